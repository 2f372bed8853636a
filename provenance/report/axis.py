"""Where a number or a day stands on an axis, and which marks the axis bears.

Binary floats are used here and nowhere else: they place ink on a page, never a figure in a sum.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from provenance.estimate import Estimate
from provenance.number import Number

__all__ = ["Axis", "Days", "Tick", "axis_for", "days_for"]

_WIDE = 200
"""From this ratio of the largest to the smallest figure, an axis is logarithmic."""

_FAR = 1.5
"""Whiskers stretch an axis to at most so many times the largest figure named."""

_FROM_ZERO = 0.6
"""An axis starts at zero unless all figures are above this share of the largest one."""

_PARTS = 5
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_NAMES = ((1e15, ""), (1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_SLACK = 1e-9
_ALL_WHOLE = 1e16
_ARROW = 0.9
"""An arrow to where no end was stated starts within this share of an axis, to be seen."""


@attrs.frozen
class Tick:
    """A mark on an axis: its place from 0 to 1, and its label."""

    place: float
    label: str


@attrs.frozen
class Axis:
    """A stretch of numbers laid out from 0 to 1, evenly or by their magnitude."""

    low: float
    high: float
    logarithmic: bool = False

    def at(self, value: Number | float) -> float:
        """The place of a number, clipped to the ends of the axis.

        >>> Axis(0, 10).at(5), Axis(0, 10).at(99), Axis(1, 100, logarithmic=True).at(10)
        (0.5, 1.0, 0.5)
        """
        number = min(max(float(value), self.low), self.high)
        if self.logarithmic:
            return math.log(number / self.low) / math.log(self.high / self.low)
        return (number - self.low) / (self.high - self.low)

    def holds(self, value: Number) -> bool:
        """Whether a number lies on the axis, so that its mark is not clipped.

        >>> Axis(0, 10).holds(5), Axis(0, 10).holds(11)
        (True, False)
        """
        return self.low <= float(value) <= self.high

    def is_below(self, value: Number) -> bool:
        """Whether a number has no place on a logarithmic axis, for it is zero or less.

        >>> Axis(1, 100, logarithmic=True).is_below(0), Axis(0, 100).is_below(0)
        (True, False)
        """
        return self.logarithmic and float(value) <= 0

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The round numbers that the axis bears, at most six.

        >>> [tick.label for tick in Axis(0, 12500).ticks]
        ['0', '2,500', '5,000', '7,500', '10,000', '12,500']
        """
        found = (_powers if self.logarithmic else _rounds)(self.low, self.high)
        values = list(dict.fromkeys(found))
        for stride in range(1, max(2, len(values))):
            borne = values[::stride]
            labels = _labels(borne)
            if sum(len(label) + _GAP for label in labels) <= _ROOM:
                break
        return tuple(map(Tick, map(self.at, borne), labels))


def _rounds(low: float, high: float) -> Iterator[float]:
    step = _round_step(high - low)
    first, last = math.ceil(low / step - _SLACK), math.floor(high / step + _SLACK)
    yield from (number * step for number in range(first, last + 1))


def _round_step(span: float) -> float:
    """Pick the least round step that cuts a span into at most five parts."""
    rough = span / _PARTS
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - _SLACK))


def _powers(low: float, high: float) -> Iterator[float]:
    first, last = round(math.log10(low)), round(math.log10(high))
    stride = max(1, math.ceil((last - first) / _PARTS))
    yield from (10.0**power for power in range(first, last + 1, stride))


def _labels(values: Sequence[float]) -> list[str]:
    """Label numbers with as few digits as tell them apart."""
    for digits in range(_FEW_DIGITS, _ALL_DIGITS):
        labels = [_short(value, digits) for value in values]
        if len(set(labels)) == len(labels):
            return labels
    return [_short(value, _ALL_DIGITS) for value in values]


_FEW_DIGITS, _ALL_DIGITS = 6, 17
_GAP, _ROOM = 2, 50
"""How many characters stand at least between two labels, and beside each other on a phone."""


def _short(value: float, digits: int) -> str:
    """Label a number in few characters: "12,500", "2.5m"."""
    for size, name in _NAMES:
        if abs(value) >= size:
            named = f"{value / size:.{digits}g}{name}"
            if not name:
                whole = digits == _ALL_DIGITS and abs(value) < _ALL_WHOLE
                return f"{value:,.0f}" if whole else f"{value:.{digits - _FEW_DIGITS}e}"
            return named
    return f"{value:,.{digits if abs(value) < 1 else max(digits, 10)}g}"


def axis_for(estimates: Iterable[Estimate]) -> Axis:
    """Lay out an axis that shows every figure named; whiskers that reach far beyond are clipped.

    >>> axis_for([Estimate.at_least(3000), Estimate.exactly(12000)])
    Axis(low=0.0, high=12500.0, logarithmic=False)
    """
    told = list(estimates)
    ends = [float(end) for one in told for end in (one.low, one.high) if end is not None]
    figures = [float(figure) for one in told for figure in one.figures] or ends or [1.0]
    low, high = min(figures + ends), max(figures)
    high = max(high, min(max(ends, default=high), _FAR * high))
    upward = [float(one.low) for one in told if one.low is not None and one.high is None]
    downward = [float(one.high) for one in told if one.high is not None and one.low is None]
    arrows = max(upward, default=-math.inf), min(downward, default=math.inf)
    above = [value for value in figures if value > 0]
    if above and low >= 0 and high >= _WIDE * min(above):
        return _by_powers(min(above), high, *arrows)
    return _even(0.0 if 0 <= low < _FROM_ZERO * high else low, high, *arrows)


def _by_powers(low: float, high: float, upward: float, downward: float) -> Axis:
    first, last = math.floor(math.log10(low) + _SLACK), math.ceil(math.log10(high) - _SLACK)
    least = (last - first) * (1 - _ARROW)
    last += last - math.log10(max(upward, low)) < least
    first -= math.log10(max(downward, low)) - first < least
    return Axis(10.0**first, 10.0**last, logarithmic=True)


def _even(low: float, high: float, upward: float, downward: float) -> Axis:
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = 1.0
    step = _round_step(high - low)
    first, last = math.floor(low / step + _SLACK), math.ceil(high / step - _SLACK)
    least = (last - first) * (1 - _ARROW)
    last += last - upward / step < least
    # Nobody counts below zero: an arrow that starts there has nowhere to lead.
    first -= downward / step - first < least and first != 0
    return Axis(first * step, last * step)


@attrs.frozen
class Days:
    """A stretch of days laid out from 0 to 1."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """The place of a day.

        >>> Days(date(2024, 10, 1), date(2024, 10, 3)).at(date(2024, 10, 2))
        0.5
        """
        span = (self.last - self.first).days
        return (day - self.first).days / span if span else 0.5


def days_for(days: Iterable[date]) -> Days:
    """Lay out an axis from the first of some days to the last; there must be one.

    >>> days_for([date(2024, 10, 3), date(2024, 10, 1)]).first
    datetime.date(2024, 10, 1)
    """
    told = sorted(days)
    return Days(told[0], told[-1])
