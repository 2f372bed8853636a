"""Which prints are of one and the same statement, so that they share whatever it rests on.

Several relays of an utterance are one statement, and so are several prints of the same figure that
one source gave on one day. Prints that lay a figure at each other's door are one as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from provenance.claim import Claim
from provenance.lineage.classes import classes_of
from provenance.lineage.graph import strongly_connected
from provenance.lineage.identity import Identity, is_party
from provenance.source import Source

__all__ = ["attribution_rings", "one_statement"]

Group = tuple[str, ...]


def one_statement(
    standing: Sequence[Claim], identity: Identity, *, linked: bool
) -> Iterator[Group]:
    """The claims that print one statement: one utterance, or what a source said twice that day.

    Without links the second matters of officials only, whom a level may tell apart. Claims that
    were taken back join nobody, nor do those that only repeat such. What is declared goes before
    what is inferred: prints of two utterances are two.
    """
    uttered: dict[str, list[str]] = {}
    for claim in standing:
        if claim.utterance:
            uttered.setdefault(claim.utterance, []).append(claim.id)
    may_repeat: Iterable[Claim] = standing
    if not (linked or uttered):
        may_repeat = (claim for claim in standing if not claim.source.is_named)
    alike = classes_of((*uttered.values(), *_said_twice(may_repeat, identity)))
    yield from (group for group in alike if len(group) > 1)


def _said_twice(claims: Iterable[Claim], identity: Identity) -> Iterator[list[str]]:
    leaders = identity.leaders
    # Whoever cannot be an origin, nor speaks for anybody who can, is passed over at once.
    others = {id_ for id_, one in identity.records.items() if not _may_repeat(one, identity)}
    first: dict[tuple[object, ...], Claim] = {}
    alike: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if claim.source.id in others:
            continue
        # What is quick to compare tells most statements apart.
        said, day = claim.estimate, claim.said_on
        low = None if said is None else said.low
        source = claim.source.id if not leaders else leaders.get(claim.source.id, claim.source.id)
        outline = source, claim.question.id, low, None if day is None else day.start
        before = first.setdefault(outline, claim)
        if before is not claim:
            alike.setdefault(outline, [before]).append(claim)
    for group in alike.values():
        exactly: dict[tuple[object, ...], list[str]] = {}
        for claim in group:
            if _is_someones(claim, identity):
                exactly.setdefault(_content(claim), []).append(claim.id)
        yield from exactly.values()


def _may_repeat(source: Source, identity: Identity) -> bool:
    return is_party(source) or not identity.is_alone(source)


def _is_someones(claim: Claim, identity: Identity) -> bool:
    """Whether it is told of somebody who may say it twice.

    Officials of nobody in particular need not be the same people, and an outlet that prints a
    figure twice may have it from two.
    """
    return any(map(is_party, identity.line(claim.source, claim.day)))


def _content(claim: Claim) -> tuple[object, ...]:
    said = claim.stance, claim.estimate, claim.utterance
    return claim.question.key, *said, claim.said_on, claim.as_of


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
