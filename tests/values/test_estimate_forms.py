"""How an estimate is made, what it refuses, and the one canonical form of each."""

import copy
import pickle
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import strategies as draw
from provenance.errors import EstimateError, ProvenanceError, RecordError
from provenance.estimate import Estimate, Interval, Kind, Side

ANY = draw.estimates(kinds=Kind, whole=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Estimate(3000, 3000), Estimate.exactly(3000)),
        (Estimate(best=3000), Estimate.exactly(3000)),
        (Estimate(Decimal("3000.0"), 3000), Estimate.exactly(3000)),
        (Estimate.about(12000, give_or_take=0), Estimate.exactly(12000)),
        (Estimate(best=3000, low_open=True, high_open=True), Estimate.exactly(3000)),
        (Estimate(high=5, low_open=True), Estimate.at_most(5)),
        (Estimate(low=5, high_open=True), Estimate.at_least(5)),
        (Estimate(approximate=True), Estimate.unknown()),
        (Estimate(profile="neutral", side="below"), Estimate.unknown()),
        (Estimate(5, 9, side="below"), Estimate.between(5, 9)),
        (Estimate.exactly(5, words="five"), Estimate.exactly(5)),
    ],
)
def test_what_means_the_same_is_equal_and_hashes_alike(one, other):
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Estimate.unknown(), Estimate.exactly(0)),
        (Estimate.about(3000), Estimate.exactly(3000)),
        (Estimate.about(3000), Estimate.about(3000, side="below")),
        (Estimate.at_least(3000), Estimate.more_than(3000)),
        (Estimate(10, 100, profile="neutral"), Estimate.between(10, 100)),
        (Estimate.between(1, 9), Estimate.between(1, 9, best=5)),
    ],
)
def test_what_means_something_else_is_not_equal(one, other):
    assert one != other


REFUSED = [
    (lambda: Estimate.between(5, 3), "low 5 is above high 3"),
    (lambda: Estimate.between(3, 5, best=9), "best 9 is above high 5"),
    (lambda: Estimate(3000, 3000, low_open=True), "no value lies between 3000 and 3000"),
    (lambda: Estimate(3000, 3000, high_open=True), "no value lies between 3000 and 3000"),
    (lambda: Estimate.exactly(value=True), "True is a truth value"),
    (lambda: Estimate.exactly(3.9), "3.9 is a binary float"),
    (lambda: Estimate.exactly("3_000"), "not a number: '3_000'"),
    (lambda: Estimate.exactly(Decimal("NaN")), "not a finite number"),
    (lambda: Estimate.about(5, give_or_take=-1), "a half-width cannot be negative: -1"),
    (lambda: Estimate(1, 2, low_open="no"), "write True or False, not 'no'"),
    (lambda: Estimate(1, 2, approximate=1), "write True or False, not 1"),
    (lambda: Estimate.about(5, side="under"), "no side is called 'under'; choose both, below"),
    (lambda: Estimate.exactly(5, words=5), "a text is a string, not 5"),
    (lambda: Estimate.exactly(5, words="\ud800"), "half a surrogate pair"),
    (lambda: Estimate.exactly(5).scaled(0), "a scale must be above zero, not 0"),
    (lambda: Estimate.exactly(5).scaled(0.5), "0.5 is a binary float"),
    (lambda: "5" in Estimate.exactly(5), "not a number: '5'"),
    (lambda: Estimate.exactly(10**65).scaled(10), "more than 66 digits"),
]


@pytest.mark.parametrize(("make", "why"), REFUSED, ids=[why for _, why in REFUSED])
def test_what_no_estimate_can_be_is_refused_by_name(make, why):
    with pytest.raises(ProvenanceError) as refused:
        make()
    assert isinstance(refused.value, (EstimateError, RecordError))
    assert str(refused.value).startswith(why)


@pytest.mark.parametrize(
    ("odd", "oddities"),
    [
        (Estimate(5, 3), ("low 5 is above high 3",)),
        (Estimate(5000, 9000, best=3000), ("best 3,000 is below low 5,000",)),
        (Estimate(5, 9, best=12), ("best 12 is above high 9",)),
        (Estimate(5, best=3), ("best 3 is below low 5",)),
        (Estimate(None, 5, best=9), ("best 9 is above high 5",)),
        (Estimate(5, 9, low_open=True, best=5), ("best 5 is on low 5, which is left out",)),
        (Estimate(5, 9, high_open=True, best=9), ("best 9 is on high 9, which is left out",)),
        (
            Estimate(9, 5, best=7),
            ("low 9 is above high 5", "best 7 is below low 9", "best 7 is above high 5"),
        ),
        (Estimate(5, 5, best=7), ("best 7 is above high 5",)),
        (Estimate(5, 9, best=7), ()),
        (Estimate.unknown(), ()),
        (Interval(5, 3), ("low 5 is above high 3",)),
    ],
)
def test_odd_but_real_figures_load_and_say_what_is_odd(odd, oddities):
    assert odd.oddities == oddities


