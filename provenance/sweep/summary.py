"""How many pairs conflict on each of very many questions, most of which have few answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from operator import itemgetter

from provenance.claim import Claim
from provenance.collector import collector_paused
from provenance.comparison import Judge
from provenance.question import Question
from provenance.sweep.pairs import MEET, Counts, Pairs
from provenance.sweep.plain import Kind, Kinds, Row
from provenance.sweep.rounding import Rounding
from provenance.verdict import Verdict

__all__ = ["summary"]

_FEW = 16
_ORIGINS = itemgetter(-2)


def summary(claims: Iterable[Claim], judge: Judge | None = None) -> dict[tuple[str, ...], Counts]:
    """The counts of every question, under its key, for claims on however many questions.

    Some 100 bytes are held for each claim while it counts.

    >>> from provenance.estimate import Estimate
    >>> from provenance.question import Question
    >>> asked = Question("troops", place="Russia")
    >>> said = [Claim(f"s{n}", asked, Estimate.exactly(n)) for n in (3000, 12000)]
    >>> summary(said) == {asked.key: Counts(conflicts=1)}
    True
    """
    judge = judge or Judge()
    with collector_paused():
        return {key: group.counts(judge) for key, group in _by_question(claims, judge).items()}


def _by_question(claims: Iterable[Claim], judge: Judge) -> dict[tuple[str, ...], _Group]:
    kinds = Kinds.by(judge)
    by_object: dict[int, _Group] = {}
    # Claims are looked at in their own order, for to go from one to another far away takes longer
    # than all that is done with it.
    for claim in claims:
        question = claim.question
        group = by_object.get(id(question))
        if group is None:
            group = by_object[id(question)] = _Group(question, kinds.of(question))
        group.append(group.row(claim))
    groups: dict[tuple[str, ...], _Group] = {}
    for group in by_object.values():
        known = groups.setdefault(group.question.key, group)
        if known is not group:
            known += group
    return groups


class _Group(list[Row]):
    """The answers to one question as rows."""

    __slots__ = ("kind", "question", "row")

    def __init__(self, question: Question, kind: Kind) -> None:
        self.question = question
        self.kind = kind
        self.row = kind.row

    def counts(self, judge: Judge) -> Counts:
        """The counts of all pairs.

        A few plain claims are looked at pair by pair, for nothing is quicker there; all others are
        left to the sweep.
        """
        if len(self) > _FEW:
            return self._swept(judge)
        origins = set(map(_ORIGINS, self))
        if None in origins:
            return self._swept(judge)
        rounding = self.kind.rounding
        found = _tally(self, rounding)
        if len(origins) == len(self):
            return found
        families = ([row for row in self if _ORIGINS(row) == one] for one in origins)
        for kin in families:
            if len(kin) > 1:
                judged = _judged([row[-1] for row in kin], judge)
                found = found.but(_tally(kin, rounding), judged)
        return found

    def _swept(self, judge: Judge) -> Counts:
        return Pairs(tuple([row[-1] for row in self]), judge).counts()


def _tally(rows: Sequence[Row], rounding: Rounding) -> Counts:
    """The counts of plain claims none of which is kin of another."""
    conflicts = others = 0
    meet = rounding.meet
    waiting = list(rows)
    while waiting:
        low, high, bare, start, until, _, _ = waiting.pop()
        for least, most, other, first, last, _, _ in waiting:
            if first > until or start > last:
                others += 1
            elif (low > most or least > high) and (
                bare is None or other is None or not meet(bare, other)
            ):
                conflicts += 1
    agreements = len(rows) * (len(rows) - 1) // 2 - conflicts - others
    return Counts(conflicts, agreements, others)


def _judged(claims: Sequence[Claim], judge: Judge) -> Counts:
    found = [judge.compare(one, other).verdict for one, other in combinations(claims, 2)]
    conflicts = found.count(Verdict.CONFLICT)
    agreements = sum(map(found.count, MEET))
    return Counts(conflicts, agreements, len(found) - conflicts - agreements)
