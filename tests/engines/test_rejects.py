"""Rows that are no claims are put aside with line and reason, the same in every engine."""

import json
from importlib.util import find_spec

import pytest

from provenance.engines import DuckDB, Local, Processes, check_table
from provenance.errors import UnusableInput

ENGINES = [Local(chunk=1), Local(), Processes(workers=2, chunk=2)]
if find_spec("duckdb") and find_spec("pyarrow"):
    ENGINES.append(DuckDB(workers=2, chunk=2))
EVERY_ENGINE = pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)

HEAD = "id,source,source_kind,subject,status,low,high,said_on,after,speaks_for\n"
ROWS = {
    2: "a,us,state,troops,,9,,2024-10-23,,",
    3: "b,kremlin,state,troops,,,5,2024-10-23,,",
    4: "c,us,state,troops,,many,,,,",
    5: "d,us,state,troops,certain,3,,,,",
    6: "e,us,office,troops,,3,,,,",
    7: "a,us,state,troops,,10,,,,",
    8: "f,us,state,,,3,,,,",
    9: "g,us,state,troops,,3",
    10: "h,,,troops,,3,,,,",
    11: "i,us,state,troops,,-4,,,,",
    12: "j,us,state,tanks,,3,,,nobody,",
    13: "k,us,state,tanks,,3,,,l,",
    14: "l,us,state,tanks,,3,,,k,",
    15: 'm,us,state,tanks,,"3"4,,,,',
    16: "a,us,state,troops,,9,,2024-10-23,,",
    17: "n,up/down,state,tanks,,3,,,,",
    18: "o,ring,state,tanks,,3,,,,ring",
    19: "p,us,state,tanks,,3,,nonsense,,",
}
WRONG = {
    4: "low: a figure is a number such as 12000 or 12,000, not 'many'",
    5: "status: 'certain' is not known here",
    6: "source_kind: source 'us' has 'state' here in an earlier row",
    7: "id: duplicate id: 'a' stands on line 2 already",
    8: "question: missing: a claim needs question",
    9: "it has 6 cells, and the header has 10 columns",
    10: "source: missing: a claim needs source",
    11: "low: ",
    12: "after: no claim has the id 'nobody'",
    13: "after runs in a circle (a cycle): 'k' → 'l' → 'k'",
    14: "after runs in a circle (a cycle): 'k' → 'l' → 'k'",
    15: "the quoting of the row is broken: ",
    17: "id: ",
    18: "speaks_for: ",
    19: "said_on: ",
}


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in ROWS.values()), encoding="utf-8")
    return path


@EVERY_ENGINE
def test_every_bad_row_of_a_table_is_told_with_its_line_and_reason(table, engine):
    report = check_table(table, engine=engine)
    told = {reject.line: reject.reason for reject in report.rejects}
    assert told.keys() == WRONG.keys()
    assert {line: told[line] for line in WRONG if not told[line].startswith(WRONG[line])} == {}
    assert report.claims == 2
    assert [finding.claims for finding in report.findings] == [("a", "b")]


def test_all_engines_say_the_very_same(table):
    reports = [check_table(table, engine=engine) for engine in ENGINES]
    assert [report for report in reports if report != reports[0]] == []


def test_bad_lines_of_json_are_told_and_the_rest_is_judged(tmp_path):
    path = tmp_path / "claims.jsonl"
    lines = [
        '{"record": "source", "id": "us"}',
        '{"record": "question", "id": "q", "subject": "troops"}',
        '{"record": "claim", "id": "a", "source": "us", "question": "q", "low": 3}',
        '{"record": "claim", "id": "b", "source": "us", "question": "q", "low": "3"}',
        '{"record": "claim", "id": "c", "source": "us", "question": "q", "low": 3, "low": 4}',
        '{"record": "claim", "id": "d", "source": "us", "question": "q",',
        "[]",
        '{"record": "claim", "id": "e", "source": "them", "question": "q", "low": 3}',
        '{"record": "claim", "id": "f", "source": "us", "question": "p", "low": 3}',
    ]
    path.write_bytes("\n".join(lines).encode() + b"\n\xff\n")
    report = check_table(path)
    starts = {
        4: "low: a figure is an exact number, not the string '3'",
        5: "duplicate key: 'low' stands here twice",
        6: "not JSON: ",
        7: "no record: a table (object) is due",
        8: "source: no source has the id 'them'",
        9: "question: no question has the id 'p'",
        10: "it is not in the encoding UTF-8",
    }
    assert {reject.line for reject in report.rejects} == starts.keys()
    assert all(one.reason.startswith(starts[one.line]) for one in report.rejects)
    assert report.claims == 1


