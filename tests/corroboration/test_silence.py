"""What is taken back, denied or never said lends no weight, and what only repeats it lends none."""

from provenance import Claim, Estimate, Ledger, Link, Question, Source, Within
from provenance.corroboration import consensus, support
from provenance.corroboration.origins import origins_of
from provenance.lineage import Lineage
from provenance.lineage.trimming import trimmed

TOLL = Question("the siege", measure="killed", place="Ghor", moves="final", id="toll")
THREE = Estimate.exactly(3)
STATE = Source("state", kind="state")
MINISTRY = Source("ministry", kind="ministry", speaks_for=STATE)
RADIO = Source("radio", kind="outlet")


def link(relation, claim, target):
    return Link(relation, by=RADIO, claims=[claim], targets=[target])


def test_an_echo_of_a_retracted_claim_has_no_vote_and_no_origin():
    said = [Claim(STATE, TOLL, THREE, id="a"), Claim(RADIO, TOLL, THREE, id="echo")]
    taken_back = Link("retracts", by=STATE, claims=[], targets=["a"])
    ledger = Ledger(said, links=[link("repeats", "echo", "a"), taken_back])
    assert support(ledger, "toll").counts == (0, 0, 0)
    met = consensus(ledger, "toll")
    assert [(one.claim.id, one.reason) for one in met.left] == [
        ("echo", "repeats what was taken back")
    ]


def test_a_chain_through_a_retracted_claim_ends_there():
    elsewhere = Question("the siege", measure="wounded", place="Ghor", moves="final", id="hurt")
    said = [
        Claim(STATE, elsewhere, THREE, id="far"),
        Claim(MINISTRY, TOLL, THREE, id="middle"),
        Claim(RADIO, TOLL, THREE, id="echo"),
    ]
    links = [link("repeats", "middle", "far"), link("repeats", "echo", "middle")]
    ledger = Ledger(said, links=links)
    assert support(ledger, "toll").counts == (1, 1, 0)
    taken_back = ledger.add(Link("retracts", by=MINISTRY, claims=[], targets=["middle"]))
    assert support(taken_back, "toll").counts == (0, 0, 0)
    assert [claim.id for claim in support(taken_back, "toll").groundless] == ["echo"]


def test_one_chain_that_stands_is_enough():
    said = [Claim(id_, TOLL, THREE, id=id_) for id_ in ("kim", "us")]
    echo = Claim(RADIO, TOLL, THREE, id="echo")
    links = [link("repeats", "echo", "kim"), link("repeats", "echo", "us")]
    links.append(Link("retracts", by="kim", claims=[], targets=["kim"]))
    found = support(Ledger([*said, echo], links=links), "toll")
    assert found.counts == (1, 1, 0)
    assert [backing.paths for backing in found.backings] == [(("radio", "us"), ("us",))]


def test_a_ring_that_repeats_only_a_denial_is_groundless():
    said = [Claim(id_, TOLL, THREE, id=id_) for id_ in "ab"]
    denial = Claim.denied(by=STATE, of=TOLL, id="no")
    links = [link("repeats", *pair) for pair in (("a", "b"), ("b", "a"), ("a", "no"))]
    found = support(Ledger([*said, denial], links=links), "toll")
    assert found.counts == (0, 0, 0)
    assert [claim.id for claim in found.groundless] == ["a", "b"]


def test_who_shares_with_a_denial_is_still_tied_to_whoever_shares_with_it():
    """Learning that one of the three draws on the denial must not set the other two apart."""
    said = [
        Claim(STATE, TOLL, id="alone", as_of="2024-10-23"),
        Claim(STATE, TOLL, id="mate"),
        Claim(MINISTRY, TOLL, id="tied"),
        Claim.denied(by=STATE, of=TOLL, id="no"),
    ]
    links = [link("shares", "mate", "no"), link("shares", "tied", "no")]
    ledger = Ledger(said, links=links)
    learned = ledger.add(link("repeats", "mate", "no"))
    for one in (ledger, learned):
        assert len(support(one, "toll", level="speaker").origins) == 1


def test_sharing_with_a_denial_makes_no_official_known():
    """Nor does it where the denial in turn shares with a known party's answer elsewhere."""
    part = TOLL.but(place="Firozkoh", id="part")
    said = [
        Claim(STATE, TOLL, id="elsewhere"),
        Claim.denied(by=STATE, of=part, id="no"),
        Claim(Source("officials", kind="unnamed"), part, id="officials"),
    ]
    links = [link("shares", "no", "elsewhere"), link("shares", "no", "officials")]
    ledger = Ledger(said, links=links, wholes=[Within("Firozkoh", "Ghor")])
    assert support(ledger, "part").counts == (0, 0, 1)


def test_nothing_is_trimmed_where_all_that_is_rested_on_counts():
    said = [Claim(id_, TOLL, THREE, id=id_) for id_ in "ab"]
    lineage = Lineage.of(Ledger(said, links=[link("repeats", "a", "b")]))
    assert trimmed(lineage, said, {"elsewhere"}) == (lineage, frozenset())
    assert origins_of(lineage, said).lineage is lineage


def test_a_denial_that_repeats_an_assertion_dissents_in_print_alone():
    said = [Claim(STATE, TOLL, THREE, id="yes"), Claim.denied(by=RADIO, of=TOLL, id="no")]
    found = support(Ledger(said, links=[link("repeats", "no", "yes")]), "toll")
    assert found.backed.value == "one origin"
    assert [claim.id for claim in found.dissents] == ["no"]


def test_a_voice_brings_an_origin_by_any_of_its_claims():
    ally = Source("ally", kind="state")
    said = [
        Claim(STATE, TOLL, THREE, said_on="2024-03-01", id="first"),
        Claim(ally, TOLL, THREE, said_on="2024-03-02", id="shared"),
        Claim(ally, TOLL, said_on="2024-03-03", id="own"),
    ]
    ledger = Ledger(said, links=[link("shares", "shared", "first")])
    turns = support(ledger, "toll").turns
    assert [(turn.voice, turn.first, turn.independent) for turn in turns] == [
        ("state", True, False),
        ("ally", False, True),
    ]


def test_what_is_gone_does_not_unsay_what_repeats_a_print_without_a_figure():
    said = [
        Claim(STATE, TOLL, utterance="briefing", id="yes"),
        Claim(STATE, TOLL, THREE, utterance="briefing", id="three"),
        Claim(STATE, TOLL, id="old"),
    ]
    links = [link("repeats", "three", "yes"), link("shares", "yes", "old")]
    links.append(Link("supersedes", by=STATE, claims=["yes"], targets=["old"]))
    assert str(consensus(Ledger(said, links=links), "toll")) == "1 of 1 origin allows 3 (state)"
