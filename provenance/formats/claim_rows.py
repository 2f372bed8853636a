"""A table with one claim a row: what its columns say, read to records and written from them.

A row names its source and its question and may describe both, for a table has no other place to do
so. What a dossier holds beyond claims has no place here; `LOSES` lists it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import attrs

from provenance.errors import ProvenanceError, shown
from provenance.formats.cells import guarded, listed, number, truth, unguarded
from provenance.formats.faults import Path, Unfit
from provenance.formats.spreadsheet import Spreadsheet, id_for, states_something
from provenance.naming import LONGEST_ID, slug
from provenance.question import Question

__all__ = [
    "COLUMNS",
    "FIGURE",
    "LOSES",
    "SCOPE",
    "RowReader",
    "is_column",
    "kept",
    "read_cell",
    "rows_of",
    "unwritable",
]

_Cell = Callable[[str], Any]

_SOURCE = {"source_name": "name", "source_kind": "kind"}
_COLUMN_OF = {key: column for column, key in _SOURCE.items()}
_QUESTION = ("subject", "measure", "place", "status", "moves", "unit")
SCOPE = "scope."
"""How a column begins that narrows the question: "scope.side"."""
FIGURE = "figure"
"""The column of a spreadsheet that holds a number, or words such as "at least 3,000"."""
_NUMBERS = ("low", "high", "best")
_TRUTHS = ("low_open", "high_open", "approximate")
_LISTS = ("via", "after", "speaks_for")
_DATES = ("said_on", "as_of", "recorded_on", "target")
_AS_WRITTEN = ("words", "note", "locator")
_WORDS_TO_CHOOSE = ("source_kind", "status", "moves", "side", "stance")

COLUMNS: tuple[str, ...] = (
    *("id", "source", *_SOURCE, "speaks_for", "question", *_QUESTION),
    *("words", "low", "high", "low_open", "high_open", "best", "approximate", "side", "profile"),
    *("stance", "said_on", "as_of", "recorded_on", "target", "via", "after", "utterance"),
    *("audience", "locator", "url", "note"),
)
"""Every column there may be, in the order in which they are written; see also "scope." columns."""

LOSES: Mapping[str, str] = MappingProxyType(
    {
        "title": "a table has no place for a title",
        "policy": "a table has no place for a policy",
        "rules": "a table has no place for the settings of rules",
        "link": "a row is one claim, and a link is none",
        "within": "a row is one claim, and parts and wholes are none",
        "sum": "a row is one claim, and a sum is none",
        "exception": "a row is one claim, and an exception is none",
        "source": "only the name and kind of one who speaks, and for whom, have columns",
        "question": "a question that no claim answers has no row",
    }
)
"""What this format cannot carry, and why."""

_READERS: Mapping[str, _Cell] = MappingProxyType(
    dict.fromkeys(_NUMBERS, number)
    | dict.fromkeys(_TRUTHS, truth)
    | dict.fromkeys(_LISTS, listed)
    | dict.fromkeys(_AS_WRITTEN, str)
)


def read_cell(column: str, cell: str) -> Any:
    """Read one cell of a table as this library writes it; None where it is empty.

    >>> read_cell("low", "12,000"), read_cell("via", "nbc; ap"), read_cell("source", " ")
    (12000, ['nbc', 'ap'], None)
    """
    if not (cell if column in _AS_WRITTEN else cell.strip()):
        return None
    return _READERS.get(column, str.strip)(unguarded(cell))


@attrs.define
class RowReader:
    """Builds records from rows: a claim each, and what they say of sources and questions.

    Of a table kept in a `spreadsheet`, cells are read as it declares them, a dash is an empty cell,
    and sources may be given by their names.
    """

    spreadsheet: Spreadsheet | None = None
    claims: list[dict[str, Any]] = attrs.field(factory=list)
    described: dict[str, dict[str, dict[str, Any]]] = attrs.field(
        factory=lambda: {kind: dict[str, Any]() for kind in ("source", "question")}
    )
    lines: list[int] = attrs.field(factory=list)
    faults: list[tuple[Path, str]] = attrs.field(factory=list)
    rows_of: dict[Path, tuple[int, str]] = attrs.field(factory=dict)
    figured: dict[str | int, str] = attrs.field(factory=dict)
    repeated: dict[int, int] = attrs.field(factory=dict)
    _first_lines: dict[tuple[str, ...], int] = attrs.field(factory=dict)

    def take(self, cells: Mapping[str, str], line: int) -> None:
        """Take in one row."""
        self.lines.append(line)
        values = {
            column: self._read(column, unguarded(cell))
            for column, cell in cells.items()
            if not self._is_missing(column, cell)
        }
        if self.spreadsheet is not None:
            first = self._first_lines.setdefault(tuple(cells.values()), line)
            if first != line:
                self.repeated[line] = first
            self._settle(values)
        self._describe_sources(values)
        self._describe_question(values)
        beside = (*_SOURCE, "speaks_for", *_QUESTION)
        self.claims.append(
            {
                key: value
                for key, value in values.items()
                if key not in beside and not key.startswith(SCOPE)
            }
        )

    def _is_missing(self, column: str, cell: str) -> bool:
        if self.spreadsheet is not None and self.spreadsheet.is_missing(cell):
            return True
        return not (cell if column in _AS_WRITTEN else cell.strip())

    def _read(self, column: str, cell: str) -> Any:
        if self.spreadsheet is not None and column in _NUMBERS:
            return self.spreadsheet.number(cell)
        if self.spreadsheet is not None and column in _DATES:
            return self.spreadsheet.day(cell)
        if self.spreadsheet is not None and column in _WORDS_TO_CHOOSE:
            return self.spreadsheet.word(cell)
        return _READERS.get(column, str.strip)(cell)

    def _settle(self, values: dict[str, Any]) -> None:
        """Turn what people write into what a dossier holds: names to ids, a figure to its ends."""
        if "source" not in values and "source_name" in values:
            values["source"] = id_for(values["source_name"])
        for column in ("source", "speaks_for", "via"):
            if column in values:
                values[column] = self._named(values[column], column)
        if FIGURE in values:
            self._settle_figure(values, values.pop(FIGURE))

    def _named(self, value: str | list[str], column: str) -> str | list[str]:
        """Give the id of each source; where a name stands, one is made of it and the name kept."""
        if isinstance(value, list):
            return [str(self._named(one, column)) for one in value]
        id_ = id_for(value)
        if id_ != value:
            self._describe("source", id_, {"name": value}, column)
        return id_

    def _settle_figure(self, values: dict[str, Any], text: str) -> None:
        """Take a cell for a number or else for words; one that has two readings is neither."""
        assert self.spreadsheet is not None  # noqa: S101 - tells the type checker
        found, row = self.spreadsheet.number(text), len(self.claims)
        if not isinstance(found, Unfit) or self.spreadsheet.has_two_readings(text):
            values.setdefault("best", found)
            self.figured[row] = "best"
        elif "words" in values:
            message = f"a figure beside words is a plain number, not {shown(text)}"
            self.faults.append((("claim", row, FIGURE), message))
        else:
            values["words"] = text if states_something(text) else Unfit(_no_figure(text))
            self.figured[row] = "words"

    def _describe_sources(self, values: Mapping[str, Any]) -> None:
        line = [values.get("source", ""), *values.get("speaks_for", ())]
        columns = ["source", *("speaks_for" for _ in line[1:])]
        for id_, above, column in zip(line, [*line[1:], ""], columns, strict=True):
            self._describe("source", id_, {"speaks_for": above}, column)
        fields = {key: values.get(column, "") for column, key in _SOURCE.items()}
        self._describe("source", line[0], fields, "source")
        for relay in values.get("via", ()):
            self._describe("source", relay, {}, "via")

    def _describe_question(self, values: dict[str, Any]) -> None:
        fields = {key: values[key] for key in _QUESTION if key in values}
        scope = {k.removeprefix(SCOPE): v for k, v in values.items() if k.startswith(SCOPE)}
        if scope:
            fields["scope"] = scope
        if "question" in values:
            fields["id"] = values["question"]
        elif fields:
            values["question"] = _made_id(fields)
            if not _own_id(_as_pairs(fields)):
                # Its faults are reported for the question; the claim shall still find it.
                fields["id"] = values["question"]
        self._describe("question", values.get("question", ""), fields, "question")

    def _describe(self, kind: str, id_: str, fields: Mapping[str, Any], column: str) -> None:
        """Add what a row says of a source or question, which no other row may contradict."""
        if not id_:
            return
        table, row = self.described[kind], len(self.claims)
        if id_ not in table:
            self.rows_of[kind, len(table)] = row, column
            table[id_] = {"id": id_} if kind == "source" else {}
        known = table[id_]
        for key, value in fields.items():
            if value and known.setdefault(key, value) != value:
                other = shown(known[key]) if isinstance(known[key], str) else "something else"
                message = f"{kind} {shown(id_)} has {other} here in an earlier row"
                self.faults.append((("claim", row, _COLUMN_OF.get(key, key)), message))

    def shown_as(self, path: Path) -> Path:
        """Give the cell in which a source or question was described."""
        found = self.rows_of.get(path[:2])
        if found is None:
            if path[2:] and path[2:] == (self.figured.get(path[1]),):
                return (*path[:2], FIGURE)
            return path
        row, column = found
        names = {**_COLUMN_OF, "id": column}
        rest = [names.get(part, part) if isinstance(part, str) else part for part in path[2:]]
        return ("claim", row, *(rest or [column]))

    def line_of(self, path: Path) -> int | None:
        """Give the line on which the row of a path starts."""
        path = self.shown_as(path)
        if len(path) > 1 and path[0] == "claim" and isinstance(path[1], int):
            return self.lines[path[1]]
        return None


def _no_figure(text: str) -> str:
    remedy = "leave the cell empty, or put a dash, where none was given"
    return f"{shown(text)} is no figure that can be read; {remedy}"


def _made_id(fields: Mapping[str, Any]) -> str:
    """Give the id that a question without one gets from what it asks; any id if it is unsound."""
    made = slug(*(str(value) for value in fields.values()))[:LONGEST_ID]
    return _own_id(_as_pairs(fields)) or made or "unnamed"


def _as_pairs(fields: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (key, _as_pairs(value) if isinstance(value, Mapping) else value)
        for key, value in fields.items()
    )


@lru_cache(maxsize=4_096)
def _own_id(fields: tuple[tuple[str, Any], ...]) -> str:
    """Give the id of the question that has these fields, or nothing if there can be none."""
    try:
        return Question(**dict(fields)).id
    except (ProvenanceError, ValueError, TypeError):
        return ""


def is_column(name: str) -> bool:
    """Whether a column has a name that is known.

    >>> is_column("scope.side"), is_column("scope.")
    (True, False)
    """
    return name in COLUMNS or (name.startswith(SCOPE) and len(name) > len(SCOPE))


def kept(records: Mapping[str, Any]) -> dict[str, Any]:
    """Give what of the records this format carries.

    >>> kept({"source": [{"id": "nbc", "note": "a network"}], "claim": []})
    {'source': [], 'question': [], 'claim': []}
    """
    sources = {row["id"]: row for row in records.get("source", ())}
    speakers = {claim["source"] for claim in records.get("claim", ())}
    relays = {relay for claim in records.get("claim", ()) for relay in claim.get("via", ())}
    above = {one for speaker in speakers for one in _above(speaker, sources)}
    answered = {claim["question"] for claim in records.get("claim", ())}
    return {
        "source": [
            {key: row[key] for key in _carried(row["id"], speakers, above) if key in row}
            for row in sources.values()
            if row["id"] in speakers | relays | above
        ],
        "question": [row for row in records.get("question", ()) if _id_of(row) in answered],
        "claim": list(records.get("claim", ())),
    }


def _carried(id_: str, speakers: set[str], above: set[str]) -> tuple[str, ...]:
    if id_ in speakers:
        return "id", "name", "kind", "speaks_for"
    return ("id", "speaks_for") if id_ in above else ("id",)


def _id_of(question: Mapping[str, Any]) -> str:
    return str(question.get("id") or _made_id(question))


def _above(speaker: str, sources: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Give whom a source speaks for, and whom that one does, and so on."""
    line = [speaker]
    while isinstance(above := sources[line[-1]].get("speaks_for"), str):
        line.append(above)
    return line[1:]


