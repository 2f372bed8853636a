"""Two claims and how they stand to each other, before any figure is looked at."""

from __future__ import annotations

from itertools import chain

import attrs

from provenance import reasons
from provenance.claim import Claim, Stance
from provenance.scope import Bearing, Scope

__all__ = ["Pair"]


@attrs.frozen
class Pair:
    """Two claims and how they stand to each other in what they ask, in time and in origin."""

    first: Claim
    second: Claim
    scope: Scope
    times: Scope
    itself: bool

    @property
    def bearing(self) -> Bearing:
        """What the value of the first can be, given that of the second."""
        return self.scope.bearing.and_(self.times.bearing)

    @property
    def parted(self) -> Scope:
        """The scope that keeps the two from being about the same thing at the same time."""
        return self.times if self.scope.bearing is Bearing.SAME else self.scope

    @property
    def notes(self) -> tuple[str, ...]:
        """What binds the two, and what had to be assumed."""
        if self.scope.bearing is self.times.bearing is Bearing.SAME:
            return self.assumptions
        bound = (reasons.bindings(self.first, scope) for scope in (self.scope, self.times))
        return (*chain.from_iterable(bound), *self.assumptions)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What is taken for granted about their time."""
        return reasons.assumptions(self.first, self.second)

    @property
    def both_give_figures(self) -> bool:
        """Whether both assert a figure, so that nothing turns on their stances."""
        first, second = self.first, self.second
        return (
            first.stance is second.stance is Stance.ASSERTS
            and first.estimate is not None
            and second.estimate is not None
        )
