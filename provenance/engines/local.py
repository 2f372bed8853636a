"""Every group judged here, one chunk after another, with the table in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs

from provenance.engines.columns import Row, picked
from provenance.engines.heads import LINKED, head_columns
from provenance.engines.kernel import Kernel
from provenance.engines.outcome import TableReport, Tally
from provenance.engines.plan import Plan, Wish, planned, side_draft
from provenance.engines.survey import Cells, Survey, id_in
from provenance.engines.table import Reading, Table

__all__ = ["Chunk", "Local", "chunks_of", "grouped", "in_memory"]


@attrs.frozen
class Chunk:
    """Rows that hold every group of theirs whole; `linked` where links lead to them."""

    rows: tuple[Row, ...]
    linked: bool = False


@attrs.frozen
class Local:
    """One process, one chunk of groups at a time.

    >>> Local().name
    'local'
    """

    chunk: int = 5_000
    name: str = attrs.field(default="local", init=False)

    def check(self, table: Table, wish: Wish) -> TableReport:
        """Check a table that fits into memory."""
        plan, rows, tally = in_memory(table, wish)
        kernel = Kernel(plan.context)
        for chunk in chunks_of(grouped(rows, plan), self.chunk, linked=bool(plan.context.links)):
            tally.add(kernel.of_rows(chunk.rows, linked=chunk.linked))
        return tally.report(self.name)


def in_memory(table: Table, wish: Wish) -> tuple[Plan, list[Row], Tally]:
    """Read a table whole and plan its check."""
    reading = Reading(table)
    rows = list(reading.rows())
    survey = Survey()
    survey.take(table, rows)
    plan = planned(table, survey, wish, side_draft(reading), _finder(table, rows))
    return plan, rows, Tally(plan, rejects=reading.rejects)


def _finder(table: Table, rows: list[Row]) -> Callable[[frozenset[str]], dict[str, Cells]]:
    def find(ids: frozenset[str]) -> dict[str, Cells]:
        if not ids or "id" not in table.columns:
            return {}
        id_, head = (
            table.columns.index("id") + 1,
            picked(table.columns, head_columns(table.columns)),
        )
        found: dict[str, Cells] = {}
        for row in rows:
            named = id_in(row[id_])
            if named in ids:
                found.setdefault(named, head(row))
        return found

    return find


def grouped(rows: Iterable[Row], plan: Plan) -> dict[int, list[Row]]:
    """Gather the rows of every group."""
    group_of = plan.grouper()
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(group_of(row), []).append(row)
    return groups


def chunks_of(groups: dict[int, list[Row]], size: int, *, linked: bool) -> Iterator[Chunk]:
    """Put whole groups together until there are so many rows; what is linked stands alone.

    >>> [len(chunk.rows) for chunk in chunks_of({1: [(2,)], 2: [(3,), (4,)]}, 2, linked=False)]
    [3]
    """
    if linked:
        yield Chunk(tuple(groups.get(LINKED, ())), linked=True)
    held: list[Row] = []
    for group, rows in groups.items():
        if group == LINKED:
            continue
        held += rows
        if len(held) >= size:
            yield Chunk(tuple(held))
            held = []
    if held:
        yield Chunk(tuple(held))
