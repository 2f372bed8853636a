"""A window of days: what it may be made of, and what holds for all of them."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.dates import Precision, Window
from provenance.errors import DateError

DAYS = st.dates(date(1, 2, 1), date(9999, 11, 30))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.none() | ZONES)  # noqa: DTZ001
PERIODS = st.sampled_from(sorted(set(Precision) - {Precision.SPAN, Precision.MOMENT}))


@st.composite
def windows(draw, days=DAYS, moments=MOMENTS):
    how = draw(st.sampled_from(["period", "span", "since", "until", "moment"]))
    if how == "moment":
        return Window.of(draw(moments))
    if how == "period":
        window = Window.around(draw(PERIODS), draw(days))
    else:
        first, last = sorted((draw(days), draw(days)))
        start = None if how == "until" else first
        end = None if how == "since" else last
        window = Window(start, end)
    return attrs.evolve(window, approximate=draw(st.booleans()))


NEAR = st.dates(date(2023, 11, 1), date(2024, 3, 31))
NEAR_MOMENTS = st.datetimes(
    datetime(2023, 11, 1),  # noqa: DTZ001
    datetime(2024, 3, 31),  # noqa: DTZ001
    timezones=st.none() | ZONES,
)
CROWDED = windows(NEAR, NEAR_MOMENTS)


class TestMaking:
    def test_a_month_is_all_its_days(self):
        february = Window.month(2024, 2)
        assert (february.start, february.end) == (date(2024, 2, 1), date(2024, 2, 29))
        assert february.days == 29

    def test_a_window_cannot_end_before_it_starts(self):
        with pytest.raises(DateError, match="before it starts"):
            Window.between("2024-10-26", "2024-10-24")

    def test_between_takes_the_first_day_of_one_and_the_last_of_the_other(self):
        spring = Window.between("2024-03", "2024-05")
        assert (spring.start, spring.end) == (date(2024, 3, 1), date(2024, 5, 31))

    def test_a_span_of_one_day_is_that_day(self):
        assert Window.between("2024-10-24", "2024-10-24") == Window.on("2024-10-24")

    def test_a_month_and_the_span_of_its_days_were_stated_differently(self):
        assert Window.month(2024, 10) != Window.between("2024-10-01", "2024-10-31")

    def test_a_moment_is_kept_in_utc_on_the_day_its_own_clock_showed(self):
        window = Window.of(datetime(2024, 10, 25, 0, 30, tzinfo=timezone(timedelta(hours=9))))
        assert window.start == date(2024, 10, 25)
        assert window.moment == datetime(2024, 10, 24, 15, 30, tzinfo=UTC)
        assert window.moment.tzinfo is UTC

    def test_a_moment_without_zone_gets_none(self):
        assert Window.of(datetime(2024, 10, 24, 16, 25)).moment.tzinfo is None  # noqa: DTZ001

    @pytest.mark.parametrize(
        "values",
        [
            {"start": date(2024, 10, 2), "end": date(2024, 10, 31), "precision": "month"},
            {"start": date(2024, 10, 22), "end": date(2024, 10, 28), "precision": "week"},
            {"start": None, "end": date(2024, 10, 31), "precision": "day"},
            {"start": date(2024, 1, 1), "end": date(2024, 12, 31), "precision": "century"},
            {"start": date(2024, 1, 1), "end": date(2024, 1, 1), "precision": "moment"},
            {"start": "2024-10-24", "end": None},
            {"start": datetime(2024, 10, 24), "end": None},  # noqa: DTZ001
            {"moment": datetime(2024, 10, 24)},  # noqa: DTZ001
        ],
    )
    def test_parts_that_contradict_each_other_are_refused(self, values):
        with pytest.raises(DateError):
            Window(**values)

    def test_the_moment_has_to_lie_on_its_day(self):
        day = date(2024, 10, 20)
        with pytest.raises(DateError, match="not the day of the moment"):
            Window(day, day, Precision.MOMENT, moment=datetime(2024, 10, 24, tzinfo=UTC))

    def test_no_zone_is_farther_than_fourteen_hours(self):
        with pytest.raises(DateError, match="14 hours"):
            Window.of(datetime(2024, 10, 24, tzinfo=timezone(timedelta(hours=15))))

    @pytest.mark.parametrize("value", [None, 20241024, 3.5, True, ["2024-10-24"], b"2024-10-24"])
    def test_only_dates_are_dates(self, value):
        with pytest.raises(DateError, match="not a date"):
            Window.of(value)

    def test_one_day_is_not_a_month(self):
        with pytest.raises(DateError, match="not a single day"):
            Window.on("2024-10")

    @pytest.mark.parametrize(("year", "month"), [(0, 1), (10_000, 1), (2024, 0), (2024, 13)])
    def test_months_and_years_have_to_exist(self, year, month):
        with pytest.raises(DateError):
            Window.month(year, month)

    def test_words_and_notes_take_no_part_in_equality(self):
        plain = Window.on("2024-10-24")
        noted = attrs.evolve(plain, words="Thursday", notes=("as said",))
        assert plain == noted
        assert hash(plain) == hash(noted)

    def test_a_day_is_a_window_of_a_day(self):
        day = Window.of(date(2024, 10, 24))
        assert (day.start, day.end) == (date(2024, 10, 24), date(2024, 10, 24))
        assert day.precision is Precision.DAY

    def test_a_day_of_a_class_of_ones_own_is_kept_as_a_plain_day(self):
        class MyDay(date):
            pass

        window = Window(MyDay(2024, 10, 23), MyDay(2024, 10, 24))
        assert (type(window.start), type(window.end)) == (date, date)
        assert window == Window(date(2024, 10, 23), date(2024, 10, 24))

    def test_what_is_approximate_stays_so(self):
        about, sure = "2024-10-24~", "2024-10-26"
        assert Window.between(about, sure).approximate is True
        assert Window.between("2024-10-21", about).approximate is True
        assert Window.between("2024-10-21", sure).approximate is False
        assert Window.since(about).approximate is True
        assert Window.until(about).approximate is True
        assert Window.since(sure).approximate is Window.until(sure).approximate is False

    def test_the_second_of_two_equal_clock_times_is_the_same_moment(self):
        first = datetime(2024, 10, 27, 1, 30)  # noqa: DTZ001
        assert Window.of(first.replace(fold=1)) == Window.of(first)
        assert Window.of(first.replace(fold=1)).moment.fold == 0


class TestComparing:
    def test_neighbouring_days_meet_with_a_slip_of_one(self):
        monday, tuesday = Window.on("2024-10-21"), Window.on("2024-10-22")
        assert not monday.meets(tuesday)
        assert monday.meets(tuesday, slip=1)

    def test_an_open_end_reaches_everything_on_its_side(self):
        assert Window.since("2024-03").meets(Window.year(2100))
        assert Window.until("2024-03").gap_days(Window.on("2024-04-02")) == 2

    def test_a_day_is_not_before_the_month_it_lies_in(self):
        assert not Window.on("2024-10-01").is_before(Window.month(2024, 10))
        assert Window.on("2024-09-30").is_before(Window.month(2024, 10))

    def test_moments_of_one_day_are_put_in_order_by_the_clock(self):
        early, late = Window.on("2024-10-24T08:00Z"), Window.on("2024-10-24T09:00+05:00")
        assert late.is_before(early)
        assert not early.is_before(late)

    def test_a_clock_with_zone_and_one_without_are_compared_by_day(self):
        zoned, bare = Window.on("2024-10-24T08:00Z"), Window.on("2024-10-24T09:00")
        assert not zoned.is_before(bare)
        assert not bare.is_before(zoned)

    def test_the_same_instant_on_two_local_days_is_no_gap(self):
        seoul, london = Window.on("2024-10-25T00:30+09:00"), Window.on("2024-10-24T15:30Z")
        assert seoul.gap_days(london) == 0

    def test_what_lies_within_is_no_days_away(self):
        october = Window.month(2024, 10)
        assert october.gap_days(Window.on("2024-10-10")) == 0
        assert Window.on("2024-10-10").gap_days(october) == 0

    def test_moments_with_zones_are_as_far_apart_as_their_clocks(self):
        first = Window.on("2024-10-24T23:00Z")
        assert first.gap_days(Window.on("2024-10-25T01:00Z")) == 0
        assert first.gap_days(Window.on("2024-10-26T01:00Z")) == 1
        assert first.gap_days(Window.on("2024-10-27T01:00Z")) == 2
        assert first.gap_days(Window.on("2024-10-25T01:00")) == 1

    def test_within_a_moment_lies_only_that_moment(self):
        seoul, london = Window.on("2024-10-25T00:30+09:00"), Window.on("2024-10-24T15:30Z")
        assert london.within(Window.on("2024-10-24T16:30+01:00"))
        assert not london.within(seoul)
        assert not Window.on("2024-10-24T15:31Z").within(london)

    @pytest.mark.parametrize("slip", [-1, 1.5, True, "1"])
    def test_a_slip_is_a_number_of_days(self, slip):
        with pytest.raises(DateError, match="slip"):
            Window.on("2024-10-24").meets(Window.on("2024-10-24"), slip=slip)

    def test_only_days_lie_in_a_window(self):
        october = Window.month(2024, 10)
        assert date(2024, 10, 31) in october
        assert datetime(2024, 10, 31, 23, tzinfo=UTC) in october
        assert "2024-10-31" not in october

    @given(CROWDED, CROWDED, st.integers(0, 40))
    def test_meeting_is_symmetric(self, one, two, slip):
        assert one.meets(two, slip) == two.meets(one, slip)
        assert one.gap_days(two) == two.gap_days(one)

    @given(CROWDED)
    def test_every_window_meets_itself_and_lies_within_itself(self, one):
        assert one.meets(one)
        assert one.within(one)
        assert not one.is_before(one)

    @given(CROWDED, CROWDED, st.integers(-400, 400), st.integers(0, 5))
    def test_moving_both_changes_nothing(self, one, two, days, slip):
        moved, other = one.shifted(days), two.shifted(days)
        assert moved.meets(other, slip) == one.meets(two, slip)
        assert moved.is_before(other) == one.is_before(two)

    @given(CROWDED, CROWDED, st.integers(0, 40))
    def test_a_wider_slip_only_adds_meetings(self, one, two, slip):
        assert not one.meets(two, slip) or one.meets(two, slip + 1)

    @given(CROWDED, CROWDED)
    def test_what_is_before_does_not_come_after_too(self, one, two):
        assert not (one.is_before(two) and two.is_before(one))

    @given(CROWDED, CROWDED, NEAR)
    def test_a_day_of_a_window_is_a_day_of_every_wider_one(self, one, two, day):
        if one.within(two) and day in one:
            assert day in two

    @given(CROWDED, CROWDED, CROWDED)
    def test_lying_within_is_transitive(self, one, two, three):
        if one.within(two) and two.within(three):
            assert one.within(three)

    @given(CROWDED, CROWDED)
    def test_a_shared_day_means_that_they_meet(self, one, two):
        starts = [window.start for window in (one, two) if window.start]
        if any(day in one and day in two for day in starts):
            assert one.meets(two)

    @given(CROWDED, CROWDED)
    def test_gaps_count_the_days_to_be_moved(self, one, two):
        gap = one.gap_days(two)
        if not (one.moment and two.moment):
            assert gap == 0 or one.shifted(gap).meets(two) or one.shifted(-gap).meets(two)


class TestMoving:
    @given(windows(NEAR), st.integers(-1000, 1000))
    def test_there_and_back_again_covers_the_same_days(self, window, days):
        back = window.shifted(days).shifted(-days)
        assert (back.start, back.end, back.moment) == (window.start, window.end, window.moment)

    def test_a_week_moved_by_weeks_stays_a_week(self):
        week = Window.from_iso("2024-W43")
        assert week.shifted(7) == Window.from_iso("2024-W44")
        assert week.shifted(1).precision is Precision.SPAN

    def test_what_is_moved_no_longer_has_the_words_it_was_said_in(self):
        assert Window.from_iso("2024-10-24").shifted(1).words == ""

    def test_a_moment_moves_with_its_day(self):
        moved = Window.on("2024-10-24T16:25Z").shifted(-2)
        assert moved == Window.on("2024-10-22T16:25Z")

    def test_nothing_moves_out_of_the_calendar(self):
        with pytest.raises(DateError, match="1 to 9999"):
            Window.on("9999-12-31").shifted(1)
        with pytest.raises(DateError):
            Window.on("2024-10-24").shifted(10**30)

    @pytest.mark.parametrize("days", [1.0, True, "1", None])
    def test_a_shift_is_a_number_of_days(self, days):
        with pytest.raises(DateError, match="whole number"):
            Window.on("2024-10-24").shifted(days)


class TestOrder:
    @given(st.lists(CROWDED, max_size=6))
    def test_sorting_does_not_depend_on_the_order_given(self, listed):
        assert sorted(listed, key=sort_key) == sorted(listed[1:] + listed[:1], key=sort_key)

    @given(CROWDED, CROWDED)
    def test_equal_keys_mean_equal_windows(self, one, two):
        assert (one.sort_key == two.sort_key) == (one == two)

    def test_start_comes_before_end_and_end_before_clock(self):
        in_order = [
            Window.until("0001-01-01"),
            Window.on("0001-01-01"),
            Window.on("2024-10-24"),
            Window.on("2024-10-24T08:00"),
            Window.on("2024-10-24T09:00"),
            Window.year(9999),
            Window.since("9999-01-01"),
        ]
        backwards = [*reversed(in_order)]
        assert sorted(backwards, key=sort_key) == in_order
        assert Window.since("9999-12-31").sort_key > Window.on("9999-12-31").sort_key


def sort_key(window):
    return window.sort_key


def test_every_period_holds_its_day_and_starts_where_it_says():
    day = date(2024, 5, 30)
    periods = {precision: Window.around(precision, day) for precision in PERIODS_LISTED}
    assert all(day in window for window in periods.values())
    assert periods[Precision.QUARTER].start == date(2024, 4, 1)
    assert periods[Precision.DECADE].end == date(2029, 12, 31)


PERIODS_LISTED = sorted(set(Precision) - {Precision.SPAN, Precision.MOMENT})


@pytest.mark.parametrize("precision", [Precision.SPAN, Precision.MOMENT])
def test_a_span_is_no_period_of_the_calendar(precision):
    with pytest.raises(DateError, match="no period"):
        Window.around(precision, date(2024, 10, 24))


def test_the_first_and_last_periods_of_the_calendar():
    assert Window.around(Precision.DECADE, date(5, 1, 1)).start == date.min
    assert Window.around(Precision.YEAR, date.max).end == date.max
    with pytest.raises(DateError):
        Window.around(Precision.WEEK, date.max)


def test_midnight_in_utc_keeps_its_day_in_every_zone():
    for hours in range(-14, 15):
        zone = timezone(timedelta(hours=hours))
        moment = datetime.combine(date(2024, 10, 24), time(0), zone)
        window = Window.of(moment)
        assert Window.from_iso(window.isoformat()) == window
