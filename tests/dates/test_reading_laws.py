"""What holds for every text, however it is put together."""

from collections import UserList
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.dates import Window
from provenance.errors import DateError
from provenance.language.calendar import parse_date, read_dates, unread_dates
from provenance.language.calendar.grammar import Reader
from provenance.language.calendar.holidays import easter
from provenance.language.calendar.tokens import scan
from provenance.language.calendar.words import (
    BOUNDS,
    DAY_WORDS,
    LEANS,
    MONTHS,
    PARTS,
    UNITS,
    WEEKDAYS,
)

WORDS = sorted(
    {*MONTHS, *WEEKDAYS, *DAY_WORDS, *LEANS, *PARTS, *UNITS, *(word for b in BOUNDS for word in b)}
    | set("the of in on a an and or to from between two three first second last ago now".split())
    | set(
        "week before Oct. 24th 24 2024 '24 10/11 2024-10-24 90s q3 h1 easter day may twenty".split()
    )
    | set("4:25 PM GMT+5 EST , . - ( ) ~ spring century 15th one's more than half".split())
    | set(
        "FY22 2Q19 Q2'19 fiscal ended ending overnight hours noon centuries invasion c. w/c".split()
    )
    | set("7/VI/1997 28/29 2001\N{EN DASH}05 2024-01/2024-03 2024-W43-4 Jan/Feb 1930's".split())
    | set("&ndash; &rsquo; \u200b \u0661\u0662 every will weekend including effect".split())
)
PHRASES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
GLUED = st.lists(st.sampled_from([*WORDS, " ", "-", "/"]), max_size=10).map("".join)
TEXTS = st.text(max_size=60) | PHRASES | GLUED
SAID = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
ORDINARY = st.dates(date(1980, 1, 1), date(2080, 12, 31))


@given(TEXTS, SAID, st.sampled_from([None, True, False]))
def test_offsets_point_into_the_text_and_follow_each_other(text, said_on, day_first):
    found = [
        *read_dates(text, said_on, day_first=day_first),
        *unread_dates(text, said_on, day_first=day_first),
    ]
    found.sort(key=lambda item: item.start)
    assert all(text[item.start : item.end] == item.text != "" for item in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(TEXTS, SAID)
def test_one_date_or_a_date_error(text, said_on):
    window = window_or_error(text, said_on)
    if isinstance(window, DateError):
        assert len(str(window)) <= 500
        assert str(window).isprintable()
        return
    assert Window.from_iso(window.isoformat()) == window
    assert window.words == text


def window_or_error(text, said_on):
    try:
        return parse_date(text, said_on)
    except DateError as error:
        return error


@given(PHRASES, ORDINARY, ORDINARY)
def test_what_is_read_without_the_day_it_was_said_never_depends_on_it(text, one, two):
    """Nothing absolute changes with the dateline, and nothing is filled in from today."""
    alone = {(m.start, m.end): m.window for m in read_dates(text)}
    for said_on in (one, two):
        dated = {(m.start, m.end): m.window for m in read_dates(text, said_on)}
        assert alone.items() <= dated.items()


WEEKLY = [
    "yesterday",
    "Friday",
    "next Tuesday",
    "last week",
    "three days ago",
    "the past five days",
    "over the weekend",
    "earlier this week",
    "until Monday",
    "from Monday to Wednesday",
    "a week from Sunday",
    "the end of next week",
    "they will leave on Monday",
]


@given(st.sampled_from(WEEKLY), ORDINARY, st.integers(-500, 500))
def test_shifting_the_dateline_by_weeks_shifts_what_counts_in_days_and_weeks(text, day, weeks):
    [here] = read_dates(text, day)
    [there] = read_dates(text, day + timedelta(weeks=weeks))
    moved = here.window.shifted(7 * weeks)
    assert (there.window.start, there.window.end) == (moved.start, moved.end)


@given(ORDINARY, st.sampled_from(sorted(name for name in WEEKDAYS if name.endswith("day"))))
def test_a_weekday_is_the_latest_one_not_after_the_dateline(day, name):
    [mention] = read_dates(f"they met on {name}", day)
    assert mention.window.start.weekday() == WEEKDAYS[name]
    assert 0 <= (day - mention.window.start).days < 7


@given(ORDINARY, ORDINARY)
def test_a_day_without_year_is_the_latest_one_not_after_the_dateline(day, said_on):
    [mention] = read_dates(f"on {day:%B} {day.day}", said_on)
    assert mention.window.start <= said_on
    assert (mention.window.start.month, mention.window.start.day) == (day.month, day.day)
    assert (said_on - mention.window.start).days <= 366 * 8


FORMS = [
    "{d} {month} {y}",
    "{month} {d}, {y}",
    "the {d}{th} of {month}, {y}",
    "{weekday}, {d} {short} {y}",
    "{short} {d} {y}",
    "{y} {month} {d}",
    "{d}-{short}-{y}",
    "{y:04}/{m}/{d}",
    "{y:04}-{m:02}-{d:02}",
    "{y:04}{m:02}{d:02}",
]


@given(ORDINARY, st.sampled_from(FORMS))
def test_every_form_of_a_day_gives_that_day(day, form):
    values = {"d": day.day, "m": day.month, "y": day.year, "th": ending(day.day)}
    names = {"month": f"{day:%B}", "short": f"{day:%b}", "weekday": f"{day:%A}"}
    text = form.format(**values, **names)
    assert parse_date(text) == Window.on(day)
    [mention] = read_dates(f"It was {text}, he said.")
    assert mention.window == Window.on(day)
    assert mention.notes == ()


def ending(day):
    return {1: "st", 2: "nd", 3: "rd"}.get(day if day < 20 else day % 10, "th")


@given(ORDINARY, st.integers(1, 300))
def test_ago_and_from_now_undo_each_other(day, count):
    [then] = read_dates(f"{count} days ago", day)
    [back] = read_dates(f"{count} days from now", then.window.start)
    assert back.window.start == day


@given(TEXTS)
def test_tokens_hold_every_character_but_spaces(text):
    tokens = [token for token in scan(text) if token.kind != "end"]
    held = "".join(text[token.start : token.end] for token in tokens)
    assert held == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(tokens))


