"""The words around an estimate: its status, whether it is denied, and what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from provenance.language.context_tables import BY_STATUS, ENDS, HEADS, NEGATIONS, NOT_A_NOUN
from provenance.language.numbers import COUNTED
from provenance.language.scanner import Tokens

__all__ = ["CUES", "noun_of", "status_of"]

CUES: Mapping[str, str] = MappingProxyType(
    {word: status for status, words in BY_STATUS.items() for word in words.split()}
)
"""The words that tell a status."""

_WINDOW = 16
_ACTUAL = "actual"
_END, _NOT = "end of clause", "not"
_AUXILIARIES = frozenset(("has", "have", "had", "was", "were", "already", "been"))
_TELLING: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(ENDS, _END), **dict.fromkeys(NEGATIONS, _NOT), **CUES}
)


def status_of(tokens: Tokens, first: int, last: int, left: int, right: int) -> tuple[str, bool]:
    """Find the status of the figure at tokens `first` up to `last`, and whether it is denied.

    Looks from token `left` to token `right`. The nearest cue decides, the words behind a figure
    before those in front of it; a cue of what is not yet so governs a participle behind it.

    >>> from provenance.language.scanner import scan
    >>> status_of(scan("12,000 expected to be deployed"), 0, 1, 0, 5)
    ('expected', False)
    >>> status_of(scan("Moscow denied sending 12,000"), 3, 4, 0, 4)
    ('', True)
    """
    words = tokens.words
    behind = cue = ""
    for at in range(last, min(right, last + _WINDOW)):
        telling = _TELLING.get(words[at])
        if telling is None or telling is _NOT:
            continue
        if telling is not _END:
            behind, cue = _governed(words, at, telling), words[at]
        break
    before = actual = ""
    negated = False
    for at in range(first - 1, max(left, first - _WINDOW) - 1, -1):
        telling = _TELLING.get(words[at])
        if telling is None:
            continue
        if telling is _END:
            break
        if telling is _NOT:
            negated = negated or words[at + 1] not in _NOT_DENIED
        elif telling == _ACTUAL:
            actual = actual or _governed(words, at, telling)
        elif not before:
            before = telling
    if behind and (behind != _ACTUAL or cue in _AUXILIARIES):
        return behind, negated
    return before or behind or actual, negated


_NOT_DENIED = frozenset(("only", "just", "yet"))


def _governed(words: list[str], at: int, status: str) -> str:
    """Let "to be sent" and "to arrive" stand for what is planned, not for what is."""
    if status == _ACTUAL and at and words[at - 1] in {"to", "be"}:
        return "planned"
    return status


_MOST_WORDS = 5
_NO_HEAD = ("ss", "us", "is")
_OWNERS = frozenset(("the", "its", "their", "these", "those", "them", "his", "her", "our"))
_PARTICIPLES = frozenset(("dead", "wounded", "injured", "missing", "killed", "displaced"))
_HEADS = HEADS | COUNTED
_STOPS = (NOT_A_NOUN | frozenset(CUES)) - _PARTICIPLES


def noun_of(tokens: Tokens, last: int, right: int) -> str:
    """Give the words that name what is counted behind token `last`, as they were written.

    >>> from provenance.language.scanner import scan
    >>> noun_of(scan("12,000 North Korean troops will be sent"), 1, 7)
    'North Korean troops'
    """
    words = tokens.words
    at = last
    if at >= right:
        return ""
    if words[at] == "-" and at + 1 < right and words[at + 1] == "strong":
        at += 2
    if at < right and words[at] == "of":
        at += 1
        if at < right and words[at] in _OWNERS:
            at += 1
    first = end = at
    for at in range(first, min(right, first + _MOST_WORDS)):
        word = words[at]
        if word in _STOPS or not word[:1].isalpha():
            if word == "-" and end > first and tokens.glued(at) and tokens.glued(at - 1):
                continue
            break
        if word in _PARTICIPLES:
            end = max(end, at + 1 if end == first else end)
            break
        end = at + 1
        if word in _HEADS or (word[-1] == "s" and len(word) > 3 and word[-2:] not in _NO_HEAD):  # noqa: PLR2004
            break
    if end == first:
        return ""
    return tokens.text[tokens.starts[first] : tokens.end(end - 1)]
