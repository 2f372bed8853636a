"""The same claims told otherwise: renamed, moved in time, relayed once more, in another order.

What laws compare before and after. A change is made the same way every time, so that a failure can
be repeated; `provenance.testing` offers the same changes for whole ledgers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE, Link, Relation
from provenance.question import Question
from provenance.source import Affiliation, Source, SourceKind

__all__ = [
    "ELSEWHERE",
    "echo_of",
    "moved",
    "renamed_claims",
    "renamed_sources",
    "unrelated_claim",
    "with_claims",
    "without",
]

ELSEWHERE = Question("lighthouses of another coast", measure="lamps", place="Nowhere", id="lamps")
"""A question that has nothing to do with any other."""
_WIRE = Source("echo-wire", name="Echo Wire", kind=SourceKind.OUTLET)


def unrelated_claim(id_: str = "unrelated") -> Claim:
    """A claim about something else altogether.

    >>> unrelated_claim().id
    'unrelated'
    """
    return Claim.said("12", by=Source("keeper"), of=ELSEWHERE, on="1999-01-01", id=id_)


def echo_of(claim: Claim, id_: str) -> tuple[Claim, Link]:
    """The same statement printed by one more outlet, and the link that says so.

    >>> claim = Claim("kim", Question("troops"), id="a")
    >>> print(echo_of(claim, "b")[1])
    Echo Wire: b repeats a
    """
    echo = claim.but(id=id_, via=(*claim.via, _WIRE), after=())
    return echo, Link(Relation.REPEATS, by=_WIRE, claims=[id_], targets=[claim.id])


def moved(claim: Claim, days: int) -> Claim:
    """The claim with every date of it moved by a number of days.

    >>> moved(Claim("us", Question("troops"), said_on="2024-10-23"), 1).said_on.isoformat()
    '2024-10-24'
    """
    dates = {"said_on", "as_of", "recorded_on", "target"}
    stated = {name: getattr(claim, name) for name in dates}
    changes = {name: when.shifted(days) for name, when in stated.items() if when is not None}
    source = map_source(claim.source, lambda one: _moved_affiliations(one, days))
    via = tuple(map_source(one, lambda one: _moved_affiliations(one, days)) for one in claim.via)
    return claim.but(source=source, via=via, **changes)


def _moved_affiliations(source: Source, days: int) -> Source:
    return source.but(
        speaks_for=tuple(
            attrs.evolve(
                one,
                since=one.since and Window.on(one.since).shifted(days).start,
                until=one.until and Window.on(one.until).shifted(days).end,
            )
            for one in source.speaks_for
        )
    )


def map_source(source: Source, change: Callable[[Source], Source]) -> Source:
    """Change a source and everyone it speaks for.

    >>> map_source(Source("a", speaks_for="b"), lambda one: one.but(note="x")).principal().note
    'x'
    """
    above = tuple(
        Affiliation(map_source(one.principal, change), one.since, one.until)
        for one in source.speaks_for
    )
    return change(source.but(speaks_for=above))


def renamed_sources(ledger: Ledger, name: Callable[[str], str]) -> Ledger:
    """The ledger with every source known by another id and name, and nothing else changed.

    >>> ledger = Ledger([Claim("us", Question("troops"), id="a")])
    >>> renamed_sources(ledger, lambda id_: f"the-{id_}").claim("a").source.id
    'the-us'
    """

    def change(source: Source) -> Source:
        return source.but(
            id=name(source.id),
            name=name(source.name),
            aliases=tuple(name(one) for one in source.aliases),
            same_as=tuple(name(one) for one in source.same_as),
        )

    def target(id_: str) -> str:
        told = id_.removeprefix(OF_SOURCE)
        return id_ if told == id_ else f"{OF_SOURCE}{name(told)}"

    claims = tuple(
        claim.but(
            source=map_source(claim.source, change),
            via=tuple(map_source(one, change) for one in claim.via),
        )
        for claim in ledger.claims
    )
    links = tuple(
        attrs.evolve(
            link,
            by=map_source(link.by, change),
            targets=tuple(target(one) for one in link.targets),
        )
        for link in ledger.links
    )
    sources = tuple(map_source(one, change) for one in ledger.sources)
    return ledger.but(claims=claims, links=links, sources=sources)


def renamed_claims(ledger: Ledger, names: Mapping[str, str]) -> Ledger:
    """The ledger with claims known by other ids.

    >>> ledger = Ledger([Claim("us", Question("troops"), id="a")])
    >>> [claim.id for claim in renamed_claims(ledger, {"a": "z"})]
    ['z']
    """

    def new(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.get(id_, id_) for id_ in ids)

    claims = tuple(
        claim.but(id=names.get(claim.id, claim.id), after=new(claim.after)) for claim in ledger
    )
    links = tuple(
        attrs.evolve(link, claims=new(link.claims), targets=new(link.targets))
        for link in ledger.links
    )
    exemptions = tuple(attrs.evolve(one, claims=new(one.claims)) for one in ledger.exemptions)
    return ledger.but(claims=claims, links=links, exemptions=exemptions)


def with_claims(ledger: Ledger, kept: tuple[Claim, ...]) -> Ledger:
    """The ledger with these claims alone, and the links and exemptions whose ends are all there.

    >>> len(with_claims(Ledger([Claim("us", Question("troops"), id="a")]), ()))
    0
    """
    ids = {claim.id for claim in kept}
    left = tuple(
        claim.but(after=tuple(id_ for id_ in claim.after if id_ in ids)) if claim.after else claim
        for claim in kept
    )
    links = tuple(_links_among(ledger.links, ids))
    exemptions = tuple(one for one in ledger.exemptions if ids.issuperset(one.claims))
    return ledger.but(claims=left, links=links, exemptions=exemptions)


def _links_among(links: tuple[Link, ...], ids: set[str]) -> Iterator[Link]:
    for link in links:
        targets = (one for one in link.targets if not one.startswith(OF_SOURCE))
        if ids.issuperset((*link.claims, *targets)):
            yield link


def without(ledger: Ledger, claim: Claim) -> Ledger:
    """The ledger without one claim and the links that end at it.

    >>> ledger = Ledger([Claim("us", Question("troops"), id="a")])
    >>> len(without(ledger, ledger.claim("a")))
    0
    """
    return with_claims(ledger, tuple(one for one in ledger if one.id != claim.id))


def fresh(ledger: Ledger, wanted: str) -> str:
    """An id that no claim of the ledger has.

    >>> fresh(Ledger([Claim("us", Question("troops"), id="a")]), "a")
    'a-2'
    """
    ids: dict[str, Any] = dict.fromkeys(claim.id for claim in ledger)
    made, count = wanted, 1
    while made in ids:
        count += 1
        made = f"{wanted}-{count}"
    return made
