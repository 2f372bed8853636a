"""A file with very many claims, row by row: the lines that are none are put aside, not fatal."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import Any, Self

import attrs

from provenance.engines.columns import Row
from provenance.engines.typed import parquet_cells, schema_of
from provenance.errors import shown
from provenance.formats.claim_rows import SCOPE, is_column
from provenance.formats.delimited import torn, unknown_column
from provenance.formats.faults import refusal
from provenance.formats.files import BOM, reading, recognised
from provenance.formats.headers import column_of
from provenance.formats.jsonl import KINDS, no_kind
from provenance.formats.limits import LONGEST_LINE, MOST_COLUMNS
from provenance.formats.shapes import TABLES
from provenance.formats.strict_json import NotJson, parse
from provenance.naming import folded

__all__ = [
    "LINES",
    "NOT_UTF_8",
    "PARQUET",
    "RECORD",
    "RECORD_COLUMNS",
    "SEPARATORS",
    "Reading",
    "Reject",
    "Table",
    "header_of",
    "is_utf_8",
    "opened",
    "records_in",
]

RECORD = "record"
"""The column that holds a whole record of JSON lines as text; no table of cells has it."""

RECORD_COLUMNS = ("id", "question", "utterance", "after", RECORD)

SEPARATORS: Mapping[str, str] = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
"""What stands between the cells, by suffix."""

LINES = (".jsonl", ".ndjson")
PARQUET = (".parquet", ".pq")
_A_PARQUET_TABLE = "a Parquet table"
_LONGEST_KEPT = 1_000
_SURROGATE = re.compile("[\ud800-\udfff]")
NOT_UTF_8 = "it is not in the encoding UTF-8"


def _escape(found: re.Match[str]) -> str:
    """Write a byte that is not UTF-8, or half of a surrogate pair, as its escape."""
    code = ord(found[0])
    return f"\\x{code & 0xFF:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"  # noqa: PLR2004


@attrs.frozen(order=True)
class Reject:
    """A row that is no claim: its line, what is wrong with it, and the row as it stood.

    >>> Reject(7, "low: a figure is an exact number", '{"low": "many"}').line
    7
    """

    line: int
    reason: str
    text: str = ""

    @classmethod
    def of(cls, line: int, reason: str, text: str) -> Self:
        """A reject with no more of its row than tells which it is."""
        kept = text if len(text) <= _LONGEST_KEPT else f"{text[: _LONGEST_KEPT - 1]}…"
        return cls(line, reason, kept if kept.isascii() else _SURROGATE.sub(_escape, kept))

    def to_dict(self) -> dict[str, Any]:
        """The reject as plain values, for JSON.

        >>> Reject(7, "not JSON", "{").to_dict()
        {'line': 7, 'reason': 'not JSON', 'row': '{'}
        """
        return {"line": self.line, "reason": self.reason, "row": self.text}


@attrs.frozen
class Table:
    """A file of claims: where it is, which columns it has, and what stands between its cells.

    In Parquet `separator` is empty; JSON lines have the one column that holds the record, and
    beside it what is needed to group and name claims.
    """

    path: Path
    file: str
    columns: tuple[str, ...]
    separator: str = ""

    @property
    def is_parquet(self) -> bool:
        """Whether its cells have types of their own."""
        return self.path.suffix.lower() in PARQUET

    @property
    def is_records(self) -> bool:
        """Whether each row is a record of JSON."""
        return RECORD in self.columns


@attrs.define
class Reading:
    """One pass through a table: its rows one by one, and beside them what else was met.

    `side` holds the lines of JSON that are no claims, each at its own line; `rejects` the lines
    that cannot be read.
    """

    table: Table
    rejects: list[Reject] = attrs.field(factory=list)
    side: list[bytes] = attrs.field(factory=list)

    def rows(self) -> Iterator[Row]:
        """Go through the rows that can be read."""
        if self.table.is_parquet:
            return self._from_parquet()
        return self._from_lines() if self.table.is_records else self._from_cells()

    def _reject(self, line: int, reason: str, text: str = "") -> None:
        self.rejects.append(Reject.of(line, reason, text))

    def _from_parquet(self) -> Iterator[Row]:
        line = 0
        kinds = schema_of(self.table.path, self.table.file).types
        bare = [place for place, kind in enumerate(kinds) if "binary" in str(kind)]
        for columns in parquet_cells(self.table.path, self.table.file):
            for cells in zip(*columns, strict=True):
                line += 1
                if bare and any(_SURROGATE.search(cells[place] or "") for place in bare):
                    self._reject(line, NOT_UTF_8, ",".join(cell or "" for cell in cells))
                else:
                    yield (line, *cells)

    def _from_cells(self) -> Iterator[Row]:
        with reading(self.table.path, self.table.file) as stream:
            lines = _Again(_decoded(stream))
            mark, width, line = self.table.separator, len(self.table.columns), 0
            rows = csv.reader(lines, delimiter=mark, strict=True)
            while True:
                start = line + 1
                lines.given.clear()
                try:
                    cells = next(rows, None)
                except csv.Error as error:
                    # What a stray quote has swallowed may well be rows.
                    self._reject(start, _broken(error), lines.back())
                    rows, line = csv.reader(lines, delimiter=mark, strict=True), start
                    continue
                if cells is None:
                    return
                line += len(lines.given)
                if cells and start > 1:
                    yield from self._checked(start, cells, width)

    def _checked(self, line: int, cells: list[str], width: int) -> Iterator[Row]:
        if len(cells) != width:
            reason = f"it has {len(cells)} cells, and the header has {width} columns"
            self._reject(line, reason, self.table.separator.join(cells))
        elif any(not cell.isascii() and _SURROGATE.search(cell) for cell in cells):
            self._reject(line, NOT_UTF_8, self.table.separator.join(cells))
        elif any(cells):
            yield (line, *cells)

    def _from_lines(self) -> Iterator[Row]:
        with reading(self.table.path, self.table.file) as stream:
            for line, data, record in _read_lines(stream):
                if isinstance(record, str):
                    self._reject(line, record, data.decode("utf-8", "replace").strip("\r\n"))
                elif (row := self._record(line, data, record)) is not None:
                    yield row

    def _record(self, line: int, data: bytes, record: Mapping[str, Any]) -> Row | None:
        """Give a claim as a row, and keep what is no claim for the context."""
        if record.get("record") == "claim":
            named = (_text(record.get(key)) for key in RECORD_COLUMNS[:3])
            return line, *named, _ids(record.get("after")), data.decode().strip("\r\n")
        kind = record.get("record")
        if not (isinstance(kind, str) and kind in KINDS):
            self._reject(line, no_kind(kind), data.decode().strip("\r\n"))
            return None
        # Blank lines stand for claims, so that a fault in the context has the line of the table.
        self.side += [b"\n"] * (line - 1 - len(self.side))
        self.side.append(data.rstrip(b"\r\n") + b"\n")
        return None


def records_in(stream: BufferedReader) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Read JSON line by line: each record with its line, or what keeps the line from being one."""
    for line, _, record in _read_lines(stream):
        yield line, record


