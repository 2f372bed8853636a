"""What checking a table comes to: every finding, every row that is no claim, and how it went."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import attrs

from provenance.checking.report import Accepted
from provenance.checking.running import merged_failures
from provenance.engines.context import as_json, from_json
from provenance.engines.kernel import Judged
from provenance.engines.plan import Plan
from provenance.engines.table import Reject
from provenance.formats.files import write_whole
from provenance.rules.finding import Finding, Severity

__all__ = ["TableReport", "Tally", "judged_from", "written_judged"]


@attrs.frozen
class TableReport:
    """Everything that rules found in a table; the same whatever engine, order or workers.

    `claims` counts the rows that are claims, `rejects` holds those that are none, and `mishaps`
    tells of workers that died and whose groups another one judged.

    >>> TableReport("claims.csv").exit_code
    0
    """

    file: str
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    rejects: tuple[Reject, ...] = attrs.field(default=(), repr=False)
    claims: int = 0
    rules: tuple[str, ...] = attrs.field(default=(), repr=False, kw_only=True)
    engine: str = attrs.field(default="local", eq=False, kw_only=True)
    mishaps: tuple[str, ...] = attrs.field(default=(), eq=False, kw_only=True)

    @property
    def worst(self) -> Severity | None:
        """The highest severity found, or None where nothing was."""
        return max((finding.severity for finding in self.findings), default=None)

    @property
    def exit_code(self) -> int:
        """What a command ends with: 1 where there is a finding at error level, else 0."""
        return int(self.worst is Severity.ERROR)

    def write(self, path: str | Path) -> None:
        """Write the findings as lines of JSON, those accepted last; whole or not at all."""
        found = (finding.to_dict() for finding in self.findings)
        _write(path, chain(found, (one.to_dict() for one in self.accepted)))

    def write_rejects(self, path: str | Path) -> None:
        """Write the rejects as lines of JSON, in the order of the table; whole or not at all."""
        _write(path, (reject.to_dict() for reject in self.rejects))

    def __str__(self) -> str:
        """Sum it up on one line."""
        found = [sum(one.severity is severity for one in self.findings) for severity in _SEVEREST]
        named = [_counted(many, str(one)) for one, many in zip(_SEVEREST, found, strict=True)]
        read = (_counted(self.claims, "claim"), _counted(len(self.rejects), "reject"))
        return f"{', '.join(read)}; {', '.join(named)}"


_SEVEREST = tuple(reversed(Severity))


def _counted(many: int, what: str) -> str:
    return f"{many:,} {what}{'' if many == 1 else 's'}"


def _write(path: str | Path, rows: Iterable[dict[str, Any]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    write_whole(Path(path), lines, str(path))


@attrs.define
class Tally:
    """Gathers what workers found, in whatever order it comes."""

    plan: Plan
    rejects: list[Reject] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)
    claims: int = 0
    mishaps: list[str] = attrs.field(factory=list)

    def add(self, judged: Judged) -> None:
        """Take in what one worker found among some groups."""
        self.findings += judged.findings
        self.rejects += judged.rejects
        self.claims += judged.claims

    def report(self, engine: str) -> TableReport:
        """Conclude: merge failures, part what was accepted, and put all in its order."""
        findings, accepted = self.plan.decisions.on(merged_failures(self.findings))
        accepted.sort(key=lambda one: (_order(one.finding), one.reason))
        return TableReport(
            self.plan.table.file,
            tuple(sorted(findings, key=_order)),
            tuple(accepted),
            tuple(sorted([*self.rejects, *self.plan.rejects])),
            self.claims,
            rules=tuple(sorted(rule.id for rule in self.plan.decisions.in_force)),
            engine=engine,
            mishaps=tuple(sorted(self.mishaps)),
        )


def _order(finding: Finding) -> tuple[Any, ...]:
    return (*finding.sort_key, str(finding.numbers), finding.causes)


# Between processes


def written_judged(judged: Judged) -> str:
    """Write what was found as one line of JSON.

    >>> judged = Judged((Finding("r", "note", ["a"], "so", numbers={"gap": 3}),), claims=2)
    >>> judged_from(written_judged(judged)) == judged
    True
    """
    return as_json(
        {
            "findings": [_plain(finding) for finding in judged.findings],
            "rejects": [attrs.astuple(reject) for reject in judged.rejects],
            "claims": judged.claims,
        }
    )


def _plain(finding: Finding) -> list[Any]:
    severity = finding.severity.value
    said = (finding.reason, finding.hint, finding.numbers, finding.causes)
    return [finding.rule, severity, finding.claims, *said]


def judged_from(text: str | bytes) -> Judged:
    """Read what `written_judged` wrote."""
    found = from_json(text)
    return Judged(
        tuple(map(_finding, found["findings"])),
        tuple(Reject(*reject) for reject in found["rejects"]),
        found["claims"],
    )


def _finding(plain: list[Any]) -> Finding:
    rule, severity, claims, reason, hint, numbers, causes = plain
    pairs = [tuple(pair) for pair in numbers]
    return Finding(rule, severity, claims, reason, hint, numbers=pairs, causes=causes)
