"""Tables as other programs write them: odd types, odd names, stray quotes, the same everywhere."""

from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.util import find_spec

import pytest

from provenance.engines import (
    DuckDB,
    EngineError,
    Local,
    Processes,
    check_table,
    read_column,
    screen_table,
)
from provenance.errors import UnusableInput

HAS_DUCKDB = find_spec("duckdb") is not None and find_spec("pyarrow") is not None
WITH_DUCKDB = pytest.mark.skipif(not HAS_DUCKDB, reason="the extra duckdb is not installed")
ENGINES = [Local(chunk=1), Processes(workers=1, chunk=1)]
ENGINES += [DuckDB(workers=1, chunk=1)] if HAS_DUCKDB else []

HEAD = b"id,source,subject,low,high\n"
SOUND = b"a,us,troops,9,\nb,un,troops,,5\n"


def told_by_all(path, **options):
    """What every engine says of a table, which has to be the same."""
    report = check_table(path, engine=Local(), **options)
    for engine in ENGINES:
        assert check_table(path, engine=engine, **options) == report, engine.name
    return report


def rejected(report):
    return [(one.line, one.reason, one.text) for one in report.rejects]


@pytest.fixture
def csv(tmp_path):
    def write(data, name="claims.csv"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def test_a_stray_quote_costs_its_own_line_and_no_other(csv):
    rows = b"".join(b"r%d,us,tanks,1,2\n" % number for number in range(20))
    report = told_by_all(csv(HEAD + b'x,us,"troops,1,2\n' + SOUND + rows))
    reason = "the quoting of the row is broken: a quote is opened here and never closed"
    assert rejected(report) == [(2, reason, 'x,us,"troops,1,2')]
    assert (report.claims, len(report.findings)) == (22, 1)


def test_rows_after_a_quote_that_closes_too_early_are_read(csv):
    text = HEAD + b'x,us,"tro\nops"s,1,2\n' + SOUND
    report = told_by_all(csv(text))
    assert [(one.line, one.text) for one in report.rejects] == [(2, 'x,us,"tro'), (3, 'ops"s,1,2')]
    assert report.claims == 2


def test_a_row_over_several_lines_is_one_row_with_its_first_line(csv):
    report = told_by_all(csv(HEAD + b'x,us,troops,one,"\n\n"\n' + SOUND + b"c,us,troops,two,\n"))
    assert [one.line for one in report.rejects] == [2, 7]


def test_what_is_not_utf_8_is_kept_so_that_it_can_be_found(csv):
    report = told_by_all(csv(HEAD + "c,us,café,1,2\n".encode("latin-1") + SOUND))
    assert rejected(report) == [(2, "it is not in the encoding UTF-8", r"c,us,caf\xe9,1,2")]


def test_a_cell_that_is_too_long_is_told_of_as_such(csv):
    report = told_by_all(csv(HEAD + b"x,us," + b"t" * 150_000 + b",1,2\n" + SOUND))
    [(line, reason, text)] = rejected(report)
    assert (line, len(text)) == (2, 1000)
    assert reason.startswith("a cell holds more than 100,000 characters")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty; a header with the column source is due"),
        (HEAD.replace(b",", b";"), "cells are separated otherwise than by ';'"),
        (b"id,sorce,subject\n", "unknown column 'sorce' in the header; did you mean 'source'?"),
        ("id,source,café\n".encode("latin-1"), "the header is not in the encoding UTF-8"),
        ((HEAD + SOUND).replace(b"\n", b"\r"), "a carriage return stands in a cell without quotes"),
        (b"id,source,scope.side,scope.Side\n", "duplicate column 'scope.side'"),
    ],
)
def test_a_header_that_cannot_be_used_is_told_of_with_what_would_be_right(csv, data, said):
    with pytest.raises(UnusableInput) as refused:
        check_table(csv(data))
    assert said in str(refused.value)


def test_which_row_of_an_id_counts_does_not_hang_on_the_cut(csv):
    rows = (b"a,us,tanks,7,", b"a,us,troops,9,", b"a,us,troops,9,", b"a,us,tanks,7,", b"a,us,x,1,")
    report = told_by_all(csv(HEAD + b"\n".join(rows) + b"\n"))
    reason = "id: duplicate id: 'a' stands on line 2 already"
    assert [(one.line, one.reason) for one in report.rejects] == [(n, reason) for n in (3, 4, 6)]
    assert report.claims == 1


