"""Pseudo-quantities: numbers that count nothing, told by the words around them.

Each rule answers with a refusal that names it, or with None where it has nothing to say. Shapes
such as dates and codes are told before, in `provenance.language.shapes`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from provenance.language.days import day_before_month, year
from provenance.language.figures import Figure, Refused
from provenance.language.names import (
    NAMING_BEFORE,
    NAMING_BEHIND,
    airborne,
    capitals,
    end_of_reference,
    has_capitals,
    is_jet,
    listed,
    ranked,
    routed,
    singular,
    telephoned,
)
from provenance.language.neighbours import Beside, counts, is_address, is_year
from provenance.language.pseudo_tables import (
    AFTER,
    ALSO_COUNTED,
    AT_ONE,
    BEFORE,
    BEHIND_A_COUNT,
    BEHIND_ONE,
    GIVING,
    JETS,
    MONTHS,
    NAMED_BY_CAPITAL,
    NAMED_GROUPS,
    NEVER_COUNTED_BY_CAPITAL,
    ONE_COMPOUNDS,
    ONE_OF_MANY,
    PRONOUN_AFTER,
    PRONOUN_BEFORE,
    TIMES_AFTER,
    WEAPONS,
)
from provenance.language.scanner import Tokens
from provenance.language.titles import is_word_of_a_name, opens_title, titled
from provenance.language.units import PERCENT

__all__ = ["after_reading"]

_BEFORE_POINT = frozenset("no nos vol art fig pp p para sec ch rte ext".split())

# Beside any other words only a year can be no quantity.
_TELLING_BEFORE = frozenset((*BEFORE, *NAMING_BEFORE))
_TELLING_BEHIND = frozenset(
    (*MONTHS, *AFTER, *NAMING_BEHIND, *"a p - times mm hours figures local n s e w".split())
)
# These tell something only together with the word on their other side.
_TELLING_PAIRS_BEFORE = {
    "of": NAMED_GROUPS | {"factor"},
    "p": frozenset("&"),
    ".": _BEFORE_POINT,
    "-": frozenset(("multi", "of")),
    "°": frozenset(("n",)),
}
_TELLING_PAIRS_BEHIND = {"of": MONTHS}

_TOLD_BY_ITSELF = frozenset(("one", "zero"))

_Rule = Callable[[Tokens, Beside], Refused | None]


def after_reading(
    tokens: Tokens, figure: Figure, previous: Refused | None = None
) -> Refused | None:
    """Judge a figure by the words around it; `previous` is what was refused just before.

    >>> from provenance.language.numbers import read_figure
    >>> from provenance.language.scanner import scan
    >>> tokens = scan("under Article 5 of it")
    >>> after_reading(tokens, read_figure(tokens, 2)).rule
    'reference'
    """
    words, first, last = tokens.words, figure.first, figure.last
    before = words[first - 1] if first else ""
    behind = words[last] if last < len(words) else ""
    word = words[last - 1]
    if is_address(tokens, first, last):
        return Refused(first, last, "address")
    told = before in _TELLING_BEFORE or behind in _TELLING_BEHIND or word in _TOLD_BY_ITSELF
    if not told and before in _TELLING_PAIRS_BEFORE:
        told = tokens.word(first - 2) in _TELLING_PAIRS_BEFORE[before]
    if not told and behind in _TELLING_PAIRS_BEHIND:
        told = tokens.word(last + 1) in _TELLING_PAIRS_BEHIND[behind]
    if not told and behind and tokens.text[tokens.starts[last]].isupper():
        told = is_word_of_a_name(tokens, first) or opens_title(tokens, first, last)
    told = told or (word in JETS and is_jet(tokens, first))
    if not told and previous is None and not has_capitals(tokens, first):
        return year(tokens, Beside(figure, before, behind, previous)) if is_year(word) else None
    beside = Beside(figure, before, behind, previous)
    by_behind = _BY_BEHIND.get(behind)
    if by_behind is not None and before not in BEFORE:
        refused = by_behind(tokens, beside)
        if refused is not None:
            return refused
    for rule in _RULES:
        refused = rule(tokens, beside)
        if refused is not None:
            return refused
    return None


def _proper_name(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "S&P 500" and "the Group of Seven"."""
    first, last = beside.figure.first, beside.figure.last
    share_index = beside.before == "p" and tokens.word(first - 2) == "&"
    group = beside.before == "of" and tokens.word(first - 2) in NAMED_GROUPS
    if group:
        number = tokens.original(first)
        named = number.istitle() or (number.isdecimal() and not counts(tokens, last))
        group = tokens.original(first - 2).istitle() and named
    named = share_index or group or is_jet(tokens, first)
    return Refused(first, last, "name") if named else None


