"""Laws of what one source says over time: points in order, and changes that add up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from provenance.claim import Claim, Stance
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed
from provenance.laws.variations import fresh, moved
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.lineage.echoes import first_hand
from provenance.number import Number
from provenance.series import Series, Step, series_in

__all__ = ["SUITE"]

SeriesOf = Callable[[Ledger], Iterable[Series]]

_HERE = Gathering(Family.SERIES)
law = _HERE.law
_FAR_AWAY = 1_461


def _told(series: Iterable[Series]) -> list[Any]:
    return sorted(
        (one.question.id, one.source, [[claim.id for claim in point.said] for point in one.points])
        for one in series
    )


def _stepping(pick: Callable[[tuple[Step, ...]], tuple[Step, ...]]) -> SeriesOf:
    def told(ledger: Ledger) -> Iterator[Series]:
        for one in series_in(ledger):
            one.__dict__["steps"] = pick(one.steps)  # what the cached property holds from now on
            yield one

    return told


def _with(change: Callable[[Ledger], Ledger]) -> SeriesOf:
    return lambda ledger: series_in(change(ledger))


def _first_only(ledger: Ledger) -> Ledger:
    days = {claim.holds_on: claim for claim in reversed(ledger.claims)}
    return ledger.but(claims=tuple(days.values()), links=())


def _one_voice(ledger: Ledger) -> Ledger:
    return ledger.but(claims=tuple(claim.but(source="all") for claim in ledger))


def _reversed_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(Step(step.after, step.before, step.tolerance) for step in steps)


def _this_year(ledger: Ledger) -> Ledger:
    recent = (one for one in ledger if one.day is None or one.day.year < 2028)  # noqa: PLR2004
    return ledger.but(claims=tuple(recent), links=())


@law(
    "a-series-needs-no-order",
    "The series of a ledger do not depend on the order of its claims.",
    needs="ledger",
    catches="taking the file for the timeline",
    breaker=_with(_first_only),
)
def _order(series_of: SeriesOf, ledger: Ledger) -> str | None:
    backwards = ledger.but(claims=ledger.claims[::-1])
    return alike(
        _told(series_of(ledger)), _told(series_of(backwards)), "the series in either order"
    )


@law(
    "every-dated-figure-is-a-point",
    "Every figure with a date, unless it only repeats another, is said at one point of one series.",
    needs="ledger",
    catches="revised or undecided figures that drop out",
    breaker=_with(_first_only),
)
def _points(series_of: SeriesOf, ledger: Ledger) -> str | None:
    said = [claim.id for one in series_of(ledger) for point in one.points for claim in point.said]
    lineage = Lineage.of(ledger, ledger.policy.level)
    own = (one for group in ledger.by_question.values() for one in first_hand(lineage, group))
    return alike(sorted(one.id for one in own if _is_dated(one)), sorted(said), "figures, points")


def _is_dated(claim: Claim) -> bool:
    figure = claim.estimate is not None and not claim.estimate.is_unknown
    return figure and claim.stance is Stance.ASSERTS and claim.holds_on is not None


@law(
    "time-runs-forward",
    "Every step of a series leads to a later time.",
    needs="ledger",
    catches="sorting by id, or by the day of entry",
    breaker=_stepping(_reversed_steps),
)
def _forward(series_of: SeriesOf, ledger: Ledger) -> str | None:
    for one in series_of(ledger):
        for step in one.steps:
            if not step.before.window.is_before(step.after.window):
                return f"from {step.before.window} to {step.after.window}"
    return None


@law(
    "changes-add-up",
    "The changes from day to day add up to the change from the first day to the last.",
    needs="series",
    catches="steps left out, or counted twice",
    breaker=_stepping(lambda steps: steps[1:]),
)
def _changes(series_of: SeriesOf, drawn: Series) -> str | None:
    [one] = series_of(Ledger(drawn.claims))
    figures = [claim.estimate.low for claim in drawn.claims if claim.estimate]
    changes = sum(Decimal(step.change or 0) for step in one.steps)
    return alike(
        changes, Decimal(figures[-1] or 0) - Decimal(figures[0] or 0), "the changes, the whole"
    )


@law(
    "days-add-up",
    "The days between the points add up to the days from the first to the last.",
    needs="series",
    catches="a day too few or too many at every step",
    breaker=_stepping(lambda steps: steps + steps[:1]),
)
def _days(series_of: SeriesOf, drawn: Series) -> str | None:
    [one] = series_of(Ledger(drawn.claims))
    days = sum(step.days for step in one.steps)
    return alike(
        days, len(drawn.claims) - 1, "the days between points, and those from first to last"
    )


@law(
    "a-rising-total-never-fell",
    "In a running total that only rises no step fell.",
    needs="rising",
    catches="false alarms where a figure stays the same",
    breaker=_stepping(_reversed_steps),
)
def _rising(series_of: SeriesOf, drawn: Series) -> str | None:
    [one] = series_of(Ledger(drawn.claims))
    fell = [step for step in one.steps if step.fell]
    return claimed(not fell, f"a rising total fell at {fell[:1]}")


@law(
    "a-fall-is-found",
    "In a running total that falls somewhere some step fell.",
    needs="falling",
    catches="falls that hide behind a tolerance for bare figures",
    breaker=_stepping(lambda steps: tuple(step for step in steps if (step.change or 0) > 0)),
)
def _falling(series_of: SeriesOf, drawn: Series) -> str | None:
    [one] = series_of(Ledger(drawn.claims))
    return claimed(any(step.fell for step in one.steps), "a total fell, and no step did")


@law(
    "the-last-word-stands",
    "Where a source gives another figure for the same time later, the later one stands.",
    needs="series number",
    catches="keeping the first figure, or an average",
    breaker=_with(_first_only),
)
def _last_word(series_of: SeriesOf, drawn: Series, number: Number) -> str | None:
    last = drawn.claims[-1]
    when = last.said_on or Window()
    new = last.but(estimate=Estimate.exactly(number), said_on=when.shifted(1), id="revised")
    [one] = series_of(Ledger((*drawn.claims, new)))
    return alike(
        one.points[-1].figure, Estimate.exactly(number), "what stands, and what was said last"
    )


@law(
    "moving-all-dates-moves-the-series",
    "The same figures four years later make the same series.",
    needs="ledger",
    catches="windows that end today",
    breaker=_with(_this_year),
)
def _moved(series_of: SeriesOf, ledger: Ledger) -> str | None:
    later = ledger.but(claims=tuple(moved(claim, _FAR_AWAY) for claim in ledger), sources=())
    return alike(_told(series_of(ledger)), _told(series_of(later)), "the series then and now")


@law(
    "another-voice-makes-another-series",
    "What another source says changes no series but its own.",
    needs="series",
    catches="sources mixed into one line",
    breaker=_with(_one_voice),
)
def _voices(series_of: SeriesOf, drawn: Series) -> str | None:
    ledger = Ledger(drawn.claims)
    other = drawn.claims[0].but(source="bystander", id=fresh(ledger, "bystander"))
    before, after = _told(series_of(ledger)), _told(series_of(ledger.add(other)))
    return claimed(
        all(one in after for one in before) and len(after) == len(before) + 1,
        f"{before} became {after}",
    )


SUITE = Suite(
    Family.SERIES,
    "a function like `series_in`: from a ledger to its series",
    tuple(_HERE),
    lambda: (series_in,),
)
