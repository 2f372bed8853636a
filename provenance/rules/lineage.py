"""Rules on where claims come from, and on what somebody says that they agree with."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.corroboration import Outcome, assess
from provenance.corroboration.relays import relays_that_differ
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.link import OF_SOURCE, Link, Relation
from provenance.rules.finding import Found, Severity
from provenance.rules.rule import rule
from provenance.rules.topic import Topic

__all__ = ["asserted_agreement_not_borne_out", "circular_reporting", "relay_differs"]

_CHECKED = (Relation.CONFIRMS, Relation.DISPUTES)


@rule(
    "asserted-agreement-not-borne-out",
    severity="warning",
    hint="say which figure it holds for, or put the missing statement on record",
)
def asserted_agreement_not_borne_out(topic: Topic) -> Iterator[Found]:
    """Where somebody says that claims confirm or dispute others, their figures bear it out.

    The assertion is its author's statement, and is checked figure by figure.
    """
    told: dict[frozenset[str], list[Found]] = {}
    for link in topic.links:
        found = _not_borne_out(topic, link) if link.relation in _CHECKED else None
        if found is not None:
            told.setdefault(frozenset(found.claims or ()), []).append(found)
    for same in told.values():
        # "a confirms b" and "b confirms a" are about the same claims, whoever says either.
        reasons = "; ".join(dict.fromkeys(found.reason for found in same))
        is_note = all(found.severity is Severity.NOTE for found in same)
        severity = Severity.NOTE if is_note else None
        yield Found(reasons, claims=same[0].claims, severity=severity)


def _not_borne_out(topic: Topic, link: Link) -> Found | None:
    assertion = assess(topic.ledger, link)
    if assertion.outcome is Outcome.SUPPORTED:
        return None
    compared = [one.found.id for one in assertion.checked if one.found]
    pointed_at = [target for target in link.targets if not target.startswith(OF_SOURCE)]
    return Found(
        f"{_what(link)} {_comes_out(assertion.outcome)}: {assertion.reason}",
        claims=[*link.claims, *compared, *pointed_at],
        severity=Severity.NOTE if assertion.outcome is Outcome.CANNOT_JUDGE else None,
    )


def _comes_out(outcome: Outcome) -> str:
    return "cannot be judged" if outcome is Outcome.CANNOT_JUDGE else f"is {outcome}"


def _what(link: Link) -> str:
    said = f"'{link.words}'" if link.words else f"that the claims {_SAID[link.relation]}"
    return f"what {link.by} asserts, {said},"


_SAID = {Relation.CONFIRMS: "agree", Relation.DISPUTES: "differ"}


@rule(
    "relay-differs",
    severity="warning",
    hint="read the statement at its source; correct or mark the print that is at odds",
)
def relay_differs(topic: Topic) -> Iterator[Found]:
    """Relays of one statement print the same figure, with the same hedge, of the same thing."""
    if not topic.is_relayed:
        return
    for distortion in relays_that_differ(topic.ledger):
        odd = {claim.id for claim in distortion.odd}
        claims = sorted(distortion.claims, key=lambda claim: claim.id not in odd)
        yield Found(distortion.reason, claims=claims)


@rule(
    "circular-reporting",
    severity="warning",
    hint="find who said it first; until then the ring counts as one origin",
)
def circular_reporting(topic: Topic) -> Iterator[Found]:
    """No claim is the source of its own source: chains of citation have an end."""
    if not topic.is_relayed:
        return
    for ring in Lineage.of(topic.ledger, topic.policy.level).cycles:
        names = _round_trip(ring, topic.ledger)
        yield Found(
            f"{names} cite one another in a ring, so none of them is an origin", claims=ring
        )


def _round_trip(ring: tuple[str, ...], ledger: Ledger) -> str:
    claims = (ledger.claim(id_) for id_ in ring)
    named = dict.fromkeys(str(claim.via[-1] if claim.via else claim.source) for claim in claims)
    return ", ".join(named)
