"""Quantities: figures with the hedges around them, joined to ranges where two state one."""

from __future__ import annotations

from typing import NamedTuple

from provenance.errors import EstimateError
from provenance.language.cues import HEADS, NOT_A_NOUN
from provenance.language.figures import Figure, Refused
from provenance.language.hedges import EFFECTS, NEUTRAL, Effect
from provenance.language.hedging import Hedge, Hedges, or_equal
from provenance.language.pairs import PERIODS, Joined
from provenance.language.ranges import join, may_join
from provenance.language.scaling import ODD
from provenance.language.scanner import Tokens
from provenance.language.status import CUES
from provenance.number import Number

__all__ = ["Quantity", "find_quantities"]


class Quantity(NamedTuple):
    """One estimate on its way: the tokens it spans, its ends, and what is known of it so far."""

    first: int
    last: int
    low: Number | None
    high: Number | None
    effect: Effect
    rules: tuple[str, ...]
    figure: Figure
    low_open: bool = False
    high_open: bool = False
    best: Number | None = None
    ambiguous: tuple[Number, ...] = ()


def find_quantities(
    tokens: Tokens,
    found: list[Figure | Refused],
    hedges: Hedges,
    *,
    half_open: bool = False,
    ages: bool = False,
) -> list[Quantity | Refused]:
    """Join figures into ranges and put their hedges around them.

    `half_open` leaves the high end out of every range, `ages` keeps ages that nothing hedges.
    """
    words = tokens.words
    ending, opening, final = hedges.ending, hedges.opening, len(found) - 1
    made: list[Quantity | Refused] = []
    done, joined = 0, None
    for index, one in enumerate(found):
        if joined is not None:
            # The figure before took this one as its other end.
            joined = None
            continue
        if isinstance(one, Refused):
            made.append(one)
            done = one.last
            continue
        first = one.first
        near = first > done and words[first - 1] in ending
        left = _before(tokens, hedges, made, one, done) if near else None
        if one.last < len(words) and words[one.last] in _MARKS:
            one, left = _marked(tokens, hedges, one, left, done=done)  # noqa: PLW2901 - the same one
            first = one.first
        if index < final:
            joined = _joined(tokens, one, found[index + 1], left.reach if left else first)
        if joined is None:
            hedged = one.last < len(words) and words[one.last] in opening
            quantity = _single(tokens, hedges, one, left, hedged=hedged)
        else:
            quantity = _ranged(tokens, hedges, one, joined, left, done=done)
            quantity = _half_open(quantity) if half_open else quantity
        if joined is not None or one.rule in _ONLY_HEDGED or (made and made[-1][2] == "age"):
            other = None if joined is None else found[index + 1]
            quantity = _unless_rank_or_age(words, made, quantity, one, other, ages=ages)
        made.append(quantity)
        done = quantity.last
    return made


def _before(
    tokens: Tokens, hedges: Hedges, made: list[Quantity | Refused], one: Figure, done: int
) -> Hedge | None:
    """Find the hedges before a figure; that something took "over two years" is none."""
    left = hedges.to_the_left(tokens, one.first, done)
    if left is None or tokens.words[left.reach] != "over":
        return left
    return None if _is_time_taken(tokens, made, left.reach, one) else left


def _is_time_taken(tokens: Tokens, made: list[Quantity | Refused], over: int, one: Figure) -> bool:
    """Whether "12 jobs over two years" tells how long something took, not more than how long."""
    if tokens.word(one.last) not in PERIODS:
        return False
    if tokens.word(over - 1) in _BEFORE_A_SENTENCE:
        # "Over two years, 12 jobs were lost."
        return tokens.word(one.last + 1) in _OPENING_A_CLAUSE
    if not made or isinstance(made[-1], Refused):
        return False
    gap = tokens.words[made[-1].last : over]
    if gap[-1:] == [","]:
        # "$210 million, over six months"
        gap = gap[:-1]
    if len(gap) > _LONGEST_NOUN or not all(word.isalpha() for word in gap):
        return False
    if gap and (gap[-1] in _HAPPENED or _is_passive(gap)):
        return True
    return NOT_A_NOUN.isdisjoint(gap) and not (gap and gap[-1].endswith("ed"))


_BEFORE_A_SENTENCE = frozenset(("", ".", ";", '"', "“"))
_OPENING_A_CLAUSE = frozenset((",", *"the a an it they he she we its their his more some".split()))


def _is_passive(gap: list[str]) -> bool:
    """Whether "… are to be freed" is said: "over six weeks" is how long that takes."""
    done = gap[-1].endswith(("ed", "en")) and gap[-1] not in HEADS
    return done and len(gap) > 1 and gap[-2] in _BEING


