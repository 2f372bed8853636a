"""Who stands for a figure and who against it, in print and out of it, and what was taken back."""

import pytest

from provenance.claim import Claim
from provenance.corroboration import credibility, reliability_of, sensitivity, support
from provenance.corroboration.origins import origins_of
from provenance.corroboration.sweep import meetings, most_meetings, stretches
from provenance.errors import LedgerError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.link import Link
from provenance.question import Question
from provenance.source import Affiliation, Source

TOLL = Question("blast", measure="killed", moves="final", id="toll")
AFP, AP, BBC, DPA = (Source(id_, kind="outlet") for id_ in ("afp", "ap", "bbc", "dpa"))


def said(id_, words, by=None, **fields):
    return Claim.said(words, by=by or id_, of=TOLL, id=id_, **fields)


def link(relation, one, *targets, **fields):
    return Link(relation, by="desk", claims=[one] if one else [], targets=targets, **fields)


def ids(claims):
    return [claim.id for claim in claims]


class TestEchoes:
    LEDGER = Ledger(
        [
            said("kim", "3"),
            said("us", "9"),
            said("afp", "3", AFP),
            said("ap", "9", AP),
            said("bbc", "9", BBC),
            said("dpa", "3", DPA),
        ],
        links=[
            link("repeats", "afp", "kim"),
            link("repeats", "ap", "kim"),
            link("repeats", "bbc", "us"),
            link("repeats", "dpa", "us"),
        ],
    )

    @pytest.mark.parametrize(
        ("asked", "backing", "dissents"),
        [
            # Whoever repeats a statement stands with it, whatever figure he prints.
            ("kim", ["afp", "ap", "kim"], ["bbc", "us"]),
            ("us", ["bbc", "dpa", "us"], ["afp", "kim"]),
        ],
    )
    def test_stand_with_whom_they_repeat(self, asked, backing, dissents):
        found = support(self.LEDGER, asked)
        assert sorted(ids(found.claims)) == backing
        assert sorted(ids(found.dissents)) == dissents
        assert found.counts == (1, 2, 0)
        assert len(found.dissenting) == 1
        assert [one.ids for one in found.comparisons] == [
            (asked, "us" if asked == "kim" else "kim")
        ]

    def test_bring_a_figure_of_their_own_where_what_they_repeat_has_none(self):
        plain = Claim("kim", TOLL, id="kim")
        ledger = Ledger(
            [plain, said("afp", "3", AFP), said("us", "3")], links=[link("repeats", "afp", "kim")]
        )
        found = support(ledger, "afp")
        assert ids(found.claims) == ["afp", "kim", "us"]
        assert found.counts == (2, 1, 0)
        assert [(one.ids, one.verdict.value) for one in support(ledger, "us").comparisons] == [
            (("us", "afp"), "agree"),
            (("us", "kim"), "cannot_judge"),
        ]

    def test_that_say_no_figure_are_silent(self):
        mute = Claim(AFP, TOLL, id="afp")
        ledger = Ledger([said("kim", "3"), mute], links=[link("repeats", "afp", "kim")])
        assert support(ledger, "kim").comparisons == ()


class TestTakenBack:
    def test_a_figure_that_was_taken_back_backs_nothing_not_even_itself(self):
        back = link("retracts", "", "kim", reason="error")
        ledger = Ledger([said("kim", "3"), said("us", "3")], links=[back])
        found = support(ledger, "kim")
        assert (ids(found.claims), ids(found.withdrawn)) == (["us"], ["kim"])
        assert support(ledger, "us").counts == (1, 0, 0)

    def test_who_is_unsure_backs_nothing_not_even_himself(self):
        unsure = Claim("kim", TOLL, stance="unsure", id="kim")
        found = support(Ledger([unsure, said("us", "3")]), "kim")
        assert (found.counts, ids(found.undecided)) == ((0, 0, 0), ["kim"])

    @pytest.mark.parametrize(
        ("early", "late", "backers", "change"),
        [
            (None, None, ["us"], "correction"),
            (None, "2024-10-02", ["us"], "correction"),
            ("2024-10-01", None, ["us"], "correction"),
            ("2024-10-01", "2024-10-02", ["kim", "us"], "update"),
            ("2024-10-02", "2024-10-02", ["us"], "correction"),
        ],
    )
    def test_what_was_corrected_is_held_no_longer_and_what_was_updated_is(
        self, early, late, backers, change
    ):
        claims = [
            said("old", "16", "kim", on=early),
            said("new", "29", "kim", on=late, after=["old"]),
            said("us", "16"),
        ]
        found = support(Ledger(claims), "old")
        assert [str(origin) for origin in found.origins] == backers
        assert [(one.ids, one.change) for one in found.revisions] == [(("old", "new"), change)]

    def test_an_id_that_nobody_has_is_named(self):
        with pytest.raises(LedgerError) as caught:
            support(Ledger([said("kim", "3")]), "lee")
        assert str(caught.value) == "no question or claim has the id 'lee'"
        assert caught.value.value == "lee"


