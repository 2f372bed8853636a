"""One table of claims, as spreadsheets write them."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.claim import Claim
from provenance.errors import UnusableInput
from provenance.formats import dump, load
from provenance.formats.cells import guarded, unguarded
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.source import Affiliation, Source

HEADER = "id,source,subject,status,low,high,unit,said_on,note\n"
ROW = "c1,defence,troops,expected,12000,12000,people,2024-10-24,reaches 12000\n"


def test_a_row_is_a_claim(written):
    (claim,) = load(written(HEADER + ROW, ".csv"))
    assert (claim.id, claim.source.id, claim.estimate.low) == ("c1", "defence", 12000)
    assert (claim.question.subject, claim.question.status, claim.question.unit) == (
        "troops",
        "expected",
        "persons",
    )


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "\n" + ROW + "\n",
        HEADER + ",,,,,,,,\n" + ROW,
        HEADER.replace("\n", "\r\n") + ROW.replace("\n", "\r\n"),
        HEADER.replace("\n", "\r") + ROW.replace("\n", "\r"),
        HEADER + ROW.rstrip("\n"),
        HEADER.replace(",low,", ", low ,") + ROW,
        "sep=,\n" + HEADER + ROW,
        "\ufeff" + HEADER + ROW,
        HEADER + ROW.replace("reaches 12000", '"two\nlines, and ""quotes"""'),
    ],
)
def test_what_spreadsheets_do_to_a_table_is_understood(written, text):
    (claim,) = load(written(text, ".csv"))
    assert claim.estimate.high == 12000


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (HEADER.replace(",", ";") + ROW.replace(",", ";"), 1, "separated by commas, not by ';'"),
        (HEADER.replace(",", "\t") + ROW, 1, "separated by commas"),
        ("sep=;\n" + HEADER + ROW, 2, "separated by semicolons, not by ','"),
        (HEADER.replace("note", "noet") + ROW, 1, "did you mean 'note'?"),
        (HEADER.replace("note", "scope.") + ROW, 1, "unknown column"),
        (HEADER.replace("note", "low") + ROW, 1, "duplicate column 'low'"),
        (HEADER.replace("source", "note2") + ROW, 1, "source is missing"),
        (HEADER + ROW.replace("\n", ",extra\n"), 2, "10 cells"),
        (HEADER + ROW.replace(",12000", "", 1), 2, "8 cells"),
        (HEADER + ROW.replace("12000", "12,000"), 2, "in quotes"),
        (HEADER + ROW + ROW.replace("reaches", '"reaches'), 3, "never closed"),
        (HEADER + ROW.replace("reaches 12000", '"reaches" 12000'), 2, "closing quote"),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_line(refused, text, line, reason):
    fault = refused(text, ".csv")[-1]
    assert fault.line == line
    assert f"line {line}" in fault.message
    assert reason in fault.message


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("low", "Mar-12", "a spreadsheet made a month of it"),
        ("low", "twelve", "number"),
        ("said_on", "45589", "date"),
        ("status", "expeced", "'expected'"),
        ("unit", "trops", "unit"),
        ("note", "re\x00ach", "control"),
        ("source", "two words", "cannot hold ' '"),
        ("id", "../x", "cannot hold '/'"),
        ("id", "=x y", "cannot hold ' '"),
    ],
)
def test_a_cell_that_is_wrong_is_named_by_row_and_column(refused, column, cell, reason):
    columns = HEADER.strip().split(",")
    cells = dict(zip(columns, ROW.strip().split(","), strict=True)) | {column: cell}
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells.values())
    (fault,) = refused(HEADER + "\n" + buffer.getvalue(), ".csv")
    assert fault.path == f"claim[0].{column}"
    assert fault.line == 3
    assert reason in fault.message


def test_every_misshapen_row_is_named(refused):
    faults = refused(HEADER + ROW + "a,b\n" + ROW + "c\n", ".csv")
    assert [fault.line for fault in faults] == [3, 5]


def test_a_row_after_a_cell_of_several_lines_has_the_line_it_starts_on(refused):
    text = HEADER + ROW.replace("reaches 12000", '"a\nb\nc"') + ROW.replace("12000,12000", "x,x")
    assert {fault.line for fault in refused(text, ".csv")} == {5}


def test_rows_may_not_contradict_each_other_on_one_source(refused):
    text = "source,source_name,speaks_for,subject,low\na,A,b,troops,1\na,B,c,troops,2\n"
    first, second = refused(text, ".csv")
    assert {first.path, second.path} == {"claim[1].source_name", "claim[1].speaks_for"}
    assert first.line == 3


def test_rows_may_not_contradict_each_other_on_one_question(refused):
    text = "source,question,subject,place,low\na,q,troops,here,1\na,q,troops,there,2\n"
    (fault,) = refused(text, ".csv")
    assert (fault.path, fault.line) == ("claim[1].place", 3)


def test_a_row_needs_something_that_it_answers(refused):
    (fault,) = refused("source,question,subject,low\na,,,1\n", ".csv")
    assert (fault.path, fault.line) == ("claim[0].question", 2)
    (fault,) = refused("source,question,low\na,q,1\n", ".csv")
    assert (fault.path, fault.line) == ("claim[0].subject", 2)


def test_a_chain_runs_from_the_speaker_up_and_the_route_from_the_origin_out(written):
    text = "source,speaks_for,via,subject,low\nkim,ministry;republic,office; gazette,troops,3\n"
    (claim,) = load(written(text, ".csv"))
    assert [one.id for one in claim.source.line()] == ["kim", "ministry", "republic"]
    assert [one.id for one in claim.via] == ["office", "gazette"]


def test_columns_after_scope_narrow_the_question(written):
    text = "source,subject,scope.side,low\na,troops,North,3\na,troops,South,4\n"
    north, south = load(written(text, ".csv"))
    assert dict(north.question.scope) == {"side": "North"}
    assert north.question.key != south.question.key


@given(st.text())
def test_a_text_comes_back_from_behind_its_guard(text):
    assert unguarded(guarded(text)) == text


@given(st.sampled_from(list("=+-@\t\r\uff1d\uff0b\uff0d\uff20")), st.text())
def test_no_cell_starts_a_formula(start, rest):
    assert guarded(start + rest).startswith("'")
    assert guarded(guarded(start + rest)).startswith("''")


def test_a_formula_is_written_with_its_guard_and_read_without(tmp_path):
    path = tmp_path / "a.csv"
    question = Question("troops", unit="persons")
    claim = Claim("a", question, note='=HYPERLINK("http://evil")', id="-c", stance="denies")
    dump(Ledger([claim]), path)
    cells = next(csv.DictReader(io.StringIO(path.read_text())))
    assert cells["note"] == '\'=HYPERLINK("http://evil")'
    assert cells["id"] == "'-c"
    assert load(path).claims == (claim,)


def test_what_would_come_back_as_something_else_is_not_written(tmp_path):
    path = tmp_path / "a.csv"
    kim = Source("kim", speaks_for=Affiliation("us", until=date(2024, 12, 31)))
    with pytest.raises(UnusableInput, match="from when or until when"):
        dump(Ledger([Claim(kim, Question("troops"), id="a")]), path)
    relayed = Claim("kim", Question("troops"), via=[Source("a;b")], id="a")
    with pytest.raises(UnusableInput, match="semicolon"):
        dump(Ledger([relayed]), path)
    assert not path.exists()
