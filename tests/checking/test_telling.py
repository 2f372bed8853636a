"""A value that is told when asked cannot be told from one that was made at once."""

import copy
import pickle

import attrs
import pytest
from hypothesis import given

from provenance.checking import check
from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.rules import Found, Severity
from provenance.rules.finding import Finding
from provenance.source import Source
from provenance.strategies import ledgers
from provenance.verdict import Comparison


class Teller:
    """Tells a reason, and counts how often it is asked to."""

    def __init__(self):
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return {"reason": "3 is not 5", "numbers": (("gap", 2),)}


def untold(teller):
    found = Found.untold(teller, claims=None, hint="", causes=(), severity=None)
    return Finding.of(found, ("a",), rule="r", severity=Severity.NOTE, hint="")


AT_ONCE = Finding("r", "note", ["a"], "3 is not 5", numbers={"gap": 2})


class TestAFinding:
    def test_is_told_when_asked_and_only_once(self):
        teller = Teller()
        finding = untold(teller)
        assert (finding.rule, finding.claims, teller.asked) == ("r", ("a",), 0)
        assert finding.reason == "3 is not 5"
        assert finding.numbers == (("gap", 2),)
        assert teller.asked == 1
        assert finding.is_told

    @pytest.mark.parametrize(
        "seen",
        [
            hash,
            repr,
            str,
            copy.copy,
            copy.deepcopy,
            attrs.evolve,
            Finding.to_dict,
            lambda one: pickle.loads(pickle.dumps(one)),  # noqa: S301 - of our own making
            lambda one: one.but(severity="error"),
        ],
    )
    def test_is_the_same_however_it_is_looked_at(self, seen):
        assert seen(untold(Teller())) == seen(AT_ONCE)
        assert untold(Teller()) == AT_ONCE

    def test_has_no_other_fields(self):
        with pytest.raises(AttributeError):
            _ = untold(Teller()).colour
        with pytest.raises(AttributeError):
            _ = AT_ONCE.colour
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            untold(Teller()).reason = "another"


@given(ledgers())
def test_a_proven_conflict_is_what_comparing_gives(ledger):
    judge = Judge.of(ledger)
    for found in check(ledger).comparisons:
        ends = (found.first, found.second)
        if found.verdict == "conflict" and not found.path and found.field == "estimate":
            assert judge.proven_conflict(*ends) == judge.compare(*ends)
        made = Comparison(
            *(getattr(found, one.name) for one in attrs.fields(Comparison) if one.init)
        )
        assert made == found
        assert pickle.loads(pickle.dumps(found.gap)) == found.gap  # noqa: S301


def test_the_way_between_two_claims_is_told_when_asked():
    asked = Question("troops", place="Russia")
    kirby = Source("kirby", speaks_for="us")
    pentagon = Source("pentagon", speaks_for="us")
    said = [
        Claim.said("3,000", by=kirby, of=asked, on="2024-10-23", id="a"),
        Claim.said("8,000", by=pentagon, of=asked, on="2024-10-25", id="b"),
    ]
    found = Judge.of(Ledger(said)).compare(*said)
    assert (found.verdict, found.later, found.change) == ("revision", "b", "update")
    assert not found.is_told
    assert found.path == ("kirby", "us", "pentagon")
    assert found.is_told
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - of our own making
