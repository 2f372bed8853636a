"""Edges of the rules: thresholds, missing figures and dates, odd rows, and what is refused."""

# ruff: noqa: ARG001, ARG005 - what a rule takes decides what it is shown

from decimal import Decimal

import pytest

from provenance.checking import check
from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.errors import RuleError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Question, Sum, Within
from provenance.rules import Finding, Found, Severity, built_in, rule
from provenance.rules.contested import contested, contested_pairs
from provenance.rules.topic import topics_in
from provenance.source import Source
from provenance.tolerance import Tolerance

TROOPS = Question("troops", place="Russia", unit="persons")
EXPECTED = TROOPS.but(status="expected")
KILLED = Question("the siege", measure="killed", moves="running_total")
LOST = Question("the army", measure="casualties")
RULES = {one.id: one for one in built_in()}
STRICT = Policy(tolerance=Tolerance.as_said(), day_slip=0)


def said(id_, words, of=TROOPS, by=None, on="2024-10-23", **fields):
    return Claim.said(words, by=by or id_, of=of, on=on, id=id_, **fields)


def unsaid(id_, of=TROOPS, on="2024-10-23"):
    return Claim(id_, of, stance="denies", said_on=on, id=id_)


def found(name, *claims, policy=None, options=None, **declared):
    rules = [RULES[name].but(**(options or {}))]
    return [one.claims for one in check(Ledger(claims, **declared), rules, policy=policy).findings]


@pytest.mark.parametrize("one", built_in(), ids=lambda one: one.id)
def test_the_options_of_a_rule_are_those_of_its_function_as_it_runs(one):
    claims = [
        said("a", "900", KILLED, recorded_on="2024-10-24", as_of="2024-10-23"),
        said("b", "800 (estimated)", KILLED),
        said("c", "700", KILLED, on="2024-10-25"),
        said("d", "5,000", TROOPS.but(place="Kursk")),
        said("e", "3,000"),
        said("f", "2,000", EXPECTED),
    ]
    check(Ledger(claims, wholes=[Within("Kursk", "Russia")]), [one])
    assert (one.function.__kwdefaults__ or {}) == dict(one.options)


class TestSeverities:
    @pytest.mark.parametrize("one", Severity)
    def test_are_neither_less_nor_more_than_themselves(self, one):
        assert not one < one  # noqa: PLR0124 - the order itself
        assert not one > one  # noqa: PLR0124
        assert one <= one  # noqa: PLR0124
        assert one >= one  # noqa: PLR0124

    def test_are_in_one_order(self):
        assert not Severity.ERROR <= Severity.WARNING
        assert not Severity.NOTE >= Severity.WARNING
        assert [one.rank for one in Severity] == [0, 1, 2]


class TestFindings:
    def test_one_cause_is_a_sentence_and_not_its_letters(self):
        assert Found("so", causes="a slip").causes == ("a slip",)
        assert Found("so", causes=["a slip", "a typo"]).causes == ("a slip", "a typo")

    def test_figures_tell_two_findings_apart(self):
        made = Finding("r", "note", ["b", "a"], "so", numbers={"gap": 3, "first": "3,000"})
        assert made.key == ("r", ("a", "b"), (("gap", "3"), ("first", "3,000")))

    def test_numbers_with_a_fraction_are_told_as_text(self):
        made = Finding("r", "note", ["a"], "so", numbers={"gap": Decimal("1.50"), "first": 3})
        assert made.to_dict()["numbers"] == {"gap": "1.50", "first": 3}

    def test_a_reason_is_cut_to_its_longest(self):
        assert Found("x" * 500).reason == "x" * 500
        assert Found("x" * 501).reason == "x" * 499 + "…"


class TestARule:
    def test_without_a_docstring_has_no_law(self):
        assert rule("silent")(lambda claim: None).law == ""

    def test_is_shown_what_passes_every_test(self):
        odd = RULES["best-outside"].when(lambda claim: claim.id != "a")
        neither = odd.when(lambda claim: claim.id != "b")
        figure = Estimate(1, 3, best=4)
        claims = [Claim("ged", TROOPS, figure, id=id_) for id_ in ("a", "b", "c")]
        for made, ids in ((odd, ["b", "c"]), (neither, ["c"])):
            assert [claim.id for claim in claims if list(made.find(claim))] == ids

    def test_gives_several_finds_in_any_form(self):
        for form in (["a", None, Found("b")], ("a", ("b",)), iter(["a", "b"])):
            made = rule("says")(saying(form))
            assert [one.reason for one in made.find(None)] == ["a", "b"]

    def test_that_gives_something_else_is_refused(self):
        with pytest.raises(RuleError) as caught:
            list(rule("says")(lambda claim: 3).find(None))
        assert str(caught.value) == (
            "a rule gives None, a sentence or Found, or several of them, not 3"
        )
        assert caught.value.value == 3


