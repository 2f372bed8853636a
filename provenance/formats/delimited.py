"""Text in rows and cells, whatever stands between them: read to claims, and written from them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

import attrs

from provenance.errors import Fault, RecordError, UnusableInput, shown
from provenance.formats.claim_rows import COLUMNS, FIGURE, RowReader, is_column, rows_of
from provenance.formats.faults import Draft, Unread, refusal, suggestion
from provenance.formats.files import decoded, read_bytes
from provenance.formats.headers import ALIASES, column_of
from provenance.formats.limits import LONGEST_NOTE, MOST_BYTES, MOST_COLUMNS
from provenance.formats.rejects import every_fault
from provenance.formats.spreadsheet import SEPARATORS, Spreadsheet

__all__ = ["draft_of", "lines_of", "torn", "unknown_column"]

_LONGEST_KEPT = 4_000
_ASIDE = "x."
"""Columns of a spreadsheet whose heading starts so are left aside."""


def draft_of(
    path: FilePath,
    file: str,
    separator: str,
    spreadsheet: Spreadsheet | None = None,
    *,
    rejecting: bool = False,
) -> Draft:
    """Read the records of a table, each row checked against the header.

    Rows that do not fit it refuse the table, or stand apart in the draft with `rejecting`.
    Without a `spreadsheet` the table must be as this library writes it.
    """
    kind = "CSV" if separator == "," else "TSV"
    text = decoded(read_bytes(path, file, MOST_BYTES), file, kind)
    opening = _opening(text, file, separator, spreadsheet)
    rows = _rows(text, opening)
    line, cells = next(rows, (1, list[str]()))
    if isinstance(cells, str):
        raise refusal(file, cells, line=line)
    header = _header(cells, line, file, opening)
    reader, unread = RowReader(opening.spreadsheet), list[Unread]()
    for line, cells in rows:
        amiss = cells if isinstance(cells, str) else _amiss(cells, header, line, opening)
        if amiss:
            kept = "" if isinstance(cells, str) else opening.separator.join(cells)[:_LONGEST_KEPT]
            unread.append(Unread(Fault(file, "", amiss, line), kept))
        elif any(cells):
            taken = zip(header, cells, strict=False)
            reader.take({one: cell for one, cell in taken if one not in (_ASIDE, "")}, line)
    records = {table: list(rows.values()) for table, rows in reader.described.items()}
    draft = Draft(
        {**records, "claim": reader.claims},
        reader.line_of,
        reader.faults,
        reader.shown_as,
        unread,
        reader.repeated,
    )
    if unread and not rejecting:
        raise every_fault(draft, file)
    return draft


@attrs.frozen
class _Opening:
    """What stands before the header: how many lines, and what they declare."""

    separator: str
    lines: int = 0
    spreadsheet: Spreadsheet | None = None


def _opening(text: str, file: str, separator: str, spreadsheet: Spreadsheet | None) -> _Opening:
    """Read the lines before the header: which separator, and what is declared of the rest."""
    for lines, line in enumerate(io.StringIO(text, newline="")):
        said = line.strip().strip('"').rstrip(_MARKS).strip('"')
        if said.lower().startswith("sep="):
            separator = line.strip().strip('"')[len("sep=") :][:1] or separator
            spreadsheet = spreadsheet and attrs.evolve(spreadsheet, separator=separator)
        elif spreadsheet is not None and said.startswith("#"):
            spreadsheet = _declared(spreadsheet, said, file, lines + 1)
        elif line.strip().strip(_MARKS):
            if spreadsheet is not None:
                separator = spreadsheet.separator or _found(line, separator)
            return _Opening(separator, lines, spreadsheet)
    return _Opening(separator, 0, spreadsheet)


_MARKS = "".join(SEPARATORS.values())


def _declared(spreadsheet: Spreadsheet, line: str, file: str, number: int) -> Spreadsheet:
    try:
        return spreadsheet.declare(line)
    except RecordError as error:
        raise refusal(file, f"line {number}: {error}", line=number) from error


def _found(header: str, otherwise: str) -> str:
    """Find what stands between the cells of a header: what parts it into most known columns."""
    known = {mark: _known(header, mark) for mark in SEPARATORS.values()}
    best = max(known.values())
    return otherwise if known[otherwise] == best else next(m for m in known if known[m] == best)


def _known(header: str, mark: str) -> int:
    return sum(is_column(column_of(cell.strip().strip('"'))) for cell in header.split(mark))


def _amiss(cells: list[str], header: list[str], line: int, opening: _Opening) -> str:
    """Say what is wrong with the shape of a row, or nothing; spreadsheets write empty cells on."""
    beyond = cells[len(header) :]
    loose = opening.spreadsheet is not None
    if len(cells) < len(header) or (any(beyond) if loose else beyond):
        return (
            f"line {line} has {len(cells)} cells, and the header has {len(header)} columns;"
            " put a cell that holds a comma in quotes"
        )
    for place, column in enumerate(header) if "" in header else ():
        if not column and cells[place].strip():
            return (
                f"line {line} holds {shown(cells[place])} in column {place + 1}, which has no"
                " heading; one that begins with x. leaves it aside"
            )
    return ""


def _rows(text: str, opening: _Opening) -> Iterator[tuple[int, list[str] | str]]:
    """Give each row that is not blank from the header on, with the line it starts on.

    In the place of a row that cannot be taken apart stands what is wrong with it.
    """
    stream = io.StringIO(text, newline="")
    for _ in range(opening.lines):
        stream.readline()
    reader = csv.reader(stream, delimiter=opening.separator, strict=True)
    line = opening.lines + 1
    while True:
        try:
            cells: list[str] | str = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = f"line {line}: {torn(str(error))}"
        if cells:
            yield line, cells
        line = opening.lines + reader.line_num + 1


def torn(error: str) -> str:
    """Say in our words what keeps a row from being taken apart.

    >>> torn("unexpected end of data")
    'a quote is opened here and never closed'
    """
    if "unexpected end" in error:
        return "a quote is opened here and never closed"
    if "field limit" in error:
        return f"a cell holds more than {LONGEST_NOTE:,} characters, which is all that a note may"
    if "new-line" in error:
        return "a carriage return stands in a cell without quotes; end each line with LF"
    return "text follows a closing quote; double the quotes inside a cell"


def _header(cells: list[str], line: int, file: str, opening: _Opening) -> list[str]:
    """Check the names of the columns; every one that is wrong is reported."""
    header = [column_of(cell.strip()) for cell in cells]
    wrong: list[str] = []
    marks = [mark for mark in ",;\t|" if len(header) == 1 and mark in header[0]]
    if opening.spreadsheet is not None:
        while header and not header[-1]:
            header.pop()
        header = [_ASIDE if name.lower().startswith(_ASIDE) else name for name in header]
    if len(header) > MOST_COLUMNS:
        wrong.append(f"at most {MOST_COLUMNS} columns are read, not {len(header):,}")
    elif marks:
        wrong.append(_separated(marks[0], opening))
    else:
        wrong += list(_wrong_names(header, cells, opening))
    if wrong:
        raise UnusableInput([Fault(file, "", f"line {line}: {one}", line) for one in wrong])
    return header


def _wrong_names(header: list[str], cells: list[str], opening: _Opening) -> Iterator[str]:
    loose = opening.spreadsheet is not None
    known = (*COLUMNS, FIGURE, _ASIDE, "") if loose else COLUMNS
    for name, cell in zip(header, cells, strict=False):
        if name not in known and not is_column(name):
            yield unknown_column(cell.strip(), loose=loose)
    for name in dict.fromkeys(one for one in header if header.count(one) > 1):
        if is_column(name) or name == FIGURE:
            said = [cell.strip() for cell, one in zip(cells, header, strict=False) if one == name]
            also = f"; {' and '.join(map(shown, said))} mean the same" if len({*said}) > 1 else ""
            yield f"duplicate column {shown(name)}{also}"
    if "source" not in header and not (loose and "source_name" in header):
        yield "the column source is missing from the header"
    if not {"subject", "question"} & {*header}:
        yield "the column subject is missing from the header"


def _separated(mark: str, opening: _Opening) -> str:
    name = next((name for name, one in SEPARATORS.items() if one == opening.separator), "comma")
    remedy = f"; declare it in a first line: sep={mark}" if mark != "\t" else "; TSV has tabs"
    return f"columns are separated by {name}s, not by {shown(mark)}{remedy}"


def unknown_column(name: str, *, loose: bool = False) -> str:
    """Say that a heading is not known, and what it may be; `loose` of a spreadsheet.

    >>> unknown_column("sorce")
    "unknown column 'sorce' in the header; did you mean 'source'?"
    """
    near = suggestion(name, (*COLUMNS, *ALIASES) if loose else COLUMNS)
    if loose:
        remedy = f"{near}; the heading {shown(f'x. {name}', limit=40)} leaves it aside"
    else:
        remedy = near or f"; known are {', '.join(COLUMNS)} and scope.…"
    return f"unknown column {shown(name)} in the header{remedy}"


def lines_of(records: Mapping[str, Any], separator: str) -> Iterator[str]:
    r"""Write the claims among the records as rows, under the columns that they use.

    >>> claim = {"id": "a", "source": "nbc", "question": "q", "low": 3000}
    >>> records = {"source": [{"id": "nbc"}], "question": [{"id": "q", "subject": "troops"}]}
    >>> list(lines_of({**records, "claim": [claim]}, "\t"))
    ['id\tsource\tquestion\tsubject\tlow\r\n', 'a\tnbc\tq\ttroops\t3000\r\n']
    """
    for cells in rows_of(records):
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerow(cells)
        yield buffer.getvalue()
