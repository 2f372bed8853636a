"""How the claims on record stand to a question or a figure: for it, against it, or neither."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

import attrs

from provenance.claim import Claim, Stance
from provenance.comparison import Judge
from provenance.corroboration.answers import answers_to
from provenance.corroboration.order import in_turn
from provenance.errors import LedgerError, shown
from provenance.ledger import Ledger
from provenance.lineage import Origin
from provenance.lineage.echoes import echoes_of
from provenance.question import Question
from provenance.verdict import Comparison, Verdict

__all__ = ["Sides", "sides_of", "subject_of"]

_FOR = (Verdict.AGREE, Verdict.REPEAT)


@attrs.frozen
class Sides:
    """The claims that answer one question, sorted by how they stand to it or to one of them.

    `useless` are the ids of answers that do not back it, and of all claims that were taken back:
    what rests on them alone has no ground.
    """

    question: Question
    claim: Claim | None
    useless: frozenset[str]
    backing: tuple[Claim, ...]
    dissents: tuple[Claim, ...]
    undecided: tuple[Claim, ...] = ()
    withdrawn: tuple[Claim, ...] = ()
    revisions: tuple[Comparison, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


def subject_of(ledger: Ledger, about: Question | Claim | str) -> Question | Claim:
    """Find the question or else the claim that an id means; `LedgerError` where there is none.

    >>> subject_of(Ledger([Claim("us", Question("troops"), id="a")]), "a").id
    'a'
    """
    if isinstance(about, Question | Claim):
        return about
    for find in (ledger.question, ledger.claim):
        try:
            return find(about)
        except LedgerError:
            continue
    raise LedgerError(f"no question or claim has the id {shown(about)}", value=about)


def sides_of(judge: Judge, about: Question | Claim | str) -> Sides:
    """Sort the claims on a question, or those that bear on a claim's figure.

    >>> ledger = Ledger([Claim("us", Question("troops", id="q"), id="a", stance="denies")])
    >>> [claim.id for claim in sides_of(Judge.of(ledger), "q").dissents]
    ['a']
    """
    subject = subject_of(judge.ledger, about)
    if isinstance(subject, Claim):
        return _around_figure(judge, subject)
    return _around_question(judge, subject)


def _around_question(judge: Judge, question: Question) -> Sides:
    gone = judge.ledger.replaced
    answers = tuple(answers_to(judge.ledger, question))
    standing = [answer for answer in answers if answer.claim.id not in gone]
    same = judge.ledger.by_question.get(question.key, ())
    backing = tuple(answer.claim for answer in standing if answer.backs)
    taken_back = tuple(claim for claim in same if claim.id in gone)
    return Sides(
        question,
        None,
        _useless(judge, question, backing),
        backing,
        tuple(answer.claim for answer in standing if answer.dissents),
        tuple(one for one in same if one.stance is Stance.UNSURE and one.id not in gone),
        taken_back,
        tuple(sorted(_revisions(judge, (*backing, *taken_back)), key=lambda one: one.ids)),
    )


def _revisions(judge: Judge, claims: Iterable[Claim]) -> Iterable[Comparison]:
    """Go through the changes of figure, each between what one origin said last and says next."""
    known = tuple(claims)
    echoes = echoes_of(judge.lineage, (claim.id for claim in known))
    for said in _by_origin(judge, (one for one in known if one.id not in echoes)).values():
        for earlier, later in pairwise(in_turn(said)):
            comparison = judge.compare(earlier, later)
            if comparison.verdict is Verdict.REVISION:
                yield comparison


def _by_origin(judge: Judge, claims: Iterable[Claim]) -> dict[frozenset[Origin], list[Claim]]:
    found: dict[frozenset[Origin], list[Claim]] = {}
    for claim in claims:
        found.setdefault(judge.lineage.origins(claim), []).append(claim)
    return found


def _around_figure(judge: Judge, claim: Claim) -> Sides:
    gone = judge.ledger.replaced
    around = in_turn(judge.ledger.bearing_on(claim.question))
    standing = [one for one in around if one.id not in gone]
    speaking, echoing = _parted(judge, standing, claim)
    compared = tuple(judge.compare(claim, one) for one in speaking if one.id != claim.id)
    agreed = [_other(one) for one in compared if one.verdict in _FOR]
    own = [] if claim.id in gone or claim.stance is Stance.UNSURE else [claim]
    corrections = _corrections(judge, (*own, *agreed), speaking)
    corrected = {one.ids[0] for one in corrections}
    backing = tuple(one for one in (*own, *agreed) if one.id not in corrected)
    against = tuple(_other(one) for one in compared if one.verdict is Verdict.CONFLICT)
    revisions = (one for one in compared if one.verdict is Verdict.REVISION)
    backing += tuple(_joining(judge, claim, echoing, backing, _FOR))
    return Sides(
        claim.question,
        claim,
        _useless(judge, claim.question, backing),
        backing,
        (*against, *_joining(judge, claim, echoing, against, (Verdict.CONFLICT,))),
        tuple(one for one in standing if one.stance is Stance.UNSURE),
        tuple(one for one in (claim, *agreed) if one.id in gone),
        tuple({frozenset(one.ids): one for one in (*revisions, *corrections)}.values()),
        compared,
    )


def _parted(
    judge: Judge, standing: Collection[Claim], claim: Claim
) -> tuple[list[Claim], list[Claim]]:
    """Part who says something of his own from who only repeats it, whatever day he prints.

    A figure is his own where what he repeats gives none.
    """
    lineage = judge.lineage
    again = echoes_of(lineage, [one.id for one in standing])
    figured = echoes_of(lineage, [one.id for one in standing if one.estimate is not None])
    silent = {one.id for one in standing if one.id in again and one.estimate is None}
    silent = (silent | figured | lineage.adrift) - {claim.id}
    speaking = [one for one in standing if one.id not in silent]
    return speaking, [one for one in standing if one.id in silent]


def _joining(
    judge: Judge,
    claim: Claim,
    echoing: Iterable[Claim],
    repeated: Iterable[Claim],
    verdicts: Collection[Verdict],
) -> Iterator[Claim]:
    """Go through the echoes of claims that stand to a figure as these do."""
    ids = echoes_of(judge.lineage, (one.id for one in repeated)) | judge.lineage.adrift
    for one in echoing:
        if one.id in ids and judge.compare(claim, one).verdict in verdicts:
            yield one


def _useless(judge: Judge, question: Question, backing: Iterable[Claim]) -> frozenset[str]:
    asked = (claim.id for claim in judge.ledger.by_question.get(question.key, ()))
    return judge.ledger.replaced.union(asked).difference(claim.id for claim in backing)


def _other(comparison: Comparison) -> Claim:
    other = comparison.second
    assert isinstance(other, Claim)  # noqa: S101 - only claims were compared; tells the type checker
    return other


def _corrections(
    judge: Judge, agreed: tuple[Claim, ...], standing: Iterable[Claim]
) -> tuple[Comparison, ...]:
    """Find what those who agreed have since corrected: the first of each pair stands no longer.

    An *update*, whose value holds for a later time, takes nothing back.
    """
    kept = {claim.id for claim in agreed}
    others = _by_origin(judge, (one for one in standing if one.id not in kept))
    found: list[Comparison] = []
    for claim in agreed:
        for later in others.get(judge.lineage.origins(claim), ()):
            if _may_correct(claim, later):
                comparison = judge.compare(claim, later)
                if comparison.change == "correction" and comparison.later == later.id:
                    found.append(comparison)
                    break
    return tuple(found)


def _may_correct(earlier: Claim, later: Claim) -> bool:
    one, other = earlier.holds_on, later.holds_on
    return one is None or other is None or not (one.is_before(other) or other.is_before(one))
