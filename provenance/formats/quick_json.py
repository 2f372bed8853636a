"""JSON read at the speed of the fastest decoder there is, where that is certain to lose nothing.

A decoder alone keeps the last of two values under one key, and knows no limit of depth. Both
are excluded here by counting; a text that might hold either, or is no JSON, is given up, for the
strict way to read or refuse.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from importlib import import_module
from itertools import chain
from typing import Any, NoReturn

from provenance.formats.limits import MOST_DEPTH

__all__ = ["document", "records"]

_LONGEST_NUMBER = 400
_LONG_NUMBER = re.compile(r"[0-9.eE+-]{%d}" % _LONGEST_NUMBER)  # noqa: UP031 - braces all around
_SPACED_KEY = re.compile(r'"[ \t\r\n]+:')
_CONTAINERS = frozenset({dict, list})
_GIVEN_UP = (ValueError, ArithmeticError, RecursionError)
_BETWEEN = 7_310_577_013
"""Stands between records that are read together; whole numbers are written in one way only."""

_JOIN = f",{_BETWEEN},"


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_no_number)


_Decoder = tuple[Callable[[str], Any], tuple[type[Exception], ...]]
_STANDARD: _Decoder = (_DECODER.decode, _GIVEN_UP)


@cache
def _decoder() -> _Decoder:
    """Give what decodes fastest, msgspec where it is installed, and what that raises."""
    try:
        msgspec = import_module("msgspec")
    except ImportError:
        return _STANDARD
    return msgspec.json.Decoder(float_hook=Decimal).decode, (*_GIVEN_UP, msgspec.MsgspecError)


def records(text: str) -> list[dict[str, Any]] | None:
    r"""Read lines that hold one record each; None where that is not certain.

    >>> records('{"low": 3}\n{"low": 4.5}\n')
    [{'low': 3}, {'low': Decimal('4.5')}]
    >>> records('{"low": 3, "low": 4}\n') is None
    True
    """
    lines = text.removesuffix("\n").split("\n")
    if max(map(len, lines)) >= _LONGEST_NUMBER and _LONG_NUMBER.search(text):
        return None
    if str(_BETWEEN) in text or ("\r" in text and text.count("\r\n") != text.count("\r")):
        return None
    decode, given_up = _decoder()
    try:
        found = decode(f"[{_JOIN.join(lines)}]")
    except given_up:
        return None
    rows: list[dict[str, Any]] = found[::2]
    apart = len(rows) == len(lines) and found[1::2].count(_BETWEEN) == len(lines) - 1
    if not apart or set(map(type, rows)) != {dict}:
        return None
    brackets = text.count("{") + text.count("[") - len(rows)
    if brackets >= MOST_DEPTH and not _flat(rows):
        return None
    kept = sum(map(len, rows))
    if kept == text.count(":"):
        return rows
    stated = _keys_in(text)
    return rows if stated == kept or stated == kept + _keys_inside(rows) else None


def document(text: str) -> Any:
    """Read one JSON value; None where it is not certain to be sound.

    >>> document('{"claim": [{"low": 3}]}'), document('{"low": 3, "low": 4}')
    ({'claim': [{'low': 3}]}, None)
    """
    if _LONG_NUMBER.search(text):
        return None
    decode, given_up = _decoder()
    try:
        value = decode(text)
    except given_up:
        return None
    level: Sequence[Any] = [value]
    keys = 0
    for _ in range(MOST_DEPTH):
        level = [one for one in level if type(one) in _CONTAINERS]
        if not level:
            return value if keys == _keys_in(text) else None
        keys += sum(len(one) for one in level if type(one) is dict)
        level = list(chain.from_iterable(map(_inside, level)))
    return None


def _inside(container: Any) -> Iterable[Any]:
    return container.values() if type(container) is dict else container


def _flat(rows: Sequence[dict[str, Any]]) -> bool:
    """Whether nothing in rows holds more than plain values, and so nests deep."""
    values = chain.from_iterable(map(dict.values, rows))
    held = chain.from_iterable(_inside(one) for one in values if type(one) in _CONTAINERS)
    return _CONTAINERS.isdisjoint(map(type, held))


def _keys_inside(rows: Sequence[dict[str, Any]]) -> int:
    """Count the keys of the tables in rows, and in their lists."""
    values = [one for row in rows for one in row.values() if type(one) in _CONTAINERS]
    lists = chain.from_iterable(one for one in values if type(one) is list)
    return sum(len(one) for one in chain(values, lists) if type(one) is dict)


def _keys_in(text: str) -> int:
    """Count the keys that a text states, or a few too many; -1 where they are hard to tell.

    Before each key ends a colon stands after a quote, and so do some inside of strings.
    """
    return -1 if _SPACED_KEY.search(text) else text.count('":')
