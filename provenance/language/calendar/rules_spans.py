"""Rules for dates with two ends, and for lists of days that share a month."""

from __future__ import annotations

import attrs

from provenance.language.calendar.clock import Timed
from provenance.language.calendar.ends import Between, Bound
from provenance.language.calendar.grammar import Found, Reader, phrase_rule, point_starts
from provenance.language.calendar.numerals import (
    Tokens,
    day_number,
    ends_clause,
    glued,
    is_bounded,
    rank,
    year_number,
)
from provenance.language.calendar.pieces import read_orders
from provenance.language.calendar.relative import Period, SameDay
from provenance.language.calendar.rules_calendar import NUMBER_STARTS
from provenance.language.calendar.sections import Nth, Part
from provenance.language.calendar.terms import Fixed, Partial, Term
from provenance.language.calendar.words import MONTHS, PARTS, RANGE_WORDS, TIMES_OF_DAY, WEEKDAYS

__all__: list[str] = []

_DASHES = frozenset({"-", "\N{EN DASH}", "~"})
_MOST_LISTED = 5


def _connector(tokens: Tokens, index: int, *, between: bool) -> int | None:
    """Pass over "to", "until", a dash or, after "between", "and"."""
    word = tokens[index].text
    at = index + (word == "right")
    if (tokens[at].text, tokens[at + 1].text) in _TWO_WORDS:
        index = at + 2
    elif word in RANGE_WORDS or word in _DASHES or (between and word == "and"):
        index += 1
    else:
        return None
    while tokens[index].text in {"the", "on"}:
        index += 1
    return index


_TWO_WORDS = frozenset({("up", "to"), ("up", "until"), ("up", "till"), ("through", "to")})


def _left_end(reader: Reader, index: int) -> Found | None:
    """Read the first end of a range: a date, or a bare day whose month comes with the second."""
    found = reader.point(index, expecting=True)
    day = day_number(reader.tokens, index)
    if found is not None or day is None or not is_bounded(reader.tokens, index, day[1]):
        return found
    return Found(Partial(day=day[0]), index, day[1], ())


def _right_end(reader: Reader, index: int, left: Found) -> Found | None:
    found = reader.point(index, expecting=True)
    if found is not None and isinstance(found.term, SameDay):
        # "24 October - the day that it began" is one day.
        return None
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
    after = _connector(reader.tokens, _said_end(reader, left), between=opened == "between")
    right = _right_end(reader, after, left) if after is not None else None
    if right is None or not _belong(reader, left, right):
        return None
    last_term = right.term
    if isinstance(last_term, Timed) and isinstance(left.term, Partial) and not left.term.month:
        # "10-11 Feb, 07:00": a span is told in whole days.
        last_term = last_term.day
    first, last = _lent(left.term, last_term)
    return Found(Between(first, last), index, right.end, (*left.trace, *right.trace))


def _said_end(reader: Reader, left: Found) -> int:
    """Pass over what may stand before "to": the "evening" of a Friday, the comma of a May 10."""
    tokens, end = reader.tokens, left.end
    if tokens[end].text in TIMES_OF_DAY:
        return end + 1
    dated = isinstance(left.term, Partial) and left.term.day is not None
    return end + (dated and tokens[end].text == "," and tokens[end + 1].text in RANGE_WORDS)


def _lent(first: Term, last: Term) -> tuple[Term, Term]:
    """Lend the second end the month of the first, where its year is said: Oct 24-26, 2024."""
    if not isinstance(first, Partial) or not isinstance(last, Partial):
        return first, last
    if last.month is None and last.day and last.year is not None and first.month:
        forward = first.month + ((first.day or 1) > last.day)
        month, year = (forward, last.year) if forward <= 12 else (1, last.year)  # noqa: PLR2004
        return first, attrs.evolve(last, month=month, year=year)
    return first, last


def _belong(reader: Reader, left: Found, right: Found) -> bool:
    """Whether both ends are of a kind: a bare day needs a month, "2014 to May" is no range."""
    one, two = left.term, right.term
    two = two.day if isinstance(two, Timed) else two
    if isinstance(one, Partial) and one.month is None and one.weekday is None:
        ranked = rank(reader.tokens, left.start) is not None
        return (
            isinstance(two, Partial) and two.day is not None and (two.month is not None or ranked)
        )
    if isinstance(one, Fixed) and isinstance(two, Partial):
        return False
    return not isinstance(one, Bound | Between) and not isinstance(two, Bound | Between)


@phrase_rule("range", {"from", "between"})
def _opened_range(reader: Reader, index: int) -> Found | None:
    """Read "from 3 to 7 May 2023", "between March and May 2024"."""
    at = index + 1
    while reader.tokens[at].text in {"the", "on"} and at < index + 3:
        at += 1
    return _range(reader, index, at, opened=reader.tokens[index].text)


