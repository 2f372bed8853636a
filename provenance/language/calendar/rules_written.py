"""Rules for dates as files and tables write them: 7/VI/1997, 13. 6. 1997, 2021-01-05/2021-02-09."""

from __future__ import annotations

from provenance.dates import Window
from provenance.language.calendar.clock import read_clock
from provenance.language.calendar.ends import Between
from provenance.language.calendar.grammar import Found, Reader, phrase_rule, point_rule
from provenance.language.calendar.numerals import Tokens, glued, is_bounded
from provenance.language.calendar.rules_numeric import figures_at
from provenance.language.calendar.terms import Fixed, Partial
from provenance.language.calendar.tokens import Token
from provenance.language.calendar.words import COUNTED_NOUNS, MONTHS

__all__: list[str] = []

_ROMAN = {
    name: month
    for month, name in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)
}
_PLAIN_YEARS = range(1000, 2100)
_YEAR_DIGITS, _PART_DIGITS, _LAST_DAY, _LAST_MONTH = 4, 2, 31, 12


def _is_day(token: Token) -> bool:
    fits = token.kind == "number" and len(token.text) <= _PART_DIGITS
    return fits and 1 <= token.value <= _LAST_DAY


def _is_year(token: Token) -> bool:
    return len(token.text) == _YEAR_DIGITS and token.value in _PLAIN_YEARS


@point_rule("roman month", {"number"})
def _roman_month(reader: Reader, index: int) -> Found | None:
    """Read "7/VI/1997", "7.VI.1997" and "7 VI 1997"."""
    tokens = reader.tokens
    if not _is_day(tokens[index]):
        return None
    joint = tokens[index + 1].text
    at = index + 1
    if joint in {"/", ".", "-"}:
        same = tokens[index + 3].text == joint
        if not same or not all(glued(tokens, at + ahead) for ahead in range(4)):
            return None
        month, year = tokens[index + 2], tokens[index + 4]
        end = index + 5
    else:
        # One letter alone is more often a name or a unit.
        month, year, end = tokens[at], tokens[at + 1], index + 3
        if not month.capital or len(month.text) == 1:
            return None
    if month.text not in _ROMAN or not _is_year(year) or not is_bounded(tokens, index, end):
        return None
    return Found(Partial(year.value, _ROMAN[month.text], tokens[index].value), index, end, ())


@point_rule("day with a full stop", {"number"})
def _stopped_day(reader: Reader, index: int) -> Found | None:
    """Read "13. June 1997" and "13. 6. 1997"; at the head of a line such a figure numbers it."""
    tokens = reader.tokens
    day, stop, month = tokens[index : index + 3]
    if stop.text != "." or not _is_day(day) or not is_bounded(tokens, index, index + 1):
        return None
    if not glued(tokens, index + 1) or glued(tokens, index + 2):
        return None
    if not reader.expecting and _heads_line(reader, index):
        return None
    numbered = tokens[index + 3].text == "." and glued(tokens, index + 3)
    value = MONTHS.get(month.text, 0) if month.kind == "word" else month.value if numbered else 0
    at = index + 3 + numbered
    if not 1 <= value <= _LAST_MONTH or not _is_year(tokens[at]):
        return None
    if not is_bounded(tokens, at, at + 1):
        return None
    return Found(Partial(tokens[at].value, value, day.value), index, at + 1, ())


def _heads_line(reader: Reader, index: int) -> bool:
    if index == 0:
        return True
    return "\n" in reader.text[reader.tokens[index - 1].end : reader.tokens[index].start]


@point_rule("two years", {"number"})
def _two_years(reader: Reader, index: int) -> Found | None:
    """Read "2001\N{EN DASH}05": with a dash it is no month, as it might be with a hyphen."""
    tokens = reader.tokens
    first, dash, last = tokens[index : index + 3]
    if dash.text != "\N{EN DASH}" or not _is_year(first) or len(last.text) != _PART_DIGITS:
        return None
    if not (glued(tokens, index + 1) and glued(tokens, index + 2)) or last.kind != "number":
        return None
    year = first.value - first.value % 100 + last.value
    counted = tokens[index + 3].text in COUNTED_NOUNS
    if year <= first.value or counted or not is_bounded(tokens, index, index + 3):
        return None
    window = Window.between(Window.year(first.value), Window.year(year))
    return Found(Fixed(window), index, index + 3, ())


@phrase_rule("range", {"number"})
def _interval(reader: Reader, index: int) -> Found | None:
    """Read "2021-01-05/2021-02-09" and "2021-01/2021-03" as from the one to the other."""
    tokens = reader.tokens
    first = figures_at(tokens, index)
    if first is None:
        return None
    at = _after_mark(tokens, _after_clock(tokens, first[1]))
    last = figures_at(tokens, at) if at else None
    if last is None or last[2] != first[2]:
        return None
    end = _after_clock(tokens, last[1])
    if not is_bounded(tokens, index, end):
        return None
    return Found(Between(first[0], last[0]), index, end, ("figures", "figures"))


def _after_clock(tokens: Tokens, index: int) -> int:
    """Pass over the time of day of a moment: an interval is told in whole days."""
    timed = tokens[index].text == "t" and glued(tokens, index) and glued(tokens, index + 1)
    clock = read_clock(tokens, index + 1) if timed else None
    return clock[1] if clock else index


def _after_mark(tokens: Tokens, index: int) -> int:
    """Pass over the slash or the two full stops between two dates, or give 0."""
    if tokens[index].text == "/":
        end = index + 1
    elif tokens[index].text == tokens[index + 1].text == ".":
        end = index + 2
    else:
        return 0
    return end if all(glued(tokens, at) for at in range(index, end + 1)) else 0
