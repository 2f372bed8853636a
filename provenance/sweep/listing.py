"""Pairs of two sides listed in columns: a claim with all those that it makes a pair with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from provenance.claim import Claim
from provenance.number import Number
from provenance.sweep.ends import NO_HIGH, NO_LOW
from provenance.sweep.rounding import plus
from provenance.sweep.side import Side

__all__ = ["above", "across", "bound", "within"]

Column = tuple[Claim, list[Claim]]


def above(one: Side, other: Side, *, rounded: bool = True) -> Iterator[Column]:
    """Each claim with the strangers of the other side whose figures lie wholly above its own."""
    if one.meets_all(other):
        return
    there = other.by_low
    width = _width(one, other) if rounded else 0
    for claim, high, value, kin in zip(one.claims, one.high, one.bare, one.kin, strict=True):
        start = bisect_right(other.lows, high)
        found = there.claims[start:]
        if kin is not None or width:
            gone = {place for place in _relatives(kin, there) if place >= start}
            if width and value is not None:
                gone.update(_near(value, start, width, there))
            for place in sorted(gone, reverse=True):
                del found[place - start]
        if found:
            yield claim, found


def within(side: Side) -> Iterator[Column]:
    """Each claim with the strangers whose figures begin no lower than its own and share a value."""
    ordered = side.by_low
    width = _width(side, side)
    for place in range(len(ordered.claims)):
        yield from _met(place, place + 1, ordered, ordered, width)


def across(one: Side, other: Side) -> Iterator[Column]:
    """Each claim of either side with the strangers of the other whose figures share a value."""
    width = _width(one, other)
    for here, there, find in ((one, other, bisect_left), (other, one, bisect_right)):
        ordered = there.by_low
        for place, low in enumerate(here.low):
            yield from _met(place, find(ordered.low, low), here, ordered, width)


def _met(place: int, start: int, here: Side, there: Side, width: Number) -> Iterator[Column]:
    """One claim with those there, from a place on, that begin within its figure or round to it."""
    stop = bisect_right(there.low, here.high[place])
    value, kin = here.bare[place], here.kin[place]
    places: Iterable[int] = range(start, stop)
    if width and value is not None:
        places = (*places, *_near(value, stop, width, there))
    relatives = set(_relatives(kin, there))
    found = [there.claims[one] for one in places if one not in relatives]
    if found:
        yield here.claims[place], found


def bound(part: Side, whole: Side) -> Iterator[Column]:
    """Each claim on a part with the strangers on its whole that leave it room."""
    for claim, low, kin in zip(part.claims, part.low, part.kin, strict=True):
        relatives = set(_relatives(kin, whole))
        # Neither a missing low end of a part nor a missing high end of its whole binds.
        silent = NO_HIGH if low == NO_LOW else None
        found = [
            whole.claims[place]
            for place, high in enumerate(whole.high)
            if low <= high and high != silent and place not in relatives
        ]
        if found:
            yield claim, found


def _relatives(kin: int | None, there: Side) -> list[int]:
    return [] if kin is None else there.places.get(kin, [])


def _width(one: Side, other: Side) -> Number:
    """How far two bare figures may at most lie apart and still be equal within rounding."""
    return max(one.values.widest, other.values.widest)


def _near(value: Number, start: int, width: Number, there: Side) -> Iterator[int]:
    """The places, from one on, of those that are equal to a value within rounding."""
    for place in range(start, bisect_right(there.low, plus(value, width))):
        bare = there.bare[place]
        if bare is not None and there.rounding.rounds(value, bare):
            yield place
