"""Tables in, dossiers out; a dossier begun, and claims added to it."""

import io
import sys

import pytest

from provenance import load
from provenance.cli import main, progress

TABLE = (
    "Speaker;Subject;Figure;Date\n"
    "Kim Yong-hyun;troops;12.000;24/10/2024\n"
    "John Kirby;troops;at least 3000;3/10/2024\n"
)


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command; give its exit code, what it answered and what it complained about."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    def command(*arguments):
        code = main([str(one) for one in arguments])
        answered = capsys.readouterr()
        assert "Traceback" not in answered.err
        return code, answered.out, answered.err

    return command


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_spreadsheet_becomes_a_dossier(run, table, tmp_path):
    out = tmp_path / "claims.toml"
    declared = ("--decimal", "comma", "--dates", "day/month/year")
    assert run("convert", table, out, *declared) == (0, f"{out}: 2 claims\n", "")
    kim, kirby = load(out)
    assert (kim.estimate.low, str(kim.said_on)) == (12000, "24 October 2024")
    assert (kirby.source.name, kirby.estimate.low) == ("John Kirby", 3000)


def test_what_was_not_declared_is_asked_for_by_line(run, table, tmp_path):
    code, _, complaint = run("convert", table, tmp_path / "claims.toml")
    assert code == 2
    assert "claims.csv:2: claim[0].figure: '12.000' is a number with two readings" in complaint
    assert "claims.csv:3: claim[1].said_on" in complaint
    assert not (tmp_path / "claims.toml").exists()


def test_a_table_is_checked_and_reported_on_as_it_is(run, table, tmp_path):
    table.write_text("# dates: dmy\n# decimal: comma\n" + TABLE, encoding="utf-8")
    code, answer, _ = run("check", table)
    assert code == 0
    assert "Per John Kirby at least 3,000 (3 Oct 2024)" in " ".join(answer.split())
    for suffix in ("html", "md", "svg", "json", "txt"):
        out = tmp_path / f"report.{suffix}"
        assert run("report", table, "-o", out)[0] == 0
        assert "12,000" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["json", "jsonl", "toml", "csv", "tsv"])
def test_a_dossier_goes_through_every_format(run, tmp_path, suffix):
    run("init", tmp_path / "a.toml")
    first = load(tmp_path / "a.toml")
    assert run("convert", tmp_path / "a.toml", tmp_path / f"b.{suffix}")[0] == 0
    assert run("convert", tmp_path / f"b.{suffix}", tmp_path / "c.toml")[0] == 0
    (claim,) = load(tmp_path / "c.toml")
    assert (claim.id, claim.estimate, claim.said_on) == ("ministry-there", *figure_of(first))


def figure_of(ledger):
    (claim,) = ledger
    return claim.estimate, claim.said_on


def test_what_a_table_cannot_carry_is_said(run, tmp_path):
    run("init", tmp_path / "a.toml")
    code, _, complaint = run("convert", tmp_path / "a.toml", tmp_path / "a.tsv")
    assert code == 0
    assert "a.tsv: left out: title: a table has no place for a title" in complaint


@pytest.mark.parametrize(
    "declared", [("--decimal", "dot"), ("--dates", "now"), ("--separator", "colon")]
)
def test_a_declaration_that_means_nothing_is_refused(run, table, declared):
    code, _, complaint = run("check", table, *declared)
    assert code == 2
    assert declared[1] in complaint


# A dossier begun


def test_a_dossier_to_start_from_is_sound(run, tmp_path):
    path = tmp_path / "troops.toml"
    code, answer, _ = run("init", path)
    assert code == 0
    assert "provenance check" in answer
    assert run("check", path)[0] == 0
    assert path.read_text(encoding="utf-8").count("#") > 20


def test_a_file_that_is_there_is_left_alone(run, tmp_path):
    path = tmp_path / "troops.toml"
    path.write_text("mine")
    code, _, complaint = run("init", path)
    assert (code, path.read_text()) == (2, "mine")
    assert "already" in complaint
    assert run("init", tmp_path / "troops.json")[0] == 2


