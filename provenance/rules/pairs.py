"""Rules on two claims that cannot both be true. Each contradiction is told by one of them alone."""

from __future__ import annotations

from provenance.claim import Claim
from provenance.number import Number
from provenance.question import Moves
from provenance.reasons import written
from provenance.rules.finding import Figure, Found, Severity
from provenance.rules.rule import rule
from provenance.verdict import Comparison, Verdict

__all__ = ["conflict", "floor_above_ceiling", "self_contradiction", "told_of"]


@rule(
    "conflict",
    severity="error",
    hint="check scope, date and quotation of both; if they stand, the sources disagree",
    verdicts=(Verdict.CONFLICT,),
)
def conflict(
    comparison: Comparison, *, at_least: Number = 0, at_least_share: Number = 0
) -> Found | None:
    """Two sources that answer one question as of one time leave some value that both allow.

    Not told are gaps below `at_least`, or below `at_least_share` of the larger figure.
    """
    if kind_of(comparison) != "conflict" or is_small(comparison, at_least, at_least_share):
        return None
    return told_of(comparison)


@rule(
    "self-contradiction",
    severity="error",
    hint="check whether both were said of the same thing, or which of them was said later",
    verdicts=(Verdict.CONFLICT,),
)
def self_contradiction(comparison: Comparison) -> Found | None:
    """One source does not give two figures for one time that exclude each other.

    Where one was said later, it is a revision and no contradiction. A running total may have grown
    within the day, so that there it is only a warning.
    """
    if kind_of(comparison) != "itself":
        return None
    first = comparison.first
    grows = isinstance(first, Claim) and first.question.moves is Moves.RUNNING_TOTAL
    return told_of(comparison, Severity.WARNING if grows else None)


@rule(
    "floor-above-ceiling",
    severity="error",
    hint="a running total never falls: check the dates, and whether both count the same",
    verdicts=(Verdict.CONFLICT,),
)
def floor_above_ceiling(
    comparison: Comparison, *, at_least: Number = 0, at_least_share: Number = 0
) -> Found | None:
    """What one source counted by a day is no more than what another counts by a later day."""
    if kind_of(comparison) != "across time" or is_small(comparison, at_least, at_least_share):
        return None
    return told_of(comparison)


def kind_of(comparison: Comparison) -> str:
    """Which rule a conflict belongs to: every conflict has one kind and no other."""
    first, second = comparison.first, comparison.second
    if not isinstance(first, Claim) or not isinstance(second, Claim):
        return "conflict"
    if first.question is not second.question and first.question.key != second.question.key:
        return "nested"
    if comparison.path or _is_one_speaker(first, second, comparison):
        return "itself"
    one, other = first.holds_on, second.holds_on
    is_total = first.question.moves is Moves.RUNNING_TOTAL
    if is_total and one and other and (one.is_before(other) or other.is_before(one)):
        return "across time"
    return "conflict"


def _is_one_speaker(first: Claim, second: Claim, comparison: Comparison) -> bool:
    if first.source.speaks_for or second.source.speaks_for:
        return _speaker(first, comparison) == _speaker(second, comparison)
    return first.source.id == second.source.id


def _speaker(claim: Claim, comparison: Comparison) -> str:
    return claim.source.at(comparison.policy.level, claim.day).id


def is_small(comparison: Comparison, at_least: Number, share: Number) -> bool:
    """Whether the gap is known and below a threshold, absolute or relative."""
    if not (at_least or share):
        return False
    gap = comparison.gap
    return gap is not None and (gap.absolute < at_least or gap.relative < share)


def told_of(comparison: Comparison, severity: Severity | None = None) -> Found:
    """What a comparison says, as something found; it is put into words once somebody asks."""

    def tell() -> dict[str, object]:
        made = Found(comparison.reason, numbers=_numbers(comparison))
        return {"reason": made.reason, "numbers": made.numbers}

    return Found.untold(tell, claims=None, hint="", causes=(), severity=severity)


def _numbers(comparison: Comparison) -> dict[str, Figure]:
    numbers: dict[str, Figure] = {
        name: written(figure)
        for name, figure in zip(("first", "second"), comparison.figures, strict=True)
        if figure is not None
    }
    if comparison.gap is not None:
        numbers["gap"] = comparison.gap.absolute
    return numbers
