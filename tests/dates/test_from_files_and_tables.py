"""Dates as tables, logs, reports and other people's files write them, against 16 August 2023."""

import pytest

from provenance.language.calendar import read_dates, unread_dates

WEDNESDAY = "2023-08-16"


def read(text, said_on=WEDNESDAY):
    return [mention.window.isoformat() for mention in read_dates(text, said_on=said_on)]


ORDERS = {
    "Sat Jun  7 10:15:30 1997": "1997-06-07T10:15:30",
    "Sat Jun 7 10:15:30 UTC 1997": "1997-06-07T10:15:30Z",
    "7/VI/1997": "1997-06-07",
    "7.VI.1997": "1997-06-07",
    "7-XII-1997": "1997-12-07",
    "7 VI 1997": "1997-06-07",
    "21 viii 1997": None,
    "5 X 1997": None,
    "It began on 13. June 1997.": "1997-06-13",
    "It began on 13. 6. 1997.": "1997-06-13",
    "1997-W23-6": "1997-06-07",
    "1997-W23": "1997-W23",
    "1997-W23-8": None,
}
SPANS = {
    "2021-01-05/2021-02-09": "2021-01-05/2021-02-09",
    "2021-01-05..2021-02-09": "2021-01-05/2021-02-09",
    "2021-01/2021-03": "2021-01-01/2021-03-31",
    "from 10/2020-05/2021": "2020-10-01/2021-05-31",
    "from 2001 through to 2005": "2001-01-01/2005-12-31",
    "from March up to May": "2023-03-01/2023-05-31",
    "from March right up until May": "2023-03-01/2023-05-31",
    "in 2001\N{EN DASH}05": "2001-01-01/2005-12-31",
    "the 2010\N{EN DASH}11 drought": "2010-01-01/2011-12-31",
    "Jan/Feb 2022": "2022-01-01/2022-02-28",
    "Jul./Aug. 2022": "2022-07-01/2022-08-31",
    "on Monday/Tuesday": "2023-08-14/2023-08-15",
    "overnight into Tuesday": "2023-08-14/2023-08-15",
    "up to and including 1 May 2024": "../2024-05-01",
}
FISCAL = {
    "FY22": "2022",
    "FY 22": "2022",
    "FY'22": "2022",
    "FY 2021-22": "2021-01-01/2022-12-31",
    "FY2021/22": "2021-01-01/2022-12-31",
    "fiscal 2021-22": "2021-01-01/2022-12-31",
    "Q2/2023": "2023-Q2",
    "Q2'19": "2019-Q2",
    "Q2-19": "2019-Q2",
    "2Q19": "2019-Q2",
    "2Q 2019": "2019-Q2",
    "1H 2022": "2022-01-01/2022-06-30",
    "2H22": "2022-07-01/2022-12-31",
    "H1'22": "2022-01-01/2022-06-30",
    "the final quarter of 2022": "2022-Q4",
    "the opening quarter of 2022": "2022-Q1",
    "the closing days of May": "2023-05-16~/2023-05-31~",
}
ENDING = {
    "the week ended June 10, 2023": "2023-06-04/2023-06-10",
    "the week to June 10": "2023-06-04/2023-06-10",
    "the year ended 31 March 2023": "2022-04-01/2023-03-31",
    "the year to March 2023": "2022-04-01/2023-03-31",
    "the month ending 30 June 2023": "2023-06-01/2023-06-30",
    "the quarter ended June 30, 2023": "2023-04-01/2023-06-30",
    "the three months ended June 30, 2023": "2023-04-01/2023-06-30",
    "three months ended June 30, 2023": "2023-04-01/2023-06-30",
    "the three months to June": "2023-04-01/2023-06-30",
    "the six months to the end of June": "2023-01-01/2023-06-30",
    "the 12 months through July 2023": "2022-08-01/2023-07-31",
    "w/c 5 June 2023": "2023-W23",
    "w/e 9 June 2023": "2023-06-03/2023-06-09",
}
COUNTED = {
    "a century ago": "1923-08-16~",
    "a year ago today": "2022-08-16",
    "two weeks ago yesterday": "2023-08-01",
    "48 hours ago": "2023-08-14",
    "some 36 hours ago": "2023-08-14/2023-08-15",
    "the night before last": "2023-08-14",
    "a week on Friday": "2023-08-25",
    "two weeks on Monday": "2023-09-04",
    "a week last Friday": "2023-08-04",
    "last Thursday week": "2023-08-03",
    "month-to-date": "2023-08-01/2023-08-16",
    "year-to-date": "2023-01-01/2023-08-16",
    "overnight": "2023-08-15/2023-08-16",
    "later on Tuesday": "2023-08-15",
    "Weds. night": "2023-08-16",
    "early Tue. morning": "2023-08-15",
}
DECADES = {
    "the 1930's": "193X",
    "c. 1850": "1850~",
    "ca. 1850": "1850~",
    "between the 18th and 19th centuries": "1700-01-01/1899-12-31",
    "from the 16th to the 18th century": "1500-01-01/1799-12-31",
    "the 16th-18th centuries": "1500-01-01/1799-12-31",
    "the 2003 invasion": "2003",
    "the 2020 presidential election": "2020",
    "after the 2022 invasion": "2022-01-01/..",
    "before the 2024 election": "../2024-12-31",
    "the 2003 troops": None,
    "c. 2000 men": None,
}
ALL = ORDERS | SPANS | FISCAL | ENDING | COUNTED | DECADES


