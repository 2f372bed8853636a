"""JSON read strictly: exact numbers, no key twice, nothing that is JSON to some readers only."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import accumulate
from typing import Any

import attrs

from provenance.errors import shown
from provenance.formats.faults import Path, Unfit
from provenance.formats.files import LineCounter
from provenance.formats.limits import MOST_DEPTH

__all__ = ["NotJson", "Parsed", "TooDeep", "lines", "parse", "places"]

_MOST_DIGITS = 400
_STRINGS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*"?', re.DOTALL)
_NOT_BRACKETS = re.compile(r"[^\[\]{}]+")
_TOKEN = re.compile(
    r'(?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*"?)|(?P<mark>[\[\]{},:])|(?P<bare>[^\s\[\]{},:"]+)',
    re.DOTALL,
)


class NotJson(ValueError):
    """Text that is not JSON: what is wrong, and at which character.

    >>> NotJson("a comma is missing", 3).offset
    3
    """

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class _Table(dict[str, Any]):
    """A table some of whose keys stood there twice."""

    repeated: tuple[str, ...] = ()


@attrs.frozen
class Parsed:
    """A value read from JSON, and the paths of keys that stood twice in their table.

    >>> parse('{"low": 1, "low": 2}').repeated
    (('low',),)
    """

    value: Any
    repeated: tuple[Path, ...] = ()


def parse(text: str) -> Parsed:
    """Read one JSON value; `NotJson` where it is none.

    >>> parse('{"low": 3000.50}').value
    {'low': Decimal('3000.50')}
    """
    _refuse_depth(text)
    if "\0" in text:
        raise NotJson("a NUL (the control character U+0000)", text.index("\0"))
    tables_with_repeats: list[_Table] = []

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        repeats = _Table(made)
        times = Counter(key for key, _ in pairs)
        repeats.repeated = tuple(key for key, count in times.items() if count > 1)
        tables_with_repeats.append(repeats)
        return repeats

    try:
        value = json.loads(
            text,
            object_pairs_hook=table,
            parse_int=_whole,
            parse_float=_decimal,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise NotJson(_in_plain_words(error.msg), error.pos) from error
    return Parsed(value, tuple(_repeats(value)) if tables_with_repeats else ())


_PLAINER = {
    "Extra data": "something follows after the end of the value",
    "Expecting value": "a value is due",
    "Expecting property name enclosed in double quotes": "a key in double quotes is due",
    "Unterminated string starting at": "a string is not closed",
}


def _in_plain_words(message: str) -> str:
    return _PLAINER.get(message, message[:1].lower() + message[1:])


def _whole(digits: str) -> int | Unfit:
    # CPython refuses to convert very long digit strings at all, with an error of its own.
    if len(digits) > _MOST_DIGITS:
        return Unfit(f"a number of {len(digits):,} digits is too large, out of range")
    return int(digits)


def _decimal(digits: str) -> Decimal | Unfit:
    if len(digits) > _MOST_DIGITS:
        return Unfit(f"a number of {len(digits):,} characters is too long, out of range")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return Unfit(f"{shown(digits)} is too large, out of range")


def _constant(name: str) -> Unfit:
    return Unfit(f"{name} is not a number that JSON knows; leave an infinite or unknown end out")


def _refuse_depth(text: str) -> None:
    """Refuse deep nesting before it is parsed, which would take a stack as deep."""
    if text.count("[") + text.count("{") <= MOST_DEPTH:
        return
    brackets = _NOT_BRACKETS.sub("", _STRINGS.sub("", text))
    steps = (1 if bracket in "[{" else -1 for bracket in brackets)
    if max(accumulate(steps), default=0) <= MOST_DEPTH:
        return
    for path, offset in places(text):
        if len(path) >= MOST_DEPTH:
            raise TooDeep(path, offset)
    raise TooDeep((), 0)


class TooDeep(NotJson):
    """JSON that nests too deep; `path` is where the nesting starts to be senseless.

    >>> TooDeep(("claim", 0, "low", 0, 0), 7).path
    ('claim', 0, 'low')
    """

    def __init__(self, path: Path, offset: int) -> None:
        super().__init__(f"nested deeper than {MOST_DEPTH} levels", offset)
        keys = [place for place, part in enumerate(path) if isinstance(part, str)]
        self.path = path[: keys[-1] + 1] if keys else ()


def _repeats(value: object, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, _Table):
        yield from ((*path, key) for key in value.repeated)
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _repeats(inside, (*path, key))
    elif isinstance(value, list):
        for place, inside in enumerate(value):
            yield from _repeats(inside, (*path, place))


def places(text: str) -> Iterator[tuple[Path, int]]:
    """Give the path and offset of every key and list item, in order; of any text at all.

    What nests too deep to be read is passed over, so that the time taken stays linear.

    >>> list(places('{"a": [1, 2]}'))
    [((), 0), (('a',), 1), (('a', 0), 7), (('a', 1), 10)]
    """
    path: list[str | int] = []
    tables: list[bool] = []
    due = True
    for token in _TOKEN.finditer(text):
        mark = token["mark"]
        if mark in ("]", "}"):
            del path[len(tables) - 1 :], tables[-1:]
            due = False
        elif mark == ",":
            del path[len(tables) :]
            if tables and not tables[-1] and len(path) == len(tables):
                path[-1] = int(path[-1]) + 1
            due = True
        elif mark == ":":
            due = False
        else:
            is_key = due and bool(tables) and tables[-1]
            if is_key:
                path[len(tables) - 1 :] = [_key(token)]
            if (is_key or due or not tables) and len(path) <= MOST_DEPTH:
                yield tuple(path), token.start()
            due = False
            if mark in ("[", "{"):
                tables.append(mark == "{")
                path.append(0)
                due = True


def _key(token: re.Match[str]) -> str:
    try:
        return str(json.loads(token[0]))
    except ValueError:
        return token[0]


def lines(text: str) -> dict[Path, int]:
    r"""Give the line on which each path stands, the last where one stands twice.

    >>> lines('{"a":\n [1]}')[("a", 0)]
    2
    """
    counter = LineCounter(text)
    return {path: counter.line(offset) for path, offset in places(text)}
