"""Rules for periods near the day something was said: yesterday, last week, the next five days."""

from __future__ import annotations

from provenance.language.calendar.ends import Between
from provenance.language.calendar.grammar import Found, Reader, phrase_rule, point_rule
from provenance.language.calendar.numerals import Tokens, cardinal, count, glued
from provenance.language.calendar.relative import (
    DayWord,
    LastHours,
    Moved,
    Overnight,
    Period,
    Rolling,
    SameDay,
    ToldWeekend,
)
from provenance.language.calendar.terms import Term
from provenance.language.calendar.units import Duration
from provenance.language.calendar.words import (
    DAY_WORDS,
    LEANS,
    TIMES_OF_DAY,
    UNITS,
)

__all__: list[str] = []

_OFFSETS = {"this": 0, "last": -1, "past": -1, "next": 1, "coming": 1}
_ADJECTIVES = frozenset({"calendar", "whole", "entire", "full", "current"})
_HOURS_IN_DAY = 24
_WORKING = frozenset({"working", "work", "business"})
# These stand after a unit that is part of another date.
_NOT_THIS_UNIT = frozenset(
    "of before after ago earlier later prior to long old - from that when number commencing"
    " beginning ending starting following".split()
)
_SMALL_UNITS = frozenset(
    {"working week", "week", "month", "quarter", "year", "fortnight", "weekend"}
)


@point_rule("day word", DAY_WORDS)
def _day_word(reader: Reader, index: int) -> Found | None:
    """Read "yesterday" and "today"; the time of day after it changes nothing."""
    end = index + 1
    if reader.tokens[end].text in TIMES_OF_DAY:
        end += 1
    return Found(DayWord(DAY_WORDS[reader.tokens[index].text]), index, end, ())


@phrase_rule("overnight", {"overnight"})
def _overnight(reader: Reader, index: int) -> Found | None:
    """Read "overnight" as the night told of, and "overnight into Tuesday" as the one that ends it.

    "Overnight on Sunday" is read as the Sunday, and "an overnight success" as nothing.
    """
    tokens = reader.tokens
    if tokens[index - 1].text in _DETERMINERS:
        return None
    if tokens[index + 1].text == "into":
        found = reader.point(index + 2, expecting=True)
        if found is None:
            return None
        eve = Moved(Duration(days=1), -1, found.term)
        return Found(Between(eve, found.term), index, found.end, found.trace)
    on = tokens[index + 1].text == "on"
    if reader.point(index + 1 + on, expecting=True) is not None:
        return None
    return Found(Overnight(), index, index + 1, ())


_DETERMINERS = frozenset("a an the any every its their his her this that".split())


@point_rule("now", {"now"})
def _now(reader: Reader, index: int) -> Found | None:
    before = (reader.tokens[index - 2].text, reader.tokens[index - 1].text)
    told = reader.expecting or before == ("as", "of")
    return Found(DayWord(0), index, index + 1, ()) if told else None


@point_rule("current date", {"current", "today"})
def _current_date(reader: Reader, index: int) -> Found | None:
    words = [token.text for token in reader.tokens[index : index + 4]]
    if words[:2] == ["current", "date"]:
        return Found(DayWord(0), index, index + 2, ())
    if words == ["today", "'", "s", "date"]:
        return Found(DayWord(0), index, index + 4, ())
    return None


