"""Which claims only repeat others: they say nothing of their own, and add no more than print."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator

from provenance.claim import Claim
from provenance.lineage.chains import Lineage
from provenance.lineage.graph import strongly_connected

__all__ = ["echoes_of", "first_hand"]


def echoes_of(lineage: Lineage, repeated: Iterable[str]) -> frozenset[str]:
    """Find the claims that repeat one of some others, through however many and in any print.

    Claims that repeat one another in a ring are no echoes of each other.

    >>> lineage = Lineage(cited={"wire": ("us",), "paper": ("wire",)})
    >>> sorted(echoes_of(lineage, ["us"]))
    ['paper', 'wire']
    """
    if not lineage.cited:
        return frozenset()
    ids = frozenset(repeated)
    return frozenset((*_from_outside(lineage, ids), *_from_inside(lineage, ids)))


def first_hand(lineage: Lineage, claims: Iterable[Claim]) -> list[Claim]:
    """Leave out the claims that only repeat one of the others that give a figure.

    >>> from provenance.estimate import Estimate
    >>> from provenance.question import Question
    >>> figure = Estimate.exactly(3000)
    >>> said = [Claim(who, Question("troops"), figure, id=who) for who in ("us", "wire")]
    >>> [claim.id for claim in first_hand(Lineage(cited={"wire": ("us",)}), said)]
    ['us']
    """
    told = tuple(claims)
    echoes = echoes_of(lineage, (claim.id for claim in told if claim.estimate is not None))
    return [claim for claim in told if claim.id not in echoes]


def _from_outside(lineage: Lineage, repeated: Iterable[str]) -> Iterator[str]:
    """Go through what repeats others and rests on nothing that in turn rests on it."""
    ring_of, prints = lineage.ring_of, lineage.prints
    # With each claim, whether the way to it has left the ring in which it began.
    waiting = deque((id_, False) for id_ in repeated)
    seen = set(waiting)
    while waiting:
        here, outside = waiting.popleft()
        ring = ring_of.get(here)
        ahead = {(id_, outside) for id_ in prints.get(here, ())}
        citing = lineage.repeated_by.get(here, ())
        ahead.update((id_, outside or ring_of.get(id_, id_) != ring) for id_ in citing)
        waiting.extend(ahead - seen)
        seen |= ahead
    return (id_ for id_, outside in seen if outside)


def _from_inside(lineage: Lineage, repeated: Collection[str]) -> Iterator[str]:
    """Go through what repeats others that share its material, but do not repeat it in turn."""
    ring_of, rings = lineage.ring_of, lineage.rings
    for name in {ring_of[id_] for id_ in repeated if id_ in ring_of}:
        inside = set(rings[name])
        cited = {one: inside.intersection(lineage.cited.get(one, ())) for one in inside}
        echoes: set[str] = set()
        for group in strongly_connected(cited):
            ahead = {one for member in group for one in cited[member]}.difference(group)
            if any(one in repeated or one in echoes for one in ahead):
                echoes.update(group)
        yield from echoes
