"""What each answer says in full, as plain values: every part under its name, nothing left out."""

import pytest

from provenance.claim import Claim
from provenance.corroboration import (
    assess,
    combine,
    consensus,
    credibility,
    relays_that_differ,
    sensitivity,
    spread_of,
    support,
    trace,
)
from provenance.errors import RecordError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Question
from provenance.source import Source

TROOPS = Question("troops", place="Russia", status="actual", unit="persons")
ASKED = "troops/russia/actual/persons"
POLICY = "tolerance grain, day slip 1, level principal"
CONFIRMED = Link("confirms", by="nbc", claims=["kim"], targets=["us"], words="matches", id="l")


def said(id_, words, by=None, on="2024-10-24", **fields):
    return Claim.said(words, by=by or id_, of=TROOPS, on=on, id=id_, **fields)


LEDGER = Ledger(
    [
        said("kim", "3,000"),
        said("us", "at least 3,000"),
        said("wire", "3,000", by="kim", via=["wire"]),
        said("ru", "about 12,000"),
        said("off", "some 3,000", by=Source("officials", kind="unnamed")),
        Claim("moscow", TROOPS, stance="denies", said_on="2024-10-24", id="no"),
    ],
    links=[CONFIRMED],
)
AGREED = Ledger([said("kim", "3,000"), said("us", "at least 3,000"), said("jp", "2,900 to 3,100")])


def test_support():
    assert support(LEDGER, TROOPS).to_dict() == {
        "question": ASKED,
        "backed": "contested",
        "level": "principal",
        "origins": ["kim", "ru", "us"],
        "outlets": ["wire"],
        "unknown": ["unknown, by way of officials"],
        "backings": [
            backing("kim", claims=["kim", "wire"], paths=[["kim"], ["wire", "kim"]]),
            backing("ru", claims=["ru"], paths=[["ru"]]),
            backing("us", claims=["us"], paths=[["us"]]),
            backing(
                "unknown, by way of officials", claims=["off"], paths=[["officials"]], known=False
            ),
        ],
        "first": ["kim", "off", "ru", "us"],
        "followed": [],
        "dissents": ["no"],
        "undecided": [],
        "withdrawn": [],
        "groundless": [],
        "revisions": [],
    }


def backing(origin, *, claims, paths, known=True):
    return {"origin": origin, "known": known, "claims": claims, "paths": paths}


def test_support_line_by_line():
    day = "24 October 2024"
    assert list(support(LEDGER, TROOPS).lines()) == [
        (0, "troops in Russia: 3 origins (kim, ru, us), 1 outlet, 1 of unknown lineage"),
        (1, "contested, at principal level"),
        (1, "origin kim"),
        (2, f"3,000 (kim, {day}) [kim]: kim"),
        (2, f"3,000 (kim, {day}) [wire]: wire < kim"),
        (1, "origin ru"),
        (2, f"about 12,000 (ru, {day}) [ru]: ru"),
        (1, "origin us"),
        (2, f"at least 3,000 (us, {day}) [us]: us"),
        (1, "lineage unknown, by way of officials"),
        (2, f"some 3,000 (officials, {day}) [off]: officials"),
        (1, "printed by wire"),
        (
            1,
            f"first: kim ({day}); officials ({day}), not independent; ru ({day}); us ({day})",
        ),
        (1, f"dissents: denies it (moscow, {day}) [no]"),
    ]


def test_who_followed_and_that_a_print_of_the_same_follows_nobody():
    same_day = {"as_of": "2024-10-24"}
    later = said("late", "3,000", on="2024-10-26", **same_day)
    relayed = said("relayed", "3,000", by="kim", via=["desk"], on="2024-10-27", **same_day)
    ledger = Ledger([said("kim", "3,000", **same_day), later, relayed])
    followed = support(ledger, "kim").to_dict()["followed"]
    assert followed == [{"claim": "late", "independent": True}]


def test_an_assertion():
    found = assess(LEDGER, CONFIRMED).to_dict()
    (figure,) = found.pop("figures")
    reason = "3,000 is borne out by 'at least 3,000' (us)"
    assert found == {
        "link": "l",
        "by": "nbc",
        "relation": "confirms",
        "words": "matches",
        "outcome": "supported",
        "reason": reason,
    }
    assert figure.pop("comparison")["verdict"] == "agree"
    assert figure == {
        "claim": "kim",
        "figure": "3,000",
        "target": "us",
        "standing": "borne out",
        "reason": reason,
    }


def test_no_agreement_is_assessed_that_nobody_asserts():
    link = Link("repeats", by="desk", claims=["kim"], targets=["us"])
    with pytest.raises(RecordError) as caught:
        assess(LEDGER, link)
    assert str(caught.value) == (
        "a repeats link asserts no agreement; assess confirms and disputes"
    )
    assert caught.value.value is link


