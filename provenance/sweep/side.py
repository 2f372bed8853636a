"""Figures of one time in order of their low ends, and which of others lie wholly above them.

The high end of a figure and one search among the low ends of others tell how many of those lie
above it, and which: all from a place on. So that n places describe all pairs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import repeat

import attrs

from provenance.claim import Claim
from provenance.number import Number
from provenance.sweep.ends import NO_HIGH, NO_LOW
from provenance.sweep.rounding import Bare, Rounding

__all__ = ["Side", "excluded"]

_BLOCK = 128


def excluded(lows: Sequence[Number], highs: Sequence[Number]) -> int:
    """Count the pairs of a high end and a low end that lies above it.

    Among the ends of the same intervals these are the pairs that share no value; no more than two
    sorts and one search for each of them is needed.

    >>> excluded([3000, 12000], [3000, 12000])
    1
    """
    return _excluded(sorted(lows), sorted(highs))


def _excluded(lows: list[Number], highs: list[Number]) -> int:
    if not lows or not highs or lows[-1] <= highs[0]:
        return 0
    met = begin = 0
    for first in range(0, len(highs), _BLOCK):
        block = highs[first : first + _BLOCK]
        # Only a few low ends lie between the ends of a block, so that each search is short.
        end = bisect_right(lows, block[-1], begin)
        met += begin * len(block) + sum(map(bisect_right, repeat(lows[begin:end]), block))
        begin = end
    return len(lows) * len(highs) - met


@attrs.frozen(slots=False, eq=False)
class Side:
    """Claims of one time with the ends of their figures, to be held against those of another.

    `bare` holds the values that nothing hedges and None elsewhere, `kin` numbers those who share an
    origin or a statement. What counts or lists here leaves out pairs of kin, and of bare figures
    that are equal within rounding.
    """

    claims: list[Claim]
    low: list[Number]
    high: list[Number]
    bare: list[Number | None]
    kin: list[int | None]
    rounding: Rounding

    def some(self, places: Sequence[int]) -> Side:
        """Those that stand at some places, in that order."""
        return Side(
            [self.claims[place] for place in places],
            [self.low[place] for place in places],
            [self.high[place] for place in places],
            [self.bare[place] for place in places],
            [self.kin[place] for place in places],
            self.rounding,
        )

    def where(self, column: Sequence[Number], value: Number) -> Side:
        """Those for which a column holds a value."""
        return self.some([place for place, held in enumerate(column) if held == value])

    @cached_property
    def _plain(self) -> list[Number]:
        """The values that nothing hedges, sorted; each is both ends of its figure."""
        return sorted([value for value in self.bare if value is not None])

    @cached_property
    def lows(self) -> list[Number]:
        """The low ends, sorted."""
        stated = self._with_plain(self.low, NO_LOW)
        return [NO_LOW] * (len(self.low) - len(stated)) + stated

    @cached_property
    def highs(self) -> list[Number]:
        """The high ends, sorted."""
        stated = self._with_plain(self.high, NO_HIGH)
        return stated + [NO_HIGH] * (len(self.high) - len(stated))

    def _with_plain(self, column: list[Number], none: Number) -> list[Number]:
        """The ends that are stated, sorted; what was sorted already is merged, not sorted again."""
        # Numbers that all fit into a word are sorted in less time than those of which one does not.
        hedged = [
            end
            for end, value in zip(column, self.bare, strict=True)
            if value is None and end is not none
        ]
        hedged.sort()
        return sorted(self._plain + hedged)

    def meets_all(self, other: Side) -> bool:
        """Whether no figure of the other begins above the end of one of these; sorts nothing."""
        return not (self.high and other.low) or max(other.low) <= min(self.high)

    @cached_property
    def by_low(self) -> Side:
        """The same claims in order of the low ends."""
        return self.some(sorted(range(len(self.low)), key=self.low.__getitem__))

    @cached_property
    def values(self) -> Bare:
        """The bare figures, to find those that round together."""
        return Bare(self._plain, self.rounding)

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where those stand who have kin, family by family."""
        found: dict[int, list[int]] = {}
        if self.kin.count(None) == len(self.kin):
            return found
        for place, kin in enumerate(self.kin):
            if kin is not None:
                found.setdefault(kin, []).append(place)
        return found

    @cached_property
    def families(self) -> dict[int, Side]:
        """Those who have kin, each family by itself."""
        return {kin: self.some(places) for kin, places in self.places.items()}

    def strangers(self, other: Side) -> int:
        """How many pairs there are of one from each side who are no kin."""
        theirs = other.places
        kin = sum(len(own) * len(theirs.get(one, ())) for one, own in self.places.items())
        return len(self.claims) * len(other.claims) - kin

    @property
    def strangers_within(self) -> int:
        """How many pairs of strangers there are among these claims."""
        return _pairs(len(self.claims)) - sum(_pairs(len(one)) for one in self.places.values())

    def count(self, other: Side, *, rounded: bool = True) -> int:
        """How many pairs of strangers there are in which the other's figure lies above this one's.

        Where figures are not `rounded`, those equal within rounding count too.
        """
        found = _above(self, other, rounded=rounded)
        theirs = other.places
        shared = [kin for kin in self.places if kin in theirs] if found else ()
        for kin in shared:
            found -= _above(self.families[kin], other.families[kin], rounded=rounded)
        return found


def _above(one: Side, other: Side, *, rounded: bool) -> int:
    if one.meets_all(other):
        return 0
    found = _excluded(other.lows, one.highs)
    return found - one.values.together(other.values) if rounded and found else found


def _pairs(number: int) -> int:
    return number * (number - 1) // 2
