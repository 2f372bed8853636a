"""Text that may stand under a key: ids, names, words and notes, each with its own reader."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from provenance.errors import ProvenanceError, shown
from provenance.formats.faults import Unfit, Wrong, described
from provenance.formats.limits import LONGEST_NOTE, LONGEST_WORDS
from provenance.naming import identifier as checked_identifier
from provenance.naming import name as checked_name

__all__ = ["address", "identifier", "name", "note", "reference", "slugged", "string", "text"]

# Joiners and marks of direction, without which names in some scripts cannot be written.
_NEEDED_BY_SCRIPTS = frozenset("\u200c\u200d\u200e\u200f\u061c")


def string(value: object, what: str) -> str:
    """A string without control characters and halves of surrogate pairs; `what` names it.

    >>> string("seen", "a word")
    'seen'
    """
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
    return string(value, "an id")


def slugged(value: object) -> str:
    """An id that may have several parts with slashes between, as ids made from names have.

    >>> slugged("troops/russia/actual")
    'troops/russia/actual'
    """
    for part in string(value, "an id").split("/"):
        _kept(checked_identifier, part)
        if not part.strip("."):
            raise Wrong(f"an id cannot hold {shown(part)} between slashes: {shown(value)}")
    return str(value)


def reference(value: object) -> str:
    """The id of something that is declared elsewhere in the file.

    >>> reference("kirby")
    'kirby'
    """
    if not string(value, "an id"):
        raise Wrong("an id cannot be empty")
    return str(value)


def name(value: object) -> str:
    """A name on one line, its spacing made single, with something to see in it and nothing hidden.

    >>> name(" South  Korea")
    'South Korea'
    """
    found = _kept(checked_name, string(value, "a name"))
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
    return _at_most(string(value, "a text"), LONGEST_WORDS)


def note(value: object) -> str:
    """A longer text, up to `LONGEST_NOTE` characters.

    >>> note("checked twice")
    'checked twice'
    """
    return _at_most(string(value, "a note"), LONGEST_NOTE)


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
