"""Where the most intervals meet: one sweep over their ends, in n log n steps (Marzullo, 1984)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from provenance.estimate import Estimate
from provenance.number import Number

__all__ = ["Meeting", "meetings", "most_meetings"]

Place = tuple[int, Number, int]
"""Where an end lies: before all numbers (0), at one (1) or after all (2); which number; and whether
just below it (-1), on it (0) or just above it (1)."""


@attrs.frozen
class Meeting:
    """The values that some sets all leave possible, and the numbers of these sets.

    >>> Meeting(Estimate.exactly(3), (0, 1)).members
    (0, 1)
    """

    value: Estimate
    members: tuple[int, ...]


def _start(figure: Estimate) -> Place:
    return (0, 0, 0) if figure.low is None else (1, figure.low, int(figure.low_open))


def _end(figure: Estimate) -> Place:
    return (2, 0, 0) if figure.high is None else (1, figure.high, -int(figure.high_open))


def _between(start: Place, end: Place) -> Estimate:
    low = start[1] if start[0] == 1 else None
    high = end[1] if end[0] == 1 else None
    return Estimate(low, high, low_open=start[2] > 0, high_open=end[2] < 0)


def _walk(sets: Sequence[Sequence[Estimate]]) -> Iterator[tuple[Place, Place, set[int]]]:
    """Go through the stretches after which a set ends, where none has begun since another ended.

    The members given are those of the moment: they change once the next stretch is asked for.
    """
    events: list[tuple[Place, int, int]] = []
    for member, figures in enumerate(sets):
        for figure in figures:
            events += [(_start(figure), 0, member), (_end(figure), 1, member)]
    active: set[int] = set()
    begun: Place | None = None
    for place, ends, member in sorted(events):
        if not ends:
            active.add(member)
            begun = place
            continue
        if begun is not None:
            yield begun, place, active
            begun = None
        active.discard(member)


def most_meetings(sets: Sequence[Sequence[Estimate]]) -> tuple[Meeting, ...]:
    """Find the values that the largest number of sets allow; each set is given by its intervals.

    >>> known = [[Estimate.exactly(3)], [Estimate.at_least(2)], [Estimate.exactly(9)]]
    >>> [(str(found.value), found.members) for found in most_meetings(known)]
    [('3', (0, 1)), ('9', (1, 2))]
    """
    most = max((len(members) for _, _, members in _walk(sets)), default=0)
    return tuple(
        Meeting(_between(start, end), tuple(sorted(members)))
        for start, end, members in _walk(sets)
        if len(members) == most
    )


def meetings(sets: Sequence[Sequence[Estimate]]) -> tuple[Meeting, ...]:
    """Find every group of sets that have a value in common and that no other set can join.

    The largest come first, then those of lower values.

    >>> [found.members for found in meetings([[Estimate.exactly(3)], [Estimate.exactly(9)]])]
    [(0,), (1,)]
    """
    found = [
        Meeting(_between(start, end), tuple(sorted(members))) for start, end, members in _walk(sets)
    ]
    if any(len(figures) > 1 for figures in sets):
        held = [set(one.members) for one in found]
        found = [one for one, own in zip(found, held, strict=True) if not _inside(own, held)]
    return tuple(sorted(found, key=lambda one: (-len(one.members), _start(one.value))))


def _inside(own: set[int], others: Sequence[set[int]]) -> bool:
    return any(own < other for other in others)


def stretches(sets: Sequence[Sequence[Estimate]]) -> Iterator[frozenset[int]]:
    """Go through the groups of sets that some value belongs to, and to no set outside the group.

    The empty group is always among them.

    >>> known = [[Estimate.between(1, 5)], [Estimate.between(4, 9)]]
    >>> sorted(sorted(group) for group in stretches(known))
    [[], [0], [0, 1], [1]]
    """
    starts: dict[Place, list[int]] = {}
    stops: dict[Place, list[int]] = {}
    for member, figures in enumerate(sets):
        for figure in figures:
            starts.setdefault(_start(figure), []).append(member)
            kind, value, beside = _end(figure)
            # A closed end stops just above its number, an open one at the number.
            stops.setdefault((kind, value, beside + 1), []).append(member)
    active: set[int] = set()
    told = {frozenset(active)}
    for place in sorted({*starts, *stops}):
        active.difference_update(stops.get(place, ()))
        active.update(starts.get(place, ()))
        told.add(frozenset(active))
    yield from told
