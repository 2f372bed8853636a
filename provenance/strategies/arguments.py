"""What a strategy is given, checked at once: a wrong argument raises Hypothesis' own error."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from provenance.errors import EstimateError, shown
from provenance.number import exact

__all__ = ["a_day", "a_number", "chosen", "in_order", "strategy_or_none", "whole_number"]

_Word = TypeVar("_Word", bound=StrEnum)


def in_order(min_value: Any, max_value: Any, kinds: tuple[type, ...]) -> None:
    """Refuse bounds of another type, or in the wrong order.

    >>> in_order(3, 2, (int,))
    Traceback (most recent call last):
    hypothesis.errors.InvalidArgument: min_value=3 is above max_value=2
    """
    for name, value in (("min_value", min_value), ("max_value", max_value)):
        if not isinstance(value, kinds) or isinstance(value, bool):
            wanted = " or ".join(kind.__name__ for kind in kinds)
            raise InvalidArgument(f"{name}={value!r} is no {wanted}")
    if min_value > max_value:
        raise InvalidArgument(f"min_value={min_value!r} is above max_value={max_value!r}")


def a_number(value: object, name: str) -> None:
    """Refuse what an estimate cannot hold: no number, none that is finite, or one too long.

    >>> from decimal import Decimal
    >>> a_number(Decimal("NaN"), "min_value")
    Traceback (most recent call last):
    hypothesis.errors.InvalidArgument: min_value=Decimal('NaN') is not a finite number: NaN
    """
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        try:
            exact(value)
        except EstimateError as error:
            raise InvalidArgument(f"{name}={shown(value)} is {error}") from None


def whole_number(value: object, name: str, *, least: int = 0) -> int:
    """Take a whole number that is not too small."""
    if type(value) is not int or value < least:
        raise InvalidArgument(f"{name}={value!r} is no whole number from {least}")
    return value


def chosen(values: Iterable[_Word | str], kind: type[_Word]) -> tuple[_Word, ...]:
    """Take some words out of a fixed list, at least one.

    >>> from provenance.question import Status
    >>> chosen(["expected"], Status)
    (<Status.EXPECTED: 'expected'>,)
    """
    if isinstance(values, str):
        raise InvalidArgument(f"a list of {kind.__name__}, not one string: {values!r}")
    known = {word.value: word for word in kind}
    picked = tuple(values)
    wrong = [value for value in picked if value not in known]
    if wrong or not picked:
        raise InvalidArgument(f"choose {kind.__name__} among {', '.join(known)}, not {picked!r}")
    return tuple(known[value] for value in picked)


def strategy_or_none(value: object, name: str) -> None:
    """Refuse what is neither a strategy nor left out."""
    if value is not None and not isinstance(value, SearchStrategy):
        raise InvalidArgument(f"{name}={value!r} is no strategy")


def a_day(value: date, days: int) -> date:
    """The day so many days later, as far as the calendar reaches; anything but a day is refused.

    >>> a_day(date.max, 3)
    datetime.date(9999, 12, 31)
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidArgument(f"min_value={value!r} is no date")
    return date.fromordinal(min(value.toordinal() + days, date.max.toordinal()))
