"""Dates in running text: one example or more for each thing people say.

All are said on Thursday 24 October 2024. A trailing ~ marks what is approximate.
"""

import pytest

from provenance.dates import Precision, Window
from provenance.language.calendar import DateMention, read_dates, unread_dates

THURSDAY = "2024-10-24"


def read(text, **options):
    mentions = read_dates(text, said_on=THURSDAY, **options)
    return {mention.text: mention.window.isoformat() for mention in mentions}


ABSOLUTE = {
    "It happened on Oct. 24, 2024, in the east.": {"Oct. 24, 2024": "2024-10-24"},
    "on 24 October 2024": {"24 October 2024": "2024-10-24"},
    "the 24th of October, 2024": {"the 24th of October, 2024": "2024-10-24"},
    "Thursday, October 24th 2024": {"Thursday, October 24th 2024": "2024-10-24"},
    "24-Oct-2024 and 24.10.2024": {"24-Oct-2024": "2024-10-24", "24.10.2024": "2024-10-24"},
    "dated 2024/10/24": {"2024/10/24": "2024-10-24"},
    "the log-20241024.txt file": {"20241024": "2024-10-24"},
    "on 2024 10 24 it began": {"2024 10 24": "2024-10-24"},
    "Oct24,2024": {"Oct24,2024": "2024-10-24"},
    "in October 2024 and in 2023 March": {"October 2024": "2024-10", "2023 March": "2023-03"},
    "10/2024": {"10/2024": "2024-10"},
    "in 2024": {"2024": "2024"},
    "in nineteen ninety nine": {"nineteen ninety nine": "1999"},
    "since two thousand and four": {"since two thousand and four": "2004-01-01/.."},
    "June the twenty-first, 2023": {"June the twenty-first, 2023": "2023-06-21"},
    "the fifth of May of 2021": {"the fifth of May of 2021": "2021-05-05"},
    "May twenty seven": {"May twenty seven": "2024-05-27"},
    "5 May '23": {"5 May '23": "2023-05-05"},
    "Q3 2024, 2023-Q1 and 3Q 2022": {
        "Q3 2024": "2024-Q3",
        "2023-Q1": "2023-Q1",
        "3Q 2022": "2022-Q3",
    },
    "the second quarter of 2024": {"the second quarter of 2024": "2024-Q2"},
    "H1 2023": {"H1 2023": "2023-01-01/2023-06-30"},
    "the first half of 2023": {"the first half of 2023": "2023-01-01/2023-06-30"},
    "the second half of October": {"the second half of October": "2024-10-16/2024-10-31"},
    "week 43 of 2024": {"week 43 of 2024": "2024-W43"},
    "2024-W43": {"2024-W43": "2024-W43"},
    "the week of Oct 23, 2024": {"the week of Oct 23, 2024": "2024-W43"},
    "the week ending 20 October 2024": {"the week ending 20 October 2024": "2024-10-14/2024-10-20"},
    "the 1990s, the '80s and the sixties": {
        "the 1990s": "199X",
        "80s": "198X",
        "the sixties": "196X",
    },
    "the 19th century": {"the 19th century": "1800-01-01/1899-12-31"},
    "mid-October 2024": {"mid-October 2024": "2024-10-10~/2024-10-20~"},
    "early 2024 and late 2023": {
        "early 2024": "2024-01-01~/2024-06-30~",
        "late 2023": "2023-07-01~/2023-12-31~",
    },
    "the late 1980s": {"the late 1980s": "1985-01-01~/1989-12-31~"},
    "at the end of June 2024": {"the end of June 2024": "2024-06-16~/2024-06-30~"},
    "around 5 May 2024": {"around 5 May 2024": "2024-05-05~"},
    "the first Friday of October 2024": {"the first Friday of October 2024": "2024-10-04"},
    "the last Monday in May 2023": {"the last Monday in May 2023": "2023-05-29"},
    "the last three days of August 2024": {
        "the last three days of August 2024": "2024-08-29/2024-08-31"
    },
    "the second week of 2023": {"the second week of 2023": "2023-W02"},
    "the third weekend of August 2024": {
        "the third weekend of August 2024": "2024-08-17/2024-08-18"
    },
    "the nineteen seventies": {"the nineteen seventies": "197X"},
    "the decade 1900-1909": {"the decade 1900-1909": "190X"},
    "2016 third quarter": {"2016 third quarter": "2016-Q3"},
    "Friday 2018-7-6": {"Friday 2018-7-6": "2018-07-06"},
    "the month of October 2024": {"the month of October 2024": "2024-10"},
    "the year 1945": {"the year 1945": "1945"},
    "mid-Q2 2024": {"mid-Q2 2024": "2024-05-01~/2024-05-31~"},
    "early Q2 2024": {"early Q2 2024": "2024-04-01~/2024-05-16~"},
    "the first half of last week": {"the first half of last week": "2024-10-14/2024-10-17"},
    "the last two weeks of October 2024": {
        "the last two weeks of October 2024": "2024-10-18/2024-10-31"
    },
    "the first half of October 2023": {"the first half of October 2023": "2023-10-01/2023-10-15"},
    "the second half of the 1990s": {"the second half of the 1990s": "1995-01-01/1999-12-31"},
    "Thanksgiving weekend 2024": {"Thanksgiving weekend 2024": "2024-11-28/2024-12-01"},
    "on 10 24 2024": {"10 24 2024": "2024-10-24"},
    "year lower than 2012": {"lower than 2012": "../2011-12-31"},
    "it ended on 15": {"15": "2024-10-15"},
    "Christmas 2023 and Easter Monday 2024": {
        "Christmas 2023": "2023-12-25",
        "Easter Monday 2024": "2024-04-01",
    },
    "Labor Day weekend 2023": {"Labor Day weekend 2023": "2023-09-02/2023-09-04"},
}

