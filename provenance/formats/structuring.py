"""From plain tables to shapes: every key checked, every fault of a table found at once.

The work is done by a `cattrs` converter that forbids unknown keys and collects all errors; here
its errors are turned into faults with a path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Generic, TypeVar, cast

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from provenance.errors import shown
from provenance.formats.faults import Faults, Path, Unfit, Wrong, described
from provenance.formats.shapes import READER
from provenance.formats.values import Reader

__all__ = ["Row", "structured"]

_Shape = TypeVar("_Shape")


@cache
def _converter() -> Converter:
    return Converter(forbid_extra_keys=True, detailed_validation=True)


@cache
def _structure(shape: type[Any]) -> Any:
    """Make the function that reads one table, each key by the reader its field names."""
    readers: Any = {
        field.name: override(struct_hook=_hook(field.metadata[READER]))
        for field in attrs.fields(shape)
    }
    return make_dict_structure_fn(shape, _converter(), **readers)


def _hook(reader: Reader) -> Callable[[object, object], Any]:
    def read(value: object, _type: object) -> Any:
        return reader(value)

    return read


@attrs.frozen
class Row(Generic[_Shape]):
    """One table as read; keys at fault have their default, or None where there is none.

    An unsound row is still looked at, so that all its faults come out at once, but never built.
    """

    shape: _Shape
    faulty: frozenset[str] = frozenset()

    @property
    def sound(self) -> bool:
        """Whether every key is known and holds what it may."""
        return not self.faulty


def structured(raw: object, shape: type[_Shape], path: Path, faults: Faults) -> Row[_Shape] | None:
    """Check one table and put all that is wrong with it on the list; None where it is no table.

    >>> from provenance.formats.shapes import WithinShape
    >>> faults = Faults("a.toml")
    >>> structured({"part": "Kursk", "hole": 3}, WithinShape, ("within", 0), faults).sound
    False
    >>> print(faults.error())
    a.toml: within[0].whole: missing: a within needs whole
    a.toml: within[0].hole: unknown key 'hole'; did you mean 'whole'?
    """
    if isinstance(raw, Unfit):
        faults.add(path, raw.reason)
        return None
    if not isinstance(raw, Mapping):
        faults.add(path, f"a table (object) is due, not {described(raw)}")
        return None
    if not all(isinstance(key, str) for key in raw):
        faults.add(path, "every key is a string")
        return None
    sound = _if_sound(raw, shape)
    if sound is not None:
        return Row(sound)
    structure = _structure(cast("Any", shape))
    try:
        return Row(structure(raw, shape))
    except BaseValidationError as error:
        found = list(_flattened(error, shape, path, faults))
    for place, message in found:
        faults.add(place, message)
    faulty = frozenset(str(place[len(path)]) for place, _ in found)
    return Row(_salvaged(raw, shape, faulty), faulty)


@cache
def _readers(shape: type[Any]) -> dict[str, Reader]:
    return {field.name: field.metadata[READER] for field in attrs.fields(shape)}


def _if_sound(raw: Mapping[str, Any], shape: type[_Shape]) -> _Shape | None:
    """Read a table in which nothing is wrong, as hardly anything is; None where something is."""
    readers = _readers(cast("Any", shape))
    try:
        return shape(**{key: readers[key](value) for key, value in raw.items()})
    except (KeyError, TypeError, Wrong):
        return None


def _salvaged(raw: Mapping[str, Any], shape: type[_Shape], faulty: frozenset[str]) -> _Shape:
    fields: dict[str, Any] = {}
    for field in attrs.fields(cast("type[Any]", shape)):
        if field.name in raw and field.name not in faulty:
            fields[field.name] = field.metadata[READER](raw[field.name])
        elif field.default is attrs.NOTHING:
            fields[field.name] = None
    return shape(**fields)


def _flattened(
    error: BaseValidationError, shape: type[Any], path: Path, faults: Faults
) -> Iterator[tuple[Path, str]]:
    for one in error.exceptions:
        key = _key_of(one)
        if isinstance(one, Wrong):
            yield from (((*path, key, *inside), said) for inside, said in one.faults)
        elif isinstance(one, KeyError):
            yield (*path, key), f"missing: a {path[0]} needs {key}"
        elif isinstance(one, ForbiddenExtraKeysError):
            known = [field.name for field in attrs.fields(shape)]
            for extra in sorted(one.extra_fields):
                hint = faults.did_you_mean(extra, known) or f"; known here are {', '.join(known)}"
                yield (*path, extra), f"unknown key {shown(extra)}{hint}"
        else:
            raise one


def _key_of(error: BaseException) -> str:
    """Give the key that cattrs noted on an error."""
    notes = getattr(error, "__notes__", ())
    return next((note.name for note in notes if hasattr(note, "name")), "")
