"""What the links of a ledger declare of lineage: citations, shared material, replacements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Self

import attrs

from provenance.claim import Claim
from provenance.ledger import Ledger
from provenance.link import Link, Relation

__all__ = ["Declared"]


@attrs.frozen
class Declared:
    """The claims of a ledger that still stand, and its links by what they say.

    >>> from provenance import Question
    >>> claims = [Claim(id_, Question("troops"), id=id_) for id_ in "ab"]
    >>> link = Link("repeats", by="nbc", claims=["a"], targets=["b"])
    >>> Declared.of(Ledger(claims, links=[link])).citations()
    {'a': ('b',)}
    """

    ledger: Ledger
    links: Mapping[Relation, list[Link]]
    standing: tuple[Claim, ...]

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """Sort the links of a ledger once, for there may be very many."""
        links: dict[Relation, list[Link]] = {}
        for link in ledger.links:
            links.setdefault(link.relation, []).append(link)
        if any(relation.replaces for relation in links):
            return cls(ledger, links, ledger.standing)
        return cls(ledger, links, ledger.claims)

    def citations(self) -> dict[str, tuple[str, ...]]:
        """What every claim repeats, in the order of the links."""
        ids = {claim.id for claim in self.ledger.claims}
        cited: dict[str, tuple[str, ...]] = {}
        several: dict[str, dict[str, None]] = {}
        for link in self.links.get(Relation.REPEATS, ()):
            targets = link.targets
            if not ids.issuperset(targets):
                targets = tuple(claim.id for claim in self.ledger.targets_of(link))
            for claim in link.claims if targets else ():
                if cited.setdefault(claim, targets) is not targets:
                    known = several.setdefault(claim, dict.fromkeys(cited[claim]))
                    known.update(dict.fromkeys(targets))
        return cited | {claim: tuple(targets) for claim, targets in several.items()}

    def pools(self) -> Iterator[tuple[str, ...]]:
        """The claims that are declared to rest on the same material, pool by pool."""
        for link in self.links.get(Relation.SHARES, ()):
            targets = (claim.id for claim in self.ledger.targets_of(link))
            yield tuple(dict.fromkeys((*link.claims, *targets)))

    def replacements(self) -> Mapping[str, Iterable[str]]:
        """By what every claim that was superseded is."""
        replaced: dict[str, set[str]] = {}
        for link in self.links.get(Relation.SUPERSEDES, ()):
            for target in link.targets:
                replaced.setdefault(target, set()).update(link.claims)
        return replaced
