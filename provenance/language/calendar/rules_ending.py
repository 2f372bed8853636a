"""Rules for times that are known by their last day: "the three months ended June 30, 2023"."""

from __future__ import annotations

from provenance.language.calendar.grammar import Found, Reader, phrase_rule
from provenance.language.calendar.numerals import Tokens, cardinal, glued
from provenance.language.calendar.sections import EndingOn
from provenance.language.calendar.units import Duration
from provenance.language.calendar.words import CARDINALS, UNITS

__all__: list[str] = []

# "To" and "through" are read so only after "the": "two weeks to Christmas" are still to come.
_ENDS = {"ended": False, "ending": False, "to": True, "through": True}
_BEFORE = frozenset("the for in of a each".split())
_ADJECTIVES = frozenset({"fiscal", "financial", "calendar"})
_MOST = 100


@phrase_rule("time that ends", {"number"}, CARDINALS, UNITS)
def _time_that_ends(reader: Reader, index: int) -> Found | None:
    """Read "the year ended 31 March 2023", "the week to Friday", "the 12 months through July"."""
    tokens = reader.tokens
    number = cardinal(tokens, index)
    at = number[1] if number else index
    unit = UNITS.get(tokens[at].text)
    how = tokens[at + 1].text
    if (
        unit in {None, "weekend"}
        or (unit == "day" and not number)
        or how not in _ENDS
        or not _opens(tokens, index)
    ):
        return None
    before = index - 1 - (tokens[index - 1].text in _ADJECTIVES)
    if _ENDS[how] and tokens[before].text != "the":
        return None
    many = number[0] if number else 1
    plural = tokens[at].text != unit
    if unit is None or plural != bool(number) or not 1 <= many <= _MOST:
        return None
    return _ending(reader, index, at + 2, Duration.of(many, unit))


def _opens(tokens: Tokens, index: int) -> bool:
    """Whether nothing stands before that would make it another time: "the first year ended"."""
    before = tokens[index - 1]
    return before.kind != "word" or before.text in _BEFORE | _ADJECTIVES


@phrase_rule("time that ends", {"w"})
def _short_week_ending(reader: Reader, index: int) -> Found | None:
    """Read "w/e 9 June"."""
    slash, letter = reader.tokens[index + 1 : index + 3]
    if (slash.text, letter.text) != ("/", "e") or not glued(reader.tokens, index + 2):
        return None
    return _ending(reader, index, index + 3, Duration(days=7))


def _ending(reader: Reader, index: int, at: int, by: Duration) -> Found | None:
    while reader.tokens[at].text in {"on", "the"} and at < index + 8:
        at += 1
    found = reader.point(at, expecting=True)
    if found is None:
        return None
    return Found(EndingOn(by, found.term), index, found.end, found.trace)
