"""What people call the columns of a table of claims."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from provenance.formats.claim_rows import COLUMNS, SCOPE
from provenance.naming import folded

__all__ = ["ALIASES", "column_of"]

_OTHERS: Mapping[str, str] = MappingProxyType(
    {
        "id": "claim id|claim|claim no|claim number|ref|reference",
        "source": "source id|speaker id",
        "source_name": "speaker|said by|who|who said it|claimant|claimed by|name of source",
        "source_kind": "source type|kind of source|type of source",
        "speaks_for": "on behalf of|speaking for|affiliation|organisation|organization",
        "question": "question id|topic",
        "subject": "of whom|of what|about|who or what",
        "measure": "metric|indicator|what is counted",
        "place": "where|location|country|region",
        "status": "stage|actual or expected",
        "moves": "moves as|kind of figure",
        "unit": "units",
        "figure": "number|value|count|amount|estimate|number or figure",
        "words": "quote|quotation|text|statement|wording|what was said|exact words",
        "low": "min|minimum|lower|low estimate|lowest",
        "high": "max|maximum|upper|high estimate|highest",
        "best": "best estimate|most likely|point estimate",
        "stance": "asserts or denies|position|answer",
        "said_on": "date|said|day|date said|date of statement|claim date|when",
        "as_of": "as at|as of date|date of figure|holds on",
        "recorded_on": "recorded|entered on|added on|date added",
        "target": "target date|by when|due",
        "via": "through|outlet|outlets|media|reported by|published by|publisher|passed on by",
        "audience": "said to|to whom",
        "locator": "page|paragraph|where in the text",
        "url": "link|source url|web address|address|web page",
        "note": "notes|comment|comments|remark|remarks",
    }
)


def _folded(name: str) -> str:
    """Bring a heading into the form in which its writings are equal: "Said on:" as "said on"."""
    words = "".join(char if char.isalnum() else " " for char in folded(name))
    return " ".join(words.split())


ALIASES: Mapping[str, str] = MappingProxyType(
    {alias: column for column, others in _OTHERS.items() for alias in others.split("|")}
    | {_folded(column): column for column in (*COLUMNS, *_OTHERS)}
)
"""The column that each heading means, every heading in small letters and without signs."""


def column_of(name: str) -> str:
    """Give the column that a heading means, or the heading itself where no column is called so.

    >>> column_of("Said on"), column_of("Quote"), column_of("weather")
    ('said_on', 'words', 'weather')
    >>> column_of("Scope.side")
    'scope.side'
    """
    if name[: len(SCOPE)].lower() == SCOPE:
        return SCOPE + name[len(SCOPE) :]
    return ALIASES.get(_folded(name), name)
