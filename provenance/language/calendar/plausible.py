"""Whether words and figures that look like a date are one: "May" and "may", "in 2024 cases"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.language.calendar.grammar import Reader
from provenance.language.calendar.numerals import Tokens, ends_clause, glued, rank
from provenance.language.calendar.pieces import Piece
from provenance.language.calendar.terms import Fixed
from provenance.language.calendar.words import (
    ABBREVIATED,
    COUNTED_NOUNS,
    ERAS,
    EVENT_NOUNS,
    FUNCTION_WORDS,
    LEANS,
    NAMES_TOO,
    PARTS,
    TIMES_OF_DAY,
    VERBS_TOO,
    YEAR_OPENERS,
)

__all__ = ["counts", "is_of_event", "is_plausible", "opens_year"]

Pieces = Sequence[Piece]

_OPENERS = frozenset({"in", "since", "until", "till", "by", "before", "after", "from", "during"})
_DAY_OPENERS = frozenset({"on", "of", "to", "and", "between", "back", "the"}) | _OPENERS - {"in"}
_CERTAIN_OPENERS = frozenset({"in", "since", "until", "till", "during", "of", "after", "before"})
_AFTER_MAY = frozenset({"have", "be", "not", "also", "well", "yet", "still", "now", "never"})
# The Sunday Times, the Friday Review, the Good Friday Agreement.
_NAMES_AFTER = frozenset(
    "times telegraph mirror express mail post review agreement accord accords".split()
)
# Bloody Sunday, Ruby Tuesday, Man Friday.
_NAMED_SO = frozenset({"bloody", "ruby", "man"})
_DISTANCES = frozenset({"km", "kilometres", "kilometers", "miles", "hours", "abreast", "days"})
_COUNT_OPENERS = frozenset({"of", "from", "for", "to", "than", "and", "between"})
_TRUSTED_SPELLED_DAY = 10
_LAST_DAY = 31


def is_plausible(reader: Reader, order: str, pieces: Pieces) -> bool:
    """Tell whether parts in an order are a date where they stand.

    >>> from provenance.language.calendar.pieces import read_orders
    >>> reader = Reader("they may march")
    >>> [is_plausible(reader, *parts) for parts in read_orders(reader.tokens, 1)]
    [False]
    """
    if any(piece.two_digits for piece in pieces) and not _short_year_fits(reader.tokens, pieces):
        return False
    if _goes_on(reader.tokens, pieces[-1]):
        return False
    if "Y" not in order and reader.tokens[pieces[0].start - 1].text in {"every", "each"}:
        return False
    check = _CHECKS.get(order)
    return check is None or check(reader, pieces)


def _goes_on(tokens: Tokens, last: Piece) -> bool:
    """Whether behind the last part more of the same date stands: "10 August" before "44 BC"."""
    end = last.end
    if last.kind == "Y":
        return False
    if any(token.text in ERAS and token.capital for token in tokens[end : end + 4]):
        return True
    if last.kind == "M" and tokens[end].value >= 0 and glued(tokens, end):
        return True
    slash = tokens[end].text == "/" and glued(tokens, end) and glued(tokens, end + 1)
    return slash and tokens[end + 1].value >= 0


def _short_year_fits(tokens: Tokens, pieces: Pieces) -> bool:
    """Two digits are a year after an apostrophe, after a whole date, or where no day can be."""
    year = pieces[-1]
    if year.kind != "Y" or not year.two_digits:
        return False
    if tokens[year.start].text == "'":
        return True
    if len(pieces) < 3:  # noqa: PLR2004  (day, month and year)
        return False
    day = next(piece for piece in pieces if piece.kind == "D")
    if (
        all(glued(tokens, piece.start) for piece in pieces[1:])
        and tokens[year.start - 1].kind == "word"
    ):
        return True
    joints = {tokens[piece.start - 1].text for piece in pieces[1:]}
    return joints in ({"-"}, {"/"}) or not day.bare or year.value > _LAST_DAY


def _check_month(reader: Reader, pieces: Pieces) -> bool:
    """A month alone: "in May" is one, "may" and "Mr. August" are not."""
    tokens, index = reader.tokens, pieces[0].start
    month, before, after = tokens[index], tokens[index - 1], tokens[pieces[0].end]
    if before.capital and before.text in {"black", "red"}:
        return False
    if before.text == "$" or after.text in {"'", "ing"}:
        return before.text != "$" and tokens[index + 2].text == "s"
    if month.text in VERBS_TOO:
        return _verb_as_month(reader, index)
    if (
        reader.expecting
        or before.text in _OPENERS
        or before.text in LEANS
        or _in_part(tokens, index)
    ):
        return True
    if month.text in ABBREVIATED:
        return before.text in {"of", "the"}
    if month.text in NAMES_TOO:
        named = after.kind == "word" and after.capital
        return not named and (month.capital or month.text == "april")
    return True


def _verb_as_month(reader: Reader, index: int) -> bool:
    tokens = reader.tokens
    month, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if after.text in _AFTER_MAY:
        return False
    if reader.expecting and month.capital:
        return True
    if (
        before.text in _CERTAIN_OPENERS
        or before.text in {"last", "next"}
        or _in_part(tokens, index)
    ):
        return True
    last = reader.last
    listed = before.text in {"and", "or", ","} and last is not None and last.end == index - 1
    if listed and last is not None and last.trace[-1:] == ("month",):
        return month.capital
    leaning = before.text in LEANS or before.text in _OPENERS
    return month.capital and (leaning or (reader.expecting and month.text != "mar"))


def _in_part(tokens: Tokens, index: int) -> bool:
    before = tokens[index - 1].text
    return before in PARTS or (before == "-" and tokens[index - 2].text in PARTS)


def _check_weekday(reader: Reader, pieces: Pieces) -> bool:
    """A weekday alone: an abbreviation needs a capital and something that makes it a day."""
    tokens, index = reader.tokens, pieces[0].start
    word, before = tokens[index], tokens[index - 1]
    if tokens[index + 1].capital and tokens[index + 1].text in _NAMES_AFTER:
        return False
    if before.capital and before.text in _NAMED_SO:
        return False
    if word.text not in ABBREVIATED:
        return True
    if not word.capital:
        return False
    if tokens[pieces[0].end].text in TIMES_OF_DAY:
        return True
    listed = reader.last is not None and before.text in {"or", "and", ","}
    return (
        listed or reader.expecting or before.text in LEANS or before.text in _DAY_OPENERS - {"the"}
    )


def _check_weekday_and_day(reader: Reader, pieces: Pieces) -> bool:
    """Tell that "Monday 21" is a day of some month; "Monday, 21 people" is not."""
    tokens, day = reader.tokens, pieces[1]
    if tokens[day.start - 1].text == "," or tokens[day.end].text in {":", "-"}:
        return False
    return ends_clause(tokens, day.end) and (day.bare or rank(tokens, day.start) is not None)


def _check_month_and_day(reader: Reader, pieces: Pieces) -> bool:
    tokens, (month, day) = reader.tokens, pieces[-2:]
    ranked = rank(tokens, day.start) is not None
    before, after = tokens[pieces[0].start - 1].text, tokens[day.end].text
    if not ranked and (tokens[day.start - 1].text == "," or before in {"in", "during"}):
        return False if tokens[day.start - 1].text == "," else ends_clause(tokens, day.end)
    if not ranked and not day.bare and not ends_clause(tokens, day.end):
        return False
    if tokens[month.start].text in VERBS_TOO and not tokens[month.start].capital:
        trusted = before in _DAY_OPENERS or day.bare or day.value >= _TRUSTED_SPELLED_DAY
        return trusted and after not in _DISTANCES | COUNTED_NOUNS
    return not (tokens[month.start].text in VERBS_TOO and after in _DISTANCES)


def _check_day_and_month(reader: Reader, pieces: Pieces) -> bool:
    """Tell that "12 may have died" is no date; "12 May", "the 12th of may" and "on 12 may" are."""
    tokens, (day, month) = reader.tokens, pieces[-2:]
    name, after = tokens[month.start], tokens[month.end]
    if tokens[day.start].kind == "word" and tokens[day.start - 1].text in {"a", "one", "two"}:
        # "A third of May's total" is a share.
        return False
    if name.text not in VERBS_TOO or name.capital:
        return after.text not in _AFTER_MAY or name.text != "may"
    if after.text in _AFTER_MAY:
        return False
    ranked = not day.bare and rank(tokens, day.start) is not None
    joined = tokens[month.start - 1].text in {"of", "-", "/", "."}
    return ranked or joined or tokens[day.start - 1].text in _DAY_OPENERS


def _check_year_and_month(reader: Reader, pieces: Pieces) -> bool:
    """Tell that "2024 may" is rarely a date; "in 2024 May" and "2017 april" are."""
    name = reader.tokens[pieces[1].start]
    return name.text not in VERBS_TOO or name.capital


def _check_day_last(reader: Reader, pieces: Pieces) -> bool:
    """Tell that "in Nov 2022 5 people died" names no day; "Nov 2022 5" and "2022 May 5" do."""
    tokens, (before, day) = reader.tokens, pieces[-2:]
    if not day.bare:
        return True
    if before.kind == "Y":
        return tokens[day.start - 1].text != "," and ends_clause(tokens, day.end)
    return tokens[day.end].text not in COUNTED_NOUNS


_CHECKS: dict[str, Callable[[Reader, Pieces], bool]] = {
    "W": _check_weekday,
    "M": _check_month,
    "WD": _check_weekday_and_day,
    "MD": _check_month_and_day,
    "WMD": _check_month_and_day,
    "DM": _check_day_and_month,
    "WDM": _check_day_and_month,
    "YM": _check_year_and_month,
    "MYD": _check_day_last,
    "YMD": _check_day_last,
}


def opens_year(reader: Reader, index: int) -> bool:
    """Tell whether what stands before a figure makes it a year: "in 2024", "2007 and 2009".

    >>> opens_year(Reader("in 2024"), 1), opens_year(Reader("with 2024"), 1)
    (True, False)
    """
    before = reader.tokens[index - 1]
    if before.text in YEAR_OPENERS or _in_part(reader.tokens, index):
        return True
    if is_of_event(reader.tokens, index):
        return True
    last = reader.last
    return (
        before.text in {"and", "or", ","}
        and last is not None
        and last.end == index - 1
        and isinstance(last.term, Fixed)
    )


def is_of_event(tokens: Tokens, index: int) -> bool:
    """Tell whether a year says which of its kind is meant: "the 2020 presidential election".

    >>> from provenance.language.calendar.tokens import scan
    >>> is_of_event(scan("the 2003 invasion"), 1), is_of_event(scan("the 2003 troops"), 1)
    (True, False)
    """
    if tokens[index - 1].text not in _DETERMINERS or tokens[index].value not in _PLAIN_YEARS:
        return False
    for at in (index + 1, index + 2):
        word = tokens[at]
        if word.text in EVENT_NOUNS:
            return True
        if word.kind != "word" or word.text in FUNCTION_WORDS or word.text in COUNTED_NOUNS:
            return False
    return False


_DETERMINERS = frozenset("the a its his her their our s".split())
_PLAIN_YEARS = range(1900, 2100)


def counts(tokens: Tokens, index: int, end: int) -> bool:
    """Tell whether a figure counts something: "in 2024 cases", "from 2000 to 2500 troops".

    >>> from provenance.language.calendar.tokens import scan
    >>> counts(scan("in 2024 cases"), 1, 2), counts(scan("in 2024 it rained"), 1, 2)
    (True, False)
    """
    joint = tokens[end].text in {"to", "or", "and", "-", "\N{EN DASH}"}
    if joint and tokens[end + 1].kind == "number":
        end += 2
    # "Of 2000 Russian soldiers" counts, "in 2024 Russian soldiers advanced" does not.
    farthest = end + (3 if tokens[index - 1].text in _COUNT_OPENERS else 1)
    while end < farthest and tokens[end].kind == "word" and tokens[end].text not in FUNCTION_WORDS:
        if tokens[end].text in COUNTED_NOUNS:
            return True
        end += 1
    return False
