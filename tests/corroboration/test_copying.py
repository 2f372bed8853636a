"""Copying suspected from rare shared values, with evidence that gives the score again."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import Claim, Ledger, Link, Question
from provenance.corroboration import suspected_copying

TOLL = Question("blast", measure="killed", moves="running_total", id="toll")
DAYS = [f"2024-10-{day:02}" for day in range(1, 13)]


def record(source, figures, *, on=DAYS, **fields):
    return [
        Claim.said(
            str(figure), by=source, of=TOLL, on=day, as_of=known, id=f"{source}-{known}", **fields
        )
        for figure, day, known in zip(figures, on, DAYS, strict=False)
        if figure is not None
    ]


def independent_records(names, seed=0):
    def figure(name, number):
        return 1000 + (seed + 7_919 * number + 104_729 * ord(name)) * 31 % 8_000

    return [
        claim
        for name in names
        for claim in record(name, [figure(name, number) for number in range(len(DAYS))])
    ]


RARE = [1417, 1533, 1689, 1702, 1856, 1911]


def copied(other=RARE, **fields):
    return [*independent_records("pqr"), *record("a", RARE), *record("b", other, **fields)]


def pairs(claims, links=()):
    return [(one.first.id, one.second.id) for one in suspected_copying(Ledger(claims, links=links))]


def test_six_rare_figures_in_common_are_suspicious():
    (found,) = suspected_copying(Ledger(copied()))
    assert (found.first.id, found.second.id) == ("a", "b")
    assert [one.value for one in found.shared] == sorted(map(str, RARE))
    assert "suspected copying, not proof" in str(found)


def test_independent_records_are_not():
    assert pairs(independent_records("abcdef")) == []


def test_what_everybody_prints_says_nothing():
    same = [claim for name in "abcdef" for claim in record(name, RARE)]
    assert pairs(same) == []


def test_two_shared_values_are_too_few():
    assert pairs(copied(RARE[:2])) == []


def test_many_differences_speak_against_it():
    mostly_other = [*RARE[:3], *(5000 + n for n in range(9))]
    known = [*copied(mostly_other), *record("a", [None] * 6 + [7000 + n for n in range(6)])]
    assert pairs(known) == []


def test_what_is_declared_is_no_suspicion():
    links = [Link("repeats", by="b", claims=[f"b-{day}"], targets=[f"a-{day}"]) for day in DAYS[:6]]
    assert pairs(copied(), links) == []


def test_nothing_is_merged_by_a_suspicion():
    ledger = Ledger(copied())
    assert suspected_copying(ledger)
    assert ledger == Ledger(copied())


def test_the_later_one_is_named_where_the_days_tell():
    later = [f"2024-11-{day:02}" for day in range(1, 13)]
    (found,) = suspected_copying(Ledger(copied(on=later)))
    assert found.later is not None
    assert found.later.id == "b"
    assert suspected_copying(Ledger(copied()))[0].later is None


def test_values_are_compared_as_printed():
    words = [f"some {figure}" for figure in RARE]
    assert pairs(copied(words)) == []


@given(st.integers(0, 100), st.lists(st.booleans(), min_size=6, max_size=6))
def test_replaying_the_evidence_gives_the_score(seed, kept):
    other = [figure if keep else figure + 1 for figure, keep in zip(RARE, kept, strict=True)]
    known = [*independent_records("pqr", seed), *record("a", RARE), *record("b", other)]
    for found in suspected_copying(Ledger(known)):
        again = math.fsum([*(one.weight for one in found.shared), found.differing * math.log(0.2)])
        assert found.score == again
        assert found.odds == again + found.prior > 0
        told = found.to_dict()
        assert len(told["shared"]) == len(found.shared) >= 3


def test_more_rare_values_raise_the_score_and_differences_lower_it():
    def odds(other):
        return suspected_copying(Ledger(copied(other)))[0].odds

    assert odds(RARE) > odds(RARE[:5]) > odds([*RARE[:5], 9999])


def test_order_changes_nothing():
    claims = copied()
    assert suspected_copying(Ledger(claims[::-1])) == suspected_copying(Ledger(claims))


def test_a_source_with_no_common_item_changes_nothing():
    far = Claim.said("3", by="far", of=Question("elsewhere"), id="far")
    assert suspected_copying(Ledger([*copied(), far])) == suspected_copying(Ledger(copied()))


@pytest.mark.parametrize("form", ["account", "to_markdown"])
def test_the_evidence_is_listed(form):
    (found,) = suspected_copying(Ledger(copied()))
    lines = getattr(found, form)().splitlines()
    assert len(lines) == 1 + len(RARE)
    assert "'1417' on" in lines[1]


def test_a_toll_of_all_time_is_copied_on_a_later_day():
    tolls = [TOLL.but(moves="final", place=f"town {number}") for number in range(len(RARE))]
    said = [
        Claim.said(f"{figure + shift}", by=by, of=toll, on=day, id=f"{by} on {toll.place}")
        for by, shift, day in (
            ("a", 0, DAYS[0]),
            ("b", 0, DAYS[4]),
            ("p", 40, DAYS[0]),
            ("q", 77, DAYS[1]),
        )
        for toll, figure in zip(tolls, RARE, strict=True)
    ]
    (found,) = suspected_copying(Ledger(said))
    assert (found.first.id, found.second.id, found.later.id) == ("a", "b", "b")
    daily = [claim.but(question=claim.question.but(moves="level")) for claim in said]
    assert suspected_copying(Ledger(daily)) == ()