RANGES = {
    "October 24-26, 2024": "2024-10-24/2024-10-26",
    "24\N{EN DASH}26 October 2024": "2024-10-24/2024-10-26",
    "Oct 24 \N{EM DASH} Nov 2, 2024": "2024-10-24/2024-11-02",
    "from 3 to 7 May 2023": "2023-05-03/2023-05-07",
    "from the 3rd to the 7th of May 2023": "2023-05-03/2023-05-07",
    "from the 28th to the 2nd of May 2023": "2023-04-28/2023-05-02",
    "between March and May 2024": "2024-03-01/2024-05-31",
    "from November to March 2024": "2023-11-01/2024-03-31",
    "December 30 to January 2, 2024": "2023-12-30/2024-01-02",
    "Nov 2023-Feb 2024": "2023-11-01/2024-02-29",
    "between 2014 and 2018": "2014-01-01/2018-12-31",
    "2014-2018": "2014-01-01/2018-12-31",
    "2024-25": "2024-01-01/2025-12-31",
    "from 1 January 2024 till today": "2024-01-01/2024-10-24",
    "2024-01-05 to 2024-02-01": "2024-01-05/2024-02-01",
    "from 13/10/2024-20/10/2024": "2024-10-13/2024-10-20",
    "from 5/10 to 28/10": "2024-10-05/2024-10-28",
    "from Q1 of 2023 to Q3 of 2024": "2023-01-01/2024-09-30",
    "from Monday to Wednesday": "2024-10-21/2024-10-23",
    "from next Monday to Friday": "2024-10-28/2024-11-01",
    "Monday to Wednesday of last week": "2024-10-14/2024-10-16",
    "from April until the end of June": "2024-04-01/2024-06-30",
    "from 4-23 in next month": "2024-11-04/2024-11-23",
}

BOUNDS = {
    "since March": "2024-03-01/..",
    "since 24 February 2022": "2022-02-24/..",
    "starting in May 2024": "2024-05-01/..",
    "after 2018": "2019-01-01/..",
    "after 5 May 2024": "2024-05-06/..",
    "until Friday": "../2024-10-25",
    "by the end of 2024": "../2024-12-31",
    "before 2019": "../2018-12-31",
    "prior to 5 May 2024": "../2024-05-04",
    "no later than 1 May 2024": "../2024-05-01",
    "as late as tomorrow": "../2024-10-25",
    "on or after 1 May 2024": "2024-05-01/..",
    "2012 or later": "2012-01-01/..",
    "5 May 2024 and earlier": "../2024-05-05",
    "from Monday on": "2024-10-21/..",
    "from May onwards": "2024-05-01/..",
    ">= 2012": "2012-01-01/..",
    "< 2012": "../2011-12-31",
    "since early 2022": "2022-01-01~/..",
    "after mid May": "2024-05-21~/..",
}

