"""The pairs that may be in conflict, found without judging all the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.question import Question
from provenance.sweep import Pairs, excesses
from provenance.verdict import Comparison

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
    wholes = ledger.on_wholes_of(question)
    return chain(Pairs.of(claims, judge).conflicts(), excesses(claims, wholes, judge))


def contested(
    judge: Judge, claims: Sequence[Claim], wholes: Sequence[Claim] = ()
) -> Iterator[Comparison]:
    """Every conflict among claims on one question, or with those on its wholes, as comparisons.

    Of two claims on the question the earlier one in the order given comes first.
    """
    found = Pairs.of(claims, judge).comparisons() if len(claims) > 1 else ()
    exceeding = excesses(claims, wholes, judge) if wholes else ()
    return chain(found, (judge.compare(part, whole) for part, whole in exceeding))
