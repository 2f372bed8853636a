"""Rules for dates with one end, and for dates said to be near: since, until, or later, around."""

from __future__ import annotations

from provenance.language.calendar.clock import read_clock
from provenance.language.calendar.ends import Between, Bound
from provenance.language.calendar.grammar import Found, Reader, phrase_rule, point_starts
from provenance.language.calendar.numerals import Tokens, ends_clause, year_number
from provenance.language.calendar.plausible import is_of_event
from provenance.language.calendar.relative import Period
from provenance.language.calendar.sections import Around, Part
from provenance.language.calendar.terms import Fixed
from provenance.language.calendar.words import BOUNDS

__all__: list[str] = []

_LONGEST_BOUND = max(len(words) for words in BOUNDS)
_NAMED_YEARS_ONLY = frozenset(
    words for words in BOUNDS if words[-1] == "than" and words[-2] not in {"later", "earlier"}
)


def _bound_words(tokens: Tokens, index: int) -> tuple[tuple[str, ...], int] | None:
    for length in range(_LONGEST_BOUND, 0, -1):
        words = tuple(token.text for token in tokens[index : index + length])
        if words in BOUNDS:
            return words, index + length
    return None


@phrase_rule("bound", {words[0] for words in BOUNDS})
def _bound(reader: Reader, index: int) -> Found | None:
    """Read "since March", "until Friday", "no later than 1 May", ">= 2012"."""
    tokens = reader.tokens
    bound = _bound_words(tokens, index)
    if bound is None:
        return None
    words, at = bound
    if words == ("through",) and tokens[index - 1].text in _PARTWAY:
        return None
    if words in _NAMED_YEARS_ONLY and tokens[index - 1].text not in {"year", "years", "date"}:
        return None
    while tokens[at].text in {"the", "on", "in", "about"} and at < index + _LONGEST_BOUND + 2:
        at += 1
    found = reader.point(_after_clock(tokens, at), expecting=True)
    if found is None and BOUNDS[words] == "since":
        found = _of_event(reader, at)
    if found is None or isinstance(found.term, Bound | Between):
        return None
    kind = BOUNDS[words]
    if is_of_event(tokens, at):
        # Of the invasion of 2022 only the year is known: what came after it may be of that year.
        kind = _BESIDE_EVENT.get(kind, kind)
    return Found(Bound(kind, found.term), index, found.end, found.trace)


def _after_clock(tokens: Tokens, at: int) -> int:
    """Pass over the time of day in "since 5 p.m. on Monday": bounds are told in whole days."""
    clock = read_clock(tokens, at)
    end = clock[1] if clock else at + (tokens[at].text in {"noon", "midnight"})
    return end + (end > at and tokens[end].text == "on")


_BESIDE_EVENT = {"after": "since", "before": "until"}


def _of_event(reader: Reader, at: int) -> Found | None:
    """Find the day of what a text says happened: "since the invasion in February 2022"."""
    tokens = reader.tokens
    if tokens[at - 1].text not in {"the", "his", "her", "their", "its"}:
        return None
    for ahead in range(at, at + _LONGEST_EVENT):
        if tokens[ahead].kind != "word":
            return None
        if ahead > at and tokens[ahead].text in {"in", "on"}:
            return reader.point(ahead + 1, expecting=True)
    return None


_LONGEST_EVENT = 6
_PARTWAY = frozenset(("halfway", "midway", "way", "partway"))


_AFTERWARDS = {
    "later": "since",
    "after": "since",
    "greater": "since",
    "higher": "since",
    "bigger": "since",
    "newer": "since",
    "above": "since",
    "beyond": "since",
    "onward": "since",
    "onwards": "since",
    "earlier": "until",
    "before": "until",
    "less": "until",
    "lower": "until",
    "smaller": "until",
    "older": "until",
    "below": "until",
}


@phrase_rule("or later", point_starts())
def _or_later(reader: Reader, index: int) -> Found | None:
    """Read "2012 or later", "1/1/2016 and later", "Monday onwards"."""
    tokens = reader.tokens
    found = reader.point(index, expecting=True)
    if found is None or isinstance(found.term, Bound | Between):
        return None
    at = found.end
    if tokens[at].text in {"onward", "onwards"}:
        return Found(Bound("since", found.term), index, at + 1, found.trace)
    after = tokens[at + 1]
    if tokens[at].text not in {"or", "and"} or after.text not in _AFTERWARDS:
        return None
    if not ends_clause(tokens, at + 2) or year_number(tokens, at + 2) or reader.point(at + 2):
        return None
    return Found(Bound(_AFTERWARDS[after.text], found.term), index, at + 2, found.trace)


@phrase_rule("onwards", {"from"})
def _onwards(reader: Reader, index: int) -> Found | None:
    """Read "from Monday on" as since Monday."""
    found = reader.point(index + 1, expecting=True)
    if found is None or reader.tokens[found.end].text not in {"on", "onward", "onwards", "forward"}:
        return None
    if not ends_clause(reader.tokens, found.end + 1):
        return None
    return Found(Bound("since", found.term), index, found.end + 1, found.trace)


@phrase_rule("to date", {"year", "quarter", "month", "week", "ytd", "qtd", "mtd"})
def _to_date(reader: Reader, index: int) -> Found | None:
    """Read "year to date" and "month-to-date" as the part of it that is past."""
    words = [token.text for token in reader.tokens[index : index + 5]]
    if words[1:3] == ["to", "date"]:
        return Found(Part("earlier", Period(words[0])), index, index + 3, ())
    if words[1:] == ["-", "to", "-", "date"]:
        return Found(Part("earlier", Period(words[0])), index, index + 5, ())
    unit = {"ytd": "year", "qtd": "quarter", "mtd": "month"}.get(words[0])
    return Found(Part("earlier", Period(unit)), index, index + 1, ()) if unit else None


_AROUND = frozenset({"around", "about", "circa", "approximately", "roughly"})
_BEFORE_ABOUT = frozenset({"or", "on", "in", "since", "until", "from", "at", "by"})


@phrase_rule("around", {"c", "ca"})
def _circa(reader: Reader, index: int) -> Found | None:
    """Read "c. 1850", which only a year can follow."""
    tokens = reader.tokens
    if tokens[index + 1].text != "." or tokens[index + 2].kind != "number":
        return None
    found = reader.point(index + 2, expecting=True)
    if found is None or not isinstance(found.term, Fixed):
        return None
    return Found(Around(found.term), index, found.end, found.trace)


@phrase_rule("around", _AROUND)
def _around(reader: Reader, index: int) -> Found | None:
    """Read "around 5 May"; "talked about May" is not near anything."""
    tokens = reader.tokens
    before, at = tokens[index - 1], index + 1
    if tokens[index].text == "about" and before.kind == "word" and before.text not in _BEFORE_ABOUT:
        return None
    if tokens[at].text in _AROUND:
        return None
    at += tokens[at].text == "the"
    found = reader.phrase(at) if index == 0 else reader.point(at)
    if found is None or found.before:
        return None
    return Found(Around(found.term), index, found.end, found.trace)
