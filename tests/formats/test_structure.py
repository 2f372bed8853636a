"""Tables, keys and values that are not what they should be."""

import json

import pytest

from provenance.errors import UnusableInput
from provenance.formats import ledger_from, load


def test_the_sound_dossier_is_sound(sound, written):
    assert len(load(written(sound))) == 2


@pytest.mark.parametrize("top", ["null", "[]", '"x"', "3000", "true"])
def test_the_top_of_a_file_is_a_table(refused, top):
    (fault,) = refused(top)
    assert "table (object)" in fault.message


@pytest.mark.parametrize(
    ("table", "key", "value", "reason"),
    [
        ("claim", "id", None, "string"),
        ("claim", "id", ["first"], "string"),
        ("claim", "id", "a\nb", r"cannot hold '\n'"),
        ("claim", "id", "../../etc/passwd", "cannot hold '/'"),
        ("claim", "id", "two words", "cannot hold ' '"),
        ("claim", "id", "x" * 201, "200 characters"),
        ("claim", "source", 7, "string"),
        ("claim", "via", "gazette", "list"),
        ("claim", "via", None, "list"),
        ("claim", "via", {"gazette": 1}, "list"),
        ("claim", "after", "second", "list"),
        ("claim", "stance", "assert", "'asserts'"),
        ("claim", "side", "under", "below"),
        ("claim", "words", 3000, "string"),
        ("claim", "words", "w" * 10_001, "10,000"),
        ("claim", "note", "n" * 100_001, "100,000"),
        ("claim", "url", "file:///etc/passwd", "scheme"),
        ("claim", "url", "http://", "host"),
        ("claim", "url", "http://user:word@example.org/", "password"),
        ("claim", "url", "http://[", "url|URL"),
        ("claim", "url", "https://example.org/a b", "spaces"),
        ("claim", "approximate", 1, "true or false"),
        ("source", "name", "", "empty"),
        ("source", "name", " \u200b ", "empty"),
        ("source", "name", "NA\u200bTO", "U+200B"),
        ("source", "name", "N\u202eATO", "U+202E"),
        ("source", "aliases", ["N\u00adATO"], "U+00AD"),
        ("source", "kind", "misnistry", "'ministry'"),
        ("source", "reliability", "G", "A, B, C"),
        ("source", "aliases", "The Ministry", "list"),
        ("source", "speaks_for", 3, "source id"),
        ("question", "unit", "trops", "unit"),
        ("question", "unit", "", "empty"),
        ("question", "status", "expeced", "'expected'"),
        ("question", "scope", ["side"], "table"),
        ("question", "scope", {"side": 3}, "string"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_with_its_path(faulty, table, key, value, reason):
    fault = faulty(table, **{key: value})
    assert fault.path.startswith(f"{table}[0].{key}")
    assert any(part in fault.message for part in reason.split("|"))
    assert fault.line == 1


@pytest.mark.parametrize("rows", [{"first": {}}, None, "first", 3])
def test_a_table_of_many_is_a_list(refused, sound, rows):
    sound["link"] = rows
    (fault,) = refused(sound)
    assert fault.path == "link"
    assert "a list of tables" in fault.message


@pytest.mark.parametrize("row", [[], "first", None, 3])
def test_a_row_is_a_table(refused, sound, row):
    sound["claim"].append(row)
    (fault,) = refused(sound)
    assert fault.path == "claim[2]"
    assert "table (object)" in fault.message


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"claim": NaN}', "claim"),
        ('{"claim": [NaN]}', "claim[0]"),
        ('{"source": [{"id": NaN}]}', "source[0].id"),
        ('{"source": [{"id": "a", "aliases": NaN}]}', "source[0].aliases"),
        ('{"claim": [{"approximate": NaN}]}', "claim[0].approximate"),
        ('{"dateline": NaN}', "dateline"),
        ('{"policy": {"day_slip": 0.5}}', "policy.day_slip"),
        ('{"rules": {"r": {"a": NaN}}}', "rules.r.a"),
    ],
)
def test_a_number_that_is_none_is_refused_wherever_it_stands(refused, text, path):
    assert path in [fault.path for fault in refused(text)]


@pytest.mark.parametrize(
    ("table", "key"),
    [("claim", "source"), ("claim", "question"), ("source", "id"), ("question", "subject")],
)
def test_a_key_that_must_be_there_is_missed(refused, sound, table, key):
    del sound[table][0][key]
    faults = refused(sound)
    assert faults[0].path == f"{table}[0].{key}"
    assert "missing" in faults[0].message


def test_a_claim_on_a_question_with_a_unit_says_something(faulty):
    fault = faulty(without=["low", "high"])
    assert fault.path == "claim[0].words"
    assert "stance" in fault.message


def test_a_claim_on_a_question_without_unit_may_say_that_it_is_so(sound, written):
    del sound["question"][0]["unit"]
    del sound["claim"][0]["low"], sound["claim"][0]["high"]
    assert load(written(sound)).claim("first").estimate is None


