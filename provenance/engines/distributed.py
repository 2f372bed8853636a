"""Apache Spark groups tables over many machines; whole groups stream to the kernel in each task."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from provenance.engines.arrow import GROUP, parted, pyarrow, rows_of, table_of, whole_groups
from provenance.engines.column import texts_in
from provenance.engines.context import Context, from_json
from provenance.engines.extras import needed, told_plainly
from provenance.engines.kernel import Kernel
from provenance.engines.outcome import TableReport, Tally, judged_from, written_judged
from provenance.engines.plan import Plan, Wish
from provenance.engines.relational import SPACES, Dialect, Relational
from provenance.engines.staging import LINE
from provenance.engines.table import Reading, Table
from provenance.engines.texts import read_texts

__all__ = ["Spark", "judged_batches", "read_by_spark"]

_IN_ARROW = "10000"
_UNGUARDED = """regexp_replace(CAST(id AS STRING), "^'('*[=+@-])", "$1")"""
_SQL = Dialect(
    quote="`",
    text="STRING",
    matches="regexp_like",
    trimmed=f'trim(BOTH "{SPACES}" FROM {_UNGUARDED})',
    same="<=>",
)


@attrs.frozen
class Spark:
    """A cluster, or the cores of this machine; a `session` of one's own is used and left running.

    Files go between Spark and the driver through `shared`, a folder that every machine sees. A task
    that fails is tried again, four times in all.

    >>> Spark("local-cluster[2,1,1024]").name
    'spark'
    """

    master: str = "local[*,4]"
    partitions: int = 8
    chunk: int = 5_000
    shared: str | Path | None = None
    session: Any = attrs.field(default=None, repr=False)
    name: str = attrs.field(default="spark", init=False)

    def check(self, table: Table, wish: Wish) -> TableReport:
        """Check a table on Spark."""
        own = self.session is None
        errors: Any = needed("pyspark.errors", "spark", "tables are grouped")
        java: Any = needed("py4j.protocol", "spark", "tables are grouped")
        session = self.started() if own else self.session
        try:
            with (
                told_plainly("Spark", errors.PySparkException, java.Py4JError, OSError),
                TemporaryDirectory(dir=self.shared) as folder,
            ):
                run = _Run(table, session, Path(folder))
                reading = Reading(table)
                run.open(reading)
                plan = run.plan(wish, reading)
                tally = Tally(plan, rejects=reading.rejects)
                tally.claims += run.set_quiet_aside(plan)
                self._judge(run, plan, tally)
                run.close()
        finally:
            if own:
                session.stop()
        return tally.report(self.name)

    def started(self) -> Any:
        """Start a session, or join the one that this process has already."""
        sql: Any = needed("pyspark.sql", "spark", "tables are grouped")
        pyarrow()
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
        builder = sql.SparkSession.builder.master(self.master).appName("provenance")
        for key, value in (
            ("spark.driver.memory", "2g"),
            ("spark.executorEnv.PYTHONPATH", path),
            ("spark.sql.execution.arrow.maxRecordsPerBatch", _IN_ARROW),
            ("spark.sql.session.timeZone", "UTC"),
            ("spark.sql.shuffle.partitions", str(self.partitions)),
            ("spark.ui.enabled", "false"),
            ("spark.ui.showConsoleProgress", "false"),
        ):
            builder = builder.config(key, value)
        return builder.getOrCreate()

    def _judge(self, run: _Run, plan: Plan, tally: Tally) -> None:
        found = run.session.sql(run.judged)
        # PySpark takes a point in the name of a column for a way into it.
        cells = [f"cell{place}_" for place in range(len(run.table.columns))]
        rows = found.toDF(LINE, *cells, GROUP).repartition(self.partitions, GROUP)
        told = run.session.sparkContext.broadcast(plan.context.write())
        least = self.chunk

        def judge(batches: Iterator[Any]) -> Iterator[Any]:
            return judged_batches(batches, told.value, least)

        answers = rows.sortWithinPartitions(GROUP, LINE).mapInArrow(judge, "judged string")
        for (answer,) in run.counted(answers, tally):
            tally.add(judged_from(answer))


def judged_batches(batches: Iterable[Any], context: str, least: int) -> Iterator[Any]:
    """Judge batches sorted by group, every group whole among them; one answer for each chunk."""
    kernel = _kernel(context)
    for batch in whole_groups(batches, least):
        for linked, rows in parted(batch):
            judged = kernel.of_rows(rows_of(rows), linked=linked)
            answer = pyarrow().array([written_judged(judged)])
            yield pyarrow().RecordBatch.from_arrays([answer], ["judged"])


@lru_cache(maxsize=1)
def _kernel(context: str) -> Kernel:
    """Make a kernel once for all tasks of a worker."""
    return Kernel(Context.read(context))


def read_by_spark(path: Path, column: str, workers: int) -> Iterator[dict[str, Any]]:
    """Read a column on the cores of this machine, by Spark."""
    parquet: Any = needed("pyarrow.parquet", "spark", "Parquet is written")
    session = Spark(f"local[{workers},4]").started()
    try:
        with TemporaryDirectory() as folder:
            lines: list[int] = []
            texts: list[str | None] = []
            amiss: list[str | None] = []
            for line, text, wrong in texts_in(path, column):
                lines.append(line)
                texts.append(text)
                amiss.append(wrong)
            place = Path(folder) / "texts.parquet"
            rows: dict[str, list[Any]] = {"line": lines, "text": texts, "amiss": amiss}
            parquet.write_table(table_of(rows, ["int64", "string", "string"]), place)
            found = session.read.parquet(str(place)).repartitionByRange(workers, "line")
            read = found.sortWithinPartitions("line").mapInArrow(_read_batches, "found string")
            for (answer,) in read.toLocalIterator():
                yield from from_json(answer)
    finally:
        session.stop()


def _escaped(path: Path) -> str:
    """Write the name of one file where a pattern for several may stand."""
    return re.sub(r"([\\*?\[\]{}])", r"\\\1", str(path))


def _read_batches(batches: Iterable[Any]) -> Iterator[Any]:
    for batch in batches:
        answer = pyarrow().array([read_texts(rows_of(pyarrow().Table.from_batches([batch])))])
        yield pyarrow().RecordBatch.from_arrays([answer], ["found"])


@attrs.define
class _Run(Relational):
    """One table in one session."""

    session: Any
    folder: Path
    _names: list[str] = attrs.field(factory=list, init=False)
    _kept: list[Any] = attrs.field(factory=list, init=False)

    @property
    def dialect(self) -> Dialect:
        return _SQL

    def open(self, reading: Reading) -> None:
        """Make the rows of the table those of a view, each with its line."""
        path, cells = self.read_in(reading, self.folder, "_metadata.row_index + 1")
        rows = self.session.read.parquet(_escaped(path.absolute())).selectExpr(*cells)
        self._call(rows, "rows_")

    def _call(self, rows: Any, name: str) -> None:
        rows.createOrReplaceTempView(name)
        self._names.append(name)

    def close(self) -> None:
        """Forget the views."""
        for rows in self._kept:
            rows.unpersist()
        for name in self._names:
            self.session.catalog.dropTempView(name)

    def all_of(self, query: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows; they come as files, which is quick for very many."""
        parquet: Any = needed("pyarrow.parquet", "spark", "Parquet is read")
        place = self.folder / f"found{len(self._names)}-{len(list(self.folder.iterdir()))}"
        self.session.sql(query).write.parquet(str(place))
        found = parquet.read_table(place)
        columns = [column.to_pylist() for column in found.columns]
        return list(zip(*columns, strict=True))

    def view(self, name: str, query: str, *, kept: bool = False) -> None:
        """Call the rows of a query by a name."""
        rows = self.session.sql(query)
        if kept:
            rows = rows.persist()
            self._kept.append(rows)
        self._call(rows, name)

    def take_in(
        self, name: str, columns: Mapping[str, Sequence[Any]], kinds: Sequence[str]
    ) -> None:
        """Call rows of our own by a name."""
        parquet: Any = needed("pyarrow.parquet", "spark", "Parquet is written")
        place = self.folder / f"{name}.parquet"
        parquet.write_table(table_of(columns, kinds), place)
        self._call(self.session.read.parquet(str(place)), name)

    def counted(self, rows: Any, tally: Tally) -> Iterator[tuple[str, ...]]:
        """Give the rows one by one; tell of the tasks that failed on the way and were run again."""
        context = self.session.sparkContext
        group = f"provenance-{id(self)}"
        context.setJobGroup(group, "checking a table")
        yield from rows.toLocalIterator(prefetchPartitions=True)
        tracker = context.statusTracker()
        for job in tracker.getJobIdsForGroup(group):
            for stage in tracker.getJobInfo(job).stageIds:
                info = tracker.getStageInfo(stage)
                if info is not None and info.numFailedTasks:
                    failed = info.numFailedTasks
                    tasks = "a task" if failed == 1 else f"{failed:,} tasks"
                    tally.mishaps.append(f"{tasks} failed and had to be run again")
