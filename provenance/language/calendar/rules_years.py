"""Rules for decades and centuries: "the 1990s", "the nineties", "the 18th and 19th centuries"."""

from __future__ import annotations

from provenance.dates import Precision, Window
from provenance.dates.periods import checked_day
from provenance.language.calendar.ends import Between
from provenance.language.calendar.grammar import Found, Reader, phrase_rule, point_rule
from provenance.language.calendar.numerals import Tokens, glued, is_bounded, rank
from provenance.language.calendar.terms import Fixed, Refused, Term
from provenance.language.calendar.units import century
from provenance.language.calendar.words import ORDINALS, TENS

__all__: list[str] = []

_PLAIN_YEARS = range(1900, 2100)
_DECADE_YEARS = range(1000, 3000)
_YEAR_DIGITS, _PART_DIGITS = 4, 2
# Two centuries have one that people live to speak of.
_SHARED_DECADE = 20

_DECADE_OPENERS = frozenset(
    "the in ' mid early late of since during by - until before after".split()
)
_SPELLED_CENTURIES = {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
_DECADE_NAMES = {
    "noughties": 0,
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


@point_rule("decade", {"number"})
def _owning_decade(reader: Reader, index: int) -> Found | None:
    """Read "the 1930's", as some write the 1930s."""
    tokens = reader.tokens
    mark, letter = tokens[index + 1 : index + 3]
    if (mark.text, letter.text) != ("'", "s") or len(tokens[index].text) != _YEAR_DIGITS:
        return None
    if not (glued(tokens, index + 1) and glued(tokens, index + 2)):
        return None
    return _some_decade(reader, index, tokens[index].value, index + 3)


_LAST_CENTURY = 30


def _century_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    number = rank(tokens, index)
    return number if number is not None and 1 <= number[0] <= _LAST_CENTURY else None


@point_rule("century", {"ordinal", *ORDINALS, *TENS})
def _century(reader: Reader, index: int) -> Found | None:
    """Read "the 15th century" as the years 1400 to 1499."""
    number = _century_number(reader.tokens, index)
    if number is None or [token.text for token in reader.tokens[max(0, index - 3) : index]] == [
        "turn",
        "of",
        "the",
    ]:
        return None
    at = number[1] + (reader.tokens[number[1]].text == "-")
    if reader.tokens[at].text != "century" or reader.tokens[at + 1].text in {"bc", "bce"}:
        return None
    return Found(_nth_century(number[0]), index, at + 1, ())


def _nth_century(number: int) -> Fixed:
    return Fixed(century(100 * (number - 1)))


_OPENERS = frozenset({"between", "from"})
_RANGING = frozenset({"to", "until", "through", "-", "\N{EN DASH}"})


@phrase_rule("centuries", {"ordinal", *ORDINALS, *TENS}, _OPENERS)
def _centuries(reader: Reader, index: int) -> Found | None:
    """Read "the 18th and 19th centuries" as two, "from the 16th to the 18th century" as a span."""
    tokens = reader.tokens
    opened = tokens[index].text in _OPENERS
    first = index + opened
    first += tokens[first].text == "the"
    one = _century_number(tokens, first)
    joint = tokens[one[1]].text if one else ""
    if one is None or joint not in _RANGING | {"and", "or"}:
        return None
    last = one[1] + 1
    last += tokens[last].text == "the"
    two = _century_number(tokens, last)
    if two is None or tokens[two[1]].text not in {"century", "centuries"}:
        return None
    end = two[1] + 1
    if tokens[end].text in {"bc", "bce"}:
        return None
    terms = _nth_century(one[0]), _nth_century(two[0])
    if opened or joint in _RANGING:
        return Found(Between(*terms), index, end, ("century", "century"))
    return Found(terms[1], last, end, ("century",), (Found(terms[0], first, one[1], ("century",)),))
