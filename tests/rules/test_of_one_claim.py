"""Rules on a single claim: its range, its clocks, its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.checking import check
from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.strategies import estimates, phrases

DEATHS = Question("the clash", measure="deaths", moves="final")


def found(claim):
    return {finding.rule: finding for finding in check(Ledger([claim])).findings}


def row(low, best, high):
    return Claim("ged", DEATHS, Estimate(low, high, best=best), id="row")


class TestRanges:
    @pytest.mark.parametrize(
        ("figures", "rules"),
        [
            ((2, 2, 2), set()),
            ((2, 3, 9), set()),
            ((3, 2, 3), {"best-outside"}),
            ((3, 4, 3), {"best-outside"}),
            ((5, 4, 3), {"low-above-high", "best-outside"}),
            ((5, None, 3), {"low-above-high"}),
            ((None, 4, 3), {"best-outside"}),
            ((None, None, 3), set()),
            ((0, 0, 0), set()),
        ],
    )
    def test_low_best_high(self, figures, rules):
        assert set(found(row(*figures))) == rules

    def test_both_figures_are_named(self):
        assert found(row(3, 2, 3))["best-outside"].reason == "best 2 is below low 3"
        assert dict(found(row(5, 4, 3))["low-above-high"].numbers) == {
            "low": 5,
            "best": 4,
            "high": 3,
        }

    @given(*[st.integers(0, 9)] * 3)
    def test_exactly_the_rows_out_of_order(self, low, best, high):
        rules = found(row(low, best, high))
        assert ("low-above-high" in rules) == (low > high)
        assert ("best-outside" in rules) == (not low <= best <= high)

    @given(estimates())
    def test_never_an_estimate_that_a_person_would_state(self, estimate):
        claim = Claim("us", Question("troops"), estimate, id="a")
        assert not {"best-outside", "low-above-high"} & set(found(claim))


class TestClocks:
    def claim(self, **dates):
        return Claim(
            "us", Question(**{"subject": "troops"} | dates.pop("asked", {})), id="a", **dates
        )

    def test_said_before_it_happened(self):
        early = self.claim(said_on="2024-10-20", as_of="2024-10-24")
        assert found(early)["said-before-it-happened"].reason == (
            "it was said on 20 October 2024 to be so as of 24 October 2024, 4 days later"
        )

    @pytest.mark.parametrize(
        "dates",
        [
            {"said_on": "2024-10-23", "as_of": "2024-10-24"},  # the zones' day
            {"said_on": "2024-10-24", "as_of": "2024-10-20"},
            {"said_on": "2024-10-20", "as_of": "2024-10"},
            {"said_on": "2024-10-20"},
            {"said_on": "2024-10-20", "as_of": "2025", "asked": {"status": "expected"}},
            {"said_on": "2024-10-20", "as_of": "2025", "stance": "unsure"},
            {"said_on": "2024-10-24", "recorded_on": "2024-10-23"},
            {"said_on": "2024-10-24", "recorded_on": "2024-10-25"},
        ],
    )
    def test_what_is_in_order(self, dates):
        assert found(self.claim(**dates)) == {}

    def test_recorded_before_it_was_said(self):
        early = self.claim(said_on="2024-10-24", recorded_on="2024-10-20")
        assert set(found(early)) == {"recorded-before-it-was-said"}


class TestWords:
    def claim(self, words, estimate):
        return Claim("us", Question("troops"), estimate, words=words, id="a")

    def test_that_say_another_figure(self):
        finding = found(self.claim("some 3,000 troops", Estimate.exactly(12000)))
        assert finding["words-and-figure-differ"].severity.value == "error"
        assert finding["words-and-figure-differ"].reason == (
            "stored as 12,000, while the words say about 3,000"
        )

    def test_with_a_slip_that_would_explain_it(self):
        finding = found(self.claim("some 3,000 troops", Estimate.exactly(30000)))
        assert finding["words-and-figure-differ"].causes == (
            "30,000 may be 3,000 off by a factor of ten",
            "30,000 may be 3,000 with a digit too many",
        )

    def test_whose_hedge_got_lost(self):
        finding = found(self.claim("at least 3,000 troops", Estimate.exactly(3000)))
        assert finding["words-and-figure-differ"].severity.value == "warning"

    @pytest.mark.parametrize(
        ("words", "estimate"),
        [
            ("at least 3,000 troops", Estimate.at_least(3000)),
            ("12,000 expected, with 3,000 deployed already", Estimate.exactly(3000)),
            ("troops have arrived", Estimate.exactly(3000)),
            ("", Estimate.exactly(3000)),
            ("3,000 troops", None),
            ("some 3,000", Estimate.about(3000)),
            ("over 3,000 troops", Estimate.at_least(3001)),
            ("fewer than 3,000 troops", Estimate.at_most(2999)),
            ("12.000 soldiers", Estimate.exactly(12000)),
            ("7 dead and 20 wounded", Estimate.exactly(27)),
            ("half of the 12,000 troops", Estimate.exactly(6000)),
            ("a third of 9,000", Estimate.exactly(3000)),
            ("dozens were there", Estimate(24, 99)),
            ("dozens were there", Estimate.exactly(12)),
            ("dozens were there", Estimate.exactly(239)),
            ("dozens were there", Estimate.at_most(30)),
            ("dozens were there", Estimate.at_least(30)),
            ("up to dozens were there", Estimate.exactly(20)),
            ("12.000 soldiers", Estimate(12, 12000)),
        ],
    )
    def test_that_say_the_same_or_nothing(self, words, estimate):
        assert found(self.claim(words, estimate)) == {}

    @pytest.mark.parametrize(
        ("words", "estimate"),
        [
            ("dozens were there", Estimate.exactly(30000)),
            ("dozens were there", Estimate.exactly(240)),
            ("dozens were there", Estimate.at_most(300)),
            ("dozens were there", Estimate.at_least(300)),
            ("12.000 soldiers", Estimate.exactly(1200)),
            ("7 dead and 20 wounded", Estimate.exactly(28)),
            ("more than 3,000 troops", Estimate.at_least(4000)),
        ],
    )
    def test_that_can_be_read_otherwise_but_not_so(self, words, estimate):
        assert "words-and-figure-differ" in found(self.claim(words, estimate))

    def test_of_a_length_may_leave_its_hedge_to_them(self):
        front = Question("the front", unit="km")
        for words in ("some 300 km", "some 300 km with 20 forts"):
            claim = Claim("us", front, Estimate.exactly(300), words=words, id="a")
            assert found(claim) == {}

    def test_of_a_count_are_explained_by_no_fraction(self):
        far = Estimate.exactly(4005)
        finding = found(self.claim("between 400 and 401 troops", far))["words-and-figure-differ"]
        assert finding.causes == ("4,005 may be 400 with a digit too many",)
        front = Question("the front", unit="km")
        claim = Claim("us", front, far, words="between 400 and 401 km", id="a")
        causes = found(claim)["words-and-figure-differ"].causes
        assert causes[0] == "4,005 may be 400.5 off by a factor of ten"

    @pytest.mark.parametrize(
        "words",
        [
            "about 27,000 personnel [15,000 Army; 3,000 Navy; 16,000 Gendarmerie]",
            "about 12,000 troops, of which about 30,000 are guards",
            "About 12,000 troops, INCLUDING about 30,000 guards",
        ],
    )
    def test_that_list_parts_in_other_ways(self, words):
        assert "words-do-not-add-up" in found(self.claim(words, None))

    @given(phrases())
    def test_never_differ_from_a_figure_read_out_of_them(self, phrase):
        words = phrase[0] if isinstance(phrase, tuple) else phrase
        claim = Claim.said(words, by="us", of=Question("troops"), id="a")
        assert "words-and-figure-differ" not in found(claim)

    def test_that_list_parts_which_do_not_add_up(self):
        words = "about 27,000 personnel (15,000 Army; 3,000 Navy; 16,000 Gendarmerie)"
        finding = found(self.claim(words, None))["words-do-not-add-up"]
        assert finding.reason == (
            "the parts come to 34,000, more than about 27,000, by 7,000 (20.6 %): "
            "about 27,000 = 15,000 Army + 3,000 Navy + 16,000 Gendarmerie"
        )
        assert finding.severity.value == "error"

    def test_with_figures_too_large_to_be_added_up(self):
        most = "9" * 66
        told = found(self.claim(f"{most} troops ({most} Army; {most} Navy)", Estimate.exactly(5)))
        assert set(told) == {"words-and-figure-differ"}

    def test_with_another_reading_under_which_they_do(self):
        words = "about 2,500 police (1.700 Mobile Force; 800 Coast Guard)"
        finding = found(self.claim(words, None))["words-do-not-add-up"]
        assert finding.causes == ("1.700 may mean 1,700",)
