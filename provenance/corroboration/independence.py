"""What joins two claims: the path between them, or that no shared origin is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.phrases import joined
from provenance.ledger import Ledger
from provenance.lineage import End, Lineage, Origin
from provenance.lineage.graph import steps_back
from provenance.policy import Policy
from provenance.source import Level

__all__ = ["Tie", "independent"]


@attrs.frozen
class Tie:
    """What is known to join two claims; lineage can show that they depend, never that they do not.

    `path` leads from one to the other by name, through what both rest on; it is empty where nothing
    joins them. `unknown` are the origins of either that are not on record.

    >>> print(Tie(("a", "b"), (), (), ()))
    no shared origin known
    """

    claims: tuple[str, str]
    shared: tuple[Origin, ...]
    path: tuple[str, ...]
    unknown: tuple[Origin, ...]

    @property
    def is_known(self) -> bool:
        """Whether something is known to join the two.

        >>> Tie(("a", "b"), (), (), ()).is_known
        False
        """
        return bool(self.path)

    def __str__(self) -> str:
        """Tell what joins the two, or that nothing is known to."""
        if self.path:
            origin = joined(str(one) for one in self.shared)
            shared = f"shared origin: {origin}" if origin else "joined"
            return f"{shared}, by way of {' - '.join(self.path)}"
        if self.unknown:
            names = joined(" with ".join(origin.names) for origin in self.unknown)
            return f"no shared origin known, but what comes by way of {names} may be anyone's"
        return "no shared origin known"

    def to_dict(self) -> dict[str, Any]:
        """The tie as plain values, for JSON."""
        return {
            "claims": list(self.claims),
            "known": self.is_known,
            "shared": [str(origin) for origin in self.shared],
            "path": list(self.path),
            "unknown": [str(origin) for origin in self.unknown],
        }


def independent(
    ledger: Ledger,
    first: Claim | str,
    second: Claim | str,
    *,
    level: Level | str | None = None,
    policy: Policy | None = None,
) -> Tie:
    """Find what joins two claims, given as such or by their ids: never a proof of independence.

    >>> from provenance import Question, Source
    >>> there = Question("troops")
    >>> spoke = [Claim(Source(id_, speaks_for="us"), there, id=id_) for id_ in ("kirby", "austin")]
    >>> print(independent(Ledger(spoke), "kirby", "austin"))
    shared origin: us, by way of kirby - us - austin
    """
    policy = policy or ledger.policy
    if level is not None:
        policy = policy.but(level=Level(level))
    lineage = Judge.of(ledger, policy).lineage
    pair = tuple(one if isinstance(one, Claim) else ledger.claim(one) for one in (first, second))
    one, other = pair
    origins = lineage.origins(one), lineage.origins(other)
    shared = _in_order({met for own in origins[0] for met in _meetings(own, origins[1])})
    path = _meeting_of_claims(one, other, lineage) or _meeting_of_voices(one, other, lineage)
    path = tuple(name for name, before in zip(path, ("", *path), strict=False) if name != before)
    unknown = _in_order(o for o in origins[0] | origins[1] if not o.known)
    return Tie((one.id, other.id), shared, path, unknown)


def _meetings(origin: Origin, others: Iterable[Origin]) -> Iterator[Origin]:
    """Give what an origin has in common with others, each of which may be several sources."""
    named = dict(zip(origin.ids, origin.names, strict=True))
    for other in others:
        common = tuple(id_ for id_ in other.ids if id_ in named)
        if common:
            names = tuple(named[id_] for id_ in common)
            yield Origin(common, names, known=origin.known and other.known)


def _in_order(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(sorted(origins, key=lambda origin: (origin.names, origin.ids)))


def _meeting_of_claims(one: Claim, other: Claim, lineage: Lineage) -> tuple[str, ...]:
    """Go from one claim back to the nearest that both rest on, and forth to the other."""
    here, there = lineage.behind(one), lineage.behind(other)
    far, near = _depths(here), _depths(there)
    both = [id_ for id_ in here if id_ in there]
    if not both or one.id not in lineage.claims:
        return ()
    meeting = min(both, key=lambda id_: (far[id_] + near[id_], id_))
    ways = [[lineage.claims[id_] for id_ in steps_back(meeting, way)] for way in (here, there)]
    # Both ways tell the claim where they meet, whole; once is enough.
    back, forth = (lineage.names(way, up=False) for way in (ways[0], ways[1][:-1]))
    return (*back, *forth[::-1])


def _depths(behind: Mapping[str, str]) -> dict[str, int]:
    """Count the steps to each claim of a search, which come nearest first."""
    depths: dict[str, int] = {}
    for id_, through in behind.items():
        depths[id_] = depths[through] + 1 if through else 0
    return depths


def _meeting_of_voices(one: Claim, other: Claim, lineage: Lineage) -> tuple[str, ...]:
    """Go from one claim up to whom its chain ends with, and from there down to the other."""
    for end in lineage.ends(one):
        for far in lineage.ends(other):
            common = {*end.origin.ids}.intersection(far.origin.ids)
            if common:
                ways = _way(one, end, common, lineage), _way(other, far, common, lineage)
                return _over_the_top(*ways, lineage)
    return ()


def _way(claim: Claim, end: End, voices: Collection[str], lineage: Lineage) -> list[Claim]:
    """Go back to where a chain ends, and there to one in whom a voice of some speaks."""
    known = lineage.claims
    speaking = {id_ for id_ in end.claims if id_ in known}
    speaking = {id_ for id_ in speaking if lineage.voice(known[id_]).id in voices}
    return [known.get(id_, claim) for id_ in lineage.way(claim, end, speaking)]


def _over_the_top(one: list[Claim], other: list[Claim], lineage: Lineage) -> tuple[str, ...]:
    """Go up from the speaker of one way to the first whom the speaker of the other speaks for."""
    identity = lineage.identity
    lines = [identity.line(way[-1].source, way[-1].day) for way in (one, other)]
    up, down = ([identity.of_all(source).id for source in line] for line in lines)
    top = next((id_ for id_ in up if id_ in down), "")
    back = [source.name for source in lines[0][1 : up.index(top) + 1 if top else None]]
    forth = [source.name for source in lines[1][1 : down.index(top) if top else None]]
    names = [lineage.names(way, up=False) for way in (one, other)]
    return (*names[0], *back, *reversed(forth), *names[1][::-1])
