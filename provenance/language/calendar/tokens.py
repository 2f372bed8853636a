"""One pass over a text: the immutable list of tokens on which every rule of the grammar works."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from provenance.language.scanner import ENTITIES

__all__ = ["END", "HIDDEN", "Token", "scan"]

_TOKEN = re.compile(
    r"([0-9]++)([sS][tT]|[nN][dD]|[rR][dD]|[tT][hH]|[sS])?(?![^\W\d_])"
    r"|([0-9]++)|([^\W\d_]+)|(&#?[a-zA-Z0-9]{1,8};|\S)"
)
# More digits are no part of any date.
_MOST_DIGITS = 8


class Token(NamedTuple):
    """A run of digits, a word, or one mark; offsets point into the text that was scanned.

    `kind` is number, ordinal ("24th"), decade ("90s"), word, mark or end. `value` is that of the
    digits, -1 for anything else.

    >>> scan("24th Oct")[0].value
    24
    """

    kind: str
    text: str
    start: int
    end: int
    value: int = -1
    capital: bool = False


HIDDEN = "\N{ZERO WIDTH SPACE}"
"""Stands for every sign that nobody sees."""

# Stands after the last token, and before the first one for those who look back.
END = Token("end", "", -9, -9)
_PADDING = (END,) * 8


def scan(text: str) -> tuple[Token, ...]:
    """Split a text into tokens, words in lower case, with some `END` tokens after the last.

    >>> [token.text for token in scan("Dec31, 1994") if token.kind != "end"]
    ['dec', '31', ',', '1994']
    """
    tokens = []
    for found in _TOKEN.finditer(text if text.isascii() else _with_plain_digits(text)):
        digits, suffix, glued, word, mark = found.groups()
        start, end = found.span()
        if word is not None:
            lower = word.lower()
            tokens.append(Token("word", lower, start, end, -1, lower[0] != word[0]))
        elif mark is not None:
            if len(mark) > 1:
                mark = _ENTITIES.get(mark[1:-1].lower(), mark)
            if mark != " ":
                tokens.append(Token("mark", _MARKS.get(mark, mark), start, end))
        else:
            run = digits or glued
            value = int(run) if len(run) <= _MOST_DIGITS else -1
            tokens.append(Token(_kind(suffix), run, start, end, value))
    return (*tokens, *_PADDING)


def _with_plain_digits(text: str) -> str:
    """Write the digits of other scripts as 0 to 9, and what nobody sees as one hidden sign.

    Every character stays one character, so that offsets stay true.
    """
    odd = {char for char in set(text) if char > "~"}
    plain = {ord(char): str(unicodedata.decimal(char)) for char in odd if char.isdecimal()}
    hidden = {ord(char): HIDDEN for char in odd if unicodedata.category(char) == "Cf"}
    return text.translate(plain | hidden)


def _kind(suffix: str | None) -> str:
    if suffix is None:
        return "number"
    return "decade" if suffix in "sS" else "ordinal"


# What an entity of HTML stands for; a space between words is no token.
_ENTITIES = ENTITIES | dict.fromkeys(("ndash", "#8211", "#x2013"), "\N{EN DASH}")
# One sign for each of the hyphens, dashes and apostrophes.
_MARKS = {
    "\N{EN DASH}": "\N{EN DASH}",
    "\N{EM DASH}": "\N{EN DASH}",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{HYPHEN}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
}