def unwritable(records: Mapping[str, Any]) -> list[tuple[Path, str]]:
    """Name what would come back as something else, so that nothing is written at all.

    >>> unwritable({"source": [{"id": "kim", "speaks_for": [{"source": "us", "since": "2025"}]}]})
    [(('source', 0, 'speaks_for'), 'no column says from when or until when one speaks for another')]
    """
    message = "no column says from when or until when one speaks for another"
    found: list[tuple[Path, str]] = [
        (("source", place, "speaks_for"), message)
        for place, row in enumerate(records.get("source", ()))
        if not isinstance(row.get("speaks_for", ""), str)
    ]
    for place, claim in enumerate(records.get("claim", ())):
        for key in ("via", "after"):
            found += [
                (("claim", place, key), f"the semicolon in {shown(id_)} would split it in two")
                for id_ in claim.get(key, ())
                if ";" in id_
            ]
    return found


def rows_of(records: Mapping[str, Any]) -> Iterator[list[str]]:
    """Give the columns that the claims among the records use, then the cells of each claim.

    >>> claim = {"id": "a", "source": "nbc", "question": "q", "low": 3000}
    >>> records = {"source": [{"id": "nbc"}], "question": [{"id": "q", "subject": "troops"}]}
    >>> list(rows_of({**records, "claim": [claim]}))
    [['id', 'source', 'question', 'subject', 'low'], ['a', 'nbc', 'q', 'troops', '3000']]
    """
    sources = {row["id"]: row for row in records.get("source", ())}
    questions = {_id_of(row): row for row in records.get("question", ())}
    rows = [_row(claim, sources, questions) for claim in records.get("claim", ())]
    used = {column for row in rows for column in row} | {"id", "source", "question", "subject"}
    scopes = sorted(column for column in used if column.startswith(SCOPE))
    columns = [column for column in COLUMNS if column in used] + scopes
    yield columns
    for row in rows:
        yield [_cell(row.get(column, "")) for column in columns]


def _row(
    claim: Mapping[str, Any],
    sources: Mapping[str, Mapping[str, Any]],
    questions: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    source, question = sources[claim["source"]], questions[claim["question"]]
    row = dict(claim)
    row |= {column: source[key] for column, key in _SOURCE.items() if key in source}
    if above := _above(claim["source"], sources):
        row["speaks_for"] = above
    row |= {key: question[key] for key in _QUESTION if key in question}
    row |= {f"{SCOPE}{key}": what for key, what in question.get("scope", {}).items()}
    return row


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (int, date)):
        return value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, (list, tuple)):
        return guarded(";".join(value))
    return guarded(value)
