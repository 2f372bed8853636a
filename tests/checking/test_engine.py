"""What rules are shown, what they may give back, and that one that raises hides nothing."""

# ruff: noqa: ARG001, ARG005 - what a rule takes decides what it is shown

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pytest

from provenance.checking import check
from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.errors import RuleError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question, Within
from provenance.rules import Found, Rule, Severity, Topic, built_in, conflict, rule
from provenance.series import Series
from provenance.settings import RuleSettings
from provenance.verdict import Comparison, Verdict

THERE = Question("troops", place="Russia", id="there")
KURSK = Question("troops", place="Kursk", id="kursk")
TANKS = Question("tanks", place="Russia", id="tanks")


def said(id_, figure, *, by=None, of=THERE, on="2024-10-23", **fields):
    return Claim(by or id_, of, Estimate.exactly(figure), said_on=on, id=id_, **fields)


TWO = Ledger([said("a", 3000), said("b", 12000)])


class TestWhatARuleIsShown:
    def seen_by(self, function, ledger=TWO):
        seen = []

        def note(shown):
            seen.append(shown)

        check(ledger, [rule("notes")(function(note))])
        return seen

    def test_one_claim_after_another(self):
        def looks(note):
            def look(claim: Claim):
                note(claim.id)

            return look

        assert self.seen_by(looks) == ["a", "b"]

    def test_two_claims_on_one_question_once_each_pair(self):
        def looks(note):
            def look(one: Claim, other: Claim):
                note((one.id, other.id))

            return look

        ledger = Ledger([said("b", 1), said("a", 2), said("c", 3), said("t", 3, of=TANKS)])
        assert self.seen_by(looks, ledger) == [("a", "b"), ("a", "c"), ("b", "c")]

    def test_comparisons_with_their_verdict(self):
        def looks(note):
            def look(comparison: Comparison):
                note((comparison.ids, comparison.verdict.value))

            return look

        assert self.seen_by(looks) == [(("a", "b"), "conflict")]

    def test_comparisons_of_parts_with_their_wholes(self):
        def looks(note):
            def look(comparison: Comparison):
                note(comparison.ids)

            return look

        ledger = Ledger([said("a", 1), said("k", 2, of=KURSK)], wholes=[Within("Kursk", "Russia")])
        assert self.seen_by(looks, ledger) == [("k", "a")]

    @pytest.mark.parametrize(
        "kind", [Sequence[Claim], Iterable[Claim], tuple[Claim, ...], list[Claim]]
    )
    def test_all_claims_on_a_question(self, kind):
        def looks(note):
            def look(group: kind):
                note([claim.id for claim in group])

            return look

        ledger = Ledger([said("b", 1), said("a", 2), said("t", 3, of=TANKS)])
        assert sorted(self.seen_by(looks, ledger)) == [["a", "b"], ["t"]]

    def test_series_of_each_origin(self):
        def looks(note):
            def look(series: Series):
                note((series.source, len(series.points)))

            return look

        ledger = Ledger([said("a", 1), said("a2", 2, by="a", on="2024-10-24"), said("b", 2)])
        assert self.seen_by(looks, ledger) == [("a", 2), ("b", 1)]

    def test_topics_the_ledger_and_a_judge(self):
        counts = []

        @rule("topics")
        def topics(topic: Topic):
            counts.append(("topic", len(topic.claims)))

        @rule("whole")
        def whole(ledger: Ledger):
            counts.append(("ledger", len(ledger)))

        @rule("judged")
        def judged(judge: Judge):
            counts.append(("judge", len(judge.ledger), judge.policy.day_slip))

        check(Ledger([*TWO, said("t", 3, of=TANKS)]), [topics, whole, judged])
        assert sorted(counts) == [("judge", 3, 1), ("ledger", 3), ("topic", 1), ("topic", 2)]

    def test_the_same_by_the_names_of_parameters_alone(self):
        shown = {
            "claim": lambda claim: None,
            "pair": lambda one, other: None,
            "comparison": lambda comparison: None,
            "claims": lambda claims: None,
            "series": lambda series: None,
            "topic": lambda topic: None,
            "ledger": lambda ledger: None,
            "judge": lambda judge: None,
        }
        for looks, function in shown.items():
            assert rule("any")(function).looks == looks

    def test_annotations_that_cannot_be_resolved_are_read_as_written(self):
        def look(claim: "Claim", *, least: "NoSuchType" = 1):  # noqa: F821
            return None

        look.__annotations__ = {"claim": "provenance.claim.Claim"}
        assert rule("any")(look).looks == "claim"


