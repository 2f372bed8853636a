"""What is no date is refused in a sentence that names the value, and the error holds that value."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from provenance.dates import Precision, Window
from provenance.dates.iso import local_clock, read_iso
from provenance.dates.periods import checked_day, moved
from provenance.errors import DateError

DAY, EVE = date(2024, 10, 24), date(9999, 12, 30)
ON_DAY = Window.of(DAY)
NEVER = 10**30


def ahead(hours):
    return timezone(timedelta(hours=hours))


LATE = Window.of(datetime(9999, 12, 30, 23, tzinfo=ahead(-5)))
FAR_ZONE = datetime(2024, 10, 24, tzinfo=ahead(15))
TOO_EARLY = datetime(1, 1, 1, tzinfo=ahead(5))
PLAIN = datetime(2024, 10, 24)  # noqa: DTZ001

OF_WINDOWS = {
    "start": (
        lambda: Window(start="2024"),
        "the start of a window is a day or None, not '2024'",
        "2024",
    ),
    "end": (
        lambda: Window(end=PLAIN),
        "the end of a window is a day or None, not datetime.datetime(2024, 10, 24, 0, 0)",
        PLAIN,
    ),
    "precision": (
        lambda: Window(precision="fortnight"),
        (
            "unknown precision 'fortnight': one of moment, day, week, month, quarter, year, decade,"
            " span"
        ),
        "fortnight",
    ),
    "moment": (
        lambda: Window(moment="noon"),
        "a moment is a datetime or None, not 'noon'",
        "noon",
    ),
    "zone": (
        lambda: Window.of(FAR_ZONE),
        "no such time zone: 15:00:00 (zones lie within 14 hours of UTC)",
        FAR_ZONE,
    ),
    "before the calendar": (
        lambda: Window.of(TOO_EARLY),
        "year out of range: 0001-01-01 00:00:00+05:00 in UTC leaves 1 to 9999",
        TOO_EARLY,
    ),
    "order": (
        lambda: Window(date(2024, 10, 26), DAY),
        "a window cannot end before it starts: 2024-10-26 to 2024-10-24",
        DAY,
    ),
    "bounds": (
        lambda: Window(date(2024, 10, 2), date(2024, 10, 31), Precision.MONTH),
        "not a whole month: 2024-10-02 to 2024-10-31",
        date(2024, 10, 2),
    ),
    "no moment": (
        lambda: Window(DAY, DAY, Precision.MOMENT),
        "a window has a moment exactly when its precision is moment",
        None,
    ),
    "moment of a day": (
        lambda: Window(DAY, DAY, Precision.DAY, moment=PLAIN),
        "a window has a moment exactly when its precision is moment",
        PLAIN,
    ),
    "moment of another day": (
        lambda: Window(date(2024, 10, 23), date(2024, 10, 23), Precision.MOMENT, moment=PLAIN),
        "2024-10-23 is not the day of the moment 2024-10-24 00:00:00",
        PLAIN,
    ),
    "moment two days away": (
        lambda: Window(
            date(2024, 10, 22),
            date(2024, 10, 22),
            Precision.MOMENT,
            moment=PLAIN.replace(tzinfo=UTC),
        ),
        "2024-10-22 is not the day of the moment 2024-10-24 00:00:00+00:00",
        PLAIN.replace(tzinfo=UTC),
    ),
    "one day": (
        lambda: Window.on("2024-10"),
        "not a single day: '2024-10' (Window.of takes windows too)",
        "2024-10",
    ),
    "number": (
        lambda: Window.of(20241024),
        "not a date: 20241024 (give a day, a moment or ISO text)",
        20241024,
    ),
    "slip": (
        lambda: ON_DAY.meets(ON_DAY, slip=-1),
        "a slip is a whole number of days, 0 or more, not -1",
        -1,
    ),
    "shift": (
        lambda: ON_DAY.shifted(True),  # noqa: FBT003
        "a shift is a whole number of days, not True",
        True,
    ),
    "period": (
        lambda: Window.around(Precision.SPAN, DAY),
        "no period of the calendar is called span",
        Precision.SPAN,
    ),
    "moment moved": (
        lambda: LATE.shifted(1),
        "9999-12-31 04:00:00+00:00 moved by 1 days leaves 1 to 9999",
        1,
    ),
    "day moved": (
        lambda: Window.of(EVE).shifted(NEVER),
        f"9999-12-30 moved by {NEVER} days leaves the years 1 to 9999",
        NEVER,
    ),
    "year": (
        lambda: checked_day(0, 1, 1),
        "year out of range in 0000-01-01: years run from 1 to 9999",
        "0000-01-01",
    ),
    "month": (
        lambda: checked_day(2024, 13, 1),
        "no such month or day: 2024-13-01 (months run from 1 to 12)",
        "2024-13-01",
    ),
    "day": (
        lambda: checked_day(2024, 2, 30),
        "no such day: 2024-02-30 (that month has 29 days)",
        "2024-02-30",
    ),
    "clock": (
        lambda: local_clock(read_iso("2024")),
        "a window without a moment shows no clock",
        read_iso("2024"),
    ),
}

OF_TEXTS = {
    "2021-W53": ("no such week: 2021-W53 (that year has no week 53)", "2021-W53"),
    "0001-01-01T00:00+05:00": (
        "year out of range: '0001-01-01T00:00+05:00' in UTC leaves the years 1 to 9999",
        "0001-01-01T00:00+05:00",
    ),
    "2024-10-24T25:00": (
        "no such hour, minute or second in the date '2024-10-24T25:00'",
        "2024-10-24T25:00",
    ),
    "2024-10-24T16:25+14:01": (
        "no such time zone: +14:01 (zones lie within 14 hours of UTC)",
        "+14:01",
    ),
    "2024-10-24T16:25-05:60": (
        "no such time zone: -05:60 (zones lie within 14 hours of UTC)",
        "-05:60",
    ),
    "2024-10-01/x": (
        (
            "not a date in ISO form: '2024-10-01/x' (write for example 2024-10-24, 2024-10,"
            " 2024-10-24/2024-10-26 or 2024-10-24T16:25+05:00)"
        ),
        "2024-10-01/x",
    ),
    "x": (
        (
            "not a date in ISO form: 'x' (write for example 2024-10-24, 2024-10,"
            " 2024-10-24/2024-10-26 or 2024-10-24T16:25+05:00)"
        ),
        "x",
    ),
    "a/b/c": ("not a date: 'a/b/c' has more than two ends", "a/b/c"),
    "10000-01-01/2024": (
        "year out of range in '10000-01-01/2024': years run from 1 to 9999",
        "10000-01-01/2024",
    ),
    "9" * 121: ("not a date: 121 characters are too many", "9" * 120),
}


@pytest.mark.parametrize(("make", "message", "value"), OF_WINDOWS.values(), ids=OF_WINDOWS)
def test_a_window_is_refused_in_a_sentence(make, message, value):
    with pytest.raises(DateError) as caught:
        make()
    assert str(caught.value) == message
    assert caught.value.value == value


@pytest.mark.parametrize(("text", "refusal"), OF_TEXTS.items(), ids=lambda text: str(text)[:30])
def test_a_text_is_refused_in_a_sentence(text, refusal):
    message, value = refusal
    with pytest.raises(DateError) as caught:
        read_iso(text)
    assert str(caught.value) == message
    assert caught.value.value == value


def test_what_is_no_text_is_named():
    with pytest.raises(DateError) as caught:
        read_iso(2024)
    assert str(caught.value) == "not a date: 2024 is not text"
    assert caught.value.value == 2024


def test_the_longest_text_is_still_looked_at():
    with pytest.raises(DateError, match="not a date in ISO form"):
        read_iso("9" * 120)
    with pytest.raises(DateError, match="leaves the years 1 to 9999"):
        moved(date.max, 1)
