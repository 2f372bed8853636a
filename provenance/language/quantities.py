"""Quantities: figures with the hedges around them, joined to ranges where two state one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.language.figures import Figure, Refused
from provenance.language.hedges import Effect, Hedge, Hedges, or_equal
from provenance.language.ranges import Joined, join
from provenance.language.scanner import Tokens
from provenance.number import Number

__all__ = ["Quantity", "find_quantities", "merged"]


class Quantity(NamedTuple):
    """One estimate on its way: the tokens it spans, its ends, and what is known of it so far."""

    first: int
    last: int
    core: int
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
    tokens: Tokens, found: list[Figure | Refused], hedges: Hedges, *, half_open: bool = False
) -> Iterator[Quantity | Refused]:
    """Join figures into ranges and put their hedges around them.

    `half_open` leaves the high end out of every range.
    """
    at, done = 0, 0
    while at < len(found):
        one = found[at]
        at += 1
        if isinstance(one, Refused):
            yield one
            done = one.last
            continue
        left = hedges.to_the_left(tokens, one.first, done)
        joined = None
        if at < len(found):
            other = found[at]
            if isinstance(other, Figure):
                joined = join(tokens, one, other, left.reach)
        if isinstance(joined, Refused):
            at += 1
            quantity = joined
        elif joined is not None:
            at += 1
            quantity = _ranged(tokens, one, joined, left, hedges, done)
            if half_open:
                quantity = _half_open(quantity)
        else:
            right = hedges.to_the_right(tokens, one.last)
            if one.rule in _ONLY_HEDGED and not (left.phrases or right.phrases):
                quantity = Refused(one.first, one.last, one.rule)
            else:
                quantity = _hedged(tokens, one, left, right, one.first, one.last)
        yield quantity
        done = quantity.last


# A rank or an age is an estimate only where it is hedged: "higher than the tenth".
_ONLY_HEDGED = frozenset(("ordinal", "age"))


def _ranged(
    tokens: Tokens, one: Figure, joined: Joined, left: Hedge, hedges: Hedges, done: int
) -> Quantity | Refused:
    if joined.first < left.reach:
        # "about between 10 and 12": the hedge stands before what opens the range.
        outer = hedges.to_the_left(tokens, joined.first, done)
        left = _stacked(left, outer)
    right = hedges.to_the_right(tokens, joined.last)
    return _hedged(tokens, one, left, right, joined.first, joined.last, joined)


def _half_open(quantity: Quantity | Refused) -> Quantity | Refused:
    if isinstance(quantity, Refused) or quantity.low is None or quantity.high is None:
        return quantity
    wide = quantity.best is None and quantity.low < quantity.high
    return quantity._replace(high_open=True) if wide else quantity


def _stacked(inner: Hedge, outer: Hedge) -> Hedge:
    if inner.effect is None or outer.effect is None:
        return Hedge(None, outer.reach, inner.phrases + outer.phrases)
    effect = inner.effect.with_other(outer.effect)
    return Hedge(effect, outer.reach, inner.phrases + outer.phrases)


def _hedged(
    tokens: Tokens,
    one: Figure,
    left: Hedge,
    right: Hedge,
    core: int,
    last: int,
    joined: Joined | None = None,
) -> Quantity | Refused:
    first, last = min(left.reach, core), max(right.reach, last)
    both = left.effect.with_other(right.effect) if left.effect and right.effect else None
    if both is None:
        return Refused(first, last, "contradictory hedges")
    closed = or_equal(tokens, last) if both.open else last
    if closed > last:
        both, last = both._replace(open=False), closed
    rules = (one.rule, *((joined.rule,) if joined else ()), *left.phrases, *right.phrases)
    low, high = (joined.low, joined.high) if joined else (one.value, one.value)
    best = joined.best if joined else None
    approximate = both.approximate or bool(joined and joined.approximate)
    ambiguous = joined.ambiguous if joined else ()
    if one.other is not None and not ambiguous:
        ambiguous = (one.value, one.other)
    both = both._replace(approximate=approximate)
    quantity = Quantity(first, last, core, low, high, both, rules, one, best=best)
    return _bounded(quantity)._replace(ambiguous=ambiguous)


def _bounded(quantity: Quantity) -> Quantity:
    """Let a hedge that states one end take the other end away."""
    effect = quantity.effect
    if effect.low:
        return quantity._replace(high=None, low_open=effect.open, best=None)
    if effect.high:
        return quantity._replace(low=None, high_open=effect.open, best=None)
    return quantity


_CONJUNCTIONS = frozenset(("and", "but", ",", "or", "possibly", "perhaps", "maybe", "even", "also"))
_LONGEST_CONJUNCTION = 3


def merged(tokens: Tokens, quantities: Iterable[Quantity | Refused]) -> list[Quantity | Refused]:
    """Make one estimate of "more than 10 and fewer than 40"."""
    kept: list[Quantity | Refused] = []
    for quantity in quantities:
        before = kept[-1] if kept else None
        both = None
        if isinstance(before, Quantity) and isinstance(quantity, Quantity):
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
        core=one.core,
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
