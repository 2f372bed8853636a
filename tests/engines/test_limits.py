"""What an engine cannot do it refuses in a plain sentence."""

import pytest

from provenance import Ledger, Question, rule
from provenance.claim import Claim
from provenance.engines import EngineError, check_table, read_column, screen_table
from provenance.engines.extras import needed
from provenance.errors import UnusableInput
from provenance.rules import conflict, outlier


@rule("of-all")
def of_all(ledger: Ledger) -> None:
    """Looks at everything."""


def local_rule():
    @rule("hidden")
    def hidden(claim):
        """Is nowhere to be found by name."""

    return hidden


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text("id,source,subject,low,high\na,us,troops,9,\nb,kremlin,troops,,5\n")
    return path


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([of_all], "rule 'of-all' looks at the whole ledger, which no engine holds at once"),
        ([local_rule()], "rule 'hidden' is found under no name of an importable module"),
        ([conflict.when(bool)], "rule 'conflict' is found under no name"),
    ],
)
def test_a_rule_that_cannot_be_sent_to_workers_is_refused(table, rules, said):
    with pytest.raises(EngineError, match=said):
        check_table(table, rules)


def test_an_engine_that_is_none_is_refused_with_those_there_are(table):
    calls = (
        lambda: check_table(table, engine="abacus"),
        lambda: read_column(table, "low", engine="abacus"),
        lambda: screen_table(table.with_suffix(".parquet"), engine="abacus"),
    )
    for call in calls:
        with pytest.raises(EngineError, match=r"'abacus'.*choose"):
            call()


def test_a_missing_extra_is_asked_for_by_name():
    with pytest.raises(EngineError, match=r"pip install 'claim-provenance\[spark\]'"):
        needed("no_such_module", "spark", "tables are grouped")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("id,source,colour", "unknown column 'colour'"),
        ("id,subject", "the column source is missing"),
        ("id,source,id", "duplicate column 'id'"),
    ],
)
def test_a_header_under_which_no_row_can_be_a_claim_is_refused(tmp_path, header, said):
    path = tmp_path / "claims.csv"
    path.write_text(f"{header}\n1,2,3\n")
    with pytest.raises(UnusableInput, match=said):
        check_table(path)


def test_a_context_with_claims_is_refused(table):
    context = Ledger([Claim("us", Question("troops"), id="x")])
    with pytest.raises(UnusableInput, match="a context holds no claims; put them in the table"):
        check_table(table, context=context)


def test_a_context_of_no_known_format_is_refused(table):
    with pytest.raises(EngineError, match="a context is a dossier file or a ledger"):
        check_table(table, context="side.docx")


def test_a_missing_table_is_told_in_a_sentence(tmp_path):
    with pytest.raises(UnusableInput, match="there is no such file"):
        check_table(tmp_path / "none.csv")


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl"])
def test_a_table_of_another_kind_than_its_name_says_is_refused(tmp_path, suffix):
    path = tmp_path / f"claims{suffix}"
    path.write_bytes(b"%PDF-1.7 and so on")
    with pytest.raises(UnusableInput, match="a PDF document"):
        check_table(path)


def test_rules_keep_their_settings_on_the_way_to_workers(table):
    loud = conflict.but(severity="warning", at_least=3)
    (finding,) = check_table(table, [loud, outlier], engine="processes").findings
    assert finding.severity == "warning"
    assert check_table(table, [conflict.but(at_least=100)]).findings == ()
