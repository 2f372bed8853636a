"""What each rule says in full: the claims, the severity, the sentence, the numbers, the causes."""

import pytest

from provenance.checking import check
from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question, Sum, Within
from provenance.rules import built_in

THERE = Question("troops", place="Russia", status="actual", unit="persons")
EXPECTED = THERE.but(status="expected")
KILLED = THERE.but(measure="killed", moves="running_total")
KURSK = THERE.but(place="Kursk")
LOST = THERE.but(measure="casualties")
RULES = {one.id: one for one in built_in()}
CONFIRMED = Link("confirms", by="nbc", claims=["a"], targets=["b"], words="matches")
RING = [
    Link("repeats", by="desk", claims=[one], targets=[other])
    for one, other in (("a", "b"), ("b", "c"), ("c", "a"))
]


def said(id_, words, of=THERE, on="2024-10-24", by=None, **fields):
    return Claim.said(words, by=by or id_, of=of, on=on, id=id_, **fields)


def later(id_, words, of=KILLED):
    return said(id_, words, of, on="2024-10-25", by="a")


# By rule: what is on record, and the finding but for its hint.
IN_FULL = {
    "conflict": (
        Ledger([said("a", "3,000"), said("b", "12,000")]),
        ("error", ["a", "b"], {"first": "3,000", "second": "12,000", "gap": 9000}),
        "3,000 (a) and 12,000 (b) exclude each other by 9,000 (75 %)",
    ),
    "self-contradiction": (
        Ledger([said("a", "3,000"), said("b", "9,000", by="a")]),
        ("error", ["a", "b"], {"first": "3,000", "second": "9,000", "gap": 6000}),
        "3,000 (a) and 9,000 (a) exclude each other by 6,000 (66.7 %), though of one origin",
    ),
    "part-exceeds-whole": (
        Ledger([said("a", "5,000", KURSK), said("b", "3,000")], wholes=[Within("Kursk", "Russia")]),
        ("error", ["a", "b"], {"first": "5,000", "second": "3,000", "gap": 2000}),
        (
            "5,000 (a) for Kursk exceeds 3,000 (b) for Russia by 2,000 (40 %), though Kursk is"
            " part of Russia"
        ),
    ),
    "floor-above-ceiling": (
        Ledger([said("a", "at least 900", KILLED), said("b", "800", KILLED, on="2024-11-01")]),
        ("error", ["a", "b"], {"first": "at least 900", "second": "800", "gap": 100}),
        (
            "at least 900 (a) by 24 October 2024 exceeds 800 (b) by 1 November 2024 by 100"
            " (11.1 %), though a total never falls"
        ),
    ),
    "actual-exceeds-expected": (
        Ledger([said("a", "15,000"), said("b", "12,000", EXPECTED)]),
        ("warning", ["a", "b"], {"actual": "15,000", "expected": "12,000", "gap": 3000}),
        "15,000 (a) are there, more than the 12,000 (b) expected in all",
    ),
    "running-total-fell": (
        Ledger([said("a", "900", KILLED), later("a2", "850")]),
        ("warning", ["a", "a2"], {"before": "900", "after": "850"}),
        (
            "the running total of troops, killed in Russia fell from 900 on 24 October 2024 to"
            " 850 on 25 October 2024"
        ),
        ["a may have revised the earlier figure"],
    ),
    "floor-lowered": (
        Ledger([said("a", "900+", KILLED), later("a2", "850+")]),
        ("note", ["a", "a2"], {"before": "900+", "after": "850+"}),
        (
            "a revised the floor of troops, killed in Russia from 900+ on 24 October 2024 to"
            " 850+ on 25 October 2024"
        ),
    ),
    "daily-not-the-change": (
        Ledger(
            [
                said("a", "900", KILLED),
                later("a2", "950"),
                later("a3", "70", KILLED.but(moves="change")),
            ]
        ),
        (
            "warning",
            ["a3", "a", "a2"],
            {"added": "70", "before": "900", "after": "950", "gap": 20},
        ),
        (
            "70 were added on 25 October 2024, but the running total of troops, killed in"
            " Russia went from 900 to 950, by 50"
        ),
        ["70 may be 50 with one digit wrong"],
    ),
    "parts-do-not-add-up": (
        Ledger(
            [
                said("a", "1,000", LOST),
                said("dead", "400", THERE.but(measure="dead"), by="a"),
                said("hurt", "410", THERE.but(measure="hurt"), by="a"),
            ],
            sums=[Sum("casualties", ["dead", "hurt"])],
        ),
        (
            "error",
            ["a", "dead", "hurt"],
            {"whole": "1,000", "parts": "810", "gap": 190},
        ),
        (
            "the parts come to 810, less than 1,000, by 190 (19 %): 400 (dead) + 410 (hurt)"
            " against 1,000 (a)"
        ),
    ),
    "best-outside": (
        Ledger([Claim("ged", THERE, Estimate(5, 30, best=40), id="row")]),
        ("warning", ["row"], {"low": 5, "best": 40, "high": 30}),
        "best 40 is above high 30",
    ),
    "low-above-high": (
        Ledger([Claim("ged", THERE, Estimate(5, 3), id="row")]),
        ("warning", ["row"], {"low": 5, "high": 3}),
        "low 5 is above high 3",
    ),
    "said-before-it-happened": (
        Ledger([said("a", "3,000", as_of="2024-11-24")]),
        ("warning", ["a"], {}),
        "it was said on 24 October 2024 to be so as of 24 November 2024, 31 days later",
    ),
    "recorded-before-it-was-said": (
        Ledger([said("a", "3,000", recorded_on="2024-10-22")]),
        ("warning", ["a"], {}),
        "it was recorded on 22 October 2024, but said on 24 October 2024",
    ),
    "words-and-figure-differ": (
        Ledger([Claim("a", THERE, Estimate.exactly(30000), words="some 3,000 troops", id="a")]),
        ("error", ["a"], {}),
        "stored as 30,000, while the words say about 3,000",
        [
            "30,000 may be 3,000 off by a factor of ten",
            "30,000 may be 3,000 with a digit too many",
        ],
    ),
    "asserted-agreement-not-borne-out": (
        Ledger([said("a", "3,000"), said("b", "9,000")], links=[CONFIRMED]),
        ("warning", ["a", "b"], {}),
        (
            "what nbc asserts, 'matches', is not supported: 3,000 and '9,000' (b) do not"
            " agree: 3,000 (a) and 9,000 (b) exclude each other by 6,000 (66.7 %)"
        ),
    ),
    "relay-differs": (
        Ledger(
            [
                said(desk, words, by="kim", via=[desk], utterance="briefing")
                for desk, words in (("afp", "3,000"), ("ap", "3,500"))
            ]
        ),
        ("warning", ["afp", "ap"], {}),
        (
            "one utterance of kim is 3,000 in afp but 3,500 in ap; which of them is at odds"
            " cannot be told"
        ),
    ),
    "circular-reporting": (
        Ledger(
            [said("a", "3,000"), said("b", "3,000", via=["desk", "wire"]), said("c", "3,000")],
            links=RING,
        ),
        ("warning", ["a", "b", "c"], {}),
        "a, wire, c cite one another in a ring, so none of them is an origin",
    ),
    "scope-missing": (
        Ledger(
            [said("a", "3,000", THERE.but(place="")), said("b", "3,000"), said("c", "99", KURSK)]
        ),
        ("note", ["a"], {}),
        (
            "place is missing for troops, so it cannot be held against troops in Kursk, troops in"
            " Russia"
        ),
    ),
    "outlier": (
        Ledger([*(said(f"s{n}", f"{3000 + n} to 3,100") for n in range(3)), said("odd", "12,000")]),
        ("note", ["odd", "s0", "s1", "s2"], {}),
        "12,000 (odd) shares no value with 3 others, who share one",
    ),
}


