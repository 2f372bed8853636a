"""What an echo may and may not do, on the ledgers where it once did more."""

import pytest

from provenance import Claim, Estimate, Ledger, Link, Question, Source, compare
from provenance.corroboration import consensus, credibility, support
from provenance.lineage import Lineage
from provenance.lineage.echoes import echoes_of

TOLL = Question("the siege", measure="killed", place="Ghor", moves="final", id="toll")
PRESENT = Question("troops", measure="troops", place="Russia", id="present")
STATE = Source("state", kind="state")
ALLY = Source("ally", kind="state")
OFFICIALS = Source("officials", kind="unnamed")
RADIO, WIRE = (Source(id_, kind="outlet") for id_ in ("radio", "wire"))
THREE, FIVE = Estimate.exactly(3), Estimate.exactly(5)


def repeats(claim, target):
    return Link("repeats", by=RADIO, claims=[claim], targets=[target])


def test_an_echo_of_officials_leaves_the_state_that_said_it_with_them():
    said = [Claim(by, TOLL, THREE, utterance="briefing", id=by.id) for by in (OFFICIALS, STATE)]
    ledger = Ledger(said)
    echo = Claim(RADIO, TOLL, THREE, utterance="briefing", id="echo")
    echoed = ledger.add(echo, repeats("echo", "officials"))
    assert support(ledger, "toll").counts == (1, 0, 0)
    assert support(echoed, "toll").counts == (1, 1, 0)


def test_a_state_that_repeats_officials_still_rests_on_them():
    said = [Claim(by, TOLL, THREE, utterance="briefing", id=by.id) for by in (OFFICIALS, STATE)]
    ledger = Ledger(said, links=[repeats("state", "officials")])
    assert support(ledger, "toll").counts == (0, 0, 1)


@pytest.mark.parametrize("utterance", ["", "briefing"])
def test_an_echo_of_what_was_replaced_leaves_what_replaced_it(utterance):
    said = [Claim(STATE, TOLL, THREE, utterance=utterance, id=id_) for id_ in ("old", "new")]
    replaced = Link("supersedes", by=STATE, claims=["new"], targets=["old"])
    echo = said[0].but(via=[RADIO], id="echo")
    ledger = Ledger(said, links=[replaced])
    echoed = ledger.add(echo, repeats("echo", "old"))
    for one in (ledger, echoed):
        assert support(one, "toll").counts == (1, 0, 0)
        assert str(consensus(one, "toll")) == "1 of 1 origin allows 3 (state)"
    assert [claim.id for claim in support(echoed, "toll").groundless] == ["echo"]


def test_what_repeats_the_claim_that_it_replaces_takes_its_place():
    """A wire's later takes repeat and replace the earlier ones, down to whom the first quoted."""
    takes = [Claim(WIRE, TOLL, THREE, id=f"take-{number}") for number in range(3)]
    links = [
        Link(relation, by=WIRE, claims=[f"take-{number + 1}"], targets=[f"take-{number}"])
        for number in range(2)
        for relation in ("supersedes", "repeats")
    ]
    alone = Ledger(takes, links=links)
    assert support(alone, "toll").counts == (0, 1, 1)
    quoted = Claim(STATE, TOLL, THREE, id="quoted")
    quoting = alone.add(quoted, repeats("take-0", "quoted"))
    assert support(quoting, "toll").counts == (1, 1, 0)
    assert Lineage.of(quoting).path(quoting.claim("take-2")) == ("wire", "state")


def test_an_echo_printed_later_is_neither_a_correction_nor_agreement_on_that_day():
    said = [
        Claim(STATE, PRESENT, THREE, said_on="2024-10-20", id="old"),
        Claim(STATE, PRESENT, FIVE, said_on="2024-10-24", id="new"),
        Claim(ALLY, PRESENT, THREE, said_on="2024-10-30", id="ally"),
    ]
    ledger = Ledger(said)
    echo = Claim(RADIO, PRESENT, THREE, said_on="2024-10-30", id="echo")
    echoed = ledger.add(echo, repeats("echo", "old"))
    for one in (ledger, echoed):
        assert [str(origin) for origin in support(one, "new").origins] == ["state"]
        assert [str(origin) for origin in support(one, "ally").origins] == ["ally"]
        assert [two.ids for two in support(one, "present").revisions] == [("old", "new")]
        assert credibility(one, "ally").credibility == "6"


def test_an_outlet_may_have_one_figure_from_two():
    said = [Claim(by, TOLL, THREE, id=by.id) for by in (STATE, ALLY)]
    prints = [Claim(RADIO, TOLL, THREE, id=id_) for id_ in ("first", "second")]
    links = [repeats("first", "state"), repeats("second", "ally")]
    ledger = Ledger([*said, *prints], links=links)
    assert support(ledger, "toll").counts == (2, 1, 0)
    assert compare(*prints, ledger=ledger).verdict == "agree"
    assert [str(one) for one in Lineage.of(ledger).origins(prints[0])] == ["state"]


def test_who_rests_on_the_same_material_need_not_have_made_the_same_statement():
    said = [Claim(STATE, TOLL, id="yes"), Claim.denied(by=STATE, of=TOLL, id="no")]
    links = [Link("shares", by=RADIO, claims=["yes"], targets=["no"])]
    ledger = Ledger(said, links=links)
    before = compare(*said, ledger=ledger).verdict
    echo = said[1].but(source=RADIO, id="echo")
    echoed = ledger.add(echo, repeats("echo", "no"))
    assert before == compare(*said, ledger=echoed).verdict == "conflict"


def test_whoever_repeats_another_through_others_or_other_prints_is_an_echo():
    said = [
        Claim(STATE, TOLL, THREE, utterance="u", id="a"),
        Claim(STATE, TOLL, THREE, utterance="u", via=[WIRE], id="b"),
        *(Claim(RADIO, TOLL, THREE, id=id_) for id_ in "cd"),
    ]
    links = [repeats("c", "b"), repeats("d", "c")]
    assert echoes_of(Lineage.of(Ledger(said, links=links)), ["a"]) == {"c", "d"}


def test_those_in_a_ring_are_no_echoes_of_one_another_but_what_repeats_them_is():
    said = [Claim(id_, TOLL, THREE, id=id_) for id_ in "abc"]
    links = [repeats("a", "b"), repeats("b", "a"), repeats("c", "a")]
    lineage = Lineage.of(Ledger(said, links=links))
    assert echoes_of(lineage, "abc") == {"c"}


def test_who_repeats_a_claim_and_shares_its_material_is_an_echo():
    said = [Claim(id_, TOLL, THREE, id=id_) for id_ in "ab"]
    links = [repeats("a", "b"), Link("shares", by=RADIO, claims=["a"], targets=["b"])]
    assert echoes_of(Lineage.of(Ledger(said, links=links)), "ab") == {"a"}
