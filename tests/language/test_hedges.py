"""Hedges: every phrase has its effect, phrases stack, and one may add one's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import EstimateError, UnreadableWords
from provenance.estimate import Estimate
from provenance.language import Reader, parse_estimate, read_estimates
from provenance.language.hedges import BEFORE_FIGURE, BEHIND_FIGURE, EFFECTS, NEUTRAL, phrases
from provenance.language.hedging import Hedges

BEFORE = sorted(phrases(BEFORE_FIGURE).items())
BEHIND = sorted(phrases(BEHIND_FIGURE).items())
COUNTS = st.integers(1001, 10**12)


def as_stated(effect, value):
    """What an effect makes of one value, written down once more and by hand."""
    return Estimate(
        None if effect.high else value,
        None if effect.low else value,
        low_open=effect.low and effect.open,
        high_open=effect.high and effect.open,
        approximate=effect.approximate,
        side=effect.side,
    )


@pytest.mark.parametrize(("phrase", "effect"), BEFORE)
def test_every_phrase_before_a_figure_has_its_effect(phrase, effect):
    assert parse_estimate(f"{phrase} 4,567") == as_stated(EFFECTS[effect], 4567)


@pytest.mark.parametrize(("phrase", "effect"), BEHIND)
def test_every_phrase_behind_a_figure_has_its_effect(phrase, effect):
    glue = "" if phrase[0] in "-+" else " "
    estimate = parse_estimate(f"4,567{glue}{phrase.replace('- ', '-')}")
    assert estimate == as_stated(EFFECTS[effect], 4567)


@given(st.sampled_from(BEFORE), COUNTS)
def test_taking_a_hedge_away_narrows(hedge, value):
    phrase, effect = hedge
    hedged, bare = parse_estimate(f"{phrase} {value:,}"), parse_estimate(f"{value:,}")
    if EFFECTS[effect].open:
        # An open end leaves out the figure itself and nothing else.
        assert value in {hedged.low, hedged.high}
    else:
        assert bare.within(hedged)


@given(st.sampled_from(sorted(EFFECTS)), st.sampled_from(sorted(EFFECTS)))
def test_stacking_hedges_does_not_depend_on_their_order_but_for_what_is_open(one, other):
    first, second = EFFECTS[one], EFFECTS[other]
    there, back = first.with_other(second), second.with_other(first)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.low, there.high, there.approximate) == (back.low, back.high, back.approximate)
    assert NEUTRAL.with_other(first) == first


@pytest.mark.parametrize(
    "words",
    ["at least at most 5", "more than 5 or fewer", "up to 5 or more", "no fewer than 5 max"],
)
def test_hedges_that_contradict_each_other_are_refused(words):
    with pytest.raises(UnreadableWords, match="contradict"):
        parse_estimate(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,000 or more than 500", ["3,000", "more than 500"]),
        ("3,000 at least 500", ["3,000", "at least 500"]),
        ("12 plus 14", ["12", "14"]),
        ("12 and more than 14", ["12", "more than 14"]),
        ("12, or so they said", ["12"]),
        ("less than 30 or equal to it", ["less than 30 or equal to it"]),
    ],
)
def test_a_phrase_goes_with_the_figure_it_hedges(text, expected):
    assert [mention.text for mention in read_estimates(text)] == expected


def test_a_hedge_of_ones_own_takes_one_line():
    reader = Reader(hedges=Hedges.standard().adding("a good", before="at least"))
    assert reader.read("a good 3,000").mentions[0].estimate == Estimate.at_least(3000)
    behind = Reader(hedges=Hedges.standard().adding("give or more", behind="at least"))
    assert behind.read("3,000 give or more").mentions[0].estimate == Estimate.at_least(3000)


def test_an_unknown_effect_is_refused_with_those_there_are():
    with pytest.raises(EstimateError, match="no effect named 'huge'; choose exactly"):
        Hedges.standard().adding("a whopping", before="huge")


def test_the_trace_names_what_was_read():
    (mention,) = read_estimates("not more than about 12,000")
    assert mention.trace == ("numeral", "about", "at most")
