"""From print back to the origins."""

import pytest

from provenance import Claim, Ledger, Link, Question, Source
from provenance.lineage import Lineage

THERE = Question("troops", place="Russia", id="there")
OTHER = Question("tanks", place="Russia", id="tanks")
US = Source("us", name="United States", kind="state")
NSC = Source("nsc", kind="agency", speaks_for=US)
KIRBY = Source("kirby", kind="person", speaks_for=NSC)
KIM = Source("kim", kind="person", speaks_for=Source("seoul", kind="state"))
NATO = Source("nato", kind="alliance")
AFP, AP, NBC = (Source(id_, kind="outlet") for id_ in ("afp", "ap", "nbc"))
OFFICIALS = Source("officials", kind="unnamed")


def says(source, id_, **fields):
    return Claim(source, fields.pop("of", THERE), id=id_, **fields)


def repeats(one, *others):
    return Link("repeats", by=NBC, claims=[one], targets=others)


def shares(one, *others):
    return Link("shares", by=NBC, claims=[one], targets=others)


def lineage(*things, level="principal"):
    return Lineage.of(Ledger().add(*things), level)


def origins(found, id_):
    return sorted(str(origin) for origin in found.origins(found.claims[id_]))


@pytest.mark.parametrize(
    ("level", "origin"),
    [("speaker", "kirby"), ("organisation", "nsc"), ("principal", "United States")],
)
def test_an_origin_is_named_at_the_level_asked_for(level, origin):
    assert origins(lineage(says(KIRBY, "a"), level=level), "a") == [origin]


def test_a_claim_rests_on_whom_it_repeats():
    found = lineage(
        says(AFP, "a"), says(KIRBY, "b"), says(AP, "c"), repeats("a", "b"), repeats("c", "a")
    )
    assert origins(found, "a") == origins(found, "c") == ["United States"]
    assert found.path(found.claims["c"]) == ("ap", "afp", "kirby", "nsc", "United States")


def test_an_article_that_cites_two_ministries_does_not_make_them_one():
    found = lineage(says(KIRBY, "a"), says(KIM, "b"), says(AFP, "c"), repeats("c", "a", "b"))
    assert origins(found, "c") == ["United States", "seoul"]
    assert origins(found, "a") == ["United States"]
    assert origins(found, "b") == ["seoul"]


def test_citing_all_that_a_source_has_said():
    found = lineage(
        says(KIRBY, "a"), says(KIRBY, "b", of=OTHER), says(AFP, "c"), repeats("c", "source:us")
    )
    assert found.cited == {"c": ("a",)}
    assert origins(found, "c") == ["United States"]


def test_a_ring_of_mutual_citation_is_one_origin_and_is_shown():
    found = lineage(says(NATO, "a"), says(KIM, "b"), repeats("a", "b"), repeats("b", "a"))
    assert origins(found, "a") == origins(found, "b") == ["nato with seoul"]
    assert found.cycles == (("a", "b"),)
    assert found.path(found.claims["a"]) == ("nato", "kim", "nato")


def test_a_ring_that_cites_somebody_else_is_no_origin():
    found = lineage(
        says(NATO, "a"), says(KIM, "b"), says(US, "c"), repeats("a", "b"), repeats("b", "a", "c")
    )
    assert origins(found, "a") == ["United States"]
    assert found.cycles == (("a", "b"),)


def test_a_ministry_that_cites_an_outlet_that_cites_it_leaves_nobody_knows_who():
    found = lineage(says(KIM, "a"), says(AFP, "b"), repeats("a", "b"), repeats("b", "a"))
    assert [origin.known for origin in found.origins(found.claims["a"])] == [False]


def test_an_outlet_that_cites_nobody_is_of_unknown_lineage():
    found = lineage(says(AFP, "a"), says(OFFICIALS, "b"))
    assert origins(found, "a") == ["unknown, by way of afp"]
    assert origins(found, "b") == ["unknown, by way of officials"]


def test_two_sets_of_officials_need_not_be_the_same_people():
    found = lineage(says(OFFICIALS, "a"), says(OFFICIALS, "b"))
    assert found.origins(found.claims["a"]) != found.origins(found.claims["b"])


def test_an_official_of_a_state_has_a_known_principal_and_an_unknown_identity():
    official = Source("official", kind="unnamed", speaks_for=US)
    assert origins(lineage(says(official, "a")), "a") == ["United States"]
    by_speaker = lineage(says(official, "a"), level="speaker")
    assert origins(by_speaker, "a") == ["unknown, by way of official"]


def test_shared_material_has_one_origin_and_is_no_cycle():
    found = lineage(says(KIRBY, "a"), says(KIM, "b"), says(NATO, "c"), shares("a", "b"))
    assert origins(found, "a") == origins(found, "b") == ["seoul with United States"]
    assert origins(found, "c") == ["nato"]
    assert found.cycles == ()