def _numbered(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "Article 5", "Boeing 737" and "per 100,000"."""
    rule = BEFORE.get(beside.before)
    if rule is None:
        return None
    figure = beside.figure
    first, last = figure.first, figure.last
    if rule in {"base of a rate", "idiom"}:
        return None if figure.value == 1 else Refused(first, last, rule)
    slashed = rule == "reference" and tokens.word(first + 1) == "/"
    if "," in tokens.words[first] or figure.scale > 1 or figure.vague:
        return None
    if figure.part and not slashed:
        return None
    if beside.before in ALSO_COUNTED and not slashed and _is_counted(tokens, beside):
        return None
    if rule == "name" and _is_given(tokens, first):
        return None
    # "Boeing 737-800" goes on as "pages 12-14" does.
    ends = rule == "reference" or tokens.words[first] in JETS
    return Refused(first, end_of_reference(tokens, last) if ends else last, rule)


def _is_given(tokens: Tokens, first: int) -> bool:
    """Whether a name is who loses or gets so many: "cost Boeing 300 jobs"."""
    verb = tokens.word(first - 2)
    return (tokens.word(first - 3) if verb == "the" else verb) in GIVING


def _is_counted(tokens: Tokens, beside: Beside) -> bool:
    """Whether a number behind "district", "case" or the like counts something of its own."""
    first, last = beside.figure.first, beside.figure.last
    if beside.before == "war" and tokens.word(first - 2) == "world":
        return False
    capital = tokens.original(first - 1)[:1].isupper()
    if capital and beside.before in NEVER_COUNTED_BY_CAPITAL:
        return False
    if last - first > 1 or beside.behind in BEHIND_A_COUNT or counts(tokens, last):
        return True
    return not capital and (beside.before in NAMED_BY_CAPITAL or beside.behind in {"of", "is"})


def _in_figures(_tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "ran to five figures", which tells no more than how long a number is."""
    figure = beside.figure
    long = beside.before in _RUNNING_TO
    return Refused(figure.first, figure.last + 1, "idiom") if long else None


_RUNNING_TO = frozenset("to into in well high low mid -".split())


def _located(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "48.8584 N", a place on the map."""
    figure = beside.figure
    if isinstance(figure.value, int) or not tokens.original(figure.last).isupper():
        return None
    return Refused(figure.first, figure.last + 1, "coordinates")


_BY_BEHIND: Mapping[str, _Rule] = MappingProxyType(
    {
        **dict.fromkeys(("n", "s", "e", "w"), _located),
        **dict.fromkeys(("is", "was", "has"), singular),
        "figures": _in_figures,
    }
)


def _timed(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "4 pm", "1600 GMT", "at 1800 hours" and "44 BC"."""
    if beside.behind == "hours" and beside.before in _BEFORE_A_TIME:
        word = tokens.words[beside.figure.first]
        if len(word) == 4 and word.isdecimal() and int(word) <= 2400 and int(word[2:]) < 60:  # noqa: PLR2004
            return Refused(beside.figure.first, beside.figure.last + 1, "time")
    if beside.behind == "local" and tokens.word(beside.figure.last + 1) == "time":
        return Refused(beside.figure.first, beside.figure.last + 2, "time")
    rule = AFTER.get(beside.behind)
    return Refused(beside.figure.first, beside.figure.last + 1, rule) if rule else None


_BEFORE_A_TIME = frozenset("at by around about until from before after since".split())


def _with_points(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "4 p.m.", "No. 5" and "N° 5"."""
    first, last = beside.figure.first, beside.figure.last
    if tokens.words[last : last + 4] in (["a", ".", "m", "."], ["p", ".", "m", "."]):
        return Refused(first, last + 4, "time")
    numbered = beside.before == "." and tokens.word(first - 2) in _BEFORE_POINT
    if numbered or (beside.before == "°" and tokens.word(first - 2) == "n"):
        return Refused(first, end_of_reference(tokens, last), "reference")
    return None


_AT_LEAST_ONE = frozenset(
    "than least most exactly precisely just over under below above only not".split()
)
_AT_LEAST_ONE_PAIRS = frozenset(
    (("up", "to"), ("many", "as"), ("minimum", "of"), ("maximum", "of"), ("total", "of"))
)
_BEFORE_NAMED_ONE = frozenset(("square", "number", "day", "formula", "force"))
# "one last time" and "the next one week" count; "that one" does not.
_BEFORE_COUNTED_ONE = frozenset(("last", "next", "first", "only", "some"))

# "…, in which one officer was hurt".
_BEFORE_WHICH = frozenset(("in", "of", "for", "at", "on", "from", "during", "by"))


def _is_bounded(tokens: Tokens, first: int, before: str) -> bool:
    """Whether a hedge makes "one of them" a count, as in "at least one of them"."""
    if (tokens.word(first - 2), before) == ("the", "only"):
        return False
    return before in _AT_LEAST_ONE or (tokens.word(first - 2), before) in _AT_LEAST_ONE_PAIRS


def _lone_one(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "one" where it is a pronoun, part of a name or of a set phrase."""
    first, last = beside.figure.first, beside.figure.last
    before, behind = beside.before, beside.behind
    if tokens.words[first] != "one" or last - first != 1 or behind in PERCENT:
        return None
    if behind == "of":
        return None if _is_bounded(tokens, first, before) else Refused(first, last, "one of")
    phrase = _end_of_phrase(tokens, beside)
    if phrase:
        return Refused(first, phrase, "idiom")
    if before in PRONOUN_BEFORE or behind in PRONOUN_AFTER:
        told = before == "which" and tokens.word(first - 2) in _BEFORE_WHICH
        verb = behind in PRONOUN_AFTER or behind.endswith("s")
        told = (told and not verb) or before in _BEFORE_COUNTED_ONE
        counted = behind.isalpha() and told
        return None if counted else Refused(first, last, "pronoun")
    if behind == "-" and tokens.word(last + 1) in ONE_COMPOUNDS:
        mirrored = tokens.words[last + 2 : last + 4] == ["-", "one"]
        return Refused(first, last + (4 if mirrored else 2), "idiom")
    return Refused(first, last, "name") if before in _BEFORE_NAMED_ONE else None


def _end_of_phrase(tokens: Tokens, beside: Beside) -> int:
    """Find the end of "on the one hand", "one by one" and "at one point", or 0 for no phrase."""
    last, before, behind = beside.figure.last, beside.before, beside.behind
    ahead = tokens.word(last + 1)
    if (behind, ahead) in BEHIND_ONE:
        return last + 2
    phrase = before == "the" and behind == "hand"
    phrase = phrase or (before == "at" and behind in AT_ONE)
    opens = before in {"", "."} and ahead == "," and behind in ONE_OF_MANY
    return last + 1 if phrase or opens else 0


def _lone_zero(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "ground zero", "sub-zero", "zero-sum", "multi-million" and "best-of-seven"."""
    first, last = beside.figure.first, beside.figure.last
    if beside.before == "-" and tokens.words[max(0, first - 4) : first - 1] == _BEST_OF:
        return Refused(first, last, "idiom")
    if beside.before == "-" and tokens.word(first - 2) == "multi":
        return Refused(first, last, "idiom")
    if tokens.words[first] != "zero" or last - first != 1:
        return None
    below = beside.before == "-" and tokens.word(first - 2) == "sub"
    compound = beside.behind == "-" and tokens.word(last + 1).isalpha()
    phrase = beside.before in _BEFORE_ZERO or below or compound
    return Refused(first, last, "idiom") if phrase else None


_BEST_OF = ["best", "-", "of"]
_BEFORE_ZERO = frozenset(("ground", "net", "patient", "subject"))


def _multiple(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "three times as many", "five-fold" and "by a factor of three"."""
    first, last = beside.figure.first, beside.figure.last
    ahead = tokens.word(last + 1)
    if beside.before == "of" and tokens.word(first - 2) == "factor":
        return Refused(first, last, "multiple")
    if beside.behind == "times" and ahead in TIMES_AFTER:
        return Refused(first, last + 1, "multiple")
    if beside.behind == "-" and ahead in {"fold", "times"}:
        return Refused(first, last + 2, "multiple")
    return None


def _describing(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "155 mm shells", "155-mm", "two-way" and "3-D"."""
    first, last = beside.figure.first, beside.figure.last
    ahead = tokens.word(last + 1)
    if beside.behind == "mm":
        return Refused(first, last + 1, "calibre") if ahead in WEAPONS else None
    if beside.behind != "-" or not tokens.glued(last):
        return None
    rule = {
        "something": "decade",
        "figure": "idiom",
        "digit": "idiom",
        "mm": "calibre",
        "caliber": "calibre",
        "calibre": "calibre",
        "gauge": "calibre",
        "star": "measure of a thing",
        "d": "name",
        "way": "idiom",
    }.get(ahead)
    if (tokens.words[first], ahead) in _HYPHENED:
        rule = _HYPHENED[tokens.words[first], ahead]
    return Refused(first, last + 2, rule) if rule else None


_HYPHENED = {("fifty", "fifty"): "idiom", ("7", "eleven"): "name"}

_RULES: tuple[_Rule, ...] = (
    day_before_month,
    _proper_name,
    telephoned,
    titled,
    routed,
    ranked,
    airborne,
    capitals,
    listed,
    _numbered,
    _timed,
    _with_points,
    _lone_one,
    _lone_zero,
    _multiple,
    _describing,
    year,
)
