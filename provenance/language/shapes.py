"""Numbers told as no quantities by their shape: dates, times, codes, phone numbers, ordinals."""

from __future__ import annotations

import unicodedata

from provenance.language.figures import Refused
from provenance.language.neighbours import FUNCTION_WORDS, counts, is_year
from provenance.language.number_words import ATOMS, LETTERS
from provenance.language.pseudo_tables import AFTER, MONTHS, PAIRS, SCORE_AFTER, SCORE_BEFORE
from provenance.language.scanner import Tokens
from provenance.language.units import MEASURES, unit_before

__all__ = ["before_reading", "web_addresses"]

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
    words = tokens.words
    if tokens.glued(at - 1):
        refused = _glued_before(tokens, at)
        if refused is not None:
            return refused
    if tokens.glued(at):
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
    if word == "[" and tokens.glued(at - 2) and tokens.word(at + 1) == "]":
        return Refused(at, at + 1, "reference")
    if word in {"#", "§"}:
        return Refused(at, at + 1, "reference")
    if word in _CODE_SIGNS and tokens.glued(at - 2):
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


_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_CODE_SIGNS = frozenset("_\\@")


def _is_odd(word: str) -> bool:
    return (word > "~" or word < " ") and unicodedata.category(word[0]) in _ODD_KINDS


def _glued_behind(tokens: Tokens, at: int) -> Refused | None:
    words = tokens.words
    word = words[at + 1]
    if _is_odd(word):
        return Refused(at, at + 2, "invisible character")
    if word in _ORDINAL_ENDINGS:
        return Refused(at, at + 2, "ordinal")
    if word in _SUPERSCRIPTS and len(tokens.words[at]) <= 3:  # noqa: PLR2004
        return Refused(at, at + 2, "superscript")
    if word in _CODE_SIGNS and tokens.glued(at + 1) and tokens.word(at + 2)[:1].isalnum():
        return Refused(at, _glued_end(tokens, at), "code")
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
    if (
        word in MEASURES
        and behind.isalpha()
        and behind not in FUNCTION_WORDS
        and behind not in ATOMS
    ):
        return Refused(at, at + 2, "measure of a thing")
    return None


def _times_or_code(tokens: Tokens, at: int, word: str) -> Refused | None:
    if word == "e":
        return None
    power = tokens.word(at + 3) in {"^", "-"} and tokens.glued(at + 2)
    return None if power else Refused(at, at + 3, "name")


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
    if is_year(low) and (is_year(high) or len(high) == 2) and not counts(tokens, at + 3):  # noqa: PLR2004
        if len(high) == 4 or int(high) == (int(low) + 1) % 100:  # noqa: PLR2004
            return Refused(at, at + 3, "year")
    if tokens.word(at - 1) in MONTHS or tokens.word(at - 2) in MONTHS:
        return None
    if len(low) <= 3 and len(high) <= 3 and behind not in LETTERS and behind not in ATOMS:  # noqa: PLR2004
        if behind in SCORE_AFTER or _told(tokens, at) or int(low) >= int(high):
            return Refused(at, at + 3, "score")
    return None


def _told(tokens: Tokens, at: int) -> bool:
    return any(tokens.word(at - back) in SCORE_BEFORE for back in (1, 2, 3))
