"""The ends of figures as plain numbers: figures share a value where no low lies above a high.

An end that was not stated is a number beyond all others, and one that is left out lies a little
beside the number named, by less than the finest step there is between two numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from provenance.claim import Claim, Stance
from provenance.estimate import Estimate
from provenance.figures import as_judged, is_sound
from provenance.number import MOST_DIGITS, Number, arithmetic
from provenance.tolerance import Tolerance

__all__ = ["NO_HIGH", "NO_LOW", "Ends", "Sorted", "sorted_out"]

NO_HIGH: int = 10 ** (MOST_DIGITS + 4)
NO_LOW: int = -NO_HIGH
_BESIDE = Decimal(1).scaleb(-MOST_DIGITS - 2, arithmetic)


@attrs.frozen
class Ends:
    """Where figures end under a tolerance; each hedged figure is widened once, however often said.

    >>> Ends(Tolerance.grain()).of(Estimate.about(12000), counts=True)
    (11500, 12500)
    """

    tolerance: Tolerance
    _hedged: dict[tuple[object, ...], tuple[Number, Number]] = attrs.field(
        factory=dict, init=False, repr=False, eq=False
    )

    def of(self, estimate: Estimate, *, counts: bool) -> tuple[Number, Number]:
        """The low and the high end, in an order of their own with those of all other figures."""
        low, high = estimate.low, estimate.high
        if not (estimate.approximate or estimate.low_open or estimate.high_open):
            return NO_LOW if low is None else low, NO_HIGH if high is None else high
        ends = (low, high, estimate.low_open, estimate.high_open, estimate.side, counts)
        key = (*ends, estimate.best, estimate.approximate, estimate.profile)
        if key not in self._hedged:
            self._hedged[key] = _ends(as_judged(estimate, self.tolerance, counts=counts))
        return self._hedged[key]


@attrs.define
class Sorted:
    """Claims by what they give: those with a figure and where it ends, those with a bare stance.

    Both are places among the claims; in neither is what can be held against nothing. `bare` holds
    the value of figures that nothing hedges, and None elsewhere.
    """

    figures: list[int] = attrs.field(factory=list)
    low: list[Number] = attrs.field(factory=list)
    high: list[Number] = attrs.field(factory=list)
    bare: list[Number | None] = attrs.field(factory=list)
    stances: list[int] = attrs.field(factory=list)


def sorted_out(claims: Sequence[Claim], tolerance: Tolerance) -> Sorted:
    """Sort claims on one question by what they give.

    >>> from provenance.question import Question
    >>> asked = Question("troops")
    >>> said = [Claim("us", asked, Estimate.at_most(5)), Claim("uk", asked)]
    >>> found = sorted_out(said, Tolerance.grain())
    >>> found.figures, found.high, found.stances
    ([0], [5], [1])
    """
    found, ends = Sorted(), Ends(tolerance)
    counts = bool(claims) and claims[0].question.counts
    for place, claim in enumerate(claims):
        figure = claim.estimate
        if figure is None or claim.stance is not Stance.ASSERTS:
            if claim.stance is not Stance.UNSURE and (figure is None or is_sound(figure)):
                found.stances.append(place)
            continue
        low, high = figure.low, figure.high
        if low is None or high is None or figure.approximate or figure.low_open or figure.high_open:
            if not is_sound(figure):
                continue
            low, high = ends.of(figure, counts=counts)
            found.bare.append(None)
        elif low == high == figure.best:
            found.bare.append(None if figure.profile else low)
        elif is_sound(figure):
            found.bare.append(None)
        else:
            continue
        found.figures.append(place)
        found.low.append(low)
        found.high.append(high)
    return found


def _ends(wide: Estimate) -> tuple[Number, Number]:
    low: Number = NO_LOW if wide.low is None else wide.low
    high: Number = NO_HIGH if wide.high is None else wide.high
    if wide.low_open:
        low = arithmetic.add(Decimal(low), _BESIDE)
    if wide.high_open:
        high = arithmetic.subtract(Decimal(high), _BESIDE)
    return low, high
