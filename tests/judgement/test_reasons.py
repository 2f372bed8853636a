"""Reasons read aloud: one good sentence for every way a verdict can come about."""

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
    Tolerance,
    Within,
    compare,
)
from provenance import strategies as draw
from provenance.comparison import Judge
from provenance.reasons import said_by

TROOPS = Question("North Korean troops", measure="troops", place="Russia", unit="persons")
KURSK = TROOPS.but(place="Kursk")
KILLED = Question("the siege", measure="killed", place="Russia", moves="running_total")
KOREA = Source("rok", name="South Korea")
KIM = Source("kim", name="Kim Yong-hyun", speaks_for=KOREA)
MINISTRY = Source("mnd", name="the defence ministry", speaks_for=KOREA)
KIRBY = Source("kirby", name="John Kirby", speaks_for="United States")
NATO, KREMLIN = Source("nato", name="NATO"), Source("kremlin", name="Kremlin")
DAY, NEXT, LATER = "2024-10-24", "2024-10-25", "2024-11-02"


def said(words, by=KIM, of=TROOPS, on=DAY, **fields):
    return Claim.said(words, by=by, of=of, on=on, **fields)


def asserted(by, of=TROOPS, on=DAY):
    return Claim.asserted(by=by, of=of, on=on)


def denied(by, words="", of=TROOPS, on=DAY):
    figure = {"estimate": Estimate.parse(words)} if words else {}
    return Claim.denied(by=by, of=of, on=on, **figure)


