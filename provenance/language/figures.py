"""What reading a number yields: a figure, or a refusal that names the rule behind it."""

from __future__ import annotations

from typing import NamedTuple

from provenance.number import Number

__all__ = ["Figure", "Refused"]


class Figure(NamedTuple):
    """One number in the text: the tokens `first` up to `last`, its value, and how it was read.

    `scale` is what the number counts in ("12 thousand": 1,000), `vague` names words without a
    figure ("dozens"), of which there are `times`; `part` marks a share of something.
    """

    first: int
    last: int
    value: Number
    rule: str
    other: Number | None = None
    scale: int = 1
    vague: str = ""
    times: Number = 1
    part: bool = False
    unit: str = ""


class Refused(NamedTuple):
    """Tokens `first` up to `last` that look like a quantity and are none, by a named rule."""

    first: int
    last: int
    rule: str
