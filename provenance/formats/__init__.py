"""Files of claims, read and written: TOML, JSON, JSONL, CSV and TSV, told apart by their suffix.

A file is read whole or refused whole, with every fault, its path, line and remedy. One module a
format reads text to plain records and writes it back; none knows another. What records mean is
checked and built here once for all of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path as FilePath
from typing import Any, Protocol, cast

from provenance.collector import collector_paused
from provenance.errors import shown
from provenance.formats.faults import Draft, Faults, refusal
from provenance.formats.files import keep_apart, write_whole
from provenance.formats.records import Dossier, Rejected, dossier_of, ledger_from
from provenance.formats.rejects import without_rejects, write_rejects
from provenance.formats.spreadsheet import Spreadsheet
from provenance.formats.straight import dossier_in
from provenance.formats.streaming import stream, stream_questions
from provenance.formats.unstructuring import records_from
from provenance.ledger import Ledger

__all__ = [
    "FORMATS",
    "Dossier",
    "Rejected",
    "Spreadsheet",
    "dump",
    "has_comments",
    "ledger_from",
    "load",
    "losses",
    "read",
    "records_from",
    "remarks",
    "stream",
    "stream_questions",
    "write_rejects",
]

FORMATS: Mapping[str, str] = {
    ".toml": "toml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
}
"""The module that reads and writes each suffix; a new format is a module and a line here."""


class _Format(Protocol):
    draft: Callable[..., Draft]
    written: Callable[[Mapping[str, Any]], Iterator[str]]


def _format(path: FilePath, file: str) -> _Format:
    name = FORMATS.get(path.suffix.lower())
    if name is None:
        if not file:
            raise refusal(file, "the name of a file is needed, and none was given")
        if path.is_dir():
            raise refusal(file, "a directory, not a file")
        known = ", ".join(FORMATS)
        raise refusal(file, f"no format has the suffix {shown(path.suffix)}; known are {known}")
    return cast("_Format", import_module(f"provenance.formats.{name}"))


def load(
    path: str | os.PathLike[str],
    *,
    spreadsheet: Spreadsheet | None = None,
    rejects: str | os.PathLike[str] | None = None,
) -> Ledger:
    """Read a dossier file; its suffix says which format it has.

    A table is read as this library writes it or, with a `Spreadsheet`, as people keep one. Raises
    `UnusableInput` with every fault of the file; nothing is half-loaded. Only where a file for
    `rejects` is named are faulty records left out, and kept there with their line and reasons.

    >>> load("no-such-file.toml")
    Traceback (most recent call last):
    provenance.errors.UnusableInput: no-such-file.toml: cannot be read: there is no such file
    """
    keep_apart(rejects, path)
    dossier = read(path, spreadsheet=spreadsheet, rejecting=rejects is not None)
    if rejects is not None:
        write_rejects(dossier.rejected, rejects)
    return dossier.ledger


def read(
    path: str | os.PathLike[str],
    *,
    spreadsheet: Spreadsheet | None = None,
    rejecting: bool = False,
) -> Dossier:
    """Read a dossier file, and keep where in it each claim stands; see `load`.

    With `rejecting`, faulty records are left out of the ledger and listed as `rejected`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     dump(Ledger(title="Troops"), f"{folder}/a.json")
    ...     read(f"{folder}/a.json").ledger.title
    'Troops'
    """
    file = os.fspath(path)
    place = FilePath(file)
    chosen = _format(place, file)
    # Only a table may have been kept in a spreadsheet.
    kept = (spreadsheet,) if hasattr(chosen, "LOSES") else ()
    with collector_paused(settle=True):
        if FORMATS[place.suffix.lower()] == "jsonl":
            # One record a line: claims can be built while the file is read.
            return dossier_in(place, file, rejecting=rejecting)
        lenient = {"rejecting": True} if rejecting and hasattr(chosen, "HAS_LINES") else {}
        draft = chosen.draft(place, file, *kept, **lenient)
        return without_rejects(draft, file) if rejecting else dossier_of(draft, file)


def remarks(dossier: Dossier) -> tuple[str, ...]:
    r"""Say of each row of a table that it repeats an earlier one, and so counts only once.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = FilePath(folder, "a.csv")
    ...     _ = path.write_text("source,subject,low\nus,troops,3\nus,troops,3\n")
    ...     [one.removeprefix(str(path)) for one in remarks(read(path, spreadsheet=Spreadsheet()))]
    [':3: says the same as line 2, and counts once']
    """
    return tuple(
        f"{dossier.file}:{line}: says the same as line {first}, and counts once"
        for line, first in dossier._draft.repeated.items()  # noqa: SLF001 - one room
    )


def has_comments(dossier: Dossier) -> bool:
    """Whether the file of a dossier holds comments, which are lost where it is written again.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = FilePath(folder, "a.toml")
    ...     _ = path.write_text('title = "Troops # 3" # checked twice')
    ...     has_comments(read(path))
    True
    """
    return dossier._draft.has_comments  # noqa: SLF001 - one room


def dump(ledger: Ledger, path: str | os.PathLike[str]) -> None:
    """Write a ledger to a file of the format that the suffix names, whole or not at all.

    Raises `UnusableInput` where the file would not read back, or cannot be written. What a format
    has no place for is left out; `losses` tells beforehand.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     dump(Ledger(title="Troops"), f"{folder}/a.json")
    ...     load(f"{folder}/a.json").title
    'Troops'
    """
    file = os.fspath(path)
    place = FilePath(file)
    chosen = _format(place, file)
    records = records_from(ledger)
    faults = Faults(file)
    for at, message in getattr(chosen, "unwritable", _nothing)(records):
        faults.add(at, message)
    if faults:
        raise faults.error(Draft(records))
    # Read before it is written: what this library would refuse, it does not write.
    ledger_from(records, file=file)
    write_whole(place, chosen.written(records), file)


def _nothing(_records: Mapping[str, Any]) -> list[Any]:
    return []


def losses(ledger: Ledger, path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Say what of a ledger the format of a path has no place for, each with the reason.

    >>> losses(Ledger(title="Troops"), "a.csv")
    ('title: a table has no place for a title',)
    """
    chosen: Any = _format(FilePath(path), os.fspath(path))
    if not hasattr(chosen, "kept"):
        return ()
    records = records_from(ledger)
    kept = chosen.kept(records)
    return tuple(
        f"{key}: {reason}"
        for key, reason in chosen.LOSES.items()
        if key in records and kept.get(key) != records[key]
    )
