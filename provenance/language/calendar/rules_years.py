"""Rules for quarters, halves and weeks by number, decades and centuries: "Q3 2024", "the 1990s"."""

from __future__ import annotations

from provenance.dates import Precision, Window
from provenance.dates.periods import checked_day
from provenance.language.calendar.grammar import Found, Reader, point_rule
from provenance.language.calendar.numerals import Tokens, glued, is_bounded, rank
from provenance.language.calendar.terms import Fixed, Numbered, Refused, Term
from provenance.language.calendar.units import century
from provenance.language.calendar.words import LEANS, ORDINALS, TENS

__all__: list[str] = []

_LAST_WEEK = 53
_PLAIN_YEARS = range(1900, 2100)
_DECADE_YEARS = range(1000, 3000)
_YEAR_DIGITS, _PART_DIGITS = 4, 2
# Two centuries have one that people live to speak of.
_SHARED_DECADE = 20
_NUMBERED = {"q": ("quarter", 4), "h": ("half", 2), "w": ("week", _LAST_WEEK)}


@point_rule("numbered period", _NUMBERED)
def _letter_and_number(reader: Reader, index: int) -> Found | None:
    """Read "Q3 2024", "q1 of 2017"; without a year only quarters, and only in capitals."""
    tokens = reader.tokens
    numbered = _numbered(tokens, index)
    if numbered is None:
        return None
    at = index + 2
    at += tokens[at].text in {"of", ",", "-", "/", "'"}
    year = tokens[at]
    if year.kind == "number" and len(year.text) == _YEAR_DIGITS and is_bounded(tokens, at, at + 1):
        return Found(numbered.in_year(year.value), index, at + 1, ())
    told = numbered.unit == "quarter" or (
        tokens[at].text in LEANS and tokens[at + 1].text == "year"
    )
    if told and tokens[index].capital:
        return Found(numbered, index, index + 2, ())
    return None


@point_rule("numbered period", {"number"})
def _number_and_letter(reader: Reader, index: int) -> Found | None:
    """Read "3Q 2024"."""
    tokens = reader.tokens
    number, letter, year = tokens[index : index + 3]
    if letter.text != "q" or not glued(tokens, index + 1) or not 1 <= number.value <= 4:  # noqa: PLR2004
        return None
    if (
        year.kind != "number"
        or len(year.text) != _YEAR_DIGITS
        or not is_bounded(tokens, index, index + 3)
    ):
        return None
    return Found(Numbered("quarter", number.value, year.value), index, index + 3, ())


@point_rule("numbered period", {"number"})
def _year_and_quarter(reader: Reader, index: int) -> Found | None:
    """Read "2016 third quarter"."""
    tokens, year = reader.tokens, reader.tokens[index]
    at = index + 1 + (tokens[index + 1].text in {"the", ","})
    number = rank(tokens, at)
    if number is None or tokens[number[1]].text != "quarter" or number[0] > 4:  # noqa: PLR2004
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
    if numbered is None or (numbered.unit == "week" and not glued(tokens, at)):
        return None
    return Found(numbered.in_year(year.value), index, at + 2, ())


def _numbered(tokens: Tokens, index: int) -> Numbered | None:
    if tokens[index].text not in _NUMBERED or not glued(tokens, index + 1):
        return None
    unit, most = _NUMBERED[tokens[index].text]
    number = tokens[index + 1]
    fits = number.kind == "number" and 1 <= number.value <= most
    return Numbered(unit, number.value) if fits and is_bounded(tokens, index, index + 2) else None


@point_rule("fiscal year", {"fy", "fiscal"})
def _fiscal_year(reader: Reader, index: int) -> Found | None:
    """Read "FY2024" and "fiscal 2024" as the year that they name, whenever it may begin."""
    tokens = reader.tokens
    year = tokens[index + 1]
    named = year.kind == "number" and len(year.text) == _YEAR_DIGITS
    if not named or year.value not in _PLAIN_YEARS or not is_bounded(tokens, index, index + 2):
        return None
    window = Window.around(Precision.YEAR, checked_day(year.value, 1, 1))
    return Found(Fixed(window), index, index + 2, ())


