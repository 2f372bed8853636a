"""A claim traced back to its origins, as a tree."""

import json

import pytest

from provenance import Claim, Ledger, LedgerError, Link, Question, Source
from provenance.corroboration import Dependence, trace

THERE = Question("troops", place="Russia", id="there")
US = Source("us", name="United States", kind="state")
KIRBY = Source("kirby", name="John Kirby", kind="person", speaks_for=US)
KIM = Source("kim", name="Kim", kind="person", speaks_for="seoul")
OFFICE = Source("office", name="Kim's office", kind="office", speaks_for=KIM)
AFP, NBC = (Source(id_, name=id_.upper(), kind="outlet") for id_ in ("afp", "nbc"))


def says(source, id_, words="3,000", **fields):
    return Claim.said(words, by=source, of=THERE, id=id_, **fields)


def link(relation, one, *others):
    return Link(relation, by=NBC, claims=[one], targets=others)


def traced(id_, *things):
    return trace(Ledger().add(*things), id_)


def test_from_print_to_the_principal():
    found = traced("a", says(KIM, "a", via=[OFFICE, NBC]), says(KIM, "b"))
    assert str(found).splitlines() == [
        "a: 3,000 (Kim) on troops in Russia",
        "  printed by NBC",
        "    through Kim's office",
        "      said by Kim: 3,000",
        "        speaks for seoul",
        "  origin: seoul; the claim is an origin itself",
        "  same origin: b",
    ]


def test_through_what_it_repeats():
    things = [says(AFP, "a"), says(KIRBY, "b"), says(KIM, "c"), link("repeats", "a", "b", "c")]
    found = traced("a", *things)
    assert str(found).splitlines() == [
        "a: 3,000 (AFP) on troops in Russia",
        "  said by AFP: 3,000",
        "    repeats b: 3,000 (John Kirby)",
        "      said by John Kirby: 3,000",
        "        speaks for United States",
        "    repeats c: 3,000 (Kim)",
        "      said by Kim: 3,000",
        "        speaks for seoul",
        "  origins: United States and seoul; the claim is an echo",
        "  same origin: b, c",
        "  link: NBC: a repeats b, c",
    ]


def test_a_ring_is_followed_once_and_named():
    found = traced(
        "a", says(AFP, "a"), says(KIM, "b"), link("repeats", "a", "b"), link("repeats", "b", "a")
    )
    assert found.dependence is Dependence.RING
    assert found.cycles == (("a", "b"),)
    assert "    repeats b: 3,000 (Kim)" in str(found).splitlines()
    assert "      repeats a, told above" in [line[2:] for line in str(found).splitlines()]
    assert "  circular: a, b cite one another" in str(found).splitlines()


@pytest.mark.parametrize(
    ("things", "dependence"),
    [
        ([says(AFP, "a")], "of unknown lineage"),
        (
            [says(KIM, "a"), says(KIRBY, "b"), link("shares", "a", "b")],
            "resting on shared material",
        ),
        ([says(KIM, "a"), says(KIRBY, "b"), link("repeats", "a", "b")], "an echo"),
        ([says(KIM, "a")], "an origin itself"),
    ],
)
def test_the_class_of_a_claim(things, dependence):
    assert traced("a", *things).dependence == dependence


def test_a_trace_as_plain_values_and_as_markdown():
    found = traced("a", says(KIM, "a", via=[NBC]))
    told = json.loads(json.dumps(found.to_dict()))
    assert told["origins"] == [{"name": "seoul", "known": True}]
    assert told["steps"][0] == {"depth": 0, "relation": "printed by", "text": "NBC", "claim": "a"}
    assert found.to_markdown().splitlines()[1] == "  - printed by NBC"


def test_very_many_of_the_same_origin_are_counted():
    said = [says(KIM, f"c{n:02}") for n in range(30)]
    assert str(traced("c00", *said)).endswith("c20 and 9 more")


def test_other_prints_of_the_same_statement_are_told_once():
    number = 300
    said = [says(KIM, f"c{n}", utterance="briefing") for n in range(number)]
    found = traced("c0", *said)
    assert len(found.steps) == 3 * number - 1
    assert [step.relation for step in found.steps].count("printed also as") == number - 1


def test_an_unknown_id_is_refused():
    with pytest.raises(LedgerError, match="no claim has the id 'z'"):
        traced("z", says(KIM, "a"))


def test_however_deep_a_chain_is_it_is_traced():
    number = 3_000
    said = [says(AFP, f"c{n}", str(n)) for n in range(number)]
    links = [link("repeats", f"c{n}", f"c{n + 1}") for n in range(number - 1)]
    found = traced("c0", *said, *links)
    assert len(found.steps) == 2 * number - 1
    assert len(str(found)) < 700_000
