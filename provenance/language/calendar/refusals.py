"""Why a text is not one date: each refusal names the character it begins at and what is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from provenance.dates.iso import is_iso
from provenance.errors import DateError, shown
from provenance.language.calendar.tokens import Token
from provenance.language.calendar.words import ERAS, MONTHS, OTHER_CALENDARS, WEEKDAYS
from provenance.language.calendar.zones import ZONES

__all__ = ["check_characters", "none_found", "refuse_left_over"]

Tokens = Sequence[Token]

_LONGEST_DATE = 200
_FORM = "write it for example as 24 October 2024, October 2024 or 2024-10-24"
_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
_TO_HYPHENS = {ord(dash): "-" for dash in _DASHES}
# Passed over around a date: they add nothing to it.
_BEFORE = frozenset({"on", "in", "at", "during", "the"})
_AFTER = frozenset({".", ","})


def check_characters(text: str) -> None:
    """Refuse what no date is written with: control and invisible characters, other digits.

    >>> check_characters("24 October 2024")
    """
    if not isinstance(text, str):
        raise DateError(f"not a date: {shown(text)} is not text", value=text)
    if len(text) > _LONGEST_DATE:
        raise DateError(
            f"not a date: {len(text)} characters are too many", value=text[:_LONGEST_DATE]
        )
    for offset, char in enumerate(text):
        if fault := _fault(char):
            raise DateError(
                f"{fault} character U+{ord(char):04X} in the date, at character {offset}",
                value=text,
            )
    if is_iso(text.strip().translate(_TO_HYPHENS)) and not is_iso(text.strip()):
        offset = next(at for at, char in enumerate(text) if char in _DASHES)
        raise DateError(
            f"the dash U+{ord(text[offset]):04X} at character {offset} of the date is no hyphen",
            value=text,
        )


def _fault(char: str) -> str:
    if " " <= char <= "~" or char == "\t":
        return ""
    category = unicodedata.category(char)
    if category in {"Cc", "Cf", "Zl", "Zp", "Mn", "Cs", "Co", "Cn"}:
        return "invisible or unreadable"
    return "unreadable" if category in {"Nd", "Nl", "No"} else ""


def none_found(text: str, tokens: Tokens) -> DateError:
    """Make the error for a text in which no date was found.

    >>> str(none_found("soon", ()))[:18]
    "not a date: 'soon'"
    """
    words = [token for token in tokens if token.kind != "end"]
    for applies, reason in _REASONS:
        if applies(words):
            return DateError(f"{reason}: {shown(text)}, at character 0", value=text)
    return DateError(f"not a date: {shown(text)} ({_FORM}), at character 0", value=text)


def _holds(names: frozenset[str]) -> Callable[[list[Token]], bool]:
    return lambda tokens: any(token.text in names for token in tokens)


def _six_figures(tokens: list[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].kind == "number" and len(tokens[0].text) == 6  # noqa: PLR2004


def _starts_with_clock(tokens: list[Token]) -> bool:
    return [token.kind for token in tokens[:3]] == ["number", "mark", "number"] and (
        tokens[1].text == ":"
    )


def _bare_name(tokens: list[Token]) -> bool:
    return len(tokens) == 1 and (tokens[0].text in MONTHS or tokens[0].text in WEEKDAYS)


_REASONS: tuple[tuple[Callable[[list[Token]], bool], str], ...] = (
    (_holds(ERAS), "not a date that is read: give the year without BC or AD, from 1 to 9999"),
    (_holds(OTHER_CALENDARS), "not a date of the Gregorian calendar"),
    (_six_figures, "ambiguous date: the year of six figures may come first or last"),
    (_starts_with_clock, "not a date but at most an hour and minute"),
    (_bare_name, "not a date: a month needs its year, and a short name may be another word"),
)


def refuse_left_over(text: str, tokens: Tokens, start: int, end: int) -> None:
    """Refuse a text that holds more than the date from `start` to `end`.

    >>> from provenance.language.calendar.tokens import scan
    >>> refuse_left_over("on Monday", scan("on Monday"), 3, 9)
    """
    for token in tokens:
        inside = start <= token.start and token.end <= end
        if token.kind == "end" or inside:
            continue
        passed = _BEFORE if token.start < start else _AFTER
        if token.text not in passed:
            raise DateError(_left_over(text, tokens, token, end), value=text)


def _left_over(text: str, tokens: Tokens, token: Token, end: int) -> str:
    last = next((item for item in tokens if item.end == end), token)
    word = text[token.start : token.end]
    timed = last.text in {"am", "pm", "m"} or last.value >= 0
    if token.start >= end and timed and token.text in {"am", "pm"}:
        return f"not a date: {word} after a time of 24 hours, at character {token.start}"
    if token.start >= end and timed and word.isupper() and ":" in text:
        zones = ", ".join(sorted(name.upper() for name in ZONES)[:3])
        return (
            f"unknown time zone {shown(word)} in the date, at character {token.start}: give it as"
            f" UTC+hours, or a name such as {zones}"
        )
    return f"not a date and nothing else: {shown(word)} is left over at character {token.start}"
