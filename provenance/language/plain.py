"""The plain figure: a number with nothing beside it that any rule would have to look at.

Most figures in the news are plain, and telling so takes a few look-ups; every other one goes
through the rules. The two ways must agree wherever this one answers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from provenance.language.figures import Figure
from provenance.language.names import NAMING_BEFORE, NAMING_BEHIND, has_capitals
from provenance.language.neighbours import is_address
from provenance.language.number_words import ATOMS, FRACTION_VALUES, LETTERS, AtomKind
from provenance.language.pseudo_tables import AFTER, BEFORE, DECADES, JETS, MONTHS, NAMED_GROUPS
from provenance.language.scanner import Tokens
from provenance.language.titles import opens_title
from provenance.language.units import BEFORE_MONEY, BEHIND_FIGURE

__all__ = ["plain_figure"]

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,6}", re.ASCII)
_WORDS = {
    word: atom.value
    for word, atom in ATOMS.items()
    if atom.kind in {AtomKind.UNIT, AtomKind.TEEN} and word != "one"
}
_TOUCHED_BEFORE = frozenset(
    (
        *BEFORE,
        *NAMING_BEFORE,
        *BEFORE_MONEY,
        *MONTHS,
        *"minus negative - . + ° aged age ages p turn turned turns turning".split(),
    )
)
_TOUCHED_BEHIND = frozenset(
    (
        *ATOMS,
        *FRACTION_VALUES,
        *LETTERS,
        *DECADES,
        *AFTER,
        *NAMING_BEHIND,
        *MONTHS,
        *BEHIND_FIGURE,
        *"- ^ x & point over below times mm a p / : grand degrees figures local n s e w".split(),
        " ",
        *("year", "years", "yrs", "months", "hours"),
    )
)
_PERCENT = frozenset(("percent", "pct", "%"))
_LEAST_YEAR = 1000
_ARTICLES = frozenset(("a", "an"))
_JOINING = frozenset(("and", "of"))
_OPEN = frozenset(" \t\u00a0")
_CLOSED = frozenset(" ,.;)\n\t\u00a0")


def plain_figure(tokens: Tokens, at: int) -> Figure | None:
    """Give the figure at token `at` if it is plain, or None where rules have to decide.

    >>> from provenance.language.scanner import scan
    >>> plain_figure(scan("some 12,000 troops"), 1).value
    12000
    >>> plain_figure(scan("some $12,000"), 2) is None
    True
    """
    text, words, starts, sizes = tokens
    number = _number(words[at])
    if number is None:
        return None
    value, scale, rule = number
    start = starts[at]
    if start:
        before = words[at - 1]
        if text[start - 1] not in _OPEN or before in _TOUCHED_BEFORE:
            return None
        if before in _PAIRED and (rule is _SPELLED or words[at - 2] in _BEFORE_OF):
            # "the Group of Seven" is a name, "a week or two" a range, "as young as 12" an age.
            return None
        spelled_name = rule is _SPELLED and text[start].isupper()
        if spelled_name or (text[starts[at - 1]].isupper() and has_capitals(tokens, at)):
            return None
    if at + 1 < len(words):
        behind = words[at + 1]
        if behind in _PERCENT and value < _LEAST_YEAR and not text[starts[at + 1]].isupper():
            return Figure(at, at + 2, value, rule, None, scale, unit="percent")
        if text[start + sizes[at]] not in _CLOSED or _is_touched(tokens, at, behind):
            return None
        if text[starts[at + 1]].isupper() and (
            is_address(tokens, at, at + 1) or opens_title(tokens, at, at + 1)
        ):
            return None
    return Figure(at, at + 1, value, rule, None, scale)


_BEFORE_OF = NAMED_GROUPS | {"factor", "young", "old"}
_PAIRED = frozenset(("of", "or", "as"))
_NUMERAL, _SPELLED = "numeral", "number word"


@lru_cache(maxsize=4096)
def _number(word: str) -> tuple[int, int, str] | None:
    """Read a word that is a plain number by itself: its value, its scale, and the rule."""
    if word in _WORDS:
        return _WORDS[word], 1, _SPELLED
    if word in JETS:
        return None
    if len(word) <= _LONGEST_UNGROUPED:
        plain = word.isdecimal() and word.isascii() and (word[0] != "0" or word == "0")
        return (int(word), 1, _NUMERAL) if plain else None
    if _GROUPED.fullmatch(word):
        return int(word.replace(",", "")), 1000 ** word.count(","), _NUMERAL
    return None


_LONGEST_UNGROUPED = 4


def _is_touched(tokens: Tokens, at: int, behind: str) -> bool:
    """Whether the words behind a number may belong to it, or make it something else."""
    if behind in _TOUCHED_BEHIND or "0" <= behind < ":" or not behind.isascii():
        return True
    if behind == ")":
        return "0" <= tokens.word(at + 2) < ":"
    if behind in _JOINING:
        ahead = tokens.word(at + 2)
        digits = "0" <= ahead < ":"
        return digits or ahead in ATOMS or ahead in _ARTICLES or ahead in MONTHS
    if at == 0:
        # "1. 40 tents" may open a list.
        return behind == "."
    return behind == "," and tokens.words[at - 1] == ","
