"""Parts of the answers to a question merge into the whole: a commutative monoid, and no other."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.engines.partials import Ends, Extent

ENDS = st.none() | st.integers(-3, 12)
INTERVALS = st.lists(st.tuples(ENDS, ENDS), max_size=8)
SOUND = INTERVALS.map(lambda pairs: [pair for pair in pairs if not is_empty(pair)])
KINDS = pytest.mark.parametrize("kind", [Extent, Ends])


def is_empty(pair):
    return None not in pair and pair[0] > pair[1]


def holds(pair, value):
    low, high = pair
    return (low is None or low <= value) and (high is None or value <= high)


def meets(one, other):
    return any(holds(one, value) and holds(other, value) for value in range(-5, 15))


@KINDS
@given(INTERVALS, INTERVALS)
def test_merging_parts_sums_up_the_whole(kind, one, other):
    assert kind.of(one).merged(kind.of(other)) == kind.of([*one, *other])


@KINDS
@given(INTERVALS, INTERVALS)
def test_the_order_of_parts_makes_no_difference(kind, one, other):
    assert kind.of(one).merged(kind.of(other)) == kind.of(other).merged(kind.of(one))


@KINDS
@given(INTERVALS, INTERVALS, INTERVALS)
def test_the_grouping_of_parts_makes_no_difference(kind, one, other, third):
    a, b, c = map(kind.of, (one, other, third))
    assert a.merged(b).merged(c) == a.merged(b.merged(c))


@KINDS
@given(INTERVALS)
def test_nothing_changes_nothing(kind, one):
    assert kind().merged(kind.of(one)) == kind.of(one) == kind.of(one).merged(kind())


@given(SOUND)
def test_a_question_is_contested_just_if_two_answers_exclude_each_other(pairs):
    apart = [not meets(one, other) for one, other in combinations(pairs, 2)]
    assert Extent.of(pairs).is_contested == any(apart)
    assert Ends.of(pairs).apart == sum(apart)
    assert Ends.of(pairs).extent == Extent.of(pairs)


@given(SOUND)
def test_the_consensus_is_what_most_answers_allow(pairs):
    ends = Ends.of(pairs)
    support = {value: sum(holds(pair, value) for pair in pairs) for value in range(-5, 15)}
    assert ends.most == max(support.values(), default=0)
    for value, count in support.items():
        if pairs:
            assert (count == ends.most) == any(holds(pair, value) for pair in ends.consensus)
