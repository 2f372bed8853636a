"""The vocabulary of dates: a word added to a table is read by every rule that uses the table."""

from __future__ import annotations

__all__ = [
    "ABBREVIATED",
    "ARTICLES",
    "BOUNDS",
    "CARDINALS",
    "COUNTED_NOUNS",
    "DAY_WORDS",
    "ERAS",
    "EVENT_NOUNS",
    "FUNCTION_WORDS",
    "FUTURE_CUES",
    "LEANS",
    "MONTHS",
    "NAMES_TOO",
    "ORDINALS",
    "OTHER_CALENDARS",
    "PARTS",
    "PAST_CUES",
    "RANGE_WORDS",
    "SEASONS",
    "TENS",
    "TIMES_OF_DAY",
    "UNITS",
    "VAGUE_COUNTS",
    "VERBS_TOO",
    "WEEKDAYS",
    "YEAR_OPENERS",
]


def _numbered(names: str, start: int = 1) -> dict[str, int]:
    """Number groups of synonyms: "a/b c" gives a and b the first number and c the next."""
    groups = enumerate(names.split(), start)
    return {name: number for number, group in groups for name in group.split("/")}


MONTHS = _numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug"
    " september/sept/sep october/oct november/nov december/dec"
)
# Monday is 0, as in the standard library.
WEEKDAYS = _numbered(
    "monday/mon tuesday/tue/tues wednesday/wed/weds thursday/thu/thur/thurs friday/fri"
    " saturday/sat sunday/sun",
    start=0,
)
ABBREVIATED = frozenset(
    name for name in (*MONTHS, *WEEKDAYS) if len(name) <= len("thurs") and name not in MONTHS
) | frozenset(
    name
    for name in MONTHS
    if name not in {"march", "april", "may", "june", "july"} and len(name) <= len("sept")
)
# Alone and without a preposition these are more often something else.
VERBS_TOO = frozenset({"may", "march", "mar"})
NAMES_TOO = frozenset({"april", "june", "august", "jan", "may"})

CARDINALS = _numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
TENS = {
    name: 10 * tens
    for name, tens in _numbered(
        "twenty thirty forty/fourty fifty sixty seventy eighty ninety", start=2
    ).items()
}
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth/twelveth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
) | {
    name: 10 * tens
    for name, tens in _numbered(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", start=2
    ).items()
}
VAGUE_COUNTS = {"couple": 2, "few": 3}
ARTICLES = frozenset({"a", "an"})

