"""Who cites whom among the claims of a ledger, and where every chain of citations ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Self

import attrs

from provenance.claim import Claim
from provenance.ledger import Ledger
from provenance.lineage.declared import Declared
from provenance.lineage.graph import (
    Ends,
    citation_cycles,
    ends_of,
    gathered,
    last_of,
    reached,
    ring_from,
    steps_back,
    with_pools,
)
from provenance.lineage.grounds import is_grounded, turned_round
from provenance.lineage.identity import Identity
from provenance.lineage.origin import End, Origin
from provenance.lineage.runs import Runs, go_on
from provenance.lineage.statements import attribution_rings, one_statement
from provenance.source import Level, Source

__all__ = ["Lineage"]


@attrs.frozen(slots=False, eq=False)
class Lineage:
    """Who cites whom among the claims of a ledger, seen from one level.

    `cited` holds what each claim repeats, `pools` the claims that rest on the same material: by
    declaration, as prints of one statement, or laid at each other's door. `adrift` are the claims
    that repeat only what was taken back, `silent` those that lend no weight to those `asked` about.

    >>> from provenance import Claim, Ledger, Question, Source
    >>> kirby = Source("kirby", speaks_for="us")
    >>> claim = Claim(kirby, Question("troops"), id="a")
    >>> [str(origin) for origin in Lineage.of(Ledger([claim])).origins(claim)]
    ['us']
    """

    level: Level = attrs.field(default=Level.PRINCIPAL, converter=Level)
    claims: Mapping[str, Claim] = attrs.field(factory=dict, repr=False)
    cited: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    pools: tuple[tuple[str, ...], ...] = ()
    statements: tuple[tuple[str, ...], ...] = ()
    attributions: tuple[tuple[str, ...], ...] = ()
    replaced_by: Mapping[str, Iterable[str]] = attrs.field(factory=dict)
    identity: Identity = attrs.field(factory=Identity, repr=False)
    adrift: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()

    @classmethod
    def of(cls, ledger: Ledger, level: Level | str = Level.PRINCIPAL) -> Self:
        """The lineage of everything in a ledger."""
        # A ledger never changes, so that what follows from it is kept with it, as it keeps its own.
        kept = vars(ledger).setdefault("_lineages", {})
        key = (cls, Level(level))
        if key not in kept:
            kept[key] = cls._read(ledger, Level(level))
        lineage: Self = kept[key]
        return lineage

    @classmethod
    def _read(cls, ledger: Ledger, level: Level) -> Self:
        identity = Identity.of(ledger.sources)
        declared = Declared.of(ledger)
        cited = declared.citations()
        pools = tuple(declared.pools())
        gone = declared.adrift(cited)
        joining: Sequence[Claim] = declared.standing
        if gone:
            joining = [claim for claim in joining if claim.id not in gone]
        statements = tuple(one_statement(joining, identity, linked=bool(cited or pools)))
        attributions = tuple(attribution_rings(joining))
        return cls(
            level,
            declared.claims,
            cited,
            (*pools, *statements, *attributions),
            statements,
            attributions,
            declared.replacements(),
            identity,
            gone,
        )

    # Who speaks

    def voice(self, claim: Claim) -> Source:
        """Who speaks in a claim, at the level chosen and under one name."""
        source, identity = claim.source, self.identity
        if identity.is_alone(source):
            return source
        return identity.at(source, self.level, claim.day)

    def is_known(self, claim: Claim) -> bool:
        """Whether a claim can be the origin of anything: whoever speaks in it is a known party.

        An outlet that names no source passes on what somebody else knows, and "officials" of
        nobody in particular may be anyone.
        """
        return self.identity.is_party(self.voice(claim))

    def _own_origin(self, claim: Claim) -> Origin:
        (origin,) = self._own_origins(claim)
        return origin

    def _own_origins(self, claim: Claim) -> frozenset[Origin]:
        """Give the origin that a claim is by itself: one set for all claims of one voice."""
        voice = self.voice(claim)
        known = self._by_voice.get(voice.id)
        if known is None and voice.is_named:
            known = frozenset({Origin((voice.id,), (voice.name,), self.identity.is_party(voice))})
            self._by_voice[voice.id] = known
        if known is not None:
            return known
        # Two sets of "officials" need not be the same people: each stands for its own claim.
        return frozenset({Origin((f"{voice.id} in {claim.id}",), (voice.name,), known=False)})

    # Where chains end

    def origins(self, claim: Claim) -> frozenset[Origin]:
        """The far ends of a claim's chain, never empty."""
        id_ = claim.id
        known = self._origins.get(self._resolved_ends.get(id_, id_))
        if known is None:
            known = self._origins_of_ends(claim)
        return known

    def _origins_of_ends(self, claim: Claim) -> frozenset[Origin]:
        if claim.id not in self.claims:
            return self._own_origins(claim)
        ends = self._resolved_ends.get(claim.id, claim.id)
        if ends is None:
            return frozenset(end.origin for end in self.ends(claim))
        if isinstance(ends, str):
            return self._origins_at(ends)
        found = frozenset().union(*map(self._origins_at, ends))
        self._origins[ends] = found
        return found

    def _origins_at(self, end: str) -> frozenset[Origin]:
        known = self._origins.get(end)
        if known is None:
            ring = self.rings.get(end)
            known = self._own_origins(self.claims[end]) if ring is None else self._joint(ring)
            self._origins[end] = known
        return known

    def ends(self, claim: Claim) -> tuple[End, ...]:
        """The ends of a claim's chain, each with the claims in which it ends.

        >>> from provenance import Claim, Ledger, Link, Question
        >>> quoted, quoting = (Claim(id_, Question("troops"), id=id_) for id_ in ("us", "nato"))
        >>> link = Link("repeats", by="nbc", claims=["nato"], targets=["us"])
        >>> Lineage.of(Ledger([quoted, quoting], links=[link])).ends(quoting)[0].claims
        ('us',)
        """
        if claim.id not in self.claims:
            return (End(claim.id, (claim.id,), self._own_origin(claim)),)
        ends = self._resolved_ends.get(claim.id, claim.id)
        names = {ends} if isinstance(ends, str) else ends
        if names is None:
            names = gathered(claim.id, self._edges, self._resolved_ends)
        return tuple(self._end(name) for name in sorted(names))

    def _end(self, name: str) -> End:
        if name not in self._ends:
            self._ends[name] = End(name, self.rings.get(name, (name,)), *self._origins_at(name))
        return self._ends[name]

    def _joint(self, ring: tuple[str, ...]) -> frozenset[Origin]:
        return frozenset({self._origin_of(ring)})

    def _origin_of(self, members: tuple[str, ...]) -> Origin:
        """Join the origins of claims that rest on nothing but one another.

        It is known where one of them is, unless one repeats another that is not: a ministry that
        cites an outlet which cites the ministry has left nobody knows who at the start.
        """
        own = {id_: self._own_origin(self.claims[id_]) for id_ in members}
        named = {id_ for id_ in members if own[id_].known}
        good = named - self.silent
        known = is_grounded(members, good, self.cited, self._print_of)
        if not self.silent.isdisjoint(members):
            known = known and not good.isdisjoint(self.asked)
        if not known:
            # The last ones known to have passed it on are those that name nobody else of them.
            inside = set(members)
            named = {i for i in inside if inside.isdisjoint(self.cited.get(i, ()))} or inside
        names = {own[id_].ids[0]: own[id_].names[0] for id_ in named}
        return Origin(tuple(sorted(names)), tuple(names[id_] for id_ in sorted(names)), known)

    @cached_property
    def _resolved(self) -> tuple[dict[str, Ends], dict[str, tuple[str, ...]]]:
        return ends_of(self._edges)

    @cached_property
    def _resolved_ends(self) -> dict[str, Ends]:
        return self._resolved[0]

    @cached_property
    def _edges(self) -> Mapping[str, tuple[str, ...]]:
        """What every claim leads to: what it cites, and the next of those it shares with."""
        return with_pools(self.cited, self.pools)

    @cached_property
    def _origins(self) -> dict[Ends, frozenset[Origin]]:
        return {}

    @cached_property
    def _by_voice(self) -> dict[str, frozenset[Origin]]:
        return {}

    @cached_property
    def _ends(self) -> dict[str, End]:
        return {}

    @cached_property
    def rings(self) -> Mapping[str, tuple[str, ...]]:
        """Every set of two or more claims that rest on one another, under the least of its ids."""
        return self._resolved[1]

    @cached_property
    def ring_of(self) -> Mapping[str, str]:
        """The name of the ring that a claim is in, for those that are in one."""
        return {member: name for name, ring in self.rings.items() for member in ring}

    @cached_property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """Every set of claims that cite one another in a ring, as sorted ids.

        Prints of one statement count as one, so that the ring may close through either.
        """
        found = {tuple(sorted(ring)) for ring in self.attributions}
        for ring in self.rings.values():
            statement = {id_: self._print_of(id_) for id_ in ring}
            found |= set(citation_cycles(ring, self.cited, statement))
        return tuple(sorted(found))

    @cached_property
    def repeated_by(self) -> Mapping[str, list[str]]:
        """By whom every claim is repeated, for those that are."""
        return turned_round(self.cited)

    # The way from one claim to another

    def behind(self, *claims: Claim) -> Mapping[str, str]:
        """The claims that some rest on and these themselves, each with the one through which.

        They come nearest first; those asked for stand behind no other and have an empty one.
        """
        pools_met: set[int] = set()

        def ahead(here: str) -> Iterator[str]:
            yield from sorted(self.cited.get(here, ()))
            new = [pool for pool in self.shared.get(here, ()) if pool not in pools_met]
            pools_met.update(new)
            yield from sorted({mate for pool in new for mate in self.pools[pool]})

        if len(claims) != 1:
            return reached([claim.id for claim in claims], ahead)
        run, base = self._runs.down_from(claims[0].id)
        beyond = reached([base], ahead)
        found = dict(zip((*run, base), ("", *run), strict=True))
        found.update((id_, through) for id_, through in beyond.items() if through)
        return found

    @cached_property
    def _runs(self) -> Runs:
        """The claims that rest on just one other and share nothing, run by run."""
        cited, shared, ring_of = self.cited, self.shared, self.ring_of

        def ahead(here: str) -> str | None:
            targets = cited.get(here, ())
            lone = len(targets) == 1 and here not in shared and here not in ring_of
            return targets[0] if lone else None

        return Runs(ahead)

    @cached_property
    def shared(self) -> Mapping[str, list[int]]:
        """The claims that rest on the same material as others, with the places of their pools."""
        pools: dict[str, list[int]] = {}
        for number, pool in enumerate(self.pools):
            for member in pool:
                pools.setdefault(member, []).append(number)
        return pools

    def way(self, claim: Claim, end: End, to: Collection[str] = ()) -> tuple[str, ...]:
        """The ids of the claims on the shortest way from a claim to an end of its chain.

        Where an end holds claims that repeat one another, the way leads to one that repeats none;
        where all of them do, it goes round the ring once. It may be asked to lead `to` some.
        """
        behind = self.behind(claim)
        inside = set(to) or set(end.claims) - self.silent or set(end.claims)
        roots = {id_ for id_ in inside if inside.isdisjoint(self.cited.get(id_, ()))}
        here = next((id_ for id_ in behind if id_ in (roots or inside)), claim.id)
        back = steps_back(here, behind)
        return back if roots else (*back, *ring_from(here, self.cited))

    def path(self, claim: Claim, end: End | None = None) -> tuple[str, ...]:
        """One way back from print to an origin, name by name; a ring is gone round once.

        >>> from provenance import Claim, Question, Source
        >>> nbc = Source("nbc", kind="outlet")
        >>> claim = Claim(Source("kirby", speaks_for="us"), Question("troops"), via=nbc, id="a")
        >>> Lineage().path(claim)
        ('nbc', 'kirby', 'us')
        """
        if claim.id not in self.claims:
            return self.names([claim])
        end = end or self.ends(claim)[0]
        told, base = self._runs.named_from(claim.id, lambda id_: self._steps(self.claims[id_]))
        way = self.way(self.claims[base], end)
        if set(end.claims).isdisjoint(way):
            return self.names([self.claims[id_] for id_ in self.way(claim, end)])
        go_on(told, self.names([self.claims[id_] for id_ in way]))
        return tuple(told)

    def names(self, claims: Iterable[Claim], *, up: bool = True) -> tuple[str, ...]:
        """Name who passes on each of several claims, and at the last whom its source speaks for.

        >>> from provenance import Claim, Question, Source
        >>> kirby = Source("kirby", speaks_for="us")
        >>> Lineage().names([Claim(kirby, Question("troops"), via=["nbc"])], up=False)
        ('nbc', 'kirby')
        """
        said = tuple(claims)
        steps = [step for claim in said for step in self._steps(claim)]
        for last in said[-1:] if up else ():
            steps += [source.name for source in self.identity.line(last.source, last.day)[1:]]
        return tuple(one for one, before in zip(steps, ["", *steps], strict=False) if one != before)

    def _steps(self, claim: Claim) -> list[str]:
        """Name who passes on a claim, from who printed it to who said it."""
        speaker = self.identity.line(claim.source, claim.day)[0]
        return [*(relay.name for relay in reversed(claim.via)), speaker.name]

    # What else is known of two claims

    def same_utterance(self, first: Claim, second: Claim) -> bool:
        """Whether two claims are known to relay one and the same statement.

        They do where they print one utterance, repeat one claim, or one repeats the other, through
        however many others.
        """
        if first.utterance and first.utterance == second.utterance:
            return True
        one, other = self._relayed(first.id), self._relayed(second.id)
        return one == other or self._cites(one, other) or self._cites(other, one)

    def _cites(self, one: str, other: str) -> bool:
        """Whether a statement cites another, through however many."""
        if one not in self._citing:
            return False
        return other in reached([one], lambda here: self._citing.get(here, ()))

    def _relayed(self, id_: str) -> str:
        """Name the statement that a claim relays in the end, if it cites just one at a time."""
        print_ = self._print_of(id_)
        return self._quoted.get(print_, print_)

    def _print_of(self, id_: str) -> str:
        """Name a statement by one of its prints, the same for all of them."""
        return self.prints.get(id_, (id_,))[0]

    @cached_property
    def prints(self) -> Mapping[str, tuple[str, ...]]:
        """All prints of the statement that a claim is of, for those that are not the only one."""
        return {member: group for group in self.statements for member in group}

    @cached_property
    def _citing(self) -> Mapping[str, set[str]]:
        """The statements that a statement cites, in any of its prints."""
        citing: dict[str, set[str]] = {}
        for id_, targets in self.cited.items():
            one = self._print_of(id_)
            citing.setdefault(one, set()).update(map(self._print_of, targets))
            citing[one].discard(one)
        return {one: others for one, others in citing.items() if others}

    @cached_property
    def _quoted(self) -> Mapping[str, str]:
        return last_of({one: min(told) for one, told in self._citing.items() if len(told) == 1})

    def supersedes(self, later: Claim, earlier: Claim) -> bool:
        """Whether one claim was declared to replace another."""
        return later.id in self.replaced_by.get(earlier.id, ())