class TestSupport:
    def test_who_rests_on_two_origins_stands_under_both_with_the_way_to_each(self):
        ledger = Ledger(
            [said("kim", "3"), said("us", "3"), said("afp", "3", AFP)],
            links=[link("repeats", "afp", "kim", "us")],
        )
        found = support(ledger, "toll")
        assert [(str(one.origin), one.paths) for one in found.backings] == [
            ("kim", (("afp", "kim"), ("kim",))),
            ("us", (("afp", "us"), ("us",))),
        ]
        assert ids(found.claims) == ["afp", "kim", "us"]

    def test_pools_with_a_member_in_common_are_one_origin_for_all_their_claims(self):
        claims = [
            said("a", "3", "kr"),
            said("b", "3", "us"),
            said("c", "5", "kr"),
            said("d", "5", "un"),
        ]
        found = support(Ledger(claims, links=[link("shares", *p) for p in ("ab", "cd")]), "toll")
        assert [(str(one.origin), ids(one.claims)) for one in found.backings] == [
            ("kr with un with us", ["a", "b", "c", "d"])
        ]
        assert {turn.independent for turn in found.turns} == {True, False}

    def test_a_pool_stands_beside_an_origin_of_one(self):
        claims = [said("a", "3", "us"), said("b", "3", "kr"), said("c", "3", "un")]
        found = support(Ledger(claims, links=[link("shares", "a", "b")]), "toll")
        assert [str(origin) for origin in found.origins] == ["kr with us", "un"]

    def test_a_ring_on_the_way_ties_those_who_speak_in_it(self):
        # The ring of the us and kr rests on the un; whoever draws on kr is tied to the us by it.
        claims = [
            said("a", "3", "us"),
            said("b", "3", "kr"),
            said("c", "3", "un"),
            said("d", "5", "kr"),
            said("e", "5", "jp"),
            said("f", "7", "us"),
        ]
        ring = [link("repeats", "a", "b", "c"), link("repeats", "b", "a")]
        tied = Ledger(claims, links=[*ring, link("shares", "d", "e")])
        assert [str(origin) for origin in support(tied, "toll").origins] == ["un", "us"]

    def test_what_has_no_ground_has_no_end(self):
        claims = [said("a", "3", "us"), said("e", "3", "afp"), said("k", "3", "kr")]
        links = [link("repeats", "e", "a"), link("retracts", "", "a", reason="error")]
        lineage = Lineage.of(Ledger(claims, links=links))
        found = origins_of(lineage, claims[1:], {"a"})
        assert (found.ends(claims[1]), found.behind(claims[1])) == ((), ())
        assert [str(origin) for origin in found.behind(claims[2])] == ["kr"]

    def test_every_outlet_is_named_in_its_account(self):
        ledger = Ledger([said("a", "3", "kim", via=[AP]), said("b", "3", "kim", via=[AFP])])
        found = support(ledger, "toll")
        assert found.outlets == ("afp", "ap")
        assert "  printed by afp, ap" in found.account().splitlines()

    def test_who_prints_last_is_an_outlet_unless_he_speaks_for_the_same_on_that_day(self):
        office = Source("office", kind="office", speaks_for="new")
        envoy = Source(
            "envoy",
            speaks_for=[Affiliation("old", until="2024-06-30"), Affiliation("new", "2024-07-01")],
        )
        for day, outlets in (("2024-10-23", ()), ("2024-05-01", ("office",))):
            claims = [said("a", "3", envoy, via=[office], on=day)]
            assert support(Ledger(claims), "toll").outlets == outlets
            back = [said("a", "3", office, via=[envoy], on=day)]
            assert support(Ledger(back), "toll").outlets == (("envoy",) if outlets else ())
        through = [said("a", "3", office, via=[envoy, "yonhap"], on="2024-10-23")]
        assert support(Ledger(through), "toll").outlets == ("yonhap",)


