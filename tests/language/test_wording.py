"""Estimates in words: what is written reads back as what it was."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import EstimateError
from provenance.estimate import Estimate, Side
from provenance.language import PROFILES, in_words, parse_estimate

PLACES = st.integers(0, 12)
NUMBERS = st.one_of(
    st.integers(0, 20_000),
    st.integers(-(10**66) + 1, 10**66 - 1),
    st.builds(lambda n, places: Decimal(n).scaleb(-places), st.integers(-(10**9), 10**9), PLACES),
)
ENDS = st.none() | NUMBERS
PROFILE_NAMES = st.just("") | st.sampled_from(sorted(PROFILES)) | st.text(max_size=8)


FIELDS = st.fixed_dictionaries(
    {
        "low": ENDS,
        "high": ENDS,
        "low_open": st.booleans(),
        "high_open": st.booleans(),
        "best": ENDS,
        "approximate": st.booleans(),
        "side": st.sampled_from(Side),
        "profile": PROFILE_NAMES,
    }
)


@given(FIELDS)
def test_reading_what_was_written_gives_the_same_estimate(fields):
    try:
        estimate = Estimate(**fields)
    except EstimateError:
        return
    words = in_words(estimate)
    assert words.isprintable()
    if not estimate.oddities:
        assert parse_estimate(words) == estimate


@given(st.sampled_from(sorted(PROFILES)), st.data())
def test_every_vague_word_reads_back(name, data):
    profile = PROFILES[name]
    word = data.draw(st.sampled_from(sorted(profile.words)))
    estimate = profile.estimate(word, data.draw(st.sampled_from([1, 100, 1000, 10**6])))
    assert parse_estimate(in_words(estimate)) == estimate


@pytest.mark.parametrize(
    ("estimate", "words"),
    [
        (Estimate.exactly(3000), "3,000"),
        (Estimate.at_least(3000), "at least 3,000"),
        (Estimate.less_than(3000), "fewer than 3,000"),
        (Estimate.less_than(Decimal("2.5")), "less than 2.5"),
        (Estimate(1, Decimal("2.5"), high_open=True), "at least 1 but less than 2.5"),
        (Estimate.about(3000), "about 3,000"),
        (Estimate.about(3000, side="below"), "nearly 3,000"),
        (Estimate.about(3000, side="above"), "3,000 or slightly more"),
        (Estimate.about(3000, give_or_take=100), "3,000, give or take 100"),
        (Estimate.between(10_000, 12_000), "between 10,000 and 12,000"),
        (Estimate.between(10, 12_000), "at least 10 but at most 12,000"),
        (Estimate.between(1, 5, best=2), "between 1 and 5, most likely 2"),
        (Estimate(1, 5, low_open=True), "more than 1 but at most 5"),
        (Estimate(3000, low_open=True, approximate=True, side="above"), "just over 3,000"),
        (Estimate.exactly(-5), "5 below zero"),
        (Estimate.exactly(Decimal("12.345")), "12.3450"),
        (Estimate.unknown(), "no figure given"),
        (PROFILES["neutral"].estimate("tens", 1000), "tens of thousands"),
        (PROFILES["neutral"].estimate("several", 100), "several hundred"),
        (PROFILES["acled"].estimate("dozens"), 'about 12, by the profile "acled"'),
    ],
)
def test_it_is_good_english(estimate, words):
    assert in_words(estimate) == words


ROUND = [None, 0, 1, 2, 9, 12, 99, 100, 999, 1000, 2024, 3000, 12_000, 10**6, Decimal("1.5"), -5]
HEDGED = [(False, "both"), (True, "both"), (True, "below"), (True, "above")]


@pytest.mark.parametrize("low", ROUND)
@pytest.mark.parametrize("high", ROUND)
def test_round_ends_read_back_however_far_they_are_apart(low, high):
    for low_open, high_open, (approximate, side) in product((False, True), (False, True), HEDGED):
        openness = {"low_open": low_open, "high_open": high_open}
        try:
            estimate = Estimate(low, high, approximate=approximate, side=side, **openness)
        except EstimateError:
            continue
        if not estimate.oddities:
            assert parse_estimate(in_words(estimate)) == estimate


def test_an_estimate_that_contradicts_itself_is_described_as_it_stands():
    words = in_words(Estimate(5000, 3000))
    assert (
        words == "low 5,000, high 3,000, which contradict each other: low 5,000 is above high 3,000"
    )
    assert "best 9 is above high 5" in in_words(Estimate(3, 5, best=9))


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("hundreds of thousands", "hundreds of thousands"),
        ("lakhs", "hundreds of thousands"),
        ("crores", "tens of millions"),
    ],
)
def test_a_vague_word_is_written_as_most_readers_know_it(said, written):
    assert in_words(parse_estimate(said)) == written
