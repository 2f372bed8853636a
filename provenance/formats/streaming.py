"""Claims of a file one after the other, for files of any length in memory that stays the same.

A file that is streamed has its sources and questions before its claims, as `dump` writes it. What
holds between claims far apart cannot be seen in passing: an id that is used twice, or an `after`
that names a claim long gone. `load` sees both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path as FilePath

from provenance.claim import Claim
from provenance.collector import collector_paused
from provenance.formats.faults import refusal
from provenance.formats.jsonl import blocks
from provenance.formats.passage import Passage
from provenance.question import Question

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
    passage = Passage(file)
    with blocks(place, file) as lines:
        for block in lines:
            with collector_paused():
                claims = passage.claims(block)
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
