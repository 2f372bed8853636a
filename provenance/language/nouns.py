"""What a figure counts: the noun behind it, or the one that announces it."""

from __future__ import annotations

from provenance.language.numbers import COUNTED
from provenance.language.scanner import Tokens
from provenance.language.status import CUES

__all__ = ["noun_of"]

_MOST_WORDS = 5
_STOPS = frozenset(
    (
        "in on at by for from to into with within over under after before during since until "
        "through across along against about around near and or but nor yet so than then that "
        "which who whom whose where when while as if because although though is are was were be "
        "been being has have had do does did will would could should may might must can cannot "
        "shall not no the a an this these those its his her their our my your he she it they we "
        "you i there here said says say told also already now still only just even more less "
        "fewer most each every per ago later earlier today yesterday tomorrow out up down off "
        "including among between via amid despite without toward towards upon onto were're "
        "respectively expected feared total altogether ahead apiece came went made took reached "
        "killed arrived deployed died sent arrive left died captured worth instead"
    ).split()
)
_ANNOUNCING = frozenset(("number", "total", "count", "tally"))
_HEADS = frozenset(
    (
        "people personnel police military men women children cattle staff crew troops dead wounded "
        "injured army navy militia percent infantry guard force media victims"
    ).split()
)
_PARTICIPLES = frozenset(("dead", "wounded", "injured", "missing", "killed", "displaced"))
_SINGULAR_S = ("ss", "us", "is")


def noun_of(tokens: Tokens, last: int, right: int) -> str:
    """Give the words that name what is counted behind token `last`, as they were written.

    >>> from provenance.language.scanner import scan
    >>> noun_of(scan("12,000 North Korean troops will be sent"), 1, 7)
    'North Korean troops'
    """
    words = tokens.words
    at = last
    if at < right and words[at] == "-" and at + 1 < right and words[at + 1] == "strong":
        at += 2
    if at < right and words[at] == "of":
        at += 1
        if at < right and words[at] in {"the", "its", "their", "these", "those", "them"}:
            at += 1
    first, end = at, at
    limit = min(right, at + _MOST_WORDS)
    while at < limit:
        word = words[at]
        if word in _PARTICIPLES:
            if end == first:
                end = at + 1
            break
        if not word[:1].isalpha() or word in _STOPS or (word in CUES and word not in _PARTICIPLES):
            if word == "-" and end > first and tokens.glued(at) and tokens.glued(at - 1):
                at += 1
                continue
            break
        at += 1
        end = at
        if _is_head(word):
            break
    if end == first:
        return ""
    return tokens.text[tokens.starts[first] : tokens.ends[end - 1]]


def _is_head(word: str) -> bool:
    if word in COUNTED or word in _HEADS:
        return True
    return word[-1] == "s" and len(word) > 3 and word[-2:] not in _SINGULAR_S  # noqa: PLR2004
