"""What is being estimated: only answers to the same question can agree or conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Self

import attrs

from provenance.errors import RecordError, shown
from provenance.naming import Choice, folded, name, several, slug, text

__all__ = ["UNITS", "Moves", "Question", "Status", "Sum", "Unit", "Within"]


class Status(Choice):
    """Whether a figure is of what is, or of what is expected, planned, feared or possible.

    >>> Status("expected").is_actual
    False
    """

    ACTUAL = "actual"
    EXPECTED = "expected"
    PLANNED = "planned"
    FEARED = "feared"
    POSSIBLE = "possible"

    @property
    def is_actual(self) -> bool:
        """Whether it speaks of what is, not of what may come."""
        return self is Status.ACTUAL


class Moves(Choice):
    """How the values of a measure move in time.

    A `level` rises and falls, a `running_total` never falls, `final` is one number for all time,
    and a `change` is what was added in the window it is of.

    >>> Moves("running_total")
    <Moves.RUNNING_TOTAL: 'running_total'>
    """

    LEVEL = "level"
    RUNNING_TOTAL = "running_total"
    FINAL = "final"
    CHANGE = "change"


@attrs.frozen
class Unit:
    """What one of the counted or measured thing is; only counts are whole numbers from zero.

    >>> UNITS["persons"].counted, UNITS["km"].counted
    (True, False)
    """

    name: str
    counted: bool
    most: int | None = None


def _units() -> Mapping[str, Unit]:
    counted = {
        "persons": "person people individuals soldiers troops civilians",
        "households": "household families family",
        "events": "event incidents incident attacks strikes",
        "items": "item pieces piece things",
        "vehicles": "vehicle trucks tanks",
        "aircraft": "planes helicopters drones missiles",
        "vessels": "vessel ships ship boats",
        "weapons": "weapon guns rounds shells",
        "buildings": "building homes houses",
        "units": "unit brigades brigade battalions battalion divisions division",
        "documents": "document reports report",
    }
    measured = {
        "percent": "% per-cent pct share",
        "percent-change": "",
        "km": "kilometres kilometers",
        "m": "metres meters",
        "km2": "km²",
        "tonnes": "tonne tons ton t",
        "kg": "kilograms",
        "litres": "liters litre",
        "hours": "hour h",
        "days": "day",
        "years": "year",
        "usd": "$ dollars us$",
        "eur": "€ euros",
        "gbp": "£ pounds",
    }
    table: dict[str, Unit] = {}
    for rows, is_counted in ((counted, True), (measured, False)):
        for unit, others in rows.items():
            made = Unit(unit, is_counted, 100 if unit == "percent" else None)
            table |= dict.fromkeys((unit, *others.split()), made)
    return MappingProxyType(table)


UNITS: Mapping[str, Unit] = _units()
"""Every unit by every name it may be given; add a row above to know another."""


def _unit(value: str) -> str:
    if value == "":
        return ""
    found = UNITS.get(folded(value)) if isinstance(value, str) else None
    if found is None:
        known = ", ".join(dict.fromkeys(unit.name for unit in UNITS.values()))
        message = f"unknown unit {shown(value)}; write one of {known}"
        raise RecordError(message, value=value)
    return found.name


def _optional_name(value: object) -> str:
    return "" if value == "" else name(value)


def _scope(value: object) -> tuple[tuple[str, str], ...]:
    pairs = value.items() if isinstance(value, Mapping) else value
    if isinstance(pairs, str) or not isinstance(pairs, Iterable):
        raise RecordError(f"a scope maps names to names, not {shown(value)}", value=value)
    found: dict[str, str] = {}
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != len(("field", "what")):
            raise RecordError(f"a scope maps names to names, not {shown(pair)}", value=pair)
        field, what = folded(name(pair[0])), name(pair[1])
        if field in found:
            raise RecordError(f"a scope names {shown(field)} twice", value=value)
        found[field] = what
    return tuple(sorted(found.items()))


FIELDS = ("subject", "measure", "place", "status", "moves", "unit")


@attrs.frozen(cache_hash=True, weakref_slot=False)
class Question:
    """What is estimated: whom or what, which measure, where, in which status, how it moves.

    A field left empty is *missing*, so that an answer to this question cannot be judged against
    one that states it. `scope` narrows further: side, event, episode.

    >>> there = Question("North Korean troops", measure="troops", place="Russia")
    >>> there.but(status="expected").status.value
    'expected'
    """

    subject: str = attrs.field(converter=name)
    measure: str = attrs.field(default="", converter=_optional_name, kw_only=True)
    place: str = attrs.field(default="", converter=_optional_name, kw_only=True)
    status: Status = attrs.field(default=Status.ACTUAL, converter=Status, kw_only=True)
    moves: Moves = attrs.field(default=Moves.LEVEL, converter=Moves, kw_only=True)
    unit: str = attrs.field(default="", converter=_unit, kw_only=True)
    scope: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_scope, kw_only=True)
    id: str = attrs.field(default="", converter=text, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Give a question without an id a readable one."""
        if not self.id:
            parts = [self.subject, self.measure, self.place, self.status.value]
            parts += [] if self.moves is Moves.LEVEL else [self.moves.value.replace("_", " ")]
            parts += [self.unit, *(f"{key} {what}" for key, what in self.scope)]
            object.__setattr__(self, "id", slug(*parts))

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two questions the same, whatever they are called and however written.

        >>> Question("Troops", place="Russia").key == Question("troops", place="RUSSIA").key
        True
        """
        named = (folded(self.subject), folded(self.measure), folded(self.place))
        # The other fields hold words of ours, which are folded already.
        key = (*named, str(self.status), str(self.moves), self.unit)
        return (
            (*key, *(folded(part) for pair in self.scope for part in pair)) if self.scope else key
        )

    @property
    def counts(self) -> bool:
        """Whether the answer is a count: a whole number, never below zero.

        >>> Question("troops").counts, Question("front", unit="km").counts
        (True, False)
        """
        return not self.unit or UNITS[self.unit].counted

    def but(self, **changes: Any) -> Self:
        """The question with some fields changed; it gets an id of its own.

        >>> Question("troops", place="Russia", id="there").but(place="Kursk").id
        'troops/kursk/actual'
        """
        return attrs.evolve(self, **({"id": ""} | changes))

    def __str__(self) -> str:
        """Name the question for a reader: "North Korean troops in Russia (expected)".

        >>> str(Question("North Korean troops", place="Russia"))
        'North Korean troops in Russia'
        """
        text = self.subject
        if self.measure and folded(self.measure) not in folded(self.subject):
            text += f", {self.measure}"
        if self.place:
            text += f" in {self.place}"
        notes = [] if self.status.is_actual else [self.status.value]
        notes += [f"{key} {what}" for key, what in self.scope]
        return f"{text} ({', '.join(notes)})" if notes else text


@attrs.frozen(order=True)
class Within:
    """A place, measure or subject that lies inside another: Kursk in Russia.

    >>> Within("Kursk", "Russia")
    Within(part='Kursk', whole='Russia')
    """

    part: str = attrs.field(converter=name)
    whole: str = attrs.field(converter=name)

    def __attrs_post_init__(self) -> None:
        """Refuse a part of itself."""
        if folded(self.part) == folded(self.whole):
            raise RecordError(f"{shown(self.part)} cannot be part of itself", value=self.part)


def _parts(values: object) -> tuple[str, ...]:
    parts = several(values, "parts")
    if len({folded(part) for part in parts}) < len(parts):
        raise RecordError(f"a part is named twice: {shown(', '.join(parts))}", value=parts)
    return parts


@attrs.frozen(order=True)
class Sum:
    """Measures that make up a whole, nothing missing: killed and wounded are the casualties.

    >>> Sum("casualties", ["killed", "wounded"]).parts
    ('killed', 'wounded')
    """

    whole: str = attrs.field(converter=name)
    parts: tuple[str, ...] = attrs.field(converter=_parts)

    def __attrs_post_init__(self) -> None:
        """Refuse a sum of nothing, or one that holds its own whole."""
        if not self.parts:
            raise RecordError(f"{shown(self.whole)} needs parts to be the sum of", value=self.parts)
        if folded(self.whole) in {folded(part) for part in self.parts}:
            raise RecordError(f"{shown(self.whole)} cannot be part of itself", value=self.whole)
