"""Rules on the words quoted: what they say, and whether the stored figure says so too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import reduce
from operator import add

from provenance.claim import Claim
from provenance.composition import Breakdown, Misfit, read_breakdowns
from provenance.diagnosis import slips
from provenance.errors import EstimateError
from provenance.estimate import Estimate
from provenance.language import PROFILES, Mention, RelationKind, read_estimates
from provenance.rules.finding import Found, Severity
from provenance.rules.rule import rule

__all__ = ["words_and_figure_differ", "words_do_not_add_up"]


@rule(
    "words-and-figure-differ",
    severity="error",
    hint="read the words again; store what they say, or quote the words that carry the figure",
)
def words_and_figure_differ(claim: Claim) -> Found | None:
    """The figure stored is one that the quoted words state, with the hedge they state it with.

    A hedge that got lost is a warning. Words in which no figure can be read, or one that has to be
    worked out ("a third of 9,000"), decide nothing; several figures may have been added up.
    """
    figure, counts = claim.estimate, claim.question.counts
    if not claim.words or figure is None or figure.is_unknown or figure.oddities:
        return None
    mentions = read_estimates(claim.words)
    said = [mention.estimate for mention in mentions]
    if not said or any(_says_the_same(one, figure, counts=counts) for one in said):
        return None
    if _may_be_meant(mentions, figure, claim.words):
        return None
    close = next((one for one in said if set(figure.figures) & set(one.figures)), None)
    if close is not None:
        reason = f"stored as {figure.in_words()}, while the words say {_written(close)}"
        return Found(reason, severity=Severity.WARNING)
    read = " and ".join(_written(one) for one in said)
    causes = tuple(c.sentence for one in said[:1] for c in slips(figure, one, counts=counts))
    return Found(f"stored as {figure.in_words()}, while the words say {read}", causes=causes)


def _says_the_same(said: Estimate, stored: Estimate, *, counts: bool) -> bool:
    """Whether both leave the same values; a stored "about" may have been left to the words."""
    if said.same_values(stored):
        return True
    return counts and said.counted().same_values(stored.counted())


_WORKED_OUT = (RelationKind.FRACTION_OF, RelationKind.MULTIPLE)


def _may_be_meant(mentions: Sequence[Mention], stored: Estimate, words: str) -> bool:
    """Whether a figure is another reading of the words, or what their figures come to."""
    if any(one.relation is not None and one.relation.kind in _WORKED_OUT for one in mentions):
        return True
    named = set(stored.figures)
    if any(named <= set(mention.ambiguous) for mention in mentions):
        return True
    if _come_to([mention.estimate for mention in mentions], stored):
        return True
    otherwise = (one for profile in PROFILES for one in read_estimates(words, profile=profile))
    vague = (one.estimate for one in otherwise if one.estimate.profile)
    return any(one.overlaps(stored) and _is_of_one_size(one, stored) for one in vague)


def _come_to(said: Sequence[Estimate], stored: Estimate) -> bool:
    with suppress(EstimateError):  # the largest figures there can be come to no figure
        return reduce(add, said).same_values(stored)
    return False


_TENFOLD = 10


def _is_of_one_size(vague: Estimate, stored: Estimate) -> bool:
    """Whether a figure is below ten times what vague words begin at, for many have no end."""
    least = stored.high if stored.low is None else stored.low
    return vague.low is None or least is None or least < _TENFOLD * vague.low


def _written(estimate: Estimate) -> str:
    return estimate.in_words()


# What opens a list of parts; it only spares the reading of words that cannot hold one.
_MAY_LIST = re.compile(r"[(\[]|inc|of (?:wh|th)|among (?:th|wh)", re.IGNORECASE)


@rule(
    "words-do-not-add-up",
    severity="error",
    hint="check the list at its source: a part may be wrong, double, or not of this whole",
)
def words_do_not_add_up(
    claim: Claim, *, at_least: int = 0, at_least_share: Decimal = Decimal("0.1")
) -> Iterator[Found]:
    """Parts that the quoted words list in brackets come to their whole, and none exceeds it.

    Told from a gap of `at_least` on; where the whole is hedged, from `at_least_share` of it on.
    """
    if not _MAY_LIST.search(claim.words):
        return
    for breakdown in read_breakdowns(claim.words):
        for misfit in breakdown.misfits(at_least=at_least, at_least_share=at_least_share):
            yield _found(breakdown, misfit)


def _found(breakdown: Breakdown, misfit: Misfit) -> Found:
    numbers = {"whole": str(misfit.whole), "parts": str(misfit.total)}
    numbers["gap"] = str(misfit.gap)
    return Found(f"{misfit}: {breakdown}", numbers=numbers, causes=_misread(breakdown))


def _misread(breakdown: Breakdown) -> tuple[str, ...]:
    """Another reading of a figure under which the parts do add up."""
    return tuple(
        f"{part.text} may mean {other:,}"
        for part in breakdown.parts
        for other in part.ambiguous
        if Estimate.exactly(other).figures != part.estimate.figures
    )
