"""Anchors: the tokens where a number may stand, found at the least cost there is.

Most sentences hold no number at all; telling so takes a pass over the bytes of the text, and spares
cutting it into tokens.
"""

from __future__ import annotations

import re

from provenance.language.number_words import ATOMS, FRACTION_VALUES
from provenance.language.scanner import Tokens

__all__ = ["anchors_of", "is_anchor", "may_hold_estimates", "may_hold_numbers"]

_ANCHORS = frozenset((*ATOMS, *FRACTION_VALUES))
_NUMBER_WORDS = frozenset(word.encode() for word in ATOMS)
# All that news in English holds besides Latin-1 is the punctuation of this one block.
_FOREIGN = re.compile("[^\x00-\xff\u2000-\u206f]")
_DIGIT = b"0"


def _folded(code: int) -> int:
    """Fold a byte of Latin-1: digits to one, letters to lower case, and all else to a space."""
    char = chr(code).lower()
    if char == "×":
        return ord("x")
    if char.isdecimal() or char in FRACTION_VALUES:
        return _DIGIT[0]
    return ord(char) if char.isalpha() else ord(" ")


_FOLDED = bytes(map(_folded, range(256)))


def may_hold_numbers(text: str) -> bool:
    """Whether a text holds a digit or a number word; cheap, and never wrongly False.

    >>> may_hold_numbers("the harbour was closed"), may_hold_numbers("hundreds fled")
    (False, True)
    """
    folded = text.encode("latin-1", "replace").translate(_FOLDED)
    if _DIGIT in folded or not _NUMBER_WORDS.isdisjoint(folded.split()):
        return True
    return _is_foreign(text)


def _is_foreign(text: str) -> bool:
    """Whether there are blocks with digits of their own, or with letters lowered to our own."""
    return not text.isascii() and _FOREIGN.search(text) is not None


# Of all number words these two are by far the most frequent, and hardly ever a number.
_RANKS = frozenset((b"first", b"second"))
_RANK_AS_NUMBER = re.compile(
    r"\bthe\s+(?:first|second)(?:\s+(?:and|but|to)\b|(?!\s+[^\W\d_]))", re.IGNORECASE
)


def may_hold_estimates(text: str) -> bool:
    """Whether a text holds a number that may count something; cheap, and never wrongly False.

    >>> may_hold_estimates("the first of them"), may_hold_estimates("no more than the second")
    (False, True)
    """
    folded = text.encode("latin-1", "replace").translate(_FOLDED)
    if _DIGIT in folded:
        return True
    named = _NUMBER_WORDS.intersection(folded.split())
    if named and not (named <= _RANKS and _RANK_AS_NUMBER.search(text) is None):
        return True
    return _is_foreign(text)


def anchors_of(tokens: Tokens) -> list[int]:
    """Find the tokens at which a number may begin.

    >>> from provenance.language.scanner import scan
    >>> anchors_of(scan("two men saw 12 ships"))
    [0, 3]
    """
    words, anchors = tokens.words, _ANCHORS
    # Digits sort before letters, which tells them apart at the least cost.
    if tokens.text.isascii():
        return [
            at for at, word in enumerate(words) if (word >= "0" if word < ":" else word in anchors)
        ]
    return [
        at
        for at, word in enumerate(words)
        if (word in anchors if "a" <= word < "{" else word in anchors or word[:1].isdecimal())
    ]


def is_anchor(word: str) -> bool:
    """Whether a number may begin with a word.

    >>> is_anchor("dozen"), is_anchor("12"), is_anchor("men")
    (True, True, False)
    """
    return word in _ANCHORS or word[:1].isdecimal()
