"""Rules for dates in figures alone: 2024-10-24, 24/10/2024, 20241024, 10/24."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from provenance.dates import Window
from provenance.dates.periods import checked_day
from provenance.errors import DateError
from provenance.language.calendar.grammar import Found, Reader, point_rule
from provenance.language.calendar.numerals import Tokens, ends_clause, glued, is_bounded
from provenance.language.calendar.slashed import Slashed
from provenance.language.calendar.terms import Fixed, Partial, Refused, Term
from provenance.language.calendar.words import COUNTED_NOUNS, LEANS, WEEKDAYS

__all__ = ["figures_at"]

_SEPARATORS = frozenset("-/.")
_MONTHS_IN_YEAR, _LAST_DAY, _LAST_WEEK = 12, 31, 53
_PLAIN_YEARS = range(1900, 2100)
_YEAR_DIGITS, _ISO_DIGITS, _PART_DIGITS = 4, 8, 2
_PAIR, _TRIPLE = 2, 3
# Written like a day and a month, and hardly ever meant so.
_NO_DATES = frozenset({(9, 11), (24, 7)})
_PAIR_OPENERS = frozenset({"on", "by", "since", "until", "till", "dated"}) | LEANS.keys()
_FRACTION_WORDS = frozenset({"of", "majority", "inch", "inches", "cup", "cups", "full", "the"})


class _Chain(NamedTuple):
    values: tuple[int, ...]
    widths: tuple[int, ...]
    separator: str
    end: int


def _chain(tokens: Tokens, index: int) -> _Chain:
    """Gather up to three figures joined by one and the same separator."""
    figures, at = [tokens[index]], index + 1
    separator = tokens[at].text
    while (
        len(figures) < _TRIPLE
        and tokens[at].text == separator
        and separator in _SEPARATORS
        and glued(tokens, at)
        and glued(tokens, at + 1)
        and tokens[at + 1].kind == "number"
    ):
        figures.append(tokens[at + 1])
        at += 2
    return _Chain(
        tuple(figure.value for figure in figures),
        tuple(len(figure.text) for figure in figures),
        separator,
        at,
    )


def figures_at(tokens: Tokens, index: int) -> tuple[Partial, int, int] | None:
    """Read a day or month in the order of ISO, and tell where it ends and how many figures it has.

    >>> from provenance.language.calendar.tokens import scan
    >>> figures_at(scan("2021-01/2021-03"), 0)[1:]
    (3, 2)
    """
    if tokens[index].kind != "number" or len(tokens[index].text) != _YEAR_DIGITS:
        return None
    chain = _chain(tokens, index)
    year, *rest = chain.values
    if chain.separator != "-" or not rest or set(chain.widths[1:]) != {_PART_DIGITS}:
        return None
    if year not in _PLAIN_YEARS or not 1 <= rest[0] <= _MONTHS_IN_YEAR:
        return None
    return Partial(year, rest[0], rest[1] if len(rest) > 1 else None), chain.end, len(chain.values)


@point_rule("figures", {"number"})
def _figures(reader: Reader, index: int) -> Found | None:
    chain = _chain(reader.tokens, index)
    if not is_bounded(reader.tokens, index, chain.end) or _ends_another(
        reader.tokens, index, chain
    ):
        return None
    term: Term | None = None
    if len(chain.values) == _TRIPLE:
        before = reader.tokens[index - 1]
        # After a name such figures are a version.
        opened = before.kind != "word" or before.text in _PAIR_OPENERS | {"of", "from", "to"}
        term = _year_first(chain) or _year_last(chain, opened=opened)
    elif len(chain.values) == _PAIR:
        term = _year_and_month(chain) or _pair(reader, index, chain)
    return Found(term, index, chain.end, ()) if term else None


def _ends_another(tokens: Tokens, index: int, chain: _Chain) -> bool:
    """Whether a slash joins figures to the end of what hyphens join, as in 2021-01-05/2021."""
    if chain.separator != "/" or index < _TRIPLE:
        return False
    hyphens = tokens[index - 1].text == tokens[index - 3].text == "-"
    return hyphens and all(glued(tokens, at) for at in range(index - 2, index + 1))


def _year_first(chain: _Chain) -> Partial | None:
    year, month, day = chain.values
    if chain.widths[0] != _YEAR_DIGITS or max(chain.widths[1:]) > _PART_DIGITS:
        return None
    return Partial(year, month, day)


def _year_last(chain: _Chain, *, opened: bool) -> Slashed | Partial | None:
    one, two, year = chain.values
    if max(chain.widths[:2]) > _PART_DIGITS or not (one and two):
        return None
    if chain.widths[2] == _YEAR_DIGITS:
        # With full stops the day comes first wherever such dates are written.
        return Partial(year, two, one) if chain.separator == "." else Slashed(one, two, year)
    if chain.separator == "." and set(chain.widths) == {_PART_DIGITS}:
        fits = opened and one <= _LAST_DAY and two <= _MONTHS_IN_YEAR
        return Partial(None, two, one, two_digits=year) if fits else None
    if chain.widths[2] == _PART_DIGITS and chain.separator == "/" and min(one, two) <= 12:  # noqa: PLR2004
        return Slashed(one, two, two_digits=year)
    return None


def _year_and_month(chain: _Chain) -> Term | None:
    one, two = chain.values
    if chain.widths == (_YEAR_DIGITS, _PART_DIGITS) and one in _PLAIN_YEARS:
        return _year_and_more(one, two, chain.separator)
    if chain.widths == (_YEAR_DIGITS, 1) and one in _PLAIN_YEARS and two:
        return Partial(one, two) if chain.separator in {"-", "/"} else None
    if (
        chain.widths[1] == _YEAR_DIGITS
        and chain.widths[0] <= _PART_DIGITS
        and chain.separator != "."
    ):
        return Partial(two, one) if 1 <= one <= _MONTHS_IN_YEAR else None
    return None


def _year_and_more(year: int, two: int, separator: str) -> Term | None:
    """Read 2015-12 as a month and 2024-25 as two years; 2010-11 might be either."""
    last = year - year % 100 + two
    if separator == "." or (two > _MONTHS_IN_YEAR and last <= year):
        return None
    if two > _MONTHS_IN_YEAR:
        return Fixed(Window.between(Window.year(year), Window.year(last)))
    if not two >= 1 or (last <= year and separator == "/"):
        return None
    if last > year:
        return Refused(f"ambiguous date: {year}-{two:02} may be a month, or the years to {last}")
    return Partial(year, two)


def _pair(reader: Reader, index: int, chain: _Chain) -> Slashed | None:
    one, two = chain.values
    before, after = reader.tokens[index - 1].text, reader.tokens[chain.end]
    if (one, two) in _NO_DATES or max(chain.widths) > _PART_DIGITS or chain.separator == "-":
        return None
    if not (1 <= min(one, two) <= _MONTHS_IN_YEAR and max(one, two) <= _LAST_DAY):
        return None
    if after.text in _FRACTION_WORDS or after.text in COUNTED_NOUNS:
        return None
    if chain.separator == ".":
        fits = before == "on" and ends_clause(reader.tokens, chain.end)
    else:
        fits = reader.expecting or before in _PAIR_OPENERS
    return Slashed(one, two) if fits else None


@point_rule("weekday and figures", WEEKDAYS)
def _weekday_and_figures(reader: Reader, index: int) -> Found | None:
    """Read "Friday 2018-7-6"; a weekday that is not the one of that day is noted."""
    tokens = reader.tokens
    at = index + 1 + (tokens[index + 1].text in {",", "-", "("})
    found = reader.point(at, expecting=True) if tokens[at].kind == "number" else None
    if found is None or "figures" not in found.trace:
        return None
    weekday = WEEKDAYS[tokens[index].text]
    end = found.end + (tokens[at - 1].text == "(" and tokens[found.end].text == ")")
    term = found.term
    if isinstance(term, Partial) and term.day is not None:
        term = attrs.evolve(term, weekday=weekday)
    return Found(term, index, end, found.trace)


@point_rule("eight figures", {"number"})
def _eight_figures(reader: Reader, index: int) -> Found | None:
    token = reader.tokens[index]
    year, rest = divmod(token.value, 10_000)
    if len(token.text) != _ISO_DIGITS or year not in _PLAIN_YEARS:
        return None
    try:
        checked_day(year, rest // 100, rest % 100)
    except DateError:
        return None
    before = reader.tokens[index - 1]
    if not is_bounded(reader.tokens, index, index + 1) or (
        before.text == "+" and glued(reader.tokens, index)
    ):
        return None
    return Found(Partial(year, rest // 100, rest % 100), index, index + 1, ())


@point_rule("spaced figures", {"number"})
def _spaced_figures(reader: Reader, index: int) -> Found | None:
    """Read "on 2016 10 16" and "on 10 16 2016"."""
    three = reader.tokens[index : index + 3]
    widths = tuple(len(token.text) for token in three)
    fits = {token.kind for token in three} == {"number"} and reader.tokens[index - 1].text == "on"
    if not fits or not is_bounded(reader.tokens, index, index + 3):
        return None
    one, two, last = (token.value for token in three)
    if widths == (_YEAR_DIGITS, _PART_DIGITS, _PART_DIGITS):
        return Found(Partial(one, two, last), index, index + 3, ())
    if widths == (_PART_DIGITS, _PART_DIGITS, _YEAR_DIGITS) and max(one, two) <= _LAST_DAY:
        return Found(Slashed(one, two, last), index, index + 3, ())
    return None


@point_rule("leaning figures", LEANS)
def _leaning_figures(reader: Reader, index: int) -> Found | None:
    """Read "next 5/12"."""
    found = reader.point(index + 1, expecting=True)
    if found is None or not isinstance(found.term, Slashed) or found.term.year is not None:
        return None
    lean = LEANS[reader.tokens[index].text]
    return attrs.evolve(found, term=attrs.evolve(found.term, lean=lean), start=index)
