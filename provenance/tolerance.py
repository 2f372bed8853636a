"""Tolerances: named policies that say how far a hedged figure may lie from the one named.

A tolerance is applied when two figures are compared, never before, and every result names it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Self

import attrs

from provenance.errors import EstimateError, shown
from provenance.estimate import Estimate, Side
from provenance.number import Number, arithmetic, exact, grouped, nearest

__all__ = ["Tolerance", "grain"]


def grain(value: Number) -> Number:
    """The unit of the last digit that says something: 1,000 for 12,000, and 0.1 for 3.5.

    >>> grain(12000), grain(11900), grain(Decimal("3.5"))
    (1000, 100, Decimal('0.1'))
    """
    value = exact(value)
    if value == 0:
        return 1
    exponent = Decimal(value).normalize(arithmetic).as_tuple().exponent
    return exact(Decimal(1).scaleb(int(exponent), arithmetic))


def _no_width(_value: Number, _side: Side, _share: Decimal) -> Number:
    return 0


def _half_grain(value: Number, _side: Side, share: Decimal) -> Number:
    """Half a unit of the last significant digit, capped at a share of the figure."""
    half = arithmetic.divide(Decimal(grain(value)), Decimal(2))
    return nearest(min(half, arithmetic.multiply(Decimal(value).copy_abs(), share)))


def _share(value: Number, _side: Side, share: Decimal) -> Number:
    return nearest(arithmetic.multiply(Decimal(value).copy_abs(), share))


# Ferson and others (2015), International Journal of Approximate Reasoning: coefficients A to H of
# log10(width) = A + Bz + Cr + Df + Ezr + Fzf + Grf + Hzrf, where z = log10(x), r counts trailing
# zeros (below zero: decimals), and f is 1 where the last digit that says something is a 5.
# The first row is the median of the widths for about, roughly, approximately and around.
_FERSON_ABOUT = (
    (-0.2085, 0.4285, 0.2807, 0.094, 0.0147, -0.064, -0.0102, 0.0404),
    (-0.103, 0.3687, 0.2559, -0.0303, 0.0353, 0.1051, 0.1422, -0.0562),
    (-0.3171, 0.4993, 0.254, 0.641, 0.0177, -0.2835, 0.1025, 0.0169),
    (-0.1018, 0.3429, 0.3169, 0.0951, 0.0381, -0.0005, 0.0174, -0.0029),
)
_FIVE = 5
# Past the figures that people were asked about, the regression runs away and is held back.
_LARGEST_FITTED = 100_000
_HALF = Decimal("0.5")
_GRAIN_CAP = Decimal("0.1")
_FERSON_NEARLY = ((-0.2716, 0.342, 0.2722, 0.0923, 0.044, 0.0196, 0.0386, -0.027),)


def _ferson(value: Number, side: Side, _share: Decimal) -> Number:
    if value == 0:
        return 0
    rows = _FERSON_ABOUT if side is Side.BOTH else _FERSON_NEARLY
    size = Decimal(value).copy_abs()
    _, digits, exponent = size.normalize(arithmetic).as_tuple()
    z, r, f = math.log10(size), int(exponent), int(digits[-1] == _FIVE)
    widths = sorted(10 ** _ferson_exponent(row, z, r, f) for row in rows)
    middle = len(widths) // 2
    median = widths[middle] if len(widths) % 2 else (widths[middle - 1] + widths[middle]) / 2
    # Four digits are more than a regression carries, and are the same on every machine.
    width = Decimal(f"{median / 2:.3e}")
    most = arithmetic.multiply(size, _HALF if size <= _LARGEST_FITTED else _GRAIN_CAP)
    return nearest(min(width, most))


def _ferson_exponent(row: tuple[float, ...], z: float, r: int, f: int) -> float:
    terms = (1.0, z, r, f, z * r, z * f, r * f, z * r * f)
    return math.fsum(weight * term for weight, term in zip(row, terms, strict=True))


_WIDTHS: Mapping[str, Callable[[Number, Side, Decimal], Number]] = MappingProxyType(
    {"as_said": _no_width, "grain": _half_grain, "ferson": _ferson, "percent": _share}
)
_SHARED = frozenset({"grain", "percent"})


def _as_decimal(value: Number) -> Decimal:
    return Decimal(exact(value))


@attrs.frozen
class Tolerance:
    """How far a hedged figure may lie from the one named: `as_said`, `grain`, `ferson`, percent.

    `grain` is half a unit of the last digit that says something, at most 10 %: 3,000 ± 300,
    12,000 ± 500. `ferson` is the regression of Ferson and others (2015) on what people mean.
    `share` is the cap of the one and the width of the other, and says nothing elsewhere.

    >>> Tolerance.grain().widen(Estimate.about(12000))
    Estimate(low=11500, high=12500, best=12000)
    """

    method: str = attrs.field()
    share: Decimal = attrs.field(default=_GRAIN_CAP, converter=_as_decimal)

    def __attrs_post_init__(self) -> None:
        """Refuse an unknown method and an impossible share; drop a share that says nothing."""
        if not isinstance(self.method, str) or self.method not in _WIDTHS:
            names = ", ".join(_WIDTHS)
            message = f"no tolerance named {shown(self.method)}; choose {names}"
            raise EstimateError(message, value=self.method)
        if not 0 <= self.share <= 1:
            message = f"a tolerance lies between 0 and 100 percent, not {grouped(self.percentage)}"
            raise EstimateError(message, value=self.share)
        if self.method not in _SHARED:
            object.__setattr__(self, "share", _GRAIN_CAP)

    @classmethod
    def as_said(cls) -> Self:
        """No widening: "about 3,000" is judged as 3,000.

        >>> Tolerance.as_said().half_width(3000)
        0
        """
        return cls("as_said")

    @classmethod
    def grain(cls) -> Self:
        """Half a unit of the last significant digit, capped at 10 % of the figure (the default).

        >>> [Tolerance.grain().half_width(n) for n in (3000, 10000, 12000, 11900)]
        [300, 1000, 500, 50]
        """
        return cls("grain")

    @classmethod
    def ferson(cls) -> Self:
        """The published regression on how wide people read each hedge.

        >>> Tolerance.ferson().half_width(12000)
        Decimal('224.5')
        """
        return cls("ferson")

    @classmethod
    def percent(cls, percent: Number) -> Self:
        """A fixed share of the figure, for those who want the blunt rule.

        >>> Tolerance.percent(5).half_width(12000)
        600
        """
        return cls("percent", arithmetic.divide(Decimal(exact(percent)), Decimal(100)))

    @classmethod
    def named(cls, name: str) -> Self:
        """Read the name that `str` writes, as dossiers and command lines do.

        >>> Tolerance.named("percent(5)") == Tolerance.percent(5)
        True
        """
        if not isinstance(name, str):
            raise EstimateError(f"a tolerance is named, not {shown(name)}", value=name)
        method, bracket, number = name.strip().partition("(")
        if not bracket and method != "percent":
            return cls(method)
        number, end = number[:-1].strip(), number[-1:]
        digits = number.replace(".", "", 1)
        is_number = digits.isascii() and digits.isdecimal() and end == ")"
        if method not in _SHARED or not is_number:
            message = f"no tolerance named {shown(name)}; write a name such as grain or percent(5)"
            raise EstimateError(message, value=name)
        return attrs.evolve(cls.percent(Decimal(number)), method=method)

    def half_width(self, value: Number, *, side: Side | str = Side.BOTH) -> Number:
        """How far from a named figure the true one may lie, in the figure's own unit.

        >>> Tolerance.grain().half_width(11900)
        50
        """
        return _WIDTHS[self.method](exact(value), Side(side), self.share)

    def widen(self, estimate: Estimate) -> Estimate:
        """The values an estimate leaves possible under this policy; only a hedge widens.

        Vague words were given their interval by a profile and keep it.

        >>> Tolerance.grain().widen(Estimate.about(3000, side="below"))
        Estimate(low=2700, high=3000, best=3000)
        """
        if not estimate.approximate or estimate.profile or estimate.oddities:
            return estimate
        low, high, side = estimate.low, estimate.high, estimate.side
        if low is not None and side is not Side.ABOVE:
            low = _less(low, self.half_width(low, side=side))
        if high is not None and side is not Side.BELOW:
            high = _more(high, self.half_width(high, side=side))
        return attrs.evolve(estimate, low=low, high=high, approximate=False)

    def rounds_together(self, one: Number, other: Number) -> bool:
        """Whether two bare figures meet once the finer one is rounded as coarsely as the other.

        >>> Tolerance.grain().rounds_together(11900, 12000)
        True
        >>> Tolerance.grain().rounds_together(16, 20)
        False
        """
        apart = arithmetic.subtract(Decimal(exact(one)), Decimal(exact(other))).copy_abs()
        if self.method == "percent":
            return apart <= max(self.half_width(one), self.half_width(other))
        coarser = max(one, other, key=lambda value: (grain(value), value))
        rounding = self if self.method == "grain" else Tolerance.grain()
        return apart <= rounding.half_width(coarser) and self.method != "as_said"

    def __str__(self) -> str:
        """Give the name by which results cite the policy.

        >>> str(Tolerance.percent(5)), str(Tolerance.grain()), str(Tolerance("grain", Decimal(1)))
        ('percent(5)', 'grain', 'grain(100)')
        """
        if self == Tolerance(self.method) and self.method != "percent":
            return self.method
        return f"{self.method}({self.percentage})"

    @property
    def percentage(self) -> Number:
        """The share in percent.

        >>> Tolerance.percent(5).percentage
        5
        """
        return exact(arithmetic.multiply(self.share, Decimal(100)))


def _less(value: Number, width: Number) -> Number:
    return exact(arithmetic.subtract(Decimal(value), Decimal(width)))


def _more(value: Number, width: Number) -> Number:
    return exact(arithmetic.add(Decimal(value), Decimal(width)))
