"""Which way a sentence leans at a date: back to what happened, or on to what is to come."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from provenance.language.calendar.tokens import Token
from provenance.language.calendar.words import FUTURE_CUES, PAST_CUES

__all__ = ["leans_back", "leans_forward"]

_FARTHEST = 14
_SENTENCE_ENDS = frozenset({".", "!", "?", ";"})


def _nearest_cue(tokens: Sequence[Token], index: int) -> str:
    if tokens[index - 1].text == "on" and tokens[index - 2].text == "later":
        # "Later on Tuesday" says nothing of which Tuesday, no more than "later Tuesday".
        index -= 1
    if tokens[index - 1].text == "later":
        index -= 1
    return _first_cue(tokens, range(index - 1, max(-1, index - _FARTHEST), -1), FUTURE_CUES)


def _cue_behind(tokens: Sequence[Token], index: int) -> str:
    """Look for the cue behind a date that opens its sentence: "On Friday they will meet"."""
    return _first_cue(tokens, range(index, min(len(tokens), index + _FARTHEST)), _SURELY_AHEAD)


def _first_cue(tokens: Sequence[Token], way: Iterable[int], future: Container[str]) -> str:
    """Go a way within the sentence up to the first word that points ahead or back."""
    for at in way:
        word = tokens[at].text
        if word in _SENTENCE_ENDS:
            return ""
        if word in future or word in PAST_CUES:
            return "future" if word in future else "past"
    return ""


def _opens_clause(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a date heads its clause; in "the Oct. 7 attack" and "Monday's strike" it does not."""
    before = index - 1
    before -= tokens[before].text in _PREPOSITIONS
    return (
        tokens[before].kind != "word" and tokens[index].text != "since" and tokens[end].text != "'"
    )


_PREPOSITIONS = frozenset({"on", "in", "by", "from", "at", "until"})
_SURELY_AHEAD = frozenset({"will", "shall", "ll"})


def leans_forward(
    tokens: Sequence[Token], index: int, *, deadline: bool = False, end: int | None = None
) -> bool:
    """Tell whether the nearest cue before a token points to what is to come.

    Where none stands before it, one behind the date, which ends at `end`, tells. A deadline ("by
    Friday") looks ahead unless a cue says otherwise.

    >>> from provenance.language.calendar.tokens import scan
    >>> leans_forward(scan("they will meet Friday"), 3), leans_forward(scan("he said Friday"), 2)
    (True, False)
    """
    cue = _nearest_cue(tokens, index)
    if not cue and end is not None and _opens_clause(tokens, index, end):
        cue = _cue_behind(tokens, end)
    return cue == "future" or (deadline and not cue)


def leans_back(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the nearest cue before a token points to what has happened.

    >>> from provenance.language.calendar.tokens import scan
    >>> leans_back(scan("30 were killed in two days"), 3)
    True
    """
    return _nearest_cue(tokens, index) == "past"
