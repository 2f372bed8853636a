"""The words that make a number something else than a quantity, and the reason for each rule.

To have the reader refuse more, see `provenance.language.reading.Reader.refusing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["AFTER", "ALSO_COUNTED", "BEFORE", "REASONS", "UNREADABLE"]

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "address": "the number of a house in a street",
        "age": "an age, not a count; ask for it with ages=True",
        "base of a rate": "the base of a rate, as in 3 per 100,000",
        "calibre": "a calibre or size that names a thing",
        "code": "part of a code or identifier",
        "contradictory hedges": "hedges that contradict each other",
        "coordinates": "a place on the map",
        "date": "a date",
        "decade": "a decade or an age in tens",
        "dotted": "numbers with several points: a version, an address or a date",
        "event": "the name of an event or a habit, not a fraction",
        "grouping": "digits grouped as no number is; is it a list?",
        "idiom": "part of a set phrase",
        "invisible character": "an invisible or control character inside or beside the digits",
        "markup": "inside a tag of markup, or beside an entity that may stand for a digit",
        "measure of a thing": "a size that describes one thing, as in 180ml bottle",
        "multiple": "how many times, not how many",
        "name": "part of a name",
        "one of": "one out of a group, which states no count",
        "ordinal": "an ordinal: a place in a row, not a count",
        "phone number": "a phone number or an identifier in groups",
        "pronoun": "a pronoun",
        "ranking": "how long a list is, as in the top 10, not how many there are",
        "ratio": "odds or a ratio, which count nothing",
        "reference": "the number of an article, a page or the like",
        "reversed range": "a range whose low end is greater than its high end",
        "score": "the score of a game or the count of a vote",
        "scripts": "digits of several scripts mixed",
        "size": "more digits than any count has",
        "superscript": "a raised digit: a power or a footnote",
        "time": "a time of day or a time zone",
        "url": "part of an address on the web",
        "vague": "a word that the profile does not know",
        "year": "a year",
        "zero below": "a division by zero",
    }
)
"""Why each rule refuses."""

UNREADABLE = frozenset(
    (
        "contradictory hedges",
        "grouping",
        "invisible character",
        "markup",
        "reversed range",
        "scripts",
        "size",
        "superscript",
        "zero below",
    )
)
"""The rules for what ought to be a number but cannot be read as one."""


def _table(rows: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({word: rule for rule, words in rows.items() for word in words.split()})


BEFORE: Mapping[str, str] = _table(
    {
        "reference": (
            "article articles section sections chapter paragraph clause page pages pp appendix "
            "annex figure fig table room flight route highway interstate motorway channel title "
            "rule resolution amendment verse line gate terminal platform phase stage level grade "
            "type model mark volume vol issue episode season part act scene psalm protocol item "
            "update lot box precinct sector block apartment apt suite floor exit tier category "
            "no. number point # § unit site camp law directive decree footnote lane bus tram day "
            "week round game year question group no flat zone ward district step row war building "
            "house block engine "
            "reactor car checkpoint brigade battalion regiment division squadron company team bill "
            "code error badge inmate ticket serial docket regulation case proposition prop mile "
            "kilometre kilometer junction track road rte schedule form ios usb spf hr local pp "
            "resolutions paragraphs chapters version order pier seat school hospital warehouse "
            "bureau office department bulletin bunker extension password pin postcode zip "
            "nº nr incident size"
        ),
        "coordinates": "lat latitude lon longitude",
        "phone number": "dial dialed dialled dialing dialling tel telephone fax hotline helpline",
        "name": (
            "formula fortune ftse nasdaq dow dax cac nikkei boeing airbus windows iphone apollo "
            "soyuz voyager pioneer luna chandrayaan mariner shenzhou area catch studio ps xbox "
            "galaxy android python covid mig su tu "
            "channel square cloud agenda vision expo euro stoxx russell hang "
            "ligue serie bundesliga horizon maroon blink nasams bowl big sweet elite final "
            "leopard falcon ariane atlas vostok gemini sputnik artemis starship shahed "
            "hwasong taepodong qassam ak glock playstation pixel iso rfc ieee cop ufc wrestlemania "
            "bbc itv espn radio indy daytona indianapolis genesis revelation symphony opus omega "
            "carbon strontium caesium cesium iodine polonium delta force basel stalag expedition "
            "fahrenheit rocky motel defcon battery matthew corinthians"
        ),
        "base of a rate": "per",
        "date": "ad",
        "idiom": "baker's",
    }
)
"""The rule that a word just before a number calls for."""

# These number things with a capital letter alone: "Building 7", "a Leopard 2", but "the final 12".
NAMED_BY_CAPITAL = frozenset(
    "year question group war building house block car company team bill mile local road division "
    "engine form order "
    "pier school hospital warehouse bureau office department bulletin bunker pin big sweet elite "
    "final leopard falcon ariane atlas vostok gemini sputnik artemis starship shahed "
    "hwasong taepodong qassam ak glock playstation pixel iso rfc ieee cop ufc wrestlemania bbc itv "
    "espn radio indy daytona indianapolis genesis revelation symphony opus omega carbon strontium "
    "caesium cesium iodine polonium delta force basel stalag expedition fahrenheit rocky ad "
    "version incident motel defcon battery matthew corinthians "
    "voyager pioneer luna chandrayaan mariner shenzhou".split()
)
# Nothing is counted behind these where they have a capital: "Area 51 papers", but "in the area 51
# people died".
NEVER_COUNTED_BY_CAPITAL = frozenset("area room bus year leopard falcon shahed big".split())
# A number behind these counts something else where its own noun follows: "in the district 12 men".
ALSO_COUNTED = (
    NAMED_BY_CAPITAL
    | NEVER_COUNTED_BY_CAPITAL
    | frozenset(
        "number part act figure line day week round game no flat zone ward district step row "
        "reactor checkpoint brigade battalion regiment squadron code error badge inmate ticket "
        "serial docket regulation case proposition prop kilometre kilometer junction track rte "
        "schedule camp site seat size hotline helpline extension password postcode zip resolutions "
        "paragraphs chapters".split()
    )
)
# Behind a number these tell that it counts, whatever stands before it.
BEHIND_A_COUNT = frozenset(
    "were are have had dead died killed wounded injured missing arrested hurt drowned % percent "
    "per more others km strong short long deep wide tall high".split()
)
GIVING = frozenset(
    "cost costs costing gave gives give giving owed owes paid pays pay paying lent offered handed "
    "awarded granted saved saves earned".split()
)
"""Verbs that have both a name and a number behind them: "cost Boeing 300 jobs"."""

STREETS = frozenset(
    "street st avenue ave road rd drive boulevard blvd place square terrace crescent lane way "
    "parade embankment highway".split()
)
STREETS_BEFORE = frozenset("rue calle avenida piazza".split())
JETS = frozenset("707 717 727 737 747 757 767 777 787".split())
"""The numbers that aeroplanes are called by."""

NAMED_GROUPS = frozenset(("group", "council", "committee", "gang"))

AFTER: Mapping[str, str] = _table(
    {
        "time": (
            "am pm a.m p.m o'clock gmt utc cet cest bst edt pst pdt cst mst msk ist jst kst hrs z"
        ),
        "date": "bc bce ad ce",
        "calibre": "caliber calibre",
    }
)
"""The rule that a word just behind a number calls for."""

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
BEFORE_A_YEAR = frozenset(
    "in since by until till during before after early late mid year years fy circa spring summer "
    "autumn winter fall from between through for back".split()
)
TIMES_OF_YEAR = frozenset(
    "quarter day days week weeks rest all most much months "
    "season class spring summer autumn winter fall end start beginning middle half "
    "war revolution treaty "
    "constitution uprising famine".split()
)
# Behind a century: "the nineteen-sixties".
DECADES = frozenset("twenties thirties forties fifties sixties seventies eighties nineties".split())
PAIRS = frozenset(("9/11", "24/7", "7/7", "50/50", "20/20", "4/20", "26/11"))
PRONOUN_BEFORE = frozenset(
    "this that which each every any no another other the only last next some someone whatever "
    "these those such first".split()
)
PRONOUN_AFTER = frozenset(
    "another may might can could should would must who whose thing monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
ONE_COMPOUNDS = frozenset(
    "way time sided off size to on by liner man two legged armed eyed handed horse".split()
)
SCORE_BEFORE = frozenset(
    "won win wins beat beats beating lost lose loses losing drew draw lead leads led defeated "
    "defeat score scores scored victory tied trailed trailing edged finished voted vote "
    "ruled".split()
)
SCORE_AFTER = frozenset(
    "win wins victory defeat loss draw lead vote ruling decision majority record score triumph "
    "series scoreline thrashing".split()
)
TIMES_AFTER = frozenset(
    "as more higher larger greater bigger the that its their smaller less lower fewer stronger "
    "weaker faster slower brighter heavier hotter colder longer thicker denser taller wider deeper "
    "richer poorer cheaper costlier deadlier older likelier worse better earnings book sales "
    "revenue revenues normal what".split()
)
WEAPONS = frozenset(
    "shell shells howitzer howitzers artillery gun guns mortar mortars round rounds ammunition "
    "cannon cannons rocket rockets caliber calibre".split()
)
EMERGENCIES = frozenset("911 999 112 000 111 110 119 988".split())
CALLING = frozenset("call calls called calling phone phoned ring rang text texted texting".split())
CALLED = frozenset(
    "call calls caller callers operator operators dispatcher dispatchers recording".split()
)
"""What stands behind "911" where it is the number to call."""

AIRLINES = frozenset(
    "airlines airways aeroflot lufthansa qantas klm emirates iberia aeromexico kal mh".split()
)
NAMED_WITH = MappingProxyType({"cent": "50", "cent's": "50", "max": "737", "pac": "2"})
"""The one number that makes a name with the word behind it, if that has a capital: 50 Cent."""

BEHIND_ONE = frozenset((("by", "one"), ("after", "another"), ("in", "particular")))
"""What makes a set phrase with "one" before it."""

AT_ONE = frozenset("point time stage".split())
"""What makes a set phrase with "at one" before it."""

ONE_OF_MANY = frozenset("day night morning evening afternoon summer winter".split())
"""Opening a sentence, "one" before these names none in particular: "One day, 300 came"."""
