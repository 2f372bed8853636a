"""How far apart two figures are."""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from typing import Self

import attrs

from provenance.number import Number, arithmetic, exact

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
    def between(cls, lower: Number, upper: Number) -> Self:
        """Measure from the lower of two ends to the upper one."""
        absolute = exact(arithmetic.subtract(Decimal(upper), Decimal(lower)))
        base = max(Decimal(lower).copy_abs(), Decimal(upper).copy_abs())
        relative = _QUOTIENTS.divide(Decimal(absolute), base) if base else Decimal(0)
        return cls(absolute, relative.normalize(_QUOTIENTS))

    def __str__(self) -> str:
        """Write the gap for a reader: the figure, and its share in percent.

        >>> str(Gap.between(3000, 12000))
        '9,000 (75 %)'
        """
        share = (self.relative * 100).quantize(Decimal("0.1")).normalize()
        return f"{self.absolute:,} ({share:f} %)"
