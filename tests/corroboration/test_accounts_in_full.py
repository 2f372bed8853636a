"""All that is told of a few full ledgers, line by line, written out in accounts_in_full.json."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from provenance.claim import Claim
from provenance.corroboration import (
    assess,
    consensus,
    credibility,
    independent,
    relays_that_differ,
    sensitivity,
    support,
    suspected_copying,
    trace,
)
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link, Relation
from provenance.policy import Level
from provenance.question import Question
from provenance.source import Source

IN_FULL = json.loads((Path(__file__).parent / "accounts_in_full.json").read_text(encoding="utf-8"))
TROOPS = Question("troops", place="Russia", unit="persons", id="troops")
TOLL = Question("the siege", measure="killed", moves="running_total", id="toll")
MINISTRY = Source("ministry", kind="ministry")
MINISTER = Source("minister", kind="person", speaks_for=MINISTRY)
ENVOY = Source("envoy", kind="person", speaks_for=MINISTRY)
OFFICIALS = Source("officials", kind="unnamed")


def said(id_, words, of=TROOPS, by=None, on="2024-10-23", **fields):
    return Claim.said(words, by=by or id_, of=of, on=on, id=id_, **fields)


def denied(id_, by, on="2024-10-24", of=TROOPS, **fields):
    return Claim(by, of, stance="denies", said_on=on, id=id_, **fields)


def link(relation, by, claims, targets, id_, **fields):
    return Link(relation, by=by, claims=claims, targets=targets, id=id_, **fields)


LEDGERS = {
    "voices": Ledger(
        [
            said("kim", "3,000", by=MINISTER),
            said("lee", "3,200", by=ENVOY, on="2024-10-24"),
            said("desk", "3,000", by=MINISTER, via=["desk"], on="2024-10-24"),
            said("wire", "3,000", by=MINISTER, via=["wire", "desk"]),
            said("us", "at least 3,000", on="2024-10-22"),
            said("un", "about 12,000", after=["us"]),
            said("off", "some 3,000", by=OFFICIALS, on=None),
            said("own", "2,900 to 3,100", by="kr"),
            said("again", "8,000 to 9,000", by="kr"),
            denied("no", "moscow"),
            denied("nor", "tass", None),
        ],
        links=[
            link("confirms", "nbc", ["kim", "un"], ["us"], "l1", words="matches"),
            link("disputes", "tass", ["us", "un"], ["kim"], "l2"),
            link("confirms", "cnn", ["off"], ["source:kr"], "l3", said_on="2024-10-22"),
            link("confirms", "bbc", ["no"], ["us", "nor"], "l4"),
            link("disputes", "dpa", ["no"], ["us"], "l5", words="wrong"),
        ],
    ),
    "chains": Ledger(
        [
            said("a", "3,000"),
            said("b", "3,000", on="2024-10-24"),
            said("c", "some 3,000", on="2024-10-24 10:00+00:00"),
            said("d", "3,000", on="2024-10-24 08:00+00:00", via=["paper"]),
            said("e", "3,500", by="x"),
            said("f", "3,500", by="y"),
            said("g", "3,600", by="x", on="2024-10-26"),
            said("h", "9,000", utterance="speech", via=["radio"]),
            said("i", "9,500", by="h", utterance="speech", via=["radio", "tv"]),
            said("j", "some 9,000", by="h", utterance="speech"),
            said("k", "400", by="z", on="2024-10-20"),
            said("l", "3,000", by="late", after=["a", "m"]),
            said("m", "3,000", by="later", after=["l"]),
        ],
        links=[
            link("repeats", "desk", ["b"], ["a"], "l1"),
            link("repeats", "desk", ["c"], ["b"], "l2"),
            link("repeats", "desk", ["d"], ["c", "a"], "l3"),
            link("repeats", "desk", ["e"], ["f"], "l4"),
            link("repeats", "desk", ["f"], ["e"], "l5"),
            link("shares", "desk", ["h", "k"], ["b"], "l6"),
            link("retracts", "z", [], ["k"], "l7", reason="an error"),
            link("supersedes", "x", ["g"], ["e"], "l8", reason="a new count"),
            link("confirms", "nbc", ["c", "h"], ["a", "f"], "l9"),
        ],
    ),
    "totals": Ledger(
        [
            *(
                said(
                    f"{by}{day}", f"{figure + 13 * day:,}", TOLL, by=by, on=f"2024-10-{day + late}"
                )
                for by, figure, late in (("p", 1417, 0), ("q", 1417, 1), ("r", 1530, 0))
                for day in range(10, 16)
            ),
            said("s10", "1,547", TOLL, by="s", on="2024-10-10"),
            said("s12", "1,999", TOLL, by="s", on="2024-10-12"),
            *(
                Claim(by, TROOPS, Estimate.about(middle, give_or_take=room), id=by)
                for by, middle, room in (("t", 100, 20), ("u", 140, 20), ("v", 150, 120))
            ),
            said("w", "130"),
        ]
    ),
}


def accounts(ledger):
    """Whatever can be asked of a ledger, with what is asked."""
    questions = sorted({claim.question.id for claim in ledger})
    for level in Level:
        for asked in questions:
            yield f"support of {asked} at {level}", support(ledger, asked, level=level)
    for asked in questions:
        yield f"sensitivity of {asked}", sensitivity(ledger, asked)
        yield f"consensus on {asked}", consensus(ledger, asked)
    for one in ledger.links:
        if one.relation in (Relation.CONFIRMS, Relation.DISPUTES):
            yield f"link {one.id}", assess(ledger, one)
    for number, one in enumerate(relays_that_differ(ledger)):
        yield f"relays {number}", one
    for number, one in enumerate(suspected_copying(ledger)):
        yield f"copying {number}", one
    for claim in ledger.claims[:13]:
        yield f"trace of {claim.id}", trace(ledger, claim)
        yield f"credibility of {claim.id}", credibility(ledger, claim)
        yield f"support of {claim.id}", support(ledger, claim)
    for one, other in combinations(ledger.claims[:9], 2):
        yield f"{one.id} and {other.id}", independent(ledger, one, other)


def told(ledger):
    return {
        asked: [f"{'  ' * depth}{line}" for depth, line in answer.lines()]
        if hasattr(answer, "lines")
        else [str(answer)]
        for asked, answer in accounts(ledger)
    }


def plain(ledger):
    """The same as plain values, of what is not of one claim or two."""
    return {
        asked: answer.to_dict()
        for asked, answer in accounts(ledger)
        if asked.startswith(("sensitivity", "consensus", "link", "relays", "copying"))
    }


@pytest.mark.parametrize("name", LEDGERS)
def test_all_that_is_told(name):
    assert told(LEDGERS[name]) == IN_FULL[name]["told"]


@pytest.mark.parametrize("name", LEDGERS)
def test_the_same_as_plain_values(name):
    assert json.loads(json.dumps(plain(LEDGERS[name]))) == IN_FULL[name]["plain"]
