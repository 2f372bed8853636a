"""Rules for days, months and years in words: "24 October 2024", "the 24th of October"."""

from __future__ import annotations

import attrs

from provenance.dates import Window
from provenance.language.calendar.clock import read_clock
from provenance.language.calendar.grammar import Found, Reader, point_rule
from provenance.language.calendar.numerals import (
    Tokens,
    day_number,
    ends_clause,
    glued,
    is_bounded,
    rank,
    year_number,
)
from provenance.language.calendar.pieces import Piece, read_orders
from provenance.language.calendar.plausible import counts, is_plausible, opens_year
from provenance.language.calendar.terms import Fixed, Partial, Refused
from provenance.language.calendar.words import (
    CARDINALS,
    ERAS,
    LEANS,
    MONTHS,
    ORDINALS,
    TENS,
    WEEKDAYS,
)

__all__ = ["NUMBER_STARTS"]

NUMBER_STARTS = frozenset({"number", "ordinal", *CARDINALS, *TENS, *ORDINALS})
_LAST_DAY = 31


@point_rule("day", MONTHS, WEEKDAYS, NUMBER_STARTS)
def _calendar_date(reader: Reader, index: int) -> Found | None:
    """Read a date of one to four parts; of the readings that make sense the longest is meant."""
    for order, pieces in read_orders(reader.tokens, index):
        if _is_bounded(reader.tokens, index, pieces[-1]) and is_plausible(reader, order, pieces):
            return _found(reader.tokens, order, pieces)
    return None


def _is_bounded(tokens: Tokens, index: int, last: Piece) -> bool:
    if is_bounded(tokens, index, last.end):
        return True
    # "10/Aug/2012:10:30:00" is how servers write a moment.
    year = last.kind == "Y" and is_bounded(tokens, index, index + 1)
    return year and tokens[last.end].text == ":" and read_clock(tokens, last.end + 1) is not None


def _found(tokens: Tokens, order: str, pieces: tuple[Piece, ...]) -> Found:
    start, end = pieces[0].start, pieces[-1].end
    if order == "MD" and pieces[1].bare and _is_month_of_year(tokens, pieces):
        return Found(_DAY_OR_YEAR, start, end, _TRACES.get(order, ()))
    values = {piece.kind: piece.value for piece in pieces if not piece.two_digits}
    short = next((piece.value for piece in pieces if piece.two_digits), None)
    term = Partial(
        values.get("Y"), values.get("M"), values.get("D"), values.get("W"), two_digits=short
    )
    if tokens[end].text == ")" and "(" in {token.text for token in tokens[start:end]}:
        end += 1
    return Found(term, start, end, _TRACES.get(order, ()))


_DAY_OR_YEAR = Refused(
    "ambiguous date: in the form Nov-22 the figures may be the day or the year; write it in full"
)


def _is_month_of_year(tokens: Tokens, pieces: tuple[Piece, ...]) -> bool:
    """Whether a month and two digits are joined as tables join a month and its year."""
    day = tokens[pieces[1].start]
    joint = tokens[pieces[1].start - 1]
    return joint.text in {"-", "/"} and glued(tokens, pieces[1].start) and len(day.text) == 2  # noqa: PLR2004


_TRACES = {"W": ("weekday",), "M": ("month",), "MY": ("month",), "YM": ("month",)}


@point_rule("year", {"number", *CARDINALS, *TENS})
def _bare_year(reader: Reader, index: int) -> Found | None:
    """Read "in 2024", "two thousand and fifteen"."""
    tokens = reader.tokens
    year = year_number(tokens, index)
    if year is None or not is_bounded(tokens, index, year[1]):
        return None
    if not (reader.expecting or opens_year(reader, index)) or counts(tokens, index, year[1]):
        return None
    if tokens[year[1]].text in ERAS or (
        tokens[index].kind == "word" and not ends_clause(tokens, year[1])
    ):
        return None
    return Found(Fixed(Window.year(year[0])), index, year[1], ())


@point_rule("day of the month", {"ordinal", *ORDINALS, *TENS})
def _day_alone(reader: Reader, index: int) -> Found | None:
    """Read "on the 15th", which is a day of the month only where no noun follows."""
    tokens = reader.tokens
    day = rank(tokens, index)
    if day is None or not 1 <= day[0] <= _LAST_DAY or not ends_clause(tokens, day[1]):
        return None
    before = [token.text for token in tokens[max(0, index - 2) : index]]
    figures = tokens[index].kind == "ordinal"
    opened = before == ["on", "the"] or (reader.expecting and figures and before[-1:] == ["the"])
    if opened and is_bounded(tokens, index, day[1]) and not _is_list(tokens, day[1]):
        return Found(Partial(day=day[0]), index, day[1], ())
    return None


@point_rule("day of the month", {"number"})
def _bare_day(reader: Reader, index: int) -> Found | None:
    """Read "on 15." at the end of a sentence."""
    tokens = reader.tokens
    day = day_number(tokens, index)
    if day is None or tokens[index - 1].text != "on" or index == 0:
        return None
    ends = tokens[day[1]].kind == "end" or tokens[day[1]].text in {".", "!", "?", ";"}
    if not ends or not is_bounded(tokens, index, day[1]):
        return None
    return Found(Partial(day=day[0]), index, day[1], ())


def _is_list(tokens: Tokens, index: int) -> bool:
    return tokens[index].text in {"-", "and", "or"}


@point_rule("leaning date", LEANS)
def _leaning(reader: Reader, index: int) -> Found | None:
    """Read "next Friday", "this past Monday", "last May"."""
    tokens = reader.tokens
    lean, at = LEANS[tokens[index].text], index + 1
    if tokens[index].text in {"same", "this"} and tokens[at].text in LEANS:
        lean, at = LEANS[tokens[at].text], at + 1
        lean = "coming" if lean == "next" else "past" if lean == "last" else lean
    found = reader.point(at, expecting=False)
    term = found and found.term
    if found is None or not isinstance(term, Partial) or term.year is not None or term.lean:
        return None
    leaning = attrs.evolve(term, lean=lean)
    return attrs.evolve(found, term=leaning, start=index)
