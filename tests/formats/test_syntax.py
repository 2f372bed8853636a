"""Text that is not what its suffix says."""

import io
import json

import pytest

from provenance.errors import UnusableInput
from provenance.formats import load


def test_a_suffix_says_which_format_it_is(refused, written):
    for suffix in (".yaml", ".jsn", ""):
        (fault,) = refused("{}", suffix)
        assert ".json" in fault.message
    assert len(load(written("{}", ".JSON"))) == 0


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".toml", ".csv"])
@pytest.mark.parametrize("content", ["", "\n", " \r\n\t\n", "\ufeff"])
def test_an_empty_file_is_refused(refused, suffix, content):
    (fault,) = refused(content, suffix)
    assert "empty" in fault.message
    assert fault.line == 1


def test_what_is_no_file_is_refused_in_a_sentence(tmp_path):
    for path, reason in (
        (tmp_path / "missing.toml", "no such file"),
        (tmp_path / "folder.toml", "directory"),
        (tmp_path / "nul\0.toml", "NUL"),
    ):
        if "folder" in path.name:
            path.mkdir()
        with pytest.raises(UnusableInput) as caught:
            load(path)
        assert reason in caught.value.faults[0].message


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".toml", ".csv"])
def test_a_disk_that_fails_while_reading_is_told_in_a_sentence(written, monkeypatch, suffix):
    class Failing(io.BufferedReader):
        def fail(self, *_arguments):
            raise OSError(5, "Input/output error")

        read = readline = peek = fail

    path = written("{}", suffix)
    monkeypatch.setattr("pathlib.Path.open", lambda self, _mode: Failing(io.FileIO(self)))
    with pytest.raises(UnusableInput, match="cannot be read: input/output error"):
        load(path)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"SQLite format 3\x00", "SQLite"),
        ("{}".encode("utf-16"), "UTF-16"),
        ("{} ".encode("utf-16-le"), "UTF-16"),
        ("{}".encode("utf-32"), "UTF-32"),
        (b"<!DOCTYPE html><title>404</title>", "HTML"),
        (b"\n <html><body>", "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
    ],
)
@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".toml", ".csv"])
def test_other_kinds_of_file_are_recognised(refused, suffix, content, kind):
    (fault,) = refused(content, suffix)
    assert kind in fault.message
    assert suffix.strip(".").upper()[:4] in fault.message


@pytest.mark.parametrize(
    "bad", [b"\xff", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80", b"\xe9"]
)
@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".toml", ".csv"])
def test_text_that_is_not_utf8_is_refused_with_the_offset(refused, suffix, bad):
    start = b'{"title":\n' if suffix == ".json" else b"title = 1\n"
    (fault,) = [
        one for one in refused(start + b'"a' + bad + b'"}', suffix) if "UTF-8" in one.message
    ]
    assert fault.line == 2
    if suffix != ".jsonl":
        assert f"byte offset {len(start) + 2}" in fault.message


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".toml", ".csv"])
def test_a_byte_order_mark_is_skipped(written, suffix):
    content = {
        ".json": '{"source": [{"id": "a"}]}',
        ".jsonl": '{"record": "source", "id": "a"}\n',
        ".toml": '[[source]]\nid = "a"\n',
        ".csv": "source,subject,low\na,troops,3\n",
    }
    assert load(written("\ufeff" + content[suffix], suffix)).source("a").id == "a"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("{'a': 1}", 1, "double quotes"),
        ('{"a": 12,000}', 1, "double quotes"),
        ('{"a": 012}', 1, "delimiter"),
        ('{"a": 0x2EE0}', 1, "delimiter"),
        ('{"a": .5}', 1, "value"),
        ('{"a": +5}', 1, "value"),
        ('{\n"a": "one\ntwo"}', 2, "control"),
        ('{"a": 1,}', 1, "double quotes"),
        ('{"a": 1} {"b": 2}', 1, "follows"),
        ('{"a": \n[1, 2', 2, "delimiter"),
        ('{"a": "b', 1, "not closed"),
        ("{} // comment", 1, "follows"),
        ('{"a": None}', 1, "value"),
        ('{"a": "\\x41"}', 1, "escape"),
        ('{"a": "\\u12"}', 1, "escape"),
        ("\x00\x00", 1, "NUL"),
    ],
)
def test_what_is_no_json_is_refused_with_line_and_column(refused, text, line, reason):
    (fault,) = refused(text)
    assert fault.line == line
    assert f"not JSON at line {line}, column " in fault.message
    assert reason in fault.message


@pytest.mark.parametrize(
    ("text", "suffix", "hint"),
    [
        ('[[claim]]\nid = "a"', ".json", ".toml"),
        ('{"id": "a"}\n{"id": "b"}\n', ".json", ".jsonl"),
        ('{"claim": []}', ".toml", ".json"),
    ],
)
def test_another_format_is_recognised(refused, text, suffix, hint):
    (fault,) = refused(text, suffix)
    assert hint in fault.message


def test_a_key_that_stands_twice_is_refused_at_its_second_place(refused):
    text = '{"claim": [],\n"source": [{"id": "a",\n"name": "b",\n"name": "c"}],\n"claim": []}'
    first, second = refused(text)
    assert (first.path, first.line) == ("source[0].name", 4)
    assert (second.path, second.line) == ("claim", 5)
    assert "duplicate" in first.message


def test_a_key_written_in_two_ways_stands_twice(refused):
    (fault,) = refused('{"title": "a", "t\\u0069tle": "b"}')
    assert fault.path == "title"


@pytest.mark.parametrize("char", ["\\u0000", "\\u001b", "\\u0007", "\\u0085", "\\u007f", "\\ud800"])
@pytest.mark.parametrize(("table", "key"), [("claim", "note"), ("source", "name")])
def test_characters_that_no_text_may_hold_are_refused(faulty, table, key, char):
    fault = faulty(table, **{key: json.loads(f'"a{char}b"')})
    assert fault.path == f"{table}[0].{key}"
    assert "control" in fault.message or "surrogate" in fault.message


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a = 1\nb = 12,000\n", 2, "12_000"),
        ("a = 1\n\nsaid_on = 2024-02-30\n", 3, "date"),
        ("a = \n", 1, "value"),
        ("a = 1 b = 2\n", 1, "newline"),
        ("[claim\n", 1, "']'"),
        ('a = "x\n', 1, "character"),
        ('a = 1\nb = """x\n\n', 2, ""),
        ("a = [1, 2\n", 1, ""),
        ("a = 01\n", 1, ""),
        ("a = 1\na = 2\n", 2, "overwrite"),
        ("a.b = 1\na = 2\n", 2, "overwrite"),
        ('"\n', 1, ""),
        ("=\n", 1, ""),
        ("a = 1\rb = 2\n", 1, ""),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(refused, text, line, reason):
    (fault,) = refused(text, ".toml")
    assert reason in fault.message
    assert "not TOML" in fault.message
    assert fault.line >= line


def test_one_table_in_place_of_many_is_explained(refused):
    (fault,) = refused('[claim]\nid = "a"\n', ".toml")
    assert (fault.path, fault.line) == ("claim", 1)
    assert "[[claim]]" in fault.message
