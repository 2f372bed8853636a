"""Rules on the figures of one claim among themselves: low, best and high."""

from __future__ import annotations

from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.number import grouped
from provenance.rules.finding import Figure, Found
from provenance.rules.rule import rule

__all__ = ["best_outside", "low_above_high"]


@rule(
    "best-outside",
    severity="warning",
    hint="check the row at its source: one of low, best and high is wrong, or in the wrong column",
)
def best_outside(claim: Claim) -> Found | None:
    """The best estimate is no less than the low one and no more than the high one."""
    figure = claim.estimate
    if figure is None or figure.best is None:
        return None
    if figure.low is not None and figure.best < figure.low:
        reason = f"best {grouped(figure.best)} is below low {grouped(figure.low)}"
    elif figure.high is not None and figure.best > figure.high:
        reason = f"best {grouped(figure.best)} is above high {grouped(figure.high)}"
    else:
        return None
    return Found(reason, numbers=_numbers(figure))


@rule(
    "low-above-high",
    severity="warning",
    hint="check the row at its source: low and high may have been swapped",
)
def low_above_high(claim: Claim) -> Found | None:
    """The low estimate is no more than the high one."""
    figure = claim.estimate
    if figure is None or figure.low is None or figure.high is None or figure.low <= figure.high:
        return None
    reason = f"low {grouped(figure.low)} is above high {grouped(figure.high)}"
    return Found(reason, numbers=_numbers(figure))


def _numbers(figure: Estimate) -> dict[str, Figure]:
    named = {"low": figure.low, "best": figure.best, "high": figure.high}
    return {name: value for name, value in named.items() if value is not None}
