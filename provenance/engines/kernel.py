"""The one function that every engine runs: rows in which every group is whole, to findings.

It keeps nothing between two calls but what it was told at the start, so that it makes no difference
which worker judges which groups, in what order, or twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

import attrs

from provenance.checking.work import Work, work_through
from provenance.claim import Claim
from provenance.collector import collector_paused
from provenance.comparison import Judge
from provenance.engines.columns import (
    Row,
    asked_in,
    cell_of,
    own_columns,
    picked,
    speaker_columns,
    spoken,
)
from provenance.engines.context import Context
from provenance.engines.heads import described, head_columns, number_of
from provenance.engines.table import RECORD, Reject
from provenance.errors import Fault, shown
from provenance.formats.claim_rows import read_cell
from provenance.formats.claims import claims_of
from provenance.formats.faults import Faults
from provenance.formats.questions import questions_of
from provenance.formats.strict_json import parse
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE, Link
from provenance.question import Question
from provenance.rules.finding import Finding
from provenance.rules.grouping import Key
from provenance.rules.topic import topics_in

__all__ = ["Judged", "Kernel"]

_NO_QUESTION = "no question"


@attrs.frozen
class Judged:
    """What was found among some rows, which rows are no claims, and how many are.

    >>> Judged().claims
    0
    """

    findings: tuple[Finding, ...] = ()
    rejects: tuple[Reject, ...] = ()
    claims: int = 0


@attrs.frozen
class _Draft:
    """A row on its way to becoming a claim."""

    line: int
    record: dict[str, Any]
    after: tuple[str, ...]
    question: Question | None = None


class Kernel:
    """Judges rows of a table under one context.

    >>> context = Context(("id", "source", "subject", "low"), {"source": [{"id": "a"}]})
    >>> Kernel(context).of_rows([(2, "x", "a", "troops", "3000"), (3, "y", "b", "troops", "5")])
    Judged(findings=(), rejects=(Reject(line=3, reason="source: no source has the id 'b'; \
declare it in [[source]]", text='y,b,troops,5'),), claims=1)
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.columns = context.columns
        self._heads = head_columns(self.columns)
        self._head = picked(self.columns, self._heads)
        self._own = own_columns(self.columns)
        self._cells = picked(self.columns, self._own)
        self._voice = picked(self.columns, speaker_columns(self.columns))
        self._asked = lru_cache(maxsize=65_536)(self._question)
        taken = "".join(one.id for one in context.side.questions if one.id.startswith("asked"))
        self._prefix = f"asked{':' * (1 + taken.count(':'))}"

    def of_groups(self, groups: Iterable[Sequence[Row]], *, linked: bool = False) -> Judged:
        """Judge groups, each of them whole: what `of_rows` does with all their rows."""
        return self.of_rows(chain.from_iterable(groups), linked=linked)

    @collector_paused()
    def of_rows(self, rows: Iterable[Row], *, linked: bool = False) -> Judged:
        """Judge rows that hold every group of theirs whole.

        `linked` tells that they are all the rows that links lead to.
        """
        drafts: list[_Draft] = []
        rejects: list[Reject] = []
        seen: dict[str, _Draft] = {}
        kept: dict[int, Row] = {}
        for row in sorted(rows, key=itemgetter(0)):
            drafted = self._drafted(row)
            found = drafted if isinstance(drafted, str) else self._first(drafted, seen)
            if isinstance(found, str):
                rejects.append(self._reject(row, found))
            elif found is not None:
                drafts.append(found)
                kept[found.line] = row
        claims, refused = self._claims(drafts)
        rejects += [self._reject(kept[line], reason) for line, reason in refused.items()]
        if linked:
            rejects += self._broken_links(claims)
        findings = tuple(self._findings(claims, linked=linked))
        for finding in findings:
            # Told at once, or it would keep the claims of its chunk until somebody asks.
            _ = finding.reason
        return Judged(findings, tuple(rejects), len(claims))

    # From rows to claims

    def _drafted(self, row: Row) -> _Draft | str:
        """Read the cells of a row, or say why it cannot be a claim."""
        line = row[0]
        if line in self.context.refused:
            return self.context.refused[line]
        if self.context.unfit and (said := self._unfit(row)):
            return said
        if self.columns[-1] == RECORD:
            record = dict(parse(row[-1]).value)
            record.pop("record")
            after = row[4]
            if after:
                record.pop("after")
            return _Draft(line, record, tuple(after or ()))
        return self._from_cells(row)

    def _from_cells(self, row: Row) -> _Draft | str:
        record = {}
        for name, cell in zip(self._own, self._cells(row), strict=True):
            text = cell if cell is None or type(cell) is str else cell_of(cell)
            if text and (value := read_cell(name, text)) is not None:
                record[name] = value
        after = tuple(record.pop("after", ()))
        if "question" in record:
            return _Draft(row[0], record, after)
        asked = self._asked(tuple(map(cell_of, self._head(row))))
        if isinstance(asked, str):
            return asked
        record["question"] = _NO_QUESTION
        return _Draft(row[0], record, after, asked)

    def _question(self, head: tuple[Any, ...]) -> Question | str:
        """Build the question that the cells of a row describe, or say what is wrong with it."""
        faults = Faults("")
        fields = described(self._heads, head)
        if not fields:
            return "question: missing: a claim needs question"
        made = questions_of([fields], faults)
        if faults:
            return _told(faults)
        return next(iter(made.values.values()))

    def _unfit(self, row: Row) -> str:
        said = self.context.unfit.get(spoken(map(cell_of, self._voice(row))))
        return said or self.context.unfit.get(asked_in(self._head(row)), "")

    def _first(self, draft: _Draft, seen: dict[str, _Draft]) -> _Draft | str | None:
        """Keep the first row of an id; the same again is nothing new, anything else is refused."""
        id_ = draft.record.get("id")
        if not isinstance(id_, str):
            return draft
        line = self.context.first_lines.get(id_, draft.line)
        if line == draft.line:
            seen[id_] = draft
            return draft
        # A row that says the same asks the same, so that it is in the group of the first.
        if id_ in seen and attrs.evolve(seen[id_], line=draft.line) == draft:
            return None
        return f"id: duplicate id: {id_!r} stands on line {line} already"

    def _claims(self, drafts: list[_Draft]) -> tuple[list[Claim], dict[int, str]]:
        """Build every claim that can be built, and say what is wrong with each of the others."""
        made = self._built(drafts)
        claims: list[Claim] = []
        refused: dict[int, str] = {}
        for draft, claim in zip(drafts, made, strict=True):
            if claim is not None:
                claims.append(self._settled(claim, draft))
                continue
            faults = Faults("")
            self._built([draft], faults)
            if faults:
                refused[draft.line] = _told(faults)
        return claims, refused

    def _built(self, drafts: Sequence[_Draft], faults: Faults | None = None) -> list[Claim | None]:
        faults = Faults("") if faults is None else faults
        questions = self.context.questions(faults)
        names: dict[int, str] = {}
        records: list[dict[str, Any]] = []
        for draft in drafts:
            record = draft.record
            if draft.question is not None:
                number = id(draft.question)
                name = names.setdefault(number, f"{self._prefix}{len(names)}")
                questions.values[name] = draft.question
                record = {**record, "question": name}
            records.append(record)
        sources = self.context.sources(faults)
        found = claims_of(records, sources, questions, self.context.dateline, faults)
        made: list[Claim | None] = [None] * len(drafts)
        for id_, claim in found.values.items():
            made[found.places[id_]] = claim
        return made

    def _settled(self, claim: Claim, draft: _Draft) -> Claim:
        """Add the claims that one comes after, which may stand in any group."""
        if not draft.after:
            return claim
        id_ = claim.id if draft.record.get("id") else ""
        return claim.but(after=draft.after, id=id_)

    # From claims to findings

    def _findings(self, claims: Sequence[Claim], *, linked: bool) -> Iterable[Finding]:
        context, side = self.context, self.context.side
        ledger = Ledger(
            _with_own_ids(claims),
            links=self._links(claims)[0] if linked else (),
            sources=side.sources,
            wholes=side.wholes,
            sums=side.sums,
            policy=side.policy,
        )
        topics = topics_in(Judge.of(ledger))
        for _, pieces in work_through(topics, context.by_looks, Work(), ()):
            yield from pieces.findings

    def _links(self, claims: Sequence[Claim]) -> tuple[list[Link], list[Link]]:
        """The links among claims, and those that lead to a row that was refused."""
        here = {claim.id for claim in claims}
        sound: list[Link] = []
        broken: list[Link] = []
        for link in self.context.links:
            ends = {end for end in (*link.claims, *link.targets) if not end.startswith(OF_SOURCE)}
            (sound if ends <= here else broken).append(link)
        return sound, broken

    def _broken_links(self, claims: Sequence[Claim]) -> list[Reject]:
        broken = self._links(claims)[1]
        reason = "link {}: a row that it leads to is no claim"
        return [Reject(0, reason.format(shown(link.id))) for link in broken]

    def _reject(self, row: Row, reason: str) -> Reject:
        if self.columns[-1] == RECORD:
            return Reject.of(row[0], reason, row[-1])
        cells = (cell_of(cell) or "" for cell in row[1:])
        return Reject.of(row[0], reason, ",".join(cells))


def _with_own_ids(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Tell questions apart that got one id, though they are not the same."""
    keys: dict[str, Key] = {}
    alike = [c for c in claims if keys.setdefault(c.question.id, c.question.key) != c.question.key]
    if not alike:
        return claims
    clashing = {claim.question.id for claim in alike}
    return [
        claim
        if claim.question.id not in clashing
        else claim.but(question=_numbered(claim.question), id=claim.id)
        for claim in claims
    ]


def _numbered(question: Question) -> Question:
    return question.but(id=f"{question.id}/{number_of(*question.key)}")


def _told(faults: Faults) -> str:
    """Say all that is wrong with one row, without its place among others."""
    said = (_bare(fault) for fault in faults.error().faults)
    return "; ".join(dict.fromkeys(said))


def _bare(fault: Fault) -> str:
    path = fault.path.partition("].")[2]
    return f"{path}: {fault.message}" if path else fault.message
