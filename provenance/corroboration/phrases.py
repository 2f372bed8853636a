"""How corroboration is told: counts, lists, and accounts as indented lines or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provenance.claim import Claim, Stance

__all__ = ["Lines", "as_markdown", "as_text", "joined", "plural", "said_briefly", "with_article"]

Lines = Iterable[tuple[int, str]]
"""What is told, line by line, each with its depth from 0."""

_DEEPEST = 40
"""Deeper lines are not indented further, so that a chain of any length stays readable."""

_MARKUP = re.compile(r"[\\`*_\[\]<>|#&]")
_TAKES_THE = frozenset(
    "agency army authority council department emirates federation ministry nations netherlands "
    "observatory office organisation organization police states union".split()
)


def plural(number: int, thing: str) -> str:
    """Count things in words.

    >>> plural(1, "origin"), plural(0, "origin")
    ('1 origin', '0 origins')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def joined(parts: Iterable[str]) -> str:
    """Write a list as a sentence has it.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    *head, last = list(parts) or [""]
    return f"{', '.join(head)} and {last}" if head else last


def with_article(name: str) -> str:
    """Put "the" before a name that takes it within a sentence.

    >>> with_article("United States"), with_article("South Korea")
    ('the United States', 'South Korea')
    """
    words = name.casefold().split()
    takes = words and words[-1] in _TAKES_THE and words[0] != "the" and "'s" not in name
    return f"the {name}" if takes else name


def said_briefly(claim: Claim) -> str:
    """Give what a claim says in a word or two: its figure, or yes, no or unsure.

    >>> from provenance import Question
    >>> said_briefly(Claim("us", Question("troops"), stance="denies"))
    'denies it'
    """
    if claim.estimate is None:
        told = {"asserts": "asserts it", "denies": "denies it", "unsure": "is unsure"}
        return told[claim.stance]
    return f"not {claim.estimate}" if claim.stance is Stance.DENIES else str(claim.estimate)


def as_text(lines: Lines) -> str:
    """Indent lines by their depth.

    >>> print(as_text([(0, "a"), (1, "b")]))
    a
      b
    """
    return "\n".join(f"{'  ' * min(depth, _DEEPEST)}{text}" for depth, text in lines)


def as_markdown(lines: Lines) -> str:
    r"""Write lines as a nested list in Markdown, every sign in them shown as it is.

    >>> print(as_markdown([(0, "a *b*"), (1, "c")]))
    - a \*b\*
      - c
    """
    return "\n".join(f"{'  ' * min(depth, _DEEPEST)}- {_plain(text)}" for depth, text in lines)


def _plain(text: str) -> str:
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return _MARKUP.sub(r"\\\g<0>", shown)
