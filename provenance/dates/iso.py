"""Dates as ISO 8601 and its extended form (EDTF) write them, strictly, to plain parts and back.

Nothing is guessed and nothing is filled in: a text has exactly one of the listed shapes or is
refused. Windows are built from the parts; people's words are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from provenance.dates.periods import FARTHEST_ZONE, Precision, checked_day, moved, period
from provenance.errors import DateError, shown

__all__ = ["IsoParts", "is_iso", "local_clock", "read_iso", "write_iso"]

_LONGEST_TEXT = 120
_MINUTES_IN_HOUR = 60
_MIDNIGHT_AT_END_OF_DAY = 24
_MICROSECOND_DIGITS = 6
# An interval has two.
_ENDS = 2


class IsoParts(NamedTuple):
    """What one ISO text states: the days it covers, how finely, and the moment if it has one.

    >>> read_iso("2024-10").end
    datetime.date(2024, 10, 31)
    """

    start: date | None
    end: date | None
    precision: Precision
    approximate: bool = False
    moment: datetime | None = None
    notes: tuple[str, ...] = ()


def _covering(precision: Precision, day: date) -> IsoParts:
    return IsoParts(*period(precision, day), precision)


def _read_day(found: re.Match[str]) -> IsoParts:
    return _covering(Precision.DAY, checked_day(*(int(found[part]) for part in ("y", "m", "d"))))


def _read_month(found: re.Match[str]) -> IsoParts:
    return _covering(Precision.MONTH, checked_day(int(found["y"]), int(found["m"]), 1))


def _read_quarter(found: re.Match[str]) -> IsoParts:
    return _covering(Precision.QUARTER, checked_day(int(found["y"]), 3 * int(found["q"]) - 2, 1))


def _read_year(found: re.Match[str]) -> IsoParts:
    return _covering(Precision.YEAR, checked_day(int(found["y"]), 1, 1))


def _read_decade(found: re.Match[str]) -> IsoParts:
    return _covering(Precision.DECADE, checked_day(10 * int(found["decade"]) or 1, 1, 1))


def _read_week(found: re.Match[str]) -> IsoParts:
    year, week = int(found["y"]), int(found["w"])
    checked_day(year, 1, 1)
    try:
        monday = date.fromisocalendar(year, week, 1)
        return _covering(Precision.WEEK, monday)
    except ValueError:
        raise DateError(
            f"no such week: {found[0]} (that year has no week {week})", value=found[0]
        ) from None


def _read_moment(found: re.Match[str]) -> IsoParts:
    day = checked_day(*(int(found[part]) for part in ("y", "m", "d")))
    clock, days_on, notes = _read_clock(found)
    day = moved(day, days_on)
    zone = _read_zone(found)
    local = datetime.combine(day, clock, zone)
    try:
        moment = local if zone is None else local.astimezone(UTC)
    except OverflowError:
        raise DateError(
            f"year out of range: {shown(found[0])} in UTC leaves the years 1 to 9999",
            value=found[0],
        ) from None
    return IsoParts(day, day, Precision.MOMENT, moment=moment, notes=notes)


def _read_clock(found: re.Match[str]) -> tuple[time, int, tuple[str, ...]]:
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    fraction = found["fraction"] or ""
    micro = int(fraction[:_MICROSECOND_DIGITS].ljust(_MICROSECOND_DIGITS, "0"))
    notes: tuple[str, ...] = ()
    if fraction[_MICROSECOND_DIGITS:].strip("0"):
        notes = ("nanoseconds cut: a moment keeps six digits after the second",)
    if hour == _MIDNIGHT_AT_END_OF_DAY and not (minute or second or fraction.strip("0")):
        return time(0), 1, notes
    try:
        return time(hour, minute, second, micro), 0, notes
    except ValueError:
        raise DateError(
            f"no such hour, minute or second in the date {shown(found[0])}", value=found[0]
        ) from None


def _read_zone(found: re.Match[str]) -> timezone | None:
    if not found["zone"]:
        return None
    if found["zone"] in "Zz":
        return UTC
    hours, minutes = int(found["zone_hour"]), int(found["zone_minute"] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes >= _MINUTES_IN_HOUR or offset > FARTHEST_ZONE:
        raise DateError(
            f"no such time zone: {found['zone']} (zones lie within 14 hours of UTC)",
            value=found["zone"],
        )
    return timezone(-offset if found["zone"][0] == "-" else offset)


_ZONE = r"(?P<zone>[Zz]|[+-](?P<zone_hour>[0-9]{2})(?::?(?P<zone_minute>[0-9]{2}))?)?"
_CLOCK = (
    r"[Tt ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,18}))?)?"
)
_TIGHT_CLOCK = r"[Tt](?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?P<fraction>)"
_YEAR = r"(?P<y>[0-9]{4})"
_SHAPES = tuple(
    (re.compile(shape), read)
    for shape, read in (
        (rf"{_YEAR}-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}})", _read_day),
        (rf"{_YEAR}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})", _read_day),
        (rf"{_YEAR}-(?P<m>[0-9]{{2}})(?:-XX)?", _read_month),
        (rf"{_YEAR}(?:-XX(?:-XX)?)?", _read_year),
        (rf"{_YEAR}-?W(?P<w>[0-9]{{2}})", _read_week),
        (rf"{_YEAR}-Q(?P<q>[1-4])", _read_quarter),
        (r"(?P<decade>[0-9]{3})X", _read_decade),
        (rf"{_YEAR}-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}}){_CLOCK}{_ZONE}", _read_moment),
        (rf"{_YEAR}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}}){_TIGHT_CLOCK}{_ZONE}", _read_moment),
    )
)
_LONG_YEAR = re.compile(r"[+-]?[0-9]{5,9}-[0-9]{2}(?:-[0-9]{2})?|-[0-9]{4}(?:-[0-9]{2}){0,2}")


def is_iso(text: str) -> bool:
    """Tell whether a text has the shape of an ISO date, whether or not that date exists.

    >>> is_iso("2024-02-30"), is_iso("24 October 2024")
    (True, False)
    """
    if len(text) > _LONGEST_TEXT:
        return False
    halves = text.split("/")
    return len(halves) in {1, _ENDS} and all(half == ".." or _has_shape(half) for half in halves)


def _has_shape(text: str) -> bool:
    bare = text.removesuffix("~")
    shaped = any(shape.fullmatch(bare) for shape, _ in _SHAPES)
    return shaped or _LONG_YEAR.fullmatch(bare) is not None


def read_iso(text: str) -> IsoParts:
    """Read one ISO 8601 or EDTF date, moment or interval; anything else raises `DateError`.

    >>> read_iso("2024-10-24/..").end is None
    True
    """
    if not isinstance(text, str):
        raise DateError(f"not a date: {shown(text)} is not text", value=text)
    if len(text) > _LONGEST_TEXT:
        raise DateError(
            f"not a date: {len(text)} characters are too many", value=text[:_LONGEST_TEXT]
        )
    halves = text.split("/")
    if len(halves) == 1:
        return _read_one(text, text)
    if len(halves) != _ENDS:
        raise DateError(f"not a date: {shown(text)} has more than two ends", value=text)
    first, last = (None if half == ".." else _read_one(half, text) for half in halves)
    return _join(first, last)


def _join(first: IsoParts | None, last: IsoParts | None) -> IsoParts:
    ends = [end for end in (first, last) if end is not None]
    return IsoParts(
        first.start if first else None,
        last.end if last else None,
        Precision.SPAN,
        any(end.approximate for end in ends),
        None,
        tuple(dict.fromkeys(note for end in ends for note in end.notes)),
    )


def _read_one(text: str, whole: str) -> IsoParts:
    approximate = text.endswith("~")
    bare = text[:-1] if approximate else text
    for shape, read in _SHAPES:
        if found := shape.fullmatch(bare):
            return read(found)._replace(approximate=approximate)
    if _LONG_YEAR.fullmatch(bare):
        raise DateError(
            f"year out of range in {shown(whole)}: years run from 1 to 9999", value=whole
        )
    raise DateError(
        f"not a date in ISO form: {shown(whole)} (write for example 2024-10-24, 2024-10,"
        " 2024-10-24/2024-10-26 or 2024-10-24T16:25+05:00)",
        value=whole,
    )


def local_clock(parts: IsoParts) -> datetime:
    """Give the moment on a clock that shows the stated day.

    Without zone that is the moment itself; else UTC where its day is the stated one, or the least
    whole-hour offset from it that keeps the stated day.

    >>> print(local_clock(read_iso("2024-10-25T04:30+10:00")))
    2024-10-25 00:30:00+06:00
    """
    moment, day = parts.moment, parts.start
    if moment is None or day is None:
        raise DateError("a window without a moment shows no clock", value=parts)
    if moment.tzinfo is None or moment.date() == day:
        return moment
    hours = -(moment.hour + 1)
    if day > moment.date():
        until = datetime(day.year, day.month, day.day, tzinfo=UTC) - moment
        hours = -(-until // timedelta(hours=1))
    return moment.astimezone(timezone(timedelta(hours=hours)))


def write_iso(parts: IsoParts) -> str:
    """Write the parts as text that `read_iso` reads back to the same parts.

    >>> write_iso(read_iso("20241024"))
    '2024-10-24'
    """
    mark = "~" if parts.approximate else ""
    if parts.precision is Precision.SPAN:
        return "/".join(_write_end(end, mark) for end in (parts.start, parts.end))
    if parts.precision is Precision.MOMENT:
        return local_clock(parts).isoformat().replace("+00:00", "Z") + mark
    day = parts.start or date.min
    return _WRITERS[parts.precision](day) + mark


def _write_end(end: date | None, mark: str) -> str:
    return ".." if end is None else f"{end.isoformat()}{mark}"


def _write_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_WRITERS: dict[Precision, Callable[[date], str]] = {
    Precision.DAY: date.isoformat,
    Precision.WEEK: _write_week,
    Precision.MONTH: lambda day: day.isoformat()[:7],
    Precision.QUARTER: lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    Precision.YEAR: lambda day: f"{day.year:04}",
    Precision.DECADE: lambda day: f"{day.year // 10:03}X",
}
