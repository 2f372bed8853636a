"""Files that are huge, deep or shaped to take forever are refused by name, and at once."""

import contextlib
import sys
import time
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provenance.errors import UnusableInput
from provenance.formats import files, load
from provenance.formats.files import LineCounter, recognised
from provenance.formats.limits import MOST_DEPTH
from provenance.formats.strict_json import NotJson, parse, places
from provenance.formats.toml_index import index_of


@pytest.mark.parametrize("depth", [MOST_DEPTH, 300, 5_000, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_deep_json_is_refused_where_it_starts_to_be_deep(refused, depth, opening, closing):
    deep = opening * depth + "1" + closing * depth
    (fault,) = refused(f'{{"claim": [{{"id": "a",\n"low": {deep}}}]}}')
    assert fault.path.startswith("claim[0].low")
    assert fault.line == 2
    assert "nested deeper" in fault.message


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[[{" * 99_999, "]" * 9999])
def test_what_is_opened_and_never_closed_is_refused(refused, text):
    assert refused(text)


@pytest.mark.parametrize("depth", [MOST_DEPTH, 500, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a=", "}")])
def test_deep_toml_is_refused_where_it_starts_to_be_deep(refused, depth, opening, closing):
    deep = opening * depth + "1" + closing * depth
    (fault,) = refused(f'[[claim]]\nid = "a"\nlow = {deep}\n', ".toml")
    assert fault.path.startswith("claim[0].low")
    assert fault.line == 3
    assert "nested deeper" in fault.message


@pytest.mark.parametrize(
    "text",
    ["a." * 20_000 + "a = 1\n", f"[{'a.' * 20_000}a]\n", f"x = {{ {'a.' * 20_000}a = 1 }}\n"],
)
def test_a_long_dotted_key_is_refused_before_it_takes_forever(refused, text):
    (fault,) = refused("\n" + text, ".toml")
    assert fault.line == 2
    assert "dotted key" in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "x = 1 " + "a." * 20_000 + "a = 1",
        "x = ]" + "[" * 5000,
        "x y" + ".a" * 20_000 + " = 1",
        '"""' + "a." * 20_000,
        "x = '''\n" + "a." * 20_000 + "a = 1\n" + "[" * 5000,
        "[x] " + "a." * 20_000,
    ],
)
def test_what_follows_a_fault_is_not_even_looked_at(refused, text):
    (fault,) = refused(text, ".toml")
    assert "not TOML" in fault.message


def test_files_are_large_but_not_endless(written, monkeypatch):
    for suffix, name in ((".json", "json"), (".csv", "delimited")):
        module = sys.modules.get(f"provenance.formats.{name}") or __import__(
            f"provenance.formats.{name}", fromlist=["draft"]
        )
        monkeypatch.setattr(module, "MOST_BYTES", 2 * 1024 * 1024)
        with pytest.raises(UnusableInput, match="too large: at most 2 MiB"):
            load(written(" " * 3_000_000, suffix))


def test_a_toml_file_is_written_by_hand(written):
    with pytest.raises(UnusableInput, match="too large: at most 8 MiB"):
        load(written("# " + "x" * (8 * 1024 * 1024), ".toml"))


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".toml", ".csv"])
@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "\\",
        '"\\',
        "[",
        "{",
        ",",
        ":",
        "'",
        "#",
        "=",
        ".",
        '"""',
        "a=",
        "\n",
        "[[",
        "(",
        "- ",
        '{"a":"',
    ],
)
def test_the_same_mark_a_hundred_thousand_times_over_takes_no_time(written, suffix, unit):
    many = unit * (100_000 // len(unit))
    for text in (f"x{many}", f'"{many}'):
        with pytest.raises(UnusableInput):
            load(written(text, suffix))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
        max_leaves=20,
    )
)
def test_every_place_of_a_json_text_is_found(value):
    import json

    text = json.dumps(value, indent=1)
    found = dict(places(text))
    expected = dict(_places_in(value))
    assert found.keys() == expected.keys()
    for path, inside in expected.items():
        key = path[-1] if path and isinstance(path[-1], str) else inside
        assert text.startswith(json.dumps(key)[:1], found[path])


