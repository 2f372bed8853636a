"""Where the most intervals meet, against trying every value that could matter."""

from decimal import Decimal
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from provenance import Estimate
from provenance.corroboration.sweep import meetings, most_meetings, stretches

ENDS = st.integers(0, 5)


@st.composite
def intervals(draw):
    low, high = draw(st.none() | ENDS), draw(st.none() | ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    point = low is not None and low == high
    closed = st.sampled_from((False,)) if point else st.booleans()
    return Estimate(low, high, low_open=draw(closed), high_open=draw(closed))


SETS = st.lists(intervals().map(lambda one: [one]), max_size=6)
# All that differs, differs at a whole number or between two of them.
VALUES = [Decimal(number) / 2 for number in range(-2, 13)]


def members_at(sets, value):
    return frozenset(n for n, figures in enumerate(sets) if any(value in one for one in figures))


@given(SETS)
def test_the_largest_groups_are_those_of_some_value_and_no_value_has_more(sets):
    found = most_meetings(sets)
    most = max((len(members_at(sets, value)) for value in VALUES), default=0)
    assert {frozenset(one.members) for one in found} == {
        members_at(sets, value) for value in VALUES if len(members_at(sets, value)) == most
    } - {frozenset()}


@given(SETS)
def test_the_values_of_a_group_are_exactly_those_that_all_of_it_allow(sets):
    for one in meetings(sets):
        for value in VALUES:
            assert (value in one.value) == (members_at(sets, value) >= set(one.members))


@given(st.lists(st.lists(intervals(), min_size=1, max_size=2), max_size=4))
def test_groups_are_all_the_maximal_ones(sets):
    apart = [
        figures for figures in sets if len(figures) == 1 or not figures[0].overlaps(figures[1])
    ]
    at = {members_at(apart, value) for value in VALUES} - {frozenset()}
    largest = {one for one in at if not any(one < other for other in at)}
    assert {frozenset(one.members) for one in meetings(apart)} == largest


@given(SETS)
def test_stretches_are_the_groups_of_every_value(sets):
    assert set(stretches(sets)) == {members_at(sets, value) for value in VALUES} | {frozenset()}


@given(SETS, st.randoms(use_true_random=False))
def test_the_order_of_sets_changes_no_value(sets, random):
    turned = sets[:]
    random.shuffle(turned)
    values = [one.value for one in meetings(sets)]
    assert values == [one.value for one in meetings(turned)]


@given(SETS)
def test_groups_come_largest_first(sets):
    sizes = [len(one.members) for one in meetings(sets)]
    assert sizes == sorted(sizes, reverse=True)


def test_a_hundred_thousand_intervals_are_swept_in_a_moment():
    number = 100_000
    sets = [[Estimate.between(n, n + 5)] for n in range(number)]
    found = most_meetings(sets)
    assert len(found) == number - 5
    assert {len(one.members) for one in found} == {6}
    assert found[0].value == Estimate.exactly(5)


def test_nothing_meets_nowhere():
    assert most_meetings([]) == meetings([]) == ()
    assert list(chain(stretches([]))) == [frozenset()]
