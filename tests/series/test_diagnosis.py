"""Likely causes of a figure that looks wrong, ranked, with their evidence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.claim import Claim
from provenance.diagnosis import CauseKind, explain, slips
from provenance.estimate import Estimate
from provenance.question import Question
from provenance.series import Series
from provenance.strategies import series as series_

KILLED = Question("the siege", measure="killed", moves="running_total")
exactly = Estimate.exactly


def kinds(written, meant):
    return [cause.kind for cause in slips(written, meant)]


class TestSlips:
    @pytest.mark.parametrize(
        ("written", "meant", "kind"),
        [
            (1320, 1230, "transposed"),
            (12000, 120000, "factor of ten"),
            (120000, 12000, "factor of ten"),
            (Decimal("1.7"), 1700, "decimal point"),
            (1042, 1242, "one digit"),
            (652, 3652, "digit lost"),
            (36552, 3652, "digit added"),
        ],
    )
    def test_that_explain_a_figure(self, written, meant, kind):
        assert kind in kinds(exactly(written), exactly(meant))

    def test_the_likeliest_comes_first(self):
        assert kinds(exactly(12000), exactly(120000)) == ["factor of ten", "digit lost"]

    def test_name_what_was_meant(self):
        (cause,) = slips(exactly(1320), exactly(1230))
        assert str(cause) == "1,320 may be 1,230 with two digits swapped"

    def test_explain_nothing_where_much_would_fit(self):
        assert kinds(exactly(1000), Estimate.between(1000, 2000)) == []

    def test_of_ranges_or_towards_nothing_are_none(self):
        assert slips(Estimate.between(3, 5), exactly(53)) == ()
        assert slips(exactly(3), Estimate.unknown()) == ()
        assert slips(exactly(0), exactly(7)) == ()

    def test_in_what_is_counted_lead_to_no_fraction(self):
        meant = Estimate.between(12800, 13000)
        assert kinds(exactly(128695), meant) == ["factor of ten", "digit added"]
        (cause,) = slips(exactly(128695), meant, counts=True)
        assert cause.kind is CauseKind.DIGIT_ADDED
        assert slips(exactly(1700), exactly(Decimal("1.7")), counts=True) == ()

    @pytest.mark.parametrize("written", [5 * 10**65, Decimal(1).scaleb(-66)])
    def test_in_the_largest_and_finest_figures_lead_to_none_that_cannot_be(self, written):
        assert "factor of ten" in kinds(exactly(written), Estimate.at_least(0))

    @given(st.integers(1, 10**12), st.integers(1, 10**12))
    def test_always_lead_to_a_figure_that_fits_and_stay_few(self, written, meant):
        found = slips(exactly(written), exactly(meant))
        assert len(found) <= len(CauseKind)
        assert all(f"{meant:,}" in cause.sentence for cause in found)
        assert list(found) == sorted(found, key=lambda cause: -cause.weight)

    @given(st.integers(10, 10**9), st.data())
    def test_swapped_digits_are_always_suspected(self, number, data):
        digits = str(number)
        place = data.draw(st.integers(0, len(digits) - 2))
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if swapped != digits and not swapped.startswith("0"):
            assert CauseKind.TRANSPOSED in kinds(exactly(int(swapped)), exactly(number))


def made(*figures, **fields):
    claims = [
        Claim(
            "ministry",
            KILLED,
            one if isinstance(one, Estimate) else exactly(one),
            as_of=date(2024, 10, 1) + timedelta(day),
            id=f"day-{day}",
            **fields.get(f"day_{day}", {}),
        )
        for day, one in enumerate(figures)
    ]
    return Series("ministry", KILLED, claims)


def causes(series):
    step = next(step for step in series.steps if step.fell)
    return [cause.kind.value for cause in explain(step, series)]


class TestExplain:
    def test_a_slip_in_the_later_figure(self):
        assert causes(made(1210, 1230, 1042, 1251))[0] == "one digit"

    def test_a_slip_in_the_earlier_figure(self):
        assert causes(made(1210, 2130, 1231, 1251))[0] == "transposed"

    def test_a_restart(self):
        assert "restart" in causes(made(3000, 3100, 4, 9, 15))

    def test_rounding(self):
        assert causes(made(900, 1032, 1000)) == ["rounded", "revision"]

    def test_rounding_of_the_earlier_figure(self):
        step = (series := made(900, 1000, 967)).steps[1]
        told = [str(cause) for cause in explain(step, series)]
        assert told[0] == "1,000 may be 967 or a little less, rounded to 1,000"
        for fallen in (1001, 967), (100, 90), (100, 60), (1000, 900):
            assert causes(made(*fallen)) == ["revision"]
        assert causes(made(1000, 901)) == ["rounded", "revision"]

    @pytest.mark.parametrize(
        ("figures", "told"),
        [
            ((1690, 1700, 1710, 1025), ["1,025 may be 1,725 with one digit wrong"]),
            ((322, 329, 336, 304), ["304 may be 340 with two digits swapped"]),
            ((1710, 1025), []),
            ((1700, 1710, 1025), []),
        ],
    )
    def test_a_slip_in_the_last_figure_by_how_fast_the_series_grew(self, figures, told):
        series = made(*figures)
        found = [str(one) for one in explain(series.steps[-1], series)]
        assert [one for one in found if one.startswith(f"{figures[-1]:,}") and "digit" in one][
            :1
        ] == told

    def test_a_last_figure_that_jumped(self):
        series = made(1180, 1200, 1210, 12300)
        found = [str(one) for one in explain(series.steps[-1], series)]
        assert "12,300 may be 1,230 off by a factor of ten" in found

    def test_figures_as_large_as_they_can_be(self):
        assert causes(made(3 * 10**65, 7 * 10**65, 5 * 10**65))[-1] == "revision"

    def test_a_new_hedge_definition_route_and_speaker(self):
        series = made(50, Estimate.at_most(30), day_1={"note": "identified dead only", "via": "ap"})
        assert causes(series) == ["new definition", "new hedge", "new route", "revision"]

    def test_a_revision_is_always_possible_and_last(self):
        assert causes(made(1000, 400)) == ["revision"]

    @given(series_(falling=True))
    def test_has_a_cause_for_every_fall(self, series):
        for step in series.steps:
            found = explain(step, series)
            assert found[-1].kind is CauseKind.REVISION
            assert [one.weight for one in found] == sorted(
                (one.weight for one in found), reverse=True
            )