# Claims added


@pytest.fixture
def begun(run, tmp_path):
    path = tmp_path / "troops.toml"
    run("init", path)
    return path


def test_a_claim_is_added_and_nothing_else_changes(run, begun):
    before = begun.read_bytes()
    code, answer, _ = run(
        *("add", begun, "--source", "The Republic", "--question", "there"),
        *("--words", "3,500", "--said-on", "2024-05-07", "--via", "gazette", "--id", "second"),
    )
    assert (code, answer) == (0, f"{begun}: added 1 claim\n")
    assert begun.read_bytes().startswith(before)
    claim = load(begun).claim("second")
    assert (claim.source.id, str(claim.said_on)) == ("republic", "7 May 2024")
    assert "said_on = 2024-05-07\n" in begun.read_text(encoding="utf-8")


def test_a_new_source_and_a_new_question_are_added_before(run, begun):
    code, answer, _ = run(
        *("add", begun, "--source", "John Kirby", "--via", "NBC News"),
        *("--subject", "tanks", "--unit", "vehicles", "--words", "some 40"),
    )
    assert (code, answer) == (0, f"{begun}: added 2 sources, 1 question and 1 claim\n")
    claim = load(begun).claims[-1]
    assert (claim.source.name, claim.via[0].name) == ("John Kirby", "NBC News")
    assert (claim.question.subject, claim.question.unit) == ("tanks", "vehicles")


def test_lines_end_as_they_did(run, begun):
    begun.write_bytes(begun.read_bytes().replace(b"\n", b"\r\n").rstrip())
    assert run("add", begun, "--source", "republic", "--question", "there", "--words", "5")[0] == 0
    data = begun.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")


def test_json_lines_are_added_to_as_well(run, begun, tmp_path):
    path = tmp_path / "troops.jsonl"
    run("convert", begun, path)
    before = path.read_text(encoding="utf-8")
    assert run("add", path, "--source", "new", "--question", "there", "--words", "5")[0] == 0
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert len(after.splitlines()) == len(before.splitlines()) + 2
    assert len(load(path)) == 2


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ((), "a claim needs --source and --question"),
        (("--source", "a", "--question", "nowhere"), "no question has the id 'nowhere'"),
        (("--source", "a", "--question", "there", "--place", "x"), "is on record"),
        (("--source", "a", "--question", "there", "--said-on", "soon"), "said_on"),
        (("--source", "a", "--question", "there", "--url", "ftp://x"), "url"),
        (("--source", "a", "--question", "there", "--id", "ministry-there"), "ministry-there"),
        (("--source", "a", "--subject", "x", "--unit", "trops"), "unit"),
    ],
)
def test_a_claim_that_would_not_be_read_is_not_added(run, begun, options, complaint):
    before = begun.read_bytes()
    code, _, said = run("add", begun, *options)
    assert code == 2
    assert complaint in said
    assert begun.read_bytes() == before


def test_a_table_is_added_to_elsewhere(run, table):
    code, _, complaint = run("add", table, "--source", "a", "--question", "b")
    assert code == 2
    assert ".toml" in complaint


def test_what_is_left_out_is_asked_for_on_a_terminal(run, begun, monkeypatch):
    said = ("John Kirby", "tanks", "some 40", "2024-05-07", "gazette; NBC News")
    answers = iter([*said, "tanks", "", "the border", "actual"])
    asked = []

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def answer(question):
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("builtins.input", answer)
    code, shown, _ = run("add", begun)
    assert code == 0
    assert "on record: ministry, republic, gazette" in shown
    assert [question.partition(" ")[0] for question in asked[:3]] == ["who", "what", "the"]
    claim = load(begun).claims[-1]
    assert (claim.question.id, claim.question.place) == ("tanks", "the border")
    assert [one.name for one in claim.via] == ["The Gazette", "NBC News"]


# A sign of life


