"""Claims of a file one after the other, for files of any length in memory that stays the same.

A file that is streamed has its sources and questions before its claims, as `dump` writes it. What
holds between claims far apart cannot be seen in passing: an id that is used twice, or an `after`
that names a claim long gone. `load` sees both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path as FilePath
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.collector import collector_paused
from provenance.dates import Window
from provenance.formats import jsonl
from provenance.formats.claims import claims_of
from provenance.formats.faults import Draft, Faults, refusal
from provenance.formats.questions import questions_of
from provenance.formats.records import dateline_of
from provenance.formats.references import Register
from provenance.formats.sources import sources_of
from provenance.question import Question
from provenance.source import Source

__all__ = ["stream", "stream_questions"]


def stream(path: str | os.PathLike[str]) -> Iterator[Claim]:
    r"""Read the claims of a JSON lines file in its order, each checked and built when it is due.

    Raises `UnusableInput` at the first stretch of the file in which anything is wrong, with all
    that is wrong in it.

    >>> import tempfile
    >>> rows = ['{"record": "source", "id": "us"}', '{"record": "question", "subject": "troops"}']
    >>> rows.append('{"record": "claim", "source": "us", "question": "troops/actual", "low": 3000}')
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = FilePath(folder, "a.jsonl")
    ...     _ = path.write_text("\n".join(rows))
    ...     [str(claim) for claim in stream(path)]
    ['at least 3,000 (us)']
    """
    file = os.fspath(path)
    place = FilePath(file)
    if place.suffix.lower() not in (".jsonl", ".ndjson"):
        raise refusal(file, "only JSON lines (.jsonl) are streamed; use load")
    head: _Head | None = None
    for stretch in jsonl.stretches(place, file):
        head = head or _Head.of(stretch.records, file)
        if head.size != _size(stretch.records):
            message = "sources and questions stand before the claims in a file that is streamed"
            raise refusal(file, message, line=stretch.line_of(("claim", 0)))
        with collector_paused():
            claims = head.claims(stretch, file)
        yield from claims


def stream_questions(
    path: str | os.PathLike[str],
) -> Iterator[tuple[Question, tuple[Claim, ...]]]:
    """Read each question of a JSON lines file with all its claims, which stand together there.

    Raises `UnusableInput` where claims on a question come back after those on another.

    >>> list(stream_questions("a.toml"))
    Traceback (most recent call last):
    provenance.errors.UnusableInput: a.toml: only JSON lines (.jsonl) are streamed; use load
    """
    seen: set[str] = set()
    for id_, claims in groupby(stream(path), key=lambda claim: claim.question.id):
        if id_ in seen:
            message = f"the claims on {id_[:200]} do not stand together; sort the file by question"
            raise refusal(os.fspath(path), message)
        seen.add(id_)
        group = tuple(claims)
        yield group[0].question, group


@attrs.frozen
class _Head:
    """What stands before the claims, and what they refer to."""

    sources: Register[Source]
    questions: Register[Question]
    dateline: Window | None
    size: int

    @classmethod
    def of(cls, records: Mapping[str, Any], file: str) -> _Head:
        faults = Faults(file)
        head = cls(
            sources_of(records.get("source", ()), faults),
            questions_of(records.get("question", ()), faults),
            dateline_of(records, faults),
            _size(records),
        )
        if faults:
            raise faults.error(Draft(records))
        return head

    def claims(self, stretch: Draft, file: str) -> list[Claim]:
        faults = Faults(file)
        for path, message in stretch.faults:
            faults.add(path, message)
        rows = stretch.records["claim"]
        made = claims_of(rows, self.sources, self.questions, self.dateline, faults)
        if faults:
            raise faults.error(stretch)
        return list(made.values.values())


def _size(records: Mapping[str, Any]) -> int:
    return sum(len(records.get(table, ())) for table in ("source", "question"))