ADDED = KILLED.but(moves="change")
EXPECTED = TROOPS.but(status="expected")
CASES = [
    # not comparable
    (said("12,000", of=EXPECTED), said("3,000", KIRBY), "status is expected, not actual"),
    (
        said("12,000", of=KILLED),
        said("3,000", KIRBY, KILLED.but(moves="level")),
        "one is a running total, the other a level that rises and falls",
    ),
    (
        said("12,000", of=KILLED.but(moves="final")),
        said("3,000", KIRBY, ADDED),
        "one is a final number, the other what was added in a time",
    ),
    (
        said("9", of=TROOPS.but(scope={"side": "Ukraine"})),
        said("9", KIRBY, TROOPS.but(scope={"side": "Russia"})),
        "side is Ukraine, not Russia",
    ),
    (
        said("12,000"),
        said("3,000", KIRBY, on=LATER),
        (
            "12,000 (Kim Yong-hyun) is as of 24 October 2024,"
            " but 3,000 (John Kirby) is as of 2 November 2024"
        ),
    ),
    (
        said("12,000", of=EXPECTED, target="2024-12"),
        said("9,000", KIRBY, EXPECTED, target="2025-03"),
        "12,000 (Kim Yong-hyun) is for December 2024, but 9,000 (John Kirby) is for March 2025",
    ),
    (
        said("up to 500", KIRBY, KURSK),
        said("at least 12,000"),
        (
            "up to 500 (John Kirby) for Kursk and at least 12,000 (Kim Yong-hyun) for Russia do not"
            " bear on each other: no high end of a part binds its whole, nor a low end of a"
            " whole its"
            " part"
        ),
    ),
    (
        said("at least 2,000", KIRBY, KILLED, LATER),
        said("up to 3,000", of=KILLED),
        (
            "up to 3,000 (Kim Yong-hyun) by 24 October 2024 and at least 2,000 (John Kirby) by"
            " 2 November 2024 do not bear on each other: no high end of an earlier total binds a"
            " later"
            " one, nor a low end of it the earlier"
        ),
    ),
    # cannot judge
    (
        said("12,000", of=Question("North Korean troops", measure="troops", unit="persons")),
        said("3,000", KIRBY),
        (
            "place is missing for 12,000 (Kim Yong-hyun), so it cannot be held against 3,000 (John"
            " Kirby)"
        ),
    ),
    (
        said("12,000"),
        said("3,000", KIRBY, on=None),
        (
            "the date is missing for 3,000 (John Kirby), so it cannot be held against 12,000 (Kim"
            " Yong-hyun)"
        ),
    ),
    (
        said("12,000", of=EXPECTED, target="2024-12"),
        said("9,000", KIRBY, EXPECTED),
        (
            "the target date is missing for 9,000 (John Kirby), so it cannot be held against 12,000"
            " (Kim Yong-hyun)"
        ),
    ),
    (
        said("3,000", of=KILLED, as_of="2024-10"),
        said("2,000", KIRBY, KILLED, as_of=DAY),
        (
            "it cannot be told which is the later total: 3,000 (Kim Yong-hyun), as of October"
            " 2024, or"
            " 2,000 (John Kirby), as of 24 October 2024"
        ),
    ),
    (
        Claim(NATO, TROOPS, stance="unsure", said_on=DAY),
        said("3,000"),
        "NATO is unsure, so there is nothing to hold against 3,000 (Kim Yong-hyun)",
    ),
    (
        Claim(NATO, TROOPS, Estimate.unknown(), said_on=DAY),
        said("3,000"),
        "NATO gives no figure to hold against 3,000 (Kim Yong-hyun)",
    ),
    (
        Claim(NATO, TROOPS, Estimate(5, 3), said_on=DAY),
        said("3,000"),
        (
            "NATO contradicts itself, for low 5 is above high 3, so it cannot be held against 3,000"
            " (Kim Yong-hyun)"
        ),
    ),
    (
        asserted(NATO),
        said("3,000"),
        "an assertion without a figure (NATO) cannot be held against 3,000 (Kim Yong-hyun)",
    ),
    (
        asserted(NATO),
        denied(KREMLIN, "3,000"),
        "an assertion without a figure (NATO) cannot be held against a denial of 3,000 (Kremlin)",
    ),
    # repeat and revision
    (
        said("some 12,000", MINISTRY),
        said("12,000"),
        (
            "some 12,000 (the defence ministry) and 12,000 (Kim Yong-hyun) count once, for both"
            " come"
            " from one origin, South Korea"
        ),
    ),
    (
        asserted(MINISTRY),
        asserted(KIM),
        (
            "the defence ministry and Kim Yong-hyun both assert it and count once, for both come"
            " from"
            " one origin, South Korea"
        ),
    ),
    (
        denied(MINISTRY),
        denied(KIM),
        (
            "the defence ministry and Kim Yong-hyun both deny it and count once, for both come from"
            " one origin, South Korea"
        ),
    ),
    (asserted(NATO), asserted(NATO, on=NEXT), "NATO asserts it twice, which counts once"),
    (denied(NATO), denied(NATO, on=NEXT), "NATO denies it twice, which counts once"),
    (
        said("at least 3,000"),
        said("4,000", on=LATER),
        (
            "4,000 (Kim Yong-hyun, 2 November 2024) revises at least 3,000 (Kim Yong-hyun,"
            " 24 October 2024): an update, as it is of a later time"
        ),
    ),
    (
        said("3,000"),
        said("4,000", MINISTRY, on=LATER, as_of=DAY),
        (
            "4,000 (the defence ministry, 2 November 2024) revises 3,000 (Kim Yong-hyun,"
            " 24 October 2024), both from one origin, South Korea: a correction, as it is of no"
            " later"
            " time"
        ),
    ),
    (
        said("3,000", on=None, id="a"),
        said("4,000", on=None, id="b", after=["a"]),
        (
            "4,000 (Kim Yong-hyun) revises 3,000 (Kim Yong-hyun): a correction, as it is of no"
            " later"
            " time"
        ),
    ),
    (
        said("3,000"),
        denied(KIM, on=LATER),
        (
            "a denial (Kim Yong-hyun, 2 November 2024) revises 3,000 (Kim Yong-hyun, 24 October"
            " 2024):"
            " an update, as it is of a later time"
        ),
    ),
    # conflict
    (
        said("3,000"),
        said("12,000", KIRBY),
        "3,000 (Kim Yong-hyun) and 12,000 (John Kirby) exclude each other by 9,000 (75 %)",
    ),
    (
        said("3,000", of=TROOPS.but(unit="km")),
        said("more than 3,000", KIRBY, TROOPS.but(unit="km")),
        "3,000 (Kim Yong-hyun) and more than 3,000 (John Kirby) exclude each other",
    ),
    (
        said("3,000"),
        said("4,000", MINISTRY),
        (
            "3,000 (Kim Yong-hyun) and 4,000 (the defence ministry) exclude each other by 1,000"
            " (25 %), though of one origin"
        ),
    ),
    (
        said("at least 3,000", KIRBY, KURSK),
        said("2,000"),
        (
            "at least 3,000 (John Kirby) for Kursk exceeds 2,000 (Kim Yong-hyun) for Russia by"
            " 1,000"
            " (33.3 %), though Kursk is part of Russia"
        ),
    ),
    (
        said("2,000", KIRBY, KILLED, LATER),
        said("at least 3,000", of=KILLED),
        (
            "at least 3,000 (Kim Yong-hyun) by 24 October 2024 exceeds 2,000 (John Kirby) by"
            " 2 November 2024 by 1,000 (33.3 %), though a total never falls"
        ),
    ),
    (
        said("30", of=ADDED, as_of=DAY),
        said("20", KIRBY, ADDED, as_of="2024-10"),
        (
            "30 (Kim Yong-hyun) for 24 October 2024 exceeds 20 (John Kirby) for October 2024 by 10"
            " (33.3 %), though 24 October 2024 is part of October 2024"
        ),
    ),
    (denied(KREMLIN), said("3,000"), "a denial (Kremlin) rules out 3,000 (Kim Yong-hyun)"),
    (
        denied(KREMLIN, "at least 3,000"),
        said("3,000"),
        "a denial of at least 3,000 (Kremlin) rules out 3,000 (Kim Yong-hyun)",
    ),
    (
        denied(KREMLIN),
        asserted(NATO),
        "Kremlin denies what NATO asserts, both without a figure",
    ),
    (
        denied(KREMLIN, "at least 1"),
        asserted(NATO),
        "a denial of at least 1 (Kremlin) rules out an assertion without a figure (NATO)",
    ),
    (
        asserted(NATO),
        said("no troops"),
        "none (Kim Yong-hyun) rules out an assertion without a figure (NATO)",
    ),
    # agree
    (
        said("3,000"),
        said("at least 3,000", KIRBY),
        "3,000 (Kim Yong-hyun) fits at least 3,000 (John Kirby)",
    ),
    (
        said("10,000-12,000"),
        said("12,000", KIRBY),
        "12,000 (John Kirby) fits 10,000-12,000 (Kim Yong-hyun)",
    ),
    (
        said("about 3,000"),
        said("3,000", KIRBY),
        "about 3,000 (Kim Yong-hyun) and 3,000 (John Kirby) name the same figure",
    ),
    (
        said("at least 3,000"),
        said("up to 9,000", KIRBY),
        "at least 3,000 (Kim Yong-hyun) and up to 9,000 (John Kirby) each allow the other's figure",
    ),
    (asserted(NATO), asserted(KIRBY), "NATO and John Kirby both assert it, without a figure"),
    (denied(NATO), denied(KIRBY), "NATO and John Kirby both deny it, without a figure"),
    (denied(NATO, "9"), denied(KIRBY, "9"), "NATO and John Kirby both deny 9"),
    (denied(NATO), said("0 to 5"), "a denial (NATO) fits 0 to 5 (Kim Yong-hyun)"),
    # compatible
    (
        said("up to 12,000"),
        said("3,000", KIRBY),
        (
            "up to 12,000 (Kim Yong-hyun) and 3,000 (John Kirby) can both be true, but neither"
            " backs"
            " the other's figure"
        ),
    ),
    (
        said("11,900"),
        said("12,000", KIRBY),
        "11,900 (Kim Yong-hyun) and 12,000 (John Kirby) are equal only within rounding to 1,000",
    ),
    (
        said("12,000"),
        said("10,000-12,000", MINISTRY),
        (
            "12,000 (Kim Yong-hyun) and 10,000-12,000 (the defence ministry) can both be true,"
            " but one"
            " origin does not back itself"
        ),
    ),
    (
        denied(KREMLIN),
        said("up to 3,000"),
        "a denial (Kremlin) and up to 3,000 (Kim Yong-hyun) can both be true",
    ),
]


