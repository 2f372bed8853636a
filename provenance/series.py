"""What one source said over time on one question: points, steps, revisions, gaps, restarts.

A point is a time with the figure that stands for it; a step leads from one point to the next. All
voices of one origin make one series, so that a ministry's press office and its minister are read
together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any

import attrs

from provenance.claim import Claim, Stance
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.lineage import Lineage, Origin
from provenance.lineage.echoes import first_hand
from provenance.number import Number, arithmetic, exact
from provenance.policy import Policy
from provenance.question import Question
from provenance.tolerance import Tolerance

__all__ = [
    "Gap",
    "Lag",
    "Point",
    "Revision",
    "Series",
    "Step",
    "best_lag",
    "in_order",
    "series_in",
    "series_of",
]


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Sort claims by when they hold, then by when they were said, then by id.

    >>> asked = Question("troops")
    >>> late, early = Claim("b", asked, as_of="2024-10"), Claim("b", asked, as_of="2023")
    >>> [str(claim.as_of) for claim in in_order([late, early])]
    ['2023', 'October 2024']
    """
    held = tuple(claims)
    if len(held) == 1:
        return held
    keys: dict[int, tuple[Any, ...]] = {id(None): ()}

    def key(window: Window | None) -> tuple[Any, ...]:
        known = keys.get(id(window))
        if known is None and window is not None:
            known = keys[id(window)] = window.sort_key
        return known or ()

    return tuple(sorted(held, key=lambda one: (key(one.holds_on), key(one.said_on), one.id)))


@attrs.frozen(slots=False)
class Point:
    """A time in a series, with everything that was said of it, the last said last.

    >>> troops = Question("troops")
    >>> Point(Window.on("2024-10-23"), (Claim("us", troops, Estimate.exactly(3000)),)).figure.low
    3000
    """

    window: Window
    said: tuple[Claim, ...]

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """What was said last; several claims where no clock tells which."""
        return tuple(one for one in self.said if not any(_is_later(o, one) for o in self.said))

    @cached_property
    def figure(self) -> Estimate:
        """The figure that stands: the last one said, or a hull of all that may be."""
        figure = self.standing[0].estimate or Estimate()
        for claim in self.standing[1:]:
            figure = figure.hull(claim.estimate or Estimate())
        return figure

    @property
    def claim(self) -> Claim:
        """The claim that stands for the point, the first by id where there are several."""
        return self.standing[0]

    @property
    def day(self) -> date | None:
        """The last day of its time, which a running total is of."""
        return self.window.end


Span = tuple[date | None, date | None]
"""The first and the last day of a point: no series has two points of one span."""


def _span(point: Point) -> Span:
    return point.window.start, point.window.end


def _is_later(one: Claim, other: Claim) -> bool:
    if other.id in one.after:
        return True
    said, before = one.said_on, other.said_on
    return said is not None and before is not None and before.is_before(said)


@attrs.frozen
class Step:
    """From one point of a series to the next; `change` is None where a figure is no single one.

    >>> asked = Question("killed", moves="running_total")
    >>> said = [Claim("m", asked, Estimate(n), as_of=f"2024-10-0{n}") for n in (3, 5)]
    >>> [(step.days, step.fell) for step in Series("m", asked, said).steps]
    [(2, False)]
    """

    before: Point
    after: Point
    tolerance: Tolerance = attrs.field(factory=Tolerance.grain)

    @property
    def days(self) -> int:
        """How many days lie from the end of the one to the end of the other."""
        first, last = self.before.day, self.after.day
        return 0 if first is None or last is None else (last - first).days

    @property
    def change(self) -> Number | None:
        """What was added between two single figures; below zero where they fell."""
        was, now = self.before.figure, self.after.figure
        if not (was.is_point and now.is_point) or was.low is None or now.low is None:
            return None
        return exact(arithmetic.subtract(Decimal(now.low), Decimal(was.low)))

    @property
    def fell(self) -> bool:
        """Whether every value of the later figure lies below every one of the earlier.

        Only hedged figures are widened: a bare 1,000 after a bare 1,032 fell.
        """
        was, now = (self.tolerance.widen(point.figure) for point in (self.before, self.after))
        if was.low is None or now.high is None or was.overlaps(now):
            return False
        return now.high <= was.low


@attrs.frozen
class Revision:
    """Two figures that one series gives for the same time, the earlier said first.

    >>> asked = Question("killed", moves="running_total")
    >>> days = ("2024-10-03", 3), ("2024-10-05", 5)
    >>> said = [Claim("m", asked, Estimate(n, n), as_of="2024-10-01", said_on=on) for on, n in days]
    >>> [str(one.now.estimate) for one in Series("m", asked, said).revisions]
    ['5']
    """

    was: Claim
    now: Claim


