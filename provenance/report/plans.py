"""What is there against what was expected: different questions, held together by a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.figures import Fit, match
from provenance.reasons import said_by
from provenance.report.chapters import Chapter
from provenance.scope import Bearing
from provenance.verdict import Comparison

__all__ = ["Plan", "plans_in"]


@attrs.frozen
class Plan:
    """An actual figure and an expected one of one voice, and whether the one keeps within it."""

    comparison: Comparison
    holds: bool
    reason: str

    @property
    def verdict(self) -> str:
        """Whether the plan holds, in two words."""
        return "within plan" if self.holds else "beyond plan"

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain values, for JSON."""
        return {"holds": self.holds, "within": self.reason} | self.comparison.to_dict()


def plans_in(chapter: Chapter, judge: Judge) -> tuple[Plan, ...]:
    """Hold what each voice says is there against what the same voice expects, each pair once.

    Of the same figures given by several speakers of one voice, those by one speaker are told.
    """
    found: dict[tuple[Any, ...], tuple[Claim, Claim]] = {}
    for there, plan in _pairs(chapter, judge):
        figures = _figures(there), plan.question.status, _figures(plan)
        key = judge.lineage.voice(there).id, *figures
        known = found.setdefault(key, (there, plan))
        if there.source.id == plan.source.id and known[0].source.id != known[1].source.id:
            found[key] = there, plan
    return tuple(_plan(*pair, judge) for pair in found.values())


def _pairs(chapter: Chapter, judge: Judge) -> Iterator[tuple[Claim, Claim]]:
    """Go through the last figures of each speaker: one that is actual, and one that is not."""
    last: dict[tuple[str, str], Claim] = {}
    for claim in chapter.claims:
        if claim.estimate is not None and claim.id not in judge.ledger.replaced:
            last[claim.source.id, claim.question.status.value] = claim
    plans: dict[str, list[Claim]] = {}
    for claim in last.values():
        if not claim.question.status.is_actual:
            plans.setdefault(judge.lineage.voice(claim).id, []).append(claim)
    for there in last.values():
        if there.question.status.is_actual:
            for plan in plans.get(judge.lineage.voice(there).id, ()):
                yield there, plan


def _figures(claim: Claim) -> tuple[Any, ...]:
    return () if claim.estimate is None else claim.estimate.figures


def _plan(there: Claim, plan: Claim, judge: Judge) -> Plan:
    assert there.estimate is not None and plan.estimate is not None  # noqa: S101, PT018
    found = match(
        there.estimate,
        plan.estimate,
        judge.policy.tolerance,
        bearing=Bearing.NO_MORE,
        counts=there.question.counts,
    )
    holds = found.fit is not Fit.CONFLICT
    within = "is within" if holds else "exceeds"
    status = plan.question.status.value
    reason = f"{said_by(there)}, actual, {within} {said_by(plan)}, {status}"
    return Plan(judge.compare(plan, there), holds, reason)
