"""What independent origins have in common, without averaging."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import Claim, Estimate, Ledger, Link, Policy, Question, Source, Within
from provenance.corroboration import consensus

TOLL = Question("blast", measure="killed", moves="final", id="toll")
THERE = Question("troops", measure="troops", place="Russia", id="there")
KILLED = Question("war", measure="killed", moves="running_total", id="killed")
AFP = Source("afp", kind="outlet")


def says(source, words, of=TOLL, **fields):
    name = source if isinstance(source, str) else source.id
    return Claim.said(words, by=source, of=of, **({"id": f"{name}-{words}"} | fields))


def met(*things, of=TOLL, **fields):
    return consensus(Ledger(**fields).add(*things), of)


def test_the_value_that_most_allow_and_who_dissents():
    found = met(says("a", "at least 12"), says("b", "12"), says("c", "7"))
    assert found.value == Estimate.exactly(12)
    assert [str(origin) for origin in found.agreeing] == ["a", "b"]
    assert [str(vote) for vote in found.dissenters] == ["7 (c)"]
    assert str(found) == "2 of 3 origins allow 12 (a, b); dissenting: 7 (c)"


def test_no_winner_is_picked_between_two_equals():
    found = met(says("a", "12"), says("b", "7"))
    assert found.value is None
    assert found.agreeing == ()
    assert [str(group) for group in found.best] == ["7 (b)", "12 (a)"]
    assert str(found) == "no value stands out among 2 origins: 7 (b) and 12 (a)"


def test_nothing_is_averaged():
    assert met(says("a", "10"), says("b", "12"), says("c", "12")).value == Estimate.exactly(12)
    ranges = met(says("a", "between 10 and 20"), says("b", "between 15 and 30"))
    assert ranges.value == Estimate.between(15, 20)


def test_every_group_that_agrees_is_told():
    found = met(says("a", "at least 10"), says("b", "12"), says("c", "12"), says("d", "20"))
    assert [sorted(str(o) for o in group.origins) for group in found.groups] == [
        ["a", "b", "c"],
        ["a", "d"],
    ]


def test_an_echo_has_no_vote():
    first, echo = says("a", "12"), says(AFP, "12")
    link = Link("repeats", by=AFP, claims=[echo.id], targets=[first.id])
    found = met(first, echo, link, says("b", "7"))
    assert len(found.votes) == 2
    assert [(one.claim.id, one.reason) for one in found.left] == [("afp-12", "repeats another")]


def test_unknown_lineage_votes_only_where_nobody_else_does():
    assert len(met(says("a", "12"), says(AFP, "7")).votes) == 1
    alone = met(says(AFP, "7"))
    assert (alone.value, alone.is_known) == (Estimate.exactly(7), False)
    assert str(alone) == "1 of 1 unknown lineage allows 7 (unknown, by way of afp)"


def test_the_last_word_of_an_origin_is_its_vote():
    series = [
        says("sohr", words, on="2016-10-06", after=after)
        for words, after in (("at least 16", ()), ("20", ["sohr-at least 16"]), ("29", ["sohr-20"]))
    ]
    found = met(*series, says("witnesses", "25", on="2016-10-06"))
    assert [str(vote) for vote in found.votes] == ["29 (sohr)", "25 (witnesses)"]
    assert {one.reason for one in found.left} == {"was later revised"}


def test_an_origin_that_contradicts_itself_may_mean_either():
    found = met(says("a", "12", on="2016-10-06"), says("a", "7", on="2016-10-06"), says("b", "7"))
    assert found.votes[0].contradicts_itself
    assert found.value == Estimate.exactly(7)


def test_an_origin_that_says_two_things_that_can_both_be_true_says_both():
    found = met(says("a", "at least 7"), says("a", "up to 12"))
    assert found.votes[0].allowed == (Estimate.between(7, 12),)


def test_prints_of_one_utterance_that_differ_leave_open_which_was_said():
    prints = [
        says("a", w, via=[o], utterance="x")
        for w, o in (("about 30", "afp"), ("at least 30", "ap"))
    ]
    assert met(*prints).votes[0].allowed == (Estimate.at_least(27),)


def test_who_denies_it_allows_none():
    found = met(says("a", "3,000", of=THERE), Claim.denied(by="b", of=THERE, id="b"), of=THERE)
    assert [str(vote) for vote in found.votes] == ["3,000 (a)", "denies (b)"]
    assert found.value is None


def test_bounds_of_parts_bind_the_whole_and_bounds_of_wholes_the_part():
    east = THERE.but(place="eastern Russia", id="east")
    whole = Within("eastern Russia", "Russia")
    claims = [says("a", "at least 3,000", of=east), says("b", "between 3,000 and 4,000", of=THERE)]
    assert met(*claims, whole, of=THERE).value == Estimate.between(3000, 4000)
    up_to = [says("a", "2,000", of=east), says("b", "up to 4,000", of=THERE)]
    assert met(*up_to, whole, of=east).value == Estimate.exactly(2000)
    assert met(says("b", "at least 4,000", of=THERE), whole, of=east).votes == ()


def test_a_level_is_asked_as_of_the_last_day_or_any_other():
    said = [
        says("a", "3,000", of=THERE, on="2024-10-10"),
        says("b", "5,000", of=THERE, on="2024-10-24"),
    ]
    ledger = Ledger(said)
    assert consensus(ledger, "there").value == Estimate.exactly(5000)
    assert [one.reason for one in consensus(ledger, "there").left] == [
        "is of another time than 24 October 2024"
    ]
    assert consensus(ledger, "there", on="2024-10-10").value == Estimate.exactly(3000)


def test_a_running_total_binds_forward():
    said = [
        says("a", "3,000", of=KILLED, on="2024-10-10"),
        says("b", "at least 2,000", of=KILLED, on="2024-10-24"),
    ]
    assert met(*said, of=KILLED).value == Estimate.at_least(3000)


def test_the_tolerance_is_named_and_counts():
    about = [says("a", "about 12,000"), says("b", "12,400")]
    assert met(*about).value == Estimate.exactly(12400)
    strict = met(*about, policy=Policy(tolerance="as_said"))
    assert strict.value is None
    assert "as_said" in strict.to_dict()["policy"]


def test_odd_figures_and_assertions_without_any_have_no_vote():
    odd = Claim("a", TOLL, Estimate(low=5, high=3, best=4), id="odd")
    found = met(odd, Claim.asserted(by="b", of=TOLL, id="plain"), says("c", "4"))
    assert {one.claim.id for one in found.left} == {"odd", "plain"}
    assert found.value == Estimate.exactly(4)


def test_no_figure_on_record():
    assert str(met(Claim.asserted(by="b", of=TOLL))) == "no figure on record"


def test_the_spread_of_figures_with_stated_errors_is_measured_and_no_more():
    found = met(says("a", "100 ± 20"), says("b", "140 ± 20"), says("c", "120"))
    assert found.spread is not None
    assert str(found.spread.q) == "8"
    assert met(says("a", "about 100"), says("b", "about 140")).spread is None


def test_the_account_tells_it_all():
    found = met(says("a", "at least 12"), says("b", "12"), says("c", "7"))
    assert found.account().splitlines() == [
        "blast, killed: 2 of 3 origins allow 12 (a, b); dissenting: 7 (c)",
        "  2 origins allow 12 (a, b)",
        "    at least 12 (a)",
        "    12 (b)",
        "  1 origin allows 7 (c)",
        "    7 (c)",
    ]
    assert found.to_markdown().startswith("- blast, killed: 2 of 3")
    assert found.to_dict()["groups"][0] == {
        "value": "12",
        "origins": ["a", "b"],
        "claims": ["a-at least 12", "b-12"],
    }


FIGURES = st.sampled_from(["3", "5", "at least 3", "up to 4", "between 2 and 6", "about 30"])


@given(st.lists(FIGURES, min_size=1, max_size=6))
def test_those_who_agree_share_every_value_told_and_nobody_else_does(words):
    found = met(*(says(f"s{number}", text, id=f"c{number}") for number, text in enumerate(words)))
    for group in found.groups:
        inside = {vote.origin for vote in group.votes}
        for vote in found.votes:
            (allowed,) = vote.allowed
            if vote.origin in inside:
                assert group.value.overlaps(allowed)
    assert len(found.best[0].votes) == max(len(group.votes) for group in found.groups)


@given(st.lists(FIGURES, min_size=1, max_size=5), FIGURES)
def test_one_more_vote_never_makes_the_largest_group_smaller(words, more):
    said = [says(f"s{number}", text, id=f"c{number}") for number, text in enumerate(words)]
    before, after = met(*said), met(*said, says("new", more, id="new"))
    assert len(after.best[0].votes) in (len(before.best[0].votes), len(before.best[0].votes) + 1)


@pytest.mark.parametrize("level", ["speaker", "principal"])
def test_the_level_decides_who_votes(level):
    said = [says(Source(id_, speaks_for="us"), "12") for id_ in ("kirby", "austin")]
    assert len(consensus(Ledger(said), TOLL, level=level).votes) == (2 if level == "speaker" else 1)
