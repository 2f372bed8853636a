"""What stands beside a number: small questions that several rules ask."""

from __future__ import annotations

from provenance.language.numbers import COUNTED
from provenance.language.scanner import Tokens

__all__ = ["FUNCTION_WORDS", "counts", "is_year"]

FUNCTION_WORDS = frozenset(
    "of in on at by for from to and or but with is are was were per a an the than as if so not "
    "into over under above below away".split()
)


def is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1000 <= int(word) < 2200  # noqa: PLR2004


def counts(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun stands at a token, so that the number before it counts."""
    for word in tokens.words[at : at + 3]:
        if not word.isalpha() or word in FUNCTION_WORDS:
            return False
        if word in COUNTED or (word[-1] == "s" and word[-2:] not in {"ss", "us", "is"}):
            return True
    return False
