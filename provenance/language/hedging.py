"""Finding the hedges around a figure, from the figure outwards, the longest phrase first."""

from __future__ import annotations

from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Self

import attrs

from provenance.errors import EstimateError, shown
from provenance.language.hedges import (
    BEFORE_FIGURE,
    BEHIND_FIGURE,
    EFFECTS,
    NEUTRAL,
    OR_EQUAL,
    Effect,
    phrases,
)
from provenance.language.number_words import ATOMS
from provenance.language.scanner import Tokens, scan
from provenance.language.units import BEFORE_MONEY, MEASURES

__all__ = ["Hedge", "Hedges", "or_equal"]

_Trie = dict[str, Any]
_END = ""
_MOST_STACKED = 6


class Hedge(NamedTuple):
    """The hedges found on one side of a figure, stacked, and the token they reach to.

    `effect` is None where they contradict each other.
    """

    effect: Effect | None
    reach: int
    phrases: tuple[str, ...] = ()


def _trie(table: Mapping[str, str], *, backwards: bool) -> _Trie:
    root: _Trie = {}
    for phrase, effect in table.items():
        node = root
        words = scan(phrase).words
        for word in reversed(words) if backwards else words:
            node = node.setdefault(word, {})
        node[_END] = (effect, EFFECTS[effect])
    return root


def _known(table: Mapping[str, str]) -> Mapping[str, str]:
    for effect in table.values():
        if effect not in EFFECTS:
            names = ", ".join(EFFECTS)
            raise EstimateError(f"no effect named {shown(effect)}; choose {names}", value=effect)
    return MappingProxyType(dict(table))


@attrs.frozen
class Hedges:
    """The phrases a reader knows, before a figure and behind it, each with its effect by name.

    >>> Hedges.standard().before["no fewer than"]
    'at least'
    """

    before: Mapping[str, str] = attrs.field(converter=_known)
    behind: Mapping[str, str] = attrs.field(converter=_known)
    _leftwards: _Trie = attrs.field(init=False, eq=False, repr=False)
    _rightwards: _Trie = attrs.field(init=False, eq=False, repr=False)

    @property
    def ending(self) -> Container[str]:
        """The words with which a phrase before a figure can end."""
        return self._leftwards

    @property
    def opening(self) -> Container[str]:
        """The words with which a phrase behind a figure can begin."""
        return self._rightwards

    @_leftwards.default
    def _compile_before(self) -> _Trie:
        return _trie(self.before, backwards=True)

    @_rightwards.default
    def _compile_behind(self) -> _Trie:
        return _trie(self.behind, backwards=False)

    @classmethod
    def standard(cls) -> Self:
        """The phrases this library ships with."""
        return cls(phrases(BEFORE_FIGURE), phrases(BEHIND_FIGURE))

    def adding(self, phrase: str, *, before: str = "", behind: str = "") -> Self:
        """Know one more phrase, by the effect it has before a figure, behind it, or both.

        >>> Hedges.standard().adding("a good", before="at least").before["a good"]
        'at least'
        """
        more_before = {phrase: before} if before else {}
        more_behind = {phrase: behind} if behind else {}
        return type(self)({**self.before, **more_before}, {**self.behind, **more_behind})

    def to_the_left(self, tokens: Tokens, first: int, limit: int = 0) -> Hedge | None:
        """Stack the hedges that end just before token `first`, none reaching below `limit`.

        Gives None where there is no hedge.

        >>> hedge = Hedges.standard().to_the_left(scan("not more than about 12"), 4)
        >>> hedge.reach, hedge.phrases
        (0, ('about', 'at most'))
        """
        words, effect, reach = tokens.words, NEUTRAL, first
        names: tuple[str, ...] = ()
        for _ in range(_MOST_STACKED):
            at = reach - 1
            node = self._leftwards.get(words[at]) if at >= limit else None
            if node is None:
                break
            found, end = node.get(_END), at
            while at > limit:
                at -= 1
                node = node.get(words[at])
                if node is None:
                    break
                if _END in node:
                    found, end = node[_END], at
            if words[at] == "min" and at and words[at - 1][:1].isdecimal():
                # "22 min 30 sec"
                break
            if found is None or (end and words[end] == "as" and words[end - 1] in _TIMES):
                # "twice as many as 300" bounds nothing by 300.
                break
            if words[end] in _ALSO_SIGNS and _is_no_hedge(tokens, end):
                break
            reach, names = end, (*names, found[0])
            stacked = found[1] if effect is NEUTRAL else effect.with_other(found[1])
            if stacked is None:
                return Hedge(None, reach, names)
            effect = stacked
        return Hedge(effect, reach, names) if names else None

    def to_the_right(self, tokens: Tokens, last: int) -> Hedge | None:
        """Find the hedge that begins at token `last`, just behind a figure, if any does.

        >>> Hedges.standard().to_the_right(scan("12 or more"), 1).phrases
        ('at least',)
        """
        words, count = tokens.words, len(tokens.words)
        node = self._rightwards.get(words[last]) if last < count else None
        found, end, at = None, last, last
        while node is not None:
            at += 1
            if _END in node and not self._belongs_ahead(tokens, last, at):
                found, end = node[_END], at
            node = node.get(words[at]) if at < count else None
        return None if found is None else Hedge(found[1], end, (found[0],))

    def _belongs_ahead(self, tokens: Tokens, first: int, behind: int) -> bool:
        """Whether a phrase hedges the figure that comes next: "3,000 or more than 500"."""
        word = tokens.word(behind)
        if word == "than" or (word == "to" and tokens.word(behind - 1) == "up"):
            return True
        if word[:1].isdecimal() or word in ATOMS or word in BEFORE_MONEY:
            return True
        if word in _ARTICLES:
            return tokens.word(behind + 1) in ATOMS
        if tokens.words[first] in _JOINED:
            return word == "or"
        if tokens.words[first] in _GLUED and not tokens.glued(first - 1):
            return True
        # A full stop ends abbreviated hedges, and whole sentences far more often.
        if word == "." or word not in self._leftwards:
            return False
        ahead = tokens.words[behind : behind + _AHEAD]
        return any(one[:1].isdecimal() or one in ATOMS for one in ahead)


