"""Changes to a ledger, and what must be the same after each."""

import pytest
from hypothesis import given, settings

from provenance import Claim, Estimate, Ledger, Question, Verdict, check, compare_all, support
from provenance import strategies as draw
from provenance.errors import RecordError
from provenance.laws.culprits import counts_everything
from provenance.rules import conflict, running_total_fell
from provenance.testing import (
    renamed,
    rescaled,
    shifted,
    shuffled,
    widened,
    with_echo,
    with_unrelated,
)

RULES = (conflict, running_total_fell)
SOME = draw.ledgers(min_claims=1, max_claims=4)
FEWER = settings(max_examples=settings.default.max_examples // 4)


def named(id_):
    return draw.claims(source=draw.sources(kinds=["state", "ministry", "person"]), id_=id_)


def findings(ledger):
    return check(ledger, RULES).findings


def conflicts(ledger):
    return sorted(sorted(one.ids) for one in compare_all(ledger) if one.verdict is Verdict.CONFLICT)


@pytest.mark.parametrize("change", [with_unrelated, renamed, shifted, shuffled])
@FEWER
@given(ledger=SOME)
def test_findings_stay_the_same(change, ledger):
    changed = change(ledger)
    assert changed.keeps_findings(findings)
    assert changed.same


@FEWER
@given(draw.ledgers(min_claims=1, max_claims=4, claim=named, with_links=False))
def test_an_echo_keeps_origins_and_findings(ledger):
    question = ledger.claims[0].question
    changed = with_echo(ledger)
    assert len(changed.ledger) == len(ledger) + 1
    assert changed.keeps(lambda one: support(one, question).counts[0])
    assert changed.keeps_findings(findings)


@FEWER
@given(draw.contradicting_pairs().map(Ledger))
def test_widening_makes_no_conflict(ledger):
    upper = max(ledger, key=lambda claim: claim.estimate.low or 0)
    assert conflicts(ledger)
    after = conflicts(widened(ledger, upper.id).ledger)
    assert all(one in conflicts(ledger) for one in after)


@FEWER
@given(draw.series(falling=True).map(lambda series: Ledger(series.claims)))
def test_the_unit_changes_no_fall(ledger):
    assert findings(ledger)
    assert rescaled(ledger, 1000).keeps_findings(findings)


def test_a_rule_that_hangs_on_the_size_of_the_record_is_caught():
    ledger = Ledger([Claim("us", Question("troops"), Estimate.exactly(3), id="a")])
    change = with_unrelated(ledger)
    assert not change.keeps(lambda one: check(one, [counts_everything]).findings)


def test_a_named_claim_is_changed():
    asked = Question("troops")
    ledger = Ledger([Claim("us", asked, Estimate.exactly(3), id=id_) for id_ in "ab"])
    assert widened(ledger, "b").ledger.claim("b").estimate == Estimate.at_least(3)
    assert widened(ledger, "b").ledger.claim("a").estimate == Estimate.exactly(3)
    assert with_echo(ledger, "b").names == {"b-echo": "b"}


@pytest.mark.parametrize("change", [with_echo, widened])
def test_a_ledger_without_claims_has_none_to_change(change):
    with pytest.raises(RecordError, match="has none to change"):
        change(Ledger())


@pytest.mark.parametrize("factor", [0, 3, -10])
def test_a_factor_is_a_power_of_ten(factor):
    with pytest.raises(RecordError, match="power of ten"):
        rescaled(Ledger(), factor)
