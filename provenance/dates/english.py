"""Windows written in plain English, shortest form first: what both ends share is said once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from provenance.dates.iso import IsoParts, local_clock
from provenance.dates.periods import Precision, period

__all__ = ["write_english"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# From here on "the 2000s" are ten years.
_CENTURY_OF_DECADES = 2000
_DASH = "\N{EN DASH}"
_ORDINALS = ("first", "second", "third", "fourth")


def write_english(parts: IsoParts) -> str:
    """Write the parts as a phrase that fits into a sentence.

    >>> from provenance.dates.iso import read_iso
    >>> write_english(read_iso("2024-10-24/.."))
    'since 24 October 2024'
    """
    if parts.precision is Precision.SPAN:
        text = _span(parts.start, parts.end)
    elif parts.precision is Precision.MOMENT:
        text = _moment(parts)
    else:
        text = _WRITERS[parts.precision](parts.start or date.min)
    return f"about {text}" if parts.approximate else text


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _moment(parts: IsoParts) -> str:
    local = local_clock(parts)
    clock = local.time().isoformat("minutes" if not local.second else "seconds")
    if local.microsecond:
        clock = local.time().isoformat()
    return f"{_day(local.date())}, {clock}{_zone(local.utcoffset())}"


def _zone(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    hours = offset // timedelta(hours=1)
    return f" UTC{hours:+}" if hours else " UTC"


def _span(start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return _open_span(start, end)
    if _whole(Precision.YEAR, start, end):
        return f"{start.year}{_DASH}{end.year}"
    if _whole(Precision.MONTH, start, end):
        if start.year == end.year:
            return f"{_MONTHS[start.month - 1]}{_DASH}{_month(end)}"
        return f"{_month(start)} {_DASH} {_month(end)}"
    return _days(start, end)


def _days(start: date, end: date) -> str:
    if start.year != end.year:
        return f"{_day(start)} {_DASH} {_day(end)}"
    if start.month != end.month:
        return f"{start.day} {_MONTHS[start.month - 1]} {_DASH} {_day(end)}"
    return f"{start.day}{_DASH}{_day(end)}"


def _whole(precision: Precision, start: date, end: date) -> bool:
    """Tell whether the span runs over several whole periods; one alone is named by its days."""
    apart = end > period(precision, start)[1]
    return apart and _starts(precision, start) and _ends(precision, end)


def _open_span(start: date | None, end: date | None) -> str:
    if start is not None:
        return f"since {_month(start) if _starts(Precision.MONTH, start) else _day(start)}"
    if end is not None:
        return f"until {_month(end) if _ends(Precision.MONTH, end) else _day(end)}"
    return "any day"


def _starts(precision: Precision, day: date) -> bool:
    return period(precision, day)[0] == day


def _ends(precision: Precision, day: date) -> bool:
    return period(precision, day)[1] == day


def _decade(day: date) -> str:
    """The 1900s may be a hundred years, so the first decade of a century names its years."""
    first = 10 * (day.year // 10)
    if first % 100 == 0 and first < _CENTURY_OF_DECADES:
        return f"the decade {first}{_DASH}{first + 9}"
    return f"the {first}s"


_WRITERS: dict[Precision, Callable[[date], str]] = {
    Precision.DAY: _day,
    Precision.WEEK: lambda day: f"the week of {_day(day)}",
    Precision.MONTH: _month,
    Precision.QUARTER: lambda day: f"the {_ORDINALS[(day.month - 1) // 3]} quarter of {day.year}",
    Precision.YEAR: lambda day: str(day.year),
    Precision.DECADE: _decade,
}
