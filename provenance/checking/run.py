"""Rules run over a ledger: every finding, none twice, and only the new work when told the old."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from provenance.checking.baseline import Baseline
from provenance.checking.decisions import Decisions
from provenance.checking.report import Report
from provenance.checking.running import findings_of, merged_failures
from provenance.checking.work import Work, work_through
from provenance.collector import collector_paused
from provenance.comparison import Judge
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE
from provenance.policy import Policy
from provenance.rules.finding import Finding
from provenance.rules.rule import Looks, Rule
from provenance.rules.topic import Topic, topics_in
from provenance.series import in_order

__all__ = ["check"]


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
    with collector_paused():
        return _checked(ledger, rules, policy, since, baseline)


def _checked(
    ledger: Ledger,
    rules: Iterable[Rule] | None,
    policy: Policy | None,
    since: Report | None,
    baseline: Baseline | None,
) -> Report:
    policy = policy or ledger.policy
    decisions = Decisions.of(ledger, rules)
    in_force = decisions.in_force
    judge = Judge.of(ledger, policy)
    by_looks = {looks: tuple(r for r in in_force if r.looks is looks) for looks in Looks}
    context, identity = (in_force, policy, _names(ledger)), judge.lineage.identity
    before = since.work if since and since.work.is_like(context, identity) else Work()
    topics = topics_in(judge)
    declared = (ledger.wholes, ledger.sums)
    work = Work(context, identity, dict(work_through(topics, by_looks, before, declared)))
    found = [finding for pieces in work.topics.values() for finding in pieces.findings]
    found += _over_all(judge, topics, by_looks)
    findings, accepted = decisions.on(merged_failures(found))
    ran = tuple(sorted(rule.id for rule in in_force))
    report = Report(ledger, findings, accepted, rules=ran, policy=policy, work=work)
    return report if baseline is None else report.against(baseline)


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
