"""What one origin says over time: points, steps, revisions, gaps, restarts, and the best lag."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from provenance.checking import check
from provenance.claim import Claim
from provenance.comparison import compare
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question
from provenance.series import Lag, Series, best_lag, in_order, series_in
from provenance.source import Source
from provenance.strategies import ledgers
from provenance.strategies import series as series_
from provenance.verdict import Verdict

KILLED = Question("the siege", measure="killed", moves="running_total")
FIRST = date(2024, 10, 1)


def said(figure, day, *, on=None, by="ministry", **fields):
    estimate = figure if isinstance(figure, Estimate) else Estimate.exactly(figure)
    when = FIRST + timedelta(day - 1)
    return Claim(
        by,
        KILLED,
        estimate,
        as_of=when,
        said_on=on or when,
        **({"id": f"{by}-{day}-{figure}"} | fields),
    )


def made(*figures, by="ministry", first=1):
    claims = [
        said(one, day, by=by) for day, one in enumerate(figures, start=first) if one is not None
    ]
    return Series(by, KILLED, claims)


class TestPoints:
    def test_are_in_order_of_time_whatever_the_order_of_claims(self):
        series = Series("m", KILLED, [said(9, 3), said(3, 1), said(5, 2)])
        assert [point.figure.low for point in series.points] == [3, 5, 9]

    def test_hold_what_was_said_last_of_their_time(self):
        corrected = said(4, 1, on=FIRST + timedelta(5))
        series = Series("m", KILLED, [corrected, said(3, 1)])
        (point,) = series.points
        assert (point.figure.low, point.claim.id) == (4, "ministry-1-4")
        assert [(r.was.id, r.now.id) for r in series.revisions] == [
            ("ministry-1-3", "ministry-1-4")
        ]

    def test_hold_everything_that_may_stand_where_no_clock_tells(self):
        (point,) = Series("m", KILLED, [said(3, 1), said(5, 1)]).points
        assert (point.figure.low, point.figure.high) == (3, 5)

    def test_follow_a_declared_order(self):
        (point,) = Series("m", KILLED, [said(5, 1), said(3, 1, after=["ministry-1-5"])]).points
        assert point.figure.low == 3

    def test_leave_out_denials_unknown_and_odd_figures_and_undated_ones(self):
        claims = [
            said(3, 1),
            said(4, 2, stance="denies"),
            said(Estimate.unknown(), 3),
            said(Estimate(5, 3), 4),
            Claim("ministry", KILLED, Estimate.exactly(9), id="undated"),
        ]
        series = Series("m", KILLED, claims)
        assert len(series) == 1
        assert len(series.claims) == 5


class TestSteps:
    def test_lead_over_missing_days(self):
        series = made(3, None, 9)
        assert [(step.days, step.change) for step in series.steps] == [(2, 6)]
        assert [(gap.after.day, gap.until.day, gap.days) for gap in series.gaps()] == [(1, 3, 1)]
        assert series.gaps(longest=2) == ()

    def test_have_no_change_where_a_figure_is_no_single_one(self):
        (step,) = made(Estimate.at_least(3), 9).steps
        assert step.change is None

    def test_are_not_made_between_times_that_overlap(self):
        month = Claim("m", KILLED, Estimate.exactly(30), as_of="2024-10", id="month")
        assert Series("m", KILLED, [month, said(3, 4)]).steps == ()

    @given(series_(falling=True))
    def test_fall_somewhere_in_a_series_that_falls(self, series):
        assert any(step.fell for step in series.steps)

    @given(series_())
    def test_count_one_less_than_the_points(self, series):
        assert len(series.steps) == max(len(series.points) - 1, 0)


class TestNeighbours:
    @given(series_())
    def test_are_the_points_around(self, series):
        around = [None, *series.points, None]
        for place, point in enumerate(series.points):
            assert series.neighbours(point) == (around[place], around[place + 2])


class TestRestarts:
    def test_are_suspected_where_a_small_count_grows_again(self):
        series = made(300, 350, 4, 9, 15)
        assert [step.after.figure.low for step in series.restarts()] == [4]

    def test_not_where_the_next_figure_is_back_at_the_old_height(self):
        assert made(300, 350, 35, 351).restarts() == ()

    def test_not_where_it_fell_by_little_or_falls_on(self):
        assert made(300, 350, 340, 345).restarts() == ()
        assert made(300, 350, 40, 9).restarts() == ()

    def test_not_where_a_figure_far_too_high_is_followed_by_the_old_height(self):
        assert made(300, 3500, 310, 320).restarts() == ()
        series = made(3500, 310, 320)
        assert [series.starts_anew(step) for step in series.steps] == [True, False]

    def test_share_is_the_reader_s_to_choose(self):
        assert len(made(300, 350, 170, 180).restarts(Decimal("0.5"))) == 1


class TestSeriesInALedger:
    def test_join_the_voices_of_one_origin(self):
        office, ministry = (
            Source(id_, name=id_, speaks_for="gaza") for id_ in ("office", "ministry")
        )
        ledger = Ledger([said(3, 1, by=office, id="a"), said(5, 2, by=ministry, id="b")])
        assert [(one.source, len(one)) for one in series_in(ledger)] == [("gaza", 2)]
        policy = ledger.policy.but(level="speaker")
        assert sorted(one.source for one in series_in(ledger, policy)) == ["ministry", "office"]

    @given(ledgers(with_links=False))
    def test_hold_every_claim_once(self, ledger):
        ids = [claim.id for one in series_in(ledger) for claim in one.claims]
        assert sorted(ids) == sorted(claim.id for claim in ledger)

    @given(ledgers(), st.randoms(use_true_random=False))
    def test_do_not_depend_on_the_order_of_claims(self, ledger, random):
        shuffled = random.sample(ledger.claims, len(ledger.claims))
        assert in_order(shuffled) == in_order(ledger.claims)


class TestBestLag:
    def test_finds_the_shift_of_a_day(self):
        ministry, agency = made(3, 5, 9, 12, 20), made(3, 5, 9, 12, 20, by="ocha", first=2)
        assert best_lag(ministry, agency) == Lag(1, shared=5, equal=5)
        assert best_lag(agency, ministry) == Lag(-1, shared=5, equal=5)

    def test_prefers_no_shift_at_equal_shares(self):
        flat = made(3, 3, 3, 3)
        assert best_lag(flat, made(3, 3, 3, 3, by="ocha")).days == 0

    def test_does_not_trust_a_match_on_few_days(self):
        one, other = made(3, 5, 9, 12, 20, 21), made(4, 6, 10, 13, 22, 3, by="ocha")
        assert best_lag(one, other).days == 0

    def test_of_nothing_shared_is_none(self):
        lag = best_lag(made(3), made(5, by="ocha", first=20))
        assert (lag.days, lag.shared, lag.share) == (0, 0, 0)
        assert str(Lag(-2, 4, 3)) == "-2 days: 3 of 4 figures equal"

    @given(st.lists(st.integers(0, 9), min_size=6, max_size=12, unique=False), st.integers(0, 3))
    def test_is_no_worse_than_the_shift_that_was_made(self, figures, days):
        found = best_lag(made(*figures), made(*figures, by="ocha", first=1 + days), most=3)
        assert found.share == 1


def test_an_echo_of_an_earlier_figure_is_no_step_of_a_series():
    toll = Question("the siege", measure="killed", moves="running_total")
    told = [("first", "ministry", 10, "01"), ("second", "ministry", 15, "02")]
    told += [("late", "wire", 10, "02"), ("later", "wire", 10, "03")]
    said = [
        Claim(by, toll, Estimate.exactly(n), said_on=f"2024-10-{day}", id=id_)
        for id_, by, n, day in told
    ]
    links = [Link("repeats", by="desk", claims=["late", "later"], targets=["first"])]
    ledger = Ledger(said, links=links)
    (series,) = series_in(ledger)
    assert [claim.id for claim in series.claims] == ["first", "second"]
    assert check(ledger).findings == ()
    for late in said[2:]:
        found = compare(said[1], late, ledger=ledger)
        assert (found.verdict, found.later, found.change) == (Verdict.REVISION, "second", "update")
