"""What a check found: all findings, those accepted with a reason, and what they come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Self

import attrs

from provenance.checking.baseline import Baseline
from provenance.checking.work import Work
from provenance.comparison import compare_all
from provenance.ledger import Ledger
from provenance.notebook import ShownInNotebooks
from provenance.policy import Policy
from provenance.rules.finding import Finding, Severity
from provenance.verdict import Comparison, Verdict

__all__ = ["Accepted", "Report"]

SCHEMA = 1


@attrs.frozen
class Accepted:
    """A finding that somebody looked at and accepted, and why.

    >>> Accepted(Finding("r", "note", ["a"], "so"), "a recount").reason
    'a recount'
    """

    finding: Finding
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain values, with why it was accepted."""
        return self.finding.to_dict() | {"accepted": self.reason}


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings, and put into words only those that nothing else tells apart."""
    alike: dict[tuple[Any, ...], list[Finding]] = {}
    for finding in findings:
        outline = (-finding.severity.rank, finding.rule, finding.claims)
        alike.setdefault(outline, []).append(finding)
    ordered: list[Finding] = []
    for outline in sorted(alike):
        group = alike[outline]
        ordered += group if len(group) == 1 else sorted(group, key=lambda one: one.sort_key)
    return tuple(ordered)


def _accepted_in_order(accepted: Iterable[Accepted]) -> tuple[Accepted, ...]:
    return tuple(sorted(accepted, key=lambda one: (*one.finding.sort_key, one.reason)))


@attrs.frozen(slots=False)
class Report(ShownInNotebooks):
    """Everything that rules found in a ledger; nothing is dropped, nothing counted twice.

    `findings` are those that were not accepted, the severest first.

    >>> from provenance import check
    >>> report = check(Ledger())
    >>> report.findings, report.exit_code, report.worst
    ((), 0, None)
    """

    ledger: Ledger = attrs.field(repr=False)
    findings: tuple[Finding, ...] = attrs.field(converter=_in_order)
    accepted: tuple[Accepted, ...] = attrs.field(default=(), converter=_accepted_in_order)
    rules: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    policy: Policy = attrs.field(factory=Policy, kw_only=True)
    work: Work = attrs.field(factory=Work, repr=False, eq=False, kw_only=True)

    @property
    def worst(self) -> Severity | None:
        """The highest severity found, or None where nothing was."""
        return max((finding.severity for finding in self.findings), default=None)

    @property
    def exit_code(self) -> int:
        """What a command ends with: 1 where there is a finding at error level, else 0."""
        return int(self.worst is Severity.ERROR)

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity, the highest first."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in reversed(Severity)}

    @cached_property
    def by_rule(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings under the rule that made them."""
        return _grouped((finding.rule, finding) for finding in self.findings)

    @cached_property
    def by_claim(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings under each claim that takes part in them."""
        return _grouped((id_, finding) for finding in self.findings for id_ in finding.claims)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every pair that can be compared among the claims that stand, judged when first asked."""
        gone = self.ledger.replaced
        every = compare_all(self.ledger, policy=self.policy)
        return tuple(one for one in every if gone.isdisjoint(one.ids))

    @cached_property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many of the comparisons come to each verdict."""
        found = Counter(comparison.verdict for comparison in self.comparisons)
        return {verdict: found[verdict] for verdict in Verdict}

    def at_least(self, severity: Severity | str) -> Self:
        """The report without what is less severe.

        >>> from provenance import check
        >>> check(Ledger()).at_least("error").findings
        ()
        """
        lowest = Severity(severity)
        kept = [finding for finding in self.findings if finding.severity >= lowest]
        return attrs.evolve(self, findings=kept)

    def against(self, baseline: Baseline) -> Self:
        """The report in which what a baseline holds is accepted, so that only new findings count.

        >>> from provenance import check
        >>> report = check(Ledger())
        >>> report.against(Baseline.of(report.findings)) == report
        True
        """
        known = [finding for finding in self.findings if finding in baseline]
        new = [finding for finding in self.findings if finding not in baseline]
        accepted = (Accepted(finding, "held by the baseline") for finding in known)
        return attrs.evolve(self, findings=new, accepted=(*self.accepted, *accepted))

    def located(self, places: Mapping[str, str]) -> Self:
        """The report with the place of each claim, given as "file:line" under the claim's id.

        >>> report = Report(Ledger(), [Finding("r", "note", ["a"], "so")])
        >>> report.located({"a": "dossier.toml:12"}).findings[0].where
        ('dossier.toml:12',)
        """

        def at(finding: Finding) -> Finding:
            return finding.but(where=[places[id_] for id_ in finding.claims if id_ in places])

        accepted = [attrs.evolve(one, finding=at(one.finding)) for one in self.accepted]
        return attrs.evolve(self, findings=map(at, self.findings), accepted=accepted)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values, for JSON; its schema stands in docs/rules.md.

        >>> from provenance import check
        >>> check(Ledger()).to_dict()["exit_code"]
        0
        """
        return {
            "schema": SCHEMA,
            "claims": len(self.ledger),
            "policy": str(self.policy),
            "rules": list(self.rules),
            "exit_code": self.exit_code,
            "counts": {severity.value: count for severity, count in self.counts.items()}
            | {"accepted": len(self.accepted)},
            "findings": [finding.to_dict() for finding in self.findings],
            "accepted": [one.to_dict() for one in self.accepted],
        }

    def __str__(self) -> str:
        """Sum it up on one line."""
        named = [f"{n} {severity}{'' if n == 1 else 's'}" for severity, n in self.counts.items()]
        return f"{', '.join(named)}; {len(self.accepted)} accepted"


def _grouped(pairs: Iterable[tuple[str, Finding]]) -> Mapping[str, tuple[Finding, ...]]:
    groups: dict[str, list[Finding]] = {}
    for key, finding in pairs:
        groups.setdefault(key, []).append(finding)
    return {key: tuple(groups[key]) for key in sorted(groups)}
