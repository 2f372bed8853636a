"""What lies inside what, followed as far as it goes and never for ever."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.claim import Claim
from provenance.ledger import Ledger
from provenance.nesting import Nesting
from provenance.question import Question, Sum, Within

CHAIN = Nesting.of([Within("Sudzha", "Kursk"), Within("Kursk", "Russia")])


@pytest.mark.parametrize(
    ("part", "whole", "inside"),
    [
        ("Kursk", "Russia", True),
        ("SUDZHA", " russia ", True),
        ("Russia", "Kursk", False),
        ("Kursk", "Kursk", False),
        ("Omsk", "Russia", False),
        ("", "Russia", False),
    ],
)
def test_a_part_lies_in_every_whole_above_it(part, whole, inside):
    assert CHAIN.holds(part, whole) is inside


def test_the_parts_of_a_sum_lie_in_its_whole():
    nesting = Nesting.of([], [Sum("casualties", ["killed", "wounded"])])
    assert nesting.holds("killed", "casualties")
    assert bool(nesting)
    assert not Nesting.of([])


def test_a_ring_of_wholes_ends_by_itself():
    ring = Nesting.of([Within("a", "b"), Within("b", "c"), Within("c", "a")])
    assert ring.wholes_of("a") == {"a", "b", "c"}


PAIRS = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
    lambda pair: pair[0] != pair[1]
)


@given(st.lists(PAIRS, max_size=8))
def test_lying_inside_is_transitive(pairs):
    nesting = Nesting.of(Within(part, whole) for part, whole in pairs)
    for part in "abcdef":
        for whole in nesting.wholes_of(part):
            assert nesting.wholes_of(whole) <= nesting.wholes_of(part)


@given(st.lists(PAIRS, max_size=8), st.permutations(range(8)))
def test_the_order_of_declaration_makes_no_difference(pairs, order):
    shuffled = [pairs[number] for number in order if number < len(pairs)]
    one, other = (Nesting.of(Within(*pair) for pair in some) for some in (pairs, shuffled))
    assert all(one.wholes_of(name) == other.wholes_of(name) for name in "abcdef")


QUESTIONS = st.builds(
    Question,
    st.sampled_from("ab"),
    measure=st.sampled_from(["", "c", "d"]),
    place=st.sampled_from(["", "e", "f"]),
    status=st.sampled_from(["actual", "expected"]),
)


@given(
    st.lists(st.sampled_from([("a", "b"), ("c", "d"), ("e", "f"), ("f", "e")]), max_size=4),
    st.lists(QUESTIONS, min_size=1, max_size=6),
)
def test_the_questions_around_are_those_that_the_one_is_a_part_of(pairs, questions):
    nesting = Nesting.of(Within(part, whole) for part, whole in pairs)
    asked = list(dict.fromkeys(question.key for question in questions))
    for question in questions:
        around = {whole.key for whole in nesting.around(question)}
        assert set(nesting.keys_around(question.key, asked)) == around & set(asked)
        assert set(nesting.keys_around(question.key, asked[:1])) == around & set(asked[:1])


def test_deep_nesting_in_every_field_costs_no_more_than_the_questions_asked():
    names = [f"n{number}" for number in range(400)]
    wholes = [Within(part, whole) for part, whole in pairwise(names)]
    questions = [Question(name, measure=name, place=name) for name in (names[0], names[-1])]
    claims = [Claim("us", question, id=question.subject) for question in questions]
    started = time.perf_counter()
    ledger = Ledger(claims, wholes=wholes)
    assert [claim.id for claim in ledger.on_wholes_of(questions[0])] == ["n399"]
    assert time.perf_counter() - started < 1
