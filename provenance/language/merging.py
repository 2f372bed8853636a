"""One estimate out of two: both ends stated one after the other, or a best value named behind."""

from __future__ import annotations

from provenance.language.cues import NOT_A_NOUN
from provenance.language.figures import Refused
from provenance.language.quantities import Quantity
from provenance.language.scanner import Tokens
from provenance.language.status import CUES

__all__ = ["merged"]

_CONJUNCTIONS = frozenset(("and", "but", ",", "or", "possibly", "perhaps", "maybe", "even", "also"))
_LONGEST_CONJUNCTION = 3
_LONGEST_NOUN = 3
_DOUBTING = frozenset(("possibly", "perhaps", "maybe"))
_JOINED_WITHOUT = frozenset(("nor", "max", "maximum"))
_BEST = frozenset(
    (("most", "likely"), ("likeliest",), ("best", "estimate"), ("probably",), ("best", "guess"))
)


def merged(tokens: Tokens, quantities: list[Quantity | Refused]) -> list[Quantity | Refused]:
    """Make one estimate of "more than 10 and fewer than 40"."""
    kept: list[Quantity | Refused] = []
    for quantity in quantities:
        both = _as_one(tokens, kept[-1], quantity) if kept else None
        if both is None:
            kept.append(quantity)
        else:
            kept[-1] = both
    return kept


def _as_one(tokens: Tokens, one: Quantity | Refused, other: Quantity | Refused) -> Quantity | None:
    if isinstance(one, Refused) or isinstance(other, Refused):
        return None
    if one.low is not None and one.low == one.high:
        # By far the most frequent case: a point has no end to spare.
        return None
    return _both_ends(tokens, one, other) or _with_best(tokens, one, other)


def _both_ends(tokens: Tokens, one: Quantity, other: Quantity) -> Quantity | None:
    lower, upper = (one, other) if one.high is None else (other, one)
    low, high = lower.low, upper.high
    if low is None or high is None or lower.high is not None or upper.low is not None:
        return None
    gap = tokens.words[one.last : other.first]
    gap = _without_noun(tokens, other, gap)
    joins = len(gap) <= _LONGEST_CONJUNCTION and _CONJUNCTIONS.issuperset(gap)
    joins = joins and (len(gap) > 0 or tokens.words[other.first] in _JOINED_WITHOUT)
    # "up to 40, at least 10" are two columns of a table rather than one range.
    joins = joins and (gap != [","] or lower is one)
    if not joins or low >= high or (one.figure.unit and one.figure.unit != other.figure.unit):
        return None
    effect = one.effect.with_other(other.effect._replace(low=one.effect.low, high=one.effect.high))
    return lower._replace(
        first=one.first,
        last=other.last,
        high=high,
        high_open=upper.high_open,
        effect=effect or one.effect,
        rules=(*one.rules, *other.rules, "both ends"),
    )


def _without_noun(tokens: Tokens, other: Quantity, gap: list[str]) -> list[str]:
    """Leave out the noun in "over 200 men, perhaps as many as 300, died", which both count."""
    for at, word in enumerate(gap[: _LONGEST_NOUN + 1]):
        if word in _CONJUNCTIONS:
            behind = tokens.word(other.last)
            own_noun = behind.isalpha() and behind not in CUES and behind not in NOT_A_NOUN
            if word == "but" and CUES.keys().isdisjoint(gap[:at]):
                # "more than 10 men but fewer than 40"
                return gap[at:] if not own_noun or behind == gap[at - 1] else gap
            doubted = not _DOUBTING.isdisjoint((*gap[at:], tokens.words[other.first]))
            return gap[at:] if doubted and not own_noun else gap
    return gap


def _with_best(tokens: Tokens, one: Quantity, other: Quantity) -> Quantity | None:
    """Read "between 10,000 and 12,000, most likely 11,000" as one estimate with its best value."""
    gap = tokens.words[one.last : other.first]
    best = other.low
    if gap[:1] != [","] or tuple(gap[1:]) not in _BEST or best is None or best != other.high:
        return None
    too_low = one.low is not None and best < one.low
    too_high = one.high is not None and best > one.high
    if too_low or too_high:
        return None
    rules = (*one.rules, *other.rules, "best value")
    return one._replace(last=other.last, best=best, rules=rules)