@pytest.mark.parametrize("key", ["scource", " source", "source\u200b", "Source", "sources"])
def test_an_unknown_key_is_refused_and_the_known_one_suggested(faulty, key):
    fault = faulty(**{key: "defence"})
    assert "unknown key" in fault.message
    assert "did you mean 'source'?" in fault.message


@pytest.mark.parametrize("key", ["__class__", "zzz", ""])
def test_an_unknown_key_like_no_other_is_refused_with_those_known(faulty, key):
    fault = faulty(**{key: 1})
    assert "known here are" in fault.message or "did you mean" in fault.message


def test_an_unknown_key_at_the_top_is_refused(refused, sound):
    sound["claims"] = []
    (fault,) = refused(sound)
    assert fault.path == "claims"
    assert "did you mean 'claim'?" in fault.message


@pytest.mark.parametrize("version", [0, 2, 99, True, "1", None, 1.5])
def test_another_version_is_refused_naming_both(refused, sound, version):
    sound["version"] = version
    (fault,) = refused(sound)
    assert fault.path == "version"
    assert "version" in fault.message
    assert "1" in fault.message


def test_a_file_without_version_is_read(sound, written):
    del sound["version"]
    assert len(load(written(sound))) == 2


@pytest.mark.parametrize(
    ("policy", "path"),
    [
        ({"tolerance": "grainy"}, "policy.tolerance"),
        ({"tolerance": "percent(many)"}, "policy.tolerance"),
        ({"day_slip": -1}, "policy.day_slip"),
        ({"day_slip": True}, "policy.day_slip"),
        ({"level": "principle"}, "policy.level"),
        ({"slip": 1}, "policy.slip"),
    ],
)
def test_a_policy_that_does_not_exist_is_refused(refused, sound, policy, path):
    sound["policy"] = policy
    (fault,) = refused(sound)
    assert fault.path == path


@pytest.mark.parametrize(
    ("rules", "path"),
    [
        (["running-total-fell"], "rules"),
        ({"running-total-fell": "error"}, "rules.running-total-fell"),
        ({"running-total-fell": {"least": None}}, "rules.running-total-fell.least"),
        ({"running-total-fell": {"least": [1, None]}}, "rules.running-total-fell.least[1]"),
        ({"two words": {"least": 1}}, "rules.'two words'"),
        ({"": {}}, "rules.''"),
    ],
)
def test_settings_of_rules_are_tables_of_plain_values(refused, sound, rules, path):
    sound["rules"] = rules
    (fault,) = refused(sound)
    assert fault.path == path


def test_an_exception_needs_a_reason(refused, sound):
    sound["exception"] = [{"rule": "conflict", "claims": ["first"], "reason": " "}]
    (fault,) = refused(sound)
    assert fault.path == "exception[0].reason"
    assert "reason" in fault.message


def test_every_fault_of_a_file_comes_out_at_once(refused, sound):
    sound["source"][0] |= {"kind": "misnistry", "speaks_for": "republik"}
    sound["claim"][0] |= {"low": True, "said_on": "2024-02-30", "vai": [], "via": ["gazete"]}
    sound["claim"][1] |= {"url": "http://", "stance": "maybe"}
    paths = [fault.path for fault in refused(sound)]
    assert paths == [
        "source[0].kind",
        "source[0].speaks_for",
        "claim[0].low",
        "claim[0].said_on",
        "claim[0].via[0]",
        "claim[0].vai",
        "claim[1].url",
        "claim[1].stance",
    ]


def test_faults_come_in_the_order_of_the_file(refused, sound):
    reversed_ = {"claim": [{"low": 1, "id": 3, **sound["claim"][0]}], "source": sound["source"]}
    reversed_["claim"][0] |= {"low": "x", "id": 3}
    reversed_["source"][0]["kind"] = "x"
    text = json.dumps({**reversed_, "question": sound["question"]}, indent=1)
    lines = [fault.line for fault in refused(text)]
    assert lines == sorted(lines)
    assert len(set(lines)) == 3


def test_many_faults_are_all_kept_and_few_are_printed(sound):
    sound["claim"] = [{"source": "defence", "question": "there", "low": "x"} for _ in range(300)]
    with pytest.raises(UnusableInput) as caught:
        ledger_from(sound)
    assert len(caught.value.faults) == 300
    assert str(caught.value).endswith("and 280 more")


def test_plain_values_need_no_file():
    with pytest.raises(UnusableInput, match=r"^records: source\[0\].id: missing"):
        ledger_from({"source": [{}]})


def test_binary_floats_are_refused_for_they_are_not_what_was_written():
    dossier = {"source": [{"id": "a"}], "question": [{"id": "q", "subject": "rain"}]}
    with pytest.raises(UnusableInput, match=r"binary float 0.5; write Decimal\('0.5'\)"):
        ledger_from(dossier | {"claim": [{"source": "a", "question": "q", "low": 0.5}]})


@pytest.mark.parametrize("records", [None, [], "x", 3, {1: 2}, {"claim": [{1: 2}]}])
def test_plain_values_of_the_wrong_kind_are_refused(records):
    with pytest.raises(UnusableInput):
        ledger_from(records)
