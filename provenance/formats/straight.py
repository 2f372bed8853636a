"""A JSON lines file read straight into a ledger, its claims built while they are read.

That needs sources and questions before the claims, as `dump` writes them, no claim twice, and
nothing wrong. Where it is otherwise, the complete way reads the very same lines from the start, and
says all that is wrong with them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter
from pathlib import Path as FilePath

from provenance.claim import Claim
from provenance.errors import UnusableInput
from provenance.formats.faults import Draft, Faults, Path
from provenance.formats.heads import Head
from provenance.formats.jsonl import blocks, draft_of
from provenance.formats.passage import Passage
from provenance.formats.records import Dossier, dossier_of, ledger_on
from provenance.formats.references import Register, rings
from provenance.formats.rejects import without_rejects

__all__ = ["dossier_in"]

_id, _after = attrgetter("id"), attrgetter("after")


def dossier_in(path: FilePath, file: str, *, rejecting: bool = False) -> Dossier:
    """Read a JSON lines file, straight where it can be and in the complete way where not.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = FilePath(folder, "a.jsonl")
    ...     _ = path.write_text('{"record": "source", "id": "us"}')
    ...     dossier_in(path, "a.jsonl").ledger.source("us").id
    'us'
    """
    with blocks(path, file) as lines:
        kept: list[bytes] = []
        found = _straight(_keeping(lines, kept), file)
        if found is not None:
            return found
        draft = draft_of(chain(kept, lines), file, rejecting=rejecting)
    return without_rejects(draft, file) if rejecting else dossier_of(draft, file)


def _keeping(lines: Iterator[bytes], kept: list[bytes]) -> Iterator[bytes]:
    for block in lines:
        kept.append(block)
        yield block


def _straight(lines: Iterable[bytes], file: str) -> Dossier | None:
    """Build claims while they are read; None where the complete way has to decide."""
    passage, claims, places = Passage(file, in_order=False), dict[str, Claim](), array("Q")
    after: dict[str, tuple[str, ...]] = {}
    try:
        for block in lines:
            made = passage.claims(block)
            claims.update(zip(map(_id, made), made, strict=True))
            places.extend(passage.lines)
            if len(claims) != len(places):
                return None
            if any(map(_after, made)):
                after |= {claim.id: claim.after for claim in made if claim.after}
    except UnusableInput:
        return None
    if not claims.keys() >= set(chain.from_iterable(after.values())) or [*rings(after)]:
        return None
    return _finished(passage, claims, places)


def _finished(passage: Passage, claims: dict[str, Claim], places: array[int]) -> Dossier | None:
    records, faults = passage.reader.records, Faults(passage.file)
    head = passage.head or Head.of(records, faults)
    is_dated = head.dateline is not None
    if not records or not head.is_all_of(records) or is_dated != ("dateline" in records):
        return None
    head.report_to(faults)
    register: Register[Claim] = Register("claim", faults)
    register.values = claims
    ledger = ledger_on(head, register, records, faults)
    if ledger is None or faults or passage.reader.faults:
        return None

    def line_of(path: Path) -> int | None:
        match path:
            case ("claim", int(place)):
                return places[place]
            case _:
                return passage.reader.line_of(path)

    return Dossier(ledger, passage.file, Draft(records, line_of), None)
