"""Status: whether a clause tells of what is, or of what is expected, planned, feared, possible."""

from __future__ import annotations

from provenance.language.cues import BEFORE_TO, BY_STATUS, ENDS, FINITE, NEGATIONS

__all__ = ["CUES", "Span", "status_of", "tellings"]

CUES = {word: status for status, words in BY_STATUS.items() for word in words.split()}
"""The words that tell a status."""

_WINDOW = 16
_ACTUAL, _PLANNED = "actual", "planned"
_UNSURE = frozenset(("feared", "possible"))
_END, _NOT, _TO = "end of clause", "not", "before to"
_AUXILIARIES = frozenset(("has", "have", "had", "was", "were", "is", "are", "already", "been"))
_TELLING = {
    **dict.fromkeys(BEFORE_TO, _TO),
    **dict.fromkeys(ENDS, _END),
    **dict.fromkeys(NEGATIONS, _NOT),
    **CUES,
}
_find = _TELLING.get


Span = tuple[int, int, int, int, bool, bool]
"""The first token of a figure, the one behind it, and those up to which its clause may reach.

In "3,000 of the 12,000 have arrived" the verb is said of the first figure and follows the second:
the fifth entry tells that the first is meant, the sixth that the second is.
"""


def tellings(words: list[str]) -> list[str | None]:
    """Say of every word of a text what it tells of a clause, or None.

    >>> tellings(["12", "were", "expected"])
    [None, 'actual', 'expected']
    """
    return list(map(_find, words))


def status_of(words: list[str], told: list[str | None], span: Span) -> tuple[str, bool]:
    """Find the status of a figure, and whether it is denied.

    The words behind a figure decide before those in front of it; a cue of what is not yet so
    governs a participle behind it.

    >>> words = "12000 expected to be deployed".split()
    >>> status_of(words, tellings(words), (0, 1, 0, 5, False, False))
    ('expected', False)
    >>> words = "Moscow denied sending 12000".split()
    >>> status_of(words, tellings(words), (3, 4, 0, 4, False, False))
    ('', True)
    """
    first, last, left, right, verb_apart, verb_lent = span
    lowest, highest = max(left, first - _WINDOW), min(right, last + _WINDOW)
    before = actual = behind = ""
    negated = sure = False
    if any(told[lowest:first]):
        before, actual, negated = _before(words, told, first, lowest)
    if any(told[last:highest]):
        behind, at, sure = _behind(words, told, last, highest, verb_apart=verb_apart)
        further = (before or actual) and _goes_on(words, told, last, at)
        if further or (verb_lent and sure):
            behind = ""
    if not behind:
        return before or actual, negated
    if sure and first and words[first - 1] == "and":
        # What stands before "and" is another clause.
        return behind, negated
    if before and (behind == _ACTUAL or (behind == _PLANNED and not sure)):
        # "are feared to have died"; but "a planned 300 have arrived".
        sure = sure and before not in _UNSURE and behind == _ACTUAL
        return behind if sure else before, negated
    return behind, negated


def _before(
    words: list[str], told: list[str | None], first: int, lowest: int
) -> tuple[str, str, bool]:
    """Find what the words before a figure tell: what is not yet so, what is, and a denial."""
    before = actual = ""
    negated = False
    for back, telling in enumerate(reversed(told[lowest:first]), 1):
        if telling is None:
            continue
        at = first - back
        if telling is _END:
            if at == first - 1 and words[at] == ":":
                # A colon right before the figure announces it: "expected: 12,000".
                continue
            break
        if telling is _NOT:
            negated = negated or words[at + 1] not in _NOT_DENIED
        elif telling is _TO:
            if words[at + 1] == "to":
                before = before or BEFORE_TO[words[at]]
        elif telling == _ACTUAL:
            actual = actual or _governed(words, at, telling)
        else:
            before = before or telling
    return before, actual, negated


_NOT_DENIED = frozenset(("only", "just", "yet"))


def _behind(  # noqa: C901 - one branch a kind of word
    words: list[str], told: list[str | None], last: int, highest: int, *, verb_apart: bool
) -> tuple[str, int, bool]:
    """Find the first cue behind a figure, in its clause: status, place, and if a verb says it.

    An auxiliary waits for the verb behind it: "are deployed", but "are expected".
    """
    auxiliary, until = 0, highest
    for at, telling in enumerate(told[last:highest], last):
        if telling is None or telling is _NOT:
            continue
        if at >= until:
            break
        if telling is _END:
            if words[at] == "," and _apposed(told, at + 1):
                continue
            break
        word = words[at]
        if telling is _TO:
            if words[at + 1 : at + 2] == ["to"] and (auxiliary or not verb_apart):
                return BEFORE_TO[word], at, True
        elif word in _AUXILIARIES:
            if word == "already" and told[at + 1 : at + 2] == [None]:
                # The verb in "the 3,000 already there will be joined" is said of others.
                return _ACTUAL, at, True
            auxiliary = auxiliary or at + 1
            until = min(highest, at + _REACH_OF_AUXILIARY)
        elif auxiliary or not verb_apart:
            status = _governed(words, at, telling)
            return status, (auxiliary or at + 1) - 1, auxiliary > 0 or word in FINITE
    return (_ACTUAL, auxiliary - 1, True) if auxiliary else ("", 0, False)


_REACH_OF_AUXILIARY = 4


def _apposed(told: list[str | None], at: int) -> bool:
    """Whether a comma opens "…, expected next month, will join", which ends no clause."""
    telling = told[at] if at < len(told) else None
    return telling in BY_STATUS and telling != _ACTUAL


def _governed(words: list[str], at: int, status: str) -> str:
    """Let "to be sent" and "to arrive" stand for what is planned, not for what is."""
    planned = status == _ACTUAL and at and words[at - 1] in {"to", "be"} and words[at] != "have"
    return _PLANNED if planned else status


def _goes_on(words: list[str], told: list[str | None], last: int, at: int) -> bool:
    """Whether a cue belongs to a further verb of the same subject: "killed 30 and could hit …"."""
    for back in range(at - 1, max(last, at - _REACH_OF_AND) - 1, -1):
        if words[back] in _COORDINATING:
            return told[back + 1] is not None or words[back + 1] in _OPENING_A_CLAUSE
    return False


_REACH_OF_AND = 4
_COORDINATING = frozenset(("and", "or", "then"))
_OPENING_A_CLAUSE = frozenset(("there", "also", "then", "now", "later", "it", "they", "he", "she"))
