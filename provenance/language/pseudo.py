"""Pseudo-quantities: numbers that count nothing, told by their shape and their neighbours.

`before_reading` looks at the shape around digits; `after_reading` at the words around a figure.
Each answers with a refusal that names its rule, or with nothing.
"""

from __future__ import annotations

import unicodedata

from provenance.language.figures import Figure, Refused
from provenance.language.number_words import ATOMS, LETTERS, AtomKind
from provenance.language.numbers import COUNTED
from provenance.language.pseudo_tables import (
    AFTER,
    BEFORE,
    BEFORE_A_YEAR,
    MONTHS,
    ONE_COMPOUNDS,
    PAIRS,
    PRONOUN_AFTER,
    PRONOUN_BEFORE,
    SCORE_AFTER,
    SCORE_BEFORE,
    TIMES_AFTER,
    TIMES_OF_YEAR,
    WEAPONS,
)
from provenance.language.scanner import Tokens
from provenance.language.units import MEASURES, unit_before

__all__ = ["after_reading", "before_reading", "is_age", "web_addresses"]

_SEPARATORS = frozenset("-/:.")
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_LONGEST_CHAIN = 40
_ODD_KINDS = frozenset(("Cf", "Cc", "Mn", "Me", "Mc"))
_LAST_DAY = 31
_PREFIXES = frozenset(("mid", "pre", "post", "sub", "non", "about", "to", "and", "or", "over"))


def web_addresses(text: str) -> list[tuple[int, int]]:
    """Find the spans of addresses on the web, up to the white space behind each.

    >>> web_addresses("see https://example.org/12 now")
    [(4, 26)]
    """
    found = []
    for mark in ("://", "www."):
        at = text.find(mark)
        while at >= 0:
            start = at
            while start > 0 and at - start < 12 and text[start - 1].isalpha():  # noqa: PLR2004
                start -= 1
            end = at
            while end < len(text) and not text[end].isspace():
                end += 1
            found.append((start, end))
            at = text.find(mark, end)
    return sorted(found)


def before_reading(tokens: Tokens, at: int) -> Refused | None:
    """Judge digits by what is glued to them: dates, times, codes, phone numbers, ordinals.

    >>> from provenance.language.scanner import scan
    >>> before_reading(scan("F-16"), 2).rule
    'name'
    """
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if at and ends[at - 1] == starts[at]:
        refused = _glued_before(tokens, at)
        if refused is not None:
            return refused
    if at + 1 < len(words) and ends[at] == starts[at + 1]:
        return _glued_behind(tokens, at)
    return None


def _glued_before(tokens: Tokens, at: int) -> Refused | None:
    word = tokens.words[at - 1]
    if word.isalpha():
        if unit_before(tokens, at)[0] or word in {"x", "e"}:
            return None
        return Refused(at, _glued_end(tokens, at), "code")
    if _is_odd(word):
        return Refused(at, at + 1, "invisible character")
    if word in {"#", "§"}:
        return Refused(at, at + 1, "reference")
    if word in {"_", "\\", "@", "="} and tokens.glued(at - 2):
        return Refused(at, at + 1, "code")
    if word == "," and not tokens.word(at - 2)[:1].isalnum():
        return Refused(at, at + 1, "grouping")
    if word == "^" and tokens.word(at - 2).isalpha():
        return Refused(at, at + 1, "code")
    if word in {"+", "-"} and tokens.word(at - 2) in _ZONES:
        return Refused(at, at + 1, "time")
    if word == "'":
        return Refused(at, _glued_end(tokens, at), "decade")
    if word in {"-", "/"} and tokens.glued(at - 2):
        before = tokens.word(at - 2)
        if before[:1].isalpha() and before not in ATOMS and before not in _PREFIXES | _MONEY:
            return Refused(at, _glued_end(tokens, at), "name")
    return None


_ZONES = frozenset("gmt utc z cet est pst bst t".split())
_MONEY = frozenset(("usd", "eur", "gbp", "us"))


