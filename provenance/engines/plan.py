"""From a survey of a table to the plan of its check: one context, and the group of every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from provenance.checking.decisions import Decisions
from provenance.engines.columns import Row, asked_in, cell_of, picked, speaker_columns, spoken
from provenance.engines.context import Context, as_json, written_rule
from provenance.engines.heads import Keys, head_columns, joined
from provenance.engines.survey import Cells, Survey
from provenance.engines.table import Reading, Reject, Table
from provenance.errors import shown
from provenance.formats import records_from
from provenance.formats.claim_rows import RowReader
from provenance.formats.faults import Draft, Faults
from provenance.formats.jsonl import draft as read_lines
from provenance.formats.questions import questions_of
from provenance.formats.references import Register, rings, written_ring
from provenance.formats.rejects import sound_records
from provenance.formats.sources import sources_of
from provenance.ledger import Ledger
from provenance.policy import Policy
from provenance.rules.rule import Rule

__all__ = ["Plan", "Wish", "planned", "side_draft"]

Find = Callable[[frozenset[str]], Mapping[str, Cells]]
"""Gives the head of the row of each id that stands in the table."""

_ON_CLAIMS = ("link", "exception")
_LISTS = ("source", "question", "link", "within", "sum", "exception")


@attrs.frozen
class Wish:
    """What the caller asked for: the rules, the policy, and what is known besides the table.

    >>> Wish().rules is None
    True
    """

    rules: tuple[Rule, ...] | None = None
    policy: Policy | None = None
    context: Draft = attrs.field(factory=lambda: Draft({}))


@attrs.frozen
class Plan:
    """How a table is to be checked: what every worker is told, and which group a row belongs to.

    `rejects` are the lines that would bear on its claims, and are at fault.
    """

    table: Table
    context: Context
    decisions: Decisions
    keys: Keys
    groups: Mapping[int, int]
    rejects: tuple[Reject, ...] = ()

    def group_of(self, head: Cells) -> int:
        """Give the number of the group that a row with this head belongs to."""
        plain = self.keys.of(head).plain
        return self.groups.get(plain, plain)

    def grouper(self) -> Callable[[Row], int]:
        """Make the function that gives the group of a row."""
        head = picked(self.table.columns, self.keys.columns)
        return lambda row: self.group_of(head(row))


def side_draft(reading: Reading) -> Draft:
    """Read the lines of a table of records that are no claims, as those of a file by themselves.

    Those at fault become rejects, but for what is at fault with the file as a whole.
    """
    if not reading.side:
        return Draft({})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "side.jsonl"
        path.write_bytes(b"".join(reading.side))
        draft = read_lines(path, reading.table.file)
    alone = {key: rows for key, rows in draft.records.items() if key not in _ON_CLAIMS}
    records, dossier = sound_records(attrs.evolve(draft, records=alone), reading.table.file)
    for one in dossier.rejected:
        reading.rejects.append(_put_aside(reading, one.line or 0, "; ".join(one.reasons)))
    on_claims = {key: draft.records[key] for key in _ON_CLAIMS if key in draft.records}
    return attrs.evolve(draft, records={**records, **on_claims})


def _put_aside(reading: Reading, line: int, reason: str) -> Reject:
    return Reject.of(line, reason, reading.side[line - 1].decode().strip("\r\n"))


def planned(table: Table, survey: Survey, wish: Wish, side: Draft, find: Find) -> Plan:
    """Make the plan of a check; `UnusableInput` where what all workers share is at fault."""
    records = _together(side, wish.context)
    if wish.policy is not None:
        records["policy"] = records_from(Ledger(policy=wish.policy)).get("policy", {})
    unfit = {**_speakers(table, survey, records), **_asked(table, survey, records)}
    bare = Context(table.columns, records, file=table.file)
    in_links, exempted = bare.named()
    after = frozenset(id_ for _, _, ids in survey.after for id_ in ids)
    found = find(in_links | exempted | after)
    cited = attrs.evolve(bare, cited=frozenset(found) & (in_links | exempted), unfit=unfit)
    sound, rejects = _without_unsound(cited, side)
    shared = attrs.evolve(cited, records=sound)
    in_links = shared.named()[0]
    side_ledger = shared.side.but(exemptions=shared.exemptions)
    decisions = Decisions.of(side_ledger, wish.rules)
    context = attrs.evolve(
        shared,
        rules=tuple(map(written_rule, decisions.in_force)),
        first_lines=survey.repeated,
        refused=_refused(survey, found),
    )
    keys = Keys(head_columns(table.columns), {one.id: one for one in context.side.questions})
    linked = {keys.of(found[id_]).plain for id_ in in_links if id_ in found and shared.links}
    groups = _groups(survey, keys, context.side, linked)
    return Plan(table, context, decisions, keys, groups, tuple(rejects))


def _without_unsound(context: Context, side: Draft) -> tuple[dict[str, Any], list[Reject]]:
    """Put aside the links and exceptions of a table that are at fault, each with its line."""
    records, rejects = dict(context.records), list[Reject]()
    for table in _ON_CLAIMS:
        rows = side.records.get(table, ())
        wrong = context.wrong_with(table, rows) if rows else {}
        if wrong:
            # Those of the table stand before those of the context that was given.
            records[table] = [row for n, row in enumerate(records[table]) if n not in wrong]
        for place, reason in wrong.items():
            line = side.line_of((table, place)) or 0
            rejects.append(Reject.of(line, reason, as_json({"record": table, **rows[place]})))
    return records, rejects


def _together(*drafts: Draft) -> dict[str, Any]:
    """Put the records of several drafts together; of what stands once the last one counts."""
    records: dict[str, Any] = {}
    for draft in drafts:
        if draft.faults:
            faults = Faults("context")
            for path, message in draft.faults:
                faults.add(path, message)
            raise faults.error(draft)
        for key, value in draft.records.items():
            records[key] = [*records.get(key, ()), *value] if key in _LISTS else value
    records.pop("claim", None)
    return records


def _speakers(table: Table, survey: Survey, records: dict[str, Any]) -> dict[str, str]:
    """Add the sources that rows describe to the records; give what is wrong with which."""
    if table.is_records:
        return {}
    columns = speaker_columns(table.columns)
    known: dict[str, dict[str, Any]] = {
        row["id"]: dict(row) for row in records.get("source", ()) if isinstance(row.get("id"), str)
    }
    given = frozenset(known)
    reader = RowReader()
    reader.described["source"] = known
    unfit: dict[str, str] = {}
    for cells, _ in sorted(survey.speakers.items(), key=lambda item: item[1]):
        reader.take(_named(columns, cells), 0)
        if reader.faults:
            (path, message), *_ = reader.faults
            unfit[spoken(cells)] = f"{path[-1]}: {message}"
            reader.faults.clear()
    wrong = _wrong(sources_of, "source", known)
    for cells in survey.speakers if wrong else ():
        found = [id_ for id_ in _described("source", columns, cells) if id_ in wrong]
        for id_ in found if given.isdisjoint(found) else ():
            unfit.setdefault(spoken(cells), wrong[id_])
    records["source"] = [row for id_, row in known.items() if id_ in given or id_ not in wrong]
    return unfit


def _asked(table: Table, survey: Survey, records: dict[str, Any]) -> dict[str, str]:
    """Add the questions that rows describe under an id; give what is wrong with which."""
    columns = head_columns(table.columns)
    if table.is_records or "question" not in columns:
        return {}
    reader = RowReader()
    known = reader.described["question"]
    unfit: dict[str, str] = {}
    for head, _ in sorted(survey.heads.items(), key=lambda item: item[1]):
        cells = _named(columns, head)
        if cells.get("question", "").strip():
            reader.take(cells, 0)
        if reader.faults:
            (path, message), *_ = reader.faults
            unfit[asked_in(head)] = f"{path[-1]}: {message}"
            reader.faults.clear()
    wrong = _wrong(questions_of, "question", known)
    for head in survey.heads if wrong else ():
        for id_ in _described("question", columns, head):
            if id_ in wrong:
                unfit.setdefault(asked_in(head), wrong[id_])
    kept = [{"id": id_, **row} for id_, row in known.items() if id_ not in wrong and len(row) > 1]
    records["question"] = [*records.get("question", ()), *kept]
    return unfit


def _wrong(
    build: Callable[[list[Any], Faults], Register[Any]], what: str, known: Mapping[str, Any]
) -> dict[str, str]:
    """Say of each thing that cannot be built what is wrong with it."""
    faults = Faults("")
    rows = [{"id": id_, **row} for id_, row in known.items() if len(row) > 1 or what == "source"]
    built = build(rows, faults)
    ids = [row["id"] for row in rows]
    found: dict[str, str] = {}
    for fault in faults.error(Draft({}, lambda path: int(path[1]) + 1)).faults:
        place = (fault.line or 1) - 1
        key = fault.path.partition("].")[2] or what
        found.setdefault(ids[place], f"{key}: {fault.message}")
    sound = f"{what}: {{}} leads to one that is at fault"
    return {
        id_: found.get(id_, sound.format(shown(id_)))
        for id_ in ids
        if id_ in found or id_ not in built.values
    }


def _named(columns: Sequence[str], cells: Cells) -> dict[str, str]:
    texts = map(cell_of, cells)
    return {name: cell for name, cell in zip(columns, texts, strict=True) if cell is not None}


def _described(what: str, columns: Sequence[str], cells: Cells) -> list[str]:
    """The ids of what a row describes."""
    reader = RowReader()
    reader.take(_named(columns, cells), 0)
    return list(reader.described[what])


def _refused(survey: Survey, found: Mapping[str, Cells]) -> dict[int, str]:
    """Say what is wrong with the lines that come after what is not there, or after themselves."""
    refused = {
        line: f"after: no claim has the id {shown(missing[0])}"
        for line, _, ids in survey.after
        if (missing := [id_ for id_ in ids if id_ not in found])
    }
    first: dict[str, tuple[int, tuple[str, ...]]] = {}
    for line, id_, ids in sorted(survey.after):
        if id_:
            first.setdefault(id_, (line, ids))
    for ring in rings({id_: ids for id_, (_, ids) in first.items()}):
        for id_ in ring:
            refused[first[id_][0]] = f"after runs in a circle (a cycle): {written_ring(ring)}"
    return refused


def _groups(survey: Survey, keys: Keys, side: Ledger, linked: set[int]) -> dict[int, int]:
    """Find which places share a group with others; most stand for themselves."""
    places = [keys.of(head) for head in survey.heads]
    together = [[keys.of(head) for head in heads] for heads in survey.uttered.values()]
    patterns = {place.pattern for place in places if place.pattern}
    may_join = places if len(patterns) > 1 or side.nesting else []
    return joined(may_join, side, together, linked)
