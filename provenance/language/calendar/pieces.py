"""The parts of a date in words, in every order in which they are said, and what joins them."""

from __future__ import annotations

from typing import NamedTuple

from provenance.language.calendar.numerals import (
    Tokens,
    day_number,
    ends_clause,
    glued,
    year_number,
)
from provenance.language.calendar.words import ABBREVIATED, MONTHS, WEEKDAYS

__all__ = ["Piece", "read_orders"]

# Every order in which a weekday, month, day and year are said.
_ORDERS = frozenset("WMDY WDMY WMD WDM WD W MDY MYD MD MY M DMY DYM DM YMD YDM YM".split())
_BEGINNINGS = frozenset(order[:length] for order in _ORDERS for length in range(len(order) + 1))


class Piece(NamedTuple):
    """One part of a date: W, M, D or Y, its value, and the tokens it was read from.

    `bare` marks a day in digits without ending, `two_digits` a year of which only those are said.

    >>> Piece("D", 24, 0, 1, bare=True).value
    24
    """

    kind: str
    value: int
    start: int
    end: int
    bare: bool = False
    two_digits: bool = False


def _read_piece(kind: str, tokens: Tokens, index: int) -> Piece | None:
    if kind == "D":
        day = day_number(tokens, index)
        return day and Piece(kind, day[0], index, day[1], bare=day[2])
    if kind == "Y":
        return _read_year(tokens, index)
    names = MONTHS if kind == "M" else WEEKDAYS
    word = tokens[index].text
    if word not in names or tokens[index].kind != "word":
        return None
    dotted = tokens[index + 1].text == "." and glued(tokens, index + 1)
    dotted = dotted and (word in ABBREVIATED or _is_day_and_year(tokens, index + 2))
    return Piece(kind, names[word], index, index + 2 if dotted else index + 1)


def _is_day_and_year(tokens: Tokens, index: int) -> bool:
    """Whether a full stop before "4, 2040" can only belong to a month, as in "May. 4, 2040"."""
    day = tokens[index]
    at = index + 1 + (tokens[index + 1].text == ",")
    return day.kind == "number" and tokens[at].kind == "number" and bool(year_number(tokens, at))


def _read_year(tokens: Tokens, index: int) -> Piece | None:
    if year := year_number(tokens, index):
        return Piece("Y", year[0], index, year[1])
    quoted = tokens[index].text == "'"
    digits = tokens[index + 1] if quoted else tokens[index]
    if digits.kind != "number" or len(digits.text) != 2:  # noqa: PLR2004  (two digits)
        return None
    end = index + 2 if quoted else index + 1
    # "8-Sep-90" is whole whatever follows.
    joined = tokens[index - 1].text in {"-", "/"} and glued(tokens, index - 1)
    if quoted or (joined and glued(tokens, index)) or ends_clause(tokens, end):
        return Piece("Y", digits.value, index, end, two_digits=True)
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


def read_orders(tokens: Tokens, index: int) -> list[tuple[str, tuple[Piece, ...]]]:
    """Read the parts of a date from a token on, in each of the known orders; the longest first.

    >>> from provenance.language.calendar.tokens import scan
    >>> [order for order, _ in read_orders(scan("24 October 2024"), 0)]
    ['DMY', 'DM']
    """
    found: list[tuple[str, tuple[Piece, ...]]] = []
    _extend(tokens, index, "", (), found)
    return sorted(found, key=lambda item: -item[1][-1].end)


def _extend(
    tokens: Tokens,
    index: int,
    order: str,
    pieces: tuple[Piece, ...],
    found: list[tuple[str, tuple[Piece, ...]]],
) -> None:
    for kind in "WMDY":
        if order + kind not in _BEGINNINGS:
            continue
        at = _skip_joint(tokens, index, kind) if pieces else index
        piece = _read_piece(kind, tokens, at)
        if piece is None:
            continue
        longer = (*pieces, piece)
        if order + kind in _ORDERS:
            found.append((order + kind, longer))
        _extend(tokens, piece.end, order + kind, longer, found)
