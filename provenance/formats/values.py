"""What may stand under a key: one strict reader a kind of value, shared by every table.

A reader gives the value in its checked form or raises `Wrong`, saying what would be right. Nothing
is converted on the way: no number is made of a string, no list of a string, no count of `true`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from provenance.errors import ProvenanceError, shown
from provenance.formats.faults import Path, Unfit, suggestion
from provenance.formats.limits import (
    LARGEST_WHOLE,
    LONGEST_DATE,
    LONGEST_NOTE,
    LONGEST_WORDS,
)
from provenance.naming import identifier as checked_identifier
from provenance.naming import name as checked_name
from provenance.number import Number, exact

__all__ = [
    "Reader",
    "Wrong",
    "address",
    "choice",
    "dated",
    "described",
    "figure",
    "flag",
    "identifier",
    "list_of",
    "name",
    "names_by_name",
    "note",
    "nothing_or",
    "option",
    "reference",
    "slugged",
    "text",
    "whole",
]

Reader = Callable[[object], Any]

# Joiners and marks of direction, without which names in some scripts cannot be written.
_NEEDED_BY_SCRIPTS = frozenset("\u200c\u200d\u200e\u200f\u061c")


class Wrong(ValueError):
    """One value, or several inside a list or table, that may not stand where they do.

    >>> Wrong("a figure is a number").faults
    (((), 'a figure is a number'),)
    """

    def __init__(self, message: str = "", *, faults: tuple[tuple[Path, str], ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults or (((), message),)


def described(value: object) -> str:  # noqa: PLR0911 - one line a kind of value
    """Name a value in a sentence, as its kind and what it is, however large it may be.

    >>> described(True), described("x"), described([1, 2])
    ('true', "the string 'x'", 'a list')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the string {shown(value)}"
    if isinstance(value, int):
        return f"the number {shown(value)}"
    if isinstance(value, Decimal):
        return f"the number {value}"[:60]
    if isinstance(value, float):
        return f"the binary float {value!r}"
    if isinstance(value, (date, time)):
        return f"the {type(value).__name__} {value}"
    if isinstance(value, Mapping):
        return "a table (object)"
    return "a list" if isinstance(value, (list, tuple)) else shown(value)


def _string(value: object, what: str) -> str:
    if isinstance(value, Unfit):
        raise Wrong(value.reason)
    if not isinstance(value, str):
        raise Wrong(f"{what} is a string, not {described(value)}")
    for char in value:
        if (char < " " and char not in "\t\n\r") or "\x7f" <= char < "\xa0":
            message = f"{what} cannot hold the control character U+{ord(char):04X}"
            raise Wrong(f"{message}: {shown(value)}")
        if "\ud800" <= char <= "\udfff":
            message = f"{what} cannot hold half a surrogate pair, which no Unicode text may hold"
            raise Wrong(f"{message}: {shown(value)}")
    return value


def _kept(check: Callable[[object], str], value: object) -> str:
    try:
        return check(value)
    except ProvenanceError as error:
        raise Wrong(str(error)) from error


def identifier(value: object) -> str:
    """An id: visible characters, none of them a space, slash or quote.

    >>> identifier("us-nsc")
    'us-nsc'
    """
    if isinstance(value, str):
        return _kept(checked_identifier, value)
    return _string(value, "an id")


def slugged(value: object) -> str:
    """An id that may have several parts with slashes between, as ids made from names have.

    >>> slugged("troops/russia/actual")
    'troops/russia/actual'
    """
    for part in _string(value, "an id").split("/"):
        _kept(checked_identifier, part)
        if not part.strip("."):
            raise Wrong(f"an id cannot hold {shown(part)} between slashes: {shown(value)}")
    return str(value)


def reference(value: object) -> str:
    """The id of something that is declared elsewhere in the file.

    >>> reference("kirby")
    'kirby'
    """
    if not _string(value, "an id"):
        raise Wrong("an id cannot be empty")
    return str(value)


def name(value: object) -> str:
    """A name on one line, its spacing made single, with something to see in it and nothing hidden.

    >>> name(" South  Korea")
    'South Korea'
    """
    found = _kept(checked_name, _string(value, "a name"))
    for char in () if found.isprintable() else found:
        if unicodedata.category(char) == "Cf" and char not in _NEEDED_BY_SCRIPTS:
            message = f"a name cannot hold the invisible character U+{ord(char):04X}"
            raise Wrong(f"{message}: {shown(value)}")
    return found


def text(value: object) -> str:
    """Words as they were said, up to `LONGEST_WORDS` characters.

    >>> text("at least 3,000")
    'at least 3,000'
    """
    return _at_most(_string(value, "a text"), LONGEST_WORDS)


def note(value: object) -> str:
    """A longer text, up to `LONGEST_NOTE` characters.

    >>> note("checked twice")
    'checked twice'
    """
    return _at_most(_string(value, "a note"), LONGEST_NOTE)


def _at_most(value: str, most: int) -> str:
    if len(value) > most:
        raise Wrong(f"at most {most:,} characters may stand here; this text has {len(value):,}")
    return value


def address(value: object) -> str:
    """A web address without spaces; its scheme and host are checked with the claim.

    >>> address("https://example.org/a")
    'https://example.org/a'
    """
    found = text(value)
    if not found or any(char.isspace() for char in found):
        raise Wrong(f"a url is an address without spaces, not {shown(found)}")
    return found


