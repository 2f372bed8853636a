"""Who is who: one source under several names, and for whom it speaks on a given day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Self

import attrs

from provenance.lineage.classes import classes_of
from provenance.naming import folded
from provenance.source import Level, Source

__all__ = ["Identity", "is_party"]


@attrs.frozen
class Identity:
    """The sources of a ledger, each with its full record and under the one name that stands for it.

    `same_as` joins two sources, and so does a source known by its id alone whose id is the name or
    an alias of just one other. One whose id is that of several is `unclear`: it may be any of them.

    >>> new = Source("myanmar", name="Myanmar", same_as=["burma"])
    >>> Identity.of([new, Source("burma", name="Burma")]).of_all(new).name
    'Burma'
    """

    records: Mapping[str, Source] = attrs.field(factory=dict)
    leaders: Mapping[str, str] = attrs.field(factory=dict)
    members: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    unclear: frozenset[str] = frozenset()
    _lines: dict[tuple[str, date | None], tuple[Source, ...]] = attrs.field(
        factory=dict, init=False, repr=False, eq=False
    )

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Self:
        """Find who is who among sources."""
        records = {source.id: source for source in sources}
        leaders: dict[str, str] = {}
        members: dict[str, tuple[str, ...]] = {}
        declared = [(one.id, other) for one in records.values() for other in one.same_as]
        pairs = [pair for pair in declared if pair[1] in records]
        names, unclear = _bare_names(records, classes_of(pairs))
        for class_ in classes_of((*pairs, *names)):
            ranked = tuple(sorted(class_, key=lambda id_: _rank(records[id_])))
            leaders |= dict.fromkeys(ranked, ranked[0])
            members[ranked[0]] = ranked
        return cls(records, leaders, members, unclear)

    def of_all(self, source: Source) -> Source:
        """The one source that stands for this one under all its names."""
        leader = self.leaders.get(source.id, source.id)
        return self.records.get(leader, source)

    def namesakes(self, id_: str) -> tuple[str, ...]:
        """The ids under which a source is known, its own among them.

        >>> Identity().namesakes("us")
        ('us',)
        """
        return self.members.get(self.leaders.get(id_, id_), (id_,))

    def is_party(self, voice: Source) -> bool:
        """Whether a voice can be the origin of anything, and one can tell which source it is.

        >>> both = [Source(id_, aliases=["Georgia"]) for id_ in ("us-ga", "ge")]
        >>> bare = Source("Georgia")
        >>> Identity.of([bare]).is_party(bare), Identity.of([bare, *both]).is_party(bare)
        (True, False)
        """
        return is_party(voice) and voice.id not in self.unclear

    def is_alone(self, source: Source) -> bool:
        """Whether there is nobody else to think of: no other name, nobody it speaks for.

        >>> us = Source("us")
        >>> Identity.of([us]).is_alone(us)
        True
        """
        return not (source.speaks_for or self.leaders) and self.records.get(source.id) is source

    def line(self, source: Source, on: date | None = None) -> tuple[Source, ...]:
        """The source under its own name, whom it speaks for on that day, and so on up.

        What is known of it under another name counts too.

        >>> nsc = Source("nsc", speaks_for="us")
        >>> [s.id for s in Identity.of([nsc]).line(Source("kirby", speaks_for=nsc))]
        ['kirby', 'nsc', 'us']
        """
        key = (source.id, on)
        if key not in self._lines or self._lines[key][0] is not self._record(source):
            self._lines[key] = self._walk(self._record(source), on)
        return self._lines[key]

    def _record(self, source: Source) -> Source:
        """Take the full record of a source that a claim knows by its id alone."""
        if source.speaks_for or source.id not in self.records:
            return source
        return self.records[source.id]

    def _walk(self, source: Source, on: date | None) -> tuple[Source, ...]:
        line, seen = [source], {self.leaders.get(source.id, source.id)}
        while (above := self._above(line[-1], on)) is not None:
            above = self.of_all(above)
            if above.id in seen:
                break
            seen.add(above.id)
            line.append(above)
        return tuple(line)

    def _above(self, source: Source, on: date | None) -> Source | None:
        leader = self.leaders.get(source.id, source.id)
        under_all_names = (self.records[id_] for id_ in self.members.get(leader, ()))
        for one in (source, *under_all_names):
            for affiliation in one.speaks_for:
                if affiliation.holds_on(on):
                    return affiliation.principal
        return None

    def at(self, source: Source, level: Level, on: date | None = None) -> Source:
        """The source as seen from a level, under the one name that stands for it.

        >>> Identity().at(Source("kirby", speaks_for="us"), Level.PRINCIPAL).id
        'us'
        """
        line = self.line(source, on)
        if level is Level.SPEAKER:
            return self.of_all(line[0])
        if level is Level.PRINCIPAL:
            return self.of_all(line[-1])
        # A source that is no mere speaker stands for itself at this level.
        organisations = (one for one in line if one.at(level, on) is one)
        return self.of_all(next(organisations, line[-1]))


def is_party(voice: Source) -> bool:
    """Whether a voice can be the origin of anything: one knows who it is, and it is no mere relay.

    >>> is_party(Source("us")), is_party(Source("nbc", kind="outlet"))
    (True, False)
    """
    return voice.is_named and not voice.kind.is_relay


def _rank(source: Source) -> tuple[bool, bool, str]:
    """Order the names of one source: the one that others point at, with a record of its own."""
    return bool(source.same_as), source == Source(source.id), source.id


def _bare_names(
    records: Mapping[str, Source], classes: Iterable[Collection[str]]
) -> tuple[list[list[str]], frozenset[str]]:
    """Join sources known by an id alone with the one that is called so.

    The second are the ids of those that may be any of several.
    """
    called: dict[str, set[str]] = {}
    bare: dict[str, list[str]] = {}
    class_of = {id_: min(class_) for class_ in classes for id_ in class_}
    for source in records.values():
        if source == Source(source.id):
            bare.setdefault(folded(source.id), []).append(source.id)
        else:
            for one in (source.name, *source.aliases):
                called.setdefault(folded(one), set()).add(class_of.get(source.id, source.id))
    names = {name: called.get(name, set()) for name in bare}
    joined = [[*bare[name], *(ones if len(ones) == 1 else ())] for name, ones in names.items()]
    several = (id_ for name, ones in names.items() if len(ones) > 1 for id_ in bare[name])
    return [ids for ids in joined if len(ids) > 1], frozenset(several)
