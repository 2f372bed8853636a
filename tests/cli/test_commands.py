"""The commands, run as a user runs them."""

import json
from pathlib import Path

import pytest

from provenance import __version__
from provenance.cli import main

DOSSIER = """\
title = "Troops at the border"

[[source]]
id = "defence"
name = "Defence ministry"
kind = "ministry"

[[source]]
id = "neighbour"
name = "The neighbour"
kind = "state"

[[source]]
id = "gazette"
name = "The Gazette"
kind = "outlet"

[[question]]
id = "there"
subject = "troops"
place = "the border"
unit = "persons"

[[claim]]
id = "first"
source = "defence"
question = "there"
words = "at least 3,000"
said_on = 2024-05-06
via = ["gazette"]

[[claim]]
id = "second"
source = "neighbour"
question = "there"
words = "SECOND"
said_on = 2024-05-06
"""


FIRST, SECOND = (n for n, line in enumerate(DOSSIER.splitlines(), 1) if line == "[[claim]]")


@pytest.fixture
def dossier(tmp_path):
    """Write a dossier in which the second figure is the one given; give its path."""

    def write(second="3,500", name="troops.toml"):
        path = tmp_path / name
        path.write_text(DOSSIER.replace("SECOND", second), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def run(capsys):
    """Run a command; give its exit code, what it answered and what it complained about."""

    def command(*arguments):
        code = main([str(one) for one in arguments])
        answered = capsys.readouterr()
        assert "Traceback" not in answered.err
        return code, answered.out, answered.err

    return command


def test_check_ends_with_0_where_nothing_is_at_error_level(run, dossier):
    code, out, err = run("check", dossier())
    assert (code, err) == (0, "")
    assert "Troops at the border" in out


def test_check_ends_with_1_where_something_is(run, dossier):
    code, out, err = run("check", dossier("fewer than 2,000"))
    assert (code, err) == (1, "")
    assert "conflict" in out


def test_check_ends_with_2_and_every_fault_where_the_file_is_unusable(run, dossier):
    path = dossier()
    text = DOSSIER.replace('id = "defence"', 'id = "defense"')
    Path(path).write_text(text.replace("2024-05-06", '"2024-05-36"'), encoding="utf-8")
    code, out, err = run("check", path)
    assert (code, out) == (2, "")
    assert err.count(path) == 3
    assert (
        f"{path}:{FIRST + 2}: claim[0].source: no source has the id 'defence'; did you mean" in err
    )


def test_check_says_where_each_claim_stands(run, dossier):
    path = dossier("fewer than 2,000")
    _, out, _ = run("check", path, "--format", "json")
    (finding,) = [one for one in json.loads(out)["findings"] if one["rule"] == "conflict"]
    assert finding["where"] == [f"{path}:{FIRST}", f"{path}:{SECOND}"]


def test_check_writes_annotations_for_a_build(run, dossier):
    path = dossier("fewer than 2,000")
    code, out, _ = run("check", path, "--format", "github")
    assert code == 1
    assert out.startswith(f"::error file={path},line={FIRST},title=conflict::")


def test_check_writes_markdown(run, dossier):
    _, out, _ = run("check", dossier(), "--format", "markdown")
    assert out.startswith("# Troops at the border\n")


def test_an_unusable_file_does_not_hide_the_others(run, dossier, tmp_path):
    sound, conflicting = dossier(), dossier("fewer than 2,000", "other.toml")
    missing = tmp_path / "missing.toml"
    code, out, err = run("check", sound, missing, conflicting, "--format", "json")
    assert code == 2
    assert [one["name"] for one in json.loads(out)] == [sound, conflicting]
    assert err == f"{missing}: cannot be read: there is no such file\n"
    code, out, _ = run("check", sound, conflicting)
    assert code == 1
    assert out.count("Troops at the border") == 2


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("at least 3,000", "3,000"), "agree: 3,000 fits at least 3,000"),
        (("3,000", "12,000"), "conflict: "),
        (("up to 12,000", "3,000"), "compatible: "),
        (("12,000", "11,500", "--tolerance", "percent(10)"), "compatible: "),
    ],
)
def test_compare_answers_with_verdict_and_reason(run, arguments, answer):
    code, out, err = run("compare", *arguments)
    assert (code, err) == (0, "")
    assert out.startswith(answer)


