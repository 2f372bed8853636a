"""Tables turned into plain Parquet, row by row, by the one reader that decides what a row is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from provenance.engines.arrow import pyarrow
from provenance.engines.columns import speaker_columns
from provenance.engines.extras import needed
from provenance.engines.heads import head_columns
from provenance.engines.table import Reading, Table
from provenance.engines.typed import schema_of

__all__ = ["LINE", "is_direct", "is_to_be_text", "looked_up", "staged"]

LINE = "_line"
"""The column that holds the line of a row."""

_AT_ONCE = 50_000


def looked_up(columns: Sequence[str]) -> frozenset[str]:
    """Choose the columns whose cells are looked for elsewhere, as texts.

    >>> sorted(looked_up(("id", "source", "subject", "low")))
    ['id', 'source', 'subject']
    """
    given = frozenset(columns)
    named = given & {"id", "utterance", "after"}
    return named.union(head_columns(columns), speaker_columns(columns))


def is_direct(table: Table) -> bool:
    """Whether a table is one of Parquet whose types SQL reads as Python does, each cell alike."""
    if not table.is_parquet:
        return False
    sought = looked_up(table.columns)
    types: Any = pyarrow().types
    kinds = zip(table.columns, schema_of(table.path, table.file).types, strict=True)
    return all(
        _is_text(kind, types)
        or _is_count(kind, types)
        or (name not in sought and _is_alike(kind, types))
        for name, kind in kinds
    )


def is_to_be_text(kind: Any) -> bool:
    """Whether cells of an Arrow type are looked up as the texts that SQL makes of them."""
    types: Any = pyarrow().types
    return _is_count(kind, types) or bool(types.is_null(kind))


def _is_text(kind: Any, types: Any) -> bool:
    if types.is_dictionary(kind) or types.is_list(kind) or types.is_large_list(kind):
        return not types.is_nested(kind.value_type) and _is_text(kind.value_type, types)
    return bool(
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_null(kind)
    )


def _is_count(kind: Any, types: Any) -> bool:
    return bool(types.is_integer(kind) or types.is_boolean(kind) or types.is_date32(kind))


def _is_alike(kind: Any, types: Any) -> bool:
    """Whether a cell that nobody looks up is the same value after its way through SQL."""
    if types.is_timestamp(kind):
        return bool(kind.unit != "ns" and kind.tz in (None, "UTC"))
    return bool(types.is_float32(kind) or types.is_float64(kind) or types.is_decimal128(kind))


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