def _read_lines(stream: BufferedReader) -> Iterator[tuple[int, bytes, Mapping[str, Any] | str]]:
    for line, data in enumerate(_lines(stream), start=1):
        bare = data.removeprefix(BOM) if line == 1 else data
        if bare.strip():
            yield line, bare, _parsed(bare)


def _parsed(data: bytes) -> Mapping[str, Any] | str:
    """Give the record on a line, or say why it holds none."""
    if len(data) > LONGEST_LINE:
        return f"the line is too long: at most {LONGEST_LINE:,} bytes are read"
    try:
        parsed = parse(data.decode("utf-8").strip("\r\n"))
    except UnicodeDecodeError:
        return NOT_UTF_8
    except NotJson as error:
        return f"not JSON: {error}"
    if not isinstance(parsed.value, Mapping):
        return "no record: a table (object) is due"
    if parsed.repeated and _text(parsed.value.get("record")) in TABLES:
        return f"duplicate key: {shown(parsed.repeated[0][-1])} stands here twice"
    return parsed.value


def is_utf_8(text: str) -> bool:
    """Whether a text can be written in UTF-8: it holds no half of a surrogate pair.

    >>> is_utf_8("café"), is_utf_8(chr(0xD800))
    (True, False)
    """
    return text.isascii() or _SURROGATE.search(text) is None


def _text(value: object) -> str | None:
    """Give a text that every engine can hold; half a surrogate pair is for the claim to tell of."""
    return value if isinstance(value, str) and is_utf_8(value) else None


def _ids(value: object) -> tuple[str, ...] | None:
    """Give ids that are surely a list of ids; whatever else stands there is for the claim to tell.

    >>> _ids(["a"]), _ids("a")
    (('a',), None)
    """
    if isinstance(value, list) and value and all(_text(one) is not None for one in value):
        return tuple(value)
    return None