@pytest.mark.parametrize(("first", "second", "reason"), CASES)
def test_a_reason_is_one_sentence_that_a_reader_would_write(first, second, reason):
    ledger = Ledger([first, second], wholes=[Within("Kursk", "Russia")])
    assert compare(first, second, ledger=ledger).reason == reason


def test_the_tolerance_that_made_two_figures_equal_is_named():
    found = compare("11,500", "12,000", tolerance="percent(5)")
    assert found.reason == "11,500 and 12,000 are equal only within a tolerance of 5 %"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("3,000", Estimate(5, 3), "low 5 is above high 3, so it cannot be held against 3,000"),
        (Estimate.unknown(), "3,000", "there is no figure to hold against 3,000"),
        (
            "about 3,000",
            "about 12,000",
            "about 3,000 and about 12,000 exclude each other by 8,200 (71.3 %)",
        ),
    ],
)
def test_bare_figures_have_reasons_too(one, other, reason):
    assert compare(one, other).reason == reason


def test_an_origin_that_is_not_known_is_said_to_be_so():
    paper = Source("paper", name="The Paper", kind="outlet")
    copies = [
        said("3,000", Source(id_, kind="outlet"), id=id_, on=DAY) for id_ in ("copy-1", "copy-2")
    ]
    print_ = said("3,000", paper, id="print")
    link = Link("repeats", by="me", claims=["copy-1", "copy-2"], targets=["print"])
    ledger = Ledger([print_, *copies], links=[link])
    found = compare(*copies, ledger=ledger)
    assert found.verdict == "repeat"
    assert found.reason.endswith("for both come from one origin, unknown, by way of The Paper")


