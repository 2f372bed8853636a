"""Rules for parts of a time: the end of June, the second week of 2021, the week of 5 May."""

from __future__ import annotations

import attrs

from provenance.dates import Window
from provenance.language.calendar.ends import Between
from provenance.language.calendar.grammar import Found, Reader, phrase_rule, point_rule
from provenance.language.calendar.numerals import (
    Tokens,
    cardinal,
    ends_clause,
    glued,
    is_bounded,
    rank,
    year_number,
)
from provenance.language.calendar.relative import InYear, Moved, Period, WeekdayIn
from provenance.language.calendar.sections import Nth, Part, WeekOf
from provenance.language.calendar.terms import Fixed, Numbered, Partial, Refused, Term
from provenance.language.calendar.words import (
    LEANS,
    ORDINALS,
    PARTS,
    SEASONS,
    TENS,
    UNITS,
    WEEKDAYS,
)

__all__: list[str] = []

_RANK_STARTS = frozenset({"ordinal", *ORDINALS, *TENS})
_ENDS = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_QUARTERS, _WEEKS = 4, 53
_OWN_LEANS = frozenset({"this", "next", "last"})
_YEAR_ENDS = frozenset({"year", "month", "week", "quarter"})


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
    joined = tokens[at].text == "of" or tokens[at].text in LEANS or tokens[at - 1].text == "-"
    if noun and not joined:
        return None
    at = inside or at
    if tokens[at].text == "the":
        at += 1
    if tokens[at].text == "'" and tokens[at + 1].kind == "decade":
        at += 1
    found = reader.point(at, expecting=True)
    if found is None or isinstance(found.term, Part):
        return None
    return Found(Part(PARTS[word], found.term), index, found.end, found.trace)


@point_rule("rest", {"rest", "remainder"})
def _rest(reader: Reader, index: int) -> Found | None:
    """Read "the rest of the week" as what is still to come of it."""
    tokens = reader.tokens
    at = _after_of(tokens, index + 1) or index + 1
    at += tokens[at].text == "the"
    found = reader.point(at, expecting=True) if at > index + 1 else None
    if found is None or isinstance(found.term, Part):
        return None
    return Found(Part("later", found.term), index, found.end, found.trace)


@point_rule("end of period", _ENDS)
def _end_of(reader: Reader, index: int) -> Found | None:
    """Read "EOY" as the end of the year."""
    term = Part("end", Period(_ENDS[reader.tokens[index].text]))
    return Found(term, index, index + 1, ())


_LATTER = 2
_PLACES = {"last": -1, "final": -1, "closing": -1, "opening": 1, "latter": _LATTER}


@point_rule("n-th of a period", _RANK_STARTS, LEANS, _PLACES)
def _nth(reader: Reader, index: int) -> Found | None:
    """Read "the second week of 2021", "the last Friday in May", "the first ten days of June"."""
    tokens = reader.tokens
    place = _PLACES.get(tokens[index].text)
    if place and tokens[index - 1].text in {"-", "to"}:
        # "The second-last week" is not the last.
        return None
    number = (place, index + 1) if place else rank(tokens, index)
    if number is None:
        return None
    several = cardinal(tokens, number[1])
    at = several[1] if several else number[1]
    unit = _countable(tokens[at].text)
    inside = _after_of(tokens, at + 1)
    if tokens[at].text == "quarter" or tokens[at + 1].text in _OWN_LEANS:
        inside = inside or at + 1
    if inside is not None and tokens[inside].text in {"fiscal", "fy"}:
        return None
    if place == _LATTER and unit != "half":
        return None
    if unit is None or inside is None or (several and number[0] not in {1, -1}):
        return None
    found = reader.point(inside, expecting=True)
    if found is None:
        return None
    if several is None and number[0] in {1, -1} and tokens[at].text == f"{unit}s":
        # How many "the last days of May" are, nobody said.
        part = Part("early" if number[0] == 1 else "late", found.term)
        return Found(part, index, found.end, found.trace)
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


@point_rule("day of a month", _RANK_STARTS)
def _day_of_month(reader: Reader, index: int) -> Found | None:
    """Read "the 15th of next month"."""
    tokens = reader.tokens
    number = rank(tokens, index)
    inside = _after_of(tokens, number[1]) if number else None
    found = reader.point(inside, expecting=True) if inside is not None else None
    if number is None or found is None or not isinstance(found.term, Period):
        return None
    if found.term.unit != "month":
        return None
    return Found(Nth(number[0], "day", found.term), index, found.end, found.trace)


@point_rule("end of period", _YEAR_ENDS)
def _period_end(reader: Reader, index: int) -> Found | None:
    """Read "year-end" and "the month's end"."""
    tokens = reader.tokens
    at = index + 1
    if [token.text for token in tokens[at : at + 2]] == ["'", "s"]:
        at += 2
    at += tokens[at].text == "-"
    if tokens[at].text != "end":
        return None
    year = year_number(tokens, at + 1) if tokens[index].text == "year" else None
    if year is not None:
        return Found(Part("end", Fixed(Window.year(year[0]))), index, year[1], ())
    return Found(Part("end", Period(tokens[index].text)), index, at + 1, ())


