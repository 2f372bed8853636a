"""A window of whole days: the value that every date of the library is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Self, TypeAlias

import attrs
from attrs import field

from provenance.dates.english import write_english
from provenance.dates.iso import IsoParts, read_iso, write_iso
from provenance.dates.periods import FARTHEST_ZONE, Precision, checked_day, moved, period
from provenance.errors import DateError, shown

__all__ = ["Stated", "Window"]

_DAYS_IN_WEEK = 7


@attrs.frozen
class Window:
    """A window of whole days, both ends inclusive, as precise as it was stated.

    A missing start or end means open towards the past or the future. `moment` is set for clock
    times alone: in UTC when a zone was stated, without zone otherwise; its day is the one that its
    own clock showed. Equal windows cover the same days at the same precision; `words` (what was
    said) and `notes` (what was cut or assumed) take no part in that.

    >>> october = Window.month(2024, 10)
    >>> print(october, october.days, date(2024, 10, 24) in october)
    October 2024 31 True
    """

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.SPAN
    approximate: bool = False
    moment: datetime | None = None
    words: str = field(default="", eq=False)
    notes: tuple[str, ...] = field(default=(), eq=False)

    def __attrs_post_init__(self) -> None:
        """Bring the parts into canonical form, or refuse those that contradict each other."""
        _put(self, "start", _plain_day(self.start, "start"))
        _put(self, "end", _plain_day(self.end, "end"))
        _put(self, "precision", _known_precision(self.precision))
        _put(self, "approximate", bool(self.approximate))
        _put(self, "moment", _normal_moment(self.moment))
        _put(self, "notes", tuple(self.notes))
        _check_order(self)
        if self.precision is Precision.SPAN and self.start is not None and self.start == self.end:
            _put(self, "precision", Precision.DAY)
        _check_bounds(self)
        _check_moment(self)

    @classmethod
    def on(cls, day: date | datetime | str) -> Self:
        """One day, or one moment when the value carries a time of day.

        >>> Window.on("2024-10-24").precision.value
        'day'
        """
        window = cls.of(day)
        if window.precision not in (Precision.DAY, Precision.MOMENT):
            raise _refusal(f"not a single day: {shown(day)} (Window.of takes windows too)", day)
        return window

    @classmethod
    def of(cls, value: Stated) -> Self:
        """Any of the forms a date may be given in: a window, a day, a moment or ISO text.

        >>> Window.of("2024-10") == Window.month(2024, 10)
        True
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls.from_iso(value)
        if isinstance(value, datetime):
            day = date(value.year, value.month, value.day)
            return cls(day, day, Precision.MOMENT, moment=value)
        if isinstance(value, date):
            return cls(value, value, Precision.DAY)
        raise _refusal(f"not a date: {shown(value)} (give a day, a moment or ISO text)", value)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read ISO 8601 or EDTF text strictly: days, months, years, weeks, intervals, moments.

        >>> Window.from_iso("2024-10-24T16:25+05:00").isoformat()
        '2024-10-24T11:25:00Z'
        """
        parts = read_iso(text)
        return cls(*parts[:-1], words=text, notes=parts.notes)

    @classmethod
    def around(cls, precision: Precision, day: date) -> Self:
        """The calendar day, week (from Monday), month, quarter, year or decade that holds a day.

        >>> print(Window.around(Precision.WEEK, date(2024, 10, 24)))
        the week of 21 October 2024
        """
        if precision in (Precision.SPAN, Precision.MOMENT):
            raise _refusal(f"no period of the calendar is called {precision.value}", precision)
        return cls(*period(precision, day), precision)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """A whole month.

        >>> Window.month(2024, 2).end
        datetime.date(2024, 2, 29)
        """
        return cls.around(Precision.MONTH, checked_day(year, month, 1))

    @classmethod
    def year(cls, year: int) -> Self:
        """A whole year, 1 to 9999.

        >>> Window.year(2024).days
        366
        """
        return cls.around(Precision.YEAR, checked_day(year, 1, 1))

    @classmethod
    def between(cls, first: Stated, last: Stated) -> Self:
        """From the first day of one date to the last day of another, both included.

        >>> Window.between("2024-03", "2024-05").isoformat()
        '2024-03-01/2024-05-31'
        """
        one, two = cls.of(first), cls.of(last)
        return cls(one.start, two.end, approximate=one.approximate or two.approximate)

    @classmethod
    def since(cls, first: Stated) -> Self:
        """From the first day of a date, with no end.

        >>> print(Window.since("2024-03"))
        since March 2024
        """
        one = cls.of(first)
        return cls(one.start, None, approximate=one.approximate)

    @classmethod
    def until(cls, last: Stated) -> Self:
        """Up to and including the last day of a date, with no start.

        >>> print(Window.until("2024-10-24"))
        until 24 October 2024
        """
        one = cls.of(last)
        return cls(None, one.end, approximate=one.approximate)

    @property
    def days(self) -> int | None:
        """How many days the window holds; None when it is open at an end.

        >>> Window.between("2024-10-24", "2024-10-26").days
        3
        """
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    @property
    def sort_key(self) -> tuple[int, int, int, str, str]:
        """A key that puts windows in order of start, then end, then clock.

        >>> sorted([Window.year(2024), Window.month(2024, 1)], key=lambda w: w.sort_key)[0].days
        31
        """
        first = self.start.toordinal() if self.start else 0
        last = self.end.toordinal() if self.end else date.max.toordinal() + 1
        clock = self.moment.isoformat(timespec="microseconds") if self.moment else ""
        return first, last, int(self.approximate), clock, self.precision.value

    def gap_days(self, other: Window) -> int:
        """How many days lie from one window to the other: 0 when they share one, 1 for neighbours.

        Two moments with zones are never farther apart than their clocks say.

        >>> Window.on("2024-10-24").gap_days(Window.on("2024-10-21"))
        3
        """
        gap = max(_days_between(self, other), _days_between(other, self), 0)
        if gap and _zoned(self) and _zoned(other) and self.moment and other.moment:
            return min(gap, abs(self.moment - other.moment) // timedelta(days=1))
        return gap

    def meets(self, other: Window, slip: int = 0) -> bool:
        """Tell whether the windows share a day, or miss each other by at most `slip` days.

        >>> Window.on("2024-10-24").meets(Window.on("2024-10-23"), slip=1)
        True
        """
        if isinstance(slip, bool) or not isinstance(slip, int) or slip < 0:
            raise _refusal(f"a slip is a whole number of days, 0 or more, not {shown(slip)}", slip)
        return self.gap_days(other) <= slip

    def is_before(self, other: Window) -> bool:
        """Tell whether this is surely earlier: wholly before it, or earlier on the same clock.

        Two moments are on the same clock when both have a zone, or neither has.

        >>> Window.on("2024-10-23").is_before(Window.month(2024, 10))
        False
        """
        if self.moment and other.moment and _zoned(self) == _zoned(other):
            return self.moment < other.moment
        return _days_between(self, other) > 0

    def within(self, other: Window) -> bool:
        """Tell whether every day of this window is a day of the other.

        Only the same moment lies within a moment.

        >>> Window.on("2024-10-24").within(Window.month(2024, 10))
        True
        """
        if other.moment is not None:
            return self.moment == other.moment and self.start == other.start
        starts = other.start is None or (self.start is not None and other.start <= self.start)
        ends = other.end is None or (self.end is not None and self.end <= other.end)
        return starts and ends

    def __contains__(self, day: object) -> bool:
        """Tell whether a day lies in the window; anything but a day never does."""
        if isinstance(day, datetime):
            day = day.date()
        if not isinstance(day, date):
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def shifted(self, days: int) -> Self:
        """Move the window by a number of days; a shifted month or year is a plain span.

        >>> print(Window.on("2024-12-31").shifted(1))
        1 January 2025
        """
        if isinstance(days, bool) or not isinstance(days, int):
            raise _refusal(f"a shift is a whole number of days, not {shown(days)}", days)
        if days == 0:
            return self
        kept = self.precision in (Precision.DAY, Precision.MOMENT) or (
            self.precision is Precision.WEEK and days % _DAYS_IN_WEEK == 0
        )
        return attrs.evolve(
            self,
            start=None if self.start is None else moved(self.start, days),
            end=None if self.end is None else moved(self.end, days),
            moment=None if self.moment is None else _moved_moment(self.moment, days),
            precision=self.precision if kept else Precision.SPAN,
            words="",
        )

    def isoformat(self) -> str:
        """Write the window as ISO 8601 or EDTF text that `from_iso` reads back to an equal one.

        A moment is written in UTC or, where its own day was another, with the least offset that
        keeps that day.

        >>> Window.between("2024-10-24", "2024-10-26").isoformat()
        '2024-10-24/2024-10-26'
        """
        return write_iso(self._parts)

    def __str__(self) -> str:
        """Write the window in plain English."""
        return write_english(self._parts)

    @property
    def _parts(self) -> IsoParts:
        return IsoParts(self.start, self.end, self.precision, self.approximate, self.moment)


Stated: TypeAlias = Window | date | datetime | str

_put: Callable[[Window, str, object], None] = object.__setattr__


def _refusal(reason: str, value: object) -> DateError:
    return DateError(reason, value=value)


def _plain_day(value: object, name: str) -> date | None:
    if value is None or type(value) is date:
        return value
    if isinstance(value, datetime) or not isinstance(value, date):
        raise _refusal(f"the {name} of a window is a day or None, not {shown(value)}", value)
    return date(value.year, value.month, value.day)


def _known_precision(value: object) -> Precision:
    try:
        return Precision(value)  # type: ignore[arg-type]
    except ValueError:
        known = ", ".join(item.value for item in Precision)
        raise _refusal(f"unknown precision {shown(value)}: one of {known}", value) from None


def _normal_moment(moment: object) -> datetime | None:
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        raise _refusal(f"a moment is a datetime or None, not {shown(moment)}", moment)
    offset = moment.utcoffset()
    plain = datetime.combine(moment.date(), moment.time().replace(fold=0))
    if offset is None:
        return plain
    if abs(offset) > FARTHEST_ZONE:
        raise _refusal(f"no such time zone: {offset} (zones lie within 14 hours of UTC)", moment)
    try:
        return (plain - offset).replace(tzinfo=UTC)
    except OverflowError:
        raise _refusal(f"year out of range: {moment} in UTC leaves 1 to 9999", moment) from None


def _check_order(window: Window) -> None:
    if window.start is not None and window.end is not None and window.start > window.end:
        raise _refusal(
            f"a window cannot end before it starts: {window.start} to {window.end}", window.end
        )


def _check_bounds(window: Window) -> None:
    if window.precision is Precision.SPAN:
        return
    if window.start is None or (window.start, window.end) != period(window.precision, window.start):
        raise _refusal(
            f"not a whole {window.precision.value}: {window.start} to {window.end}", window.start
        )


def _check_moment(window: Window) -> None:
    if (window.moment is not None) != (window.precision is Precision.MOMENT):
        raise _refusal("a window has a moment exactly when its precision is moment", window.moment)
    if window.moment is None or window.start is None:
        return
    slack = timedelta(days=1) if _zoned(window) else timedelta(0)
    if abs(window.start - window.moment.date()) > slack:
        raise _refusal(
            f"{window.start} is not the day of the moment {window.moment}", window.moment
        )


def _zoned(window: Window) -> bool:
    return window.moment is not None and window.moment.tzinfo is not None


def _days_between(first: Window, second: Window) -> int:
    """How many days after the end of the first the second starts; 0 or less when it does not."""
    if first.end is None or second.start is None:
        return 0
    return (second.start - first.end).days


def _moved_moment(moment: datetime, days: int) -> datetime:
    try:
        return moment + timedelta(days=days)
    except OverflowError:
        raise _refusal(f"{moment} moved by {shown(days)} days leaves 1 to 9999", days) from None
