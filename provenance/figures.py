"""What two figures are to each other, once it is settled that they answer the same question."""

from __future__ import annotations

from functools import lru_cache

import attrs

from provenance.claim import Claim, Stance
from provenance.estimate import Estimate
from provenance.gap import Gap
from provenance.naming import Choice
from provenance.number import Number, grouped
from provenance.scope import Bearing
from provenance.tolerance import Tolerance, grain

__all__ = [
    "Fit",
    "Match",
    "as_far_as",
    "as_judged",
    "fit_of",
    "fit_of_stances",
    "is_sound",
    "match",
    "named_alike",
    "reaches",
]


class Fit(Choice):
    """Whether two figures back each other, merely leave room, or exclude each other.

    >>> Fit("agree")
    <Fit.AGREE: 'agree'>
    """

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"


@attrs.frozen
class Match:
    """How two figures fit, how far they are apart if they do not, and what had to be assumed.

    `only` says within what two bare figures are equal, where they are equal only within that.
    """

    fit: Fit
    gap: Gap | None = None
    notes: tuple[str, ...] = ()
    only: str = ""


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
    fit, one, other, only = _held(first, second, tolerance, bearing, counts=counts)
    widened = ((said, as_judged(said, tolerance, counts=counts)) for said in (first, second))
    notes = tuple(
        _widening(said, wide, tolerance)
        for said, wide in widened
        if said.approximate and not said.same_values(wide)
    )
    return Match(fit, one.gap(other) if fit is Fit.CONFLICT else None, notes, only)


def fit_of(
    first: Estimate,
    second: Estimate,
    tolerance: Tolerance,
    *,
    bearing: Bearing = Bearing.SAME,
    counts: bool = True,
) -> Fit:
    """How two figures fit, as `match` finds it, without what else it tells.

    >>> fit_of(Estimate.exactly(3000), Estimate.exactly(12000), Tolerance.grain()).value
    'conflict'
    """
    return _held(first, second, tolerance, bearing, counts=counts)[0]


def _held(
    first: Estimate, second: Estimate, tolerance: Tolerance, bearing: Bearing, *, counts: bool
) -> tuple[Fit, Estimate, Estimate, str]:
    """Hold two figures against each other: their fit, what they bind, and what they round to."""
    said = (first, second)
    judged = one, other = (
        as_judged(first, tolerance, counts=counts),
        as_judged(second, tolerance, counts=counts),
    )
    if bearing is not Bearing.SAME:
        said = _bound(first, second, bearing)
        one, other = (as_judged(figure, tolerance, counts=counts) for figure in said)
    if _share_a_value(one, other):
        # What is bound to agree has to agree as it was said, too: 500 in a part and "up to 2,000"
        # in the whole are at least 500 and at most 2,000, and still neither backs the other.
        backs = _back_each_other(said, (one, other))
        if backs and bearing is not Bearing.SAME:
            backs = _back_each_other((first, second), judged)
        return (Fit.AGREE if backs else Fit.COMPATIBLE), one, other, ""
    only = _equal_only(said[0], said[1], tolerance)
    return (Fit.COMPATIBLE if only else Fit.CONFLICT), one, other, only


def _share_a_value(one: Estimate, other: Estimate) -> bool:
    """Tell it of most figures by their ends alone, and of all others by their whole record."""
    if is_sound(one) and is_sound(other):
        for high, low in ((one.high, other.low), (other.high, one.low)):
            if high is not None and low is not None and high < low:
                return False
        if not (one.low_open or one.high_open or other.low_open or other.high_open):
            return True
    return one.overlaps(other)


def as_judged(estimate: Estimate, tolerance: Tolerance, *, counts: bool) -> Estimate:
    """The values that an estimate allows under a tolerance, and in whole numbers where it counts.

    >>> as_judged(Estimate.more_than(5), Tolerance.grain(), counts=True)
    Estimate(low=6)
    """
    if not (estimate.approximate or estimate.low_open or estimate.high_open):
        return estimate
    return _as_judged(estimate, tolerance, counts)


