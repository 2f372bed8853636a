"""Rules for lengths of time: three days ago, in two weeks, a week from Monday, two days before."""

from __future__ import annotations

from provenance.language.calendar.cues import leans_back
from provenance.language.calendar.ends import Between, Bound
from provenance.language.calendar.grammar import Found, Reader, point_rule
from provenance.language.calendar.numerals import Tokens, count, ends_clause
from provenance.language.calendar.relative import DayWord, HoursAgo, Moved, Period, WeekdaysOn
from provenance.language.calendar.terms import Partial, Term
from provenance.language.calendar.units import Duration
from provenance.language.calendar.words import (
    ARTICLES,
    CARDINALS,
    DAY_WORDS,
    TENS,
    UNITS,
    VAGUE_COUNTS,
    WEEKDAYS,
)

__all__ = ["COUNT_STARTS"]

COUNT_STARTS = frozenset({"number", *CARDINALS, *TENS, *ARTICLES, *VAGUE_COUNTS, "half"})
_MOST_PARTS = 4
_UNCOUNTED = frozenset({"weekend"})
# What stands after a length of time, the way it points, and whether it counts from the day told of.
_DIRECTIONS = {
    ("ago",): (-1, False),
    ("back",): (-1, False),
    ("from", "now"): (1, False),
    ("from", "today"): (1, False),
    ("hence",): (1, False),
    ("later",): (1, True),
    ("earlier",): (-1, True),
    ("after", "that"): (1, True),
    ("before", "that"): (-1, True),
}
_HALVES = {
    "decade": Duration(months=60, vague=True),
    "year": Duration(months=6, vague=True),
    "month": Duration(days=15, vague=True),
    "fortnight": Duration(days=7, vague=True),
    "week": Duration(days=3, vague=True),
}
_BASES = {"from": 1, "after": 1, "since": 1, "following": 1, "before": -1, "prior": -1}


