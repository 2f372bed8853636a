"""Rules on what one origin says over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from provenance.diagnosis import explain, slips
from provenance.estimate import Estimate
from provenance.number import Number, arithmetic, exact, grouped
from provenance.question import Moves, Question
from provenance.rules.finding import Found
from provenance.rules.rule import rule
from provenance.rules.topic import Topic
from provenance.series import Point, Series, Step

__all__ = ["daily_not_the_change", "floor_lowered", "running_total_fell"]

_MOST_CAUSES = 3


@rule(
    "running-total-fell",
    severity="warning",
    hint="find the correction or new definition and say so; a new count is another episode",
    moves=(Moves.RUNNING_TOTAL,),
)
def running_total_fell(
    series: Series, *, at_least: Number = 0, at_least_share: Number = 0
) -> Iterator[Found]:
    """A running total of one origin never falls from one time to the next.

    Not told are falls below `at_least`, or below `at_least_share` of the earlier figure.
    """
    question = series.question
    if question.moves is not Moves.RUNNING_TOTAL or not question.status.is_actual:
        return
    for step in series.steps:
        if step.fell and not _is_small(step, at_least, at_least_share):
            yield _fall(step, series)


def _is_small(step: Step, at_least: Number, share: Number) -> bool:
    gap = step.before.figure.gap(step.after.figure)
    return gap is not None and (gap.absolute < at_least or gap.relative < share)


def _fall(step: Step, series: Series) -> Found:
    was, now = step.before, step.after
    reason = (
        f"the running total of {series.question} fell from {was.figure} on {was.window} "
        f"to {now.figure} on {now.window}"
    )
    causes = [cause.sentence for cause in explain(step, series)[:_MOST_CAUSES]]
    numbers = {"before": str(was.figure), "after": str(now.figure)}
    return Found(reason, claims=[was.claim, now.claim], numbers=numbers, causes=causes)


@rule(
    "floor-lowered",
    severity="note",
    hint="nothing is contradicted; say what was taken back where the source tells",
    moves=(Moves.RUNNING_TOTAL,),
)
def floor_lowered(series: Series) -> Iterator[Found]:
    """A documented floor of a running total, "at least so many", is lowered by a revision alone.

    A lower floor contradicts no higher one, but what was documented is no longer held to be.
    """
    question = series.question
    if question.moves is not Moves.RUNNING_TOTAL or not question.status.is_actual:
        return
    for step in series.steps:
        was, now = step.before.figure, step.after.figure
        if _is_floor(was) and _is_floor(now) and (now.low or 0) < (was.low or 0):
            yield Found(
                f"{series.source} revised the floor of {question} from {was} "
                f"on {step.before.window} to {now} on {step.after.window}",
                claims=[step.before.claim, step.after.claim],
                numbers={"before": str(was), "after": str(now)},
            )


def _is_floor(figure: Estimate) -> bool:
    return figure.low is not None and figure.high is None


@rule(
    "daily-not-the-change",
    severity="warning",
    hint="one of the three figures is wrong, rounded, or of another period: check each",
)
def daily_not_the_change(
    topic: Topic, *, at_least: Number = 0, at_least_share: Number = 0
) -> Iterator[Found]:
    """What was added in a period is what the running total of the same origin grew by in it.

    The period is the window that the change is of, and the running total has to be known for its
    last day and for the day before it: nothing is made up for days that are missing. Not told are
    gaps below `at_least`, or below `at_least_share` of the larger figure.
    """
    for question in topic.questions:
        if question.moves is Moves.CHANGE:
            for changes, totals in _series_pairs(topic, question):
                for point in changes.points:
                    yield from _mismatch(point, totals, at_least, at_least_share)


def _series_pairs(topic: Topic, question: Question) -> Iterator[tuple[Series, Series]]:
    """The changes and the running totals of each origin that gives both."""
    totals = {one.source: one for one in topic.series(question.but(moves=Moves.RUNNING_TOTAL))}
    for changes in topic.series(question):
        if changes.source in totals:
            yield changes, totals[changes.source]


def _mismatch(
    change: Point, totals: Series, at_least: Number, at_least_share: Number
) -> Iterator[Found]:
    first, last = change.window.start, change.window.end
    if first is None or last is None:
        return
    before, after = totals.by_day.get(first - timedelta(days=1)), totals.by_day.get(last)
    if before is None or after is None:
        return
    grown = _difference(after.figure, before.figure)
    widen = totals.tolerance.widen
    # A hedge reaches as far as that of its total, which is much larger than what was added to it.
    possible = _difference(widen(after.figure), widen(before.figure))
    gap = grown.gap(change.figure)
    if gap is None or possible.overlaps(widen(change.figure)):
        return
    if gap.absolute < at_least or gap.relative < at_least_share:
        return
    reason = (
        f"{change.figure} were added on {change.window}, but the running total of "
        f"{totals.question} went from {before.figure} to {after.figure}, by {_written(grown)}"
    )
    slipped = slips(change.figure, grown, counts=totals.question.counts)
    yield Found(
        reason,
        claims=[change.claim, before.claim, after.claim],
        numbers={
            "added": str(change.figure),
            "before": str(before.figure),
            "after": str(after.figure),
            "gap": gap.absolute,
        },
        causes=[slip.sentence for slip in slipped[:_MOST_CAUSES]],
    )


def _difference(after: Estimate, before: Estimate) -> Estimate:
    """What was added between two totals, as far as their ends tell."""
    low = _minus(after.low, before.high)
    high = _minus(after.high, before.low)
    return Estimate(low, high, approximate=after.approximate or before.approximate)


def _minus(one: Number | None, other: Number | None) -> Number | None:
    if one is None or other is None:
        return None
    return exact(arithmetic.subtract(Decimal(one), Decimal(other)))


def _written(grown: Estimate) -> str:
    if grown.is_point and grown.low is not None and not grown.approximate:
        return grouped(grown.low)
    return grown.in_words()
