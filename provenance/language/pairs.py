"""Pairs: two neighbouring figures with the words between them, and what becomes of the two."""

from __future__ import annotations

from typing import NamedTuple

from provenance.language.figures import Figure
from provenance.number import Number

__all__ = ["PERIODS", "Joined", "Pair"]


class Joined(NamedTuple):
    """Two figures read as one: its ends, the tokens it spans, and the rule that joined them."""

    first: int
    last: int
    low: Number
    high: Number | None
    rule: str
    best: Number | None = None
    approximate: bool = False
    low_open: bool = False
    high_open: bool = False
    ambiguous: tuple[Number, ...] = ()
    unit: str = ""


class Pair(NamedTuple):
    """Two neighbouring figures, the words between them, and where what opens them would end."""

    one: Figure
    other: Figure
    gap: tuple[str, ...]
    opening: int
    opener: str


PERIODS = frozenset(
    "days day weeks week months month years year hours hour minutes minute seconds decades".split()
)
"""The units of time behind a figure."""
