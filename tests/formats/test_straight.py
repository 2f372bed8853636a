"""Claims built while a file is read are those that the complete way builds, or it is asked."""

import json
from contextlib import ExitStack
from unittest.mock import patch

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UnusableInput
from provenance.formats import load, read, stream
from provenance.formats.bulk import BulkClaims
from provenance.formats.certain import DOUBTS
from provenance.formats.claim_lines import ClaimLines
from provenance.formats.jsonl import Reader
from provenance.formats.passage import Passage
from provenance.question import Question
from provenance.source import Source

FORMATS = "provenance.formats"
HEAD = [
    {"record": "source", "id": "us"},
    {"record": "source", "id": "nbc", "name": "NBC  News", "kind": "outlet"},
    {"record": "source", "id": "kirby", "speaks_for": "us"},
    {"record": "question", "id": "q", "subject": "troops", "unit": "persons"},
    {"record": "question", "id": "front", "subject": "the front", "unit": "km"},
    {"record": "question", "id": "r", "subject": "troops", "status": "expected"},
]
LATE = [
    {"record": "source", "id": "late"},
    {"record": "question", "id": "later", "subject": "tanks"},
    {"record": "dossier", "dateline": "2024-10-24"},
    {"record": "link", "relation": "confirms", "by": "us", "claims": ["c0"], "targets": ["c1"]},
    {"record": "link", "relation": "confirms", "by": "us", "claims": ["c0"], "targets": ["none"]},
    {"record": "link", "relation": "confirms", "by": "nobody", "claims": ["c0"], "targets": ["c1"]},
    {"record": "exception", "rule": "conflict", "claims": ["c1"], "reason": "a misprint"},
    {"record": "rules", "rule": "conflict", "options": {"a": 1}},
    {"record": "policy", "day_slip": "two"},
    {"record": "nonsense"},
    {"record": "claim", "id": "c1", "source": "us", "question": "q", "low": 7},
]
counts = st.integers(0, 40).map(lambda n: n * 100)
KEYS = {
    "words": st.sampled_from(["at least 3,000", "dozens", "5 or 6", "12,000", ","]),
    "low": counts,
    "high": counts,
    "low_open": st.booleans(),
    "best": counts,
    "approximate": st.booleans(),
    "profile": st.sampled_from(["narrow", "wide"]),
    "stance": st.sampled_from(["asserts", "denies", "unsure"]),
    "said_on": st.sampled_from(["2024-10-24", "2024-10", "2024-10-23T14:00:00Z", "Wednesday"]),
    "as_of": st.sampled_from(["2024-10-22", "2024"]),
    "via": st.sampled_from([["nbc"], ["nbc", "kirby"], [], ["us"]]),
    "utterance": st.sampled_from(["speech", "the  speech"]),
    "locator": st.sampled_from(["p. 3", "S. 3, Fuß", "a : b", "x\u00a0y"]),
    "url": st.sampled_from(["https://example.org/a", "http://[::1/", "ftp://x.org"]),
    "note": st.sampled_from(["seen", 'said "so"', "a\tb", "\U0001f600", "back\\slash", ""]),
}
UNFIT = (None, True, -1, 0.5, 10**16, "3", "", "x" * 250, ["nbc"], [["nbc"]], {}, "2024-02-30")
spoils = st.tuples(
    st.sampled_from(["id", "source", "question", "record", "after", "sorce", *KEYS]),
    st.sampled_from([*UNFIT, "late", "c1", ["c1"]]),
)
TWISTS = [
    lambda line: line[:-1] + ', "low": 3}',
    lambda line: line[:-1] + ',"note":"twice","note":"twice"}',
    lambda line: line[:-1],
    lambda line: f"{line} ",
    lambda line: f"garbage{line}",
    lambda line: f"{line}{line}",
    lambda line: f"{line},{line}",
    lambda line: line + "\r",
    lambda line: line + "\n",
    lambda line: line.replace('": ', '" : ', 1),
    lambda line: line.replace("c", "\\u0063", 1),
    lambda line: line.replace("c", "c\x07", 1),
    lambda line: line.replace("c", "\ud800", 1),
    lambda line: line.replace('"low": ', '"low": 0', 1),
    lambda line: line.replace('"low": ', '"low": 1e', 1),
    lambda line: line.replace('"low": ', '"low": -', 1),
    lambda line: line[:-1] + f', "low": {"9" * 500}}}',
    lambda line: line[:-1] + f', "via": {"[" * 40}{"]" * 40}}}',
    *(
        lambda line, key=key, odd=odd: line.replace(f'"{key}": "', f'"{key}": "{odd}', 1)
        for key in ("id", "source", "question", "said_on", "as_of")
        for odd in ("\\u0031", "\\", "\\\\", '\\"', "\t", "\n", "\x07", "\x7f")
    ),
]


