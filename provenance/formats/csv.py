"""A dossier as comma-separated values: one table, one claim a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from provenance.formats.claim_rows import LOSES, kept, unwritable
from provenance.formats.delimited import draft_of, lines_of
from provenance.formats.faults import Draft
from provenance.formats.spreadsheet import Spreadsheet

__all__ = ["HAS_LINES", "LOSES", "draft", "kept", "unwritable", "written"]

HAS_LINES = True
"""Whether one line may be unreadable and the next be read."""


def draft(
    path: FilePath, file: str, spreadsheet: Spreadsheet | None = None, *, rejecting: bool = False
) -> Draft:
    """Read the records of a CSV file, each row checked against the header."""
    return draft_of(path, file, ",", spreadsheet, rejecting=rejecting)


def written(records: Mapping[str, Any]) -> Iterator[str]:
    r"""Write the claims among the records as rows, under the columns that they use.

    >>> claim = {"id": "a", "source": "nbc", "question": "q", "low": 3000}
    >>> records = {"source": [{"id": "nbc"}], "question": [{"id": "q", "subject": "troops"}]}
    >>> list(written({**records, "claim": [claim]}))
    ['id,source,question,subject,low\r\n', 'a,nbc,q,troops,3000\r\n']
    """
    return lines_of(records, ",")
