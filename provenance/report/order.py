"""The order in which things are told, whatever the order in which they were put on record."""

from __future__ import annotations

from typing import Any

from provenance.corroboration.order import in_turn
from provenance.ledger import Ledger
from provenance.question import Question, Status

__all__ = ["ordered", "question_key", "status_rank"]

_STATUSES = tuple(Status)


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
        claims=in_turn(ledger.claims),
        links=tuple(sorted(ledger.links, key=lambda link: link.id)),
        sources=tuple(
            sorted(ledger.sources, key=lambda source: (source.name.casefold(), source.id))
        ),
        questions=tuple(sorted(ledger.questions, key=lambda one: (*question_key(one), one.id))),
        wholes=tuple(sorted(ledger.wholes)),
        sums=tuple(sorted(ledger.sums)),
    )
