"""DuckDB reads, groups and sets aside what is quiet, beyond memory; workers judge the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from provenance.engines.arrow import GROUP, bytes_of, pyarrow, whole_groups
from provenance.engines.crew import Request, cores
from provenance.engines.extras import needed
from provenance.engines.heads import LINKED, head_columns
from provenance.engines.outcome import TableReport, Tally
from provenance.engines.plan import Plan, Wish, planned, side_draft
from provenance.engines.processes import judge_by_crew
from provenance.engines.quiet import Quiet, is_quiet
from provenance.engines.staging import LINE, staged
from provenance.engines.survey import Cells, Survey, id_in, ids_in
from provenance.engines.table import (
    ASKED,
    PART,
    Reading,
    Table,
    asked_in,
    cell_of,
    speaker_columns,
)

__all__ = ["DuckDB"]

_AT_ONCE = 100_000
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# What `id_in` does to a cell, in SQL.
_ID = f"""trim(regexp_replace(CAST(id AS VARCHAR), '^''(''*[=+@-])', '\\1'), '{_SPACES}')"""


@attrs.frozen
class DuckDB:
    """Tables larger than memory on one machine: at most so much of it, the rest in a folder.

    >>> DuckDB(memory="2GB").name
    'duckdb'
    """

    workers: int = attrs.field(factory=cores)
    chunk: int = 5_000
    memory: str = "2GB"
    spill: str | Path | None = None
    name: str = attrs.field(default="duckdb", init=False)

    def check(self, table: Table, wish: Wish) -> TableReport:
        """Check a table that may be larger than memory."""
        with TemporaryDirectory(dir=self.spill) as folder:
            reading = Reading(table)
            with self._connected(Path(folder)) as connection:
                run = _Run(connection, table)
                run.open(reading, Path(folder))
                plan = run.plan(wish, reading)
                tally = Tally(plan, rejects=reading.rejects)
                tally.claims += run.set_quiet_aside(plan)
                judge_by_crew(self._requests(run, plan), tally, self.workers)
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
        ):
            connection.execute(f"SET {setting} = $value", {"value": value})
        return connection

    def _requests(self, run: _Run, plan: Plan) -> Iterator[Request]:
        if plan.context.links:
            linked = run.rows(f"{GROUP} = {LINKED}").read_all()
            yield Request({"form": "arrow", "linked": True}, bytes_of(linked))
        rest = run.rows(f"{GROUP} <> {LINKED}")
        for batch in whole_groups(rest, self.chunk):
            yield Request({"form": "arrow", "linked": False}, bytes_of(batch))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


@attrs.define
class _Run:
    """One table in one connection, from its rows to those that have to be judged."""

    connection: Any
    table: Table
    heads: list[Cells] = attrs.field(factory=list)

    def _all(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self.connection.execute(query, values or None).fetchall()
        return found

    def open(self, reading: Reading, folder: Path) -> None:
        """Make the rows of the table those of a view, each with its line."""
        path, names = self.table.path, self.table.columns
        line = "file_row_number + 1"
        if self.table.is_parquet:
            parquet: Any = needed("pyarrow.parquet", "duckdb", "Parquet is read")
            names = tuple(parquet.read_schema(path).names)
        else:
            path, line = folder / "rows.parquet", _quoted(LINE)
            staged(reading, path)
        cells = [
            f"{_quoted(name)} AS {_quoted(column)}"
            for name, column in zip(names, self.table.columns, strict=True)
        ]
        file = str(path).replace("'", "''")
        source = f"read_parquet('{file}', file_row_number = true)"
        self.connection.execute(
            f"CREATE VIEW rows_ AS SELECT {line} AS {LINE}, {', '.join(cells)} FROM {source}"
        )

    # What the plan needs to know

    def plan(self, wish: Wish, reading: Reading) -> Plan:
        """Survey the table and plan its check."""
        survey = Survey()
        for *cells, line in self._distinct(speaker_columns(self.table.columns)):
            survey.add_speaker(tuple(map(cell_of, cells)), line)
        self._number_heads()
        for *cells, line in self._all("SELECT * EXCLUDE head_ FROM heads_ ORDER BY head_"):
            head = tuple(map(cell_of, cells))
            self.heads.append(head)
            survey.add_head(head, line)
        self._survey_ids(survey)
        return planned(self.table, survey, wish, side_draft(reading), self._find)

    def _distinct(self, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
        if not columns:
            return []
        return self._all(f"SELECT {_listed(columns)}, min({LINE}) FROM rows_ GROUP BY ALL")

    def _number_heads(self) -> None:
        """Number all that rows say of their questions."""
        columns = head_columns(self.table.columns)
        cells = f"{_listed(columns)}, " if columns else ""
        self.connection.execute(
            "CREATE TABLE heads_ AS SELECT row_number() OVER () AS head_, * FROM"
            f" (SELECT {cells}min({LINE}) AS first_ FROM rows_ GROUP BY ALL)"
        )

    def _survey_ids(self, survey: Survey) -> None:
        columns = self.table.columns
        if "id" in columns:
            named = f"SELECT {_ID} AS id_, {LINE} FROM rows_ WHERE {_ID} <> ''"
            again = f"SELECT id_, min({LINE}) FROM ({named}) GROUP BY id_ HAVING count(*) > 1"
            survey.repeated.update(self._all(again))
        if "after" in columns:
            id_ = "id" if "id" in columns else "NULL"
            ordered = f"SELECT {LINE}, {id_}, after FROM rows_ WHERE after IS NOT NULL"
            for line, named, after in self._all(ordered):
                if ids := ids_in(cell_of(after) if self.table.is_parquet else after):
                    survey.after.append((line, id_in(named), ids))
        if "utterance" in columns:
            heads = head_columns(columns)
            told = f"SELECT DISTINCT utterance, {_listed(heads)} FROM rows_ WHERE utterance <> ''"
            for utterance, *cells in self._all(told):
                survey.uttered.setdefault(utterance, set()).add(tuple(map(cell_of, cells)))

    def _find(self, ids: frozenset[str]) -> Mapping[str, Cells]:
        if not ids or "id" not in self.table.columns:
            return {}
        self.connection.register("wanted_", pyarrow().table({"id_": sorted(ids)}))
        heads = _listed(head_columns(self.table.columns))
        rows = self._all(
            f"SELECT {_ID}, {heads} FROM rows_ WHERE {_ID} IN (SELECT id_ FROM wanted_)"
            f" ORDER BY {LINE} DESC"
        )
        return {id_: tuple(map(cell_of, cells)) for id_, *cells in rows}

    # From the plan to what has to be judged

    def set_quiet_aside(self, plan: Plan) -> int:
        """Give every row its group; count the claims of the groups that need not be judged."""
        self._place(plan)
        if self.table.is_records or not is_quiet(plan.decisions.in_force):
            return 0
        condition = Quiet(self.table.columns).group()
        self.connection.execute(
            f"CREATE TABLE quiet_ AS SELECT {GROUP} AS group_, count(*) AS rows_ FROM placed_"
            f" WHERE {GROUP} <> {LINKED} GROUP BY {GROUP} HAVING {condition}"
        )
        self.connection.execute(
            "CREATE OR REPLACE VIEW judged_ AS SELECT * FROM placed_"
            f" WHERE {GROUP} NOT IN (SELECT group_ FROM quiet_)"
        )
        [(claims,)] = self._all("SELECT coalesce(sum(rows_), 0) FROM quiet_")
        return int(claims)

    def _place(self, plan: Plan) -> None:
        arrow, context, columns = pyarrow(), plan.context, self.table.columns
        places = list(map(plan.keys.of, self.heads))
        sound = [asked_in(head) not in context.unfit for head in self.heads]
        made = {
            "head_": range(1, len(places) + 1),
            GROUP: [plan.groups.get(place.plain, place.plain) for place in places],
            "question_": [place.question for place in places],
            "steady_": [p.is_steady and fits for p, fits in zip(places, sound, strict=True)],
        }
        self.connection.register("places_", arrow.table({k: list(v) for k, v in made.items()}))
        source = speaker_columns(columns).index("source") if "source" in columns else 0
        spoken_ = [said for said in context.unfit if not said.startswith(ASKED)]
        doubtful = {
            LINE: ("refused_", arrow.int64(), sorted(context.refused)),
            _ID: ("repeated_", arrow.string(), sorted(context.first_lines)),
            "source": ("unfit_", arrow.string(), [s.split(PART)[source] for s in spoken_]),
        }
        steady = ["steady_"]
        for cell, (name, kind, values) in doubtful.items():
            self.connection.register(name, arrow.table({"it": arrow.array(values, kind)}))
            if values:
                steady.append(f"coalesce({cell} NOT IN (SELECT it FROM {name}), FALSE)")
        heads = head_columns(columns)
        same = [f"r.{_quoted(name)} IS NOT DISTINCT FROM h.{_quoted(name)}" for name in heads]
        self.connection.execute(
            f"CREATE TABLE placed_ AS SELECT r.*, question_, {' AND '.join(steady)} AS steady,"
            f" {GROUP} FROM rows_ r JOIN heads_ h ON {' AND '.join(same) or 'TRUE'}"
            " JOIN places_ USING (head_)"
        )
        self.connection.execute("CREATE VIEW judged_ AS SELECT * FROM placed_")

    def rows(self, condition: str) -> Any:
        """Read the rows that have to be judged, in the order of their groups, as Arrow batches."""
        cells = _listed((LINE, *self.table.columns, GROUP))
        query = f"SELECT {cells} FROM judged_ WHERE {condition} ORDER BY {GROUP}, {LINE}"
        relation = self.connection.sql(query)
        # The reader got its present name in DuckDB 1.4.
        read = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
        return read(_AT_ONCE)
