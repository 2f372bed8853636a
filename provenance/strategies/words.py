"""Words, each with the estimate that they mean."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from provenance.estimate import Estimate, Side
from provenance.number import Number, grouped
from provenance.strategies.arguments import in_order, whole_number
from provenance.strategies.figures import numbers

__all__ = ["phrases"]

Maker = Callable[[Number], Estimate]

# Words with a place for the figure, and what they mean; the plainest first.
_HEDGES: tuple[tuple[str, Maker], ...] = (
    ("{}", Estimate.exactly),
    ("at least {}", Estimate.at_least),
    ("no fewer than {}", Estimate.at_least),
    ("{} or more", Estimate.at_least),
    ("more than {}", Estimate.more_than),
    ("over {}", Estimate.more_than),
    ("up to {}", Estimate.at_most),
    ("at most {}", Estimate.at_most),
    ("no more than {}", Estimate.at_most),
    ("fewer than {}", Estimate.less_than),
    ("about {}", Estimate.about),
    ("some {}", Estimate.about),
    ("around {}", Estimate.about),
    ("nearly {}", lambda value: Estimate.about(value, side=Side.BELOW)),
)
_THOUSAND = 1000


def _in_thousands(value: Number) -> str:
    return f"{value // _THOUSAND} thousand" if value % _THOUSAND == 0 else grouped(value)


# The plainest first.
_WRITINGS: tuple[Callable[[Number], str], ...] = (grouped, str, _in_thousands)


def phrases(min_value: int = 1, max_value: int = 10**6) -> SearchStrategy[tuple[str, Estimate]]:
    """Pairs of words and the estimate they mean, with figures in several writings.

    >>> from hypothesis import find
    >>> find(phrases(), lambda pair: pair[0].startswith("at least"))
    ('at least 3,000', Estimate(low=3000))
    """
    in_order(min_value, max_value, (int,))
    whole_number(min_value, "min_value", least=1)
    number = numbers(min_value, max_value)
    plain = st.builds(_hedged, st.sampled_from(_HEDGES), number, st.sampled_from(_WRITINGS))
    ranges = st.tuples(number, number).map(sorted).map(_ranged)
    return st.one_of(plain, ranges)


def _hedged(
    hedge: tuple[str, Maker], number: Number, written: Callable[[Number], str]
) -> tuple[str, Estimate]:
    words, make = hedge
    return words.format(written(number)), make(number)


def _ranged(ends: list[Number]) -> tuple[str, Estimate]:
    # "Between 1 and 3,000" could mean 1,000: nobody writes it who means 1.
    low, high = ends[0], min(max(ends[1], ends[0] + 1), ends[0] * 10 + 500)
    return f"between {grouped(low)} and {grouped(high)}", Estimate.between(low, high)
