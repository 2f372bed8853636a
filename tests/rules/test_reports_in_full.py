"""All that the built-in rules find in a few full ledgers, written out in reports_in_full.json."""

import json
from pathlib import Path

import pytest

from provenance.checking import check
from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Question, Sum, Within
from provenance.source import Source
from provenance.tolerance import Tolerance

IN_FULL = json.loads((Path(__file__).parent / "reports_in_full.json").read_text(encoding="utf-8"))
TROOPS = Question("troops", place="Russia", unit="persons")
EXPECTED, PLANNED = TROOPS.but(status="expected"), TROOPS.but(status="planned")
KURSK, SUDZHA = TROOPS.but(place="Kursk"), TROOPS.but(place="Sudzha")
KILLED = Question("the siege", measure="killed", place="Gaza", moves="running_total")
ADDED = KILLED.but(moves="change")
LOST = Question("the army", measure="casualties", place="Kursk")
MINISTRY = Source("ministry", kind="ministry")
MINISTER = Source("minister", kind="person", speaks_for=MINISTRY)
ENVOY = Source("envoy", kind="person", speaks_for=MINISTRY)
LINES = [Within("Kursk", "Russia"), Within("Sudzha", "Kursk")]


def said(id_, words, of=TROOPS, by=None, on="2024-10-23", **fields):
    return Claim.said(words, by=by or id_, of=of, on=on, id=id_, **fields)


def days(of, *figures, by="ministry", first=10):
    kind = of.moves.value[:1]
    return [
        said(f"{by}-{kind}{day}", words, of, by=by, on=f"2024-10-{day}")
        for day, words in enumerate(figures, start=first)
        if words
    ]


def denied(id_, by, on="2024-10-23", of=TROOPS, stance="denies", **fields):
    return Claim(by, of, stance=stance, said_on=on, id=id_, **fields)


def parts(by, on="2024-10-23", of=LOST, **figures):
    return [
        said(f"{by}-{name}", words, of.but(measure=name), by=by, on=on)
        for name, words in figures.items()
    ]


