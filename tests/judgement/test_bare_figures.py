"""Two bare figures, or two phrases, are held against each other as one question asked twice."""

import pytest

from provenance import Claim, Estimate, Ledger, Policy, Question, Tolerance, Verdict, compare
from provenance.errors import RecordError

STRICT = Policy(tolerance=Tolerance.percent(0))
TROOPS = Question("troops", place="Russia", status="actual")


def test_a_comparison_holds_both_figures_the_field_and_the_policy():
    first, second = Estimate.exactly(3000), Estimate.exactly(12000)
    found = compare(first, second, policy=STRICT)
    assert found.verdict is Verdict.CONFLICT
    assert (found.first, found.second, found.field) == (first, second, "estimate")
    assert found.policy is STRICT


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (Estimate.unknown(), Estimate.exactly(3), "there is no figure to hold against 3"),
        (Estimate.exactly(3), Estimate.unknown(), "there is no figure to hold against 3"),
        (
            Estimate(5, 2),
            Estimate.exactly(3),
            "low 5 is above high 2, so it cannot be held against 3",
        ),
    ],
)
def test_what_cannot_be_judged_is_held_all_the_same(first, second, reason):
    found = compare(first, second, policy=STRICT)
    assert found.verdict is Verdict.CANNOT_JUDGE
    assert (found.first, found.second, found.field) == (first, second, "estimate")
    assert found.policy is STRICT
    assert found.reason == reason


def test_a_claim_is_not_held_against_a_bare_figure():
    claim, figure = Claim("us", TROOPS, Estimate.exactly(3), id="c"), Estimate.exactly(4)
    with pytest.raises(RecordError, match="compare two claims or two estimates, not") as caught:
        compare(claim, figure)
    assert caught.value.value == (claim, figure)
    assert str(caught.value).endswith("with Estimate(low=4, high=4, best=4)")


def test_a_policy_that_is_named_counts_before_that_of_the_ledger():
    pair = [Claim.said(words, by=words, of=TROOPS) for words in ("3,000", "about 3,100")]
    ledger = Ledger(pair, policy=STRICT)
    wide = Policy(tolerance=Tolerance.percent(10))
    assert compare(*pair, ledger=ledger).policy is STRICT
    assert compare(*pair, ledger=ledger, policy=wide).policy is wide
    assert compare(*pair, ledger=ledger).verdict is Verdict.CONFLICT
    assert compare(*pair, ledger=ledger, policy=wide).verdict is Verdict.COMPATIBLE
