"""The words around an estimate: its status, whether it is denied, and what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from provenance.language.cues import BY_STATUS, ENDS, HEADS, NEGATIONS, NOT_A_NOUN
from provenance.language.numbers import COUNTED
from provenance.language.scanner import Tokens

__all__ = ["CUES", "announced", "noun_of", "status_of"]

CUES: Mapping[str, str] = MappingProxyType(
    {word: status for status, words in BY_STATUS.items() for word in words.split()}
)
"""The words that tell a status."""

_WINDOW = 16
_ACTUAL = "actual"
_END, _NOT = "end of clause", "not"
_AUXILIARIES = frozenset(("has", "have", "had", "was", "were", "is", "are", "already", "been"))
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
    behind, cue = _cue_behind(words, last, min(right, last + _WINDOW))
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
        else:
            before = before or telling
    if behind and (behind != _ACTUAL or cue in _AUXILIARIES):
        return behind, negated
    return before or behind or actual, negated


def _cue_behind(words: list[str], last: int, right: int) -> tuple[str, str]:
    """Find the first cue behind a figure, in its clause: the status and the word.

    An auxiliary waits for the verb behind it: "are deployed", but "are expected".
    """
    auxiliary, until = "", right
    for at in range(last, right):
        if at >= until:
            break
        word = words[at]
        telling = _TELLING.get(word)
        if telling is None or telling is _NOT:
            continue
        if telling is _END:
            break
        if word in _AUXILIARIES:
            auxiliary = auxiliary or word
            until = at + _REACH_OF_AUXILIARY
            continue
        return _governed(words, at, telling), auxiliary or word
    return (_ACTUAL, auxiliary) if auxiliary else ("", "")


_REACH_OF_AUXILIARY = 4
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
_SKIPPED = frozenset(("still", "feared", "reported", "confirmed", "believed", "presumed"))
_HEADS = HEADS | COUNTED
_STOPS = (NOT_A_NOUN | frozenset(CUES)) - _PARTICIPLES


def noun_of(tokens: Tokens, last: int, right: int) -> str:
    """Give the words that name what is counted behind token `last`, as they were written.

    >>> from provenance.language.scanner import scan
    >>> noun_of(scan("12,000 North Korean troops will be sent"), 1, 7)
    'North Korean troops'
    """
    words = tokens.words
    if last >= right:
        return ""
    if words[last] == "-" and tokens.glued(last) and tokens.word(last + 1)[:1].isalpha():
        if words[last + 1] != "strong" and words[last + 1] not in NOT_A_NOUN:
            # "a 24-hour curfew" counts hours.
            return tokens.original(last + 1)
        last += 2
    first = _noun_start(words, last, right)
    end = first
    for at in range(first, min(right, first + _MOST_WORDS)):
        word = words[at]
        if word in _PARTICIPLES:
            end = end if end > first else at + 1
            break
        if word in _STOPS or not word[:1].isalpha():
            if word == "-" and end > first and tokens.glued(at) and tokens.glued(at - 1):
                continue
            break
        end = at + 1
        if _is_head(word):
            break
    return tokens.text[tokens.starts[first] : tokens.end(end - 1)] if end > first else ""


def _noun_start(words: list[str], at: int, right: int) -> int:
    """Pass over "of the" in "thousands of the men", and "feared" in "200 feared dead"."""
    if at < right and words[at] == "of":
        at += 1
        return at + 1 if at < right and words[at] in _OWNERS else at
    skips = at + 1 < right and words[at] in _SKIPPED and words[at + 1] in _PARTICIPLES
    return at + 1 if skips else at


def _is_head(word: str) -> bool:
    """Whether a word ends the name of what is counted: a plural, or a noun known to be one."""
    return word in _HEADS or (word[-1] == "s" and len(word) > 3 and word[-2:] not in _NO_HEAD)  # noqa: PLR2004


def announced(tokens: Tokens, first: int, left: int) -> str:
    """Give what the words before a figure say is counted: "the death toll rose to 1,250".

    >>> from provenance.language.scanner import scan
    >>> announced(scan("the number of troops reached 12,000"), 5, 0)
    'troops'
    """
    words = tokens.words
    for at in range(first - 1, max(left, first - _WINDOW) - 1, -1):
        word = words[at]
        if word in _ANNOUNCING:
            if word in _COUNTS and words[at + 1] == "of":
                return noun_of(tokens, at + 1, first)
            if word in _COUNTS:
                return ""
            named = at - 1 if at > left and words[at - 1] in _KINDS else at
            return tokens.text[tokens.starts[named] : tokens.end(at)]
        if word in ENDS and word != "that":
            break
    return ""


_COUNTS = frozenset(("number", "numbers", "total"))
_ANNOUNCING = _COUNTS | frozenset(("toll", "population", "turnout", "strength", "casualties"))
_KINDS = frozenset(("death", "casualty", "injury", "voter", "troop"))
