"""Days known by name, as the calendar of each year places them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Self

import attrs

from provenance.dates import Window
from provenance.dates.periods import checked_day, moved
from provenance.language.calendar.anchor import Anchor, choose
from provenance.language.calendar.grammar import Found, Reader, point_rule
from provenance.language.calendar.numerals import Tokens, year_number
from provenance.language.calendar.sections import WeekOf
from provenance.language.calendar.words import LEANS

__all__ = ["HOLIDAYS", "Holiday", "easter"]

_DAYS_IN_WEEK = 7
DayOf = Callable[[int], date]


def easter(year: int) -> date:
    """Give the Easter Sunday of the Gregorian calendar.

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden = year % 19
    hundreds = year // 100
    epact = (19 * golden + hundreds - hundreds // 4 - (8 * hundreds + 13) // 25 + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - hundreds + hundreds // 4) % _DAYS_IN_WEEK
    days = epact - weekday
    return moved(checked_day(year, 3, 28), days)


def _fixed(month: int, day: int) -> DayOf:
    return lambda year: checked_day(year, month, day)


def _after_easter(days: int) -> DayOf:
    return lambda year: moved(easter(year), days)


def _nth(weekday: int, number: int, month: int) -> DayOf:
    """The n-th such weekday of a month; the last one when the number is -1."""

    def of(year: int) -> date:
        first = checked_day(year, month, 1)
        nth = moved(
            first, (weekday - first.weekday()) % _DAYS_IN_WEEK + _DAYS_IN_WEEK * (number - 1)
        )
        if number > 0:
            return nth
        last = moved(checked_day(year + month // 12, month % 12 + 1, 1), -1)
        return moved(last, -((last.weekday() - weekday) % _DAYS_IN_WEEK))

    return of


def _day_after(day: DayOf, days: int = 1) -> DayOf:
    return lambda year: moved(day(year), days)


_THANKSGIVING = _nth(3, 4, 11)
# Names in lower case, without apostrophes and without the "s" of a possessive. Days that differ
# between countries are those of the United States.
HOLIDAYS: dict[tuple[str, ...], DayOf] = {
    ("new", "year", "day"): _fixed(1, 1),
    ("new", "year", "eve"): _fixed(12, 31),
    ("new", "year"): _fixed(1, 1),
    ("martin", "luther", "king", "day"): _nth(0, 3, 1),
    ("martin", "luther", "king", "jr", "day"): _nth(0, 3, 1),
    ("mlk", "day"): _nth(0, 3, 1),
    ("groundhog", "day"): _fixed(2, 2),
    ("valentine", "day"): _fixed(2, 14),
    ("st", "valentine", "day"): _fixed(2, 14),
    ("president", "day"): _nth(0, 3, 2),
    ("washington", "birthday"): _nth(0, 3, 2),
    ("international", "women", "day"): _fixed(3, 8),
    ("women", "day"): _fixed(3, 8),
    ("st", "patrick", "day"): _fixed(3, 17),
    ("april", "fool", "day"): _fixed(4, 1),
    ("april", "fool"): _fixed(4, 1),
    ("earth", "day"): _fixed(4, 22),
    ("may", "day"): _fixed(5, 1),
    ("mother", "day"): _nth(6, 2, 5),
    ("memorial", "day"): _nth(0, -1, 5),
    ("father", "day"): _nth(6, 3, 6),
    ("juneteenth",): _fixed(6, 19),
    ("independence", "day"): _fixed(7, 4),
    ("labor", "day"): _nth(0, 1, 9),
    ("labour", "day"): _nth(0, 1, 9),
    ("columbus", "day"): _nth(0, 2, 10),
    ("halloween",): _fixed(10, 31),
    ("all", "saint", "day"): _fixed(11, 1),
    ("veteran", "day"): _fixed(11, 11),
    ("armistice", "day"): _fixed(11, 11),
    ("thanksgiving", "day"): _THANKSGIVING,
    ("thanksgiving",): _THANKSGIVING,
    ("black", "friday"): _day_after(_THANKSGIVING),
    ("cyber", "monday"): _day_after(_THANKSGIVING, 4),
    ("christmas", "eve"): _fixed(12, 24),
    ("christmas", "day"): _fixed(12, 25),
    ("christmas",): _fixed(12, 25),
    ("xma",): _fixed(12, 25),
    ("boxing", "day"): _fixed(12, 26),
    ("ash", "wednesday"): _after_easter(-46),
    ("palm", "sunday"): _after_easter(-7),
    ("maundy", "thursday"): _after_easter(-3),
    ("good", "friday"): _after_easter(-2),
    ("easter", "saturday"): _after_easter(-1),
    ("easter", "sunday"): _after_easter(0),
    ("easter", "monday"): _after_easter(1),
    ("easter", "day"): _after_easter(0),
    ("easter",): _after_easter(0),
    ("ascension", "day"): _after_easter(39),
    ("pentecost",): _after_easter(49),
}
# Easter Island, the Good Friday Agreement.
_NAMES_AFTER = frozenset({"island", "islands", "agreement", "accord", "accords", "rising"})
_LONGEST_NAME = max(len(name) for name in HOLIDAYS)


def _stem(word: str) -> str:
    return word.removesuffix("s")


_BY_STEMS = {tuple(_stem(word) for word in name): name for name in HOLIDAYS}
_STARTS = {form for name in HOLIDAYS for form in (name[0], f"{name[0]}s")}


@attrs.frozen
class Holiday:
    """A day known by name, in a stated year or the one that is meant.

    >>> print(Holiday(("christmas",), 2024).resolve(Anchor()))
    25 December 2024
    """

    name: tuple[str, ...]
    year: int | None = None
    lean: str = ""

    @property
    def stated_year(self) -> int | None:
        """The year that the words name."""
        return self.year

    @property
    def lacks_year(self) -> bool:
        """Whether the year is left unsaid."""
        return self.year is None and not self.lean

    def in_year(self, year: int) -> Self:
        """The same day in a year."""
        return attrs.evolve(self, year=year)

    def resolve(self, anchor: Anchor) -> Window:
        """The one day."""
        day_of = HOLIDAYS[self.name]
        if self.year is not None:
            return Window.on(day_of(self.year))
        if self.lean == "this":
            return Window.on(day_of(anchor.day.year))
        year = anchor.pivot.year
        days = [day_of(other) for other in (year - 1, year, year + 1)]
        return Window.on(choose(days, anchor, self.lean, lambda day: day))


def _name(tokens: Tokens, index: int) -> tuple[tuple[str, ...], int] | None:
    """Read the longest name, an apostrophe and its "s" passed over."""
    stems: list[str] = []
    best = None
    at = index
    while len(stems) < _LONGEST_NAME and tokens[at].kind == "word":
        stems.append(_stem(tokens[at].text))
        at += 1
        if tuple(stems) in _BY_STEMS:
            best = _BY_STEMS[tuple(stems)], at
        if tokens[at].text in {"'", "."}:
            at += 2 if tokens[at + 1].text == "s" else 1
    return best


@point_rule("holiday", _STARTS)
def _holiday(reader: Reader, index: int) -> Found | None:
    """Read "Labor Day 2024", "Easter", "Halloween weekend"."""
    tokens = reader.tokens
    named = _name(tokens, index)
    if named is None or (named[0] == ("new", "year") and not tokens[index].capital):
        return None
    name, end = named
    if tokens[end].text in _NAMES_AFTER:
        return None
    weekend = tokens[end].text == "weekend"
    at = end + weekend
    year = year_number(tokens, at + (tokens[at].text in {"of", ",", "in"}))
    holiday = Holiday(name, year[0] if year else None)
    end = year[1] if year else at
    return Found(WeekOf("weekend", holiday) if weekend else holiday, index, end, ())


@point_rule("leaning holiday", LEANS)
def _leaning_holiday(reader: Reader, index: int) -> Found | None:
    """Read "last Easter", "the next New Year's Day"."""
    tokens = reader.tokens
    named = _name(tokens, index + 1)
    if named is None or tokens[index].text == "same":
        return None
    lean = LEANS[tokens[index].text]
    return Found(Holiday(named[0], lean=lean), index, named[1], ())
