"""What each rule that breaks a law says: the very slip that its law is to catch."""

import pytest

from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.laws import culprits
from provenance.ledger import Ledger
from provenance.question import Question

TROOPS = Question("troops", place="Russia")


def said(id_, figure=None, by="us", **fields):
    estimate = None if figure is None else Estimate.at_least(figure)
    return Claim(by, TROOPS, estimate, id=id_, **fields)


MANY, FEW, BARE = said("a", 9000), said("b", 3000, said_on="2024-10-23"), said("d")
ALIKE = said("c1", 9000, by="state-1", note="seen", said_on="2023-10-23")


def found(rule, *things):
    return [(one.reason, one.claims, dict(one.numbers)) for one in rule.find(*things)]


# By rule: what it is shown, and the reason, claims and numbers that it gives.
SAID = [
    (culprits.presumes_a_figure, (said("z", 0),), [("it starts at zero", None, {})]),
    (culprits.presumes_a_figure, (FEW,), []),
    (culprits.asymmetric, (MANY, FEW), [("9000 is more than 3000", None, {})]),
    (culprits.asymmetric, (FEW, MANY), []),
    (culprits.asymmetric, (MANY, MANY), []),
    (culprits.asymmetric, (MANY, BARE), []),
    (culprits.asymmetric, (BARE, MANY), []),
    (culprits.counts_echoes, ((MANY, FEW),), [("printed more than once", None, {"prints": 2})]),
    (culprits.counts_echoes, ((MANY,),), []),
    (
        culprits.order_dependent,
        ((MANY, ALIKE, FEW),),
        [("it differs from the one before", ("c1", "b"), {})],
    ),
    (
        culprits.counts_everything,
        (Ledger([MANY, FEW]),),
        [("the ledger is large", ("a",), {"size": 2})],
    ),
    (culprits.counts_everything, (Ledger(),), []),
    (culprits.asks_the_calendar, (ALIKE,), [("that is old news", None, {})]),
    (culprits.asks_the_calendar, (FEW,), []),
    (culprits.asks_the_calendar, (MANY,), []),
    (culprits.fond_of_ids, (ALIKE,), [("an id of the old scheme", None, {})]),
    (culprits.fond_of_ids, (MANY,), []),
    (culprits.fond_of_names, (ALIKE,), [("it comes from a state", None, {})]),
    (culprits.fond_of_names, (MANY,), []),
    (culprits.blames_one, ((FEW, MANY),), [("figures differ", ("a",), {})]),
    (culprits.blames_one, ((MANY, ALIKE),), []),
    (culprits.says_it_twice, (BARE,), [("no figure", None, {}), ("really no figure", None, {})]),
    (culprits.says_it_twice, (MANY,), []),
    (culprits.names_nobody, ((MANY, FEW),), [("something is wrong in 2 claims", (), {})]),
    (culprits.reads_notes, (ALIKE,), [("it has a note", None, {})]),
    (culprits.reads_notes, (MANY,), []),
    (culprits.starts_with_a_bang, (Ledger(),), [("nothing was reported at all", (), {})]),
    (culprits.starts_with_a_bang, (Ledger([MANY]),), []),
]


@pytest.mark.parametrize(
    ("rule", "things", "finds"), SAID, ids=[f"{one[0].id}-{n}" for n, one in enumerate(SAID)]
)
def test_a_culprit_says(rule, things, finds):
    assert found(rule, *things) == finds


def test_one_with_a_memory_speaks_up_every_other_time():
    forgetful = culprits.every_other_time()
    assert [found(forgetful, MANY) for _ in range(4)] == [[], [("wrong", None, {})]] * 2
    assert found(culprits.every_other_time(), MANY) == []
