"""The table of what is said and what it leaves possible, row by row."""

from decimal import Decimal

import pytest

from provenance import Estimate, Tolerance, compare


def test_row_exact():
    said = Estimate.parse("3,000")
    assert (said, said.kind) == (Estimate.exactly(3000), "exact")
    assert 3000 in said
    assert 3001 not in said


@pytest.mark.parametrize(
    "words", ["at least 3,000", "3,000 or more", "3,000+", "no fewer than 3,000"]
)
def test_row_at_least(words):
    said = Estimate.parse(words)
    assert (said, said.kind) == (Estimate(low=3000), "at least")
    assert 3000 in said
    assert 10**9 in said
    assert 2999 not in said


@pytest.mark.parametrize("words", ["more than 3,000", "over 3,000", "above 3,000"])
def test_row_more_than(words):
    said = Estimate.parse(words)
    assert (said, said.kind) == (Estimate(low=3000, low_open=True), "more than")
    assert 3000 not in said
    assert 3001 in said


@pytest.mark.parametrize(
    "words", ["up to 12,000", "as many as 12,000", "at most 12,000", "no more than 12,000"]
)
def test_row_at_most(words):
    said = Estimate.parse(words)
    assert (said, said.kind) == (Estimate(high=12000), "at most")
    assert 0 in said
    assert 12000 in said
    assert 12001 not in said


@pytest.mark.parametrize("words", ["fewer than 12,000", "under 12,000"])
def test_row_less_than(words):
    said = Estimate.parse(words)
    assert (said, said.kind) == (Estimate(high=12000, high_open=True), "less than")
    assert 0 in said
    assert 12000 not in said


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("between 10,000 and 12,000", 10000, 12000),
        ("10,000-12,000", 10000, 12000),
        ("10 to 12 thousand", 10000, 12000),
        ("350-400,000", 350000, 400000),
    ],
)
def test_row_range(words, low, high):
    said = Estimate.parse(words)
    assert (said, said.kind) == (Estimate.between(low, high), "range")


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("some 12,000", "both"),
        ("about 12,000", "both"),
        ("around 12,000", "both"),
        ("roughly 12,000", "both"),
        ("12,000 or so", "both"),
        ("~12,000", "both"),
        ("nearly 12,000", "below"),
        ("almost 12,000", "below"),
    ],
)
def test_row_about(words, side):
    said = Estimate.parse(words)
    assert (said, said.kind) == (Estimate.about(12000, side=side), "about")
    assert said.figures == (12000,)
    assert not said.within(Estimate.exactly(11999))


@pytest.mark.parametrize("words", ["12,000 ± 500", "12,000, give or take 500"])
def test_row_about_with_a_stated_width(words):
    said = Estimate.parse(words)
    assert (said, said.kind) == (Estimate.between(11500, 12500, best=12000), "about")


@pytest.mark.parametrize("words", ["dozens", "hundreds", "several thousand", "tens of thousands"])
def test_row_vague(words):
    said = Estimate.parse(words)
    assert said.kind == "vague"
    assert said.profile == "neutral"
    assert said.figures == ()


# The sentences below the table


def test_numbers_are_exact():
    total = Estimate.exactly(Decimal("0.1")) + Estimate.exactly(Decimal("0.2"))
    assert total == Estimate.exactly(Decimal("0.3"))


@pytest.mark.parametrize(
    "words",
    ["3,000", "at least 3,000", "more than 3,000", "some 12,000", "10,000-12,000", "dozens", "3.5"],
)
def test_an_estimate_written_back_is_the_same_estimate(words):
    said = Estimate.parse(words)
    assert Estimate.parse(said.in_words()) == said


def test_a_hedge_is_stored_and_never_baked_in():
    said = Estimate.parse("about 12,000")
    assert (said.low, said.high, said.best, said.approximate) == (12000, 12000, 12000, True)
    assert said.words == "about 12,000"
    wide = Tolerance.grain().widen(said)
    assert (wide.low, wide.high) == (11500, 12500)


@pytest.mark.parametrize(
    ("figure", "width"), [(3000, 300), (10000, 1000), (12000, 500), (11900, 50), (1461230, 5)]
)
def test_grain_is_the_tolerance_unless_another_is_named(figure, width):
    assert str(compare("3", "4").policy.tolerance) == "grain"
    assert Tolerance.grain().half_width(figure) == width
    assert compare(f"about {figure:,}", f"{figure + width:,}").verdict == "compatible"
    assert compare(f"about {figure:,}", f"{figure + width + 1:,}").verdict == "conflict"


def test_nearly_and_almost_reach_below_only():
    assert compare("nearly 3,000", "2,900").verdict == "compatible"
    assert compare("nearly 3,000", "3,100").verdict == "conflict"


def test_a_result_always_names_its_tolerance():
    for name in ("as_said", "grain", "ferson", "percent(5)"):
        found = compare("about 12,000", "12,100", tolerance=name)
        assert str(found.policy.tolerance) == name
        assert name == "as_said" or any(note.endswith(f"by {name}") for note in found.notes)


def test_bare_numbers_are_points():
    assert compare("11,900", "12,100").verdict == "conflict"


def test_bare_numbers_that_meet_once_rounded_are_compatible_and_it_is_said():
    found = compare("11,900", "12,000")
    assert found.verdict == "compatible"
    assert "only within rounding to 1,000" in found.reason


def test_vague_words_come_from_a_profile_that_is_named():
    from provenance.language import read_estimates

    tens = {
        profile: read_estimates("dozens", profile=profile)[0].estimate
        for profile in ("neutral", "acled", "airwars")
    }
    assert {profile: said.profile for profile, said in tens.items()} == {
        "neutral": "neutral",
        "acled": "acled",
        "airwars": "airwars",
    }
    assert (tens["acled"].low, tens["airwars"].low, tens["airwars"].high) == (12, 12, 24)


def test_the_algebra():
    one, other = Estimate.parse("at least 3,000"), Estimate.parse("up to 12,000")
    assert one & other == Estimate.between(3000, 12000)
    assert Estimate.exactly(3000).within(one)
    assert one.overlaps(other)
    assert one + Estimate.exactly(500) == Estimate.at_least(3500)
    assert one.scaled(2) == Estimate.at_least(6000)
    gap = Estimate.exactly(3000).gap(Estimate.exactly(12000))
    assert (gap.absolute, gap.relative) == (9000, Decimal("0.75"))


def test_unknown_and_zero_are_different_things():
    unknown, none = Estimate.unknown(), Estimate.parse("no troops")
    assert unknown != none
    assert none == Estimate.exactly(0)
    assert compare(unknown, none).verdict == "cannot_judge"
    assert compare(none, "3,000").verdict == "conflict"