@pytest.mark.parametrize("text", ALL)
def test_one_date_and_all_of_it_is_read(text):
    expected = ALL[text]
    assert read(text) == ([] if expected is None else [expected])


def test_centuries_that_share_their_noun_are_two():
    assert read("the 18th and 19th centuries") == [
        "1700-01-01/1799-12-31",
        "1800-01-01/1899-12-31",
    ]


class TestWhichWay:
    def test_a_cue_behind_the_date_tells_where_none_stands_before_it(self):
        assert read("On Dec. 7 he will speak.") == ["2023-12-07"]
        assert read("Friday they shall meet") == ["2023-08-18"]
        assert read("On Dec. 7 he said they will speak.") == ["2022-12-07"]
        assert read("They left on Dec. 7. He will speak.") == ["2022-12-07"]
        assert read("Monday's strike will be looked into") == ["2023-08-14"]
        assert read("The Oct. 7 attack will be looked into") == ["2022-10-07"]
        assert read("Since March they will not talk") == ["2023-03-01/.."]
        assert read("He is gone; from Friday she will lead") == ["2023-08-18"]

    def test_the_night_told_of_is_the_last_unless_it_is_to_come(self):
        assert read("They will be kept overnight.") == ["2023-08-16/2023-08-17"]
        assert read("an overnight success") == []
        assert read("overnight", said_on=None) == []

    def test_a_length_before_a_day_to_come_is_no_time_that_ends_there(self):
        assert read("two weeks to Christmas") == ["2022-12-25"]

    def test_figures_at_the_head_of_a_line_number_it(self):
        assert read("13. June 1997 was hot") == ["1997-06"]


def test_a_year_of_two_digits_needs_the_day_it_was_said():
    for text in ("FY22", "Q2'19", "2H22"):
        assert read(text, said_on=None) == []
        assert "two digits" in unread_dates(text)[0].reason


