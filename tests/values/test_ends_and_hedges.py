"""What becomes of ends, hedges, best figures and words when estimates are made and joined."""

from decimal import Decimal

import pytest

from provenance.errors import EstimateError
from provenance.estimate import Estimate, Interval, Kind, Side

exactly, between, about = Estimate.exactly, Estimate.between, Estimate.about
at_least, at_most = Estimate.at_least, Estimate.at_most
more_than, less_than = Estimate.more_than, Estimate.less_than

MADE = {
    "exactly": (exactly, (3,)),
    "at least": (at_least, (3,)),
    "more than": (more_than, (3,)),
    "at most": (at_most, (3,)),
    "less than": (less_than, (3,)),
    "between": (between, (3, 5)),
    "about": (about, (3,)),
    "unknown": (Estimate.unknown, ()),
}


@pytest.mark.parametrize(("make", "given"), MADE.values(), ids=MADE)
def test_words_are_kept_as_said_and_never_made_up(make, given):
    assert make(*given).words == ""
    assert make(*given, words="some three").words == "some three"


def test_a_stated_half_width_keeps_its_words():
    assert about(3, give_or_take=1, words="three or so").words == "three or so"


REFUSED = {
    "reversed": (
        lambda: between(5, 3),
        "low 5 is above high 3",
        (5, 3, None),
    ),
    "half-width": (
        lambda: about(5, give_or_take=-1),
        "a half-width cannot be negative: -1",
        -1,
    ),
    "scale": (
        lambda: exactly(5).scaled(0),
        "a scale must be above zero, not 0",
        0,
    ),
    "empty": (
        lambda: Interval(5, 5, low_open=True),
        "no value lies between 5 and 5 with an end left out",
        (5, 5),
    ),
    "yes or no": (
        lambda: Interval(5, low_open=1),
        "write True or False, not 1",
        1,
    ),
}


@pytest.mark.parametrize(("make", "message", "value"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_estimate_is_refused_in_a_sentence(make, message, value):
    with pytest.raises(EstimateError) as caught:
        make()
    assert str(caught.value) == message
    assert caught.value.value == value


def test_no_gap_is_told_of_figures_at_odds_with_themselves():
    odd, far = Interval(5, 3), Interval(10, 12)
    assert odd.gap(far) is None
    assert far.gap(odd) is None


class TestCommonValues:
    def test_a_stated_end_is_nearer_than_none(self):
        assert at_most(5) & between(0, 3) == between(0, 3)
        assert at_most(5) & between(-4, 3) == between(-4, 3)
        assert at_least(-5) & between(-4, 3) == between(-4, 3)

    def test_of_two_equal_ends_the_one_left_out_is_nearer(self):
        for one, other in ((at_most(5), less_than(5)), (less_than(5), at_most(5))):
            assert one & other == less_than(5)
            assert one.hull(other) == at_most(5)
        for one, other in ((at_least(5), more_than(5)), (more_than(5), at_least(5))):
            assert one & other == more_than(5)
            assert one.hull(other) == at_least(5)

    def test_an_end_that_is_missing_is_the_farthest(self):
        assert at_most(5).hull(between(0, 3)) == at_most(5)
        assert at_least(0).hull(between(0, 3)) == at_least(0)

    def test_of_nobody_elses_words(self):
        said = exactly(3, words="three")
        assert (said & Estimate.unknown(words="no figure")).words == ""
        assert (Estimate.unknown(words="no figure") & said).words == ""

    def test_a_hedge_survives_where_both_have_it(self):
        assert (about(3) & between(1, 5)).approximate is False
        assert (about(3) & about(3)).approximate is True

    def test_a_hull_is_hedged_where_either_is(self):
        assert about(3).hull(exactly(5)).approximate is True
        assert exactly(5).hull(about(3)).approximate is True
        assert exactly(5).hull(exactly(3)).approximate is False

    def test_the_best_figure_is_kept_where_both_name_it(self):
        one, other = between(1, 5, best=3), between(2, 9, best=3)
        assert (one & other).best == 3
        assert one.hull(other).best == 3
        assert one.hull(between(2, 9, best=4)).best is None

    def test_vague_words_are_kept_where_both_use_them(self):
        dozens, scores = (Estimate(20, 90, profile=name) for name in ("dozens", "scores"))
        assert dozens.hull(dozens).profile == "dozens"
        assert dozens.hull(scores).kind is Kind.RANGE


class TestSums:
    def test_best_figures_add_up_where_both_are_named(self):
        one, other = between(1, 5, best=2), between(10, 20, best=13)
        assert (one + other).best == 15
        assert (one + between(10, 20)).best is None
        assert (between(10, 20) + one).best is None

    def test_an_end_is_left_out_where_it_is_of_either_part(self):
        assert less_than(5) + at_most(5) == less_than(10)
        assert at_most(5) + less_than(5) == less_than(10)
        assert at_least(5) + more_than(5) == more_than(10)

    @pytest.mark.parametrize(
        ("one", "other", "side"),
        [
            (about(3, side="below"), about(4, side="below"), Side.BELOW),
            (about(3, side="below"), about(4, side="above"), Side.BOTH),
            (about(3, side="below"), exactly(4), Side.BELOW),
            (exactly(3), about(4, side="above"), Side.ABOVE),
        ],
    )
    def test_a_sum_lies_where_its_hedged_parts_do(self, one, other, side):
        assert (one + other).side is side


def test_a_scaled_figure_is_nobodys_words():
    assert exactly(3, words="three").scaled(1000).words == ""


class TestCounted:
    def test_an_end_that_is_left_out_moves_to_the_next_whole_number(self):
        assert Estimate(2, 9, low_open=True).counted() == between(3, 9)
        assert Estimate(2, 9, high_open=True).counted() == between(2, 8)
        assert less_than(5).counted() == at_most(4)

    def test_ends_that_are_included_stay(self):
        assert Estimate(2, Decimal("7.5"), low_open=True).counted() == Estimate(3, Decimal("7.5"))
        assert Estimate(Decimal("2.5"), 9, high_open=True).counted() == Estimate(Decimal("2.5"), 8)
        assert between(2, 9).counted() == between(2, 9)

    def test_one_whole_number_is_left(self):
        assert Estimate(2, 4, low_open=True, high_open=True).counted() == exactly(3)

    def test_where_none_is_left_nothing_is_changed(self):
        between_wholes = Estimate(2, 3, low_open=True, high_open=True)
        assert between_wholes.counted() == between_wholes

    def test_what_is_at_odds_with_itself_is_left_alone(self):
        for odd in (Estimate(9, 2, low_open=True), Estimate(2, 9, low_open=True, best=1)):
            assert odd.counted() is odd
