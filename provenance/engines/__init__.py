"""The same check of very many claims: one process, several, DuckDB or Spark, with one answer."""

from __future__ import annotations

from provenance.engines.column import read_column
from provenance.engines.distributed import Spark
from provenance.engines.embedded import DuckDB
from provenance.engines.extras import EngineError
from provenance.engines.local import Local
from provenance.engines.outcome import TableReport
from provenance.engines.partials import Ends, Extent
from provenance.engines.processes import Processes
from provenance.engines.run import Engine, check_table
from provenance.engines.screening import Screening, screen_table
from provenance.engines.table import Reject

__all__ = [
    "DuckDB",
    "Ends",
    "Engine",
    "EngineError",
    "Extent",
    "Local",
    "Processes",
    "Reject",
    "Screening",
    "Spark",
    "TableReport",
    "check_table",
    "read_column",
    "screen_table",
]