def _glued_end(tokens: Tokens, at: int) -> int:
    """Find the end of what is glued together from token `at` on, within bounds."""
    end = at
    while end - at < _LONGEST_CHAIN and tokens.glued(end) and tokens.words[end + 1] not in _CLOSING:
        end += 1
    return end + 1 if tokens.words[end][:1].isalnum() else end


_CLOSING = frozenset(".,;:!?)]}\"'")


def _is_odd(word: str) -> bool:
    return (word > "~" or word < " ") and unicodedata.category(word[0]) in _ODD_KINDS


def _glued_behind(tokens: Tokens, at: int) -> Refused | None:
    words = tokens.words
    word = words[at + 1]
    if _is_odd(word):
        return Refused(at, at + 2, "invisible character")
    if word in _ORDINAL_ENDINGS:
        return Refused(at, at + 2, "ordinal")
    if word == "s" or (word == "'" and tokens.word(at + 2) == "s"):
        return _decade(tokens, at)
    if word in _SEPARATORS and tokens.word(at + 2)[:1].isdecimal() and tokens.glued(at + 1):
        return _chain(tokens, at, word)
    if word.isalpha() and word not in LETTERS and word not in AFTER:
        return _lettered(tokens, at, word)
    if word == "°" and tokens.word(at + 2) in {"n", "s", "e", "w", "'"}:
        return Refused(at, at + 3, "coordinates")
    return None


def _decade(tokens: Tokens, at: int) -> Refused | None:
    hundreds = tokens.words[at] in {"100", "1000", "10"} and tokens.word(at + 2) == "of"
    return None if hundreds else Refused(at, at + 2, "decade")


def _lettered(tokens: Tokens, at: int, word: str) -> Refused | None:
    """Judge letters glued to digits: "06F6" and "5G" are names, "180ml bottle" is a size."""
    behind = tokens.word(at + 2)
    if tokens.glued(at + 1) and behind[:1].isalnum():
        if word in {"x", "e"} and behind[:1].isdecimal():
            return _times_or_code(tokens, at, word)
        return Refused(at, _glued_end(tokens, at), "code")
    if word == "x":
        return Refused(at, at + 2, "multiple")
    if word in {"d", "g"}:
        return Refused(at, at + 2, "name")
    if word in MEASURES and behind.isalpha() and behind not in _FUNCTION_WORDS and behind not in ATOMS:
        return Refused(at, at + 2, "measure of a thing")
    return None


def _times_or_code(tokens: Tokens, at: int, word: str) -> Refused | None:
    if word == "e":
        return None
    power = tokens.word(at + 3) in {"^", "-"} and tokens.glued(at + 2)
    return None if power else Refused(at, at + 3, "name")


_FUNCTION_WORDS = frozenset(
    "of in on at by for from to and or but with is are was were per a an the than as if so not "
    "into over under above below away".split()
)


def _chain(tokens: Tokens, at: int, mark: str) -> Refused | None:
    """Judge numerals strung together by one sign: 2024-10-24, 4:25, +1-222-2222."""
    parts, end = [tokens.words[at]], at
    while (
        len(parts) < _LONGEST_CHAIN
        and tokens.word(end + 1) in _SEPARATORS
        and tokens.glued(end)
        and tokens.glued(end + 1)
        and tokens.words[end + 2][:1].isdecimal()
    ):
        end += 2
        parts.append(tokens.words[end])
    if mark == ":":
        return Refused(at, end + 1, "time")
    if len(parts) > 2:  # noqa: PLR2004
        dated = len(parts) == 3 and any(len(part) == 4 for part in (parts[0], parts[2]))  # noqa: PLR2004
        short = mark == "/" and all(len(part) <= 2 for part in parts)  # noqa: PLR2004
        return Refused(at, end + 1, "date" if dated or short else "phone number")
    if mark == "/":
        return _pair(tokens, at, parts)
    if mark == "-":
        return _score_or_years(tokens, at, parts)
    return None