@pytest.mark.parametrize("odd", [Estimate(5, 3), Estimate(5, 9, best=12)], ids=repr)
def test_odd_figures_meet_nothing_and_miss_nothing(odd):
    plain = Estimate.at_least(0)
    assert not odd.overlaps(plain)
    assert not plain.overlaps(odd)
    assert odd & plain is None
    assert odd.gap(plain) is None
    assert plain.gap(odd) is None
    assert odd.counted() == odd


@pytest.mark.parametrize(
    ("estimate", "kind"),
    [
        (Estimate.exactly(3000), Kind.EXACT),
        (Estimate.at_least(3000), Kind.AT_LEAST),
        (Estimate.more_than(3000), Kind.MORE_THAN),
        (Estimate.at_most(3000), Kind.AT_MOST),
        (Estimate.less_than(3000), Kind.LESS_THAN),
        (Estimate.between(1, 9), Kind.RANGE),
        (Estimate.between(1, 9, best=2), Kind.RANGE),
        (Estimate.about(3000), Kind.ABOUT),
        (Estimate.about(3000, give_or_take=5), Kind.ABOUT),
        (Estimate(24, 100, profile="neutral"), Kind.VAGUE),
        (Estimate.unknown(), Kind.UNKNOWN),
        (Estimate(5, 3), Kind.RANGE),
    ],
)
def test_the_kind_tells_how_it_was_stated(estimate, kind):
    assert estimate.kind is kind


@pytest.mark.parametrize(
    ("estimate", "figures"),
    [
        (Estimate.exactly(3000), (3000,)),
        (Estimate.about(12000, give_or_take=500), (12000,)),
        (Estimate.between(10, 12), (10, 12)),
        (Estimate.at_most(12), (12,)),
        (Estimate(24, 100, profile="neutral"), ()),
        (Estimate.unknown(), ()),
    ],
)
def test_only_what_was_named_is_a_figure(estimate, figures):
    assert estimate.figures == figures


def test_what_can_be_asked_of_an_estimate():
    some, none = Estimate.at_least(3000), Estimate.unknown()
    assert (some.is_unknown, some.is_point, some.has_both_ends) == (False, False, False)
    assert (none.is_unknown, none.is_point, none.has_both_ends) == (True, False, False)
    assert Estimate.about(3000).is_point
    assert Estimate.between(1, 2).has_both_ends


@pytest.mark.parametrize(
    ("estimate", "shown"),
    [
        (Estimate.unknown(), "Estimate()"),
        (Estimate.more_than(3), "Estimate(low=3, low_open=True)"),
        (Estimate.less_than(3), "Estimate(high=3, high_open=True)"),
        (
            Estimate.about(3, side="below"),
            "Estimate(low=3, high=3, best=3, approximate=True, side='below')",
        ),
        (
            Estimate(24, 100, high_open=True, profile="neutral"),
            "Estimate(low=24, high=100, high_open=True, profile='neutral')",
        ),
        (Estimate.at_least(Decimal("0.5")), "Estimate(low=Decimal('0.5'))"),
    ],
)
def test_a_repr_shows_the_fields_that_say_something(estimate, shown):
    assert repr(estimate) == shown


@given(ANY)
def test_a_repr_reads_back_as_the_same_estimate(estimate):
    read = eval(repr(estimate), {"Estimate": Estimate, "Decimal": Decimal})  # noqa: S307
    assert read == estimate


@given(ANY)
def test_every_estimate_can_be_copied_and_sent(estimate):
    for again in (copy.deepcopy(estimate), pickle.loads(pickle.dumps(estimate))):  # noqa: S301
        assert again == estimate
        assert hash(again) == hash(estimate)
        assert again.words == estimate.words


def test_an_estimate_cannot_be_changed():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Estimate.exactly(5).low = 6


def test_words_are_kept_and_shown_but_make_no_difference():
    said = Estimate.exactly(3000, words="three thousand")
    assert str(said) == "three thousand"
    assert said == Estimate.exactly(3000)
    assert said.side is Side.BOTH


def test_an_interval_is_no_estimate():
    assert Interval(1, 2) != Estimate(1, 2)
    assert Estimate.exactly(1).__and__(1) is NotImplemented
    assert Estimate.exactly(1).__add__(1) is NotImplemented


FINE = st.integers(1, 10**6).map(lambda tail: Decimal(f"6.{tail:040d}"))


@given(FINE)
def test_the_finest_decimal_is_counted_without_rounding(fine):
    assert Estimate.less_than(fine).counted() == Estimate.at_most(6)
    assert Estimate.more_than(fine).counted() == Estimate.at_least(7)
    assert Estimate.less_than(6).counted() == Estimate.at_most(5)


def test_where_no_whole_number_is_left_the_interval_stays_as_it_was():
    between = Estimate(5, 6, low_open=True, high_open=True)
    assert between.counted() == between
