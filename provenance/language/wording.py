"""Estimates put back into words, such that reading the words gives the same estimate."""

from __future__ import annotations

import json
from decimal import Decimal

import attrs

from provenance.estimate import Estimate, Side
from provenance.language.profiles import PROFILES
from provenance.number import Number, arithmetic, exact

__all__ = ["PROFILE_MARK", "UNKNOWN_WORDS", "in_words", "numeral"]

PROFILE_MARK = ", by the profile "
UNKNOWN_WORDS = "no figure given"


def numeral(value: Number) -> str:
    """Write a number with its thousands grouped and nothing rounded, below zero in words.

    >>> numeral(12000), numeral(-5), numeral(Decimal("12.345"))
    ('12,000', '5 below zero', '12.3450')
    """
    written = f"{abs(value):,f}" if isinstance(value, Decimal) else f"{abs(value):,}"
    whole, _, part = written.partition(".")
    if len(part) == 3 and len(whole) <= 3 and whole != "0":  # noqa: PLR2004
        # Three places would read as grouped thousands elsewhere.
        written += "0"
    return f"{written} below zero" if value < 0 else written


def in_words(estimate: Estimate) -> str:
    """Write an estimate as good English that reads back as the same estimate.

    One whose figures contradict each other is described as it stands, and cannot be read back.

    >>> in_words(Estimate.more_than(3000)), in_words(Estimate.about(12000, give_or_take=500))
    ('more than 3,000', '12,000, give or take 500')
    """
    if estimate.oddities:
        return _odd(estimate)
    if estimate.profile:
        return _vague(estimate)
    if estimate.is_unknown:
        return UNKNOWN_WORDS
    if estimate.is_point:
        return _hedged(estimate, _first_figure(estimate, estimate.low))
    if estimate.has_both_ends:
        return _range(estimate)
    return _with_best(estimate, _hedged(estimate, _one_end(estimate)))


def _first_figure(estimate: Estimate, value: Number | None) -> str:
    """Write a figure with the hedge that stands right before it."""
    written = numeral(value or 0)
    if estimate.approximate and estimate.side is Side.BOTH:
        return f"about {written}"
    return f"nearly {written}" if estimate.side is Side.BELOW else written


def _hedged(estimate: Estimate, words: str) -> str:
    """Put behind the words the hedge that stands there."""
    if estimate.side is not Side.ABOVE or words.startswith("just over "):
        return words
    return f"{words} or slightly more"


def _one_end(estimate: Estimate) -> str:
    if estimate.high is None:
        if estimate.low_open and estimate.side is Side.ABOVE:
            return f"just over {numeral(estimate.low or 0)}"
        hedge = "more than" if estimate.low_open else "at least"
        return f"{hedge} {_first_figure(estimate, estimate.low)}"
    if estimate.high_open and estimate.side is Side.BELOW:
        return f"just under {numeral(estimate.high)}"
    hedge = _fewer_than(estimate.high) if estimate.high_open else "at most"
    return f"{hedge} {_first_figure(estimate, estimate.high)}"


def _range(estimate: Estimate) -> str:
    low, high, best = estimate.low, estimate.high, estimate.best
    if low is None or high is None:
        raise AssertionError("a range has both ends")
    if estimate.low_open or estimate.high_open:
        lower = "more than" if estimate.low_open else "at least"
        upper = _fewer_than(high) if estimate.high_open else "at most"
        words = f"{lower} {_first_figure(estimate, low)} but {upper} {numeral(high)}"
        return _with_best(estimate, _hedged(estimate, words))
    if 0 < low < _FIRST_GROUPED <= high:
        # "between 10 and 12,000" may be read as ten thousand.
        words = f"at least {_first_figure(estimate, low)} but at most {numeral(high)}"
        return _with_best(estimate, _hedged(estimate, words))
    if best is not None and not estimate.approximate:
        half = _distance(best, high)
        if half is not None and half == _distance(low, best):
            return f"{numeral(best)}, give or take {numeral(half)}"
    hedge = {Side.BOTH: "roughly ", Side.BELOW: "nearly ", Side.ABOVE: ""}[estimate.side]
    opening = hedge if estimate.approximate else ""
    words = f"{opening}between {numeral(low)} and {numeral(high)}"
    return _with_best(estimate, _hedged(estimate, words))


def _fewer_than(value: Number | None) -> str:
    """What can be counted is fewer; what has a fraction is less."""
    return "less than" if isinstance(value, Decimal) else "fewer than"


def _distance(lower: Number, upper: Number) -> Number | None:
    apart = arithmetic.subtract(Decimal(upper), Decimal(lower))
    # A distance may need one digit more than any number may have.
    return exact(apart) if apart.adjusted() < _MOST_PLACES else None


_MOST_PLACES = 65
_FIRST_GROUPED = 1000


def _with_best(estimate: Estimate, words: str) -> str:
    if estimate.best is None:
        return words
    return f"{words}, most likely {numeral(estimate.best)}"


def _vague(estimate: Estimate) -> str:
    """Write a vague word where one means just this, else the figures and whose reading they are."""
    for word, times in _VAGUE_WORDS:
        if estimate == _NEUTRAL.estimate(word, times):
            return _vague_words(word, times)
    words = in_words(attrs.evolve(estimate, profile=""))
    # A name may hold anything; written so it is neither markup nor invisible.
    name = json.dumps(estimate.profile).replace("<", "\\u003c")
    return f"{words}{PROFILE_MARK}{name}"


_NEUTRAL = PROFILES["neutral"]
_TIMES = {1: "", 100: "hundred", 1000: "thousand", 10**6: "million", 10**9: "billion"}
# "Hundreds of thousands" is what most readers know.
_SAID_OTHERWISE = frozenset(("tens", "scores", "lakhs", "crores"))
_VAGUE_WORDS = (
    *((word, 1) for word in _NEUTRAL.words if word not in _SAID_OTHERWISE),
    *((word, times) for times in (1000, 10**6, 10**9) for word in ("tens", "hundreds")),
    *((word, times) for times in (100, 1000, 10**6, 10**9) for word in ("several", "a couple")),
)


def _vague_words(word: str, times: int) -> str:
    if times == 1:
        return "a couple" if word == "a couple" else word
    scale = _TIMES[times]
    if word == "a couple":
        return f"a couple of {scale}"
    return f"several {scale}" if word == "several" else f"{word} of {scale}s"


def _odd(estimate: Estimate) -> str:
    """Say what the record says, and what is wrong with it."""
    low = "no low end" if estimate.low is None else f"low {numeral(estimate.low)}"
    high = "no high end" if estimate.high is None else f"high {numeral(estimate.high)}"
    best = "" if estimate.best is None else f", best {numeral(estimate.best)}"
    return f"{low}, {high}{best}, which contradict each other: {estimate.oddities[0]}"
