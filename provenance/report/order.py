"""The order in which things are told, whatever the order in which they were put on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from provenance.claim import Claim
from provenance.dates import Window
from provenance.ledger import Ledger
from provenance.question import Question, Status

__all__ = ["day_of", "in_time", "ordered", "question_key", "status_rank"]

_STATUSES = tuple(Status)


def day_of(window: Window | None) -> date | None:
    """The day by which a window is put in order: its first, or its last where it has no first.

    >>> day_of(Window.month(2024, 10))
    datetime.date(2024, 10, 1)
    """
    return None if window is None else window.start or window.end


def in_time(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims as they were said, undated ones last, and by id where no clock tells.

    >>> from provenance.question import Question
    >>> said = [
    ...     Claim("nato", Question("troops"), said_on="2024-10-24", id="b", after=["a"]),
    ...     Claim("us", Question("troops"), said_on="2024-10-24", id="a"),
    ... ]
    >>> [claim.id for claim in in_time(said)]
    ['a', 'b']
    """
    known = {claim.id: claim for claim in claims}
    depths: dict[str, int] = {}
    for id_ in sorted(known):
        _measure(id_, known, depths)
    return tuple(
        sorted(known.values(), key=lambda claim: (*_clock(claim), depths[claim.id], claim.id))
    )


def _clock(claim: Claim) -> tuple[int, str]:
    said = claim.said_on or claim.as_of
    day = day_of(said)
    moment = said.moment.isoformat() if said is not None and said.moment else ""
    return (day or date.max).toordinal(), moment


def _measure(start: str, known: Mapping[str, Claim], depths: dict[str, int]) -> None:
    """Count how many claims are declared to come before one, along the longest way."""
    work = [start]
    inside: set[str] = set()
    while work:
        id_ = work[-1]
        inside.add(id_)
        before = [one for one in known[id_].after if one in known]
        ahead = [one for one in before if one not in depths and one not in inside]
        if ahead:
            work.extend(ahead)
            continue
        work.pop()
        depths.setdefault(id_, 1 + max((depths.get(one, 0) for one in before), default=-1))


def question_key(question: Question) -> tuple[Any, ...]:
    """Orders questions for telling: by subject, measure and place, then from actual to possible.

    >>> question_key(Question("troops")) < question_key(Question("troops", status="expected"))
    True
    """
    return (
        question.subject.casefold(),
        question.measure.casefold(),
        question.place.casefold(),
        status_rank(question),
        question.key,
    )


def status_rank(question: Question) -> int:
    """The place of a question's status in the order of telling, from 0 for actual."""
    return _STATUSES.index(question.status)


def ordered(ledger: Ledger) -> Ledger:
    """The same ledger in one canonical order, so that no report depends on that of a file."""
    return ledger.but(
        claims=in_time(ledger.claims),
        links=tuple(sorted(ledger.links, key=lambda link: link.id)),
        sources=tuple(
            sorted(ledger.sources, key=lambda source: (source.name.casefold(), source.id))
        ),
        questions=tuple(sorted(ledger.questions, key=lambda one: (*question_key(one), one.id))),
        wholes=tuple(sorted(ledger.wholes)),
        sums=tuple(sorted(ledger.sums)),
    )