@pytest.mark.parametrize(
    ("pair", "notes"),
    [
        (
            (said("3,000", KIRBY, KURSK, as_of=DAY), said("at least 3,000", as_of=DAY)),
            ["Kursk is part of Russia, so a low end for Kursk holds for Russia too"],
        ),
        (
            (
                said("3,000", of=KILLED, as_of=DAY),
                said("5,000", KIRBY, KILLED, as_of=LATER),
            ),
            ["a total never falls, so a low end by 24 October 2024 holds by 2 November 2024 too"],
        ),
        (
            (said("30", of=ADDED, as_of="2024-10"), said("20", KIRBY, ADDED, as_of=DAY)),
            [
                (
                    "24 October 2024 is part of October 2024, so a low end for 24 October 2024"
                    " holds"
                    " for October 2024 too"
                )
            ],
        ),
        (
            (said("about 3,000", as_of=DAY), said("3,100", KIRBY)),
            [
                "as of assumed to be the day it was said: John Kirby",
                "about 3,000 is widened to 3,000, give or take 300 by grain",
            ],
        ),
        (
            (said("3,000", on=None), said("3,100", KIRBY, on=None)),
            ["neither claim is dated; both are taken as of one time"],
        ),
    ],
)
def test_notes_say_what_was_taken_for_granted(pair, notes):
    ledger = Ledger(pair, wholes=[Within("Kursk", "Russia")])
    assert list(compare(*pair, ledger=ledger).notes) == notes


def test_a_name_that_would_garble_a_terminal_does_not():
    bad = Source("x", name="Kim\u202e\x1b[31m Yong-hyun" + "!" * 500)
    claim = Claim(bad, TROOPS, Estimate.exactly(5, words="fi\u202eve\n" * 50), said_on=DAY)
    found = compare(claim, said("3,000", KIRBY))
    assert found.reason.isprintable()
    assert len(found.reason) < 500
    assert said_by(claim).startswith("five five")


@given(
    st.tuples(draw.claims(id_="a"), draw.claims(id_="b")),
    st.sampled_from([Tolerance.grain(), Tolerance.percent(5)]),
)
def test_every_sentence_begins_and_ends_like_one_within_a_text(pair, tolerance):
    found = Judge.of(Ledger(pair)).compare(*pair)
    assert not found.reason.endswith((".", ",", ":", " "))
    assert "  " not in found.reason
    assert " None" not in found.reason
    assert str(tolerance)
    assert all(note == note.strip() and note for note in found.notes)
