"""Faulty records left out of a ledger, where that was asked for, and kept in a file of their own.

A record that refers to one left out is faulty too, and is left out after it. What is wrong with a
file as a whole, such as a version that is not known, refuses the file as ever.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from provenance.errors import UnusableInput
from provenance.formats.faults import Draft, Faults, Path, spelled
from provenance.formats.files import write_whole
from provenance.formats.records import Dossier, Rejected, ledger_of
from provenance.formats.shapes import TABLES

__all__ = ["every_fault", "sound_records", "without_rejects", "write_rejects"]

_MOST_ROUNDS = 100
_Row = tuple[str, int]


def without_rejects(draft: Draft, file: str) -> Dossier:
    """Build a ledger of the sound records of a draft; `UnusableInput` where that cannot be done.

    >>> dossier = without_rejects(
    ...     Draft({"source": [{"id": "a"}, {"id": "b", "kind": 3}]}), "a.json"
    ... )
    >>> [source.id for source in dossier.ledger.sources], dossier.rejected[0].reasons
    (['a'], ('kind: this is a string, not the number 3',))
    """
    _, dossier = sound_records(draft, file)
    return dossier


def sound_records(draft: Draft, file: str) -> tuple[Mapping[str, Any], Dossier]:
    """Give the sound records of a draft, and the ledger that is built of them.

    >>> records, _ = sound_records(Draft({"source": [{"id": "a"}, {"id": "b c"}]}), "a.json")
    >>> records["source"]
    [{'id': 'a'}]
    """
    reasons: dict[_Row, list[str]] = {}
    _note(draft.faults, reasons, draft, file)
    for _ in range(_MOST_ROUNDS):
        records, kept = _without(draft.records, reasons)
        faults, rows = Faults(file), dict[str, int]()
        ledger = ledger_of(records, faults, rows)
        if not faults and ledger is not None:
            places = {id_: kept["claim"][row] for id_, row in rows.items()}
            return records, Dossier(ledger, file, draft, places, _rejected(draft, reasons, file))
        found = [(_as_in_file(path, kept), message) for path, message in faults]
        _note(found, reasons, draft, file)
    raise faults.error(Draft(records))


def every_fault(draft: Draft, file: str) -> UnusableInput:
    """Give the error for a file with unread lines: these, and whatever is wrong with the others.

    That an id is not known is not held against a line, for it may stand in one that is unread.

    >>> from provenance.errors import Fault
    >>> from provenance.formats.faults import Unread
    >>> unread = [Unread(Fault("a.jsonl", "", "not JSON", 2))]
    >>> print(every_fault(Draft({"source": [{"id": "a", "kind": 3}]}, unread=unread), "a.jsonl"))
    a.jsonl: source[0].kind: this is a string, not the number 3
    a.jsonl:2: not JSON
    """
    faults, found = Faults(file), Faults(file)
    for path, message in draft.faults:
        found.add(path, message)
    ledger_of(draft.records, found, {})
    for path, message in found:
        if _UNKNOWN.match(message) is None:
            faults.add(path, message)
    told = [*faults.error(draft).faults, *(one.fault for one in draft.unread)]
    return UnusableInput(sorted(told, key=lambda fault: fault.line or 0))


_UNKNOWN = re.compile(r"no (?:source|question|claim) has the id ")


def _note(
    found: Iterable[tuple[Path, str]], reasons: dict[_Row, list[str]], draft: Draft, file: str
) -> None:
    """Note what is wrong with which row; a fault of no row refuses the file."""
    beyond = Faults(file)
    for path, message in found:
        match path:
            case (str(table), int(place), *key) if table in TABLES:
                at = spelled(tuple(key))
                reasons.setdefault((table, place), []).append(f"{at}: {message}" if at else message)
            case _:
                beyond.add(path, message)
    if beyond:
        raise beyond.error(draft)


def _without(records: Any, reasons: dict[_Row, list[str]]) -> tuple[Any, dict[str, list[int]]]:
    """Give records without the rows at fault, and the place in the file of each row that stays."""
    kept: dict[str, list[int]] = {table: [] for table in TABLES}
    if not isinstance(records, dict):
        return records, kept
    left = dict(records)
    for table in TABLES:
        rows = records.get(table)
        if isinstance(rows, (list, tuple)):
            kept[table] = [place for place in range(len(rows)) if (table, place) not in reasons]
            left[table] = [rows[place] for place in kept[table]]
    return left, kept


def _as_in_file(path: Path, kept: dict[str, list[int]]) -> Path:
    match path:
        case (str(table), int(place), *key) if table in kept and place < len(kept[table]):
            return (table, kept[table][place], *key)
        case _:
            return path


def _rejected(draft: Draft, reasons: dict[_Row, list[str]], file: str) -> tuple[Rejected, ...]:
    """Give what was left out in the order of the file."""
    found = [
        Rejected(file, one.fault.line, "", (one.fault.message,), one.text) for one in draft.unread
    ]
    for table, place in reasons:
        path = (table, place)
        told = tuple(dict.fromkeys(reasons[path]))
        record = draft.records[table][place]
        found.append(
            Rejected(file, draft.line_of(path), spelled(draft.shown_as(path)), told, record)
        )
    ranks = {table: rank for rank, table in enumerate(TABLES)}
    order = {spelled(draft.shown_as(path)): (ranks[path[0]], path[1]) for path in reasons}
    return tuple(sorted(found, key=lambda one: (one.line or 0, order.get(one.path, (0, 0)))))


def write_rejects(rejected: Iterable[Rejected], path: str | os.PathLike[str]) -> None:
    """Write what was left out as JSON lines, whole or not at all; an empty file where nothing was.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_rejects([Rejected("a.jsonl", 3, "", ("not JSON",), "nonsense")], f"{folder}/r")
    ...     print(FilePath(f"{folder}/r").read_text(), end="")
    {"file": "a.jsonl", "line": 3, "path": "", "reasons": ["not JSON"], "record": "nonsense"}
    """
    write_whole(FilePath(os.fspath(path)), _lines(rejected), os.fspath(path))


def _lines(rejected: Iterable[Rejected]) -> Iterator[str]:
    for one in rejected:
        told = {
            "file": one.file,
            "line": one.line,
            "path": one.path,
            "reasons": list(one.reasons),
            "record": one.record,
        }
        yield json.dumps(told, default=str) + "\n"
