"""Odd cases of the rules: what is undated, denied, open at an end, or declared in a ring."""

# ruff: noqa: ARG001 - what a rule takes decides what it is shown

from decimal import Decimal

import pytest

from provenance.checking import check
from provenance.claim import Claim
from provenance.comparison import Judge, compare
from provenance.dates import Window
from provenance.errors import RuleError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Moves, Question, Sum, Within
from provenance.rules import Found, Looks, built_in, conflict, rule, self_contradiction
from provenance.rules.contested import contested_pairs
from provenance.rules.topic import topics_in
from provenance.source import Affiliation, Source
from provenance.verdict import Verdict

TROOPS = Question("troops", place="Russia", unit="persons")
EXPECTED = TROOPS.but(status="expected")
KILLED = Question("the siege", measure="killed", moves="running_total")
LOST = Question("the army", measure="casualties")
NESTED = [Within("Kursk", "Russia")]
RULES = {one.id: one for one in built_in()}
Said = Claim


def said(id_, words, of=TROOPS, by=None, on="2024-10-23", **fields):
    return Claim.said(words, by=by or id_, of=of, on=on, id=id_, **fields)


def findings(name, *claims, policy=None, options=None, **declared):
    rules = [RULES[name].but(**(options or {}))]
    return check(Ledger(claims, **declared), rules, policy=policy).findings


def found(name, *claims, **fields):
    return [one.claims for one in findings(name, *claims, **fields)]


def topics(*claims, **declared):
    groups = topics_in(Judge.of(Ledger(claims, **declared)))
    return sorted("".join(sorted(claim.id for claim in topic.claims)) for topic in groups)


class TestTopics:
    def test_two_utterances_have_nothing_to_do_with_one_another(self):
        tanks = Question("tanks")
        apart = said("a", "3", utterance="first"), said("b", "3", tanks, utterance="second")
        assert topics(*apart) == ["a", "b"]
        assert topics(*apart, said("c", "3", tanks, utterance="first")) == ["abc"]

    @pytest.mark.parametrize(
        ("one", "other", "together"),
        [
            ({"unit": "km"}, {"unit": "km2"}, False),
            ({"unit": "km"}, {}, True),
            ({"measure": "captured"}, {}, True),
            ({"measure": "captured"}, {"measure": "killed"}, False),
            ({"place": "Kursk"}, {}, True),
            ({"place": "Kursk"}, {"unit": "km"}, False),
        ],
    )
    def test_hold_what_leaves_a_field_out_and_not_what_fills_it_otherwise(
        self, one, other, together
    ):
        claims = (
            said("a", "3", Question("front", **one)),
            said("b", "3", Question("front", **other)),
        )
        assert (topics(*claims) == ["ab"]) is together

    def test_of_parts_declared_in_a_ring_end(self):
        ring = [Within("Kursk", "Russia"), Within("Russia", "Kursk")]
        claims = said("k", "9,000", TROOPS.but(place="Kursk")), said("r", "3,000")
        assert topics(*claims, wholes=ring) == ["kr"]
        ring.append(Within("Sudzha", "Kursk"))
        inside = said("s", "9,000", TROOPS.but(place="Sudzha"))
        for topic in topics_in(Judge.of(Ledger([inside], wholes=ring))):
            assert set(topic.ledger.wholes) == set(ring)

    def test_come_in_order_of_their_questions(self):
        claims = [said(id_, "3", Question(id_)) for id_ in ("tanks", "guns", "planes")]
        judge = Judge.of(Ledger(claims))
        assert [topic.claims[0].id for topic in topics_in(judge)] == ["guns", "planes", "tanks"]

    def test_of_a_question_without_claims_nothing_is_contested(self):
        assert list(contested_pairs(Judge.of(Ledger([said("a", "3")])), Question("tanks"))) == []


