"""Everything wrong with one input, gathered with its place and reported at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

import attrs

from provenance.errors import Fault, UnusableInput, shown
from provenance.naming import folded

__all__ = [
    "Draft",
    "Faults",
    "LineOf",
    "Path",
    "Unfit",
    "Unread",
    "Wrong",
    "described",
    "refusal",
    "spelled",
    "suggestion",
]

Path = tuple[str | int, ...]
LineOf = Callable[[Path], int | None]

_LONGEST_MESSAGE = 400
_MOST_SUGGESTIONS = 40
_MOST_CANDIDATES = 2_000


def spelled(path: Path) -> str:
    """Write a path as faults show it.

    >>> spelled(("claim", 3, "via", 0))
    'claim[3].via[0]'
    """
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif part.replace("_", "").replace("-", "").isalnum() and part.isascii():
            text += f".{part}"
        else:
            text += f".{shown(part)}"
    return text.removeprefix(".")


@attrs.frozen
class Unfit:
    """Stands in a tree of values where the text held something no dossier may hold.

    >>> Unfit("NaN is not a number").reason
    'NaN is not a number'
    """

    reason: str


class Wrong(ValueError):
    """One value, or several inside a list or table, that may not stand where they do.

    >>> Wrong("a figure is a number").faults
    (((), 'a figure is a number'),)
    """

    def __init__(self, message: str = "", *, faults: tuple[tuple[Path, str], ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults or (((), message),)


def described(value: object) -> str:  # noqa: PLR0911 - one line a kind of value
    """Name a value in a sentence, as its kind and what it is, however large it may be.

    >>> described(True), described("x"), described([1, 2])
    ('true', "the string 'x'", 'a list')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the string {shown(value)}"
    if isinstance(value, int):
        return f"the number {shown(value)}"
    if isinstance(value, Decimal):
        return f"the number {value}"[:60]
    if isinstance(value, float):
        return f"the binary float {value!r}"
    if isinstance(value, (date, time)):
        return f"the {type(value).__name__} {value}"
    if isinstance(value, Mapping):
        return "a table (object)"
    return "a list" if isinstance(value, (list, tuple)) else shown(value)


def _nowhere(_path: Path) -> int | None:
    return None


def _itself(path: Path) -> Path:
    return path


@attrs.frozen
class Unread:
    """A line that is no record: what is wrong with it, and the start of what stands there.

    >>> Unread(Fault("a.jsonl", "", "not JSON", 3), "nonsense").fault.line
    3
    """

    fault: Fault
    text: str = ""


@attrs.frozen
class Draft:
    """What a format found in a file: plain records, where each stands, and what was wrong so far.

    `shown_as` gives the path under which the reader of the file knows a record, where its place
    among the records is another. `unread` are lines that hold no record at all. `repeated` are
    lines that say the very same as an earlier one, each with that line; comments are no records.

    >>> Draft({"source": []}).line_of(("source", 0)) is None
    True
    """

    records: Mapping[str, Any]
    line_of: LineOf = _nowhere
    faults: Sequence[tuple[Path, str]] = ()
    shown_as: Callable[[Path], Path] = _itself
    unread: Sequence[Unread] = ()
    repeated: Mapping[int, int] = attrs.field(factory=dict)
    has_comments: bool = False


@attrs.define
class Faults:
    """The faults of one input, in the order in which they will be reported.

    >>> faults = Faults("a.toml")
    >>> faults.add(("claim", 0, "id"), "an id is missing")
    >>> faults.error().faults[0].path
    'claim[0].id'
    """

    file: str
    _found: list[tuple[Path, str]] = attrs.field(factory=list, init=False)
    _suggested: int = attrs.field(default=0, init=False)

    def add(self, path: Path, message: str) -> None:
        """Put one fault on the list."""
        if len(message) > _LONGEST_MESSAGE:
            message = f"{message[: _LONGEST_MESSAGE - 1]}…"
        self._found.append((path, message))

    def __len__(self) -> int:
        """Count the faults found so far."""
        return len(self._found)

    def __iter__(self) -> Iterator[tuple[Path, str]]:
        """Go through the faults in the order in which they were found."""
        return iter(self._found)

    def did_you_mean(self, wrong: str, known: Iterable[str]) -> str:
        """Give a suggestion in brackets or nothing; only the first few are searched for."""
        if self._suggested >= _MOST_SUGGESTIONS:
            return ""
        self._suggested += 1
        return suggestion(wrong, known)

    def error(self, draft: Draft | None = None) -> UnusableInput:
        """Give the error that carries them all, in the order of the file."""
        draft = draft or Draft({})
        ranks = _Ranks(draft.records)
        ranked = [
            (draft.line_of(path) or 0, ranks.of(path), number, path, message)
            for number, (path, message) in enumerate(self._found)
        ]
        ranked.sort(key=lambda row: row[:3])
        made = dict.fromkeys(
            Fault(self.file, spelled(draft.shown_as(path)), message, line or None)
            for line, _, _, path, message in ranked
        )
        return UnusableInput(tuple(made))


def refusal(file: str, message: str, *, line: int | None = None) -> UnusableInput:
    """Refuse an input for one reason that concerns it as a whole.

    >>> print(refusal("a.json", "the file is empty", line=1))
    a.json:1: the file is empty
    """
    return UnusableInput((Fault(file, "", message, line),))


class _Ranks:
    """The place of a path among the records: the position of each key in its table."""

    def __init__(self, records: object) -> None:
        self._records = records
        self._positions: dict[int, dict[Any, int]] = {}

    def of(self, path: Path) -> tuple[int, ...]:
        places: list[int] = []
        here = self._records
        for part in path:
            if isinstance(here, Mapping) and part in here:
                places.append(self._in_table(here, part))
                here = here[part]
            elif isinstance(here, (list, tuple)) and isinstance(part, int) and part < len(here):
                places.append(part)
                here = here[part]
            else:
                places.append(-1)
                here = None
        return tuple(places)

    def _in_table(self, table: Mapping[Any, Any], key: object) -> int:
        known = self._positions.get(id(table))
        if known is None:
            known = {key: place for place, key in enumerate(table)}
            self._positions[id(table)] = known
        return known[key]


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Give "; did you mean ...?" for a name that resembles a known one, else nothing.

    >>> suggestion("sorce", ["source", "claim"])
    "; did you mean 'source'?"
    """
    candidates = list(known)[:_MOST_CANDIDATES]
    bare = _bare(wrong)
    for one in candidates:
        if bare and _bare(one) in (bare, bare.removesuffix("s")):
            return f"; did you mean {shown(one)}?"
    close = difflib.get_close_matches(wrong[:100], candidates, n=1, cutoff=0.6)
    return f"; did you mean {shown(close[0])}?" if close else ""


def _bare(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())
