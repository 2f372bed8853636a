"""A whole and the parts that make it up: whether they add up, and how texts state them.

"About 7,200 troops (6,500 Army; 500 Navy; 200 Air Force)" is a whole with three parts. The sum of
the parts is an interval, every hedge and range of theirs included; it contradicts the whole where
the two share no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import add

import attrs

from provenance.errors import EstimateError
from provenance.estimate import Estimate
from provenance.gap import Gap
from provenance.language import Mention, RelationKind, read_estimates
from provenance.number import Number
from provenance.question import UNITS
from provenance.tolerance import Tolerance, grain

__all__ = ["Breakdown", "Composition", "Misfit", "read_breakdowns"]


@attrs.frozen
class Misfit:
    """How far the sum of the parts lies from the whole, and on which side.

    >>> parts = [Estimate.exactly(n) for n in (15000, 19000)]
    >>> str(Composition(Estimate.about(27000), parts).misfit())
    'the parts come to 34,000, more than about 27,000, by 7,000 (20.6 %)'
    """

    whole: Estimate
    total: Estimate
    gap: Gap
    exceeds: bool

    def __str__(self) -> str:
        """Say it in a phrase."""
        side = "more" if self.exceeds else "less"
        return f"the parts come to {self.total}, {side} than {self.whole}, by {self.gap}"


def _estimates(values: Iterable[Estimate]) -> tuple[Estimate, ...]:
    return tuple(values)


@attrs.frozen
class Composition:
    """A whole, its parts, and whether the parts are all there are.

    Where they are not, they can only be too many; where they are, too few as well.

    >>> parts = [Estimate.exactly(n) for n in (6500, 500, 200)]
    >>> Composition(Estimate.about(7200), parts).misfit() is None
    True
    """

    whole: Estimate
    parts: tuple[Estimate, ...] = attrs.field(converter=_estimates)
    complete: bool = True

    @property
    def total(self) -> Estimate:
        """The sum of the parts, as said."""
        return reduce(add, self.parts, Estimate.exactly(0)) if self.parts else Estimate.unknown()

    def misfit(
        self,
        tolerance: Tolerance | None = None,
        *,
        at_least: Number = 0,
        at_least_share: Number = 0,
        counts: bool = True,
    ) -> Misfit | None:
        """Say how the parts contradict the whole, or None where they leave it room.

        Hedged figures are widened by the tolerance, bare ones by their rounding; what counts and
        names the last unit is not rounded, so that 6 and 6 are never 10. A contradiction
        is told from a gap of `at_least` on; and, where the whole is hedged, from a gap of
        `at_least_share` of it on: what is about 22,000 is not refuted by 21,000.
        """
        tolerance = tolerance or Tolerance.grain()
        if not self.parts or self.whole.oddities or any(part.oddities for part in self.parts):
            return None
        whole = _rounded(self.whole, tolerance, counts=counts)
        try:
            total = reduce(add, (_rounded(part, tolerance, counts=counts) for part in self.parts))
            said = self.total.gap(self.whole)
        except EstimateError:  # the largest figures there can be come to no figure
            return None
        if whole.overlaps(total) or said is None:
            return None
        exceeds = total.low is not None and whole.high is not None and total.low >= whole.high
        is_small = self.whole.approximate and said.relative < at_least_share
        if not (exceeds or self.complete) or said.absolute < at_least or is_small:
            return None
        return Misfit(self.whole, self.total, said, exceeds)


def _rounded(estimate: Estimate, tolerance: Tolerance, *, counts: bool) -> Estimate:
    """The values left by a hedge, and by the rounding that any figure in such a list may have."""
    if estimate.profile or tolerance.method == "as_said":
        return estimate
    if counts and estimate.is_point and not estimate.approximate and grain(estimate.low or 0) == 1:
        return estimate
    return tolerance.widen(attrs.evolve(estimate, approximate=True))


@attrs.frozen
class Breakdown:
    """A whole that a text takes apart: parts that make it up, and some that it merely includes.

    `start` and `end` bound the words from the whole to the last part. `is_sound` is False where a
    bracket is not closed or one too many is, so that nobody can say what belongs to the whole.

    >>> found = read_breakdowns(
    ...     "about 19,000 troops (12,000 Army; 7,000 Navy, including 900 marines)"
    ... )
    >>> print(found[0])
    about 19,000 = 12,000 Army + 7,000 Navy
    >>> print(found[1])
    7,000 includes 900 marines
    """

    whole: Mention
    parts: tuple[Mention, ...]
    included: tuple[Mention, ...] = ()
    start: int = 0
    end: int = 0
    is_sound: bool = True

    @property
    def composition(self) -> Composition:
        """The whole and its parts as figures alone."""
        return Composition(self.whole.estimate, [part.estimate for part in self.parts])

    def misfits(
        self,
        tolerance: Tolerance | None = None,
        *,
        at_least: Number = 0,
        at_least_share: Number = 0,
    ) -> Iterator[Misfit]:
        """Go through what does not fit: parts that do not add up, or one larger than the whole."""
        if not self.is_sound:
            return
        alone = (
            Composition(self.whole.estimate, [part.estimate], complete=False)
            for part in self.included
        )
        counts = not self.whole.unit or UNITS[self.whole.unit].counted
        for one in (self.composition, *alone):
            misfit = one.misfit(
                tolerance, at_least=at_least, at_least_share=at_least_share, counts=counts
            )
            if misfit is not None:
                yield misfit

    def __str__(self) -> str:
        """Write the sum."""
        if self.parts:
            return f"{self.whole.text} = {' + '.join(map(_labelled, self.parts))}"
        return f"{self.whole.text} includes {', '.join(map(_labelled, self.included))}"


def _labelled(part: Mention) -> str:
    return f"{part.text} {part.noun}".rstrip()


def read_breakdowns(text: str) -> list[Breakdown]:
    """Find every whole in a text whose parts stand in brackets behind it, or behind "including".

    Sub-lists inside the brackets are breakdowns of their own. Figures of another unit, another year
    or a note are no parts, and neither is what stands outside the brackets.

    >>> [str(one) for one in read_breakdowns("3,000 troops (2019 est.); 500 police (2019)")]
    []
    """
    return _BreakdownReader(text).read()


_INCLUDING = re.compile(
    r"\b(?:includ(?:es|ed|ing|e)|incl?|of (?:which|whom|these|them)|among (?:them|which|whom))\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\bnote\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:(?:up|down) from|compared (?:to|with)|previous|formerly|last year|"
    r"(?:in|since|by|as of|until) (?:early |late |mid-)?(?:[A-Z][a-z]{2,8} )?(?:19|20)[0-9][0-9])\b"
)
_NAME = re.compile(r"\b[A-Z][a-z]")
_OTHER_RELATIONS = (RelationKind.FROM_TO, RelationKind.MULTIPLE, RelationKind.FRACTION_OF)
_STOPS = frozenset("()[];")


@attrs.define
class _Level:
    """One level of brackets while it is read: whose parts stand here, and what has been seen.

    `whole` is what an item before "including" names; `names_some` that the bracket itself begins
    so, "(includes about 100 pilots)", and therefore does not name all the parts.
    """

    owner: Mention | None
    parts: list[Mention] = attrs.field(factory=list)
    last: Mention | None = None
    whole: Mention | None = None
    read_to: int = 0
    names_some: bool = False
    is_named: bool = True
    in_note: bool = False
    of_other_times: bool = False


class _BreakdownReader:
    """Goes through a text once, from figure to bracket to semicolon."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions = {m.start: m for m in read_estimates(text)}
        self.levels = [_Level(None)]
        self.found: list[Breakdown] = []
        self.doubted = 0

    def read(self) -> list[Breakdown]:
        place = 0
        while place < len(self.text):
            mention = self.mentions.get(place)
            if mention is not None:
                self.take(mention)
                place = max(mention.end, place + 1)
                continue
            if self.text[place] in _STOPS:
                self.stop(self.text[place], place)
            place += 1
        while len(self.levels) > 1:
            self.close(len(self.text), is_sound=False)
        return sorted(self.found, key=lambda one: (one.whole.start, one.start))

    def words_up_to(self, place: int, following: int) -> str:
        """The words since the figure, bracket or semicolon before; no word is looked at twice."""
        level = self.levels[-1]
        words = self.text[level.read_to : place]
        level.read_to = following
        level.in_note = level.in_note or bool(_NOTE.search(words))
        level.of_other_times = level.of_other_times or bool(_OTHER_TIME.search(words))
        return words

    def take(self, mention: Mention) -> None:
        level = self.levels[-1]
        words = self.words_up_to(mention.start, mention.end)
        if level.in_note:
            return
        if _INCLUDING.search(words):
            # The rest of the item is included too: "including 900 marines and 80 divers".
            level.whole, level.names_some = level.last, level.names_some or level.last is None
        level.last = mention
        if level.whole is None:
            level.parts.append(mention)
            level.is_named = level.is_named and _is_named(mention, words)
        elif _are_alike(level.whole, [mention]):
            whole = level.whole
            self.found.append(Breakdown(whole, (), (mention,), whole.start, mention.end))

    def stop(self, mark: str, place: int) -> None:
        self.words_up_to(place, place + 1)
        level = self.levels[-1]
        if mark in "([":
            self.levels.append(_Level(level.last, read_to=place + 1))
        elif mark == ";":
            level.last = level.whole = None
            # A note in brackets lasts until they close, one in the open until the semicolon.
            level.in_note = level.in_note and len(self.levels) > 1
        elif len(self.levels) > 1:
            self.close(place)
        else:
            self.doubt()

    def doubt(self) -> None:
        """Give up the last list, and what came after it: a bracket closes that was not open."""
        since = range(self.doubted, len(self.found))
        lists = [place for place in since if self.found[place].parts]
        first = lists[-1] if lists else self.doubted
        self.found[first:] = [attrs.evolve(one, is_sound=False) for one in self.found[first:]]
        self.doubted = len(self.found)

    def close(self, place: int, *, is_sound: bool = True) -> None:
        level = self.levels.pop()
        self.levels[-1].read_to = place + 1
        owner, parts = level.owner, tuple(level.parts)
        if owner is None or not parts or level.of_other_times or not _are_alike(owner, parts):
            return
        if level.names_some:
            self.found.append(Breakdown(owner, (), parts, owner.start, place, is_sound))
        elif len(parts) > 1 and level.is_named:
            self.found.append(Breakdown(owner, parts, (), owner.start, place, is_sound))


def _is_named(part: Mention, words: str) -> bool:
    """Whether a figure says what it is of, as in "8,000 Army" or "Army 8,000".

    One that does not may be the whole, of another time or as another source has it.
    """
    is_other = part.relation is not None and part.relation.kind in _OTHER_RELATIONS
    return not is_other and bool(part.noun or _NAME.search(words))


def _are_alike(whole: Mention, parts: Iterable[Mention]) -> bool:
    """Whether figures may count the same thing: tanks are no part of soldiers."""
    unit, kind = whole.unit, UNITS.get(whole.noun.casefold())
    for part in parts:
        other = UNITS.get(part.noun.casefold())
        if part.unit != unit or (kind is not None and other is not None and kind != other):
            return False
    return True
