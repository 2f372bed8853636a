"""Titles that hold a number: of films, books and songs, and names that spell one."""

from __future__ import annotations

from provenance.language.figures import Refused
from provenance.language.neighbours import FUNCTION_WORDS, Beside
from provenance.language.scanner import Tokens

__all__ = ["OPENING_A_TITLE", "is_word_of_a_name", "opens_title", "titled"]

_QUOTES = frozenset(('"', "“"))
_KINDS = frozenset("film movie novel album song book drama sitcom musical thriller sequel".split())
OPENING_A_TITLE = _QUOTES | _KINDS
"""What stands before a number that may open a title."""


def titled(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse the number that opens a title: "12 Angry Men", with or without quotes.

    >>> from provenance.language import read_all
    >>> [one.text for one in read_all('she was in "12 Angry Men" then').rejections]
    ['12']
    """
    first, last = beside.figure.first, beside.figure.last
    behind = tokens.words[last : last + _LONGEST_TITLE]
    title = bool(behind) and tokens.original(last).istitle()
    if title and (beside.before in _KINDS or opens_title(tokens, first, last)):
        return Refused(first, last, "name")
    if beside.before not in _QUOTES or not tokens.glued(first - 1):
        return None
    if beside.behind in _CLOSING_A_TITLE and tokens.word(first - 2).endswith("'s"):
        # Somebody's song "22".
        return Refused(first, last, "name")
    for at, word in enumerate(behind if title else (), last):
        if word in _CLOSING_A_TITLE:
            return Refused(first, last, "name") if tokens.glued(at - 1) else None
        if not (tokens.original(at)[:1].isupper() or word in _SMALL_IN_TITLES):
            return None
    return None


_LONGEST_TITLE = 7
_CLOSING_A_TITLE = frozenset(('"', "”"))
_SMALL_IN_TITLES = frozenset("and of the a an in on to for with '".split())


def opens_title(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a figure opens a title without quotes, and no headline: "starred in 12 Angry Men".

    Nobody writes "men" or "years" with a capital but there; "12 Border Police officers" are people.

    >>> from provenance.language.scanner import scan
    >>> opens_title(scan("he starred in 12 Angry Men"), 3, 4)
    True
    """
    words, text, starts = tokens.words, tokens.text, tokens.starts
    for at in range(last, min(last + _LONGEST_TITLE, len(words))):
        if not text[starts[at]].isupper():
            return False
        if words[at] in _TITLE_NOUNS:
            return last - first == 1 and _is_in_prose(tokens, first)
    return False


_TITLE_NOUNS = frozenset(
    "years days weeks months nights hours minutes seconds steps things monkeys samurai men brides "
    "dalmatians horsemen wonders commandments grams ghosts".split()
)
_SHORTEST_TELLING = 3
_SMALL_IN_HEADLINES = FUNCTION_WORDS | frozenset(
    "about after before between during against among amid since until while that their than "
    "more most fewer less least some nearly almost only including its his her our who".split()
)
_FARTHEST_TELLING = 8


def _is_in_prose(tokens: Tokens, first: int) -> bool:
    """Whether some telling word near by has no capital, as none would be in a headline."""
    words = tokens.words
    if first < 2 or not words[first - 1].isalpha() or not tokens.original(first - 1).islower():  # noqa: PLR2004
        return False
    return _tells_prose(tokens, first)


def _tells_prose(tokens: Tokens, first: int) -> bool:
    words = tokens.words
    return any(
        len(words[at]) >= _SHORTEST_TELLING
        and words[at] not in _SMALL_IN_HEADLINES
        and tokens.original(at).islower()
        for at in range(first - 1, max(-1, first - _FARTHEST_TELLING), -1)
    )


def is_word_of_a_name(tokens: Tokens, first: int) -> bool:
    """Whether a spelled number has a capital inside a sentence: "the agency's Ten Most Wanted".

    >>> from provenance.language.scanner import scan
    >>> is_word_of_a_name(scan("he led the agency's Ten Most Wanted"), 4)
    True
    """
    if not tokens.words[first].isalpha() or not tokens.original(first).istitle():
        return False
    behind = first + 1 < len(tokens.words) and tokens.original(first + 1).istitle()
    before = tokens.word(first - 1)
    if not behind or not (before.isalpha() or before.endswith("'s")):
        return False
    return _tells_prose(tokens, first - 1)
