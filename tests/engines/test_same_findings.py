"""What engines find is what a check finds, however a table is cut and ordered."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from provenance import check, dump, load
from provenance.engines import check_table
from provenance.engines.local import Local
from provenance.errors import UnusableInput
from provenance.strategies import ledgers


def findings_of(report):
    return tuple(finding.to_dict() for finding in report.findings)


def written(ledger, suffix, folder):
    path = Path(folder) / f"claims{suffix}"
    try:
        dump(ledger, path)
    except UnusableInput:
        return None
    return path


def shuffled(path, seed):
    """Put the lines of a file in another order, its header aside."""
    head, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if path.suffix == ".jsonl":
        lines, head = [head, *lines], ""
    random.Random(seed).shuffle(lines)  # noqa: S311 - an order, no secret
    path.write_text(head + "".join(lines), encoding="utf-8")


@given(ledgers(max_claims=9), st.sampled_from([".jsonl", ".csv"]), st.integers(1, 9), st.integers())
def test_any_cut_and_order_finds_what_a_check_finds(ledger, suffix, chunk, seed):
    with TemporaryDirectory() as folder:
        path = written(ledger, suffix, folder)
        if path is None or not len(ledger):
            return
        whole = check(load(path))
        if suffix == ".jsonl":
            shuffled(path, seed)
        report = check_table(path, engine=Local(chunk=chunk))
        assert findings_of(report) == findings_of(whole)
        assert (report.claims, report.rejects) == (len(ledger), ())