LISTED = {
    "28/29 November 2022": ["2022-11-28/2022-11-29"],
    "on the night of 28/29 Nov.": ["2022-11-28/2022-11-29"],
    "November 28, 29 and 30": ["2022-11-28", "2022-11-29", "2022-11-30"],
    "Nov. 28, 29 and 30, 2021": ["2021-11-28", "2021-11-29", "2021-11-30"],
    "On Nov. 28, 29 people and 30 dogs": ["2022-11-28"],
    "from February to June last year": ["2021-02-01/2021-06-30"],
    "the last fortnight": ["2022-11-16/2022-11-29"],
    "by the end of the decade": ["../2029-12-31"],
    "as of now": ["2022-11-30"],
    "Date: 28.11.22": ["2022-11-28"],
    "Docker 20.10.21": [],
    "the early '90s": ["1990-01-01~/1994-12-31~"],
    "the noughties": ["200X"],
    "the turn of the 20th century": [],
    "the mid-19th century": ["1833-01-01~/1866-12-31~"],
    "in Nov 2022 5 people died": ["2022-11"],
    "in Nov 2022, 12 people died": ["2022-11"],
    "May 2022 15 troops": ["2022-05"],
    "in 2022 May 15 troops": ["2022-05"],
    "Nov 2022 5": ["2022-11-05"],
    "as from 1 December": ["2022-12-01/.."],
    "with effect from 1 December": ["2022-12-01/.."],
    "24 Feb 2022 05:00 (UTC+2)": ["2022-02-24T03:00:00Z"],
}
SIGNS = {
    "12 &ndash; 15 Nov 2022": ["2022-11-12/2022-11-15"],
    "12&#8211;15 Nov 2022": ["2022-11-12/2022-11-15"],
    "12&nbsp;Nov&nbsp;2022": ["2022-11-12"],
    "12&nbsp;Nov&rsquo;21": ["2021-11-12"],
    "yesterday&rsquo;s talks": ["2022-11-29"],
    "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO} Nov 2022": ["2022-11-12"],
    "\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT TWO} Nov 2022": ["2022-11-12"],
    "1\N{ZERO WIDTH SPACE}2 Nov 2022": ["2022-11"],
    "1&#8203;2 Nov 2022": ["2022-11"],
    "202\N{ZERO WIDTH SPACE}2-11-12": [],
    "AT&T 2022": [],
}


@pytest.mark.parametrize("text", LISTED | SIGNS)
def test_the_whole_of_a_date_is_read_whatever_joins_it(text):
    assert read(text, said_on="2022-11-30") == (LISTED | SIGNS)[text]
    for mention in read_dates(text, said_on="2022-11-30"):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Q3 FY2022", "fiscal"),
        ("the third quarter of fiscal 2022", "fiscal"),
        ("its fiscal third quarter", "fiscal"),
        ("fiscal Q3 2022", "fiscal"),
        ("in Nov-22", "ambiguous"),
    ],
)
def test_what_may_be_two_times_is_not_guessed(text, reason):
    assert read(text) == []
    (unread,) = unread_dates(text, said_on=WEDNESDAY)
    assert reason in unread.reason


TUESDAY = {
    "in January and February 2023": ["2023-01", "2023-02"],
    "January, February and March 2023": ["2023-01", "2023-02", "2023-03"],
    "in December and January 2023": ["2022-12", "2023-01"],
    "in Q1 and Q2 of 2023": ["2023-Q1", "2023-Q2"],
    "5 May and 7 June 2023": ["2023-05-05", "2023-06-07"],
    "on May 5 or on June 7, 2021": ["2021-05-05", "2021-06-07"],
    "in January and in the 2023 budget": ["2024-01", "2023"],
    "in March, April and May": ["2024-03", "2024-04", "2024-05"],
    "Friday, May 10, to Sunday, May 12": ["2024-05-10/2024-05-12"],
    "from Friday evening until Sunday": ["2024-05-10/2024-05-12"],
    "from Friday evening until Sunday morning": ["2024-05-10/2024-05-12"],
    "a third of May's total": ["2024-05"],
    "the third of May": ["2024-05-03"],
    "every Monday": [],
    "each May": [],
    "every 5 May": [],
    "each of Monday's three attacks": ["2024-05-13"],
    "they may 14 times": [],
    "may 14": ["2024-05-14"],
    "since 5 p.m. Monday": ["2024-05-13/.."],
    "since 5 p.m. on Monday": ["2024-05-13/.."],
    "by 17:00 Friday": ["../2024-05-17"],
    "until midnight on Friday": ["../2024-05-17"],
    "the weekend before last": ["2024-05-04/2024-05-05"],
}


