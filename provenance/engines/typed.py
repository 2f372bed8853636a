"""Parquet files: of which columns and types they are, and their cells as texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from provenance.engines.columns import cell_of
from provenance.engines.extras import needed
from provenance.errors import UnusableInput
from provenance.formats.faults import refusal
from provenance.formats.files import reading
from provenance.naming import plain

__all__ = ["parquet_cells", "schema_of"]

_AT_ONCE = 65_536


def schema_of(path: Path, file: str) -> Any:
    """Read of which columns a Parquet file is, and of which types."""
    parquet: Any = needed("pyarrow.parquet", "duckdb", "Parquet is read")
    try:
        with reading(path, file) as stream:
            return parquet.read_schema(stream)
    except UnusableInput:
        raise
    except (ValueError, OSError) as error:
        raise refusal(file, f"the Parquet table is damaged: {plain(str(error))}") from error


def parquet_cells(path: Path, file: str, columns: Sequence[str] | None = None) -> Iterator[Any]:
    """Read the cells of a Parquet file as texts, some rows of every column at a time."""
    parquet: Any = needed("pyarrow.parquet", "duckdb", "Parquet is read")
    arrow: Any = needed("pyarrow", "duckdb", "Parquet is read")
    try:
        with parquet.ParquetFile(path) as table:
            for batch in table.iter_batches(_AT_ONCE, columns=columns):
                yield [map(cell_of, column.to_pylist()) for column in batch.columns]
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise refusal(file, f"the Parquet table is damaged: {plain(str(error))}") from error
