"""Claims that each repeat the one before: told as any other chain, at a cost that keeps step."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import (
    Claim,
    Estimate,
    Ledger,
    Link,
    Question,
    Source,
    check,
    consensus,
    credibility,
    support,
    trace,
)
from provenance.corroboration.votes import Vote
from provenance.lineage import Lineage
from provenance.lineage.graph import reached
from provenance.lineage.runs import Runs

TOLL = Question("the toll", id="toll")
NAMES = "abcdefgh"


def chain(depth):
    """Let each outlet repeat the one before it, and the first a ministry."""
    outlets = [Source(f"outlet-{n}", kind="outlet") for n in range(1, depth)]
    first = Claim(Source("us", kind="ministry"), TOLL, Estimate.exactly(5), id="c0")
    said = [
        first,
        *(Claim(o, TOLL, Estimate.exactly(5), id=f"c{n}") for n, o in enumerate(outlets, 1)),
    ]
    links = [
        Link("repeats", by=later.source, claims=[later.id], targets=[earlier.id])
        for earlier, later in pairwise(said)
    ]
    return Ledger(said, links=links)


def calls_of(ask, ledger):
    """Count the calls of functions that it takes to answer, so that no clock is needed."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        ask(ledger)
    finally:
        sys.setprofile(before)
    return calls


QUESTIONS = {
    "support": lambda ledger: support(ledger, "toll"),
    "support of the last": lambda ledger: support(ledger, f"c{len(ledger) - 1}"),
    "credibility": lambda ledger: credibility(ledger, f"c{len(ledger) - 1}"),
    "trace": lambda ledger: trace(ledger, f"c{len(ledger) - 1}").account(),
    "consensus": lambda ledger: consensus(ledger, "toll").account(),
    "check": check,
}


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_twice_the_depth_takes_about_twice_the_work(ask):
    ask(chain(20))
    shallow, deep = (calls_of(ask, ledger) for ledger in (chain(150), chain(300)))
    assert deep < 2.5 * shallow


def test_each_vote_is_put_into_words_once_however_many_groups_it_is_in(monkeypatch):
    told = []
    in_words = Vote.__str__
    monkeypatch.setattr(Vote, "__str__", lambda vote: told.append(vote) or in_words(vote))
    said = [
        Claim(f"p{n}", TOLL, Estimate.between(10 * n + 1, 10 * n + 200), id=f"c{n:02}")
        for n in range(40)
    ]
    found = consensus(Ledger(said), TOLL)
    shown = found.account()
    assert len(told) <= len(said) + len(found.dissenters)
    assert shown.count("between 201 and 400 (p20)") > 1


def test_the_ways_back_are_told_when_somebody_asks():
    (backing,) = support(chain(4), "toll").backings
    assert not backing.is_told
    again = support(chain(4), "toll").backings[0]
    assert backing == again
    assert hash(backing) == hash(again)
    assert backing.is_told
    assert backing.paths[-1] == ("outlet-3", "outlet-2", "outlet-1", "us")


FORESTS = st.dictionaries(st.sampled_from(NAMES[1:]), st.integers(0, 6)).map(
    lambda steps: {one: NAMES[min(to, NAMES.index(one) - 1)] for one, to in steps.items()}
)


@given(FORESTS, st.permutations(NAMES))
def test_a_run_is_the_way_down_step_by_step(forest, order):
    runs = Runs(forest.get)
    for one in order:
        way = [one]
        while way[-1] in forest:
            way.append(forest[way[-1]])
        assert runs.down_from(one) == (way[:-1], way[-1])


CITED = st.dictionaries(
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True).map(tuple),
)
SPEAKERS = st.lists(st.sampled_from("xyz"), min_size=len(NAMES), max_size=len(NAMES))


@given(CITED, SPEAKERS, st.permutations(NAMES))
def test_runs_change_nothing_of_what_is_behind_a_claim_or_of_its_ways(cited, speakers, order):
    said = [Claim(by, TOLL, id=id_) for id_, by in zip(NAMES, speakers, strict=True)]
    cited = {one: tuple(to for to in targets if to != one) for one, targets in cited.items()}
    cited = {one: targets for one, targets in cited.items() if targets}
    found = Lineage(claims={claim.id: claim for claim in said}, cited=cited)
    for claim in (found.claims[id_] for id_ in order):
        plainly = reached([claim.id], lambda here: sorted(cited.get(here, ())))
        assert list(found.behind(claim).items()) == list(plainly.items())
        for end in found.ends(claim):
            way = [found.claims[id_] for id_ in found.way(claim, end)]
            assert found.path(claim, end) == found.names(way)
