"""Kin held against one another: who repeats, who revises, and who contradicts himself at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, combinations, pairwise, product

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.figures import named_alike
from provenance.question import Moves
from provenance.sweep.kin import Kinship
from provenance.sweep.listing import above, within
from provenance.sweep.side import Side

__all__ = ["Family"]

Two = tuple[Claim, Claim]
Column = tuple[Claim, list[Claim]]


@attrs.frozen(slots=False, eq=False)
class Family:
    """Claims that share an origin or a statement, with the ends of their figures.

    Where they are one origin's own statements and nothing but the day tells which is later, those
    of one day are settled by their figures, and those of two days repeat or revise one another.
    Everything else is left to be judged pair by pair.
    """

    side: Side
    kinship: Kinship

    @cached_property
    def _is_plain(self) -> bool:
        claims = self.side.claims
        return self.kinship.are_of_one_origin(claims) and not any(claim.as_of for claim in claims)

    @cached_property
    def days(self) -> list[Side]:
        """Those said on one day for one day, where this settles what they are to each other."""
        if not self._is_plain:
            return []
        said: dict[tuple[Window | None, Window | None], list[int]] = {}
        for place, claim in enumerate(self.side.claims):
            said.setdefault((claim.said_on, claim.target), []).append(place)
        sides = map(self.side.some, said.values())
        return [attrs.evolve(side, kin=[None] * len(side.claims)) for side in sides]

    def settled(self) -> tuple[int, int]:
        """How many pairs of one day conflict, and how many can both be true and are no repeats."""
        conflicts = agreements = 0
        for day in self.days:
            apart = day.count(day)
            conflicts += apart
            agreements += day.strangers_within - apart - self._repeats(day.claims)
        return conflicts, agreements

    def _repeats(self, claims: Sequence[Claim]) -> int:
        """How many pairs of one day give the same figure."""
        alike: dict[object, dict[Estimate, int]] = {}
        for claim in claims:
            if claim.estimate is not None:
                figures = (claim.estimate.figures, claim.estimate.profile)
                hedged = alike.setdefault(figures, {})
                hedged[claim.estimate] = hedged.get(claim.estimate, 0) + 1
        found = 0
        for hedged in alike.values():
            found += sum(number * (number - 1) // 2 for number in hedged.values())
            for one, other in combinations(hedged, 2):
                found += self._are_alike(one, other) * hedged[one] * hedged[other]
        return found

    def _are_alike(self, one: Estimate | None, other: Estimate | None) -> bool:
        if one is None or other is None:
            return one is other
        return named_alike(one, other, self.side.rounding.tolerance)

    def conflicts(self) -> Iterator[Column]:
        """The settled pairs that exclude each other."""
        return chain.from_iterable(above(day, day) for day in self.days)

    def agreements(self) -> Iterator[Two]:
        """The settled pairs that can both be true, though neither backs the other."""
        for one, others in chain.from_iterable(map(within, self.days)):
            for other in others:
                if not self._are_alike(one.estimate, other.estimate):
                    yield one, other

    def to_judge(self) -> Iterator[Two]:
        """The pairs that are left to be judged."""
        if not self._is_plain:
            yield from combinations(self.side.claims, 2)
            return
        if _is_row(self.days):
            return
        for one, other in combinations(self.days, 2):
            if not _is_settled(one.claims[0], other.claims[0]):
                yield from product(one.claims, other.claims)

    def contested(self) -> Iterator[Two]:
        """Those left to be judged that may conflict: that share no value, and neither is later."""
        if self._is_plain:
            for first, second in self.to_judge():
                if not self.kinship.is_ordered(first, second):
                    yield first, second
            return
        side = self.side
        ends = list(zip(side.claims, side.low, side.high, strict=True))
        for (first, low, high), (second, least, most) in combinations(ends, 2):
            if (low > most or least > high) and not self.kinship.is_ordered(first, second):
                yield first, second


def _is_row(days: Sequence[Side]) -> bool:
    """Whether each day surely comes after the one before, so that whoever speaks later revises."""
    claims = [day.claims[0] for day in days]
    if claims[0].question.moves is Moves.CHANGE or any(claim.target for claim in claims):
        return False
    said = [claim.said_on for claim in claims]
    dated = sorted((one for one in said if one is not None), key=lambda one: one.sort_key)
    if len(dated) < len(said) or any(one.moment for one in dated):
        return len(said) == 1
    return all(one.is_before(other) for one, other in pairwise(dated))


def _is_settled(one: Claim, other: Claim) -> bool:
    """Whether of two answers of one origin the later one repeats or revises, as its day tells."""
    first, second = one.said_on, other.said_on
    if one.question.moves is Moves.CHANGE or first is None or second is None:
        return False
    return first.is_before(second) or second.is_before(first)
