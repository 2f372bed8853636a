"""The subject of the laws of estimates: the operations, any of which can be replaced."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from provenance.estimate import Estimate
from provenance.gap import Gap
from provenance.number import Number

__all__ = ["Algebra"]

Pair = Callable[[Estimate, Estimate], bool]
Joined = Callable[[Estimate, Estimate], Estimate]


@attrs.frozen
class Algebra:
    """Everything that can be done with estimates; replace one operation to test another.

    >>> Algebra().overlaps(Estimate.at_least(3000), Estimate.exactly(12000))
    True
    """

    overlaps: Pair = Estimate.overlaps
    within: Pair = Estimate.within
    meet: Callable[[Estimate, Estimate], Estimate | None] = Estimate.__and__
    hull: Joined = Estimate.hull
    add: Joined = Estimate.__add__
    scaled: Callable[[Estimate, Number], Estimate] = Estimate.scaled
    gap: Callable[[Estimate, Estimate], Gap | None] = Estimate.gap
    contains: Callable[[Estimate, Number], bool] = Estimate.__contains__
    counted: Callable[[Estimate], Estimate] = Estimate.counted
