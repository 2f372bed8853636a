"""Pseudo-quantities: numbers that count nothing, told by the words around them.

Shapes such as dates and codes are told before, in `provenance.language.shapes`. Each rule here
answers with a refusal that names it, or with nothing.
"""

from __future__ import annotations

from provenance.language.figures import Figure, Refused
from provenance.language.neighbours import counts, is_year
from provenance.language.numbers import COUNTED
from provenance.language.pseudo_tables import (
    AFTER,
    BEFORE,
    BEFORE_A_YEAR,
    MONTHS,
    ONE_COMPOUNDS,
    PRONOUN_AFTER,
    PRONOUN_BEFORE,
    TIMES_AFTER,
    TIMES_OF_YEAR,
    WEAPONS,
)
from provenance.language.scanner import Tokens

__all__ = ["after_reading", "is_age", "month_before"]

_LAST_DAY = 31


# Beside any other words only a year can be no quantity.
_TELLING_BEFORE = frozenset((*BEFORE, "of", "p", "."))
_TELLING_BEHIND = frozenset((*MONTHS, *AFTER, "of", "a", "p", "-", "times", "mm"))


_NAMED_GROUPS = frozenset(("group", "council", "committee", "gang"))


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
    if not (before in _TELLING_BEFORE or behind in _TELLING_BEHIND or word == "one"):
        return _year(tokens, figure, before, behind, previous) if is_year(word) else None
    if behind in MONTHS or (behind == "of" and tokens.word(last + 1) in MONTHS):
        refused = _day_first(tokens, figure)
        if refused is not None:
            return refused
    if before == "p" and first > 1 and words[first - 2] == "&":
        return Refused(first, last, "name")
    if before == "of" and first > 1 and words[first - 2] in _NAMED_GROUPS:
        if tokens.original(first - 2).istitle() and tokens.original(first).istitle():
            return Refused(first, last, "name")
    if before in BEFORE:
        refused = _named(tokens, figure, BEFORE[before])
        if refused is not None:
            return refused
    if behind in AFTER:
        return Refused(first, last + 1, AFTER[behind])
    if behind in {"a", "p"} or before == ".":
        refused = _dotted(tokens, figure)
        if refused is not None:
            return refused
    if word == "one":
        return _pronoun(tokens, figure, before, behind)
    if behind == "-" or behind == "times" or behind == "mm":
        refused = _compound(tokens, figure, behind)
        if refused is not None:
            return refused
    if is_year(word):
        return _year(tokens, figure, before, behind, previous)
    return None


def month_before(tokens: Tokens, at: int) -> Refused | None:
    """Refuse "24" in "Oct. 24", and what follows of the date.

    >>> from provenance.language.scanner import scan
    >>> month_before(scan("Oct. 24, 2024"), 2)
    Refused(first=2, last=5, rule='date')
    """
    words = tokens.words
    named = at - 1
    if named > 0 and words[named] == ".":
        named -= 1
    if named < 0 or words[named] not in MONTHS:
        return None
    if words[named] in _WORDS_TOO and not tokens.original(named)[:1].isupper():
        return None
    word = words[at]
    if not (_is_day(word) or is_year(word)):
        return None
    if named > 0 and words[named - 1] == "in" and counts(tokens, at + 1):
        return None
    return Refused(at, _date_end(tokens, at + 1), "date")


_WORDS_TOO = frozenset(("may", "march"))


def _date_end(tokens: Tokens, last: int) -> int:
    """Pass over the rest of a date: "-26", ", 2024", "2024"."""
    if tokens.word(last) in {"-", "to", "and"} and _is_day(tokens.word(last + 1)):
        if not counts(tokens, last + 2):
            last += 2
    comma = tokens.word(last) == ","
    if is_year(tokens.word(last + comma)):
        last += comma + 1
    return last


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 0 < int(word) <= _LAST_DAY  # noqa: PLR2004


def _day_first(tokens: Tokens, figure: Figure) -> Refused | None:
    at = figure.last + (tokens.words[figure.last] == "of")
    month = tokens.words[at]
    if month in _WORDS_TOO and not tokens.original(at)[:1].isupper():
        return None
    if not isinstance(figure.value, int) or not 0 < figure.value <= _LAST_DAY:
        return None
    end = at + 1
    end += tokens.word(end) == "." and is_year(tokens.word(end + 1))
    return Refused(figure.first, end + 1 if is_year(tokens.word(end)) else end, "date")


def _named(tokens: Tokens, figure: Figure, rule: str) -> Refused | None:
    first, last = figure.first, figure.last
    grouped = "," in tokens.words[first] or figure.scale > 1
    if rule != "base of a rate" and (grouped or figure.vague or figure.part):
        return None
    if rule == "reference" and tokens.words[first - 1] in {
        "number",
        "part",
        "act",
        "figure",
        "line",
    }:
        if last - first > 1 or counts(tokens, last) or tokens.word(last) in {"of", "is"}:
            return None
    if rule == "base of a rate" and figure.value == 1:
        return None
    return Refused(first, last, rule)