class TestCredibility:
    def test_the_support_it_rests_on_comes_with_it(self):
        ledger = Ledger([said("kim", "3"), said("us", "3")])
        assert credibility(ledger, "kim").support == support(ledger, "kim")

    def test_several_who_allow_it_leave_room_and_several_unknown_lend_no_weight(self):
        claims = [
            said("kim", "30"),
            said("us", "at least 7"),
            said("un", "at least 8"),
            said("afp", "30", AFP),
            said("ap", "30", AP),
        ]
        assert credibility(Ledger(claims), "kim").derivation == (
            "one origin says so (kim)",
            "none contradicts it",
            "un and us leave room for it",
            "2 of unknown lineage lend no weight",
        )

    def test_what_was_taken_back_leaves_no_room_for_what_repeats_it(self):
        claims = [said("kim", "30"), said("us", "at least 7"), said("afp", "at least 7", AFP)]
        links = [link("repeats", "afp", "us"), link("retracts", "", "us", reason="error")]
        told = credibility(Ledger(claims, links=links), "kim").derivation
        assert not any("room" in one for one in told)
        # What rests on another besides has the ground of that one alone.
        links[0] = link("repeats", "afp", "us", "un")
        both = Ledger([*claims, Claim("un", TOLL, id="un")], links=links)
        assert "un leaves room for it" in credibility(both, "kim").derivation
        assert any("room" in one for one in credibility(Ledger(claims[:2]), "kim").derivation)

    def test_who_leaves_room_is_told_at_the_level_asked_for(self):
        minister = Source("minister", kind="person", speaks_for="ministry")
        envoy = Source("envoy", kind="person", speaks_for="ministry")
        ledger = Ledger([said("a", "30", minister), said("b", "at least 7", envoy)])
        told = credibility(ledger, "a", level="speaker").derivation
        assert told == (
            "one origin says so (minister)",
            "none contradicts it",
            "envoy leaves room for it",
        )

    def test_a_speaker_is_as_reliable_as_whom_he_spoke_for_on_that_day(self):
        old = Source("old", reliability="D")
        new = Source("new", reliability="B")
        envoy = Source(
            "envoy",
            speaks_for=[Affiliation(old, until="2024-06-30"), Affiliation(new, "2024-07-01")],
        )
        for day, grade in (("2024-10-23", "B"), ("2024-05-01", "D")):
            chain = reliability_of(Lineage(), said("a", "3", envoy, on=day))
            assert (chain.reliability, chain.at_best, chain.weakest) == (grade, grade, "envoy")
            assert chain.unjudged == ()


class TestSensitivity:
    def test_of_a_figure_has_no_consensus(self):
        ledger = Ledger([said("kim", "3"), said("us", "3")])
        assert sensitivity(ledger, "kim").to_dict() == {
            "backed": "corroborated",
            "verdict": [{"size": 1, "of": ["kim", "us"]}],
            "consensus": None,
            "value": [],
        }

    @pytest.mark.parametrize("names", ["abcx", "xbca", "kuwt", "mnop", "zyxw", "qrst", "ghij"])
    def test_takes_the_fewest_of_those_whose_loss_draws_level(self, names):
        # Without one of the two who say 5, as many allow 1 or 2 as 5.
        words = ("1 to 10", "5", "5", "1 to 2")
        claims = [said(by, one) for by, one in zip(names, words, strict=True)]
        (removal,) = sensitivity(Ledger(claims), "toll").value
        assert removal.size == 1
        assert sorted(one.ids[0] for one in removal.origins) == sorted(names[1:3])


class TestSweep:
    def test_an_open_end_reaches_beyond_all_numbers(self):
        below, debts = Estimate(None, 5), Estimate(-5, -3)
        assert [one.value for one in most_meetings([[below], [debts]])] == [debts]
        assert [one.value for one in most_meetings([[Estimate(-9, None)], [debts]])] == [debts]
        both = most_meetings([[Estimate.at_most(5)], [Estimate.at_most(3)]])
        assert [one.value for one in both] == [Estimate.at_most(3)]
        either = meetings([[Estimate.at_least(5)], [Estimate.at_least(3)]])
        assert [one.value for one in either] == [Estimate.at_least(5)]
        assert set(stretches([[below], [debts]])) == {
            frozenset(),
            frozenset({0}),
            frozenset({0, 1}),
        }

    def test_ends_that_are_open_stay_open(self):
        inside = Estimate(2, 5, low_open=True, high_open=True)
        (found,) = most_meetings([[inside], [Estimate.between(0, 9)]])
        assert found.value == inside
        assert [one.members for one in meetings([[inside], [Estimate.exactly(5)]])] == [(0,), (1,)]
        assert [one.members for one in meetings([[inside], [Estimate.exactly(2)]])] == [(1,), (0,)]
