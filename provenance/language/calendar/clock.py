"""The time of day after a date, and the zone after the time: "4:25 PM GMT+5" is 11:25 UTC."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone

import attrs

from provenance.dates import Precision, Window
from provenance.dates.periods import FARTHEST_ZONE, moved
from provenance.errors import DateError
from provenance.language.calendar.anchor import Anchor
from provenance.language.calendar.numerals import glued
from provenance.language.calendar.terms import Term, Whole
from provenance.language.calendar.tokens import Token
from provenance.language.calendar.zones import SHARED_NAMES, ZONES, zone_offset

__all__ = ["Clock", "Timed", "read_clock"]

Tokens = Sequence[Token]

_KNOWN_ZONES = ZONES.keys() | SHARED_NAMES
_NOON = 12
_LAST_HOUR = 24
_MINUTES_IN_HOUR = 60
_TWO_DIGITS, _FOUR_DIGITS = 2, 4
_MICROSECOND_DIGITS = 6
_MOST_FRACTION_DIGITS = 18


@attrs.frozen
class Clock:
    """A time of day as it was said, with its zone as minutes ahead of UTC or by name.

    >>> Clock(4, 25, half="pm").hour_of_day
    16
    """

    hour: int
    minute: int = 0
    second: int = 0
    fraction: str = ""
    half: str = ""
    zone: str = ""
    ahead: int | None = None

    @property
    def hour_of_day(self) -> int:
        """The hour from 0 to 24, or a refusal of hours that no clock shows."""
        if not self.half:
            return self.hour
        if not 1 <= self.hour <= _NOON:
            raise DateError(
                f"no such hour in the date: {self.hour} {self.half.upper()} (AM and PM go with the"
                " hours 1 to 12)"
            )
        return self.hour % _NOON + (_NOON if self.half == "pm" else 0)

    def on(self, day: date) -> Window:
        """The moment when the clock shows this time on a day."""
        hour, text = self.hour_of_day, f"{self.hour}:{self.minute:02}"
        if hour == _LAST_HOUR and not (self.minute or self.second or self.fraction.strip("0")):
            day, hour = moved(day, 1), 0
        micro = int(self.fraction[:_MICROSECOND_DIGITS].ljust(_MICROSECOND_DIGITS, "0"))
        try:
            clock = time(hour, self.minute, self.second, micro)
        except ValueError:
            raise DateError(f"no such hour or minute in the date: {text}", value=text) from None
        moment = datetime.combine(day, clock, self._zone_on(day))
        window = Window.of(moment)
        if self.fraction[_MICROSECOND_DIGITS:].strip("0"):
            return attrs.evolve(
                window, notes=("nanoseconds cut: a moment keeps six digits after the second",)
            )
        return window

    def _zone_on(self, day: date) -> timezone | None:
        if self.ahead is not None:
            offset = timedelta(minutes=self.ahead)
            if abs(offset) > FARTHEST_ZONE:
                raise DateError(f"no such time zone: {self.ahead} minutes from UTC")
            return timezone(offset)
        if not self.zone:
            return None
        offset = zone_offset(self.zone, day)
        return timezone(offset) if offset else UTC


@attrs.frozen
class Timed(Whole):
    """A day with a time of day.

    In running text a time that cannot be placed is left out, with a note; where exactly one date
    is demanded it is refused.

    >>> from provenance.language.calendar.terms import Partial
    >>> noon = Timed(Partial(2024, 10, 24), Clock(12, half="pm", ahead=300))
    >>> print(noon.resolve(Anchor()))
    24 October 2024, 07:00 UTC
    """

    day: Term
    clock: Clock

    def resolve(self, anchor: Anchor) -> Window:
        """The moment, or the day where its time was left out."""
        window = self.day.resolve(anchor)
        if window.start is None or window.precision is not Precision.DAY:
            raise DateError(f"a time of day needs one day, not {window}")
        try:
            moment = self.clock.on(window.start)
        except DateError as error:
            if anchor.strict:
                raise
            return attrs.evolve(window, notes=(*window.notes, f"time of day left out: {error}"))
        return attrs.evolve(moment, notes=(*window.notes, *moment.notes))


def read_clock(tokens: Tokens, index: int) -> tuple[Clock, int] | None:
    """Read a time of day and tell where it ends: "4:25 PM GMT+5", "16:25:00Z", "4 p.m.".

    >>> from provenance.language.calendar.tokens import scan
    >>> read_clock(scan("4:25 PM GMT+5"), 0)[0].ahead
    300
    """
    hour = tokens[index]
    if hour.kind != "number" or hour.end - hour.start > _TWO_DIGITS:
        return None
    parts, end = _colon_parts(tokens, index + 1)
    fraction, end = _fraction(tokens, end) if len(parts) == _TWO_DIGITS else ("", end)
    half, end = _half(tokens, end)
    if not parts and not half:
        return None
    minute, second = (*parts, 0, 0)[:2]
    clock = Clock(hour.value, minute, second, fraction, half)
    return _with_zone(clock, tokens, end)


def _colon_parts(tokens: Tokens, index: int) -> tuple[list[int], int]:
    parts: list[int] = []
    while (
        len(parts) < _TWO_DIGITS
        and tokens[index].text == ":"
        and glued(tokens, index)
        and glued(tokens, index + 1)
        and tokens[index + 1].kind == "number"
        and len(tokens[index + 1].text) == _TWO_DIGITS
    ):
        parts.append(tokens[index + 1].value)
        index += 2
    return parts, index


def _fraction(tokens: Tokens, index: int) -> tuple[str, int]:
    digits = tokens[index + 1]
    joined = tokens[index].text in {".", ","} and glued(tokens, index) and glued(tokens, index + 1)
    if joined and digits.kind == "number" and len(digits.text) <= _MOST_FRACTION_DIGITS:
        return digits.text, index + 2
    return "", index


def _half(tokens: Tokens, index: int) -> tuple[str, int]:
    word = tokens[index].text
    if word in {"am", "pm"}:
        return word, index + 1
    dotted = [token.text for token in tokens[index : index + 3]]
    if dotted in (["a", ".", "m"], ["p", ".", "m"]):
        end = index + 3
        return f"{word}m", end + 1 if tokens[end].text == "." and glued(tokens, end) else end
    return "", index


def _with_zone(clock: Clock, tokens: Tokens, index: int) -> tuple[Clock, int]:
    if tokens[index].text == "(" and tokens[index + 1].text in _KNOWN_ZONES:
        inside = _with_zone(clock, tokens, index + 1)
        closed = tokens[inside[1]].text == ")"
        return (inside[0], inside[1] + 1) if closed else (clock, index)
    word = tokens[index]
    named = word.kind == "word" and word.text in _KNOWN_ZONES and word.capital
    after = index + 1 if named else index
    if not named or word.text in {"gmt", "utc"}:
        ahead, end = _signed_offset(tokens, after, named=named)
        if ahead is not None:
            return attrs.evolve(clock, ahead=ahead), end
    return (attrs.evolve(clock, zone=word.text), after) if named else (clock, index)


def _signed_offset(tokens: Tokens, index: int, *, named: bool) -> tuple[int | None, int]:
    """Read "+5", "-03:30" or "+0500": after GMT or UTC in any form, else with two-digit hours."""
    sign, hours = tokens[index], tokens[index + 1]
    if sign.text not in {"+", "-"} or not glued(tokens, index + 1) or hours.kind != "number":
        return None, index
    digits = hours.end - hours.start
    if digits > _FOUR_DIGITS or not (named or digits in {_TWO_DIGITS, _FOUR_DIGITS}):
        return None, index
    minutes, end = _colon_parts(tokens, index + 2)
    ahead = _MINUTES_IN_HOUR * hours.value
    if digits > _TWO_DIGITS:
        ahead = _MINUTES_IN_HOUR * (hours.value // 100) + hours.value % 100
    ahead += minutes[0] if minutes else 0
    return (-ahead if sign.text == "-" else ahead), end
