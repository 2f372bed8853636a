"""A lineage as it would be if some claims had never been made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import attrs

from provenance.claim import Claim
from provenance.lineage.chains import Lineage
from provenance.lineage.classes import classes_of
from provenance.lineage.grounds import adrift

__all__ = ["trimmed"]

Group = tuple[str, ...]


def trimmed(
    lineage: Lineage, claims: Iterable[Claim], useless: Collection[str]
) -> tuple[Lineage, frozenset[str]]:
    """Leave out of what some claims rest on those that lend no weight, and who only repeats them.

    Gives the lineage of the claims as it is then, and the ids left out. What is left out still
    ties those together that share its material.

    >>> from provenance import Question
    >>> said = [Claim(id_, Question("troops"), id=id_) for id_ in ("us", "nbc", "kim")]
    >>> cited = {"nbc": ("us",), "kim": ("nbc",)}
    >>> whole = Lineage(claims={claim.id: claim for claim in said}, cited=cited)
    >>> sorted(trimmed(whole, said, {"us"})[1])
    ['kim', 'nbc', 'us']
    """
    behind = lineage.behind(*claims) if useless else {}
    gone = {id_ for id_ in behind if id_ in useless}
    if not gone:
        return lineage, frozenset()
    gone |= adrift(lineage.cited, gone, tuple(gone), lineage.repeated_by)
    cited = (
        (id_, tuple(one for one in lineage.cited.get(id_, ()) if one not in gone))
        for id_ in behind
        if id_ not in gone
    )
    numbers = sorted({number for id_ in behind for number in lineage.shared.get(id_, ())})
    left = attrs.evolve(
        lineage,
        cited={id_: targets for id_, targets in cited if targets},
        pools=tuple(_bridged([lineage.pools[number] for number in numbers], gone)),
        statements=tuple(_bridged(lineage.statements, gone)),
    )
    return left, frozenset(gone)


def _bridged(groups: Sequence[Group], gone: AbstractSet[str]) -> Iterator[Group]:
    """Take members out of groups, and join the groups that met in them."""
    met = [group for group in groups if not gone.isdisjoint(group)]
    whole = [group for group in groups if gone.isdisjoint(group)]
    for group in (*whole, *classes_of(met)):
        left = tuple(id_ for id_ in group if id_ not in gone)
        if len(left) > 1:
            yield left
