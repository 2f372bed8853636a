"""Laws of lineage and support: what is repeated adds nothing, whatever the chain looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.corroboration import support
from provenance.estimate import Estimate
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed
from provenance.laws.variations import (
    echo_of,
    fresh,
    renamed_sources,
    unrelated_claim,
    without,
)
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.link import Link, Relation
from provenance.policy import Policy
from provenance.question import Question
from provenance.source import Level, Source, SourceKind

__all__ = ["SUITE", "Tracing"]

_WIRE = Source("some-wire", kind=SourceKind.OUTLET)


def _counts(ledger: Ledger, question: Question, level: Level) -> tuple[int, int]:
    found = support(ledger, question, policy=Policy(level=level))
    return len(found.origins), len(found.unknown)


def _origins(ledger: Ledger, claim: Claim) -> frozenset[Any]:
    return Lineage.of(ledger).origins(claim)


@attrs.frozen
class Tracing:
    """How origins are found and counted; replace either to test another way.

    `counts` gives the known origins behind a question and those of unknown lineage.

    >>> asked = Question("troops")
    >>> Tracing().counts(Ledger([Claim("kim", asked, id="a")]), asked, Level.PRINCIPAL)
    (1, 0)
    """

    origins: Callable[[Ledger, Claim], frozenset[Any]] = _origins
    counts: Callable[[Ledger, Question, Level], tuple[int, int]] = _counts


_HERE = Gathering(Family.LINEAGE)
law = _HERE.law


def _count(tracing: Any, ledger: Ledger, question: Question) -> int:
    return int(tracing.counts(ledger, question, Level.PRINCIPAL)[0])


def _questions(ledger: Ledger) -> Iterator[Question]:
    yield from {claim.question.key: claim.question for claim in ledger}.values()


def _stranger(ledger: Ledger, asked: Question, name: str = "stranger") -> Claim:
    return Claim(name, asked, Estimate.at_least(1), id=fresh(ledger, name))


def _prints(ledger: Ledger, question: Question, _level: Level) -> tuple[int, int]:
    return len(ledger.by_question.get(question.key, ())), 0


def _speakers(ledger: Ledger, question: Question, _level: Level) -> tuple[int, int]:
    group = ledger.by_question.get(question.key, ())
    return len({claim.source.id for claim in group}), 0


def _all_or_one(ledger: Ledger, question: Question, level: Level) -> tuple[int, int]:
    """Count what is linked as one, whatever the link: union-find over citations."""
    known, unknown = _counts(ledger, question, level)
    linked = any(len(link.targets) > 1 for link in ledger.links)
    return min(known, 1) if linked else known, unknown


def _named_first(ledger: Ledger, question: Question, level: Level) -> tuple[int, int]:
    known, unknown = _counts(ledger, question, level)
    names = [claim.source.id for claim in ledger.by_question.get(question.key, ())]
    return known + any(name.startswith("s") for name in names), unknown


def _whole_ledger(ledger: Ledger, _question: Question, _level: Level) -> tuple[int, int]:
    return len({claim.source.id for claim in ledger}), 0


def _optimist(ledger: Ledger, question: Question, level: Level) -> tuple[int, int]:
    known, unknown = _counts(ledger, question, level)
    return known + unknown, 0


@law(
    "every-claim-has-an-origin",
    "Every claim comes from somewhere, even in a ring of mutual citation.",
    needs="ledger",
    catches="claims lost in a ring",
    breaker=Tracing(
        origins=lambda ledger, claim: (
            frozenset()
            if any(claim.id in link.claims for link in ledger.links)
            else _origins(ledger, claim)
        )
    ),
)
def _somewhere(tracing: Any, ledger: Ledger) -> str | None:
    lost = [claim.id for claim in ledger if not tracing.origins(ledger, claim)]
    return claimed(not lost, f"from nowhere: {', '.join(lost)}")


@law(
    "an-echo-is-no-origin",
    "Another outlet that repeats a claim changes no count of origins, however often it does.",
    needs="ledger",
    catches="counting outlets or prints",
    breaker=Tracing(counts=_prints),
)
def _echo(tracing: Any, ledger: Ledger) -> str | None:
    for claim in ledger.standing:
        once, link = echo_of(claim, fresh(ledger, "echo"))
        before = tracing.counts(ledger, claim.question, Level.PRINCIPAL)
        after = tracing.counts(ledger.add(once, link), claim.question, Level.PRINCIPAL)
        if before != after:
            return alike(before, after, f"what stands behind {claim.id}, without and with its echo")
    return None


@law(
    "a-stranger-adds-one",
    "A source that nothing joins to the others adds exactly one origin.",
    needs="ledger",
    catches="counts that are capped, or joined by mistake",
    breaker=Tracing(counts=lambda ledger, q, level: (min(_counts(ledger, q, level)[0], 1), 0)),
)
def _adds_one(tracing: Any, ledger: Ledger) -> str | None:
    for asked in _questions(ledger):
        before = _count(tracing, ledger, asked)
        after = _count(tracing, ledger.add(_stranger(ledger, asked)), asked)
        if after != before + 1:
            return f"{before} origins became {after} by one more on {asked}"
    return None


@law(
    "the-unrelated-adds-none",
    "Who speaks of something else is no origin of this.",
    needs="ledger",
    catches="counting the sources of a whole ledger",
    breaker=Tracing(counts=_whole_ledger),
)
def _adds_none(tracing: Any, ledger: Ledger) -> str | None:
    wider = ledger.add(unrelated_claim(fresh(ledger, "unrelated")))
    for asked in _questions(ledger):
        before, after = _count(tracing, ledger, asked), _count(tracing, wider, asked)
        if before != after:
            return f"{before} origins became {after} by a claim about something else"
    return None


@law(
    "learning-of-a-source-never-adds",
    "Learning that one claim was taken from another never raises the number of origins.",
    needs="ledger",
    catches="links counted as further support",
    breaker=Tracing(
        counts=lambda ledger, q, level: (_counts(ledger, q, level)[0] + len(ledger.links), 0)
    ),
)
def _learning(tracing: Any, ledger: Ledger) -> str | None:
    for asked in _questions(ledger):
        group = [one for one in ledger.by_question[asked.key] if one.id not in ledger.replaced]
        if len(group) < len(("one", "other")):
            continue
        ids = [claim.id for claim in group]
        link = Link(Relation.REPEATS, by=_WIRE, claims=ids[:1], targets=ids[1:2], id="learnt")
        before, after = _count(tracing, ledger, asked), _count(tracing, ledger.add(link), asked)
        if after > before:
            return f"{before} origins became {after} when {ids[0]} was found to repeat {ids[1]}"
    return None


@law(
    "two-who-cite-one-count-once",
    "Two who take a statement from a third count once with it.",
    needs="ledger",
    catches="counting everyone who says so",
    breaker=Tracing(counts=_speakers),
)
def _cite_one(tracing: Any, ledger: Ledger) -> str | None:
    asked = unrelated_claim().question
    names = ("first", "second", "third")
    first, *others = (_stranger(ledger, asked, name) for name in names)
    link = Link(Relation.REPEATS, by=_WIRE, claims=[one.id for one in others], targets=[first.id])
    count = _count(tracing, ledger.add(first, *others, link), asked)
    return alike(count, 1, "the origins behind one statement, and one")


@law(
    "citing-two-does-not-join-them",
    "An article that cites two independent sources does not make them one.",
    needs="ledger",
    catches="union-find over citations",
    breaker=Tracing(counts=_all_or_one),
)
def _cite_two(tracing: Any, ledger: Ledger) -> str | None:
    asked = unrelated_claim().question
    one, two, article = (_stranger(ledger, asked, name) for name in ("first", "second", "article"))
    link = Link(Relation.REPEATS, by=_WIRE, claims=[article.id], targets=[one.id, two.id])
    count = _count(tracing, ledger.add(one, two, article, link), asked)
    return alike(count, 2, "the origins behind two statements and an article on both, and two")


@law(
    "a-ring-is-one-origin",
    "Sources that only cite one another have one origin between them.",
    needs="ledger",
    catches="rings that are counted, dropped, or never end",
    breaker=Tracing(counts=_speakers),
)
def _ring(tracing: Any, ledger: Ledger) -> str | None:
    asked = unrelated_claim().question
    ring = [_stranger(ledger, asked, name) for name in ("first", "second", "third")]
    links = [
        Link(Relation.REPEATS, by=_WIRE, claims=[one.id], targets=[other.id])
        for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)
    ]
    return alike(
        _count(tracing, ledger.add(*ring, *links), asked), 1, "the origins of a ring, and one"
    )


@law(
    "unknown-lineage-is-no-origin",
    "An outlet that names no source raises the unknown, never the number of origins.",
    needs="ledger",
    catches="giving the benefit of the doubt",
    breaker=Tracing(counts=_optimist),
)
def _unknown(tracing: Any, ledger: Ledger) -> str | None:
    for asked in _questions(ledger):
        report = Claim(
            Source("gazette", kind=SourceKind.OUTLET), asked, id=fresh(ledger, "gazette")
        )
        before = _count(tracing, ledger, asked)
        after = _count(tracing, ledger.add(report), asked)
        if after > before:
            return f"{before} origins became {after} by a report without a source"
    return None


@law(
    "order-of-citations-changes-no-count",
    "The order of claims and links changes no count of origins.",
    needs="ledger",
    catches="parents that are looked up before they are known",
    breaker=Tracing(counts=lambda ledger, _q, _level: (ledger.claims[0].id == "c1", 0)),
)
def _order(tracing: Any, ledger: Ledger) -> str | None:
    backwards = ledger.but(claims=ledger.claims[::-1], links=ledger.links[::-1])
    for asked in _questions(ledger):
        there, back = (tracing.counts(one, asked, Level.PRINCIPAL) for one in (ledger, backwards))
        if there != back:
            return alike(there, back, "the counts in either order")
    return None


@law(
    "names-change-no-count",
    "The same sources under other names have the same number of origins.",
    needs="ledger",
    catches="ties that are broken by a name",
    breaker=Tracing(counts=_named_first),
)
def _names(tracing: Any, ledger: Ledger) -> str | None:
    other = renamed_sources(ledger, lambda id_: f"x{id_[::-1]}")
    for asked in _questions(ledger):
        there, here = (tracing.counts(one, asked, Level.PRINCIPAL) for one in (ledger, other))
        if there != here:
            return alike(there, here, "the counts under either name")
    return None


@law(
    "what-is-taken-back-adds-nothing",
    "A claim that was taken back raises no number of origins above what it is without that claim.",
    needs="ledger",
    catches="retractions read as statements",
    breaker=Tracing(
        counts=lambda ledger, q, level: (_counts(ledger, q, level)[0] + len(ledger.replaced), 0)
    ),
)
def _retracted(tracing: Any, ledger: Ledger) -> str | None:
    for claim in ledger.standing:
        link = Link(
            Relation.RETRACTS,
            by=claim.source,
            claims=(),
            targets=[claim.id],
            reason="an error",
            id="taken-back",
        )
        never = _count(tracing, without(ledger, claim), claim.question)
        after = _count(tracing, ledger.add(link), claim.question)
        if after > never:
            return f"{never} origins without {claim.id} became {after} when it was taken back"
    return None


@law(
    "a-higher-level-never-adds",
    "There are no more principals than organisations, and no more of these than speakers.",
    needs="ledger",
    catches="levels the wrong way round",
    breaker=Tracing(
        counts=lambda ledger, q, level: (
            len(ledger) if level is Level.PRINCIPAL else _counts(ledger, q, level)[0] - 1,
            0,
        )
    ),
)
def _levels(tracing: Any, ledger: Ledger) -> str | None:
    for asked in _questions(ledger):
        levels = (Level.PRINCIPAL, Level.ORGANISATION, Level.SPEAKER)
        counts = [tracing.counts(ledger, asked, level)[0] for level in levels]
        if counts != sorted(counts):
            return f"{dict(zip(levels, counts, strict=True))} on {asked}"
    return None


SUITE = Suite(
    Family.LINEAGE,
    "a `Tracing`: how origins are found, and how they are counted behind a question",
    tuple(_HERE),
    lambda: (Tracing(),),
)