class TestPairs:
    def test_two_figures_that_nobody_said_are_in_conflict_and_nothing_else(self):
        comparison = compare(Estimate.exactly(3000), Estimate.exactly(9000))
        assert conflict(comparison).reason == comparison.reason
        assert self_contradiction(comparison) is None

    def test_what_is_found_is_the_same_before_and_after_it_is_told(self):
        comparison = compare(said("a", "3,000"), said("b", "9,000"))
        (lazy,) = RULES["conflict"].find(comparison)
        assert lazy == Found(
            "3,000 (a) and 9,000 (b) exclude each other by 6,000 (66.7 %)",
            numbers={"first": "3,000", "second": "9,000", "gap": 6000},
        )

    def test_two_who_share_their_material_contradict_themselves(self):
        link = Link("shares", by="desk", claims=["b"], targets=["a"])
        claims = said("a", "3,000", by="kim"), said("b", "9,000", by="lee")
        assert found("conflict", *claims) == [("a", "b")]
        assert found("self-contradiction", *claims, links=[link]) == [("a", "b")]
        assert found("conflict", *claims, links=[link]) == []

    def test_of_unknown_lineage_the_speaker_tells(self):
        some = Source("officials", kind="unnamed")
        one = Source(
            "official",
            kind="unnamed",
            speaks_for=[
                Affiliation("us", until="2024-06-30"),
                Affiliation("officials", "2024-07-01"),
            ],
        )
        for pair in ((some, one), (one, some), (some, some)):
            claims = [
                said(id_, w, by=by) for id_, w, by in zip("ab", ("3", "9"), pair, strict=True)
            ]
            assert found("self-contradiction", *claims) == [("a", "b")]
            assert found("conflict", *claims) == []
        early = [
            said("a", "3", by=some, on="2024-05-01"),
            said("b", "9", by=one, on="2024-05-01"),
        ]
        assert found("conflict", *early) == [("a", "b")]


def named_otherwise(claim: "Said"):
    return "seen"


def of_several(claims: list[Claim]):
    return f"{len(claims)} claims"


class TestRules:
    def test_several_things_may_be_changed_at_once(self):
        for changes in (
            {"enabled": False, "severity": "error", "hint": "so"},
            {"severity": "error", "hint": "so", "enabled": False},
        ):
            changed = conflict.but(**changes, at_least=3)
            assert (changed.enabled, changed.severity, changed.hint) == (False, "error", "so")
            assert changed.options["at_least"] == 3

    def test_are_shown_what_their_parameter_is_by_any_name(self):
        assert rule("r")(named_otherwise).looks is Looks.CLAIM
        assert rule("r")(of_several).looks is Looks.CLAIMS

    def test_have_no_hint_and_no_bounds_unless_they_are_given(self):
        made = rule("r")(named_otherwise)
        assert (made.hint, made.verdicts, made.moves) == ("", None, None)
        assert made.severity == "warning"

    def test_may_look_at_some_comparisons_or_series_alone(self):
        def of_two(comparison):
            return "seen"

        def over_time(series):
            return "seen"

        bound = rule("r", verdicts=["agree", "conflict"], hint="so")(of_two)
        assert bound.verdicts == {Verdict.AGREE, Verdict.CONFLICT}
        assert bound.hint == "so"
        assert rule("r", moves=["level"])(over_time).moves == {Moves.LEVEL}

    def test_that_look_at_no_series_cannot_be_bound_to_some(self):
        with pytest.raises(RuleError) as caught:
            rule("r", moves=("level",))(named_otherwise)
        assert str(caught.value) == "rule 'r' looks at one claim, not at a series"
        assert caught.value.value == ("level",)


class TestScope:
    def test_two_questions_are_enough(self):
        (finding,) = findings(
            "scope-missing", said("a", "3,000", TROOPS.but(place="")), said("b", "3,000")
        )
        assert finding.reason == (
            "place is missing for troops, so it cannot be held against troops in Russia"
        )


