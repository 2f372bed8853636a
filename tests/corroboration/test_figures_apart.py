"""How far figures lie apart, worked out by hand, and which of them take part."""

from decimal import Decimal

import pytest

from provenance.claim import Claim
from provenance.corroboration import sensitivity, spread_of, suspected_copying
from provenance.corroboration.dispersion import point_of
from provenance.errors import EstimateError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.question import Question

TOLL = Question("toll", id="toll")


def about(middle, room):
    return Estimate.about(middle, give_or_take=room)


class TestSpread:
    def test_of_three_figures_is_by_their_degrees_of_freedom(self):
        # Errors of 1, so that the mean is 12 and Q = 4 + 0 + 4, of two degrees.
        spread = spread_of([about(10, 2), about(12, 2), about(14, 2)])
        assert spread.q == 8
        assert (spread.birge, spread.i_squared, spread.scale) == (2, Decimal("0.75"), 2)

    def test_of_figures_that_are_alike_is_none_at_all(self):
        spread = spread_of([about(10, 2), about(10, 2)])
        assert (spread.q, spread.birge, spread.i_squared) == (0, 0, 0)

    def test_leaves_the_least_certain_out_of_the_scale(self):
        certain, vague = [about(10, 2), about(14, 2)], about(100, 200)
        assert spread_of([*certain, vague]).scale == spread_of(certain).scale
        assert spread_of([*certain, vague]).birge < spread_of(certain).birge

    def test_says_which_figure_has_no_error(self):
        floor = Estimate.at_least(3)
        with pytest.raises(EstimateError) as caught:
            point_of(floor)
        assert str(caught.value) == ("at least 3 has no two ends, so no error can be read from it")
        assert caught.value.value is floor


def printed(by, shift, days, late=0):
    return [
        Claim.said(
            f"{1400 + 37 * day + shift:,}",
            by=by,
            of=TOLL,
            as_of=f"2024-10-{day}",
            on=f"2024-10-{day + late}",
            id=f"{by}{day}",
        )
        for day in days
    ]


class TestCopying:
    DAYS = range(10, 16)

    def ledger(self, *, late=1, printers="cd"):
        claims = [*printed("a", 0, self.DAYS), *printed("b", 0, self.DAYS, late)]
        for place, by in enumerate(printers, start=1):
            claims += printed(by, 100 * place, self.DAYS)
        return Ledger(claims)

    def test_names_the_later_one_where_the_days_tell(self):
        (found,) = suspected_copying(self.ledger())
        assert (found.first.id, found.second.id, found.later.id) == ("a", "b", "b")
        (found,) = suspected_copying(self.ledger(late=0))
        assert found.later is None
        assert "is the later one" not in found.reason

    def test_weighs_each_shared_value_by_how_few_others_print_it(self):
        (found,) = suspected_copying(self.ledger())
        (more,) = suspected_copying(self.ledger(printers="cdefgh"))
        assert len(found.shared) == len(more.shared) == 6
        assert more.shared[0].weight > found.shared[0].weight > 0
        assert found.to_dict()["odds"] == round(found.odds, 6)
        assert [one["weight"] for one in found.to_dict()["shared"]] == [
            round(one.weight, 6) for one in found.shared
        ]
        assert {type(one["weight"]) for one in found.to_dict()["shared"]} == {float}

    def test_what_everybody_prints_is_no_sign(self):
        claims = [claim for by in "abcd" for claim in printed(by, 0, self.DAYS)]
        assert suspected_copying(Ledger(claims)) == ()


def test_no_value_stands_out_where_two_share_nothing():
    there = Question("troops", id="troops")
    said = [
        Claim.said(words, by=by, of=there, on="2024-10-24", id=by)
        for by, words in (("a", "3,000"), ("b", "9,000"))
    ]
    lines = [line for _, line in sensitivity(Ledger(said), "troops").lines()]
    assert lines[1].startswith("no value that stands out")
