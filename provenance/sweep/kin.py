"""Who is kin of whom: claims that share their origins, or may be prints of one statement.

Kin neither agree nor conflict by their figures alone: one may repeat or revise the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Self

import attrs

from provenance.claim import Claim
from provenance.lineage import Lineage, Origin
from provenance.lineage.classes import classes_of
from provenance.question import Moves

__all__ = ["Kinship"]

_SOURCE, _UTTERANCE = attrgetter("source"), attrgetter("utterance")


@attrs.frozen(slots=False, eq=False)
class Kinship:
    """Numbers those claims that are kin of others, by all that is known of where they come from.

    >>> from provenance.question import Question
    >>> said = [Claim(by, Question("troops"), id=str(n)) for n, by in enumerate(("us", "uk", "us"))]
    >>> Kinship(Lineage()).of(said)
    [2, None, 2]
    """

    lineage: Lineage
    # Of sources that speak for themselves alone, so that no two of them share an origin.
    by_source: dict[int, frozenset[Origin]] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def by(cls, lineage: Lineage) -> Self:
        """The kinship that a lineage tells of, worked out once and kept with it."""
        kinship: Self = vars(lineage).setdefault("_kinship", cls(lineage))
        return kinship

    def of(self, claims: Sequence[Claim]) -> list[int | None]:
        """Give each claim the number of its family, or None where it has no kin among these."""
        if not self._is_told(claims) and self._are_strangers(claims):
            return [None] * len(claims)
        origins = [self.origins(claim) for claim in claims]
        families = _joined([self._ties(*one) for one in zip(claims, origins, strict=True)])
        sizes = Counter(families)
        return [family if sizes[family] > 1 else None for family in families]

    def _are_strangers(self, claims: Sequence[Claim]) -> bool:
        """Whether no two claims that tell of no others share their origins."""
        sources = list(map(id, map(_SOURCE, claims)))
        if all(map(self.by_source.__contains__, sources)):
            return len(set(sources)) == len(sources)
        return len(set(map(self.origins, claims))) == len(claims)

    def origins(self, claim: Claim) -> frozenset[Origin]:
        """The origins of a claim; those of a source that speaks for itself are looked up once."""
        found = self.by_source.get(id(claim.source))
        if found is None:
            found = self.lineage.origins(claim)
            alone = self.lineage.identity.is_alone(claim.source) and claim.source.is_named
            if alone and not self._is_linked:
                self.by_source[id(claim.source)] = found
        return found

    @cached_property
    def _is_linked(self) -> bool:
        return bool(self.lineage.cited or self.lineage.pools)

    def _is_told(self, claims: Sequence[Claim]) -> bool:
        return self._is_linked or any(map(_UTTERANCE, claims))

    def is_told(self, claim: Claim) -> bool:
        """Whether a claim may be kin of one with other origins."""
        return bool(claim.utterance) or (self._is_linked and claim.id in self.chained)

    def _ties(self, claim: Claim, origins: frozenset[Origin]) -> Iterator[Hashable]:
        """What a claim has in common with its kin."""
        yield origins
        if claim.utterance:
            yield claim.utterance
        if claim.id in self.chained:
            yield self.chained[claim.id]

    @cached_property
    def chained(self) -> Mapping[str, int]:
        """The claims that rest on others or share with them, under a number for each chain."""
        cited = ((id_, *targets) for id_, targets in self.lineage.cited.items())
        chains = classes_of((*self.lineage.pools, *cited)) if self._is_linked else ()
        return {id_: number for number, chain in enumerate(chains) for id_ in chain}

    def is_ordered(self, first: Claim, second: Claim) -> bool:
        """Whether one of two claims of one origin is surely the later one: no conflict with itself.

        What was added on two days is two answers, and which is later makes no difference.
        """
        if first.question.moves is Moves.CHANGE or self.origins(first) != self.origins(second):
            return False
        if self._is_declared(first) or self._is_declared(second):
            return False
        clocks = ((first.said_on, second.said_on), (first.as_of, second.as_of))
        return any(
            one is not None and other is not None and (one.is_before(other) or other.is_before(one))
            for one, other in clocks
        )

    def are_of_one_origin(self, claims: Sequence[Claim]) -> bool:
        """Whether claims are one origin's own statements, with nothing declared of their order."""
        if self._is_told(claims) and any(map(self.is_told, claims)):
            return False
        if any(map(self._is_declared, claims)):
            return False
        return len(set(map(self.origins, claims))) == 1

    def _is_declared(self, claim: Claim) -> bool:
        """Whether it is declared of a claim, rather than dated, what came before it."""
        return bool(claim.after) or claim.id in self._replacing

    @cached_property
    def _replacing(self) -> frozenset[str]:
        return frozenset(id_ for ids in self.lineage.replaced_by.values() for id_ in ids)


def _joined(ties: Iterable[Iterable[Hashable]]) -> list[int]:
    """Number things so that those with a tie in common, at once or through others, are alike."""
    leader: dict[int, int] = {}
    first: dict[Hashable, int] = {}

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = number = leader[leader[number]]
        return number

    for number, own in enumerate(ties):
        leader[number] = number
        for tie in own:
            leader[find(first.setdefault(tie, number))] = find(number)
    return [find(number) for number in leader]