class TestOutliers:
    def crowd(self, of=TROOPS, words="3,000 to 3,100", **fields):
        return [said(f"s{number}{of.status}", words, of, **fields) for number in range(3)]

    def test_a_question_with_too_few_does_not_end_the_search(self):
        few = said("a", "7", TROOPS.but(status="actual"))
        crowd = [*self.crowd(EXPECTED), said("odd", "12,000", EXPECTED)]
        assert [one[0] for one in found("outlier", few, *crowd)] == ["odd"]
        same = [said(f"a{n}", "7", by="a") for n in range(4)]
        assert [one[0] for one in found("outlier", *same, *crowd)] == ["odd"]
        wavering = [said(f"a{n}", f"{n + 7}", by="a") for n in range(4)]
        assert [one[0] for one in found("outlier", *wavering, *crowd)] == ["odd"]
        agreed = [said(f"a{n}", "7") for n in range(4)]
        assert [one[0] for one in found("outlier", *agreed, *crowd)] == ["odd"]

    def test_among_none_nobody_stands_alone(self):
        alone = said("a", "7")
        assert findings("outlier", alone, options={"origins": 1}) == ()
        again = said("a2", "9", by="a", on="2024-10-24")
        assert findings("outlier", alone, again, options={"origins": 1}) == ()
        pair = found("outlier", alone, said("b", "9"), options={"origins": 1})
        assert pair == [("a", "b"), ("b", "a")]

    def test_who_gives_no_figure_takes_no_part(self):
        unknown = Claim("un", TROOPS, Estimate.unknown(), said_on="2024-10-23", id="un")
        crowd = [*self.crowd(), said("odd", "12,000")]
        assert found("outlier", unknown, *crowd) == found("outlier", *crowd)
        assert found("outlier", unknown, *crowd[1:]) == []

    def test_what_starts_first_may_end_last(self):
        long = said("s0", "3,000", as_of="2024-10")
        days = [said(f"s{day}", "3,000", on=f"2024-10-{day}") for day in ("02", "24")]
        odd = said("odd", "12,000", on="2024-10-25")
        assert found("outlier", long, *days, odd) == []
        assert found("outlier", long, days[1], said("s3", "3,000", on="2024-10-24"), odd) == [
            ("odd", "s0", "s24", "s3")
        ]

    @pytest.mark.parametrize("moves", ["running_total", "change"])
    def test_what_grows_from_day_to_day_is_held_against_its_own_day_alone(self, moves):
        grows = TROOPS.but(moves=moves)
        crowd = self.crowd(grows, "930 to 950", on="2024-10-24")
        assert found("outlier", *crowd, said("odd", "906", grows)) == []
        assert len(found("outlier", *crowd, said("odd", "906", grows, on="2024-10-24"))) == 1
        assert len(found("outlier", *crowd, said("odd", "906", grows, as_of="2024-10-24"))) == 1
        assert found("outlier", *crowd, said("odd", "906", grows, as_of="2024-10")) == []

    def test_what_is_expected_for_another_day_is_another_figure(self):
        crowd = self.crowd(EXPECTED, target="2024-11")
        far, like = "2025-12", "2024-11"
        assert found("outlier", *crowd, said("odd", "12,000", EXPECTED, target=far)) == []
        assert found("outlier", *crowd, said("odd", "12,000", EXPECTED)) == []
        assert len(found("outlier", *crowd, said("odd", "12,000", EXPECTED, target=like))) == 1

    def test_what_is_counted_has_no_value_between_two_whole_numbers(self):
        crowd = self.crowd(words="fewer than 4")
        assert len(found("outlier", *crowd, said("odd", "more than 3"))) == 1
        far = TROOPS.but(unit="km")
        measured = self.crowd(far, words="less than 4 km")
        assert found("outlier", *measured, said("odd", "more than 3 km", far)) == []


class TestSeries:
    def test_a_fall_of_the_threshold_is_told(self):
        fell = said("a1", "1,000", KILLED, "a"), said("a2", "900", KILLED, "a", "2024-10-24")
        for share, count in (("0.1", 1), ("0.11", 0)):
            options = {"at_least_share": Decimal(share)}
            assert len(found("running-total-fell", *fell, options=options)) == count

    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [(1, 0, True), (0, 0, False), (0, 1, False), (2, 1, True), (1, 1, False)],
    )
    def test_a_floor_that_is_lowered_to_nothing_is_lowered(self, before, after, told):
        floors = [
            Claim("a", KILLED, Estimate.at_least(low), said_on=f"2024-10-2{day}", id=f"a{day}")
            for day, low in ((3, before), (4, after))
        ]
        assert found("floor-lowered", *floors) == [("a3", "a4")] * told

    def test_floors_that_are_expected_may_be_lowered(self):
        wanted = KILLED.but(status="expected")
        floors = said("a", "900+", wanted, "a"), said("b", "800+", wanted, "a", "2024-10-24")
        assert found("floor-lowered", *floors) == []
        assert found("running-total-fell", *floors) == []

    @pytest.mark.parametrize("as_of", [Window.since("2024-10-24"), Window.until("2024-10-24")])
    def test_what_was_added_in_an_open_time_is_held_against_nothing(self, as_of):
        claims = [
            said("t1", "100", KILLED, by="a"),
            said("t2", "180", KILLED, by="a", on="2024-10-24"),
            said("new", "9", KILLED.but(moves="change"), by="a", on="2024-10-24", as_of=as_of),
        ]
        assert check(Ledger(claims), [RULES["daily-not-the-change"]]).findings == ()


