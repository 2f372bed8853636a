"""Who backs a question or a figure: origins, outlets and unknown lineage, with the paths."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.order import in_turn, leaders_of
from provenance.corroboration.origins import Origins, origins_of
from provenance.corroboration.phrases import as_markdown, as_text, plural, said_briefly
from provenance.corroboration.sides import Sides, sides_of
from provenance.ledger import Ledger
from provenance.lineage import End, Identity, Lineage, Origin
from provenance.policy import Policy
from provenance.question import Question
from provenance.source import Level, Source
from provenance.telling import Tell, ToldWhenAsked
from provenance.verdict import Comparison

__all__ = ["Backed", "Backing", "Support", "Turn", "support"]


class Backed(StrEnum):
    """How well something is backed, as far as the independent origins on record tell.

    >>> Backed.CORROBORATED.value
    'corroborated'
    """

    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    ONE_ORIGIN = "one origin"
    UNKNOWN = "unknown lineage"
    NOT_BACKED = "not backed"


@attrs.frozen
class Backing(ToldWhenAsked):
    """One origin, the claims that rest on it as they were said, and the way back from each.

    >>> said = Claim("kim", Question("troops", id="there"), id="a")
    >>> (backing,) = support(Ledger([said]), "there").backings
    >>> str(backing.origin), backing.paths
    ('kim', (('kim',),))
    """

    origin: Origin
    claims: tuple[Claim, ...]
    paths: tuple[tuple[str, ...], ...]
    _tell: Tell | None = attrs.field(default=None, init=False, repr=False, eq=False)

    def to_dict(self) -> dict[str, Any]:
        """The backing as plain values, for JSON."""
        return {
            "origin": str(self.origin),
            "known": self.origin.known,
            "claims": [claim.id for claim in self.claims],
            "paths": [list(path) for path in self.paths],
        }


@attrs.frozen
class Turn:
    """A voice's first word: who, in which claim, whether nobody is known to have been earlier.

    `independent` tells whether it brings an origin that nobody before it had.

    >>> said = Claim("kim", Question("troops"), said_on="2024-10-23", id="a")
    >>> print(Turn("kim", said, first=True, independent=True))
    kim (23 October 2024)
    """

    voice: str
    claim: Claim
    first: bool
    independent: bool

    def __str__(self) -> str:
        """Name the voice, the day, and whether it adds anything."""
        day = f" ({self.claim.said_on})" if self.claim.said_on else ""
        return f"{self.voice}{day}{'' if self.independent else ', not independent'}"


@attrs.frozen
class Support:
    """Who backs a question, or the figure of a claim, and who does not.

    `origins` are independent as far as is known, `unknown` those whose lineage is not on record:
    they never add to the first. Every `backings` entry shows the paths. `turns` say who was first
    and who followed, `dissents` who denies or contradicts it, `revisions` who changed a figure,
    `withdrawn` what was taken back, and `groundless` what rests on such or on denials alone.

    >>> there = Question("troops", place="Russia", id="there")
    >>> said = [Claim(Source("nsc", speaks_for="us"), there, id="a"), Claim("kim", there, id="b")]
    >>> print(support(Ledger(said), "there"))
    2 origins (kim, us), 0 outlets, 0 of unknown lineage
    """

    question: Question
    claim: Claim | None
    origins: tuple[Origin, ...]
    unknown: tuple[Origin, ...]
    outlets: tuple[str, ...]
    backings: tuple[Backing, ...]
    turns: tuple[Turn, ...]
    dissents: tuple[Claim, ...]
    dissenting: tuple[Origin, ...]
    revisions: tuple[Comparison, ...]
    withdrawn: tuple[Claim, ...]
    groundless: tuple[Claim, ...]
    undecided: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...] = attrs.field(repr=False)
    policy: Policy = attrs.field(repr=False)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many origins, outlets and unknown lineages there are, in this order."""
        return len(self.origins), len(self.outlets), len(self.unknown)

    @property
    def most_origins(self) -> int:
        """How many origins there would be if every unknown lineage turned out to be one more."""
        return len(self.origins) + len(self.unknown)

    @property
    def backed(self) -> Backed:
        """How well it is backed."""
        if not (self.origins or self.unknown):
            return Backed.NOT_BACKED
        if not self.origins:
            return Backed.UNKNOWN
        if self.dissenting:
            return Backed.CONTESTED
        return Backed.CORROBORATED if len(self.origins) > 1 else Backed.ONE_ORIGIN

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that back it, in the order in which they were said."""
        backing = {claim.id: claim for one in self.backings for claim in one.claims}
        return in_turn(backing.values())

    def __str__(self) -> str:
        """Give origins, outlets and unknown lineage on one line."""
        names = ", ".join(str(origin) for origin in self.origins)
        origins = plural(len(self.origins), "origin") + (f" ({names})" if names else "")
        outlets = plural(len(self.outlets), "outlet")
        return f"{origins}, {outlets}, {len(self.unknown):,} of unknown lineage"

    def lines(self) -> Iterable[tuple[int, str]]:
        """Tell it all, line by line, each with its depth."""
        subject = str(self.question) if self.claim is None else f"{self.claim} on {self.question}"
        yield 0, f"{subject}: {self}"
        yield 1, f"{self.backed.value}, at {self.policy.level} level"
        for backing in self.backings:
            yield 1, f"{'origin' if backing.origin.known else 'lineage'} {backing.origin}"
            for claim, path in zip(backing.claims, backing.paths, strict=True):
                yield 2, f"{_brief(claim)}: {' < '.join(path)}"
        if self.outlets:
            yield 1, f"printed by {', '.join(self.outlets)}"
        for name, turns in (("first", True), ("followed", False)):
            told = [str(turn) for turn in self.turns if turn.first is turns]
            if told:
                yield 1, f"{name}: {'; '.join(told)}"
        for name, claims in self._others():
            for claim in claims:
                yield 1, f"{name}: {_brief(claim)}"
        for one in self.revisions:
            yield 1, f"revised: {one.reason}"

    def _others(self) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
        return (
            ("dissents", self.dissents),
            ("undecided", self.undecided),
            ("withdrawn", self.withdrawn),
            ("groundless", self.groundless),
        )

    def account(self) -> str:
        """Tell it all as indented text."""
        return as_text(self.lines())

    def to_markdown(self) -> str:
        """Tell it all as a nested list in Markdown."""
        return as_markdown(self.lines())

    def to_dict(self) -> dict[str, Any]:
        """The support as plain values, for JSON."""
        return {
            "question": self.question.id,
            **({} if self.claim is None else {"claim": self.claim.id}),
            "backed": self.backed.value,
            "level": self.policy.level.value,
            "origins": [str(origin) for origin in self.origins],
            "outlets": list(self.outlets),
            "unknown": [str(origin) for origin in self.unknown],
            "backings": [backing.to_dict() for backing in self.backings],
            "first": [turn.claim.id for turn in self.turns if turn.first],
            "followed": [
                {"claim": turn.claim.id, "independent": turn.independent}
                for turn in self.turns
                if not turn.first
            ],
            **{name: [claim.id for claim in claims] for name, claims in self._others()},
            "revisions": [one.to_dict() for one in self.revisions],
        }


def _brief(claim: Claim) -> str:
    day = f", {claim.said_on}" if claim.said_on else ""
    return f"{said_briefly(claim)} ({claim.source}{day}) [{claim.id}]"


def support(
    ledger: Ledger,
    about: Question | Claim | str,
    *,
    level: Level | str | None = None,
    policy: Policy | None = None,
) -> Support:
    """Count who backs a question, or the figure of a claim, given as such or by its id.

    A question is backed by whoever asserts it, of all of it or of a part; a figure by claims that
    agree with it or repeat it. What was retracted or superseded backs nothing, and denials dissent.
    `LedgerError` where the ledger knows no such question or claim.

    >>> from provenance.estimate import Estimate
    >>> there = Question("troops", id="there")
    >>> at = {"us": 3000, "ru": 0, "kr": 3000}
    >>> said = [Claim(who, there, Estimate(n, n), id=who) for who, n in at.items()]
    >>> print(support(Ledger(said), "us"))
    2 origins (kr, us), 0 outlets, 0 of unknown lineage
    """
    policy = policy or ledger.policy
    if level is not None:
        policy = policy.but(level=Level(level))
    judge = Judge.of(ledger, policy)
    sides = sides_of(judge, about)
    return _told(judge, sides)


def _told(judge: Judge, sides: Sides) -> Support:
    lineage = judge.lineage
    origins = origins_of(lineage, sides.backing, sides.useless)
    # A denial that repeats what backs it dissents in print alone.
    against = origins_of(lineage, sides.dissents, _useless_to_dissent(sides))
    grounded = [one for one in sides.backing if one.id not in origins.groundless]
    return Support(
        sides.question,
        sides.claim,
        origins.known,
        origins.unknown,
        _outlets(grounded, lineage.identity),
        _backings(grounded, origins),
        _turns(grounded, origins, lineage),
        in_turn(sides.dissents),
        against.known,
        sides.revisions,
        in_turn(sides.withdrawn),
        in_turn(set(sides.backing) - set(grounded)),
        in_turn(sides.undecided),
        sides.comparisons,
        judge.policy,
    )


def _useless_to_dissent(sides: Sides) -> frozenset[str]:
    return sides.useless.union(claim.id for claim in sides.backing)


def _backings(claims: Iterable[Claim], origins: Origins) -> tuple[Backing, ...]:
    """Sort claims by the origins that they rest on; one that rests on two stands under both."""
    found: dict[Origin, list[tuple[Claim, End]]] = {}
    for claim in in_turn(claims):
        for end in origins.ends(claim):
            found.setdefault(origins.unit_of.get(end.name, end.origin), []).append((claim, end))
    ranked = sorted(found, key=lambda one: (not one.known, one.names, one.ids))
    return tuple(_backing(one, found[one], origins.lineage) for one in ranked)


def _backing(origin: Origin, rests: Sequence[tuple[Claim, End]], lineage: Lineage) -> Backing:
    """Leave the ways back to be told when asked for: of a deep chain they are very long."""

    def tell() -> dict[str, Any]:
        return {"paths": tuple(lineage.path(claim, end) for claim, end in rests)}

    return Backing.untold(tell, origin=origin, claims=tuple(claim for claim, _ in rests))


def _turns(claims: Collection[Claim], origins: Origins, lineage: Lineage) -> tuple[Turn, ...]:
    """Tell who spoke first: each voice once, with its earliest claim."""
    words: dict[str, Claim] = {}
    heard: dict[Origin, str] = {}
    for claim in in_turn(claims):
        voice = lineage.voice(claim).id
        words.setdefault(voice, claim)
        for origin in origins.behind(claim):
            heard.setdefault(origin, voice)
    leaders = {claim.id for claim in leaders_of(tuple(words.values()))}
    bringing = set(heard.values())
    return tuple(
        Turn(lineage.voice(claim).name, claim, claim.id in leaders, voice in bringing)
        for voice, claim in words.items()
    )


def _outlets(claims: Iterable[Claim], identity: Identity) -> tuple[str, ...]:
    """Name who printed the claims: outlets, and whoever else comes last in a chain.

    A minister's own office at the end of a chain is not one that printed him.
    """
    found: dict[str, str] = {}
    for claim in claims:
        for source in _printers(claim, identity):
            one = identity.of_all(source)
            found[one.id] = one.name
    return tuple(sorted(found.values()))


def _printers(claim: Claim, identity: Identity) -> Iterable[Source]:
    chain = [identity.line(one)[0] for one in (claim.source, *claim.via)]
    yield from (one for one in chain if one.kind.is_relay)
    if claim.via:
        own = identity.at(claim.source, Level.PRINCIPAL, claim.day)
        if identity.at(chain[-1], Level.PRINCIPAL, claim.day) != own:
            yield chain[-1]
