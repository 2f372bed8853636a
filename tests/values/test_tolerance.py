"""Named tolerances: how far a hedged figure may lie from the one named, and from which side."""

from decimal import Context, Decimal, Inexact, Rounded, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import strategies as draw
from provenance.errors import EstimateError, ProvenanceError
from provenance.estimate import Estimate, Kind, Side
from provenance.number import exact
from provenance.tolerance import Tolerance, grain

NUMBERS = draw.numbers(whole=False)
ANY = draw.estimates(kinds=Kind, whole=False)
POWERS = st.integers(-6, 6).map(lambda power: exact(Decimal(1).scaleb(power)))


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (12000, 1000),
        (11900, 100),
        (1461230, 10),
        (1001, 1),
        (0, 1),
        (-3000, 1000),
        (Decimal("3.5"), Decimal("0.1")),
        (10**65, 10**65),
    ],
)
def test_the_grain_is_the_unit_of_the_last_digit_that_says_something(value, unit):
    assert grain(value) == unit


@pytest.mark.parametrize(
    ("figure", "half_width"),
    [
        (3000, 300),
        (10000, 1000),
        (12000, 500),
        (11900, 50),
        (1461230, 5),
        (20, 2),
        (1, Decimal("0.1")),
        (7, Decimal("0.5")),
        (0, 0),
        (-3000, 300),
        (Decimal("1E-66"), 0),
    ],
)
def test_grain_is_half_a_unit_of_the_last_digit_and_at_most_a_tenth(figure, half_width):
    assert Tolerance.grain().half_width(figure) == half_width


# The median half-widths that the published coefficients give, to the digits of the table.
FERSON = {
    20: "2.306",
    50: "5.034",
    100: "9.487",
    200: "13.17",
    500: "30.92",
    1000: "62.28",
    1500: "45.37",
    3000: "109.7",
    5000: "207.9",
    10000: "466.5",
    11000: "214.6",
    11900: "84.85",
    12000: "224.5",
    12345: "12.15",
    50000: "1647",
    100000: "3946",
}


@pytest.mark.parametrize(("figure", "half_width"), FERSON.items())
def test_ferson_gives_the_published_widths(figure, half_width):
    assert Tolerance.ferson().half_width(figure) == Decimal(half_width)


def test_ferson_reads_nearly_more_narrowly_than_about():
    both, below = (
        Tolerance.ferson().half_width(3000),
        Tolerance.ferson().half_width(3000, side="below"),
    )
    assert below == Decimal("78.01") < both == Tolerance.ferson().half_width(3000, side="both")


@given(NUMBERS | POWERS | st.sampled_from([10**65, 15 * 10**60, Decimal("1E-66")]))
def test_no_half_width_is_negative_or_wider_than_half_the_figure(figure):
    for tolerance in (Tolerance.as_said(), Tolerance.grain(), Tolerance.ferson()):
        for side in Side:
            assert 0 <= tolerance.half_width(figure, side=side) * 2 <= figure


@pytest.mark.parametrize(
    ("tolerance", "estimate", "low", "high"),
    [
        (Tolerance.grain(), Estimate.about(3000), 2700, 3300),
        (Tolerance.grain(), Estimate.about(12000), 11500, 12500),
        (Tolerance.grain(), Estimate.about(3000, side="below"), 2700, 3000),
        (Tolerance.grain(), Estimate.about(3000, side="above"), 3000, 3300),
        (Tolerance.grain(), Estimate(3000, approximate=True), 2700, None),
        (Tolerance.grain(), Estimate(None, 3000, approximate=True), None, 3300),
        (Tolerance.grain(), Estimate(10000, 12000, approximate=True), 9000, 12500),
        (Tolerance.grain(), Estimate.about(12000, give_or_take=500), 11500, 12500),
        (Tolerance.grain(), Estimate.exactly(3000), 3000, 3000),
        (Tolerance.grain(), Estimate(24, 99, profile="p", approximate=True), 24, 99),
        (Tolerance.grain(), Estimate(5, 3, approximate=True), 5, 3),
        (Tolerance.as_said(), Estimate.about(3000), 3000, 3000),
        (Tolerance.percent(10), Estimate.about(1461230), 1315107, 1607353),
        (Tolerance.ferson(), Estimate.about(12000), Decimal("11775.5"), Decimal("12224.5")),
    ],
)
def test_a_hedge_is_widened_by_the_policy_named_and_nothing_else_is(tolerance, estimate, low, high):
    wide = tolerance.widen(estimate)
    assert (wide.low, wide.high) == (low, high)


