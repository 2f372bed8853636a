"""The pairs of a judge that may be in conflict, found without judging all the others.

Two figures can only conflict where they leave no common value, and two answers of one origin only
where neither is later. What is left out here is surely no conflict; what is given still has to be
judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from provenance.claim import Claim, Stance
from provenance.comparison import Judge
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.lineage import Origin
from provenance.question import Moves, Question

__all__ = ["contested_pairs"]


@attrs.frozen
class _Sketch:
    """What has to be known of a claim to rule out a conflict: its figure, if any, and its days."""

    claim: Claim
    origins: frozenset[Origin]
    figure: Estimate | None
    start: int | None
    end: int | None

    def may_conflict(self, other: _Sketch, moves: Moves, slip: int) -> bool:
        """Whether a conflict cannot be ruled out."""
        below, above = _is_below(self.figure, other.figure), _is_below(other.figure, self.figure)
        if not (below or above) or moves is Moves.FINAL:
            return below or above
        if moves is not Moves.RUNNING_TOTAL:
            slip = slip if moves is Moves.LEVEL else 0
            return not (self.ends_before(other, slip) or other.ends_before(self, slip))
        # An earlier total is no more than a later one: only the other way round is a conflict.
        earlier, later = self.ends_before(other, 0), other.ends_before(self, 0)
        return (above or not earlier) and (below or not later)

    def ends_before(self, other: _Sketch, slip: int) -> bool:
        return self.end is not None and other.start is not None and self.end + slip < other.start


def _is_below(one: Estimate | None, other: Estimate | None) -> bool:
    """Whether every value of the one lies below every value of the other, or may do so."""
    if one is None or other is None:
        return True
    if one.high is None or other.low is None or one.high > other.low:
        return False
    return one.high < other.low or one.high_open or other.low_open


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
    for position, first in enumerate(known):
        for second in known[position + 1 :]:
            if first.may_conflict(second, moves, slip) and not _is_ordered(first, second):
                yield first.claim, second.claim
    around = [_sketch(claim, judge) for claim in judge.ledger.on_wholes_of(question)]
    for first in known if around else ():
        for second in around:
            if first.may_conflict(second, moves, slip):
                yield first.claim, second.claim


def _sketch(claim: Claim, judge: Judge) -> _Sketch:
    figure = None
    if claim.stance is Stance.ASSERTS and claim.estimate is not None:
        widened = judge.policy.tolerance.widen(claim.estimate)
        figure = widened.counted() if claim.question.counts else widened
    held = claim.holds_on or Window()
    origins = judge.lineage.origins(claim)
    return _Sketch(claim, origins, figure, _ordinal(held.start), _ordinal(held.end))


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _is_ordered(first: _Sketch, second: _Sketch) -> bool:
    """Whether one origin gives both, one of them later than the other: a revision at most."""
    one, other = first.claim, second.claim
    if first.origins != second.origins or one.question.moves is Moves.CHANGE:
        return False
    return _one_is_before(one.said_on, other.said_on) or _one_is_before(one.as_of, other.as_of)


def _one_is_before(one: Window | None, other: Window | None) -> bool:
    return one is not None and other is not None and (one.is_before(other) or other.is_before(one))