_BEING = frozenset("be been being were was are is".split())
_HAPPENED = frozenset("killed died dead wounded injured arrested lost hurt".split())


def _marked(
    tokens: Tokens, hedges: Hedges, one: Figure, left: Hedge | None, *, done: int
) -> tuple[Figure, Hedge | None]:
    """Take "the 1,000 mark" as one figure, and what stands before it as its hedge."""
    last = one.last + (tokens.words[one.last] == "-")
    first = one.first - 1
    if tokens.word(last) != "mark" or tokens.word(first) != "the" or first < done:
        return one, left
    if first > done and tokens.word(first - 1) in _PASSING:
        left = Hedge(EFFECTS["more than"], first - 1, ("more than",))
    else:
        left = hedges.to_the_left(tokens, first, done)
    return one._replace(first=first, last=last + 1), left


_MARKS = frozenset(("mark", "-"))
_PASSING = frozenset(("passed", "passing", "crossed", "crossing", "broke", "broken", "breached"))


def _joined(
    tokens: Tokens, one: Figure, other: Figure | Refused, opening: int
) -> Joined | Refused | None:
    """Join a figure with the next one, if that is a figure and both state one range."""
    if isinstance(other, Refused) or not may_join(tokens, one, other):
        return None
    try:
        return join(tokens, one, other, opening)
    except EstimateError:
        return Refused(one.first, other.last, "size")


def _single(
    tokens: Tokens, hedges: Hedges, one: Figure, left: Hedge | None, *, hedged: bool
) -> Quantity | Refused:
    """Put the hedges around one figure; most have none, and `hedged` tells if one may follow."""
    first, last, value, rule, other = one[:5]
    right = hedges.to_the_right(tokens, last) if hedged else None
    if rule == ODD:
        right = Hedge(EFFECTS["or slightly more"], last, ("or slightly more",))
    if right is None and not _LATE.isdisjoint(tokens.words[last + 1 : last + _LONGEST_NOUN]):
        right = _behind_noun(tokens, hedges, last)
    if left is not None or right is not None:
        return _hedged(tokens, one, left, right)
    ambiguous = () if other is None else (value, other)
    ends_open = False
    return Quantity(
        first, last, value, value, NEUTRAL, (rule,), one, ends_open, ends_open, None, ambiguous
    )


def _behind_noun(tokens: Tokens, hedges: Hedges, last: int) -> Hedge | None:
    """Find the hedge of "300 North Korean soldiers or fewer"; it leaves the noun in its place."""
    words = tokens.words
    at = next(place for place in range(last + 1, last + _LONGEST_NOUN) if words[place] in _LATE)
    while words[at] in _BEHIND_AT and at > last:
        at -= 1
    if not all(word.isalpha() for word in words[last:at]):
        return None
    right = hedges.to_the_right(tokens, at)
    if right is None or right.effect is None:
        return None
    vague = right.effect.approximate and words[at] == "or"
    if not (right.effect.low or right.effect.high or vague):
        return None
    behind = tokens.word(right.reach)
    if (
        words[at] != "or"
        and behind not in CUES
        and (
            (behind.isalpha() and behind not in NOT_A_NOUN)
            or not NOT_A_NOUN.isdisjoint(words[last:at])
        )
    ):
        # "12 men at most risk", "12 came at least twice"
        return None
    return right._replace(reach=last)


_BEHIND_AT = frozenset(("least", "most", "best", "very", "the"))
_LATE = frozenset(("or", "least", "most", "best", "maximum", "minimum", "tops"))
_LONGEST_NOUN = 5


def _is_age_too(
    words: list[str],
    made: list[Quantity | Refused],
    one: Figure,
    other: Figure | Refused | None,
    first: int,
) -> bool:
    """Whether a figure is an age by its neighbour: "18 to 24-year-olds", "aged 23 and 31".

    "Kim, 65, and 3 others" are three; `first` is where the figure opens: "aged between 8 and 15".
    """
    if other is not None:
        aged = first > 0 and words[first - 1] in _AGED
        aged = aged or words[max(0, first - 2) : first] in _AGE_RANGES
        return isinstance(other, Figure) and (other.rule == "age" or aged)
    before = made[-1] if made else None
    if not isinstance(before, Refused) or before.rule != "age":
        return False
    ends = one.last == len(words) or words[one.last] in _BEHIND_AN_AGE
    gap = words[before.last : one.first]
    if gap == [","]:
        # "aged 17, 19 and 24"
        joint, ahead = [*words[one.last : one.last + 2], "", ""][:2]
        return joint in {"and", ","} and ahead[:1].isdecimal()
    return ends and gap in (["and"], [",", "and"])


