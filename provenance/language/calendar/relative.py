"""Terms that count from the day something was said: yesterday, last week, three days ago."""

from __future__ import annotations

from datetime import date

import attrs

from provenance.dates import Precision, Window
from provenance.dates.periods import moved
from provenance.language.calendar.anchor import Anchor
from provenance.language.calendar.terms import Term, Whole
from provenance.language.calendar.units import ROLLING, Duration, unit_window

__all__ = [
    "DayWord",
    "HoursAgo",
    "InYear",
    "LastHours",
    "Moved",
    "Overnight",
    "Period",
    "Rolling",
    "SameDay",
    "ToldWeekend",
    "WeekdayIn",
    "WeekdaysOn",
]

_HOURS_IN_DAY = 24
_DAYS_IN_WEEK = 7


@attrs.frozen
class DayWord(Whole):
    """So many days from the day it was said.

    >>> print(DayWord(-1).resolve(Anchor(date(2024, 10, 24))))
    23 October 2024
    """

    days: int

    def resolve(self, anchor: Anchor) -> Window:
        """That one day."""
        return Window.on(moved(anchor.day, self.days))


@attrs.frozen
class SameDay(Whole):
    """So many days from the day the text spoke of last: "the next day", "later in the day".

    >>> print(SameDay(1).resolve(Anchor(date(2024, 10, 24), last_day=date(2024, 10, 23))))
    24 October 2024
    """

    days: int = 0

    def resolve(self, anchor: Anchor) -> Window:
        """That one day; counted from the day it was said where the text named no other."""
        return Window.on(moved(anchor.last_day or anchor.day, self.days))


@attrs.frozen
class Period(Whole):
    """A week, month, year … of the calendar, so many from the one it was said in.

    >>> print(Period("week", -1).resolve(Anchor(date(2024, 10, 24))))
    the week of 14 October 2024
    """

    unit: str
    offset: int = 0

    def resolve(self, anchor: Anchor) -> Window:
        """The period as the calendar cuts it."""
        return unit_window(self.unit, anchor.day, self.offset)


@attrs.frozen
class InYear(Whole):
    """A term in the year it was said in, or so many years from it: "in May last year".

    >>> from provenance.language.calendar.terms import Partial
    >>> print(InYear(Partial(month=5), -1).resolve(Anchor(date(2024, 10, 24))))
    May 2023
    """

    of: Term
    offset: int

    def resolve(self, anchor: Anchor) -> Window:
        """The term's window in that year."""
        return self.of.in_year(anchor.day.year + self.offset).resolve(anchor)


@attrs.frozen
class Rolling(Whole):
    """The last or next so many units: as many whole days beside the day it was said.

    >>> Rolling(5, "day", -1).resolve(Anchor(date(2024, 10, 24))).isoformat()
    '2024-10-19/2024-10-23'
    """

    count: int
    unit: str
    sign: int
    vague: bool = False

    def resolve(self, anchor: Anchor) -> Window:
        """The days up to yesterday or from tomorrow; quarters and decades are the calendar's."""
        if self.unit not in ROLLING:
            near = unit_window(self.unit, anchor.day, self.sign)
            far = unit_window(self.unit, anchor.day, self.sign * self.count)
            first, last = (far, near) if self.sign < 0 else (near, far)
            return Window.between(first, last)
        far_day = Duration.of(self.count, self.unit).after(anchor.day, self.sign)
        near_day = moved(anchor.day, self.sign)
        first_day, last_day = sorted((far_day, near_day))
        return Window(first_day, last_day, approximate=self.vague)


