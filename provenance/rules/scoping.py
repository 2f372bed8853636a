"""Rules on the scope of questions, and on who stands alone with an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from provenance.claim import Claim, Stance
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.estimate.interval import reach_high, reach_low
from provenance.figures import as_judged, is_sound
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
    for vague in topic.questions if len(topic.questions) > 1 else ():
        named = {field: others for field, others in _left_out(vague, topic).items() if others}
        for field, others in named.items():
            claims = topic.on(vague)
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
            scope = relate(vague, other, topic.is_part)
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
        giving = [claim for claim in topic.on(question) if _gives_sound_figure(claim)]
        if len(giving) < origins:
            continue
        # Of those who share a value, as on most questions, nobody stands alone.
        if _share_a_value([_widened(claim, topic) for claim in giving]):
            continue
        latest = _latest(giving, topic)
        # Alone among others is nobody who is the only one.
        if len(latest) < max(origins, 2):
            continue
        figures = [_widened(claim, topic) for claim in latest]
        for place, alone in enumerate(latest):
            if _stands_alone(figures[place], figures[:place] + figures[place + 1 :]):
                others = latest[:place] + latest[place + 1 :]
                reason = (
                    f"{said_by(alone)} shares no value with {len(others)} others, who share one"
                )
                yield Found(reason, claims=[alone, *others])


def _gives_sound_figure(claim: Claim) -> bool:
    figure = claim.estimate
    return claim.stance is Stance.ASSERTS and figure is not None and is_sound(figure)


def _latest(claims: Iterable[Claim], topic: Topic) -> list[Claim]:
    """The last figure of each known origin, where all of them are of one time."""
    by_origin: dict[Origin, Claim] = {}
    for claim in claims:
        found = topic.lineage.origins(claim)
        if len(found) == 1:
            origin = next(iter(found))
            if origin.known:
                by_origin[origin] = claim
    latest = list(by_origin.values())
    return latest if _are_at_once(latest, topic) else []


def _are_at_once(claims: list[Claim], topic: Topic) -> bool:
    if not claims or claims[0].question.moves is Moves.FINAL:
        return True
    moves, slip = claims[0].question.moves, topic.policy.day_slip
    times = [claim.holds_on for claim in claims], [claim.target for claim in claims]
    return all(_are_of_one_time(held, moves, slip) for held in times)


def _are_of_one_time(held: list[Window | None], moves: Moves, slip: int) -> bool:
    windows = [window for window in held if window is not None]
    if len(windows) < len(held):
        return not windows
    if moves is not Moves.LEVEL:
        # What is counted grows from day to day, so that two days have two true figures.
        return len({(window.start, window.end) for window in windows}) == 1
    if any(window.moment for window in windows):
        return all(one.meets(other, slip) for one, other in combinations(windows, 2))
    # The one that starts last and the one that ends first lie farthest apart.
    last = max(windows, key=lambda one: one.start or date.min)
    return last.meets(min(windows, key=lambda one: one.end or date.max), slip)


def _stands_alone(alone: Estimate, others: list[Estimate]) -> bool:
    return not any(alone.overlaps(one) for one in others) and _share_a_value(others)


def _share_a_value(figures: list[Estimate]) -> bool:
    # Intervals that meet pairwise share a value (Helly), so the two farthest apart are enough.
    return not figures or max(figures, key=reach_low).overlaps(min(figures, key=reach_high))


def _widened(claim: Claim, topic: Topic) -> Estimate:
    figure, tolerance = claim.estimate or Estimate.unknown(), topic.policy.tolerance
    return as_judged(figure, tolerance, counts=claim.question.counts)
