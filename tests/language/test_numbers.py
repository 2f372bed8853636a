"""Numbers in figures and in words: every usual form, and what is no number."""

from decimal import Decimal

import pytest

from provenance.language import read_all, read_estimates


def values(text):
    return [mention.estimate.best for mention in read_estimates(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,000", 12_000),
        ("1,234,567.89", Decimal("1234567.89")),
        ("12 000", 12_000),
        ("322 hundred", 32_200),
        ("2 and 3/4", Decimal("2.75")),
        ("1 half", Decimal("0.5")),
        ("two point five k", 2500),
        ("12\u00a0000", 12_000),
        ("12\u2009000\u2009000", 12_000_000),
        ("12\u202f000", 12_000),
        ("12&nbsp;000", 12_000),
        ("12'000", 12_000),
        ("12’000", 12_000),
        ("1.234.567", 1_234_567),
        ("1,00,000", 100_000),
        ("0033", 33),
        (".75", Decimal("0.75")),
        ("7.25", Decimal("7.25")),
        ("1.2m people", 1_200_000),
        ("12K", 12_000),
        ("5bn", 5 * 10**9),
        ("3.5 million", 3_500_000),
        ("3.5 mn", 3_500_000),
        ("2 million 300 thousand", 2_300_000),
        ("6 lakh", 600_000),
        ("6 crore and two hundred", 60_000_200),
        ("½", Decimal("0.5")),
        ("1½ million", 1_500_000),
        ("2 3/4", Decimal("2.75")),
        ("3/4", Decimal("0.75")),
        ("2^10", 1024),
        ("2e3", 2000),
        ("4.5x10^3", 4500),
        ("4.5×10−3", Decimal("0.0045")),
        ("-7", -7),
        ("−7", -7),
        ("minus seven", -7),
        ("7 below zero", -7),
        ("3 hundred and 21", 321),
        ("1 point 5", Decimal("1.5")),
    ],
)
def test_figures_in_digits(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seventeen", 17),
        ("twenty and three and three fifths", Decimal("23.6")),
        ("eighty-four", 84),
        ("eighty - four", 84),
        ("a hundred", 100),
        ("two hundred and five", 205),
        ("forty-two hundred", 4200),
        ("15-hundred", 1500),
        ("six thousand and twelve", 6012),
        ("four hundred and two thousand", 402_000),
        ("three million, two hundred and six", 3_000_206),
        ("two thousand million", 2 * 10**9),
        ("nine vigintillion", 9 * 10**63),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("four hundred dozens", 4800),
        ("a million and a half", 1_500_000),
        ("two and a half million", 2_500_000),
        ("two-and-a-half million", 2_500_000),
        ("2-and-a-half million", 2_500_000),
        ("quarter of a million", 250_000),
        ("three quarters of a million", 750_000),
        ("half a billion", 500_000_000),
        ("two thirds", Decimal("0.6666666667")),
        ("five eighths", Decimal("0.625")),
        ("one twentieth", Decimal("0.05")),
        ("six and three quarters", Decimal("6.75")),
        ("eleven point nought six", Decimal("11.06")),
        ("one over eight", Decimal("0.125")),
        ("three lakh fifty thousand", 350_000),
        ("a single", 1),
        ("a pair", 2),
    ],
)
def test_figures_in_words(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("four five six", [4, 5, 6]),
        ("one, two and three", [1, 2, 3]),
        ("eight thirty-one", [8, 31]),
        ("forty thousand thousand", [40_000, 1000]),
        ("sixty twelve", [60, 12]),
        ("5000 3 hundred", [5000, 300]),
        ("twenty-two cows, nine hens", [22, 9]),
    ],
)
def test_words_that_cannot_go_on_begin_another_number(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text", ["twenty-fifth", "a third man", "two millionth", "the 3rd", "first"]
)
def test_ordinals_are_apart(text):
    reading = read_all(text)
    assert not reading.mentions
    assert {rejection.rule for rejection in reading.rejections} == {"ordinal"}


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("12.000 troops", (12, 12_000)),
        ("4.500", (Decimal("4.5"), 4500)),
        ("1,5 million", ()),
        ("5,00", (5, 500)),
        ("between 10 and 12,000", (10_000, 10)),
        ("3-400", (300, 3)),
    ],
)
def test_a_figure_with_two_readings_names_both(text, readings):
    assert read_estimates(text)[0].ambiguous == readings


@pytest.mark.parametrize("text", ["0.125", "1.2345", "12.50", "1.500 million"])
def test_decimals_that_cannot_be_thousands_are_not_ambiguous(text):
    assert read_estimates(text)[0].ambiguous == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("1,2,3,4", "grouping"),
        ("12,0000", "grouping"),
        (",000", "grouping"),
        ("1.2.3", "dotted"),
        ("3\u200b000", "invisible character"),
        ("3\u200e,000", "invisible character"),
        ("3\u00ad000", "invisible character"),
        ("3&shy;000", "invisible character"),
        ("3\u0301", "invisible character"),
        ("1\u0663", "scripts"),
        ("9" * 67, "size"),
        ("10^67", "size"),
        ("1234 vigintillion", "size"),
        ("7/0", "zero below"),
        ("10²", "superscript"),
        ("0x10", "name"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_rule(text, rule):
    reading = read_all(text)
    assert not reading.mentions
    assert rule in {rejection.rule for rejection in reading.rejections}


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("20%", "percent", 20),
        ("20 per cent", "percent", 20),
        ("twenty percent", "percent", 20),
        ("3 percentage points", "percentage points", 3),
        ("$20", "USD", 20),
        ("US$3.5bn", "USD", 3_500_000_000),
        ("€1.2m", "EUR", 1_200_000),
        ("£5", "GBP", 5),
        ("20 euros", "EUR", 20),
        ("CHF 3.04", "CHF", Decimal("3.04")),
        ("two billion dollars", "USD", 2 * 10**9),
        ("30 dollars and 45 cents", "USD", Decimal("30.45")),
        ("12 men", "", 12),
    ],
)
def test_percent_and_money_are_kept_apart(text, unit, value):
    (mention,) = read_estimates(text)
    assert (mention.unit, mention.estimate.best) == (unit, value)


def test_percent_may_be_glued_to_its_figure_in_two_letters():
    assert [mention.unit for mention in read_estimates("70pc of the aid for 70 PC users")] == [
        "percent",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "low"),
    [("100s of people", 200), ("1,000s fled", 2_000), ("10,000s of homes", 20_000)],
)
def test_a_plural_in_digits_is_a_vague_word(text, low):
    (mention,) = read_estimates(text)
    assert (mention.estimate.low, mention.estimate.high) == (low, None)


def test_a_metre_is_no_million():
    assert values("a 5m long boat") == [5]
    assert values("5m people") == [5_000_000]
