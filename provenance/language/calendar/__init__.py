"""Dates in people's words: read as windows of days, or refused with a reason, never guessed.

`words` holds the vocabulary, `grammar` the frame, each `rules_…` module one family of rules, and
`terms` and its neighbours what the rules make; `reading` is what users call.
"""

from provenance.language.calendar import (
    holidays,
    rules_calendar,
    rules_counted,
    rules_numeric,
    rules_parts,
    rules_quarters,
    rules_units,
    rules_written,
    rules_years,
)

from provenance.language.calendar import rules_bounds, rules_ending, rules_spans  # isort: skip
from provenance.language.calendar.reading import (
    DateMention,
    UnreadDate,
    parse_date,
    read_dates,
    unread_dates,
)

__all__ = ["DateMention", "UnreadDate", "parse_date", "read_dates", "unread_dates"]

# Importing a family of rules registers it. Those of the last line take any date as a part of
# theirs, so they come after the families that say what a date can begin with.
_FAMILIES = (
    (holidays, rules_calendar, rules_counted, rules_numeric, rules_parts, rules_quarters),
    (rules_units, rules_written, rules_years),
    (rules_bounds, rules_ending, rules_spans),
)
