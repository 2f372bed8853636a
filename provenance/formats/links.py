"""What ties claims and names together: links, parts and wholes, sums, accepted exceptions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar, cast

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.errors import ProvenanceError
from provenance.formats.claims import read_dates
from provenance.formats.faults import Faults, Path
from provenance.formats.references import Register, rings, written_ring
from provenance.formats.shapes import ExceptionShape, LinkShape, SumShape, WithinShape
from provenance.formats.structuring import Row, structured
from provenance.link import OF_SOURCE, Link
from provenance.naming import folded
from provenance.question import Sum, Within
from provenance.settings import Exemption
from provenance.source import Source

__all__ = ["exemptions_of", "links_of", "parts_of"]

_Made = TypeVar("_Made")
_Shape = TypeVar("_Shape")


@attrs.frozen
class _Builder:
    sources: Register[Source]
    claims: Register[Claim]
    dateline: Window | None
    faults: Faults

    def build(self, row: Row[LinkShape], path: Path) -> Link | None:
        shape, faults_before = row.shape, len(self.faults)
        by = None if shape.by is None else self.sources.find(shape.by, (*path, "by"))
        self.claims.find_all(shape.claims, (*path, "claims"))
        for number, target in enumerate(shape.targets):
            self._target(target, (*path, "targets", number))
        dates = read_dates(shape, (), path, self)
        if shape.relation is None:
            return None
        link = _made(
            lambda: Link(
                shape.relation,
                by=by or Source("unknown"),
                claims=shape.claims,
                targets=shape.targets,
                words=shape.words,
                said_on=dates["said_on"],
                reason=shape.reason,
                id=shape.id,
            ),
            (*path, "targets"),
            self.faults,
        )
        return link if row.sound and by and len(self.faults) == faults_before else None

    def _target(self, target: str, path: Path) -> None:
        if target.startswith(OF_SOURCE):
            self.sources.find(target.removeprefix(OF_SOURCE), path)
        else:
            self.claims.find(target, path)


def _made(make: Callable[[], _Made], path: Path, faults: Faults) -> _Made | None:
    try:
        return make()
    except ProvenanceError as error:
        faults.add(path, str(error))
        return None


def links_of(
    rows: Sequence[object],
    sources: Register[Source],
    claims: Register[Claim],
    dateline: Window | None,
    faults: Faults,
) -> Register[Link]:
    """Build every link that can be built; no claim may replace itself by way of others."""
    register: Register[Link] = Register("link", faults)
    firsts = register.declare(rows)
    builder = _Builder(sources, claims, dateline, faults)
    for place, row in enumerate(rows):
        path = ("link", place)
        read = structured(row, LinkShape, path, faults)
        link = builder.build(read, path) if read is not None else None
        if link is not None and place in firsts:
            register.keep(link.id, link, place)
    _refuse_replacement_rings(register)
    return register


def _refuse_replacement_rings(register: Register[Link]) -> None:
    replaces: dict[str, list[str]] = {}
    by_claim: dict[str, str] = {}
    for link in register.values.values():
        if link.relation.replaces:
            for one in link.claims:
                replaces.setdefault(one, []).extend(link.targets)
                by_claim.setdefault(one, link.id)
    for ring in rings(replaces):
        place = register.places[by_claim[ring[0]]]
        message = f"claims replace one another in a circle (a cycle): {written_ring(ring)}"
        register.faults.add(("link", place, "targets"), message)


def parts_of(
    within: Sequence[object], sums: Sequence[object], faults: Faults
) -> tuple[list[Within], list[Sum]]:
    """Build what is part of what; nothing may be part of itself by way of others.

    >>> parts_of([{"part": "Kursk", "whole": "Russia"}], [], Faults("a.toml"))
    ([Within(part='Kursk', whole='Russia')], [])
    """
    inside: dict[str, list[str]] = {}
    origins: dict[str, Path] = {}

    def note(part: str, whole: str, path: Path) -> None:
        inside.setdefault(folded(part), []).append(folded(whole))
        origins.setdefault(folded(part), path)

    wholes = _built(within, WithinShape, lambda one: Within(one.part, one.whole), faults)
    for place, whole in wholes.items():
        note(whole.part, whole.whole, ("within", place))
    totals = _built(sums, SumShape, lambda one: Sum(one.whole, one.parts), faults)
    for place, total in totals.items():
        for part in total.parts:
            note(part, total.whole, ("sum", place, "parts"))
    for ring in rings(inside):
        message = f"parts and wholes run in a circle (a cycle): {written_ring(ring)}"
        faults.add(origins[ring[0]], message)
    return list(wholes.values()), list(totals.values())


def _built(
    rows: Sequence[object],
    shape: type[_Shape],
    make: Callable[[_Shape], _Made],
    faults: Faults,
) -> dict[int, _Made]:
    """Build what needs nothing but its own row, each under the place of that row."""
    table = "within" if cast("Any", shape) is WithinShape else "sum"
    found: dict[int, _Made] = {}
    for place, row in enumerate(rows):
        read = structured(row, shape, (table, place), faults)
        if read is not None and read.sound:
            made = _made(partial(make, read.shape), (table, place), faults)
            if made is not None:
                found[place] = made
    return found


def exemptions_of(
    rows: Sequence[object], claims: Register[Claim], faults: Faults
) -> list[Exemption]:
    """Build the accepted exceptions, each of claims on record and with a reason."""
    found: list[Exemption] = []
    for place, row in enumerate(rows):
        path = ("exception", place)
        read = structured(row, ExceptionShape, path, faults)
        if read is None:
            continue
        shape = read.shape
        claims.find_all(shape.claims or (), (*path, "claims"))
        if not read.sound:
            continue
        make = partial(Exemption, shape.rule, shape.claims, shape.reason)
        made = _made(make, (*path, "reason"), faults)
        found += [made] if made else []
    return found
