"""What the rules of the grammar make: terms that stand for a date and resolve to a window."""

from __future__ import annotations

from datetime import date
from typing import Protocol, Self

import attrs

from provenance.dates import Precision, Window
from provenance.dates.periods import checked_day, moved, period
from provenance.errors import DateError
from provenance.language.calendar.anchor import Anchor, choose, months_on

__all__ = [
    "Fixed",
    "Numbered",
    "Partial",
    "Refused",
    "ShortYear",
    "Term",
    "Whole",
    "month_start",
]

_DAYS_IN_WEEK = 7
# As far as the next such day can be: 29 February comes every eighth year at worst, the 31st every
# second month, and Monday the 31st years later.
_YEARS_EITHER_WAY, _LEAP_YEARS_EITHER_WAY = 2, 8
_MONTHS_EITHER_WAY, _WEEKDAY_MONTHS_EITHER_WAY = 3, 60
_LEAP_YEAR, _LEAP_DAY = 2024, (2, 29)


class Term(Protocol):
    """A date as it was said: it becomes a window once it is known when it was said."""

    @property
    def stated_year(self) -> int | None:
        """The year that the words name."""
        ...

    @property
    def lacks_year(self) -> bool:
        """Whether the words could take a year from a date beside them."""
        ...

    def in_year(self, year: int) -> Term:
        """The same term with its missing year filled in."""
        ...

    def resolve(self, anchor: Anchor) -> Window:
        """The window that is meant, or `DateError` with the reason why none is."""
        ...


@attrs.frozen
class Whole:
    """A term that neither lends nor borrows a year.

    >>> Whole().lacks_year
    False
    """

    @property
    def stated_year(self) -> int | None:
        """The year that the words name."""
        return None

    @property
    def lacks_year(self) -> bool:
        """Whether the words could take a year from a date beside them."""
        return False

    def in_year(self, year: int) -> Self:  # noqa: ARG002  (a whole term has no use for it)
        """The same term: it has all it needs."""
        return self


@attrs.frozen
class Fixed:
    """A window that depends on nothing unsaid.

    >>> print(Fixed(Window.year(2024)).resolve(Anchor()))
    2024
    """

    window: Window

    @property
    def stated_year(self) -> int | None:
        """The year, where the window is one."""
        start = self.window.start
        return start.year if start and self.window.precision is Precision.YEAR else None

    @property
    def lacks_year(self) -> bool:
        """Whether the words could take a year from a date beside them."""
        return False

    def in_year(self, year: int) -> Self:  # noqa: ARG002  (it has all it needs)
        """The same window."""
        return self

    def resolve(self, anchor: Anchor) -> Window:  # noqa: ARG002  (it depends on nothing)
        """The window itself."""
        return self.window


@attrs.frozen
class Refused(Whole):
    """Words that are a date and must not be guessed.

    >>> Refused("whose spring?").resolve(Anchor())
    Traceback (most recent call last):
    provenance.errors.DateError: whose spring?
    """

    reason: str

    def resolve(self, anchor: Anchor) -> Window:  # noqa: ARG002  (no context helps)
        """No window: always the refusal."""
        raise DateError(self.reason)