def _duration(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """Read "two weeks" or "2 years 1 month and 21 days"."""
    total: Duration | None = None
    end = at = index
    for _ in range(_MOST_PARTS):
        part = _one_length(tokens, at)
        if part is None:
            break
        total = part[0] if total is None else total + part[0]
        end = part[1]
        at = end + (tokens[end].text in {",", "and"})
    return (total, end) if total is not None else None


def _one_length(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """Read "two weeks", "half a year", "two and a half months", "a year and a half"."""
    if tokens[index].text == "half":
        unit = UNITS.get(tokens[index + 2].text) if tokens[index + 1].text in ARTICLES else None
        return (_HALVES[unit], index + 3) if unit in _HALVES else None
    number = count(tokens, index)
    if number is None or tokens[index - 1].text == "half":
        return None
    at = _after_half(tokens, number[1])
    unit = UNITS.get(tokens[at].text)
    if unit is None or unit in _UNCOUNTED:
        return None
    length = Duration.of(number[0], unit, vague=number[2])
    end = _after_half(tokens, at + 1)
    if at == number[1] and end == at + 1:
        return length, end
    return (length + _HALVES[unit], max(end, at + 1)) if unit in _HALVES else None


def _after_half(tokens: Tokens, index: int) -> int:
    words = [token.text for token in tokens[index : index + 3]]
    return index + 3 if words == ["and", "a", "half"] else index


@point_rule("moved", COUNT_STARTS)
def _moved(reader: Reader, index: int) -> Found | None:
    length = _duration(reader.tokens, index)
    return length and _directed(reader, index, *length)


def _directed(reader: Reader, index: int, by: Duration, at: int) -> Found | None:
    tokens = reader.tokens
    for words, (sign, told) in _DIRECTIONS.items():
        if tuple(token.text for token in tokens[at : at + len(words)]) == words:
            end = at + len(words)
            day = DAY_WORDS.get(tokens[end].text) if words == ("ago",) else None
            if day is not None:
                # "A year ago today" is that very day.
                return Found(Moved(by, sign, DayWord(day)), index, end + 1, ())
            return Found(Moved(by, sign, told=told), index, end, ())
    return _weeks_beside(reader, index, by, at) or _based(reader, index, by, at)


def _weeks_beside(reader: Reader, index: int, by: Duration, at: int) -> Found | None:
    """Read "a week on Friday" as one after the next, and "a week last Friday" as one before it."""
    tokens = reader.tokens
    if by.months or not by.vague or tokens[at + 1].text not in WEEKDAYS:
        return None
    weekday = WEEKDAYS[tokens[at + 1].text]
    if tokens[at].text == "on" and not leans_back(tokens, index):
        return Found(Moved(by, 1, WeekdaysOn(weekday, 1)), index, at + 2, ())
    if tokens[at].text == "last":
        return Found(Moved(by, -1, Partial(weekday=weekday, lean="past")), index, at + 2, ())
    return None


def _based(reader: Reader, index: int, by: Duration, at: int) -> Found | None:
    """Read what a length of time is counted from: "two weeks after Easter"."""
    tokens = reader.tokens
    sign = _BASES.get(tokens[at].text)
    if sign is None:
        return None
    at += 2 if (tokens[at].text, tokens[at + 1].text) == ("prior", "to") else 1
    if tokens[at].text == "the":
        at += 1
    opens = tokens[at - 1].text
    found = reader.point(at, expecting=True)
    if found is None:
        return None
    term: Term = found.term
    if opens == "from" and isinstance(term, Partial) and _is_weekday_alone(term):
        # "A week from Tuesday" counts from the Tuesday to come.
        term = WeekdaysOn(term.weekday or 0, 1)
    return Found(Moved(by, sign, term), index, found.end, found.trace)


def _is_weekday_alone(term: Partial) -> bool:
    return term.weekday is not None and term.day is None and not term.lean


@point_rule("counted weekdays", COUNT_STARTS)
def _counted_weekdays(reader: Reader, index: int) -> Found | None:
    """Read "two Sundays ago" and "three Mondays from now"."""
    tokens = reader.tokens
    number = count(tokens, index)
    weekday = WEEKDAYS.get(tokens[number[1]].text.removesuffix("s")) if number else None
    if number is None or weekday is None or number[0] < 1 or tokens[number[1]].text in WEEKDAYS:
        return None
    at = number[1] + 1
    if tokens[at].text == "ago":
        return Found(WeekdaysOn(weekday, -number[0]), index, at + 1, ())
    if (tokens[at].text, tokens[at + 1].text) == ("from", "now"):
        return Found(WeekdaysOn(weekday, number[0]), index, at + 2, ())
    return None


@point_rule("hours ago", COUNT_STARTS)
def _hours_ago(reader: Reader, index: int) -> Found | None:
    """Read "48 hours ago" as the day or days that it may have been."""
    tokens = reader.tokens
    number = count(tokens, index)
    if number is None or tokens[number[1]].text not in {"hour", "hours"}:
        return None
    if tokens[number[1] + 1].text != "ago" or tokens[index - 1].text == "half":
        return None
    return Found(HoursAgo(number[0]), index, number[1] + 2, ())


@point_rule("in a while", {"in", "within"})
def _in_a_while(reader: Reader, index: int) -> Found | None:
    """Read "in two weeks", "in two years since 2011", "within 3 days", "in less than a week"."""
    tokens = reader.tokens
    less = (tokens[index + 1].text, tokens[index + 2].text) == ("less", "than")
    first = index + 3 if less else index + 1
    length = _duration(tokens, first)
    if length is None:
        return _within_hours(tokens, index, first)
    by, end = length
    if tokens[index].text == "in" and (based := _directed(reader, index, by, end)):
        return based
    if leans_back(tokens, index) or tokens[end].text in {"of", "-"}:
        return None
    if [token.text for token in tokens[end : end + 3]] == ["'", "s", "time"]:
        end += 3
    elif tokens[end].text == "'" and tokens[end + 1].text == "time":
        end += 2
    if less or tokens[index].text == "within":
        return Found(Between(DayWord(0), Moved(by, 1)), index, end, ())
    return Found(Moved(by, 1), index, end, ())


def _within_hours(tokens: Tokens, index: int, first: int) -> Found | None:
    """Read "within 48 hours" as the days that they touch."""
    number = count(tokens, first)
    if number is None or tokens[number[1]].text != "hours" or tokens[index].text != "within":
        return None
    after = tokens[number[1] + 1].text
    if after in {"of", "-"} or leans_back(tokens, index):
        return None
    days = -(number[0] // -_HOURS_IN_DAY)
    return Found(Between(DayWord(0), DayWord(days)), index, number[1] + 1, ())


_HOURS_IN_DAY = 24


@point_rule("beside", {"day", "week"})
def _beside(reader: Reader, index: int) -> Found | None:
    """Read "the day before yesterday" and "the week after Easter"."""
    tokens = reader.tokens
    unit, how = tokens[index].text, tokens[index + 1].text
    if how not in {"before", "after"}:
        return None
    at = index + 2 + (tokens[index + 2].text == "the")
    found = reader.point(at, expecting=True)
    if found is None:
        return None
    sign = -1 if how == "before" else 1
    return Found(Moved(Duration.of(1, unit), sign, found.term), index, found.end, found.trace)


_TWO_AWAY: dict[tuple[str, ...], int] = {("before", "last"): -2, ("after", "next"): 2}


@point_rule("one before", {"week", "weekend", "month", "quarter", "year", "decade"})
def _one_before(reader: Reader, index: int) -> Found | None:
    """Read "the week before last" and "the year after next"."""
    words = tuple(token.text for token in reader.tokens[index + 1 : index + 3])
    offset = _TWO_AWAY.get(words)
    if offset is None:
        return None
    return Found(Period(reader.tokens[index].text, offset), index, index + 3, ())


@point_rule("one before", WEEKDAYS)
def _weekday_before(reader: Reader, index: int) -> Found | None:
    """Read "the Friday before last", "the Monday after next" and "Tuesday week"."""
    tokens = reader.tokens
    weekday = WEEKDAYS[tokens[index].text]
    words = tuple(token.text for token in tokens[index + 1 : index + 3])
    number = _TWO_AWAY.get(words)
    if number is not None and tokens[index + 3].text not in UNITS:
        return Found(WeekdaysOn(weekday, number), index, index + 3, ())
    if words[:1] == ("week",) and words[1:] != ("-",) and ends_clause(tokens, index + 2):
        return Found(WeekdaysOn(weekday, 2), index, index + 2, ())
    return None


@point_rule("this time", {"this"})
def _this_time(reader: Reader, index: int) -> Found | None:
    """Read "this time last year" as the day a year ago."""
    time, lean, unit = (token.text for token in reader.tokens[index + 1 : index + 4])
    if time != "time" or lean not in {"last", "next"} or unit not in {"week", "month", "year"}:
        return None
    moved = Moved(Duration.of(1, unit), 1 if lean == "next" else -1)
    return Found(moved, index, index + 4, ())


@point_rule("one before", {"last"})
def _last_weekday_week(reader: Reader, index: int) -> Found | None:
    """Read "last Thursday week" as a week before last Thursday."""
    tokens = reader.tokens
    weekday = WEEKDAYS.get(tokens[index + 1].text)
    if weekday is None or tokens[index + 2].text != "week" or not ends_clause(tokens, index + 3):
        return None
    last = Partial(weekday=weekday, lean="last")
    return Found(Moved(Duration(days=7), -1, last), index, index + 3, ())


@point_rule("one before", {"night"})
def _night_before_last(reader: Reader, index: int) -> Found | None:
    """Read "the night before last"; "last night" is yesterday's."""
    words = [token.text for token in reader.tokens[index + 1 : index + 3]]
    return Found(DayWord(-2), index, index + 3, ()) if words == ["before", "last"] else None


_COMPARED = {
    ("more", "than"): True,
    ("over",): True,
    ("at", "least"): True,
    ("less", "than"): False,
    ("under",): False,
}


@point_rule("compared", {"more", "less", "over", "under", "at"})
def _compared(reader: Reader, index: int) -> Found | None:
    """Read "more than 2 weeks after today" and "less than a month ago"."""
    tokens = reader.tokens
    for words, beyond in _COMPARED.items():
        at = index + len(words)
        if tuple(token.text for token in tokens[index:at]) != words:
            continue
        found = reader.point(at)
        if found is None or not isinstance(found.term, Moved):
            return None
        return Found(_outside(found.term, beyond=beyond), index, found.end, found.trace)
    return None


def _outside(moved: Moved, *, beyond: bool) -> Bound | Between:
    if beyond:
        return Bound("since" if moved.sign > 0 else "until", moved)
    base = moved.base or DayWord(0)
    return Between(base, moved) if moved.sign > 0 else Between(moved, base)
