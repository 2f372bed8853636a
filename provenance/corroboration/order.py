"""Who was first and who followed, as far as dates and words like "later in the day" tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heappop, heappush

import attrs

from provenance.claim import Claim
from provenance.dates import Window

__all__ = ["in_turn", "leaders_of"]


def in_turn(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Put claims in the order in which they were said; one without a day comes last.

    What was declared to come after another does, whatever the dates leave open.

    >>> from provenance import Question
    >>> late = Claim("nato", Question("sent"), said_on="2024-10-23", after=["us"], id="nato")
    >>> early = Claim("us", Question("sent"), said_on="2024-10-23", id="us")
    >>> [claim.id for claim in in_turn([late, early])]
    ['us', 'nato']
    """
    known = {claim.id: claim for claim in claims}
    waits_for = {id_: {one for one in claim.after if one in known} for id_, claim in known.items()}
    awaited: dict[str, list[str]] = {}
    for id_, ones in waits_for.items():
        for one in ones:
            awaited.setdefault(one, []).append(id_)
    ready = [(_when(claim), id_) for id_, claim in known.items() if not waits_for[id_]]
    return tuple(_released(sorted(ready), known, awaited, waits_for))


def _released(
    ready: list[tuple[tuple[int, ...], str]],
    known: Mapping[str, Claim],
    awaited: Mapping[str, list[str]],
    waits_for: dict[str, set[str]],
) -> Iterator[Claim]:
    told: set[str] = set()
    while ready:
        _, id_ = heappop(ready)
        told.add(id_)
        yield known[id_]
        for next_ in awaited.get(id_, ()):
            waits_for[next_].discard(id_)
            if not waits_for[next_]:
                heappush(ready, (_when(known[next_]), next_))
    # Claims that are each said to come after the other have no order but that of their dates.
    yield from sorted(
        (claim for id_, claim in known.items() if id_ not in told),
        key=lambda claim: (_when(claim), claim.id),
    )


def _when(claim: Claim) -> tuple[int, ...]:
    if claim.said_on is None:
        return (1,)
    first, last, about, *_ = claim.said_on.sort_key
    return (0, first, last, about, *_clock(claim.said_on))


def _clock(window: Window) -> tuple[int, ...]:
    """Give the time of day in minutes, where there is one."""
    return () if window.moment is None else (window.moment.hour * 60 + window.moment.minute,)


@attrs.frozen
class _Bounds:
    """The earliest ends among some windows: what any comes before, one of these does."""

    windows: tuple[Window, ...]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> _Bounds:
        said = [claim.said_on for claim in claims if claim.said_on is not None]
        ends = [window for window in said if window.end is not None]
        clocks = [window for window in said if window.moment is not None]
        earliest = {
            (window.moment is not None and window.moment.tzinfo is not None): window
            for window in sorted(clocks, key=lambda window: str(window.moment), reverse=True)
        }
        first = sorted(ends, key=lambda window: (window.end, window.sort_key))[:1]
        return cls((*first, *earliest.values()))

    def come_before(self, claim: Claim) -> bool:
        said = claim.said_on
        return said is not None and any(window.is_before(said) for window in self.windows)


def leaders_of(claims: Collection[Claim]) -> tuple[Claim, ...]:
    """Pick the claims that are not known to have been said after any other of them.

    >>> from provenance import Question
    >>> days = ("2024-10-23", "2024-10-24", "2024-10")
    >>> said = [Claim("us", Question("sent"), said_on=day, id=day) for day in days]
    >>> [claim.id for claim in leaders_of(said)]
    ['2024-10-23', '2024-10']
    """
    ids = {claim.id for claim in claims}
    bounds = _Bounds.of(claims)
    return tuple(
        claim for claim in claims if ids.isdisjoint(claim.after) and not bounds.come_before(claim)
    )
