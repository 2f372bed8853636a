"""What the links of a ledger declare of lineage: citations, shared material, replacements."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.ledger import Ledger
from provenance.link import Relation

__all__ = ["citations_in", "declared_pools", "replacements_in"]


def declared_pools(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    """The claims that are declared to rest on the same material, pool by pool."""
    for link in ledger.links:
        if link.relation is Relation.SHARES:
            targets = (claim.id for claim in ledger.targets_of(link))
            yield tuple(dict.fromkeys((*link.claims, *targets)))


def citations_in(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Find what every claim repeats, in the order of the links."""
    ids = {claim.id for claim in ledger.claims}
    cited: dict[str, tuple[str, ...]] = {}
    several: dict[str, dict[str, None]] = {}
    for link in ledger.links:
        if link.relation is not Relation.REPEATS:
            continue
        targets = link.targets
        if not ids.issuperset(targets):
            targets = tuple(claim.id for claim in ledger.targets_of(link))
        for claim in link.claims:
            if claim not in cited:
                cited[claim] = targets
            else:
                known = several.setdefault(claim, dict.fromkeys(cited[claim]))
                known.update(dict.fromkeys(targets))
    cited.update((claim, tuple(targets)) for claim, targets in several.items())
    return {claim: targets for claim, targets in cited.items() if targets}


def replacements_in(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Find by what every claim that was superseded is."""
    replaced: dict[str, tuple[str, ...]] = {}
    for link in ledger.links:
        if link.relation is Relation.SUPERSEDES:
            for target in link.targets:
                replaced[target] = (*replaced.get(target, ()), *link.claims)
    return replaced
