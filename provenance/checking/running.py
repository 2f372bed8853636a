"""One rule on one thing: what it finds, or that it failed, as findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from provenance.claim import Claim
from provenance.errors import RuleError, shown
from provenance.rules.finding import Finding, Found, Severity
from provenance.rules.rule import Rule

__all__ = ["FAILED", "findings_of", "merged_failures"]

FAILED = "rule-failed"
_LONGEST_ERROR = 200


def findings_of(rule: Rule, things: tuple[Any, ...], claims: tuple[Claim, ...]) -> list[Finding]:
    """Show a rule what it looks at; a rule that raises gives a finding of its own.

    What it found before it raised is kept.

    >>> from provenance import Question
    >>> from provenance.rules import rule
    >>> @rule("broken")
    ... def broken(claim):
    ...     return claim.estimate.low
    >>> claim = Claim("us", Question("troops"), id="a")
    >>> [finding.rule for finding in findings_of(broken, (claim,), (claim,))]
    ['rule-failed']
    """
    findings: list[Finding] = []
    try:
        for found in rule.find(*things):
            findings.append(_finding(rule, found, claims))  # noqa: PERF401 - keep those before
    except (Exception, SystemExit, GeneratorExit) as error:  # noqa: BLE001 - none may hide others
        findings.append(_failure(rule, error, claims))
    return findings


def _finding(rule: Rule, found: Found, claims: tuple[Claim, ...]) -> Finding:
    about = tuple([claim.id for claim in claims])
    if found.claims is not None:
        unknown = set(found.claims).difference(about)
        if unknown:
            message = f"it names a claim that it was not shown: {shown(min(unknown))}"
            raise RuleError(message, value=min(unknown))
        about = found.claims
    elif len(about) > 1:
        about = tuple(dict.fromkeys(about))
    severity = rule.severity if rule.fixed_severity else found.severity or rule.severity
    hint = found.hint or rule.hint
    return Finding.of(found, about, rule=rule.id, severity=severity, hint=hint)


def _failure(rule: Rule, error: BaseException, claims: tuple[Claim, ...]) -> Finding:
    said = shown(str(error), limit=_LONGEST_ERROR)
    return Finding(
        FAILED,
        Severity.ERROR,
        claims,
        f"rule {rule.id!r} raised {type(error).__name__}: {said}",
        "mend the rule; what it would have found here is unknown",
    )


def merged_failures(findings: Iterable[Finding]) -> list[Finding]:
    """Make one finding of all failures of a rule that raised the same, and keep all others.

    >>> twice = [Finding(FAILED, "error", [id_], "rule 'x' raised E: 'e'") for id_ in "ab"]
    >>> [(finding.reason, finding.claims) for finding in merged_failures(twice)]
    [("rule 'x' raised E: 'e', here and on 1 more", ('a',))]
    """
    kept: list[Finding] = []
    failures: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule == FAILED:
            failures.setdefault(finding.reason, []).append(finding)
        else:
            kept.append(finding)
    for reason, alike in failures.items():
        first = min(alike, key=lambda finding: finding.sort_key)
        more = f", here and on {len(alike) - 1:,} more" if len(alike) > 1 else ""
        kept.append(first.but(reason=reason + more))
    return kept
