"""The same check of very many claims: one process, several, DuckDB or Spark, with one answer."""

from __future__ import annotations

from provenance.engines.extras import EngineError
from provenance.engines.outcome import TableReport
from provenance.engines.run import Engine, check_table
from provenance.engines.table import Reject

__all__ = ["Engine", "EngineError", "Reject", "TableReport", "check_table"]
