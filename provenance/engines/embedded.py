"""DuckDB reads, groups and sets aside what is quiet, beyond memory; workers judge the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from provenance.engines.arrow import GROUP, bytes_of, parted, pyarrow, table_of, whole_groups
from provenance.engines.column import by_crew, kind_of, read_by_crew
from provenance.engines.crew import Request, cores
from provenance.engines.extras import needed, told_plainly
from provenance.engines.outcome import TableReport, Tally
from provenance.engines.plan import Wish
from provenance.engines.processes import judge_by_crew
from provenance.engines.relational import SPACES, Dialect, Relational
from provenance.engines.staging import LINE
from provenance.engines.table import PARQUET, Reading, Table

__all__ = ["AS_IT_STANDS", "DuckDB", "one_file", "read_by_duckdb"]

_AT_ONCE = 100_000
_TEXTS = 2_000
_TEXT = ("string", "large_string", "string_view")
AS_IT_STANDS = "file_row_number = true, hive_partitioning = false"
"""How a Parquet file is read: with its rows numbered, and nothing read out of its path."""

_SQL = Dialect(
    quote='"',
    text="VARCHAR",
    matches="regexp_matches",
    trimmed=f"trim(regexp_replace(CAST(id AS VARCHAR), '^''(''*[=+@-])', '\\1'), '{SPACES}')",
    same="IS NOT DISTINCT FROM",
)


@attrs.frozen
class DuckDB:
    """Tables larger than memory on one machine: at most so much of it, the rest in a folder.

    >>> DuckDB(memory="4GB").name
    'duckdb'
    """

    workers: int = attrs.field(factory=cores)
    chunk: int = 5_000
    memory: str = "2GB"
    spill: str | Path | None = None
    name: str = attrs.field(default="duckdb", init=False)

    def check(self, table: Table, wish: Wish) -> TableReport:
        """Check a table that may be larger than memory."""
        duckdb: Any = needed("duckdb", "duckdb", "tables are grouped")
        with (
            told_plainly("DuckDB", duckdb.Error, OSError),
            TemporaryDirectory(dir=self.spill) as folder,
            self._connected(Path(folder)) as connection,
        ):
            reading = Reading(table)
            run = _Run(table, connection)
            run.open(reading, Path(folder))
            plan = run.plan(wish, reading)
            tally = Tally(plan, rejects=reading.rejects)
            tally.claims += run.set_quiet_aside(plan)
            judge_by_crew(self._requests(run), tally, self.workers)
        return tally.report(self.name)

    def _connected(self, folder: Path) -> Any:
        duckdb: Any = needed("duckdb", "duckdb", "tables are grouped")
        pyarrow()
        connection = duckdb.connect(folder / "work.duckdb")
        for setting, value in (
            ("memory_limit", self.memory),
            ("temp_directory", str(folder / "spill")),
            ("threads", max(self.workers, 1)),
            ("preserve_insertion_order", False),
            ("TimeZone", "UTC"),
        ):
            connection.execute(f"SET {setting} = $value", {"value": value})
        return connection

    def _requests(self, run: _Run) -> Iterator[Request]:
        for batch in whole_groups(run.batches(), self.chunk):
            for linked, rows in parted(batch):
                yield Request({"form": "arrow", "linked": linked}, bytes_of(rows))


def read_by_duckdb(path: Path, column: str, workers: int) -> Iterator[dict[str, Any]]:
    """Read a column by workers, to whom DuckDB hands the texts of a Parquet file."""
    # What is no text DuckDB would write in its own way.
    if path.suffix.lower() not in PARQUET or str(kind_of(path, column)) not in _TEXT:
        yield from by_crew(path, column, workers)
        return
    duckdb: Any = needed("duckdb", "duckdb", "columns are read")
    with told_plainly("DuckDB", duckdb.Error), duckdb.connect() as connection:
        found = connection.execute(
            f"SELECT file_row_number + 1, {_SQL.named(column)}"
            f" FROM read_parquet({one_file(path)}, {AS_IT_STANDS}) ORDER BY 1"
        )
        chunks = iter(lambda: found.fetchmany(_TEXTS), [])
        yield from read_by_crew(chunks, workers)


def one_file(path: Path) -> str:
    """Write a path as a literal of DuckDB where a pattern for several files may stand.

    >>> print(one_file(Path("claims[1].parquet")))
    'claims[[]1].parquet'
    """
    return "'" + re.sub(r"([*?\[])", r"[\1]", str(path)).replace("'", "''") + "'"


@attrs.define
class _Run(Relational):
    """One table in one connection."""

    connection: Any

    @property
    def dialect(self) -> Dialect:
        return _SQL

    def open(self, reading: Reading, folder: Path) -> None:
        """Make the rows of the table those of a view, each with its line."""
        path, cells = self.read_in(reading, folder, "file_row_number + 1")
        source = f"read_parquet({one_file(path)}, {AS_IT_STANDS})"
        self.view("rows_", f"SELECT {', '.join(cells)} FROM {source}")

    def all_of(self, query: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""
        found: list[tuple[Any, ...]] = self.connection.execute(query).fetchall()
        return found

    def view(self, name: str, query: str, *, kept: bool = False) -> None:
        """Call the rows of a query by a name."""
        what = "TABLE" if kept else "VIEW"
        self.connection.execute(f"CREATE {what} {name} AS {query.replace('LEFT ANTI', 'ANTI')}")

    def take_in(
        self, name: str, columns: Mapping[str, Sequence[Any]], kinds: Sequence[str]
    ) -> None:
        """Call rows of our own by a name."""
        self.connection.register(name, table_of(columns, kinds))

    def batches(self) -> Any:
        """Read the rows that have to be judged, in the order of their groups."""
        relation = self.connection.sql(f"{self.judged} ORDER BY {GROUP}, {LINE}")
        # Older releases have it under another name.
        read = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
        return read(_AT_ONCE)
