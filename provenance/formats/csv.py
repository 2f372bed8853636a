"""A dossier as comma-separated values: one table, one claim a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from provenance.errors import Fault, UnusableInput, shown
from provenance.formats.claim_rows import (
    COLUMNS,
    LOSES,
    RowReader,
    is_column,
    kept,
    rows_of,
    unwritable,
)
from provenance.formats.faults import Draft, refusal, suggestion
from provenance.formats.files import decoded, read_bytes
from provenance.formats.limits import MOST_BYTES, MOST_COLUMNS

__all__ = ["LOSES", "draft", "kept", "unwritable", "written"]


def draft(path: FilePath, file: str) -> Draft:
    """Read the records of a CSV file, each row checked against the header."""
    text = decoded(read_bytes(path, file, MOST_BYTES), file, "CSV")
    rows = _rows(text, file)
    line, cells = next(rows, (1, list[str]()))
    if cells[:1] and cells[0].lower() == "sep=" and "," in text.partition("\n")[0]:
        line, cells = next(rows, (line + 1, list[str]()))
    header = _header(cells, line, file)
    reader, bad = RowReader(), list[Fault]()
    for line, cells in rows:
        if len(cells) != len(header):
            bad.append(Fault(file, "", _misfit(line, len(cells), len(header)), line))
        elif any(cells):
            reader.take(dict(zip(header, cells, strict=True)), line)
    if bad:
        raise UnusableInput(bad)
    records = {table: list(rows.values()) for table, rows in reader.described.items()}
    return Draft(
        {**records, "claim": reader.claims}, reader.line_of, reader.faults, reader.shown_as
    )


def _misfit(line: int, cells: int, columns: int) -> str:
    return (
        f"line {line} has {cells} cells, and the header has {columns} columns;"
        " put a cell that holds a comma in quotes"
    )


def _rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row that is not blank, with the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"line {line}: {_QUOTING.get(str(error), str(error))}"
        raise refusal(file, message, line=line) from error


_QUOTING = {
    "unexpected end of data": "a quote is opened here and never closed",
    "',' expected after '\"'": "text follows a closing quote; double the quotes inside a cell",
}


def _header(cells: list[str], line: int, file: str) -> list[str]:
    """Check the names of the columns; every one that is wrong is reported."""
    header = [cell.strip() for cell in cells]
    wrong: list[str] = []
    marks = [mark for mark in ";\t|" if len(header) == 1 and mark in header[0]]
    if len(header) > MOST_COLUMNS:
        wrong.append(f"at most {MOST_COLUMNS} columns are read, not {len(header):,}")
    elif marks:
        wrong.append(f"columns are separated by commas, not by {shown(marks[0])}")
    else:
        wrong += [_unknown(name) for name in header if not is_column(name)]
        twice = dict.fromkeys(name for name in header if header.count(name) > 1)
        wrong += [f"duplicate column {shown(name)}" for name in twice if is_column(name)]
        if "source" not in header:
            wrong.append("the column source is missing from the header")
    if wrong:
        raise UnusableInput([Fault(file, "", f"line {line}: {one}", line) for one in wrong])
    return header


def _unknown(name: str) -> str:
    known = suggestion(name, COLUMNS) or f"; known are {', '.join(COLUMNS)} and scope.…"
    return f"unknown column {shown(name)} in the header{known}"


def written(records: Mapping[str, Any]) -> Iterator[str]:
    r"""Write the claims among the records as rows, under the columns that they use.

    >>> claim = {"id": "a", "source": "nbc", "question": "q", "low": 3000}
    >>> records = {"source": [{"id": "nbc"}], "question": [{"id": "q", "subject": "troops"}]}
    >>> list(written({**records, "claim": [claim]}))
    ['id,source,question,subject,low\r\n', 'a,nbc,q,troops,3000\r\n']
    """
    for cells in rows_of(records):
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\r\n").writerow(cells)
        yield buffer.getvalue()
