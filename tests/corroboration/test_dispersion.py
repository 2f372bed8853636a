"""Measures of conflict, and combining only by a named method."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import Estimate, EstimateError
from provenance.corroboration import combine, spread_of

ERRORS = st.tuples(st.integers(1000, 2000), st.integers(1, 400)).map(
    lambda pair: Estimate.about(pair[0], give_or_take=pair[1])
)


def test_measures_of_two_figures_worked_by_hand():
    # Half-widths of 20 are errors of 10; the mean is 120, so Q = 2 (20 / 10)² = 8 on 1 degree.
    found = spread_of([Estimate.about(100, give_or_take=20), Estimate.about(140, give_or_take=20)])
    assert (found.q, found.i_squared) == (8, Decimal("0.875"))
    assert found.birge == found.scale == Decimal(8).sqrt()


def test_figures_that_agree_scatter_no_more_than_they_say():
    found = spread_of([Estimate.about(100, give_or_take=20)] * 3)
    assert (found.q, found.i_squared, found.birge) == (0, 0, 0)


def test_the_least_certain_figure_is_left_out_of_the_scale():
    certain = [Estimate.about(value, give_or_take=2) for value in (100, 104)]
    wild = Estimate.about(500, give_or_take=400)
    found = spread_of([*certain, wild])
    assert found.scale == spread_of(certain).birge
    assert found.birge != found.scale


@given(st.lists(ERRORS, min_size=2, max_size=6))
def test_scale_and_shift_change_no_measure(figures):
    found, scaled = spread_of(figures), spread_of([one.scaled(10) for one in figures])
    assert round(found.q, 15) == round(scaled.q, 15)
    assert 0 <= found.i_squared < 1


@given(st.lists(ERRORS, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_order_and_the_callers_decimal_settings_change_nothing(figures, random):
    turned = figures[:]
    random.shuffle(turned)
    with localcontext() as context:
        context.prec = 3
        other = (
            spread_of(turned),
            combine(turned).value,
            combine(turned, method="inverse_variance").value,
        )
    assert other == (
        spread_of(figures),
        combine(figures).value,
        combine(figures, method="inverse_variance").value,
    )


@pytest.mark.parametrize(
    "figure", [Estimate.exactly(3), Estimate.about(3), Estimate.at_least(3), Estimate.between(3, 5)]
)
def test_what_states_no_error_is_not_measured(figure):
    assert spread_of([figure, figure]) is None


def test_the_linear_pool_worked_by_hand():
    # Errors of 1 within, deviations of 3 between: 2 √(1 + 9) = 6.3246 on either side of 45.
    found = combine([Estimate.between(40, 44), Estimate.between(46, 50)])
    assert (found.method, found.value) == (
        "linear_pool",
        Estimate(Decimal("38.67"), Decimal("51.33"), best=45),
    )


@given(st.lists(ERRORS, min_size=1, max_size=6))
def test_no_method_is_narrower_than_inverse_variance(figures):
    def width(method):
        value = combine(figures, method=method).value
        return value.high - value.low

    rounding = Decimal("0.04")
    assert width("inverse_variance") <= width("linear_pool") + rounding


@given(st.lists(ERRORS, min_size=1, max_size=6))
def test_the_best_value_lies_among_those_given(figures):
    for method in ("linear_pool", "inverse_variance", "envelope"):
        found = combine(figures, method=method)
        middle = [one.best for one in figures]
        slack = (
            max(one.high - one.low for one in figures) if method == "envelope" else Decimal("0.01")
        )
        assert min(middle) - slack <= found.value.best <= max(middle) + slack
        assert found.warning


@given(st.lists(ERRORS, min_size=1, max_size=6))
def test_the_envelope_holds_every_figure(figures):
    whole = combine(figures, method="envelope").value
    assert all(one.within(whole) for one in figures)


def test_inverse_variance_comes_with_its_warning():
    found = combine([Estimate.about(100, give_or_take=20)] * 2, method="inverse_variance")
    assert "unless the figures are proven independent" in str(found)
    assert found.to_dict()["method"] == "inverse_variance"


@pytest.mark.parametrize(
    ("figures", "method", "message"),
    [
        ([], "linear_pool", "no figures to combine"),
        ([Estimate.at_least(3)], "linear_pool", "at least 3 has no two ends"),
        ([Estimate(5, 3)], "linear_pool", "no two ends"),
        ([Estimate.exactly(3)], "inverse_variance", "cannot be weighted"),
        ([Estimate.exactly(3)], "mean", "no method is called 'mean'; choose linear_pool"),
    ],
)
def test_what_cannot_be_combined_is_refused(figures, method, message):
    with pytest.raises(EstimateError, match=message):
        combine(figures, method=method)
