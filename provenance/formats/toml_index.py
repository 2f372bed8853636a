"""Where in a TOML text each key stands, and whether its shape can be read in good time.

The standard library tells no lines of values, takes quadratic time for long dotted keys and a deep
stack for deep lists. This scanner runs before it, never backtracks, and stops where it meets
something that is no TOML; what is wrong there is for the parser to say.
"""

from __future__ import annotations

import json
import re

import attrs

from provenance.formats.faults import Path
from provenance.formats.files import LineCounter
from provenance.formats.limits import MOST_DEPTH, MOST_KEY_PARTS

__all__ = ["Index", "index_of"]

_LONGEST_TOKEN = 400
_BLANK = re.compile(r"[ \t]*+")
# No group is repeated possessively: Python before 3.11.5 goes wrong where its end does not match.
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*")
_KEY_PART = re.compile(
    r"""(?P<bare>[A-Za-z0-9_-]++)"""
    r"""|"(?P<basic>[^"\\\n]*+(?:\\.[^"\\\n]*+)*)"|'(?P<literal>[^'\n]*+)'"""
)
_STRING = re.compile(
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*"{3,5}'
    r"|'''[^']*+(?:'(?!'')[^']*+)*'{3,5}"
    r'|"(?!"")[^"\\\n]*+(?:\\.[^"\\\n]*+)*"'
    r"|'(?!'')[^'\n]*+'",
    re.DOTALL,
)
_BARE = re.compile(r"""[^\s,\[\]{}#"'=]++(?: [0-9]{2}:[^\s,\[\]{}#"'=]*+)?""")


@attrs.frozen
class Index:
    r"""The line of every key; where reading stopped, if early; and why the text is refused, if so.

    >>> index_of("a = 1\n[[b]]\nc = [2]").lines[("b", 0, "c")]
    3
    """

    lines: dict[Path, int]
    stopped_at: int | None = None
    refused_at: Path = ()
    refusal: str = ""
    has_comments: bool = False

    def line_of(self, path: Path) -> int | None:
        """Give the line of a path, or of the nearest table around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


class _Stop(Exception):
    """The text goes on as no TOML does."""


class _Refusal(Exception):
    """The text has a shape that is not read."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


def index_of(text: str) -> Index:
    """Go through a text once and note the line of each key and list item."""
    scanner = _Scanner(text)
    try:
        scanner.run()
    except _Stop:
        return Index(scanner.lines, stopped_at=scanner.at)
    except _Refusal as refused:
        scanner.note(refused.path)
        return Index(scanner.lines, scanner.at, refused.path, str(refused))
    return Index(scanner.lines, has_comments=scanner.has_comments)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.has_comments = False
        self.lines: dict[Path, int] = {}
        self._counter = LineCounter(text)
        self._table: Path = ()
        self._counts: dict[Path, int] = {}

    def note(self, path: Path) -> None:
        """Remember that a path is first met on the line of the current character."""
        self.lines.setdefault(path, self._counter.line(self.at))

    def run(self) -> None:
        """Read statement after statement."""
        while True:
            self._skip(_GAP)
            if self.at >= len(self.text):
                return
            if self.text[self.at] == "[":
                self._header()
            else:
                self._pair(self._table)
            self._skip(_BLANK)
            if self.at < len(self.text) and self.text[self.at] not in "\r\n#":
                raise _Stop

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        if found:
            self.has_comments = self.has_comments or "#" in found[0]
            self.at = found.end()

    def _take(self, mark: str) -> None:
        self._skip(_BLANK)
        if not self.text.startswith(mark, self.at):
            raise _Stop
        self.at += len(mark)

    def _header(self) -> None:
        start = self.at
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        path: Path = ()
        keys = self._key(self._table)
        for key in keys[:-1]:
            path = self._entered((*path, key))
        path = (*path, keys[-1])
        if many:
            self._counts[path] = self._counts.get(path, -1) + 1
        self._take("]]" if many else "]")
        end, self.at = self.at, start
        self._table = self._entered(path)
        self.note(path)
        self.note(self._table)
        self.at = end

    def _entered(self, path: Path) -> Path:
        return (*path, self._counts[path]) if path in self._counts else path

    def _key(self, around: Path) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_BLANK)
            found = _KEY_PART.match(self.text, self.at)
            if not found:
                raise _Stop
            self.at = found.end()
            keys.append(_plain(found))
            if len(keys) > MOST_KEY_PARTS:
                message = f"a dotted key has at most {MOST_KEY_PARTS} parts"
                raise _Refusal((*around, keys[0]), message)
            self._skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _pair(self, table: Path) -> None:
        """Read a key and its value, the lists and tables inside it without recursion."""
        path = self._named(table)
        inside: list[tuple[str, Path, int]] = []
        while True:
            closed = self._open_or_read(path, inside)
            while closed and inside:
                closed = self._close(inside)
            if not inside:
                return
            path = self._next(inside)

    def _named(self, table: Path) -> Path:
        self._skip(_BLANK)
        start = self.at
        keys = self._key(table)
        end, self.at = self.at, start
        for number in range(len(keys)):
            self.note((*table, *keys[: number + 1]))
        self.at = end
        self._take("=")
        self._skip(_BLANK)
        return (*table, *keys)

    def _open_or_read(self, path: Path, inside: list[tuple[str, Path, int]]) -> bool:
        """Read a plain value, or enter a list or table; True where a value is complete."""
        mark = self.text[self.at : self.at + 1]
        if mark in ("[", "{") and mark:
            if len(inside) + len(self._table) >= MOST_DEPTH:
                keys = [place for place, part in enumerate(path) if isinstance(part, str)]
                raise _Refusal(path[: keys[-1] + 1], f"nested deeper than {MOST_DEPTH} levels")
            self.at += 1
            inside.append(("]" if mark == "[" else "}", path, -1))
            self._skip(_GAP if mark == "[" else _BLANK)
            return self.text.startswith(inside[-1][0], self.at)
        found = (_STRING if mark in ('"', "'") else _BARE).match(self.text, self.at)
        if not found:
            raise _Stop
        if mark not in ('"', "'") and found.end() - found.start() > _LONGEST_TOKEN:
            size = found.end() - found.start()
            raise _Refusal(path, f"a number of {size:,} characters is too large, out of range")
        self.at = found.end()
        return True

    def _close(self, inside: list[tuple[str, Path, int]]) -> bool:
        """After a value in a list or table: go past the end of it, or of what it stands in."""
        end = inside[-1][0]
        self._skip(_GAP if end == "]" else _BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
            self._skip(_GAP if end == "]" else _BLANK)
            if end == "}" or not self.text.startswith("]", self.at):
                return False
        if not self.text.startswith(end, self.at):
            raise _Stop
        self.at += 1
        inside.pop()
        return True

    def _next(self, inside: list[tuple[str, Path, int]]) -> Path:
        """Begin the next item of a list, or the next key of a table."""
        end, path, number = inside[-1]
        if end == "}":
            return self._named(path)
        inside[-1] = (end, path, number + 1)
        item = (*path, number + 1)
        self.note(item)
        return item


def _plain(found: re.Match[str]) -> str:
    if found["basic"] is None:
        return found["bare"] or found["literal"] or ""
    try:
        return str(json.loads(f'"{found["basic"]}"'))
    except ValueError:
        return found["basic"]
