"""Plain claims as rows of plain values: what a few pairs of them are is seen at a glance."""

from __future__ import annotations

from datetime import date

import attrs

from provenance.claim import Claim, Stance
from provenance.comparison import Judge
from provenance.dates import Window
from provenance.lineage import Origin
from provenance.number import Number
from provenance.policy import Policy
from provenance.question import Moves, Question
from provenance.sweep.ends import Ends
from provenance.sweep.kin import Kinship
from provenance.sweep.rounding import Rounding

__all__ = ["Kind", "Kinds", "Row"]

_PLAIN = (Moves.LEVEL, Moves.FINAL)
_ASSERTS = Stance.ASSERTS
# What has no day stands apart from all days by more than they may slip, and with its like on one.
_UNDATED = (-1_000, -1_000)
_EVER = date.max.toordinal() - _UNDATED[0]

Origins = frozenset[Origin]
Row = tuple[Number, Number, Number | None, int, int, Origins | None, Claim]
"""Of a claim the ends of its figure, the value where it is bare, the first day that it holds for
and the last on which others meet it, its origins (None where it is not plain), and the claim."""


@attrs.frozen
class Kind:
    """How figures end and round, and how long they hold, on all questions of one kind.

    Claims are plain where each gives a figure as of the day it was said, for a level or a final
    number, and where none may be kin of one with other origins.
    """

    is_plain: bool
    ends: Ends
    rounding: Rounding
    kinship: Kinship
    slip: int
    _days: dict[int, tuple[int, int]] = attrs.field(init=False)
    _met: list[Window] = attrs.field(factory=list, init=False)

    @_days.default
    def _of_no_day(self) -> dict[int, tuple[int, int]]:
        return {id(None): (_UNDATED[0], _UNDATED[1] + self.slip)}

    def row(self, claim: Claim) -> Row:
        """What is held of a claim to look at it beside others."""
        figure, said, kinship = claim.estimate, claim.said_on, self.kinship
        if (
            figure is not None
            and claim.stance is _ASSERTS
            and claim.as_of is claim.target is None
            and self.is_plain
            and not (claim.utterance or (kinship.chained and claim.id in kinship.chained))
        ):
            given, days = self.ends.of(figure), self._days.get(id(said)) or self._span(said)
            if given is not None and days is not None:
                low, high, bare = given
                start, until = days
                origins = kinship.by_source.get(id(claim.source)) or kinship.origins(claim)
                return low, high, bare, start, until, origins, claim
        return 0, 0, None, 0, 0, None, claim

    def _span(self, window: Window | None) -> tuple[int, int] | None:
        """The days that meet a window, or None where days do not tell all of it."""
        if window is None or window.start is None or window.end is None or window.moment:
            return None
        span = window.start.toordinal(), window.end.toordinal() + self.slip
        self._met.append(window)  # so that no other ever gets its number
        self._days[id(window)] = span
        return span

    def conflict(self, one: Row, other: Row) -> bool | None:
        """Whether two claims conflict, or None where they are not plain or are kin."""
        low, high, bare, start, until, origins, _ = one
        least, most, theirs, first, last, others, _ = other
        if origins is None or others is None or origins == others:
            return None
        if first > until or start > last or (low <= most and least <= high):
            return False
        return bare is None or theirs is None or not self.rounding.meet(bare, theirs)


class Kinds(dict[tuple[Moves, bool], Kind]):
    """The kinds of questions there are, each made when it is first met."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.policy = judge.policy
        self.kinship = Kinship.by(judge.lineage)

    @classmethod
    def by(cls, judge: Judge) -> Kinds:
        """The kinds that a judge knows, kept with the lineage that he judges by."""
        kept: dict[Policy, Kinds] = vars(judge.lineage).setdefault("_kinds", {})
        if judge.policy not in kept:
            kept[judge.policy] = cls(judge)
        return kept[judge.policy]

    def of(self, question: Question) -> Kind:
        """The kind of a question."""
        return self[question.moves, question.counts]

    def __missing__(self, kind: tuple[Moves, bool]) -> Kind:
        """Make a kind that was not met before."""
        moves, whole = kind
        tolerance = self.policy.tolerance
        ends, rounding = Ends(tolerance, whole), Rounding(tolerance, whole)
        slip = self.policy.day_slip if moves is Moves.LEVEL else _EVER
        made = self[kind] = Kind(moves in _PLAIN, ends, rounding, self.kinship, slip)
        return made
