"""What a sweep counts and lists is what judging every pair one by one gives."""

from collections import Counter
from decimal import Decimal
from itertools import combinations, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.claim import Claim, Stance
from provenance.comparison import Judge
from provenance.dates import Window
from provenance.errors import RecordError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.source import Source
from provenance.strategies import claims, ledgers, policies, questions, tolerances
from provenance.sweep import Counts, Pairs, excesses, excluded, summary
from provenance.sweep.rounding import Bare, Rounding
from provenance.tolerance import Tolerance
from provenance.verdict import Verdict

MEETING = (Verdict.AGREE, Verdict.COMPATIBLE)


def one_by_one(group, judge):
    found = {Verdict.CONFLICT: set(), Verdict.AGREE: set()}
    for one, other in combinations(group, 2):
        verdict = judge.compare(one, other).verdict
        if verdict in MEETING:
            verdict = Verdict.AGREE
        if verdict in found:
            found[verdict].add(frozenset((one.id, other.id)))
    return found[Verdict.CONFLICT], found[Verdict.AGREE]


def listed(pairs):
    times = Counter(frozenset((one.id, other.id)) for one, other in pairs)
    assert set(times.values()) <= {1}
    return set(times)


def assert_same(group, judge):
    conflicts, agreements = one_by_one(group, judge)
    pairs = Pairs.of(group, judge)
    assert listed(pairs.conflicts()) == conflicts
    assert listed(pairs.agreements()) == agreements
    total = len(group) * (len(group) - 1) // 2
    others = total - len(conflicts) - len(agreements)
    assert pairs.counts() == Counts(len(conflicts), len(agreements), others)
    # What was learnt of the sources by now must lead to the same.
    assert Pairs.of(group, judge).counts() == pairs.counts()
    assert pairs.all_agree == (not conflicts)
    told = {frozenset(found.ids): found for found in pairs.comparisons()}
    assert told.keys() == conflicts
    for one, other in combinations(group, 2):
        if frozenset((one.id, other.id)) in told:
            assert told[frozenset((one.id, other.id))] == judge.compare(one, other)


@given(ledgers(max_claims=14), policies())
def test_of_a_ledger_are_those_of_the_judge(ledger, policy):
    judge = Judge.of(ledger, policy)
    for group in ledger.by_question.values():
        assert_same(group, judge)


NEAR = st.integers(0, 40).map(lambda n: n * 50) | st.integers(990, 1010)
FIGURES = (
    NEAR.map(Estimate.exactly)
    | NEAR.map(Estimate.about)
    | NEAR.map(Estimate.at_least)
    | NEAR.map(Estimate.at_most)
    | st.tuples(NEAR, NEAR).map(lambda ends: Estimate.between(min(ends), max(ends)))
)
WIDE_FIGURES = (
    NEAR.map(Estimate.more_than)
    | NEAR.map(Estimate.less_than)
    | NEAR.map(lambda number: Estimate.exactly(-number))
    | NEAR.map(lambda number: Estimate.exactly(Decimal(number) / 8))
)


@st.composite
def crowds(draw):
    """Many claims on one question whose figures and days lie close together."""
    unit = draw(st.sampled_from(["", "km"]))
    question = draw(questions(unit=unit, places=["Russia"]))
    sources = draw(st.integers(2, 12))
    days = draw(st.integers(0, 4))
    drawn = {
        "question": st.just(question),
        "source": st.integers(1, sources).map("s{}".format).map(Source),
        "estimate": st.none() | FIGURES | (WIDE_FIGURES if unit else FIGURES),
        "said_on": st.none() | st.integers(20, 20 + days).map("2024-10-{}".format).map(Window.of),
        "as_of": st.none() | st.integers(20, 20 + days).map("2024-10-{}".format).map(Window.of),
    }
    if draw(st.booleans()):
        drawn |= {"as_of": st.none(), "stances": [Stance.ASSERTS], "estimate": FIGURES}
    number = draw(st.integers(2, 14))
    return [draw(claims(**drawn, id_=f"c{place}")) for place in range(number)]


@given(crowds(), policies())
def test_of_a_crowd_are_those_of_the_judge(crowd, policy):
    assert_same(tuple(crowd), Judge.of(Ledger(crowd), policy))


@given(ledgers(max_claims=10), policies())
def test_every_part_that_exceeds_its_whole_is_found(ledger, policy):
    judge = Judge.of(ledger, policy)
    for group in ledger.by_question.values():
        wholes = ledger.on_wholes_of(group[0].question)
        found = list(excesses(group, wholes, judge))
        assert len(set(found)) == len(found)
        for part, whole in product(group, wholes):
            if judge.compare(part, whole).verdict is Verdict.CONFLICT:
                assert (part, whole) in found


