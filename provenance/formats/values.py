"""What may stand under a key: one strict reader a kind of value, shared by every table.

A reader gives the value in its checked form or raises `Wrong`, saying what would be right. Nothing
is converted on the way: no number is made of a string, no list of a string, no count of `true`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from provenance.errors import ProvenanceError, shown
from provenance.formats.faults import Path, Unfit, Wrong, described, suggestion
from provenance.formats.limits import LARGEST_WHOLE, LONGEST_DATE
from provenance.formats.texts import name, string, text
from provenance.number import Number, exact

__all__ = [
    "Reader",
    "choice",
    "dated",
    "figure",
    "flag",
    "list_of",
    "names_by_name",
    "nothing_or",
    "option",
    "whole",
]

Reader = Callable[[object], Any]


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
    found = string(value, "a date").strip()
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
        found = string(value, "this")
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

    >>> from provenance.formats.texts import reference
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
