"""A credibility proposed with its derivation, and the reliability of a chain."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import Claim, Ledger, Link, Question, Source
from provenance.corroboration import Credibility, credibility, reliability_of
from provenance.lineage import Lineage
from provenance.source import Reliability

TOLL = Question("blast", measure="killed", moves="final", id="toll")
AFP = Source("afp", kind="outlet")


def says(source, words):
    name = source if isinstance(source, str) else source.id
    return Claim.said(words, by=source, of=TOLL, id=f"{name}: {words}")


def grade(*claims, links=()):
    return credibility(Ledger(claims, links=links), claims[0])


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], "6"),
        (["12"], "1"),
        (["at least 12"], "1"),
        (["at least 7"], "2"),
        (["12", "12", "7"], "3"),
        (["12", "7"], "3"),
        (["12", "7", "8"], "4"),
        (["at least 7", "8"], "4"),
        (["7"], "5"),
        (["7", "8"], "5"),
    ],
)
def test_the_grade_follows_from_who_backs_allows_and_contradicts(others, expected):
    found = grade(says("own", "12"), *(says(f"s{n}", text) for n, text in enumerate(others)))
    assert found.credibility == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], "6"),
        (["12"], "2"),
        (["12", "12"], "1"),
        (["at least 7"], "3"),
        (["7"], "5"),
        (["12", "7"], "4"),
    ],
)
def test_a_claim_of_unknown_lineage_leans_on_the_others_alone(others, expected):
    found = grade(says(AFP, "12"), *(says(f"s{n}", text) for n, text in enumerate(others)))
    assert found.credibility == expected


def test_the_derivation_names_the_origins():
    found = grade(
        says("own", "12"),
        says("us", "12"),
        says("kim", "7"),
        says("un", "at least 7"),
        says(AFP, "12"),
    )
    assert found.derivation == (
        "2 independent origins say so (own and us)",
        "kim contradicts it",
        "un leaves room for it",
        "1 of unknown lineage lends no weight",
    )
    assert found.account().splitlines()[1] == "  credibility 3, possibly true (proposed)"
    assert found.to_markdown().startswith("- 12 (own)")


def test_a_corrected_figure_says_so():
    early = Claim.said("16", by="sohr", of=TOLL, on="2016-10-06", id="early")
    late = Claim.said("29", by="sohr", of=TOLL, on="2016-10-06", after=["early"], id="late")
    found = grade(early, late)
    assert found.credibility is Credibility.CANNOT_BE_JUDGED
    assert found.derivation[0] == "no known origin says so"
    assert "its figure has changed" in found.derivation[2]


def test_what_cannot_be_judged_is_no_number():
    told = grade(says("own", "12")).to_dict()
    assert told["credibility"] == "6"
    assert told["reliability"] == "F"
    assert json.loads(json.dumps(told)) == told
    assert not any(isinstance(value, int | float) for value in told.values())


def test_every_grade_has_its_meaning():
    assert [grade.meaning for grade in Credibility] == [
        "confirmed by other sources",
        "probably true",
        "possibly true",
        "doubtful",
        "improbable",
        "truth cannot be judged",
    ]


GRADES = st.sampled_from(["A", "B", "C", "D", "E"])


def chained(*grades, speaker="A"):
    relays = [Source(f"r{n}", kind="outlet", reliability=one) for n, one in enumerate(grades)]
    return Claim(Source("own", reliability=speaker), TOLL, via=relays, id="c")


@given(st.lists(GRADES, max_size=4), GRADES)
def test_a_chain_is_as_reliable_as_its_weakest_link(grades, speaker):
    found = reliability_of(Lineage(), chained(*grades, speaker=speaker))
    assert found.reliability == max([*grades, speaker])


@given(st.lists(GRADES, max_size=4), GRADES, st.sampled_from(("F", None)))
def test_one_link_that_cannot_be_judged_leaves_the_chain_unjudged(grades, speaker, unknown):
    found = reliability_of(Lineage(), chained(*grades, unknown, speaker=speaker))
    assert found.reliability is Reliability.F
    assert found.at_best == max([*grades, speaker])
    assert found.unjudged == (f"r{len(grades)}",)


def test_a_speaker_without_a_grade_has_that_of_whom_it_speaks_for():
    kirby = Source("kirby", speaks_for=Source("us", reliability="B"))
    assert str(reliability_of(Lineage(), Claim(kirby, TOLL))) == "B (usually reliable), as kirby"


def test_what_a_claim_repeats_is_part_of_its_chain():
    wire = Claim(Source("wire", kind="outlet", reliability="D"), TOLL, id="a")
    paper = Claim(Source("paper", kind="outlet", reliability="A"), TOLL, id="b")
    link = Link("repeats", by="paper", claims=["b"], targets=["a"])
    found = reliability_of(Lineage.of(Ledger([wire, paper], links=[link])), paper)
    assert (found.reliability, found.weakest) == ("D", "wire")


def test_an_unjudged_chain_says_what_is_missing():
    found = reliability_of(Lineage(), chained("B", None))
    assert str(found) == "F (cannot be judged: no grade for r1, no better than B for r0)"
