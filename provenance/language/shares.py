"""Shares, odds, ratios and votes: two figures of which the second measures the first.

"One in five" and "one person in 10" are shares; "3 to 1" is a ratio, "51 to 49" a vote.
"""

from __future__ import annotations

from fractions import Fraction

from provenance.language.cues import NOT_A_NOUN
from provenance.language.figures import Refused
from provenance.language.neighbours import FUNCTION_WORDS, counts, is_year
from provenance.language.number_words import settled
from provenance.language.numbers import COUNTED
from provenance.language.pairs import PERIODS, Joined, Pair
from provenance.language.pseudo_tables import SCORE_BEFORE
from provenance.language.scanner import Tokens
from provenance.language.units import MEASURES

__all__ = ["SHARES", "share", "vote_or_ratio"]

SHARES = frozenset(
    (
        *(("out", "of"), ("in",), ("out", "of", "every"), ("in", "every"), ("of", "every")),
        *(("-", "in", "-"), ("-", "in", "-", "a", "-")),
    )
)
"""The words between the two figures of a share."""
# What may stand behind the noun of "one person in every 10".
_WITH_NOUN = frozenset((("in",), ("in", "every")))
_LARGEST_SHARED = 1000


def share(tokens: Tokens, pair: Pair) -> Joined | None:
    """Read "one in five", "two out of five" and "one person in 10" as shares.

    >>> from provenance.language import read_estimates
    >>> [m.estimate.best for m in read_estimates("one person in 10 is ill")]
    [Decimal('0.1')]
    """
    one, other = pair.one, pair.other
    if one.unit or other.unit:
        return None
    whole = isinstance(one.value, int) and isinstance(other.value, int)
    if not whole or not 0 < one.value < other.value:
        return None
    if pair.gap not in SHARES:
        shared = pair.gap[1:] in _WITH_NOUN and _shares_a_noun(tokens, pair)
    else:
        # "5 km in 22 min" is no share.
        measured = other.first - one.last > len(pair.gap)
        placed = other.value > _LARGEST_SHARED or tokens.word(other.last) in PERIODS
        shared = not measured and not (pair.gap == ("in",) and placed and one.value != 1)
    if not shared:
        return None
    value = settled(Fraction(one.value) / Fraction(other.value))
    return Joined(one.first, other.last, value, value, "share")


def _shares_a_noun(tokens: Tokens, pair: Pair) -> bool:
    """Whether "one person in 10" is a share; "one goal in 10 games" and "in 10 days" are none."""
    noun, behind = pair.gap[0], tokens.word(pair.other.last)
    if not noun.isalpha() or noun in NOT_A_NOUN or noun in FUNCTION_WORDS or noun in _MEASURED:
        return False
    plural = noun in COUNTED or noun.endswith("s")
    if plural == (pair.one.value == 1) or is_year(tokens.words[pair.other.first]):
        return False
    if pair.gap[-1] == "every":
        return True
    if behind in PERIODS or behind in MEASURES or pair.other.scale > _LARGEST_SHARED:
        return False
    # "one case in 14 of 18 states"
    return behind in _LIVING or not (behind == "of" or counts(tokens, pair.other.last))


_MEASURED = MEASURES | PERIODS
# Verbs that look like the noun of what is counted: "one child in five goes hungry".
_LIVING = frozenset(
    "lives has suffers goes faces needs dies says lacks is was reports uses owns works earns "
    "believes thinks feels wants gets spends relies depends skips smokes drinks speaks".split()
)


def vote_or_ratio(tokens: Tokens, pair: Pair, *, changes: bool) -> Refused | None:
    """Refuse "51 to 49" as the count of a vote or a game, and "10 to one" as odds or a ratio.

    `changes` tells that a verb of change stands before: "fell to 10 to 1" has no ratio in it.

    >>> from provenance.language import read_all
    >>> [one.rule for one in read_all("they were outnumbered 10 to one").rejections]
    ['ratio']
    """
    one, other = pair.one, pair.other
    if pair.gap != ("to",) or pair.opener == "from" or one.unit or other.unit:
        return None
    before = tokens.words[max(0, one.first - _REACH) : one.first]
    if one.value >= other.value and not (
        SCORE_BEFORE.isdisjoint(before[-4:]) and _VOTED.isdisjoint(before[-4:])
    ):
        return Refused(one.first, other.last, "score")
    told = not _RATIOS.isdisjoint(before) or tokens.word(other.last) in _BEHIND_A_RATIO
    to_one = other.value == 1 < one.value and not changes and not counts(tokens, other.last)
    return Refused(one.first, other.last, "ratio") if told or to_one else None


_REACH = 6
_VOTED = frozenset("passed approved rejected adopted cleared votes ballots majority".split())
_RATIOS = frozenset("ratio odds outnumber outnumbers outnumbered outnumbering".split())
_BEHIND_A_RATIO = frozenset(("ratio", "odds", "favourite", "favorite", "outsider", "margin"))
