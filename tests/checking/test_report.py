"""Exemptions, baselines, sums, annotations and the JSON twin of a report."""

# ruff: noqa: ARG001 - what a rule takes decides what it is shown

import json

import pytest

from provenance.checking import Baseline, Report, annotate, check
from provenance.claim import Claim
from provenance.errors import UnusableInput
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.rules import Finding, Found, rule
from provenance.settings import Exemption
from provenance.verdict import Verdict

THERE = Question("troops", place="Russia")


def said(id_, figure):
    return Claim(id_, THERE, Estimate.exactly(figure), said_on="2024-10-23", id=id_)


LEDGER = Ledger([said("a", 3000), said("b", 12000), said("c", 40000)])


class TestExemptions:
    def test_accept_findings_in_which_every_claim_named_has_a_part(self):
        report = check(LEDGER.but(exemptions=[Exemption("conflict", ["a"], "known")]))
        assert [one.claims for one in report.findings] == [("b", "c")]
        assert [(one.finding.claims, one.reason) for one in report.accepted] == [
            (("a", "b"), "known"),
            (("a", "c"), "known"),
        ]

    def test_of_another_rule_accept_nothing_and_are_noted(self):
        exemption = Exemption("outlier", ["a"], "known")
        report = check(LEDGER.but(exemptions=[exemption]))
        assert len(report.findings) == 4
        assert report.findings[-1].rule == "unused-exemption"
        assert report.findings[-1].reason.endswith("known")

    def test_that_name_no_claim_accept_nothing(self):
        report = check(LEDGER.but(exemptions=[Exemption("conflict", [], "all of them")]))
        assert report.accepted == ()
        assert len(report.findings) == 4

    def test_for_rules_that_did_not_run_are_not_noted(self):
        @rule("mine")
        def mine(claim):
            return None

        exempted = LEDGER.but(exemptions=[Exemption("conflict", ["a"], "known")])
        assert check(exempted, [mine]).findings == ()

    def test_decide_the_exit_code(self):
        assert check(LEDGER).exit_code == 1
        both = [Exemption("conflict", [id_], "known") for id_ in "ab"]
        assert check(LEDGER.but(exemptions=both)).exit_code == 0


class TestBaselines:
    def test_keep_what_was_known_from_failing_a_build(self):
        baseline = Baseline.of(check(LEDGER).findings)
        report = check(LEDGER.add(said("d", 99_999)), baseline=baseline)
        assert len(report.accepted) == 3
        assert {one.claims[1] for one in report.findings} == {"d"}

    def test_know_a_figure_that_changed_for_new(self):
        baseline = Baseline.of(check(LEDGER).findings)
        changed = LEDGER.but(claims=[said("a", 2000), *LEDGER.claims[1:]])
        assert {one.claims[0] for one in check(changed, baseline=baseline).findings} == {"a"}

    def test_are_written_one_finding_a_line(self):
        text = Baseline.of(check(LEDGER).findings).write()
        assert len(text.splitlines()) == 6
        assert json.loads(text)["version"] == 1
        assert Baseline.read(text) == Baseline.of(check(LEDGER).findings)
        assert Baseline.read(Baseline().write()) == Baseline()

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("", "no JSON"),
            ("{", "no JSON"),
            ("[" * 100_000, "nested too deeply"),
            ('{"version": 2, "findings": []}', "version 2 is not 1"),
            ('{"version": 1}', "findings: a list, not None"),
            ('{"version": 1, "findings": [{"rule": 3}]}', "findings[0]: rule, claims and numbers"),
            ('{"version": 1, "findings": ["a", {}]}', "findings[1]"),
            ('{"version": 1, "findings": [{"rule": "r", "claims": [1], "numbers": {}}]}', "[0]"),
        ],
    )
    def test_say_what_is_wrong_with_them(self, text, says):
        with pytest.raises(UnusableInput) as error:
            Baseline.read(text, file="known.json")
        assert says in str(error.value)
        assert str(error.value).startswith("known.json")


class TestAReport:
    def test_groups_and_sums(self):
        report = check(LEDGER)
        assert list(report.by_rule) == ["conflict"]
        assert {id_: len(found) for id_, found in report.by_claim.items()} == {
            "a": 2,
            "b": 2,
            "c": 2,
        }
        assert str(report) == "3 errors, 0 warnings, 0 notes; 0 accepted"
        assert report.verdicts[Verdict.CONFLICT] == 3
        assert report.worst == "error"

    def test_says_where_claims_stand(self):
        report = check(LEDGER).located({"a": "d.toml:3", "b": "d.toml:9"})
        assert report.findings[0].where == ("d.toml:3", "d.toml:9")
        assert report.findings[1].where == ("d.toml:3",)

    def test_has_a_json_twin(self):
        exempted = LEDGER.but(exemptions=[Exemption("conflict", ["a"], "known")])
        told = json.loads(json.dumps(check(exempted).to_dict()))
        assert told["schema"] == 1
        assert (told["claims"], told["exit_code"]) == (3, 1)
        assert told["counts"] == {"error": 1, "warning": 0, "note": 0, "accepted": 2}
        assert told["findings"][0] == {
            "rule": "conflict",
            "severity": "error",
            "claims": ["b", "c"],
            "reason": "12,000 (b) and 40,000 (c) exclude each other by 28,000 (70 %)",
            "hint": "check scope, date and quotation of both; if they stand, the sources disagree",
            "numbers": {"first": "12,000", "second": "40,000", "gap": 28000},
        }
        assert told["accepted"][0]["accepted"] == "known"

    def test_writes_numbers_that_are_not_whole_as_text(self):
        from decimal import Decimal

        @rule("half")
        def half(claim):
            return Found("so", numbers={"share": Decimal("0.5"), "best": Estimate.about(3)})

        finding = check(LEDGER, [half]).findings[0]
        assert finding.to_dict()["numbers"] == {"share": "0.5", "best": "about 3"}


class TestAnnotations:
    def test_name_file_line_rule_and_reason(self):
        lines = annotate(check(LEDGER).located({"a": "d.toml:3"}), file="d.toml").splitlines()
        assert lines[0].startswith("::error file=d.toml,line=3,title=conflict::3,000 (a) and")
        assert lines[2].startswith("::error file=d.toml,title=conflict::12,000")
        assert "[b, c]" in lines[2]

    def test_map_severities(self):
        findings = [Finding("r", severity, [], "so") for severity in ("note", "warning", "error")]
        lines = annotate(Report(Ledger(), findings)).splitlines()
        assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]

    @pytest.mark.parametrize("odd", ["a\nb", "a::error::b\r", "100%", "x\u202ey", "\x1b[31m"])
    def test_let_no_text_break_out_of_its_line(self, odd):
        finding = Finding("r", "error", [odd], odd, where=[f"{odd}:3"])
        text = annotate(Report(Ledger(), [finding]))
        assert len(text.splitlines()) == 1
        assert text.isprintable()

    def test_read_the_line_of_a_path_with_colons(self):
        finding = Finding("r", "error", ["a"], "so", where=["C:\\d.toml:12"])
        assert "file=C%3A\\d.toml,line=12," in annotate(Report(Ledger(), [finding]))
