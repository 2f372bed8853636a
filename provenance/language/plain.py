"""The plain figure: a number with nothing beside it that any rule would have to look at.

Most figures in the news are plain, and telling so takes a few look-ups; every other one goes
through the rules. The two ways must agree wherever this one answers.
"""

from __future__ import annotations

import re

from provenance.language.figures import Figure
from provenance.language.number_words import ATOMS, FRACTION_VALUES, LETTERS, AtomKind
from provenance.language.pseudo_tables import AFTER, BEFORE, MONTHS
from provenance.language.scanner import Tokens
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
        *BEFORE_MONEY,
        *MONTHS,
        *("minus", "negative", "-", ".", "+", "aged", "age", "ages", "p"),
    )
)
_TOUCHED_BEHIND = frozenset(
    (
        *ATOMS,
        *FRACTION_VALUES,
        *LETTERS,
        *AFTER,
        *MONTHS,
        *BEHIND_FIGURE,
        *("-", "^", "x", "&", "point", "over", "below", "times", "mm", "a", "p", " ", "/", ":"),
        *("year", "years", "yrs", "months"),
    )
)
_ARTICLES = frozenset(("a", "an"))
_OPEN = frozenset(" (\n\t\u00a0")
_CLOSED = frozenset(" ,.;)\n\t\u00a0")


def plain_figure(tokens: Tokens, at: int) -> Figure | None:
    """Give the figure at token `at` if it is plain, or None where rules have to decide.

    >>> from provenance.language.scanner import scan
    >>> plain_figure(scan("some 12,000 troops"), 1).value
    12000
    >>> plain_figure(scan("some $12,000"), 2) is None
    True
    """
    words, text = tokens.words, tokens.text
    word = words[at]
    scale = 1
    value = _WORDS.get(word)
    if value is None:
        if len(word) <= _LONGEST_UNGROUPED:
            if not (word.isdecimal() and word.isascii()):
                return None
            value = int(word)
        elif _GROUPED.fullmatch(word):
            value = int(word.replace(",", ""))
            scale = 1000 ** word.count(",")
        else:
            return None
    start = tokens.starts[at]
    end = start + tokens.sizes[at]
    if start and (text[start - 1] not in _OPEN or words[at - 1] in _TOUCHED_BEFORE):
        return None
    behind = words[at + 1] if at + 1 < len(words) else ""
    if word > ":" and start and words[at - 1] == "of":
        # "the Group of Seven" is a name.
        return None
    if behind and (text[end] not in _CLOSED or _is_touched(tokens, at, behind)):
        return None
    return Figure(at, at + 1, value, "numeral" if word < ":" else "number word", None, scale)


_LONGEST_UNGROUPED = 4


def _is_touched(tokens: Tokens, at: int, behind: str) -> bool:
    """Whether the words behind a number may belong to it, or make it something else."""
    if behind in _TOUCHED_BEHIND or "0" <= behind < ":" or not behind.isascii():
        return True
    if behind in {"and", "of"}:
        ahead = tokens.word(at + 2)
        return ahead in ATOMS or ahead in _ARTICLES or ahead in MONTHS
    return behind == "," and at > 0 and tokens.words[at - 1] == ","
