"""Rules on the clocks of one claim: when it holds, when it was said, when it was recorded."""

from __future__ import annotations

from provenance.claim import Claim, Stance
from provenance.rules.rule import rule

__all__ = ["recorded_before_it_was_said", "said_before_it_happened"]


@rule(
    "said-before-it-happened",
    severity="warning",
    hint="check both dates; a figure for a day to come is an expected one",
)
def said_before_it_happened(claim: Claim, *, days: int = 1) -> str | None:
    """What is said to be so is of no later day than the one on which it is said.

    `days` allows for time zones: where it is Thursday in Seoul, it may be Wednesday elsewhere.
    """
    said, held = claim.said_on, claim.as_of
    if said is None or held is None or not claim.question.status.is_actual:
        return None
    if claim.stance is Stance.UNSURE or not said.is_before(held) or said.gap_days(held) <= days:
        return None
    return f"it was said on {said} to be so as of {held}, {said.gap_days(held)} days later"


@rule("recorded-before-it-was-said", severity="warning", hint="check both dates")
def recorded_before_it_was_said(claim: Claim, *, days: int = 1) -> str | None:
    """What is put on record was said no later than the day on which it is recorded."""
    said, recorded = claim.said_on, claim.recorded_on
    if said is None or recorded is None or not recorded.is_before(said):
        return None
    if recorded.gap_days(said) <= days:
        return None
    return f"it was recorded on {recorded}, but said on {said}"