@attrs.frozen
class Partial:
    """A calendar date of which year, month, day and weekday are stated or left to context.

    >>> print(Partial(month=10, day=24).in_year(2024).resolve(Anchor()))
    24 October 2024
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    lean: str = ""
    two_digits: int | None = None

    @property
    def stated_year(self) -> int | None:
        """The year that the words name."""
        return self.year

    @property
    def lacks_year(self) -> bool:
        """Whether a month stands without its year."""
        unsaid = self.year is None and self.two_digits is None
        return unsaid and self.month is not None and not self.lean

    def in_year(self, year: int) -> Self:
        """The same date in a year."""
        return attrs.evolve(self, year=year)

    def resolve(self, anchor: Anchor) -> Window:
        """The day or month that is meant."""
        if self.two_digits is not None and self.year is None:
            return self.in_year(_nearest_century(self.two_digits, anchor)).resolve(anchor)
        if self.year is None:
            return self._around(self._chosen(anchor))
        window = self._around(checked_day(self.year, self.month or 1, self.day or 1))
        if self.weekday is None or window.start is None or self.day is None:
            return window
        if window.start.weekday() != self.weekday:
            return attrs.evolve(window, notes=("the weekday named is not the one of that day",))
        return window

    def _around(self, day: date) -> Window:
        if self.day is None and self.month is not None:
            return Window.around(Precision.MONTH, day)
        return Window.around(Precision.DAY, day)

    def _chosen(self, anchor: Anchor) -> date:
        if self.month is not None:
            return self._in_some_year(self.month, anchor)
        if self.day is not None:
            return self._in_some_month(self.day, anchor)
        return _weekday_near(self.weekday or 0, anchor, self.lean)

    def _in_some_year(self, month: int, anchor: Anchor) -> date:
        day = self.day or 1
        if self.lean == "this":
            return checked_day(anchor.day.year, month, day)
        far = _LEAP_YEARS_EITHER_WAY if (month, day) == _LEAP_DAY else _YEARS_EITHER_WAY
        years = range(anchor.pivot.year - far, anchor.pivot.year + far)
        starts = [found for year in years if (found := _day_or_none(year, month, day))]
        if not starts:
            checked_day(_LEAP_YEAR, month, day)
        chosen = choose(starts, anchor, self.lean, self._last_of)
        if self.weekday is None or chosen.weekday() == self.weekday or anchor.not_before:
            return chosen
        other = attrs.evolve(anchor, future=not anchor.future)
        turned = choose(starts, other, self.lean, self._last_of)
        return turned if turned.weekday() == self.weekday else chosen

    def _last_of(self, start: date) -> date:
        return start if self.day else period(Precision.MONTH, start)[1]

    def _in_some_month(self, day: int, anchor: Anchor) -> date:
        first = anchor.pivot.replace(day=1)
        starts = []
        far = _MONTHS_EITHER_WAY if self.weekday is None else _WEEKDAY_MONTHS_EITHER_WAY
        for offset in range(-far, far + 1):
            month = month_start(first, offset)
            found = month and _day_or_none(month.year, month.month, day)
            if found and self.weekday in {None, found.weekday()}:
                starts.append(found)
        return choose(starts, anchor, self.lean, lambda start: start)


def _nearest_century(two_digits: int, anchor: Anchor) -> int:
    if anchor.said_on is None:
        raise DateError(
            f"ambiguous: a year of two digits ({two_digits:02}) in the date; write all four, or say"
            " when it was said or published (said_on)"
        )
    near = anchor.said_on.year
    return min((1900 + two_digits, 2000 + two_digits), key=lambda year: abs(year - near))


@attrs.frozen
class ShortYear(Whole):
    """A year of which two digits are said, or a period in such a year: "FY22", "Q2'19".

    >>> print(ShortYear(22).resolve(Anchor(date(2024, 10, 24))))
    2022
    """

    two_digits: int
    of: Term | None = None

    def resolve(self, anchor: Anchor) -> Window:
        """The window in the century nearest to the day it was said."""
        year = _nearest_century(self.two_digits, anchor)
        return Window.year(year) if self.of is None else self.of.in_year(year).resolve(anchor)


def month_start(day: date, months: int) -> date | None:
    """Give the first day of the month some months on, or None outside the years 1 to 9999.

    >>> month_start(date(2024, 10, 24), -10)
    datetime.date(2023, 12, 1)
    """
    try:
        return months_on(day.replace(day=1), months)
    except DateError:
        return None


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_WEEKS_ON = {"this": 0, "last": -1, "next": 1}


def _weekday_near(weekday: int, anchor: Anchor, lean: str) -> date:
    """Find the weekday: "next" and "last" count weeks; without such a word the cue decides."""
    monday = moved(anchor.pivot, -anchor.pivot.weekday())
    if lean in _WEEKS_ON and anchor.not_before is None:
        return moved(monday, weekday + _DAYS_IN_WEEK * _WEEKS_ON[lean])
    starts = [moved(monday, weekday + _DAYS_IN_WEEK * weeks) for weeks in (-1, 0, 1)]
    return choose(starts, anchor, lean, lambda day: day)


@attrs.frozen
class Numbered:
    """A quarter, half or week that is known by its number, with or without its year.

    >>> print(Numbered("quarter", 3, 2024).resolve(Anchor()))
    the third quarter of 2024
    """

    unit: str
    number: int
    year: int | None = None
    lean: str = ""

    @property
    def stated_year(self) -> int | None:
        """The year that the words name."""
        return self.year

    @property
    def lacks_year(self) -> bool:
        """Whether the year is left unsaid."""
        return self.year is None

    def in_year(self, year: int) -> Self:
        """The same period in a year."""
        return attrs.evolve(self, year=year)

    def resolve(self, anchor: Anchor) -> Window:
        """The quarter, half-year or week of the calendar."""
        if self.year is not None:
            return self._of(self.year)
        year = anchor.pivot.year
        if self.unit == "week":
            return self._of(year)
        windows = [self._of(other) for other in (year - 1, year, year + 1)]
        ends = {window.start: window.end for window in windows}
        start = choose([day for day in ends if day], anchor, self.lean, lambda d: ends[d] or d)
        return self._of(start.year)

    def _of(self, year: int) -> Window:
        if self.unit == "week":
            return Window.from_iso(f"{year:04}-W{self.number:02}")
        months = 3 if self.unit == "quarter" else 6
        first = checked_day(year, months * (self.number - 1) + 1, 1)
        if self.unit == "quarter":
            return Window.around(Precision.QUARTER, first)
        last = period(Precision.MONTH, first.replace(month=first.month + months - 1))[1]
        return Window(first, last)
