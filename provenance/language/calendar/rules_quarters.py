"""Rules for quarters, halves, weeks and fiscal years by number: "Q3 2024", "2H22", "FY 2021-22"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from provenance.dates import Window
from provenance.language.calendar.ends import Between
from provenance.language.calendar.grammar import Found, Reader, point_rule
from provenance.language.calendar.numerals import Tokens, glued, is_bounded, rank
from provenance.language.calendar.terms import Fixed, Numbered, Refused, ShortYear, Term
from provenance.language.calendar.words import LEANS, ORDINALS

__all__: list[str] = []

_PLAIN_YEARS = range(1900, 2100)
_YEAR_DIGITS, _PART_DIGITS = 4, 2
_QUARTERS, _LAST_WEEK, _DAYS_IN_WEEK = 4, 53, 7
_NUMBERED = {"q": ("quarter", _QUARTERS), "h": ("half", 2), "w": ("week", _LAST_WEEK)}
_DASHES = frozenset({"-", "\N{EN DASH}"})


class _Year(NamedTuple):
    value: int
    short: bool
    end: int

    def of(self, numbered: Numbered) -> Term:
        return ShortYear(self.value, numbered) if self.short else numbered.in_year(self.value)

    def alone(self) -> Term:
        return ShortYear(self.value) if self.short else Fixed(Window.year(self.value))


def _year_at(tokens: Tokens, start: int, at: int, *, short: bool) -> _Year | None:
    """Read the year of four digits, or of two where those may stand, that ends what began."""
    quoted = tokens[at].text == "'" and tokens[at + 1].kind == "number"
    at += quoted
    token = tokens[at]
    if token.kind != "number" or not is_bounded(tokens, start, at + 1):
        return None
    if len(token.text) == _YEAR_DIGITS:
        return _Year(token.value, short=False, end=at + 1)
    if len(token.text) == _PART_DIGITS and (short or quoted):
        return _Year(token.value, short=True, end=at + 1)
    return None


def _numbered(tokens: Tokens, index: int) -> Numbered | None:
    if tokens[index].text not in _NUMBERED or not glued(tokens, index + 1):
        return None
    unit, most = _NUMBERED[tokens[index].text]
    number = tokens[index + 1]
    fits = number.kind == "number" and 1 <= number.value <= most
    return Numbered(unit, number.value) if fits else None


@point_rule("numbered period", _NUMBERED)
def _letter_and_number(reader: Reader, index: int) -> Found | None:
    """Read "Q3 2024", "q1 of 2017", "Q2'19"; without a year only quarters, and only in capitals."""
    tokens = reader.tokens
    numbered = _numbered(tokens, index)
    if numbered is None:
        return None
    at = index + 2
    joined = tokens[at].text in {"-", "/"} and glued(tokens, at) and glued(tokens, at + 1)
    at += joined or tokens[at].text in {"of", ",", "-", "/"}
    year = _year_at(tokens, index, at, short=joined and tokens[index].capital)
    if year is not None:
        return Found(year.of(numbered), index, year.end, ())
    told = numbered.unit == "quarter" or (
        tokens[at].text in LEANS and tokens[at + 1].text == "year"
    )
    if told and tokens[index].capital and is_bounded(tokens, index, index + 2):
        return Found(numbered, index, index + 2, ())
    return None


@point_rule("numbered period", {"number"})
def _number_and_letter(reader: Reader, index: int) -> Found | None:
    """Read "3Q 2024" and "2H22"; "2h 30" is a length of time."""
    tokens = reader.tokens
    number, letter = tokens[index : index + 2]
    if letter.text not in {"q", "h"} or not glued(tokens, index + 1):
        return None
    unit, most = _NUMBERED[letter.text]
    if not 1 <= number.value <= most or (unit == "half" and not letter.capital):
        return None
    year = _year_at(tokens, index, index + 2, short=letter.capital and glued(tokens, index + 2))
    return Found(year.of(Numbered(unit, number.value)), index, year.end, ()) if year else None


@point_rule("numbered period", {"number"})
def _year_and_quarter(reader: Reader, index: int) -> Found | None:
    """Read "2016 third quarter"."""
    tokens, year = reader.tokens, reader.tokens[index]
    at = index + 1 + (tokens[index + 1].text in {"the", ","})
    number = rank(tokens, at)
    if number is None or tokens[number[1]].text != "quarter" or number[0] > _QUARTERS:
        return None
    if len(year.text) != _YEAR_DIGITS or year.value not in _PLAIN_YEARS:
        return None
    return Found(Numbered("quarter", number[0], year.value), index, number[1] + 1, ())


@point_rule("numbered period", {"number"})
def _year_and_letter(reader: Reader, index: int) -> Found | None:
    """Read "2017 q1", "2019-H2", "2024-W43"."""
    tokens, year = reader.tokens, reader.tokens[index]
    if len(year.text) != _YEAR_DIGITS or year.value not in _PLAIN_YEARS:
        return None
    at = index + 1
    at += tokens[at].text in {"-", "/"} and glued(tokens, at)
    numbered = _numbered(tokens, at)
    if numbered is None or not is_bounded(tokens, at, at + 2):
        return None
    if numbered.unit != "week":
        return Found(numbered.in_year(year.value), index, at + 2, ())
    return _in_iso_week(reader, index, at, numbered) if glued(tokens, at) else None


def _in_iso_week(reader: Reader, index: int, at: int, week: Numbered) -> Found | None:
    """Read the week of "2024-W43", or the day of it where one follows: "2024-W43-4"."""
    tokens, year = reader.tokens, reader.tokens[index].value
    day, end = tokens[at + 3], at + 2
    if tokens[end].text != "-" or not glued(tokens, end) or day.kind != "number":
        return Found(week.in_year(year), index, end, ())
    if len(day.text) != 1 or not 1 <= day.value <= _DAYS_IN_WEEK:
        return None
    if not is_bounded(tokens, at, at + 4):
        return None
    try:
        window = Window.on(date.fromisocalendar(year, week.number, day.value))
    except ValueError:
        return None
    return Found(Fixed(window), index, at + 4, ())


_FISCAL_QUARTER = Refused(
    "a fiscal quarter is no date: when it begins depends on whose it is; name the months"
)


@point_rule("fiscal quarter", {"fiscal"}, _NUMBERED, {"ordinal", *ORDINALS})
def _fiscal_quarter(reader: Reader, index: int) -> Found | None:
    """Refuse "Q3 FY2022", "fiscal Q3" and "the third quarter of fiscal 2022"."""
    tokens = reader.tokens
    fiscal = tokens[index].text == "fiscal"
    end = _quarter_end(tokens, index + fiscal)
    if end is None:
        return None
    at = end + (tokens[end].text in {"of", ","})
    at += tokens[at].text == "the"
    if tokens[at].text in {"fy", "fiscal"}:
        fiscal, at = True, at + 1 + (tokens[at + 1].text == "year")
    if not fiscal:
        return None
    year = _year_at(tokens, index, at, short=True)
    return Found(_FISCAL_QUARTER, index, year.end if year else end, ())


def _quarter_end(tokens: Tokens, index: int) -> int | None:
    if numbered := _numbered(tokens, index):
        return index + 2 if numbered.unit == "quarter" else None
    number = rank(tokens, index)
    return number[1] + 1 if number and tokens[number[1]].text == "quarter" else None


@point_rule("fiscal year", {"fy", "fiscal"})
def _fiscal_year(reader: Reader, index: int) -> Found | None:
    """Read "FY2024" and "fiscal 2024" as the year that they name, whenever it may begin.

    One that is named for two years, "FY 2021-22", is read as both.
    """
    tokens = reader.tokens
    at = index + 1 + (tokens[index + 1].text == "year")
    first = _year_at(tokens, index, at, short=tokens[index].text == "fy" and tokens[index].capital)
    if first is None or (not first.short and first.value not in _PLAIN_YEARS):
        return _two_years(tokens, index, at)
    return _two_years(tokens, index, at) or Found(first.alone(), index, first.end, ())


def _two_years(tokens: Tokens, index: int, at: int) -> Found | None:
    one, joint, two = tokens[at : at + 3]
    paired = joint.text in _DASHES | {"/"} and glued(tokens, at + 1) and glued(tokens, at + 2)
    if not paired or one.kind != "number" or two.kind != "number":
        return None
    if (two.value - one.value) % 100 != 1 or not is_bounded(tokens, index, at + 3):
        return None
    if len(one.text) == _YEAR_DIGITS and one.value in _PLAIN_YEARS:
        terms: tuple[Term, Term] = (
            Fixed(Window.year(one.value)),
            Fixed(Window.year(one.value + 1)),
        )
    elif len(one.text) == len(two.text) == _PART_DIGITS:
        terms = (ShortYear(one.value), ShortYear(two.value))
    else:
        return None
    return Found(Between(*terms), index, at + 3, ())
