"""How many pairs conflict on each of very many questions, most of which have few answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from provenance.claim import Claim, Stance
from provenance.comparison import Judge
from provenance.dates import Window
from provenance.figures import is_sound
from provenance.number import Number
from provenance.question import Moves
from provenance.sweep.ends import Ends
from provenance.sweep.kin import Kinship
from provenance.sweep.pairs import Counts, Pairs
from provenance.sweep.rounding import Rounding

__all__ = ["summary"]

_FEW = 16
_EVER = date.max.toordinal()
_PLAIN = (Moves.LEVEL, Moves.FINAL)

Row = tuple[Number, Number, int, int, Number | None]
"""The ends of a figure, the first and last day it holds for, and its value where it is bare."""


def summary(claims: Iterable[Claim], judge: Judge | None = None) -> dict[tuple[str, ...], Counts]:
    """The counts of every question, under its key, for claims on however many questions.

    >>> from provenance.estimate import Estimate
    >>> from provenance.question import Question
    >>> asked = Question("troops", place="Russia")
    >>> said = [Claim(f"s{n}", asked, Estimate.exactly(n)) for n in (3000, 12000)]
    >>> summary(said) == {asked.key: Counts(conflicts=1)}
    True
    """
    judge = judge or Judge()
    few = _Few(judge)
    by_object: dict[int, list[Claim]] = {}
    for claim in claims:
        by_object.setdefault(id(claim.question), []).append(claim)
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for group in by_object.values():
        groups.setdefault(group[0].question.key, []).extend(group)
    return {
        key: few.counts(group) or Pairs(tuple(group), judge).counts()
        for key, group in groups.items()
    }


class _Few:
    """Counts the pairs of a few plain claims by looking at each, for nothing is quicker there.

    Claims are plain where each gives a figure as of the day it was said, for a level or a final
    number, and where no two are kin. All others are left to the sweep.
    """

    def __init__(self, judge: Judge) -> None:
        tolerance = judge.policy.tolerance
        self.slip = judge.policy.day_slip
        self.ends = Ends(tolerance)
        self.kinship = Kinship.by(judge.lineage)
        self.roundings = {whole: Rounding(tolerance, whole=whole) for whole in (True, False)}
        self.days: dict[int, tuple[int, int]] = {}

    def counts(self, claims: Sequence[Claim]) -> Counts | None:
        """The counts of claims on one question, or None where they are many or not plain."""
        question = claims[0].question
        if len(claims) > _FEW or question.moves not in _PLAIN:
            return None
        counts = question.counts
        if len(set(map(self.kinship.origins, claims))) < len(claims):
            return None
        rows: list[Row] = []
        for claim in claims:
            row = self._row(claim, counts=counts)
            if row is None:
                return None
            rows.append(row)
        slip = self.slip if question.moves is Moves.LEVEL else _EVER
        return _tally(rows, self.roundings[counts], slip)

    def _row(self, claim: Claim, *, counts: bool) -> Row | None:
        figure, said = claim.estimate, claim.said_on
        if figure is None or said is None or claim.stance is not Stance.ASSERTS:
            return None
        if claim.as_of is not None or claim.target is not None or self.kinship.is_told(claim):
            return None
        span = self.days.get(id(said)) or self._span(said)
        if span is None:
            return None
        low, high = figure.low, figure.high
        if low == high == figure.best and low is not None and not figure.approximate:
            return low, low, *span, None if figure.profile else low
        if not is_sound(figure):
            return None
        return *self.ends.of(figure, counts=counts), *span, None

    def _span(self, window: Window) -> tuple[int, int] | None:
        """The first and the last day of a window, or None where days do not tell all of it."""
        if window.start is None or window.end is None or window.moment is not None:
            return None
        span = window.start.toordinal(), window.end.toordinal()
        self.days[id(window)] = span
        return span


def _tally(rows: list[Row], rounding: Rounding, slip: int) -> Counts | None:
    conflicts = agreements = others = 0
    for place, (low, high, start, end, bare) in enumerate(rows):
        for least, most, first, last, other in rows[place + 1 :]:
            if first - end > slip or start - last > slip:
                others += 1
            elif low <= most and least <= high:
                agreements += 1
            elif bare is None or other is None:
                conflicts += 1
            elif rounding.rounds(*((bare, other) if bare < other else (other, bare))):
                agreements += 1
            else:
                conflicts += 1
    return Counts(conflicts, agreements, others)
