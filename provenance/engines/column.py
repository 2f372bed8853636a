"""Figures read out of a column of very many texts, by the engines that check claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from typing import Any

from provenance.engines.columns import Row
from provenance.engines.context import as_json, from_json
from provenance.engines.crew import Crew, Request, cores
from provenance.engines.extras import EngineError
from provenance.engines.table import (
    LINES,
    NOT_UTF_8,
    PARQUET,
    SEPARATORS,
    Reading,
    Table,
    header_of,
    is_utf_8,
    records_in,
)
from provenance.engines.texts import read_texts
from provenance.engines.typed import parquet_cells, schema_of
from provenance.errors import shown
from provenance.formats.files import reading

__all__ = [
    "READERS",
    "by_crew",
    "by_one",
    "in_chunks",
    "kind_of",
    "read_by_crew",
    "read_column",
    "texts_in",
]

_AT_ONCE = 2_000
Found = dict[str, Any]


def read_column(
    source: str | Path, column: str, *, engine: str = "local", workers: int | None = None
) -> Iterator[Found]:
    r"""Read the figures out of one column of a CSV, TSV, JSON lines or Parquet file.

    Gives a dict for each figure, in the order of the lines: that of `Mention.to_dict`, with the
    `line` of its text. What cannot be read has an `error` in place of a figure. Texts pass through
    as they are read, so that a column may be of any length; rows that are none have an `error` too.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "news.csv"
    ...     _ = path.write_text("day,text\nMonday,up to 300 killed; at least 20 missing\n")
    ...     [(one["line"], one["text"]) for one in read_column(path, "text")]
    [(2, 'up to 300'), (2, 'at least 20')]
    """
    if engine not in READERS:
        message = f"no engine {shown(engine)} reads columns; choose {', '.join(READERS)}"
        raise EngineError(message, value=engine)
    module, _, name = READERS[engine].partition(":")
    read: Callable[[Path, str, int], Iterator[Found]] = getattr(import_module(module), name)
    return read(Path(source), column, workers or cores())


READERS: Mapping[str, str] = {
    "local": "provenance.engines.column:by_one",
    "processes": "provenance.engines.column:by_crew",
    "duckdb": "provenance.engines.embedded:read_by_duckdb",
    "spark": "provenance.engines.distributed:read_by_spark",
}
"""What reads a column in every engine: a function of the path, the column and the workers."""


def by_one(path: Path, column: str, _workers: int) -> Iterator[Found]:
    """Read a column here, text by text."""
    for chunk in in_chunks(texts_in(path, column)):
        yield from from_json(read_texts(chunk))


def by_crew(path: Path, column: str, workers: int) -> Iterator[Found]:
    """Read a column by workers of our own."""
    return read_by_crew(in_chunks(texts_in(path, column)), workers)


def read_by_crew(chunks: Iterable[Sequence[Row]], workers: int) -> Iterator[Found]:
    """Read chunks of texts by workers, in their order."""
    requests = (Request({"form": "json"}, as_json(chunk).encode()) for chunk in chunks)
    for answer in Crew("read", "", workers).answers(requests):
        yield from from_json(answer)


def in_chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Cut rows into chunks for a worker.

    >>> [len(chunk) for chunk in in_chunks([(2, "a"), (3, "b")])]
    [2]
    """
    left = iter(rows)
    while chunk := list(islice(left, _AT_ONCE)):
        yield chunk


def texts_in(path: Path, column: str) -> Iterator[Row]:
    """Go through the texts of a column, each with its line and what is wrong with it, if anything.

    What is no text is passed over.
    """
    suffix = path.suffix.lower()
    if suffix in PARQUET:
        return _from_parquet(path, column)
    if suffix in LINES:
        return _from_lines(path, column)
    if suffix in SEPARATORS:
        return _from_cells(path, column, SEPARATORS[suffix])
    message = f"a column is read from CSV, TSV, JSON lines or Parquet, not from {shown(suffix)}"
    raise EngineError(message, value=path)


def _from_parquet(path: Path, column: str) -> Iterator[Row]:
    kind_of(path, column)
    cells = chain.from_iterable(found for (found,) in parquet_cells(path, str(path), [column]))
    for line, text in enumerate(cells, start=1):
        yield (line, text, None) if is_utf_8(text or "") else (line, None, NOT_UTF_8)


def kind_of(path: Path, column: str) -> Any:
    """Give the type of a column of a Parquet file; `EngineError` where none has the name."""
    schema = schema_of(path, str(path))
    _check(column, schema.names)
    return schema.field(column).type


def _from_lines(path: Path, column: str) -> Iterator[Row]:
    with reading(path, str(path)) as stream:
        for line, record in records_in(stream):
            if isinstance(record, str):
                yield line, None, record
                continue
            text = record.get(column)
            yield line, text if isinstance(text, str) and is_utf_8(text) else None, None


def _from_cells(path: Path, column: str, separator: str) -> Iterator[Row]:
    table = Table(path, str(path), header_of(path, str(path), separator), separator)
    _check(column, table.columns)
    place = table.columns.index(column) + 1
    reading_ = Reading(table)
    for row in reading_.rows():
        yield from _taken(reading_)
        yield row[0], row[place], None
    yield from _taken(reading_)


def _taken(reading_: Reading) -> Iterator[Row]:
    """Take what was put aside by now, which stood before all that is still to come."""
    for reject in reading_.rejects:
        yield reject.line, None, reject.reason
    reading_.rejects.clear()


def _check(column: str, columns: Sequence[str]) -> None:
    if column not in columns:
        known = shown(", ".join(columns), limit=200)
        raise EngineError(f"there is no column {shown(column)}; there are {known}", value=column)
