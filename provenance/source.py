"""Who speaks, and for whom.

A source is a person, an office, a state, an outlet and so on; it may speak for another, from a day
until a day. Its line runs from the speaker up to the principal: John Kirby, the National Security
Council, the United States.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import attrs

from provenance.dates import Window
from provenance.errors import RecordError, shown
from provenance.naming import Choice, name, several, text

__all__ = ["Affiliation", "Level", "Reliability", "Source", "SourceKind", "as_source"]


class SourceKind(Choice):
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


class Level(Choice):
    """How far up its line a source is taken before two are called the same origin.

    >>> Level("principal")
    <Level.PRINCIPAL: 'principal'>
    """

    SPEAKER = "speaker"
    ORGANISATION = "organisation"
    PRINCIPAL = "principal"


class Reliability(Choice):
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


def as_source(value: Source | str) -> Source:
    """Give a source as it is, and an id as the source known by nothing but that id.

    >>> as_source("nato") == Source("nato")
    True
    """
    return value if isinstance(value, Source) else Source(value)


def _day(value: date | str | None) -> date | None:
    return None if value is None else Window.on(value).start


@attrs.frozen
class Affiliation:
    """For whom a source speaks, from one day to another; both days are included.

    >>> Affiliation("us-nsc", until=date(2025, 1, 20)).holds_on(date(2024, 10, 23))
    True
    """

    principal: Source = attrs.field(converter=as_source)
    since: date | None = attrs.field(default=None, converter=_day)
    until: date | None = attrs.field(default=None, converter=_day)

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

    def during(self, other: Affiliation) -> tuple[Affiliation, ...]:
        """The other affiliation on those days on which this one holds too; none if there are none.

        >>> until_june = Affiliation("us-nsc", until="2024-06-30")
        >>> until_june.during(Affiliation("us", since="2024-07-01"))
        ()
        """
        starts = [day for day in (self.since, other.since) if day]
        ends = [day for day in (self.until, other.until) if day]
        since, until = max(starts, default=None), min(ends, default=None)
        if since and until and since > until:
            return ()
        return (Affiliation(other.principal, since, until),)

    def overlaps(self, other: Affiliation) -> bool:
        """Whether there is a day on which both hold."""
        return bool(self.during(other))


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


def _names(values: object) -> tuple[str, ...]:
    return several(values, "names")


def _same_ids(values: object) -> tuple[str, ...]:
    return several(values, "ids")


MOST_ABOVE = 100
"""How many may stand above a speaker: more than in any chain of command, few enough to walk."""


@attrs.frozen(cache_hash=True, weakref_slot=False)
class Source:
    """One who says something, known by an id; `name` is what readers see.

    `same_as` lists the ids of sources that are this one under another name, and `aliases` other
    names of it; `above` counts who stands over it. Raises `RecordError` for an empty name or two
    principals on one day.

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
    same_as: tuple[str, ...] = attrs.field(default=(), converter=_same_ids, kw_only=True)
    reliability: Reliability | None = attrs.field(
        default=None, converter=attrs.converters.optional(Reliability), kw_only=True
    )
    note: str = attrs.field(default="", converter=text, kw_only=True)
    above: int = attrs.field(init=False, default=0, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a source that speaks for two at once, for itself, or at the end of a long line."""
        for position, one in enumerate(self.speaks_for):
            object.__setattr__(self, "above", max(self.above, one.principal.above + 1))
            for other in self.speaks_for[position + 1 :]:
                if one.overlaps(other):
                    both = f"{shown(one.principal.id)} and {shown(other.principal.id)}"
                    message = f"{shown(self.id)} speaks for {both} at one time; give each its dates"
                    raise RecordError(message, value=self.id)
        if self.above > MOST_ABOVE:
            message = f"{shown(self.id)} has more than {MOST_ABOVE} sources above it"
            raise RecordError(f"{message}; let it speak for the principal at once", value=self.id)
        if self._speaks_for_itself():
            raise RecordError(f"{shown(self.id)} cannot speak for itself", value=self.id)

    def _speaks_for_itself(self) -> bool:
        """Tell whether on some day the line above comes back to where it began."""
        waiting = [*self.speaks_for]
        while waiting:
            one = waiting.pop()
            if one.principal.id == self.id:
                return True
            waiting += [
                meanwhile for up in one.principal.speaks_for for meanwhile in one.during(up)
            ]
        return False

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

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        # Nothing in it can change, and a long line would be copied by a deep recursion.
        return self

    def __str__(self) -> str:
        """Give the name that readers see."""
        return self.name

    def __repr__(self) -> str:
        """Show who it is and for whom it speaks, and not the whole line above."""
        parts = [repr(self.id)]
        parts += [f"name={self.name!r}"] if self.name != self.id else []
        parts += [f"kind={self.kind.value!r}"] if self.kind else []
        above = ", ".join(repr(one.principal.id) for one in self.speaks_for)
        parts += [f"speaks_for=[{above}]"] if above else []
        return f"Source({', '.join(parts)})"
