"""One pass over a text: the immutable list of tokens on which every rule of the grammar works."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["END", "Token", "scan"]

_TOKEN = re.compile(
    r"([0-9]++)([sS][tT]|[nN][dD]|[rR][dD]|[tT][hH]|[sS])?(?![^\W\d_])"
    r"|([0-9]++)|([^\W\d_]+)|(\S)"
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


# Stands after the last token, and before the first one for those who look back.
END = Token("end", "", -9, -9)
_PADDING = (END,) * 8


def scan(text: str) -> tuple[Token, ...]:
    """Split a text into tokens, words in lower case, with some `END` tokens after the last.

    >>> [token.text for token in scan("Dec31, 1994") if token.kind != "end"]
    ['dec', '31', ',', '1994']
    """
    tokens = []
    for found in _TOKEN.finditer(text):
        digits, suffix, glued, word, mark = found.groups()
        start, end = found.span()
        if word is not None:
            lower = word.lower()
            tokens.append(Token("word", lower, start, end, -1, lower[0] != word[0]))
        elif mark is not None:
            tokens.append(Token("mark", _MARKS.get(mark, mark), start, end))
        else:
            run = digits or glued
            value = int(run) if len(run) <= _MOST_DIGITS else -1
            tokens.append(Token(_kind(suffix), run, start, end, value))
    return (*tokens, *_PADDING)


def _kind(suffix: str | None) -> str:
    if suffix is None:
        return "number"
    return "decade" if suffix in "sS" else "ordinal"


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
