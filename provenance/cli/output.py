"""What goes to the terminal: every character visible, none that the terminal would obey."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any, cast

from provenance.errors import ProvenanceError, UnusableInput

__all__ = ["as_json", "complain", "prepare", "refuse", "say"]


def prepare() -> None:
    """Make all streams take whatever they cannot encode as an escape; a closed one is empty."""
    # Whoever starts us may have closed a stream, which Python then does not know at all.
    if cast("object", sys.stdin) is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - open until we end
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
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


def refuse(error: ProvenanceError) -> None:
    """Say why something is refused: each fault of a file in a line of its own, all of them.

    >>> refuse(ProvenanceError("no claim has the id 'x'"))
    """
    if not isinstance(error, UnusableInput):
        complain(str(error))
        return
    for fault in error.faults:
        line = str(fault).replace("\n", r"\n")
        complain(line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…")


_LONGEST_LINE = 500


def as_json(value: Any) -> str:
    r"""Write plain values as JSON in ASCII, so that no terminal and no page obeys any of it.

    >>> as_json({"a": "\u202e"})
    '{\n  "a": "\\u202e"\n}'
    """
    return json.dumps(value, indent=2)