RELATIVE = {
    "today": "2024-10-24",
    "yesterday": "2024-10-23",
    "tomorrow afternoon": "2024-10-25",
    "last night": "2024-10-23",
    "this morning": "2024-10-24",
    "the day before yesterday": "2024-10-22",
    "the day after tomorrow": "2024-10-26",
    "three days ago": "2024-10-21",
    "two weeks ago": "2024-10-10~",
    "a month ago": "2024-09-24~",
    "in two weeks": "2024-11-07~",
    "in a fortnight's time": "2024-11-07~",
    "ten days from now": "2024-11-03",
    "two days after tomorrow": "2024-10-27",
    "a week from Monday": "2024-11-04",
    "five days before 1 May 2024": "2024-04-26",
    "two years and 3 days later": "2026-10-27~",
    "within 10 days": "2024-10-24/2024-11-03",
    "more than two weeks after 1 May 2024": "2024-05-15/..",
    "less than a week ago": "2024-10-17~/2024-10-24~",
    "last week": "2024-W42",
    "this calendar year": "2024",
    "next month": "2024-11",
    "the following quarter": "2025-Q1",
    "the last decade": "201X",
    "this century": "2000-01-01/2099-12-31",
    "the working week": "2024-10-21/2024-10-25",
    "this working week": "2024-10-21/2024-10-25",
    "next weekend": "2024-11-02/2024-11-03",
    "over the weekend": "2024-10-19/2024-10-20",
    "the week before last": "2024-W41",
    "the year after next": "2026",
    "the past five days": "2024-10-19/2024-10-23",
    "the past week": "2024-10-17/2024-10-23",
    "the past 24 hours": "2024-10-23/2024-10-24",
    "the next three months": "2024-10-25/2025-01-24",
    "the previous three quarters": "2024-01-01/2024-09-30",
    "10 previous weeks": "2024-08-15/2024-10-23",
    "earlier this month": "2024-10-01/2024-10-24",
    "later this month": "2024-10-24/2024-10-31",
    "earlier last week": "2024-10-14~/2024-10-16~",
    "the rest of the year": "2024-10-24/2024-12-31",
    "year to date": "2024-01-01/2024-10-24",
    "late next week": "2024-10-31~/2024-11-03~",
    "the end of the week": "2024-10-24~/2024-10-27~",
    "the 15th day of next month": "2024-11-15",
    "the ninth month of last year": "2023-09",
    "the first ten days of last year": "2023-01-01/2023-01-10",
    "Thursday": "2024-10-24",
    "Friday": "2024-10-18",
    "next Friday": "2024-11-01",
    "this coming Friday": "2024-10-25",
    "this Friday": "2024-10-25",
    "last Wednesday": "2024-10-16",
    "earlier Wednesday": "2024-10-23",
    "Friday next week": "2024-11-01",
    "Tuesday of last week": "2024-10-15",
    "next week on Tuesday": "2024-10-29",
    "Monday two weeks from now": "2024-11-04",
    "in 3 days on Friday": "2024-10-25",
    "October 1": "2024-10-01",
    "November 5": "2023-11-05",
    "next 5 November": "2024-11-05",
    "this November": "2024-11",
    "last October": "2023-10",
    "Feb 29": "2024-02-29",
    "Monday 21": "2024-10-21",
    "week 31": "2024-W31",
    "last Easter": "2024-03-31",
    "the next New Year's Day": "2025-01-01",
    "EOY": "2024-07-01~/2024-12-31~",
    "by year's end": "../2024-12-31",
    "end-June": "2024-06-16~/2024-06-30~",
    "in May last year": "2023-05",
    "5 October of this year": "2024-10-05",
    "the third quarter of last year": "2023-Q3",
    "the first Friday this month": "2024-10-04",
    "the 15th of next month": "2024-11-15",
    "Q4": "2024-Q4",
    "the third quarter": "2024-Q3",
    "H2 of last year": "2023-07-01/2023-12-31",
    "today's date": "2024-10-24",
    "this workweek": "2024-10-21/2024-10-25",
    "so far this year": "2024-01-01/2024-10-24",
    "rest of current week": "2024-10-24/2024-10-27",
    "a year and a half ago": "2023-04-24~",
    "half a year ago": "2024-04-24~",
    "two Sundays ago": "2024-10-13",
    "three Mondays from now": "2024-11-11",
    "in less than a week": "2024-10-24~/2024-10-31~",
    "over a month ago": "../2024-09-24~",
    "by the 28th": "../2024-10-28",
    "the week of the 15th": "2024-W42",
    "on the 3rd": "2024-10-03",
    "Friday the 13th": "2024-09-13",
    "the current date": "2024-10-24",
    "that day": "2024-10-24",
    "the week after Easter": "2024-04-07",
    "until now": "../2024-10-24",
    "next 5/12": "2024-12-05",
    "Black Friday": "2023-11-24",
    "Memorial Day": "2024-05-27",
    "Valentine's Day": "2024-02-14",
}


