"""Claims read one after the other are the claims of the ledger, in memory that stays the same."""

import json
import tracemalloc
from collections import deque

import pytest

from provenance.errors import UnusableInput
from provenance.formats import load, stream, stream_questions

HEAD = [
    {"record": "dossier", "version": 1, "dateline": "2024-10-24"},
    {"record": "source", "id": "a"},
    {"record": "question", "id": "q", "subject": "troops"},
    {"record": "question", "id": "r", "subject": "tanks"},
]


def claims(number, question=lambda _n: "q"):
    for n in range(number):
        yield {
            "record": "claim",
            "id": f"c{n}",
            "source": "a",
            "question": question(n),
            "low": n,
            "said_on": "yesterday" if n % 500 == 3 else "2024-10-23",
        }


def file_of(folder, rows):
    path = folder / "file.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_stream_gives_the_claims_of_the_ledger(tmp_path):
    path = file_of(tmp_path, [*HEAD, *claims(5_000)])
    assert tuple(stream(path)) == load(path).claims


def test_questions_come_each_with_all_its_claims(tmp_path):
    path = file_of(tmp_path, [*HEAD, *claims(5_000, lambda n: "q" if n < 2_500 else "r")])
    found = [(question.id, len(group)) for question, group in stream_questions(path)]
    assert found == [("q", 2_500), ("r", 2_500)]


def test_claims_that_do_not_stand_together_are_refused(tmp_path):
    path = file_of(tmp_path, [*HEAD, *claims(6, lambda n: "qr"[n % 2])])
    with pytest.raises(UnusableInput, match="sort the file by question"):
        deque(stream_questions(path), maxlen=0)


def test_the_first_stretch_with_a_fault_ends_a_stream(tmp_path):
    rows = [*HEAD, *claims(5_000)]
    rows[4_000] |= {"low": "many"}
    with pytest.raises(UnusableInput) as caught:
        deque(stream(file_of(tmp_path, rows)), maxlen=0)
    (fault,) = caught.value.faults
    assert fault.line == 4_001
    with pytest.raises(UnusableInput, match="not JSON"):
        deque(stream(_torn(tmp_path)), maxlen=0)


def _torn(folder):
    path = file_of(folder, [*HEAD, *claims(3)])
    path.write_text(path.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    return path


def test_sources_stand_before_the_claims(tmp_path):
    rows = [*HEAD, *claims(5_000), {"record": "source", "id": "b"}, *list(claims(5_001))[-1:]]
    with pytest.raises(UnusableInput, match="before the claims"):
        deque(stream(file_of(tmp_path, rows)), maxlen=0)


def test_other_formats_are_not_streamed(tmp_path):
    with pytest.raises(UnusableInput, match="use load"):
        next(stream(tmp_path / "a.csv"))


def test_memory_does_not_grow_with_the_file(tmp_path):
    peaks = []
    for number in (5_000, 5_000, 40_000):
        path = file_of(tmp_path, [*HEAD, *claims(number)])
        tracemalloc.start()
        deque(stream(path), maxlen=0)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 2 * peaks[1]
