"""Parts that do not add up to their whole, and more than was ever expected."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.checking import check
from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.question import Question, Sum, Within
from provenance.rules import actual_exceeds_expected, parts_do_not_add_up

LOSSES = Question("the siege", measure="casualties", moves="level")
SUM = Sum("casualties", ["killed", "wounded"])


def estimate(figure):
    return figure if isinstance(figure, Estimate) else Estimate.parse(str(figure))


def stated(by="ministry", on="2024-10-23", **figures):
    return [
        Claim(
            by, LOSSES.but(measure=measure), estimate(figure), said_on=on, id=f"{by}-{measure}-{on}"
        )
        for measure, figure in figures.items()
    ]


def misfits(*claims, sums=(SUM,), **options):
    rule = parts_do_not_add_up.but(**options)
    return check(Ledger(claims, sums=sums), [rule]).findings


class TestPartsDoNotAddUp:
    def test_of_counts_are_explained_by_no_fraction(self):
        (finding,) = misfits(*stated(casualties=4005, killed="between 300 and 301", wounded=100))
        assert finding.causes == ("4,005 may be 400 with a digit too many",)

    def test_where_they_are_too_much(self):
        (finding,) = misfits(*stated(casualties=1000, killed=400, wounded=900))
        assert finding.reason == (
            "the parts come to 1,300, more than 1000, by 300 (23.1 %): "
            "400 (killed) + 900 (wounded) against 1000 (ministry)"
        )
        assert finding.claims[0] == "ministry-casualties-2024-10-23"
        assert dict(finding.numbers)["gap"] == 300

    def test_where_they_are_too_little(self):
        assert len(misfits(*stated(casualties=3652, killed=600, wounded=52))) == 1

    def test_not_where_they_do_or_nearly(self):
        assert misfits(*stated(casualties=1300, killed=400, wounded=900)) == ()
        assert misfits(*stated(casualties=7200, killed=6500, wounded=660)) == ()  # rounded

    def test_with_hedges_and_ranges(self):
        assert (
            misfits(*stated(casualties="about 20,000", killed="3,000 to 5,000", wounded=16000))
            == ()
        )
        assert misfits(*stated(casualties="at least 900", killed=400, wounded=900)) == ()
        assert (
            len(misfits(*stated(casualties="up to 900", killed=400, wounded="at least 700"))) == 1
        )

    def test_where_a_part_is_missing_only_too_much_counts(self):
        three = Sum("casualties", ["killed", "wounded", "missing"])
        assert misfits(*stated(casualties=1300, killed=400, wounded=500), sums=[three]) == ()
        assert len(misfits(*stated(casualties=800, killed=400, wounded=900), sums=[three])) == 1

    def test_not_between_sources_or_times(self):
        whole = stated(casualties=1000)
        assert misfits(*whole, *stated(by="other", killed=400, wounded=900)) == ()
        assert misfits(*whole, *stated(on="2024-11-23", killed=400, wounded=900)) == ()

    def test_not_where_nobody_can_say_which_part_belongs(self):
        again = stated(killed=500)[0].but(id="again")
        assert misfits(*stated(casualties=1000, killed=400, wounded=900), again) == ()

    def test_by_place_and_by_subject(self):
        def at(place, figure):
            return Claim("us", Question("troops", place=place), Estimate.exactly(figure), id=place)

        sums = [Sum("Russia", ["Kursk", "Belgorod"])]
        assert len(misfits(at("Russia", 10), at("Kursk", 8), at("Belgorod", 8), sums=sums)) == 1

    def test_thresholds(self):
        claims = stated(casualties=1000, killed=400, wounded=900)
        assert misfits(*claims, at_least=301) == ()
        hedged = stated(casualties="about 22,000", killed=20000, wounded=1000)
        assert misfits(*hedged) == ()
        assert len(misfits(*hedged, at_least_share=Decimal("0.04"))) == 0  # within its rounding
        hedged = stated(casualties="about 22,000", killed=18500, wounded=1500)
        assert misfits(*hedged) == ()
        assert len(misfits(*hedged, at_least_share=Decimal("0.05"))) == 1

    @given(st.lists(st.integers(0, 10**6), min_size=2, max_size=5))
    def test_never_of_parts_that_are_the_whole_sum(self, parts):
        names = [f"part {number}" for number in range(len(parts))]
        figures = {"casualties": Estimate.exactly(sum(parts))}
        figures |= {name: Estimate.exactly(one) for name, one in zip(names, parts, strict=True)}
        assert misfits(*stated(**figures), sums=[Sum("casualties", names)]) == ()


THERE = Question("troops", place="Russia")
TOTAL = THERE.but(status="expected")


def claim(words, by, of, on="2024-10-23", **fields):
    return Claim(by, of, Estimate.parse(words), said_on=on, id=f"{by}-{of.status}", **fields)


def overtaken(*claims, **fields):
    found = check(Ledger(claims, **fields), [actual_exceeds_expected]).findings
    return [finding.claims for finding in found]


class TestActualExceedsExpected:
    def test_where_more_are_there_than_are_expected_in_all(self):
        both = [claim("15,000", "us", THERE), claim("12,000", "seoul", TOTAL)]
        assert overtaken(*both) == [("us-actual", "seoul-expected")]

    @pytest.mark.parametrize("there", ["3,000", "12,000", "at least 3,000", "up to 15,000"])
    def test_not_where_the_rest_may_still_come(self, there):
        assert overtaken(claim(there, "us", THERE), claim("some 12,000", "seoul", TOTAL)) == []

    def test_a_floor_expected_binds_nothing(self):
        assert overtaken(claim("15,000", "us", THERE), claim("12,000+", "seoul", TOTAL)) == []

    @pytest.mark.parametrize(("status", "count"), [("planned", 1), ("feared", 0), ("possible", 0)])
    def test_what_is_planned_binds_and_what_is_feared_does_not(self, status, count):
        other = claim("12,000", "seoul", THERE.but(status=status))
        assert len(overtaken(claim("15,000", "us", THERE), other)) == count

    def test_of_a_part_of_the_place(self):
        both = [claim("15,000", "us", THERE.but(place="Kursk")), claim("12,000", "seoul", TOTAL)]
        assert overtaken(*both) == []
        assert len(overtaken(*both, wholes=[Within("Kursk", "Russia")])) == 1

    def test_not_of_a_later_time_than_it_was_expected_for(self):
        later = claim("15,000", "us", THERE, on="2025-02-01")
        assert overtaken(later, claim("12,000", "seoul", TOTAL)) == []
        for_year_end = claim("12,000", "seoul", TOTAL, target="2025-02")
        assert len(overtaken(later, for_year_end)) == 1

    def test_of_an_earlier_running_total(self):
        killed = Question("the siege", measure="killed", moves="running_total")
        early = claim("15,000", "us", killed, on="2024-01-01")
        assert len(overtaken(early, claim("12,000", "seoul", killed.but(status="expected")))) == 1
