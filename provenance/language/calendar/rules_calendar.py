"""Rules for days, months and years in words: "24 October 2024", "the 24th of October"."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from provenance.dates import Window
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
from provenance.language.calendar.terms import Fixed, Partial
from provenance.language.calendar.words import (
    ABBREVIATED,
    CARDINALS,
    COUNTED_NOUNS,
    ERAS,
    FUNCTION_WORDS,
    LEANS,
    MONTHS,
    NAMES_TOO,
    ORDINALS,
    PARTS,
    TENS,
    VERBS_TOO,
    WEEKDAYS,
    YEAR_OPENERS,
)

__all__ = ["NUMBER_STARTS"]

NUMBER_STARTS = frozenset({"number", "ordinal", *CARDINALS, *TENS, *ORDINALS})
# Every order in which a month, day, year and weekday may be said, the fuller ones first.
_ORDERS = {
    "W": ("WMDY", "WDMY", "WMD", "WDM", "WD", "W"),
    "M": ("MDY", "MYD", "MD", "MY", "M"),
    "D": ("DMY", "DYM", "DM"),
    "Y": ("YMD", "YDM", "YM"),
}
_OPENERS = frozenset({"in", "since", "until", "till", "by", "before", "after", "from", "during"})
_DAY_OPENERS = frozenset({"on", "of", "to", "and", "between", "back", "the"}) | _OPENERS - {"in"}
_CERTAIN_OPENERS = frozenset({"in", "since", "until", "till", "during", "of", "after", "before"})
_AFTER_MAY = frozenset({"have", "be", "not", "also", "well", "yet", "still", "now", "never"})
_DISTANCES = frozenset({"km", "kilometres", "kilometers", "miles", "hours", "abreast", "days"})
_TRUSTED_SPELLED_DAY = 10
_LAST_DAY = 31


class _Piece(NamedTuple):
    kind: str
    value: int
    start: int
    end: int
    bare: bool = False
    two_digits: bool = False


def _read_piece(kind: str, tokens: Tokens, index: int) -> _Piece | None:
    if kind == "D":
        day = day_number(tokens, index)
        return day and _Piece(kind, day[0], index, day[1], bare=day[2])
    if kind == "Y":
        return _read_year(tokens, index)
    names = MONTHS if kind == "M" else WEEKDAYS
    word = tokens[index].text
    if word not in names or tokens[index].kind != "word":
        return None
    dotted = word in ABBREVIATED and tokens[index + 1].text == "." and glued(tokens, index + 1)
    return _Piece(kind, names[word], index, index + 2 if dotted else index + 1)


def _read_year(tokens: Tokens, index: int) -> _Piece | None:
    if year := year_number(tokens, index):
        return _Piece("Y", year[0], index, year[1])
    quoted = tokens[index].text == "'"
    digits = tokens[index + 1] if quoted else tokens[index]
    if digits.kind != "number" or len(digits.text) != 2:  # noqa: PLR2004  (two digits)
        return None
    end = index + 2 if quoted else index + 1
    if quoted or ends_clause(tokens, end):
        return _Piece("Y", digits.value, index, end, two_digits=True)
    return None


def _skip_joint(tokens: Tokens, index: int, kind: str) -> int:
    """Pass over what may stand between two parts of a date: comma, hyphen, slash, "of the"."""
    mark = tokens[index].text
    if mark == "," or (mark == "(" and kind in "MD"):
        index += 1
    elif mark in {"-", "/", "."} and glued(tokens, index) and glued(tokens, index + 1):
        return index + 1
    if tokens[index].text == "of" or (tokens[index].text == "in" and kind == "Y"):
        index += 1
    if tokens[index].text == "the":
        index += 1
    if kind == "Y" and tokens[index].text == "year":
        index += 1
    return index


def _read_order(tokens: Tokens, index: int, order: str) -> list[_Piece] | None:
    pieces: list[_Piece] = []
    at = index
    for kind in order:
        piece = _read_piece(kind, tokens, _skip_joint(tokens, at, kind) if pieces else at)
        if piece is None:
            return None
        pieces.append(piece)
        at = piece.end
    return pieces


@point_rule("day", MONTHS, WEEKDAYS, NUMBER_STARTS)
def _calendar_date(reader: Reader, index: int) -> Found | None:
    best: Found | None = None
    for first, orders in _ORDERS.items():
        if _read_piece(first, reader.tokens, index) is None:
            continue
        for order in orders:
            pieces = _read_order(reader.tokens, index, order)
            if pieces and (best is None or pieces[-1].end > best.end):
                best = _checked(reader, order, pieces) or best
    return best


def _checked(reader: Reader, order: str, pieces: list[_Piece]) -> Found | None:
    tokens = reader.tokens
    start, end = pieces[0].start, pieces[-1].end
    short = next((piece for piece in pieces if piece.two_digits), None)
    if not is_bounded(tokens, start, end) or (short and not _short_year_fits(tokens, pieces)):
        return None
    check = _CHECKS.get(order)
    if check is not None and not check(reader, pieces):
        return None
    values = {piece.kind: piece.value for piece in pieces if not piece.two_digits}
    term = Partial(values.get("Y"), values.get("M"), values.get("D"), values.get("W"))
    if short:
        term = attrs.evolve(term, two_digits=short.value)
    if "(" in {tokens[at].text for at in range(start, end)} and tokens[end].text == ")":
        end += 1
    return Found(term, start, end, _TRACES.get(order, ()))


_TRACES = {"W": ("weekday",), "M": ("month",), "MY": ("month",), "YM": ("month",)}


def _short_year_fits(tokens: Tokens, pieces: list[_Piece]) -> bool:
    """Two digits are a year after an apostrophe, after a whole date, or where no day can be."""
    year = pieces[-1]
    if year.kind != "Y" or not year.two_digits:
        return False
    if tokens[year.start].text == "'":
        return True
    if len(pieces) < 3:  # noqa: PLR2004  (day, month and year)
        return False
    day = next(piece for piece in pieces if piece.kind == "D")
    joints = {tokens[piece.start - 1].text for piece in pieces[1:]}
    return joints in ({"-"}, {"/"}) or not day.bare or year.value > _LAST_DAY


def _check_month(reader: Reader, pieces: list[_Piece]) -> bool:
    """A month alone: "in May" is one, "may" and "Mr. August" are not."""
    tokens, index = reader.tokens, pieces[0].start
    month, before, after = tokens[index], tokens[index - 1], tokens[pieces[0].end]
    if before.text == "$" or after.text in {"'", "ing"}:
        return before.text != "$" and tokens[index + 2].text == "s"
    if month.text in VERBS_TOO:
        return _verb_as_month(reader, index)
    if (
        reader.expecting
        or before.text in _OPENERS
        or before.text in LEANS
        or _in_part(tokens, index)
    ):
        return True
    if month.text in ABBREVIATED:
        return before.text in {"of", "the"}
    if month.text in NAMES_TOO:
        named = after.kind == "word" and after.capital
        return not named and (month.capital or month.text == "april")
    return True


def _verb_as_month(reader: Reader, index: int) -> bool:
    tokens = reader.tokens
    month, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if after.text in _AFTER_MAY:
        return False
    if reader.expecting and month.capital:
        return True
    if (
        before.text in _CERTAIN_OPENERS
        or before.text in {"last", "next"}
        or _in_part(tokens, index)
    ):
        return True
    leaning = before.text in LEANS or before.text in _OPENERS
    return month.capital and (leaning or (reader.expecting and month.text != "mar"))


def _in_part(tokens: Tokens, index: int) -> bool:
    before = tokens[index - 1].text
    return before in PARTS or (before == "-" and tokens[index - 2].text in PARTS)


def _check_weekday(reader: Reader, pieces: list[_Piece]) -> bool:
    """A weekday alone: an abbreviation needs a capital and something that makes it a day."""
    tokens, index = reader.tokens, pieces[0].start
    word, before = tokens[index], tokens[index - 1]
    if word.text not in ABBREVIATED:
        return True
    if not word.capital:
        return False
    listed = reader.last is not None and before.text in {"or", "and", ","}
    return (
        listed or reader.expecting or before.text in LEANS or before.text in _DAY_OPENERS - {"the"}
    )


def _check_weekday_and_day(reader: Reader, pieces: list[_Piece]) -> bool:
    """Tell that "Monday 21" is a day of some month; "Monday, 21 people" is not."""
    tokens, day = reader.tokens, pieces[1]
    if tokens[day.start - 1].text == "," or tokens[day.end].text in {":", "-"}:
        return False
    return ends_clause(tokens, day.end) and (day.bare or rank(tokens, day.start) is not None)


def _check_month_and_day(reader: Reader, pieces: list[_Piece]) -> bool:
    tokens, (month, day) = reader.tokens, pieces[-2:]
    ranked = rank(tokens, day.start) is not None
    before, after = tokens[pieces[0].start - 1].text, tokens[day.end].text
    if not ranked and (tokens[day.start - 1].text == "," or before in {"in", "during"}):
        return False if tokens[day.start - 1].text == "," else ends_clause(tokens, day.end)
    if not ranked and not day.bare and not ends_clause(tokens, day.end):
        return False
    if tokens[month.start].text in VERBS_TOO and not tokens[month.start].capital:
        trusted = before in _DAY_OPENERS or day.bare or day.value >= _TRUSTED_SPELLED_DAY
        return trusted and after not in _DISTANCES
    return not (tokens[month.start].text in VERBS_TOO and after in _DISTANCES)


def _check_day_and_month(reader: Reader, pieces: list[_Piece]) -> bool:
    """Tell that "12 may have died" is no date; "12 May", "the 12th of may" and "on 12 may" are."""
    tokens, (day, month) = reader.tokens, pieces[-2:]
    name, after = tokens[month.start], tokens[month.end]
    if name.text not in VERBS_TOO or name.capital:
        return after.text not in _AFTER_MAY or name.text != "may"
    if after.text in _AFTER_MAY:
        return False
    ranked = not day.bare and rank(tokens, day.start) is not None
    joined = tokens[month.start - 1].text in {"of", "-", "/", "."}
    return ranked or joined or tokens[day.start - 1].text in _DAY_OPENERS


def _check_year_and_month(reader: Reader, pieces: list[_Piece]) -> bool:
    """Tell that "2024 may" is rarely a date; "in 2024 May" and "2017 april" are."""
    name = reader.tokens[pieces[1].start]
    return name.text not in VERBS_TOO or name.capital


_CHECKS = {
    "W": _check_weekday,
    "M": _check_month,
    "WD": _check_weekday_and_day,
    "MD": _check_month_and_day,
    "WMD": _check_month_and_day,
    "DM": _check_day_and_month,
    "WDM": _check_day_and_month,
    "YM": _check_year_and_month,
}


@point_rule("year", {"number", *CARDINALS, *TENS})
def _bare_year(reader: Reader, index: int) -> Found | None:
    tokens = reader.tokens
    year = year_number(tokens, index)
    if year is None or not is_bounded(tokens, index, year[1]):
        return None
    if not (reader.expecting or _opens_year(reader, index)) or _counts(tokens, year[1]):
        return None
    if tokens[year[1]].text in ERAS or (
        tokens[index].kind == "word" and not ends_clause(tokens, year[1])
    ):
        return None
    return Found(Fixed(Window.year(year[0])), index, year[1], ())


def _opens_year(reader: Reader, index: int) -> bool:
    before = reader.tokens[index - 1]
    if before.text in YEAR_OPENERS or _in_part(reader.tokens, index):
        return True
    last = reader.last
    listed = before.text in {"and", "or", ","} and last is not None and last.end == index - 1
    return listed and last is not None and isinstance(last.term, Fixed)


def _counts(tokens: Tokens, end: int) -> bool:
    """Whether the figure counts something: "in 2024 cases", "from 2000 to 2500 troops"."""
    if (
        tokens[end].text in {"to", "or", "and", "-", "\N{EN DASH}"}
        and tokens[end + 1].kind == "number"
    ):
        end += 2
    noun = tokens[end]
    if noun.kind != "word" or noun.text in FUNCTION_WORDS or noun.capital:
        return False
    return noun.text in COUNTED_NOUNS


@point_rule("day of the month", {"ordinal", *ORDINALS, *TENS})
def _day_alone(reader: Reader, index: int) -> Found | None:
    """Read "on the 15th", which is a day of the month only where no noun follows."""
    tokens = reader.tokens
    day = rank(tokens, index)
    if day is None or not 1 <= day[0] <= _LAST_DAY or not ends_clause(tokens, day[1]):
        return None
    before = [token.text for token in tokens[index - 2 : index]] if index > 1 else []
    if (
        before == ["on", "the"]
        and is_bounded(tokens, index, day[1])
        and not _is_list(tokens, day[1])
    ):
        return Found(Partial(day=day[0]), index, day[1], ())
    return None


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
