"""Estimates put back into words."""

from __future__ import annotations

from decimal import Decimal

from provenance.estimate import Estimate, Side
from provenance.number import Number

__all__ = ["in_words", "numeral"]


def numeral(value: Number) -> str:
    """Write a number with its thousands grouped and nothing rounded.

    >>> numeral(12000)
    '12,000'
    """
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def in_words(estimate: Estimate) -> str:
    """Write an estimate as good English that reads back as the same estimate.

    >>> in_words(Estimate.more_than(3000))
    'more than 3,000'
    """
    low, high = estimate.low, estimate.high
    about = "about " if estimate.approximate else ""
    if low is None and high is None:
        return "no figure"
    if high is None:
        hedge = "more than" if estimate.low_open else "at least"
        return f"{hedge} {about}{numeral(low or 0)}"
    if low is None:
        hedge = "fewer than" if estimate.high_open else "up to"
        return f"{hedge} {about}{numeral(high)}"
    if low == high:
        if estimate.approximate and estimate.side is Side.BELOW:
            return f"nearly {numeral(low)}"
        return f"{about}{numeral(low)}"
    return f"{about}between {numeral(low)} and {numeral(high)}"
