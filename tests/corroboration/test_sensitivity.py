"""On whom an answer hangs, against taking away every set of origins."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import Claim, Ledger, Question, Source
from provenance.corroboration import Backed, consensus, sensitivity, support

TOLL = Question("blast", measure="killed", moves="final", id="toll")
FIGURES = st.sampled_from(["3", "5", "at least 3", "up to 4", "between 2 and 6", "at least 5"])


def ledger_of(words):
    return Ledger(
        [Claim.said(text, by=f"s{n}", of=TOLL, id=f"s{n}") for n, text in enumerate(words)]
    )


def without(ledger, gone):
    return Ledger([claim for claim in ledger if claim.source.id not in gone], questions=[TOLL])


def smallest_changes(ledger, answer):
    """Take away one origin after another, then two, until the answer is another."""
    before = answer(ledger)
    names = [claim.source.id for claim in ledger]
    for size in range(1, len(names) + 1):
        found = {
            frozenset(s) for s in combinations(names, size) if answer(without(ledger, s)) != before
        }
        if found:
            return found
    return set()


def sets_of(removals):
    return {
        frozenset(origin.ids[0] for origin in chosen)
        for removal in removals
        for chosen in combinations(removal.origins, removal.size)
    }


@given(st.lists(FIGURES, min_size=1, max_size=5))
def test_the_smallest_sets_that_change_the_values_are_all_found(words):
    ledger = ledger_of(words)

    def allowed(known):
        met = consensus(known, TOLL)
        return frozenset((group.value.low, group.value.high) for group in met.best)

    assert sets_of(sensitivity(ledger, TOLL).value) == smallest_changes(ledger, allowed)


STANCES = st.lists(st.sampled_from(("asserts", "asserts", "denies")), min_size=1, max_size=5)


@given(STANCES)
def test_the_smallest_sets_that_change_how_well_it_is_backed_are_all_found(stances):
    said = [Claim(f"s{n}", TOLL, stance=stance, id=f"s{n}") for n, stance in enumerate(stances)]
    ledger = Ledger(said)
    found = sensitivity(ledger, TOLL)
    if found.backed is Backed.NOT_BACKED:
        assert found.verdict == ()
        return
    assert sets_of(found.verdict) == smallest_changes(ledger, lambda one: support(one, TOLL).backed)


def test_two_that_agree_hang_on_each():
    found = sensitivity(ledger_of(["12", "12"]), TOLL)
    assert str(found) == "corroborated, but not without s0 or s1; 12, but not without s0 and s1"
    assert found.fewest == 1


def test_who_is_in_two_of_the_smallest_sets_is_named_once():
    found = sensitivity(ledger_of(["10 to 20", "20 to 30", "30 to 40"]), TOLL)
    assert str(found).endswith("no value that stands out, but not without s0 or s1 or s2")


def test_three_against_one():
    found = sensitivity(ledger_of(["12", "12", "12", "7"]), TOLL)
    assert found.account().splitlines() == [
        "corroborated, but not without any 3 of s0, s1, s2 and s3",
        "12, but not without any 2 of s0, s1 and s2",
    ]
    assert found.to_markdown().splitlines()[1] == "- 12, but not without any 2 of s0, s1 and s2"
    assert found.to_dict()["value"] == [{"size": 2, "of": ["s0", "s1", "s2"]}]


def test_a_figure_is_asked_about_alone():
    found = sensitivity(ledger_of(["12", "12", "7"]), "s0")
    assert found.backed is Backed.CONTESTED
    assert sets_of(found.verdict) == {frozenset({"s2"})}
    assert found.consensus is None
    assert found.value == ()


@pytest.mark.parametrize(
    ("source", "fewest"), [(Source("afp", kind="outlet"), 1), (Source("us", kind="state"), 1)]
)
def test_one_origin_known_or_not(source, fewest):
    assert sensitivity(Ledger([Claim.said("12", by=source, of=TOLL)]), TOLL).fewest == fewest


def test_nothing_hangs_on_anybody_where_nothing_is_said():
    found = sensitivity(Ledger(questions=[TOLL]), TOLL)
    assert (found.fewest, str(found)) == (0, "not backed")
