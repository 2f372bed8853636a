"""Cases from published facts; event figures are those of UCDP GED (CC BY 4.0)."""

import pytest

from provenance import Claim, Estimate, Ledger, Question, Source, Verdict, Within, compare, load
from provenance.corroboration import (
    Backed,
    Outcome,
    assess,
    consensus,
    relays_that_differ,
    sensitivity,
    support,
)

OUTLETS = {
    id_: Source(id_, kind="outlet") for id_ in ("afp", "ap", "bbc", "reuters", "xinhua", "yonhap")
}
SEED = "seeds/north-korean-troops.toml"


def event(name, place, **fields):
    return Question(name, measure="killed", place=place, moves="final", **fields)


def printed(words, by, of, day, outlet="", **fields):
    via = [OUTLETS[outlet]] if outlet else ()
    return Claim.said(words, by=by, of=of, on=day, via=via, **fields)


@pytest.fixture
def blast():
    """One monitor revising within a day: UCDP event 231599."""
    asked = event("blast", "Idlib", id="blast")
    sohr = Source("sohr", kind="monitor")
    day = "2016-10-06"
    return Ledger(
        [
            printed("at least 16", sohr, asked, day, "reuters", id="s16"),
            printed("20", sohr, asked, day, "afp", after=["s16"], id="s20"),
            printed("29", sohr, asked, day, "afp", after=["s20"], id="s29"),
            printed("25", Source("witnesses", kind="unnamed"), asked, day, "reuters", id="w25"),
            printed("35", OUTLETS["reuters"], asked, day, id="r35"),
        ]
    )


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_one_service_through_any_number_of_agencies_is_one_origin(count):
    asked = Question("troops", place="Russia", status="expected", id="total")
    service = Source("nis", kind="agency", speaks_for=Source("seoul", name="South Korea"))
    prints = [
        printed("some 12,000", service, asked, "2024-10-18", outlet, id=outlet)
        for outlet in list(OUTLETS)[:count]
    ]
    found = support(Ledger(prints), asked)
    assert found.counts == (1, count, 0)
    assert found.backed is Backed.ONE_ORIGIN


def test_a_monitor_that_revises_within_a_day_speaks_once(blast):
    found = support(blast, "blast")
    assert found.counts == (1, 2, 2)
    assert [one.later for one in found.revisions] == ["s20", "s29"]
    assert consensus(blast, "blast").value == Estimate.exactly(29)


def test_what_the_monitor_left_behind_has_no_origin_any_more(blast):
    assert support(blast, "s16").counts == (0, 0, 0)
    assert [str(one) for one in support(blast, "s29").origins] == ["sohr"]


def test_the_answer_hangs_on_the_monitor_alone(blast):
    (removal,) = sensitivity(blast, "blast").value
    assert [str(origin) for origin in removal.origins] == ["sohr"]


def test_a_whole_of_two_attacks_is_no_dissent_from_its_part():
    both, day = event("mosques", "Afghanistan", id="both"), "2017-10-20"
    ghor, kabul = both.but(place="Ghor"), both.but(place="Kabul")
    police = Source("police", kind="agency")
    whole = printed("63", OUTLETS["ap"], both, day, id="whole")
    in_ghor = printed("33", police, ghor, day, "ap", id="ghor")
    in_kabul = printed("30", OUTLETS["ap"], kabul, day, id="kabul")
    wholes = [Within("Ghor", "Afghanistan"), Within("Kabul", "Afghanistan")]
    ledger = Ledger([whole, in_ghor, in_kabul], wholes=wholes)
    assert compare(whole, in_ghor, ledger=ledger).verdict is Verdict.COMPATIBLE
    assert compare(in_ghor, in_kabul, ledger=ledger).verdict is Verdict.NOT_COMPARABLE
    assert in_ghor.estimate + in_kabul.estimate == whole.estimate
    assert not support(ledger, "whole").dissents


def test_two_prints_of_one_ministry_and_a_coder_s_slip():
    asked = event("fighting", "Afghanistan", id="all")
    coded = asked.but(place="Sari Pul", id="sari-pul")
    ministry = Source("mod", kind="ministry")
    ledger = Ledger(
        [
            printed("43", ministry, asked, "2016-05-07", "xinhua", utterance="u", id="x"),
            printed("over 40", ministry, asked, "2016-05-08", "bbc", utterance="u", id="b"),
            Claim("ucdp", coded, Estimate(3, 3, best=4), id="coded"),
        ]
    )
    assert support(ledger, "all").counts == (1, 2, 0)
    assert [one.odd for one in relays_that_differ(ledger)] == [()]
    assert (
        consensus(ledger, "sari-pul").left[0].reason == "contradicts itself: best 4 is above high 3"
    )


def test_three_prints_whose_origin_nobody_can_name():
    asked, day = event("bomb", "Baghdad", id="bomb"), "2016-04-25"
    ledger = Ledger(
        [
            printed("7", Source("officials", kind="unnamed"), asked, day, "afp"),
            printed("at least 12", OUTLETS["ap"], asked, day),
            printed("at least 11", OUTLETS["reuters"], asked, day),
        ]
    )
    found = support(ledger, "bomb")
    assert (found.counts, found.most_origins) == ((0, 3, 3), 3)
    assert found.backed is Backed.UNKNOWN
    met = consensus(ledger, "bomb")
    assert (met.value, met.is_known) == (Estimate.at_least(12), False)


def test_what_matches_washington_and_what_does_not():
    ledger = load(SEED)
    link = next(link for link in ledger.links if link.id == "matches-washington")
    found = assess(ledger, link)
    assert found.outcome is Outcome.PARTLY_SUPPORTED
    assert found.reason == (
        "3,000 is borne out by 'at least 3,000' (John Kirby); "
        "no figure of the United States for 12,000 is on record"
    )


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("there", "2 origins (South Korea, United States), 1 outlet, 0 of unknown lineage"),
        ("total", "1 origin (South Korea), 1 outlet, 0 of unknown lineage"),
    ],
)
def test_the_origins_of_the_seed(question, line):
    assert str(support(load(SEED), question)) == line


def test_who_confirmed_first_and_who_followed():
    turns = support(load(SEED), "sent").turns
    assert [turn.claim.id for turn in turns[-2:]] == ["austin-sent", "nato-sent"]
    assert {turn.claim.id for turn in turns if turn.first} == {"seoul-sent", "kyiv-sent"}