UNITS = {
    word: unit
    for unit, words in {
        "day": "day days",
        "week": "week weeks wk wks",
        "fortnight": "fortnight fortnights",
        "weekend": "weekend weekends",
        "working week": "workweek workweeks",
        "month": "month months",
        "quarter": "quarter quarters qtr",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for word in words.split()
}
# How many days on from the day it was said.
DAY_WORDS = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "tmrw": 1,
    "tmr": 1,
    "yesterday": -1,
    "otd": 0,
}
# Which way a word leans from the day it was said.
LEANS = {
    "this": "this",
    "current": "this",
    "same": "this",
    "last": "last",
    "previous": "last",
    "prior": "last",
    "preceding": "last",
    "past": "past",
    "next": "next",
    "following": "next",
    "coming": "coming",
    "upcoming": "coming",
}
# Which stretch of a longer time is meant; the widths stand in `sections`.
PARTS = {
    "early": "early",
    "beginning": "start",
    "start": "start",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "end",
    "earlier": "earlier",
    "later": "later",
}
# What each phrase before a date makes of it; `bounds` reads them, longest first.
BOUNDS: dict[tuple[str, ...], str] = {
    ("since",): "since",
    ("ever", "since"): "since",
    ("effective",): "since",
    ("effective", "from"): "since",
    ("with", "effect", "from"): "since",
    ("as", "from"): "since",
    ("starting",): "since",
    ("starting", "on"): "since",
    ("starting", "from"): "since",
    ("starting", "in"): "since",
    ("beginning",): "since",
    ("beginning", "on"): "since",
    ("beginning", "in"): "since",
    ("on", "or", "after"): "since",
    ("after", "or", "on"): "since",
    ("no", "earlier", "than"): "since",
    ("not", "earlier", "than"): "since",
    ("not", "before"): "since",
    ("not", "until"): "since",
    ("as", "early", "as"): "since",
    ("after",): "after",
    ("later", "than"): "after",
    ("greater", "than"): "after",
    ("higher", "than"): "after",
    ("bigger", "than"): "after",
    ("more", "than"): "after",
    (">",): "after",
    (">", "="): "since",
    ("until",): "until",
    ("till",): "until",
    ("til",): "until",
    ("up", "to"): "until",
    ("up", "to", "and", "including"): "until",
    ("until", "and", "including"): "until",
    ("up", "until"): "until",
    ("through",): "until",
    ("by",): "until",
    ("on", "or", "before"): "until",
    ("before", "or", "on"): "until",
    ("no", "later", "than"): "until",
    ("not", "later", "than"): "until",
    ("not", "after"): "until",
    ("as", "late", "as"): "until",
    ("before",): "before",
    ("prior", "to"): "before",
    ("ahead", "of"): "before",
    ("in", "advance", "of"): "before",
    ("earlier", "than"): "before",
    ("less", "than"): "before",
    ("lower", "than"): "before",
    ("smaller", "than"): "before",
    ("<",): "before",
    ("<", "="): "until",
    ("=",): "in",
}
RANGE_WORDS = frozenset({"to", "till", "til", "until", "through", "thru", "into"})
# A bare year is one only after such a word: "in 2024", but not "2024 tanks".
YEAR_OPENERS = frozenset(
    "in of since until till til by before after from during through throughout for year early late"
    " mid than to = > < circa fy".split()
)
# Followed by one of these, a figure counts things, whatever stands before it.
COUNTED_NOUNS = frozenset(
    "people persons troops soldiers men women children civilians fighters militants officers"
    " personnel prisoners deaths dead killed wounded injured missing casualties victims cases"
    " houses homes tanks vehicles drones missiles shells rounds units migrants refugees residents"
    " protesters patients students members dollars euros pounds percent per km kilometres"
    " kilometers miles metres meters tons tonnes times hours minutes seconds days weeks months"
    " years".split()
)
FUNCTION_WORDS = frozenset(
    "a about above after all also although am amid among an and are as at be because been before"
    " below but by could did do does down during for from had has have he her his how if in into is"
    " it its may might more most no nor not of off on or our out over said says shall she should"
    " since so still such than that the their them then there these they this those though through"
    " to under until up was we were what when where which while who whose why will with would you"
    " your".split()
)
# A year beside one of these is the year of it: "the 2003 invasion".
EVENT_NOUNS = frozenset(
    "agreement annexation attack attacks budget ceasefire census constitution coup crisis"
    " earthquake election elections genocide invasion massacre offensive olympics pandemic protests"
    " referendum report revolution season summit treaty uprising vote war".split()
)
TIMES_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
ERAS = frozenset({"bc", "bce", "ad", "ce"})
OTHER_CALENDARS = frozenset(
    "muharram safar rabi jumada rajab shaban ramadan shawwal dhu hijri ah farvardin ordibehesht"
    " khordad tir mordad shahrivar mehr aban azar dey bahman esfand tishrei cheshvan kislev tevet"
    " shevat adar nisan iyar sivan tammuz av elul juche heisei reiwa showa".split()
)
# The nearest of these before a date without year decides which way it is looked for.
FUTURE_CUES = frozenset(
    "will shall ll expected due planned plans plan scheduled set going would should likely intends"
    " upcoming coming forthcoming must can could next soon later".split()
)
PAST_CUES = frozenset(
    "said says told was were had has did been reported confirmed announced killed died arrived"
    " added wrote ago last went came left met happened began started ended ever previously".split()
)