def _places_in(value, path=()):
    yield path, value
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _places_in(inside, (*path, key))
    elif isinstance(value, list):
        for place, inside in enumerate(value):
            yield from _places_in(inside, (*path, place))


json_marks = st.text(alphabet='[]{}",:\\ \n1ae', max_size=60)


@given(json_marks)
def test_the_reader_of_json_and_its_index_take_any_text(text):
    assert all(offset < len(text) for _, offset in places(text))
    with contextlib.suppress(NotJson):
        parse(text)


toml_marks = st.text(alphabet="[]{}\"'=.,#\\ \n\t1ab-", max_size=60)


@given(toml_marks)
def test_the_index_of_toml_goes_as_far_as_the_parser_or_farther(text):
    index = index_of(text)
    try:
        found = tomllib.loads(text)
    except ValueError:
        return
    assert index.stopped_at is None
    assert {path for path, _ in _places_in(found) if path} <= index.lines.keys()


toml_documents = st.lists(
    st.sampled_from(
        [
            "[[a]]",
            "[[a.b]]",
            "[a.c]",
            "[d]",
            "[ e . 'f' ]",
            "x = 1",
            'y = "a # [b]"',
            "z.w = [1, [2, 3],]",
            "v = { p = 1, q.r = [ { s = 2 } ] }",
            't = """a\n"b" ""\n[x]\n"""',
            "u = '''\n'a'\n'''",
            "# note",
            "d1 = 2024-10-24 16:25:00Z",
            "d2 = 2024-10-24",
            "n = [ # c\n 1,\n # d\n 2\n]",
            "o = {}",
            "r = []",
            's1 = ""',
            "s2 = ''",
        ]
    ),
    max_size=12,
    unique=True,
).map("\n".join)


@given(toml_documents)
@example('[[a]]\nt = """a\n"b" ""\n[x]\n"""')
def test_every_place_of_a_toml_text_has_its_line(text):
    try:
        found = tomllib.loads(text)
    except ValueError:
        return
    index = index_of(text)
    assert index.stopped_at is None
    rows = text.split("\n")
    for path, value in _places_in(found):
        if path and isinstance(path[-1], str) and not isinstance(value, (dict, list)):
            assert path[-1] in rows[index.lines[path] - 1]


@given(st.text(alphabet="a\r\n", max_size=30), st.integers(min_value=0, max_value=30))
def test_lines_are_counted_as_they_are_split(text, offset):
    if offset <= len(text):
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        # Between the two marks of one line end, the line has not ended.
        inside = text[offset - 1 : offset + 1] == "\r\n"
        expected = before.count("\n") + 1 - inside
        assert LineCounter(text).line(offset) == expected


@given(st.binary(max_size=12))
def test_any_bytes_are_recognised_or_not(data):
    assert isinstance(recognised(data), str)
    assert files.recognised(b"{}") == ""


MANY = 20_000


@pytest.mark.parametrize(
    ("start", "item", "end", "suffix"),
    [
        ("{", '"a": 1,', '"b": 2}', ".json"),
        ("{", '"k{}": 1,', '"b": 2}', ".json"),
        ('{"claim": [{', '"k{}": 1,', '"b": 2}]}', ".json"),
        ('{"source": [{"id": "s", "speaks_for": [', '"v{}",', '"w"]}]}', ".json"),
        ('{"claim": [{"source": "s", "question": "q", "via": [', '"v{}",', '"w"]}]}', ".json"),
        ("", "k{} = 1\n", "", ".toml"),
        ("", "[t{}]\n", "", ".toml"),
        ("source,low\n", "s{},x\n", "", ".csv"),
    ],
)
def test_a_fault_repeated_many_times_takes_time_in_proportion(written, start, item, end, suffix):
    def work(many):
        text = start + "".join(item.replace("{}", str(n)) for n in range(many)) + end
        path = written(text, suffix)
        started = time.process_time()
        with pytest.raises(UnusableInput) as caught:
            load(path)
        assert caught.value.faults
        return time.process_time() - started

    # Four times the input may take four times as long, and sixteen if it were quadratic; on a
    # busy machine a single measure may be off, three in a row are not.
    assert any(work(MANY) < 10 * max(work(MANY // 4), 0.05) for _ in range(3))