@given(st.lists(claims(), min_size=2, max_size=2))
def test_are_of_one_question_alone(both):
    one, other = both
    if one.question.key == other.question.key:
        assert Pairs.of(both).counts().total == 1
    else:
        with pytest.raises(RecordError, match="pairs are of claims on one question"):
            Pairs.of(both)


@given(st.lists(st.tuples(NEAR, NEAR).map(sorted), max_size=12))
def test_bare_intervals_are_counted_as_one_would(intervals):
    lows, highs = [low for low, _ in intervals], [high for _, high in intervals]
    apart = sum(a[1] < b[0] or b[1] < a[0] for a, b in combinations(intervals, 2))
    assert excluded(lows, highs) == apart
    if intervals:
        assert (apart == 0) == (max(lows) <= min(highs))


@settings(max_examples=10)
@given(st.randoms(use_true_random=False), st.integers(120, 400), st.sampled_from((20, 5_000)))
def test_very_many_bare_intervals_are_counted_as_one_would(draw, number, width):
    lows = [draw.randrange(2_000) for _ in range(number)]
    highs = [low + draw.randrange(width) for low in lows]
    assert excluded(lows, highs) == sum(low > high for low, high in product(lows, highs))


ROUND = st.integers(-300, 30_000) | st.integers(1, 40).map(lambda n: n * 500)
WHOLE = st.integers(0, 30_000) | st.integers(1, 40).map(lambda n: n * 500)


@given(ROUND, ROUND, tolerances())
def test_figures_round_together_as_the_tolerance_says(one, other, tolerance):
    low, high = sorted((one, other))
    for rounding in (Rounding(tolerance), Rounding(tolerance, whole=True)):
        assert low == high or rounding.rounds(low, high) == tolerance.rounds_together(low, high)


@example([0, 10_501], [11_000], Tolerance.grain())
@given(st.lists(WHOLE, max_size=12), st.lists(WHOLE, max_size=12), tolerances())
def test_figures_that_round_together_are_counted_as_one_would(lower, higher, tolerance):
    rounding = Rounding(tolerance, whole=True)
    pairs = [(a, b) for a, b in product(lower, higher) if a < b and rounding.rounds(a, b)]
    one, other = (Bare(sorted(values), rounding) for values in (lower, higher))
    assert one.together(other) == len(pairs)


def test_many_claims_take_no_longer_than_sorting_them():
    asked = Question("troops", place="Russia")
    said = [
        Claim(f"s{number}", asked, Estimate.exactly(number + 1), id=f"c{number}")
        for number in range(20_000)
    ]
    assert Pairs.of(said).counts().total == 20_000 * 19_999 // 2


@given(ledgers(max_claims=14) | crowds().map(Ledger), policies())
def test_of_every_question_are_summed_up_as_for_each_alone(ledger, policy):
    judge = Judge.of(ledger, policy)
    found = {key: Pairs.of(group, judge).counts() for key, group in ledger.by_question.items()}
    assert summary(ledger, judge) == found


PLAIN = questions(moves=["level", "final"], statuses=["actual"], places=["Russia"])


@given(st.data(), PLAIN, policies())
def test_of_plain_claims_are_summed_up_as_for_each_alone(data, question, policy):
    days = st.integers(20, 23).map("2024-10-{}".format) | st.none()
    voices = [Source(f"s{place}") for place in range(data.draw(st.integers(2, 12)))]
    said = [
        Claim(
            data.draw(st.sampled_from(voices)),
            question,
            data.draw(FIGURES),
            said_on=data.draw(days),
            id=f"c{place}",
        )
        for place in range(data.draw(st.integers(1, 7)))
    ]
    judge = Judge.of(Ledger(said), policy)
    conflicts, agreements = one_by_one(said, judge)
    found = summary(said, judge)[question.key]
    assert (found.conflicts, found.agreements) == (len(conflicts), len(agreements))
    assert found.total == len(said) * (len(said) - 1) // 2
    assert_same(tuple(said), judge)


def test_answers_to_one_question_under_two_names_are_summed_up_together():
    asked = Question("troops", place="Russia")
    again = Question("Troops", place="RUSSIA", id="other")
    said = [
        Claim("us", asked, Estimate.exactly(3_000)),
        Claim("uk", again, Estimate.exactly(12_000)),
        Claim("un", asked, Estimate.at_least(1_000)),
    ]
    assert summary(said) == {asked.key: Counts(conflicts=1, agreements=2)}
    assert summary(iter(said)) == summary(said)
