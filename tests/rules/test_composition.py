"""Whether parts come to their whole, and reading wholes and parts out of texts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.composition import Composition, read_breakdowns
from provenance.estimate import Estimate
from provenance.tolerance import Tolerance


def parse(*words):
    return [Estimate.parse(one) for one in words]


class TestComposition:
    @pytest.mark.parametrize(
        ("whole", "parts"),
        [
            ("7,200", ["6,500", "500", "200"]),
            ("about 100,000", ["80,000", "7,000", "2,000", "10,000"]),
            ("150,000-190,000", ["100,000 to 150,000", "20,000", "15,000", "5,000 to 15,000"]),
            ("about 115,000", ["110,000", "3,000", "1,000"]),  # the parts are rounded as well
            ("at least 150,000", ["35,000", "50,000", "70,000"]),
            ("up to 600,000", ["at least 400,000", "190,000"]),
            ("0", ["0", "0"]),
        ],
    )
    def test_fits(self, whole, parts):
        assert Composition(*parse(whole), parse(*parts)).misfit() is None

    @pytest.mark.parametrize(
        ("whole", "parts", "exceeds"),
        [
            ("about 27,000", ["15,000", "3,000", "16,000"], True),
            ("3,652", ["600", "52"], False),
            ("up to 900", ["500", "at least 700"], True),
            ("at least 5,000", ["1,000", "up to 2,000"], False),
            ("0", ["1", "0"], True),
            ("10", ["6", "6"], True),  # who counts to the last unit does not round it
        ],
    )
    def test_does_not_fit(self, whole, parts, exceeds):
        misfit = Composition(*parse(whole), parse(*parts)).misfit()
        assert misfit is not None
        assert misfit.exceeds is exceeds

    def test_of_parts_that_are_not_all_can_only_be_too_much(self):
        assert (
            Composition(*parse("9,000"), parse("1,000", "2,000"), complete=False).misfit() is None
        )
        assert Composition(*parse("2,000"), parse("4,000"), complete=False).misfit() is not None

    def test_what_is_measured_is_rounded_to_the_last_unit_and_what_is_counted_is_not(self):
        made = Composition(*parse("10"), parse("6", "6"))
        assert made.misfit(counts=False) is None
        assert made.misfit(counts=True) is not None
        assert Composition(*parse("12"), parse("6", "6")).misfit() is None
        assert Composition(*parse("100"), parse("60", "60")).misfit() is None  # rounded to tens

    def test_of_nothing_fits(self):
        assert Composition(Estimate.exactly(3), []).misfit() is None
        assert Composition(Estimate.unknown(), parse("3", "4")).misfit() is None

    def test_of_odd_figures_is_not_judged(self):
        assert Composition(Estimate(5, 3), parse("30", "40")).misfit() is None

    def test_as_said_leaves_no_room_for_rounding(self):
        made = Composition(*parse("1,000"), parse("400", "590"))
        assert made.misfit() is None
        assert made.misfit(Tolerance.as_said()) is not None

    @given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), st.integers(1, 1000))
    def test_scale_changes_nothing(self, numbers, factor):
        whole, *parts = (Estimate.exactly(one) for one in (*numbers, 7))
        one = Composition(whole, parts).misfit(Tolerance.as_said())
        scaled = Composition(whole.scaled(factor), [part.scaled(factor) for part in parts])
        assert (one is None) == (scaled.misfit(Tolerance.as_said()) is None)

    @given(st.integers(0, 10**6), st.lists(st.integers(0, 10**5), min_size=1, max_size=5))
    def test_a_higher_threshold_only_removes(self, whole, parts):
        made = Composition(Estimate.about(whole), [Estimate.exactly(one) for one in parts])
        shares = [Decimal(share) / 10 for share in range(11)]
        told = [made.misfit(at_least_share=share) is not None for share in shares]
        assert told == sorted(told, reverse=True)


def told(text):
    return [str(breakdown) for breakdown in read_breakdowns(text)]


def misfits(text):
    return [str(m) for b in read_breakdowns(text) for m in b.misfits(at_least_share=Decimal("0.1"))]


class TestReadingBreakdowns:
    def test_of_a_list_in_brackets(self):
        text = "about 500 personnel (200 Land Forces; 200 Coast Guard; 100 Air Force) (2019)"
        assert told(text) == ["about 500 = 200 Land Forces + 200 Coast Guard + 100 Air Force"]

    def test_of_a_list_that_names_its_parts_first(self):
        assert misfits("about 9,000 troops (Army: 8,000; Navy: 1,000)") == []
        assert len(misfits("about 9,000 troops (Army 18,000; Navy 1,000)")) == 1

    def test_of_several_wholes_in_one_text(self):
        text = (
            "about 190,000 under the Ministry (180,000 Army; 5,000 Navy; 5,000 Air Force); about "
            "25,000 others (10,000 Guards; 15,000 Police); 100-160,000 militia"
        )
        assert told(text) == [
            "about 190,000 = 180,000 Army + 5,000 Navy + 5,000 Air Force",
            "about 25,000 = 10,000 Guards + 15,000 Police",
        ]

    def test_what_stands_outside_is_no_part(self):
        text = "about 25,000 active (18,000 Army; 7,000 Navy), 15,000 Police; est. 9,000 reserves"
        assert told(text) == ["about 25,000 = 18,000 Army + 7,000 Navy"]

    def test_what_a_part_includes_is_counted_once(self):
        text = "about 16,000 (7,000 Army; 2,000 Navy, including about 1,000 marines; 7,000 other)"
        assert told(text) == [
            "about 16,000 = 7,000 Army + 2,000 Navy + 7,000 other",
            "2,000 includes about 1,000 marines",
        ]

    def test_in_brackets_as_well(self):
        text = "about 84,000 (50,000 Army; 19,000 Navy (includes about 3,000 marines); 15,000 Air)"
        assert told(text) == [
            "about 84,000 = 50,000 Army + 19,000 Navy + 15,000 Air",
            "19,000 includes about 3,000 marines",
        ]

    def test_abbreviated_too(self):
        text = "about 27,000 (14,000 Army; 7,000 Navy, inc about 1,000 marines; 6,000 Air Force)"
        assert told(text)[0] == "about 27,000 = 14,000 Army + 7,000 Navy + 6,000 Air Force"

    def test_what_the_whole_includes_bounds_it_alone(self):
        assert told("about 12,000 troops, including about 3,000 National Guard") == [
            "about 12,000 includes about 3,000 National Guard"
        ]
        assert misfits("about 12,000 troops, including about 3,000 National Guard") == []
        assert len(misfits("about 12,000 troops, including about 30,000 National Guard")) == 1

    def test_including_before_the_list_belongs_to_the_whole(self):
        text = "about 271,000, including the police (96,000 Army; 68,000 Navy; 107,000 police)"
        assert misfits(text) == []
        assert len(read_breakdowns(text)[0].parts) == 3

    def test_the_list_of_an_included_part_is_its_own(self):
        text = (
            "about 600,000 including 410,000 regulars (350,000 Ground Forces; 60,000 Navy) "
            "and 190,000 guards (150,000 Ground Forces; 40,000 others)"
        )
        assert "410,000 = 350,000 Ground Forces + 60,000 Navy" in told(text)
        assert "190,000 = 150,000 Ground Forces + 40,000 others" in told(text)
        assert misfits(text) == []

    def test_of_ranges_and_shortened_ranges(self):
        text = "about 550-600,000 (350,000 Army; 150-190,000 Guards; 40-60,000 Navy)"
        assert len(read_breakdowns(text)[0].parts) == 3
        assert misfits(text) == []

    def test_a_note_holds_no_parts(self):
        text = "about 67,000 (50,000 Land; 17,000 Air Force; note: 10-15,000 personnel are joint)"
        assert told(text) == ["about 67,000 = 50,000 Land + 17,000 Air Force"]

    @pytest.mark.parametrize(
        "text",
        [
            "about 3,000 troops (2019 est.)",
            "about 30,000 troops (up from 25,000 in 2019)",
            "about 30,000 troops (25,000 in 2019; 28,000 in 2020)",
            "about 30,000 troops (25,000; 28,000)",
            "about 1,800 personnel (ground, air, naval, and military police)",
            "5 divisions (30,000 soldiers; 200 tanks)",
            "about 3,000 troops (40 percent Army; 60 percent Navy)",
            "no figures (at all)",
            "",
            "((((",
            "))))",
        ],
    )
    def test_what_is_no_breakdown(self, text):
        assert misfits(text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "about 80,000 (50,000 Army; 17,000 Navy, including 3,500 marines); 13,000 Air Force)",
            "about 850,000 (300,000 Army; 100,000 others (staff, etc.); est. 700,000 Guards (2021)",
        ],
    )
    def test_brackets_that_do_not_match_are_not_judged(self, text):
        assert not all(breakdown.is_sound for breakdown in read_breakdowns(text))
        assert misfits(text) == []

    def test_reports_what_truly_does_not_add_up(self):
        text = "about 27,000 active (15,000 Army; 3,000 Navy; 16,000 Gendarmerie), 15,000 Police"
        assert misfits(text) == [
            "the parts come to 34,000, more than about 27,000, by 7,000 (20.6 %)"
        ]

    @given(st.text(alphabet="1230,.() ;including Army", max_size=200))
    def test_has_an_answer_for_any_text(self, text):
        for breakdown in read_breakdowns(text):
            assert breakdown.parts or breakdown.included
            list(breakdown.misfits())

    @given(st.lists(st.integers(1, 999), min_size=2, max_size=5))
    def test_of_parts_that_add_up_never_misfits(self, thousands):
        names = ("Army", "Navy", "Air Force", "Coast Guard", "Gendarmerie")
        listed = "; ".join(f"{n},000 {name}" for n, name in zip(thousands, names, strict=False))
        text = f"the forces have {sum(thousands):,},000 personnel ({listed}); 5,000 police (2020)"
        assert len(read_breakdowns(text)[0].parts) == len(thousands)
        assert misfits(text) == []

    @pytest.mark.parametrize(
        "unit", ["(", ")", "1,000 (", "(1 Army; ", "3,000 including ", "note "]
    )
    def test_takes_time_in_step_with_the_length(self, unit):
        # A reader that goes back and forth would take minutes here.
        read_breakdowns(unit * (20_000 // len(unit)))
