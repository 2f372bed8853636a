"""Asserted agreement held against the numbers."""

import pytest

from provenance import Claim, Ledger, Link, Question, RecordError, Source, Within
from provenance.corroboration import Outcome, Standing, assess

THERE = Question("troops", measure="troops", place="Russia", id="there")
EAST = THERE.but(place="eastern Russia", id="east")
TOTAL = THERE.but(status="expected", id="total")
US = Source("us", name="United States", kind="state")
KIRBY = Source("kirby", name="John Kirby", kind="person", speaks_for=US)
KIM = Source("kim", kind="person", speaks_for="seoul")
NATO = Source("nato", name="NATO", kind="alliance")
NBC = Source("nbc", kind="outlet")
DAY = "2024-10-24"


def says(source, words, id_, of=THERE, on=DAY, **fields):
    return Claim.said(words, by=source, of=of, on=on, id=id_, **fields)


def confirms(claims, targets, relation="confirms", **fields):
    return Link(relation, by=NBC, claims=claims, targets=targets, **fields)


def assessed(link, *claims, **fields):
    return assess(Ledger(claims, sources=[US, NATO], links=[link], **fields), link)


def standings(assertion):
    return [(one.claim.id, one.standing) for one in assertion.checked]


def test_what_matches_in_one_figure_and_not_on_record_in_another_is_partly_supported():
    found = assessed(
        confirms(["m-total", "m-there"], ["source:us"]),
        says(KIM, "12,000", "m-total", of=TOTAL),
        says(KIM, "3,000", "m-there"),
        says(KIRBY, "at least 3,000", "k", of=EAST, on="2024-10-23"),
        wholes=[Within("eastern Russia", "Russia")],
    )
    assert found.outcome is Outcome.PARTLY_SUPPORTED
    assert found.reason == (
        "3,000 is borne out by 'at least 3,000' (John Kirby); "
        "no figure of the United States for 12,000 is on record"
    )
    assert [one.claim.id for one in found.unsupported] == ["m-total"]
    assert found.checked[1].found.id == "k"


@pytest.mark.parametrize(
    ("words", "standing", "outcome"),
    [
        ("3,000", Standing.BORNE_OUT, Outcome.SUPPORTED),
        ("at least 3,000", Standing.BORNE_OUT, Outcome.SUPPORTED),
        ("up to 12,000", Standing.NOT_BACKED, Outcome.NOT_SUPPORTED),
        ("5,000", Standing.CONTRADICTED, Outcome.NOT_SUPPORTED),
    ],
)
def test_each_verdict_says_something_of_an_asserted_agreement(words, standing, outcome):
    found = assessed(confirms(["a"], ["b"]), says(KIM, "3,000", "a"), says(KIRBY, words, "b"))
    assert standings(found) == [("a", standing)]
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("3,000", Standing.CONTRADICTED),
        ("5,000", Standing.BORNE_OUT),
        ("up to 12,000", Standing.NOT_BACKED),
    ],
)
def test_an_asserted_dispute_is_checked_the_other_way_round(words, standing):
    link = confirms(["a"], ["b"], relation="disputes")
    assert standings(assessed(link, says(KIM, "3,000", "a"), says(KIRBY, words, "b"))) == [
        ("a", standing)
    ]


def test_a_target_without_a_figure_cannot_be_judged():
    found = assessed(
        confirms(["a"], ["b"]),
        says(KIM, "3,000", "a"),
        Claim.asserted(by=KIRBY, of=THERE, on=DAY, id="b"),
    )
    assert found.outcome is Outcome.CANNOT_JUDGE


def test_two_who_say_so_without_a_figure_agree():
    sent = [Claim.asserted(by=by, of=THERE, on=DAY, id=by.id) for by in (NATO, KIRBY)]
    found = assessed(confirms(["nato"], ["kirby"]), *sent)
    assert found.outcome is Outcome.SUPPORTED
    assert found.reason == "what NATO asserts is borne out by John Kirby"


def test_a_figure_confirmed_by_its_own_origin_is_no_independent_one():
    found = assessed(confirms(["a"], ["b"]), says(US, "3,000", "a"), says(KIRBY, "3,000", "b"))
    assert found.outcome is Outcome.SUPPORTED
    assert not found.checked[0].independent
    assert (
        found.reason == "3,000 is borne out by '3,000' (John Kirby), though both rest on one origin"
    )


def test_what_was_said_afterwards_bears_out_nothing():
    link = confirms(["a"], ["source:us"], said_on=DAY)
    later = says(KIRBY, "3,000", "b", on="2024-11-01", as_of=DAY)
    assert standings(assessed(link, says(KIM, "3,000", "a"), later)) == [("a", Standing.NO_FIGURE)]


