"""Exact numbers in one canonical form, independent of anybody's decimal settings."""

import itertools
from decimal import Context, Decimal, FloatOperation, Inexact, Rounded, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import EstimateError
from provenance.gap import Gap
from provenance.number import MOST_DIGITS, exact, grouped, nearest, next_whole

LARGEST = 10**MOST_DIGITS - 1
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-LARGEST, places=6)
SMALL = st.integers(-(10**9), 10**9)


class Three(int):
    pass


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3000, 3000),
        (Decimal("3000.0"), 3000),
        (Decimal("3E+3"), 3000),
        (Decimal("-0"), 0),
        (Decimal("0E-70"), 0),
        (Decimal("1.50"), Decimal("1.5")),
        (LARGEST, LARGEST),
        (Decimal(f"1E-{MOST_DIGITS}"), Decimal(f"1E-{MOST_DIGITS}")),
    ],
)
def test_a_number_has_one_form(value, expected):
    made = exact(value)
    assert (type(made), repr(made)) == (type(expected), repr(expected))


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (True, "True is a truth value, not a number"),
        (3.9, "3.9 is a binary float; write Decimal('3.9') or a whole number"),
        (float("nan"), "nan is a binary float"),
        (float("inf"), "inf is a binary float"),
        (Decimal("nan"), "not a finite number: NaN"),
        (Decimal("snan"), "not a finite number: sNaN"),
        (Decimal("-inf"), "not a finite number: -Infinity"),
        ("3_000", "not a number: '3_000'"),
        (None, "not a number: None"),
        (Three(3), "not a number: 3"),
        (10**MOST_DIGITS, "more than 66 digits: 1000"),
        (-(10**MOST_DIGITS), "more than 66 digits: -1000"),
        (1 << 100_000, "more than 66 digits: a whole number of 100001 bits"),
        (Decimal(f"1E+{MOST_DIGITS}"), "more than 66 digits: '1E+66'"),
        (Decimal(f"1E-{MOST_DIGITS + 1}"), "more than 66 digits: '1E-67'"),
        (Decimal("1" + "0" * 200), "more than 66 digits: '1000"),
    ],
    ids=itertools.count(),
)
def test_what_is_no_exact_number_is_refused_with_the_value(value, why):
    with pytest.raises(EstimateError) as refused:
        exact(value)
    assert str(refused.value).startswith(why)
    assert refused.value.value is value


@given(st.integers(-LARGEST, LARGEST) | DECIMALS)
def test_a_canonical_number_is_equal_to_what_it_was_made_of_and_made_of_itself(value):
    made = exact(value)
    assert made == value
    assert repr(exact(made)) == repr(made)


@pytest.mark.parametrize(
    ("value", "expected"), [(3000, 3001), (Decimal("2.5"), 3), (Decimal("-2.5"), -2), (-3, -2)]
)
def test_the_next_whole_number_is_the_least_one_above(value, expected):
    assert next_whole(value) == expected


def test_the_next_whole_number_of_a_very_fine_decimal_is_not_rounded_away():
    assert next_whole(Decimal("5." + "9" * 60)) == 6
    assert next_whole(Decimal("6." + "0" * 60 + "1")) == 7


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1234567, "1,234,567"),
        (Decimal("1234567.5"), "1,234,567.5"),
        (Decimal("1E-7"), "0.0000001"),
        (10**40 + 1, f"{10**40 + 1:,}"),
    ],
)
def test_a_number_is_written_with_groups_and_nothing_rounded(value, expected):
    assert grouped(value) == expected


def test_what_is_computed_may_be_rounded_to_the_finest_number_there_is():
    assert nearest(Decimal("1E-70")) == 0
    assert nearest(Decimal("0.5")) == Decimal("0.5")


# How far two figures are apart


def test_a_gap_is_the_same_from_either_end():
    assert Gap.between(3000, 12000) == Gap.between(12000, 3000) == Gap(9000, Decimal("0.75"))


@pytest.mark.parametrize(
    ("one", "other", "written"),
    [
        (3000, 12000, "9,000 (75 %)"),
        (3000, 3000, "0 (0 %)"),
        (0, 0, "0 (0 %)"),
        (1, 3, "2 (66.7 %)"),
        (-5, 5, "10 (200 %)"),
        (Decimal("0.0000001"), 0, "0.0000001 (100 %)"),
        (10**30, 10**30 + 1, "1 (under 0.1 %)"),
    ],
)
def test_a_gap_is_written_with_its_share_of_the_larger_end(one, other, written):
    assert str(Gap.between(one, other)) == written


def test_a_gap_is_of_exact_numbers_only():
    with pytest.raises(EstimateError):
        Gap.between(3000, 0.5)


@given(SMALL, SMALL, st.sampled_from([2, 1000, Decimal("0.1")]))
def test_a_gap_grows_with_the_unit_and_its_share_does_not(one, other, factor):
    gap, scaled = Gap.between(one, other), Gap.between(one * factor, other * factor)
    assert scaled.absolute == gap.absolute * factor
    assert scaled.relative == gap.relative


def test_no_answer_depends_on_the_decimal_settings_of_the_caller():
    odd = Context(prec=1, traps=[Inexact, Rounded, FloatOperation])
    fine = Decimal("12345.678901234567890123456789012345678901")
    plain = (exact(fine), grouped(fine), str(Gap.between(fine, 7)), next_whole(fine))
    with localcontext(odd):
        assert (exact(fine), grouped(fine), str(Gap.between(fine, 7)), next_whole(fine)) == plain
