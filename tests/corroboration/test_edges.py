"""Edges of corroboration: what a part tells, who spoke for whom when, and how ties are told."""

import pytest

from provenance.claim import Claim
from provenance.corroboration import assess, consensus, independent, support
from provenance.corroboration.answers import reach
from provenance.corroboration.assertion import Checked, Standing
from provenance.corroboration.independence import Tie
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.lineage import Origin
from provenance.link import Link
from provenance.question import Question, Within
from provenance.scope import Bearing
from provenance.source import Affiliation, Source

RUSSIA = Question("troops", place="Russia", id="russia")
KURSK = RUSSIA.but(place="Kursk", id="kursk")
NESTED = [Within("Kursk", "Russia")]
AFP, AP = (Source(id_, kind="outlet") for id_ in ("afp", "ap"))
NEW = Source("new", name="New")
# Who spoke for an old ministry, and since July 2024 for a new one.
ENVOY = Source(
    "envoy",
    name="Envoy",
    speaks_for=[Affiliation("old", until="2024-06-30"), Affiliation("new", since="2024-07-01")],
)
MATE = Source("mate", speaks_for=NEW)


def said(id_, words="3,000", by=None, of=RUSSIA, on="2024-10-23", **fields):
    return Claim.said(words, by=by or id_, of=of, on=on, id=id_, **fields)


def link(relation, one, *targets, **fields):
    return Link(relation, by="desk", claims=[one], targets=targets, **fields)


class TestParts:
    @pytest.mark.parametrize(
        ("figure", "backs"),
        [
            (Estimate.exactly(1), True),
            (Estimate.more_than(0), True),
            (Estimate.at_least(0), False),
            (Estimate.between(0, 5), False),
            (Estimate.at_most(5), False),
        ],
    )
    def test_a_part_backs_the_whole_where_it_is_some(self, figure, backs):
        part = Claim("us", KURSK, figure, said_on="2024-10-23", id="a")
        ledger = Ledger([part], wholes=NESTED, questions=[RUSSIA])
        assert support(ledger, "russia").counts == (int(backs), 0, 0)

    def test_a_part_below_nothing_backs_no_whole(self):
        debts = KURSK.but(unit="usd"), RUSSIA.but(unit="usd", id="whole")
        part = Claim("us", debts[0], Estimate(-5, -3), said_on="2024-10-23", id="a")
        ledger = Ledger([part], wholes=NESTED, questions=debts[1:])
        assert support(ledger, "whole").counts == (0, 0, 0)

    def test_none_in_a_part_is_no_denial_of_the_whole_and_no_vote_on_it(self):
        none = Claim.denied(by="us", of=KURSK, on="2024-10-23", id="no")
        ledger = Ledger([none], wholes=NESTED, questions=[RUSSIA])
        assert support(ledger, "russia").dissents == ()
        met = consensus(ledger, "russia")
        assert met.votes == ()
        assert [one.reason for one in met.left] == ["gives no figure"]

    def test_who_denies_a_figure_of_the_whole_denies_nothing_of_a_part(self):
        denial = Claim("us", RUSSIA, Estimate.exactly(9), stance="denies", id="no")
        ledger = Ledger([denial], wholes=NESTED, questions=[KURSK])
        assert support(ledger, "kursk").dissents == ()
        assert [claim.id for claim in support(ledger, "russia").dissents] == ["no"]

    def test_who_denies_a_figure_does_not_say_that_it_is_none(self):
        denial = Claim("us", RUSSIA, Estimate.exactly(9), stance="denies", id="no")
        met = consensus(Ledger([denial, said("a")]), "russia")
        assert [str(vote) for vote in met.votes] == ["3,000 (a)"]
        assert [(one.claim.id, one.reason) for one in met.left] == [
            ("no", "gives no figure that binds the value asked for")
        ]

    def test_who_says_that_the_figure_is_unknown_has_no_vote(self):
        unknown = Claim("us", RUSSIA, Estimate.unknown(), said_on="2024-10-23", id="none")
        met = consensus(Ledger([unknown, said("a")]), "russia")
        assert [(one.claim.id, one.reason) for one in met.left] == [("none", "gives no figure")]

    def test_what_a_part_binds_is_told_without_the_words_said_of_the_part(self):
        bound = reach(Estimate.parse("3,000 to 4,000"), Bearing.NO_MORE)
        assert (str(bound), bound.words) == ("at least 3,000", "")


class TestAssertions:
    def test_a_contradiction_weighs_more_than_what_bears_a_figure_out(self):
        link_ = link("confirms", "a", "source:us")
        for order in (("3,000", "9,000"), ("9,000", "3,000")):
            both = [said(f"us{n}", words, by="us") for n, words in enumerate(order)]
            (found,) = assess(Ledger([said("a"), *both], links=[link_]), link_).checked
            assert found.standing is Standing.CONTRADICTED
            assert str(found.found.estimate) == "9,000"

    def test_what_bears_it_out_weighs_more_than_what_merely_allows_it(self):
        link_ = link("confirms", "a", "source:us")
        both = [said("us1", "up to 9,000", by="us"), said("us2", "3,000", by="us")]
        (found,) = assess(Ledger([said("a"), *both], links=[link_]), link_).checked
        assert found.standing is Standing.BORNE_OUT
        assert found.found.id == "us2"

    @pytest.mark.parametrize(
        ("target", "outcome"), [("new", "supported"), ("old", "not supported")]
    )
    def test_a_target_answers_for_who_spoke_for_it_on_that_day(self, target, outcome):
        link_ = link("confirms", "a", f"source:{target}")
        ledger = Ledger(
            [said("a"), said("b", by=ENVOY)], links=[link_], sources=[NEW, Source("old")]
        )
        assert assess(ledger, link_).outcome.value == outcome

    def test_without_a_figure_nothing_is_known_to_depend(self):
        assert Checked(said("a"), "us", Standing.NO_FIGURE).independent is True