@lru_cache(maxsize=4096)
def _as_judged(estimate: Estimate, tolerance: Tolerance, counts: bool) -> Estimate:  # noqa: FBT001
    wide = tolerance.widen(estimate)
    return wide.counted() if counts else wide


@lru_cache(maxsize=4096)
def _widening(said: Estimate, wide: Estimate, tolerance: Tolerance) -> str:
    return f"{said.in_words()} is widened to {wide.in_words()} by {tolerance}"


def _bound(first: Estimate, second: Estimate, bearing: Bearing) -> tuple[Estimate, Estimate]:
    """Turn a figure for the part into what it says of the whole, or else the other way round.

    At least 3,000 in a part is at least 3,000 in the whole; a part's high end says nothing of it.
    """
    if bearing is Bearing.NO_LESS:
        return _bound(second, first, Bearing.NO_MORE)[::-1]
    if bearing is not Bearing.NO_MORE:
        return first, second
    if first.low is not None:
        return as_far_as(first, bearing), second
    return first, as_far_as(second, Bearing.NO_LESS)


def as_far_as(figure: Estimate, bearing: Bearing) -> Estimate:
    """What a figure says of a question on which its own bears that way.

    >>> as_far_as(Estimate.between(3000, 4000), Bearing.NO_MORE)  # of a part, about the whole
    Estimate(low=3000)
    """
    match bearing:
        case Bearing.SAME:
            return figure
        case Bearing.NO_MORE:
            return attrs.evolve(figure, high=None, high_open=False, best=None)
        case Bearing.NO_LESS:
            return attrs.evolve(figure, low=None, low_open=False, best=None)
        case _:
            return Estimate.unknown()


def is_sound(figure: Estimate) -> bool:
    """Whether a figure can be held against any other: there is one, and nothing is odd about it.

    >>> is_sound(Estimate(5, 3)), is_sound(Estimate.at_least(3))
    (False, True)
    """
    low, high, best = figure.low, figure.high, figure.best
    if low is None or high is None:
        return low is not high and (best is None or best in figure)
    return low == high == best or not figure.oddities


def reaches(first: Estimate, second: Estimate, bearing: Bearing) -> bool:
    """Whether a bound of either figure says anything of the other, given their bearing.

    >>> reaches(Estimate.at_most(500), Estimate.at_least(12000), Bearing.NO_MORE)
    False
    """
    if bearing is Bearing.NO_LESS:
        first, second = second, first
    return bearing is Bearing.SAME or first.low is not None or second.high is not None


def _equal_only(first: Estimate, second: Estimate, tolerance: Tolerance) -> str:
    """Say within what two bare figures are equal, or give an empty string where they are not."""
    if not (_bare(first) and _bare(second)):
        return ""
    one, other = first.figures[0], second.figures[0]
    if _is_far(one, other, tolerance) or not tolerance.rounds_together(one, other):
        return ""
    if tolerance.method == "percent":
        return f"a tolerance of {grouped(tolerance.percentage)} %"
    return f"rounding to {grouped(max(grain(one), grain(other)))}"


def _is_far(one: Number, other: Number, tolerance: Tolerance) -> bool:
    """Whether two whole numbers lie farther apart than any figure of their size is rounded."""
    if type(one) is not int or type(other) is not int:
        return False
    share = tolerance.share if tolerance.method in ("grain", "percent") else _MOST_ROUNDED
    parts, of = share.as_integer_ratio()
    return abs(one - other) * of > max(abs(one), abs(other)) * parts


_MOST_ROUNDED = Tolerance.grain().share


def _bare(estimate: Estimate) -> bool:
    return estimate.is_point and not estimate.approximate and not estimate.profile


_Two = tuple[Estimate, ...]