def _pair(tokens: Tokens, at: int, parts: list[str]) -> Refused | None:
    if "/".join(parts) in PAIRS:
        return Refused(at, at + 3, "event")
    days = all(part.isdecimal() and len(part) <= 2 and 0 < int(part) <= _LAST_DAY for part in parts)  # noqa: PLR2004
    if days and tokens.word(at - 1) in {"on", "since", "by", "until", "dated"}:
        return Refused(at, at + 3, "date")
    return None


def _score_or_years(tokens: Tokens, at: int, parts: list[str]) -> Refused | None:
    low, high = parts
    if not (low.isdecimal() and high.isdecimal() and len(low) <= 4 and len(high) <= 4):  # noqa: PLR2004
        return None
    behind = tokens.word(at + 3)
    if _is_year(low) and (_is_year(high) or len(high) == 2) and not _counts(tokens, at + 3):  # noqa: PLR2004
        if len(high) == 4 or int(high) == (int(low) + 1) % 100:  # noqa: PLR2004
            return Refused(at, at + 3, "year")
    small = len(low) <= 2 and len(high) <= 2  # noqa: PLR2004
    if tokens.word(at - 1) in MONTHS or tokens.word(at - 2) in MONTHS:
        return None
    if small and behind not in LETTERS and behind not in ATOMS:
        told = behind in SCORE_AFTER or _told(tokens, at)
        if told or int(low) >= int(high):
            return Refused(at, at + 3, "score")
    return None