@phrase_rule("range", point_starts(), NUMBER_STARTS)
def _plain_range(reader: Reader, index: int) -> Found | None:
    """Read "24-26 October 2024", "Jan-Feb 2017", "2014 to 2018"."""
    if reader.tokens[index - 1].text == "-" and glued(reader.tokens, index):
        return None
    return _range(reader, index, index, opened="")


@phrase_rule("range", MONTHS, WEEKDAYS)
def _side_by_side(reader: Reader, index: int) -> Found | None:
    """Read "Jan/Feb 2022" and "Monday/Tuesday", which follow one upon the other."""
    tokens = reader.tokens
    left = reader.point(index, expecting=True)
    if left is None or tokens[left.end].text != "/" or not glued(tokens, left.end + 1):
        return None
    right = reader.point(left.end + 1, expecting=True)
    if right is None or not _follows(left.term, right.term):
        return None
    return Found(Between(left.term, right.term), index, right.end, (*left.trace, *right.trace))


@phrase_rule("range", {"number"})
def _days_side_by_side(reader: Reader, index: int) -> Found | None:
    """Read "28/29 November" as the two days that share a night."""
    tokens = reader.tokens
    day = day_number(tokens, index)
    if day is None or tokens[index + 1].text != "/" or tokens[index + 2].value != day[0] + 1:
        return None
    if not (glued(tokens, index + 1) and glued(tokens, index + 2)):
        return None
    for order, pieces in read_orders(tokens, index + 2):
        end, short = pieces[-1].end, any(piece.two_digits for piece in pieces)
        if order in {"DM", "DMY"} and not short and is_bounded(tokens, pieces[1].start, end):
            values = {piece.kind: piece.value for piece in pieces}
            last = Partial(values.get("Y"), values["M"], values["D"])
            return Found(Between(Partial(day=day[0]), last), index, end, ("day", "day"))
    return None


def _follows(one: Term, two: Term) -> bool:
    if not isinstance(one, Partial) or not isinstance(two, Partial) or one.day or two.day:
        return False
    if one.month is not None and two.month is not None:
        return (two.month - one.month) % 12 == 1
    if one.weekday is None or two.weekday is None:
        return False
    return (two.weekday - one.weekday) % 7 == 1


@phrase_rule("range", {"early", "mid"})
def _part_to_part(reader: Reader, index: int) -> Found | None:
    """Read "early to mid-October" and "mid-to-late 2023" as parts of one time."""
    tokens = reader.tokens
    at = index + 1 + (tokens[index + 1].text == "-")
    if tokens[at].text != "to":
        return None
    at += 1 + (tokens[at + 1].text == "-")
    last = reader.point(at, expecting=True)
    if last is None or not isinstance(last.term, Part):
        return None
    first = Part(PARTS[tokens[index].text], last.term.of)
    return Found(Between(first, last.term), index, last.end, last.trace)


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


@phrase_rule("days of one month", MONTHS)
def _month_shared(reader: Reader, index: int) -> Found | None:
    """Read "October 24 and 25, 2024" as two days that share month and year."""
    tokens = reader.tokens
    one = reader.point(index)
    first = one and one.term
    if one is None or not isinstance(first, Partial) or first.day is None or first.year is not None:
        return None
    at = _after_list_mark(tokens, one.end)
    between, at = _days_between(tokens, at, one.end)
    day = (
        day_number(tokens, at)
        if at > one.end and tokens[at - 1].text in {"and", "or", "&"}
        else None
    )
    if day is None or not is_bounded(tokens, at, day[1]):
        return None
    year = year_number(tokens, day[1] + (tokens[day[1]].text in {",", "of"}))
    if year is None and not _is_day(tokens, at, day[1]):
        return None
    shared = attrs.evolve(first, year=year[0] if year else None)
    before = (
        attrs.evolve(one, term=shared),
        *(
            Found(attrs.evolve(shared, day=number, weekday=None), start, end, one.trace)
            for number, start, end in between
        ),
    )
    last = attrs.evolve(shared, day=day[0], weekday=None)
    return Found(last, at, year[1] if year else day[1], one.trace, before)


def _days_between(tokens: Tokens, at: int, start: int) -> tuple[list[tuple[int, int, int]], int]:
    """Gather the days that commas join to the first: the 29 of "November 28, 29 and 30"."""
    days: list[tuple[int, int, int]] = []
    while at > start and tokens[at - 1].text == "," and len(days) < _MOST_LISTED:
        day = day_number(tokens, at)
        if day is None or tokens[day[1]].text not in {",", "and", "or", "&"}:
            break
        days.append((day[0], at, day[1]))
        start, at = day[1], _after_list_mark(tokens, day[1])
    return days, at


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