def test_relays_of_one_utterance_have_the_origin_that_one_of_them_names():
    found = lineage(says(KIM, "a", utterance="briefing"), says(AFP, "b", utterance="briefing"))
    assert origins(found, "b") == ["seoul"]
    assert found.same_utterance(found.claims["a"], found.claims["b"])


def test_the_same_statement_printed_again_rests_on_what_it_rests_on():
    quoting = says(NATO, "a", said_on="2024-10-23")
    again = says(NATO, "b", said_on="2024-10-23", via=[AFP])
    found = lineage(quoting, again, says(KIRBY, "c"), repeats("a", "c"))
    assert origins(found, "b") == ["United States"]
    later = says(NATO, "d", said_on="2024-10-25")
    assert origins(lineage(quoting, later, says(KIRBY, "c"), repeats("a", "c")), "d") == ["nato"]


def test_what_was_taken_back_joins_nobody():
    taken = Link("retracts", by=AFP, claims=[], targets=["b"])
    found = lineage(says(KIM, "a", utterance="x"), says(AFP, "b", utterance="x"), taken)
    assert origins(found, "a") == ["seoul"]
    assert origins(found, "b") == ["unknown, by way of afp"]


def test_two_who_lay_a_figure_at_each_others_door_are_circular():
    one = says(Source("iskra", kind="monitor"), "a", via=[Source("volna", kind="monitor")])
    other = says(Source("volna", kind="monitor"), "b", via=[Source("iskra", kind="monitor")])
    found = lineage(one, other)
    assert found.cycles == (("a", "b"),)
    assert origins(found, "a") == origins(found, "b") == ["iskra with volna"]


def test_a_ring_may_close_through_another_print_of_a_statement():
    prints = says(KIM, "a", utterance="x"), says(AFP, "b", utterance="x")
    found = lineage(*prints, says(NATO, "c"), repeats("a", "c"), repeats("c", "b"))
    assert found.cycles == (("a", "c"),)


def test_relays_of_one_claim_are_of_one_utterance_however_far():
    ring = [says(AFP, "a"), says(AP, "b"), says(NBC, "c"), says(KIM, "d")]
    ring.append(says(KIM, "e", said_on="2024-10-25"))
    found = lineage(*ring, repeats("a", "d"), repeats("b", "d"), repeats("c", "b"))
    claims = found.claims
    assert found.same_utterance(claims["a"], claims["c"])
    assert found.same_utterance(claims["c"], claims["d"])
    assert not found.same_utterance(claims["d"], claims["e"])
    assert not found.same_utterance(claims["a"], claims["e"])


def test_whoever_cites_several_relays_each_but_they_are_not_one():
    said = [says(KIM, "a"), says(KIM, "b", said_on="2024-10-25"), says(AFP, "c"), says(AP, "d")]
    found = lineage(*said, repeats("c", "a", "b"), repeats("d", "c"))
    claims = found.claims
    assert found.same_utterance(claims["d"], claims["a"])
    assert found.same_utterance(claims["b"], claims["d"])
    assert not found.same_utterance(claims["a"], claims["b"])


def test_a_claim_that_is_not_on_record_is_its_own_origin():
    claim = says(KIRBY, "z", via=[NBC])
    found = lineage()
    assert [str(origin) for origin in found.origins(claim)] == ["United States"]
    assert found.path(claim) == ("nbc", "kirby", "nsc", "United States")
    assert found.ends(claim)[0].claims == ("z",)


def test_the_way_from_a_claim_with_very_many_ends():
    ministries = [says(Source(f"m{n}", kind="ministry"), f"c{n}") for n in range(100)]
    found = lineage(*ministries, says(AFP, "a"), repeats("a", *(c.id for c in ministries)))
    assert len(found.origins(found.claims["a"])) == 100
    assert {end.name for end in found.ends(found.claims["a"])} == {c.id for c in ministries}


def test_what_follows_from_a_ledger_is_found_once():
    ledger = Ledger([says(KIM, "a")])
    assert Lineage.of(ledger) is Lineage.of(ledger, "principal")
    assert Lineage.of(ledger, "speaker") is not Lineage.of(ledger)
    assert Lineage.of(ledger.add(says(KIM, "b"))) is not Lineage.of(ledger)


def test_however_deep_a_chain_is_it_ends():
    number = 20_000
    said = [says(AFP, f"c{n}", of=THERE) for n in range(number)]
    links = [repeats(f"c{n}", f"c{n + 1}") for n in range(number - 1)]
    found = Lineage.of(
        Ledger([*said, says(KIM, "kim")], links=[*links, repeats(f"c{number - 1}", "kim")])
    )
    assert origins(found, "c0") == ["seoul"]
    assert found.path(found.claims["c0"])[-2:] == ("kim", "seoul")
