"""The pairs of a part and its whole in which the part may be more than the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, product

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.scope import Bearing
from provenance.sweep.ends import Sorted, sorted_out
from provenance.sweep.listing import above
from provenance.sweep.rounding import Rounding
from provenance.sweep.side import Side
from provenance.sweep.times import by_time, related
from provenance.tolerance import Tolerance

__all__ = ["excesses"]


def excesses(
    parts: Sequence[Claim], wholes: Sequence[Claim], judge: Judge
) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of a part and its whole that may conflict; what is left out surely does not.

    >>> from provenance.question import Question
    >>> asked = (("Kursk", "more than 5"), ("Russia", "3"), ("Russia", "8"))
    >>> kursk, three, eight = (
    ...     Claim.said(words, by="us", of=Question("troops", place=place)) for place, words in asked
    ... )
    >>> [str(whole.estimate) for _, whole in excesses([kursk], [three, eight], Judge())]
    ['3']
    """
    tolerance = judge.policy.tolerance
    here, there = sorted_out(parts, tolerance), sorted_out(wholes, tolerance)
    sides = _side(parts, here, tolerance), _side(wholes, there, tolerance)
    for part, whole in _at_once(*sides, judge):
        for claim, exceeding in above(whole, part, rounded=False):
            yield from ((one, claim) for one in exceeding)
    with_stances = product(here.stances, (*there.stances, *there.figures))
    for one, other in chain(with_stances, product(here.figures, there.stances)):
        yield parts[one], wholes[other]


def _side(claims: Sequence[Claim], given: Sorted, tolerance: Tolerance) -> Side:
    """Those who give figures; of two questions none is kin of another."""
    held = [claims[place] for place in given.figures]
    kin: list[int | None] = [None] * len(held)
    return Side(held, given.low, given.high, given.bare, kin, Rounding(tolerance))


def _at_once(parts: Side, wholes: Side, judge: Judge) -> Iterator[tuple[Side, Side]]:
    """Those on the part and those on the whole of two times of which one binds the other."""
    if not parts.claims or not wholes.claims:
        return
    moves = parts.claims[0].question.moves
    here = [parts.some(places) for places in by_time(parts.claims, moves)]
    there = [wholes.some(places) for places in by_time(wholes.claims, moves)]
    times = [side.claims[0] for side in (*here, *there)]
    for one, other, scope in related(times, judge.policy):
        if one < len(here) <= other and scope.bearing in (Bearing.SAME, Bearing.NO_MORE):
            yield here[one], there[other - len(here)]
