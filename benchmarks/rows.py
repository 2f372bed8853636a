"""One measured thing beside another, and how to measure the two in turns."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

import attrs

__all__ = ["Row", "in_turns", "table"]

_HEADS = ("what", "beside", "ours", "theirs", "ratio", "goal")


@attrs.frozen
class Row:
    """What something of ours costs and what a peer does, in one unit; `goal` is a ratio."""

    what: str
    beside: str
    ours: float
    theirs: float
    unit: str
    goal: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the peer's cost ours is."""
        return self.ours / self.theirs

    def cells(self) -> tuple[str, ...]:
        """Give the row as it stands in the printed table."""
        goal = "" if self.goal is None else _as_ratio(self.goal)
        figures = (f"{self.ours:.3g} {self.unit}", f"{self.theirs:.3g} {self.unit}")
        return (self.what, self.beside, *figures, _as_ratio(self.ratio), goal)


_SMALL = 0.1


def _as_ratio(value: float) -> str:
    """Write a ratio so that small ones can be read and compared: 0.85, 1/82."""
    return f"1/{1 / value:.3g}" if 0 < value < _SMALL else f"{value:.3g}"


def in_turns(
    ours: Callable[[], float], theirs: Callable[[], float], *, rounds: int
) -> tuple[float, float]:
    """Measure two things in turns, so that both meet the same weather; give both medians.

    The first round of each is thrown away: it pays for caches that the others find filled.
    """
    ours()
    theirs()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def table(measured: Mapping[str, Sequence[Row]]) -> str:
    """Write the rows of all benchmarks below one another, in columns."""
    lines: list[tuple[str, ...]] = [("benchmark", *_HEADS)]
    lines += [(name, *row.cells()) for name, rows in measured.items() for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
