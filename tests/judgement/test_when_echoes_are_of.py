"""An echo is of the time of what it repeats, however late it is printed."""

import pytest

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question
from provenance.verdict import Verdict

THERE = Question("troops", place="Russia", unit="persons")


def said(id_, figure, day, by="ministry", of=THERE):
    return Claim(by, of, Estimate.exactly(figure), said_on=f"2024-10-{day}", id=id_)


FIRST, SECOND, THIRD = said("first", 3000, 20), said("second", 5000, 22), said("third", 7000, 25)
LATE = said("late", 3000, 28, by="wire")
LATER = said("later", 5000, 28, by="paper")


def judging(*claims, **repeated):
    """Gives the judge of the three and some more, each of these repeating others."""
    every = (FIRST, SECOND, THIRD, *claims)
    links = [
        Link("repeats", by="desk", claims=[echo], targets=list(said))
        for echo, said in repeated.items()
    ]
    return Judge.of(Ledger(every, links=links))


def told(judge, one, other):
    found = judge.compare(one, other)
    return found.verdict, found.later, found.change


def test_what_came_between_a_statement_and_its_echo_is_later_than_both():
    judge = judging(LATE, LATER, late=["first"], later=["second"])
    assert told(judge, FIRST, SECOND) == (Verdict.REVISION, "second", "update")
    assert told(judge, LATE, SECOND) == (Verdict.REVISION, "second", "update")
    assert told(judge, SECOND, LATE) == (Verdict.REVISION, "second", "update")
    assert told(judge, LATER, THIRD) == (Verdict.REVISION, "third", "update")
    assert told(judge, LATE, LATER) == (Verdict.REVISION, "later", "update")
    assert told(judge, LATER, FIRST) == (Verdict.REVISION, "later", "update")


def test_an_echo_of_several_statements_of_one_day_is_of_that_day():
    twin = said("twin", 3000, 20)
    judge = judging(twin, LATE, late=["first", "twin"])
    assert told(judge, LATE, SECOND) == (Verdict.REVISION, "second", "update")


@pytest.mark.parametrize(
    ("also", "repeated"),
    [
        (said("other", 3000, 21), ["first", "other"]),
        (said("elsewhere", 3000, 20, of=THERE.but(place="Kursk")), ["first", "elsewhere"]),
        (said("elsewhere", 3000, 20, of=THERE.but(place="Kursk")), ["elsewhere"]),
    ],
    ids=["of two days", "on two questions", "on another question"],
)
def test_an_echo_of_which_that_does_not_tell_is_of_its_own_day(also, repeated):
    judge = judging(also, LATE, late=repeated)
    assert told(judge, LATE, SECOND) == (Verdict.REVISION, "late", "update")