def _told(tokens: Tokens, at: int) -> bool:
    return any(tokens.word(at - back) in SCORE_BEFORE for back in (1, 2, 3))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1000 <= int(word) < 2200  # noqa: PLR2004


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun stands at a token, so that the number before it counts."""
    for word in tokens.words[at : at + 3]:
        if not word.isalpha() or word in _FUNCTION_WORDS:
            return False
        if word in COUNTED or (word[-1] == "s" and word[-2:] not in {"ss", "us", "is"}):
            return True
    return False


def after_reading(tokens: Tokens, figure: Figure, previous: Refused | None = None) -> Refused | None:
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
    if before in MONTHS or (before == "." and first > 1 and words[first - 2] in MONTHS):
        refused = _day(tokens, figure)
        if refused is not None:
            return refused
    if behind in MONTHS or (behind == "of" and tokens.word(last + 1) in MONTHS):
        refused = _day_first(tokens, figure)
        if refused is not None:
            return refused
    if before == "p" and first > 1 and words[first - 2] == "&":
        return Refused(first, last, "name")
    if before in BEFORE:
        refused = _named(tokens, figure, BEFORE[before])
        if refused is not None:
            return refused
    if behind in AFTER:
        return Refused(first, last + 1, AFTER[behind])
    if behind == "." or before == ".":
        refused = _dotted(tokens, figure)
        if refused is not None:
            return refused
    if figure.value == 1 and words[last - 1] == "one":
        return _pronoun(tokens, figure, before, behind)
    if behind == "-" or behind == "times" or behind == "mm":
        refused = _compound(tokens, figure, behind)
        if refused is not None:
            return refused
    if last - first == 1 and _is_year(words[first]):
        return _year(tokens, figure, before, behind, previous)
    return None


def _day(tokens: Tokens, figure: Figure) -> Refused | None:
    first, last = figure.first, figure.last
    word = tokens.words[first]
    at = first - 1 - (tokens.words[first - 1] == ".")
    month = tokens.words[at]
    if month in {"may", "march"} and not tokens.original(at)[:1].isupper():
        return None
    day = word.isdecimal() and len(word) <= 2 and 0 < int(word) <= _LAST_DAY  # noqa: PLR2004
    if not (day or _is_year(word)) or last - first > 1:
        return None
    if tokens.word(at - 1) == "in" and _counts(tokens, last):
        return None
    return Refused(first, _date_end(tokens, last), "date")


def _date_end(tokens: Tokens, last: int) -> int:
    """Pass over the rest of a date: "-26", ", 2024", "2024"."""
    if tokens.word(last) in {"-", "to", "and"} and _is_day(tokens.word(last + 1)):
        if not _counts(tokens, last + 2):
            last += 2
    comma = tokens.word(last) == ","
    if _is_year(tokens.word(last + comma)):
        last += comma + 1
    return last


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 0 < int(word) <= _LAST_DAY  # noqa: PLR2004


def _day_first(tokens: Tokens, figure: Figure) -> Refused | None:
    at = figure.last + (tokens.words[figure.last] == "of")
    month = tokens.words[at]
    if month in {"may", "march"} and not tokens.original(at)[:1].isupper():
        return None
    if not isinstance(figure.value, int) or not 0 < figure.value <= _LAST_DAY:
        return None
    end = at + 1
    end += tokens.word(end) == "." and _is_year(tokens.word(end + 1))
    return Refused(figure.first, end + 1 if _is_year(tokens.word(end)) else end, "date")


def _named(tokens: Tokens, figure: Figure, rule: str) -> Refused | None:
    first, last = figure.first, figure.last
    grouped = "," in tokens.words[first] or figure.scale > 1
    if rule != "base of a rate" and (grouped or figure.vague or figure.part):
        return None
    if rule == "reference" and tokens.words[first - 1] in {"number", "part", "act", "figure", "line"}:
        if last - first > 1 or _counts(tokens, last) or tokens.word(last) in {"of", "is"}:
            return None
    if rule == "base of a rate" and figure.value == 1:
        return None
    return Refused(first, last, rule)


def _dotted(tokens: Tokens, figure: Figure) -> Refused | None:
    """Judge "No. 5", "S&P 500"-like points and "4 p.m."."""
    first, last = figure.first, figure.last
    if tokens.words[last : last + 4] in (["a", ".", "m", "."], ["p", ".", "m", "."]):
        return Refused(first, last + 4, "time")
    if tokens.word(first - 1) == "." and tokens.word(first - 2) in {"no", "nos", "vol", "art", "fig"}:
        return Refused(first, last, "reference")
    return None


def _pronoun(tokens: Tokens, figure: Figure, before: str, behind: str) -> Refused | None:
    first, last = figure.first, figure.last
    if last - first != 1:
        return None
    if behind == "of":
        return None if before in {"than", "least", "most", "exactly"} else Refused(first, last, "one of")
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


def _year(
    tokens: Tokens, figure: Figure, before: str, behind: str, previous: Refused | None
) -> Refused | None:
    first, last = figure.first, figure.last
    refused = Refused(first, last, "year")
    if before == "(" and behind in {")", "est", ",", ";", "-"}:
        return refused
    if previous is not None and previous.rule in {"year", "date"} and first - previous.last <= 1:
        return refused
    if before in {"from", "between"}:
        ahead = last + 1
        return refused if _is_year(tokens.word(ahead)) and not _counts(tokens, ahead + 1) else None
    if _counts(tokens, last):
        return None
    if before in BEFORE_A_YEAR:
        return refused
    if before == "of":
        return refused if tokens.word(first - 2) in TIMES_OF_YEAR | MONTHS else None
    if before == "-" and tokens.word(first - 2) in {"mid", "early", "late", "pre", "post"}:
        return refused
    determiner = before in {"the", "a", "this", "its", "their", "his"} or before.endswith("'s")
    recent = 1900 <= figure.value < 2100  # noqa: PLR2004
    return refused if determiner and recent and behind.isalpha() and behind not in COUNTED else None


_OLDEST = 120


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
    if behind == "-":
        return words[last + 1 : last + 4] in (["year", "-", "old"], ["month", "-", "old"])
    if behind in {"years", "year", "yrs", "months"}:
        return tokens.word(last + 1) == "old" or words[last + 1 : last + 3] == ["of", "age"]
    if before in {"aged", "age"}:
        return True
    if before == behind == "," and first > 1 and words[first].isdecimal() and figure.value < _OLDEST:
        return tokens.original(first - 2)[:1].isupper() and not words[first - 2][:1].isdecimal()
    return False
