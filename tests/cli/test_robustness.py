"""Nothing but plain sentences reaches the user, whatever happens."""

import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from provenance import cli
from provenance.cli import commands, main
from provenance.cli.output import say

EVIL = "a\x1b]0;owned\x07\u202eb"


def command(*arguments, **options):
    """Run the command line in a process of its own."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | options.pop("env", {})
    return subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        capture_output=True,
        check=False,
        env=environment,
        **options,
    )


@pytest.mark.parametrize("name", ["missing.toml", "folder", "folder.toml", "a.yaml", "a\0.toml"])
def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path, capsys, name):
    for folder in ("folder", "folder.toml"):
        (tmp_path / folder).mkdir()
    (tmp_path / "a.yaml").write_text("a: 1")
    assert main(["check", f"{tmp_path}/{name}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n", b"[[[[", b"a = 1\nb", b"\xff", b"x = 1\n"]
)
@pytest.mark.parametrize("suffix", [".toml", ".json", ".jsonl", ".csv"])
@pytest.mark.parametrize("name", ["check", "trace", "support", "convert"])
def test_every_command_refuses_an_unusable_file_alike(tmp_path, capsys, content, suffix, name):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    more = [] if name == "check" else ["x.json"]
    assert main([name, str(path), *more]) == 2
    assert str(path) in capsys.readouterr().err


def test_an_unreadable_file_is_refused(tmp_path, capsys, monkeypatch):
    path = tmp_path / "a.toml"
    path.write_text("x = 1")

    def denied(*_arguments):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", denied)
    assert main(["check", str(path)]) == 2
    assert capsys.readouterr().err == f"{path}: cannot be read: permission denied\n"


def test_control_characters_from_a_file_never_reach_the_terminal(tmp_path, capsys):
    key = json.dumps(EVIL)
    path = tmp_path / "a.json"
    rows = {
        "source": '{"id": "s", "name": "A\\u200e"}',
        "question": '{"id": "q", "subject": "troops"}',
        "claim": '{"id": "c", "source": "s", "question": "q", "words": "3,000 \\u202ecame"}',
    }
    tables = ", ".join(f'"{table}": [{row}]' for table, row in rows.items())
    sound = f'{{"title": "T\\u202eitle", {tables}}}'
    for text in (sound, f'{{"source": [{{"id": {key}, {key}: 1}}]}}', f"{{{key}}}"):
        path.write_text(text)
        for form in ("text", "markdown", "json", "github"):
            assert main(["check", str(path), "--format", form]) == (0 if text == sound else 2)
        main(["trace", str(path), "c"])
        main(["support", str(path), "q"])
        main(["read", f"3,000{EVIL}"])
        told = capsys.readouterr()
        assert "\x1b" not in told.out + told.err
        assert "\u202e" not in told.out + told.err
        assert "\x07" not in told.out + told.err


def test_control_characters_of_a_name_are_shown_as_escapes(capsys):
    assert main(["check", f"{EVIL}.toml"]) == 2
    assert "a\\x1b]0;owned\\x07\\u202eb.toml" in capsys.readouterr().err


def test_an_interruption_ends_with_130(monkeypatch, capsys):
    def interrupted(_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "compare", interrupted)
    assert main(["compare", "3", "3"]) == 130
    assert capsys.readouterr().err == "interrupted\n"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), "too large"),
        (RecursionError(), "too large"),
        (ZeroDivisionError("division\x1b by zero"), "please report it"),
        (OSError(5, "Input/output error", "x.toml"), "x.toml: input/output error"),
    ],
)
def test_whatever_goes_wrong_is_told_in_a_sentence(monkeypatch, capsys, error, told):
    def failing(_arguments):
        raise error

    monkeypatch.setattr(commands, "compare", failing)
    assert main(["compare", "3", "3"]) == 2
    complaint = capsys.readouterr().err
    assert told in complaint
    assert complaint.count("\n") == 1
    assert "\x1b" not in complaint


def test_standard_input_is_read_and_refused_where_it_is_no_text(monkeypatch, capsys):
    def given(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return main(["read", "-"])

    assert given("\ufeff3,000 came".encode()) == 0
    assert "3,000" in capsys.readouterr().out
    assert given(b"3,000 \xff") == 2
    assert "byte offset 6" in capsys.readouterr().err
    monkeypatch.setattr(commands, "MOST_BYTES_READ", 10)
    assert given(b"3,000 came in") == 2
    assert given(b"") == 0


def test_the_command_is_there_as_a_module_and_ends_with_the_exit_code():
    done = command("compare", "at least 3,000", "3,000")
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == ["agree: 3,000 fits at least 3,000"]
    assert command("check", "missing.toml").returncode == 2


def test_a_reader_that_has_gone_is_no_error():
    script = [sys.executable, "-m", "provenance", "read", "3,000 came. " * 5_000]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        complaint = process.stderr.read()
        process.wait()
    assert complaint == b""
    assert process.returncode == 0


def test_a_terminal_that_knows_no_unicode_gets_escapes():
    done = command("read", "3,000 \u2013 5,000 caf\xe9s", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert b"caf\\xe9s" in done.stdout


def test_ctrl_c_ends_the_command_quietly():
    script = "import provenance.cli as c, signal, sys, time\nimport provenance.cli.commands as m\n"
    # What is started in the background is told to pay no heed to it.
    script += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    script += "m.compare = lambda _: (print('ready', flush=True), time.sleep(60))\n"
    script += "sys.exit(c.main(['compare', '3', '3']))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        process.stdout.readline()
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=30)
    assert process.returncode == cli.INTERRUPTED
    assert complaint == b"interrupted\n"


def test_what_is_printable_is_printed_as_it_is(capsys):
    say("Київ — 北京 — é")
    assert capsys.readouterr().out == "Київ — 北京 — é\n"


def test_every_fault_of_a_file_is_told_however_many(tmp_path, capsys):
    path = tmp_path / "a.csv"
    rows = "".join(f"s{row},troops,many,2024-02-30\n" for row in range(300))
    path.write_text(f"Speaker,Subject,Quote,Date\n{rows}")
    assert main(["check", str(path)]) == 2
    complaints = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1] for line in complaints] == [str(row + 2) for row in range(300)]


def test_a_name_with_a_line_end_makes_no_line_of_its_own(capsys):
    assert main(["check", "a\nb.toml"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        r"a\nb.toml: cannot be read: there is no such file"
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "a.toml", "a.toml"),
        ("convert", "a.toml", "b.json", "--rejects", "b.json"),
        ("convert", "a.toml", "b.json", "--rejects", "a.toml"),
        ("check", "a.toml", "--rejects", "./a.toml"),
        ("report", "b.json", "-o", "../here/b.json"),
    ],
)
def test_no_command_writes_over_what_it_reads(tmp_path, monkeypatch, capsys, arguments):
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert main(["init", "a.toml"]) == 0
    assert main(["convert", "a.toml", "b.json"]) == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    capsys.readouterr()
    assert main(list(arguments)) == 2
    assert "would be written over a file that is needed" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_that_is_not_there_is_named_so(tmp_path, capsys):
    assert main(["init", str(tmp_path / "none" / "a.toml")]) == 2
    assert "there is no such folder; nothing was changed" in capsys.readouterr().err


def test_a_file_without_a_name_is_told_so(capsys):
    assert main(["check", ""]) == 2
    assert "the name of a file is needed" in capsys.readouterr().err


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_stream_that_was_closed_does_no_harm(closed, tmp_path):
    """What starts programs in the background may leave them without one."""
    script = "import os, sys\n"
    script += f"os.close({closed})\n"
    script += "os.execv(sys.executable, [sys.executable, '-m', 'provenance', *sys.argv[1:]])"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    path = tmp_path / "a.toml"
    assert main(["init", str(path)]) == 0
    for words, code in ((["check", str(path)], 0), (["check", "none.toml"], 2), (["read", "-"], 0)):
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            capture_output=True,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == code
        assert b"fault of its own" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (b"\x04", b"the answers ended before all was asked; nothing was added"),
        (b"a\xff\nthere\n3\n\n\n", b"added 1 source and 1 claim"),
    ],
)
def test_answers_on_a_terminal_may_end_early_or_be_no_text(tmp_path, typed, told):
    import pty

    path = tmp_path / "a.toml"
    assert main(["init", str(path)]) == 0
    before = path.read_text()
    outer, inner = pty.openpty()
    script = [sys.executable, "-m", "provenance", "add", str(path)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        script, stdin=inner, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    ) as process:
        os.close(inner)
        os.write(outer, typed)
        answer, _ = process.communicate(timeout=30)
    os.close(outer)
    assert told in answer
    assert b"fault of its own" not in answer
    assert path.read_text().startswith(before)
    assert (path.read_text() == before) == (process.returncode == cli.UNUSABLE)
