"""Rows in Arrow batches: cut so that every group is whole, sent as bytes, read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from provenance.engines.columns import Row
from provenance.engines.extras import needed
from provenance.engines.heads import LINKED

__all__ = [
    "GROUP",
    "bytes_of",
    "parted",
    "pyarrow",
    "rows_of",
    "table_of",
    "whole_groups",
]

GROUP = "_group"
"""The column by which batches are sorted; it stands last and is no part of a row."""


def pyarrow() -> Any:
    """Import pyarrow, or say how to install it."""
    return needed("pyarrow", "duckdb", "batches of rows are held")


def whole_groups(batches: Iterable[Any], least: int) -> Iterator[Any]:
    """Cut batches sorted by group anew, so that each holds whole groups and at least so many rows.

    A group is held in memory whole; the last batch may be smaller.
    """
    arrow = pyarrow()
    held: list[Any] = []
    count = 0
    for batch in batches:
        if not batch.num_rows:
            continue
        groups = batch.column(GROUP)
        last = groups[-1]
        # Where the last group starts: all before it is surely whole by now.
        start = groups.index(last).as_py()
        before = start or (held and held[-1].column(GROUP)[-1] != last)
        if before and count + start >= least:
            yield arrow.Table.from_batches([*held, batch.slice(0, start)])
            held.clear()
            count, batch = 0, batch.slice(start)  # noqa: PLW2901 - the rest of it
        held.append(batch)
        count += batch.num_rows
    if held:
        yield arrow.Table.from_batches(held)


def parted(table: Any) -> Iterator[tuple[bool, Any]]:
    """Part the rows that links lead to from the others, for they are judged apart."""
    compute: Any = needed("pyarrow.compute", "duckdb", "batches of rows are held")
    linked = compute.equal(table.column(GROUP), LINKED)
    for is_linked, mask in ((True, linked), (False, compute.invert(linked))):
        rows = table.filter(mask)
        if rows.num_rows:
            yield is_linked, rows


def table_of(columns: Mapping[str, Sequence[Any]], kinds: Sequence[str]) -> Any:
    """Make a table of columns, each of a named type, or of whatever type its values have."""
    arrow = pyarrow()
    arrays = [
        arrow.array(
            values,
            None
            if kind == "any" and any(v is not None for v in values)
            else arrow.type_for_alias("string" if kind == "any" else kind),
        )
        for values, kind in zip(columns.values(), kinds, strict=True)
    ]
    return arrow.Table.from_arrays(arrays, names=list(columns))


def bytes_of(table: Any) -> bytes:
    """Write rows as bytes that another process can read."""
    arrow = pyarrow()
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    made: bytes = sink.getvalue().to_pybytes()
    return made


def rows_of(body: bytes | Any) -> list[Row]:
    """Read rows back, from bytes or from a table itself, without their groups."""
    table = pyarrow().ipc.open_stream(body).read_all() if isinstance(body, bytes) else body
    columns = [
        column.to_pylist()
        for name, column in zip(table.column_names, table.columns, strict=True)
        if name != GROUP
    ]
    return list(zip(*columns, strict=True))
