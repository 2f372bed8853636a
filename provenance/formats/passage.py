"""The claims of a JSON lines file as it passes by, each block of lines built when it is due."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from provenance.claim import Claim
from provenance.errors import UnusableInput
from provenance.formats.certain import DOUBTS
from provenance.formats.claim_lines import ClaimLines
from provenance.formats.faults import Draft, Faults, refusal
from provenance.formats.heads import Head
from provenance.formats.jsonl import Reader
from provenance.formats.limits import LONGEST_LINE

__all__ = ["Passage"]

_MOST_MISSES = 8
"""So many blocks in a row that are not all of one shape, and no further one is held against it."""


@attrs.define(eq=False)
class Passage:
    r"""Reads claims block by block, on the sources and questions that stand before the first.

    `lines` are the numbers of the lines that the claims of the last block stood on. Unless they
    are `in_order`, claims may come after any in the file, and not just after those of their block.

    >>> passage = Passage("a.jsonl")
    >>> passage.claims(b'{"record": "source", "id": "us"}\n')
    []
    >>> passage.reader.records["source"]
    [{'id': 'us'}]
    """

    file: str
    in_order: bool = True
    reader: Reader = attrs.field(init=False)
    head: Head | None = attrs.field(default=None, init=False)
    lines: Sequence[int] = attrs.field(default=(), init=False)
    _shape: ClaimLines | None = attrs.field(default=None, init=False)
    _misses: int = attrs.field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        """Start at the first line."""
        self.reader = Reader(self.file)

    def claims(self, block: bytes) -> Sequence[Claim]:
        """Give the claims of whole lines; `UnusableInput` with all that is wrong in these."""
        made = self._of_one_shape(block)
        if made is not None:
            self.lines = self.reader.pass_over(len(made))
            return made
        self.lines = ()
        self.reader.take_all(block)
        if self.reader.unread:
            raise UnusableInput([one.fault for one in self.reader.unread])
        return self._of_records(block) if self.reader.records.get("claim") else []

    def _of_one_shape(self, block: bytes) -> Sequence[Claim] | None:
        """Build the claims of lines that look alike; None where one does not, or is doubtful."""
        if self.head is None or self._shape is None or len(block) > LONGEST_LINE:
            return None
        if self._misses >= _MOST_MISSES:
            return None
        self._misses += 1
        try:
            columns = self._shape.columns(block.decode())
            made = None if columns is None else self.head.bulk.of_texts(columns)
        except DOUBTS:
            return None
        if made is not None:
            self._misses = 0
        return made

    def _of_records(self, block: bytes) -> Sequence[Claim]:
        """Build the claims among the records, and learn what lines of such claims look like."""
        records, faults = self.reader.records, Faults(self.file)
        stretch = Draft(records, self.reader.line_of)
        head = self._head_of(stretch)
        for path, message in self.reader.faults:
            faults.add(path, message)
        rows = records["claim"]
        made = head.claims(rows, faults, in_order=self.in_order)
        if faults:
            raise faults.error(stretch)
        last = block.rstrip().rpartition(b"\n")[2]
        shapes = dict.fromkeys(map(tuple, rows))
        self._shape = ClaimLines.like(last, shapes, self._shape) or self._shape
        self.lines = self.reader.forget("claim")
        return list(made.values.values())

    def _head_of(self, stretch: Draft) -> Head:
        """Build what stands before the claims, once; sources and questions stand before them."""
        if self.head is None:
            faults = Faults(self.file)
            self.head = Head.of(stretch.records, faults)
            if faults:
                raise faults.error(Draft(stretch.records))
        elif not self.head.is_all_of(stretch.records):
            message = "sources and questions stand before the claims in a file that is streamed"
            raise refusal(self.file, message, line=stretch.line_of(("claim", 0)))
        return self.head