_ALSO_SIGNS = frozenset((">", "c", "up", "south", "north"))


def _is_no_hedge(tokens: Tokens, at: int) -> bool:
    """Whether ">" ends a tag of markup, "c" a short form ("U.S.C."), "up" a verb ("went up")."""
    if tokens.words[at] == "up":
        return tokens.word(at - 1) in _WENT
    if tokens.words[at] in _QUARTERS:
        # "40 km south of 12 villages"
        return tokens.word(at - 1) in MEASURES
    if not tokens.glued(at - 1):
        return False
    if tokens.words[at] == "c":
        return tokens.words[at - 1] == "."
    opened = "<" in tokens.words[max(0, at - _LONGEST_TAG) : at]
    return opened and (tokens.words[at - 1].isalnum() or tokens.words[at - 1] in {'"', "'", "/"})


_LONGEST_TAG = 12
_QUARTERS = frozenset(("south", "north"))
_WENT = frozenset(("went", "gone"))
_TIMES = frozenset(("times", "twice", "thrice", "half", "double", "triple"))
_AHEAD = 6
_ARTICLES = frozenset(("a", "an", "the"))
_JOINED = frozenset(("or", "and", "if", "-"))
_GLUED = frozenset(("+",))


def or_equal(tokens: Tokens, last: int) -> int:
    """Pass over "or equal (to)" behind a figure, which closes an open end.

    >>> or_equal(scan("5000 or equal to it"), 1)
    5
    """
    if tokens.word(last) != "or":
        return last
    for phrase in OR_EQUAL:
        words = phrase.split()
        if tokens.words[last : last + len(words)] == words:
            return last + len(words)
    return last
