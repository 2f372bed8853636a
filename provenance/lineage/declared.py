"""What the links of a ledger declare of lineage: citations, shared material, replacements."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Self

import attrs

from provenance.claim import Claim
from provenance.ledger import Ledger
from provenance.lineage.grounds import adrift, turned_round
from provenance.link import Link, Relation

__all__ = ["Declared"]


@attrs.frozen
class Declared:
    """The claims of a ledger that still stand, those gone, and its links by what they say.

    >>> from provenance import Question
    >>> claims = [Claim(id_, Question("troops"), id=id_) for id_ in "ab"]
    >>> link = Link("repeats", by="nbc", claims=["a"], targets=["b"])
    >>> Declared.of(Ledger(claims, links=[link])).citations()
    {'a': ('b',)}
    """

    ledger: Ledger
    claims: Mapping[str, Claim]
    links: Mapping[Relation, list[Link]]
    standing: tuple[Claim, ...]
    gone: Collection[str]

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """Sort the links of a ledger once, for there may be very many."""
        repeats = [link for link in ledger.links if link.relation is Relation.REPEATS]
        links = {Relation.REPEATS: repeats}
        for link in ledger.links if len(repeats) < len(ledger.links) else ():
            if link.relation is not Relation.REPEATS:
                links.setdefault(link.relation, []).append(link)
        claims = {claim.id: claim for claim in ledger.claims}
        replaced = any(relation.replaces for relation in links)
        standing, gone = (ledger.standing, ledger.replaced) if replaced else (ledger.claims, ())
        return cls(ledger, claims, links, standing, gone)

    def citations(self) -> dict[str, tuple[str, ...]]:
        """What every claim repeats, in the order of the links."""
        links = self.links.get(Relation.REPEATS, ())
        targeted = chain.from_iterable([link.targets for link in links])
        only_ids = all(map(self.claims.__contains__, targeted))
        cited: dict[str, tuple[str, ...]] = {}
        several: dict[str, dict[str, None]] = {}
        for link in links:
            targets = link.targets if only_ids else self._targets_of(link)
            for claim in link.claims if targets else ():
                if cited.setdefault(claim, targets) is not targets:
                    known = several.setdefault(claim, dict.fromkeys(cited[claim]))
                    known.update(dict.fromkeys(targets))
        cited.update((claim, tuple(targets)) for claim, targets in several.items())
        return self._past_what_is_replaced(cited)

    def _past_what_is_replaced(
        self, cited: dict[str, tuple[str, ...]]
    ) -> dict[str, tuple[str, ...]]:
        """Let a claim that repeats what it supersedes take the place of that in the chain."""
        replaced = self.replacements() if cited else {}
        heirs = {heir for by in replaced.values() for heir in by if heir in cited}
        past = {heir: _past(heir, cited, replaced) for heir in sorted(heirs)}
        return (
            {id_: targets for id_, targets in (cited | past).items() if targets} if past else cited
        )

    def _targets_of(self, link: Link) -> tuple[str, ...]:
        return tuple(claim.id for claim in self.ledger.targets_of(link))

    def pools(self) -> Iterator[tuple[str, ...]]:
        """The claims that are declared to rest on the same material, pool by pool."""
        for link in self.links.get(Relation.SHARES, ()):
            yield tuple(dict.fromkeys((*link.claims, *self._targets_of(link))))

    def adrift(self, cited: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        """The claims that repeat only what was taken back, and so lend no weight either."""
        if not (self.gone and cited):
            return frozenset()
        return adrift(cited, self.gone, self.gone, turned_round(cited))

    def replacements(self) -> Mapping[str, Collection[str]]:
        """By what every claim that was superseded is."""
        replaced: dict[str, set[str]] = {}
        for link in self.links.get(Relation.SUPERSEDES, ()):
            for target in link.targets:
                replaced.setdefault(target, set()).update(link.claims)
        return replaced


def _past(
    heir: str, cited: Mapping[str, tuple[str, ...]], replaced: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """Give what a claim repeats, and for what it supersedes in turn what that repeats."""
    replacing = {heir}
    found: dict[str, None] = {}
    waiting = list(cited[heir])
    for target in waiting:
        if replacing.isdisjoint(replaced.get(target, ())):
            found[target] = None
        elif target not in replacing:
            replacing.add(target)
            waiting += cited.get(target, ())
    return tuple(one for one in found if one not in replacing)
