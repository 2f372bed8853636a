"""Rules on parts and wholes, and on what is expected in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product

from provenance.claim import Claim, Stance
from provenance.composition import Composition, Misfit
from provenance.diagnosis import slips
from provenance.estimate import Estimate
from provenance.figures import match
from provenance.lineage import Lineage
from provenance.naming import folded
from provenance.number import Number
from provenance.policy import Policy
from provenance.question import Moves, Status, Sum
from provenance.reasons import said_by
from provenance.rules.finding import Found
from provenance.rules.pairs import is_small, kind_of, told_of
from provenance.rules.rule import rule
from provenance.rules.topic import Topic
from provenance.scope import Bearing, relate
from provenance.verdict import Comparison, Verdict

__all__ = ["actual_exceeds_expected", "part_exceeds_whole", "parts_do_not_add_up"]

_FIELDS = ("measure", "subject", "place")


@rule(
    "part-exceeds-whole",
    severity="error",
    hint="check whether the one is part of the other, and whether both are of one time",
    verdicts=(Verdict.CONFLICT,),
)
def part_exceeds_whole(
    comparison: Comparison, *, at_least: Number = 0, at_least_share: Number = 0
) -> Found | None:
    """A part, by subject, place or measure, is never more than the whole that holds it."""
    if kind_of(comparison) != "nested" or is_small(comparison, at_least, at_least_share):
        return None
    return told_of(comparison)


@rule(
    "parts-do-not-add-up",
    severity="error",
    hint="check each part at its source; where the parts are not all there are, declare no sum",
)
def parts_do_not_add_up(
    topic: Topic, *, at_least: Number = 0, at_least_share: Decimal = Decimal("0.1")
) -> Iterator[Found]:
    """The parts of a declared sum, as one origin gives them for one time, come to its whole.

    The sum is one of intervals, and every hedge and range counts; where a part is missing, the rest
    can only be too much. Told from a gap of `at_least` on; where the whole is hedged, from
    `at_least_share` of it on.
    """
    for total in topic.sums:
        for whole, parts in _stated_sums(topic, total):
            known = [part for part in parts if part is not None]
            figures = [part.estimate for part in known if part.estimate is not None]
            if len(known) < 2 or whole.estimate is None:  # noqa: PLR2004 - one part is no sum
                continue
            made = Composition(whole.estimate, figures, complete=len(known) == len(parts))
            misfit = made.misfit(
                topic.policy.tolerance,
                at_least=at_least,
                at_least_share=at_least_share,
                counts=whole.question.counts,
            )
            if misfit is not None:
                yield _misfit(misfit, whole, known)


def _stated_sums(topic: Topic, total: Sum) -> Iterator[tuple[Claim, list[Claim | None]]]:
    """Each figure for the whole of a sum, with what the same origin gives for each of its parts."""
    for question, field in product(topic.questions, _FIELDS):
        if folded(getattr(question, field)) != folded(total.whole):
            continue
        asked = [question.but(**{field: part}) for part in total.parts]
        answers = [topic.on(one) for one in asked]
        for whole in topic.on(question):
            if whole.stance is Stance.ASSERTS and whole.estimate is not None:
                yield whole, [_answer(whole, claims, topic.lineage) for claims in answers]


def _misfit(misfit: Misfit, whole: Claim, parts: list[Claim]) -> Found:
    listed = " + ".join(f"{part.estimate} ({_label(part, whole)})" for part in parts)
    counts = whole.question.counts
    return Found(
        f"{misfit}: {listed} against {said_by(whole)}",
        claims=[whole, *parts],
        numbers={
            "whole": str(misfit.whole),
            "parts": str(misfit.total),
            "gap": misfit.gap.absolute,
        },
        causes=[slip.sentence for slip in slips(misfit.whole, misfit.total, counts=counts)],
    )


def _label(part: Claim, whole: Claim) -> str:
    """The name of a part, in the field in which it differs from its whole."""
    names = ((getattr(one.question, field) for one in (part, whole)) for field in _FIELDS)
    return next(str(own) for own, other in names if folded(own) != folded(other))


def _answer(whole: Claim, claims: Iterable[Claim], lineage: Lineage) -> Claim | None:
    """The one figure that the origin of a whole gives for a part at the same time, if one stands.

    Where several do, nobody can say which of them belongs to this whole.
    """
    found = [
        claim
        for claim in claims
        if claim.stance is Stance.ASSERTS
        and claim.estimate is not None
        and not claim.estimate.is_unknown
        and _same_time(whole, claim)
        and lineage.origins(claim) == lineage.origins(whole)
    ]
    together = [claim for claim in found if claim.said_on == whole.said_on]
    chosen = together or found
    return chosen[0] if len({str(claim.estimate) for claim in chosen}) == 1 else None


def _same_time(one: Claim, other: Claim) -> bool:
    first, second = one.holds_on, other.holds_on
    if first is None or second is None:
        return first is second
    return (first.start, first.end) == (second.start, second.end)


@rule(
    "actual-exceeds-expected",
    severity="warning",
    hint="check whether the expectation was of the same thing, or has been overtaken",
)
def actual_exceeds_expected(
    topic: Topic, *, at_least: Number = 0, at_least_share: Number = 0
) -> Iterator[Found]:
    """What is there already is no more than the total that is expected or planned at that time.

    What was expected binds what is so on the day it was said, or by the day it is expected for; a
    running total binds what came before as well. What is feared or possible binds nothing.
    """
    ahead = [q for q in topic.questions if q.status in (Status.EXPECTED, Status.PLANNED)]
    for wanted, there in product(ahead, topic.questions):
        if not there.status.is_actual:
            continue
        scope = relate(there.but(status=wanted.status), wanted, topic.is_part)
        if scope.bearing not in (Bearing.SAME, Bearing.NO_MORE):
            continue
        groups = topic.on(there), topic.on(wanted)
        for actual, expected in product(*groups):
            found = _exceeds(actual, expected, topic.policy)
            if found is not None and found[1] >= at_least and found[2] >= at_least_share:
                yield found[0]


def _exceeds(
    actual: Claim, expected: Claim, policy: Policy
) -> tuple[Found, Number, Decimal] | None:
    one, other = actual.estimate, expected.estimate
    stands = actual.stance is expected.stance is Stance.ASSERTS
    if one is None or other is None or not stands:
        return None
    if one.oddities or other.oddities or not _is_bound(actual, expected, policy):
        return None
    floor = Estimate(one.low, approximate=one.approximate)
    gap = match(floor, other, policy.tolerance, counts=actual.question.counts).gap
    if gap is None:
        return None
    in_all = f"the {said_by(expected)} {expected.question.status} in all"
    reason = f"{said_by(actual)} are there, more than {in_all}"
    numbers = {"actual": str(one), "expected": str(other), "gap": gap.absolute}
    made = Found(reason, claims=[actual, expected], numbers=numbers)
    return made, gap.absolute, gap.relative


def _is_bound(actual: Claim, expected: Claim, policy: Policy) -> bool:
    """Whether the expectation speaks of the time at which the actual figure holds."""
    held, said, target = actual.holds_on, expected.holds_on, expected.target
    moves = actual.question.moves
    if moves is Moves.FINAL:
        return True
    if held is None or said is None:
        return held is said and target is None
    until = target or said
    if moves is Moves.RUNNING_TOTAL and held.is_before(until):
        return True
    return held.meets(said, policy.day_slip) or (target is not None and held.within(target))
