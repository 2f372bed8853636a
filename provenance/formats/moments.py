"""Dates as a dossier writes them: native days, ISO text, or words read against another date."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from provenance.dates import Window
from provenance.errors import ProvenanceError, UnreadableWords, shown
from provenance.formats.faults import Wrong
from provenance.language import parse_date

__all__ = ["window_of"]


# Files name few days and name them often.
@lru_cache(maxsize=8_192)
def window_of(value: date | str | None, anchor: Window | None = None) -> Window | None:
    """Give the window of days that a date states; words such as "Wednesday" need an anchor.

    >>> print(window_of("2024-10"))
    October 2024
    """
    if value is None:
        return None
    try:
        return parse_date(value, said_on=anchor) if isinstance(value, str) else Window.on(value)
    except UnreadableWords as error:
        raise Wrong(_in_full(error.reason, value)) from error
    except ProvenanceError as error:
        raise Wrong(_in_full(str(error), value)) from error


def _in_full(message: str, value: date | str) -> str:
    """Make sure that a message says that it is about a date, and which."""
    said = message if "date" in message else f"not a date: {message}"
    return said if str(value) in said else f"{said}: {shown(str(value))}"
