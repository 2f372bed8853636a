"""JSON lines: one record a line, and the line of whatever is wrong."""

import json

import pytest

from provenance.formats import limits, load

SOURCE = '{"record": "source", "id": "a"}'
QUESTION = '{"record": "question", "id": "q", "subject": "troops"}'
CLAIM = '{"record": "claim", "source": "a", "question": "q", "low": 3}'


def lines(*records, end="\n"):
    return "".join(record + end for record in records)


def test_one_record_a_line_is_read(written):
    dossier = '{"record": "dossier", "version": 1, "title": "T", "dateline": "2024-10-24"}'
    policy = '{"record": "policy", "day_slip": 3}'
    rules = '{"record": "rules", "rule": "conflict", "options": {"severity": "note"}}'
    text = lines(dossier, policy, rules, SOURCE, "", QUESTION, CLAIM, end="\r\n")
    ledger = load(written(text, ".jsonl"))
    assert (ledger.title, ledger.policy.day_slip, len(ledger)) == ("T", 3, 1)
    assert ledger.rule_settings[0].options["severity"] == "note"


def test_the_last_line_needs_no_end(written):
    text = lines(SOURCE, QUESTION) + CLAIM
    assert len(load(written(text, ".jsonl"))) == 1


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson"])
def test_a_torn_last_line_is_named(refused, suffix):
    (fault,) = refused(lines(SOURCE, QUESTION) + CLAIM[:30], suffix)
    assert fault.line == 3
    assert "torn" in fault.message
    assert "line 3" in fault.message


def test_one_bad_line_in_many_is_named_and_nothing_else(refused):
    records = [SOURCE, QUESTION, *([CLAIM] * 2000)]
    records[999] = records[999][:30]
    (fault,) = refused(lines(*records), ".jsonl")
    assert fault.line == 1000
    assert "torn" not in fault.message


def test_every_bad_line_is_named(refused):
    bad = [CLAIM[:30], "nonsense", "[]", '"x"', "3", "\x00\x00", CLAIM[:20] + CLAIM]
    faults = refused(lines(SOURCE, *bad), ".jsonl")
    assert [fault.line for fault in faults] == [2, 3, 4, 5, 6, 7, 8]
    assert all(f"line {fault.line}" in fault.message for fault in faults)
    assert "NUL" in faults[5].message


def test_two_records_on_one_line_are_named(refused):
    (fault,) = refused(lines(SOURCE + QUESTION), ".jsonl")
    assert "follows" in fault.message


@pytest.mark.parametrize("text", [lines(SOURCE, QUESTION, end="\r"), SOURCE + "\r\r\n"])
def test_lines_end_in_a_line_feed(refused, text):
    (fault,) = refused(text, ".jsonl")
    assert fault.line == 1
    assert "carriage return" in fault.message


@pytest.mark.parametrize("char", ["\x0b", "\x1b", "\x00", "\t"])
def test_a_raw_control_character_is_refused(refused, char):
    (fault,) = refused(lines(SOURCE.replace("a", f"a{char}")), ".jsonl")
    assert fault.line == 1
    assert "control character" in fault.message


def test_a_line_is_long_but_not_endless(refused):
    for text in ("x" * 5_000_000 + "\n", "x" * 5_000_000):
        first, *_ = refused(text + lines(SOURCE), ".jsonl")
        assert first.line == 1
        assert "too long" in first.message


def test_reading_goes_on_behind_an_endless_line(refused):
    text = lines(SOURCE, '"' + "x" * 3_000_000 + '"', "bad")
    assert [fault.line for fault in refused(text, ".jsonl")] == [2, 3]


def test_a_file_of_nothing_but_bad_lines_is_given_up_on(refused):
    faults = refused("x\n" * 3 * limits.MOST_BAD_LINES, ".jsonl")
    assert len(faults) == limits.MOST_BAD_LINES + 1
    assert "the rest was not read" in faults[-1].message


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ('{"id": "a"}', "missing"),
        ('{"record": "sources", "id": "a"}', "did you mean 'source'?"),
        ('{"record": 3, "id": "a"}', "choose one of"),
        ('{"record": "dossier", "titel": "T"}', "did you mean 'title'?"),
        ('{"record": "rules", "options": {}}', "rule"),
        ('{"record": "rules", "rule": "r", "severity": "note"}', "options"),
    ],
)
def test_a_record_says_of_which_table_it_is(refused, record, reason):
    (fault,) = refused(lines(record), ".jsonl")
    assert fault.line == 1
    assert reason in fault.message


@pytest.mark.parametrize(
    "record",
    [
        '{"record": "dossier", "title": "T"}',
        '{"record": "policy"}',
        '{"record": "rules", "rule": "conflict"}',
    ],
)
def test_what_stands_once_stands_once(refused, record):
    (fault,) = refused(lines(record, record), ".jsonl")
    assert fault.line == 2
    assert "twice" in fault.message


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (CLAIM.replace("3}", '"x"}'), "claim[1].low"),
        (CLAIM.replace("3}", '3, "low": 4}'), "claim[1].low"),
        ('{"record": "policy", "day_slip": -1}', "policy.day_slip"),
        ('{"record": "dossier", "version": 2}', "version"),
        ('{"record": "rules", "rule": "r", "options": {"a": null}}', "rules.r.a"),
    ],
)
def test_a_fault_has_the_line_of_its_record(refused, record, path):
    (fault,) = refused(lines(SOURCE, QUESTION, CLAIM, record), ".jsonl")
    assert (fault.line, fault.path) == (4, path)


def test_text_in_every_script_comes_back(written):
    name = "Київ 北京 \u2028 \x85".replace("\x85", "é")
    record = json.dumps({"record": "source", "id": "a", "name": name}, ensure_ascii=False)
    assert load(written(lines(record), ".jsonl")).source("a").name == " ".join(name.split())


def test_lines_that_are_none_do_not_hide_what_is_wrong_with_others(refused):
    lines = [
        '{"record": "source", "id": "a", "kind": 3}',
        '{"record": "source", "id": "b"',
        '{"record": "question", "id": "q", "subject": "troops"}',
        '{"record": "claim", "id": "c", "source": "b", "question": "q", "low": "many"}',
    ]
    faults = refused("\n".join(lines) + "\n", ".jsonl")
    assert [fault.line for fault in faults] == [1, 2, 4]
