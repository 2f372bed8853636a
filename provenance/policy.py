"""The choices a judgement depends on, in one value that every result names."""

from __future__ import annotations

from typing import Any, Self

import attrs

from provenance.errors import RecordError, shown
from provenance.source import Level
from provenance.tolerance import Tolerance

__all__ = ["Policy"]


def _tolerance(value: Tolerance | str) -> Tolerance:
    return value if isinstance(value, Tolerance) else Tolerance.named(value)


_MOST_SLIP = 366


def _slip(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _MOST_SLIP:
        message = f"a day slip is a whole number of days from 0 to {_MOST_SLIP}, not {shown(value)}"
        raise RecordError(message, value=value)
    return value


@attrs.frozen
class Policy:
    """How figures are widened, how many days may slip, and at which level origins are told apart.

    >>> str(Policy(tolerance="percent(5)"))
    'tolerance percent(5), day slip 1, level principal'
    """

    tolerance: Tolerance = attrs.field(
        default=attrs.Factory(Tolerance.grain), converter=_tolerance, kw_only=True
    )
    day_slip: int = attrs.field(default=1, converter=_slip, kw_only=True)
    level: Level = attrs.field(default=Level.PRINCIPAL, converter=Level, kw_only=True)

    def but(self, **changes: Any) -> Self:
        """The policy with some choices changed.

        >>> Policy().but(day_slip=0).day_slip
        0
        """
        return attrs.evolve(self, **changes)

    def __str__(self) -> str:
        """Name every choice."""
        return f"tolerance {self.tolerance}, day slip {self.day_slip}, level {self.level}"
