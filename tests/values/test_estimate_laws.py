"""The algebra of estimates: laws of sets of values, and true-looking laws that do not hold."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import strategies as draw
from provenance.estimate import Estimate, Kind
from provenance.number import arithmetic

PLAIN = [kind for kind in Kind if kind not in (Kind.ABOUT, Kind.VAGUE, Kind.UNKNOWN)]
ANY = draw.estimates(kinds=Kind, whole=False)
SETS = draw.estimates(kinds=[*PLAIN, Kind.UNKNOWN], whole=False)
NUMBERS = draw.numbers(whole=False)
HELD = st.builds(
    lambda value, below, above: (value, Estimate(value - below, value + above)),
    st.integers(0, 10**6),
    st.integers(0, 10**4),
    st.integers(0, 10**4),
)
"""A value, and a range that holds it."""
FACTORS = st.sampled_from([2, 3, 1000, Decimal("0.001"), Decimal("1.5")])


def wider(estimate, by):
    """The same estimate with whatever ends it has moved apart."""
    low = None if estimate.low is None else estimate.low - by
    high = None if estimate.high is None else estimate.high + by
    return Estimate(low, high, low_open=estimate.low_open, high_open=estimate.high_open)


@given(ANY)
def test_every_estimate_overlaps_itself(one):
    assert one.overlaps(one)
    assert one.within(one)
    assert one.same_values(one)
    assert one.gap(one) is None


@given(ANY, ANY)
def test_overlap_is_symmetric(one, other):
    assert one.overlaps(other) == other.overlaps(one)


@given(ANY)
def test_no_figure_excludes_nothing(one):
    assert Estimate.unknown().overlaps(one)
    assert one.within(Estimate.unknown())


@given(NUMBERS, NUMBERS)
def test_two_lower_bounds_never_exclude_each_other_nor_do_two_upper_bounds(one, other):
    assert Estimate.at_least(one).overlaps(Estimate.more_than(other))
    assert Estimate.at_most(one).overlaps(Estimate.less_than(other))


@given(NUMBERS, NUMBERS)
def test_at_least_and_at_most_exclude_each_other_where_they_cross(low, high):
    assert Estimate.at_least(low).overlaps(Estimate.at_most(high)) == (low <= high)
    assert Estimate.more_than(low).overlaps(Estimate.at_most(high)) == (low < high)


@given(st.integers(0, 10**6))
def test_of_counts_more_than_is_at_least_one_more(count):
    assert Estimate.more_than(count).counted() == Estimate.at_least(count + 1)
    assert Estimate.less_than(count).counted() == Estimate.at_most(count - 1)


@given(NUMBERS, ANY)
def test_an_exact_figure_overlaps_what_holds_it(number, other):
    assert Estimate.exactly(number).overlaps(other) == (number in other)


@given(ANY, ANY)
def test_the_gap_is_none_where_values_are_shared_and_symmetric_where_not(one, other):
    assert (one.gap(other) is None) == one.overlaps(other)
    assert one.gap(other) == other.gap(one)


@given(ANY, ANY, FACTORS)
def test_scaling_keeps_every_relation_and_scales_the_gap(one, other, factor):
    both = one.scaled(factor), other.scaled(factor)
    assert both[0].overlaps(both[1]) == one.overlaps(other)
    assert both[0].within(both[1]) == one.within(other)
    gap, scaled = one.gap(other), both[0].gap(both[1])
    if gap is not None:
        assert scaled.relative == gap.relative
        assert scaled.absolute == arithmetic.multiply(Decimal(gap.absolute), Decimal(factor))


@given(ANY, st.sampled_from([2, 1000, Decimal("0.125")]))
def test_a_change_of_unit_and_back_loses_nothing(one, factor):
    back = 1 / Decimal(factor)
    assert one.scaled(factor).scaled(back) == one


@given(HELD, HELD, NUMBERS)
def test_widening_never_parts_what_overlapped(one, other, by):
    assert wider(one[1], by).overlaps(one[1])
    if one[1].overlaps(other[1]):
        assert wider(one[1], by).overlaps(other[1])


@given(SETS, SETS, NUMBERS)
def test_widening_never_grows_a_gap(one, other, by):
    before, after = one.gap(other), wider(one, by).gap(other)
    assert after is None or after.absolute <= before.absolute


# What both leave possible


@given(ANY, ANY)
def test_the_meet_commutes_and_lies_within_both(one, other):
    meet = one & other
    assert meet == other & one
    assert (meet is None) == (not one.overlaps(other))
    if meet is not None:
        assert meet.within(one)
        assert meet.within(other)


@given(ANY)
def test_the_meet_with_itself_or_with_no_figure_changes_nothing(one):
    assert one & one == one
    assert one & Estimate.unknown() == one
    assert Estimate.unknown() & one == one


@given(SETS, SETS, SETS)
def test_the_meet_is_associative(one, two, three):
    left = one & two
    right = two & three
    left = None if left is None else left & three
    right = None if right is None else one & right
    assert left == right


@given(SETS, SETS, NUMBERS)
def test_the_meet_holds_exactly_what_both_hold(one, other, number):
    meet = one & other
    assert (meet is not None and number in meet) == (number in one and number in other)


@given(st.lists(SETS, min_size=3, max_size=5))
def test_intervals_share_a_value_exactly_where_each_two_of_them_do(several):
    common = several[0]
    for one in several[1:]:
        common = None if common is None else common & one
    pairs = [one.overlaps(other) for one in several for other in several]
    assert (common is not None) == all(pairs)


# What either leaves possible


@given(ANY, ANY)
def test_the_hull_commutes_and_holds_both(one, other):
    hull = one.hull(other)
    assert hull == other.hull(one)
    assert one.within(hull)
    assert other.within(hull)


@given(SETS)
def test_the_hull_with_itself_changes_nothing(one):
    assert one.hull(one) == one


@given(SETS, SETS, SETS)
def test_the_hull_is_associative_in_its_values(one, two, three):
    assert one.hull(two).hull(three).same_values(one.hull(two.hull(three)))


@given(SETS, SETS)
def test_the_meet_with_the_hull_gives_the_values_back(one, other):
    assert (one & one.hull(other)).same_values(one)


# Parts to a whole


@given(ANY, ANY)
def test_the_sum_commutes(one, other):
    assert one + other == other + one


@given(ANY, ANY, ANY)
def test_the_sum_is_associative(one, two, three):
    assert (one + two) + three == one + (two + three)


@given(SETS, SETS, NUMBERS)
def test_the_sum_of_wider_parts_is_wider(one, other, by):
    assert (one + other).within(wider(one, by) + other)


@given(NUMBERS, NUMBERS)
def test_the_sum_of_exact_figures_is_exact(one, other):
    total = arithmetic.add(Decimal(one), Decimal(other))
    assert Estimate.exactly(one) + Estimate.exactly(other) == Estimate.exactly(total)


@given(HELD, HELD)
def test_members_of_the_parts_add_up_to_a_member_of_the_sum(one, other):
    assert one[0] + other[0] in one[1] + other[1]


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        (
            Estimate.about(3000, side="below"),
            Estimate.exactly(500),
            Estimate.about(3500, side="below"),
        ),
        (
            Estimate.about(3000, side="below"),
            Estimate.about(500, side="above"),
            Estimate.about(3500),
        ),
        (
            Estimate(24, 100, profile="neutral"),
            Estimate.exactly(1),
            Estimate(25, 101, profile="neutral"),
        ),
        (Estimate.more_than(1), Estimate.exactly(1), Estimate.more_than(2)),
        (Estimate.at_most(1), Estimate.at_most(2), Estimate.at_most(3)),
        (Estimate.at_most(1), Estimate.at_least(2), Estimate.unknown()),
        (Estimate.unknown(), Estimate.exactly(1), Estimate.unknown()),
    ],
)
def test_a_hedge_of_a_part_is_a_hedge_of_the_sum(one, other, total):
    assert one + other == total


# True-looking laws that do not hold; a rule that needs one of them is wrong


def test_overlap_is_not_transitive():
    chain = [Estimate.between(1, 2), Estimate.between(2, 3), Estimate.between(3, 4)]
    assert all(one.overlaps(other) for one, other in pairwise(chain))
    assert not chain[0].overlaps(chain[2])


def test_the_hull_of_two_conflicting_ranges_holds_what_nobody_said():
    said = Estimate.between(1, 2), Estimate.between(8, 9)
    assert 5 in said[0].hull(said[1])
    assert not any(5 in one for one in said)


def test_parts_that_each_fit_the_whole_need_not_fit_together():
    part, whole = Estimate.exactly(6), Estimate.at_most(10)
    assert part.overlaps(whole)
    assert not (part + part).overlaps(whole)


def test_more_than_is_at_least_one_more_for_counts_alone():
    gap = Estimate.more_than(5), Estimate.less_than(6)
    assert gap[0].overlaps(gap[1])
    assert not gap[0].counted().overlaps(gap[1].counted())
    assert gap[0].scaled(10).counted().overlaps(gap[1].scaled(10).counted())
