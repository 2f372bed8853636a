"""Numbers as dates use them: days, years, counts and ranks, in digits or in words."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.language.calendar.tokens import HIDDEN, Token
from provenance.language.calendar.words import (
    ARTICLES,
    CARDINALS,
    FUNCTION_WORDS,
    ORDINALS,
    TENS,
    VAGUE_COUNTS,
)

__all__ = ["cardinal", "count", "day_number", "glued", "is_bounded", "rank", "year_number"]

Tokens = Sequence[Token]
Read = tuple[int, int]

_LAST_DAY = 31
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_YEAR_DIGITS = 4
_CENTURIES = range(11, 21)
_LARGEST_COUNT = 999
_INSIDE = frozenset((*".,:/", HIDDEN))
_MONEY = frozenset("$€£¥#@")


def glued(tokens: Tokens, index: int) -> bool:
    """Tell whether a token follows the one before it without any space.

    >>> from provenance.language.calendar.tokens import scan
    >>> glued(scan("Dec31"), 1)
    True
    """
    return index > 0 and tokens[index - 1].end == tokens[index].start


def is_bounded(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a stretch of tokens is not cut out of a longer number, price or code.

    >>> from provenance.language.calendar.tokens import scan
    >>> is_bounded(scan("6,107.31 August"), 4, 6)
    False
    """
    return not (_runs_on_left(tokens, start) or _runs_on_right(tokens, end))


def _runs_on_left(tokens: Tokens, start: int) -> bool:
    if tokens[start].value < 0 or start == 0:
        return False
    before = tokens[start - 1]
    if before.text in _MONEY:
        return True
    if not glued(tokens, start):
        return False
    if before.kind == "word":
        return True
    return before.text in _INSIDE and glued(tokens, start - 1) and tokens[start - 2].value >= 0


def _runs_on_right(tokens: Tokens, end: int) -> bool:
    if tokens[end - 1].value < 0 or not glued(tokens, end):
        return False
    after = tokens[end]
    if after.text == "%" or (after.kind == "word" and after.text != "t"):
        return True
    return after.text in _INSIDE and glued(tokens, end + 1) and tokens[end + 1].value >= 0


def _tens_and_ones(tokens: Tokens, index: int, ones: dict[str, int]) -> Read | None:
    """Read "five", "twenty" or "twenty-five"; the last word is looked up in `ones`."""
    word = tokens[index].text
    if word in ones:
        return ones[word], index + 1
    if word not in TENS:
        return None
    after = index + 2 if tokens[index + 1].text == "-" else index + 1
    one = ones.get(tokens[after].text, 0)
    if 0 < one < 10 and tokens[after].kind == "word":  # noqa: PLR2004  (ones end at nine)
        return TENS[word] + one, after + 1
    return (TENS[word], index + 1) if ones is CARDINALS else None


def cardinal(tokens: Tokens, index: int) -> Read | None:
    """Read a small whole number, in digits or words, and tell where it ends.

    >>> from provenance.language.calendar.tokens import scan
    >>> cardinal(scan("twenty-five days"), 0)
    (25, 3)
    """
    token = tokens[index]
    if token.kind == "number":
        return (token.value, index + 1) if 0 <= token.value <= _LARGEST_COUNT else None
    return _tens_and_ones(tokens, index, CARDINALS) if token.kind == "word" else None


def count(tokens: Tokens, index: int) -> tuple[int, int, bool] | None:
    """Read how many units are meant, "a" and "a few" among them; the last item says if vaguely.

    >>> from provenance.language.calendar.tokens import scan
    >>> count(scan("a couple of weeks"), 0)
    (2, 3, True)
    """
    if found := cardinal(tokens, index):
        return (*found, False)
    word = tokens[index].text
    article = word in ARTICLES
    after = index + 1 if article else index
    if tokens[after].text in VAGUE_COUNTS:
        end = after + 2 if tokens[after + 1].text == "of" else after + 1
        return VAGUE_COUNTS[tokens[after].text], end, True
    return (1, after, False) if article else None


def rank(tokens: Tokens, index: int) -> Read | None:
    """Read "third", "24th" or "twenty-first".

    >>> from provenance.language.calendar.tokens import scan
    >>> rank(scan("twenty-first of June"), 0)
    (21, 3)
    """
    token = tokens[index]
    if token.kind == "ordinal":
        return (token.value, index + 1) if token.value > 0 else None
    return _tens_and_ones(tokens, index, ORDINALS) if token.kind == "word" else None


def day_number(tokens: Tokens, index: int) -> tuple[int, int, bool] | None:
    """Read a day of the month; the last item says whether it was a bare number in digits.

    >>> from provenance.language.calendar.tokens import scan
    >>> day_number(scan("24 October"), 0)
    (24, 1, True)
    """
    token = tokens[index]
    if token.kind == "number":
        fits = 1 <= token.value <= _LAST_DAY and token.end - token.start <= len("31")
        return (token.value, index + 1, True) if fits else None
    found = rank(tokens, index) or cardinal(tokens, index)
    return (*found, False) if found and 1 <= found[0] <= _LAST_DAY else None


def year_number(tokens: Tokens, index: int) -> Read | None:
    """Read a year of four digits or in words ("nineteen ninety six").

    >>> from provenance.language.calendar.tokens import scan
    >>> year_number(scan("two thousand and fifteen"), 0)
    (2015, 4)
    """
    token = tokens[index]
    if token.kind == "number":
        fits = token.end - token.start == _YEAR_DIGITS and _FIRST_YEAR <= token.value <= _LAST_YEAR
        return (token.value, index + 1) if fits else None
    return _spelled_year(tokens, index) if token.kind == "word" else None


def _spelled_year(tokens: Tokens, index: int) -> Read | None:
    if (tokens[index].text, tokens[index + 1].text) == ("two", "thousand"):
        after = index + 3 if tokens[index + 2].text == "and" else index + 2
        rest = _tens_and_ones(tokens, after, CARDINALS)
        return (2000 + rest[0], rest[1]) if rest else (2000, index + 2)
    hundreds = _century_word(tokens[index].text)
    if hundreds not in _CENTURIES:
        return None
    if tokens[index + 1].text == "hundred":
        return 100 * hundreds, index + 2
    after = index + 2 if tokens[index + 1].text == "-" else index + 1
    rest = _tens_and_ones(tokens, after, CARDINALS)
    if not rest or rest[0] < 10:  # noqa: PLR2004  ("nineteen six" is no year)
        return None
    return 100 * hundreds + rest[0], rest[1]


def _century_word(word: str) -> int:
    return CARDINALS.get(word) or TENS.get(word) or 0


def ends_clause(tokens: Tokens, index: int) -> bool:
    """Tell whether what follows cannot be the noun that a figure counts.

    >>> from provenance.language.calendar.tokens import scan
    >>> ends_clause(scan("21 people"), 1), ends_clause(scan("21, he said"), 1)
    (False, True)
    """
    token = tokens[index]
    return token.kind != "word" or token.text in FUNCTION_WORDS