class TestSums:
    SUMS = (Sum("casualties", ["dead", "hurt"]),)

    def given(self, whole, dead, hurt, **fields):
        return [
            said("w", whole, LOST, by="a", **fields),
            said("d", dead, LOST.but(measure="dead"), by="a"),
            said("h", hurt, LOST.but(measure="hurt"), by="a"),
        ]

    def test_what_is_measured_is_rounded_and_what_is_counted_is_not(self):
        front = Question("front", unit="km")
        line = [
            said(name or "whole", words, front.but(place=name or "all"), by="a")
            for name, words in (("", "10 km"), ("east", "6 km"), ("west", "6 km"))
        ]
        sums = [Sum("all", ["east", "west"])]
        assert findings("parts-do-not-add-up", *line, sums=sums) == ()
        counted = self.given("10", "6", "6")
        assert found("parts-do-not-add-up", *counted, sums=self.SUMS) == [("w", "d", "h")]

    def test_a_whole_that_is_denied_has_no_parts(self):
        whole, *parts = self.given("1,000", "400", "900")
        assert found("parts-do-not-add-up", whole, *parts, sums=self.SUMS) == [("w", "d", "h")]
        denied = whole.but(stance="denies")
        assert findings("parts-do-not-add-up", denied, *parts, sums=self.SUMS) == ()

    @pytest.mark.parametrize("undated", ["whole", "parts"])
    def test_of_a_time_unknown_and_of_a_day_are_not_added(self, undated):
        claims = self.given("1,000", "400", "900")
        bare = [claim.but(said_on=None) for claim in claims]
        mixed = [bare[0], *claims[1:]] if undated == "whole" else [claims[0], *bare[1:]]
        assert findings("parts-do-not-add-up", *mixed, sums=self.SUMS) == ()
        assert found("parts-do-not-add-up", *bare, sums=self.SUMS) == [("w", "d", "h")]

    def test_parts_are_named_by_the_field_in_which_they_differ(self):
        claims = self.given("1,000", "400", "900")
        claims[1] = claims[1].but(question=claims[1].question.but(subject="The Army"))
        (finding,) = findings("parts-do-not-add-up", *claims, sums=self.SUMS)
        assert "400 (dead) + 900 (hurt) against 1,000 (a)" in finding.reason