class Stream(io.StringIO):
    def __init__(self, is_terminal):
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self):
        return self.is_terminal


@pytest.mark.parametrize("with_rich", [True, False])
@pytest.mark.parametrize("is_terminal", [True, False])
def test_long_work_gives_a_sign_on_a_terminal_alone(monkeypatch, is_terminal, with_rich):
    stream = Stream(is_terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    if not with_rich:
        for name in ("rich", "rich.console", "rich.progress"):
            monkeypatch.setitem(sys.modules, name, None)
    elif is_terminal:
        pytest.importorskip("rich")
    with progress.working("checking a[b].toml"):
        end = progress.threading.Event()
        end.wait(0.4)
    assert ("checking a[b].toml" in stream.getvalue()) == is_terminal


def test_short_work_gives_none(monkeypatch):
    stream = Stream(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.working("checking"):
        pass
    assert stream.getvalue() == ""


def test_every_command_takes_what_is_declared_of_a_table(run, table):
    declared = ("--decimal", "comma", "--dates", "day/month/year")
    made = run("convert", table, table.with_suffix(".json"), *declared)
    assert made == (0, f"{table.with_suffix('.json')}: 2 claims\n", "")
    kim = load(table.with_suffix(".json")).claims[0]
    for command, id_ in (("trace", kim.id), ("support", kim.question.id)):
        assert run(command, table, id_, *declared)[0] == 0
        assert run(command, table, id_)[0] == 2


def test_one_claim_is_one(run, tmp_path):
    dossier = tmp_path / "a.toml"
    assert run("init", dossier)[0] == 0
    target = tmp_path / "a.json"
    assert run("convert", dossier, target)[1] == f"{target}: 1 claim\n"


def test_what_was_added_is_counted_in_a_sentence(run, tmp_path):
    dossier = tmp_path / "a.toml"
    assert run("init", dossier)[0] == 0
    options = ("--source", "Ann", "--via", "Ben", "--subject", "boats", "--words", "3")
    assert (
        run("add", dossier, *options)[1] == f"{dossier}: added 2 sources, 1 question and 1 claim\n"
    )


def test_a_table_written_as_one_value_is_not_added_to(run, tmp_path):
    dossier = tmp_path / "a.toml"
    text = 'source = [{ id = "a" }]\nquestion = [{ id = "q", subject = "s" }]\n'
    text += 'claim = [{ source = "a", question = "q", low = 3 }]\n'
    dossier.write_text(text)
    code, _, complaint = run("add", dossier, "--source", "a", "--question", "q", "--words", "4")
    assert code == 2
    assert "write each record under a heading of its own" in complaint
    assert dossier.read_text() == text


def test_a_row_that_repeats_another_is_named_and_counts_once(run, table):
    row = "Ann;troops;3;2024-10-24\n"
    table.write_text(f"Speaker;Subject;Figure;Date\n{row}Ben;troops;3;2024-10-24\n{row}{row}")
    told = "".join(f"{table}:{line}: says the same as line 2, and counts once\n" for line in (4, 5))
    for arguments in (
        ("check", table),
        ("convert", table, table.with_suffix(".toml")),
        ("report", table, "-o", table.with_suffix(".md")),
    ):
        code, _, complaint = run(*arguments)
        assert (code, complaint) == (0, told)
    assert len(load(table.with_suffix(".toml"))) == 2


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        ('title = "a # b"\n', False),
        ("title = '''\n# a\n'''\n", False),
        ('title = "a" # b\n', True),
        ("# a\ntitle = 'b'\n", True),
        ('source = [\n  { id = "a" }, # b\n]\n', True),
    ],
)
def test_comments_that_a_format_cannot_keep_are_named(run, tmp_path, text, is_lost):
    dossier, target = tmp_path / "a.toml", tmp_path / "b.json"
    dossier.write_text(text)
    code, _, complaint = run("convert", dossier, target)
    assert code == 0
    lost = f"{target}: left out: comments: they belong to no record\n"
    assert complaint == (lost if is_lost else "")
