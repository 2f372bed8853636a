"""Weights, means and measures worked out by hand, to the last digit."""

import math
from decimal import Decimal, localcontext

import pytest

from provenance.claim import Claim
from provenance.corroboration import combine, spread_of, suspected_copying
from provenance.corroboration.dispersion import Point, point_of, weighted_mean
from provenance.errors import EstimateError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question

TOLL = Question("toll", id="toll")
RARE = (1417, 1533, 1689, 1702, 1856)


def record(by, *figures, first=10, **fields):
    return [
        Claim.said(
            figure if isinstance(figure, str) else f"{figure:,}",
            by=by,
            of=TOLL,
            on=f"2024-10-{day}",
            id=f"{by}{day}",
            **fields,
        )
        for day, figure in enumerate(figures, start=first)
        if figure
    ]


def others(*names):
    return [
        claim
        for number, by in enumerate(names, start=1)
        for claim in record(by, *(figure + 40 * number for figure in RARE))
    ]


def about(middle, room):
    return Estimate.about(middle, give_or_take=room)


class TestTheWeightOfASharedValue:
    def test_is_the_odds_that_a_copier_and_that_another_prints_it(self):
        # Of the two others none prints it: (0 + 0.5) / (2 + 0.5 (3 + 1)) = 1/8 of them would.
        ledger = Ledger([*record("a", *RARE), *record("b", *RARE), *others("c", "d")])
        (found,) = suspected_copying(ledger)
        weight = math.log(0.8 * 8 + 0.2)
        assert [one.weight for one in found.shared] == pytest.approx([weight] * 5)
        assert found.score == pytest.approx(5 * weight)
        # Four sources make six pairs.
        assert found.prior == pytest.approx(-math.log(6))
        assert found.odds == pytest.approx(5 * weight - math.log(6))

    def test_falls_with_everybody_else_who_prints_it(self):
        third = [None, None, *RARE[2:]]
        claims = [*record("a", *RARE), *record("b", *RARE), *record("c", 9, 8, *third[2:])]
        found = suspected_copying(Ledger([*claims, *others("d")]))[0]
        # Of the first two days no other prints it; of the rest, one of two others does.
        rare, common = math.log(0.8 * 8 + 0.2), math.log(0.8 * 3.5 / 1.5 + 0.2)
        assert [one.weight for one in found.shared] == pytest.approx([rare] * 2 + [common] * 3)
        assert [one.value for one in found.shared][:2] == ["1,417", "1,533"]

    def test_of_a_value_that_differs_is_that_of_no_copy(self):
        claims = [*record("a", *RARE), *record("b", *RARE[:4], 77), *others("c", "d")]
        (found,) = suspected_copying(Ledger(claims))
        assert (found.differing, len(found.shared)) == (1, 4)
        assert found.score == pytest.approx(4 * math.log(6.6) + math.log(0.2))

    def test_outweighs_the_pairs_of_all_who_share_any_item(self):
        claims = [*record("a", *RARE, 7), *record("b", *RARE), *others("c", "d")]
        (found,) = suspected_copying(Ledger([*claims, *record("e", 8, first=15)]))
        assert found.prior == pytest.approx(-math.log(10))
        (found,) = suspected_copying(Ledger([*claims, *record("e", 8, first=20)]))
        assert found.prior == pytest.approx(-math.log(6))

    def test_may_just_be_enough_against_what_differs(self):
        for number, told in ((3, [4 * math.log(6.6) + 3 * math.log(0.2) - math.log(6)]), (4, [])):
            claims = [
                *record("a", *RARE[:4], *range(1, number + 1)),
                *record("b", *RARE[:4], *range(21, number + 21)),
                *others("c", "d"),
            ]
            found = suspected_copying(Ledger(claims))
            assert [one.odds for one in found] == pytest.approx(told)
            assert all(0 < one.odds < 1 for one in found)

    def test_of_three_shared_values_may_tell_and_two_never_do(self):
        for number, pairs in ((3, 1), (2, 0)):
            shared = RARE[:number]
            claims = [*record("a", *shared), *record("b", *shared), *others("c", "d", "e")]
            assert len(suspected_copying(Ledger(claims))) == pairs


