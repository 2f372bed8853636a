"""A dossier as JSON lines: one record a line, whose key "record" names its table.

What stands once in a dossier has a record too: "dossier" (version, title, dateline), "policy", and
one "rules" for each rule, with the keys rule and options.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from io import BufferedReader, BytesIO
from itertools import repeat
from pathlib import Path as FilePath
from typing import Any

import attrs

from provenance.errors import Fault, UnusableInput, shown
from provenance.formats.faults import Draft, Path, Unread, refusal, suggestion
from provenance.formats.files import BOM, reading, recognised
from provenance.formats.limits import LONGEST_LINE, MOST_BAD_LINES
from provenance.formats.quick_json import records
from provenance.formats.rejects import every_fault
from provenance.formats.shapes import TABLES
from provenance.formats.strict_json import NotJson, parse

__all__ = ["KINDS", "Reader", "blocks", "draft", "draft_of", "no_kind", "written"]

_ONCE = ("version", "title", "dateline")
KINDS = ("dossier", "policy", "rules", *TABLES)
"""What a line may be of, by the word under "record"."""

_READ_AT_ONCE = 128 * 1024
_ENOUGH_TO_SEE = 200
_LONGEST_KEPT = 4_000


@attrs.define
class Reader:
    r"""Reads blocks of whole lines to records, and keeps what is wrong with which line.

    >>> reader = Reader("a.jsonl")
    >>> reader.take_all(b'{"record": "source", "id": "us"}\n')
    True
    >>> reader.records, reader.line_of(("source", 0))
    ({'source': [{'id': 'us'}]}, 1)
    """

    file: str
    records: dict[str, Any] = attrs.field(factory=dict)
    faults: list[tuple[Path, str]] = attrs.field(factory=list)
    unread: list[Unread] = attrs.field(factory=list)
    line: bytes = b""
    lines: dict[Path, int] = attrs.field(factory=dict)
    rows_at: dict[str, array[int]] = attrs.field(factory=dict)
    read: int = 0

    def take_all(self, block: bytes) -> bool:
        """Take in whole lines; False where there have been too many bad ones to go on."""
        rows = self._certain(block)
        if rows is None:
            return all(self._take_line(data) for data in BytesIO(block))
        kinds = list(map(dict.pop, rows, repeat("record"), repeat(None)))
        kind = kinds[0]
        if isinstance(kind, str) and kind in TABLES and kinds.count(kind) == len(rows):
            self.records.setdefault(kind, []).extend(rows)
            places = self.rows_at.setdefault(kind, array("Q"))
            places.extend(range(self.read + 1, self.read + len(rows) + 1))
        else:
            for number, (kind, row) in enumerate(zip(kinds, rows, strict=True), self.read + 1):
                self._file_record(number, kind, row, ())
        self.read += len(rows)
        return True

    def _certain(self, block: bytes) -> list[dict[str, Any]] | None:
        """Read lines all at once, or give None where one by one will tell what is amiss."""
        if len(block) > LONGEST_LINE:
            return None
        try:
            return records(block.decode("utf-8" if self.read else "utf-8-sig"))
        except UnicodeDecodeError:
            return None

    def _take_line(self, data: bytes) -> bool:
        self.read += 1
        self.line = data
        if len(data) > LONGEST_LINE:
            longest = f"{LONGEST_LINE // 1024:,} KiB"
            self.note(self.read, f"line {self.read} is too long: at most {longest} are read")
        elif data.removeprefix(BOM).strip():
            self.take(self.read, data)
        if len(self.unread) >= MOST_BAD_LINES:
            message = f"line {self.read}: too many bad lines; the rest was not read"
            self.note(self.read, message)
            return False
        return True

    def take(self, number: int, data: bytes) -> None:
        """Take in one line; one that is no JSON is noted, and the next is read all the same."""
        try:
            text = data.decode("utf-8-sig" if number == 1 else "utf-8")
            parsed = parse(_without_bare_returns(text.removesuffix("\n").removesuffix("\r")))
        except UnicodeDecodeError as error:
            byte = f"0x{data[error.start]:02x} at byte {error.start + 1:,} of it"
            message = f"line {number} is not JSON in the encoding UTF-8: {byte}"
            self.note(number, f"{message}; save it as UTF-8")
            return
        except NotJson as error:
            # Only the last line of a file may lack its end.
            end = "" if data.endswith(b"\n") else "; the last line is torn (incomplete)"
            where = f"line {number}, column {error.offset + 1}"
            self.note(number, f"not JSON at {where}: {error}{end}")
            return
        if not isinstance(parsed.value, Mapping):
            self.note(number, f"line {number} is no record: a table (object) is due")
            return
        record = dict(parsed.value)
        self._file_record(number, record.pop("record", None), record, parsed.repeated)

    def note(self, number: int, message: str) -> None:
        """Note a line that is no record."""
        text = self.line[:_LONGEST_KEPT].decode("utf-8", "backslashreplace")
        self.unread.append(Unread(Fault(self.file, "", message, number), text.rstrip("\r\n")))

    def _file_record(
        self, number: int, kind: object, record: dict[str, Any], twice: tuple[Path, ...]
    ) -> None:
        path: Path
        if isinstance(kind, str) and kind in TABLES:
            rows = self.records.setdefault(kind, [])
            path = (kind, len(rows))
            rows.append(record)
            self.rows_at.setdefault(kind, array("Q")).append(number)
        elif kind == "dossier":
            path = ()
            self._once(number, record)
        elif kind == "policy":
            path = ("policy",)
            self._set("policy", record, number)
        elif kind == "rules":
            path = ("rules", str(record.get("rule")))
            self._rule(number, record)
        else:
            self.note(number, f"line {number}: {no_kind(kind)}")
            return
        if not (isinstance(kind, str) and kind in TABLES):
            self.lines[path] = number
        self.faults += [
            ((*path, *at), f"duplicate key: {shown(at[-1])} stands here twice") for at in twice
        ]

    def _once(self, number: int, record: dict[str, Any]) -> None:
        for key, value in record.items():
            if key in _ONCE:
                self._set(key, value, number)
            else:
                hint = suggestion(key, _ONCE) or f"; known here are {', '.join(_ONCE)}"
                self.note(number, f"line {number}: unknown key {shown(key)}{hint}")

    def _rule(self, number: int, record: dict[str, Any]) -> None:
        rule, options = record.pop("rule", None), record.pop("options", {})
        rules = self.records.setdefault("rules", {})
        if not isinstance(rule, str) or record:
            message = "a rules record has the keys rule (a string) and options (a table)"
            self.note(number, f"line {number}: {message}")
        elif rule in rules:
            self.note(number, f"line {number}: rule {shown(rule)} is set twice")
        else:
            rules[rule] = options

    def _set(self, key: str, value: object, number: int) -> None:
        if key in self.records:
            self.note(number, f"line {number}: duplicate: {key} is set twice")
        self.records[key] = value
        self.lines[(key,)] = number

    def pass_over(self, count: int) -> Sequence[int]:
        """Count lines that are read elsewhere, and give their numbers."""
        self.read += count
        return range(self.read - count + 1, self.read + 1)

    def forget(self, table: str) -> Sequence[int]:
        """Let go of the records of a table and of what was wrong with them; give their lines."""
        del self.records[table]
        self.faults.clear()
        return self.rows_at.pop(table)

    def line_of(self, path: Path) -> int | None:
        """Give the line of the record that a path leads into."""
        match path:
            case (str(table), int(place), *_) if table in self.rows_at:
                rows = self.rows_at[table]
                return rows[place] if 0 <= place < len(rows) else None
            case _:
                return next((self.lines[path[:n]] for n in (2, 1) if path[:n] in self.lines), None)


def no_kind(kind: object) -> str:
    """Say that what stands under "record" is the name of no table, and of which there are some.

    >>> no_kind("clam")[:71]
    "no table is called 'clam'; choose one of dossier, policy, rules, source"
    """
    known = ", ".join(KINDS)
    if kind is None:
        return f'missing: a line says of which table it is, as "record": one of {known}'
    hint = suggestion(kind, KINDS) if isinstance(kind, str) else ""
    return f"no table is called {shown(kind)}; choose one of {known}{hint}"


def _without_bare_returns(text: str) -> str:
    place = text.find("\r")
    if place >= 0:
        raise NotJson("a carriage return without line feed; end each line with LF", place)
    return text


def draft(path: FilePath, file: str, *, rejecting: bool = False) -> Draft:
    """Read the records of a JSONL file of any length; lines that are none refuse it.

    With `rejecting` they stand apart in the draft, as long as they are not too many.
    """
    with blocks(path, file) as lines:
        return draft_of(lines, file, rejecting=rejecting)


def draft_of(lines: Iterable[bytes], file: str, *, rejecting: bool = False) -> Draft:
    r"""Read the records of blocks of whole lines; see `draft`.

    >>> draft_of([b'{"record": "source", "id": "us"}\n'], "a.jsonl").records
    {'source': [{'id': 'us'}]}
    """
    reader = Reader(file)
    for block in lines:
        if not reader.take_all(block):
            break
    if len(reader.unread) > MOST_BAD_LINES:
        raise UnusableInput([one.fault for one in reader.unread])
    if not reader.records and not reader.unread:
        raise refusal(
            file, "the file is empty; JSON lines with at least one record are due", line=1
        )
    draft = Draft(reader.records, reader.line_of, reader.faults, unread=reader.unread)
    if reader.unread and not rejecting:
        raise every_fault(draft, file)
    return draft


@contextmanager
def blocks(path: FilePath, file: str) -> Iterator[Iterator[bytes]]:
    """Open a JSONL file and give its lines, many at a time; other formats are refused by name."""
    with reading(path, file) as stream:
        if kind := recognised(stream.peek(_ENOUGH_TO_SEE)):
            raise refusal(file, f"not JSON lines in UTF-8 but {kind} (byte offset 0)", line=1)
        yield _blocks(stream)


def _blocks(stream: BufferedReader) -> Iterator[bytes]:
    """Give whole lines, many at a time, and of an overlong one alone its start."""
    rest = b""
    while data := stream.read(_READ_AT_ONCE):
        whole, end, rest = (rest + data).rpartition(b"\n")
        if end:
            yield whole + end
        elif len(rest) > LONGEST_LINE:
            yield rest[: LONGEST_LINE + 1]
            while data and b"\n" not in data:
                data = stream.read(_READ_AT_ONCE)
            rest = data.partition(b"\n")[2]
    if rest:
        yield rest


def written(records: Mapping[str, Any]) -> Iterator[str]:
    """Write records one a line.

    >>> print("".join(written({"version": 1, "source": [{"id": "nbc"}]})), end="")
    {"record": "dossier", "version": 1}
    {"record": "source", "id": "nbc"}
    """
    once = {key: records[key] for key in _ONCE if key in records}
    yield _line("dossier", once)
    if "policy" in records:
        yield _line("policy", records["policy"])
    for rule, options in records.get("rules", {}).items():
        yield _line("rules", {"rule": rule, "options": options})
    for table in TABLES:
        for row in records.get(table, ()):
            yield _line(table, row)


def _line(kind: str, record: Mapping[str, Any]) -> str:
    return _one_line({"record": kind, **record}) + "\n"


def _one_line(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return json.dumps(value.isoformat())
    if isinstance(value, Mapping):
        pairs = (f"{json.dumps(key, ensure_ascii=False)}: {_one_line(value[key])}" for key in value)
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_one_line(inside) for inside in value)}]"
    return json.dumps(value, ensure_ascii=False)
