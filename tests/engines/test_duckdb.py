"""What DuckDB sets aside has no findings, what it hands over is whole, and its counts are ours."""

from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.engines import DuckDB, EngineError, Local, check_table, read_column, screen_table
from provenance.engines.quiet import Quiet, is_quiet
from provenance.engines.relational import SPACES
from provenance.errors import UnusableInput
from provenance.rules import built_in, conflict

if find_spec("duckdb") is None or find_spec("pyarrow") is None:
    pytest.skip("the extra duckdb is not installed", allow_module_level=True)

import duckdb
import pyarrow as pa
import pyarrow.parquet

from provenance.engines.arrow import GROUP, bytes_of, rows_of, whole_groups

DAYS = st.sampled_from(["", "2024-10-21", "2024-10-23", "October 2024", "2024-13-01"])
FIGURE = st.sampled_from(["", "3", "5", "7", "9", "03", "4.5", "-1"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["us", "kim", "un", "", "a b"]),
        st.sampled_from(["troops", "troops", "Troops ", "tanks", "tr\x07oops", " "]),
        st.sampled_from(["", "actual", "expected", "what"]),
        st.sampled_from(["", "level", "running_total"]),
        FIGURE,
        FIGURE,
        st.sampled_from(["", "", "4", "8"]),
        DAYS,
        DAYS,
        st.sampled_from(["", "", "asserts", "denies", "unsure"]),
        st.sampled_from(["", "", "", "nbc"]),
    ),
    min_size=1,
    max_size=8,
)
COLUMNS = "id,source,subject,status,moves,low,high,best,said_on,as_of,stance,via"


def table_in(folder, rows):
    path = Path(folder) / "claims.csv"
    lines = (f"c{number}," + ",".join(row) for number, row in enumerate(rows))
    path.write_text("\n".join([COLUMNS, *lines, ""]))
    return path


@settings(max_examples=25)
@given(ROWS)
def test_groups_set_aside_have_no_findings_and_no_rejects(rows):
    with TemporaryDirectory() as folder:
        path = table_in(folder, rows)
        assert check_table(path, engine=DuckDB(workers=1)) == check_table(path, engine=Local())


def test_plain_groups_that_share_a_value_are_set_aside():
    rule = Quiet(("id", "source", "subject", "low", "high", "said_on", "as_of")).group()
    rows = "(1, 'a', 'us', '3', '9', '2024-10-23', NULL), (1, 'b', 'un', '5', '', NULL, NULL)"
    later = rows.replace("'2024-10-23', NULL", "'2024-10-23', '2024-10-24'")
    names = "g, id, source, low, high, said_on, as_of, question_, steady"
    for held, quiet in ((rows, [(1,)]), (later, [])):
        plain = held.replace("),", ", 7, TRUE),").removesuffix(")") + ", 7, TRUE)"
        found = f"SELECT g FROM (VALUES {plain}) t({names}) GROUP BY g HAVING {rule}"  # noqa: S608
        assert duckdb.sql(found).fetchall() == quiet


def test_only_rules_that_are_known_to_be_silent_let_groups_be_set_aside():
    assert is_quiet(built_in())
    assert not is_quiet([*built_in(), conflict.but(id="my-own")])


def test_what_is_trimmed_in_sql_is_what_python_trims():
    assert set(SPACES) == {char for char in map(chr, range(0x110000)) if char.isspace()}


def test_typed_columns_of_parquet_are_claims_like_any_other(tmp_path):
    path = tmp_path / "claims.parquet"
    duckdb.sql(
        "COPY (SELECT 'a' AS id, 'us' AS source, 'troops' AS subject, 9.0::DOUBLE AS low,"
        " NULL::DECIMAL(9, 2) AS high, DATE '2024-10-23' AS said_on, ['nbc'] AS via UNION ALL"
        " SELECT 'b', 'un', 'troops', NULL, 5.00, TIMESTAMP '2024-10-23', []) TO"
        f" '{path}' (FORMAT parquet)"
    )
    reports = [check_table(path, engine=engine) for engine in (Local(), DuckDB(workers=1))]
    assert reports[0] == reports[1]
    assert [f.reason for f in reports[0].findings if f.rule == "conflict"] == [
        "at least 9 (us) and at most 5 (un) exclude each other by 4 (44.4 %)"
    ]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=8), st.integers(1, 7), st.integers(1, 9))
def test_batches_are_cut_so_that_every_group_is_whole(sizes, width, least):
    groups = [group for group, size in enumerate(sizes) for _ in range(size)]
    table = pa.table({"line": list(range(len(groups))), GROUP: groups})
    cut = list(whole_groups(table.to_batches(max_chunksize=width), least))
    assert [row for part in cut for row in rows_of(bytes_of(part))] == rows_of(table)
    met = [set(part.column(GROUP).to_pylist()) for part in cut]
    assert sum(map(len, met)) == len(sizes)
    assert all(part.num_rows >= least for part in cut[:-1])


@given(st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(0, 9), st.integers(0, 9))))
def test_what_duckdb_screens_is_what_python_screens(rows):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bare.parquet"
        names = ["question", "low", "high"]
        kinds = pa.schema([(name, pa.int64()) for name in names])
        held = [dict(zip(names, row, strict=True)) for row in rows]
        pyarrow.parquet.write_table(pa.Table.from_pylist(held, kinds), path)
        assert screen_table(path) == screen_table(path, engine="local")


def test_what_duckdb_cannot_do_is_told_in_a_sentence(tmp_path):
    path = tmp_path / "bare.parquet"
    pyarrow.parquet.write_table(pa.table({"question": [1], "low": [2]}), path)
    with pytest.raises(EngineError, match="there is no column 'high'; there are 'question, low'"):
        screen_table(path)
    path.write_bytes(b"PAR1" + bytes(100))
    with pytest.raises(UnusableInput, match="the Parquet table is damaged"):
        check_table(path)


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_every_engine_reads_the_same_figures_out_of_a_column(tmp_path, suffix):
    texts = [f"at least {n} killed" if n % 3 else "nothing is known" for n in range(30)]
    path = tmp_path / f"news{suffix}"
    if suffix == ".parquet":
        pyarrow.parquet.write_table(pa.table({"text": texts}), path)
    elif suffix == ".csv":
        path.write_text("text\n" + "".join(f"{text}\n" for text in texts))
    else:
        path.write_text("".join(f'{{"text": "{text}"}}\n' for text in texts))
    found = [list(read_column(path, "text", engine=e)) for e in ("local", "processes", "duckdb")]
    assert found[0] == found[1] == found[2]
    assert [one["low"] for one in found[0]] == [n for n in range(30) if n % 3]
