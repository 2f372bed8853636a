"""Every way of reading gives the same: all at once, line by line, and in full by cattrs."""

import copy
import json
from contextlib import ExitStack
from decimal import Decimal
from unittest.mock import patch

import attrs
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from provenance.errors import UnusableInput
from provenance.estimate import Estimate
from provenance.formats import dump, load, quick_json, strict_json
from provenance.formats.bulk import BulkClaims, in_bulk
from provenance.strategies import ledgers

FORMATS = "provenance.formats"

STANDARD = quick_json._STANDARD  # noqa: SLF001


def _nothing(rows, _build):
    return [None] * len(rows)


WAYS = {
    "quick": {},
    "line by line": {f"{FORMATS}.jsonl.records": lambda _text: None},
    "by the standard decoder": {f"{FORMATS}.quick_json._decoder": lambda: STANDARD},
    "in small blocks": {f"{FORMATS}.jsonl._READ_AT_ONCE": 300},
    "not on the way": {f"{FORMATS}.straight._straight": lambda *_: None},
    "row by row": {
        f"{FORMATS}.claims.in_bulk": _nothing,
        f"{FORMATS}.questions.in_bulk": _nothing,
        f"{FORMATS}.sources.in_bulk": _nothing,
    },
    "in full": {
        f"{FORMATS}.straight._straight": lambda *_: None,
        f"{FORMATS}.jsonl.records": lambda _text: None,
        f"{FORMATS}.json.document": lambda _text: None,
        f"{FORMATS}.claims.in_bulk": _nothing,
        f"{FORMATS}.questions.in_bulk": _nothing,
        f"{FORMATS}.sources.in_bulk": _nothing,
        f"{FORMATS}.structuring._if_sound": lambda _raw, _shape: None,
    },
}


def _outcome(path, way):
    """Give all that a way of reading makes of a file, or every fault it finds."""
    with ExitStack() as stack:
        for name, instead in WAYS[way].items():
            stack.enter_context(patch(name, instead))
        try:
            ledger = load(path)
        except UnusableInput as error:
            return error.faults
    held = (ledger.claims, ledger.questions, ledger.sources, ledger.links)
    return [[_told(one) for one in things] for things in held]


def _told(thing):
    """Give all that a value holds, the words and notes that equality leaves aside among it."""
    return attrs.astuple(thing)


def _agree(path):
    outcomes = {way: _outcome(path, way) for way in WAYS}
    for way, outcome in outcomes.items():
        assert outcome == outcomes["in full"], way
    return outcomes["in full"]


