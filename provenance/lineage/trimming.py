"""A lineage as far as it lends weight: without what was taken back, denied or never said."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import attrs

from provenance.claim import Claim
from provenance.lineage.chains import Lineage
from provenance.lineage.grounds import adrift

__all__ = ["trimmed"]


def trimmed(
    lineage: Lineage, claims: Iterable[Claim], useless: Collection[str]
) -> tuple[Lineage, frozenset[str]]:
    """Leave out of what some claims rest on those that lend no weight, and who only repeats them.

    Gives the lineage of the claims as it is then, and the ids left out. What is left out repeats
    nobody and makes nothing known, but still shares its material: of those who rest on the same,
    only the claims asked about then make it known.

    >>> from provenance import Question
    >>> said = [Claim(id_, Question("troops"), id=id_) for id_ in ("us", "nbc", "kim")]
    >>> cited = {"nbc": ("us",), "kim": ("nbc",)}
    >>> whole = Lineage(claims={claim.id: claim for claim in said}, cited=cited)
    >>> sorted(trimmed(whole, said, {"us"})[1])
    ['kim', 'nbc', 'us']
    """
    asked = tuple(claims) if useless else ()
    behind = lineage.behind(*asked)
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
        pools=tuple(lineage.pools[number] for number in numbers),
        silent=frozenset(gone),
        asked=frozenset(claim.id for claim in asked),
    )
    return left, left.silent