@pytest.mark.parametrize("text", ABSOLUTE)
def test_dates_that_say_all_they_need(text):
    assert read(text) == ABSOLUTE[text]


@pytest.mark.parametrize("text", RANGES)
def test_dates_with_two_ends(text):
    assert list(read(f"He was away {text}.").values()) == [RANGES[text]]


@pytest.mark.parametrize("text", BOUNDS)
def test_dates_with_one_end(text):
    assert list(read(f"({text})").values()) == [BOUNDS[text]]


@pytest.mark.parametrize("text", RELATIVE)
def test_dates_counted_from_the_day_they_were_said(text):
    assert list(read(f"Something, {text}, else", day_first=True).values()) == [RELATIVE[text]]


@pytest.mark.parametrize("text", [text for text in RELATIVE if "2024" not in text])
def test_nothing_relative_is_read_without_that_day(text):
    assert read_dates(text) == []


class TestContext:
    def test_a_cue_in_the_sentence_says_which_way_to_look(self):
        assert read("They will leave Friday") == {"Friday": "2024-10-25"}
        assert read("They left Friday") == {"Friday": "2024-10-18"}
        assert read("A decision is expected in March") == {"March": "2025-03"}
        assert read("A decision came in March") == {"March": "2024-03"}

    def test_a_range_under_way_is_not_put_off_to_next_year(self):
        assert read("It will run from September to December") == {
            "from September to December": "2024-09-01/2024-12-31"
        }

    def test_a_deadline_is_to_come_unless_a_cue_says_otherwise(self):
        assert read("3,000 were killed by Friday") == {"by Friday": "../2024-10-18"}
        assert read("3,000 more by Friday") == {"by Friday": "../2024-10-25"}

    def test_the_day_is_the_one_told_of_last(self):
        text = "He confirmed it on Tuesday, and later in the day others followed."
        assert list(read(text).values()) == ["2024-10-22", "2024-10-22"]
        assert list(read("On Tuesday he came; two days later he left").values()) == [
            "2024-10-22",
            "2024-10-24",
        ]

    def test_without_one_the_day_is_that_of_saying(self):
        assert read("later in the day") == {"later in the day": "2024-10-24"}

    def test_a_length_of_time_in_a_past_sentence_is_no_date(self):
        assert read("30 soldiers were killed in two days") == {}
        assert read("30 soldiers will be sent in two days") == {"in two days": "2024-10-26"}

    def test_days_in_a_list_share_their_month(self):
        assert read("on 18 and 19 June 2023") == {"18": "2023-06-18", "19 June 2023": "2023-06-19"}
        assert read("on June 18 and 19, 2023") == {
            "June 18": "2023-06-18",
            "19, 2023": "2023-06-19",
        }

    def test_years_and_weekdays_go_on_in_a_list(self):
        assert read("of 2007 and 2009") == {"2007": "2007", "2009": "2009"}
        assert len(read("on Mon, Tue or Wed")) == 3

    def test_the_order_of_figures_is_settled_by_the_date_beside_them(self):
        assert read("from 29/2 to 1/3") == {"from 29/2 to 1/3": "2024-02-29/2024-03-01"}

    def test_the_order_of_figures_may_be_declared(self):
        assert read("on 10/11/2024", day_first=True) == {"10/11/2024": "2024-11-10"}
        assert read("on 10/11/2024", day_first=False) == {"10/11/2024": "2024-10-11"}
        assert read("on 10/11/2024") == {}
        assert read("on 10/10/2024") == {"10/10/2024": "2024-10-10"}

    def test_a_year_of_two_digits_is_the_nearest_one(self):
        assert read("on 25/12/30 and 25/12/98") == {
            "25/12/30": "2030-12-25",
            "25/12/98": "1998-12-25",
        }

    def test_a_weekday_that_does_not_fit_is_noted(self):
        [mention] = read_dates("on Friday, 24 October 2024")
        assert mention.window == Window.on("2024-10-24")
        assert "weekday" in mention.notes[0]

    def test_a_day_with_a_time_is_a_moment(self):
        assert read("on Oct. 24, 2024 at 4:25 p.m. ET") == {
            "Oct. 24, 2024 at 4:25 p.m. ET": "2024-10-24T20:25:00Z"
        }
        assert read("Wednesday evening at 18:30") == {
            "Wednesday evening at 18:30": "2024-10-23T18:30:00"
        }

    def test_a_time_that_cannot_be_placed_is_left_out_with_a_note(self):
        [mention] = read_dates("Oct. 24, 2024, 4:25 PM EST")
        assert mention.window == Window.on("2024-10-24")
        assert "EST is not in use" in mention.notes[0]


