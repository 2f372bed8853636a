"""Units of the calendar: the week or month some units away, and durations added to days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs

from provenance.dates import Precision, Window
from provenance.dates.periods import checked_day, moved
from provenance.errors import DateError
from provenance.language.calendar.anchor import months_on

__all__ = ["ROLLING", "Duration", "century", "unit_window"]

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "working week": 7, "weekend": 7, "fortnight": 14}
_PRECISIONS = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
}
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_MOST_UNITS = 10_000

# "The last three weeks" are the 21 days before; three quarters are those of the calendar.
ROLLING = frozenset({"day", "week", "fortnight", "month", "year"})


def unit_window(unit: str, day: date, offset: int = 0) -> Window:
    """Give the period of the calendar that lies some units from the one that holds a day.

    >>> print(unit_window("month", date(2024, 10, 24), -1))
    September 2024
    """
    if abs(offset) > _MOST_UNITS:
        raise DateError(f"too far away for a date: {offset} of {unit}", value=offset)
    if unit in _MONTHS:
        at = months_on(day.replace(day=1), _MONTHS[unit] * offset)
    else:
        at = moved(day, _DAYS[unit] * offset)
    if unit in _PRECISIONS:
        return Window.around(_PRECISIONS[unit], at)
    return _OTHER[unit](at)


def century(first_year: int) -> Window:
    """Give the hundred years that begin with a year: the 15th century is 1400 to 1499.

    >>> century(1400).end
    datetime.date(1499, 12, 31)
    """
    return Window(checked_day(max(first_year, 1), 1, 1), checked_day(first_year + 99, 12, 31))


def _part_of_week(first: int, last: int) -> Callable[[date], Window]:
    def of(day: date) -> Window:
        monday = moved(day, -day.weekday())
        return Window(moved(monday, first), moved(monday, last))

    return of


_OTHER: dict[str, Callable[[date], Window]] = {
    "weekend": _part_of_week(_SATURDAY, _SUNDAY),
    "working week": _part_of_week(0, _FRIDAY),
    "fortnight": _part_of_week(0, 13),
    "century": lambda day: century(day.year - day.year % 100),
}


@attrs.frozen
class Duration:
    """A length of time in months and days, which are never mixed: a month has no fixed length.

    >>> Duration.of(2, "week").days
    14
    """

    months: int = 0
    days: int = 0
    vague: bool = False

    @classmethod
    def of(cls, count: int, unit: str, *, vague: bool = False) -> Duration:
        """So many days, weeks, months or years.

        >>> Duration.of(2, "year").months
        24
        """
        if count > _MOST_UNITS:
            raise DateError(f"too many {unit}s for a date: {count}", value=count)
        vague = vague or unit != "day"
        return cls(count * _MONTHS.get(unit, 0), count * _DAYS.get(unit, 0), vague)

    def __add__(self, other: Duration) -> Duration:
        """Two years and three days, say."""
        return Duration(
            self.months + other.months, self.days + other.days, self.vague or other.vague
        )

    def after(self, day: date, sign: int = 1) -> date:
        """Give the day that lies so much later, or earlier with a sign of -1.

        >>> Duration.of(1, "month").after(date(2024, 1, 31))
        datetime.date(2024, 2, 29)
        """
        return months_on(day, sign * self.months, sign * self.days)
