"""The frame of the grammar: rules register under the words they begin with; the longest wins.

A rule is one function of the reader and a position. It gives what it found, or None; it looks at a
bounded number of tokens, so that reading takes time in proportion to the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import attrs

from provenance.language.calendar.clock import Timed, read_clock
from provenance.language.calendar.numerals import glued, year_number
from provenance.language.calendar.relative import InYear, Moved, Period, WeekdayIn
from provenance.language.calendar.sections import Nth
from provenance.language.calendar.terms import Partial, Term
from provenance.language.calendar.tokens import Token, scan
from provenance.language.calendar.words import TIMES_OF_DAY, WEEKDAYS

__all__ = ["Found", "Reader", "Rule", "phrase_rule", "point_rule", "point_starts"]

# "Two days before the week of the first Monday of next month" is four deep.
_DEEPEST = 4
_YEARS_ON = {"this": 0, "last": -1, "previous": -1, "next": 1, "following": 1}


@attrs.frozen
class Found:
    """A term, the tokens it was made from, and the names of the rules that made it.

    >>> Found(Partial(2024), 0, 1, ("year",)).end
    1
    """

    term: Term
    start: int
    end: int
    trace: tuple[str, ...]
    # Dates read by the same rule that stand before this one: "18 and 19 June" is two.
    before: tuple[Found, ...] = ()


Rule: TypeAlias = "Callable[[Reader, int], Found | None]"

_POINT_RULES: dict[str, list[tuple[str, Rule]]] = {}
_PHRASE_RULES: dict[str, list[tuple[str, Rule]]] = {}


def _registrar(table: dict[str, list[tuple[str, Rule]]]) -> Callable[..., Callable[[Rule], Rule]]:
    def register(name: str, *starts: Iterable[str]) -> Callable[[Rule], Rule]:
        def add(rule: Rule) -> Rule:
            for word in sorted({word for group in starts for word in group}):
                table.setdefault(word, []).append((name, rule))
            return rule

        return add

    return register


# A point is a date that may also be an end of a range; a phrase stands alone.
# Each takes the name of the rule and the words, or kinds of token, it can begin with.
point_rule = _registrar(_POINT_RULES)
phrase_rule = _registrar(_PHRASE_RULES)


def point_starts() -> frozenset[str]:
    """Give the words and kinds of token that the point rules registered so far can begin with.

    "In" and "now" are left out: they begin no range.

    >>> "in" in point_starts()
    False
    """
    return frozenset(_POINT_RULES) - {"in", "within", "now"}


class Reader:
    """One text's tokens, with the points already found in them.

    >>> Reader("in 2024").tokens[1].value
    2024
    """

    def __init__(self, text: str, *, whole: bool = False) -> None:
        self.text = text
        # The first token of a text that has to be one date needs nothing more to begin one.
        self._whole = whole
        self.tokens: tuple[Token, ...] = scan(text)
        self._points: dict[tuple[int, bool, int], Found | None] = {}
        self._depth = 0
        # The date read before: in a list it tells what the next bare year or weekday is.
        self.last: Found | None = None
        # Whether the rule at work already knows that a date has to come: then "2024" is a year.
        self.expecting = False

    def next_start(self, index: int) -> int:
        """The first token from an index on that a date can begin with, or the end."""
        tokens = self.tokens
        while True:
            token = tokens[index]
            start = _start_of(token)
            if start in _POINT_RULES or start in _PHRASE_RULES or start == "end":
                return index
            index += 1

    def phrase(self, index: int) -> Found | None:
        """The longest date that begins with a token, on its own or as a range or bound."""
        rules = _rules_for(_PHRASE_RULES, self.tokens[index])
        found = self._longest(rules, index) if rules else None
        point = self.point(index, expecting=self._whole and index <= 1)
        if found is None or (point is not None and point.end > found.end):
            return point
        return found

    def point(self, index: int, *, expecting: bool = False) -> Found | None:
        """The longest date that begins with a token and may be the end of a range."""
        rules = _rules_for(_POINT_RULES, self.tokens[index])
        key = (index, expecting, self._depth)
        if not rules or key in self._points:
            return self._points.get(key)
        if self._depth >= _DEEPEST:
            return None
        before, self.expecting = self.expecting, expecting
        self._depth += 1
        found = self._longest(rules, index)
        self._depth -= 1
        self.expecting = before
        found = found and self._in_named_year(self._on_weekday(found))
        if found and self._depth == 0:
            found = self._timed(found)
        self._points[key] = found
        return found

    def _longest(self, rules: list[tuple[str, Rule]], index: int) -> Found | None:
        best: Found | None = None
        for name, rule in rules:
            found = rule(self, index)
            if found is not None and (best is None or found.end > best.end):
                best = attrs.evolve(found, trace=(name, *found.trace))
        return best

    def _timed(self, found: Found) -> Found:
        after = found.end
        if self.tokens[after].text in TIMES_OF_DAY:
            after += 1
        colon = self.tokens[after].text == ":" and glued(self.tokens, after)
        if colon or self.tokens[after].text in {",", "at", "t"}:
            after += 1
        if self.tokens[after].kind != "number" or _is_month(found.term):
            return found
        clock = read_clock(self.tokens, after)
        if clock is None or (self.tokens[after - 1].text == "t" and not glued(self.tokens, after)):
            return found
        day, end = found.term, clock[1]
        year = year_number(self.tokens, end) if day.lacks_year else None
        if year is not None and self.tokens[end].kind == "number":
            # "Sat Jun 7 10:15:30 1997" is what computers write.
            day, end = day.in_year(year[0]), year[1]
        return attrs.evolve(
            found, term=Timed(day, clock[0]), end=end, trace=(*found.trace, "clock")
        )

    def _in_named_year(self, found: Found) -> Found:
        """Read "in May last year" and "the third quarter of this year"."""
        if not found.term.lacks_year:
            return found
        after = found.end
        after += self.tokens[after].text == "of"
        after += self.tokens[after].text == "the"
        offset = _YEARS_ON.get(self.tokens[after].text)
        if offset is None or self.tokens[after + 1].text != "year":
            return found
        term = InYear(found.term, offset)
        return attrs.evolve(found, term=term, end=after + 2, trace=(*found.trace, "in year"))

    def _on_weekday(self, found: Found) -> Found:
        """Read "next week on Tuesday" and "in 3 days on Friday" as that day of the week."""
        if not _spans_week(found.term):
            return found
        after = found.end
        if self.tokens[after].text == "." and found.trace[-1:] == ("month",):
            after += 1
        if self.tokens[after].text == "on":
            after += 1
        weekday = WEEKDAYS.get(self.tokens[after].text)
        if weekday is None:
            return found
        term = WeekdayIn(weekday, found.term)
        return attrs.evolve(found, term=term, end=after + 1, trace=(*found.trace, "weekday"))


def _spans_week(term: Term) -> bool:
    if isinstance(term, Nth | Period):
        return term.unit == "week"
    return isinstance(term, Moved)


def _is_month(term: Term) -> bool:
    return isinstance(term, Partial) and term.day is None and term.weekday is None


def _rules_for(table: dict[str, list[tuple[str, Rule]]], token: Token) -> list[tuple[str, Rule]]:
    return table.get(_start_of(token)) or []


def _start_of(token: Token) -> str:
    return token.text if token.value < 0 and token.kind in {"word", "mark"} else token.kind
