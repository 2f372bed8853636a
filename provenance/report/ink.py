"""Colours for a terminal, and none anywhere else."""

from __future__ import annotations

import os
from typing import IO

import attrs

__all__ = ["Ink"]

_VERDICTS = {
    "agree": "32",
    "supported": "32",
    "within plan": "32",
    "conflict": "31",
    "not supported": "31",
    "beyond plan": "31",
    "revision": "33",
    "partly supported": "33",
    "cannot judge": "2",
    "not comparable": "2",
}
_SEVERITIES = {"error": "1;31", "warning": "33", "note": "36"}


@attrs.frozen
class Ink:
    r"""How words are painted: not at all, unless `colour` is set.

    >>> Ink().strong("seen"), Ink(colour=True).verdict("agree", "agree")
    ('seen', '\x1b[32magree\x1b[0m')
    """

    colour: bool = False

    @classmethod
    def for_stream(cls, stream: IO[str]) -> Ink:
        """Colours where the stream is a terminal that wants them: `NO_COLOR` and dumb ones do not.

        >>> import io
        >>> Ink.for_stream(io.StringIO()).colour
        False
        """
        wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(wanted and stream.isatty())

    def strong(self, text: str) -> str:
        """Paint what is to stand out."""
        return self._paint("1", text)

    def verdict(self, verdict: str, text: str) -> str:
        """Paint the words of a verdict in its colour."""
        return self._paint(_VERDICTS.get(verdict.replace("_", " "), ""), text)

    def severity(self, severity: str, text: str) -> str:
        """Paint the words of a severity in its colour."""
        return self._paint(_SEVERITIES.get(severity, ""), text)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text