_DECADE_OPENERS = frozenset(
    "the in ' mid early late of since during by - until before after".split()
)
_SPELLED_CENTURIES = {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
_DECADE_NAMES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


@point_rule("decade", {"decade"}, _DECADE_NAMES)
def _decade(reader: Reader, index: int) -> Found | None:
    """Read "the 1990s", "the '90s", "the nineties"."""
    token = reader.tokens[index]
    value = _DECADE_NAMES.get(token.text, token.value)
    return _some_decade(reader, index, value, index + 1)


@point_rule("decade", _SPELLED_CENTURIES)
def _spelled_decade(reader: Reader, index: int) -> Found | None:
    """Read "the nineteen seventies"."""
    tokens = reader.tokens
    at = index + 1 + (tokens[index + 1].text == "-")
    tens = _DECADE_NAMES.get(tokens[at].text)
    if tens is None:
        return None
    year = 100 * _SPELLED_CENTURIES[tokens[index].text] + tens
    return Found(_years_named(year), index, at + 1, ())


@point_rule("decade", {"number"})
def _spaced_decade(reader: Reader, index: int) -> Found | None:
    """Read "the 90 s"."""
    after = reader.tokens[index + 1]
    if after.text != "s" or after.start - reader.tokens[index].end != 1:
        return None
    return _some_decade(reader, index, reader.tokens[index].value, index + 2)


def _some_decade(reader: Reader, index: int, value: int, end: int) -> Found | None:
    tokens = reader.tokens
    digits = len(tokens[index].text) if tokens[index].value >= 0 else _PART_DIGITS
    if value % 10 or not is_bounded(tokens, index, index + 1):
        return None
    if digits == _YEAR_DIGITS and value in _DECADE_YEARS:
        return Found(_years_named(value), index, end, ())
    if digits != _PART_DIGITS or tokens[index - 1].text not in _DECADE_OPENERS:
        return None
    return Found(_short_decade(value), index, end, ())


def _years_named(year: int) -> Fixed:
    """The 1800s are a hundred years, the 2000s and the 1990s are ten."""
    if year % 100 == 0 and year < _PLAIN_YEARS.stop - 100:
        return Fixed(century(year))
    return Fixed(Window.around(Precision.DECADE, checked_day(year, 1, 1)))


def _short_decade(value: int) -> Term:
    if value == _SHARED_DECADE:
        return Refused("ambiguous date: the 20s may be the 1920s or the 2020s")
    return _years_named(1900 + value if value > _SHARED_DECADE else 2000 + value)


@point_rule("decade", {"decade"})
def _decade_by_its_years(reader: Reader, index: int) -> Found | None:
    """Read "the decade 1900-1909"."""
    first, dash, last = reader.tokens[index + 1 : index + 4]
    if dash.text not in {"-", "\N{EN DASH}"} or first.value not in _DECADE_YEARS:
        return None
    if first.value % 10 or last.value != first.value + 9:
        return None
    window = Window.around(Precision.DECADE, checked_day(first.value, 1, 1))
    return Found(Fixed(window), index, index + 4, ())


@point_rule("century", {"ordinal", *ORDINALS, *TENS})
def _century(reader: Reader, index: int) -> Found | None:
    """Read "the 15th century" as the years 1400 to 1499."""
    number = rank(reader.tokens, index)
    if number is None or not 1 <= number[0] <= 30:  # noqa: PLR2004  (more are no dates)
        return None
    at = number[1] + (reader.tokens[number[1]].text == "-")
    if reader.tokens[at].text != "century" or reader.tokens[at + 1].text in {"bc", "bce"}:
        return None
    return Found(Fixed(century(100 * (number[0] - 1))), index, at + 1, ())
