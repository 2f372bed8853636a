"""Who speaks, and for whom.

A source is a person, an office, a state, an outlet and so on; it may speak for another, from a day
until a day. Its line runs from the speaker up to the principal: John Kirby, the National Security
Council, the United States.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Self

import attrs

from provenance.errors import RecordError, shown
from provenance.naming import identifier, name

__all__ = ["Affiliation", "Level", "Reliability", "Source", "SourceKind"]


class SourceKind(StrEnum):
    """What sort of speaker a source is.

    >>> SourceKind("ministry").is_relay, SourceKind.OUTLET.is_relay
    (False, True)
    """

    UNSTATED = ""
    PERSON = "person"
    OFFICE = "office"
    MINISTRY = "ministry"
    AGENCY = "agency"
    STATE = "state"
    ALLIANCE = "alliance"
    OUTLET = "outlet"
    MONITOR = "monitor"
    DOCUMENT = "document"
    UNNAMED = "unnamed"

    @property
    def is_relay(self) -> bool:
        """Whether such a source passes on what others know, so that alone it is no origin."""
        return self is SourceKind.OUTLET


_SPEAKERS = frozenset({SourceKind.PERSON, SourceKind.OFFICE, SourceKind.UNNAMED})


class Level(StrEnum):
    """How far up its line a source is taken before two are called the same origin.

    >>> Level("principal")
    <Level.PRINCIPAL: 'principal'>
    """

    SPEAKER = "speaker"
    ORGANISATION = "organisation"
    PRINCIPAL = "principal"


class Reliability(StrEnum):
    """The Admiralty grade of a source; F means "cannot be judged" and is no worse than any.

    >>> Reliability("B").meaning
    'usually reliable'
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def meaning(self) -> str:
        """The words that the grade stands for (NATO AJP-2.1)."""
        return _RELIABILITIES[self.value]


_RELIABILITIES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}


def _as_source(value: Source | str) -> Source:
    return value if isinstance(value, Source) else Source(value)


@attrs.frozen
class Affiliation:
    """For whom a source speaks, from one day to another; both days are included.

    >>> Affiliation("us-nsc", until=date(2025, 1, 20)).holds_on(date(2024, 10, 23))
    True
    """

    principal: Source = attrs.field(converter=_as_source)
    since: date | None = None
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a time that ends before it starts."""
        if self.since and self.until and self.until < self.since:
            message = f"an affiliation ends {self.until} before it starts {self.since}"
            raise RecordError(message, value=(self.since, self.until))

    def holds_on(self, day: date | None) -> bool:
        """Whether it held on a day; on an unknown day it is taken to hold."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def overlaps(self, other: Affiliation) -> bool:
        """Whether there is a day on which both hold."""
        starts = [day for day in (self.since, other.since) if day]
        ends = [day for day in (self.until, other.until) if day]
        return not starts or not ends or max(starts) <= min(ends)


def _affiliations(value: object) -> tuple[Affiliation, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, Affiliation):
        return (value,)
    if isinstance(value, (str, Source)):
        return (Affiliation(value),)
    if isinstance(value, Iterable):
        made = [one for item in value for one in _affiliations(item)]
        return tuple(sorted(made, key=lambda one: (one.since or date.min, one.until or date.max)))
    message = f"a source speaks for a source or its id, not {shown(value)}"
    raise RecordError(message, value=value)


def _names(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        message = f"a list of names, not one string: {shown(values)}"
        raise RecordError(message, value=values)
    return tuple(name(value) for value in values)


def _same_ids(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise RecordError(f"a list of ids, not one string: {shown(values)}", value=values)
    return tuple(identifier(value) for value in values)


@attrs.frozen(cache_hash=True)
class Source:
    """One who says something, known by an id; `name` is what readers see.

    `same_as` lists the ids of sources that are this one under another name, and `aliases` other
    names of it. Raises `RecordError` for an empty name or two principals on one day.

    >>> kirby = Source("kirby", name="John Kirby", speaks_for="United States")
    >>> str(kirby), str(kirby.principal())
    ('John Kirby', 'United States')
    """

    id: str = attrs.field(converter=name)
    name: str = attrs.field(
        default=attrs.Factory(lambda self: self.id, takes_self=True), converter=name, kw_only=True
    )
    kind: SourceKind = attrs.field(default=SourceKind.UNSTATED, converter=SourceKind, kw_only=True)
    speaks_for: tuple[Affiliation, ...] = attrs.field(
        default=(), converter=_affiliations, kw_only=True
    )
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_names, kw_only=True)
    same_as: tuple[str, ...] = attrs.field(
        default=(), converter=_same_ids, kw_only=True
    )
    reliability: Reliability | None = attrs.field(
        default=None, converter=attrs.converters.optional(Reliability), kw_only=True
    )
    note: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a source that speaks for two at once, or for itself."""
        for position, one in enumerate(self.speaks_for):
            if any(source.id == self.id for source in one.principal.line()):
                raise RecordError(f"{self.id!r} cannot speak for itself", value=self.id)
            for other in self.speaks_for[position + 1 :]:
                if one.overlaps(other):
                    both = f"{one.principal.id!r} and {other.principal.id!r}"
                    message = f"{self.id!r} speaks for {both} at one time; give each its dates"
                    raise RecordError(message, value=self.id)

    def line(self, on: date | None = None) -> tuple[Source, ...]:
        """The source, whom it speaks for on that day, and so on up to the principal.

        >>> [s.id for s in Source("kirby", speaks_for=Source("nsc", speaks_for="us")).line()]
        ['kirby', 'nsc', 'us']
        """
        line: list[Source] = [self]
        here: Source = self
        while True:
            above = next((a.principal for a in here.speaks_for if a.holds_on(on)), None)
            if above is None:
                return tuple(line)
            line.append(above)
            here = above

    def at(self, level: Level | str, on: date | None = None) -> Source:
        """The source as seen from a level; the organisation is the first that is no mere speaker.

        >>> Source("kirby", kind="person", speaks_for="us-nsc").at("organisation").id
        'us-nsc'
        """
        line = self.line(on)
        match Level(level):
            case Level.SPEAKER:
                return line[0]
            case Level.ORGANISATION:
                return next((one for one in line if one.kind not in _SPEAKERS), line[-1])
            case _:
                return line[-1]

    def principal(self, on: date | None = None) -> Source:
        """The one at the top of the line, for whom the source speaks in the end.

        >>> Source("nato").principal().id
        'nato'
        """
        return self.line(on)[-1]

    @property
    def is_named(self) -> bool:
        """Whether one knows who it is, as one does not of "a senior official".

        >>> Source("official", kind="unnamed").is_named
        False
        """
        return self.kind is not SourceKind.UNNAMED

    def but(self, **changes: Any) -> Self:
        """The same source with some fields changed.

        >>> Source("nato").but(kind="alliance").kind.value
        'alliance'
        """
        return attrs.evolve(self, **changes)

    def __str__(self) -> str:
        """Give the name that readers see."""
        return self.name
