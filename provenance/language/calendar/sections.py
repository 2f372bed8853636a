"""Terms made of other terms: a part of a month, the n-th week of a year, the week of a day."""

from __future__ import annotations

from datetime import date

import attrs

from provenance.dates import Precision, Window
from provenance.dates.periods import moved, period
from provenance.errors import DateError
from provenance.language.calendar.anchor import Anchor, months_on
from provenance.language.calendar.terms import Term, Whole
from provenance.language.calendar.units import Duration, unit_window

__all__ = ["Around", "EndingOn", "Nth", "Part", "WeekOf"]

_DAYS_IN_WEEK = 7
_TUESDAY, _THURSDAY = 1, 3

# First and last unit of each part, counted from 1 and from the end: wide on purpose, for the words
# are wide, and marked approximate.
_SECTIONS: dict[Precision, tuple[str, dict[str, tuple[int, int]]]] = {
    Precision.WEEK: ("day", {"early": (1, 3), "mid": (2, 4), "late": (4, 7)}),
    Precision.MONTH: ("day", {"early": (1, 15), "mid": (10, 20), "late": (16, 31)}),
    Precision.YEAR: ("month", {"early": (1, 6), "mid": (5, 8), "late": (7, 12)}),
    Precision.DECADE: ("year", {"early": (1, 5), "mid": (4, 7), "late": (6, 10)}),
}
_WIDTHS_OF = {"start": "early", "end": "late"}


# "Earlier" in a time that is over is its early part.
_NEAREST = {"earlier": "early", "later": "late"}


@attrs.frozen
class Part:
    """The early, middle or late part of a term, or what of it is already past or still to come.

    >>> from provenance.language.calendar.terms import Partial
    >>> Part("mid", Partial(2024, 10)).resolve(Anchor()).isoformat()
    '2024-10-10~/2024-10-20~'
    """

    name: str
    of: Term

    @property
    def stated_year(self) -> int | None:
        """The year that the words name."""
        return self.of.stated_year

    @property
    def lacks_year(self) -> bool:
        """Whether the term could take a year from a date beside it."""
        return self.of.lacks_year

    def in_year(self, year: int) -> Part:
        """The same part of the term in a year."""
        return Part(self.name, self.of.in_year(year))

    def resolve(self, anchor: Anchor) -> Window:
        """The part as a window; an "early" or "earlier" day is the day itself."""
        window = self.of.resolve(anchor)
        start, end = window.start, window.end
        if start is None or end is None or start == end:
            return window
        if self.name in {"earlier", "later"}:
            if start <= anchor.day <= end:
                earlier = self.name == "earlier"
                return Window(start, anchor.day) if earlier else Window(anchor.day, end)
            return _section(_NEAREST[self.name], window.precision, start, end)
        return _section(self.name, window.precision, start, end)


def _section(name: str, precision: Precision, start: date, end: date) -> Window:
    name = _WIDTHS_OF.get(name, name)
    if name == "mid" and (end.year - start.year, start.month, end.month) == (99, 1, 12):
        # The middle third of a century is told in whole years.
        one, two = months_on(start, 12 * 33), months_on(start, 12 * 67, -1)
        return Window(one, two, approximate=True)
    if precision not in _SECTIONS:
        return _third(name, start, end)
    unit, parts = _SECTIONS[precision]
    first, last = parts[name]
    if unit == "day":
        one, two = moved(start, first - 1), moved(start, last - 1)
    else:
        months = 1 if unit == "month" else 12
        one, two = months_on(start, months * (first - 1)), months_on(start, months * last, -1)
    return Window(one, min(two, end), approximate=True)


def _third(name: str, start: date, end: date) -> Window:
    days = (end - start).days + 1
    half, third = (days - 1) // 2, days // 3
    if name == "mid":
        return Window(moved(start, third), moved(end, -third), approximate=True)
    if name == "early":
        return Window(start, moved(start, half), approximate=True)
    return Window(moved(end, -half), end, approximate=True)