@given(ledger=ledgers())
def test_every_way_builds_the_same(ledger, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ways")
    for suffix in (".jsonl", ".json"):
        path = folder / f"ledger{suffix}"
        try:
            dump(ledger, path)
        except UnusableInput:
            reject()  # it holds a ring of links, which no file may
        _agree(path)


SOURCES = [{"id": "a"}, {"id": "b", "name": "B  b", "kind": "outlet"}, {"id": "c"}]
QUESTIONS = [
    {"id": "q", "subject": "troops", "unit": "persons"},
    {"id": "front", "subject": "the  front", "unit": "km", "status": "expected"},
    {"subject": "share", "place": "Russia", "unit": "percent", "moves": "running_total"},
    {"id": "r", "subject": "troops", "scope": {"side": "North"}},
]
ASKED = ["q", "front", "share/russia/actual/running-total/percent", "r"]
odd = st.sampled_from(
    (None, True, False, 0, 1, -3, 1.5, 10**16, 10**450, "", " ", "x", "\u202e", "\x07", "nbc", "c")
) | st.sampled_from(([], ["b"], {}, {"a": 1}, ["a", "b"], [["b"]], [3], "persons", "2024-02-30"))
figures = st.sampled_from([0, 1, 5, 3000, 3000.0, 12000, 0.25, 99, 101, -1, True, None, 2**53])
SOUND = {
    "id": st.sampled_from(["one", "two", "three-3", "four:4", "fünf", "a b", "x" * 201]),
    "source": st.sampled_from(["a", "b", "c"]),
    "question": st.sampled_from(ASKED),
    "low": figures,
    "high": figures,
    "best": figures,
    "low_open": st.booleans(),
    "approximate": st.booleans(),
    "side": st.sampled_from(["both", "below", "above"]),
    "words": st.sampled_from(["at least 3,000", "some 12,000", "hello\tthere", "dozens", "5 or 6"]),
    "stance": st.sampled_from(["asserts", "denies", "unsure"]),
    "said_on": st.sampled_from(["2024-10-24", "2024-10", "24 October 2024", "Wednesday", "3"]),
    "as_of": st.sampled_from(["2024-10-23T14:00:00Z", "2024", "the day before", "2024-13-01"]),
    "via": st.lists(st.sampled_from(["a", "b", "c"]), max_size=2),
    "after": st.lists(st.sampled_from(["one", "two"]), max_size=1),
    "audience": st.sampled_from(["press", "the  press"]),
    "locator": st.sampled_from(
        ["p. 3", "at 12:30", 'he said " : so'],
    ),
    "url": st.sampled_from(
        """
        https://example.org/a?b=c http://u:p@example.org ftp://x.org https://[::1/
        https://müller.example/ä https:///nowhere https://.example
        """.split()
    ),
    "note": st.text(max_size=5),
}
claim_rows = st.fixed_dictionaries(
    {key: SOUND[key] for key in ("source", "question")},
    optional={key: value for key, value in SOUND.items() if key not in {"source", "question"}},
)
spoils = st.none() | st.tuples(st.sampled_from([*SOUND, "record", "sorce"]), odd)


@st.composite
def record_lines(draw):
    """Draw a file of JSON lines, most of it sound, in which anything may be amiss."""
    rows = [{"record": "source", **one} for one in SOURCES]
    rows += [{"record": "question", **one} for one in QUESTIONS]
    for row, spoil in draw(st.lists(st.tuples(claim_rows, spoils), max_size=8)):
        spoilt = {"record": "claim", **row}
        if spoil is not None:
            spoilt[spoil[0]] = spoil[1]
        rows.append(spoilt)
    lines = [json.dumps(row, ensure_ascii=draw(st.booleans())) for row in rows]
    for _ in range(draw(st.integers(0, 1))):
        place = draw(st.integers(0, len(lines) - 1))
        lines[place] = draw(st.sampled_from(TWISTS))(lines[place])
    return "\n".join(lines) + draw(st.sampled_from(["", "\n"]))


TWISTS = [
    lambda line: line[:-1] + ', "low": 3, "low": 4}',
    lambda line: line[:-1] + ', "note" : "twice", "note"  : "twice"}',
    lambda line: line[:-1],
    lambda line: f"{line},{line}",
    lambda line: f"{line},{quick_json._BETWEEN},{line}",  # noqa: SLF001
    lambda line: line + "\r",
    lambda line: line.replace(" ", "\r", 1),
    lambda line: line[:-1] + ', "low": NaN}',
    lambda line: line[:-1] + ', "low": 1e999999999999999999999}',
    lambda line: line[:-1] + f', "low": {"9" * 500}}}',
    lambda line: line[:-1] + f', "low": {"[" * 40}{"]" * 40}}}',
    lambda line: line[:-1] + f', "via": {"[" * 5000}}}',
    lambda line: line + "\n\n",
    lambda line: f"[{line}]",
    lambda line: "\ufeff" + line,
]


@given(text=record_lines())
def test_every_way_finds_the_same_faults(text, tmp_path_factory):
    path = tmp_path_factory.mktemp("ways") / "file.jsonl"
    path.write_text(text, encoding="utf-8", newline="")
    _agree(path)


@pytest.mark.parametrize("twist", range(len(TWISTS)))
def test_every_twist_is_told_alike(twist, tmp_path):
    lines = [json.dumps({"record": "source", **one}) for one in SOURCES]
    lines[1] = TWISTS[twist](lines[1])
    path = tmp_path / "file.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    _agree(path)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside),
    max_leaves=8,
)