_AGED = frozenset(("aged", "ages"))
_AGE_RANGES = (["age", "range"], ["age", "group"], ["the", "ages"])
_BEHIND_AN_AGE = frozenset((",", ".", ";", ")"))
_ONLY_HEDGED = frozenset(("ordinal", "age"))


def _unless_rank_or_age(
    words: list[str],
    before: list[Quantity | Refused],
    made: Quantity | Refused,
    one: Figure,
    other: Figure | Refused | None,
    *,
    ages: bool,
) -> Quantity | Refused:
    """Refuse a rank or an age that nothing hedges; "higher than the tenth" is an estimate."""
    if isinstance(made, Refused):
        return made
    rule = "age" if _is_age_too(words, before, one, other, made.first) else one.rule
    if made.effect is not NEUTRAL or rule not in _ONLY_HEDGED:
        return made
    kept = ages if rule == "age" else made.low != made.high
    return made if kept else Refused(made.first, made.last, rule)


def _ranged(
    tokens: Tokens,
    hedges: Hedges,
    one: Figure,
    joined: Joined | Refused,
    left: Hedge | None,
    *,
    done: int,
) -> Quantity | Refused:
    """Put the hedges around two figures that state one range, not reaching below `done`."""
    if isinstance(joined, Refused):
        return joined
    if left is not None and joined.first < left.reach:
        if left.effect is not None and left.effect.low and joined.high is not None:
            # "from as few as 500 to 2,000": the hedge is that of the low end alone.
            joined = joined._replace(low_open=left.effect.open)
            left = left._replace(effect=left.effect._replace(low=False, open=False))
        # "about between 10 and 12": the hedge stands before what opens the range.
        left = _stacked(left, hedges.to_the_left(tokens, joined.first, done))
    elif left is None and joined.first < one.first:
        left = hedges.to_the_left(tokens, joined.first, done)
    if joined.unit:
        one = one._replace(unit=joined.unit)
    right = hedges.to_the_right(tokens, joined.last)
    near = tokens.words[joined.last + 1 : joined.last + _LONGEST_NOUN]
    if right is None and not _LATE.isdisjoint(near):
        right = _behind_noun(tokens, hedges, joined.last)
    return _hedged(tokens, one, left, right, joined)


def _half_open(quantity: Quantity | Refused) -> Quantity | Refused:
    if isinstance(quantity, Refused) or quantity.low is None or quantity.high is None:
        return quantity
    wide = quantity.best is None and quantity.low < quantity.high
    return quantity._replace(high_open=True) if wide else quantity


def _stacked(inner: Hedge, outer: Hedge | None) -> Hedge:
    if outer is None:
        return inner
    effect = inner.effect and inner.effect.with_other(outer.effect)
    return Hedge(effect, outer.reach, inner.phrases + outer.phrases)


def _hedged(
    tokens: Tokens,
    one: Figure,
    left: Hedge | None,
    right: Hedge | None,
    joined: Joined | None = None,
) -> Quantity | Refused:
    """Make a quantity of a figure or a range and the hedges on either side of it."""
    whole = joined or one
    first, last = whole.first, whole.last
    effect: Effect | None = NEUTRAL
    rules: tuple[str, ...] = (one.rule, joined.rule) if joined else (one.rule,)
    if left is not None:
        effect, rules = left.effect, rules + left.phrases
        first = min(first, left.reach)
    if right is not None:
        effect, rules = effect and effect.with_other(right.effect), rules + right.phrases
        last = right.reach
    if effect is None:
        return Refused(first, last, "contradictory hedges")
    if effect.open and tokens.word(last) == "or":
        closed = or_equal(tokens, last)
        if closed > last:
            effect, last = effect._replace(open=False), closed
    return _bounded((first, last), effect, rules, one, joined)


def _bounded(
    span: tuple[int, int],
    effect: Effect,
    rules: tuple[str, ...],
    one: Figure,
    joined: Joined | None,
) -> Quantity:
    """Let a hedge that states one end take the other end away."""
    low: Number | None = one.value
    high, best = low, None
    ambiguous: tuple[Number, ...] = () if one.other is None else (one.value, one.other)
    if joined:
        low, high, best, ambiguous = joined.low, joined.high, joined.best, joined.ambiguous
        if one.other is not None and not ambiguous:
            ambiguous = (one.value, one.other)
        if joined.approximate and not effect.approximate:
            effect = effect._replace(approximate=True)
    low_open, high_open = joined is not None and joined.low_open, False
    if effect.low:
        high, best, low_open = None, None, effect.open
    elif effect.high:
        low, best, high_open = None, None, effect.open
    first, last = span
    return Quantity(
        first, last, low, high, effect, rules, one, low_open, high_open, best, ambiguous
    )
