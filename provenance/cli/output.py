"""What goes to the terminal: every character visible, none that the terminal would obey."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from typing import Any

__all__ = ["as_json", "complain", "prepare", "say"]


def prepare() -> None:
    """Make both streams write whatever they cannot encode as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(errors="backslashreplace")


def _seen(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\n" else _escape(char) for char in text)


def _escape(char: str) -> str:
    return ascii(char)[1:-1]


def say(text: str) -> None:
    r"""Print text, its control and direction characters escaped.

    >>> say("a\x1b[31m\u202eb")
    a\x1b[31m\u202eb
    """
    print(_seen(text))


def complain(text: str) -> None:
    """Print why something could not be done, apart from what was asked for."""
    with contextlib.suppress(BrokenPipeError):
        print(_seen(text), file=sys.stderr)


def as_json(value: Any) -> str:
    r"""Write plain values as JSON in ASCII, so that no terminal and no page obeys any of it.

    >>> as_json({"a": "\u202e"})
    '{\n  "a": "\\u202e"\n}'
    """
    return json.dumps(value, indent=2)
