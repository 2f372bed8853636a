"""Dates as a dossier writes them: native days, ISO text, or words read against another date."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from provenance.dates import Window
from provenance.errors import ProvenanceError, UnreadableWords, shown
from provenance.formats.faults import Wrong
from provenance.language import parse_date

__all__ = ["in_file", "window_of"]


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


_REMEDIES = (("say which comes first (day_first)", "write it as 2024-10-24"),)
_REMEDIES_WITHOUT_CONTEXT = (
    (
        "the day it was said or published as context (said_on)",
        "a dateline, or to be written in full",
    ),
    ("say when it was said or published (said_on)", "state a dateline"),
)


def in_file(message: str, *, first: bool = False) -> str:
    """Bring a remedy into the words of a file; the `first` date of a record has only a dateline.

    >>> in_file("write the month as a word, or say which comes first (day_first)")
    'write the month as a word, or write it as 2024-10-24'
    """
    for said, meant in (*_REMEDIES, *(_REMEDIES_WITHOUT_CONTEXT if first else ())):
        message = message.replace(said, meant)
    return message


def _in_full(message: str, value: date | str) -> str:
    """Make sure that a message says that it is about a date, and which."""
    said = message if "date" in message else f"not a date: {message}"
    return said if str(value) in said else f"{said}: {shown(str(value))}"
