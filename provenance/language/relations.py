"""Relations: how one figure hangs together with the next, read from the words between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from provenance.estimate import Estimate
from provenance.language.hedges import NEUTRAL
from provenance.language.hedging import Hedges
from provenance.language.mention import Relation, RelationKind
from provenance.language.quantities import Quantity
from provenance.language.ranges import is_change
from provenance.language.scanner import Tokens
from provenance.language.units import MEASURES
from provenance.number import Number

__all__ = ["relate"]

_OWNERS = frozenset("the its their his her our those these all some about a".split())
_DESCRIBED = _OWNERS | frozenset(
    "expected planned promised pledged projected original initial remaining total estimated".split()
)
_BACKWARDS = frozenset(("whom", "which", "them", "those", "these"))
_INCLUDING = frozenset("including includes include included comprising incl among".split())
_COMPARED = frozenset(
    (",", "up", "down", "from", "compared", "with", "against", "and", "(", "just")
)
_LONGEST_GAP = 20
_SHARES = frozenset(("fraction", "fraction sign", "share"))
_MULTIPLES: Mapping[str, Number] = MappingProxyType(
    {
        **dict.fromkeys(("double", "doubled", "doubles", "doubling"), 2),
        **dict.fromkeys(("triple", "tripled", "triples", "tripling", "trebled", "trebling"), 3),
        **dict.fromkeys(("halve", "halved", "halves", "halving"), Decimal("0.5")),
        **dict.fromkeys(("quadruple", "quadrupled", "quadruples", "quadrupling"), 4),
    }
)


def relate(tokens: Tokens, quantities: Sequence[Quantity], hedges: Hedges) -> dict[int, Relation]:
    """Find for each quantity, by its place, the relation it has to another one.

    "a third of the 12,000" links the third to the 12,000, and so on.
    """
    found: dict[int, Relation] = {}
    for place in range(len(quantities) - 1):
        _between(tokens, quantities, place, found)
    if "(" in tokens.text:
        _inside_parentheses(tokens, quantities, found)
    for place, quantity in enumerate(quantities):
        if quantity.effect.increment and place not in found:
            found[place] = Relation(RelationKind.INCREMENT, _added_to(tokens, quantities, place))
        elif quantity.first > 1 and tokens.words[quantity.first - 1] == "to":
            _multiply(tokens, quantity, place, found, hedges)
    return found


def _between(
    tokens: Tokens, quantities: Sequence[Quantity], place: int, found: dict[int, Relation]
) -> None:
    """Relate a quantity and the next one by the words between and right behind them."""
    one, other = quantities[place], quantities[place + 1]
    if other.first - one.last > _LONGEST_GAP:
        return
    gap = tokens.words[one.last : other.first]
    if _LINKING.isdisjoint(gap) and tokens.word(other.last) != "of" and place not in found:
        if gap[-1:] == [","] and _opens_with_whole(tokens, one):
            found[place + 1] = Relation(_kind_of_part(other), place)
        return
    behind = tokens.words[other.last : other.last + 2]
    of_whom = gap[-2:-1] == ["of"] and gap[-1] in _BACKWARDS
    if of_whom or (behind[:1] == ["of"] and behind[-1] in _BACKWARDS):
        before = found.get(place)
        again = before is not None and before.kind is RelationKind.FRACTION_OF
        target = before.target if before is not None and again else place
        found[place + 1] = Relation(_kind_of_part(other), target)
    elif gap and not _part_of_next(one, gap, place, found):
        listed = _listed(tokens, one, other, gap, found.get(place))
        if listed is None:
            _changed(tokens, quantities, place, found)
        else:
            inherits = listed is found.get(place)
            found[place + 1] = listed if inherits else Relation(listed.kind, place)


def _part_of_next(one: Quantity, gap: list[str], place: int, found: dict[int, Relation]) -> bool:
    """Relate "a third of the 12,000", "3,000 of the 12,000" and "3 among the 12"."""
    among = gap[-1] == "among" or (gap[-2:-1] == ["among"] and gap[-1] in _OWNERS)
    of = _is_of(gap) or (gap == ["the"] and one.figure.rule in _SHARES)
    if not (among or of):
        return False
    kind = _kind_of_part(one) if of else RelationKind.PART_OF
    found.setdefault(place, Relation(kind, place + 1))
    return True


def _kind_of_part(part: Quantity) -> RelationKind:
    """Tell a share of a whole from a count of its parts."""
    share = part.figure.rule in _SHARES or part.figure.unit == "percent" or "share" in part.rules
    return RelationKind.FRACTION_OF if share else RelationKind.PART_OF


def _opens_with_whole(tokens: Tokens, one: Quantity) -> bool:
    """Whether a clause begins with the whole: "Of the 500 tested, 30 …"."""
    at = one.first - 1
    at -= tokens.word(at) in _OWNERS
    return tokens.word(at) == "of" and tokens.word(at - 1) in _OPENING


_OPENING = frozenset(("", ".", ";", ":", ",", "out", "but", "and", "that", '"', "“"))


def _listed(
    tokens: Tokens, one: Quantity, other: Quantity, gap: list[str], before: Relation | None
) -> Relation | None:
    """Tell whether the second figure is included in the first, or goes on with its list."""
    if not _INCLUDING.isdisjoint(gap):
        return Relation(RelationKind.INCLUDING)
    if before is not None and _goes_on(tokens, one, gap, before.kind):
        return before
    announced = gap[-1] == ":" and len(gap) > 1 and not {";", ".", "("}.intersection(gap)
    fits = one.high is None or other.low is None or other.low <= one.high
    return (
        Relation(RelationKind.PART_OF)
        if announced and fits and not other.effect.increment
        else None
    )


_LINKING = _INCLUDING | {"of", "from", "to", "the", ":"}


def _is_of(gap: list[str]) -> bool:
    """Whether the words are "of the", "out of its", "of Gaza's", "of a total of" or the like."""
    if gap[:2] == ["out", "of"]:
        gap = gap[1:]
    if gap[0] != "of":
        return False
    if len(gap) == 1 or gap[-2:] == ["total", "of"]:
        return True
    if gap[-1].endswith(("'s", "'")) and len(gap) <= _LONGEST_OWNER:
        return True
    return len(gap) > 1 and gap[1] in _OWNERS and _DESCRIBED.issuperset(gap[2:])


_LONGEST_OWNER = 5


def _goes_on(tokens: Tokens, one: Quantity, gap: list[str], kind: RelationKind) -> bool:
    """Whether a list of parts goes on: "including 300 children and 200 women"."""
    if kind is RelationKind.PART_OF:
        listed = tokens.word(one.first - 1) in {":", ";", "and"}
        return listed and (gap[-1] == ";" or gap[-2:] == [";", "and"])
    # An "and" before the last item closes a list.
    if kind is not RelationKind.INCLUDING or tokens.word(one.first - 1) == "and":
        return False
    return gap[-1] in {"and", ","} and ";" not in gap and "." not in gap and ")" not in gap


def _changed(
    tokens: Tokens, quantities: Sequence[Quantity], place: int, found: dict[int, Relation]
) -> None:
    """Relate "rose from 3,000 to 12,000" and "12,000, up from 3,000"."""
    one, other = quantities[place], quantities[place + 1]
    gap = tokens.words[one.last : other.first]
    opened = one.first > 0 and tokens.words[one.first - 1] == "from"
    if opened and gap[-1] == "to":
        one_ended = one.low is None or other.low is None
        fell = not one_ended and _lowest(other) < _lowest(one) and len(gap) <= _SHORT_GAP
        if one_ended or fell or is_change(tokens, one.first - 1):
            found[place + 1] = Relation(RelationKind.FROM_TO, place)
    elif (
        gap[-1] == "from"
        and _COMPARED.issuperset(gap)
        and (len(gap) > 1 or is_change(tokens, one.first))
    ):
        found[place] = Relation(RelationKind.FROM_TO, place + 1)


_SHORT_GAP = 3


def _lowest(quantity: Quantity) -> Number:
    return 0 if quantity.low is None else quantity.low


def _inside_parentheses(
    tokens: Tokens, quantities: Sequence[Quantity], found: dict[int, Relation]
) -> None:
    """Link the parts in "7,200 troops (6,500 army; 500 navy)" to their whole."""
    words = tokens.words
    open_wholes: list[int | None] = []
    at, newest = 0, None
    # How many brackets still to come close one that is open now; one never closed ends with them.
    closing = words.count(")") - words.count("(")
    for place, quantity in enumerate(quantities):
        noted = False
        while at < quantity.first:
            if words[at] == "(":
                near = newest is not None and at - quantities[newest].last <= _LONGEST_GAP
                open_wholes.append(newest if near else None)
                closing += 1
            elif words[at] == ")":
                closing -= 1
                del open_wholes[max(0, min(len(open_wholes) - 1, closing)) :]
            noted = noted or words[at] == "note"
            at += 1
        whole = open_wholes[-1] if open_wholes and not noted else None
        if whole is not None and place not in found and _is_part(tokens, quantities, place, whole):
            found[place] = Relation(RelationKind.PART_OF, whole)
        newest = place


def _is_part(tokens: Tokens, quantities: Sequence[Quantity], place: int, whole: int) -> bool:
    part, all_of = quantities[place], quantities[whole]
    behind = tokens.word(part.last)
    if part.figure.unit != all_of.figure.unit or part.figure.rule in _SHARES:
        return False
    if not behind[:1].isalpha() or behind in MEASURES or behind in {"to", "in", "of"}:
        return False
    most, least = all_of.high, part.low
    return most is None or least is None or least <= most


def _added_to(tokens: Tokens, quantities: Sequence[Quantity], place: int) -> int | None:
    if not place:
        return None
    before, this = quantities[place - 1], quantities[place]
    gap = tokens.words[before.last : this.first]
    same_sentence = len(gap) <= _LONGEST_GAP and not {".", "!", "?"}.intersection(gap)
    return place - 1 if same_sentence else None


def _multiply(
    tokens: Tokens, quantity: Quantity, place: int, found: dict[int, Relation], hedges: Hedges
) -> None:
    """Read "more than doubled to 3,000"."""
    at = quantity.first - 2
    factor = _MULTIPLES.get(tokens.words[at])
    if factor is None:
        return
    hedge = hedges.to_the_left(tokens, at)
    effect = hedge.effect if hedge else NEUTRAL
    if effect is None:
        return
    times = Estimate(
        None if effect.high else factor,
        None if effect.low else factor,
        low_open=effect.open and effect.low,
        high_open=effect.open and effect.high,
        approximate=effect.approximate,
        side=effect.side,
    )
    target = found[place].target if place in found else None
    found[place] = Relation(RelationKind.MULTIPLE, target, times)