def _decoded(stream: Iterable[bytes]) -> Iterator[str]:
    """Decode line by line; what is not UTF-8 is left as surrogates, for its row to be put aside."""
    for number, data in enumerate(stream):
        bare = data if number else data.removeprefix(BOM)
        yield bare.decode("utf-8", "surrogateescape")


@attrs.define
class _Again:
    """Lines one by one, which can be gone through again from the second of those given."""

    lines: Iterator[str]
    given: list[str] = attrs.field(factory=list)
    _left: list[str] = attrs.field(factory=list)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._left.pop() if self._left else next(self.lines)
        self.given.append(line)
        return line

    def back(self) -> str:
        """Go back to after the first line given, and give that one."""
        first, *others = self.given
        self._left += reversed(others)
        return first.rstrip("\r\n")


def _broken(error: csv.Error) -> str:
    told = torn(str(error))
    is_of_quotes = "quote is" in told or "closing quote" in told
    return f"the quoting of the row is broken: {told}" if is_of_quotes else told


def _lines(stream: BufferedReader) -> Iterator[bytes]:
    """Give each line, of an overlong one no more than shows that it is."""
    while data := stream.readline(LONGEST_LINE + 1):
        rest = data
        while len(data) > LONGEST_LINE and rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        yield data


def opened(source: str | Path) -> Table:
    """Look at the head of a table; `UnusableInput` where no row of it could be a claim.

    >>> opened("claims.docx")
    Traceback (most recent call last):
    provenance.errors.UnusableInput: claims.docx: a table is .csv, .tsv, .tab, .jsonl, .ndjson, \
.parquet or .pq, not '.docx'
    """
    path, file = Path(source), str(source)
    suffix = path.suffix.lower()
    known = [*SEPARATORS, *LINES, *PARQUET]
    if suffix not in known:
        listed = f"{', '.join(known[:-1])} or {known[-1]}"
        raise refusal(file, f"a table is {listed}, not {shown(suffix)}")
    with reading(path, file) as stream:
        kind = recognised(stream.peek(200))
    if suffix in PARQUET and kind != _A_PARQUET_TABLE:
        raise refusal(file, f"it is {kind or 'something else'}, not {_A_PARQUET_TABLE}")
    if suffix not in PARQUET and kind:
        raise refusal(file, f"it is {kind}")
    if suffix in LINES:
        return Table(path, file, RECORD_COLUMNS)
    if suffix in PARQUET:
        return Table(path, file, _columns(schema_of(path, file).names, file))
    separator = SEPARATORS[suffix]
    return Table(path, file, _columns(header_of(path, file, separator), file), separator)


def header_of(path: Path, file: str, separator: str) -> tuple[str, ...]:
    """Read the names of the columns of a text table."""
    with reading(path, file) as stream:
        try:
            found = next(csv.reader(_decoded(stream), delimiter=separator, strict=True), None)
        except csv.Error as error:
            raise refusal(file, f"the header cannot be read: {torn(str(error))}", line=1) from error
    if found is None:
        raise refusal(file, "the file is empty; a header with the column source is due", line=1)
    if any(map(_SURROGATE.search, found)):
        raise refusal(file, "the header is not in the encoding UTF-8; save it as UTF-8", line=1)
    return tuple(found)


def _columns(header: Sequence[str], file: str) -> tuple[str, ...]:
    columns = tuple(column_of(name.strip()) for name in header)
    if len(columns) > MOST_COLUMNS:
        raise refusal(file, f"at most {MOST_COLUMNS} columns are read, not {len(columns):,}")
    unknown = [name for name, column in zip(header, columns, strict=True) if not is_column(column)]
    alike = [folded(one) if one.startswith(SCOPE) else one for one in columns]
    twice = [one for one, last in zip(columns, _last(alike), strict=True) if not last]
    missing: list[str] = [] if "source" in columns else ["source"]
    marks = [mark for mark in ",;\t|" if len(header) == 1 and mark in header[0]]
    wrong = chain(
        (f"cells are separated otherwise than by {shown(mark)} in such a file" for mark in marks),
        map(unknown_column, unknown),
        (f"duplicate column {shown(name)}" for name in twice),
        (f"the column {name} is missing from the header" for name in missing),
    )
    if message := next(wrong, ""):
        raise refusal(file, message, line=1)
    return columns


def _last(names: Sequence[str]) -> list[bool]:
    """Whether each name is the last of its kind."""
    return [name not in names[place:] for place, name in enumerate(names, start=1)]
