"""What an estimate counts: the noun behind it, or the words before it that announce one."""

from __future__ import annotations

from functools import lru_cache

from provenance.language.cues import ENDS, HEADS, NOT_A_NOUN
from provenance.language.numbers import COUNTED
from provenance.language.scanner import Tokens
from provenance.language.status import CUES

__all__ = ["announced", "noun_of"]

_WINDOW = 16
_MOST_WORDS = 5
_LONGEST_NAME = 8
_NO_HEAD = ("ss", "us", "is", "'s")
_OWNERS = frozenset(("the", "its", "their", "these", "those", "them", "his", "her", "our"))
_PARTICIPLES = frozenset(("dead", "wounded", "injured", "missing", "killed", "displaced"))
_SKIPPED = frozenset(("still", "feared", "reported", "confirmed", "believed", "presumed"))
_BEFORE_NOUN = _SKIPPED | {" ", "of"}
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
    first = end = _noun_start(words, last, right)
    for at in range(first, min(right, first + _MOST_WORDS)):
        role = _role(words[at])
        if role is _PART:
            end = at + 1
        elif role is _HEAD:
            end = at + 1
            break
        elif role is _PARTICIPLE:
            end = end if end > first else at + 1
            break
        elif not (role is _HYPHEN and end > first and tokens.glued(at) and tokens.glued(at - 1)):
            break
    return _written(tokens, first, end) if end > first else ""


def _written(tokens: Tokens, first: int, end: int) -> str:
    """Give the words of a noun, with all of a model's name and without an owner at its end."""
    words = tokens.words
    if end < len(words) and tokens.glued(end - 1):
        end = _model_end(tokens, end)
    while end > first and words[end - 1].endswith("'s"):
        # What belongs to the country in "of the country's 2.3 million" is not the country.
        end -= 1
    text, _, starts, sizes = tokens
    return text[starts[first] : starts[end - 1] + sizes[end - 1]] if end > first else ""


def _model_end(tokens: Tokens, end: int) -> int:
    """Go on to the end of a model's name, and of the noun behind it: "F-16s", "Su-34 jets"."""
    words = tokens.words
    if not tokens.word(end + (words[end] == "-"))[:1].isdecimal():
        return end
    at, furthest = end, min(len(words), end + _LONGEST_NAME)
    while at < furthest and tokens.glued(at - 1) and (words[at] == "-" or words[at].isalnum()):
        at += 1
    return at + 1 if at < len(words) and _role(words[at]) is _HEAD else at


def _noun_start(words: list[str], at: int, right: int) -> int:
    """Pass over "of the" in "thousands of the men", and "feared" in "200 feared dead"."""
    if at >= right or words[at] not in _BEFORE_NOUN:
        return at
    # An entity may stand for a space.
    at += at < right and words[at] == " "
    if at < right and words[at] == "of":
        at += 1
        return at + 1 if at < right and words[at] in _OWNERS else at
    skips = at + 1 < right and words[at] in _SKIPPED and words[at + 1] in _PARTICIPLES
    return at + 1 if skips else at


_PART, _HEAD, _PARTICIPLE, _HYPHEN, _STOP = range(5)


@lru_cache(maxsize=4096)
def _role(word: str) -> int:
    """Tell what a word does to the name of what is counted; a plural or a known noun ends it."""
    if word in _PARTICIPLES:
        return _PARTICIPLE
    if word in _STOPS or not word[:1].isalpha():
        return _HYPHEN if word == "-" else _STOP
    plural = len(word) > 3 and word[-1] == "s" and word[-2:] not in _NO_HEAD  # noqa: PLR2004
    return _HEAD if plural or word in _HEADS else _PART


def announced(tokens: Tokens, first: int, left: int) -> str:
    """Give what the words before a figure say is counted: "the death toll rose to 1,250".

    >>> from provenance.language.scanner import scan
    >>> announced(scan("the number of troops reached 12,000"), 5, 0)
    'troops'
    """
    words = tokens.words
    lowest = max(left, first - _WINDOW)
    if _ANNOUNCING.isdisjoint(words[lowest:first]):
        return ""
    for at in range(first - 1, lowest - 1, -1):
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
