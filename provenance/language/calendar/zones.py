"""Time zones by name: only those whose offset is known for the day, and never the machine's own."""

from __future__ import annotations

from datetime import date, timedelta

from provenance.dates.periods import checked_day, moved
from provenance.errors import DateError, shown

__all__ = ["SHARED_NAMES", "ZONES", "zone_offset"]

_SUNDAY = 6
_DAYS_IN_WEEK = 7
# Name: hours ahead of UTC, whose summer time it follows, and whether it is the summer name.
ZONES: dict[str, tuple[int, str, bool | None]] = {
    "utc": (0, "", False),
    "gmt": (0, "", False),
    "z": (0, "", False),
    "est": (-5, "us", False),
    "edt": (-4, "us", True),
    "et": (-5, "us", None),
    "cdt": (-5, "us", True),
    "ct": (-6, "us", None),
    "mst": (-7, "us", False),
    "mdt": (-6, "us", True),
    "mt": (-7, "us", None),
    "pst": (-8, "us", False),
    "pdt": (-7, "us", True),
    "pt": (-8, "us", None),
    "wet": (0, "eu", False),
    "west": (1, "eu", True),
    "cet": (1, "eu", False),
    "cest": (2, "eu", True),
    "eet": (2, "eu", False),
    "eest": (3, "eu", True),
    "msk": (3, "", False),
    "jst": (9, "", False),
    "kst": (9, "", False),
}
# These stand for several zones: China and Chicago, India and Israel, Britain and Bangladesh.
SHARED_NAMES = frozenset({"cst", "ist", "bst", "ast", "sst", "gst"})
_OLDEST_RULE = {"us": 2007, "eu": 1996}


def zone_offset(name: str, day: date) -> timedelta:
    """Tell how far ahead of UTC a named zone is on a day, or refuse.

    >>> zone_offset("EDT", date(2024, 10, 24)) == timedelta(hours=-4)
    True
    """
    key = name.lower()
    if key in SHARED_NAMES:
        raise DateError(f"ambiguous time zone {shown(name)}: give it as UTC±hours", value=name)
    if key not in ZONES:
        raise DateError(f"unknown time zone {shown(name)}: give it as UTC±hours", value=name)
    hours, region, summer = ZONES[key]
    if not region:
        return timedelta(hours=hours)
    first, last = _summer_time(region, day, name)
    if summer is None:
        return timedelta(hours=hours + int(_in_summer(first, day, last, name)))
    if (first <= day <= last) if summer else not first < day < last:
        return timedelta(hours=hours)
    raise DateError(
        f"the time zone {name.upper()} is not in use on {day}: summer time there runs from {first}"
        f" to {last}",
        value=name,
    )


def _in_summer(first: date, day: date, last: date, name: str) -> bool:
    if day in {first, last}:
        raise DateError(
            f"the time zone {name.upper()} changes its offset on {day}: give it as UTC±hours",
            value=name,
        )
    return first < day < last


def _summer_time(region: str, day: date, name: str) -> tuple[date, date]:
    if day.year < _OLDEST_RULE[region]:
        raise DateError(
            f"the time zone {name.upper()} followed other rules in {day.year}: give UTC±hours",
            value=name,
        )
    if region == "us":
        return _sunday_from(day.year, 3, 8), _sunday_from(day.year, 11, 1)
    return _sunday_from(day.year, 3, 25), _sunday_from(day.year, 10, 25)


def _sunday_from(year: int, month: int, day: int) -> date:
    first = checked_day(year, month, day)
    return moved(first, (_SUNDAY - first.weekday()) % _DAYS_IN_WEEK)
