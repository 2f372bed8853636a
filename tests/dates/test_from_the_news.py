"""Dates as the news says them, against Thursday 24 October 2024."""

import pytest

from provenance.language.calendar import read_dates

SAID_ON = "2024-10-24"
COUNTED = {
    "the Friday before last": "2024-10-11",
    "the Monday after next": "2024-11-04",
    "a week from Tuesday": "2024-11-05",
    "two weeks from Friday": "2024-11-08",
    "a week from last Tuesday": "2024-10-22",
    "on Tuesday week": "2024-11-05",
    "this time last year": "2023-10-24~",
    "this time next week": "2024-10-31~",
    "within 48 hours": "2024-10-24/2024-10-26",
    "within 36 hours": "2024-10-24/2024-10-26",
    "in the next 24 hours": "2024-10-24/2024-10-25",
}
BOUNDED = {
    "early to mid-October": "2024-10-01~/2024-10-20~",
    "mid-to-late October 2023": "2023-10-10~/2023-10-31~",
    "mid- to late 2023": "2023-05-01~/2023-12-31~",
    "overnight Tuesday into Wednesday": "2024-10-22/2024-10-23",
    "since the invasion in February 2022": "2022-02-01/..",
    "since the start of the war on 24 February 2022": "2022-02-24/..",
    "starting Nov. 1": "2024-11-01/..",
    "beginning Friday": "2024-10-25/..",
    "effective Nov. 1": "2024-11-01/..",
    "ahead of Nov. 5": "../2024-11-04",
    "in advance of Nov. 5": "../2024-11-04",
    "halfway through September": "2024-09",
    "the beginning of September": "2024-09-01~/2024-09-15~",
}
YEARS = {
    "in FY2024": "2024",
    "in fiscal 2024": "2024",
    "in fiscal year 2024": "2024",
    "since nineteen eighty-four": "1984-01-01/..",
}
ALL = COUNTED | BOUNDED | YEARS


@pytest.mark.parametrize("words", ALL)
def test_a_date_of_the_news_is_read(words):
    (mention,) = read_dates(f"Something, {words}, else", said_on=SAID_ON)
    assert mention.window.isoformat() == ALL[words]


@pytest.mark.parametrize(
    "text", ["the fiscal 2024 troops", "a Tuesday week-long strike", "within 48 of them"]
)
def test_what_looks_like_it_makes_no_date_of_those_kinds(text):
    kinds = {"one before", "in a while"}
    assert not any(kinds & set(mention.trace) for mention in read_dates(text, said_on=SAID_ON))
