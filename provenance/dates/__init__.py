"""Days and windows of days, each kept as finely as it was stated.

"October 2024" is a window of 31 days, never its first; nothing is ever filled in from today. A
moment keeps the day that its own clock showed, so half past midnight in Seoul stays on the Seoul
day. Here is the value alone; people's words for dates are read by `provenance.language.calendar`.
"""

from provenance.dates.periods import Precision
from provenance.dates.window import Stated, Window

__all__ = ["Precision", "Stated", "Window"]
