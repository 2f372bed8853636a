"""Exactly one date and nothing else: read, or refused with the reason and the place."""

from datetime import UTC, datetime

import pytest

from provenance.dates import Precision, Window
from provenance.errors import DateError
from provenance.language.calendar import parse_date

READ = {
    "2024-10-24": "2024-10-24",
    " 2024-10 ": "2024-10",
    "2024": "2024",
    "24 October 2024": "2024-10-24",
    "on Oct. 24, 2024": "2024-10-24",
    "in October 2024.": "2024-10",
    "the week of 21 October 2024": "2024-W43",
    "October 24-26, 2024": "2024-10-24/2024-10-26",
    "mid-October 2024": "2024-10-10~/2024-10-20~",
    "since 24 February 2022": "2022-02-24/..",
    "2024-10-24/2024-10-26": "2024-10-24/2024-10-26",
    "24/10/2024": "2024-10-24",
    "2014-2018": "2014-01-01/2018-12-31",
}


@pytest.mark.parametrize("text", READ)
def test_one_date_is_read_however_it_is_written(text):
    window = parse_date(text)
    assert window.isoformat() == READ[text]
    assert window.words == text


ZONED = {
    "Oct. 24, 2024, 4:25 PM GMT+5": datetime(2024, 10, 24, 11, 25, tzinfo=UTC),
    "2024-10-24 16:25 GMT-3": datetime(2024, 10, 24, 19, 25, tzinfo=UTC),
    "24 October 2024 at 16:25 UTC+05:30": datetime(2024, 10, 24, 10, 55, tzinfo=UTC),
    "24 October 2024, 4 p.m. EDT": datetime(2024, 10, 24, 20, 0, tzinfo=UTC),
    "24 December 2024, 4 p.m. EST": datetime(2024, 12, 24, 21, 0, tzinfo=UTC),
    "24 December 2024, 4 p.m. PT": datetime(2024, 12, 25, 0, 0, tzinfo=UTC),
    "24 October 2024, 12:05 AM Z": datetime(2024, 10, 24, 0, 5, tzinfo=UTC),
    "24 October 2024 22:00 CEST": datetime(2024, 10, 24, 20, 0, tzinfo=UTC),
    "2024-10-24T24:00Z": datetime(2024, 10, 25, 0, 0, tzinfo=UTC),
}


@pytest.mark.parametrize("text", ZONED)
def test_a_zone_says_how_far_ahead_of_utc_the_clock_is(text):
    assert parse_date(text).moment == ZONED[text]


def test_the_day_of_a_moment_is_the_one_its_clock_showed():
    window = parse_date("25 October 2024, 00:30 GMT+9")
    assert (str(window.start), window.precision) == ("2024-10-25", Precision.MOMENT)
    assert window.moment.date().isoformat() == "2024-10-24"


RELATIVE = {
    "Thursday": "2024-10-24",
    "Wednesday": "2024-10-23",
    "yesterday": "2024-10-23",
    "now": "2024-10-24",
    "May": "2024-05",
    "earlier this month": "2024-10-01/2024-10-24",
    "5 May": "2024-05-05",
}


@pytest.mark.parametrize("text", RELATIVE)
def test_relative_dates_count_from_the_day_they_were_said(text):
    assert parse_date(text, said_on="2024-10-24T16:25+05:00").isoformat() == RELATIVE[text]
    with pytest.raises(DateError, match=r"publi|month needs its year"):
        parse_date(text)


REFUSED = {
    "12000": "not a date",
    "3000": "not a date",
    "1.5": "not a date",
    "10.24": "not a date",
    "-1": "not a date",
    "may": "month needs its year",
    "mar": "month needs its year",
    "sat": "short name",
    "so": "not a date",
    "soon": "not a date",
    "25:00": "hour",
    "2024-02-30": "no such day",
    "31 Feb 2024": "no such day",
    "31/02/2024": "no such day",
    "10/11/2024": "ambiguous",
    "1/2/03": "ambiguous",
    "0000-01-01": "year out of range",
    "10000-01-01": "year out of range",
    "44 BC": "BC",
    "AD 2024": "AD",
    "241024": "ambiguous",
    "1729787100": "not a date",
    "Thursday": "said_on",
    "now": "said_on",
    "two weeks ago": "said_on",
    "spring 2024": "hemisphere",
    "2024-10-24 4:25 PM XYZ": "unknown time zone 'XYZ'",
    "2024-10-24 4:25 PM EST": "time zone EST is not in use",
    "2024-10-24 4:25 PM CST": "ambiguous time zone",
    "2006-07-01 4:25 PM EDT": "other rules",
    "2024-11-03 4:25 PM ET": "changes its offset",
    "2024-10-24 4:25 PM GMT+15": "no such time zone",
    "2024-10-24 13:25 PM": "no such hour",
    "2024-10-24T16:25:00 PM": "PM",
    "\u200b2024-10-24": "invisible or unreadable character U\\+200B",
    "2024-10-24\u202e": "character 10",
    "2024\u201310\u201324": "dash U\\+2013",
    "\u0662\u0660\u0662\u0664-10-24": "unreadable character",
    "2024-10-24 2024-10-25": "more than one date",
    "24 October 2024 troops": "'troops' is left over at character 16",
    "some 24 October 2024": "'some' is left over",
    "1 Muharram 1446": "calendar",
    "": "not a date",
    "   ": "not a date",
    "9" * 400: "too many",
    "1" * 100_000: "too many",
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=lambda value: repr(value)[:30])
def test_each_refusal_says_why_and_where(text, reason):
    with pytest.raises(DateError, match=reason) as caught:
        parse_date(text)
    message = str(caught.value)
    assert len(message) <= 500
    assert message.isprintable()


@pytest.mark.parametrize("value", [None, 2024, b"2024-10-24", ["2024"]])
def test_only_text_is_read(value):
    with pytest.raises(DateError, match="not text"):
        parse_date(value)


def test_nanoseconds_are_cut_with_a_note():
    for text in ("2024-10-24T16:25:00.123456789Z", "24 October 2024, 16:25:00.123456789 UTC"):
        assert "nanoseconds cut" in parse_date(text).notes[0]


def test_the_order_of_figures_may_be_declared():
    assert parse_date("10/11/2024", day_first=True) == Window.on("2024-11-10")
    assert parse_date("10/11/24", said_on="2024-12-01", day_first=False) == Window.on("2024-10-11")