def test_compare_answers_in_json(run):
    _, out, _ = run("compare", "at least 3,000", "3,000", "--format", "json")
    assert json.loads(out)["verdict"] == "agree"


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "many", "3,000"),
        ("compare", "3,000 or 5,000 or 9,000 more", "3,000"),
        ("compare", "3,000", "3,000", "--tolerance", "wide"),
        ("compare", "3,000"),
        ("compare", "3,000", "3,000", "--format", "yaml"),
        ("check",),
        ("check", "a.toml", "--loud"),
        ("trace", "a.toml"),
        ("frobnicate",),
        (),
    ],
)
def test_a_command_that_cannot_be_run_ends_with_2(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.strip()


def test_trace_shows_the_way_back(run, dossier):
    code, out, _ = run("trace", dossier(), "first")
    assert code == 0
    assert out.index("The Gazette") < out.index("said by Defence ministry")
    _, out, _ = run("trace", dossier(), "first", "--format", "json")
    assert json.loads(out)["claim"] == "first"


def test_support_counts_and_shows_why(run, dossier):
    code, out, _ = run("support", dossier(), "there")
    assert code == 0
    assert "2 origins" in out
    _, out, _ = run("support", dossier(), "first", "--format", "json")
    assert json.loads(out)["claim"] == "first"


@pytest.mark.parametrize(
    ("command", "id_", "meant"), [("trace", "frist", "first"), ("support", "their", "there")]
)
def test_an_unknown_id_is_refused_with_the_nearest(run, dossier, command, id_, meant):
    code, out, err = run(command, dossier(), id_)
    assert (code, out) == (2, "")
    assert f"did you mean '{meant}'?" in err


def test_read_underlines_what_it_found(run):
    code, out, _ = run("read", "At least 3,000 came.\nNobody\nSome 500 left.")
    assert code == 0
    lines = out.splitlines()
    assert lines[:2] == ["At least 3,000 came.", "~~~~~~~~~~~~~~"]
    assert lines[2:4] == ["Some 500 left.", "~~~~~~~~"]
    assert lines[4:] == [
        "words           means           status",
        "At least 3,000  at least 3,000  actual",
        "Some 500        about 500       actual",
    ]


def test_read_takes_a_profile_and_tells_what_it_refuses(run):
    _, out, _ = run("read", "Dozens came in 2024", "--profile", "acled", "--refused")
    assert 'Dozens  about 12, by the profile "acled"  actual' in out
    assert out.endswith("not read: 2024: a year\n")
    code, out, err = run("read", "dozens", "--profile", "nobody's")
    assert (code, out) == (2, "")
    assert "choose neutral, acled" in err


def test_read_shows_what_cannot_be_seen_and_keeps_marks_below_their_words(run):
    _, out, _ = run("read", "\x07 5\tmen and 12 cats\u202e\r\n\u5317 7 dogs")
    assert out.splitlines()[:4] == [
        "· 5 men and 12 cats·",
        "  ~         ~~",
        "\u5317 7 dogs",
        "   ~",
    ]
    assert run("read", "")[:2] == (0, "no estimate found\n")


def test_read_answers_in_json(run):
    _, out, _ = run("read", "3,000 came", "--format", "json")
    assert json.loads(out)[0]["low"] == 3000
    _, out, _ = run("read", "nobody came")
    assert out == "no estimate found\n" or out


def test_convert_writes_the_file_again_and_tells_what_was_left_out(run, dossier, tmp_path):
    target = tmp_path / "troops.csv"
    code, out, err = run("convert", dossier(), target)
    assert code == 0
    assert out == f"{target}: 2 claims\n"
    assert f"{target}: left out: title: " in err
    assert run("check", target)[0] == 0
    assert run("convert", target, tmp_path / "troops.yaml")[0] == 2


def test_report_writes_a_page(run, dossier, tmp_path):
    page = tmp_path / "troops.html"
    code, _, err = run("report", dossier(), "-o", page)
    assert (code, err) == (0, "")
    assert "Troops at the border" in page.read_text(encoding="utf-8")
    assert run("report", dossier(), "-o", tmp_path / "troops.docx")[0] == 2


def test_the_version_is_told(run):
    assert run("--version") == (0, f"provenance {__version__}\n", "")


@pytest.mark.parametrize(
    "command", ["check", "compare", "trace", "support", "read", "report", "convert"]
)
def test_every_command_has_help_with_an_example(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"provenance {command} " in out.partition("example")[2]
    assert "exit codes" in out