@attrs.frozen
class Nth:
    """The n-th unit of a longer time, counted from its end when negative; or the first n of them.

    >>> from provenance.language.calendar.terms import Partial
    >>> print(Nth(1, "week", Partial(2024, 10)).resolve(Anchor()))
    the week of 30 September 2024
    """

    number: int
    unit: str
    of: Term
    count: int = 1
    weekday: int = 0

    @property
    def stated_year(self) -> int | None:
        """The year that the words name."""
        return self.of.stated_year

    @property
    def lacks_year(self) -> bool:
        """Whether the term could take a year from a date beside it."""
        return self.of.lacks_year

    def in_year(self, year: int) -> Nth:
        """The same unit of the term in a year."""
        return attrs.evolve(self, of=self.of.in_year(year))

    def resolve(self, anchor: Anchor) -> Window:
        """The unit, which has to lie in the longer time, or the stretch of several."""
        whole = self.of.resolve(anchor)
        if whole.start is None or whole.end is None:
            raise DateError(f"no {self.unit} can be counted in {whole}")
        window = self._counted(whole.start, whole.end)
        # A week belongs to the year or month that holds its Thursday.
        inside = moved(window.start or whole.start, 3 if self.unit == "week" else 0)
        if inside not in whole:
            raise DateError(f"no such day, week or month in {whole}")
        return window

    def _counted(self, start: date, end: date) -> Window:
        if self.unit == "half":
            return _half(self.number, start, end)
        if self.unit == "weekday":
            return Window.on(self._nth_weekday(start, end))
        if self.unit == "weekend":
            saturday = attrs.evolve(self, weekday=5)._nth_weekday(start, end)  # noqa: SLF001
            return unit_window("weekend", saturday)
        if self.unit == "week" and self.count == 1:
            return unit_window("week", self._nth_thursday(start, end))
        return self._stretch(start, end)

    def _nth_weekday(self, start: date, end: date) -> date:
        if self.number < 0:
            last = moved(end, -((end.weekday() - self.weekday) % _DAYS_IN_WEEK))
            return moved(last, _DAYS_IN_WEEK * (self.number + 1))
        first = moved(start, (self.weekday - start.weekday()) % _DAYS_IN_WEEK)
        return moved(first, _DAYS_IN_WEEK * (self.number - 1))

    def _nth_thursday(self, start: date, end: date) -> date:
        return attrs.evolve(self, weekday=3)._nth_weekday(start, end)  # noqa: SLF001  (its own)

    def _stretch(self, start: date, end: date) -> Window:
        if self.unit == "week":
            many = _DAYS_IN_WEEK * self.count
            number = -many if self.number < 0 else 1
            days = attrs.evolve(self, unit="day", count=many, number=number)
            return days._stretch(start, end)  # noqa: SLF001  (its own)
        if self.number < 0:
            first = unit_window(self.unit, end, self.number + 1)
            return first if self.count == 1 else Window.between(first, Window.on(end))
        first = unit_window(self.unit, start, self.number - 1)
        if self.count == 1:
            return first
        return Window.between(first, unit_window(self.unit, start, self.number + self.count - 2))


def _half(number: int, start: date, end: date) -> Window:
    if (start.day, end) == (1, period(Precision.MONTH, start)[1]):
        middle = start.replace(day=15)
    elif start.day == 1 and moved(end, 1).day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        middle = months_on(start, months // 2, -1)
    else:
        middle = moved(start, (end - start).days // 2)
    return Window(start, middle) if number == 1 else Window(moved(middle, 1), end)


@attrs.frozen
class WeekOf(Whole):
    """The week or weekend that holds the day another term names.

    >>> from provenance.language.calendar.terms import Partial
    >>> print(WeekOf("week", Partial(2024, 10, 24)).resolve(Anchor()))
    the week of 21 October 2024
    """

    unit: str
    of: Term

    def resolve(self, anchor: Anchor) -> Window:
        """The week from Monday to Sunday, or the weekend with the free days beside it."""
        window = self.of.resolve(anchor)
        day = window.start or anchor.day
        if self.unit != "weekend" or _TUESDAY <= day.weekday() < _THURSDAY:
            return unit_window(self.unit, day)
        if day.weekday() == 0:
            return Window(moved(day, -2), day)
        saturday_and_sunday = unit_window("weekend", day)
        return Window(min(day, saturday_and_sunday.start or day), saturday_and_sunday.end)


@attrs.frozen
class EndingOn(Whole):
    """A length of time that is known by its last day: "the year ended 31 March 2023".

    >>> from provenance.language.calendar.terms import Partial
    >>> EndingOn(Duration.of(3, "month"), Partial(2023, 6)).resolve(Anchor()).isoformat()
    '2023-04-01/2023-06-30'
    """

    by: Duration
    of: Term

    def resolve(self, anchor: Anchor) -> Window:
        """All its days, the last day of the term among them."""
        term = self.of.of if isinstance(self.of, Part) and self.of.name == "end" else self.of
        window = term.resolve(anchor)
        if window.end is None:
            raise DateError(f"a time that ends needs its last day, not {window}")
        first = self.by.after(moved(window.end, 1), -1)
        return Window(first, window.end, approximate=window.approximate)


@attrs.frozen
class Around(Whole):
    """A term that is said to be near rather than exact: "around 5 May".

    >>> from provenance.language.calendar.terms import Partial
    >>> print(Around(Partial(2024, 5, 5)).resolve(Anchor()))
    about 5 May 2024
    """

    of: Term

    def resolve(self, anchor: Anchor) -> Window:
        """The term's own window, marked approximate."""
        window = self.of.resolve(anchor)
        if window.moment is not None:
            return window
        return attrs.evolve(window, approximate=True)
