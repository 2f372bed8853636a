"""Dates in people's words: read as windows of days, or refused with a reason, never guessed.

`words` holds the vocabulary, `grammar` the frame, each `rules_…` module one family of rules, and
the modules of terms what the rules make; `reading` is what users call.
"""

from provenance.language.calendar import (
    holidays,
    rules_calendar,
    rules_counted,
    rules_numeric,
    rules_spans,
    rules_units,
)
from provenance.language.calendar.reading import (
    DateMention,
    UnreadDate,
    parse_date,
    read_dates,
    unread_dates,
)

__all__ = ["DateMention", "UnreadDate", "parse_date", "read_dates", "unread_dates"]

# Importing a family of rules is what registers it.
RULE_FAMILIES = (
    rules_calendar,
    rules_numeric,
    rules_units,
    rules_counted,
    holidays,
    rules_spans,
)
