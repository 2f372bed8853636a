"""What a date that leaves something unsaid is completed from: the day it was said, and its cue."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date

import attrs

from provenance.dates.periods import moved
from provenance.errors import DateError

__all__ = ["Anchor", "choose", "months_on"]

_MONTHS_IN_YEAR = 12


@attrs.frozen
class Anchor:
    """The day a text was said, which way its dates lean, and the day it spoke of last.

    >>> Anchor(date(2024, 10, 24)).day
    datetime.date(2024, 10, 24)
    """

    said_on: date | None = None
    day_first: bool | None = None
    future: bool = False
    strict: bool = False
    last_day: date | None = None
    not_before: date | None = None

    @property
    def day(self) -> date:
        """The day that relative dates count from, or a refusal when none was given."""
        if self.said_on is None:
            raise DateError(
                "a relative date: it needs the day it was said or published as context (said_on)"
            )
        return self.said_on

    @property
    def pivot(self) -> date:
        """The day around which a missing year, month or week is looked for."""
        if self.not_before is not None:
            return self.not_before
        if self.said_on is None:
            raise DateError(
                "the date leaves its year, month or week unsaid: it needs the day it was said or"
                " published as context (said_on)"
            )
        return self.said_on


def choose(
    starts: Iterable[date], anchor: Anchor, lean: str, last_of: Callable[[date], date]
) -> date:
    """Pick the start that is meant: by a word such as "next", else by the cue, else the latest.

    `last_of` gives the last day of the window that begins on a start.

    >>> fridays = [date(2024, 10, 18), date(2024, 10, 25)]
    >>> choose(fridays, Anchor(date(2024, 10, 24)), "", lambda day: day)
    datetime.date(2024, 10, 18)
    """
    ordered = sorted(starts)
    day = anchor.pivot
    if lean in {"next", "coming"}:
        later = [start for start in ordered if start > anchor.day and start >= day]
    elif anchor.not_before is not None:
        later = [start for start in ordered if start >= day]
    elif lean in {"last", "past"}:
        return _latest([start for start in ordered if last_of(start) < day])
    elif anchor.future:
        later = [start for start in ordered if last_of(start) >= day]
    else:
        return _latest([start for start in ordered if start <= day])
    return _earliest(later)


def _latest(starts: list[date]) -> date:
    if not starts:
        raise DateError("no such day in the years before")
    return starts[-1]


def _earliest(starts: list[date]) -> date:
    if not starts:
        raise DateError("no such day in the years after")
    return starts[0]


def months_on(day: date, months: int, days: int = 0) -> date:
    """Give the day some months, then days, later; a day the month lacks becomes its last.

    >>> months_on(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    count = day.year * _MONTHS_IN_YEAR + day.month - 1 + months
    year, month = divmod(count, _MONTHS_IN_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise DateError(f"{day} moved by {months} months leaves the years 1 to 9999", value=months)
    last = monthrange(year, month + 1)[1]
    return moved(date(year, month + 1, min(day.day, last)), days)