def _dotted(tokens: Tokens, figure: Figure) -> Refused | None:
    """Judge "No. 5", "S&P 500"-like points and "4 p.m."."""
    first, last = figure.first, figure.last
    if tokens.words[last : last + 4] in (["a", ".", "m", "."], ["p", ".", "m", "."]):
        return Refused(first, last + 4, "time")
    if tokens.word(first - 1) == "." and tokens.word(first - 2) in {
        "no",
        "nos",
        "vol",
        "art",
        "fig",
    }:
        return Refused(first, last, "reference")
    return None


def _pronoun(tokens: Tokens, figure: Figure, before: str, behind: str) -> Refused | None:
    first, last = figure.first, figure.last
    if last - first != 1:
        return None
    if behind == "of":
        return (
            None
            if before in {"than", "least", "most", "exactly"}
            else Refused(first, last, "one of")
        )
    if before in PRONOUN_BEFORE or behind in PRONOUN_AFTER:
        follows = behind.isalpha() and before in {"the", "last", "next", "first", "only", "some"}
        if before in {"the"} and tokens.word(last) == "hand":
            return Refused(first, last + 1, "idiom")
        return None if follows and before not in {"the"} else Refused(first, last, "pronoun")
    if behind == "-" and tokens.word(last + 1) in ONE_COMPOUNDS:
        return Refused(first, last + 2, "idiom")
    if before in {"square", "number", "day", "formula", "force"}:
        return Refused(first, last, "name")
    return None


def _compound(tokens: Tokens, figure: Figure, behind: str) -> Refused | None:
    first, last = figure.first, figure.last
    ahead = tokens.word(last + 1)
    if behind == "times":
        return Refused(first, last + 1, "multiple") if ahead in TIMES_AFTER else None
    if behind == "mm":
        return Refused(first, last + 1, "calibre") if ahead in WEAPONS else None
    if ahead in {"fold", "times"}:
        return Refused(first, last + 2, "multiple")
    if ahead == "mm" or (ahead == "way" and figure.value == 2):  # noqa: PLR2004
        return Refused(first, last + 2, "calibre" if ahead == "mm" else "idiom")
    if ahead == "d" and tokens.glued(last):
        return Refused(first, last + 2, "name")
    return None


_FIRST_RECENT, _LAST_RECENT = 1900, 2100


def _year(
    tokens: Tokens, figure: Figure, before: str, behind: str, previous: Refused | None
) -> Refused | None:
    first, last = figure.first, figure.last
    if last - first > 1:
        return None
    refused = Refused(first, last, "year")
    if before == "(" and behind in {")", "est", ",", ";", "-"}:
        return refused
    if previous is not None and previous.rule in {"year", "date"} and first - previous.last <= 1:
        return refused
    if before in {"from", "between"}:
        ahead = last + 1
        if is_year(tokens.word(ahead)):
            return None if counts(tokens, ahead + 1) else refused
        recent = _FIRST_RECENT <= figure.value < _LAST_RECENT and behind not in {"to", "and", "-"}
        return refused if recent and not counts(tokens, last) else None
    if counts(tokens, last):
        return None
    if before in BEFORE_A_YEAR:
        return refused
    if before == "of":
        return refused if tokens.word(first - 2) in TIMES_OF_YEAR | MONTHS else None
    if before == "-" and tokens.word(first - 2) in {"mid", "early", "late", "pre", "post"}:
        return refused
    determiner = before in {"the", "a", "this", "its", "their", "his"} or before.endswith("'s")
    recent = _FIRST_RECENT <= figure.value < _LAST_RECENT
    return refused if determiner and recent and behind.isalpha() and behind not in COUNTED else None


_OLDEST = 120
_AGES = frozenset(("aged", "age", "ages"))
_OF_AGE = frozenset(("-", "years", "year", "yrs", "months", ","))


def is_age(tokens: Tokens, figure: Figure) -> bool:
    """Whether a figure is somebody's age: "the 65-year-old", "aged 65", "Kim, 65, said".

    >>> from provenance.language.numbers import read_figure
    >>> from provenance.language.scanner import scan
    >>> tokens = scan("a man aged 65")
    >>> is_age(tokens, read_figure(tokens, 3))
    True
    """
    first, last = figure.first, figure.last
    words = tokens.words
    before = words[first - 1] if first else ""
    behind = words[last] if last < len(words) else ""
    if behind not in _OF_AGE and before not in _AGES:
        return False
    if behind == "-":
        return words[last + 1 : last + 4] in (["year", "-", "old"], ["month", "-", "old"])
    if behind in {"years", "year", "yrs", "months"}:
        return tokens.word(last + 1) == "old" or words[last + 1 : last + 3] == ["of", "age"]
    if before in _AGES:
        return True
    if (
        before == behind == ","
        and first > 1
        and words[first].isdecimal()
        and figure.value < _OLDEST
    ):
        return tokens.original(first - 2)[:1].isupper() and not words[first - 2][:1].isdecimal()
    return False