@attrs.frozen
class Gap:
    """Days without a figure between two points.

    >>> Gap(date(2024, 10, 1), date(2024, 10, 3)).days
    1
    """

    after: date
    until: date

    @property
    def days(self) -> int:
        """How many days are missing."""
        return (self.until - self.after).days - 1


@attrs.frozen(slots=False)
class Series:
    """Every dated figure that one origin gave in answer to one question, in order of time.

    >>> asked = Question("killed", moves="running_total")
    >>> days = {"2024-10-01": 30, "2024-10-02": 35, "2024-10-05": 20}
    >>> said = [Claim("m", asked, Estimate(n, n), as_of=day) for day, n in days.items()]
    >>> series = Series("m", asked, said)
    >>> [step.change for step in series.steps], [gap.days for gap in series.gaps()]
    ([5, -15], [2])
    """

    source: str
    question: Question
    claims: tuple[Claim, ...] = attrs.field(converter=in_order)
    tolerance: Tolerance = attrs.field(factory=Tolerance.grain)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """One point for each time of which something was said, in order."""
        times: dict[Span, list[Claim]] = {}
        for claim in self.claims:
            if claim.holds_on is not None and _is_usable(claim):
                times.setdefault((claim.holds_on.start, claim.holds_on.end), []).append(claim)
        return tuple(Point(said[0].holds_on or Window(), tuple(said)) for said in times.values())

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """From each point to the next one that is surely later."""
        return tuple(
            Step(one, other, self.tolerance)
            for one, other in pairwise(self.points)
            if one.window.is_before(other.window)
        )

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """Each figure that replaced another one for the same time."""
        found = []
        for point in self.points:
            for was, now in pairwise(point.said):
                if was.estimate != now.estimate and _is_later(now, was):
                    found.append(Revision(was, now))
        return tuple(found)

    def gaps(self, longest: int = 1) -> tuple[Gap, ...]:
        """Where two points lie more than `longest` days apart."""
        ends = ((step.before.window.end, step.after.window.start) for step in self.steps)
        return tuple(Gap(a, b) for a, b in ends if a and b and (b - a).days > longest)

    def restarts(self, share: Decimal = Decimal("0.2")) -> tuple[Step, ...]:
        """Steps that look like the start of a new count: down to a small share, then up again.

        Nothing is ever split there: a new episode is for its author to declare, in the question.

        >>> asked = Question("killed", moves="running_total")
        >>> days = enumerate((300, 320, 12, 20), start=1)
        >>> said = [Claim("m", asked, Estimate(n, n), as_of=f"2024-10-0{day}") for day, n in days]
        >>> [step.change for step in Series("m", asked, said).restarts()]
        [-308]
        """
        return tuple(step for step in self.steps if self.starts_anew(step, share))

    def starts_anew(self, step: Step, share: Decimal = Decimal("0.2")) -> bool:
        """Whether a step is one of the restarts; not one that comes back down from a high figure.

        >>> said = [
        ...     Claim("m", Question("killed"), Estimate(3), as_of=f"2024-10-0{n}") for n in "12"
        ... ]
        >>> series = Series("m", Question("killed"), said)
        >>> series.starts_anew(series.steps[0])
        False
        """
        was, now = step.before.figure.low, step.after.figure.high
        onward = self.neighbours(step.after)[1]
        if was is None or now is None or onward is None or not step.fell:
            return False
        before, next_ = self.neighbours(step.before)[0], onward.figure.high
        if before is not None and before.figure.low is not None and before.figure.low <= now:
            return False
        if next_ is None or next_ >= was or Step(step.after, onward, self.tolerance).fell:
            return False
        return now <= arithmetic.multiply(Decimal(was), share)

    def neighbours(self, point: Point) -> tuple[Point | None, Point | None]:
        """The points just before and just after one of the points; None where there is none.

        >>> series = Series("m", Question("killed"), [Claim("m", Question("killed"), Estimate(3))])
        >>> [series.neighbours(point) for point in series.points]
        []
        """
        place, points = self._places[_span(point)], self.points
        before = points[place - 1] if place else None
        return before, points[place + 1] if place + 1 < len(points) else None

    @cached_property
    def _places(self) -> Mapping[Span, int]:
        return {_span(point): place for place, point in enumerate(self.points)}

    @cached_property
    def by_day(self) -> Mapping[date, Point]:
        """The points that are of a single day (or end on it), under that day."""
        return {point.day: point for point in self.points if point.day is not None}

    def on(self, day: date) -> Estimate | None:
        """The figure for a day, or None where none was given.

        >>> asked = Question("killed")
        >>> series = Series("m", asked, [Claim("m", asked, Estimate(3), as_of="2024-10-01")])
        >>> series.on(date(2024, 10, 1)), series.on(date(2024, 10, 2))
        (Estimate(low=3), None)
        """
        point = self.by_day.get(day)
        return None if point is None else point.figure

    def __len__(self) -> int:
        """Count the points."""
        return len(self.points)