@pytest.fixture(scope="module", params=["fast", "standard"])
def decoder(request):
    """What decodes in this run: msgspec, where it is installed, and the standard library."""
    if request.param == "fast":
        pytest.importorskip("msgspec")
        yield
        return
    with patch(f"{FORMATS}.quick_json._decoder", lambda: STANDARD):
        yield


def _typed(value):
    """Tell numbers of different types apart, which are equal."""
    return json.dumps(value, default=lambda number: [type(number).__name__, str(number)])


@pytest.mark.usefixtures("decoder")
@given(value=values)
def test_what_is_read_quickly_is_what_is_read_strictly(value):
    text = json.dumps(value)
    found = quick_json.document(text)
    assert found is None or _typed(found) == _typed(strict_json.parse(text).value)


@pytest.mark.usefixtures("decoder")
@given(rows=st.lists(st.dictionaries(st.text(max_size=3), values, max_size=4), min_size=1))
def test_lines_read_together_are_the_lines_read_one_by_one(rows):
    lines = [json.dumps(row) for row in rows]
    found = quick_json.records("\n".join(lines) + "\n")
    assert found is None or _typed(found) == _typed([strict_json.parse(x).value for x in lines])


@pytest.mark.usefixtures("decoder")
@pytest.mark.parametrize(
    "number", ["1" * 300, "-9223372036854775809", "1e400", "1.0", "-0", "-0.0", "1E5", "0.10"]
)
def test_numbers_are_exact_whoever_reads_them(number):
    found = quick_json.document(f'{{"low": {number}}}')
    assert _typed(found) == _typed(strict_json.parse(f'{{"low": {number}}}').value)


@pytest.mark.usefixtures("decoder")
@pytest.mark.parametrize(
    "text", ["NaN", "[1,]", "01", "1.", ".5", "\ufeff1", '"\x00"', '"\\q"', "[" * 5000, "1 2", ""]
)
def test_what_is_no_json_is_given_up_whoever_reads_it(text):
    assert quick_json.document(text) is None


@pytest.mark.usefixtures("decoder")
def test_lines_that_complete_each_other_are_not_taken_for_two_records():
    for text in (
        '{"a": [{"b": 1}\n{"c": 2}]}\n{"d": 3},{"e": 4}\n',
        '{"a": 1\n"b": 2}\n{"c": 3}, {"d": 4}\n',
        '{"a": 1},7310577013,{"b": 2}\n',
    ):
        assert quick_json.records(text) is None


def test_one_doubtful_row_leaves_the_others_certain(sound):
    from provenance.formats.faults import Faults
    from provenance.formats.questions import questions_of
    from provenance.formats.sources import sources_of

    faults = Faults("a.json")
    sources = sources_of(sound["source"], faults).values
    questions = questions_of(sound["question"], faults).values
    rows = [{"id": f"c{n}", "source": "republic", "question": "there", "low": n} for n in range(99)]
    rows[57]["low"] = "many"
    made = in_bulk(copy.deepcopy(rows), BulkClaims(sources, questions).build)
    assert [place for place, claim in enumerate(made) if claim is None] == [57]
    assert made[3].estimate == Estimate.at_least(3)


def test_figures_of_other_types_are_not_taken_for_one_another(written):
    row = {"source": "a", "question": "front", "low": 1}
    rows = {
        "source": SOURCES,
        "question": QUESTIONS,
        "claim": [row | {"id": "x"}, row | {"id": "y", "low": 1.0}],
    }
    first, second = load(written(rows))
    assert first.estimate == second.estimate == Estimate.at_least(Decimal(1))
    rows["claim"].append(row | {"id": "z", "low": True})
    with pytest.raises(UnusableInput, match=r"claim\[2\]\.low"):
        load(written(rows))
