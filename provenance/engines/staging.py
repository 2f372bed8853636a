"""Text tables turned into Parquet, row by row, by the one reader that decides what a row is."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

from provenance.engines.arrow import pyarrow
from provenance.engines.extras import needed
from provenance.engines.table import Reading

__all__ = ["LINE", "staged"]

LINE = "_line"
"""The column that holds the line of a row."""

_AT_ONCE = 50_000


def staged(reading: Reading, path: Path) -> None:
    """Write the rows of a table to a Parquet file, each with its line; all cells are texts."""
    arrow = pyarrow()
    parquet: Any = needed("pyarrow.parquet", "duckdb", "Parquet is written")
    columns = reading.table.columns
    kinds = {"after": arrow.list_(arrow.string())} if reading.table.is_records else {}
    fields = [(name, kinds.get(name, arrow.string())) for name in columns]
    schema = arrow.schema([(LINE, arrow.int64()), *fields])
    rows = reading.rows()
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while held := list(islice(rows, _AT_ONCE)):
            cells = [list(column) for column in zip(*held, strict=True)]
            arrays = [arrow.array(c, field.type) for c, field in zip(cells, schema, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
