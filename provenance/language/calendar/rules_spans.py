"""Rules for dates with two ends, with one end, and for lists that share a month."""

from __future__ import annotations

import attrs

from provenance.language.calendar.grammar import _POINT_RULES, Found, Reader, phrase_rule
from provenance.language.calendar.numerals import (
    Tokens,
    day_number,
    ends_clause,
    glued,
    is_bounded,
    rank,
    year_number,
)
from provenance.language.calendar.relative import Period
from provenance.language.calendar.rules_calendar import NUMBER_STARTS
from provenance.language.calendar.sections import Around, Between, Bound, Nth, Part
from provenance.language.calendar.slashed import Slashed
from provenance.language.calendar.terms import Fixed, Partial, Term
from provenance.language.calendar.words import BOUNDS, RANGE_WORDS

__all__: list[str] = []

_DASHES = frozenset({"-", "\N{EN DASH}", "~"})
_LONGEST_BOUND = max(len(words) for words in BOUNDS)
_NAMED_YEARS_ONLY = frozenset({("more", "than"), ("less", "than"), ("greater", "than")})
_MOST_LISTED = 5
_POINT_STARTS = frozenset(_POINT_RULES) - {"in", "within", "now"}


def _connector(tokens: Tokens, index: int, *, between: bool) -> int | None:
    """Pass over "to", "until", a dash or, after "between", "and"."""
    word = tokens[index].text
    if word in RANGE_WORDS or word in _DASHES or (between and word == "and"):
        index += 1
        if word == "up" and tokens[index].text == "to":
            index += 1
        while tokens[index].text in {"the", "on"}:
            index += 1
        return index
    return None


def _left_end(reader: Reader, index: int) -> Found | None:
    """Read the first end of a range: a date, or a bare day whose month comes with the second."""
    found = reader.point(index, expecting=True)
    day = day_number(reader.tokens, index)
    if found is not None or day is None or not is_bounded(reader.tokens, index, day[1]):
        return found
    return Found(Partial(day=day[0]), index, day[1], ())


def _right_end(reader: Reader, index: int, left: Found) -> Found | None:
    found = reader.point(index, expecting=True)
    tokens = reader.tokens
    day = day_number(tokens, index)
    bare_month = isinstance(left.term, Partial) and left.term.day is not None
    if found is not None or day is None or not bare_month or not is_bounded(tokens, index, day[1]):
        return found
    end = day[1]
    year = year_number(tokens, end + (tokens[end].text in {",", "of"}))
    if year is not None:
        return Found(Partial(year=year[0], day=day[0]), index, year[1], ())
    if tokens[end].text == "-" or not (
        tokens[index - 1].text in _DASHES or _is_day(tokens, index, end)
    ):
        return None
    return Found(Partial(day=day[0]), index, end, ())


def _is_day(tokens: Tokens, index: int, end: int) -> bool:
    return rank(tokens, index) is not None or ends_clause(tokens, end)


def _range(reader: Reader, index: int, at: int, *, opened: str) -> Found | None:
    left = _left_end(reader, at)
    if left is None:
        return None
    after = _connector(reader.tokens, left.end, between=opened == "between")
    right = _right_end(reader, after, left) if after is not None else None
    if right is None or not _belong(reader, left, right, opened):
        return None
    first, last = _lent(left.term, right.term)
    return Found(Between(first, last), index, right.end, (*left.trace, *right.trace))


def _lent(first: Term, last: Term) -> tuple[Term, Term]:
    """Lend the second end the month of the first, where its year is said: Oct 24-26, 2024."""
    if not isinstance(first, Partial) or not isinstance(last, Partial):
        return first, last
    if last.month is None and last.day and last.year is not None and first.month:
        forward = first.month + ((first.day or 1) > last.day)
        month, year = (forward, last.year) if forward <= 12 else (1, last.year)  # noqa: PLR2004
        return first, attrs.evolve(last, month=month, year=year)
    return first, last


