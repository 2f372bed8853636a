"""Quantities: figures with the hedges around them, joined to ranges where two state one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from provenance.language.figures import Figure, Refused
from provenance.language.hedges import NEUTRAL, Effect, Hedge, Hedges, or_equal
from provenance.language.ranges import Joined, join, may_join
from provenance.language.scanner import Tokens
from provenance.number import Number

__all__ = ["Quantity", "find_quantities", "merged"]


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
    made: list[Quantity | Refused] = []
    done, joined = 0, None
    for place, one in enumerate(found):
        if joined is not None:
            # The figure before took this one as its other end.
            joined = None
            continue
        if isinstance(one, Refused):
            made.append(one)
            done = one.last
            continue
        first, last, left, right = one.first, one.last, None, None
        if first > done and words[first - 1] in hedges.ending:
            left = hedges.to_the_left(tokens, first, done)
        joined = _joined(tokens, found, place, left.reach if left else first)
        quantity: Quantity | Refused
        if joined is not None:
            quantity = _ranged(tokens, one, joined, left, hedges, done)
            quantity = _half_open(quantity) if half_open else quantity
        else:
            if last < len(words) and words[last] in hedges.opening:
                right = hedges.to_the_right(tokens, last)
            quantity = _single(tokens, one, left, right)
        if one.rule in _ONLY_HEDGED:
            quantity = _only_hedged(quantity, one, ages)
        made.append(quantity)
        done = quantity.last
    return made


def _joined(
    tokens: Tokens, found: list[Figure | Refused], place: int, opening: int
) -> Joined | Refused | None:
    """Join a figure with the next one, if that is a figure and both state one range."""
    one, other = found[place], found[place + 1] if place + 1 < len(found) else None
    if not (isinstance(one, Figure) and isinstance(other, Figure)):
        return None
    return join(tokens, one, other, opening) if may_join(tokens, one, other) else None


def _single(
    tokens: Tokens, one: Figure, left: Hedge | None, right: Hedge | None
) -> Quantity | Refused:
    """Put the hedges around one figure; most have none."""
    if left is not None or right is not None:
        return _hedged(tokens, one, left, right)
    value = one.value
    ambiguous = () if one.other is None else (value, one.other)
    return Quantity(
        one.first, one.last, value, value, NEUTRAL, (one.rule,), one, ambiguous=ambiguous
    )


_ONLY_HEDGED = frozenset(("ordinal", "age"))


def _only_hedged(made: Quantity | Refused, one: Figure, ages: bool) -> Quantity | Refused:
    """Refuse a rank or an age that nothing hedges; "higher than the tenth" is an estimate."""
    if isinstance(made, Refused) or made.effect is not NEUTRAL or (ages and one.rule == "age"):
        return made
    return (
        made
        if one.rule == "ordinal" and made.low != made.high
        else Refused(made.first, made.last, one.rule)
    )


def _ranged(
    tokens: Tokens,
    one: Figure,
    joined: Joined | Refused,
    left: Hedge | None,
    hedges: Hedges,
    done: int,
) -> Quantity | Refused:
    if isinstance(joined, Refused):
        return joined
    if left is not None and joined.first < left.reach:
        # "about between 10 and 12": the hedge stands before what opens the range.
        left = _stacked(left, hedges.to_the_left(tokens, joined.first, done))
    elif left is None and joined.first < one.first:
        left = hedges.to_the_left(tokens, joined.first, done)
    if joined.unit:
        one = one._replace(unit=joined.unit)
    right = hedges.to_the_right(tokens, joined.last)
    return _hedged(tokens, one, left, right, joined)


def _half_open(quantity: Quantity | Refused) -> Quantity | Refused:
    if isinstance(quantity, Refused) or quantity.low is None or quantity.high is None:
        return quantity
    wide = quantity.best is None and quantity.low < quantity.high
    return quantity._replace(high_open=True) if wide else quantity


def _stacked(inner: Hedge, outer: Hedge | None) -> Hedge:
    if outer is None:
        return inner
    if inner.effect is None or outer.effect is None:
        return Hedge(None, outer.reach, inner.phrases + outer.phrases)
    effect = inner.effect.with_other(outer.effect)
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
    rules = (one.rule, joined.rule) if joined else (one.rule,)
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
    return _bounded(first, last, effect, rules, one, joined)


def _bounded(
    first: int,
    last: int,
    effect: Effect,
    rules: tuple[str, ...],
    one: Figure,
    joined: Joined | None,
) -> Quantity:
    """Let a hedge that states one end take the other end away."""
    low: Number | None = one.value
    high, best, ambiguous = low, None, ()
    if joined:
        low, high, best, ambiguous = joined.low, joined.high, joined.best, joined.ambiguous
        if joined.approximate and not effect.approximate:
            effect = effect._replace(approximate=True)
    if one.other is not None and not ambiguous:
        ambiguous = (one.value, one.other)
    low_open = high_open = False
    if effect.low:
        high, best, low_open = None, None, effect.open
    elif effect.high:
        low, best, high_open = None, None, effect.open
    return Quantity(
        first, last, low, high, effect, rules, one, low_open, high_open, best, ambiguous
    )


_CONJUNCTIONS = frozenset(("and", "but", ",", "or", "possibly", "perhaps", "maybe", "even", "also"))
_LONGEST_CONJUNCTION = 3


def merged(tokens: Tokens, quantities: Iterable[Quantity | Refused]) -> list[Quantity | Refused]:
    """Make one estimate of "more than 10 and fewer than 40"."""
    kept: list[Quantity | Refused] = []
    for quantity in quantities:
        before = kept[-1] if kept else None
        both = None
        if (
            isinstance(before, Quantity)
            and isinstance(quantity, Quantity)
            and (before.low is None or before.low != before.high)
        ):
            both = _both(tokens, before, quantity) or _with_best(tokens, before, quantity)
        if both is None:
            kept.append(quantity)
        else:
            kept[-1] = both
    return kept


def _both(tokens: Tokens, one: Quantity, other: Quantity) -> Quantity | None:
    if (one.low is None) == (other.low is None) or (one.high is None) == (other.high is None):
        return None
    gap = tokens.words[one.last : other.first]
    if not 0 < len(gap) <= _LONGEST_CONJUNCTION or gap == [","]:
        return None
    if not all(word in _CONJUNCTIONS for word in gap):
        return None
    lower, upper = (one, other) if one.low is not None else (other, one)
    assert lower.low is not None and upper.high is not None  # noqa: S101, PT018
    if lower.low >= upper.high or (one.figure.unit and one.figure.unit != other.figure.unit):
        return None
    effect = one.effect.with_other(other.effect._replace(low=one.effect.low, high=one.effect.high))
    return lower._replace(
        first=one.first,
        last=other.last,
        high=upper.high,
        high_open=upper.high_open,
        effect=effect or one.effect,
        rules=(*one.rules, *other.rules, "both ends"),
    )


_BEST = frozenset(
    (("most", "likely"), ("likeliest",), ("best", "estimate"), ("probably",), ("best", "guess"))
)


def _with_best(tokens: Tokens, one: Quantity, other: Quantity) -> Quantity | None:
    """Read "between 10,000 and 12,000, most likely 11,000" as one estimate with its best value."""
    gap = tokens.words[one.last : other.first]
    point = other.low is not None and other.low == other.high
    if gap[:1] != [","] or tuple(gap[1:]) not in _BEST or not point or one.low == one.high:
        return None
    inside = (one.low is None or one.low <= other.low) and (
        one.high is None or other.low <= one.high
    )
    if not inside:
        return None
    rules = (*one.rules, *other.rules, "best value")
    return one._replace(last=other.last, best=other.low, rules=rules)
