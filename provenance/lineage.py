"""From print back to the origins: who a claim rests on in the end, and where that is unknown.

The origins of a claim are the sinks of the citation graph: follow "repeats" links until nothing
more is cited, and take who speaks there up to the level chosen. Claims that cite one another in a
ring, or rest on material declared as shared, have one origin between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Self

import attrs

from provenance.claim import Claim
from provenance.ledger import Ledger
from provenance.link import Relation
from provenance.source import Level, Source, SourceKind

__all__ = ["Lineage", "Origin", "strongly_connected"]


@attrs.frozen
class Origin:
    """Where a claim comes from: one source, or several that only cite or share with one another.

    Where the lineage is unknown, `known` is False and the source is the last one known to have
    passed it on.

    >>> print(Origin(("us",), ("United States",)))
    United States
    """

    ids: tuple[str, ...]
    names: tuple[str, ...] = attrs.field(eq=False)
    known: bool = True

    def __str__(self) -> str:
        """Name it for a reader."""
        text = " with ".join(self.names)
        return text if self.known else f"unknown, by way of {text}"


@attrs.frozen(slots=False)
class Lineage:
    """Who cites whom among the claims of a ledger, seen from one level.

    >>> kirby = Source("kirby", speaks_for="us")
    >>> claim = Claim(kirby, Question("troops"), id="a")
    >>> [str(origin) for origin in Lineage.of(Ledger([claim])).origins(claim)]
    ['us']
    """

    level: Level = attrs.field(default=Level.PRINCIPAL, converter=Level)
    claims: Mapping[str, Claim] = attrs.field(factory=dict)
    cited: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    shared: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    identity: Mapping[str, Source] = attrs.field(factory=dict)
    replaced_by: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, ledger: Ledger, level: Level | str = Level.PRINCIPAL) -> Self:
        """The lineage of everything in a ledger."""
        cited: dict[str, dict[str, None]] = {}
        shared: dict[str, dict[str, None]] = {}
        replaced: dict[str, tuple[str, ...]] = {}
        for link in ledger.links:
            if link.relation is Relation.SUPERSEDES:
                for target in link.targets:
                    replaced[target] = (*replaced.get(target, ()), *link.claims)
            if link.relation not in (Relation.REPEATS, Relation.SHARES):
                continue
            targets = [claim.id for claim in ledger.targets_of(link)]
            for claim in link.claims:
                if link.relation.is_derivation:
                    cited.setdefault(claim, {}).update(dict.fromkeys(targets))
                elif link.relation is Relation.SHARES:
                    for other in targets:
                        shared.setdefault(claim, {})[other] = None
                        shared.setdefault(other, {})[claim] = None
        return cls(
            level,
            {claim.id: claim for claim in ledger.claims},
            {claim: tuple(targets) for claim, targets in cited.items()},
            {claim: tuple(others) for claim, others in shared.items()},
            _identities(ledger.sources),
            replaced,
        )

    def origins(self, claim: Claim) -> frozenset[Origin]:
        """The far ends of a claim's chain, never empty."""
        return self._resolved.get(claim.id) or frozenset({self._own_origin(claim)})

    def voice(self, claim: Claim) -> Source:
        """Who speaks in a claim, at the level chosen and under one name."""
        seen = claim.source.at(self.level, claim.day)
        return self.identity.get(seen.id, seen)

    def _own_origin(self, claim: Claim) -> Origin:
        voice = self.voice(claim)
        known = not (voice.kind.is_relay or voice.kind is SourceKind.UNNAMED)
        if voice.kind is SourceKind.UNNAMED:
            # Two sets of "officials" need not be the same people: each stands for its own claim.
            return Origin((f"{voice.id} in {claim.id}",), (voice.name,), known)
        return Origin((voice.id,), (voice.name,), known)

    @cached_property
    def _resolved(self) -> Mapping[str, frozenset[Origin]]:
        """The origins of every claim that cites or shares; all others are their own."""
        resolved: dict[str, frozenset[Origin]] = {}
        edges = {
            id_: (*self.cited.get(id_, ()), *self.shared.get(id_, ()))
            for id_ in dict.fromkeys((*self.cited, *self.shared))
        }
        for group in strongly_connected(edges):
            inside = set(group)
            beyond = [t for id_ in group for t in edges.get(id_, ()) if t not in inside]
            found = frozenset(origin for target in beyond for origin in resolved[target])
            if not beyond:
                found = frozenset({self._ring(group)})
            resolved.update(dict.fromkeys(group, found))
        return resolved

    def _ring(self, group: Iterable[str]) -> Origin:
        """Join the origins of claims that rest on nothing but one another."""
        own = [self._own_origin(self.claims[id_]) for id_ in group]
        named = dict(sorted((o.ids[0], o.names[0]) for o in own if o.known)) or dict(
            sorted((o.ids[0], o.names[0]) for o in own)
        )
        return Origin(tuple(named), tuple(named.values()), any(origin.known for origin in own))

    @cached_property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """Every set of claims that cite one another in a ring, as sorted ids."""
        rings = (tuple(sorted(group)) for group in strongly_connected(self.cited))
        return tuple(sorted(ring for ring in rings if len(ring) > 1))

    def path(self, claim: Claim) -> tuple[str, ...]:
        """One way back from print to an origin, name by name; a ring is gone round once.

        >>> nbc = Source("nbc", kind="outlet")
        >>> claim = Claim(Source("kirby", speaks_for="us"), Question("troops"), via=nbc, id="a")
        >>> Lineage.of(Ledger([claim])).path(claim)
        ('nbc', 'kirby', 'us')
        """
        steps: list[str] = []
        seen: set[str] = set()
        here: Claim | None = claim
        while here is not None and here.id not in seen:
            seen.add(here.id)
            steps += [relay.name for relay in reversed(here.via)]
            ahead = [self.claims[id_] for id_ in self.cited.get(here.id, ())]
            line = here.source.line(here.day)
            steps += [source.name for source in (line[:1] if ahead else line)]
            here = ahead[0] if ahead else None
        return tuple(
            step for step, before in zip(steps, ["", *steps], strict=False) if step != before
        )

    def same_utterance(self, first: Claim, second: Claim) -> bool:
        """Whether two claims are known to relay one and the same statement."""
        if first.utterance and first.utterance == second.utterance:
            return True
        return second.id in self.cited.get(first.id, ()) or first.id in self.cited.get(
            second.id, ()
        )

    def supersedes(self, later: Claim, earlier: Claim) -> bool:
        """Whether one claim was declared to replace another."""
        return later.id in self.replaced_by.get(earlier.id, ())


