"""Rules on the scope of questions, and on who stands alone with an answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from provenance.claim import Claim, Stance
from provenance.estimate import Estimate
from provenance.lineage import Origin
from provenance.question import Moves, Question
from provenance.reasons import said_by
from provenance.rules.finding import Found
from provenance.rules.rule import rule
from provenance.rules.topic import Topic
from provenance.scope import relate

__all__ = ["outlier", "scope_missing"]


@rule(
    "scope-missing",
    severity="note",
    hint="state the field, so that these claims can be held against the others",
)
def scope_missing(topic: Topic) -> Iterator[Found]:
    """A question states what other questions like it state: place, measure, unit, side, event.

    Where it does not, its answers can neither agree nor conflict with theirs.
    """
    for vague in topic.questions:
        named = {field: others for field, others in _left_out(vague, topic).items() if others}
        for field, others in named.items():
            claims = topic.ledger.by_question[vague.key]
            said = ", ".join(sorted({str(other) for other in others}))
            yield Found(
                f"{field} is missing for {vague}, so it cannot be held against {said}",
                claims=claims,
            )


def _left_out(vague: Question, topic: Topic) -> dict[str, list[Question]]:
    """The fields a question leaves out, with the questions it could else be held against."""
    found: dict[str, list[Question]] = {}
    for other in topic.questions:
        if other is not vague:
            scope = relate(vague, other, topic.ledger.is_part)
            if scope.is_missing and not scope.first:
                found.setdefault(scope.field, []).append(other)
    return found


@rule(
    "outlier",
    severity="note",
    hint="check the one that stands alone first, though it may be the one that is right",
)
def outlier(topic: Topic, *, origins: int = 4) -> Iterator[Found]:
    """Of at least `origins` independent ones, none shares no value with any other who all agree.

    Only figures of one time, of known lineage, and the last that each origin gave take part.
    """
    for question in topic.questions:
        latest = _latest(topic.ledger.by_question[question.key], topic)
        for alone in latest:
            others = [claim for claim in latest if claim is not alone]
            if len(others) + 1 < origins or not _stands_alone(alone, others, topic):
                continue
            reason = f"{said_by(alone)} shares no value with {len(others)} others, who share one"
            yield Found(reason, claims=[alone, *others])


def _latest(claims: tuple[Claim, ...], topic: Topic) -> list[Claim]:
    """The last figure of each known origin, where all of them are of one time."""
    by_origin: dict[Origin, Claim] = {}
    for claim in claims:
        found = topic.judge.lineage.origins(claim)
        usable = claim.estimate is not None and not claim.estimate.oddities
        if len(found) != 1 or claim.stance is not Stance.ASSERTS or not usable:
            continue
        origin = next(iter(found))
        if origin.known:
            by_origin[origin] = claim
    latest = list(by_origin.values())
    return latest if all(_at_once(a, b, topic) for a, b in combinations(latest, 2)) else []


def _at_once(one: Claim, other: Claim, topic: Topic) -> bool:
    if one.question.moves is Moves.FINAL:
        return True
    first, second = one.holds_on, other.holds_on
    if first is None or second is None:
        return first is second
    return first.meets(second, topic.judge.policy.day_slip)


def _stands_alone(alone: Claim, others: list[Claim], topic: Topic) -> bool:
    mine = _widened(alone, topic)
    theirs = [_widened(other, topic) for other in others]
    # Intervals that meet pairwise share a value (Helly), so pairs are enough.
    together = all(a.overlaps(b) for a, b in combinations(theirs, 2))
    return together and not any(mine.overlaps(one) for one in theirs)


def _widened(claim: Claim, topic: Topic) -> Estimate:
    return topic.judge.policy.tolerance.widen(claim.estimate or Estimate.unknown())
