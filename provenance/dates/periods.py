"""The calendar's own periods: which week, month, quarter, year or decade holds a day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from provenance.errors import DateError, shown

__all__ = ["FARTHEST_ZONE", "Precision", "checked_day", "moved", "period"]

FARTHEST_ZONE = timedelta(hours=14)
_MONTHS_IN_YEAR = 12


class Precision(StrEnum):
    """How finely a date was stated, from a moment to a span whose two ends were given.

    >>> Precision("month") is Precision.MONTH
    True
    """

    MOMENT = "moment"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    SPAN = "span"


def checked_day(year: int, month: int, day: int) -> date:
    """Give the day, or say which part of it does not exist.

    >>> checked_day(2024, 2, 30)
    Traceback (most recent call last):
    provenance.errors.DateError: no such day: 2024-02-30 (that month has 29 days)
    """
    stated = f"{year:04}-{month:02}-{day:02}"
    if not date.min.year <= year <= date.max.year:
        raise DateError(f"year out of range in {stated}: years run from 1 to 9999", value=stated)
    if not 1 <= month <= _MONTHS_IN_YEAR:
        raise DateError(f"no such month or day: {stated} (months run from 1 to 12)", value=stated)
    longest = monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise DateError(f"no such day: {stated} (that month has {longest} days)", value=stated)
    return date(year, month, day)


def moved(day: date, days: int) -> date:
    """Give the day a number of days later, or earlier when negative.

    >>> moved(date(2024, 12, 31), 1)
    datetime.date(2025, 1, 1)
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise DateError(
            f"{day} moved by {shown(days)} days leaves the years 1 to 9999", value=days
        ) from None


def period(precision: Precision, day: date) -> tuple[date, date]:
    """Give the first and last day of the week, month, quarter, year or decade that holds a day.

    >>> period(Precision.QUARTER, date(2024, 5, 5))
    (datetime.date(2024, 4, 1), datetime.date(2024, 6, 30))
    """
    return _PERIODS[precision](day)


def _week_of(day: date) -> tuple[date, date]:
    monday = moved(day, -day.weekday())
    return monday, moved(monday, 6)


def _months_from(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def _decade_of(day: date) -> tuple[date, date]:
    first = day.year - day.year % 10
    return date(max(first, 1), 1, 1), date(first + 9, 12, 31)


_PERIODS: dict[Precision, Callable[[date], tuple[date, date]]] = {
    Precision.MOMENT: lambda day: (day, day),
    Precision.DAY: lambda day: (day, day),
    Precision.WEEK: _week_of,
    Precision.MONTH: lambda day: _months_from(day.year, day.month, 1),
    Precision.QUARTER: lambda day: _months_from(day.year, 3 * ((day.month - 1) // 3) + 1, 3),
    Precision.YEAR: lambda day: _months_from(day.year, 1, 12),
    Precision.DECADE: _decade_of,
}
