"""Every row of the table of meanings: what is said, and which values that leaves possible."""

from decimal import Decimal

import pytest

from provenance.estimate import Estimate, Kind, Side
from provenance.language import PROFILES, Profile, parse_estimate, read_estimates


def one(words, **fields):
    return pytest.param(words, Estimate(**fields), id=words)


@pytest.mark.parametrize("words", ["3,000", "3000", "three thousand", "exactly 3,000", "3k", "3K"])
def test_a_bare_number_is_that_value(words):
    assert parse_estimate(words) == Estimate.exactly(3000)


@pytest.mark.parametrize(
    "words",
    [
        "at least 3,000",
        "3,000 or more",
        "3,000+",
        "3,000-plus",
        "3,000 plus",
        "no fewer than 3,000",
        "no less than 3,000",
        "not fewer than 3,000",
        "3,000 at least",
        "a minimum of 3,000",
        "3,000 and counting",
        "≥ 3,000",
        "greater than or equal to 3,000",
    ],
)
def test_at_least_keeps_the_named_value_and_everything_above(words):
    assert parse_estimate(words) == Estimate.at_least(3000)


@pytest.mark.parametrize(
    "words",
    [
        "more than 3,000",
        "over 3,000",
        "above 3,000",
        "well over 3,000",
        "in excess of 3,000",
        "upwards of 3,000",
        "exceeding 3,000",
        "> 3,000",
        "greater than 3,000",
    ],
)
def test_more_than_leaves_the_named_value_out(words):
    assert parse_estimate(words) == Estimate.more_than(3000)


@pytest.mark.parametrize(
    "words",
    [
        "up to 12,000",
        "as many as 12,000",
        "at most 12,000",
        "no more than 12,000",
        "not more than 12,000",
        "a maximum of 12,000",
        "12,000 or fewer",
        "12,000 at most",
        "not exceeding 12,000",
        "≤ 12,000",
    ],
)
def test_at_most_states_no_low_end(words):
    assert parse_estimate(words) == Estimate.at_most(12000)


@pytest.mark.parametrize(
    "words",
    ["fewer than 12,000", "under 12,000", "less than 12,000", "below 12,000", "short of 12,000"],
)
def test_fewer_than_leaves_the_named_value_out(words):
    assert parse_estimate(words) == Estimate.less_than(12000)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("between 10,000 and 12,000", 10_000, 12_000),
        ("10,000-12,000", 10_000, 12_000),
        ("10,000 – 12,000", 10_000, 12_000),
        ("10,000 to 12,000", 10_000, 12_000),
        ("from 10,000 to 12,000", 10_000, 12_000),
        ("10 to 12 thousand", 10_000, 12_000),
        ("350-400,000", 350_000, 400_000),
        ("950,000-1 million", 950_000, 10**6),
        ("two or three", 2, 3),
        ("anywhere from 5 to 10", 5, 10),
        ("more than or equal to 10 but not more than 12", 10, 12),
        ("1.5-2 million", 1_500_000, 2 * 10**6),
    ],
)
def test_a_range_states_both_ends(words, low, high):
    assert parse_estimate(words) == Estimate.between(low, high)


@pytest.mark.parametrize(
    "words",
    [
        "some 12,000",
        "about 12,000",
        "around 12,000",
        "roughly 12,000",
        "approximately 12,000",
        "an estimated 12,000",
        "est. 12,000",
        "12,000 or so",
        "~12,000",
        "≈12,000",
        "close to 12,000",
        "in the region of 12,000",
    ],
)
def test_about_is_the_value_kept_approximate_and_not_widened(words):
    assert parse_estimate(words) == Estimate.about(12000)


@pytest.mark.parametrize("words", ["nearly 12,000", "almost 12,000", "approaching 12,000"])
def test_nearly_lies_on_the_side_below(words):
    assert parse_estimate(words) == Estimate.about(12000, side="below")


@pytest.mark.parametrize("words", ["12,000-odd", "12,000 or slightly more", "12,000 and change"])
def test_odd_lies_on_the_side_above(words):
    assert parse_estimate(words) == Estimate.about(12000, side="above")


