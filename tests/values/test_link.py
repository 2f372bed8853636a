"""What somebody said about claims: ends that exist, no relation to itself, an id that reads."""

import copy
import pickle

import pytest
from hypothesis import given

from provenance import strategies as draw
from provenance.dates import Window
from provenance.errors import DateError, RecordError
from provenance.link import Link, Relation


def test_a_link_reads_as_a_phrase_and_has_an_id_to_match():
    link = Link("confirms", by="nbc", claims=["kim"], targets=["source:us"], said_on="2024-10-24")
    assert str(link) == "nbc: kim confirms source:us"
    assert link.id == "nbc/confirms/kim/of/source-us"
    assert link.said_on == Window.on("2024-10-24")
    assert Link("confirms", by="nbc", claims=["a"], targets=["b"], id="mine").id == "mine"


def test_naming_an_end_twice_says_no_more():
    link = Link("repeats", by="nbc", claims=["a", "a"], targets=["b", "c", "b"])
    assert (link.claims, link.targets) == (("a",), ("b", "c"))


def test_what_is_retracted_may_be_named_in_either_list():
    one = Link("retracts", by="us", claims=["a"], targets=[], reason="a slip")
    other = Link("retracts", by="us", claims=[], targets=["a"], reason="a slip")
    assert one == other
    assert str(one) == "us: retracts a"


@pytest.mark.parametrize(
    ("relation", "derives", "replaces"),
    [
        ("confirms", False, False),
        ("disputes", False, False),
        ("repeats", True, False),
        ("shares", False, False),
        ("supersedes", False, True),
        ("retracts", False, True),
    ],
)
def test_each_relation_tells_what_it_does_to_its_targets(relation, derives, replaces):
    assert (Relation(relation).is_derivation, Relation(relation).replaces) == (derives, replaces)


def _made(relation="confirms", **fields):
    return Link(relation, **({"by": "nbc", "claims": ["a"], "targets": ["b"]} | fields))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"relation": "likes"}, "no relation is called 'likes'"),
        ({"by": 5}, "a name is a string, not 5"),
        ({"claims": "a"}, "a list of ids is asked for, not 'a'"),
        ({"targets": 5}, "a list of ids is asked for, not 5"),
        ({"targets": [5]}, "a text is a string, not 5"),
        ({"claims": []}, "a confirms link needs claims and targets"),
        ({"targets": []}, "a confirms link needs claims and targets"),
        ({"relation": "retracts", "claims": [], "targets": []}, "a retracts link needs claims"),
        ({"targets": ["b", "a"]}, "a claim cannot stand in a relation to itself: 'a'"),
        (
            {"relation": "retracts", "claims": [], "targets": ["source:us"]},
            "name the claims that are retracted, not 'source:us'",
        ),
        ({"words": 5}, "a text is a string, not 5"),
        ({"reason": None}, "a text is a string, not None"),
        ({"id": 5}, "a text is a string, not 5"),
    ],
)
def test_a_link_that_says_nothing_is_refused(fields, why):
    with pytest.raises(RecordError) as refused:
        _made(**fields)
    assert str(refused.value).startswith(why)


@pytest.mark.parametrize("day", ["2024-02-30", 5])
def test_a_link_was_said_on_a_day_that_exists(day):
    with pytest.raises(DateError):
        _made(said_on=day)


@given(draw.links(["a", "b", "c"]))
def test_every_link_can_be_shown_hashed_copied_and_sent(link):
    assert str(link)
    for again in (copy.deepcopy(link), pickle.loads(pickle.dumps(link))):  # noqa: S301
        assert again == link
        assert hash(again) == hash(link)