def saying(form):
    def says(claim):
        return form

    return says


@rule("big")
def big(claim, *, most: int = 5, what: str = "troops", strict: bool = False, words=("a",)):
    """No figure is big."""
    return f"{claim.id} {most} {what} {strict} {words}"


class TestOptions:
    def test_are_kept_in_the_type_of_their_default(self):
        whole = big.but(most=Decimal("50.0")).options["most"]
        assert (whole, type(whole)) == (50, int)
        assert big.but(most=Decimal("0.5")).options["most"] == Decimal("0.5")
        assert big.but(words=["b"], strict=True, what="x").options == {
            "most": 5,
            "what": "x",
            "strict": True,
            "words": ("b",),
        }

    @pytest.mark.parametrize(
        ("options", "message", "value"),
        [
            ({"most": "3"}, "most is a number, not '3'", "3"),
            ({"most": True}, "most is a number, not True", True),
            ({"most": Decimal("inf")}, "most is a number, not Decimal('Infinity')", Decimal("inf")),
            ({"what": 3}, "what is a text, not 3", 3),
            ({"strict": 1}, "strict is true or false, not 1", 1),
            ({"words": "b"}, "words is a list, not 'b'", "b"),
            ({"enabled": "no"}, "enabled is true or false, not 'no'", "no"),
            ({"severity": "bad"}, "severity is note, warning or error, not 'bad'", "bad"),
            ({"mots": 1}, "has no option 'mots'; did you mean 'most'?", "mots"),
            (
                {"zzz": 1},
                "has no option 'zzz'; it has severity, enabled, most, what, strict, words",
                "zzz",
            ),
        ],
    )
    def test_of_another_kind_are_refused(self, options, message, value):
        with pytest.raises(RuleError) as caught:
            big.but(**options)
        assert str(caught.value) == f"[rules.big] {message}"
        assert caught.value.value == value

    def test_a_severity_that_was_set_is_the_one_told(self):
        claims = [said("a", "3,000", KILLED), said("b", "9,000", KILLED, by="a")]
        plain, strict = (
            RULES["self-contradiction"],
            RULES["self-contradiction"].but(severity="note"),
        )
        severities = [check(Ledger(claims), [one]).findings[0].severity for one in (plain, strict)]
        assert severities == ["warning", "note"]


def of_a_type_unknown(claim: int):
    return None


def of_two_kinds(claim, ledger):
    return None


def greedy(claim, **options):
    return None


def bare_option(claim, *, least):
    return None


def reserved(claim, *, enabled=True):
    return None


REFUSED = {
    "numbers": (lambda: Found("so", numbers="gap"), "are pairs of a name and a figure, not 'gap'"),
    "claims": (lambda: Found("so", claims=3), "names a list of claims or their ids, not 3"),
    "type": (lambda: rule("r")(of_a_type_unknown), "no rule is shown a 'int': 'claim'"),
    "kinds": (
        lambda: rule("r")(of_two_kinds),
        (
            "rule 'r' takes one claim, two claims, a comparison, all claims on a question, "
            "a series, a topic, a ledger or a judge"
        ),
    ),
    "stars": (lambda: rule("r")(greedy), "rule 'r' cannot take *options"),
    "default": (lambda: rule("r")(bare_option), "option 'least' of rule 'r' needs a default"),
    "reserved": (
        lambda: rule("r")(reserved),
        "'enabled' cannot be an option of rule 'r': every rule has it",
    ),
    "moves": (
        lambda: rule("r", moves=("level",))(of_two_kinds),
        "rule 'r' takes one claim",
    ),
}