@pytest.mark.parametrize("text", TUESDAY)
def test_dates_beside_each_other_and_what_recurs(text):
    assert read(text, said_on="2024-05-14") == TUESDAY[text]


FRIDAY = {
    "week 30-32": ["2012-07-23/2012-08-12"],
    "weeks 30 to 32 of 2011": ["2011-07-25/2011-08-14"],
    "weeks 30 and 32 of 2011": ["2011"],
    "10 August 44 BC": [],
    "24 August 79 AD": [],
    "August 24, AD 79": [],
    "10 August 2011 AD": ["2011-08-10"],
    "10/Aug/2011:10:30:00 -0700": ["2011-08-10T17:30:00Z"],
    "10/Aug/20111": [],
    "the third and fourth quarters of 2011": ["2011-Q3", "2011-Q4"],
    "the first and second half of 2011": ["2011-01-01/2011-06-30", "2011-07-01/2011-12-31"],
    "the first or the third quarter": ["2012-Q1", "2012-Q3"],
    "Q3/Q4 2011": ["2011-Q3", "2011-Q4"],
    "in April/June 2011": ["2011-04", "2011-06"],
    "the latter half of 2011": ["2011-07-01/2011-12-31"],
    "year-end 2011": ["2011-07-01~/2011-12-31~"],
    "by year-end 2011": ["../2011-12-31"],
    "on or about 5 May 2011": ["2011-05-05~"],
    "before or on 5 May 2011": ["../2011-05-05"],
    "10AUG11": ["2011-08-10"],
    "10AUG2011": ["2011-08-10"],
    "10AUG111": [],
    "half an hour ago": [],
    "Bloody Sunday": [],
    "the Good Friday Agreement": [],
    "Tue. May. 16, 1950": ["1950-05-16"],
    "They left in May. 16 remained": ["2012-05"],
    "on 8-Sep-10 troops came": ["2010-09-08"],
    "29 October 2011 \N{EN DASH} the day he left": ["2011-10-29"],
}


@pytest.mark.parametrize("text", FRIDAY)
def test_no_piece_of_a_date_is_taken_for_another_date(text):
    assert read(text, said_on="2012-08-10") == FRIDAY[text]


FEBRUARY = {
    "for the fiscal year ended June 30, 2024": ["2023-07-01/2024-06-30"],
    "the financial year to 31 March 2024": ["2023-04-01/2024-03-31"],
    "the first year ended in May 2023": ["2023-05"],
    "the seven days to 9 February": ["2025-02-03/2025-02-09"],
    "the 30 days ending 9 February 2025": ["2025-01-11/2025-02-09"],
    "10-11 Feb 2025, 07:00": ["2025-02-10/2025-02-11"],
    "not until March 2026": ["2026-03-01/.."],
    "2025-02-10T07:00/2025-02-11T21:00": ["2025-02-10/2025-02-11"],
    "last year's first quarter": ["2024-Q1"],
    "last year\N{RIGHT SINGLE QUOTATION MARK}s second half": ["2024-07-01/2024-12-31"],
    "2023's third quarter": ["2023-Q3"],
    "last year's election": ["2024"],
    "the last week of the war": [],
    "compared to last week": ["2025-W06"],
    "the second-last week of 2024": ["2024"],
    "the next to last week of 2024": ["2024"],
}


@pytest.mark.parametrize("text", FEBRUARY)
def test_what_stands_before_or_behind_belongs_to_the_date(text):
    assert read(text, said_on="2025-02-12") == FEBRUARY[text]
