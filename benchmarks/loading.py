"""What it costs to load a file of claims, beside reading its lines to plain dicts and to records.

The file is made here, the same on every machine: 100,000 claims of 20,000 questions by 1,000
sources, as JSON lines. Ours gives a ledger of checked, frozen, linked values; the standard decoder
gives dicts; cattrs (with orjson) and msgspec, where installed, give flat records, nothing linked.
Ours decodes with the standard library beside all but msgspec, beside which it has the extra `fast`.
Processor time is counted, so that what else the machine does matters less.
"""

import gc
import json
import tempfile
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random
from time import process_time
from typing import Any
from unittest.mock import patch

import attrs

from benchmarks.rows import Row, in_turns
from provenance.formats import load, quick_json, stream

__all__ = ["lines_of_claims", "run"]

_CLAIMS = 100_000
_ROUNDS = 5
_MEASURES = ("killed", "wounded", "displaced", "detained")
_MOST_BYTES = 700


def lines_of_claims(number: int, *, words: bool = False) -> Iterator[str]:
    """Make a file of so many claims, five to a question; with `words`, quotations as well."""
    draw = Random(7)  # noqa: S311 - the same file on every machine
    sources, questions = number // 100, number // 5
    for n in range(sources):
        yield _line("source", id=f"source-{n}", name=f"Office {n}", kind="agency")
    for n in range(questions):
        measure, place = _MEASURES[n % len(_MEASURES)], f"District {n % 500}"
        yield _line(
            "question",
            id=f"q{n}",
            subject=f"Event {n // len(_MEASURES)}",
            measure=measure,
            place=place,
            unit="persons",
        )
    for n in range(number):
        low = round(10 ** draw.uniform(1, 5))
        low -= low % 10
        figures = draw.choice(
            ({"low": low, "high": low}, {"low": low}, {"low": low, "high": 3 * low})
        )
        said = {"words": f"at least {low:,}", "low": low} if words else figures
        day = date.fromordinal(date(2024, 1, 1).toordinal() + draw.randrange(366))
        yield _line(
            "claim",
            id=f"c{n}",
            source=f"source-{draw.randrange(sources)}",
            question=f"q{draw.randrange(questions)}",
            **said,
            said_on=day.isoformat(),
        )


def _line(record: str, **fields: Any) -> str:
    return json.dumps({"record": record, **fields}) + "\n"


@attrs.frozen
class Flat:
    """A line of the file as cattrs structures it."""

    record: str
    id: str
    source: str = ""
    question: str = ""
    low: int | None = None
    high: int | None = None
    said_on: date | None = None
    name: str = ""
    kind: str = ""
    subject: str = ""
    measure: str = ""
    place: str = ""
    unit: str = ""


def _by_json(path: Path) -> object:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _by_cattrs(path: Path) -> object:
    converter = import_module("cattrs.preconf.orjson").make_converter()
    with path.open("rb") as lines:
        return [converter.loads(line, Flat) for line in lines]


def _by_msgspec(path: Path) -> object:
    msgspec = import_module("msgspec")
    fields = [(one.name, one.type, one.default) for one in attrs.fields(Flat)]
    optional = [row if row[2] is not attrs.NOTHING else row[:2] for row in fields]
    decoder = msgspec.json.Decoder(msgspec.defstruct("Flat", optional))
    with path.open("rb") as lines:
        return [decoder.decode(line) for line in lines]


def _with_standard_decoder(path: Path) -> object:
    standard = quick_json._STANDARD  # noqa: SLF001 - what is used where the extra is missing
    with patch.object(quick_json, "_decoder", lambda: standard):
        return load(path)


def _streamed(path: Path) -> object:
    return deque(stream(path), maxlen=0)


_PEERS: dict[str, tuple[Callable[[Path], object], float, tuple[str, ...]]] = {
    "json.loads of each line, to dicts": (_by_json, 1.0, ()),
    "cattrs with orjson, to flat records": (_by_cattrs, 0.5, ("cattrs", "orjson")),
    "msgspec, to flat structs": (_by_msgspec, 1.5, ("msgspec",)),
}


def _installed(names: tuple[str, ...]) -> bool:
    try:
        for name in names:
            import_module(name)
    except ImportError:
        return False
    return True


def _seconds(read: Callable[[Path], object], path: Path) -> float:
    # Whoever comes next shall not pay for looking through what the one before has left.
    gc.collect()
    start = process_time()
    kept = read(path)
    taken = process_time() - start
    del kept
    return taken


def _bytes_a_claim(read: Callable[[Path], object], path: Path, claims: int) -> float:
    """Count what stays allocated once a file is read."""
    read(path)
    tracemalloc.start()
    kept = read(path)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return size / claims


def run() -> list[Row]:
    """Load the file with ours and with every peer there is, in turns."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        path.write_text("".join(lines_of_claims(_CLAIMS)), encoding="utf-8")
        for name, (peer, goal, needs) in _PEERS.items():
            if not _installed(needs):
                print(f"left out, for it is not installed: {name}")
                continue
            extra = "msgspec" in needs
            read = load if extra else _with_standard_decoder
            timed = partial(_seconds, read, path), partial(_seconds, peer, path)
            ours, theirs = in_turns(*timed, rounds=_ROUNDS)
            what = f"load {_CLAIMS:,} claims to a ledger{', with `fast`' if extra else ''}"
            rows.append(Row(what, name, ours, theirs, "s", goal))
        timed = partial(_seconds, _streamed, path), partial(_seconds, _by_json, path)
        first = next(iter(_PEERS))
        rows.append(Row(f"stream {_CLAIMS:,} claims", first, *in_turns(*timed, rounds=3), "s"))
        quoted = Path(folder) / "quoted.jsonl"
        few = _CLAIMS // 10
        quoted.write_text("".join(lines_of_claims(few, words=True)), encoding="utf-8")
        timed = partial(_seconds, load, quoted), partial(_seconds, _by_json, quoted)
        what = f"load {few:,} claims, their words read and checked"
        rows.append(Row(what, first, *in_turns(*timed, rounds=3), "s"))
        ours, theirs = (_bytes_a_claim(read, path, _CLAIMS) for read in (load, _by_json))
        what = f"memory of a claim in a ledger (goal {_MOST_BYTES} B)"
        goal = round(_MOST_BYTES / theirs, 2)
        rows.append(Row(what, "the dicts of json.loads", ours, theirs, "B", goal))
    return rows
