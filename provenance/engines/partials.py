"""What is known of some of the answers to a question, and how such parts merge into the whole.

A question with millions of answers need not stand on one machine: each part of its answers is
summed up where it lies, and the sums merge, in any order and any grouping, to that of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from typing import Self

import attrs

from provenance.number import Number

__all__ = ["Ends", "Extent"]

Bare = tuple[Number | None, Number | None]
"""A bare interval: its ends, each of which may be missing, and both of which it holds."""


def _highest(one: Number | None, other: Number | None) -> Number | None:
    return other if one is None or (other is not None and other > one) else one


def _lowest(one: Number | None, other: Number | None) -> Number | None:
    return other if one is None or (other is not None and other < one) else one


@attrs.frozen
class Extent:
    """How many intervals there are, the highest of their low ends, and the lowest of their high.

    They all share a value just if the one is no higher than the other (Helly). `merged` is
    commutative and associative, and `Extent()` changes nothing.

    >>> Extent.of([(3, 5), (4, None)]).merged(Extent.of([(None, 3)])).is_contested
    True
    """

    count: int = 0
    highest_low: Number | None = None
    lowest_high: Number | None = None

    @classmethod
    def of(cls, intervals: Iterable[Bare]) -> Self:
        """Sum up some intervals."""
        count, low, high = 0, None, None
        for one_low, one_high in intervals:
            count += 1
            low, high = _highest(low, one_low), _lowest(high, one_high)
        return cls(count, low, high)

    def merged(self, other: Extent) -> Extent:
        """The extent of both parts together."""
        return Extent(
            self.count + other.count,
            _highest(self.highest_low, other.highest_low),
            _lowest(self.lowest_high, other.lowest_high),
        )

    @property
    def is_contested(self) -> bool:
        """Whether some two of the intervals exclude each other."""
        low, high = self.highest_low, self.lowest_high
        return low is not None and high is not None and low > high


@attrs.frozen
class Ends:
    """The sorted ends of intervals: all that the consensus and the number of conflicts hang on.

    `lows` and `highs` leave out what is missing, and `count` the intervals that are empty. `merged`
    merges sorted ends; it is commutative and associative, and `Ends()` changes nothing.

    >>> ends = Ends.of([(1, 4), (3, 6)]).merged(Ends.of([(5, 9), (None, 2)]))
    >>> ends.most, ends.apart
    (2, 3)
    """

    count: int = 0
    lows: tuple[Number, ...] = ()
    highs: tuple[Number, ...] = ()

    @classmethod
    def of(cls, intervals: Iterable[Bare]) -> Self:
        """Sum up some intervals, none of which is empty."""
        held = [(low, high) for low, high in intervals if not _is_empty(low, high)]
        lows = sorted(low for low, _ in held if low is not None)
        highs = sorted(high for _, high in held if high is not None)
        return cls(len(held), tuple(lows), tuple(highs))

    def merged(self, other: Ends) -> Ends:
        """The ends of both parts together."""
        return Ends(
            self.count + other.count,
            tuple(merge(self.lows, other.lows)),
            tuple(merge(self.highs, other.highs)),
        )

    @property
    def extent(self) -> Extent:
        """The extent of the same intervals."""
        low = self.lows[-1] if self.lows else None
        return Extent(self.count, low, self.highs[0] if self.highs else None)

    @property
    def most(self) -> int:
        """How many intervals the values hold that most of them allow (Marzullo)."""
        return max(self._covers(), default=0)

    @property
    def consensus(self) -> tuple[Bare, ...]:
        """The values that most intervals allow, as intervals in their order.

        >>> Ends.of([(1, 4), (3, 6), (10, None)]).consensus
        ((3, 4),)
        """
        most = self.most
        found: list[Bare] = []
        covers, closed = self.count - len(self.lows), 0
        if covers == most and most:
            found.append((None, self.highs[0] if self.highs else None))
        for place, low in enumerate(self.lows):
            while closed < len(self.highs) and self.highs[closed] < low:
                closed += 1
            here = self.count - len(self.lows) + place + 1 - closed
            if here == most:
                found.append((low, self.highs[closed] if closed < len(self.highs) else None))
        return tuple(found)

    def _covers(self) -> Iterator[int]:
        """Count the intervals at every low end, and below all of them."""
        unbounded, closed = self.count - len(self.lows), 0
        yield unbounded
        for place, low in enumerate(self.lows):
            while closed < len(self.highs) and self.highs[closed] < low:
                closed += 1
            yield unbounded + place + 1 - closed

    @property
    def apart(self) -> int:
        """How many pairs of the intervals exclude each other, without looking at any pair."""
        closed = pairs = 0
        for low in self.lows:
            while closed < len(self.highs) and self.highs[closed] < low:
                closed += 1
            pairs += closed
        return pairs


def _is_empty(low: Number | None, high: Number | None) -> bool:
    return low is not None and high is not None and low > high