class TestTies:
    def test_are_told_by_what_is_shared_or_by_the_way_alone(self):
        us = Origin(("us",), ("United States",))
        assert str(Tie(("a", "b"), (us,), ("x", "y"), ())) == (
            "shared origin: United States, by way of x - y"
        )
        assert str(Tie(("a", "b"), (), ("x", "y"), ())) == "joined, by way of x - y"

    def test_name_all_whose_lineage_is_unknown(self):
        pool = Origin(("afp", "ap"), ("AFP", "AP"), known=False)
        dpa = Origin(("dpa",), ("DPA",), known=False)
        assert str(Tie(("a", "b"), (), (), (pool, dpa))) == (
            "no shared origin known, but what comes by way of AFP with AP and DPA may be anyone's"
        )

    def test_as_plain_values(self):
        ledger = Ledger([said("a", by=AFP), said("b", by=AP)], links=[link("shares", "a", "b")])
        assert independent(ledger, "a", "b").to_dict() == {
            "claims": ["a", "b"],
            "known": True,
            "shared": ["unknown, by way of afp with ap"],
            "path": ["afp", "ap"],
            "unknown": ["unknown, by way of afp with ap"],
        }

    def test_what_is_shared_is_only_known_where_both_sides_know_it(self):
        (shared,) = independent(
            Ledger([said("a", by=AFP), said("b", by=AP)], links=[link("repeats", "a", "b")]),
            "a",
            "b",
        ).shared
        assert not shared.known
        (known,) = independent(Ledger([said("a", by="us"), said("b", by="us")]), "a", "b").shared
        assert known.known
        assert known.ids == ("us",)

    def test_several_unknown_lineages_are_told_in_order_of_their_names(self):
        ledger = Ledger([said("a", by=AP), said("b", by=AFP)])
        assert independent(ledger, "a", "b").to_dict()["unknown"] == [
            "unknown, by way of afp",
            "unknown, by way of ap",
        ]

    def test_lead_through_the_nearest_claim_that_both_rest_on(self):
        # Both rest on "far" through "near", and on "near" itself; b is one step farther off.
        claims = [said(id_) for id_ in ("a", "b", "zmid", "near", "afar")]
        links = [
            link("repeats", "a", "near"),
            link("repeats", "zmid", "near"),
            link("repeats", "b", "zmid"),
            link("repeats", "near", "afar"),
        ]
        ledger = Ledger(claims, links=links)
        assert independent(ledger, "a", "b").path == ("a", "near", "zmid", "b")
        assert independent(ledger, "b", "a").path == ("b", "zmid", "near", "a")
        assert independent(ledger, "a", "zmid").path == ("a", "near", "zmid")
        assert independent(ledger, "b", "afar").path == ("b", "zmid", "near", "afar")
        assert independent(ledger, "afar", "b").path == ("afar", "near", "zmid", "b")

    def test_take_the_shorter_of_two_ways(self):
        claims = [said(id_) for id_ in ("a", "b", "aside", "c", "hub")]
        links = [
            link("repeats", "a", "hub"),
            link("repeats", "b", "hub"),
            link("repeats", "a", "aside"),
            link("repeats", "c", "aside"),
            link("repeats", "b", "c"),
        ]
        assert independent(Ledger(claims, links=links), "a", "b").path == ("a", "hub", "b")

    def test_lead_up_to_whom_the_speaker_spoke_for_on_that_day(self):
        ledger = Ledger([said("a", by=ENVOY), said("b", by=MATE)])
        assert independent(ledger, "a", "b").path == ("Envoy", "New", "mate")
        assert independent(ledger, "b", "a").path == ("mate", "New", "Envoy")
        early = Ledger([said("a", by=ENVOY, on="2024-05-01"), said("b", by=MATE)])
        assert not independent(early, "a", "b").is_known

    def test_meet_at_the_first_who_stands_above_both(self):
        state = Source("state", name="State")
        ministry = Source("ministry", name="Ministry", speaks_for=state)
        office = Source("office", name="Office", speaks_for=ministry)
        other = Source("other", name="Other", speaks_for=ministry)
        ledger = Ledger([said("a", by=office), said("b", by=other), said("c", by=state)])
        assert independent(ledger, "a", "b").path == ("Office", "Ministry", "Other")
        assert independent(ledger, "a", "c").path == ("Office", "Ministry", "State")
        assert independent(ledger, "c", "a").path == ("State", "Ministry", "Office")
