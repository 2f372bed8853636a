"""A phrase as one estimate: everything else is refused, with the place and the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UnreadableWords
from provenance.estimate import Estimate
from provenance.language import parse_estimate


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("a great many", "no number"),
        ("one hundred men, two ships", "several"),
        ("not 3,000", "not"),
        ("not at least 3,000", "not"),
        ("at least at most 3,000", "contradict"),
        ("between 12,000 and 3,000", "low end is greater"),
        ("35%", "percent"),
        ("the 4th Brigade", "ordinal"),
        ("5/8", "ratio or fraction"),
        ("one in five", "fraction"),
        ("3,000.5 soldiers", "whole numbers"),
        ("-7 men", "negative"),
        ("minus seven", "negative"),
        ("2e5", "exponent"),
        ("12.000 troops", "ambiguous: 12 or 12,000"),
        ("3,000\x07", "control"),
        ("3\u200b000", "invisible"),
        ("\u202e3,000", "invisible"),
        ("<i>3,000</i>", "markup"),
        ("three battalions", "units"),
        ("12 November", "date"),
        ("F-22", "name"),
        ("1,2,3", "grouped"),
        ("9" * 80, "digits"),
        ("999&rsquo;" * 60 + "999", "digits"),
        ("1 " * 3000, "characters"),
        ("between 10 and", "one end of a range"),
        ("between 10", "one end of a range"),
        ("from 10", "one end of a range"),
        ("10 to", "cut off"),
        ("10\N{EN DASH}", "cut off"),
        ("some 3,000 or \u2026", "cut off"),
        ("12,000, plus or minus", "cut off"),
        ("3,000 to unknown", "cut off"),
        ("3,000 to many", "cut off"),
        ("± 500", "width"),
        ("&plusmn;500", "width"),
        ("give or take 500 men", "width"),
        ("+/-500", "width"),
        ("twice 3,000", "multiple"),
        ("double the 3,000", "multiple"),
        ("10 times as many", "how many times"),
    ],
)
def test_a_refusal_names_its_reason(words, reason):
    with pytest.raises(UnreadableWords, match=reason) as caught:
        parse_estimate(words)
    assert 0 <= caught.value.offset <= len(words)
    assert len(str(caught.value)) <= 500


def test_the_caret_stands_under_what_could_not_be_read():
    with pytest.raises(UnreadableWords) as caught:
        parse_estimate("some 12.000 troops")
    assert str(caught.value).splitlines()[1:] == ["  some 12.000 troops", "  ^"]


@pytest.mark.parametrize(
    ("words", "estimate"),
    [
        ("  3,000  ", Estimate.exactly(3000)),
        ("३०००", Estimate.exactly(3000)),
        ("an additional 3,000", Estimate.exactly(3000)),
        ("The total is expected to reach 12,000", Estimate.exactly(12000)),
        ("3,000 troops by Nov. 12", Estimate.exactly(3000)),
        ("at least 3,000 since 2022", Estimate.at_least(3000)),
        ("3\u00a0000", Estimate.exactly(3000)),
        ("3&rsquo;000", Estimate.exactly(3000)),
        ("3&#8217;000&#8217;000 men", Estimate.exactly(3_000_000)),
        ("3&comma;000", Estimate.exactly(3000)),
        ("sent 3,000 to Russia", Estimate.exactly(3000)),
        ("3,000 and their families", Estimate.exactly(3000)),
        ("fired 10 times", Estimate.exactly(10)),
        ("the battle between 3,000 men and the river", Estimate.exactly(3000)),
        ("of 3,000 from Kursk -", Estimate.exactly(3000)),
    ],
)
def test_what_is_beside_the_one_estimate_may_stay(words, estimate):
    assert parse_estimate(words) == estimate
    assert Estimate.parse(words) == estimate


WORDS = "at least most more than not about between and to 3,000 12 -5 % ½ dozens no one , ( 1.000 a"
PHRASES = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)


@given(st.one_of(st.text(max_size=60), PHRASES))
def test_every_text_is_read_or_refused_and_nothing_else_happens(text):
    answer = estimate_or_error(text)
    if isinstance(answer, UnreadableWords):
        assert answer.reason
        assert len(str(answer)) <= 500
    else:
        assert isinstance(answer, Estimate)


def estimate_or_error(text):
    try:
        return parse_estimate(text)
    except UnreadableWords as error:
        return error