def test_just_over_is_open_below_and_approximate():
    expected = Estimate(12000, low_open=True, approximate=True, side=Side.ABOVE)
    assert parse_estimate("just over 12,000") == expected


def test_just_under_is_open_above_and_approximate():
    expected = Estimate(high=12000, high_open=True, approximate=True, side=Side.BELOW)
    assert parse_estimate("just under 12,000") == expected


@pytest.mark.parametrize("words", ["12,000 ± 500", "12,000, give or take 500", "12,000 +/- 500"])
def test_a_stated_width_makes_a_range_around_its_best(words):
    expected = Estimate(11_500, 12_500, best=12_000)
    assert parse_estimate(words) == expected
    assert expected.kind is Kind.ABOUT


def test_a_width_may_be_a_percent_of_the_figure():
    assert parse_estimate("12,000 ± 5%") == Estimate(11_400, 12_600, best=12_000)


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("dozens", 24),
        ("hundreds", 200),
        ("thousands", 2000),
        ("several thousand", 3000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("a few hundred", 300),
        ("several", 3),
    ],
)
def test_vague_words_take_a_low_end_from_the_neutral_profile_and_no_high_end(words, low):
    estimate = parse_estimate(words)
    assert estimate == Estimate(low, None, approximate=True, profile="neutral")
    assert estimate.kind is Kind.VAGUE


def test_a_couple_is_about_two():
    expected = Estimate(2, 2, approximate=True, profile="neutral")
    assert parse_estimate("a couple") == expected
    assert parse_estimate("a couple of thousand") == expected.scaled(1000)


@pytest.mark.parametrize("words", ["zero", "none", "no troops", "0", "not a single soldier"])
def test_none_is_zero(words):
    assert parse_estimate(words) == Estimate.exactly(0)


@pytest.mark.parametrize("words", ["no figure given", "No figure"])
def test_no_figure_is_unknown_and_not_zero(words):
    assert parse_estimate(words) == Estimate.unknown()
    assert parse_estimate(words) != Estimate.exactly(0)


@pytest.mark.parametrize(
    ("words", "estimate"),
    [
        one("at least about 3,000", low=3000, approximate=True).values,
        one("not more than about 12,000", high=12000, approximate=True).values,
        one("roughly 10,000 to 12,000", low=10_000, high=12_000, approximate=True).values,
        one("about between 10 and 12", low=10, high=12, approximate=True).values,
        one("up to 10-12,000", high=12_000).values,
        one("at least 10 to 12 people", low=10).values,
        one(
            "more than 10 but fewer than 12", low=10, high=12, low_open=True, high_open=True
        ).values,
        one("between 10 and 12, most likely 11.5", low=10, high=12, best=Decimal("11.5")).values,
        one("from 300 to more than 1,000", low=300, approximate=True).values,
    ],
)
def test_hedges_stack(words, estimate):
    assert parse_estimate(words) == estimate


def test_the_words_are_kept_with_the_value():
    assert parse_estimate("some 12,000 troops").words == "some 12,000"


@pytest.mark.parametrize(
    ("text", "high_open"),
    [("between 20 and 30", True), ("20-30", True), ("20, give or take 5", False)],
)
def test_the_high_end_of_a_range_may_be_left_out_by_choice(text, high_open):
    (mention,) = read_estimates(text, half_open_ranges=True)
    assert mention.estimate.high_open is high_open
    assert not read_estimates(text)[0].estimate.high_open


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_vague_word_says_whose_reading_was_taken(name):
    profile = PROFILES[name]
    for word in ("dozens", "hundreds", "thousands"):
        (mention,) = read_estimates(f"{word} of men", profile=name)
        source = profile.source_of(word)
        assert mention.trace[-1].startswith(f"profile {name}")
        assert mention.trace[-1].endswith("here") == (source != name)
        assert mention.estimate.low == PROFILES[source].ends(word)[0]


def test_a_profile_of_ones_own_follows_the_one_it_was_made_from():
    ours = PROFILES["acled"].but("ours", dozens=24)
    assert [ours.source_of(word) for word in ("dozens", "tens", "thousands")] == [
        "ours",
        "acled",
        "neutral",
    ]
    assert Profile("bare", {"dozens": 24}).source_of("dozens") == "bare"
