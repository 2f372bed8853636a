"""Who was first, who followed, and whose last word counts, as far as the clocks tell."""

import pytest

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.latest import latest
from provenance.corroboration.order import in_turn, leaders_of
from provenance.ledger import Ledger
from provenance.question import Question

TROOPS = Question("troops", id="troops")
DAY = "2024-10-23"
EARLY, LATE = f"2024-10-22/{DAY}", f"{DAY}/2024-10-24"


def spoke(id_, on=None, by="us", **fields):
    return Claim(by, TROOPS, said_on=on, id=id_, **fields)


def ids(claims):
    return "".join(claim.id for claim in claims)


def last(*claims):
    return ids(latest(Judge.of(Ledger(claims)), claims))


class TestInTurn:
    @pytest.mark.parametrize(
        ("days", "order"),
        [
            (("2024-10-25", DAY, "2024-10-24"), "bca"),
            ((None, DAY, "2024-10-24"), "bca"),
            ((f"{DAY} 12:00", f"{DAY} 09:30", f"{DAY} 11:00"), "bca"),
            ((f"{DAY} 12:10", f"{DAY} 12:05", f"{DAY} 11:59"), "cba"),
            (("2024-10", DAY, "2024-10-01"), "cab"),
            ((None, None, None), "abc"),
        ],
    )
    def test_by_day_and_clock_and_the_undated_last(self, days, order):
        claims = [spoke(id_, on) for id_, on in zip("abc", days, strict=True)]
        assert ids(in_turn(claims)) == ids(in_turn(claims[::-1])) == order

    def test_what_is_said_to_follow_does_whatever_its_day(self):
        claims = [spoke("a", DAY, after=["c"]), spoke("b", DAY), spoke("c", "2024-10-30")]
        assert ids(in_turn(claims)) == "bca"
        twice = [spoke("a", DAY, after=["b", "c"]), spoke("b", None), spoke("c", "2024-10-30")]
        assert ids(in_turn(twice)) == "cba"

    def test_those_who_each_follow_the_other_are_told_by_their_days(self):
        ring = [
            spoke("a", "2024-10-25", after=["b"]),
            spoke("b", "2024-10-24", after=["c"]),
            spoke("c", "2024-10-24", after=["a"]),
        ]
        claims = [*ring, spoke("d", "2024-10-30")]
        assert ids(in_turn(claims)) == ids(in_turn(claims[::-1])) == "dbca"

    def test_who_is_not_asked_about_holds_nobody_up(self):
        assert ids(in_turn([spoke("a", DAY, after=["elsewhere"]), spoke("b", None)])) == "ab"


class TestLeaders:
    @pytest.mark.parametrize(
        ("days", "first"),
        [
            ((DAY, "2024-10-24", None), "ac"),
            (("2024-10", DAY, "2024-11-01"), "ab"),
            ((f"{DAY} 12:00", f"{DAY} 11:00", DAY), "bc"),
            ((f"{DAY} 10:00+00:00", f"{DAY} 11:00+02:00", DAY), "bc"),
            ((f"{DAY} 10:00", f"{DAY} 11:00+02:00", f"{DAY} 09:00"), "bc"),
            ((f"{DAY} 10:00+00:00", f"{DAY} 11:00", f"{DAY} 09:00+00:00"), "bc"),
            (("2024-10-24", f"{DAY}/2024-10-24", "2024-10-25"), "ab"),
            # The range is the first of all, and comes before none of them.
            ((f"{DAY} 11:00", f"{DAY} 10:00", EARLY), "bc"),
            ((f"{DAY} 10:00", f"{DAY} 11:00", EARLY), "ac"),
            ((f"{DAY} 10:00Z", f"{DAY} 11:00Z", f"{DAY} 09:00", EARLY), "acd"),
            ((f"{DAY} 10:00", f"{DAY} 11:00", f"{DAY} 09:00Z", EARLY), "acd"),
        ],
    )
    def test_are_those_whom_nobody_is_known_to_precede(self, days, first):
        claims = [spoke(id_, on) for id_, on in zip("abcd", days, strict=False)]
        assert ids(leaders_of(claims)) == first

    def test_who_is_said_to_follow_leads_nobody(self):
        assert ids(leaders_of([spoke("a", DAY, after=["b"]), spoke("b", DAY)])) == "b"
        assert ids(leaders_of([spoke("a", DAY, after=["z"]), spoke("b", DAY)])) == "ab"


class TestLastWords:
    @pytest.mark.parametrize(
        ("days", "left"),
        [
            ((DAY, "2024-10-24", "2024-10-24"), "bc"),
            ((DAY, "2024-10-24", None), "bc"),
            ((f"{DAY} 10:00", f"{DAY} 11:00", DAY), "bc"),
            ((f"{DAY} 11:00", f"{DAY} 10:00", f"{DAY} 09:00"), "a"),
            ((f"{DAY} 10:00+00:00", f"{DAY} 11:00+02:00", f"{DAY} 09:30+00:00"), "a"),
            ((f"{DAY} 10:00", f"{DAY} 11:00+02:00", f"{DAY} 09:30"), "ab"),
            ((f"{DAY} 10:00+00:00", f"{DAY} 09:00", f"{DAY} 09:30+00:00"), "ab"),
            (("2024-10", DAY, "2024-09"), "ab"),
            # The range is the last of all, and comes after none of them.
            ((f"{DAY} 10:00", f"{DAY} 11:00", LATE), "bc"),
            ((f"{DAY} 11:00", f"{DAY} 10:00", LATE), "ac"),
            ((f"{DAY} 10:00Z", f"{DAY} 11:00Z", f"{DAY} 12:00", LATE), "bcd"),
            ((f"{DAY} 10:00", f"{DAY} 11:00", f"{DAY} 12:00Z", LATE), "bcd"),
        ],
    )
    def test_are_those_that_nothing_is_known_to_follow(self, days, left):
        claims = [spoke(id_, on) for id_, on in zip("abcd", days, strict=False)]
        assert last(*claims) == left
        assert sorted(last(*claims[::-1])) == sorted(left)

    def test_said_on_one_day_are_those_that_hold_for_the_last_time(self):
        assert last(spoke("a", DAY, as_of="2024-10-01"), spoke("b", DAY, as_of="2024-10-10")) == "b"
        assert last(spoke("a", DAY, as_of="2024-10-10"), spoke("b", DAY)) == "ab"

    def test_are_of_each_origin_on_each_question(self):
        other = Claim("us", Question("tanks"), said_on="2024-10-20", id="c")
        assert last(spoke("a", DAY), spoke("b", "2024-10-24", by="kr"), other) == "abc"

    def test_follow_what_they_were_declared_to_follow_in_any_print(self):
        prints = [
            spoke("a", DAY, via=["afp"], utterance="first"),
            spoke("b", DAY, via=["ap"], utterance="first"),
            spoke("c", DAY, after=["a"]),
        ]
        assert last(*prints) == "c"
        assert last(*prints[:2]) == "ab"

    def test_do_not_follow_another_print_of_themselves(self):
        prints = [
            spoke("a", DAY, via=["afp"], utterance="first", after=["b"]),
            spoke("b", DAY, via=["ap"], utterance="first"),
            spoke("c", DAY),
        ]
        assert last(*prints) == "abc"

    def test_are_all_left_where_each_is_said_to_follow_the_other(self):
        assert last(spoke("a", DAY, after=["b"]), spoke("b", DAY, after=["a"])) == "ab"
