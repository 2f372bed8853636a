"""Laws of the engine that runs rules: everything found is reported, once, whatever else is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs

from provenance.checking import Report, check
from provenance.checking.running import FAILED
from provenance.laws import culprits
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed, no_less
from provenance.laws.variations import fresh, unrelated_claim
from provenance.ledger import Ledger
from provenance.link import Link, Relation
from provenance.rules import (
    Finding,
    Rule,
    Severity,
    conflict,
    running_total_fell,
    scope_missing,
    self_contradiction,
)
from provenance.settings import Exemption, RuleSettings

__all__ = ["SUITE"]

Check = Callable[..., Report]

_HERE = Gathering(Family.CHECKING)
law = _HERE.law
_RULES = (conflict, self_contradiction, running_total_fell, scope_missing)


def _keys(findings: Iterable[Finding]) -> frozenset[Any]:
    return frozenset((finding.key, finding.reason) for finding in findings)


def _but(change: Callable[[Report], Report]) -> Check:
    def told(ledger: Ledger, rules: Sequence[Rule]) -> Report:
        return change(check(ledger, rules))

    return told


def _keeping(findings: Callable[[tuple[Finding, ...]], Iterable[Finding]]) -> Check:
    return _but(lambda report: attrs.evolve(report, findings=tuple(findings(report.findings))))


def _each_but_the_last(ledger: Ledger, rules: Sequence[Rule]) -> Report:
    report = check(ledger, rules)
    return report if len(rules) == 1 else attrs.evolve(report, findings=report.findings[:-1])


def _stops_at_failures(ledger: Ledger, rules: Sequence[Rule]) -> Report:
    report = check(ledger, rules)
    failed = [finding for finding in report.findings if finding.rule == FAILED]
    return attrs.evolve(report, findings=failed or report.findings)


def _first_rule_only(ledger: Ledger, rules: Sequence[Rule]) -> Report:
    return check(ledger, rules[:1])


def _forgets_what_is_new(
    ledger: Ledger, rules: Sequence[Rule], since: Report | None = None
) -> Report:
    report = check(ledger, rules)
    return report if since is None else attrs.evolve(report, findings=since.findings)


def _everything_stands(ledger: Ledger, rules: Sequence[Rule]) -> Report:
    return check(ledger.but(links=()), rules)


def _miscounting(ledger: Ledger, rules: Sequence[Rule]) -> Report:
    report = check(ledger, rules)
    counts = {severity: count for severity, count in report.counts.items() if severity < "error"}
    report.__dict__["counts"] = counts  # what the cached property holds from now on
    return report


def _unsorted(ledger: Ledger, rules: Sequence[Rule]) -> Report:
    report = check(ledger, rules)
    place = {claim.id: number for number, claim in enumerate(ledger)}
    findings = sorted(report.findings, key=lambda one: [place[id_] for id_ in one.claims])
    object.__setattr__(report, "findings", tuple(findings))  # past what puts them in order
    return report


@law(
    "a-rule-that-raises-hides-nothing",
    "A rule that raises is a finding of its own, and all that other rules find is still there.",
    needs="ledger",
    catches="one bad rule that ends the run",
    breaker=_stops_at_failures,
)
def _raises(check: Check, ledger: Ledger) -> str | None:
    alone = _keys(check(ledger, _RULES).findings)
    findings = check(ledger, (*_RULES, culprits.presumes_a_figure)).findings
    told = any(finding.rule == FAILED for finding in findings)
    raised = any(claim.estimate is None for claim in ledger.standing)
    return no_less(_keys(findings), alone, "hidden by a rule that raised") or alike(
        raised, told, "that a rule raises, and that it is told"
    )


@law(
    "rules-need-no-order",
    "The order in which rules are given changes nothing.",
    needs="ledger",
    catches="rules that see what others found",
    breaker=_first_rule_only,
)
def _rules(check: Check, ledger: Ledger) -> str | None:
    there, back = check(ledger, _RULES), check(ledger, _RULES[::-1])
    return alike(
        _keys(there.findings), _keys(back.findings), "the findings with rules in either order"
    )


@law(
    "rules-find-alone-what-they-find-together",
    "What several rules find together is what each finds by itself.",
    needs="ledger",
    catches="claims that are taken off the table once they are in a finding",
    breaker=_each_but_the_last,
)
def _alone(check: Check, ledger: Ledger) -> str | None:
    together = _keys(check(ledger, _RULES).findings)
    alone = frozenset(key for rule in _RULES for key in _keys(check(ledger, [rule]).findings))
    return alike(together, alone, "what rules find together, and alone")


@law(
    "checking-again-is-checking-anew",
    "A check that is told of an earlier one gives the same answer as one that is not.",
    needs="ledger ledger",
    catches="findings kept too long, or not at all",
    breaker=_forgets_what_is_new,
)
def _again(check: Check, ledger: Ledger, more: Ledger) -> str | None:
    before = check(ledger, _RULES)
    apart = [claim.but(id=f"more-{claim.id}", after=()) for claim in more]
    larger = ledger.add(*apart)
    told, anew = check(larger, _RULES, since=before), check(larger, _RULES)
    return alike(_keys(told.findings), _keys(anew.findings), "the findings since, and anew")


@law(
    "an-exemption-loses-nothing",
    "What is exempted is still told, with its reason, and nothing else is touched.",
    needs="ledger",
    catches="exemptions that erase",
    breaker=_but(lambda report: attrs.evolve(report, accepted=())),
)
def _exempted(check: Check, ledger: Ledger) -> str | None:
    bare = ledger.but(exemptions=())
    before = check(bare, _RULES)
    if not before.findings:
        return None
    first = before.findings[0]
    exempted = bare.but(exemptions=[Exemption(first.rule, first.claims, reason="looked at")])
    after = check(exempted, _RULES)
    told = (*after.findings, *(one.finding for one in after.accepted))
    return alike(_keys(before.findings), _keys(told), "what is told, with and without") or claimed(
        all(one.reason for one in after.accepted), "accepted without a reason"
    )


@law(
    "severity-changes-only-severity",
    "Raising the severity of a rule changes nothing of its findings but that.",
    needs="ledger",
    catches="severity used as a filter on the way",
    breaker=_keeping(lambda findings: (one for one in findings if one.severity >= Severity.ERROR)),
)
def _severity(check: Check, ledger: Ledger) -> str | None:
    bare = ledger.but(rule_settings=())
    settings = [RuleSettings(rule.id, {"severity": "note"}) for rule in _RULES]
    before, after = check(bare, _RULES), check(bare.but(rule_settings=settings), _RULES)
    return alike(_keys(before.findings), _keys(after.findings), "the findings of either severity")


@law(
    "what-is-replaced-takes-no-part",
    "A claim that was retracted or superseded is in no finding.",
    needs="ledger",
    catches="judging what was taken back",
    breaker=_everything_stands,
)
def _replaced(check: Check, ledger: Ledger) -> str | None:
    found = check(ledger, _RULES).findings
    if not found:
        return None
    gone = found[0].claims[0]
    link = Link(
        Relation.RETRACTS, by="editor", claims=(), targets=[gone], reason="an error", id="gone"
    )
    after = check(ledger.add(link), _RULES).findings
    still = [finding for finding in after if gone in finding.claims]
    return claimed(not still, f"{gone} was taken back, and yet: {still[:1]}")


@law(
    "the-exit-code-tells-of-errors",
    "The exit code is 1 where there is a finding at error level, and else 0.",
    needs="ledger",
    catches="builds that fail for a note, or pass with an error",
    breaker=_keeping(lambda findings: (one.but(severity="note") for one in findings)),
)
def _exit_code(check: Check, ledger: Ledger) -> str | None:
    strict = [rule.but(severity="error") for rule in _RULES]
    found = check(ledger.but(rule_settings=()), strict)
    return alike(
        found.exit_code, int(bool(found.findings)), "the exit code, and whether anything is wrong"
    )


@law(
    "a-report-adds-up",
    "The counts by severity, by rule and the findings themselves come to the same number.",
    needs="ledger",
    catches="findings counted twice, or summed up before they are cut",
    breaker=_miscounting,
)
def _adds_up(check: Check, ledger: Ledger) -> str | None:
    report = check(ledger, _RULES)
    by_severity = sum(report.counts.values())
    by_rule = sum(len(findings) for findings in report.by_rule.values())
    return alike(
        (by_severity, by_rule), (len(report.findings),) * 2, "the counts, and the findings"
    )


@law(
    "the-order-of-the-record-changes-no-report",
    "The same record in another order gives the same findings in the same order.",
    needs="ledger",
    catches="reports that differ from run to run",
    breaker=_unsorted,
)
def _record(check: Check, ledger: Ledger) -> str | None:
    backwards = ledger.but(claims=ledger.claims[::-1], links=ledger.links[::-1])
    there, back = (check(one, _RULES).findings for one in (ledger, backwards))
    return alike(list(there), list(back), "the findings in either order")


@law(
    "the-unrelated-stays-out-of-a-report",
    "A claim about something else changes nothing of what is found about this.",
    needs="ledger",
    catches="thresholds that hang on how much there is on record",
    breaker=_but(
        lambda report: attrs.evolve(report, findings=report.findings[len(report.ledger) % 2 :])
    ),
)
def _unrelated(check: Check, ledger: Ledger) -> str | None:
    stranger = unrelated_claim(fresh(ledger, "unrelated"))
    before = check(ledger, _RULES).findings
    after = [
        one for one in check(ledger.add(stranger), _RULES).findings if stranger.id not in one.claims
    ]
    return alike(_keys(before), _keys(after), "the findings, and those beside something else")


SUITE = Suite(
    Family.CHECKING,
    "a function like `check`: a ledger, rules, and `since=` an earlier report",
    tuple(_HERE),
    lambda: (check,),
)
