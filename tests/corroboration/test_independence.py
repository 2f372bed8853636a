"""What joins two claims, or that nothing is known to."""

from provenance import Claim, Ledger, Link, Question, Source
from provenance.corroboration import independent

THERE = Question("troops", id="there")
US = Source("us", name="United States", kind="state")
NSC = Source("nsc", name="NSC", speaks_for=US)
KIRBY = Source("kirby", name="John Kirby", kind="person", speaks_for=NSC)
AUSTIN = Source("austin", name="Lloyd Austin", kind="person", speaks_for=US)
KIM = Source("kim", name="Kim", kind="person", speaks_for="seoul")
AFP, AP, NBC = (Source(id_, name=id_.upper(), kind="outlet") for id_ in ("afp", "ap", "nbc"))


def says(source, id_, **fields):
    return Claim(source, THERE, id=id_, **fields)


def link(relation, one, *others):
    return Link(relation, by=NBC, claims=[one], targets=others)


def tie(one, other, *things, **fields):
    return independent(Ledger().add(*things), one, other, **fields)


def test_two_without_anything_in_common():
    found = tie("a", "b", says(KIRBY, "a", via=[NBC]), says(KIM, "b", via=[NBC]))
    assert not found.is_known
    assert str(found) == "no shared origin known"


def test_two_who_speak_for_one_meet_at_the_top():
    found = tie("a", "b", says(KIRBY, "a", via=[NBC]), says(AUSTIN, "b", via=[AFP]))
    assert found.path == ("NBC", "John Kirby", "NSC", "United States", "Lloyd Austin", "AFP")
    assert str(found).startswith("shared origin: United States, by way of NBC - John Kirby - NSC")


def test_speakers_told_apart_do_not_meet():
    assert not tie("a", "b", says(KIRBY, "a"), says(AUSTIN, "b"), level="speaker").is_known


def test_one_speaker_twice():
    found = tie("a", "b", says(KIRBY, "a", via=[NBC]), says(KIRBY, "b", via=[AFP]))
    assert found.path == ("NBC", "John Kirby", "AFP")


def test_one_who_speaks_for_the_other():
    found = tie("a", "b", says(KIRBY, "a"), says(US, "b", via=[AFP]))
    assert found.path == ("John Kirby", "NSC", "United States", "AFP")


def test_a_claim_that_repeats_the_other():
    found = tie("b", "a", says(KIRBY, "a"), says(AFP, "b"), link("repeats", "b", "a"))
    assert found.path == ("AFP", "John Kirby")


def test_two_relays_meet_at_what_they_repeat():
    things = [
        says(KIRBY, "a"),
        says(AFP, "b"),
        says(AP, "c"),
        link("repeats", "b", "a"),
        link("repeats", "c", "a"),
    ]
    found = tie("b", "c", *things)
    assert found.path == ("AFP", "John Kirby", "AP")
    assert [str(origin) for origin in found.shared] == ["United States"]


def test_an_article_that_cites_two_joins_each_but_not_the_two():
    things = [says(KIRBY, "a"), says(KIM, "b"), says(AFP, "c"), link("repeats", "c", "a", "b")]
    assert tie("c", "a", *things).is_known
    assert tie("b", "c", *things).is_known
    assert not tie("a", "b", *things).is_known


def test_shared_material():
    found = tie("a", "b", says(KIRBY, "a"), says(KIM, "b"), link("shares", "a", "b"))
    assert found.path == ("John Kirby", "Kim")
    assert [str(origin) for origin in found.shared] == ["seoul with United States"]


def test_an_unknown_lineage_is_said_to_be_one():
    found = tie("a", "b", says(KIRBY, "a"), says(AFP, "b"))
    assert str(found) == "no shared origin known, but what comes by way of AFP may be anyone's"
    assert found.to_dict()["unknown"] == ["unknown, by way of AFP"]


def test_claims_may_be_given_as_such_even_if_not_on_record():
    found = independent(Ledger(), says(KIRBY, "a"), says(AUSTIN, "b"))
    assert found.path == ("John Kirby", "NSC", "United States", "Lloyd Austin")
    assert found.claims == ("a", "b")


def test_the_way_goes_through_the_claim_that_ties_the_two():
    early, late = says(KIRBY, "early", via=[NBC]), says(KIRBY, "late", said_on="2024-10-24")
    things = (early, late, says(KIM, "kim"), link("shares", "kim", "late"))
    assert tie("early", "kim", *things).path == ("NBC", "John Kirby", "Kim")
    assert str(tie("early", "kim", *things)).startswith("shared origin: United States, by way")


def test_what_is_shared_is_the_same_from_either_side():
    things = (
        says(US, "a", utterance="briefing"),
        says(KIM, "b", utterance="briefing"),
        says(US, "c", said_on="2024-10-24"),
    )
    for pair in (("a", "c"), ("c", "a")):
        assert [str(one) for one in tie(*pair, *things).shared] == ["United States"]


def test_one_source_under_two_names_is_told_under_both():
    burma = Source("burma", name="Burma", same_as=["myanmar"])
    things = (says(burma, "a"), says(Source("myanmar", name="Myanmar"), "b"))
    assert set(tie("a", "b", *things).path) == {"Burma", "Myanmar"}


def test_one_name_is_not_told_twice_in_a_row():
    things = (says(US, "a"), says(US, "b"), says(KIM, "c", utterance="briefing"))
    assert tie("a", "b", *things).path == tie("b", "a", *things).path == ("United States",)
