"""Every core of this machine: whole groups go to workers, chunk by chunk."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from provenance.engines.context import as_json
from provenance.engines.crew import Crew, Request, cores
from provenance.engines.local import Chunk, chunks_of, grouped, in_memory
from provenance.engines.outcome import TableReport, Tally, judged_from
from provenance.engines.plan import Wish
from provenance.engines.table import Table

__all__ = ["Processes", "judge_by_crew"]


@attrs.frozen
class Processes:
    """As many worker processes as there are cores; the table is held in memory here.

    >>> Processes(workers=2).name
    'processes'
    """

    workers: int = attrs.field(factory=cores)
    chunk: int = 2_000
    name: str = attrs.field(default="processes", init=False)

    def check(self, table: Table, wish: Wish) -> TableReport:
        """Check a table that fits into memory."""
        plan, rows, tally = in_memory(table, wish)
        chunks = chunks_of(grouped(rows, plan), self.chunk, linked=bool(plan.context.links))
        judge_by_crew(map(_request, chunks), tally, self.workers)
        return tally.report(self.name)


def judge_by_crew(requests: Iterable[Request], tally: Tally, workers: int) -> None:
    """Have workers judge what is asked, and take in what they find."""
    crew = Crew("check", tally.plan.context.write(), workers)
    for answer in crew.answers(requests):
        tally.add(judged_from(answer))
    tally.mishaps += crew.mishaps


def _request(chunk: Chunk) -> Request:
    return Request(
        {"form": "json", "linked": chunk.linked},
        as_json(chunk.rows).encode("utf-8", "surrogatepass"),
    )