class TestCopying:
    def test_names_the_pair_the_rarest_value_and_the_later_one_in_a_sentence(self):
        late = record("b", *RARE, first=11, as_of="2024-10-01")
        early = record("a", *RARE, as_of="2024-10-01")
        assert suspected_copying(Ledger([*early, *late])) == ()  # one day, one value each
        claims = [*record("a", *RARE), *others("c", "d")]
        copies = [
            claim.but(said_on="2024-11-30", as_of=claim.said_on, id=f"b{claim.id}", source="b")
            for claim in record("a", *RARE)
        ]
        (found,) = suspected_copying(Ledger([*claims, *copies]))
        assert found.reason == (
            "a and b share 5 values that few others print, such as '1,856', and differ in 0: "
            "suspected copying, not proof; b is the later one"
        )
        assert found.account().splitlines()[1] == "  '1,417' on toll (weight 1.89)"
        told = found.to_dict()
        assert (told["sources"], told["later"], told["differing"]) == (["a", "b"], "b", 0)
        assert told["shared"][0] == {
            "value": "1,417",
            "claims": ["a10", "ba10"],
            "weight": 1.88707,
        }
        assert (told["score"], told["odds"]) == (9.435348, 7.643589)

    def test_the_first_of_two_may_be_the_later_one_and_neither_if_days_differ_both_ways(self):
        def later(*days):
            claims = [*record("z", *RARE), *others("c", "d")]
            claims += [
                claim.but(said_on=f"2024-{day}", as_of=claim.said_on, id=f"a{claim.id}", source="a")
                for claim, day in zip(record("z", *RARE), days, strict=True)
            ]
            (found,) = suspected_copying(Ledger(claims))
            assert (found.first.id, found.second.id) == ("a", "z")
            return found.later and found.later.id

        assert later(*["11-30"] * 5) == "a"
        assert later(*["09-30"] * 5) == "z"
        assert later(*["11-30"] * 4, "09-30") is None

    def test_the_strongest_pair_comes_first(self):
        claims = [*record("a", *RARE[:4]), *record("b", *RARE[:4]), *others("c", "d")]
        more = [claim.but(source=by, id=f"{by}{claim.id}") for by in "yz" for claim in others("e")]
        more = [claim.but(estimate=claim.estimate.scaled(7), words="") for claim in more]
        found = suspected_copying(Ledger([*claims, *more]))
        assert [(one.first.id, one.second.id) for one in found] == [("y", "z"), ("a", "b")]
        assert found[0].odds > found[1].odds > 0

    def test_the_first_print_of_a_source_is_the_one_that_counts(self):
        again = [
            claim.but(estimate=Estimate.exactly(5), words="", said_on="2024-12-01", as_of=day)
            for claim in record("b", *RARE)
            for day in [claim.said_on]
        ]
        again = [claim.but(id=f"again{claim.id}") for claim in again]
        claims = [*record("a", *RARE), *record("b", *RARE), *again, *others("c", "d")]
        (found,) = suspected_copying(Ledger(claims))
        assert (len(found.shared), found.differing) == (5, 0)

    def test_what_fifty_print_may_tell_and_what_more_print_does_not(self):
        for number, pairs in ((50, 50 * 49 // 2), (51, 0)):
            claims = [c for n in range(number) for c in record(f"s{n:02}", *RARE)]
            claims += [c for n in range(400) for c in record(f"t{n}", *[7 + n] * 5)]
            assert len(suspected_copying(Ledger(claims))) == pairs

    def test_two_who_are_alone_give_no_sign(self):
        assert suspected_copying(Ledger([*record("a", *RARE), *record("b", *RARE)])) == ()

    def test_what_has_no_figure_and_what_is_declared_does_not_end_the_search(self):
        bare = [Claim("aa", TOLL, said_on="2024-10-01", id="bare")]
        bare.append(Claim("ab", TOLL, Estimate.unknown(), said_on="2024-10-01", id="none"))
        claims = [*bare, *record("a", *RARE), *record("b", *RARE), *others("c", "d")]
        (found,) = suspected_copying(Ledger(claims))
        assert len(found.shared) == 5
        tied = Link("repeats", by="b", claims=["b10"], targets=["a10"])
        (fewer,) = suspected_copying(Ledger(claims, links=[tied]))
        assert len(fewer.shared) == 4

    def test_figures_without_words_are_held_as_they_are_written(self):
        claims = [*record("a", *RARE), *record("b", *RARE), *others("c", "d")]
        bare = [claim.but(words="") for claim in claims]
        (found,) = suspected_copying(Ledger(bare))
        assert found.shared[0].value == "1,417"
        assert found.score == suspected_copying(Ledger(claims))[0].score

    def test_what_was_printed_on_no_known_day_comes_last_and_tells_no_order(self):
        undated = [claim.but(said_on=None, as_of=claim.said_on) for claim in record("b", *RARE)]
        claims = [*record("a", *RARE), *undated, *others("c", "d")]
        (found,) = suspected_copying(Ledger(claims))
        assert (len(found.shared), found.later) == (5, None)
        assert found.reason.endswith("and differ in 0: suspected copying, not proof")
        assert next(iter(found.lines())) == (0, found.reason)
        assert (found.to_dict()["later"], found.to_dict()["reason"]) == (None, found.reason)
        turned = [
            claim.but(source={"a": "b", "b": "a"}.get(by, by))
            for claim in claims
            for by in [claim.source.id]
        ]
        (found,) = suspected_copying(Ledger(turned))
        assert (len(found.shared), found.later) == (5, None)
        twice = [
            claim.but(estimate=Estimate.exactly(5), words="", said_on=None, id=f"0{claim.id}")
            for claim in undated
        ]
        first = [claim.but(as_of=claim.said_on) for claim in record("b", *RARE)]
        claims = [*record("a", *RARE), *first, *twice, *others("c", "d")]
        (found,) = suspected_copying(Ledger(claims))
        assert (len(found.shared), found.differing) == (5, 0)


class TestSpread:
    def test_of_figures_of_unequal_errors_weighs_them_by_their_squares(self):
        # Errors of 1 and 2 weigh 4 to 1: the mean of 10 and 15 is 11, and Q = 1 + 4.
        points = Point(Decimal(10), Decimal(1)), Point(Decimal(15), Decimal(2))
        mean, error = weighted_mean(points)
        assert mean == 11
        assert error == 1 / Decimal("1.25").sqrt()
        spread = spread_of([about(15, 4), about(10, 2)])
        assert (spread.q, spread.points) == (5, points)
        assert spread.i_squared == Decimal("0.8")
        assert spread.birge == spread.scale == Decimal(5).sqrt()

    def test_a_best_figure_counts_before_the_middle(self):
        assert point_of(Estimate(10, 20, best=12)) == Point(Decimal(12), Decimal("2.5"))
        assert point_of(Estimate(10, 20)) == Point(Decimal(15), Decimal("2.5"))

    def test_where_one_certain_figure_is_left_there_is_no_scale(self):
        # The limit is 3 √2 times the error of the mean, which is nearly 0.5.
        assert spread_of([about(10, 1), about(90, 400)]).scale == 1

    def test_is_told_with_three_digits_at_most(self):
        spread = spread_of([about(10, 2), about(12, 2), about(15, 4)])
        assert str(spread) == (
            "3 figures with stated errors scatter 1.667 times as far as these explain (Q 5.556,"
            " I² 64 %)"
        )
        assert spread.to_dict() == {
            "figures": 3,
            "q": "5.556",
            "i_squared": "0.64",
            "birge": "1.667",
            "scale": "1.667",
        }

    def test_is_told_alike_whatever_the_caller_s_decimal_settings(self):
        spread = spread_of([about(10, 2), about(12, 2), about(150000, 4)])
        told, plain = str(spread), spread.to_dict()
        with localcontext() as context:
            context.prec = 3
            assert (str(spread), spread.to_dict()) == (told, plain)
            mean = weighted_mean(spread.points)[0]
            assert str(mean) == "16676.44444444444444444444444"

    def test_leaves_out_what_states_no_error_of_its_own(self):
        stated = [about(10, 2), about(14, 2)]
        whole = spread_of(stated)
        vague = Estimate(5, 9, best=7, profile="airwars")
        odd = Estimate(9, 5, best=7)
        hedged = Estimate(5, 9, best=7, approximate=True)
        for other in (vague, odd, hedged, Estimate.exactly(99), Estimate(3, None, best=4)):
            assert spread_of([*stated, other]) == whole


class TestCombining:
    FIGURES = (about(100, 20), about(140, 40))

    @pytest.mark.parametrize(
        ("method", "low", "best", "high"),
        [
            # Errors of 10 and 20, deviations of 20: 2 √(250 + 400) = 50.99 on either side of 120.
            ("linear_pool", "69.00", "120", "171.00"),
            # Weights of 4 and 1 make 108, with an error of 1 / √0.0125 = 8.944.
            ("inverse_variance", "90.11", "108", "125.89"),
            ("envelope", "80", "130", "180"),
        ],
    )
    def test_worked_by_hand(self, method, low, best, high):
        found = combine(self.FIGURES, method=method)
        assert found.value == Estimate(Decimal(low), Decimal(high), best=Decimal(best))
        assert (found.method, found.figures) == (method, self.FIGURES)

    def test_ends_are_rounded_outwards(self):
        third = combine([Estimate.between(0, 1), Estimate.between(0, 2), Estimate.between(0, 5)])
        # The mean is 4/3; within (1/16 + 1/4 + 25/16) / 3, between (25/36 + 1/9 + 49/36) / 3.
        half = 2 * (Decimal(30) / 16 / 3 + Decimal(78) / 36 / 3).sqrt()
        exact = Decimal(4) / 3 - half, Decimal(4) / 3 + half
        assert third.value.low < exact[0] < third.value.low + Decimal("0.01")
        assert third.value.high - Decimal("0.01") < exact[1] < third.value.high
        assert third.value.best == Decimal("1.33")

    def test_a_combination_names_its_method_and_warns(self):
        assert str(combine(self.FIGURES, method="envelope")) == (
            "130, give or take 50 by envelope of 2 figures; it is as wide as the widest"
            " figures make it"
        )

    @pytest.mark.parametrize(
        ("figures", "method", "message", "value"),
        [
            ((), "linear_pool", "there are no figures to combine", ()),
            (
                (Estimate.exactly(3),),
                "mean",
                "no method is called 'mean'; choose linear_pool, inverse_variance, envelope",
                "mean",
            ),
            (
                (Estimate.exactly(3), about(3, 1)),
                "inverse_variance",
                "a figure without a stated error cannot be weighted by it; use linear_pool",
                [Point(Decimal(3), Decimal(0)), Point(Decimal(3), Decimal("0.5"))],
            ),
        ],
    )
    def test_what_cannot_be_combined_is_named(self, figures, method, message, value):
        with pytest.raises(EstimateError) as caught:
            combine(figures, method=method)
        assert str(caught.value) == message
        assert caught.value.value == value
