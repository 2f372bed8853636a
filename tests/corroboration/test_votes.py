"""Who has a vote on a question and who has none and why, and what a trace tells of each claim."""

import pytest

from provenance.claim import Claim
from provenance.corroboration import Dependence, consensus, trace
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question
from provenance.source import Affiliation, Source

TROOPS = Question("troops", place="Russia", id="troops")
TOLL = Question("blast", measure="killed", moves="final", id="toll")
AFP = Source("afp", kind="outlet")


def said(id_, words, by=None, of=TOLL, **fields):
    return Claim.said(words, by=by or id_, of=of, id=id_, **fields)


def link(relation, one, *targets, **fields):
    return Link(relation, by="desk", claims=[one] if one else [], targets=targets, **fields)


def met(*claims, of=TOLL, on=None, **declared):
    return consensus(Ledger(claims, **declared), of, on=on)


def allowed(vote):
    return [str(one) for one in vote.allowed]


class TestTime:
    def test_who_gave_no_figure_for_the_day_asked_for_has_no_vote(self):
        claims = [said("us", "3,000", of=TROOPS, on="2024-10-10")]
        found = met(*claims, of=TROOPS, on="2024-10-15")
        assert found.votes == ()
        assert [one.reason for one in found.left] == ["is of another time than 15 October 2024"]
        assert len(met(*claims, of=TROOPS, on="2024-10-11").votes) == 1

    def test_what_holds_later_was_not_yet_said(self):
        claims = [
            said("old", "3,000", "us", TROOPS, on="2024-10-10"),
            said("new", "9,000", "us", TROOPS, on="2024-10-24"),
        ]
        assert str(met(*claims, of=TROOPS, on="2024-10-10").value) == "3,000"
        assert str(met(*claims, of=TROOPS).value) == "9,000"

    def test_what_is_undated_is_never_of_a_later_time(self):
        found = met(said("us", "3"), said("kr", "3", on="2024-10-24"), on="2024-10-10")
        assert [str(vote.origin) for vote in found.votes] == ["us"]
        assert [str(vote) for vote in met(said("us", "3"), said("kr", "4")).votes] == [
            "4 (kr)",
            "3 (us)",
        ]


class TestVotes:
    def test_who_draws_on_what_counts_for_another_has_none(self):
        claims = [said("a", "3", "us"), said("b", "3", "kr"), said("c", "5", "kr")]
        found = met(*claims, links=[link("shares", "a", "b")])
        assert [str(vote.origin) for vote in found.votes] == ["kr"]
        assert [(one.claim.id, one.reason) for one in found.left] == [
            ("a", "rests on material that counts for another origin"),
            ("b", "rests on material that counts for another origin"),
        ]

    def test_what_was_taken_back_lends_its_origin_no_vote(self):
        claims = [said("kim", "3"), Claim("us", TOLL, id="us"), said("afp", "4", AFP)]
        links = [link("repeats", "afp", "kim", "us"), link("retracts", "", "kim", reason="error")]
        assert [str(vote) for vote in met(*claims, links=links).votes] == ["4 (us)"]

    def test_what_is_counted_is_a_whole_number(self):
        bounds = said("a", "more than 3"), said("b", "fewer than 5")
        assert met(*bounds).value == Estimate.exactly(4)
        front = Question("front", unit="km", id="front")
        measured = [said("a", "more than 3 km", of=front), said("b", "less than 5 km", of=front)]
        assert met(*measured, of=front).value == Estimate(3, 5, low_open=True, high_open=True)

    def test_an_origin_has_said_one_figure_or_none_in_particular(self):
        (one,) = met(said("a", "7", "us"), said("b", "7", "us")).votes
        (several,) = met(said("a", "at least 7", "us"), said("b", "up to 12", "us")).votes
        assert str(one.said) == "7"
        assert several.said is None
        assert not several.contradicts_itself

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("12", "7"), ["7", "12"]),
            (("1", "0"), ["0", "1"]),
            (("12", "up to 7", "9"), ["up to 7", "9", "12"]),
            (("5 to 9", "7", "20", "8 to 12"), ["between 5 and 12", "20"]),
        ],
    )
    def test_what_cannot_all_be_true_is_told_from_the_least_on(self, words, told):
        claims = [said(f"c{n}", one, "us") for n, one in enumerate(words)]
        (vote,) = met(*claims).votes
        assert vote.contradicts_itself
        assert allowed(vote) == told


class TestTraces:
    def test_exactly_as_many_as_are_told_are_told_without_a_count(self):
        for number, end in ((21, "c19, c20"), (22, "c19, c20 and 1 more")):
            claims = [said(f"c{n:02}", "3", "us", TROOPS) for n in range(number)]
            assert str(trace(Ledger(claims), "c00")).endswith(f"same origin: c01, {SHOWN}{end}")

    def test_prints_of_one_statement_are_no_shared_material_and_those_of_others_are(self):
        prints = [
            said(id_, "3", "us", TROOPS, via=[id_], utterance="briefing") for id_ in ("a", "b")
        ]
        ledger = Ledger([*prints, said("c", "3", "kr", TROOPS)])
        found = trace(ledger, "a")
        assert found.dependence is Dependence.ORIGIN
        assert [(step.relation, step.text) for step in found.steps][2] == (
            "printed also as",
            "b: 3 (us)",
        )
        shared = trace(ledger.add(link("shares", "a", "c")), "a")
        assert shared.dependence is Dependence.SHARED
        assert ("shares with", "c: 3 (kr)") in [(s.relation, s.text) for s in shared.steps]

    def test_what_was_told_above_is_not_told_again_and_ends_nothing(self):
        claims = [said(id_, "3", of=TROOPS) for id_ in "abcd"]
        links = [link("repeats", "a", "b", "c", "d"), link("repeats", "b", "c")]
        found = trace(Ledger(claims, links=links), "a")
        assert [(step.depth, step.relation, step.text, step.claim) for step in found.steps] == [
            (0, "said by", "a: 3", "a"),
            (1, "repeats", "b: 3 (b)", "b"),
            (2, "said by", "b: 3", "b"),
            (3, "repeats", "c: 3 (c)", "c"),
            (4, "said by", "c: 3", "c"),
            (1, "repeats", "c, told above", "c"),
            (1, "repeats", "d: 3 (d)", "d"),
            (2, "said by", "d: 3", "d"),
        ]

    def test_leads_up_to_whom_the_speaker_spoke_for_on_that_day(self):
        envoy = Source(
            "envoy",
            speaks_for=[Affiliation("old", until="2024-06-30"), Affiliation("new", "2024-07-01")],
        )
        for day, principal in (("2024-10-23", "new"), ("2024-05-01", "old")):
            found = trace(Ledger([said("a", "3", envoy, TROOPS, on=day)]), "a")
            last = found.steps[-1]
            assert (last.relation, last.text, last.claim) == ("speaks for", principal, "a")
            assert [str(origin) for origin in found.origins] == [principal]

    def test_a_ring_as_plain_values(self):
        claims = [said(id_, "3", of=TROOPS) for id_ in "ab"]
        links = [link("repeats", "a", "b"), link("repeats", "b", "a")]
        assert trace(Ledger(claims, links=links), "a").to_dict()["cycles"] == [["a", "b"]]


SHOWN = "".join(f"c{n:02}, " for n in range(2, 19))
