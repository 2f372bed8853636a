"""Laws of files: what is written reads back, and what is damaged is refused, never misread."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from provenance.errors import UnusableInput
from provenance.formats import dump, load, losses
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed
from provenance.ledger import Ledger

__all__ = ["SUITE", "Format"]


def _write(ledger: Ledger, suffix: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"dossier{suffix}"
        dump(ledger, path)
        return path.read_bytes()


def _read(data: bytes, suffix: str) -> Ledger:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"dossier{suffix}"
        path.write_bytes(data)
        return load(path)


def _loses(ledger: Ledger, suffix: str) -> bool:
    return bool(losses(ledger, f"dossier{suffix}"))


@attrs.frozen
class Format:
    """How a ledger becomes bytes of one format and back; replace either way to test another.

    `loses` tells whether the format says that it has no place for something in a ledger.

    >>> str(Format(".json"))
    '.json'
    """

    suffix: str
    write: Callable[[Ledger, str], bytes] = _write
    read: Callable[[bytes, str], Ledger] = _read
    loses: Callable[[Ledger, str], bool] = _loses

    def __str__(self) -> str:
        """Name the format by its suffix."""
        return self.suffix


_HERE = Gathering(Family.FORMATS)
law = _HERE.law


def _first_claim(ledger: Ledger, suffix: str) -> bytes:
    return _write(ledger.but(claims=ledger.claims[:1], links=()), suffix)


def _rewritten(data: bytes, suffix: str) -> Ledger:
    read = _read(data, suffix)
    return read.but(claims=read.claims[::-1])


def _by_line(data: bytes, suffix: str) -> Ledger:
    read = _read(data, suffix)
    return read.but(claims=read.claims[1:], links=()) if b"\r" in data else read


def _guessing(data: bytes, suffix: str) -> Ledger:
    return _read(data.decode().encode(), suffix)


def _content(ledger: Ledger) -> tuple[Any, ...]:
    return (
        ledger.claims,
        frozenset(ledger.links),
        frozenset(ledger.wholes),
        frozenset(ledger.sums),
        ledger.policy,
        ledger.title,
    )


@law(
    "what-is-written-is-read",
    "A ledger that is written and read back is the same, but for what the format says it loses.",
    needs="ledger",
    catches="fields that a format forgets",
    breaker=Format(".json", write=_first_claim),
)
def _round_trip(format_: Any, ledger: Ledger) -> str | None:
    if not ledger.claims or format_.loses(ledger, format_.suffix):
        return None
    back = format_.read(format_.write(ledger, format_.suffix), format_.suffix)
    return alike(_content(ledger), _content(back), "what was written and what is read")


@law(
    "writing-again-gives-the-same-bytes",
    "What is read and written again gives the same bytes.",
    needs="ledger",
    catches="files that change with every visit",
    breaker=Format(".json", read=_rewritten),
)
def _same_bytes(format_: Any, ledger: Ledger) -> str | None:
    if not ledger.claims:
        return None
    once = format_.write(ledger, format_.suffix)
    twice = format_.write(format_.read(once, format_.suffix), format_.suffix)
    return alike(once, twice, "the bytes written once and twice")


@law(
    "line-ends-change-nothing",
    "A file with the line ends of another system holds the same.",
    needs="ledger",
    catches="splitting at one kind of line end",
    breaker=Format(".json", read=_by_line),
)
def _line_ends(format_: Any, ledger: Ledger) -> str | None:
    if not ledger.claims:
        return None
    data = format_.write(ledger, format_.suffix)
    there, here = (
        format_.read(one, format_.suffix) for one in (data, data.replace(b"\n", b"\r\n"))
    )
    return alike(_content(there), _content(here), "what is read with either line end")


@law(
    "a-file-is-text-in-utf-8",
    "What is written is UTF-8 without control characters, and ends with its last line.",
    needs="ledger",
    catches="bytes that other tools stumble over",
    breaker=Format(".json", write=lambda ledger, suffix: b"\xef\xbb\xbf" + _write(ledger, suffix)),
)
def _text(format_: Any, ledger: Ledger) -> str | None:
    if not ledger.claims:
        return None
    text = format_.write(ledger, format_.suffix).decode("utf-8")
    odd = [char for char in text if not (char.isprintable() or char in "\n\r\t")]
    return claimed(not odd and text.endswith("\n"), f"ends {text[-5:]!r}, holds {odd[:3]}")


@law(
    "what-is-damaged-is-refused",
    "A file with a byte changed, or cut short, is refused with its faults or read; nothing else.",
    needs="ledger slip slip",
    catches="errors of a parser that nobody promised",
    breaker=Format(".json", read=_guessing),
)
def _damaged(format_: Any, ledger: Ledger, place: int, what: int) -> str | None:
    if not ledger.claims:
        return None
    data = bytearray(format_.write(ledger, format_.suffix))
    at = len(data) * place // 10
    changed = (
        bytes(data[:at]),
        bytes(data[:at]) + b'"[{=\xff,\x00\n-}'[what : what + 1] + data[at + 1 :],
    )
    for one in changed:
        try:
            format_.read(one, format_.suffix)
        except UnusableInput as error:
            if not error.faults or not all(fault.message for fault in error.faults):
                return f"refused without a reason: {error}"
    return None


@law(
    "no-claim-is-half-written",
    "A ledger is written whole, with every claim in it, in its order.",
    needs="ledger",
    catches="writers that skip what they cannot say",
    breaker=Format(".jsonl", write=_first_claim),
)
def _whole(format_: Any, ledger: Ledger) -> str | None:
    if not ledger.claims:
        return None
    back = format_.read(format_.write(ledger, format_.suffix), format_.suffix)
    ids = [claim.id for claim in ledger], [claim.id for claim in back]
    return alike(*ids, "the claims written and the claims read")


SUITE = Suite(
    Family.FORMATS,
    "a `Format`: a suffix, how a ledger is written as bytes of it, and how it is read",
    tuple(_HERE),
    lambda: tuple(map(Format, (".toml", ".json", ".jsonl", ".csv"))),
)