def _back_each_other(said: _Two, judged: _Two) -> bool:
    """Tell agreement from mere room: whether what the one named is possible under the other."""
    first, second = said
    forth, back = _all_in(first.figures, judged[1]), _all_in(second.figures, judged[0])
    if forth and back:
        return True
    return (forth and _stated(second)) or (back and _stated(first)) or first.same_values(second)


def _all_in(figures: tuple[Number, ...], allowed: Estimate) -> bool:
    return bool(figures) and all(_is_in(figure, allowed) for figure in figures)


def _is_in(figure: Number, allowed: Estimate) -> bool:
    if allowed.low_open or allowed.high_open:
        return figure in allowed
    low, high = allowed.low, allowed.high
    return (low is None or low <= figure) and (high is None or figure <= high)


def _stated(estimate: Estimate) -> bool:
    """Whether both ends of a range were stated, and not drawn by a profile."""
    return estimate.has_both_ends and not estimate.is_point and not estimate.profile


def named_alike(first: Estimate, second: Estimate, tolerance: Tolerance) -> bool:
    """Whether two statements name the same figures, hedged alike or not, and can both be true.

    "At least 12,000" and "at most 12,000" name one figure and say different things of it; vague
    words name none, and say the same only where they stand for the same numbers.

    >>> named_alike(Estimate.about(12000), Estimate.exactly(12000), Tolerance.grain())
    True
    """
    if first.profile or second.profile or first.figures != second.figures:
        return first == second
    one, other = tolerance.widen(first), tolerance.widen(second)
    return one.within(other) or other.within(one)


# Where somebody denies, or gives no figure

_SOME = Estimate.more_than(0)
_NONE = Estimate.exactly(0)


def fit_of_stances(first: Claim, second: Claim, bearing: Bearing) -> Fit | None:
    """Fit two answers of which one denies or gives no figure; None where nothing can be told.

    An assertion without a figure says "some", a denial without one "none", and one with a figure
    that it is any other.
    """
    denials = [claim for claim in (first, second) if claim.stance is Stance.DENIES]
    if len(denials) == len((first, second)):
        return Fit.AGREE if first.estimate == second.estimate else Fit.COMPATIBLE
    if denials and denials[0].estimate is not None:
        asserted, turn = (second, _turned(bearing)) if denials[0] is first else (first, bearing)
        return _fit_of_denied(asserted, denials[0].estimate, turn)
    if first.estimate is second.estimate is None and not denials:
        return Fit.AGREE
    fit = _fit_of_some_or_none(first, second, bearing)
    return fit if denials or fit is Fit.CONFLICT else None


def _turned(bearing: Bearing) -> Bearing:
    return {Bearing.NO_MORE: Bearing.NO_LESS, Bearing.NO_LESS: Bearing.NO_MORE}.get(
        bearing, bearing
    )


def _fit_of_denied(asserting: Claim, denied: Estimate, bearing: Bearing) -> Fit | None:
    """Only who leaves nothing possible but what is denied is in conflict with the denial."""
    said = as_far_as(asserting.estimate or _SOME, bearing)
    if asserting.question.counts:
        said, denied = said.counted(), denied.counted()
    elif asserting.estimate is None:
        return None
    if said.within(denied) and not said.is_unknown:
        return Fit.CONFLICT
    return None if asserting.estimate is None else Fit.COMPATIBLE


def _fit_of_some_or_none(first: Claim, second: Claim, bearing: Bearing) -> Fit:
    one, other = _some_or_none(first), _some_or_none(second)
    if first.question.counts or not (one is _SOME or other is _SOME):
        counts = first.question.counts
        return match(one, other, Tolerance.as_said(), bearing=bearing, counts=counts).fit
    # What is measured may lie below zero, so that "some" is anything but zero.
    is_none = bearing is Bearing.SAME and (other if one is _SOME else one).same_values(_NONE)
    return Fit.CONFLICT if is_none else Fit.COMPATIBLE


def _some_or_none(claim: Claim) -> Estimate:
    if claim.estimate is not None:
        return claim.estimate
    return _NONE if claim.stance is Stance.DENIES else _SOME
