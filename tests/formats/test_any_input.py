"""Whatever a file holds, it is read or refused: no other error, and the same answer every time."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UnusableInput
from provenance.formats import ledger_from, load
from provenance.formats.shapes import TOP_LEVEL

DOSSIER = {
    "version": 1,
    "title": "Troops",
    "dateline": "2024-10-24",
    "policy": {"tolerance": "grain", "day_slip": 1, "level": "principal"},
    "rules": {"conflict": {"severity": "error"}},
    "source": [
        {"id": "a", "name": "A", "kind": "state", "aliases": ["x"], "reliability": "B"},
        {"id": "b", "speaks_for": [{"source": "a", "since": "2024"}], "same_as": ["a"]},
    ],
    "question": [
        {"id": "q", "subject": "troops", "unit": "persons", "scope": {"side": "North"}},
    ],
    "claim": [
        {"id": "c", "source": "b", "question": "q", "words": "about 3,000", "best": 3000},
        {"id": "d", "source": "a", "question": "q", "low": 1, "high": 2, "after": ["c"]},
    ],
    "link": [{"relation": "confirms", "by": "a", "claims": ["c"], "targets": ["source:a"]}],
    "within": [{"part": "here", "whole": "there"}],
    "sum": [{"whole": "hurt", "parts": ["killed", "wounded"]}],
    "exception": [{"rule": "conflict", "claims": ["c"], "reason": "looked at"}],
}


def _faults_of(read, given):
    """Give the faults that something is refused for, none if it is read."""
    try:
        read(given)
    except UnusableInput as error:
        return error.faults or pytest.fail("refused without a fault")
    return ()


plain = st.none() | st.booleans() | st.integers() | st.decimals() | st.text(max_size=8)
values = st.recursive(
    plain | st.sampled_from(["a", "b", "c", "q", "2024-10-24", "source:a", "actual", 3]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "source", "a"]) | st.text(max_size=3), inside)
    ),
    max_leaves=6,
)


def _spots(value, path=()):
    yield path
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _spots(inside, (*path, key))
    elif isinstance(value, list):
        for place, inside in enumerate(value):
            yield from _spots(inside, (*path, place))


SPOTS = [path for path in _spots(DOSSIER) if path]


@given(st.lists(st.tuples(st.sampled_from(SPOTS), values), min_size=1, max_size=3))
def test_any_value_anywhere_is_read_or_refused(changes):
    dossier = json.loads(json.dumps(DOSSIER))
    for path, value in changes:
        here = dossier
        for part in path[:-1]:
            try:
                here = here[part]
            except (KeyError, IndexError, TypeError):
                break
        else:
            if isinstance(here, (dict, list)):
                try:
                    here[path[-1]] = value
                except (IndexError, TypeError):
                    continue
    faults = _faults_of(ledger_from, dossier)
    assert all(len(fault.message) <= 400 for fault in faults)
    assert all(str(fault).isprintable() for fault in faults)


rows = st.dictionaries(
    st.sampled_from(["id", "source", "question", "low", "words", "by", "claims", "part", "x"]),
    values,
)
anything = st.dictionaries(
    st.sampled_from([*TOP_LEVEL, "x"]), values | st.lists(rows, max_size=3), max_size=5
)


@given(anything)
def test_any_plain_values_are_read_or_refused(records):
    _faults_of(ledger_from, records)


@pytest.fixture(scope="module")
def path_of(tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    return lambda suffix: folder / f"a{suffix}"


TEXTS = {
    ".json": json.dumps(DOSSIER, indent=1),
    ".jsonl": '{"record": "source", "id": "a"}\n{"record": "question", "id": "q", "subject": "t"}\n'
    '{"record": "claim", "source": "a", "question": "q", "words": "about 3,000"}\n',
    ".toml": 'version = 1\n[[source]]\nid = "a"\nname = """A "b" c"""\n[[question]]\nid = "q"\n'
    'subject = \'troops\' # x\n[[claim]]\nsource = "a"\nquestion = "q"\nlow = 3_000\n'
    "said_on = 2024-10-24\nvia = [ ]\nscope = { a = 'b' }\n",
    ".csv": 'id,source,subject,low,high,note\nc,a,troops,"1,200",,"a ""b"", c"\nd,b,troops,1,2,\n',
}
spans = st.tuples(st.integers(0, 2000), st.integers(0, 9), st.binary(max_size=9))


@pytest.mark.parametrize("suffix", TEXTS)
@given(cuts=st.lists(spans, min_size=1, max_size=3))
def test_a_damaged_file_is_read_or_refused(path_of, suffix, cuts):
    data = TEXTS[suffix].encode()
    for start, length, replacement in cuts:
        place = start % (len(data) + 1)
        data = data[:place] + replacement + data[place + length :]
    path = path_of(suffix)
    path.write_bytes(data)
    assert all(fault.line is None or fault.line > 0 for fault in _faults_of(load, path))


@pytest.mark.parametrize("suffix", TEXTS)
def test_a_torn_file_is_never_half_loaded(path_of, suffix):
    data = TEXTS[suffix].encode()
    whole = None
    for end in range(len(data), 0, -3):
        path = path_of(suffix)
        path.write_bytes(data[:end])
        try:
            ledger = load(path)
        except UnusableInput:
            continue
        whole = whole or ledger
        # Only where a text ends between two records can what is left be a whole file.
        assert suffix != ".json" or ledger == whole


def test_the_answer_is_the_same_whatever_the_hash_seed_zone_and_locale(tmp_path):
    dossier = json.loads(json.dumps(DOSSIER))
    dossier["claim"][0] |= {"low": True, "xx": 1, "yy": 2, "zz": 3, "via": ["n1", "n2"]}
    dossier["source"] += [{"id": "e", "speaks_for": "f"}, {"id": "f", "speaks_for": "e"}]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(dossier))
    script = (
        "import sys; from provenance import load\n"
        "try: load(sys.argv[1])\n"
        "except ValueError as e: print(e)"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script, path],
            env={
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": locale,
                "PYTHONPATH": ":".join(sys.path),
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, locale in (("1", "Asia/Seoul", "C"), ("2", "America/Adak", "C.UTF-8"))
    }
    assert len(told) == 1
    assert b"unknown key" in told.pop()
