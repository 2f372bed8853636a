"""The pairs of a judge that may be in conflict, found without judging all the others.

Two figures can only conflict where they leave no common value, and two answers of one origin only
where neither is later. What is left out here is surely no conflict; what is given still has to be
judged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, chain, combinations, pairwise

import attrs

from provenance.claim import Claim, Stance
from provenance.comparison import Judge
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.lineage import Origin
from provenance.number import Number
from provenance.question import Moves, Question

__all__ = ["contested_pairs"]

# An end of an interval, in an order of its own: no end, a number (left out or not), any number.
End = tuple[int, Number, int]
_NO_LOW: End = (0, 0, 0)
_NO_HIGH: End = (2, 0, 0)
_FIRST_DAY, _LAST_DAY = date.min.toordinal(), date.max.toordinal()


@attrs.frozen
class _Sketch:
    """What has to be known of a claim to rule out a conflict: its ends and its days.

    Of a claim without a usable figure nothing can be ruled out, so that its ends are reversed.
    """

    claim: Claim
    origins: frozenset[Origin]
    low: End
    high: End
    start: int
    end: int

    def may_conflict(self, other: _Sketch, moves: Moves, slip: int, *, part: bool = False) -> bool:
        """Whether a conflict cannot be ruled out; a part cannot be too small for its whole."""
        below, above = self.high < other.low and not part, other.high < self.low
        if not (below or above) or moves is Moves.FINAL:
            return below or above
        if moves is not Moves.RUNNING_TOTAL:
            slip = slip if moves is Moves.LEVEL else 0
            return self.end + slip >= other.start and other.end + slip >= self.start
        # An earlier total is no more than a later one: only the other way round is a conflict.
        earlier, later = self.end < other.start, other.end < self.start
        return (above or not earlier) and (below or not later)


class _Crowd:
    """Claims to hold one against, with a quick answer where none of them may conflict with it.

    `wholes` tells that they are of the whole, and what is held against them of a part.
    """

    def __init__(
        self, sketches: Sequence[_Sketch], moves: Moves, slip: int, *, wholes: bool = False
    ) -> None:
        self.sketches, self.moves, self.slip, self.wholes = sketches, moves, slip, wholes
        by_end = sorted(sketches, key=lambda one: one.end, reverse=True)
        by_start = sorted(sketches, key=lambda one: one.start)
        self.ends = [-one.end for one in by_end]
        self.starts = [one.start for one in by_start]
        self.least_high = list(accumulate((one.high for one in by_end), min))
        self.most_low = list(accumulate((one.low for one in by_start), max))

    def against(self, one: _Sketch) -> Iterator[_Sketch]:
        """Go through those that may conflict with a claim."""
        if self._is_possible(one):
            for other in self.sketches:
                if one.may_conflict(other, self.moves, self.slip, part=self.wholes):
                    yield other

    def _is_possible(self, one: _Sketch) -> bool:
        # What binds a running total forward binds no less than what only meets in time.
        slip = _LAST_DAY if self.moves is Moves.FINAL else self.slip
        later = bisect_right(self.ends, slip - one.start)
        earlier = bisect_right(self.starts, one.end + slip)
        if later and self.least_high[later - 1] < one.low:
            return True
        return not self.wholes and earlier > 0 and self.most_low[earlier - 1] > one.high


def contested_pairs(judge: Judge, question: Question) -> Iterator[tuple[Claim, Claim]]:
    """Every pair that may be a conflict among the answers to a question, or of one and a whole.

    >>> from provenance import Ledger
    >>> troops = Question("troops", place="Russia")
    >>> said = [Claim.said(words, by=words, of=troops) for words in ("3,000", "3,000+", "12,000")]
    >>> [str(two.estimate) for _, two in contested_pairs(Judge.of(Ledger(said)), troops)]
    ['12,000']
    """
    moves, slip = question.moves, judge.policy.day_slip
    known = [_sketch(claim, judge) for claim in judge.ledger.by_question.get(question.key, ())]
    by_origin: dict[frozenset[Origin], list[_Sketch]] = {}
    for one in known:
        by_origin.setdefault(one.origins, []).append(one)
    place = {one.claim.id: place for place, one in enumerate(known)}
    groups = list(by_origin.values())
    for pair in chain(_within(groups, moves, slip), _across(groups, moves, slip)):
        # Which of the two comes first must not hang on who else said something.
        first, second = sorted((one.claim for one in pair), key=lambda claim: place[claim.id])
        yield first, second
    wholes = [_sketch(claim, judge) for claim in judge.ledger.on_wholes_of(question)]
    crowd = _Crowd(wholes, moves, slip, wholes=True)
    for part in known if wholes else ():
        yield from ((part.claim, whole.claim) for whole in crowd.against(part))


def _within(
    groups: Iterable[list[_Sketch]], moves: Moves, slip: int
) -> Iterator[tuple[_Sketch, _Sketch]]:
    """Pairs of one origin: none where each was said after the one before."""
    for group in groups:
        is_change = moves is Moves.CHANGE
        if not is_change and all(_is_before(a.claim, b.claim) for a, b in pairwise(group)):
            continue
        for first, second in combinations(group, 2):
            ordered = not is_change and _is_ordered(first.claim, second.claim)
            if not ordered and first.may_conflict(second, moves, slip):
                yield first, second


def _across(
    groups: list[list[_Sketch]], moves: Moves, slip: int
) -> Iterator[tuple[_Sketch, _Sketch]]:
    """Pairs of two origins, each pair once."""
    for place, group in enumerate(groups):
        crowd = _Crowd([one for other in groups[place + 1 :] for one in other], moves, slip)
        for first in group:
            yield from ((first, second) for second in crowd.against(first))


def _is_before(one: Claim, other: Claim) -> bool:
    return (
        one.said_on is not None
        and other.said_on is not None
        and one.said_on.is_before(other.said_on)
    )


def _is_ordered(one: Claim, other: Claim) -> bool:
    """Whether one of two claims of one origin is later than the other: a revision at most."""
    clocks = ((one.said_on, other.said_on), (one.as_of, other.as_of))
    return any(
        first is not None
        and second is not None
        and (first.is_before(second) or second.is_before(first))
        for first, second in clocks
    )


def _sketch(claim: Claim, judge: Judge) -> _Sketch:
    low, high = _ends_of(claim, judge)
    held = claim.holds_on or Window()
    start = _FIRST_DAY if held.start is None else held.start.toordinal()
    end = _LAST_DAY if held.end is None else held.end.toordinal()
    return _Sketch(claim, judge.lineage.origins(claim), low, high, start, end)


def _ends_of(claim: Claim, judge: Judge) -> tuple[End, End]:
    if claim.stance is not Stance.ASSERTS or claim.estimate is None:
        return _NO_HIGH, _NO_LOW
    figure: Estimate = judge.policy.tolerance.widen(claim.estimate)
    if claim.question.counts:
        figure = figure.counted()
    low = _NO_LOW if figure.low is None else (1, figure.low, int(figure.low_open))
    high = _NO_HIGH if figure.high is None else (1, figure.high, -int(figure.high_open))
    return low, high
