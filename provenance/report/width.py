"""How wide text is on a terminal, where some characters take two columns and others none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

__all__ = ["clipped", "padded", "width_of", "wrap"]

ELLIPSIS = "…"


def width_of(text: str) -> int:
    r"""Count the columns that text takes.

    >>> width_of("abc"), width_of("북한"), width_of("e\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def padded(text: str, width: int) -> str:
    """Fill text up with spaces to a number of columns.

    >>> padded("북한", 6)
    '북한  '
    """
    return text + " " * (width - width_of(text))


def clipped(text: str, width: int) -> str:
    """Cut text to a number of columns, with an ellipsis where something is left out.

    >>> clipped("South Korea", 6)
    'South…'
    """
    if len(text) <= width and width_of(text) <= width:
        return text
    kept = next(_pieces(text, width - 1), "")
    return ELLIPSIS if width_of(kept) >= width else kept.rstrip() + ELLIPSIS


def wrap(text: str, width: int) -> Iterator[str]:
    """Break text into lines of at most so many columns, between words wherever that is possible.

    >>> list(wrap("some 12,000 troops", 11))
    ['some 12,000', 'troops']
    """
    line, used = "", 0
    for word in text.split():
        size = width_of(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        *whole, line = _pieces(word, width)
        yield from whole
        used = width_of(line)
    if line:
        yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cut a word into pieces that fit, never between a character and its combining marks."""
    piece, used = "", 0
    for char in word:
        columns = _columns(char)
        if columns and used + columns > width and piece:
            yield piece
            piece, used = "", 0
        piece += char
        used += columns
    yield piece
