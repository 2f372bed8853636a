"""What claims rest on: the sources and questions of a dossier, and the date stated for it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.formats.bulk import BulkClaims
from provenance.formats.claims import claims_of
from provenance.formats.faults import Faults, Unfit, Wrong, described
from provenance.formats.moments import window_of
from provenance.formats.questions import questions_of
from provenance.formats.references import Register
from provenance.formats.sources import sources_of
from provenance.formats.values import dated
from provenance.question import Question
from provenance.source import Source

__all__ = ["Head", "rows_in"]

_TABLES = ("source", "question")


@attrs.frozen(eq=False)
class Head:
    """What stands before the claims, and `bulk`, which builds many claims on it at a time.

    >>> head = Head.of({"source": [{"id": "us"}], "question": [{"subject": "troops"}]}, Faults(""))
    >>> list(head.sources.values), list(head.questions.values), head.dateline
    (['us'], ['troops/actual'], None)
    """

    sources: Register[Source]
    questions: Register[Question]
    dateline: Window | None
    bulk: BulkClaims
    _sizes: tuple[int, ...]

    @classmethod
    def of(cls, records: Mapping[str, Any], faults: Faults) -> Head:
        """Build what claims rest on from the records of a dossier."""
        dateline = _dateline(records, faults)
        speakers, asked = (rows_in(records, table, faults) for table in _TABLES)
        sources, questions = sources_of(speakers, faults), questions_of(asked, faults)
        bulk = BulkClaims(sources.values, questions.values)
        return cls(sources, questions, dateline, bulk, (len(speakers), len(asked)))

    def is_all_of(self, records: Mapping[str, Any]) -> bool:
        """Whether no source or question has come to the records since."""
        return self._sizes == tuple(len(records.get(table, ())) for table in _TABLES)

    def report_to(self, faults: Faults) -> None:
        """Have ids that are not known reported there from now on, and no longer where it began."""
        self.sources.faults = self.questions.faults = faults

    def claims(
        self, rows: Sequence[object], faults: Faults, *, in_order: bool = True
    ) -> Register[Claim]:
        """Build every claim that can be built, and report the rest; see `claims_of`."""
        self.report_to(faults)
        known = self.sources, self.questions, self.dateline
        return claims_of(rows, *known, faults, bulk=self.bulk, in_order=in_order)


def rows_in(records: Mapping[str, Any], table: str, faults: Faults) -> Sequence[object]:
    """Give the rows of a table; none, and a fault, where something else stands in its place.

    >>> rows_in({"source": [{"id": "us"}]}, "source", Faults(""))
    [{'id': 'us'}]
    """
    rows = records.get(table, ())
    if isinstance(rows, Unfit):
        faults.add((table,), rows.reason)
    elif isinstance(rows, Mapping):
        message = f"a list of tables is due, not one table (object); in TOML write [[{table}]]"
        faults.add((table,), message)
    elif not isinstance(rows, (list, tuple)):
        faults.add((table,), f"a list of tables is due, not {described(rows)}")
    else:
        return rows
    return []


def _dateline(records: Mapping[str, Any], faults: Faults) -> Window | None:
    """Read the date that a file states for all it holds."""
    if "dateline" not in records:
        return None
    try:
        return window_of(dated(records["dateline"]))
    except Wrong as wrong:
        faults.add(("dateline",), str(wrong))
        return None
