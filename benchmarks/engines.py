"""Checking a table of claims with every engine, beside one process; screening bare intervals.

`CLAIMS` sets how many claims there are (200,000 unless set), five on a question, and `BARE` the
number of bare intervals. In one of ten questions one claim lies far from the others. The table is
made twice: as it is, so that groups can be set aside, and with a note in every row, so that none
can. An engine that is not installed has no row, and starting Spark is not measured.
"""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.rows import Row
from provenance.engines import DuckDB, Engine, Local, Processes, Spark, check_table, screen_table

__all__ = ["run"]

_CLAIMS = int(os.environ.get("CLAIMS", "200000"))
_BARE = int(os.environ.get("BARE", "10000000"))
_GOALS = {"processes": None, "duckdb": 0.5, "spark": 1 / 1.3}


def _written(path: Path, query: str) -> None:
    with import_module("duckdb").connect() as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")


def _claims(path: Path, number: int, note: str) -> None:
    """Make claims in scattered order: five sources on each question, in one of ten one far off."""
    asked = number // 5
    _written(
        path,
        f"SELECT 'c' || i AS id, 's' || (hash(i) % 50) AS source,"  # noqa: S608
        f" 'troops ' || (i % {asked}) AS subject, 'troops' AS measure, 'Russia' AS place,"
        f" low, low + 200 + (hash(i + 1) % 5000)::INT AS high, day AS said_on{note}"
        " FROM (SELECT i, DATE '2024-10-20' + (hash(i + 2) % 3)::INT AS day,"
        f" 1000 + (hash(i + 3) % 100)::INT + CASE WHEN i < {asked} AND hash(i) % 10 = 0"
        f" THEN 90000 ELSE 0 END AS low FROM range({number}) t(i)) ORDER BY hash(id)",
    )


def _timed(engine: Engine, path: Path, found: set[str]) -> float:
    start = perf_counter()
    found.add(str(check_table(path, engine=engine)))
    return perf_counter() - start


@contextmanager
def _engines() -> Generator[dict[str, Engine]]:
    """Give every engine but one process; Spark is started before anything is measured."""
    engines: dict[str, Engine] = {"processes": Processes(), "duckdb": DuckDB()}
    if not (find_spec("pyspark") and find_spec("pandas") and which("java")):
        yield engines
        return

    # Inside this function, since Spark sends what has a name in a module by that name alone.
    def as_they_are(batches: Iterator[Any]) -> Iterator[Any]:
        return batches

    session: Any = Spark().started()
    session.range(10).mapInArrow(as_they_are, "id long").count()
    try:
        yield {**engines, "spark": Spark(session=session)}
    finally:
        session.stop()


def _checked(folder: Path, what: str, note: str) -> Iterator[Row]:
    path = folder / "claims.parquet"
    _claims(path, _CLAIMS, note)
    found: set[str] = set()
    alone = _timed(Local(), path, found)
    with _engines() as engines:
        for name, engine in engines.items():
            seconds = _timed(engine, path, found)
            goal = _GOALS[name]
            yield Row(
                f"{name}: {_CLAIMS:,} claims, {what}", "one process", seconds, alone, "s", goal
            )
    if len(found) > 1:
        message = f"engines find other things: {sorted(found)}"
        raise ValueError(message)


def _screened(folder: Path) -> Row:
    path = folder / "bare.parquet"
    columns = "(hash(i) % {asked})::INT AS question, (hash(i + 1) % 1000)::INT AS low"
    asked = columns.format(asked=_BARE // 5)
    _written(
        path,
        f"SELECT question, low, low + 900 + (hash(low) % 90)::INT AS high FROM"  # noqa: S608
        f" (SELECT {asked} FROM range({_BARE}) t(i))",
    )
    ours = _seconds(partial(screen_table, path))
    part = folder / "part.parquet"
    _written(part, f"SELECT * FROM '{path}' LIMIT {_BARE // 10}")  # noqa: S608
    theirs = 10 * _seconds(partial(screen_table, part, engine="local"))
    what = f"duckdb: {_BARE:,} bare intervals"
    return Row(what, "one process, ten times a tenth", ours, theirs, "s", 0.1)


def _seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def run() -> list[Row]:
    """Measure every engine that is installed on one table."""
    if not (find_spec("duckdb") and find_spec("pyarrow")):
        return []
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = [*_checked(folder, "nine of ten groups agreed", "")]
        rows += _checked(folder, "no group set aside", ", 'n' AS note")
        return [*rows, _screened(folder)]
