"""Running totals that fall, floors that are lowered, and daily figures that do not add up."""

from datetime import date, timedelta
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.checking import check
from provenance.claim import Claim
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.rules import daily_not_the_change, floor_lowered, running_total_fell
from provenance.settings import Exemption
from provenance.source import Source
from provenance.strategies import series

KILLED = Question("the siege", measure="killed", moves="running_total")
DAILY = KILLED.but(moves="change")
FIRST = date(2024, 10, 1)


def totals(*figures, of=KILLED, by="ministry", first=FIRST):
    """One total a day; None where there is none."""
    return [
        Claim(
            by,
            of,
            one if isinstance(one, Estimate) else Estimate.exactly(one),
            as_of=first + timedelta(days),
            said_on=first + timedelta(days),
            id=f"{by}-{of.moves}-{days + 1}-{dict(of.scope).get('episode', '')}",
        )
        for days, one in enumerate(figures)
        if one is not None
    ]


def falls(*claims):
    return [one.claims for one in check(Ledger(claims), [running_total_fell]).findings]


class TestRunningTotalFell:
    def test_from_one_day_to_the_next(self):
        (finding,) = check(Ledger(totals(30, 35, 20)), [running_total_fell]).findings
        assert finding.claims == ("ministry-running_total-2-", "ministry-running_total-3-")
        assert "fell from 35 on 2 October 2024 to 20 on 3 October 2024" in finding.reason
        assert finding.causes[-1] == "ministry may have revised the earlier figure"

    def test_over_days_without_a_figure(self):
        assert len(falls(*totals(30, None, None, 20))) == 1

    def test_once_for_each_step_down(self):
        assert len(falls(*totals(1032, None, 1000, None, 967, 1023))) == 2

    def test_even_by_less_than_its_rounding(self):
        assert len(falls(*totals(1032, 1000))) == 1

    def test_not_where_a_hedge_leaves_room(self):
        assert falls(*totals(Estimate.about(1032), Estimate.about(1000))) == []
        assert falls(*totals(1032, Estimate.about(1000))) == []
        assert falls(*totals(Estimate.at_least(1032), Estimate.at_least(1000))) == []

    def test_not_of_a_level_or_of_what_is_expected(self):
        assert falls(*totals(30, 20, of=KILLED.but(moves="level"))) == []
        assert falls(*totals(30, 20, of=KILLED.but(status="feared"))) == []

    def test_not_across_sources_but_across_voices_of_one(self):
        ministry, office = (Source(id_, speaks_for="gaza") for id_ in ("ministry", "office"))
        assert falls(*totals(30, by="a"), *totals(20, by="b", first=date(2024, 10, 2))) == []
        one = Claim(ministry, KILLED, Estimate.exactly(30), as_of="2024-10-01", id="one")
        two = Claim(office, KILLED, Estimate.exactly(20), as_of="2024-10-02", id="two")
        (finding,) = check(Ledger([one, two]), [running_total_fell]).findings
        assert "the speaker changed from ministry to office" in finding.causes

    def test_not_where_the_day_itself_was_corrected(self):
        corrected = Claim(
            "ministry",
            KILLED,
            Estimate.exactly(19),
            as_of="2024-10-01",
            said_on="2024-10-02",
            id="correction",
        )
        assert falls(*totals(30), corrected, *totals(None, None, 20)) == []

    def test_not_from_one_declared_episode_to_the_next(self):
        again = KILLED.but(scope={"episode": "second"})
        first = KILLED.but(scope={"episode": "first"})
        restarted = totals(4, 9, of=again, first=date(2024, 10, 3))
        assert falls(*totals(30, 35, of=first), *restarted) == []

    def test_but_an_undeclared_restart_is_one_and_is_suspected(self):
        (finding,) = check(Ledger(totals(300, 350, 4, 9, 15)), [running_total_fell]).findings
        assert finding.causes[0] == "the count may have begun anew on 3 October 2024"

    def test_an_exemption_keeps_it_with_its_reason(self):
        exemption = Exemption("running-total-fell", ["ministry-running_total-2-"], "a recount")
        report = check(Ledger(totals(30, 20), exemptions=[exemption]))
        assert report.findings == ()
        assert [one.reason for one in report.accepted] == ["a recount"]

    @pytest.mark.parametrize(
        ("options", "count"),
        [({"at_least": 5}, 1), ({"at_least": 6}, 0), ({"at_least_share": 1}, 0)],
    )
    def test_thresholds(self, options, count):
        rule = running_total_fell.but(**options)
        assert len(check(Ledger(totals(30, 25)), [rule]).findings) == count

    @given(series(falling=False))
    def test_never_where_nothing_fell(self, rising):
        assert falls(*rising.claims) == []

    @given(series())
    def test_as_often_as_a_figure_is_below_the_one_before(self, one):
        figures = [claim.estimate.low for claim in one.claims]
        assert len(falls(*one.claims)) == sum(b < a for a, b in pairwise(figures))


class TestFloorLowered:
    def test_is_a_note_and_no_contradiction(self):
        ledger = Ledger(totals(Estimate.at_least(2000), Estimate.at_least(1990)))
        (finding,) = check(ledger).findings
        assert (finding.rule, finding.severity.value) == ("floor-lowered", "note")
        assert "revised the floor" in finding.reason

    def test_not_a_floor_that_rises_or_meets_a_figure(self):
        ledger = Ledger(totals(Estimate.at_least(2000), Estimate.at_least(2000), 2500))
        assert check(ledger, [floor_lowered]).findings == ()


