"""An interval of numbers: ends stated or not, open or closed, and how two such sets meet."""

from __future__ import annotations

from typing import Any

import attrs

from provenance.errors import EstimateError, shown
from provenance.gap import Gap
from provenance.number import Number, exact, grouped

__all__ = ["Interval", "optional_number", "reach_high", "reach_low", "yes_or_no"]


def optional_number(value: object) -> Number | None:
    """Bring a number into canonical form, and leave None as it is."""
    return None if value is None else exact(value)


def yes_or_no(value: object) -> bool:
    """Take True and False, and nothing that merely counts as one of them."""
    if not isinstance(value, bool):
        raise EstimateError(f"write True or False, not {shown(value)}", value=value)
    return value


@attrs.frozen
class Interval:
    """Every number from `low` to `high`; None where no end was stated, and open ends are left out.

    A row of real data may hold `low` above `high`: such an interval can only be made by naming the
    fields, says so in `oddities`, and shares no value with any.

    >>> 3000 in Interval(3000, low_open=True), 3001 in Interval(3000, low_open=True)
    (False, True)
    """

    low: Number | None = attrs.field(default=None, converter=optional_number)
    high: Number | None = attrs.field(default=None, converter=optional_number)
    low_open: bool = attrs.field(default=False, converter=yes_or_no, kw_only=True)
    high_open: bool = attrs.field(default=False, converter=yes_or_no, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Bring the ends into canonical form, so that equality means the same values."""
        if self.low is None:
            self._settle(low_open=False)
        if self.high is None:
            self._settle(high_open=False)
        if self.is_point and (self.low_open or self.high_open):
            message = f"no value lies between {self.low} and {self.high} with an end left out"
            raise EstimateError(message, value=(self.low, self.high))

    def _settle(self, **fields: Any) -> None:
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    @property
    def is_unknown(self) -> bool:
        """Whether no figure was given at all.

        >>> Interval().is_unknown
        True
        """
        return self.low is None and self.high is None

    @property
    def is_point(self) -> bool:
        """Whether one value was named and nothing else, hedged or not.

        >>> Interval(3000, 3000).is_point
        True
        """
        return self.low is not None and self.low == self.high

    @property
    def has_both_ends(self) -> bool:
        """Whether a least and a greatest value were stated.

        >>> Interval(3000).has_both_ends
        False
        """
        return self.low is not None and self.high is not None

    @property
    def oddities(self) -> tuple[str, ...]:
        """What is wrong with the figures among themselves, as real records sometimes are.

        >>> Interval(5, 3).oddities
        ('low 5 is above high 3',)
        """
        if self.low is None or self.high is None or self.low <= self.high:
            return ()
        return (f"low {grouped(self.low)} is above high {grouped(self.high)}",)

    def __contains__(self, value: object) -> bool:
        """Tell whether a value is among those left possible, as said and without any tolerance."""
        number = exact(value)
        if self.low is not None and (number < self.low or (self.low_open and number == self.low)):
            return False
        return self.high is None or not (
            number > self.high or (self.high_open and number == self.high)
        )

    def within(self, other: Interval) -> bool:
        """Whether every value possible here is possible there.

        >>> Interval(3000, 3000).within(Interval(3000))
        True
        """
        return reach_low(other) <= reach_low(self) and reach_high(self) <= reach_high(other)

    def overlaps(self, other: Interval) -> bool:
        """Whether some value is possible in both.

        >>> Interval(3000).overlaps(Interval(12000, 12000))
        True
        """
        if self.oddities or other.oddities:
            return False
        return self._misses(other) is None

    def gap(self, other: Interval) -> Gap | None:
        """How far the two are apart, or None where they share a value or nothing can be told.

        Two that only touch, an end being left out, are apart by zero.

        >>> str(Interval(None, 3000).gap(Interval(12000)))
        '9,000 (75 %)'
        """
        if self.oddities or other.oddities:
            return None
        apart = self._misses(other)
        return None if apart is None else Gap.between(*apart)

    def _misses(self, other: Interval) -> tuple[Number, Number] | None:
        """Find the two ends that keep two intervals apart, the lower one first."""
        for under, over in ((self, other), (other, self)):
            high, low = under.high, over.low
            if high is None or low is None:
                continue
            if high < low or (high == low and (under.high_open or over.low_open)):
                return high, low
        return None

    def same_values(self, other: Interval) -> bool:
        """Whether both leave the same values possible, whatever hedge each carries.

        >>> Interval(3000, 3000).same_values(Interval(3000))
        False
        """
        return self.within(other) and other.within(self)


def reach_low(interval: Interval) -> tuple[int, Number, bool]:
    """Order low ends: what reaches further down comes first.

    >>> reach_low(Interval(None, 5)) < reach_low(Interval(3))
    True
    """
    if interval.low is None:
        return 0, 0, False
    return 1, interval.low, interval.low_open


def reach_high(interval: Interval) -> tuple[int, Number, bool]:
    """Order high ends: what reaches further up comes last.

    >>> reach_high(Interval(0, 5)) < reach_high(Interval(0))
    True
    """
    if interval.high is None:
        return 1, 0, False
    return 0, interval.high, not interval.high_open
