"""Commands that are stopped end with a word and leave what was there; long ones show they live."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from provenance.cli import INTERRUPTED, TERMINATED, commands, dossiers, main

ROWS = "".join(f"c{n},s{n % 7},troops {n // 4},{n % 9},{n % 9 + 3}\n" for n in range(40_000))
FULL = Path("/dev/full")
# Whoever runs the tests in the background may have had interruptions ignored.
WORKING = """
import signal, sys, time
from provenance.cli import commands, main
from provenance.formats import dump

def slowly(ledger, path):
    print("begun", flush=True)
    time.sleep(30)

import provenance.formats
provenance.formats.dump = slowly
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text("id,source,subject,low,high\n" + ROWS[:2_000].rpartition("\n")[0] + "\n")
    return path


@pytest.mark.parametrize(
    ("number", "code", "word"),
    [(signal.SIGINT, INTERRUPTED, "interrupted"), (signal.SIGTERM, TERMINATED, "terminated")],
)
def test_a_command_that_is_stopped_says_so_and_nothing_else(table, tmp_path, number, code, word):
    target = tmp_path / "claims.json"
    target.write_text("as it was")
    process = subprocess.Popen(
        [sys.executable, "-c", WORKING, "convert", str(table), str(target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout.readline() == "begun\n"
    process.send_signal(number)
    said = process.communicate(timeout=20)[1]
    assert (process.returncode, said) == (code, f"{word}\n")
    assert target.read_text() == "as it was"
    assert sorted(tmp_path.iterdir()) == sorted([table, target])


def test_whoever_calls_a_command_keeps_their_own_way_to_end(table, capsys):
    heard = []
    before = signal.signal(signal.SIGTERM, lambda *_: heard.append(1))
    try:
        assert main(["check", str(table)]) in (0, 1)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.01)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert heard == [1]
    assert capsys.readouterr().err == ""


def test_what_half_a_file_was_written_of_is_taken_away(tmp_path):
    source, target = tmp_path / "claims.csv", tmp_path / "claims.jsonl"
    source.write_text("id,source,subject,low,high\n" + ROWS)
    target.write_text("as it was")
    process = subprocess.Popen(
        [sys.executable, "-m", "provenance", "convert", str(source), str(target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    while process.poll() is None and not [*tmp_path.glob(".claims*")]:
        time.sleep(0.002)
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=20)[1]
    assert [*tmp_path.glob(".claims*")] == []
    if process.returncode == TERMINATED:
        assert (said, target.read_text()) == (b"terminated\n", "as it was")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is full")
def test_an_answer_that_finds_no_room_is_told_of(table, tmp_path):
    with FULL.open("w") as full:
        process = subprocess.run(
            [sys.executable, "-m", "provenance", "check", str(table)],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    assert process.returncode == 2
    assert process.stderr.count("\n") == 1
    assert "no space left on device" in process.stderr
    assert list(tmp_path.iterdir()) == [table]


@pytest.mark.parametrize(
    "command",
    [
        ("check", "{}"),
        ("trace", "{}", "c1"),
        ("support", "{}", "c1"),
        ("read", "up to 12,000"),
        ("convert", "{}", "{}.json"),
        ("report", "{}", "-o", "{}.txt"),
    ],
)
def test_every_command_that_may_take_long_shows_that_it_works(table, monkeypatch, command, capsys):
    shown = []

    class Working:
        def __init__(self, what):
            shown.append(what)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            assert capsys.readouterr().out == ""

    monkeypatch.setattr(commands, "working", Working)
    assert main([part.format(table) for part in command]) in (0, 1)
    assert shown


def test_adding_shows_that_it_works(tmp_path, monkeypatch, capsys):
    shown = []
    monkeypatch.setattr(dossiers, "working", lambda what: shown.append(what) or _Nothing())
    path = str(tmp_path / "a.toml")
    assert main(["init", path]) == 0
    said = ["--source", "us", "--subject", "troops", "--question", "q", "--words", "3,000"]
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    main(["add", path, *said])
    assert len(shown) == 2, capsys.readouterr()


class _Nothing:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


def test_a_sign_of_life_is_taken_off_the_terminal_again(tmp_path):
    pytest.importorskip("rich")
    pty = pytest.importorskip("pty")
    path = tmp_path / "claims.csv"
    path.write_text("id,source,subject,low,high\n" + ROWS)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "provenance", "convert", str(path), str(tmp_path / "out.json")],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 65_536)
        except OSError:
            break
    os.close(ours)
    assert process.wait(20) == 0
    assert "converting" in shown.decode("utf-8", "replace")
    # The cursor is there again, and the line is free.
    assert shown.rstrip().endswith(b"\x1b[2K")
    assert b"\x1b[?25h" in shown