def test_rejects_are_written_as_they_stood(table, tmp_path):
    aside = tmp_path / "rejects.jsonl"
    check_table(table, rejects=aside)
    rows = [json.loads(line) for line in aside.read_text(encoding="utf-8").splitlines()]
    assert [row["line"] for row in rows] == sorted(WRONG)
    assert rows[0]["row"].startswith("c,us")


def test_nothing_is_left_half_written_where_nothing_can_be(table, tmp_path):
    aside = tmp_path / "rejects.jsonl"
    aside.mkdir()
    with pytest.raises(UnusableInput, match="cannot be written"):
        check_table(table, rejects=aside)
    assert sorted(tmp_path.iterdir()) == sorted([table, aside])


def test_a_strict_check_refuses_a_table_with_bad_rows(table):
    with pytest.raises(UnusableInput) as refused:
        check_table(table, strict=True)
    assert [fault.line for fault in refused.value.faults] == sorted(WRONG)


def side_lines():
    """A table of records in which every kind of line has one that is at fault."""
    sound = [
        {"record": "source", "id": "us"},
        {"record": "source", "id": "un"},
        {"record": "question", "id": "q", "subject": "troops"},
        {"record": "claim", "id": "a", "source": "us", "question": "q", "low": 9},
        {"record": "claim", "id": "b", "source": "un", "question": "q", "high": 5},
        {"record": "link", "relation": "confirms", "by": "us", "claims": ["a"], "targets": ["b"]},
    ]
    bad = [
        {"id": "nothing"},
        {"record": "clam"},
        {"record": ["claim"]},
        {"record": "source", "id": "u/n"},
        {"record": "source", "id": "nbc", "speaks_for": "nobody"},
        {"record": "question", "id": "r", "subject": ""},
        {"record": "claim", "id": "c", "source": "nbc", "question": "q", "low": 3},
        {"record": "link", "relation": "confirms", "by": "us", "claims": ["a"], "targets": ["z"]},
        {"record": "link", "relation": "confirms", "by": "them", "claims": ["a"], "targets": ["b"]},
        {"record": "link", "relation": "\ud800", "by": "us", "claims": ["a"], "targets": ["b"]},
        {"record": "exception", "rule": "conflict", "claims": ["z"], "reason": "a misprint"},
    ]
    twice = '{"record": "link", "relation": "confirms", "relation": "disputes", "by": "us"}'
    odd = '{"record": ["claim"], "a": 1, "a": 2}'
    return [*map(json.dumps, sound)], [*map(json.dumps, bad), odd, twice]


@EVERY_ENGINE
def test_no_line_of_a_table_of_records_stops_the_check(tmp_path, engine):
    sound, bad = side_lines()
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join([*sound, *bad]) + "\n")
    report = check_table(path, engine=engine)
    first = len(sound) + 1
    assert [one.line for one in report.rejects] == list(range(first, first + len(bad)))
    assert [json.loads(one.text) for one in report.rejects[:-1]] == [*map(json.loads, bad[:-1])]
    path.write_text("\n".join(sound) + "\n")
    assert check_table(path).findings == report.findings
    assert report.claims == 2


def test_a_table_whose_policy_is_at_fault_is_refused_with_its_line(tmp_path):
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join([*side_lines()[0], '{"record": "policy", "day_slip": "two"}']))
    with pytest.raises(UnusableInput) as refused:
        check_table(path)
    assert [fault.line for fault in refused.value.faults] == [7]


def test_rejects_are_never_written_over_what_is_read(table, tmp_path):
    link = tmp_path / "rejects.jsonl"
    link.symlink_to(table)
    before = table.read_bytes()
    for path in (table, str(table), link):
        with pytest.raises(UnusableInput, match="written over a file that is needed"):
            check_table(table, rejects=path)
    context = tmp_path / "context.toml"
    context.write_text('[[source]]\nid = "us"\n')
    with pytest.raises(UnusableInput, match="written over a file that is needed"):
        check_table(table, context=context, rejects=context)
    assert table.read_bytes() == before
