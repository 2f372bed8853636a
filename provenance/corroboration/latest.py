"""What each origin says now: its last words on a question, whatever it said before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.dates import Window
from provenance.lineage import Origin

__all__ = ["latest"]

Key = tuple[frozenset[Origin], tuple[str, ...]]


def latest(judge: Judge, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Leave out what the same origin has said something later than, on the same question.

    Several claims of one origin are left where no clock and no declaration puts one of them last.

    >>> from provenance import Ledger, Question
    >>> toll = Question("toll")
    >>> days = ("2016-10-06", "2016-10-07")
    >>> said = [Claim("sohr", toll, said_on=day, id=day) for day in days]
    >>> [claim.id for claim in latest(Judge.of(Ledger(said)), said)]
    ['2016-10-07']
    """
    groups: dict[Key, list[Claim]] = {}
    given = tuple(claims)
    for claim in given:
        key = judge.lineage.origins(claim), claim.question.key
        groups.setdefault(key, []).append(claim)
    last = {claim.id for group in groups.values() for claim in _last_of(judge, group)}
    return tuple(claim for claim in given if claim.id in last)


def _last_of(judge: Judge, claims: list[Claim]) -> list[Claim]:
    if len(claims) == 1:
        return claims
    claims = _not_before_any(claims, lambda claim: claim.said_on)
    claims = _not_before_any(claims, lambda claim: claim.as_of)
    earlier = _declared_earlier(judge, claims)
    return [claim for claim in claims if claim.id not in earlier] or claims


def _declared_earlier(judge: Judge, claims: Iterable[Claim]) -> set[str]:
    """Find what was declared to come before any of these claims, in whichever of its prints."""
    prints = judge.lineage.prints
    found: set[str] = set()
    for claim in claims:
        before = {id_ for one in claim.after for id_ in prints.get(one, (one,))}
        found |= before.difference(prints.get(claim.id, ()))
    return found


def _not_before_any(claims: list[Claim], when: Callable[[Claim], Window | None]) -> list[Claim]:
    """Keep what is not surely before another; the windows that start last tell for all."""
    windows = [window for window in map(when, claims) if window is not None]
    if not windows:
        return claims
    last = max(windows, key=lambda window: window.sort_key)
    moments = [window for window in windows if window.moment is not None]
    tellers = [last, *_latest_moments(moments)]
    return [claim for claim in claims if not _is_before(when(claim), tellers)]


def _latest_moments(windows: Iterable[Window]) -> Iterable[Window]:
    """Pick the last moment with a zone, and the last without."""
    by_clock: dict[bool, Window] = {}
    for window in sorted(windows, key=lambda window: str(window.moment)):
        by_clock[window.moment is not None and window.moment.tzinfo is not None] = window
    return by_clock.values()


def _is_before(window: Window | None, others: Iterable[Window]) -> bool:
    return window is not None and any(window.is_before(other) for other in others)
