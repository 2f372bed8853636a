"""Relations: how one figure hangs together with the next, read from the words between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from provenance.estimate import Estimate
from provenance.language.hedges import NEUTRAL, Hedges
from provenance.language.mention import Relation, RelationKind
from provenance.language.quantities import Quantity
from provenance.language.ranges import is_change
from provenance.language.scanner import Tokens
from provenance.language.units import MEASURES
from provenance.number import Number

__all__ = ["relate"]

_OWNERS = frozenset("the its their his her our those these all some about a".split())
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
    if not quantities:
        return found
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
    one, other = quantities[place], quantities[place + 1]
    if other.first - one.last > _LONGEST_GAP:
        return
    gap = tokens.words[one.last : other.first]
    if _LINKING.isdisjoint(gap) and tokens.word(other.last) != "of" and place not in found:
        return
    behind = tokens.words[other.last : other.last + 2]
    if len(behind) == 2 and behind[0] == "of" and behind[1] in _BACKWARDS:  # noqa: PLR2004
        found[place + 1] = Relation(RelationKind.PART_OF, place)
        return
    if not gap:
        return
    if _is_of(gap) or (gap == ["the"] and one.figure.rule in _SHARES):
        share = one.figure.rule in _SHARES or one.figure.unit == "percent"
        share = share or "share" in one.rules
        kind = RelationKind.FRACTION_OF if share else RelationKind.PART_OF
        found.setdefault(place, Relation(kind, place + 1))
    elif "of" in gap and gap[-1] in _BACKWARDS and gap[-2:-1] == ["of"]:
        found[place + 1] = Relation(RelationKind.PART_OF, place)
    elif gap[-2:-1] == ["among"] and gap[-1] in _OWNERS:
        found.setdefault(place, Relation(RelationKind.PART_OF, place + 1))
    elif not _INCLUDING.isdisjoint(gap):
        found[place + 1] = Relation(RelationKind.INCLUDING, place)
    elif place in found and _goes_on(tokens, one, gap, found[place].kind):
        found[place + 1] = found[place]
    elif gap[-1] == ":" and len(gap) > 1 and not {";", ".", "("}.intersection(gap):
        if one.high is None or other.low is None or other.low <= one.high:
            found[place + 1] = Relation(RelationKind.PART_OF, place)
    else:
        _changed(tokens, one, other, gap, place, found)


_LINKING = _INCLUDING | {"of", "from", "to", "the", ":"}


def _is_of(gap: list[str]) -> bool:
    """Whether the words are "of the", "out of its", "of a total of" or the like."""
    if gap[:2] == ["out", "of"]:
        gap = gap[1:]
    if gap[0] != "of":
        return False
    if gap[-2:] == ["total", "of"]:
        return True
    return all(word in _OWNERS for word in gap[1:]) and len(gap) > 1


def _goes_on(tokens: Tokens, one: Quantity, gap: list[str], kind: RelationKind) -> bool:
    """Whether a list of parts goes on: "including 300 children and 200 women"."""
    if kind is RelationKind.PART_OF:
        listed = tokens.word(one.first - 1) in {":", ";", "and"}
        return listed and (gap[-1] == ";" or gap[-2:] == [";", "and"])
    if kind is not RelationKind.INCLUDING:
        return False
    return gap[-1] in {"and", ","} and ";" not in gap and "." not in gap and ")" not in gap


def _changed(
    tokens: Tokens,
    one: Quantity,
    other: Quantity,
    gap: list[str],
    place: int,
    found: dict[int, Relation],
) -> None:
    """Read "rose from 3,000 to 12,000" and "12,000, up from 3,000"."""
    if tokens.words[one.first - 1] == "from" and gap[-1] == "to" and one.first:
        if is_change(tokens, one.first - 1) or one.low is None or other.low is None:
            found[place + 1] = Relation(RelationKind.FROM_TO, place)
        elif other.low < one.low and len(gap) <= 3:  # noqa: PLR2004
            found[place + 1] = Relation(RelationKind.FROM_TO, place)
    elif gap[-1] == "from" and all(word in _COMPARED for word in gap):
        if len(gap) > 1 or is_change(tokens, one.first):
            found[place] = Relation(RelationKind.FROM_TO, place + 1)


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
