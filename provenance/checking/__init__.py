"""Rules run over a ledger: findings, reports, baselines, and annotations for a build."""

from provenance.checking.annotations import annotate
from provenance.checking.baseline import Baseline
from provenance.checking.report import Accepted, Report
from provenance.checking.run import check
from provenance.checking.watch import Watch
from provenance.rules.finding import Finding

__all__ = ["Accepted", "Baseline", "Finding", "Report", "Watch", "annotate", "check"]
