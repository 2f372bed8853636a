"""The slow and simple way to check claims, every pair of them: an oracle for fast ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from provenance.checking.running import findings_of
from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.errors import RuleError
from provenance.ledger import Ledger
from provenance.policy import Policy
from provenance.rules import Finding, Looks, Rule, built_in
from provenance.scope import Bearing, relate
from provenance.series import in_order

__all__ = ["reference_check"]

_ON_ONE_OR_TWO = (Looks.CLAIM, Looks.PAIR, Looks.COMPARISON)


def reference_check(
    ledger: Ledger, rules: Iterable[Rule] | None = None, *, policy: Policy | None = None
) -> frozenset[Finding]:
    """What rules on one claim or two find, by looking at every claim and every pair of claims.

    Nothing is indexed and no pair is skipped, so that it takes n² steps: compare with it, on small
    ledgers, what an engine finds. Without `rules` all built-in ones of that kind are taken; of any
    other kind raises `RuleError`. Settings and exemptions of the ledger are left to the engine.

    >>> from provenance import Question
    >>> asked = Question("troops", place="Russia")
    >>> said = [Claim.said(words, by=words, of=asked, id=words[0]) for words in ("3,000", "12,000")]
    >>> [finding.claims for finding in reference_check(Ledger(said)) if finding.rule == "conflict"]
    [('1', '3')]
    """
    judge = Judge.of(ledger, policy)
    gone = ledger.replaced
    standing = in_order(claim for claim in ledger if claim.id not in gone)
    found: set[Finding] = set()
    for rule in _fitting(rules):
        found.update(_found_by(rule, judge, standing))
    return frozenset(found)


def _fitting(rules: Iterable[Rule] | None) -> list[Rule]:
    if rules is None:
        return [rule for rule in built_in() if rule.looks in _ON_ONE_OR_TWO and rule.enabled]
    given = list(rules)
    for rule in given:
        if rule.looks not in _ON_ONE_OR_TWO:
            message = (
                f"rule {rule.id!r} looks at {rule.looks.in_words}; here only at one claim or two"
            )
            raise RuleError(message, value=rule)
    return given


def _found_by(rule: Rule, judge: Judge, claims: Sequence[Claim]) -> Iterator[Finding]:
    if rule.looks is Looks.CLAIM:
        for claim in claims:
            yield from findings_of(rule, (claim,), (claim,))
        return
    for place, first in enumerate(claims):
        for second in claims[place + 1 :]:
            yield from _of_pair(rule, judge, first, second)


def _of_pair(rule: Rule, judge: Judge, first: Claim, second: Claim) -> Iterator[Finding]:
    both = (first, second)
    if rule.looks is Looks.PAIR:
        if first.question.key == second.question.key:
            yield from findings_of(rule, both, both)
        return
    bearing = relate(first.question, second.question, judge.ledger.is_part).bearing
    if bearing is Bearing.NONE:
        return
    if bearing is Bearing.NO_LESS:
        both = (second, first)  # a part is shown before its whole
    compared = judge.compare(*both)
    if rule.verdicts is None or compared.verdict in rule.verdicts:
        yield from findings_of(rule, (compared,), both)
