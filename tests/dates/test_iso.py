"""ISO 8601 and EDTF texts: read strictly, written back to the same window."""

from datetime import UTC, date, datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.dates import Precision, Window
from provenance.dates.iso import is_iso, read_iso
from provenance.errors import DateError

READ = {
    "2024-10-24": ("2024-10-24", "2024-10-24", Precision.DAY),
    "20241024": ("2024-10-24", "2024-10-24", Precision.DAY),
    "2024-10": ("2024-10-01", "2024-10-31", Precision.MONTH),
    "2024-10-XX": ("2024-10-01", "2024-10-31", Precision.MONTH),
    "2024": ("2024-01-01", "2024-12-31", Precision.YEAR),
    "2024-XX": ("2024-01-01", "2024-12-31", Precision.YEAR),
    "2024-XX-XX": ("2024-01-01", "2024-12-31", Precision.YEAR),
    "2024-W43": ("2024-10-21", "2024-10-27", Precision.WEEK),
    "2024W43": ("2024-10-21", "2024-10-27", Precision.WEEK),
    "2020-W53": ("2020-12-28", "2021-01-03", Precision.WEEK),
    "2024-Q3": ("2024-07-01", "2024-09-30", Precision.QUARTER),
    "199X": ("1990-01-01", "1999-12-31", Precision.DECADE),
    "2024-10-24/2024-10-26": ("2024-10-24", "2024-10-26", Precision.SPAN),
    "2023-12/2024-02": ("2023-12-01", "2024-02-29", Precision.SPAN),
    "2024-10-24T24:00:00": ("2024-10-25", "2024-10-25", Precision.MOMENT),
    "2024-12-31T24:00": ("2025-01-01", "2025-01-01", Precision.MOMENT),
}


@pytest.mark.parametrize("text", READ)
def test_each_form_is_read(text):
    window = Window.from_iso(text)
    start, end, precision = READ[text]
    assert (str(window.start), str(window.end)) == (start, end)
    assert window.precision is precision
    assert window.words == text


def test_two_dots_leave_an_end_open():
    assert Window.from_iso("2024-10-24/..").end is None
    assert Window.from_iso("../2024-10").end == date(2024, 10, 31)
    assert Window.from_iso("../..").days is None


def test_a_tilde_marks_what_is_approximate():
    assert Window.from_iso("2024-10-24~").approximate
    assert Window.from_iso("2024-10-24/2024-10-26~").approximate
    assert not Window.from_iso("2024-10-24").approximate


MOMENTS = {
    "2024-10-24T16:25+05:00": datetime(2024, 10, 24, 11, 25, tzinfo=UTC),
    "2024-10-24T16:25:00-0300": datetime(2024, 10, 24, 19, 25, tzinfo=UTC),
    "2024-10-24 16:25Z": datetime(2024, 10, 24, 16, 25, tzinfo=UTC),
    "2024-10-24t16:25:07z": datetime(2024, 10, 24, 16, 25, 7, tzinfo=UTC),
    "2024-10-24T16:25:00.5Z": datetime(2024, 10, 24, 16, 25, 0, 500_000, tzinfo=UTC),
    "20241024T162500+05": datetime(2024, 10, 24, 11, 25, tzinfo=UTC),
}


@pytest.mark.parametrize("text", MOMENTS)
def test_an_offset_is_ahead_of_utc_when_positive(text):
    assert Window.from_iso(text).moment == MOMENTS[text]
    assert read_iso(text).moment.tzinfo is UTC


def test_nanoseconds_are_cut_and_the_cut_is_noted():
    window = Window.from_iso("2024-10-24T16:25:00.123456789Z")
    assert window.moment.microsecond == 123_456
    assert "nanoseconds cut" in window.notes[0]
    assert not Window.from_iso("2024-10-24T16:25:00.123456000Z").notes


NOTED = ("nanoseconds cut: a moment keeps six digits after the second",)


def test_a_note_is_kept_wherever_the_moment_stands():
    cut = "2024-10-24T16:25:00.1234567Z"
    assert Window.from_iso(cut).notes == NOTED
    assert Window.from_iso(f"{cut}/2024-10-26").notes == NOTED
    assert Window.from_iso(f"{cut}/{cut}").notes == NOTED


def test_the_end_of_a_day_is_the_start_of_the_next():
    midnight = datetime(2024, 10, 25)  # noqa: DTZ001
    assert Window.from_iso("2024-10-24T24:00").moment == midnight
    assert Window.from_iso("2024-10-24T24:00:00.000").moment == midnight
    for text in ("2024-10-24T24:00:01", "2024-10-24T24:00:00.1", "2024-10-24T24:01"):
        with pytest.raises(DateError, match="no such hour"):
            Window.from_iso(text)


