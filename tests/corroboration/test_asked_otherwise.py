"""Every answer may be asked for at another level, under another policy or as of another day."""

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
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Question
from provenance.source import Source

TROOPS = Question("troops", place="Russia", unit="persons", id="troops")
TOLL = Question("the siege", measure="killed", moves="running_total", id="toll")
MINISTRY = Source("ministry", kind="ministry")
MINISTER = Source("minister", kind="person", speaks_for=MINISTRY)
ENVOY = Source("envoy", kind="person", speaks_for=MINISTRY)
SPEAKERS = Policy(level="speaker")
STRICT = Policy(tolerance="as_said", day_slip=0)


def said(id_, words, by=None, on="2024-10-23", of=TROOPS, **fields):
    return Claim.said(words, by=by or id_, of=of, on=on, id=id_, **fields)


SAID = [said("one", "3,000", MINISTER), said("two", "3,000", ENVOY)]
SPOKEN = Ledger(SAID)

# Whatever is asked of a ledger, and how the answer to it differs once speakers are told apart.
ASKED = {
    "support": lambda **by: support(SPOKEN, "troops", **by).counts,
    "support of a claim": lambda **by: support(SPOKEN, "one", **by).counts,
    "consensus": lambda **by: len(consensus(SPOKEN, "troops", **by).votes),
    "sensitivity": lambda **by: str(sensitivity(SPOKEN, "troops", **by)),
    "credibility": lambda **by: credibility(SPOKEN, "one", **by).code,
    "trace": lambda **by: [str(one) for one in trace(SPOKEN, "one", **by).origins],
    "independent": lambda **by: independent(SPOKEN, "one", "two", **by).is_known,
}
ANSWERS = {
    "support": ((1, 0, 0), (2, 0, 0)),
    "support of a claim": ((1, 0, 0), (2, 0, 0)),
    "consensus": (1, 2),
    "sensitivity": (
        "one origin, but not without ministry; 3,000, but not without ministry",
        (
            "corroborated, but not without envoy or minister; 3,000, but not without envoy and"
            " minister"
        ),
    ),
    "credibility": ("F6", "F1"),
    "trace": (["ministry"], ["minister"]),
    "independent": (True, False),
}


@pytest.mark.parametrize("name", ASKED)
def test_at_the_level_given_or_else_at_that_of_the_policy(name):
    ask, (principals, speakers) = ASKED[name], ANSWERS[name]
    assert ask() == ask(level="principal") == ask(policy=Policy()) == principals
    assert ask(level="speaker") == ask(policy=SPEAKERS) == speakers
    assert ask(level="principal", policy=SPEAKERS) == principals
    assert ask(level="speaker", policy=STRICT) == speakers


@pytest.mark.parametrize("name", ["support", "consensus"])
def test_the_policy_of_the_ledger_is_in_force_unless_another_is_given(name):
    ask = {"support": support, "consensus": consensus}[name]
    strict = Ledger(SAID, policy=STRICT)
    assert ask(strict, "troops").policy == STRICT
    assert ask(strict, "troops", level="speaker").policy == STRICT.but(level="speaker")
    assert ask(strict, "troops", policy=SPEAKERS).policy == SPEAKERS
    assert ask(SPOKEN, "troops").policy == Policy()


def test_the_level_of_the_ledger_s_own_policy_counts():
    told_apart = Ledger(SAID, policy=SPEAKERS)
    assert [str(one) for one in trace(told_apart, "one").origins] == ["minister"]
    assert not independent(told_apart, "one", "two").is_known
    assert str(credibility(told_apart, "one").credibility) == "1"


def test_a_tolerance_decides_what_backs_and_what_bears_out():
    link = Link("confirms", by="nbc", claims=["us"], targets=["kr"])
    ledger = Ledger([said("us", "about 3,000"), said("kr", "3,200")], links=[link])
    assert support(ledger, "us").dissenting == ()
    assert len(support(ledger, "us", policy=STRICT).dissenting) == 1
    for policy, standing in ((Policy(), "not backed"), (STRICT, "contradicted")):
        found = assess(ledger, link, policy=policy)
        assert [one.standing.value for one in found.checked] == [standing]
        assert found.policy == policy
    assert assess(ledger, link) == assess(ledger, link, policy=Policy())


def test_what_is_asked_as_of_a_day_hangs_on_who_had_spoken_by_then():
    grown = [
        said("us", "3,000"),
        said("kr", "3,000"),
        said("late", "8,000", "us", "2024-11-23"),
        said("next", "8,000", "kr", "2024-11-23"),
        said("more", "8,000", "un", "2024-11-23"),
    ]
    ledger = Ledger(grown)
    now, then = sensitivity(ledger, "troops"), sensitivity(ledger, "troops", on="2024-10-23")
    assert str(now.consensus.value) == "8,000"
    assert str(then.consensus.value) == "3,000"
    assert [str(one) for one in now.value] == ["kr, un and us"]
    assert [str(one) for one in then.value] == ["kr and us"]


def test_what_relays_print_differs_under_any_policy():
    prints = [
        said("afp", "3,000", MINISTER, via=["afp"], utterance="briefing"),
        said("ap", "3,500", MINISTER, via=["ap"], utterance="briefing"),
    ]
    for policy in (None, SPEAKERS, STRICT):
        (found,) = relays_that_differ(Ledger(prints), policy=policy)
        assert found.odd == ()


def test_who_speaks_for_one_is_no_copyist_unless_speakers_are_told_apart():
    figures = (1417, 1533, 1689, 1702, 1856)
    claims = [
        Claim(by, TOLL, Estimate.exactly(figure + shift), said_on=f"2024-10-{day}", id=f"{day}{n}")
        for n, (by, shift) in enumerate(((MINISTER, 0), (ENVOY, 0), ("c", 40), ("d", 77)))
        for day, figure in enumerate(figures, start=10)
    ]
    assert suspected_copying(Ledger(claims)) == ()
    (found,) = suspected_copying(Ledger(claims), policy=SPEAKERS)
    assert {found.first.id, found.second.id} == {"minister", "envoy"}