def days(first, last=None):
    return Window.between(f"2024-10-{first:02}", f"2024-10-{last or first:02}")


def added(figure, window, by="ministry"):
    figure = figure if isinstance(figure, Estimate) else Estimate.exactly(figure)
    return Claim(by, DAILY, figure, as_of=window, said_on=window.end, id=f"added-{window}")


def mismatches(*claims, **options):
    rule = daily_not_the_change.but(**options)
    return [one.claims for one in check(Ledger(claims), [rule]).findings]


def hedged(figure, how):
    """A true figure as it may be told: rounded to two digits, with a hedge that says so."""
    unit = 10 ** (len(str(figure)) - 2)
    down = figure // unit * unit
    return {
        "=": Estimate.exactly(figure),
        "~": Estimate.about((figure + unit // 2) // unit * unit),
        "<": Estimate.at_most(down + unit),
        ">": Estimate.at_least(down),
        "+": Estimate.between(down, down + unit),
    }[how]


class TestDailyNotTheChange:
    def test_where_the_total_grew_by_another_figure(self):
        claims = [*totals(30, 35), added(4, days(2))]
        (finding,) = check(Ledger(claims), [daily_not_the_change]).findings
        assert finding.claims == (
            "added-2 October 2024",
            "ministry-running_total-1-",
            "ministry-running_total-2-",
        )
        assert finding.reason == (
            "4 were added on 2 October 2024, but the running total of the siege, killed "
            "went from 30 to 35, by 5"
        )
        assert dict(finding.numbers) == {"added": "4", "before": "30", "after": "35", "gap": 1}

    def test_not_where_it_grew_by_that_figure(self):
        assert mismatches(*totals(30, 35), added(5, days(2))) == []

    def test_not_where_the_day_before_is_missing(self):
        assert mismatches(*totals(30, None, 35), added(2, days(3))) == []
        assert mismatches(*totals(30), added(2, days(1))) == []
        assert mismatches(*totals(30, None), added(2, days(2))) == []

    def test_of_periods_longer_than_a_day(self):
        assert mismatches(*totals(30, None, 35), added(5, days(2, 3))) == []
        assert len(mismatches(*totals(30, None, 35), added(4, days(2, 3)))) == 1

    def test_with_hedges_and_ranges_as_far_as_they_reach(self):
        about = Estimate.about(700)
        assert mismatches(*totals(1000, 1665), added(about, days(2))) == []
        assert len(mismatches(*totals(1000, 1600), added(about, days(2)))) == 1
        assert mismatches(*totals(1000, Estimate.at_least(1600)), added(800, days(2))) == []
        assert len(mismatches(*totals(1000, Estimate.at_least(1600)), added(500, days(2)))) == 1

    @pytest.mark.parametrize(
        ("before", "after", "more"),
        [
            (Estimate.about(1400), Estimate.about(1400), 3),
            (Estimate.more_than(2100), Estimate.about(2100), 18),
            (408, Estimate.about(420), 17),
            (Estimate.about(12000), 12300, 40),
            (Estimate.about(9900), Estimate.about(10000, side="below"), 130),
        ],
    )
    def test_not_within_the_hedge_of_a_total(self, before, after, more):
        assert mismatches(*totals(before, after), added(more, days(2))) == []

    def test_but_where_the_hedges_of_the_totals_leave_no_room(self):
        claims = [*totals(408, Estimate.about(420)), added(18, days(2))]
        (finding,) = check(Ledger(claims), [daily_not_the_change]).findings
        assert finding.reason.endswith("went from 408 to about 420, by about 12")
        assert mismatches(*totals(Estimate.about(400), 420), added(61, days(2))) != []

    @given(st.integers(10, 5000), st.integers(0, 500), st.tuples(*[st.sampled_from("=~<>+")] * 2))
    def test_never_of_a_true_record_however_it_is_hedged(self, start, more, hedges):
        told = [hedged(one, how) for one, how in zip((start, start + more), hedges, strict=True)]
        assert mismatches(*totals(*told), added(more, days(2))) == []

    def test_not_between_sources(self):
        assert mismatches(*totals(30, 35), added(4, days(2), by="other")) == []

    def test_names_a_slip_that_would_explain_it(self):
        claims = [*totals(37000, 40652), added(652, days(2))]
        (finding,) = check(Ledger(claims), [daily_not_the_change]).findings
        assert finding.causes == ("652 may be 3,652 with a digit left out",)

    def test_thresholds(self):
        claims = [*totals(30, 35), added(4, days(2))]
        assert mismatches(*claims, at_least=2) == []
        assert mismatches(*claims, at_least_share=1) == []

    @given(st.lists(st.integers(0, 500), min_size=1, max_size=8), st.integers(0, 500), st.data())
    def test_exactly_where_a_daily_figure_was_changed(self, daily, start, data):
        running = list(accumulate(daily, initial=start))
        odd = data.draw(st.sets(st.integers(0, len(daily) - 1)))
        told = [one + 1 if day in odd else one for day, one in enumerate(daily)]
        claims = [*totals(*running), *(added(one, days(day + 2)) for day, one in enumerate(told))]
        assert len(mismatches(*claims)) == len(odd)
