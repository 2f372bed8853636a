"""Figures read out of a column of very many texts, by the engines that check claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from provenance.engines.columns import Row, cell_of
from provenance.engines.context import as_json, from_json
from provenance.engines.crew import Crew, Request, cores
from provenance.engines.extras import EngineError, needed
from provenance.engines.table import LINES, PARQUET, SEPARATORS, Reading, Table, header_of
from provenance.engines.texts import read_texts
from provenance.errors import shown
from provenance.formats.files import BOM, reading
from provenance.formats.strict_json import NotJson, parse

__all__ = [
    "READERS",
    "by_crew",
    "by_one",
    "in_chunks",
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
    as they are read, so that a column may be of any length.

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
    """Go through the texts of a column, each with its line; what is no text is passed over."""
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
    parquet: Any = needed("pyarrow.parquet", "duckdb", "Parquet is read")
    with parquet.ParquetFile(path) as file:
        _check(column, file.schema_arrow.names)
        line = 0
        for batch in file.iter_batches(_AT_ONCE, columns=[column]):
            for cell in batch.column(0).to_pylist():
                line += 1
                yield line, cell_of(cell)


def _from_lines(path: Path, column: str) -> Iterator[Row]:
    with reading(path, str(path)) as stream:
        for line, data in enumerate(stream, start=1):
            with suppress(NotJson, UnicodeDecodeError):
                record = parse(data.removeprefix(BOM).decode("utf-8").strip("\r\n")).value
                text = record.get(column) if isinstance(record, dict) else None
                yield line, text if isinstance(text, str) else None


def _from_cells(path: Path, column: str, separator: str) -> Iterator[Row]:
    table = Table(path, str(path), header_of(path, str(path), separator), separator)
    _check(column, table.columns)
    place = table.columns.index(column) + 1
    for row in Reading(table).rows():
        yield row[0], row[place]


def _check(column: str, columns: Sequence[str]) -> None:
    if column not in columns:
        known = shown(", ".join(columns), limit=200)
        raise EngineError(f"there is no column {shown(column)}; there are {known}", value=column)