def figure(value: object) -> Number:
    """A number as it stands, whole or decimal, within ±(2**53 - 1).

    >>> figure(Decimal("12.50"))
    Decimal('12.5')
    """
    if isinstance(value, Unfit):
        raise Wrong(value.reason)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise Wrong(f"a figure is an exact number, not {described(value)}{_as_number(value)}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise Wrong(f"a figure is a finite number, not {value} (infinite or not a number)")
    number = value if isinstance(value, Decimal) else int(value)
    if not -LARGEST_WHOLE <= number <= LARGEST_WHOLE:
        size = shown(str(number)) if isinstance(number, Decimal) else shown(number)
        limit = f"figures lie within ±{LARGEST_WHOLE:,} (2**53 - 1)"
        raise Wrong(f"{size} is too large, out of range: {limit}")
    try:
        return exact(value)
    except ProvenanceError as error:
        raise Wrong(str(error)) from error


def _as_number(value: object) -> str:
    if isinstance(value, float):
        return f"; write Decimal('{value!r}') or a whole number"
    if not isinstance(value, str):
        return ""
    digits = value.replace(",", "").replace(" ", "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < len(str(LARGEST_WHOLE))):
        return ""
    return f"; write {int(digits)} without quotes"


def whole(value: object) -> int:
    """A whole number.

    >>> whole(1)
    1
    """
    found = figure(value)
    if not isinstance(found, int):
        raise Wrong(f"a whole number is due, not the fraction {found}")
    return found


def flag(value: object) -> bool:
    """True or false, and nothing that merely counts as such.

    >>> flag(True)
    True
    """
    if isinstance(value, Unfit):
        raise Wrong(value.reason)
    if not isinstance(value, bool):
        raise Wrong(f"write true or false, not {described(value)}")
    return value


def dated(value: object) -> date | str:
    """A day, a moment, or a text that says when; what the text says is read with the claim.

    >>> dated("24 October 2024")
    '24 October 2024'
    """
    if isinstance(value, Unfit):
        raise Wrong(value.reason)
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        raise Wrong(f"a date is due, not the time of day {value}; write 2024-10-24T{value}")
    if not isinstance(value, str):
        raise Wrong(f'a date is written 2024-10-24 or "24 October 2024", not {described(value)}')
    found = _string(value, "a date").strip()
    if not found:
        raise Wrong("a date cannot be empty; leave the key out where none is known")
    if len(found) > LONGEST_DATE:
        raise Wrong(f"a date has at most {LONGEST_DATE} characters, not {len(found):,}")
    return found


def choice(of: type[StrEnum]) -> Reader:
    """Make the reader of one of a few words.

    >>> from provenance.claim import Stance
    >>> choice(Stance)("denies")
    <Stance.DENIES: 'denies'>
    """
    words = [one.value for one in of if one.value]

    def read(value: object) -> StrEnum:
        found = _string(value, "this")
        if found not in words:
            known = f"choose one of {', '.join(words)}{suggestion(found, words)}"
            raise Wrong(f"{shown(found)} is not known here; {known}")
        return of(found)

    return read


def nothing_or(read: Reader) -> Reader:
    """Make the reader of a value that may be null.

    >>> nothing_or(figure)(None) is None
    True
    """
    return lambda value: None if value is None else read(value)


def list_of(read: Reader, what: str) -> Reader:
    """Make the reader of a list, which reports every item that is wrong.

    >>> list_of(reference, "source ids")(["nbc"])
    ('nbc',)
    """

    def read_all(value: object) -> tuple[Any, ...]:
        if isinstance(value, Unfit):
            raise Wrong(value.reason)
        if not isinstance(value, (list, tuple)):
            raise Wrong(f"a list of {what} is due, not {described(value)}{_bracketed(value)}")
        return _each(read, enumerate(value))

    return read_all


def _bracketed(value: object) -> str:
    return f"; write [{shown(value)}]" if isinstance(value, str) else ""


def _each(read: Reader, items: Any) -> tuple[Any, ...]:
    done: list[Any] = []
    faults: list[tuple[Path, str]] = []
    for place, item in items:
        try:
            done.append(read(item))
        except Wrong as wrong:
            faults += [((place, *path), message) for path, message in wrong.faults]
    if faults:
        raise Wrong(faults=tuple(faults))
    return tuple(done)


def names_by_name(value: object) -> tuple[tuple[str, str], ...]:
    """A table of names to names, such as the scope of a question.

    >>> names_by_name({"side": "Ukraine"})
    (('side', 'Ukraine'),)
    """
    if not isinstance(value, Mapping):
        raise Wrong(f"a table (object) of names is due, not {described(value)}")
    keys = _each(name, ((str(key)[:60], key) for key in value))
    return tuple(zip(keys, _each(name, value.items()), strict=True))


def option(value: object) -> Any:
    """A setting of a rule: a string, a number, true or false, or a list of them.

    >>> option([1, "error"])
    (1, 'error')
    """
    if isinstance(value, (list, tuple)):
        return _each(option, enumerate(value))
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, Decimal, float, Unfit)):
        return figure(value)
    if isinstance(value, date):
        return value
    return text(value)
