"""Spark finds what a check finds, and survives the death of a worker; it runs here for real."""

import os
import random
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import check, dump, load
from provenance.engines import Local, Spark, check_table, read_column
from provenance.errors import UnusableInput
from provenance.strategies import ledgers

MISSING = [name for name in ("pyspark", "pyarrow", "pandas") if find_spec(name) is None]
MISSING += [] if which("java") else ["java"]
if MISSING:
    pytest.skip(f"the extra spark is not whole: no {MISSING[0]}", allow_module_level=True)

if "PYTEST_XDIST_WORKER" in os.environ:
    pytest.skip("Spark takes every core by itself: run it with -n0", allow_module_level=True)

# PySpark leaves sockets open and uses names that newer libraries advise against.
pytestmark = pytest.mark.filterwarnings("ignore")

DEADLY = """
import os
from pathlib import Path

from provenance import rule

SEEN = Path(__file__).with_name("seen")


@rule("deadly-once")
def deadly_once(claim):
    if claim.id == "c30" and not SEEN.exists():
        SEEN.touch()
        os.kill(os.getpid(), 9)
    return "it is thirty" if claim.id == "c30" else None
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    """A module of rules, on the path of the workers from their start."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "deadly_rules.py").write_text(DEADLY)
    sys.path.insert(0, str(folder))
    sys.modules.pop("deadly_rules", None)
    yield import_module("deadly_rules")
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def spark(rules):
    """An engine whose session is left running; its executors are processes of their own."""
    assert rules
    session = Spark("local-cluster[2,1,1024]").started()
    yield Spark(session=session, partitions=2, chunk=2)
    session.stop()


@settings(max_examples=2)
@given(ledgers(min_claims=4, max_claims=9), st.sampled_from([".jsonl", ".csv"]), st.integers())
def test_a_cluster_finds_what_a_check_finds(spark, ledger, suffix, seed):
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"claims{suffix}"
        try:
            dump(ledger, path)
        except UnusableInput:
            return
        whole = check(load(path))
        if suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            random.Random(seed).shuffle(lines)  # noqa: S311 - an order, no secret
            path.write_text("".join(lines), encoding="utf-8")
        assert check_table(path, engine=spark).findings == whole.findings


def test_a_cluster_says_of_many_groups_and_bad_rows_what_one_process_says(spark, tmp_path):
    path = tmp_path / "claims.csv"
    rows = (f"c{n},s{n % 7},Troops {n % 31},{n % 90},{n % 90 + n % 11}" for n in range(400))
    bad = "c1,s1,troops,1,2\nx,s1,troops,one,2\n y ,,troops,3,4\n"
    path.write_text("id,source,subject,low,high\n" + "\n".join(rows) + "\n" + bad)
    report = check_table(path, engine=spark)
    assert report == check_table(path, engine=Local())
    assert len(report.rejects) == 3
    assert len(report.findings) > 100


def test_a_cluster_reads_odd_names_and_types_as_one_process_does(spark, tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    path = tmp_path / "claims[1].parquet"
    columns = {
        "id": [float(number % 30) for number in range(40)],
        "source": [b"us", b"un", b"\xff", b"kim"] * 10,
        "subject": [f"troops {number}" for number in range(40)],
        "scope.a.b": ["x"] * 40,
        "said_on": pyarrow.array(range(40), pyarrow.timestamp("ns")),
        "low": list(range(40)),
    }
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table(columns), path)
    report = check_table(path, engine=spark)
    assert report == check_table(path, engine=Local())
    assert 0 < len(report.rejects) < 40


def test_a_worker_that_dies_is_told_of_and_its_groups_are_judged_again(spark, rules, tmp_path):
    path = tmp_path / "claims.csv"
    rows = (f"c{n},s{n % 3},troops {n % 7},{n * 10},{n * 10 + 5}" for n in range(60))
    path.write_text("id,source,subject,low,high\n" + "\n".join(rows) + "\n")
    report = check_table(path, [rules.deadly_once], engine=spark)
    assert [finding.claims for finding in report.findings] == [("c30",)]
    assert report.mishaps == ("a task failed and had to be run again",)


def test_spark_reads_the_same_figures_out_of_a_column(spark, tmp_path):
    assert spark
    path = tmp_path / "news.csv"
    path.write_text("text\n" + "".join(f"at least {n} killed\n" for n in range(30)))
    here = list(read_column(path, "text"))
    assert list(read_column(path, "text", engine="spark", workers=2)) == here