@st.composite
def files(draw):
    """Draw lines of claims that look much alike, among which some may be anything."""
    separators = draw(st.sampled_from([(", ", ": "), (",", ":")]))
    keys = draw(st.lists(st.sampled_from([*KEYS]), unique=True, max_size=5))
    # Where all questions ask alike, figures are read without a look at what is asked.
    asking = draw(st.sampled_from([["q"], ["q", "q", "r", "front"]]))
    if draw(st.booleans()):
        keys.sort(key=[*KEYS].index)
    rows, earlier = [], st.sampled_from([[], [], [], ["c0"], ["c1"], ["c0", "c9"]])
    for number in range(draw(st.integers(2, 12))):
        who = draw(st.sampled_from(["us", "nbc", "kirby"]))
        asked = draw(st.sampled_from(asking))
        row = {"record": "claim", "id": f"c{number}", "source": who, "question": asked}
        row |= {key: draw(KEYS[key]) for key in keys if draw(st.integers(0, 3))}
        rows.append(row | ({"after": after} if (after := draw(earlier)) else {}))
    for key, value in draw(st.lists(spoils, max_size=1)):
        draw(st.sampled_from(rows))[key] = value
    rows = [*[row for row in HEAD if row["id"] in {"us", "nbc", "kirby", *asking}], *rows]
    first = len(rows) - sum(row.get("record") == "claim" for row in rows)
    for late in draw(st.lists(st.sampled_from(LATE), max_size=1)):
        rows.insert(draw(st.integers(first, len(rows))), late)
    if draw(st.integers(0, 5)) == 0:
        rows.append(draw(st.sampled_from(rows)))
    ascii_ = draw(st.booleans())
    lines = [json.dumps(row, ensure_ascii=ascii_, separators=separators) for row in rows]
    for twist in draw(st.lists(st.sampled_from(TWISTS), max_size=1)):
        place = draw(st.integers(0, len(lines) - 1))
        lines[place] = twist(lines[place])
    return "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "", "\n\n", '\n{"rec']))


def _told(claims):
    # Equality leaves some of it aside.
    return [attrs.astuple(claim) for claim in claims]


def _outcome(path, **how):
    """Give all that is made of a file, or every fault it has."""
    try:
        dossier = read(path, **how)
    except UnusableInput as error:
        return error.faults
    ledger, places = dossier.ledger, dict(dossier.places)
    held = (ledger.questions, ledger.sources, ledger.links, ledger.exemptions)
    return _told(ledger.claims), held, places, dossier.rejected


def _both(path, size, **how):
    """Read a file in blocks of a size, and then in the complete way."""
    with patch(f"{FORMATS}.jsonl._READ_AT_ONCE", size):
        found = _outcome(path, **how)
    with patch(f"{FORMATS}.straight._straight", lambda *_: None):
        return found, _outcome(path, **how)


@given(text=files(), size=st.sampled_from([1, 300, 1_000, 128 * 1024]))
def test_what_is_built_on_the_way_is_what_the_complete_way_builds(text, size, tmp_path_factory):
    path = tmp_path_factory.mktemp("straight") / "file.jsonl"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    for how in ({}, {"rejecting": True}):
        straight, complete = _both(path, size, **how)
        assert straight == complete


@given(text=files(), size=st.sampled_from([1, 300, 1_000]))
def test_a_stream_gives_the_claims_of_the_ledger_or_refuses(text, size, tmp_path_factory):
    path = tmp_path_factory.mktemp("straight") / "file.jsonl"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        expected = load(path).claims
        with patch(f"{FORMATS}.jsonl._READ_AT_ONCE", size):
            found = list(stream(path))
    except UnusableInput:
        return
    if "dateline" not in text and len(found) == len(expected):
        assert _told(found) == _told(expected)


FAR_APART = ("duplicate id", "no claim has the id", "after runs in a circle")
"""What only the whole file tells."""


@given(text=files(), size=st.sampled_from([1, 300, 1_000]))
def test_a_stream_to_its_end_leaves_no_claim_out(text, size, tmp_path_factory):
    path = tmp_path_factory.mktemp("straight") / "file.jsonl"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        with patch(f"{FORMATS}.jsonl._READ_AT_ONCE", size):
            found = list(stream(path))
    except UnusableInput:
        return
    try:
        assert len(found) >= len(load(path).claims)
    except UnusableInput as refused:
        told = [fault for fault in refused.faults if fault.path.startswith("claim")]
        assert [one for one in told if not any(far in one.message for far in FAR_APART)] == []


