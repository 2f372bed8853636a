from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provenance import Estimate
from provenance.report.axis import Axis, axis_for, days_for
from provenance.strategies import estimates


@given(st.lists(estimates(), max_size=8))
def test_every_figure_named_is_on_the_axis(told):
    axis = axis_for(told)
    assert axis.low < axis.high
    for estimate in told:
        for figure in estimate.figures:
            assert axis.logarithmic or axis.holds(figure)
            assert 0 <= axis.at(figure) <= 1


@given(st.lists(estimates(), max_size=8), estimates(), estimates())
def test_a_larger_figure_never_stands_further_left(told, one, other):
    axis = axis_for(told)
    figures = sorted([*one.figures, *other.figures])
    places = [axis.at(figure) for figure in figures]
    assert places == sorted(places)


@given(st.lists(estimates(), max_size=8))
@example([Estimate.between(12_491_630, 12_491_700)])
@example([Estimate.between(10**15 + 10**9, 10**15 + 2 * 10**9)])
def test_an_axis_bears_few_marks_in_order(told):
    axis = axis_for(told)
    ticks = axis.ticks
    assert 2 <= len(ticks) <= 7
    assert [tick.place for tick in ticks] == sorted({tick.place for tick in ticks})
    assert len({tick.label for tick in ticks}) == len(ticks)
    # Ends that differ in late digits alone take longer labels to tell apart.
    close = axis.high - axis.low < max(abs(axis.low), abs(axis.high)) / 1_000
    assert close or all(len(tick.label) <= 9 for tick in ticks)


@pytest.mark.parametrize(
    ("told", "labels"),
    [
        ([Estimate.exactly(3000), Estimate.exactly(12000)], "0|2,500|5,000|7,500|10,000|12,500"),
        ([Estimate.exactly(3), Estimate.exactly(2_000_000)], "1|100|10,000|1m"),
        ([Estimate.exactly(2_500_000), Estimate.exactly(10_000_000)], "0|2m|4m|6m|8m|10m"),
        ([Estimate.exactly(0)], "0|0.2|0.4|0.6|0.8|1"),
        ([Estimate.exactly(Decimal("0.002"))], "0|0.0005|0.001|0.0015|0.002"),
        (
            [Estimate.exactly(11900), Estimate.exactly(12000)],
            "11,900|11,920|11,940|11,960|11,980|12,000",
        ),
        ([], "0|0.2|0.4|0.6|0.8|1"),
    ],
)
def test_marks_are_round(told, labels):
    assert "|".join(tick.label for tick in axis_for(told).ticks) == labels


def test_a_whisker_that_reaches_far_does_not_squeeze_the_rest():
    axis = axis_for([Estimate.exactly(100), Estimate.between(50, 1_000_000, best=120)])
    assert axis.high < 250
    assert not axis.holds(1_000_000)
    assert axis.at(1_000_000) == 1


def test_an_axis_by_magnitude_puts_zero_at_its_start():
    axis = axis_for([Estimate.exactly(0), Estimate.exactly(5), Estimate.exactly(50_000)])
    assert axis.logarithmic
    assert axis.at(0) == 0
    assert Axis(1, 100, logarithmic=True).at(10) == pytest.approx(0.5)


def test_numbers_of_any_size_have_a_place():
    assert axis_for([Estimate.exactly(10**65)]).at(10**65) == 1
    assert axis_for([Estimate.exactly(10**65), Estimate.exactly(10**65 - 1)]).high > 0


@pytest.mark.parametrize(
    "told",
    [
        [Estimate.at_least(10_000)],
        [Estimate.more_than(1_000), Estimate.at_most(4)],
        [Estimate.exactly(Decimal(-5)), Estimate.exactly(-1), Estimate.at_most(-5)],
        [Estimate.at_most(1), Estimate.exactly(1_000)],
    ],
)
def test_an_arrow_has_room_to_be_seen(told):
    axis = axis_for(told)
    for one in told:
        if one.high is None:
            assert axis.at(one.low) <= 0.91
        elif one.low is None:
            assert axis.at(one.high) >= 0.09


@given(st.lists(estimates(), max_size=8))
@example([Estimate.exactly(1_234_567_001), Estimate.exactly(1_234_567_004)])
@example([Estimate.exactly(2**53 - 1), Estimate.exactly(2**53 - 2)])
def test_labels_fit_beside_each_other_on_a_phone(told):
    ticks = axis_for(told).ticks
    assert len(ticks) == 2 or sum(len(tick.label) + 2 for tick in ticks) <= 50
    assert len({tick.label for tick in ticks}) == len(ticks)


def test_days_run_from_the_first_to_the_last():
    days = days_for([date(2024, 10, 3), date(2024, 10, 1), date(2024, 10, 2)])
    assert [days.at(date(2024, 10, day)) for day in (1, 2, 3)] == [0, 0.5, 1]
    assert days_for([date(2024, 10, 1)]).at(date(2024, 10, 1)) == 0.5
