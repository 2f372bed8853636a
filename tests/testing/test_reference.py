"""Engines that look at few pairs find what looking at every pair finds."""

import pytest
from hypothesis import given

from provenance import Ledger, check, strategies
from provenance.errors import RuleError
from provenance.rules import Looks, built_in, rule, running_total_fell
from provenance.testing import reference_check

ON_ONE_OR_TWO = [one for one in built_in() if one.looks in ("claim", "pair", "comparison")]


@rule("any-two")
def any_two(first, second):  # noqa: ARG001 - whatever they say
    """No two claims answer one question."""
    return "two answers"


@rule("any-comparison")
def any_comparison(comparison):
    """Nothing can be compared."""
    return comparison.reason


RULES = [*ON_ONE_OR_TWO, any_two, any_comparison]


def keys(findings):
    return {(finding.rule, frozenset(finding.claims)) for finding in findings}


@given(strategies.ledgers(max_claims=7), strategies.policies())
def test_check_finds_what_every_pair_shows(ledger, policy):
    fast = check(ledger, RULES, policy=policy).findings
    assert keys(fast) == keys(reference_check(ledger, RULES, policy=policy))


@given(strategies.contradicting_pairs().map(Ledger))
def test_contradictions_are_found_either_way(ledger):
    assert keys(check(ledger, ON_ONE_OR_TWO).findings) == keys(reference_check(ledger))
    assert "conflict" in {finding.rule for finding in reference_check(ledger)}


def test_an_empty_ledger_has_no_findings():
    assert reference_check(Ledger()) == frozenset()


def test_rules_on_more_than_two_are_refused():
    assert running_total_fell.looks is Looks.SERIES
    with pytest.raises(RuleError, match="looks at what one origin says over time"):
        reference_check(Ledger(), [running_total_fell])
