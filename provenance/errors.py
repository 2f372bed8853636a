"""What can go wrong, each error being also the built-in type that fits it.

Every error carries the offending value, so that a caller can show or log it without reading the
sentence. A file's faults are gathered in one `UnusableInput`, never raised one by one.
"""

from __future__ import annotations

from collections.abc import Sized
from typing import Any, TypeGuard

import attrs

__all__ = [
    "DateError",
    "EstimateError",
    "Fault",
    "LedgerError",
    "ProvenanceError",
    "RecordError",
    "RuleError",
    "UnreadableWords",
    "UnusableInput",
    "shown",
]

_LONGEST_SHOWN = 60
_LONGEST_MESSAGE = 500
_MOST_SHOWN = 100
_MOST_FAULTS_SHOWN = 20


def shown(value: object, *, limit: int = _LONGEST_SHOWN) -> str:
    r"""Give a value as it may safely stand in a message: short, on one line, nothing invisible.

    >>> shown("a\u202eb")
    "'a\\u202eb'"
    >>> shown("x" * 100, limit=10)
    "'xxxxxxx…'"
    """
    if isinstance(value, (str, bytes)):
        value = value[: limit + 1]
    elif isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 4 * limit:
        # CPython refuses to print very long integers at all.
        return f"a whole number of {value.bit_length()} bits"
    text = _written(value)
    if len(text) <= limit:
        return text
    quote = text[-1] if isinstance(value, (str, bytes)) else ""
    return f"{text[: limit - 2]}…{quote}"


def _written(value: object) -> str:
    """Write a value with nothing invisible in it, whatever its own way of writing may do."""
    try:
        if _is_long(value):
            return f"a {type(value).__name__} of {len(value):,} items"
        text = repr(value)
    except Exception:  # noqa: BLE001 - a message about a bad value must not fail on that value
        return f"a value of type {type(value).__name__}"
    return text if text.isprintable() else ascii(text)[1:-1]


def _is_long(value: object) -> TypeGuard[Sized]:
    if isinstance(value, (str, bytes)) or not isinstance(value, Sized):
        return False
    return len(value) > _MOST_SHOWN


class ProvenanceError(Exception):
    """Anything this library refuses; catch it to catch them all.

    >>> issubclass(EstimateError, ProvenanceError), issubclass(EstimateError, ValueError)
    (True, True)
    """

    def __init__(self, message: str, *, value: Any = None) -> None:
        super().__init__(_clipped(message))
        self.value = value

    def __reduce__(self) -> tuple[Any, ...]:
        # What Exception does of itself would call __init__ without what it asks for by name.
        return _restored, (type(self), self.args, self.__dict__)


def _clipped(message: str) -> str:
    return message if len(message) <= _LONGEST_MESSAGE else f"{message[: _LONGEST_MESSAGE - 1]}…"


def _restored(
    kind: type[ProvenanceError], args: tuple[Any, ...], state: dict[str, Any]
) -> ProvenanceError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class EstimateError(ProvenanceError, ValueError):
    """A number or an interval that no estimate can have.

    >>> raise EstimateError("not a number: nan", value="nan")
    Traceback (most recent call last):
    provenance.errors.EstimateError: not a number: nan
    """


class DateError(ProvenanceError, ValueError):
    """A date that does not exist, is ambiguous, or needs a date to stand on.

    >>> raise DateError("no such day: 2024-02-30", value="2024-02-30")
    Traceback (most recent call last):
    provenance.errors.DateError: no such day: 2024-02-30
    """


class UnreadableWords(ProvenanceError, ValueError):
    """Words that hold no estimate, several, or one that must not be guessed.

    `offset` is the first character that could not be read; the message shows it with a caret.

    >>> error = UnreadableWords("no number here", text="unknown", offset=0)
    >>> print(error)
    no number here
      unknown
      ^
    """

    def __init__(self, message: str, *, text: str, offset: int) -> None:
        self.offset = offset
        self.reason = message
        super().__init__(message + _caret(text, offset), value=text)


def _caret(text: str, offset: int, *, around: int = 30) -> str:
    start = max(0, offset - around)
    line = text[start : offset + around]
    if not line:
        return ""
    visible = "".join(char if char.isprintable() else "·" for char in line)
    return f"\n  {visible}\n  {' ' * (offset - start)}^"


class RecordError(ProvenanceError, ValueError):
    """A field of a source, question, claim or link that cannot be what it is given.

    >>> raise RecordError("a claim needs an id", value="")
    Traceback (most recent call last):
    provenance.errors.RecordError: a claim needs an id
    """


class LedgerError(ProvenanceError, LookupError):
    """An id that a ledger does not hold, or holds already with other content.

    >>> raise LedgerError("no claim has the id 'x'", value="x")
    Traceback (most recent call last):
    provenance.errors.LedgerError: no claim has the id 'x'
    """


class RuleError(ProvenanceError, TypeError):
    """A rule that is declared in a way the engine cannot run.

    >>> raise RuleError("a rule looks at claims, a series or a ledger")
    Traceback (most recent call last):
    provenance.errors.RuleError: a rule looks at claims, a series or a ledger
    """


@attrs.frozen(order=True)
class Fault:
    """One thing wrong with an input: where it is, what is wrong, and what would be right.

    >>> print(Fault("dossier.toml", "claim[0].low", "'many' is not a number", line=7))
    dossier.toml:7: claim[0].low: 'many' is not a number
    """

    file: str
    path: str
    message: str
    line: int | None = attrs.field(default=None, order=lambda line: line or 0)

    def __str__(self) -> str:
        """Write the fault as editors expect it: file, line, path, sentence."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.path, self.message) if part)


class UnusableInput(ProvenanceError, ValueError):
    """A file or record set that was refused whole; `faults` lists everything wrong with it.

    >>> error = UnusableInput([Fault("a.json", "claim[0].id", "an id is missing")])
    >>> len(error.faults), str(error)
    (1, 'a.json: claim[0].id: an id is missing')
    """

    def __init__(self, faults: list[Fault] | tuple[Fault, ...]) -> None:
        self.faults = tuple(faults)
        lines = [_clipped(str(fault)) for fault in self.faults[:_MOST_FAULTS_SHOWN]]
        if len(self.faults) > _MOST_FAULTS_SHOWN:
            lines.append(f"and {len(self.faults) - _MOST_FAULTS_SHOWN} more")
        super().__init__("", value=self.faults)
        self.args = ("\n".join(lines),)