def _unit(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read a unit in the singular, "calendar" or "working" before it included."""
    working = tokens[index].text in _WORKING
    if working or tokens[index].text in _ADJECTIVES:
        index += 1
    word = tokens[index].text
    if word == "workweek":
        return "working week", index + 1
    if word not in UNITS or UNITS[word] != word:
        return None
    if working:
        return ("working week", index + 1) if word == "week" else None
    return word, index + 1


@point_rule("period", LEANS)
def _leaning_unit(reader: Reader, index: int) -> Found | None:
    """Read "last week", "this calendar year", "the following quarter", "this morning"."""
    tokens = reader.tokens
    word, lean = tokens[index].text, LEANS[tokens[index].text]
    if tokens[index + 1].text in TIMES_OF_DAY and lean in {"this", "last"}:
        return Found(DayWord(_OFFSETS[lean]), index, index + 2, ())
    unit = _unit(tokens, index + 1)
    if unit is None:
        return None
    if word == "last" and tokens[unit[1]].text == "of":
        # "The last week of the war" is not last week.
        return None
    term = _leaning_term(word, lean, unit[0])
    return Found(term, index, unit[1], ()) if term else None


def _leaning_term(word: str, lean: str, unit: str) -> Term | None:
    if unit == "day":
        if word in {"last", "past", "current"}:
            return None
        return SameDay(_OFFSETS[lean]) if word != "this" else DayWord(0)
    if word == "same":
        return None
    if unit == "fortnight" and lean != "this":
        # No calendar cuts fortnights.
        return Rolling(1, unit, _OFFSETS[lean])
    if word == "past" and unit in {"week", "month", "year"}:
        return Rolling(1, unit, -1)
    return Period(unit, _OFFSETS[lean])


@point_rule("that day", {"that"})
def _that_day(reader: Reader, index: int) -> Found | None:
    if reader.tokens[index + 1].text != "day":
        return None
    return Found(SameDay(), index, index + 2, ())


@point_rule("this period", UNITS, _WORKING, _ADJECTIVES)
def _the_unit(reader: Reader, index: int) -> Found | None:
    """Read "the week" as the one it was said in, and "in the day" as the day told of last."""
    tokens = reader.tokens
    unit = _unit(tokens, index)
    if unit is None:
        return None
    name, end = unit
    before = [token.text for token in tokens[max(0, index - 3) : index]]
    if name == "weekend" and before[-2:] in (["over", "the"], ["during", "the"], ["at", "the"]):
        return Found(ToldWeekend(), index, end, ())
    after = tokens[end]
    if after.text in _NOT_THIS_UNIT or after.kind == "number" or glued(tokens, index):
        return None
    if name == "day":
        told = reader.expecting and tokens[index - 1].text == "the"
        return Found(SameDay(), index, end, ()) if told else None
    fits = (tokens[index - 1].text == "the" or name == "weekend") and "turn" not in before
    ends = reader.expecting and before[-2:] == ["of", "the"] and name in {"decade", "century"}
    if not ends and (name not in _SMALL_UNITS or not fits):
        return None
    return Found(Period(name), index, end, ())


@point_rule("rolling period", LEANS)
def _rolling(reader: Reader, index: int) -> Found | None:
    """Read "the last three days", "the coming three quarters"; with "of" after it see `_nth`."""
    tokens = reader.tokens
    lean = LEANS[tokens[index].text]
    number = count(tokens, index + 1)
    if lean == "this" or number is None:
        return None
    end = number[1] + 1
    if tokens[end - 1].text == "hours" and lean in {"last", "past"}:
        return Found(LastHours(number[0]), index, end, ())
    if tokens[end - 1].text == "hours" and lean in {"next", "coming"}:
        days = -(number[0] // -_HOURS_IN_DAY)
        return Found(Between(DayWord(0), DayWord(days)), index, end, ())
    if tokens[end - 1].text not in UNITS:
        return None
    if tokens[end].text == "of":
        return None
    unit = UNITS[tokens[number[1]].text]
    term = Rolling(number[0], unit, _OFFSETS[lean], vague=number[2])
    return Found(term, index, end, ()) if number[0] else None


@point_rule("rolling period", {"number"}, {"two", "three", "four", "five", "six", "ten"})
def _rolling_after_count(reader: Reader, index: int) -> Found | None:
    """Read "10 previous weeks", "the 2 next days"."""
    tokens = reader.tokens
    number = cardinal(tokens, index)
    if number is None or tokens[number[1]].text not in LEANS:
        return None
    lean, unit = LEANS[tokens[number[1]].text], UNITS.get(tokens[number[1] + 1].text)
    plural = tokens[number[1] + 1].text != unit
    if lean == "this" or unit is None or not plural or not number[0]:
        return None
    return Found(Rolling(number[0], unit, _OFFSETS[lean]), index, number[1] + 2, ())