@pytest.mark.parametrize("name", IN_FULL)
def test_a_rule_says_this(name):
    ledger, (severity, claims, numbers), reason, *causes = IN_FULL[name]
    (finding,) = check(ledger, [RULES[name]]).findings
    said_so = finding.to_dict()
    assert said_so.pop("hint") == RULES[name].hint
    assert said_so == {
        "rule": name,
        "severity": severity,
        "claims": claims,
        "reason": reason,
        **({"numbers": numbers} if numbers else {}),
        **({"causes": causes[0]} if causes else {}),
    }


def test_each_rule_on_more_than_the_words_is_shown():
    assert RULES.keys() - IN_FULL.keys() == {"words-do-not-add-up"}


def test_what_nobody_can_judge_is_noted():
    unsure = Claim("b", THERE, None, stance="unsure", said_on="2024-10-24", id="b")
    ledger = Ledger([said("a", "3,000"), unsure], links=[CONFIRMED])
    (finding,) = check(ledger, [RULES["asserted-agreement-not-borne-out"]]).findings
    assert finding.severity.value == "note"


def test_a_total_that_one_source_gives_twice_is_a_warning():
    ledger = Ledger([said("a", "3,000", KILLED), said("b", "9,000", KILLED, by="a")])
    (finding,) = check(ledger, [RULES["self-contradiction"]]).findings
    assert finding.severity.value == "warning"
    assert finding.claims == ("a", "b")


class TestOutlier:
    def alone(self, *figures, **options):
        claims = [said(f"s{number}", words) for number, words in enumerate(figures)]
        found = check(Ledger(claims), [RULES["outlier"].but(**options)]).findings
        return [one.claims[0] for one in found]

    def test_stands_alone_against_all_others_and_not_against_some(self):
        assert self.alone("3,000 to 3,100", "3,050", "3,040 to 3,060", "9,000") == ["s3"]
        assert self.alone("9,000", "3,050", "3,040 to 3,060", "3,000 to 3,100") == ["s0"]
        assert self.alone("9,000", "9,000", "3,040 to 3,060", "3,000 to 3,100") == []

    def test_takes_four_origins_unless_told_otherwise(self):
        assert self.alone("3,000 to 3,100", "3,050", "9,000") == []
        assert self.alone("3,000 to 3,100", "3,050", "9,000", origins=3) == ["s2"]

    def test_is_of_figures_of_one_time(self):
        crowd = [said(f"s{n}", "3,000 to 3,100") for n in range(3)]
        apart = said("odd", "9,000", on="2024-12-24")
        assert check(Ledger([*crowd, apart]), [RULES["outlier"]]).findings == ()

    def test_passes_over_those_who_give_no_figure(self):
        silent = Claim("z", THERE, None, stance="denies", said_on="2024-10-24", id="z")
        crowd = [said(f"s{n}", "3,000 to 3,100") for n in range(3)]
        found = check(Ledger([silent, *crowd, said("odd", "9,000")]), [RULES["outlier"]]).findings
        assert [one.claims[0] for one in found] == ["odd"]
