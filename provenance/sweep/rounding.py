"""Bare figures that are equal once rounded: they exclude each other, and are still no conflict."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from decimal import ROUND_FLOOR, Decimal
from itertools import chain, repeat

import attrs

from provenance.number import Number, arithmetic
from provenance.tolerance import Tolerance, grain

__all__ = ["Bare", "Rounding", "plus"]

_Bisect = Callable[[list[Number], Number], int]


@attrs.frozen
class Rounding:
    """How coarse a bare figure is, and how far from it another may lie that it is rounded from.

    Of two figures the coarser decides. `whole` tells that all figures are whole numbers.

    >>> rounding = Rounding(Tolerance.grain(), whole=True)
    >>> rounding.rounds(11900, 12000), rounding.rounds(16, 20)
    (True, False)
    """

    tolerance: Tolerance
    whole: bool = False
    is_off: bool = attrs.field(init=False, repr=False, eq=False)
    in_tens: bool = attrs.field(init=False, repr=False, eq=False)
    _share: tuple[int, int] = attrs.field(init=False, repr=False, eq=False)
    _known: dict[Number, tuple[Number, Number]] = attrs.field(
        factory=dict, init=False, repr=False, eq=False
    )

    @is_off.default
    def _takes_all_as_said(self) -> bool:
        """Whether no two figures round together."""
        return self.tolerance.method == "as_said"

    @in_tens.default
    def _rounds_to_tens(self) -> bool:
        """Whether figures that do not end in a nought round to themselves alone."""
        return self.whole and self.tolerance.method != "percent"

    @_share.default
    def _most_of_a_figure(self) -> tuple[int, int]:
        """The share of a figure beyond which it never reaches."""
        grained = self.tolerance if self.tolerance.method == "grain" else Tolerance.grain()
        return grained.share.as_integer_ratio()

    def of(self, value: Number) -> tuple[Number, Number]:
        """The coarseness of a figure and how far it reaches, the latter cut to whole numbers."""
        known = self._known.get(value)
        if known is None:
            known = self._known[value] = self._whole(value) if self.whole else self._of(value)
        return known

    def _of(self, value: Number) -> tuple[Number, Number]:
        if self.tolerance.method == "percent":
            # The larger figure has the wider share: of two below zero, that is the lower one.
            return max(-value, 0), self.tolerance.half_width(value)
        rounding = self.tolerance if self.tolerance.method == "grain" else Tolerance.grain()
        return grain(value), rounding.half_width(value)

    def _whole(self, value: Number) -> tuple[Number, Number]:
        if not (self.in_tens and isinstance(value, int) and value):
            coarse, width = self._of(value)
            return coarse, int(Decimal(width).to_integral_value(ROUND_FLOOR, arithmetic))
        unit, rest = 1, value
        while not rest % 10:
            unit, rest = unit * 10, rest // 10
        if unit == 1:
            return 1, 0
        parts, of = self._share
        return unit, min(unit // 2, parts * abs(value) // of)

    def rounds(self, lower: Number, higher: Number) -> bool:
        """Whether two bare figures, the lower one first, are equal within their rounding."""
        if self.is_off:
            return False
        one, other = self.of(lower), self.of(higher)
        width = one[1] if one[0] > other[0] else other[1]
        return _minus(higher, lower) <= width

    def meet(self, one: Number, other: Number) -> bool:
        """Whether two bare figures, whichever is the lower, are equal within their rounding.

        >>> Rounding(Tolerance.grain(), whole=True).meet(12000, 11900)
        True
        """
        if self.in_tens and one % 10 and other % 10:
            return False
        return self.rounds(one, other) if one < other else self.rounds(other, one)


def _minus(one: Number, other: Number) -> Number:
    if isinstance(one, int) and isinstance(other, int):
        return one - other
    return arithmetic.subtract(Decimal(one), Decimal(other))


def plus(one: Number, other: Number) -> Number:
    """Add two numbers without rounding.

    >>> plus(3000, 500)
    3500
    """
    if isinstance(one, int) and isinstance(other, int):
        return one + other
    return arithmetic.add(Decimal(one), Decimal(other))


class Bare:
    """Bare figures by how coarse they are, to count those that round together with others.

    They are given in their order.

    >>> rounding = Rounding(Tolerance.grain(), whole=True)
    >>> lower, higher = (Bare(values, rounding) for values in ([16, 11_900], [20, 12_000]))
    >>> lower.together(higher)
    1
    """

    def __init__(self, values: Sequence[Number], rounding: Rounding) -> None:
        self.by_coarseness: dict[Number, list[Number]] = {}
        self._reaching: dict[Number, list[tuple[Number, Number]]] = {}
        if rounding.is_off:
            return
        if rounding.in_tens:
            # Nought ends in a nought, and rounds to itself alone all the same.
            self.by_coarseness[1] = [value for value in values if value % 10 or not value]
            values = [value for value in values if value and not value % 10]
        for value in values:
            coarse, width = rounding.of(value)
            self.by_coarseness.setdefault(coarse, []).append(value)
            if width:
                self._reaching.setdefault(coarse, []).append((value, width))

    @property
    def widest(self) -> Number:
        """How far the widest of them reaches."""
        reaching = chain.from_iterable(self._reaching.values())
        return max((width for _, width in reaching), default=0)

    def together(self, higher: Bare) -> int:
        """How many pairs of a figure here and a higher one there round together."""
        found = 0
        for coarse, reaching in higher._reaching.items():
            ends = [value for value, _ in reaching]
            starts = [_minus(value, width) for value, width in reaching]
            for other, alike in self.by_coarseness.items():
                if other <= coarse:
                    found += _below(bisect_left, alike, ends) - _below(bisect_left, alike, starts)
        for coarse, reaching in self._reaching.items():
            starts = [value for value, _ in reaching]
            ends = [plus(value, width) for value, width in reaching]
            for other, alike in higher.by_coarseness.items():
                if other < coarse:
                    found += _below(bisect_right, alike, ends) - _below(bisect_right, alike, starts)
        return found


def _below(bisect: _Bisect, values: list[Number], marks: Sequence[Number]) -> int:
    """How many pairs there are of a value and a mark that it stands before."""
    return sum(map(bisect, repeat(values), marks))