def test_only_the_last_word_of_a_target_counts():
    early, late = says(KIRBY, "3,000", "b", on="2024-10-23"), says(KIRBY, "8,000", "c", on=DAY)
    found = assessed(confirms(["a"], ["source:us"]), says(KIM, "3,000", "a"), early, late)
    assert standings(found) == [("a", Standing.CONTRADICTED)]


def test_what_a_target_has_taken_back_bears_out_nothing():
    link = confirms(["a"], ["source:us"])
    retraction = Link("retracts", by=US, claims=[], targets=["b"])
    claims = [says(KIM, "3,000", "a"), says(KIRBY, "3,000", "b")]
    found = assess(Ledger(claims, links=[link, retraction]), link)
    assert standings(found) == [("a", Standing.NO_FIGURE)]


def test_two_targets_are_told_apart():
    found = assessed(
        confirms(["a"], ["source:us", "source:nato"]),
        says(KIM, "3,000", "a"),
        says(KIRBY, "3,000", "b"),
    )
    assert found.outcome is Outcome.PARTLY_SUPPORTED
    assert [(one.target, one.standing.value) for one in found.checked] == [
        ("United States", "borne out"),
        ("NATO", "no figure"),
    ]


def test_pairs_that_nobody_meant_are_left_out():
    found = assessed(
        confirms(["a", "b"], ["c", "d"]),
        says(KIM, "3,000", "a"),
        says(KIM, "12,000", "b", of=TOTAL),
        says(KIRBY, "3,000", "c"),
        says(KIRBY, "12,000", "d", of=TOTAL),
    )
    assert found.outcome is Outcome.SUPPORTED
    assert len(found.checked) == 2


def test_a_target_on_another_question_bears_out_nothing():
    found = assessed(
        confirms(["a"], ["b"]), says(KIM, "3,000", "a"), says(KIRBY, "3,000", "b", of=TOTAL)
    )
    assert found.outcome is Outcome.NOT_SUPPORTED
    assert found.checked[0].found is None


def test_what_a_target_said_without_a_field_cannot_be_judged():
    found = assessed(
        confirms(["a"], ["source:us"]),
        says(KIM, "12,000", "a"),
        says(KIRBY, "12,000", "b", of=THERE.but(place="", id="somewhere")),
    )
    assert found.outcome is Outcome.CANNOT_JUDGE
    assert found.checked[0].found.id == "b"
    assert "place" in found.reason


@pytest.mark.parametrize(
    "other",
    [
        says(KIRBY, "12,000", "b", of=THERE.but(place="", status="expected", id="else")),
        says(KIRBY, "12,000", "b", of=THERE.but(place="", id="vague"), on="2024-10-26"),
        says(NATO, "12,000", "b", of=THERE.but(place="", id="vague")),
    ],
)
def test_what_may_not_be_meant_at_all_is_still_no_figure(other):
    said = Ledger([says(KIM, "12,000", "a"), other], sources=[US])
    link = confirms(["a"], ["source:us"], said_on="2024-10-25")
    assert assess(said, link).outcome is Outcome.NOT_SUPPORTED


def test_a_figure_on_the_same_question_goes_before_an_unclear_one():
    found = assessed(
        confirms(["a"], ["source:us"]),
        says(KIM, "12,000", "a"),
        says(KIRBY, "12,000", "b"),
        says(KIRBY, "3,000", "c", of=THERE.but(place="", id="somewhere")),
    )
    assert found.outcome is Outcome.SUPPORTED


def test_a_source_is_found_under_its_other_name():
    pentagon = Source("pentagon", kind="ministry", same_as=["us-defense"])
    defense = Source("us-defense", kind="ministry")
    link = confirms(["a"], ["source:us-defense"])
    claims = [says(KIM, "3,000", "a"), says(pentagon, "3,000", "b")]
    found = assess(Ledger(claims, sources=[defense], links=[link]), link)
    assert found.outcome is Outcome.SUPPORTED


@pytest.mark.parametrize("relation", ["repeats", "shares", "supersedes"])
def test_other_links_assert_no_agreement(relation):
    link = confirms(["a"], ["b"], relation=relation)
    with pytest.raises(RecordError, match="asserts no agreement"):
        assessed(link, says(KIM, "3,000", "a"), says(KIRBY, "3,000", "b"))


def test_the_account_tells_it_all():
    link = confirms(["a"], ["b"], words="that matches")
    found = assessed(link, says(KIM, "3,000", "a"), says(KIRBY, "5,000", "b"))
    assert str(found).startswith("not supported: 3,000 and '5,000' (John Kirby) do not agree: ")
    assert found.account().splitlines()[0] == 'nbc: a confirms b ("that matches"): not supported'
    assert found.to_markdown().startswith("- nbc: a confirms b")
    told = found.to_dict()
    assert told["outcome"] == "not supported"
    assert told["figures"][0]["comparison"]["verdict"] == "conflict"