NO_DATES = [
    "He may go. They march on. She sat down in the sun.",
    "They may one day march 3 km.",
    "12 may have died and 30 may yet come",
    "Theresa May and Jan Egeland met April Jones",
    "The Sun and the Sunday Times",
    "24/7 coverage of 9/11",
    "a 2-1 win, 3/4 of them, 7/8, 10-2",
    "version 3.10.2 and 192.168.10.24",
    "call 555-2024 or +1-222-2222-2222",
    "12,000 troops, 2,024 cases, 6,107.31 in all",
    "12,000 in 2024 cases",
    "2024 soldiers and 1999 others",
    "between 2000 and 2500 troops",
    "from 2000 to 2500 soldiers",
    "some of 2000 Russian soldiers",
    "$2024, 2024%, 2024m, 2024-strong",
    "F-16, T-72, COVID-19, G7, Article 5",
    "the 3rd Brigade, the 1st of them, the 21st person",
    "in his 90s",
    "Easter Island",
    "Black September",
    "on the one hand",
    "in 44 BC and in 500 BC",
    "2024\N{FULLWIDTH DIGIT FIVE}",
    "for three days, three days of talks",
    "",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(text):
    assert read(text) == {}


UNREAD = {
    "on 10/11/2024": "day_first",
    "spring 2024": "hemisphere",
    "last summer": "hemisphere",
    "31 February 2024": "no such day",
    "in 2010-11": "ambiguous",
    "the '20s": "ambiguous",
    "from 2018 to 2014": "ends before it starts",
    "the fifth Friday of February 2024": "no such day",
}


@pytest.mark.parametrize("text", UNREAD)
def test_what_would_have_to_be_guessed_is_listed_with_the_reason(text):
    assert read(text) == {}
    [unread] = unread_dates(text, said_on=THURSDAY)
    assert UNREAD[text] in unread.reason
    assert text[unread.start : unread.end] == unread.text


def test_what_lacks_the_day_it_was_said_is_listed_too():
    [unread] = unread_dates("They came Wednesday")
    assert (unread.text, "said_on" in unread.reason) == ("Wednesday", True)


class TestMention:
    def test_it_says_where_it_stands_and_which_rules_made_it(self):
        text = "They have been there since early March, he said."
        [mention] = read_dates(text, said_on=THURSDAY)
        assert isinstance(mention, DateMention)
        assert text[mention.start : mention.end] == mention.text == mention.window.words
        assert mention.trace == ("bound", "part", "day", "month")

    def test_it_keeps_the_ends_of_a_range_as_they_were_said(self):
        [mention] = read_dates("from March 2023 to 2 May 2024")
        assert [str(end) for end in mention.ends] == ["March 2023", "2 May 2024"]
        assert [end.precision for end in mention.ends] == [Precision.MONTH, Precision.DAY]

    def test_the_day_it_was_said_may_be_given_in_any_form(self):
        for said_on in (THURSDAY, Window.on(THURSDAY), Window.on(THURSDAY).start):
            [mention] = read_dates("yesterday", said_on)
            assert str(mention.window) == "23 October 2024"

    def test_a_month_is_no_day_to_count_from(self):
        assert read_dates("yesterday", said_on="2024-10") == []

    def test_a_dateline_with_its_zone_keeps_its_own_day(self):
        [mention] = read_dates("on Thursday", said_on="2024-10-24T01:00+05:00")
        assert mention.window == Window.on("2024-10-24")
