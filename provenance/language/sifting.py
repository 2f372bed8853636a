"""Every figure of a text, and every number that was refused as counting nothing."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction

from provenance.errors import EstimateError
from provenance.language.ages import is_age
from provenance.language.anchors import anchors_of, is_anchor
from provenance.language.days import CENTURIES, is_day, month_before, spelled_year, stamped
from provenance.language.figures import Figure, Refused
from provenance.language.neighbours import is_year
from provenance.language.number_words import settled
from provenance.language.numbers import read_figure
from provenance.language.plain import plain_figure
from provenance.language.pseudo import after_reading
from provenance.language.scanner import Tokens
from provenance.language.shapes import before_reading, web_addresses
from provenance.language.units import (
    BEFORE_MONEY,
    BEHIND_FIGURE,
    CURRENCY_NAMES,
    cents_after,
    unit_after,
    unit_before,
)

__all__ = ["find_figures"]


def find_figures(tokens: Tokens) -> list[Figure | Refused]:
    """Read every number of a text, and refuse those that count nothing.

    >>> from provenance.language.scanner import scan
    >>> [type(one).__name__ for one in find_figures(scan("12 men on May 5"))]
    ['Figure', 'Refused']
    """
    found: list[Figure | Refused] = []
    anchors = anchors_of(tokens)
    if not anchors:
        return found
    text, words = tokens.text, tokens.words
    webs = web_addresses(text) if "://" in text or "www." in text else []
    done, previous = 0, None
    for at in anchors:
        if at < done:
            continue
        listed = previous is not None and at - previous.last == 1
        plain = None if webs or listed else plain_figure(tokens, at)
        one: Figure | Refused | None
        if plain is None:
            one = _judged(tokens, at, previous, webs)
            if one is None:
                continue
        elif _BEFORE_ALL_YEARS < plain.value < _AFTER_ALL_YEARS and is_year(words[at]):
            one = after_reading(tokens, plain, previous) or plain
        else:
            # By far the most frequent case.
            found.append(plain)
            done, previous = plain.last, None
            continue
        previous = None
        if isinstance(one, Refused):
            previous = one
            if one.rule in _WITH_ANOTHER and found:
                found[-1] = _refused_with(tokens, found[-1], one)
        elif words[one.first - 1] in _JOINING:
            one = _joined(tokens, found, one)
        found.append(one)
        done = one.last if one.last > at else at + 1
    return found


_JOINING = frozenset(("and", "(", "or"))


def _joined(tokens: Tokens, found: list[Figure | Refused], one: Figure) -> Figure:
    """Make one of two figures that state one number: "two years and a half", "twelve (12)"."""
    if one.part:
        return _with_part(tokens, found, one)
    if one.value == 2 and one.rule == "number word":  # noqa: PLR2004
        unit = one.first - 2
        if unit > 0 and tokens.words[unit] in _DIVIDED and tokens.words[unit - 1] in {"a", "an"}:
            # "a week or two" is one or two.
            found.append(Figure(unit - 1, unit + 1, 1, "number word"))
    before = found[-1] if found else None
    if not isinstance(before, Figure) or before.last != one.first - 1 or before.value != one.value:
        return one
    if tokens.word(one.last) != ")" or (before.rule == "numeral") == (one.rule == "numeral"):
        return one
    del found[-1]
    return before._replace(last=one.last + 1)


def _with_part(tokens: Tokens, found: list[Figure | Refused], part: Figure) -> Figure:
    """Read "an hour and a half" and "two years and a half" as one figure."""
    words, unit = tokens.words, part.first - 2
    if unit < 1 or words[unit] not in _DIVIDED or tokens.word(part.last) in _OF_ITS_OWN:
        return part
    whole = found[-1] if found else None
    if isinstance(whole, Figure) and whole.last == unit and whole.rule in _WHOLE:
        del found[-1]
        first, value = whole.first, whole.value
    elif words[unit - 1] in {"a", "an"}:
        first, value = unit - 1, 1
    else:
        return part
    value = settled(Fraction(value) + Fraction(part.value))
    return Figure(first, part.last, value, "whole and part")


_WHOLE = frozenset(("numeral", "number word", "spelled number"))
# "two days and half a night"
_OF_ITS_OWN = frozenset(("of", "a", "an", "the"))
_DIVIDED = frozenset(
    "minute minutes hour hours day days week weeks month months year years decade decades "
    "century centuries mile miles kilometre kilometres kilometer kilometers metre metres "
    "meter meters foot feet inch inches cup cups litre litres liter liters gallon gallons kilo "
    "kilos kg pound pounds ton tons tonne tonnes".split()
)
_BEFORE_ALL_YEARS, _AFTER_ALL_YEARS = 999, 2200


_WITH_ANOTHER = frozenset(("date", "multiple"))


def _refused_with(tokens: Tokens, before: Figure | Refused, one: Refused) -> Figure | Refused:
    """Refuse the first of "12 and 14 June" and of "3 to 4 times as many" along with the second."""
    if isinstance(before, Refused) or before.last + 1 != one.first:
        return before
    alike = one.rule == "multiple"
    alike = alike or (is_day(tokens.words[before.first]) and is_day(tokens.words[one.first]))
    joined = tokens.words[before.last] in {"and", "-", "to", "or"}
    return Refused(before.first, before.last, one.rule) if alike and joined else before


def _judged(
    tokens: Tokens, at: int, previous: Refused | None, webs: list[tuple[int, int]]
) -> Figure | Refused | None:
    if webs:
        nearest = webs[bisect_right(webs, (tokens.starts[at], len(tokens.text))) - 1]
        if nearest[0] <= tokens.starts[at] < nearest[1]:
            return Refused(at, at + 1, "url")
    if tokens.words[at][:1].isdecimal():
        dated = month_before(tokens, at) or stamped(tokens, at)
        refused = dated or before_reading(tokens, at)
    else:
        refused = spelled_year(tokens, at) if tokens.words[at] in CENTURIES else None
    if refused is not None:
        return refused
    try:
        figure = read_figure(tokens, at)
    except EstimateError:
        return Refused(at, _end_of_number(tokens, at), "size")
    if figure is None or isinstance(figure, Refused):
        return figure
    refused = after_reading(tokens, figure, previous)
    if refused is not None:
        return refused
    if is_age(tokens, figure):
        return figure._replace(rule="age")
    return _measured(tokens, figure)


def _end_of_number(tokens: Tokens, at: int) -> int:
    """Pass over every number word behind one that made a number too large."""
    end = at + 1
    while end < len(tokens.words) and is_anchor(tokens.words[end]):
        end += 1
    return end


def _measured(tokens: Tokens, figure: Figure) -> Figure:
    """Take the unit before or behind a figure into it."""
    words, at, behind = tokens.words, figure.first, tokens.word(figure.last)
    if at and (words[at - 1] in BEFORE_MONEY or words[at - 1] == "."):
        unit, first = unit_before(tokens, at)
        if unit:
            return figure._replace(unit=unit, first=first)
    if behind not in BEHIND_FIGURE and behind != "-":
        return _part_of_percent(tokens, figure) if figure.part else figure
    if cents_after(tokens, figure.last) and figure.value < 100:  # noqa: PLR2004
        return _with_cents(tokens, figure)
    unit, last = unit_after(tokens, figure.last)
    return figure._replace(unit=unit, last=last) if unit else figure


def _part_of_percent(tokens: Tokens, figure: Figure) -> Figure:
    """Read "half a percent" and "a tenth of one percent"."""
    at = figure.last + (tokens.word(figure.last) == "of")
    if tokens.word(at) not in _SINGLE:
        return figure
    unit, last = unit_after(tokens, at + 1)
    percent = unit in {"percent", "percentage points"}
    return figure._replace(unit=unit, last=last, part=False) if percent else figure


_SINGLE = frozenset(("a", "an", "one", "1"))


def _with_cents(tokens: Tokens, figure: Figure) -> Figure:
    """Read "a dollar and 42 cents", whose first part has no number; else leave cents alone."""
    first = figure.first - 3
    opening = tokens.words[first : figure.first] if first >= 0 else []
    if opening[:1] != ["a"] or opening[2:] != ["and"] or opening[1] not in CURRENCY_NAMES:
        return figure
    value = settled(1 + Fraction(figure.value) / 100)
    unit = CURRENCY_NAMES[opening[1]]
    return Figure(first, figure.last + 1, value, "money with cents", unit=unit)
