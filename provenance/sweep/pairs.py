"""Every pair of answers to one question at once: which conflict, which can both be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, combinations, product, repeat
from operator import attrgetter
from typing import Self

import attrs

from provenance.claim import Claim
from provenance.collector import collector_paused
from provenance.comparison import Judge
from provenance.errors import RecordError, shown
from provenance.scope import Bearing
from provenance.sweep.ends import NO_HIGH, NO_LOW, Sorted, sorted_out
from provenance.sweep.families import Family
from provenance.sweep.kin import Kinship
from provenance.sweep.listing import above, across, bound, within
from provenance.sweep.plain import Kinds
from provenance.sweep.rounding import Rounding
from provenance.sweep.side import Side
from provenance.sweep.times import by_time, related
from provenance.verdict import Comparison, Verdict

__all__ = ["MEET", "Counts", "Pairs"]

Two = tuple[Claim, Claim]
Column = tuple[Claim, list[Claim]]

_FEW = 8
_QUESTION = attrgetter("question")

MEET = (Verdict.AGREE, Verdict.COMPATIBLE)


@attrs.frozen
class Counts:
    """How many pairs conflict, how many can both be true, and of how many neither is told.

    >>> Counts(1, 2, 0).total
    3
    """

    conflicts: int = 0
    agreements: int = 0
    others: int = 0

    @property
    def total(self) -> int:
        """All pairs there are."""
        return self.conflicts + self.agreements + self.others

    def but(self, without: Counts, with_: Counts) -> Counts:
        """The counts with those of some pairs put in the place of others.

        >>> Counts(3, 2, 1).but(Counts(1), Counts(0, 1))
        Counts(conflicts=2, agreements=3, others=1)
        """
        return Counts(
            self.conflicts - without.conflicts + with_.conflicts,
            self.agreements - without.agreements + with_.agreements,
            self.others - without.others + with_.others,
        )


@attrs.frozen(eq=False)
class _Block:
    """Claims whose figures can be held against one another: of one time, or of two that meet.

    `bearing` is that of the first time on the second; of one time there is no second. Where there
    is `doubt` whether the times are the same, nothing is called a conflict.
    """

    first: Side
    second: Side | None = None
    bearing: Bearing = Bearing.SAME
    doubt: bool = False

    @property
    def pairs(self) -> int:
        """How many pairs of strangers bear on each other."""
        if self.second is None:
            return self.first.strangers_within
        silent = 0
        if self.bearing is not Bearing.SAME:
            part, whole = self._part_and_whole(self.second)
            # Neither a missing low end of a part nor a missing high end of its whole binds.
            silent = part.where(part.low, NO_LOW).strangers(whole.where(whole.high, NO_HIGH))
        return self.first.strangers(self.second) - silent

    def _part_and_whole(self, second: Side) -> tuple[Side, Side]:
        is_part = self.bearing is Bearing.NO_MORE
        return (self.first, second) if is_part else (second, self.first)

    def turns(self) -> Iterator[tuple[Side, Side, bool]]:
        """Go through the two sides of which the second may lie above the first, as a conflict."""
        if self.second is None:
            yield self.first, self.first, True
        elif self.bearing is Bearing.SAME:
            yield self.first, self.second, True
            yield self.second, self.first, True
        else:
            part, whole = self._part_and_whole(self.second)
            yield whole, part, False

    def apart(self) -> int:
        """How many pairs of strangers share no value."""
        return sum(one.count(other, rounded=rounded) for one, other, rounded in self.turns())

    def columns(self) -> Iterator[Column]:
        """The pairs of strangers that share no value."""
        return chain.from_iterable(
            above(one, other, rounded=rounded) for one, other, rounded in self.turns()
        )

    def meetings(self) -> Iterator[Column]:
        """The pairs of strangers that share a value, or are equal within rounding."""
        if self.second is None:
            return within(self.first)
        if self.bearing is Bearing.SAME:
            return across(self.first, self.second)
        return bound(*self._part_and_whole(self.second))


@attrs.frozen(slots=False, eq=False)
class Pairs:
    """All pairs among the answers to one question, counted and listed without looking at each.

    Claims are parted by what decides whether they are comparable (stance, times, origins); in each
    part their figures are sorted once. Pairs that this cannot decide are left to the judge, so that
    every answer is the one that `compare` gives pair by pair.

    >>> from provenance.question import Question
    >>> asked = Question("troops", place="Russia")
    >>> words = ("3,000", "at least 3,000", "12,000")
    >>> pairs = Pairs.of(Claim.said(one, by=one, of=asked) for one in words)
    >>> pairs.counts()
    Counts(conflicts=1, agreements=2, others=0)
    >>> [(str(one.estimate), str(other.estimate)) for one, other in pairs.conflicts()]
    [('3,000', '12,000')]
    """

    claims: tuple[Claim, ...]
    judge: Judge = attrs.field(factory=Judge)

    @classmethod
    def of(cls, claims: Iterable[Claim], judge: Judge | None = None) -> Self:
        """The pairs of claims on one question, under a judge's policy and what he knows of lineage.

        `RecordError` where the claims answer several questions.
        """
        held = tuple(claims)
        asked = list(map(_QUESTION, held))
        if not asked or asked.count(asked[0]) == len(asked):
            return cls(held, judge or Judge())
        asked = list({id(question): question for question in asked}.values())
        keys = {question.key for question in asked}
        if len(keys) > 1:
            several = " and ".join(sorted(map(str, asked))[:2])
            message = f"pairs are of claims on one question, not of {shown(several)}"
            raise RecordError(message, value=held)
        return cls(held, judge or Judge())

    # What is asked of pairs

    def counts(self) -> Counts:
        """How many pairs conflict, and how many can both be true (agree or are compatible)."""
        with collector_paused():
            return self._counts()

    def _counts(self) -> Counts:
        conflicts = agreements = 0
        for block in self._blocks:
            pairs, apart = block.pairs, block.apart()
            agreements += pairs - apart
            conflicts += 0 if block.doubt else apart
        for family in self._families:
            apart, room = family.settled()
            conflicts += apart
            agreements += room
        for first, second in self._to_judge():
            verdict = self.judge.compare(first, second).verdict
            conflicts += verdict is Verdict.CONFLICT
            agreements += verdict in MEET
        total = len(self.claims) * (len(self.claims) - 1) // 2
        return Counts(conflicts, agreements, total - conflicts - agreements)

    @property
    def all_agree(self) -> bool:
        """Whether no pair conflicts: surely so where no figure begins above the end of another."""
        return next(self.columns(), None) is None

    def columns(self) -> Iterator[Column]:
        """The conflicts in columns: a claim with all those that it conflicts with, each pair once.

        Of two figures the lower one comes first. This is the quickest way to go through very many.
        """
        yield from self._of_strangers()
        for first, second in self._contested():
            if self.judge.compare(first, second).verdict is Verdict.CONFLICT:
                yield first, [second]

    def _of_strangers(self) -> Iterator[Column]:
        """The conflicts that their figures prove, by whoever shares nothing with the other."""
        sure = (block for block in self._blocks if not block.doubt)
        return chain.from_iterable(block.columns() for block in sure)

    def _contested(self) -> Iterator[Two]:
        """The other pairs that may conflict."""
        for family in self._families:
            for one, others in family.conflicts():
                yield from zip(repeat(one), others)
            yield from family.contested()
        yield from self._with_stances()

    def conflicts(self) -> Iterator[Two]:
        """The conflicts pair by pair, each once, of two figures the lower one first."""
        return chain.from_iterable(zip(repeat(one), others) for one, others in self.columns())

    def comparisons(self) -> Iterator[Comparison]:
        """The conflicts as `compare` gives them, the claim that comes first among these first."""
        if len(self.claims) <= _FEW:
            yield from self._of_few()
            return
        place = {claim.id: number for number, claim in enumerate(self.claims)}
        prove = self.judge.proven_conflict
        for one, others in self._of_strangers():
            here = place[one.id]
            for other in others:
                yield prove(one, other) if here < place[other.id] else prove(other, one)
        for two in self._contested():
            first, second = sorted(two, key=lambda claim: place[claim.id])
            found = self.judge.compare(first, second)
            if found.verdict is Verdict.CONFLICT:
                yield found

    def _of_few(self) -> Iterator[Comparison]:
        """The conflicts among a few claims: to look at each pair is quicker than to part them."""
        excluding = list(self._excluding())
        if not excluding:
            return
        kind = Kinds.by(self.judge).of(self.claims[0].question)
        rows = list(map(kind.row, self.claims))
        for first, second in excluding:
            both = self.claims[first], self.claims[second]
            is_conflict = kind.conflict(rows[first], rows[second])
            found = self.judge.proven_conflict(*both) if is_conflict else None
            if is_conflict is None:
                found = self.judge.compare(*both)
            if found is not None and found.verdict is Verdict.CONFLICT:
                yield found

    def _excluding(self) -> Iterator[tuple[int, int]]:
        """The places of pairs that share no value, or of which one gives no figure.

        Nothing else conflicts.
        """
        given = self._sorted
        if not given.stances and (not given.low or max(given.low) <= min(given.high)):
            return
        ends = zip(given.figures, given.low, given.high, strict=True)
        bare = ((place, NO_HIGH, NO_LOW) for place in given.stances)
        for one, other in combinations(sorted((*ends, *bare)), 2):
            if one[1] > other[2] or other[1] > one[2]:
                yield one[0], other[0]

    def agreements(self) -> Iterator[Two]:
        """The pairs that can both be true (agree or are compatible), each once."""
        for block in self._blocks:
            for one, others in block.meetings():
                yield from zip(repeat(one), others)
        for family in self._families:
            yield from family.agreements()
        for first, second in self._to_judge():
            if self.judge.compare(first, second).verdict in MEET:
                yield first, second

    # How claims are parted

    @property
    def _kinship(self) -> Kinship:
        return Kinship.by(self.judge.lineage)

    @cached_property
    def _sorted(self) -> Sorted:
        return sorted_out(self.claims, self.judge.policy.tolerance)

    @cached_property
    def _side(self) -> Side:
        """The claims with a usable figure, of whatever time."""
        given, tolerance = self._sorted, self.judge.policy.tolerance
        claims = list(self.claims)
        if len(given.figures) < len(claims):
            claims = [claims[place] for place in given.figures]
        rounding = Rounding(tolerance, whole=bool(claims) and claims[0].question.counts)
        kin = self._kinship.of(claims)
        return Side(claims, given.low, given.high, given.bare, kin, rounding)

    @cached_property
    def _blocks(self) -> list[_Block]:
        side, policy = self._side, self.judge.policy
        if not side.claims:
            return []
        times = by_time(side.claims, side.claims[0].question.moves)
        if len(times) == 1:
            return [_Block(side)]
        sides = [side.some(places) for places in times]
        blocks = [_Block(one) for one in sides if len(one.claims) > 1]
        for one, other, scope in related([one.claims[0] for one in sides], policy):
            blocks.append(_Block(sides[one], sides[other], scope.bearing, scope.doubt))
        return blocks

    @cached_property
    def _families(self) -> list[Family]:
        return [Family(side, self._kinship) for side in self._side.families.values()]

    def _to_judge(self) -> Iterator[Two]:
        """The pairs that have to be judged one by one: some of kin, and those with bare denials."""
        return chain(*(family.to_judge() for family in self._families), self._with_stances())

    def _with_stances(self) -> Iterator[Two]:
        """The pairs in which one denies, or gives no figure."""
        bare, figures = self._sorted.stances, self._sorted.figures
        for one, other in chain(combinations(bare, 2), product(bare, figures)):
            yield self.claims[min(one, other)], self.claims[max(one, other)]
