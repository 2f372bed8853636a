"""Names as people write them: kept as written, compared without regard to case and spacing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Generic, NoReturn, TypeVar

from provenance.errors import RecordError, shown

__all__ = [
    "LONGEST_ID",
    "LONGEST_NAME",
    "Choice",
    "Remembered",
    "folded",
    "identifier",
    "name",
    "plain",
    "several",
    "slug",
    "text",
]

LONGEST_ID = 200
LONGEST_NAME = 2_000
_MOST_REMEMBERED = 10_000

_Thing = TypeVar("_Thing")

_NOT_IN_IDS = re.compile(r"[\s/\\\"'<>|`]")
_NOT_IN_SLUGS = re.compile(r"[^\w]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def identifier(value: object) -> str:
    """Check an id: up to 200 visible characters, none of them a space, slash or quote.

    >>> identifier("us-nsc")
    'us-nsc'
    """
    if not isinstance(value, str):
        raise RecordError(f"an id is a string, not {shown(value)}", value=value)
    if not value:
        raise RecordError("an id cannot be empty", value=value)
    if len(value) > LONGEST_ID:
        message = f"an id has at most {LONGEST_ID} characters; {shown(value)} has {len(value):,}"
        raise RecordError(message, value=value)
    bad = _NOT_IN_IDS.search(value)
    if bad or not value.isprintable():
        where = shown(bad.group()) if bad else "a control or invisible character"
        message = f"an id cannot hold {where}: {shown(value)}; write letters, digits, - _ . :"
        raise RecordError(message, value=value)
    return value


def name(value: object) -> str:
    """Trim a name and make its spacing single; refuse one that shows nothing.

    >>> name("  South   Korea ")
    'South Korea'
    """
    if not isinstance(value, str):
        raise RecordError(f"a name is a string, not {shown(value)}", value=value)
    if len(value) > LONGEST_NAME:
        message = f"a name has at most {LONGEST_NAME:,} characters; this one has {len(value):,}"
        raise RecordError(message, value=value)
    single = " ".join(text(value).split())
    if not any(_is_visible(char) for char in single):
        raise RecordError(f"a name cannot be empty: {shown(value)}", value=value)
    return single


def text(value: object) -> str:
    """Check free text: any string that can be written to a file.

    >>> text("he said so, twice")
    'he said so, twice'
    """
    if not isinstance(value, str):
        raise RecordError(f"a text is a string, not {shown(value)}", value=value)
    if not value.isascii() and _SURROGATE.search(value):
        message = f"half a surrogate pair, which no Unicode text may hold: {shown(value)}"
        raise RecordError(message, value=value)
    return value


def several(values: object, what: str, check: Callable[[object], str] = name) -> tuple[str, ...]:
    """Check a list of names or ids, each by the check given; one string is never taken for a list.

    >>> several(["Washington", "the US"], "names")
    ('Washington', 'the US')
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise RecordError(f"a list of {what} is asked for, not {shown(values)}", value=values)
    return tuple(check(value) for value in values)


_LOOK_EMPTY = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")


def _is_visible(char: str) -> bool:
    return char not in _LOOK_EMPTY and unicodedata.category(char)[0] not in "CMZ"


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Give the form in which two writings of one name are equal.

    >>> folded("RUSSIA ") == folded("Russia")
    True
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def plain(value: str, *, limit: int = 120) -> str:
    r"""Give text as it may stand in a sentence: on one line, short, nothing that moves a cursor.

    >>> plain("Kim\u202e\n Yong-hyun")
    'Kim Yong-hyun'
    """
    line = value[: 4 * limit]
    if not line.isprintable():
        kept = (char for char in line if char.isspace() or char in _JOINERS or char.isprintable())
        line = " ".join("".join(kept).split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


# Invisible, but part of the spelling of words in Persian, Hindi and other languages.
_JOINERS = frozenset("\u200c\u200d")


def slug(*parts: str) -> str:
    """Make a readable id out of names.

    >>> slug("North Korean troops", "Russia")
    'north-korean-troops/russia'
    """
    made = (_NOT_IN_SLUGS.sub("-", folded(part)).strip("-") for part in parts)
    return "/".join(part for part in made if part)


class Remembered(Generic[_Thing]):
    """A way to write things that writes the very same thing only once, as long as it can.

    Comparing many claims says the same names, figures and days again and again.

    >>> written = Remembered(str.upper)
    >>> written("us"), written("us")
    ('US', 'US')
    """

    def __init__(self, write: Callable[[_Thing], str]) -> None:
        self._write = write
        self._kept: dict[int, tuple[_Thing, str]] = {}

    def __call__(self, thing: _Thing) -> str:
        """Write a thing, or give what was written of it before."""
        kept = self._kept.get(id(thing))
        if kept is not None and kept[0] is thing:
            return kept[1]
        written = self._write(thing)
        if len(self._kept) >= _MOST_REMEMBERED:
            self._kept.clear()
        self._kept[id(thing)] = thing, written
        return written


class Choice(StrEnum):
    """A word out of a fixed list; any other is refused with the words there are.

    >>> class Colour(Choice):
    ...     RED = "red"
    >>> Colour("rad")
    Traceback (most recent call last):
    provenance.errors.RecordError: no colour is called 'rad'; did you mean 'red'? choose red
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:  # pyrefly: ignore[missing-override-decorator]
        from difflib import get_close_matches

        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()
        words = [word.value for word in cls if word.value]
        close = get_close_matches(value[:LONGEST_ID], words, n=1) if isinstance(value, str) else []
        hint = f"did you mean {close[0]!r}? " if close else ""
        message = f"no {kind} is called {shown(value)}; {hint}choose {', '.join(words)}"
        raise RecordError(message, value=value)