LEDGERS = {
    "pairs": Ledger(
        [
            said("kim", "3,000"),
            said("us", "at least 9,000"),
            said("ru", "about 12,000", on="2024-10-24"),
            said("jp", "3,400"),
            said("late", "20,000", on="2024-12-24"),
            said("now", "3,100", by=MINISTER),
            said("then", "3,900", by=ENVOY),
            said("own", "3,200", by=MINISTER),
            said("twice", "3,300", by="kim"),
            said("revised", "3,800", by="kim", on="2024-10-25"),
            denied("no", "moscow"),
            denied("nor", "moscow", "2024-10-24"),
            denied("maybe", "tass", stance="unsure"),
            said("undated", "15,000", on=None),
        ],
    ),
    "over time": Ledger(
        [
            *days(KILLED, "100", "120", "115", "at least 150", "at least 140", "about 180", "177"),
            *days(KILLED, "90", "between 130 and 140", "60", "", "400", by="un"),
            *days(ADDED, "", "20", "31", "about 40", "70", "1,800", "at most 3"),
            *days(ADDED, "", "45", "7", by="un"),
            said("week", "300", ADDED, by="un", on="2024-10-17/2024-10-20"),
            said("start", "400", KILLED, by="un", on="2024-10-16"),
            said("end", "650", KILLED, by="un", on="2024-10-20"),
            said("floor", "at least 700", KILLED, by="who", on="2024-10-11"),
            said("roof", "fewer than 300", KILLED, by="msf", on="2024-10-18"),
        ],
    ),
    "parts": Ledger(
        [
            *parts("hq", casualties="1,000", dead="400", hurt="410", lost="90"),
            *parts("un", casualties="1,000", dead="400", hurt="700"),
            *parts("ngo", casualties="about 1,000", dead="at least 800", hurt="500", lost="10"),
            *parts("low", casualties="1,000", dead="100", hurt="between 300 and 500", lost="9"),
            *parts("even", casualties="900", dead="400", hurt="410", lost="90"),
            *parts("one", casualties="500", dead="600"),
            said("twice", "420", LOST.but(measure="hurt"), by="hq", on="2024-10-24"),
            said("kursk", "4,000", KURSK, by="hq"),
            said("sudzha", "5,000", SUDZHA, by="un"),
            said("russia", "3,000", by="ngo"),
            said("north", "1,000", TROOPS.but(place="north"), by="map"),
            said("south", "1,500", TROOPS.but(place="south"), by="map"),
            said("both", "9,000", by="map"),
            said("foot", "70", Question("infantry", place="Oz"), by="wiz"),
            said("horse", "50", Question("cavalry", place="Oz"), by="wiz"),
            said("all", "100", Question("army", place="Oz"), by="wiz"),
        ],
        wholes=LINES,
        sums=[
            Sum("casualties", ["dead", "hurt", "lost"]),
            Sum("Russia", ["north", "south"]),
            Sum("army", ["infantry", "cavalry"]),
        ],
    ),
    "expected": Ledger(
        [
            said("there", "15,000"),
            said("some", "at least 11,000", on="2024-10-25"),
            said("near", "about 12,400"),
            said("odd", "11,000", on="2024-12-01"),
            said("wanted", "12,000", EXPECTED),
            said("soon", "10,000", EXPECTED, target="2024-12"),
            said("plan", "up to 10,000", PLANNED, on="2024-10-24"),
            said("feared", "5,000", TROOPS.but(status="possible")),
            said("kursk", "13,000", KURSK),
            said("whenever", "16,000", on=None),
            said("anytime", "14,000", EXPECTED, on=None),
            denied("none", "moscow", of=EXPECTED),
            said("dead", "500", KILLED, on="2024-10-01"),
            said("toll", "400", KILLED.but(status="expected"), target="2024-10-30"),
            Claim("ged", TROOPS, Estimate(20000, 9000), said_on="2024-10-23", id="row"),
        ],
        wholes=LINES,
    ),
    "scope": Ledger(
        [
            said("vague", "3,000", TROOPS.but(place="")),
            said("bare", "4,000", TROOPS.but(unit="")),
            said("whole", "3,000"),
            said("part", "900", KURSK),
            said("side", "700", TROOPS.but(scope={"side": "north", "event": "parade"})),
            said("event", "800", TROOPS.but(scope={"event": "parade"})),
            said("other", "900", TROOPS.but(scope={"event": "drill", "side": "south"})),
            said("measured", "10", TROOPS.but(measure="captured", scope={"event": "parade"})),
        ],
        wholes=LINES,
    ),
    "outliers": Ledger(
        [
            *(said(f"s{n}", f"{3000 + n} to 3,100", on=f"2024-10-{23 + n % 2}") for n in range(4)),
            said("alone", "12,000"),
            said("echo", "12,000", by="alone", via=["wire"]),
            said("old", "9,000", by="s1", on="2024-10-23"),
            *(said(f"t{n}", "2,950", KURSK, on="2024-10-23") for n in range(3)),
            said("t3", "40", KURSK, on="2024-10-25"),
            *(said(f"u{n}", "2,950", SUDZHA) for n in range(3)),
            said("u3", "about 3,000", SUDZHA),
            said("u4", "10,000", SUDZHA, by=Source("officials", kind="unnamed")),
        ],
    ),
    "told of others": Ledger(
        [
            said("kim", "3,000", utterance="briefing"),
            said("afp", "3,000", by="kim", via=["afp"], utterance="briefing"),
            said("ap", "3,500", by="kim", via=["ap"], utterance="briefing"),
            said("dpa", "some 3,000", by="kim", via=["dpa"], utterance="briefing"),
            said("us", "at least 3,000"),
            said("un", "9,000"),
            denied("mute", "mute"),
            said("ring1", "50", KURSK, via=["one"]),
            said("ring2", "50", KURSK, via=["one", "two"]),
            said("ring3", "51", KURSK),
            said("gone", "77", SUDZHA),
            said("stays", "99", SUDZHA),
        ],
        links=[
            Link("confirms", by="nbc", claims=["kim", "un"], targets=["us"], id="l1"),
            Link("disputes", by="tass", claims=["us"], targets=["kim"], words="a lie", id="l2"),
            Link("confirms", by="cnn", claims=["us"], targets=["kim", "un"], words="so", id="l3"),
            Link("confirms", by="bbc", claims=["mute"], targets=["un"], id="l4"),
            Link("repeats", by="desk", claims=["ring1"], targets=["ring2"], id="l5"),
            Link("repeats", by="desk", claims=["ring2"], targets=["ring3"], id="l6"),
            Link("repeats", by="desk", claims=["ring3"], targets=["ring1"], id="l7"),
            Link("confirms", by="map", claims=["gone", "stays"], targets=["un"], id="l8"),
            Link("retracts", by="gone", claims=[], targets=["gone"], reason="error", id="l9"),
        ],
    ),
    "one by one": Ledger(
        [
            Claim("ged", TROOPS, Estimate(5, 30, best=40), id="above"),
            Claim("ged", TROOPS.but(place="a"), Estimate(5, 30, best=4), id="below"),
            Claim("ged", TROOPS.but(place="b"), Estimate(5000, 30), id="swapped"),
            Claim("ged", TROOPS.but(place="c"), Estimate(5, 30, best=30), id="fine"),
            said("early", "7", TROOPS.but(place="d"), as_of="2024-11-24"),
            said("zone", "7", TROOPS.but(place="e"), as_of="2024-10-24"),
            said("two", "7", TROOPS.but(place="f"), as_of="2024-10-25"),
            said("filed", "7", TROOPS.but(place="g"), recorded_on="2024-10-21"),
            said("filed1", "7", TROOPS.but(place="h"), recorded_on="2024-10-22"),
            Claim("x", TROOPS.but(place="i"), Estimate.exactly(30), words="some 3", id="tenfold"),
            Claim("x", TROOPS.but(place="j"), Estimate.exactly(30), words="about 30", id="hedge"),
            Claim("x", TROOPS.but(place="k"), Estimate.exactly(9), words="3 or 4 of 7", id="list"),
            Claim(
                "x",
                TROOPS.but(place="l"),
                Estimate.exactly(100),
                words="100 losses (40 killed, 90 wounded), 50 tanks (9 old, 10 new)",
                id="brackets",
            ),
        ]
    ),
}
POLICIES = {
    "as it is": None,
    "strict": Policy(tolerance=Tolerance.as_said(), day_slip=0, level="speaker"),
    "loose": Policy(tolerance="percent(30)", day_slip=3),
}


def told(name, policy):
    """Every finding as plain values, but for the hint, which is the rule's."""
    findings = check(LEDGERS[name], policy=policy).findings
    plain = [one.to_dict() for one in findings]
    return [{key: part for key, part in one.items() if key != "hint"} for one in plain]


@pytest.mark.parametrize("name", LEDGERS)
def test_all_that_is_found(name):
    assert told(name, None) == IN_FULL[name]["as it is"]


@pytest.mark.parametrize("policy", list(POLICIES)[1:])
@pytest.mark.parametrize("name", LEDGERS)
def test_which_findings_are_left_under_another_policy(name, policy):
    found = [[one["rule"], one["severity"], *one["claims"]] for one in told(name, POLICIES[policy])]
    assert found == IN_FULL[name][policy]
