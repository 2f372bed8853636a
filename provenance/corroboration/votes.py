"""What each independent origin says now in answer to a question, as a set of possible values.

An origin has one vote, however often it is printed. An echo has none: whoever it repeats has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.answers import Answer, answers_to, reach
from provenance.corroboration.latest import latest
from provenance.corroboration.origins import origins_of
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.lineage import Origin
from provenance.lineage.echoes import echoes_of
from provenance.question import Question
from provenance.scope import Bearing, relate_times

__all__ = ["LeftOut", "Vote", "votes_on"]


@attrs.frozen
class LeftOut:
    """A claim that has no vote of its own, and why.

    >>> LeftOut(Claim("kim", Question("troops"), id="a"), "it names no figure").reason
    'it names no figure'
    """

    claim: Claim
    reason: str


@attrs.frozen
class Vote:
    """What one origin leaves possible, by its last words, widened by the tolerance.

    Several intervals stand for an origin that contradicts itself: any of them may be meant. `said`
    is its figure before widening, where it named just one.
    """

    origin: Origin
    claims: tuple[Claim, ...]
    allowed: tuple[Estimate, ...]
    said: Estimate | None = None

    @property
    def contradicts_itself(self) -> bool:
        """Whether what the origin says cannot all be true.

        >>> origin = Origin(("us",), ("United States",))
        >>> Vote(origin, (), (Estimate.exactly(3), Estimate.exactly(9))).contradicts_itself
        True
        """
        return len(self.allowed) > 1

    def __str__(self) -> str:
        """Name the origin and what it says."""
        said = " or ".join(str(one.estimate or one.stance) for one in self.claims)
        return f"{said} ({self.origin})"


Held = tuple[Claim, Estimate]


def votes_on(
    judge: Judge, question: Question, on: Window | None = None
) -> tuple[tuple[Vote, ...], tuple[LeftOut, ...]]:
    """Gather the votes on a question, of known origins or else of unknown ones, and what has none.

    A `level` is asked as of the last day that anybody gives a figure for, or as of `on`.

    >>> from provenance import Ledger
    >>> there = Question("troops")
    >>> ledger = Ledger([Claim.said("3,000", by=id_, of=there, id=id_) for id_ in ("us", "kim")])
    >>> [str(vote) for vote in votes_on(Judge.of(ledger), there)[0]]
    ['3,000 (kim)', '3,000 (us)']
    """
    answers = [one for one in answers_to(judge.ledger, question) if _stands(one.claim, judge)]
    figured = {one.claim.id: one for one in answers if one.figure is not None}
    left = [LeftOut(one.claim, _why_none(one.claim)) for one in answers if one.figure is None]
    adrift, echoes = judge.lineage.adrift, echoes_of(judge.lineage, figured)
    left += [LeftOut(figured[id_].claim, _AGAIN) for id_ in figured if id_ in echoes]
    left += [LeftOut(figured[id_].claim, _GONE) for id_ in figured if id_ in adrift - echoes]
    silent = echoes | adrift
    speaking = {id_: one.claim for id_, one in figured.items() if id_ not in silent}
    last = {claim.id for claim in latest(judge, _by_then(speaking.values(), on))}
    left += [
        LeftOut(claim, "was later revised") for id_, claim in speaking.items() if id_ not in last
    ]
    held, beside = _at_one_time([figured[id_] for id_ in last], judge, on)
    votes = tuple(_by_origin(held, judge))
    heard = {claim.id for vote in votes for claim in vote.claims}
    beside += [_unheard(claim, judge) for claim, _ in held if claim.id not in heard]
    return votes, tuple(_ordered((*left, *beside)))


_AGAIN = "repeats another"
_GONE = "repeats what was taken back"


def _stands(claim: Claim, judge: Judge) -> bool:
    return claim.id not in judge.ledger.replaced


def _unheard(claim: Claim, judge: Judge) -> LeftOut:
    known = any(origin.known for origin in judge.lineage.origins(claim))
    shares = "rests on material that counts for another origin"
    return LeftOut(claim, shares if known else "is of unknown lineage")


def _why_none(claim: Claim) -> str:
    if claim.estimate is None or claim.estimate.is_unknown:
        return "gives no figure"
    if claim.estimate.oddities:
        return f"contradicts itself: {claim.estimate.oddities[0]}"
    return "gives no figure that binds the value asked for"


def _ordered(left: Iterable[LeftOut]) -> list[LeftOut]:
    return sorted(left, key=lambda one: (one.reason, one.claim.id))


def _by_then(claims: Iterable[Claim], on: Window | None) -> Iterator[Claim]:
    """Keep what does not hold for a later time than the one asked about."""
    for claim in claims:
        if on is None or claim.holds_on is None or not on.is_before(claim.holds_on):
            yield claim


def _at_one_time(
    answers: Sequence[Answer], judge: Judge, on: Window | None
) -> tuple[list[Held], list[LeftOut]]:
    """Take figures as far as they bind the value at the time asked about."""
    dated = [one.claim for one in answers if one.claim.holds_on is not None]
    asked = max(dated, key=_time, default=None)
    if on is not None and answers:
        asked = answers[0].claim.but(as_of=on)
    held: list[Held] = []
    beside: list[LeftOut] = []
    for one in answers:
        times = Bearing.SAME if asked is None else _bearing(one.claim, asked, judge)
        figure = one.figure and reach(one.figure, times)
        if figure is None:
            beside.append(LeftOut(one.claim, f"is of another time than {asked and asked.holds_on}"))
        else:
            held.append((one.claim, figure))
    return held, beside


def _time(claim: Claim) -> tuple[object, ...]:
    return claim.holds_on.sort_key if claim.holds_on else ()


def _bearing(claim: Claim, asked: Claim, judge: Judge) -> Bearing:
    return relate_times(claim, asked, judge.policy).bearing


def _by_origin(held: Sequence[Held], judge: Judge) -> Iterator[Vote]:
    lineage = judge.lineage
    claims = [claim for claim, _ in held]
    origins = origins_of(lineage, claims, judge.ledger.replaced)
    said: dict[Origin, list[Held]] = {}
    for claim, figure in held:
        for origin in origins.behind(claim):
            said.setdefault(origin, []).append((claim, figure))
    if not said:
        for claim, figure in held:
            for origin in lineage.origins(claim) & set(origins.unknown):
                said.setdefault(origin, []).append((claim, figure))
    for origin in sorted(said, key=lambda one: (one.names, one.ids)):
        yield _vote(origin, sorted(said[origin], key=lambda one: one[0].id), judge)


def _vote(origin: Origin, held: Sequence[Held], judge: Judge) -> Vote:
    """Join what an origin says: all of it where it can all be true, else any of it.

    Prints of one statement that differ leave open which of them was said, so that one more relay
    changes nothing.
    """
    tolerance, counts = judge.policy.tolerance, held[0][0].question.counts
    printed: dict[tuple[str, ...], list[Estimate]] = {}
    for claim, figure in held:
        widened = tolerance.widen(figure)
        prints = judge.lineage.prints.get(claim.id, (claim.id,))
        printed.setdefault(prints, []).append(widened.counted() if counts else widened)
    statements = [_apart(versions) for versions in printed.values()]
    met = reduce(_meet, statements)
    said = {figure for _, figure in held}
    return Vote(
        origin,
        tuple(claim for claim, _ in held),
        tuple(met or _apart(figure for versions in statements for figure in versions)),
        said.pop() if len(said) == 1 else None,
    )


def _meet(one: Sequence[Estimate], other: Sequence[Estimate]) -> list[Estimate]:
    """Give the values in both of two sets of intervals."""
    both = (first & second for first in one for second in other)
    return _apart(figure for figure in both if figure is not None)


def _apart(figures: Iterable[Estimate]) -> list[Estimate]:
    """Join the intervals that overlap, so that those left do not."""
    apart: list[Estimate] = []
    for figure in figures:
        merged = figure
        for other in [one for one in apart if one.overlaps(figure)]:
            merged = merged.hull(other)
        apart = [one for one in apart if not one.overlaps(figure)]
        apart.append(merged)
    return sorted(apart, key=lambda one: (one.low is not None, one.low or 0, one.low_open))
