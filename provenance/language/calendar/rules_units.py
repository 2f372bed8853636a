"""Rules for periods: last week, the end of the month, the third quarter of 2024."""

from __future__ import annotations

from provenance.language.calendar.grammar import Found, Reader, point_rule
from provenance.language.calendar.numerals import Tokens, cardinal, count, glued, rank, year_number
from provenance.language.calendar.relative import (
    DayWord,
    Moved,
    Period,
    Rolling,
    SameDay,
    WeekdayIn,
)
from provenance.language.calendar.sections import Between, Nth, Part, WeekOf
from provenance.language.calendar.terms import Numbered, Partial, Refused, Term
from provenance.language.calendar.units import Duration
from provenance.language.calendar.words import (
    DAY_WORDS,
    LEANS,
    ORDINALS,
    PARTS,
    SEASONS,
    TENS,
    UNITS,
    WEEKDAYS,
)

__all__ = ["RANK_STARTS"]

RANK_STARTS = frozenset({"ordinal", *ORDINALS, *TENS})
_OFFSETS = {"this": 0, "last": -1, "past": -1, "next": 1, "coming": 1}
_ADJECTIVES = frozenset({"calendar", "whole", "entire", "full", "current"})
_WORKING = frozenset({"working", "work", "business"})
# These stand after a unit that is part of another date.
_NOT_THIS_UNIT = frozenset(
    "of before after ago earlier later prior to long old - from that when number commencing"
    " beginning ending starting following".split()
)
_SMALL_UNITS = frozenset({"week", "month", "quarter", "year", "fortnight", "weekend"})
_TIMES_OF_DAY = {"morning": 0, "afternoon": 0, "evening": 0, "night": 0}
_ENDS = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_ONE_WEEK_LESS_A_DAY = Duration(days=6)


@point_rule("day word", DAY_WORDS)
def _day_word(reader: Reader, index: int) -> Found | None:
    """Read "yesterday" and "today"; the time of day after it changes nothing."""
    end = index + 1
    if reader.tokens[end].text in _TIMES_OF_DAY:
        end += 1
    return Found(DayWord(DAY_WORDS[reader.tokens[index].text]), index, end, ())


@point_rule("now", {"now"})
def _now(reader: Reader, index: int) -> Found | None:
    return Found(DayWord(0), index, index + 1, ()) if reader.expecting else None


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
    if tokens[index + 1].text in _TIMES_OF_DAY and lean in {"this", "last"}:
        return Found(DayWord(_OFFSETS[lean]), index, index + 2, ())
    unit = _unit(tokens, index + 1)
    if unit is None:
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
    if word == "past" and unit in {"week", "month", "year", "fortnight"}:
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
    after = tokens[end]
    if after.text in _NOT_THIS_UNIT or after.kind == "number" or glued(tokens, index):
        return None
    if name == "day":
        told = reader.expecting and tokens[index - 1].text == "the"
        return Found(SameDay(), index, end, ()) if told else None
    fits = tokens[index - 1].text == "the" or name == "weekend"
    if name not in _SMALL_UNITS or not fits:
        return None
    return Found(Period(name), index, end, ())


@point_rule("rolling period", LEANS)
def _rolling(reader: Reader, index: int) -> Found | None:
    """Read "the last three days", "the coming three quarters"; with "of" after it see `_nth`."""
    tokens = reader.tokens
    lean = LEANS[tokens[index].text]
    number = count(tokens, index + 1)
    if lean == "this" or number is None or tokens[number[1]].text not in UNITS:
        return None
    end = number[1] + 1
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


def _after_of(tokens: Tokens, index: int) -> int | None:
    """Pass over "of the" or "in"; None where neither stands."""
    if tokens[index].text not in {"of", "in"}:
        return None
    index += 1
    return index + 1 if tokens[index].text in {"the", "each"} else index


@point_rule("part", PARTS)
def _part(reader: Reader, index: int) -> Found | None:
    """Read "mid-October", "early in 2024", "the end of June", "earlier Wednesday"."""
    tokens = reader.tokens
    word, at = tokens[index].text, index + 1
    if tokens[at].text == "-" and glued(tokens, at):
        at += 1
    inside = _after_of(tokens, at)
    noun = word in {"beginning", "start", "middle", "end"}
    if noun and tokens[at].text != "of" and tokens[at].text not in LEANS:
        return None
    at = inside or at
    if tokens[at].text == "the":
        at += 1
    found = reader.point(at, expecting=True)
    if found is None or isinstance(found.term, Part):
        return None
    return Found(Part(PARTS[word], found.term), index, found.end, found.trace)


@point_rule("rest", {"rest", "remainder"})
def _rest(reader: Reader, index: int) -> Found | None:
    """Read "the rest of the week" as what is still to come of it."""
    inside = _after_of(reader.tokens, index + 1)
    found = reader.point(inside, expecting=True) if inside is not None else None
    if found is None or isinstance(found.term, Part):
        return None
    return Found(Part("later", found.term), index, found.end, found.trace)


@point_rule("end of period", _ENDS)
def _end_of(reader: Reader, index: int) -> Found | None:
    """Read "EOY" as the end of the year."""
    term = Part("end", Period(_ENDS[reader.tokens[index].text]))
    return Found(term, index, index + 1, ())