@point_rule("so far", {"so"})
def _so_far(reader: Reader, index: int) -> Found | None:
    """Read "so far this year" as the part of it that is past."""
    if reader.tokens[index + 1].text != "far":
        return None
    found = reader.point(index + 2)
    if found is None or not isinstance(found.term, Period):
        return None
    return Found(Part("earlier", found.term), index, found.end, found.trace)


@point_rule("quarter", _RANK_STARTS)
def _named_quarter(reader: Reader, index: int) -> Found | None:
    """Read "the third quarter", of the year it was said near."""
    tokens = reader.tokens
    number = rank(tokens, index)
    if number is None or tokens[number[1]].text != "quarter" or number[0] > _QUARTERS:
        return None
    if tokens[number[1] + 1].text == "of":
        return None
    return Found(Numbered("quarter", number[0]), index, number[1] + 1, ())


@point_rule("quarter", {"number"}, _OWN_LEANS)
def _quarter_of_named_year(reader: Reader, index: int) -> Found | None:
    """Read "last year's first quarter" and "2023's third quarter"."""
    tokens = reader.tokens
    year = year_number(tokens, index)
    at = year[1] if year else index + 2
    owning = [token.text for token in tokens[at : at + 2]] == ["'", "s"]
    number = rank(tokens, at + 2) if owning else None
    unit = tokens[number[1]].text if number else ""
    if number is None or unit not in _HALVES_AND_QUARTERS or not glued(tokens, at + 1):
        return None
    if number[0] > _HALVES_AND_QUARTERS[unit]:
        return None
    numbered = Numbered(unit, number[0])
    if year is not None:
        return Found(numbered.in_year(year[0]), index, number[1] + 1, ())
    offset = {"this": 0, "last": -1, "next": 1}.get(tokens[index].text)
    if offset is None or tokens[index + 1].text != "year":
        return None
    return Found(InYear(numbered, offset), index, number[1] + 1, ())


_HALVES_AND_QUARTERS = {"half": 2, "quarter": _QUARTERS}


@point_rule("week of", {"week", "weekend"})
def _week_of(reader: Reader, index: int) -> Found | None:
    """Read "the week of Oct 21, 2024" and "the week commencing 21 October"."""
    tokens = reader.tokens
    if tokens[index + 1].text not in {"of", "commencing", "beginning", "starting"}:
        return None
    at = index + 2
    while tokens[at].text in {"on", "the"} and at < index + 4:
        at += 1
    return _week_with(reader, index, at, tokens[index].text)


def _week_with(reader: Reader, index: int, at: int, unit: str) -> Found | None:
    found = reader.point(at, expecting=True)
    if found is None or not isinstance(found.term, Partial) or found.term.day is None:
        return None
    return Found(WeekOf(unit, found.term), index, found.end, found.trace)


@point_rule("week of", {"w"})
def _short_week_of(reader: Reader, index: int) -> Found | None:
    """Read "w/c 21 October"."""
    tokens = reader.tokens
    slash, letter = tokens[index + 1 : index + 3]
    if (slash.text, letter.text) != ("/", "c") or not glued(tokens, index + 2):
        return None
    return _week_with(reader, index, index + 3, "week")


@point_rule("week number", {"week"})
def _week_number(reader: Reader, index: int) -> Found | None:
    """Read "week 31" and "week 3 of 2027"."""
    tokens = reader.tokens
    at = index + 1 + (tokens[index + 1].text == "number")
    number = cardinal(tokens, at)
    if number is None or not 1 <= number[0] <= _WEEKS:
        return None
    end = number[1]
    year_at = end + (tokens[end].text in {"of", "in", ","})
    year = year_number(tokens, year_at)
    if year is not None:
        return Found(Numbered("week", number[0], year[0]), index, year[1], ())
    return Found(Numbered("week", number[0]), index, end, ())


@phrase_rule("range", {"week", "weeks"})
def _weeks_by_number(reader: Reader, index: int) -> Found | None:
    """Read "weeks 30 to 32 of 2012"."""
    tokens = reader.tokens
    one = cardinal(tokens, index + 1)
    joined = one is not None and tokens[one[1]].text in {"-", "\N{EN DASH}", "to", "through"}
    two = cardinal(tokens, one[1] + 1) if one and joined else None
    if one is None or two is None or not 1 <= one[0] < two[0] <= _WEEKS:
        return None
    end = two[1]
    year = year_number(tokens, end + (tokens[end].text in {"of", "in", ","}))
    if not is_bounded(tokens, index, end) or (year is None and not ends_clause(tokens, end)):
        return None
    first, last = (Numbered("week", week[0], year[0] if year else None) for week in (one, two))
    return Found(Between(first, last), index, year[1] if year else end, ("week number",) * 2)


@phrase_rule("quarters or halves", _RANK_STARTS)
def _in_turn(reader: Reader, index: int) -> Found | None:
    """Read "the third and fourth quarters of 2011" as two."""
    tokens = reader.tokens
    number = rank(tokens, index)
    if number is None or tokens[number[1]].text not in {"and", "or"}:
        return None
    at = number[1] + 1
    at += tokens[at].text == "the"
    last = reader.point(at, expecting=True)
    term = last and last.term
    if last is None or not isinstance(term, Nth | Numbered) or term.number <= number[0]:
        return None
    if term.unit not in {"quarter", "half"}:
        return None
    first = Found(attrs.evolve(term, number=number[0]), index, number[1], last.trace)
    return attrs.evolve(last, before=(first,))


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
