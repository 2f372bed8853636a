"""What two figures are to each other, once it is settled that they answer the same question."""

from __future__ import annotations

from enum import StrEnum

import attrs

from provenance.estimate import Estimate
from provenance.gap import Gap
from provenance.number import Number
from provenance.scope import Bearing
from provenance.tolerance import Tolerance, grain

__all__ = ["Fit", "Match", "match", "named_alike", "reaches"]


class Fit(StrEnum):
    """Whether two figures back each other, merely leave room, or exclude each other.

    >>> Fit("agree")
    <Fit.AGREE: 'agree'>
    """

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"


@attrs.frozen
class Match:
    """How two figures fit, how far they are apart if they do not, and what had to be assumed."""

    fit: Fit
    gap: Gap | None = None
    notes: tuple[str, ...] = ()


def match(
    first: Estimate,
    second: Estimate,
    tolerance: Tolerance,
    *,
    bearing: Bearing = Bearing.SAME,
    counts: bool = True,
) -> Match:
    """Fit two figures together under a tolerance, each bound as far as the bearing reaches.

    >>> match(Estimate.exactly(3000), Estimate.at_least(3000), Tolerance.grain()).fit.value
    'agree'
    >>> match(Estimate.exactly(3000), Estimate.exactly(12000), Tolerance.grain()).fit.value
    'conflict'
    """
    said = _bound(first, second, bearing)
    one, other = (_as_judged(estimate, tolerance, counts) for estimate in said)
    notes = tuple(
        f"{estimate} is widened to {judged.in_words()} by {tolerance}"
        for estimate, judged in ((said[0], one), (said[1], other))
        if estimate.approximate and not estimate.same_values(judged)
    )
    if one.overlaps(other):
        backs = said[0].same_values(said[1]) or _back_each_other(*said, one, other)
        return Match(Fit.AGREE if backs else Fit.COMPATIBLE, None, notes)
    if (
        _bare(said[0])
        and _bare(said[1])
        and tolerance.rounds_together(one.figures[0], other.figures[0])
    ):
        coarse = max(grain(one.figures[0]), grain(other.figures[0]))
        return Match(Fit.COMPATIBLE, None, (*notes, f"equal only within rounding to {coarse:,}"))
    return Match(Fit.CONFLICT, one.gap(other), notes)


def _as_judged(estimate: Estimate, tolerance: Tolerance, counts: bool) -> Estimate:
    widened = tolerance.widen(estimate)
    return widened.counted() if counts else widened


def _bound(first: Estimate, second: Estimate, bearing: Bearing) -> tuple[Estimate, Estimate]:
    """Turn a figure for the part into what it says of the whole, or else the other way round.

    At least 3,000 in a part is at least 3,000 in the whole; a part's high end says nothing of it.
    """
    if bearing is Bearing.NO_LESS:
        return _bound(second, first, Bearing.NO_MORE)[::-1]
    if bearing is not Bearing.NO_MORE:
        return first, second
    if first.low is not None:
        return _one_ended(first, low=True), second
    return first, _one_ended(second, low=False)


def _one_ended(estimate: Estimate, *, low: bool) -> Estimate:
    if low:
        return attrs.evolve(estimate, high=None, high_open=False, best=None)
    return attrs.evolve(estimate, low=None, low_open=False, best=None)


def reaches(first: Estimate, second: Estimate, bearing: Bearing) -> bool:
    """Whether a bound of either figure says anything of the other, given their bearing.

    >>> reaches(Estimate.at_most(500), Estimate.at_least(12000), Bearing.NO_MORE)
    False
    """
    if bearing is Bearing.NO_LESS:
        first, second = second, first
    return bearing is Bearing.SAME or first.low is not None or second.high is not None


def _bare(estimate: Estimate) -> bool:
    return estimate.is_point and not estimate.approximate and not estimate.profile


def _back_each_other(first: Estimate, second: Estimate, one: Estimate, other: Estimate) -> bool:
    """Tell agreement from mere room: is what the one named possible under the other?"""
    forth, back = _all_in(first.figures, other), _all_in(second.figures, one)
    return (forth and back) or (forth and _stated(second)) or (back and _stated(first))


def _all_in(figures: tuple[Number, ...], allowed: Estimate) -> bool:
    return bool(figures) and all(figure in allowed for figure in figures)


def _stated(estimate: Estimate) -> bool:
    """Whether both ends of a range were stated, and not drawn by a profile."""
    return estimate.has_both_ends and not estimate.is_point and not estimate.profile


def named_alike(first: Estimate, second: Estimate, tolerance: Tolerance) -> bool:
    """Whether two statements name the same figures, hedged alike or not, and can both be true.

    >>> named_alike(Estimate.about(12000), Estimate.exactly(12000), Tolerance.grain())
    True
    """
    if first == second:
        return True
    same = first.figures == second.figures
    return same and tolerance.widen(first).overlaps(tolerance.widen(second))
