"""Rules run over a ledger: every finding, none twice, and only the new work when told the old."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from provenance.checking.baseline import Baseline
from provenance.checking.report import Accepted, Report
from provenance.checking.running import findings_of, merged_failures
from provenance.checking.work import Work, work_through
from provenance.comparison import Judge
from provenance.errors import RuleError, shown
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE
from provenance.policy import Policy
from provenance.rules import built_in
from provenance.rules.finding import Finding, Severity
from provenance.rules.rule import Looks, Rule
from provenance.rules.topic import Topic, topics_in
from provenance.series import in_order
from provenance.settings import Exemption

__all__ = ["check"]

UNUSED = "unused-exemption"
UNKNOWN = "unknown-rule"


def check(
    ledger: Ledger,
    rules: Iterable[Rule] | None = None,
    *,
    policy: Policy | None = None,
    since: Report | None = None,
    baseline: Baseline | None = None,
) -> Report:
    """Run rules (all built-in ones unless given) and report everything they find.

    The dossier's settings and exemptions apply. With `since`, the report on an earlier state of the
    ledger, only questions and topics that changed are looked at again; the answer is the same.
    `RuleError` for what is no rule, two of one id, or a setting that a rule does not have.

    >>> from provenance import Claim, Question
    >>> there = Question("troops", place="Russia")
    >>> said = {"us": "at least 3,000", "kremlin": "none"}
    >>> claims = [Claim.said(words, by=who, of=there, id=who) for who, words in said.items()]
    >>> [finding.rule for finding in check(Ledger(claims)).findings]
    ['conflict']
    """
    policy = policy or ledger.policy
    given = _usable(built_in() if rules is None else rules)
    in_force = tuple(rule for rule in _configured(given, ledger) if rule.enabled)
    judge = Judge.of(ledger, policy)
    by_looks = {looks: tuple(r for r in in_force if r.looks is looks) for looks in Looks}
    context, identity = (in_force, policy, _names(ledger)), judge.lineage.identity
    before = since.work if since and since.work.is_like(context, identity) else Work()
    topics = topics_in(judge)
    declared = (ledger.wholes, ledger.sums)
    work = Work(context, identity, dict(work_through(topics, by_looks, before, declared)))
    found = [finding for pieces in work.topics.values() for finding in pieces.findings]
    found += _over_all(judge, topics, by_looks)
    found = merged_failures(found)
    findings, accepted, used = _with_exemptions(found, ledger.exemptions)
    findings += _unused(ledger.exemptions, used, {rule.id for rule in in_force})
    findings += _unknown(ledger, {rule.id for rule in (*given, *built_in())})
    ran = tuple(sorted(rule.id for rule in in_force))
    report = Report(ledger, findings, accepted, rules=ran, policy=policy, work=work)
    return report if baseline is None else report.against(baseline)


def _usable(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    usable: dict[str, Rule] = {}
    for rule in rules:
        if not isinstance(rule, Rule):
            message = f'no rule: {shown(rule)}; decorate a function with @rule("its-id")'
            raise RuleError(message, value=rule)
        if usable.setdefault(rule.id, rule) is not rule:
            raise RuleError(f"two rules have the id {rule.id!r}", value=rule.id)
    return tuple(usable[id_] for id_ in sorted(usable))


def _configured(rules: tuple[Rule, ...], ledger: Ledger) -> tuple[Rule, ...]:
    changes: dict[str, dict[str, Any]] = {}
    for settings in ledger.rule_settings:
        changes.setdefault(settings.rule, {}).update(settings.options)
    return tuple(rule.but(**changes[rule.id]) if rule.id in changes else rule for rule in rules)


def _names(ledger: Ledger) -> tuple[Any, ...]:
    """What the names that links point at stand for: another source may come to bear one of them."""
    named = {target for link in ledger.links for target in link.targets}
    ids = sorted(target.removeprefix(OF_SOURCE) for target in named if target.startswith(OF_SOURCE))
    return tuple((id_, ledger.source(id_)) for id_ in ids)


def _over_all(
    judge: Judge, topics: tuple[Topic, ...], rules: Mapping[Looks, tuple[Rule, ...]]
) -> list[Finding]:
    """What rules on the whole ledger find; they are shown only what stands, in a fixed order."""
    if not (rules[Looks.LEDGER] or rules[Looks.JUDGE]):
        return []
    claims = in_order(claim for topic in topics for claim in topic.claims)
    links = sorted((link for topic in topics for link in topic.links), key=lambda link: link.id)
    standing = judge.ledger.but(claims=claims, links=links)
    whole = Judge(judge.policy, standing, judge.lineage)
    found: list[Finding] = []
    for rule in rules[Looks.LEDGER]:
        found += findings_of(rule, (standing,), claims)
    for rule in rules[Looks.JUDGE]:
        found += findings_of(rule, (whole,), claims)
    return found


def _with_exemptions(
    findings: Iterable[Finding], exemptions: tuple[Exemption, ...]
) -> tuple[list[Finding], list[Accepted], set[Exemption]]:
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    used: set[Exemption] = set()
    for finding in findings:
        fitting = sorted(one for one in exemptions if _accepts(one, finding))
        used.update(fitting)
        if fitting:
            accepted.append(Accepted(finding, fitting[0].reason))
        else:
            kept.append(finding)
    return kept, accepted, used


def _accepts(exemption: Exemption, finding: Finding) -> bool:
    """Whether a finding is of the rule and has a part in it for every claim exempted."""
    named = set(exemption.claims)
    return exemption.rule == finding.rule and bool(named) and named.issubset(finding.claims)


def _unused(
    exemptions: tuple[Exemption, ...], used: set[Exemption], ran: set[str]
) -> list[Finding]:
    return [
        Finding(
            UNUSED,
            Severity.NOTE,
            one.claims,
            f"nothing is found any more that {one.rule!r} was exempted for: {one.reason}",
            "remove the exemption, or check the ids of its claims",
        )
        for one in sorted(set(exemptions))
        if one not in used and one.rule in ran
    ]


def _unknown(ledger: Ledger, known: set[str]) -> list[Finding]:
    named = {settings.rule for settings in ledger.rule_settings}
    named |= {exemption.rule for exemption in ledger.exemptions}
    found = []
    for name in sorted(named - known):
        near = get_close_matches(name, sorted(known), n=1)
        hint = f"did you mean {near[0]!r}?" if near else "its rule may have to be passed to check"
        reason = f"the dossier speaks of a rule {shown(name)} that did not run"
        found.append(Finding(UNKNOWN, Severity.NOTE, (), reason, hint))
    return found
