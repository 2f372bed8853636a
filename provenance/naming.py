"""Names as people write them: kept as written, compared without regard to case and spacing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from provenance.errors import RecordError, shown

__all__ = ["LONGEST_ID", "LONGEST_NAME", "folded", "identifier", "name", "slug"]

LONGEST_ID = 200
LONGEST_NAME = 2_000

_NOT_IN_IDS = re.compile(r"[\s/\\\"'<>|`]")
_NOT_IN_SLUGS = re.compile(r"[^\w]+")


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
    _refuse_lone_surrogates(value)
    text = " ".join(value.split())
    if not any(_is_visible(char) for char in text):
        raise RecordError(f"a name cannot be empty: {shown(value)}", value=value)
    return text


def _refuse_lone_surrogates(value: str) -> None:
    if any("\ud800" <= char <= "\udfff" for char in value):
        message = f"half a surrogate pair, which no Unicode text may hold: {shown(value)}"
        raise RecordError(message, value=value)


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


def slug(*parts: str) -> str:
    """Make a readable id out of names.

    >>> slug("North Korean troops", "Russia")
    'north-korean-troops/russia'
    """
    made = (_NOT_IN_SLUGS.sub("-", folded(part)).strip("-") for part in parts)
    return "/".join(part for part in made if part)
