"""Figures read out of texts, as a worker reads them: from rows to JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from provenance.engines.columns import Row
from provenance.engines.context import as_json
from provenance.errors import UnreadableWords
from provenance.language import read_estimates

__all__ = ["read_texts"]


def read_texts(rows: Iterable[Row]) -> str:
    """Read the figures in texts, each with the line of its text, as JSON.

    What is wrong with a line may stand beside its text.

    >>> read_texts([(2, "up to 12,000")])[:35]
    '[{"line": 2, "text": "up to 12,000"'
    """
    return as_json([{"line": line, **found} for line, *said in rows for found in _found(*said)])


def _found(text: str | None, amiss: str | None = None) -> Iterator[Mapping[str, Any]]:
    if amiss:
        yield {"error": amiss}
    if not text:
        return
    try:
        mentions = read_estimates(text)
    except UnreadableWords as error:
        yield {"error": error.reason}
        return
    yield from (mention.to_dict() for mention in mentions)
