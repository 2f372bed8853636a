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
from provenance.number import Number, arithmetic, exact

__all__ = ["Tolerance", "grain"]


def grain(value: Number) -> Number:
    """The unit of the last digit that says something: 1,000 for 12,000, and 0.1 for 3.5.

    >>> grain(12000), grain(11900), grain(Decimal("3.5"))
    (1000, 100, Decimal('0.1'))
    """
    if value == 0:
        return 1
    exponent = Decimal(value).normalize(arithmetic).as_tuple().exponent
    return exact(Decimal(1).scaleb(int(exponent), arithmetic))


def _no_width(_value: Number, _side: Side, _share: Decimal) -> Number:
    return 0


def _half_grain(value: Number, _side: Side, share: Decimal) -> Number:
    """Half a unit of the last significant digit, capped at a share of the figure."""
    half = arithmetic.divide(Decimal(grain(value)), Decimal(2))
    return exact(min(half, arithmetic.multiply(Decimal(value).copy_abs(), share)))


def _share(value: Number, _side: Side, share: Decimal) -> Number:
    return exact(arithmetic.multiply(Decimal(value).copy_abs(), share))


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
_FERSON_NEARLY = ((-0.2716, 0.342, 0.2722, 0.0923, 0.044, 0.0196, 0.0386, -0.027),)


def _ferson(value: Number, side: Side, _share: Decimal) -> Number:
    if value == 0:
        return 0
    rows = _FERSON_ABOUT if side is Side.BOTH else _FERSON_NEARLY
    size = abs(Decimal(value))
    _, digits, exponent = size.normalize(arithmetic).as_tuple()
    z, r, f = math.log10(size), int(exponent), 1 if digits[-1] == 5 else 0
    widths = sorted(10 ** _ferson_exponent(row, z, r, f) for row in rows)
    middle = len(widths) // 2
    median = widths[middle] if len(widths) % 2 else (widths[middle - 1] + widths[middle]) / 2
    # Four digits are more than a regression carries, and are the same on every machine.
    return exact(Decimal(f"{median / 2:.3e}"))


def _ferson_exponent(row: tuple[float, ...], z: float, r: int, f: int) -> float:
    terms = (1.0, z, r, f, z * r, z * f, r * f, z * r * f)
    return math.fsum(weight * term for weight, term in zip(row, terms, strict=True))


_WIDTHS: Mapping[str, Callable[[Number, Side, Decimal], Number]] = MappingProxyType(
    {"as_said": _no_width, "grain": _half_grain, "ferson": _ferson, "percent": _share}
)
_GRAIN_CAP = Decimal("0.1")


def _as_decimal(value: Number) -> Decimal:
    return Decimal(exact(value))


@attrs.frozen
class Tolerance:
    """How far a hedged figure may lie from the one named: `as_said`, `grain`, `ferson`, percent.

    `grain` is half a unit of the last digit that says something, at most 10 %: 3,000 ± 300,
    12,000 ± 500. `ferson` is the regression of Ferson and others (2015) on what people mean.

    >>> Tolerance.grain().widen(Estimate.about(12000))
    Estimate(low=11500, high=12500, best=12000)
    """

    method: str = attrs.field()
    share: Decimal = attrs.field(default=_GRAIN_CAP, converter=_as_decimal)

    @method.validator
    def _known(self, _attribute: object, value: str) -> None:
        if value not in _WIDTHS:
            names = ", ".join(_WIDTHS)
            raise EstimateError(f"no tolerance named {shown(value)}; choose {names}", value=value)

    @share.validator
    def _possible(self, _attribute: object, value: Decimal) -> None:
        if not 0 <= value <= 1:
            raise EstimateError(f"a share lies between 0 and 1, not {value}", value=value)

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
        stem, bracket, rest = name.partition("(")
        if not bracket:
            return cls(stem)
        number = rest.removesuffix(")").strip()
        if stem != "percent" or not number.replace(".", "", 1).isdecimal() or not number.isascii():
            raise EstimateError(f"no tolerance named {shown(name)}; write percent(5)", value=name)
        return cls.percent(Decimal(number))

    def half_width(self, value: Number, *, side: Side = Side.BOTH) -> Number:
        """How far from a named figure the true one may lie, in the figure's own unit.

        >>> Tolerance.grain().half_width(11900)
        50
        """
        return _WIDTHS[self.method](value, side, self.share)

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
        coarser = max((Decimal(grain(value)), Decimal(value)) for value in (one, other))[1]
        apart = arithmetic.subtract(Decimal(one), Decimal(other)).copy_abs()
        if self.method == "percent":
            return apart <= max(self.half_width(one), self.half_width(other))
        return apart <= Tolerance.grain().half_width(exact(coarser)) and self.method != "as_said"

    def __str__(self) -> str:
        """Give the name by which results cite the policy.

        >>> str(Tolerance.percent(5))
        'percent(5)'
        """
        if self.method != "percent":
            return self.method
        return f"percent({exact(arithmetic.multiply(self.share, Decimal(100)))})"


def _less(value: Number, width: Number) -> Number:
    return exact(arithmetic.subtract(Decimal(value), Decimal(width)))


def _more(value: Number, width: Number) -> Number:
    return exact(arithmetic.add(Decimal(value), Decimal(width)))