def _belong(reader: Reader, left: Found, right: Found, opened: str) -> bool:
    """Whether both ends are of a kind: a bare day needs a month, "2014 to May" is no range."""
    one, two = left.term, right.term
    if isinstance(one, Partial) and one.month is None and one.weekday is None:
        ranked = rank(reader.tokens, left.start) is not None
        return (
            isinstance(two, Partial) and two.day is not None and (two.month is not None or ranked)
        )
    if isinstance(one, Fixed) and isinstance(two, Partial):
        return False
    if isinstance(one, Slashed) and isinstance(two, Slashed) and not opened:
        return (
            one.year is not None
            or two.year is not None
            or not (one.day_first is two.day_first is None)
        )
    return not isinstance(one, Bound | Between) and not isinstance(two, Bound | Between)


@phrase_rule("range", {"from", "between"})
def _opened_range(reader: Reader, index: int) -> Found | None:
    """Read "from 3 to 7 May 2023", "between March and May 2024"."""
    at = index + 1
    while reader.tokens[at].text in {"the", "on"} and at < index + 3:
        at += 1
    return _range(reader, index, at, opened=reader.tokens[index].text)


@phrase_rule("range", _POINT_STARTS, NUMBER_STARTS)
def _plain_range(reader: Reader, index: int) -> Found | None:
    """Read "24-26 October 2024", "Jan-Feb 2017", "2014 to 2018"."""
    if reader.tokens[index - 1].text == "-" and glued(reader.tokens, index):
        return None
    return _range(reader, index, index, opened="")


@phrase_rule("days of a month", {"number", "from", "between"})
def _days_of_month(reader: Reader, index: int) -> Found | None:
    """Read "from 4-23 in next month" as two days of that month."""
    tokens = reader.tokens
    at = index + (tokens[index].text in {"from", "between"})
    one = day_number(tokens, at)
    after = _connector(tokens, one[1], between=tokens[index].text == "between") if one else None
    two = day_number(tokens, after) if after is not None else None
    if one is None or two is None or tokens[two[1]].text not in {"in", "of"}:
        return None
    inside = two[1] + 1 + (tokens[two[1] + 1].text == "the")
    found = reader.point(inside, expecting=True)
    if found is None or not isinstance(found.term, Period) or found.term.unit != "month":
        return None
    ends = (Nth(number, "day", found.term) for number in (one[0], two[0]))
    return Found(Between(*ends), index, found.end, found.trace)


def _bound_words(tokens: Tokens, index: int) -> tuple[tuple[str, ...], int] | None:
    for length in range(_LONGEST_BOUND, 0, -1):
        words = tuple(token.text for token in tokens[index : index + length])
        if words in BOUNDS:
            return words, index + length
    return None


@phrase_rule("bound", {words[0] for words in BOUNDS})
def _bound(reader: Reader, index: int) -> Found | None:
    """Read "since March", "until Friday", "no later than 1 May", ">= 2012"."""
    tokens = reader.tokens
    bound = _bound_words(tokens, index)
    if bound is None:
        return None
    words, at = bound
    if words in _NAMED_YEARS_ONLY and tokens[index - 1].text not in {"year", "years", "date"}:
        return None
    while tokens[at].text in {"the", "on", "in", "about"} and at < index + _LONGEST_BOUND + 2:
        at += 1
    found = reader.point(at, expecting=True)
    if found is None or isinstance(found.term, Bound | Between):
        return None
    return Found(Bound(BOUNDS[words], found.term), index, found.end, found.trace)


_AFTERWARDS = {
    "later": "since",
    "after": "since",
    "greater": "since",
    "newer": "since",
    "above": "since",
    "beyond": "since",
    "onward": "since",
    "onwards": "since",
    "earlier": "until",
    "before": "until",
    "less": "until",
    "older": "until",
    "below": "until",
}


