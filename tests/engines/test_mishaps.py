"""Workers that die are told of and their groups judged by others; two runs give the same bytes."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib import import_module

import pytest

from provenance.engines import EngineError, Local, Processes, check_table
from provenance.engines.crew import Crew, Request
from provenance.engines.worker import receive, send

ROWS = "".join(f"c{n},s{n % 3},troops {n % 7},{n * 10},{n * 10 + 5}\n" for n in range(60))

DEADLY = '''
"""Rules that bring their process down: once, or whenever they run."""

import os
from pathlib import Path

from provenance import rule

SEEN = Path(__file__).with_name("seen")


@rule("deadly-once")
def deadly_once(claim):
    """Fine, after the first time."""
    if claim.id == "c30" and not SEEN.exists():
        SEEN.touch()
        os.kill(os.getpid(), 9)
    return "it is thirty" if claim.id == "c30" else None


@rule("deadly")
def deadly(claim):
    """Never fine."""
    if claim.id == "c30":
        os._exit(3)
'''

FAILING = """
from provenance import rule


@rule("failing")
def failing(claim):
    raise KeyError("there is none")
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text("id,source,subject,low,high\n" + ROWS)
    return path


@pytest.fixture
def rules(tmp_path, monkeypatch):
    (tmp_path / "deadly_rules.py").write_text(DEADLY)
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop("deadly_rules", None)
    return import_module("deadly_rules")


def test_a_worker_that_dies_is_told_of_and_its_groups_are_judged_all_the_same(table, rules):
    report = check_table(table, [rules.deadly_once], engine=Processes(workers=2, chunk=5))
    assert report.mishaps == ("a worker ended by signal 9; its groups were given to another",)
    assert report == check_table(table, [rules.deadly_once], engine=Local())
    assert [finding.claims for finding in report.findings] == [("c30",)]


def test_groups_over_which_every_worker_dies_end_the_check_in_a_sentence(table, rules):
    with pytest.raises(EngineError, match=r"3 workers died over the same groups.*exit code 3"):
        check_table(table, [rules.deadly], engine=Processes(workers=2, chunk=5))


def test_a_crew_left_early_leaves_no_worker_behind():
    crew = Crew("read", "", 2)
    requests = (Request({"form": "json"}, b'[[1, "3,000"]]') for _ in range(50))
    answers = crew.answers(requests)
    next(answers)
    answers.close()
    assert crew._running == set()  # noqa: SLF001 - what shall be empty is no one else's business


def test_what_a_worker_raises_is_raised_here():
    with pytest.raises(EngineError, match="workers died"):
        list(Crew("no such job", "", 1).answers([Request({"form": "json"}, b"[]")]))


@pytest.mark.parametrize("engine", ["local", "processes"])
def test_two_runs_give_the_same_bytes_whatever_the_seed_of_hashes(table, tmp_path, engine):
    code = (
        "import sys; from provenance.engines import check_table;"
        "check_table(sys.argv[1], engine=sys.argv[2]).write(sys.argv[3])"
    )
    written = []
    for seed in ("1", "2"):
        out = tmp_path / f"findings-{seed}.jsonl"
        subprocess.run(
            [sys.executable, "-c", code, str(table), engine, str(out)],
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b"\n") > 10


def test_a_rule_that_raises_is_one_finding_whatever_the_chunks(table, tmp_path, monkeypatch):
    (tmp_path / "failing_rules.py").write_text(FAILING)
    monkeypatch.syspath_prepend(str(tmp_path))
    failing = import_module("failing_rules").failing
    reports = [check_table(table, [failing], engine=Local(chunk=size)) for size in (1, 7, 100)]
    assert reports[0] == reports[1] == reports[2]
    assert [finding.rule for finding in reports[0].findings] == ["rule-failed"]


@pytest.fixture
def worker():
    process = subprocess.Popen(
        [sys.executable, "-c", "from provenance.engines.worker import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    send(process.stdin, {"job": "read"}, b"")
    send(process.stdin, {"form": "json"}, b'[[1, "3,000"]]')
    assert receive(process.stdout) is not None
    yield process
    process.kill()
    for stream in (process.stdin, process.stdout, process.stderr):
        with suppress(BrokenPipeError):
            stream.close()
    process.wait()


def test_a_worker_whose_answer_nobody_awaits_ends_without_a_word(worker):
    worker.stdout.close()
    send(worker.stdin, {"form": "json"}, b'[[2, "4,000"]]')
    assert worker.wait(20) == 0
    assert worker.stderr.read() == b""


# Whoever runs the tests in the background may have had interruptions ignored.
WATCHED = """
import signal, sys
from provenance.engines import Processes, check_table

signal.signal(signal.SIGINT, signal.default_int_handler)
print("begun", flush=True)
check_table(sys.argv[1], engine=Processes(workers=2, chunk=50), rejects=sys.argv[2])
"""


def test_an_interrupted_check_ends_at_once_and_leaves_what_was_there(tmp_path):
    path, kept = tmp_path / "claims.csv", tmp_path / "rejects.jsonl"
    rows = (f"r{n},s{n % 3},troops {n % 7},{n},{n + 5}\n" for n in range(20_000))
    path.write_text("id,source,subject,low,high\n" + "".join(rows))
    kept.write_text("as it was")
    process = subprocess.Popen(
        [sys.executable, "-c", WATCHED, str(path), str(kept)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        start_new_session=True,
    )
    assert process.stdout.readline() == b"begun\n"
    time.sleep(1)
    # As a terminal does it: everybody who works on it hears of it.
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=20)[1]
    assert process.returncode == -signal.SIGINT
    assert said.count(b"Traceback") == 1
    assert kept.read_text() == "as it was"
    assert sorted(tmp_path.iterdir()) == [path, kept]


def test_a_crew_may_be_asked_again():
    crew = Crew("read", "", 1)
    for _ in range(2):
        assert len(list(crew.answers([Request({"form": "json"}, b'[[1, "3,000"]]')]))) == 1
