"""Bare intervals by the hundred million: which questions are contested, by their extents alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from provenance.engines.crew import cores
from provenance.engines.embedded import AS_IT_STANDS, one_file
from provenance.engines.extras import EngineError, needed, told_plainly
from provenance.engines.partials import Extent
from provenance.engines.typed import schema_of
from provenance.errors import shown
from provenance.number import Number

__all__ = ["Screening", "screen_table"]

_AT_ONCE = 65_536


@attrs.frozen
class Screening:
    """How many intervals there are, on how many questions, and how many of these are contested.

    A question is contested where the highest low end is above the lowest high end, so that some two
    of its intervals exclude each other; all others agree. Tolerances, dates and origins are left to
    `check_table`.

    >>> str(Screening(rows=5, questions=2, contested=1))
    '5 intervals on 2 questions, 1 of them contested'
    """

    rows: int
    questions: int
    contested: int

    def __str__(self) -> str:
        """Sum it up on one line."""
        held = f"{self.rows:,} intervals on {self.questions:,} questions"
        return f"{held}, {self.contested:,} of them contested"


def screen_table(
    source: str | Path,
    question: Sequence[str] = ("question",),
    ends: tuple[str, str] = ("low", "high"),
    *,
    engine: str = "duckdb",
    memory: str = "4GB",
    spill: str | Path | None = None,
) -> Screening:
    """Count the contested questions of a Parquet file of bare intervals with exact ends.

    `question` names the columns that tell questions apart, as they are written; `ends` those of the
    low and the high end, each of which may be missing. DuckDB does all of it by itself; `local`
    does the same in Python.

    >>> screen_table("bare.csv")
    Traceback (most recent call last):
    provenance.engines.extras.EngineError: bare intervals are screened in Parquet, not in 'bare.csv'
    """
    path = Path(source)
    if path.suffix.lower() not in (".parquet", ".pq"):
        message = f"bare intervals are screened in Parquet, not in {shown(path.name)}"
        raise EngineError(message, value=source)
    if engine not in _ENGINES:
        message = f"no engine {shown(engine)} screens tables; choose {' or '.join(_ENGINES)}"
        raise EngineError(message, value=engine)
    floats = _checked(path, question, ends)
    if engine == "local":
        return _in_python(path, (*question, *ends))
    low, high = (_end(name, is_float=name in floats) for name in ends)
    return _in_duckdb(path, question, (low, high), memory, spill)


_ENGINES = ("duckdb", "local")


def _in_duckdb(
    path: Path,
    question: Sequence[str],
    ends: tuple[str, str],
    memory: str,
    spill: str | Path | None,
) -> Screening:
    duckdb: Any = needed("duckdb", "duckdb", "tables are screened")
    low, high = ends
    keys = ", ".join(map(_quoted, question))
    with (
        told_plainly("DuckDB", duckdb.Error),
        TemporaryDirectory(dir=spill) as folder,
        duckdb.connect() as connection,
    ):
        connection.execute("SET memory_limit = $memory", {"memory": memory})
        connection.execute("SET temp_directory = $folder", {"folder": folder})
        connection.execute("SET threads = $threads", {"threads": cores()})
        connection.execute("SET preserve_insertion_order = false")
        found = connection.execute(
            "SELECT coalesce(sum(many), 0), count(*), count(*) FILTER (WHERE lowest > highest)"
            f" FROM (SELECT count(*) AS many, max({low}) AS lowest, min({high}) AS highest"
            f" FROM read_parquet({one_file(path)}, {AS_IT_STANDS}) GROUP BY {keys})"
        ).fetchone()
    return Screening(*map(int, found))


def _checked(path: Path, question: Sequence[str], ends: Sequence[str]) -> frozenset[str]:
    """Refuse columns that are not there, and ends that are no numbers; name the floats."""
    schema = schema_of(path, str(path))
    types: Any = needed("pyarrow.types", "duckdb", "Parquet is read")
    for name in (*question, *ends):
        if name not in schema.names:
            known = shown(", ".join(schema.names), limit=200)
            raise EngineError(f"there is no column {shown(name)}; there are {known}", value=name)
    kinds = {name: schema.field(name).type for name in ends}
    for name, kind in kinds.items():
        tests = (types.is_integer, types.is_floating, types.is_decimal, types.is_null)
        if not any(test(kind) for test in tests):
            message = f"the column {shown(name)} is of type {kind}, and an end is a number"
            raise EngineError(message, value=name)
    return frozenset(name for name, kind in kinds.items() if types.is_floating(kind))


def _end(name: str, *, is_float: bool) -> str:
    """The end in a column; a float that is no number is missing."""
    end = _quoted(name)
    return f"CASE WHEN NOT isnan({end}) THEN {end} END" if is_float else end


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _in_python(path: Path, columns: Sequence[str]) -> Screening:
    extents: dict[tuple[Any, ...], Extent] = {}
    for *key, low, high in _rows(path, columns):
        asked = tuple(key)
        one = Extent.of([(_number(low), _number(high))])
        extents[asked] = extents[asked].merged(one) if asked in extents else one
    found = extents.values()
    contested = sum(extent.is_contested for extent in found)
    return Screening(sum(extent.count for extent in found), len(extents), contested)


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    parquet: Any = needed("pyarrow.parquet", "duckdb", "Parquet is read")
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_AT_ONCE, columns=list(columns)):
            yield from zip(*(batch.column(name).to_pylist() for name in columns), strict=True)


def _number(value: Any) -> Number | None:
    if value is None or value != value:  # noqa: PLR0124 - only what is no number differs
        return None
    if isinstance(value, Number):
        return value
    try:
        return Decimal(repr(value))
    except InvalidOperation:
        raise EngineError(f"an end is a number, not {shown(value)}", value=value) from None
