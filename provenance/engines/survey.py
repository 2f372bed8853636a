"""What has to be known of a whole table before any group of it can be judged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from provenance.engines.columns import Row, picked, speaker_columns
from provenance.engines.heads import head_columns
from provenance.engines.table import Table
from provenance.formats.cells import listed, unguarded

__all__ = ["Cells", "Survey", "id_in", "ids_in"]

Cells = tuple[Any, ...]


@attrs.define
class Survey:
    """Everything about a table that no group tells alone; each entry with the first line of it.

    `speakers` holds what rows say of their sources and `heads` what they say of their questions.
    `repeated` are the ids of several lines, `after` the ids that the row of an id comes after, and
    `uttered` the heads of each utterance. It is the same whatever the order of the rows.

    >>> from pathlib import Path
    >>> table = Table(Path("a.csv"), "a.csv", ("id", "source", "subject"))
    >>> survey = Survey()
    >>> survey.take(table, [(2, "x", "kim", "troops"), (3, "x", "kim", "tanks")])
    >>> survey.speakers, survey.repeated
    ({('kim',): 2}, {'x': 2})
    """

    speakers: dict[Cells, int] = attrs.field(factory=dict)
    heads: dict[Cells, int] = attrs.field(factory=dict)
    repeated: dict[str, int] = attrs.field(factory=dict)
    after: list[tuple[int, str, tuple[str, ...]]] = attrs.field(factory=list)
    uttered: dict[str, set[Cells]] = attrs.field(factory=dict)

    def add_speaker(self, cells: Cells, line: int) -> None:
        """Note what a row says of its source."""
        self.speakers[cells] = min(line, self.speakers.get(cells, line))

    def add_head(self, cells: Cells, line: int) -> None:
        """Note what a row says of its question."""
        self.heads[cells] = min(line, self.heads.get(cells, line))

    def add_utterance(self, cell: str, head: Cells) -> None:
        """Note that a row is of an utterance, as claims name it: in single spacing."""
        self.uttered.setdefault(" ".join(unguarded(cell).split()), set()).add(head)

    def take(self, table: Table, rows: Iterable[Row]) -> None:
        """Take in all rows of a table, in the order of their lines."""
        speaker = picked(table.columns, speaker_columns(table.columns))
        head = picked(table.columns, head_columns(table.columns))
        id_, after, utterance = (_place(table, name) for name in ("id", "after", "utterance"))
        lines: dict[str, int] = {}
        for row in rows:
            line, asked = row[0], head(row)
            self.speakers.setdefault(speaker(row), line)
            self.heads.setdefault(asked, line)
            named = id_in(row[id_]) if id_ else ""
            if named:
                first = lines.setdefault(named, line)
                if first != line:
                    self.repeated[named] = first
            if after and row[after]:
                self.after.append((line, named, ids_in(row[after])))
            if utterance and row[utterance]:
                self.add_utterance(row[utterance], asked)


def _place(table: Table, name: str) -> int:
    return table.columns.index(name) + 1 if name in table.columns else 0


def id_in(cell: str | None) -> str:
    """Give the id in a cell.

    >>> id_in(" a"), id_in(None)
    ('a', '')
    """
    return unguarded(cell).strip() if cell else ""


def ids_in(cell: Any) -> tuple[str, ...]:
    """Give the ids in a cell of `after`.

    >>> ids_in("a; b"), ids_in(["a"]), ids_in(None)
    (('a', 'b'), ('a',), ())
    """
    if isinstance(cell, str):
        return tuple(listed(unguarded(cell))) if cell.strip() else ()
    return tuple(cell or ())
