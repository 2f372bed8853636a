"""Which way a sentence leans at a date: back to what happened, or on to what is to come."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.language.calendar.tokens import Token
from provenance.language.calendar.words import FUTURE_CUES, PAST_CUES

__all__ = ["leans_back", "leans_forward"]

_FARTHEST = 14
_SENTENCE_ENDS = frozenset({".", "!", "?", ";"})


def _nearest_cue(tokens: Sequence[Token], index: int) -> str:
    for at in range(index - 1, max(-1, index - _FARTHEST), -1):
        word = tokens[at].text
        if word in _SENTENCE_ENDS:
            return ""
        if word in FUTURE_CUES or word in PAST_CUES:
            return "future" if word in FUTURE_CUES else "past"
    return ""


def leans_forward(tokens: Sequence[Token], index: int, *, deadline: bool = False) -> bool:
    """Tell whether the nearest cue before a token points to what is to come.

    A deadline ("by Friday") does so unless a cue says otherwise.

    >>> from provenance.language.calendar.tokens import scan
    >>> leans_forward(scan("they will meet Friday"), 3), leans_forward(scan("he said Friday"), 2)
    (True, False)
    """
    cue = _nearest_cue(tokens, index)
    return cue == "future" or (deadline and not cue)


def leans_back(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the nearest cue before a token points to what has happened.

    >>> from provenance.language.calendar.tokens import scan
    >>> leans_back(scan("30 were killed in two days"), 3)
    True
    """
    return _nearest_cue(tokens, index) == "past"