@attrs.frozen
class LastHours(Whole):
    """The last so many hours before something was said, on the days that they touch.

    >>> LastHours(24).resolve(Anchor(date(2024, 10, 24))).isoformat()
    '2024-10-23/2024-10-24'
    """

    hours: int

    def resolve(self, anchor: Anchor) -> Window:
        """The day it was said and those before it."""
        return Window(moved(anchor.day, self.hours // -_HOURS_IN_DAY), anchor.day)


@attrs.frozen
class HoursAgo(Whole):
    """So many hours before something was said, on the day or days that this may have been.

    >>> HoursAgo(36).resolve(Anchor(date(2024, 10, 24))).isoformat()
    '2024-10-22/2024-10-23'
    """

    hours: int

    def resolve(self, anchor: Anchor) -> Window:
        """One day for whole days of hours, else two."""
        first = moved(anchor.day, self.hours // -_HOURS_IN_DAY)
        return Window.between(Window.on(first), Window.on(moved(anchor.day, -self.whole_days)))

    @property
    def whole_days(self) -> int:
        """How many days fit into the hours."""
        return self.hours // _HOURS_IN_DAY


@attrs.frozen
class Overnight(Whole):
    """The night before something was said, or the one after it where the sentence looks ahead.

    >>> Overnight().resolve(Anchor(date(2024, 10, 24))).isoformat()
    '2024-10-23/2024-10-24'
    """

    def resolve(self, anchor: Anchor) -> Window:
        """The two days that share the night."""
        first = anchor.day if anchor.future else moved(anchor.day, -1)
        return Window(first, moved(first, 1))


@attrs.frozen
class ToldWeekend(Whole):
    """The weekend told of by "over the weekend": the one that has begun, unless it is to come.

    >>> ToldWeekend().resolve(Anchor(date(2024, 10, 24))).isoformat()
    '2024-10-19/2024-10-20'
    """

    def resolve(self, anchor: Anchor) -> Window:
        """The Saturday and Sunday."""
        weekend = unit_window("weekend", anchor.day)
        begun = weekend.start is not None and weekend.start <= anchor.day
        return weekend if begun or anchor.future else unit_window("weekend", anchor.day, -1)


@attrs.frozen
class Moved(Whole):
    """A length of time before or after a day: "three days ago", "a week from Monday".

    Without a base it counts from the day it was said; `told` makes that the day told of last.

    >>> print(Moved(Duration.of(3, "day"), -1).resolve(Anchor(date(2024, 10, 24))))
    21 October 2024
    """

    by: Duration
    sign: int
    base: Term | None = None
    told: bool = False

    def resolve(self, anchor: Anchor) -> Window:
        """One day, marked approximate where weeks or longer were counted from nothing exact."""
        day, approximate = self._from(anchor)
        at = self.by.after(day, self.sign)
        return Window(at, at, Precision.DAY, approximate)

    def _from(self, anchor: Anchor) -> tuple[date, bool]:
        if self.base is None:
            day = anchor.last_day if self.told else None
            return day or anchor.day, self.by.vague
        window = self.base.resolve(anchor)
        return window.start or window.end or anchor.day, window.approximate


@attrs.frozen
class WeekdaysOn(Whole):
    """The n-th such weekday after the day something was said, or before it when negative.

    >>> print(WeekdaysOn(6, -2).resolve(Anchor(date(2024, 10, 24))))
    13 October 2024
    """

    weekday: int
    number: int

    def resolve(self, anchor: Anchor) -> Window:
        """That day, today left out of the count."""
        ahead = (self.weekday - anchor.day.weekday()) % _DAYS_IN_WEEK or _DAYS_IN_WEEK
        if self.number > 0:
            return Window.on(moved(anchor.day, ahead + _DAYS_IN_WEEK * (self.number - 1)))
        back = (anchor.day.weekday() - self.weekday) % _DAYS_IN_WEEK or _DAYS_IN_WEEK
        return Window.on(moved(anchor.day, _DAYS_IN_WEEK * (self.number + 1) - back))


@attrs.frozen
class WeekdayIn(Whole):
    """A weekday of a week that another term names: "Tuesday of next week".

    >>> print(WeekdayIn(1, Period("week", 1)).resolve(Anchor(date(2024, 10, 24))))
    29 October 2024
    """

    weekday: int
    week: Term

    def resolve(self, anchor: Anchor) -> Window:
        """That day of the week in which the term's middle lies."""
        window = self.week.resolve(anchor)
        start = window.start or anchor.day
        middle = moved(start, ((window.days or 1) - 1) // 2)
        return Window.on(moved(middle, self.weekday - middle.weekday()))
