"""What stands beside a number: small questions that several rules ask."""

from __future__ import annotations

from typing import NamedTuple

from provenance.language.figures import Figure, Refused
from provenance.language.numbers import COUNTED
from provenance.language.scanner import Tokens

__all__ = ["FUNCTION_WORDS", "Beside", "counts", "is_year"]

FUNCTION_WORDS = frozenset(
    "of in on at by for from to and or but with is are was were per a an the than as if so not "
    "into over under above below away off along across around through near north south east west "
    "long high deep wide tall apart up down out behind beyond inland offshore".split()
)


class Beside(NamedTuple):
    """A figure, the words right before and behind it, and what was refused just before it."""

    figure: Figure
    before: str
    behind: str
    previous: Refused | None


def is_year(word: str) -> bool:
    """Whether four digits could be a year of the last thousand.

    >>> is_year("2024"), is_year("12000")
    (True, False)
    """
    return len(word) == 4 and word.isdecimal() and 1000 <= int(word) < 2200  # noqa: PLR2004


def counts(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun stands at a token, so that the number before it counts something.

    >>> from provenance.language.scanner import scan
    >>> counts(scan("2000 troops"), 1), counts(scan("2000 election"), 1)
    (True, False)
    """
    for word in tokens.words[at : at + 3]:
        if not word.isalpha() or word in FUNCTION_WORDS:
            return False
        if word in COUNTED or (word[-1] == "s" and word[-2:] not in {"ss", "us", "is"}):
            return True
    return False