@given(draw.tolerances(), ANY)
def test_a_widened_estimate_holds_the_one_said_and_is_no_longer_widened(tolerance, estimate):
    wide = tolerance.widen(estimate)
    assert estimate.within(wide)
    assert tolerance.widen(wide) == wide
    assert wide.best == estimate.best


@given(ANY, st.integers(0, 50), st.integers(0, 50))
def test_a_greater_share_widens_further(estimate, share, more):
    narrow, wide = Tolerance.percent(share), Tolerance.percent(share + more)
    assert narrow.widen(estimate).within(wide.widen(estimate))


@given(NUMBERS, POWERS)
def test_grain_grows_with_the_unit_by_powers_of_ten(figure, factor):
    scaled = exact(Decimal(figure) * Decimal(factor))
    half = Tolerance.grain().half_width(figure)
    assert Tolerance.grain().half_width(scaled) == half * Decimal(factor)


def test_grain_does_not_grow_with_other_units():
    assert Tolerance.grain().half_width(3000) * 4 != Tolerance.grain().half_width(12000)


# Bare figures that meet only once rounded


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (11900, 12000, True),
        (11500, 12000, True),
        (11400, 12000, False),
        (12000, 12000, True),
        (11000, 12000, False),
        (2987, 3000, True),
        (16, 20, False),
        (0, 3000, False),
        (Decimal("2.9"), 3, True),
        (14000, 10000, False),
    ],
)
def test_bare_figures_meet_within_the_grain_of_the_coarser(one, other, together):
    assert Tolerance.grain().rounds_together(one, other) is together
    assert Tolerance.grain().rounds_together(other, one) is together
    assert Tolerance.ferson().rounds_together(one, other) is together


def test_as_said_rounds_nothing_and_a_share_is_a_share_of_the_larger():
    assert not Tolerance.as_said().rounds_together(11999, 12000)
    assert Tolerance.percent(5).rounds_together(9600, 10000)
    assert not Tolerance.percent(5).rounds_together(9400, 10000)


def test_a_cap_of_its_own_holds_for_rounding_too():
    assert Tolerance("grain", Decimal("0.25")).rounds_together(16, 20)


# Names


@given(draw.tolerances())
def test_a_tolerance_is_read_back_from_its_name(tolerance):
    assert Tolerance.named(str(tolerance)) == tolerance


@pytest.mark.parametrize(
    ("name", "tolerance"),
    [
        ("grain", Tolerance.grain()),
        (" ferson ", Tolerance.ferson()),
        ("percent(0.5)", Tolerance.percent(Decimal("0.5"))),
        ("percent( 5 )", Tolerance.percent(5)),
        ("grain(5)", Tolerance("grain", Decimal("0.05"))),
    ],
)
def test_a_tolerance_has_a_name_to_be_chosen_by(name, tolerance):
    assert Tolerance.named(name) == tolerance


@pytest.mark.parametrize(
    "name",
    [
        "",
        "grian",
        "percent",
        "percent()",
        "percent(5",
        "percent(five)",
        "percent(1e3)",
        "percent(-5)",
        "percent(٣)",
        "percent(101)",
        "as_said(5)",
        "grain)",
        5,
        None,
        ["grain"],
        "percent(" + "9" * 10_000 + ")",
    ],
)
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(EstimateError) as refused:
        Tolerance.named(name)
    assert len(str(refused.value)) < 200


def test_a_share_that_says_nothing_makes_no_other_tolerance():
    assert Tolerance("as_said", Decimal("0.3")) == Tolerance.as_said()
    assert str(Tolerance("ferson", Decimal(0))) == "ferson"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Tolerance.percent(150),
        lambda: Tolerance.percent(-1),
        lambda: Tolerance.percent(0.5),
        lambda: Tolerance([]),
        lambda: Tolerance("grain", None),
        lambda: Tolerance.grain().half_width(0.5),
        lambda: Tolerance.grain().half_width(5, side="under"),
        lambda: Tolerance.grain().rounds_together(1, "2"),
        lambda: grain(1.5),
    ],
)
def test_a_width_that_cannot_be_is_refused(make):
    with pytest.raises(ProvenanceError):
        make()


def test_the_refusal_speaks_of_percent_as_the_caller_did():
    with pytest.raises(EstimateError, match="between 0 and 100 percent, not 150"):
        Tolerance.percent(150)


def test_no_width_depends_on_the_decimal_settings_of_the_caller():
    every = [Tolerance.grain(), Tolerance.ferson(), Tolerance.percent(7)]
    estimate = Estimate.about(Decimal("12345.6789"))
    plain = [(tolerance.widen(estimate), str(tolerance)) for tolerance in every]
    with localcontext(Context(prec=1, traps=[Inexact, Rounded])):
        assert [(tolerance.widen(estimate), str(tolerance)) for tolerance in every] == plain