def _identities(sources: Iterable[Source]) -> Mapping[str, Source]:
    """Map every source that is another under a new name to the one that stands for them all.

    Being the same source is an equivalence, so union-find is right here, and only here.
    """
    known = {source.id: source for source in sources}
    leader = {id_: id_ for id_ in known}

    def find(id_: str) -> str:
        while leader[id_] != id_:
            leader[id_] = id_ = leader[leader[id_]]
        return id_

    for source in known.values():
        for other in source.same_as:
            if other in known:
                low, high = sorted((find(source.id), find(other)))
                leader[high] = low
    return {id_: known[find(id_)] for id_ in known if find(id_) != id_}


def strongly_connected(edges: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Go through the strongly connected groups of a graph, each after those it leads to.

    Tarjan's algorithm (1972) without recursion, so that depth is no limit.

    >>> sorted(sorted(group) for group in strongly_connected({"a": ["b"], "b": ["a", "c"]}))
    [['a', 'b'], ['c']]
    """
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    for root in edges:
        if root in order:
            continue
        work = [(root, iter(edges.get(root, ())))]
        order[root] = lowest[root] = len(order)
        open_.append(root)
        is_open.add(root)
        while work:
            node, ahead = work[-1]
            for target in ahead:
                if target not in order:
                    order[target] = lowest[target] = len(order)
                    open_.append(target)
                    is_open.add(target)
                    work.append((target, iter(edges.get(target, ()))))
                    break
                if target in is_open:
                    lowest[node] = min(lowest[node], order[target])
            else:
                work.pop()
                if work:
                    below = work[-1][0]
                    lowest[below] = min(lowest[below], lowest[node])
                if lowest[node] == order[node]:
                    group = []
                    while True:
                        member = open_.pop()
                        is_open.discard(member)
                        group.append(member)
                        if member == node:
                            break
                    yield group
