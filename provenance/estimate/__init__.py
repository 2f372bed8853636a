"""The set of values that a statement leaves possible, and the algebra of such sets.

An estimate is an interval whose ends may be stated or not, open or closed, together with what was
said about it. A hedge is kept, never baked in: "about 12,000" stays 12,000, *approximate*, until a
`provenance.tolerance.Tolerance` widens it.
"""

from provenance.estimate.interval import Interval
from provenance.estimate.value import Estimate, Kind, Side

__all__ = ["Estimate", "Interval", "Kind", "Side"]