def test_what_the_answer_hangs_on():
    assert sensitivity(LEDGER, TROOPS).to_dict() == {
        "backed": "contested",
        "verdict": [{"size": 1, "of": ["moscow"]}],
        "consensus": None,
        "value": [{"size": 1, "of": ["kim", "us"]}, {"size": 1, "of": ["ru", "us"]}],
    }
    agreed = sensitivity(AGREED, TROOPS).to_dict()
    assert agreed["backed"] == "corroborated"
    assert agreed["consensus"] == str(consensus(AGREED, TROOPS).value)


def test_consensus():
    assert consensus(LEDGER, TROOPS).to_dict() == {
        "question": ASKED,
        "value": None,
        "known": True,
        "groups": [
            {"value": "3,000", "origins": ["kim", "us"], "claims": ["kim", "wire", "us"]},
            {"value": "between 11,500 and 12,500", "origins": ["ru", "us"], "claims": ["ru", "us"]},
            {"value": "0", "origins": ["moscow"], "claims": ["no"]},
        ],
        "dissenters": ["moscow"],
        "spread": None,
        "left": [{"claim": "off", "reason": "is of unknown lineage"}],
        "policy": POLICY,
    }


def test_credibility():
    grade = credibility(LEDGER, "kim")
    assert grade.to_dict() == {
        "claim": "kim",
        "credibility": "4",
        "meaning": "doubtful",
        "derivation": [
            "2 independent origins say so (kim and us)",
            "moscow and ru contradict it",
            "1 of unknown lineage lends no weight",
        ],
        "reliability": "F",
        "weakest_link": "",
        "unjudged": ["kim"],
    }
    assert list(grade.lines()) == [
        (0, "3,000 (kim, 24 October 2024): F4"),
        (1, "credibility 4, doubtful (proposed)"),
        (2, "2 independent origins say so (kim and us)"),
        (2, "moscow and ru contradict it"),
        (2, "1 of unknown lineage lends no weight"),
        (1, "reliability F (cannot be judged: no grade for kim)"),
    ]


def test_credibility_asks_at_the_level_and_under_the_policy_given():
    spoken = Source("spokesperson", kind="person", speaks_for="ministry")
    ledger = Ledger(
        [said("one", "3,000", by=spoken), said("two", "3,000", by="ministry")],
        sources=[Source("ministry", kind="ministry")],
    )
    plain, voices = (credibility(ledger, "one", level=level) for level in (None, "speaker"))
    assert plain.to_dict()["derivation"] != voices.to_dict()["derivation"]
    under = credibility(ledger, "one", policy=Policy(level="speaker"))
    assert under.to_dict() == voices.to_dict()


def test_relays():
    relays = [
        said("afp", "3,000", by="kim", via=["afp"], utterance="briefing"),
        said("direct", "3,000", by="kim", utterance="briefing"),
        said("ap", "3,500", by="kim", via=["ap"], utterance="briefing"),
    ]
    (found,) = relays_that_differ(Ledger(relays))
    assert found.to_dict() == {
        "shift": "figure",
        "versions": [["afp", "direct"], ["ap"]],
        "odd": ["ap"],
        "told_by": "majority",
        "reason": "one utterance of kim is 3,000 in afp and kim but 3,500 in ap; ap is at odds with"
        " most of the relays",
    }


def test_a_combination_says_that_nobody_said_it():
    assert combine([Estimate.between(1, 5), Estimate.between(2, 9)]).to_dict() == {
        "value": "4.25, give or take 3.8",
        "method": "linear_pool",
        "figures": ["between 1 and 5", "between 2 and 9"],
        "warning": "no origin has stated this interval",
    }


def test_a_spread():
    tens = [Estimate.about(10, give_or_take=2), Estimate.about(12, give_or_take=1)]
    assert spread_of([*tens, Estimate.between(5, 9)]).to_dict() == {
        "figures": 2,
        "q": "3.2",
        "i_squared": "0.688",
        "birge": "1.789",
        "scale": "1.789",
    }


def test_a_trace():
    assert trace(LEDGER, "wire").to_dict() == {
        "claim": "wire",
        "said": "3,000 (kim, 24 October 2024)",
        "question": ASKED,
        "steps": [
            {"depth": 0, "relation": "printed by", "text": "wire", "claim": "wire"},
            {"depth": 1, "relation": "said by", "text": "kim: 3,000", "claim": "wire"},
        ],
        "origins": [{"name": "kim", "known": True}],
        "dependence": "an origin itself",
        "together": ["kim"],
        "cycles": [],
        "links": [],
    }
