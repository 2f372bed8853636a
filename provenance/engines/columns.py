"""The columns of a table by what they are of, and cells as the texts that they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from operator import itemgetter
from typing import Any

import attrs

from provenance.formats.shapes import ClaimShape

__all__ = [
    "ASKED",
    "PART",
    "Row",
    "asked_in",
    "cell_of",
    "own_columns",
    "picked",
    "speaker_columns",
    "spoken",
]

Row = tuple[Any, ...]
"""The line of a row, then its cells in the order of the columns."""

_LARGEST_EXACT = 2**53
PART, ASKED = "\x1f", "\x1e"
"""What stands between the parts of what a row says, and before what it says of its question."""

_OWN = frozenset(field.name for field in attrs.fields(ClaimShape))
_SPEAKER = ("source", "source_name", "source_kind", "speaks_for", "via")


def speaker_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Choose the columns that say who speaks, and through whom.

    >>> speaker_columns(("id", "source", "low", "via"))
    ('source', 'via')
    """
    return tuple(name for name in columns if name in _SPEAKER)


def own_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Choose the columns that are of the claim itself, not of its source or question.

    >>> own_columns(("id", "source", "source_name", "subject", "low"))
    ('id', 'source', 'low')
    """
    return tuple(name for name in columns if name in _OWN)


def spoken(cells: Iterable[str | None]) -> str:
    """Make one text of what the cells of a row say of its source.

    >>> spoken(["kim", None]) != spoken(["kim", "nbc"])
    True
    """
    return PART.join(cell or "" for cell in cells)


def asked_in(cells: Iterable[Any]) -> str:
    """Make one text of what the cells of a row say of its question.

    >>> asked_in(["troops"]) != spoken(["troops"])
    True
    """
    return f"{ASKED}{spoken(map(cell_of, cells))}"


def picked(columns: Sequence[str], wanted: Sequence[str]) -> Callable[[Row], Row]:
    """Make the function that picks some cells out of a row.

    >>> picked(("id", "source", "low"), ("low",))((2, "a", "nbc", "3000"))
    ('3000',)
    """
    places = [columns.index(name) + 1 for name in wanted]
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple(row[place] for place in places)


def cell_of(value: Any) -> str | None:
    """Give a typed value as the text that a cell holds; numbers and days stay exact.

    A binary float counts as the shortest decimal that names it, and one that is no number as empty.
    Bytes are text in UTF-8; those that are not are left as surrogates.

    >>> cell_of(3000.0), cell_of(0.1), cell_of(date(2024, 10, 24)), cell_of(["nbc", "ap"])
    ('3000', '0.1', '2024-10-24', 'nbc;ap')
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _decimal_of(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return _day_of(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, (list, tuple)):
        return ";".join(str(one) for one in value if one is not None)
    return str(value)


def _day_of(value: date) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()


def _decimal_of(value: float) -> str | None:
    if value != value:  # noqa: PLR0124 - only what is no number differs from itself
        return None
    if value.is_integer() and abs(value) <= _LARGEST_EXACT:
        return str(int(value))
    return f"{Decimal(repr(value)):f}"
