"""What engines find is what a check finds, however a table is cut, ordered and distributed."""

import random
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import check, dump, load
from provenance.engines import check_table
from provenance.engines.embedded import DuckDB
from provenance.engines.local import Local
from provenance.engines.processes import Processes
from provenance.errors import UnusableInput
from provenance.rules import Looks, built_in
from provenance.strategies import ledgers
from provenance.testing import reference_check

WITH_DUCKDB = pytest.mark.skipif(
    find_spec("duckdb") is None or find_spec("pyarrow") is None,
    reason="the extra duckdb is not installed",
)
ON_CLAIMS = [r for r in built_in() if r.looks in (Looks.CLAIM, Looks.PAIR, Looks.COMPARISON)]
SUFFIXES = st.sampled_from([".jsonl", ".csv"])


def findings_of(report):
    return [finding.to_dict() for finding in report.findings]


def written(ledger, suffix, folder):
    """Write a ledger, or give None where the format cannot hold it."""
    path = Path(folder) / f"claims{suffix}"
    try:
        dump(ledger, path)
    except UnusableInput:
        return None
    return path


def shuffled(path, seed):
    """Put the lines of a file in another order."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(seed).shuffle(lines)  # noqa: S311 - an order, no secret
    path.write_text("".join(lines), encoding="utf-8")


def same_as_a_check(ledger, suffix, seed, engine):
    with TemporaryDirectory() as folder:
        path = written(ledger, suffix, folder)
        if path is None or not len(ledger):
            return
        whole = check(load(path))
        if suffix == ".jsonl":
            shuffled(path, seed)
        report = check_table(path, engine=engine)
        assert findings_of(report) == findings_of(whole)
        assert (report.claims, report.rejects) == (len(ledger), ())


@given(ledgers(max_claims=9), SUFFIXES, st.integers(1, 9), st.integers())
def test_any_cut_and_order_finds_what_a_check_finds(ledger, suffix, chunk, seed):
    same_as_a_check(ledger, suffix, seed, Local(chunk=chunk))


@settings(max_examples=8)
@given(ledgers(min_claims=4, max_claims=12), SUFFIXES, st.integers(1, 3), st.integers())
def test_any_number_of_processes_finds_what_a_check_finds(ledger, suffix, workers, seed):
    same_as_a_check(ledger, suffix, seed, Processes(workers=workers, chunk=2))


@WITH_DUCKDB
@settings(max_examples=8)
@given(ledgers(min_claims=4, max_claims=12), SUFFIXES, st.integers(1, 3), st.integers())
def test_duckdb_finds_what_a_check_finds(ledger, suffix, workers, seed):
    same_as_a_check(ledger, suffix, seed, DuckDB(workers=workers, chunk=2))


@given(ledgers(min_claims=2, max_claims=8, with_links=False), st.integers(1, 5))
def test_what_is_found_is_what_looking_at_every_pair_finds(ledger, chunk):
    with TemporaryDirectory() as folder:
        path = written(ledger, ".jsonl", folder)
        if path is None:
            return
        found = check_table(path, ON_CLAIMS, engine=Local(chunk=chunk)).findings
        assert frozenset(found) == reference_check(load(path), ON_CLAIMS)
