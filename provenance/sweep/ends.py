"""The ends of figures as plain numbers: figures share a value where no low lies above a high.

An end that was not stated is a number beyond all others, and one that is left out lies a little
beside the number named, by less than the finest step there is between two numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

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
_ASSERTS, _UNSURE = Stance.ASSERTS, Stance.UNSURE
_SAID = attrgetter("low", "high", "low_open", "high_open", "best", "approximate", "side", "profile")

Given = tuple[Number, Number, Number | None]
"""The low and the high end of a figure, and its value where nothing hedges it."""


@attrs.frozen
class Ends:
    """Where figures end under a tolerance; each hedged figure is widened once, however often said.

    `whole` tells that they are counts, whole numbers from zero.

    >>> ends = Ends(Tolerance.grain(), whole=True)
    >>> ends.of(Estimate.about(12000)), ends.of(Estimate.exactly(12000))
    ((11500, 12500, None), (12000, 12000, 12000))
    """

    tolerance: Tolerance
    whole: bool
    _hedged: dict[tuple[object, ...], Given] = attrs.field(
        factory=dict, init=False, repr=False, eq=False
    )

    def of(self, figure: Estimate) -> Given | None:
        """Both ends, in an order of their own with those of all others, and the value if bare.

        None for a figure that cannot be held against any other.
        """
        low, high, best = figure.low, figure.high, figure.best
        if figure.approximate or figure.low_open or figure.high_open:
            said = _SAID(figure)
            return self._hedged.get(said) or self._of_hedged(figure, said)
        if low is None or high is None:
            if low is high or (best is not None and not is_sound(figure)):
                return None
            return NO_LOW if low is None else low, NO_HIGH if high is None else high, None
        if low == high == best:
            return low, low, None if figure.profile else low
        is_range = low <= high if best is None else is_sound(figure)
        return (low, high, None) if is_range else None

    def _of_hedged(self, figure: Estimate, said: tuple[object, ...]) -> Given | None:
        if not is_sound(figure):
            return None
        wide = as_judged(figure, self.tolerance, counts=self.whole)
        low: Number = NO_LOW if wide.low is None else wide.low
        high: Number = NO_HIGH if wide.high is None else wide.high
        if wide.low_open:
            low = arithmetic.add(Decimal(low), _BESIDE)
        if wide.high_open:
            high = arithmetic.subtract(Decimal(high), _BESIDE)
        self._hedged[said] = given = low, high, None
        return given


@attrs.define
class Sorted:
    """Claims by what they give: those with a figure and where it ends, those with a bare stance.

    Both are places among the claims; in neither is what can be held against nothing. `bare` holds
    the value of figures that nothing hedges, and None elsewhere.
    """

    figures: list[int]
    low: list[Number]
    high: list[Number]
    bare: list[Number | None]
    stances: list[int]


def _is_hedged(figure: Estimate) -> bool:
    return figure.approximate or figure.low_open or figure.high_open or figure.profile != ""


def sorted_out(claims: Sequence[Claim], tolerance: Tolerance) -> Sorted:
    """Sort claims on one question by what they give.

    >>> from provenance.question import Question
    >>> asked = Question("troops")
    >>> said = [Claim("us", asked, Estimate.at_most(5)), Claim("uk", asked)]
    >>> found = sorted_out(said, Tolerance.grain())
    >>> found.figures, found.high, found.stances
    ([0], [5], [1])
    """
    ends = Ends(tolerance, whole=bool(claims) and claims[0].question.counts)
    found = Sorted([], [], [], [], [])
    add_place, add_low = found.figures.append, found.low.append
    add_high, add_bare = found.high.append, found.bare.append
    for place, claim in enumerate(claims):
        figure = claim.estimate
        if figure is not None and claim.stance is _ASSERTS:
            bare = figure.best
            if bare is not None and figure.low is bare is figure.high and not _is_hedged(figure):
                # By far the most frequent case.
                low = high = bare
            elif (own := ends.of(figure)) is not None:
                low, high, bare = own
            else:
                continue
            add_place(place)
            add_low(low)
            add_high(high)
            add_bare(bare)
        elif claim.stance is not _UNSURE and (figure is None or is_sound(figure)):
            found.stances.append(place)
    return found