class TestWhatARuleGivesBack:
    def founds(self, result):
        @rule("gives", severity="note", hint="mend it")
        def gives(claims: Sequence[Claim]):
            return result

        return check(TWO, [gives]).findings

    def test_nothing(self):
        assert self.founds(None) == ()
        assert self.founds([]) == ()

    def test_a_sentence_about_all_it_was_shown(self):
        (finding,) = self.founds("so it is")
        assert (finding.rule, finding.reason, finding.claims) == ("gives", "so it is", ("a", "b"))
        assert (finding.severity, finding.hint) == (Severity.NOTE, "mend it")

    def test_something_found_with_claims_numbers_causes_and_a_hint_of_its_own(self):
        found = Found(
            "so", claims=["b"], numbers={"n": 3}, causes=["why"], hint="do", severity="error"
        )
        (finding,) = self.founds(found)
        assert finding.claims == ("b",)
        assert finding.numbers == (("n", 3),)
        assert (finding.causes, finding.hint) == (("why",), "do")
        assert finding.severity is Severity.ERROR

    def test_several_of_them_at_any_depth(self):
        found = self.founds(["one", (Found("two"), None), iter(["three"])])
        assert sorted(finding.reason for finding in found) == ["one", "three", "two"]

    @pytest.mark.parametrize("odd", [3, True, b"so", {"a": 1}, ""])
    def test_anything_else_is_a_failure_of_the_rule(self, odd):
        (finding,) = self.founds(odd)
        assert finding.rule == "rule-failed"

    def test_a_claim_that_it_was_not_shown_is_a_failure_too(self):
        (finding,) = self.founds(Found("so", claims=["somebody-else"]))
        assert finding.rule == "rule-failed"
        assert "somebody-else" in finding.reason


class TestARuleThatRaises:
    def test_is_a_finding_and_hides_no_other(self):
        @rule("broken")
        def broken(claim: Claim):
            if claim.id == "a":
                raise LookupError("nothing there")

        report = check(TWO, [broken, conflict])
        assert [finding.rule for finding in report.findings] == ["conflict", "rule-failed"]
        failure = report.findings[1]
        assert failure.reason == "rule 'broken' raised LookupError: 'nothing there'"
        assert failure.claims == ("a",)

    def test_keeps_what_it_found_before(self):
        @rule("half")
        def half(claims: Sequence[Claim]):
            yield "found"
            raise ValueError

        assert {finding.rule for finding in check(TWO, [half]).findings} == {"half", "rule-failed"}

    @pytest.mark.parametrize("raised", [SystemExit(3), GeneratorExit()])
    def test_that_wants_to_end_the_run_does_not(self, raised):
        @rule("quits")
        def quits(claim):
            raise raised

        report = check(TWO, [quits, conflict])
        assert [finding.rule for finding in report.findings] == ["conflict", "rule-failed"]

    def test_is_told_once_however_often_it_raises(self):
        @rule("broken")
        def broken(claim: Claim):
            raise RuntimeError("no\nway\x1b")

        (finding,) = check(TWO, [broken]).findings
        assert finding.reason.endswith("here and on 1 more")
        assert finding.reason.isprintable()
        assert finding.severity is Severity.ERROR


