"""Every window is written as ISO text and as English, and both are read back to the same window."""

from datetime import date, datetime, timedelta, timezone

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.dates import Precision, Window
from provenance.language.calendar import parse_date

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
ANY_DAYS = st.dates(date(11, 1, 1), date(9989, 12, 20))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
PERIODS = sorted(set(Precision) - {Precision.SPAN, Precision.MOMENT})


@st.composite
def windows(draw, days):
    how = draw(st.sampled_from(["period", "span", "since", "until"]))
    if how == "period":
        window = Window.around(draw(st.sampled_from(PERIODS)), draw(days))
    else:
        first, last = sorted((draw(days), draw(days)))
        window = Window(None if how == "until" else first, None if how == "since" else last)
    return attrs.evolve(window, approximate=draw(st.booleans()))


MOMENTS = st.datetimes(
    datetime(1900, 1, 2),  # noqa: DTZ001
    datetime(2099, 1, 1),  # noqa: DTZ001
    timezones=st.none() | ZONES,
)


@given(windows(ANY_DAYS) | MOMENTS.map(Window.of))
def test_iso_text_is_read_back(window):
    assert Window.from_iso(window.isoformat()) == window


@given(windows(DAYS) | MOMENTS.map(Window.of))
def test_english_is_read_back(window):
    assert parse_date(str(window)) == window


@pytest.mark.parametrize("precision", PERIODS)
def test_every_period_is_read_back(precision):
    window = Window.around(precision, date(2024, 12, 31))
    assert Window.from_iso(window.isoformat()) == window
    assert parse_date(str(window)) == window


ENGLISH = {
    "2024-10-24": "24 October 2024",
    "2024-10-24~": "about 24 October 2024",
    "2024-10": "October 2024",
    "2024": "2024",
    "2024-W43": "the week of 21 October 2024",
    "2024-Q3": "the third quarter of 2024",
    "199X": "the 1990s",
    "190X": "the decade 1900\N{EN DASH}1909",
    "200X": "the 2000s",
    "2024-10-24/2024-10-26": "24\N{EN DASH}26 October 2024",
    "2024-10-30/2024-11-02": "30 October \N{EN DASH} 2 November 2024",
    "2024-12-30/2025-01-02": "30 December 2024 \N{EN DASH} 2 January 2025",
    "2024-10/2024-10": "1\N{EN DASH}31 October 2024",
    "2024-03/2024-05": "March\N{EN DASH}May 2024",
    "2023-11/2024-02": "November 2023 \N{EN DASH} February 2024",
    "2014/2018": "2014\N{EN DASH}2018",
    "2024-03/..": "since March 2024",
    "2024-03-02/..": "since 2 March 2024",
    "../2024-03": "until March 2024",
    "../2024-03-02": "until 2 March 2024",
    "../..": "any day",
    "2024-10-24T16:25": "24 October 2024, 16:25",
    "2024-10-24T16:25:07Z": "24 October 2024, 16:25:07 UTC",
    "2024-10-25T04:30+10:00": "25 October 2024, 00:30 UTC+6",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_each_kind_of_window_in_english(text):
    assert str(Window.from_iso(text)) == ENGLISH[text]