def test_the_farthest_zones_count_minutes():
    assert Window.from_iso("2024-10-24T16:25+05:30").moment.hour == 10
    assert Window.from_iso("2024-10-24T16:25+05:30").moment.minute == 55
    assert Window.from_iso("2024-10-24T16:25-13:59").moment == datetime(
        2024, 10, 25, 6, 24, tzinfo=UTC
    )
    assert Window.from_iso("2024-10-24T16:25+14:00").moment.hour == 2


SHAPED = [
    *("2024-10-24", "2024-10", "2024-02-30", "2024-10-24~", "../2024", "2024/..", "10000-01-01"),
    *("2024-10-24/2024-10-26", "-0044-03-15", "2024-W43~"),
]
SHAPELESS = ["24 October 2024", "a/b/c", "2024/2025/2026", "~2024", "2024/", "", "2024 2025"]


def test_the_shape_of_a_date_is_told_whether_or_not_it_exists():
    assert [text for text in SHAPED if not is_iso(text)] == []
    assert [text for text in SHAPELESS if is_iso(text)] == []


def test_a_text_too_long_for_a_date_has_no_shape():
    moment = "2024-10-24T16:25:00.123456789012345678+05:00"
    span = f"{moment}/{moment}"
    assert is_iso(span)
    assert not is_iso(span + "0" * 120)


def test_the_local_day_is_kept_where_utc_is_a_day_ahead():
    window = Window.from_iso("2024-10-24T22:30-05:00")
    assert window.isoformat() == "2024-10-24T23:30:00-04:00"
    assert Window.from_iso("2024-10-24T21:00-03:00").isoformat() == "2024-10-24T23:00:00-01:00"


REFUSED = {
    "2024-02-30": "no such day",
    "2023-02-29": "no such day",
    "2024-13-01": "no such month",
    "2024-00": "no such month",
    "0000-01-01": "year out of range",
    "0000": "year out of range",
    "10000-01-01": "year out of range",
    "-0044-03-15": "year out of range",
    "2024-W54": "no such week",
    "2021-W53": "no such week",
    "2024-W00": "no such week",
    "2024-10-24T25:00": "no such hour",
    "2024-10-24T24:01": "no such hour",
    "2024-10-24T16:60": "no such hour, minute",
    "2024-10-24T23:59:60": "no such hour, minute or second",
    "2024-10-24T16:25+15:00": "no such time zone",
    "2024-10-24T16:25+05:75": "no such time zone",
    "0001-01-01T00:00+05:00": "year out of range",
    "9999-12-31T24:00": "1 to 9999",
    "a/b/c": "more than two ends",
    "2024-10-26/2024-10-24": "before it starts",
    "24-10-2024": "not a date in ISO form",
    "2024-10-24T16:25:00 PM": "not a date in ISO form",
    "2024-1-1": "not a date in ISO form",
    " 2024-10-24": "not a date in ISO form",
    "2024-10-24\n": "not a date in ISO form",
    "\uff12\uff10\uff12\uff14": "not a date in ISO form",
    "12000": "not a date in ISO form",
    "": "not a date in ISO form",
    "9" * 100_000: "characters are too many",
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=lambda value: repr(value)[:30])
def test_each_refusal_says_why(text, reason):
    with pytest.raises(DateError, match=reason) as caught:
        Window.from_iso(text)
    assert len(str(caught.value)) <= 500
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("value", [None, 2024, b"2024", date(2024, 10, 24)])
def test_only_text_is_read(value):
    with pytest.raises(DateError, match="not text"):
        Window.from_iso(value)


def test_equal_moments_are_written_alike():
    one, two = Window.from_iso("2024-10-24T16:25+05:00"), Window.from_iso("2024-10-24T11:25Z")
    assert one == two
    assert one.isoformat() == two.isoformat() == "2024-10-24T11:25:00Z"


def test_the_stated_day_survives_the_writing_in_utc():
    window = Window.from_iso("2024-10-25T04:30+10:00")
    assert window.isoformat() == "2024-10-25T00:30:00+06:00"
    assert Window.from_iso(window.isoformat()) == window


@given(st.text(max_size=40) | st.from_regex(r"[0-9TWQXZ:~./ +-]{0,30}", fullmatch=True))
def test_any_text_is_a_window_or_a_date_error(text):
    window = window_or_reason(text)
    if isinstance(window, str):
        assert len(window) <= 500
        return
    assert Window.from_iso(window.isoformat()) == window
    assert str(window)
    assert hash(window) == hash(attrs.evolve(window, words="other words"))


def window_or_reason(text):
    try:
        return Window.from_iso(text)
    except DateError as error:
        return str(error)
