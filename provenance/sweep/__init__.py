"""All pairs of answers to a question at once: counted and listed by sorting, not one by one."""

from provenance.sweep.pairs import Counts, Pairs
from provenance.sweep.side import excluded
from provenance.sweep.summary import summary
from provenance.sweep.wholes import excesses

__all__ = ["Counts", "Pairs", "excesses", "excluded", "summary"]
