"""What no row can say stands in a context: who is who, what is part of what, what is accepted."""

import pytest

from provenance import Ledger, Policy, Within
from provenance.engines import Local, check_table
from provenance.formats.jsonl import written
from provenance.question import Sum
from provenance.settings import Exemption, RuleSettings

HEAD = "id,source,subject,place,low,high,said_on\n"
ONE_A_CHUNK = Local(chunk=1)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(
        HEAD + "a,kyiv,troops,Kursk,9000,,2024-10-23\nb,moscow,troops,Russia,,5000,2024-10-23\n"
    )
    return path


def rules_found(report):
    return [finding.rule for finding in report.findings]


def test_a_part_and_its_whole_are_judged_together(table):
    side = Ledger(wholes=[Within("Kursk", "Russia")])
    assert rules_found(check_table(table, engine=ONE_A_CHUNK)) == []
    assert rules_found(check_table(table, context=side, engine=ONE_A_CHUNK)) == [
        "part-exceeds-whole"
    ]


def test_a_declared_sum_is_judged_together(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(
        "id,source,subject,measure,best\na,un,siege,killed,10\nb,un,siege,wounded,20\n"
        "c,un,siege,casualties,99\n"
    )
    side = Ledger(sums=[Sum("casualties", ["killed", "wounded"])])
    found = rules_found(check_table(path, context=side, engine=ONE_A_CHUNK))
    assert "parts-do-not-add-up" in found


def test_a_field_that_is_left_out_is_missed_across_groups(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + "a,kyiv,troops,,9000,,\nb,moscow,troops,Russia,,5000,\n")
    assert rules_found(check_table(path, engine=ONE_A_CHUNK)) == ["scope-missing"]


def test_a_context_file_says_who_speaks_for_whom(tmp_path):
    side = tmp_path / "side.toml"
    side.write_text(
        'version = 1\n[[source]]\nid = "kyiv"\nspeaks_for = "state"\n[[source]]\nid = "moscow"\n'
        'speaks_for = "state"\n[[source]]\nid = "state"\n'
    )
    path = tmp_path / "same.csv"
    path.write_text(HEAD + "a,kyiv,troops,,9,,2024-10-23\nb,moscow,troops,,,5,2024-10-23\n")
    assert rules_found(check_table(path)) == ["conflict"]
    assert rules_found(check_table(path, context=side)) == ["self-contradiction"]


def test_settings_and_exemptions_of_a_context_apply(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + "a,kyiv,troops,,9,,\nb,moscow,troops,,,5,\nc,un,troops,,,4,\n")
    side = Ledger(
        exemptions=[Exemption("conflict", ["a", "b"], reason="two counts")],
        rule_settings=[RuleSettings("conflict", {"severity": "note"})],
    )
    text = tmp_path / "side.jsonl"
    records = {
        "exception": [{"rule": "conflict", "claims": ["a", "b"], "reason": "two counts"}],
        "rules": {"conflict": {"severity": "note"}},
    }
    text.write_text("".join(written(records)))
    for context in (side, text):
        report = check_table(path, context=context, engine=ONE_A_CHUNK)
        assert [(one.severity, one.claims) for one in report.findings] == [("note", ("a", "c"))]
        assert [one.reason for one in report.accepted] == ["two counts"]
        assert report.exit_code == 0


def test_a_policy_of_ones_own_counts(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text("id,source,subject,words\na,kyiv,troops,about 10\nb,un,troops,about 11\n")
    assert rules_found(check_table(path)) == []
    assert rules_found(check_table(path, policy=Policy(tolerance="as_said"))) == ["conflict"]


def test_a_name_given_in_one_row_counts_for_all(tmp_path):
    """Whoever is known by an id alone is the one other who bears it as a name."""
    path = tmp_path / "claims.csv"
    path.write_text(
        "id,source,source_name,subject,low,high,said_on\n"
        "a,kim,Seoul,troops,9,,2024-10-23\nb,seoul,,troops,,5,2024-10-23\n"
        "c,kim,,tanks,3,,2024-10-23\n"
    )
    found = rules_found(check_table(path, engine=ONE_A_CHUNK))
    assert found == ["self-contradiction"]