class TestSettings:
    def checked(self, **options):
        ledger = TWO.but(rule_settings=[RuleSettings("conflict", options)])
        return check(ledger, [conflict]).findings

    def test_severity(self):
        assert [finding.severity.value for finding in self.checked(severity="note")] == ["note"]

    def test_a_severity_set_by_the_dossier_outweighs_the_rule_s_own_words(self):
        @rule("loud")
        def loud(claim: Claim):
            return Found("so", severity="error")

        ledger = TWO.but(rule_settings=[RuleSettings("loud", {"severity": "note"})])
        assert {finding.severity.value for finding in check(ledger, [loud]).findings} == {"note"}

    def test_off(self):
        assert self.checked(enabled=False) == ()

    def test_thresholds_absolute_and_relative(self):
        assert len(self.checked(at_least=9000)) == 1
        assert self.checked(at_least=9001) == ()
        assert len(self.checked(at_least_share=Decimal("0.75"))) == 1
        assert self.checked(at_least_share=Decimal("0.76")) == ()

    @pytest.mark.parametrize(
        ("options", "says"),
        [
            ({"at_lest": 3}, "did you mean 'at_least'"),
            ({"at_least": "many"}, "at_least is a number, not 'many'"),
            ({"at_least": True}, "at_least is a number, not True"),
            ({"enabled": 1}, "enabled is true or false, not 1"),
            ({"severity": "grave"}, "severity is note, warning or error, not 'grave'"),
        ],
    )
    def test_a_wrong_one_is_refused_with_what_would_be_right(self, options, says):
        with pytest.raises(RuleError, match=r"\[rules.conflict\]") as error:
            self.checked(**options)
        assert says in str(error.value)

    def test_one_for_a_rule_that_does_not_exist_is_noted(self):
        ledger = TWO.but(rule_settings=[RuleSettings("conflct", {})])
        noted = [finding for finding in check(ledger).findings if finding.rule == "unknown-rule"]
        assert [finding.hint for finding in noted] == ["did you mean 'conflict'?"]


class TestWhichRulesRun:
    def test_all_built_in_ones_unless_given(self):
        assert check(TWO).rules == tuple(one.id for one in built_in())

    def test_only_those_given(self):
        assert check(TWO, [conflict]).rules == ("conflict",)

    def test_two_of_one_id_are_refused(self):
        with pytest.raises(RuleError, match="two rules have the id 'conflict'"):
            check(TWO, [conflict, conflict.but(severity="note")])

    def test_what_is_no_rule_is_refused(self):
        with pytest.raises(RuleError, match="decorate a function"):
            check(TWO, [lambda claim: None])

    def test_a_rule_for_some_things_only(self):
        quiet = conflict.when(lambda comparison: "a" not in comparison.ids)
        assert check(TWO, [quiet]).findings == ()
        assert quiet.when(lambda comparison: True).id == "conflict"

    def test_a_rule_made_of_another(self):
        @rule("grave-conflict", severity="error", verdicts=[Verdict.CONFLICT])
        def grave(comparison: Comparison, *, at_least: int = 9000):
            return conflict(comparison, at_least=at_least)

        assert isinstance(grave, Rule)
        assert [finding.rule for finding in check(TWO, [grave]).findings] == ["grave-conflict"]


class TestClaimsThatWereReplaced:
    @pytest.mark.parametrize("relation", ["retracts", "supersedes"])
    def test_take_part_in_no_finding(self, relation):
        new = said("c", 3000)
        link = Link(relation, by="b", claims=["c"], targets=["b"], reason="a slip")
        ledger = TWO.add(new, link)
        assert [finding.claims for finding in check(ledger).findings] == []

    def test_are_shown_to_no_rule(self):
        seen = []

        @rule("sees")
        def sees(ledger: Ledger):
            seen.extend(claim.id for claim in ledger)

        @rule("sees-links")
        def sees_links(topic: Topic):
            seen.extend(end for link in topic.links for end in link.claims)

        ledger = TWO.add(
            Link("retracts", by="b", claims=[], targets=["b"], reason="a slip"),
            Link("confirms", by="x", claims=["b", "a"], targets=["source:a"]),
        )
        check(ledger, [sees, sees_links])
        assert seen == ["a", "a"]
