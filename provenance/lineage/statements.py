"""Which prints are of one and the same statement, so that they share whatever it rests on.

Several relays of an utterance are one statement, and so are several prints of the same figure that
one source gave on one day. Prints that lay a figure at each other's door are one as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from provenance.claim import Claim
from provenance.lineage.classes import classes_of
from provenance.lineage.graph import strongly_connected
from provenance.lineage.identity import Identity

__all__ = ["attribution_rings", "one_statement"]

Group = tuple[str, ...]


def one_statement(
    standing: Sequence[Claim], identity: Identity, linked: Collection[str]
) -> Iterator[Group]:
    """The claims that print one statement: one utterance, or what a source said twice that day.

    The second matters only where one of the prints is `linked` to something, and the others would
    seem to stand on their own. Claims that were taken back join nobody.
    """
    uttered: dict[str, list[str]] = {}
    for claim in standing:
        if claim.utterance:
            uttered.setdefault(claim.utterance, []).append(claim.id)
    tied = {*linked, *(member for group in uttered.values() for member in group)}
    alike = classes_of((*uttered.values(), *_said_twice(standing, identity, tied)))
    yield from (group for group in alike if len(group) > 1)


def _said_twice(
    standing: Sequence[Claim], identity: Identity, linked: Collection[str]
) -> Iterator[list[str]]:
    sources = _told_apart({claim.source.id for claim in standing if claim.id in linked}, identity)
    first: dict[tuple[object, ...], Claim] = {}
    alike: dict[tuple[object, ...], list[Claim]] = {}
    for claim in standing:
        if claim.source.id in sources:
            outline = _outline(claim, identity)
            before = first.setdefault(outline, claim)
            if before is not claim:
                alike.setdefault(outline, [before]).append(claim)
    for group in alike.values():
        exactly: dict[tuple[object, ...], list[str]] = {}
        for claim in group:
            exactly.setdefault(_content(claim), []).append(claim.id)
        yield from exactly.values()


def _told_apart(linked: Collection[str], identity: Identity) -> set[str]:
    """Pick the sources of which it matters that they say a thing twice.

    Those are the linked ones, under all their names, and officials of somebody, whom a level may
    tell apart; officials of nobody in particular need not be the same people.
    """
    sources = {member for id_ in linked for member in identity.namesakes(id_)}
    unnamed = [source for source in identity.records.values() if not source.is_named]
    nobody = {source.id for source in unnamed if not identity.line(source)[-1].is_named}
    return (sources | {source.id for source in unnamed}) - nobody


def _outline(claim: Claim, identity: Identity) -> tuple[object, ...]:
    """Give what is quick to compare and tells most statements apart."""
    said, day = claim.estimate, claim.said_on
    figures = None if said is None else (said.low, said.high)
    source = identity.leaders.get(claim.source.id, claim.source.id)
    return source, claim.question.id, figures, None if day is None else day.start


def _content(claim: Claim) -> tuple[object, ...]:
    return claim.question.key, claim.stance, claim.estimate, claim.said_on, claim.as_of


def attribution_rings(standing: Sequence[Claim]) -> Iterator[Group]:
    """The claims by which sources lay one figure at each other's door: A tells it of B, B of A."""
    relayed = [claim for claim in standing if claim.via]
    both = {claim.source.id for claim in relayed} & {claim.via[-1].id for claim in relayed}
    alike: dict[tuple[object, ...], list[Claim]] = {}
    for claim in relayed if both else ():
        if claim.source.id in both and claim.via[-1].id in both:
            figures = None if claim.estimate is None else claim.estimate.figures
            alike.setdefault((claim.question.key, claim.stance, figures), []).append(claim)
    for group in alike.values():
        yield from _rings_of(group)


def _rings_of(claims: list[Claim]) -> Iterator[Group]:
    told: dict[str, list[str]] = {}
    for claim in claims:
        told.setdefault(claim.via[-1].id, []).append(claim.source.id)
    for ring in strongly_connected(told):
        if len(ring) > 1:
            inside = set(ring)
            yield tuple(c.id for c in claims if {c.via[-1].id, c.source.id} <= inside)