@pytest.mark.parametrize(("make", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_named(make, message):
    with pytest.raises(RuleError) as caught:
        make()
    assert message in str(caught.value)
    assert "None" not in str(caught.value)
    assert caught.value.value is not None


class TestContested:
    def test_under_the_policy_of_the_judge(self):
        claims = [said("a", "about 3,000"), said("b", "3,200"), said("c", "9,000", on="2024-10-24")]
        for policy, pairs in ((None, ["ac", "bc"]), (STRICT, ["ab"])):
            judge = Judge.of(Ledger(claims), policy)
            found = [one.first.id + one.second.id for one in contested(judge, claims)]
            assert sorted(found) == pairs
            each = [one.id + two.id for one, two in contested_pairs(judge, TROOPS)]
            assert sorted("".join(sorted(one)) for one in each) == pairs

    def test_of_one_claim_are_none_but_with_its_whole(self):
        part, whole = said("p", "9,000", TROOPS.but(place="Kursk")), said("w", "3,000")
        judge = Judge.of(Ledger([part, whole], wholes=[Within("Kursk", "Russia")]))
        assert list(contested(judge, [part])) == []
        (one,) = contested(judge, [part], [whole])
        assert (one.first.id, one.second.id) == ("p", "w")
        ((inner, outer),) = contested_pairs(judge, part.question)
        assert (inner.id, outer.id) == ("p", "w")


class TestPairs:
    def test_who_speaks_for_another_contradicts_the_other_as_himself(self):
        minister = Source("minister", kind="person", speaks_for="ministry")
        claims = [said("a", "3,000", by="ministry"), said("b", "9,000", by=minister)]
        assert found("self-contradiction", *claims) == [("a", "b")]
        assert found("conflict", *claims) == []
        assert found("self-contradiction", claims[1], said("c", "3,000", by="other")) == []

    @pytest.mark.parametrize(
        ("options", "count"),
        [
            ({"at_least": 1000}, 1),
            ({"at_least": 1001}, 0),
            ({"at_least_share": "0.25"}, 1),
            ({"at_least_share": "0.26"}, 0),
        ],
    )
    @pytest.mark.parametrize("name", ["conflict", "part-exceeds-whole", "floor-above-ceiling"])
    def test_a_gap_of_the_threshold_is_told(self, name, options, count):
        numbers = {key: Decimal(value) for key, value in options.items()}
        claims = {
            "conflict": [said("a", "4,000"), said("b", "exactly 3,000")],
            "part-exceeds-whole": [
                said("a", "4,000", TROOPS.but(place="Kursk")),
                said("b", "3,000"),
            ],
            "floor-above-ceiling": [
                said("a", "4,000", KILLED),
                said("b", "3,000", KILLED, on="2024-11-23"),
            ],
        }[name]
        nested = [Within("Kursk", "Russia")]
        assert len(found(name, *claims, options=numbers, wholes=nested)) == count


class TestSeries:
    def test_a_fall_of_one_counts_and_one_below_the_threshold_does_not(self):
        fell = [said("a1", "900", KILLED, by="a"), said("a2", "899", KILLED, "a", "2024-10-24")]
        assert found("running-total-fell", *fell) == [("a1", "a2")]
        assert found("running-total-fell", *fell, options={"at_least": 1}) == [("a1", "a2")]
        assert found("running-total-fell", *fell, options={"at_least": 2}) == []

    @pytest.mark.parametrize(
        ("before", "after", "added", "told"),
        [
            ("100", "about 180", "78", False),
            ("about 100", "180", "78", False),
            ("100", "180", "78", True),
            ("100", "180", "about 78", True),
            ("100", "180", "about 100", True),
            ("100", "180", "about 80", False),
            ("at least 100", "180", "70", False),
            ("at least 100", "180", "81", True),
            ("100", "at least 180", "79", True),
            ("100", "at least 180", "900", False),
        ],
    )
    def test_what_was_added_is_held_against_all_that_the_totals_allow(
        self, before, after, added, told
    ):
        claims = [
            said("t1", before, KILLED, by="a"),
            said("t2", after, KILLED, by="a", on="2024-10-24"),
            said("new", added, KILLED.but(moves="change"), by="a", on="2024-10-24"),
        ]
        assert found("daily-not-the-change", *claims) == [("new", "t1", "t2")] * told

    def test_a_gap_of_the_threshold_is_told(self):
        claims = [
            said("t1", "100", KILLED, by="a"),
            said("t2", "180", KILLED, by="a", on="2024-10-24"),
            said("new", "100", KILLED.but(moves="change"), by="a", on="2024-10-24"),
        ]
        for option, least, more in (
            ("at_least", 20, 21),
            ("at_least_share", Decimal("0.2"), Decimal("0.21")),
        ):
            for value, count in ((least, 1), (more, 0)):
                told = found("daily-not-the-change", *claims, options={option: value})
                assert len(told) == count


class TestTopics:
    def topic(self, *claims, **declared):
        return topics_in(Judge.of(Ledger(claims, **declared)))[0]

    def test_are_relayed_by_a_link_an_utterance_or_an_outlet(self):
        plain = said("a", "3,000"), said("b", "3,000")
        link = Link("repeats", by="desk", claims=["a"], targets=["b"])
        assert not self.topic(*plain).is_relayed
        assert self.topic(*plain, links=[link]).is_relayed
        assert self.topic(*plain, said("c", "3,000", utterance="u")).is_relayed
        assert self.topic(*plain, said("c", "3,000", via=["desk"])).is_relayed

    def test_are_ledgers_with_what_was_declared_above_them(self):
        sums, wholes = [Sum("troops", ["foot", "horse"])], [Within("Kursk", "Russia")]
        foot = said("f", "30", Question("foot", place="Kursk"), via=["desk"])
        desk = Source("desk", kind="outlet")
        topic = self.topic(foot, sums=sums, wholes=wholes, sources=[desk])
        assert (topic.ledger.sums, topic.ledger.wholes) == (tuple(sums), tuple(wholes))
        assert desk in topic.ledger.sources
        assert topic.judge.lineage is topic.lineage
        assert topic.judge.lineage is not None

    def test_are_judged_under_the_policy_of_the_whole(self):
        (topic,) = topics_in(Judge.of(Ledger([said("a", "3,000")]), STRICT))
        assert (topic.judge.policy, topic.policy) == (STRICT, STRICT)

    def test_keep_of_a_link_the_ends_that_stand(self):
        claims = [said(id_, "3,000") for id_ in "abcd"]
        links = [
            Link("confirms", by="nbc", claims=["a", "b"], targets=["c", "d"], id="l1"),
            Link("confirms", by="nbc", claims=["b"], targets=["c"], id="l2"),
            Link("retracts", by="b", claims=[], targets=["b"], reason="error", id="l3"),
            Link("retracts", by="d", claims=[], targets=["d"], reason="error", id="l4"),
        ]
        topics = topics_in(Judge.of(Ledger(claims, links=links)))
        (link,) = [link for topic in topics for link in topic.links]
        assert (link.id, link.claims, link.targets) == ("l1", ("a",), ("c",))

    def test_hold_what_leaves_out_one_of_several_fields_of_its_scope(self):
        full = {"side": "north", "event": "parade", "wave": "second"}
        few = {key: value for key, value in full.items() if key != "wave"}
        claims = [said("a", "3", TROOPS.but(scope=full)), said("b", "3", TROOPS.but(scope=few))]
        assert len(topics_in(Judge.of(Ledger(claims)))) == 1
        other = said("b", "3", TROOPS.but(scope=few | {"side": "south"}))
        assert len(topics_in(Judge.of(Ledger([claims[0], other])))) == 2


class TestOutliers:
    def alone(self, *days, policy=None):
        crowd = [said(f"s{number}", "3,000", on=day) for number, day in enumerate(days)]
        odd = said("odd", "12,000", on="2024-10-24 10:00+00:00")
        return found("outlier", *crowd, odd, policy=policy)

    def test_of_moments_are_of_one_time_within_the_slip(self):
        assert len(self.alone("2024-10-23", "2024-10-24", "2024-10-24")) == 1
        assert len(self.alone("2024-10-25", "2024-10-24 09:00+00:00", "2024-10-24")) == 1
        assert self.alone("2024-10-23", "2024-10-25", "2024-10-24") == []
        assert self.alone("2024-10-21", "2024-10-24", "2024-10-24") == []
        assert self.alone("2024-10-23", "2024-10-24", "2024-10-24", policy=STRICT) == []

    def test_of_final_figures_are_of_any_time(self):
        final = TROOPS.but(moves="final")
        days = ("2024-10-01", "2024-11-01", "2024-12-01", "2024-12-24")
        claims = [
            said(f"s{place}", "9,000" if place == 2 else "3,000", final, on=day)
            for place, day in enumerate(days)
        ]
        assert found("outlier", *claims) == [("s2", "s0", "s1", "s3")]

    def test_pass_over_a_denial_that_comes_first(self):
        crowd = [said(f"s{number}", "3,000") for number in range(3)]
        assert len(found("outlier", unsaid("a"), *crowd, said("odd", "12,000"))) == 1

    def test_pass_over_odd_rows_and_undated_ones_among_dated(self):
        crowd = [said(f"s{number}", "3,000") for number in range(3)]
        assert len(found("outlier", *crowd, said("odd", "12,000"))) == 1
        assert found("outlier", *crowd, said("odd", "12,000", on=None)) == []
        undated = [said(f"s{number}", "3,000", on=None) for number in range(3)]
        assert len(found("outlier", *undated, said("odd", "12,000", on=None))) == 1
        row = Claim("odd", TROOPS, Estimate(12000, 9000), said_on="2024-10-23", id="odd")
        assert found("outlier", *crowd, row) == []


class TestSums:
    def parts(self, by, *, on="2024-10-23", **figures):
        return [
            said(f"{by}-{name}", words, LOST.but(measure=name), by=by, on=on)
            for name, words in figures.items()
        ]

    def test_one_whole_with_one_part_does_not_end_the_search(self):
        sums = [Sum("casualties", ["dead", "hurt"])]
        few = self.parts("a", casualties="1,000", dead="400")
        both = self.parts("b", casualties="1,000", dead="400", hurt="10")
        told = found("parts-do-not-add-up", *few, *both, sums=sums)
        assert [claims[0] for claims in told] == ["b-casualties"]

    def test_the_tolerance_of_the_policy_decides(self):
        sums = [Sum("casualties", ["dead", "hurt"])]
        claims = self.parts("a", casualties="about 1,000", dead="400", hurt="300")
        assert len(found("parts-do-not-add-up", *claims, sums=sums)) == 1
        loose = Policy(tolerance="percent(40)")
        assert found("parts-do-not-add-up", *claims, sums=sums, policy=loose) == []

    def test_of_parts_given_twice_those_said_with_the_whole_count(self):
        sums = [Sum("casualties", ["dead", "hurt"])]
        day = {"as_of": "2024-10-20"}
        claims = [
            said("w", "1,000", LOST, by="a", **day),
            said("d", "400", LOST.but(measure="dead"), by="a", **day),
            said("d2", "900", LOST.but(measure="dead"), by="a", on="2024-10-21", **day),
            said("h", "410", LOST.but(measure="hurt"), by="a", on="2024-10-21", **day),
        ]
        assert found("parts-do-not-add-up", *claims, sums=sums) == [("w", "d", "h")]
        apart = [
            claims[0],
            *claims[2:],
            said("d", "400", LOST.but(measure="dead"), by="a", on="2024-10-22", **day),
        ]
        assert found("parts-do-not-add-up", *apart, sums=sums) == []


class TestRings:
    def test_name_the_claims_of_the_ring_alone(self):
        claims = [said(id_, "3,000") for id_ in "abcd"]
        links = [
            Link("repeats", by="desk", claims=[one], targets=[other])
            for one, other in (("a", "b"), ("b", "a"), ("c", "a"))
        ]
        assert found("circular-reporting", *claims, links=links) == [("a", "b")]


class TestExpected:
    @pytest.mark.parametrize("there", [unsaid("a"), said("a", "up to 20,000")])
    @pytest.mark.parametrize("wanted", [unsaid("e", EXPECTED), said("e", "12,000", EXPECTED)])
    def test_binds_no_denial_and_no_figure_without_a_floor(self, there, wanted):
        assert found("actual-exceeds-expected", there, wanted) == []

    def test_is_bound_by_no_denial_and_no_odd_row(self):
        there = said("a", "15,000")
        assert found("actual-exceeds-expected", there, unsaid("e", EXPECTED)) == []
        odd = Claim("e", EXPECTED, Estimate(12000, 9000), said_on="2024-10-23", id="e")
        assert found("actual-exceeds-expected", there, odd) == []
        row = Claim("a", TROOPS, Estimate(20000, 19000), said_on="2024-10-23", id="a")
        wanted = said("e", "12,000", EXPECTED)
        assert found("actual-exceeds-expected", row, wanted) == []
        assert found("actual-exceeds-expected", there, wanted) == [("a", "e")]

    def test_without_a_date_binds_what_has_none_unless_it_names_a_day(self):
        there, wanted = said("a", "15,000", on=None), said("e", "12,000", EXPECTED, on=None)
        assert found("actual-exceeds-expected", there, wanted) == [("a", "e")]
        assert found("actual-exceeds-expected", said("a", "15,000"), wanted) == []
        aimed = said("e", "12,000", EXPECTED, on=None, target="2024-12-01")
        assert found("actual-exceeds-expected", there, aimed) == []

    def test_a_gap_of_one_is_told_and_one_below_the_threshold_is_not(self):
        claims = said("a", "12,501"), said("e", "exactly 12,500", EXPECTED)
        assert len(found("actual-exceeds-expected", *claims, policy=STRICT)) == 1
        for value, count in ((1, 1), (2, 0)):
            told = found(
                "actual-exceeds-expected", *claims, policy=STRICT, options={"at_least": value}
            )
            assert len(told) == count