@pytest.mark.parametrize("year", [1583, 1818, 1943, 2000, 2008, 2024, 2038, 2285])
def test_easter_agrees_with_the_tables(year):
    known = {
        1583: (4, 10),
        1818: (3, 22),
        1943: (4, 25),
        2000: (4, 23),
        2008: (3, 23),
        2024: (3, 31),
        2038: (4, 25),
        2285: (3, 22),
    }
    assert easter(year) == date(year, *known[year])


ATTACKS = [
    "9",
    ".",
    "a",
    " ",
    "1/",
    "1.",
    "5-",
    "2024-",
    "2024-10-24 ",
    "monday ",
    "monday of ",
    "between ",
    "may 5 6 7 ",
    "5, ",
    "two weeks ",
    "the first ",
    "end of last week of ",
    "two days after ",
    "from 5 to ",
    "twenty ",
    "4:25 ",
    "in two years since ",
    "January and ",
    "Q1 and ",
    "May 5, 6, ",
    "18th and ",
    "28/29 ",
    "7.vi.",
    "2001\N{EN DASH}05",
    "2021-01-05/",
    "FY22-",
    "the year to ",
    "three months ended ",
    "overnight into ",
    "a week on Friday ",
    "every ",
    "up to and including ",
    "the 2022 presidential ",
    "since 5 p.m. ",
    "&ndash;",
    "1&#8203;",
    "Jan/",
    "w/c ",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_twice_the_text_takes_twice_the_work(attack):
    once, twice = (looks_at_tokens(attack * count) for count in (300, 600))
    assert twice <= 2.1 * once + 100


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_long_text_is_one_date(attack):
    with pytest.raises(DateError, match="too many"):
        parse_date(attack * 500)


def looks_at_tokens(text):
    """Count how often a token was looked at while the text was read."""
    reader = Reader(text)
    reader.tokens = CountedTokens(reader.tokens)
    index = reader.next_start(0)
    while reader.tokens[index].kind != "end":
        found = reader.phrase(index)
        index = reader.next_start(found.end if found else index + 1)
    return reader.tokens.looks


class CountedTokens(UserList):
    def __init__(self, tokens):
        super().__init__(tokens)
        self.looks = 0

    def __getitem__(self, index):
        self.looks += 1
        return self.data[index]