@point_rule("n-th of a period", RANK_STARTS, LEANS)
def _nth(reader: Reader, index: int) -> Found | None:
    """Read "the second week of 2021", "the last Friday in May", "the first ten days of June"."""
    tokens = reader.tokens
    number = (-1, index + 1) if tokens[index].text == "last" else rank(tokens, index)
    if number is None:
        return None
    several = cardinal(tokens, number[1])
    at = several[1] if several else number[1]
    unit = _countable(tokens[at].text)
    inside = _after_of(tokens, at + 1) or (at + 1 if tokens[at].text == "quarter" else None)
    if unit is None or inside is None or (several and number[0] not in {1, -1}):
        return None
    found = reader.point(inside, expecting=True)
    if found is None:
        return None
    return Found(_nth_term(number[0], unit, found.term, several), index, found.end, found.trace)


def _nth_term(number: int, unit: str, of: Term, several: tuple[int, int] | None) -> Nth:
    many = several[0] if several else 1
    if unit.isdigit():
        return Nth(number, "weekday", of, weekday=int(unit))
    return Nth(-many if number < 0 else number, unit, of, many)


def _countable(word: str) -> str | None:
    if word in WEEKDAYS:
        return str(WEEKDAYS[word])
    return "half" if word == "half" else UNITS.get(word)


@point_rule("quarter", RANK_STARTS)
def _named_quarter(reader: Reader, index: int) -> Found | None:
    """Read "the third quarter", of the year it was said near."""
    tokens = reader.tokens
    number = rank(tokens, index)
    if number is None or tokens[number[1]].text != "quarter" or number[0] > 4:  # noqa: PLR2004
        return None
    if tokens[number[1] + 1].text == "of":
        return None
    return Found(Numbered("quarter", number[0]), index, number[1] + 1, ())


@point_rule("week of", {"week", "weekend"})
def _week_of(reader: Reader, index: int) -> Found | None:
    """Read "the week of Oct 21, 2024" and "the week ending 24 October"."""
    tokens = reader.tokens
    how = tokens[index + 1].text
    if how not in {"of", "commencing", "beginning", "starting", "ending"}:
        return None
    at = index + 2
    while tokens[at].text in {"on", "the"} and at < index + 4:
        at += 1
    found = reader.point(at, expecting=True)
    if found is None or not isinstance(found.term, Partial) or found.term.day is None:
        return None
    term: Term = WeekOf(tokens[index].text, found.term)
    if how == "ending":
        term = Between(Moved(_ONE_WEEK_LESS_A_DAY, -1, found.term), found.term)
    return Found(term, index, found.end, found.trace)


@point_rule("week number", {"week"})
def _week_number(reader: Reader, index: int) -> Found | None:
    """Read "week 31" and "week 3 of 2027"."""
    tokens = reader.tokens
    at = index + 1 + (tokens[index + 1].text == "number")
    number = cardinal(tokens, at)
    if number is None or not 1 <= number[0] <= 53:  # noqa: PLR2004  (weeks in a year)
        return None
    end = number[1]
    year_at = end + (tokens[end].text in {"of", "in", ","})
    year = year_number(tokens, year_at)
    if year is not None:
        return Found(Numbered("week", number[0], year[0]), index, year[1], ())
    return Found(Numbered("week", number[0]), index, end, ())


@point_rule("named period", {"year", "month", "date"})
def _named_period(reader: Reader, index: int) -> Found | None:
    """Read "the year 2008" and "the month of October"."""
    tokens = reader.tokens
    at = index + 1 + (tokens[index + 1].text == "of")
    found = reader.point(at, expecting=True)
    if found is None or (tokens[index].text == "month" and not isinstance(found.term, Partial)):
        return None
    if tokens[index].text == "year" and year_number(tokens, at) is None:
        return None
    return Found(found.term, index, found.end, found.trace)


@point_rule("weekday of a week", WEEKDAYS)
def _weekday_of(reader: Reader, index: int) -> Found | None:
    """Read "Tuesday of next week", "Friday last week", "Monday two weeks from now"."""
    tokens = reader.tokens
    at = index + 1
    if tokens[at].text in {"of", "in", ","}:
        at += 1
    if tokens[at].text == "the":
        at += 1
    found = reader.point(at)
    if found is None or not isinstance(found.term, Period | Moved | Nth):
        return None
    if not isinstance(found.term, Moved) and found.term.unit != "week":
        return None
    weekday = WEEKDAYS[tokens[index].text]
    return Found(WeekdayIn(weekday, found.term), index, found.end, found.trace)


@point_rule("season", SEASONS)
def _season(reader: Reader, index: int) -> Found | None:
    """Refuse "spring 2024": which months it means depends on the hemisphere."""
    tokens = reader.tokens
    at = index + 1 + (tokens[index + 1].text in {"of", ","})
    year = year_number(tokens, at)
    leaning = tokens[index - 1].text in LEANS
    if year is None and not leaning:
        return None
    reason = (
        f"a season is no date: {tokens[index].text!r} falls in other months in each hemisphere;"
        " name the months"
    )
    return Found(Refused(reason), index, year[1] if year else index + 1, ())