class TestExpected:
    def overtaken(self, *claims, **fields):
        return found("actual-exceeds-expected", *claims, **fields)

    def test_other_questions_do_not_end_the_search(self):
        kursk = EXPECTED.but(place="Kursk")
        claims = [
            said("k", "9", kursk, on="2024-10-21"),
            said("a", "15,000", on="2024-10-23"),
            said("e", "12,000", EXPECTED, on="2024-10-24"),
        ]
        assert self.overtaken(*claims, wholes=NESTED) == [("a", "e")]

    def test_a_gap_of_the_threshold_is_told(self):
        claims = said("a", "15,000"), said("e", "exactly 12,000", EXPECTED)
        for share, count in (("0.2", 1), ("0.21", 0)):
            options = {"at_least_share": Decimal(share)}
            assert len(self.overtaken(*claims, options=options)) == count

    def test_without_a_figure_nothing_is_exceeded(self):
        there, wanted = said("a", "15,000"), said("e", "12,000", EXPECTED)
        assert self.overtaken(there, wanted) == [("a", "e")]
        bare = Claim("a", TROOPS, said_on="2024-10-23", id="a")
        hoped = Claim("e", EXPECTED, said_on="2024-10-23", id="e")
        for pair in ((bare, wanted), (there, hoped), (bare, hoped)):
            assert findings("actual-exceeds-expected", *pair) == ()

    def test_a_denial_with_a_figure_exceeds_nothing_and_bounds_nothing(self):
        there, wanted = said("a", "15,000"), said("e", "12,000", EXPECTED)
        assert self.overtaken(there.but(stance="denies"), wanted) == []
        assert self.overtaken(there, wanted.but(stance="denies")) == []

    def test_what_is_final_is_bound_at_any_time(self):
        final = TROOPS.but(moves="final")
        there = said("a", "15,000", final, on="2024-12-24")
        wanted = said("e", "12,000", final.but(status="expected"), on="2024-01-01")
        assert self.overtaken(there, wanted) == [("a", "e")]

    def test_a_running_total_is_bound_until_the_day_it_is_expected_for(self):
        wanted = KILLED.but(status="expected")
        there = said("a", "15,000", KILLED, on="2024-06-01")
        bound = said("e", "12,000", wanted, on="2024-01-01", target="2024-12-01")
        assert self.overtaken(there, bound) == [("a", "e")]
        past = said("e", "12,000", wanted, on="2024-01-01", target="2024-03-01")
        assert self.overtaken(there, past) == []
        plain = said("e", "12,000", wanted, on="2024-12-01")
        assert self.overtaken(there, plain) == [("a", "e")]

    def test_what_is_measured_may_lie_between_two_whole_numbers(self):
        front = Question("front", unit="km")
        there = said("a", "5.5 km", front)
        wanted = said("e", "less than 6 km", front.but(status="expected"))
        assert self.overtaken(there, wanted) == []
        counted = said("a", "15,000"), said("e", "fewer than 15,000", EXPECTED)
        (finding,) = findings("actual-exceeds-expected", *counted)
        assert dict(finding.numbers)["gap"] == 1


class TestWords:
    def claim(self, words, figure):
        return Claim("us", TROOPS, figure, words=words, id="a")

    @pytest.mark.parametrize(
        ("words", "figure"),
        [
            ("some 30 troops", Estimate(5, 3)),
            ("some 30 troops", Estimate.unknown()),
            ("", Estimate.exactly(3)),
        ],
    )
    def test_odd_and_unknown_figures_and_no_words_decide_nothing(self, words, figure):
        assert findings("words-and-figure-differ", self.claim(words, figure)) == ()

    def test_a_part_that_is_included_needs_no_brackets(self):
        words = "about 12,000 troops, including about 30,000 guards"
        claim = self.claim(words, Estimate.about(12000))
        assert found("words-do-not-add-up", claim) == [("a",)]
        assert found("words-do-not-add-up", self.claim("12,000 troops", None)) == []

    @pytest.mark.parametrize(
        ("options", "count"),
        [
            ({}, 1),
            ({"at_least": 30}, 1),
            ({"at_least": 31}, 0),
        ],
    )
    def test_lists_are_told_from_the_gap_asked_for(self, options, count):
        claim = self.claim("100 losses (40 killed, 90 wounded)", Estimate.exactly(100))
        assert len(found("words-do-not-add-up", claim, options=options)) == count

    def test_lists_of_what_is_hedged_are_told_from_the_share_asked_for(self):
        claim = self.claim("about 22,000 men (18,500 Army; 1,500 Navy)", Estimate.about(22000))
        assert found("words-do-not-add-up", claim) == []
        options = {"at_least_share": Decimal("0.05")}
        assert found("words-do-not-add-up", claim, options=options) == [("a",)]


class TestPolicies:
    def test_the_policy_of_a_check_decides_what_is_borne_out_and_what_relays_share(self):
        link = Link("confirms", by="nbc", claims=["a"], targets=["b"])
        claims = said("a", "about 3,000"), said("b", "3,200")
        strict = Policy(tolerance="as_said")
        told = [
            findings("asserted-agreement-not-borne-out", *claims, links=[link], policy=policy)
            for policy in (None, strict)
        ]
        assert [("do not agree" in one.reason) for (one,) in told] == [False, True]
