"""The verdict on two claims, and on every pair of a ledger."""

from provenance.comparison.comparing import compare, compare_all
from provenance.comparison.judge import Judge

__all__ = ["Judge", "compare", "compare_all"]
