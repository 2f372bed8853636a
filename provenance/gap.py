"""How far apart two figures are."""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from typing import Self

import attrs

from provenance.number import Number, arithmetic, exact, grouped

__all__ = ["Gap"]

_QUOTIENTS = Context(prec=28, traps=[InvalidOperation])


@attrs.frozen
class Gap:
    """How far apart two estimates are: `absolute` in their unit, `relative` to the larger end.

    >>> Gap.between(3000, 12000)
    Gap(absolute=9000, relative=Decimal('0.75'))
    """

    absolute: Number
    relative: Decimal

    @classmethod
    def between(cls, one: Number, other: Number) -> Self:
        """Measure from one end to another, whichever is the lower."""
        if type(one) is int and type(other) is int:
            whole = abs(one - other)
            most = max(abs(one), abs(other))
            share = _QUOTIENTS.divide(Decimal(whole), Decimal(most)) if most else Decimal(0)
            return cls(exact(whole), share.normalize(_QUOTIENTS))
        first, second = Decimal(exact(one)), Decimal(exact(other))
        absolute = exact(arithmetic.subtract(first, second).copy_abs())
        base = max(first.copy_abs(), second.copy_abs())
        relative = _QUOTIENTS.divide(Decimal(absolute), base) if base else Decimal(0)
        return cls(absolute, relative.normalize(_QUOTIENTS))

    def __str__(self) -> str:
        """Write the gap for a reader: the figure, and its share in percent.

        >>> str(Gap.between(3000, 12000))
        '9,000 (75 %)'
        """
        percent = _QUOTIENTS.multiply(self.relative, Decimal(100))
        share = percent.quantize(Decimal("0.1"), context=_QUOTIENTS).normalize(_QUOTIENTS)
        told = f"{share:f} %" if share or not self.absolute else "under 0.1 %"
        return f"{grouped(self.absolute)} ({told})"
