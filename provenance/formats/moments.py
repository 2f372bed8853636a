"""Dates as a dossier writes them: native days, ISO text, or words read against another date."""

from __future__ import annotations

from datetime import date

from provenance.dates import Window
from provenance.errors import ProvenanceError, UnreadableWords
from provenance.formats.values import Wrong
from provenance.language import parse_date

__all__ = ["window_of"]


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
        raise Wrong(_with_date(error.reason)) from error
    except ProvenanceError as error:
        raise Wrong(_with_date(str(error))) from error


def _with_date(message: str) -> str:
    return message if "date" in message else f"not a date: {message}"
