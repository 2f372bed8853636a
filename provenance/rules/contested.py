"""The pairs that may be in conflict, found without judging all the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.question import Question
from provenance.sweep import Pairs, excesses

__all__ = ["contested", "contested_pairs"]


def contested_pairs(judge: Judge, question: Question) -> Iterator[tuple[Claim, Claim]]:
    """Every pair that may be a conflict among the answers to a question, or of one and a whole.

    >>> from provenance import Ledger
    >>> troops = Question("troops", place="Russia")
    >>> said = [Claim.said(words, by=words, of=troops) for words in ("3,000", "3,000+", "12,000")]
    >>> [str(two.estimate) for _, two in contested_pairs(Judge.of(Ledger(said)), troops)]
    ['12,000']
    """
    ledger = judge.ledger
    claims = ledger.by_question.get(question.key, ())
    return contested(judge, claims, ledger.on_wholes_of(question))


def contested(
    judge: Judge, claims: Sequence[Claim], wholes: Sequence[Claim] = ()
) -> Iterator[tuple[Claim, Claim]]:
    """Every pair that may be a conflict among claims on one question, or with those on its wholes.

    What is left out is surely no conflict. Of two claims on the question the earlier one in the
    order given comes first.
    """
    found = _in_order(Pairs.of(claims, judge).columns(), claims) if len(claims) > 1 else ()
    return chain(found, excesses(claims, wholes, judge) if wholes else ())


def _in_order(
    columns: Iterable[tuple[Claim, list[Claim]]], claims: Sequence[Claim]
) -> Iterator[tuple[Claim, Claim]]:
    # Which of the two comes first must not hang on who else said something.
    place = {claim.id: place for place, claim in enumerate(claims)}
    for one, others in columns:
        here = place[one.id]
        for other in others:
            yield (one, other) if here < place[other.id] else (other, one)
