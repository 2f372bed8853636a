"""Ranges: two figures that state the ends of one estimate, however they are joined."""

from decimal import Decimal

import pytest

from provenance.language import read_all, read_estimates

RANGES = {
    "10K-12K troops": (10_000, 12_000),
    "200k-300k": (200_000, 300_000),
    "2.5m-3m people": (2_500_000, 3_000_000),
    "$2bn-$3bn": (2 * 10**9, 3 * 10**9),
    "£2-3m": (2_000_000, 3_000_000),
    "10 dollars-20 dollars": (10, 20),
    "3km -5km": (3, 5),
    "4.7 km to 4.9 km": (Decimal("4.7"), Decimal("4.9")),
    "3%-5%": (3, 5),
    "8-9,000": (8000, 9000),
    "950,000-1 million": (950_000, 1_000_000),
    "twenty- to thirty-thousand people": (20_000, 30_000),
    "two- to three-hundred": (200, 300),
    "five or six hundred": (500, 600),
    "between five and six hundred": (500, 600),
    "two or three dozen": (24, 36),
    "half a million to a million": (500_000, 1_000_000),
    "a million to a million and a half": (1_000_000, 1_500_000),
    "10 — 12 people": (10, 12),
    "10~12 people": (10, 12),
    "ranging from 10 to 12": (10, 12),
    "anywhere between 10 and 12 people": (10, 12),
    "from between 200 and 300": (200, 300),
    "10 people to 12 people": (10, 12),
    "not less than 10 and not more than 12": (10, 12),
    "at least 10 and up to 12 people": (10, 12),
    "at least 10, at most 12": (10, 12),
    "minimum of 10, maximum of 12": (10, 12),
    "10 plus or minus 2": (8, 12),
    "10, plus or minus 20 percent": (8, 12),
    "10 (+/- 2)": (8, 12),
    "from as few as 500 to as many as 2,000": (500, 2_000),
    "no fewer than 300 nor more than 400": (300, 400),
    "a quarter to a half of the fleet": (Decimal("0.25"), Decimal("0.5")),
    "between a quarter and a half of the fleet": (Decimal("0.25"), Decimal("0.5")),
}


@pytest.mark.parametrize("text", RANGES)
def test_both_ends_are_read(text):
    (mention,) = read_estimates(text)
    assert (mention.estimate.low, mention.estimate.high) == RANGES[text]


@pytest.mark.parametrize(
    "text", ["200 and 300", "rose from 200 to 300", "200 men, 300 women", "up to 40, at least 10"]
)
def test_two_figures_stay_two(text):
    assert len(read_estimates(text)) == 2


def test_a_hedge_inside_a_range_is_that_of_its_low_end():
    (mention,) = read_estimates("between more than 500 and 2,000")
    estimate = mention.estimate
    assert (estimate.low, estimate.low_open, estimate.high) == (500, True, 2_000)


def test_a_range_of_vague_words_has_the_low_end_of_the_first():
    (mention,) = read_estimates("tens to hundreds of men")
    assert mention.estimate.low == 20


@pytest.mark.parametrize("text", ["18 to 24-year-olds", "between one and two thirds"])
def test_what_is_no_range_is_refused(text):
    reading = read_all(text)
    assert not reading.mentions
    assert reading.rejections
