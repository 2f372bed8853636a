"""Claims on one question by the time they are of, and how any two of these times are related."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from operator import attrgetter

from provenance.claim import Claim
from provenance.dates import Window
from provenance.policy import Policy
from provenance.question import Moves
from provenance.scope import Bearing, Scope, relate_times

__all__ = ["by_time", "related"]

_TIMES = attrgetter("as_of", "said_on", "target")
_CLOCKS = tuple(map(attrgetter, ("said_on", "as_of", "target")))
_FIRST, _LAST = date.min.toordinal() - 1_000, date.max.toordinal() + 1_000
# Two moments with zones may be nearer than the days that their own clocks show.
_ZONES = 2


def by_time(claims: Sequence[Claim], moves: Moves) -> list[list[int]]:
    """The places of claims, those together that hold for one time and are expected for one."""
    if not claims:
        return []
    if moves is Moves.FINAL or all(_is_one(list(map(clock, claims))) for clock in _CLOCKS):
        return [list(range(len(claims)))]
    known: dict[tuple[int, int], list[int]] = {}
    equal: dict[tuple[Window | None, Window | None], list[int]] = {}
    for place, (as_of, said_on, target) in enumerate(map(_TIMES, claims)):
        held = as_of or said_on
        same = known.get((id(held), id(target)))
        if same is None:
            same = known[id(held), id(target)] = equal.setdefault((held, target), [])
        same.append(place)
    return list(equal.values())


def _is_one(column: list[Window | None]) -> bool:
    """Whether all of a column are equal; most are not even two objects."""
    return column.count(column[0]) == len(column)


def related(times: Sequence[Claim], policy: Policy) -> Iterator[tuple[int, int, Scope]]:
    """Go through the pairs of times that bear on one another; a claim stands for each time.

    >>> from provenance.question import Question
    >>> days = [Claim("us", Question("troops"), said_on=f"2024-10-{day}") for day in (21, 22, 24)]
    >>> [(one, other) for one, other, _ in related(days, Policy())]
    [(0, 1)]
    """
    for one, other in _candidates(times, policy):
        scope = relate_times(times[one], times[other], policy)
        if scope.bearing is not Bearing.NONE:
            yield one, other, scope


def _candidates(times: Sequence[Claim], policy: Policy) -> Iterator[tuple[int, int]]:
    moves = times[0].question.moves if times else Moves.FINAL
    if moves in (Moves.RUNNING_TOTAL, Moves.FINAL):
        yield from combinations(range(len(times)), 2)
        return
    spans = sorted((*_span(claim.holds_on), place) for place, claim in enumerate(times))
    starts = [start for start, _, _ in spans]
    for number, (_, end, place) in enumerate(spans):
        until = bisect_right(starts, end + policy.day_slip + _ZONES)
        for _, _, other in spans[number + 1 : until]:
            yield min(place, other), max(place, other)


def _span(window: Window | None) -> tuple[int, int]:
    if window is None:
        return _FIRST, _FIRST
    start = _FIRST if window.start is None else window.start.toordinal()
    return start, _LAST if window.end is None else window.end.toordinal()
