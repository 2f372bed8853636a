"""Sources built from their rows, principals first, so that each knows for whom it speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from provenance.errors import ProvenanceError, shown
from provenance.formats.blank import blank_of
from provenance.formats.bulk import in_bulk
from provenance.formats.certain import ids_of, one_name
from provenance.formats.faults import Faults, Path, Wrong, described
from provenance.formats.limits import MOST_STEPS_UP
from provenance.formats.moments import window_of
from provenance.formats.references import Register, bottom_up, rings, written_ring
from provenance.formats.shapes import AffiliationShape, SourceShape
from provenance.formats.structuring import structured
from provenance.source import Affiliation, Source, SourceKind

__all__ = ["sources_of"]

_Entries = list[tuple[Path, AffiliationShape]]


@attrs.frozen
class _Row:
    """A source as read: where it stands, and whom it speaks for, as far as that could be read."""

    place: int
    shape: SourceShape
    entries: _Entries
    sound: bool

    @property
    def principals(self) -> list[str]:
        return [entry.source or entry.id for _, entry in self.entries]


def sources_of(rows: Sequence[object], faults: Faults) -> Register[Source]:
    """Build every source that can be built, and report the rest.

    >>> found = sources_of([{"id": "kirby", "speaks_for": "us"}, {"id": "us"}], Faults("a.toml"))
    >>> [source.id for source in found.values["kirby"].line()]
    ['kirby', 'us']
    """
    register: Register[Source] = Register("source", faults)
    firsts = register.declare(rows)
    read: dict[str, _Row] = {}
    order: list[str] = []
    for place, (raw, alone) in enumerate(zip(rows, in_bulk(rows, _alone), strict=True)):
        found = _read(raw, place, faults) if alone is None else None
        if place not in firsts:
            continue
        if alone is not None:
            order.append(alone.id)
            register.keep(alone.id, alone, place)
        elif found is not None:
            order.append(found.shape.id)
            read[found.shape.id] = found
    _refuse_rings(read, faults)
    _build(read, register)
    for row in read.values():
        register.find_all(row.shape.same_as, ("source", row.place, "same_as"))
    # Sources stand in the order of the file, not in that of building.
    register.values = {id_: register.values[id_] for id_ in order if id_ in register.values}
    return register


def _alone(keys: tuple[str, ...], rows: Sequence[Any]) -> list[Source | None]:
    """Build sources that speak for none but themselves; raise where one is not certain."""
    if "id" not in keys or not _KEYS_OF_ONE_ALONE.issuperset(keys):
        return [None] * len(rows)
    columns = dict(zip(keys, zip(*map(dict.values, rows), strict=True), strict=True))
    ids = ids_of(columns["id"])
    names = map(one_name, columns.get("name", ids))
    kinds = list(map(_KINDS.__getitem__, columns.get("kind", ()))) or [_UNSTATED] * len(rows)
    return [_plain(*said) for said in zip(ids, names, kinds, strict=True)]


def _plain(id_: str, name: str, kind: SourceKind) -> Source:
    """Make the source that the checked constructor makes of these."""
    source = _Blank()
    source.id = id_
    source.name = name
    source.kind = kind
    source.speaks_for = ()
    source.aliases = ()
    source.same_as = ()
    source.reliability = None
    source.note = ""
    source.above = 0
    source._attrs_cached_hash = None  # noqa: SLF001 - a field that attrs keeps
    source.__class__ = Source
    return source  # type: ignore[no-any-return]


_Blank = blank_of(Source)


_KEYS_OF_ONE_ALONE = frozenset({"id", "name", "kind"})
_UNSTATED = SourceKind.UNSTATED
_KINDS = {kind.value: kind for kind in SourceKind if kind is not _UNSTATED}


def _read(row: object, place: int, faults: Faults) -> _Row | None:
    path = ("source", place)
    read = structured(row, SourceShape, path, faults)
    if read is None or read.shape.id is None:
        return None
    entries, sound = _entries(read.shape.speaks_for, (*path, "speaks_for"), faults)
    return _Row(place, read.shape, entries, read.sound and sound)


def _entries(value: object, path: Path, faults: Faults) -> tuple[_Entries, bool]:
    """Read `speaks_for`: one id, or a list of ids and of tables with dates."""
    if isinstance(value, str):
        listed = [(path, value)]
    elif isinstance(value, (list, tuple)):
        listed = [((*path, place), one) for place, one in enumerate(value)]
    else:
        faults.add(path, f"speaks_for is a source id or a list, not {described(value)}")
        return [], False
    found = [(at, _entry(one, at, faults)) for at, one in listed]
    kept = [(at, entry) for at, entry in found if entry is not None]
    return kept, len(kept) == len(found)


def _entry(value: object, path: Path, faults: Faults) -> AffiliationShape | None:
    raw = value if isinstance(value, Mapping) else {"source": value}
    read = structured(raw, AffiliationShape, path, faults)
    if read is None or not read.sound:
        return None
    if bool(read.shape.source) == bool(read.shape.id):
        faults.add(path, "name the source spoken for once: source = its id")
        return None
    return read.shape


def _refuse_rings(read: Mapping[str, _Row], faults: Faults) -> None:
    ties: dict[str, dict[str, Sequence[str]]] = {
        "speaks_for": {id_: row.principals for id_, row in read.items()},
        "same_as": {id_: row.shape.same_as for id_, row in read.items()},
    }
    for key, leads_to in ties.items():
        for ring in rings(leads_to):
            path = ("source", read[ring[0]].place, key)
            faults.add(path, f"{key} runs in a circle (a cycle): {written_ring(ring)}")


def _build(read: Mapping[str, _Row], register: Register[Source]) -> None:
    order = bottom_up({id_: row.principals for id_, row in read.items()})
    # Those built already speak for none but themselves.
    steps = dict.fromkeys(register.values, 1)
    for id_ in order:
        row = read[id_]
        steps[id_] = 1 + max((steps.get(one, 0) for one in row.principals), default=0)
        if steps[id_] == MOST_STEPS_UP + 1:
            message = f"a line of speaks_for has at most {MOST_STEPS_UP} steps"
            register.faults.add(("source", row.place, "speaks_for"), message)
        affiliations = _affiliations(row.entries, register)
        if row.sound and affiliations is not None and steps[id_] <= MOST_STEPS_UP:
            _build_one(row.place, row.shape, affiliations, register)
    for id_, row in read.items():
        if id_ not in steps:
            _affiliations(row.entries, register)


def _affiliations(entries: _Entries, register: Register[Source]) -> list[Affiliation] | None:
    """Find whom a source speaks for, and when; None where anything is amiss."""
    made: list[Affiliation] = []
    for path, entry in entries:
        above = register.find(entry.source or entry.id, path)
        since = _day(entry.since, (*path, "since"), register.faults)
        until = _day(entry.until, (*path, "until"), register.faults, last=True)
        if above is None:
            continue
        try:
            made.append(Affiliation(above, since, until))
        except ProvenanceError as error:
            register.faults.add(path, str(error))
    return made if len(made) == len(entries) else None


def _build_one(
    place: int, shape: SourceShape, affiliations: list[Affiliation], register: Register[Source]
) -> None:
    if shape.id in shape.same_as:
        return
    try:
        source = Source(
            shape.id,
            name=shape.name or shape.id,
            kind=shape.kind,
            speaks_for=tuple(affiliations),
            aliases=shape.aliases,
            same_as=shape.same_as,
            reliability=shape.reliability,
            note=shape.note,
        )
    except ProvenanceError as error:
        register.faults.add(("source", place, "speaks_for"), str(error))
        return
    register.keep(shape.id, source, place)


def _day(
    value: date | str | None, path: Path, faults: Faults, *, last: bool = False
) -> date | None:
    """Give the first or last day of a date; a fault where it is open there."""
    try:
        window = window_of(value)
    except Wrong as wrong:
        faults.add(path, str(wrong))
        return None
    if window is None:
        return None
    day = window.end if last else window.start
    if day is None:
        faults.add(path, f"a day is due, not {shown(str(window))}")
    return day