@pytest.mark.parametrize("key", ["source", "question", "via"])
def test_a_claim_on_what_is_not_there_is_refused_however_it_is_read(key, tmp_path):
    path = tmp_path / "file.jsonl"
    rows = [*HEAD, *map(json.loads, _lines(3))]
    rows[-1][key] = ["nobody"] if key == "via" else "nobody"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    reading = (lambda: list(stream(path)), lambda: load(path))
    told = []
    for size in (1, 128 * 1024):
        for read_in in reading:
            with patch(f"{FORMATS}.jsonl._READ_AT_ONCE", size), pytest.raises(UnusableInput) as no:
                read_in()
            told += [(fault.line, fault.message) for fault in no.value.faults]
    assert {line for line, _ in told} == {len(rows)}
    assert all(" has the id 'nobody'" in message for _, message in told)


def test_a_link_by_somebody_who_is_not_there_is_refused(tmp_path):
    path = tmp_path / "file.jsonl"
    link = '{"record":"link","relation":"confirms","by":"nobody","claims":["c0"],"targets":["c1"]}'
    path.write_text("".join([*(json.dumps(row) + "\n" for row in HEAD), *_lines(2), link]))
    with pytest.raises(UnusableInput, match="no source has the id 'nobody'"):
        load(path)


def _lines(number, start=0, **more):
    for n in range(start, start + number):
        row = {"record": "claim", "id": f"c{n}", "source": "us", "question": "q", "low": n, **more}
        yield json.dumps(row) + "\n"


def _by_shape(*blocks):
    """Let blocks pass, and tell of each whether its claims were read by the shape of its lines."""
    passage, told = Passage("file.jsonl"), []
    passage.claims("".join(json.dumps(row) + "\n" for row in HEAD).encode())
    for lines in blocks:
        with patch.object(Reader, "take_all", autospec=True, side_effect=Reader.take_all) as care:
            passage.claims("".join(lines).encode())
        told.append(not care.called)
    return told


def test_lines_like_earlier_ones_are_read_by_their_shape():
    dated = [*_lines(2), *_lines(2, 2, said_on="2024-10-24", via=["nbc", "kirby"])]
    assert _by_shape(dated, _lines(9), dated, _lines(1)) == [False, True, True, True]


def test_a_shape_grows_by_what_lines_say_besides():
    dated = list(_lines(2, said_on="2024-10-24"))
    assert _by_shape(_lines(3), dated, dated, _lines(3)) == [False, False, True, True]


@pytest.mark.parametrize("odd", [{"note": "a\tb"}, {"said_on": "24 October 2024"}])
def test_one_odd_line_among_many_is_read_with_care(odd):
    with_odd = [*_lines(5), *_lines(1, 5, **odd)]
    assert _by_shape(_lines(3), with_odd, _lines(4))[::2] == [False, True]


