"""What `provenance trace` and `provenance support` print, in every format."""

import json

import pytest

from provenance.cli import main

SEED = "seeds/north-korean-troops.toml"
COMMANDS = [("trace", "minister-total"), ("support", "there"), ("support", "kirby-there")]


@pytest.mark.parametrize(("command", "id_"), COMMANDS)
def test_text_and_markdown_tell_the_same_lines(capsys, command, id_):
    told = {}
    for format_ in ("text", "markdown"):
        assert main([command, SEED, id_, "--format", format_]) == 0
        told[format_] = capsys.readouterr().out.splitlines()
    bare = [line.replace("\\", "").replace("- ", "", 1) for line in told["markdown"]]
    assert bare == told["text"]
    assert all(line.lstrip().startswith("- ") for line in told["markdown"])


@pytest.mark.parametrize(("command", "id_"), COMMANDS)
def test_json_holds_plain_values(capsys, command, id_):
    assert main([command, SEED, id_, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert id_ in (found.get("claim"), found["question"])


def test_a_level_may_be_chosen(capsys):
    main(["support", SEED, "sent", "--format", "json", "--level", "organisation"])
    found = json.loads(capsys.readouterr().out)
    assert found["level"] == "organisation"
    assert "US Defense Department" in found["origins"]
    main(["trace", SEED, "minister-total", "--level", "speaker"])
    assert "origin: Kim Yong-hyun;" in capsys.readouterr().out


def test_a_trace_is_a_tree_that_ends_with_the_class_of_independence(capsys):
    main(["trace", SEED, "minister-total"])
    lines = capsys.readouterr().out.splitlines()
    depths = [len(line) - len(line.lstrip()) for line in lines]
    assert depths[:5] == [0, 2, 4, 6, 8]
    assert "  origin: South Korea; the claim is an origin itself" in lines
    assert "  same origin: ministry-total" in lines


def test_an_unknown_level_is_refused(capsys):
    assert main(["trace", SEED, "minister-total", "--level", "planet"]) == 2
    assert "planet" in capsys.readouterr().err
