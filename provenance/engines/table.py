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

from provenance.engines.columns import Row, cell_of
from provenance.engines.extras import needed
from provenance.errors import shown
from provenance.formats.claim_rows import is_column
from provenance.formats.faults import refusal
from provenance.formats.files import BOM, reading, recognised
from provenance.formats.headers import column_of
from provenance.formats.limits import LONGEST_LINE, MOST_COLUMNS
from provenance.formats.strict_json import NotJson, parse
from provenance.naming import plain

__all__ = [
    "LINES",
    "PARQUET",
    "RECORD",
    "RECORD_COLUMNS",
    "SEPARATORS",
    "Reading",
    "Reject",
    "Table",
    "header_of",
    "opened",
]

RECORD = "record"
"""The column that holds a whole record of JSON lines as text; no table of cells has it."""

RECORD_COLUMNS = ("id", "question", "utterance", "after", RECORD)

SEPARATORS: Mapping[str, str] = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
"""What stands between the cells, by suffix."""

LINES = (".jsonl", ".ndjson")
PARQUET = (".parquet", ".pq")
_AT_ONCE = 65_536
_A_PARQUET_TABLE = "a Parquet table"
_LONGEST_KEPT = 1_000
_SURROGATE = re.compile("[\ud800-\udfff]")


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
        return cls(line, reason, kept)

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
        parquet: Any = needed("pyarrow.parquet", "duckdb", "Parquet is read")
        line = 0
        with parquet.ParquetFile(self.table.path) as file:
            for batch in file.iter_batches(_AT_ONCE):
                columns = [map(cell_of, column.to_pylist()) for column in batch.columns]
                for cells in zip(*columns, strict=True):
                    line += 1
                    yield (line, *cells)

    def _from_cells(self) -> Iterator[Row]:
        with reading(self.table.path, self.table.file) as stream:
            rows = csv.reader(_decoded(stream), delimiter=self.table.separator, strict=True)
            width, line = len(self.table.columns), 0
            while True:
                start = line + 1
                try:
                    cells = next(rows, None)
                except csv.Error as error:
                    line = rows.line_num
                    self._reject(start, f"the quoting of the row is broken: {error}")
                    continue
                if cells is None:
                    return
                line = rows.line_num
                if cells and start > 1:
                    yield from self._checked(start, cells, width)

    def _checked(self, line: int, cells: list[str], width: int) -> Iterator[Row]:
        if len(cells) != width:
            reason = f"it has {len(cells)} cells, and the header has {width} columns"
            self._reject(line, reason, self.table.separator.join(cells))
        elif any(not cell.isascii() and _SURROGATE.search(cell) for cell in cells):
            self._reject(line, "it is not in the encoding UTF-8")
        elif any(cells):
            yield (line, *cells)

    def _from_lines(self) -> Iterator[Row]:
        with reading(self.table.path, self.table.file) as stream:
            for line, data in enumerate(_lines(stream), start=1):
                bare = data.removeprefix(BOM) if line == 1 else data
                if not bare.strip():
                    continue
                try:
                    row = self._record(line, bare)
                except _Unreadable as error:
                    self._reject(line, str(error), bare.decode("utf-8", "replace").strip("\r\n"))
                    continue
                if row is not None:
                    yield row

    def _record(self, line: int, data: bytes) -> Row | None:
        """Give a claim as a row, and keep what is no claim for the context."""
        record, text = _parsed(data)
        if record.get("record") == "claim":
            named = (_text(record.get(key)) for key in RECORD_COLUMNS[:3])
            return line, *named, _ids(record.get("after")), text
        # Blank lines stand for claims, so that a fault in the context has the line of the table.
        self.side += [b"\n"] * (line - 1 - len(self.side))
        self.side.append(data.rstrip(b"\r\n") + b"\n")
        return None


class _Unreadable(ValueError):
    """Why a line is no record."""


def _parsed(data: bytes) -> tuple[Mapping[str, Any], str]:
    if len(data) > LONGEST_LINE:
        raise _Unreadable(f"the line is too long: at most {LONGEST_LINE:,} bytes are read")
    try:
        text = data.decode("utf-8").strip("\r\n")
        parsed = parse(text)
    except UnicodeDecodeError:
        raise _Unreadable("it is not in the encoding UTF-8") from None
    except NotJson as error:
        raise _Unreadable(f"not JSON: {error}") from None
    if not isinstance(parsed.value, Mapping):
        raise _Unreadable("no record: a table (object) is due")
    if parsed.repeated and parsed.value.get("record") == "claim":
        raise _Unreadable(f"duplicate key: {shown(parsed.repeated[0][-1])} stands here twice")
    return parsed.value, text


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _ids(value: object) -> tuple[str, ...] | None:
    """Give ids that are surely a list of ids; whatever else stands there is for the claim to tell.

    >>> _ids(["a"]), _ids("a")
    (('a',), None)
    """
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return tuple(value)
    return None


def _decoded(stream: Iterable[bytes]) -> Iterator[str]:
    """Decode line by line; what is not UTF-8 is left as surrogates, for its row to be put aside."""
    for number, data in enumerate(stream):
        bare = data if number else data.removeprefix(BOM)
        yield bare.decode("utf-8", "surrogateescape")


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
        parquet: Any = needed("pyarrow.parquet", "duckdb", "Parquet is read")
        try:
            header = [str(name) for name in parquet.read_schema(path).names]
        except (ValueError, OSError) as error:
            raise refusal(file, f"the Parquet table is damaged: {plain(str(error))}") from error
        return Table(path, file, _columns(header, file))
    separator = SEPARATORS[suffix]
    return Table(path, file, _columns(header_of(path, file, separator), file), separator)


def header_of(path: Path, file: str, separator: str) -> tuple[str, ...]:
    """Read the names of the columns of a text table."""
    with reading(path, file) as stream:
        try:
            return tuple(next(csv.reader(_decoded(stream), delimiter=separator, strict=True), ()))
        except csv.Error as error:
            raise refusal(file, f"the header cannot be read: {error}", line=1) from error


def _columns(header: Sequence[str], file: str) -> tuple[str, ...]:
    columns = tuple(column_of(name.strip()) for name in header)
    if len(columns) > MOST_COLUMNS:
        raise refusal(file, f"at most {MOST_COLUMNS} columns are read, not {len(columns):,}")
    unknown = [name for name, column in zip(header, columns, strict=True) if not is_column(column)]
    twice = [column for column in dict.fromkeys(columns) if columns.count(column) > 1]
    missing: list[str] = [] if "source" in columns else ["source"]
    wrong = chain(
        (f"unknown column {shown(name)} in the header" for name in unknown),
        (f"duplicate column {shown(name)}" for name in twice),
        (f"the column {name} is missing from the header" for name in missing),
    )
    if message := next(wrong, ""):
        raise refusal(file, message, line=1)
    return columns
