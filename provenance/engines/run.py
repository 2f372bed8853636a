"""One call for every engine: check a table of claims, whatever its size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Protocol

from provenance.engines.context import context_draft
from provenance.engines.extras import EngineError
from provenance.engines.outcome import TableReport
from provenance.engines.plan import Wish
from provenance.engines.table import Table, opened
from provenance.errors import Fault, UnusableInput, shown
from provenance.formats.files import keep_apart
from provenance.ledger import Ledger
from provenance.policy import Policy
from provenance.rules.rule import Rule

__all__ = ["ENGINES", "Engine", "check_table", "engine_named"]


class Engine(Protocol):
    """Anything that groups the rows of a table and has the kernel judge them."""

    @property
    def name(self) -> str:
        """What the engine is called."""

    def check(self, table: Table, wish: Wish) -> TableReport:
        """Check a table."""


ENGINES: Mapping[str, tuple[str, str]] = {
    "local": ("local", "Local"),
    "processes": ("processes", "Processes"),
    "duckdb": ("embedded", "DuckDB"),
    "spark": ("distributed", "Spark"),
}
"""The module and class of every engine by name; a new engine is a module and a line here."""


def engine_named(engine: Engine | str) -> Engine:
    """Give the engine of a name, as it comes; `EngineError` where there is none.

    >>> engine_named("local").name
    'local'
    """
    if not isinstance(engine, str):
        return engine
    if engine not in ENGINES:
        message = f"no engine is called {shown(engine)}; choose {', '.join(ENGINES)}"
        raise EngineError(message, value=engine)
    module, name = ENGINES[engine]
    made: Callable[[], Engine] = getattr(import_module(f"provenance.engines.{module}"), name)
    return made()


def check_table(
    source: str | Path,
    rules: Iterable[Rule] | None = None,
    *,
    engine: Engine | str = "local",
    context: Ledger | str | Path | None = None,
    policy: Policy | None = None,
    rejects: str | Path | None = None,
    strict: bool = False,
) -> TableReport:
    r"""Check a table of claims: CSV, TSV, JSON lines or Parquet, with the columns of CSV files.

    Every engine finds the same. Rows that are no claims are put aside, into the file `rejects`
    where one is named; with `strict` they are refused: `UnusableInput`. A `context` holds what no
    row can: sources in full, parts and wholes, links, settings, exceptions.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "claims.csv"
    ...     _ = path.write_text("id,source,subject,low,high\na,us,troops,9,\nb,kremlin,troops,,5\n")
    ...     report = check_table(path)
    >>> [(finding.rule, finding.claims) for finding in report.findings]
    [('conflict', ('a', 'b'))]
    """
    named = (one for one in (source, context) if isinstance(one, (str, Path)))
    keep_apart(rejects, *named)
    chosen = engine_named(engine)
    given = None if rules is None else tuple(rules)
    report = chosen.check(opened(source), Wish(given, policy, context_draft(context)))
    if rejects is not None:
        report.write_rejects(rejects)
    if strict and report.rejects:
        faults = [Fault(report.file, "", one.reason, one.line) for one in report.rejects]
        raise UnusableInput(faults)
    return report