def _is_usable(claim: Claim) -> bool:
    figure = claim.estimate if claim.stance is Stance.ASSERTS else None
    return figure is not None and not (figure.is_unknown or figure.oddities)


def series_in(ledger: Ledger, policy: Policy | None = None) -> Iterator[Series]:
    """Every series of a ledger, question by question, each origin's by itself.

    Unnamed speakers make no series: two of them need not be the same people.

    >>> asked = Question("killed")
    >>> both = [Claim(who, asked, Estimate(3), as_of="2024-10-01") for who in ("us", "uk")]
    >>> [series.source for series in series_in(Ledger(both))]
    ['uk', 'us']
    """
    policy = policy or ledger.policy
    lineage = Lineage.of(ledger, policy.level)
    for group in ledger.by_question.values():
        yield from series_of(group, lineage, policy.tolerance)


def series_of(claims: Iterable[Claim], lineage: Lineage, tolerance: Tolerance) -> Iterator[Series]:
    """The series that the answers to one question make, in order of their sources; no echoes.

    >>> said = [Claim(who, Question("troops"), Estimate.exactly(3000)) for who in ("us", "ru")]
    >>> [one.source for one in series_of(said, Lineage.of(Ledger(said)), Tolerance.grain())]
    ['ru', 'us']
    """
    voices: dict[tuple[Origin, ...], list[Claim]] = {}
    for claim in first_hand(lineage, claims):
        origins = sorted(lineage.origins(claim), key=lambda one: (one.ids, one.known))
        voices.setdefault(tuple(origins), []).append(claim)
    for voice, said in sorted(voices.items(), key=lambda one: [origin.ids for origin in one[0]]):
        yield Series(", ".join(map(str, voice)), said[0].question, said, tolerance)


@attrs.frozen
class Lag:
    """How many days one series runs behind another, and on how many shared days they then match.

    >>> str(Lag(1, shared=40, equal=24))
    '1 day: 24 of 40 figures equal'
    """

    days: int
    shared: int
    equal: int

    @property
    def share(self) -> Decimal:
        """The share of the shared days on which both give the same figure."""
        return Decimal(self.equal) / self.shared if self.shared else Decimal(0)

    def __str__(self) -> str:
        """Say it in a phrase."""
        days = f"{self.days} day{'s' * (abs(self.days) != 1)}"
        return f"{days}: {self.equal} of {self.shared} figures equal"


def best_lag(one: Series, other: Series, *, most: int = 7) -> Lag:
    """The shift of whole days under which two series match on the largest share of their days.

    A positive number of days means that the second runs behind the first. At equal shares the
    smallest shift wins; a shift that leaves less than half of the shared days is not considered.

    >>> asked = Question("killed")
    >>> def daily(first):
    ...     days = enumerate((3, 5, 9, 12), start=first)
    ...     said = (Claim("a", asked, Estimate(n, n), as_of=f"2024-10-0{day}") for day, n in days)
    ...     return Series("a", asked, said)
    >>> print(best_lag(daily(1), daily(2)))
    1 day: 4 of 4 figures equal
    """
    first, second = (_figures_by_ordinal(series) for series in (one, other))
    lags = [_lagged(first, second, days) for days in sorted(range(-most, most + 1), key=abs)]
    usable = [lag for lag in lags if lag.shared and lag.shared >= lags[0].shared // 2]
    return max(usable, key=lambda lag: lag.share, default=lags[0])


def _figures_by_ordinal(series: Series) -> dict[int, Number]:
    return {
        day.toordinal(): point.figure.low
        for day, point in series.by_day.items()
        if point.figure.is_point and point.figure.low is not None
    }


def _lagged(first: Mapping[int, Number], second: Mapping[int, Number], days: int) -> Lag:
    shared = [day for day in first if day + days in second]
    return Lag(days, len(shared), sum(first[day] == second[day + days] for day in shared))