@pytest.mark.parametrize("words", [",", ", ,", "at least 3,000", "3"])
def test_words_are_not_taken_for_figures(words, tmp_path):
    path = tmp_path / "file.jsonl"
    said = [{"id": f"c{n}", "source": "us", "question": "q", "words": words} for n in range(20)]
    rows = [*HEAD[:4], *({"record": "claim", **one} for one in said)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    straight, complete = _both(path, 300)
    assert straight == complete


def test_after_many_odd_blocks_shapes_are_given_up():
    odd = list(_lines(2, note="a\tb"))
    told = _by_shape(_lines(3), *[odd] * 20, _lines(3))
    assert not any(told)


def test_claims_far_apart_are_looked_at_together(tmp_path):
    path = tmp_path / "file.jsonl"
    head = "".join(json.dumps(row) + "\n" for row in HEAD)
    lines = list(_lines(5_000))
    path.write_text(head + "".join(lines) + lines[3])
    assert len(load(path)) == 5_000
    path.write_text(head + "".join(lines) + lines[3].replace('"low": 3', '"low": 4'))
    with pytest.raises(UnusableInput, match="duplicate id: 'c3' is used twice") as caught:
        load(path)
    assert caught.value.faults[0].line == len(HEAD) + 5_001


def _read_straight(path):
    with patch(f"{FORMATS}.straight.draft_of", side_effect=AssertionError):
        return load(path)


def test_what_claims_come_after_may_stand_anywhere(tmp_path):
    path = tmp_path / "file.jsonl"
    head = "".join(json.dumps(row) + "\n" for row in HEAD)
    lines = list(_lines(5_000))
    lines[10] = lines[10].replace("}", ', "after": ["c4990"]}')
    lines[4_500] = lines[4_500].replace("}", ', "after": ["c10", "c2"]}')
    path.write_text(head + "".join(lines))
    assert _read_straight(path).claim("c4500").after == ("c10", "c2")
    lines[4_990] = lines[4_990].replace("}", ', "after": ["c4500"]}')
    path.write_text(head + "".join(lines))
    with pytest.raises(UnusableInput, match="after runs in a circle"):
        load(path)
    lines[4_990] = lines[4_990].replace("c4500", "c5000")
    path.write_text(head + "".join(lines))
    with pytest.raises(UnusableInput, match="no claim has the id 'c5000'"):
        load(path)


SHAPE = [("id", "source", "question", "low", "note")]
OPENING = b'{"record": "claim", '
START = '{"record": "claim", "id": "a", "source": "b", "question": "c"'


def test_a_shape_gives_what_stands_under_each_key():
    shape = ClaimLines.like(OPENING, SHAPE)
    text = f'{START}}}\n{START}, "low": -3.5}}\n{START}, "low": 0, "note": "ä 😀"}}\n'
    columns = shape.columns(text)
    assert columns["figures"] == ("", ', "low": -3.5', ', "low": 0')
    assert columns["note"] == ("", "", "ä 😀")


@pytest.mark.parametrize(
    "rest",
    [
        ', "note": ""}',
        ', "note": "a\\nb"}',
        ', "note": "a\nb"}',
        ', "note": "a\x1fb"}',
        ', "note": "a", "low": 3}',
        ', "low": 3, "low": 3}',
        ', "low": +3}',
        ', "low": 3e4}',
        ', "low": 123456789012345678901234567890123}',
        ', "low": 3 }',
        ', "low": "3"}',
        ', "high": 3}',
        "}}",
        "} ",
        "",
        "}\r",
    ],
)
def test_a_shape_admits_nothing_else(rest):
    shape = ClaimLines.like(OPENING, SHAPE)
    sound = START + "}\n"
    assert shape.columns(sound * 2) is not None
    for text in (f"{START}{rest}\n{sound}", f"{sound}{START}{rest}\n", f"{sound}{START}{rest}"):
        assert shape.columns(text) is None
    assert shape.columns(f"x{sound}") is None
    assert shape.columns(f"{sound}\n{sound}") is None
    assert shape.columns(sound + START + "}") is None


@pytest.mark.parametrize(
    "number", ["03", "3.", ".5", "-", "--3", "3-4", "1.2.3", "12.000.000", "-3", "9007199254740993"]
)
@pytest.mark.parametrize("unit", ["persons", "km"])
def test_what_only_looks_like_a_number_is_left_to_the_complete_way(number, unit):
    """A length may lie below zero; a number of people may not."""
    columns = ClaimLines.like(OPENING, SHAPE).columns(f'{START}, "low": {number}}}\n')
    bulk = BulkClaims({"b": Source("b")}, {"c": Question("troops", unit=unit, id="c")})
    if (number, unit) == ("-3", "km"):
        assert bulk.of_texts(columns)[0].estimate.low == -3
        return
    with pytest.raises(DOUBTS):
        bulk.of_texts(columns)


def test_plain_records_need_no_complete_way(tmp_path):
    path = tmp_path / "a.jsonl"
    records = [
        {"record": "source", "id": "us", "name": "United States", "kind": "state"},
        {"record": "question", "id": "there", "subject": "troops", "unit": "persons"},
        *({"record": "claim", "id": str(n), **SAID, "low": n} for n in range(2_000)),
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    never = "provenance.formats.{}.structured"
    with ExitStack() as stack:
        for module in ("sources", "questions", "claims", "certain"):
            stack.enter_context(patch(never.format(module), side_effect=AssertionError))
        assert len(load(path)) == 2_000


SAID = {"source": "us", "question": "there"}


def test_there_is_no_shape_of_lines_that_begin_otherwise():
    assert ClaimLines.like(b'{"id": "a", "record": "claim"', SHAPE) is None
    assert ClaimLines.like(OPENING, [("id", "source", "low")]) is None
    assert ClaimLines.like(OPENING, [("id", "source", "question", "after")]) is None
    assert ClaimLines.like(OPENING, [("id", "source", "question", "sorce")]) is None


def test_a_shape_looks_at_a_text_once():
    shape = ClaimLines.like(OPENING, SHAPE)
    nearly = START + ', "low": 3, "note": "' + START.replace('"', "'") * 20_000
    assert shape.columns(nearly + "\n") is None
    assert shape.columns(START * 20_000 + "\n") is None
