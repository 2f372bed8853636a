"""What stands beside a number: small questions that several rules ask."""

from __future__ import annotations

from typing import NamedTuple

from provenance.language.figures import Figure, Refused
from provenance.language.numbers import COUNTED
from provenance.language.pseudo_tables import STREETS, STREETS_BEFORE
from provenance.language.scanner import Tokens

__all__ = ["FUNCTION_WORDS", "Beside", "counts", "is_address", "is_year"]

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
    for place, word in enumerate(tokens.words[at : at + 3]):
        if not word.isalpha() or word in FUNCTION_WORDS:
            return False
        if word in _DONE and place:
            # "the 2010 quake killed …"
            return False
        if word in COUNTED or (word[-1] == "s" and word[-2:] not in {"ss", "us", "is"}):
            return word not in _VERBS
    return False


_DONE = frozenset(("killed", "injured", "wounded"))
_VERBS = frozenset(
    "shows says lists gives requires bans applies allows begins contains provides includes reads "
    "makes takes comes was has does costs needs holds carries weighs measures sells".split()
)
_LONGEST_STREET = 3


def is_address(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the figure at tokens `first` up to `last` is the number of a house in a street.

    "10 Downing Street" is one; "12 Wall Street banks" are banks.

    >>> from provenance.language.scanner import scan
    >>> is_address(scan("at 10 Downing Street,"), 1, 2)
    True
    """
    text, words, starts, _ = tokens
    if last >= len(words) or not text[starts[last]].isupper() or "," in words[first]:
        return False
    if not words[first].isdecimal():
        return False
    if words[last] in STREETS_BEFORE:
        return True
    for at in range(last + 1, min(last + 1 + _LONGEST_STREET, len(words))):
        if not text[starts[at]].isupper():
            return False
        if words[at] in STREETS:
            return not counts(tokens, at + 1)
    return False
