"""How many independent origins stand behind some claims, and which of their chains lead nowhere.

An origin counts where one of its own claims is among those counted, or stands outside of what they
answer: what was taken back, denied or never said lends no weight. Adding an echo, declaring that
one answer draws on another, or an unknown lineage never raises the number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import attrs

from provenance.claim import Claim
from provenance.lineage import End, Lineage, Origin
from provenance.lineage.classes import classes_of
from provenance.lineage.trimming import trimmed

__all__ = ["Origins", "origins_of"]


@attrs.frozen
class Origins:
    """The independent origins of some claims, and the ends of chains whose origin is unknown.

    `lineage` is what is left once claims that lend no weight are left out; `groundless` are the ids
    of those, and of claims that only repeat them. `unit_of` gives the origin for which an end
    counts, by the end's name; an end that shares its material with an origin counted elsewhere
    counts for none.

    >>> Origins((Origin(("us",), ("United States",)),), ()).known[0].names
    ('United States',)
    """

    known: tuple[Origin, ...]
    unknown: tuple[Origin, ...]
    unit_of: Mapping[str, Origin] = attrs.field(factory=dict, eq=False, repr=False)
    lineage: Lineage = attrs.field(factory=Lineage, eq=False, repr=False)
    groundless: frozenset[str] = frozenset()

    def ends(self, claim: Claim) -> tuple[End, ...]:
        """The ends of a claim's chain that lend it weight; none where it is groundless."""
        return () if claim.id in self.groundless else self.lineage.ends(claim)

    def behind(self, claim: Claim) -> tuple[Origin, ...]:
        """The origins counted here on which a claim rests."""
        found = (self.unit_of.get(end.name) for end in self.ends(claim))
        return _in_order(origin for origin in found if origin is not None)


def _in_order(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(sorted(set(origins), key=lambda origin: (origin.names, origin.ids)))


def origins_of(
    lineage: Lineage, backing: Collection[Claim], useless: Collection[str] = ()
) -> Origins:
    """Count the origins behind some claims; `useless` are the ids of others that lend no weight.

    >>> from provenance import Question, Source
    >>> there = Question("troops")
    >>> pair = [Claim(Source(id_, speaks_for="us"), there, id=id_) for id_ in ("nsc", "dod")]
    >>> [str(origin) for origin in origins_of(Lineage(), pair).known]
    ['us']
    """
    left, groundless = trimmed(lineage, backing, {*useless} - {claim.id for claim in backing})
    grounded = [claim for claim in backing if claim.id not in groundless]
    ends = {end.name: end.origin for claim in grounded for end in left.ends(claim)}
    counted = {name: origin for name, origin in ends.items() if origin.known}
    unknown = (origin for origin in ends.values() if not origin.known)
    units = _units(lineage, backing, counted)
    return Origins(_in_order(units.values()), _in_order(unknown), units, left, groundless)


def _units(
    lineage: Lineage, backing: Collection[Claim], counted: Mapping[str, Origin]
) -> dict[str, Origin]:
    """Give each end the origin that it counts for.

    A source that some claim rests on alone counts once. Several that rest on one another count as
    one, and only where none of them, nor any other tied to them by such a ring, counts alone.
    """
    alone = {origin.ids[0] for origin in counted.values() if len(origin.ids) == 1}
    units = {name: origin for name, origin in counted.items() if len(origin.ids) == 1}
    if len(units) == len(counted):
        return units
    for group in map(set, classes_of(_rings_of_voices(lineage, backing, counted))):
        if group.isdisjoint(alone):
            inside = {name: o for name, o in counted.items() if o.ids[0] in group}
            names = {id_: n for o in inside.values() for id_, n in zip(o.ids, o.names, strict=True)}
            joined = Origin(tuple(sorted(names)), tuple(names[id_] for id_ in sorted(names)))
            units |= dict.fromkeys(inside, joined)
    return units


def _rings_of_voices(
    lineage: Lineage, backing: Collection[Claim], counted: Mapping[str, Origin]
) -> list[set[str]]:
    """Gather the known voices of every ring that the claims rest on, or pass through."""
    rings = [set(origin.ids) for origin in counted.values()]
    behind = lineage.behind(*backing)
    for name, members in lineage.rings.items():
        if name in behind:
            claims = (lineage.claims[id_] for id_ in members)
            rings.append({lineage.voice(c).id for c in claims if lineage.is_known(c)})
    return rings
