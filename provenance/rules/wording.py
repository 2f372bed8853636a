"""Rules on the words quoted: what they say, and whether the stored figure says so too."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from provenance.claim import Claim
from provenance.composition import Breakdown, Misfit, read_breakdowns
from provenance.diagnosis import slips
from provenance.estimate import Estimate
from provenance.language import read_estimates
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

    A hedge that got lost is a warning. Words in which no figure can be read decide nothing.
    """
    figure = claim.estimate
    if not claim.words or figure is None or figure.is_unknown or figure.oddities:
        return None
    said = [mention.estimate for mention in read_estimates(claim.words)]
    if not said or any(_says_the_same(one, figure) for one in said):
        return None
    close = next((one for one in said if set(figure.figures) & set(one.figures)), None)
    if close is not None:
        reason = f"stored as {figure.in_words()}, while the words say {_written(close)}"
        return Found(reason, severity=Severity.WARNING)
    read = " and ".join(_written(one) for one in said)
    counts = claim.question.counts
    causes = tuple(c.sentence for one in said[:1] for c in slips(figure, one, counts=counts))
    return Found(f"stored as {figure.in_words()}, while the words say {read}", causes=causes)


def _says_the_same(said: Estimate, stored: Estimate) -> bool:
    """Whether both leave the same values; a stored "about" may have been left to the words."""
    return said.same_values(stored) or said == stored


def _written(estimate: Estimate) -> str:
    return estimate.in_words()


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
    if "(" not in claim.words and "inc" not in claim.words:
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