def test_half_a_surrogate_pair_in_json_is_one_reject(csv):
    lines = (
        '{"record": "source", "id": "us"}',
        '{"record": "question", "id": "q", "subject": "troops"}',
        '{"record": "claim", "id": "\\ud800", "source": "us", "question": "q", "low": 3}',
        '{"record": "claim", "id": "b", "source": "us", "question": "q", "low": 3}',
    )
    report = told_by_all(csv("\n".join(lines).encode(), "claims.jsonl"))
    assert ([one.line for one in report.rejects], report.claims) == ([3], 1)


# Parquet

MANY = 40
PLAIN = {
    "id": [f"c{number}" for number in range(MANY)],
    "source": ["us", "un", "kim", "ap"] * (MANY // 4),
    "subject": [f"troops {number}" for number in range(MANY)],
    "low": list(range(MANY)),
}
MOMENTS = [datetime(2024, 10, 1 + number % 28, number % 24, tzinfo=UTC) for number in range(MANY)]
ODD = {
    "ids that are floats": {"id": [float(number % 30) for number in range(MANY)]},
    "ids that are decimals": {"id": [Decimal(number % 30) / 4 for number in range(MANY)]},
    "sources that are numbers, one unsound": {
        "source": [number % 4 for number in range(MANY)],
        "source_kind": ["state", "x", "outlet", None] * (MANY // 4),
    },
    "utterances that are numbers": {"utterance": [number % 7 or None for number in range(MANY)]},
    "utterances that are floats": {"utterance": [float(number % 7) for number in range(MANY)]},
    "references to numbers": {
        "id": list(range(MANY)),
        "after": [[number - 1] if number else [] for number in range(MANY)],
    },
    "a reference that is a float": {
        "id": list(range(MANY)),
        "after": [float(number - 1) if number else None for number in range(MANY)],
    },
    "bytes": {"source": [b"us", b"un", b"\xff", None] * (MANY // 4)},
    "moments": {"said_on": MOMENTS},
    "hours": {"said_on": [one.time() for one in MOMENTS]},
    "tables in cells": {"note": [{"a": number} for number in range(MANY)]},
    "lists of lists": {"via": [[["a"], ["b"]]] * MANY},
    "nothing in columns": {"via": [None] * MANY, "utterance": [None] * MANY},
    "days for subjects": {"subject": [date(2024, 1, 1 + number % 5) for number in range(MANY)]},
    "truths for subjects": {"subject": [number % 2 == 0 for number in range(MANY)]},
    "names with points and quotes": {"scope.a.b": ["x"] * MANY, 'scope."c`': ["y"] * MANY},
}


@pytest.fixture
def parquet(tmp_path):
    def write(columns, name="claims.parquet"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        pyarrow = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table(columns), path)
        return path

    return write


@WITH_DUCKDB
@pytest.mark.parametrize("columns", ODD.values(), ids=ODD.keys())
def test_columns_of_odd_types_are_read_alike_by_every_engine(parquet, columns):
    report = told_by_all(parquet({**PLAIN, **columns}))
    assert report.claims + len(report.rejects) == MANY


@WITH_DUCKDB
def test_numbers_for_ids_are_told_apart_as_what_they_say(parquet):
    report = told_by_all(parquet({**PLAIN, **ODD["ids that are floats"]}))
    assert report.rejects[0].reason == "id: duplicate id: '0' stands on line 1 already"
    assert len(report.rejects) == 10


@WITH_DUCKDB
def test_bytes_in_parquet_are_text_in_utf_8_or_rejects(parquet):
    report = told_by_all(parquet({**PLAIN, **ODD["bytes"]}))
    told = {one.line: one.reason for one in report.rejects}
    assert told[3] == "it is not in the encoding UTF-8"
    assert report.rejects[0].text == r"c2,\xff,troops 2,2"
    assert report.claims == MANY // 2


@WITH_DUCKDB
@pytest.mark.parametrize("name", ["claims[1].parquet", "claims*.parquet", "source=x/c?.parquet"])
def test_a_table_is_the_one_file_of_its_name(parquet, name):
    parquet(PLAIN, "claims1.parquet")
    parquet(PLAIN, "source=x/cc.parquet")
    path = parquet({**PLAIN, "source": ["kirby"] * MANY, "low": [-1] * MANY}, name)
    report = told_by_all(path)
    assert (report.claims, len(report.rejects)) == (0, MANY)
    bare = ("subject",), ("low", "low")
    assert screen_table(path, *bare) == screen_table(path, *bare, engine="local")
    texts = [list(read_column(path, "subject", engine=one)) for one in ("local", "duckdb")]
    assert texts[0] == texts[1]
    assert len(texts[0]) == MANY


@WITH_DUCKDB
def test_a_parquet_table_damaged_further_on_is_refused_in_a_sentence(parquet):
    path = parquet({**PLAIN, "note": [f"{number}" * 50 for number in range(MANY)]})
    data = bytearray(path.read_bytes())
    data[4:-2000] = b"\xff" * len(data[4:-2000])
    path.write_bytes(data)
    for engine in (Local(), *ENGINES):
        with pytest.raises((UnusableInput, EngineError), match=r"damaged|gave up") as refused:
            check_table(path, engine=engine)
        assert "\n" not in str(refused.value)


# Columns of texts

COLUMN_OF = {
    "claims.csv": b'id,text\n1,3 killed\n2,"5 killed\n3,caf\xe9\n4\n5,7 missing\n',
    "claims.tsv": b"id\ttext\n1\t3 killed\n2\t\xff\n3\t7 missing\n",
    "claims.jsonl": b'{"text": "3 killed"}\nnonsense\n[]\n{"text": 5}\n\xff\n'
    b'{"text": "\\ud800"}\n{"text": "7 missing"}\n',
}
AMISS = {"claims.csv": [3, 4, 5], "claims.tsv": [3], "claims.jsonl": [2, 3, 5]}
READERS = ["local", "processes", *(["duckdb"] if HAS_DUCKDB else [])]


@pytest.mark.parametrize("name", COLUMN_OF)
def test_rows_that_are_none_are_told_of_among_the_figures_of_a_column(csv, name):
    path = csv(COLUMN_OF[name], name)
    found = [list(read_column(path, "text", engine=engine, workers=2)) for engine in READERS]
    assert all(one == found[0] for one in found)
    assert [one["line"] for one in found[0] if "error" in one] == AMISS[name]
    assert [one["low"] for one in found[0] if "low" in one] == [3, 7]
    assert [one["line"] for one in found[0]] == sorted(one["line"] for one in found[0])


@WITH_DUCKDB
@pytest.mark.parametrize(
    ("cells", "figures"),
    [
        ([3000.0, None, 2.5], 2),
        ([date(2024, 10, 24)], 0),
        ([["3 killed", "5 killed"]], 2),
        ([b"3 killed", b"\xff"], 2),
    ],
)
def test_a_column_of_an_odd_type_is_read_alike_by_every_engine(parquet, cells, figures):
    path = parquet({"text": cells})
    found = [list(read_column(path, "text", engine=engine, workers=1)) for engine in READERS]
    assert all(one == found[0] for one in found)
    assert len(found[0]) == figures


@pytest.mark.parametrize("engine", READERS)
def test_a_column_that_is_not_there_is_told_of_with_those_there_are(csv, parquet, engine):
    paths = [csv(HEAD + SOUND)]
    paths += [parquet(PLAIN)] if HAS_DUCKDB else []
    for path in paths:
        with pytest.raises(EngineError, match="there is no column 'text'; there are 'id"):
            list(read_column(path, "text", engine=engine))


# Bare intervals

SCREENED = {
    "floats": {"low": [1.0, float("nan"), 3.5, None], "high": [2.0, 0.5, float("inf"), 1.0]},
    "decimals": {"low": [Decimal("1.10"), None] * 2, "high": [Decimal("1.09"), Decimal(3)] * 2},
    "nothing": {"low": [None] * 4, "high": [1, 2, 3, None]},
}


@WITH_DUCKDB
@pytest.mark.parametrize("ends", SCREENED.values(), ids=SCREENED.keys())
def test_ends_of_every_kind_are_screened_alike(parquet, ends):
    path = parquet({"question": ["a", "a", "b", None], **ends})
    assert screen_table(path) == screen_table(path, engine="local")


@WITH_DUCKDB
@pytest.mark.parametrize("engine", ["duckdb", "local"])
def test_what_cannot_be_screened_is_refused_in_a_sentence(parquet, engine):
    path = parquet({"question": ["a"], "low": ["3"], "high": [4]})
    with pytest.raises(EngineError, match="the column 'low' is of type string, and an end is a n"):
        screen_table(path, engine=engine)
    with pytest.raises(EngineError, match="there is no column 'place'; there are 'question, low"):
        screen_table(path, ("place",), engine=engine)
    with pytest.raises(UnusableInput, match="no such file"):
        screen_table(path.with_name("none.parquet"), engine=engine)
