"""Ids that must be declared once, found when referred to, and never lead round in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Generic, TypeVar, cast

import attrs

from provenance.errors import shown
from provenance.formats.faults import Faults, Path, spelled

__all__ = ["Register", "bottom_up", "rings", "written_ring"]

_Value = TypeVar("_Value")
_LONGEST_RING_SHOWN = 6


@attrs.define
class Register(Generic[_Value]):
    """The things of one table by id: those declared, and of these the values that are usable.

    >>> faults = Faults("a.toml")
    >>> sources = Register("source", faults)
    >>> sources.declare([{"id": "nbc"}])
    range(0, 1)
    >>> sources.find("ncb", ("claim", 0, "source"))
    >>> print(faults.error())
    a.toml: claim[0].source: no source has the id 'ncb'; did you mean 'nbc'?
    """

    what: str
    faults: Faults
    values: dict[str, _Value] = attrs.field(factory=dict, init=False)
    places: dict[str, int] = attrs.field(factory=dict, init=False)

    def declare(self, rows: Sequence[object]) -> AbstractSet[int] | range:
        """Note the ids that rows give themselves; give the places of the rows to build.

        A row that says the same as an earlier one of its id is not built again; one that says
        something else is a fault.
        """
        places = _by_id(rows)
        if len(places) == len(rows):
            self.places = places
            return range(len(rows))
        firsts = set()
        for place, row in enumerate(rows):
            id_ = row.get("id") if isinstance(row, Mapping) else None
            first = self.places.setdefault(id_, place) if isinstance(id_, str) else place
            if first == place:
                firsts.add(place)
            elif rows[first] != row:
                self.reused(id_, (self.what, place, "id"), first)
        return firsts

    def reused(self, id_: object, path: Path, first: int) -> None:
        """Report an id that stands for two things."""
        earlier = spelled((self.what, first))
        message = f"duplicate id: {shown(id_)} is used twice, by {earlier} already"
        self.faults.add(path, f"{message}; give this {self.what} another")

    def keep(self, id_: str, value: _Value, place: int) -> None:
        """Put a usable value on record, under the id it has now."""
        earlier = self.values.setdefault(id_, value)
        if earlier is not value and earlier != value:
            self.reused(id_, (self.what, place), self.places.get(id_, place))
        self.places.setdefault(id_, place)

    def find(self, id_: str, path: Path) -> _Value | None:
        """Give the value of an id; None where it is unknown, a fault, or was faulty itself."""
        found = self.values.get(id_)
        if found is None and id_ not in self.places:
            hint = self.faults.did_you_mean(id_, self.places) or f"; declare it in [[{self.what}]]"
            self.faults.add(path, f"no {self.what} has the id {shown(id_)}{hint}")
        return found

    def find_all(self, ids: Iterable[str], path: Path) -> list[_Value] | None:
        """Give the values of several ids, or None where one is missing."""
        found = [self.find(id_, (*path, place)) for place, id_ in enumerate(ids)]
        kept = [value for value in found if value is not None]
        return kept if len(kept) == len(found) else None


def _by_id(rows: Sequence[object]) -> dict[str, int]:
    """Give the place of every row by its id, or nothing where some have none."""
    if set(map(type, rows)) != {dict}:
        return {}
    ids: list[Any] = [row.get("id") for row in cast("Sequence[dict[str, Any]]", rows)]
    return dict(zip(ids, range(len(ids)), strict=True)) if set(map(type, ids)) == {str} else {}


def bottom_up(leads_to: Mapping[str, Sequence[str]]) -> list[str]:
    """Order names so that each comes after all it leads to; those on a ring, or above, are missing.

    >>> bottom_up({"kirby": ["nsc"], "nsc": ["us"], "us": [], "a": ["b"], "b": ["a"]})
    ['us', 'nsc', 'kirby']
    """
    waits = {one: len(set(aims) & leads_to.keys()) for one, aims in leads_to.items()}
    comes_from: dict[str, list[str]] = {}
    for one, aims in leads_to.items():
        for aim in dict.fromkeys(aims):
            comes_from.setdefault(aim, []).append(one)
    done = [one for one, count in waits.items() if not count]
    for aim in done:
        for one in comes_from.get(aim, ()):
            waits[one] -= 1
            if not waits[one]:
                done.append(one)
    return done


def rings(leads_to: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Give the rings in which names lead back to themselves, each once, starting at its first.

    >>> list(rings({"a": ["b"], "b": ["c"], "c": ["b"]}))
    [['b', 'c']]
    """
    sound = set(bottom_up(leads_to))
    order = {one: number for number, one in enumerate(leads_to)}
    seen: set[str] = set()
    for start in leads_to:
        trail: dict[str, int] = {}
        here = start
        while here not in sound and here not in seen:
            seen.add(here)
            trail[here] = len(trail)
            here = next(aim for aim in leads_to[here] if aim in order and aim not in sound)
        if here in trail:
            ring = list(trail)[trail[here] :]
            first = ring.index(min(ring, key=order.__getitem__))
            yield ring[first:] + ring[:first]


def written_ring(ring: Sequence[Any]) -> str:
    """Write a ring for a reader, cut where it is long.

    >>> written_ring(["a", "b"])
    "'a' → 'b' → 'a'"
    """
    names = [shown(one) for one in ring[:_LONGEST_RING_SHOWN]]
    if len(ring) > _LONGEST_RING_SHOWN:
        names.append(f"{len(ring) - _LONGEST_RING_SHOWN} more")
    return " → ".join([*names, shown(ring[0])])
