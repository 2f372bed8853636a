"""A claim traced from print back to its origins, as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.phrases import as_markdown, as_text, joined, said_briefly
from provenance.ledger import Ledger
from provenance.lineage import Lineage, Origin
from provenance.policy import Policy
from provenance.source import Level

__all__ = ["Dependence", "Step", "Trace", "trace"]


class Dependence(StrEnum):
    """What a claim is, as far as its independence goes.

    >>> Dependence.ECHO.value
    'an echo'
    """

    ORIGIN = "an origin itself"
    ECHO = "an echo"
    SHARED = "resting on shared material"
    RING = "part of a ring of citations"
    UNKNOWN = "of unknown lineage"


@attrs.frozen
class Step:
    """One line of a trace: how deep it lies, how it is reached, and what stands there.

    `relation` is how the step above rests on it: "printed by", "said by", "speaks for", "repeats",
    "shares with", "printed also as"; `claim` is the id of the claim that the step belongs to.

    >>> Step(1, "said by", "the ministry", "c").to_dict()
    {'depth': 1, 'relation': 'said by', 'text': 'the ministry', 'claim': 'c'}
    """

    depth: int
    relation: str
    text: str
    claim: str

    def to_dict(self) -> dict[str, Any]:
        """The step as plain values, for JSON."""
        return attrs.asdict(self)


@attrs.frozen
class Trace:
    """Where a claim comes from, from print back to the origins, and what else comes from there.

    `together` are the other answers on record that share an origin with it: they add nothing to
    one another. `cycles` are the rings of citation on the way.

    >>> from provenance import Question, Source
    >>> kirby = Source("kirby", name="John Kirby", speaks_for="us")
    >>> seen = Claim.said("at least 3,000", by=kirby, of=Question("troops"), via=["nbc"], id="a")
    >>> print(trace(Ledger([seen]), "a"))
    a: at least 3,000 (John Kirby) on troops
      printed by nbc
        said by John Kirby: at least 3,000
          speaks for us
      origin: us; the claim is an origin itself
    """

    claim: Claim
    steps: tuple[Step, ...]
    origins: tuple[Origin, ...]
    dependence: Dependence
    together: tuple[str, ...]
    cycles: tuple[tuple[str, ...], ...]
    asserted: tuple[str, ...]

    def lines(self) -> Iterable[tuple[int, str]]:
        """Tell it all, line by line, each with its depth."""
        yield 0, f"{self.claim.id}: {self.claim} on {self.claim.question}"
        for step in self.steps:
            yield step.depth + 1, f"{step.relation} {step.text}".strip()
        word = "origin" if len(self.origins) == 1 else "origins"
        named = joined(str(origin) for origin in self.origins)
        yield 1, f"{word}: {named}; the claim is {self.dependence}"
        for ring in self.cycles:
            yield 1, f"circular: {', '.join(ring)} cite one another"
        if self.together:
            yield 1, f"same origin: {_cut(self.together)}"
        for text in self.asserted:
            yield 1, f"link: {text}"

    def __str__(self) -> str:
        """Tell it all as indented text."""
        return self.account()

    def account(self) -> str:
        """Tell it all as indented text."""
        return as_text(self.lines())

    def to_markdown(self) -> str:
        """Tell it all as a nested list in Markdown."""
        return as_markdown(self.lines())

    def to_dict(self) -> dict[str, Any]:
        """The trace as plain values, for JSON."""
        return {
            "claim": self.claim.id,
            "said": str(self.claim),
            "question": self.claim.question.id,
            "steps": [step.to_dict() for step in self.steps],
            "origins": [{"name": str(one), "known": one.known} for one in self.origins],
            "dependence": self.dependence.value,
            "together": list(self.together),
            "cycles": [list(ring) for ring in self.cycles],
            "links": list(self.asserted),
        }


_MOST_TOLD = 20


def _cut(ids: tuple[str, ...]) -> str:
    told = ", ".join(ids[:_MOST_TOLD])
    return told if len(ids) <= _MOST_TOLD else f"{told} and {len(ids) - _MOST_TOLD:,} more"


def trace(
    ledger: Ledger,
    claim: Claim | str,
    *,
    level: Level | str | None = None,
    policy: Policy | None = None,
) -> Trace:
    """Trace a claim, given as such or by its id, from print back to its origins.

    A claim that is reached twice is followed once. `LedgerError` for an unknown id.

    >>> from provenance.question import Question
    >>> claim = Claim("minister", Question("troops"), via=["office", "wire"], id="c")
    >>> print(trace(Ledger([claim]), "c"))
    c: asserts (minister) on troops
      printed by wire
        through office
          said by minister: asserts it
      origin: minister; the claim is an origin itself
    """
    asked = claim if isinstance(claim, Claim) else ledger.claim(claim)
    policy = policy or ledger.policy
    if level is not None:
        policy = policy.but(level=Level(level))
    lineage = Judge.of(ledger, policy).lineage
    behind = lineage.behind(asked)
    ends = lineage.ends(asked)
    ids = {id_ for end in ends for id_ in end.origin.ids}
    others = (one for one in ledger.bearing_on(asked.question) if one.id != asked.id)
    together = (one.id for one in others if _shares(one, ids, lineage))
    return Trace(
        asked,
        tuple(_steps(asked, lineage)),
        tuple(sorted((end.origin for end in ends), key=lambda one: (one.names, one.ids))),
        _dependence(asked, lineage),
        tuple(sorted(together)),
        tuple(ring for ring in lineage.cycles if not behind.keys().isdisjoint(ring)),
        tuple(str(one) for one in ledger.links if asked.id in (*one.claims, *one.targets)),
    )


def _shares(claim: Claim, ids: set[str], lineage: Lineage) -> bool:
    return any(not ids.isdisjoint(origin.ids) for origin in lineage.origins(claim))


def _dependence(claim: Claim, lineage: Lineage) -> Dependence:
    if any(claim.id in ring for ring in lineage.cycles):
        return Dependence.RING
    if claim.id in lineage.cited:
        return Dependence.ECHO
    prints = lineage.prints.get(claim.id, (claim.id,))
    if any(not set(lineage.pools[n]) <= set(prints) for n in lineage.shared.get(claim.id, ())):
        return Dependence.SHARED
    return Dependence.ORIGIN if lineage.is_known(claim) else Dependence.UNKNOWN


def _steps(claim: Claim, lineage: Lineage) -> Iterator[Step]:
    """Go through the tree from the top, without recursion, so that depth is no limit."""
    told: set[str] = set()
    pools_told: set[int] = set()
    waiting = [(0, "", claim)]
    while waiting:
        depth, relation, here = waiting.pop()
        if here.id in told:
            yield Step(depth, relation, f"{here.id}, told above", here.id)
            continue
        told.add(here.id)
        if relation:
            yield Step(depth, relation, f"{here.id}: {here}", here.id)
            depth += 1
        own = list(_own_steps(here, depth, lineage))
        yield from own
        deeper = own[-1].depth + 1
        ahead = [(deeper, "repeats", id_) for id_ in lineage.cited.get(here.id, ())]
        ahead += [
            (deeper, r, id_) for r, id_ in _mates(here, lineage, pools_told) if id_ not in told
        ]
        waiting += [(d, r, lineage.claims[id_]) for d, r, id_ in reversed(ahead)]


def _mates(claim: Claim, lineage: Lineage, pools_told: set[int]) -> Iterator[tuple[str, str]]:
    """Go through the claims that rest on the same material, but not twice through any pool."""
    new = [number for number in lineage.shared.get(claim.id, ()) if number not in pools_told]
    pools_told.update(new)
    prints = lineage.prints.get(claim.id, ())
    for id_ in sorted({id_ for number in new for id_ in lineage.pools[number]} - {claim.id}):
        yield "printed also as" if id_ in prints else "shares with", id_


def _own_steps(claim: Claim, depth: int, lineage: Lineage) -> Iterator[Step]:
    """Go from print to the speaker, and where nothing more is cited up to the principal."""
    for number, relay in enumerate(reversed(claim.via)):
        yield Step(depth, "printed by" if number == 0 else "through", relay.name, claim.id)
        depth += 1
    line = lineage.identity.line(claim.source, claim.day)
    yield Step(depth, "said by", f"{line[0].name}: {said_briefly(claim)}", claim.id)
    if claim.id not in lineage.cited:
        for number, source in enumerate(line[1:], start=1):
            yield Step(depth + number, "speaks for", source.name, claim.id)
