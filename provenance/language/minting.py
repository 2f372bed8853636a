"""Estimates made of parts that reading has already brought into canonical form."""

from __future__ import annotations

import attrs

from provenance.estimate import Estimate, Side
from provenance.number import Number

__all__ = ["minted"]

(
    _put_low,
    _put_high,
    _put_low_open,
    _put_high_open,
    _put_best,
    _put_approximate,
    _put_side,
    _put_profile,
    _put_words,
) = (getattr(Estimate, field.name).__set__ for field in attrs.fields(Estimate))


def minted(  # noqa: PLR0913, PLR0917 - one argument a field, by position for speed
    low: Number | None,
    high: Number | None,
    low_open: bool,  # noqa: FBT001
    high_open: bool,  # noqa: FBT001
    best: Number | None,
    approximate: bool,  # noqa: FBT001
    side: Side,
    profile: str,
    words: str,
) -> Estimate:
    """Make an estimate without checking once more what is known to be canonical.

    Checking costs as much as all the reading does; that nothing is lost by it is a law of the
    tests: whatever is read equals what the checked constructor makes of the same fields.

    >>> made = minted(3000, None, False, False, None, False, Side.BOTH, "", "3,000 or more")
    >>> made == Estimate.at_least(3000)
    True
    """
    if best is None and low is not None and low == high:
        best = low
    estimate = object.__new__(Estimate)
    _put_low(estimate, low)
    _put_high(estimate, high)
    _put_low_open(estimate, low_open)
    _put_high_open(estimate, high_open)
    _put_best(estimate, best)
    _put_approximate(estimate, approximate)
    _put_side(estimate, side)
    _put_profile(estimate, profile)
    _put_words(estimate, words)
    return estimate