@phrase_rule("or later", _POINT_STARTS)
def _or_later(reader: Reader, index: int) -> Found | None:
    """Read "2012 or later", "1/1/2016 and later", "Monday onwards"."""
    tokens = reader.tokens
    found = reader.point(index, expecting=True)
    if found is None or isinstance(found.term, Bound | Between):
        return None
    at = found.end
    if tokens[at].text in {"onward", "onwards"}:
        return Found(Bound("since", found.term), index, at + 1, found.trace)
    after = tokens[at + 1]
    if tokens[at].text not in {"or", "and"} or after.text not in _AFTERWARDS:
        return None
    if not ends_clause(tokens, at + 2) or year_number(tokens, at + 2) or reader.point(at + 2):
        return None
    return Found(Bound(_AFTERWARDS[after.text], found.term), index, at + 2, found.trace)


@phrase_rule("onwards", {"from"})
def _onwards(reader: Reader, index: int) -> Found | None:
    """Read "from Monday on" as since Monday."""
    found = reader.point(index + 1, expecting=True)
    if found is None or reader.tokens[found.end].text not in {"on", "onward", "onwards", "forward"}:
        return None
    if not ends_clause(reader.tokens, found.end + 1):
        return None
    return Found(Bound("since", found.term), index, found.end + 1, found.trace)


@phrase_rule("to date", {"year", "month", "week", "ytd", "mtd"})
def _to_date(reader: Reader, index: int) -> Found | None:
    """Read "year to date" as the part of the year that is past."""
    words = [token.text for token in reader.tokens[index : index + 3]]
    if words[1:] == ["to", "date"]:
        return Found(Part("earlier", Period(words[0])), index, index + 3, ())
    unit = {"ytd": "year", "mtd": "month"}.get(words[0])
    return Found(Part("earlier", Period(unit)), index, index + 1, ()) if unit else None


@phrase_rule("days of one month", NUMBER_STARTS)
def _shared_month(reader: Reader, index: int) -> Found | None:
    """Read "18 and 19 June" as two days, the first taking month and year from the last."""
    tokens = reader.tokens
    days: list[tuple[int, int, int]] = []
    at = index
    while len(days) < _MOST_LISTED:
        found = reader.point(at, expecting=True)
        term = found and found.term
        if found and isinstance(term, Partial) and term.day and term.month:
            return _listed(days, found, term) if days else None
        day = day_number(tokens, at)
        if day is None or not is_bounded(tokens, at, day[1]):
            return None
        days.append((day[0], at, day[1]))
        at = _after_list_mark(tokens, day[1])
        if at == day[1]:
            return None
    return None


def _after_list_mark(tokens: Tokens, index: int) -> int:
    if tokens[index].text == ",":
        index += 1
    if tokens[index].text in {"and", "or", "&"}:
        index += 1
    return index + 1 if tokens[index].text == "the" else index


def _listed(days: list[tuple[int, int, int]], last: Found, term: Partial) -> Found:
    before = tuple(
        Found(attrs.evolve(term, day=day, weekday=None), start, end, ("days of one month",))
        for day, start, end in days
    )
    return attrs.evolve(last, before=before)


_AROUND = frozenset({"around", "about", "circa", "approximately", "roughly"})
_BEFORE_ABOUT = frozenset({"on", "in", "since", "until", "from", "at", "by"})


@phrase_rule("around", _AROUND)
def _around(reader: Reader, index: int) -> Found | None:
    """Read "around 5 May"; "talked about May" is not near anything."""
    tokens = reader.tokens
    before, at = tokens[index - 1], index + 1
    if tokens[index].text == "about" and before.kind == "word" and before.text not in _BEFORE_ABOUT:
        return None
    if tokens[at].text in _AROUND:
        return None
    at += tokens[at].text == "the"
    found = reader.phrase(at) if index == 0 else reader.point(at)
    if found is None or found.before:
        return None
    return Found(Around(found.term), index, found.end, found.trace)
