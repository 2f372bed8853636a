"""What it costs to check a few claims more, beside how many there are already.

The same claims are added, one to each of some questions, to a watch over ten thousand claims and to
one over a million, in which there are more sources in proportion: the cost should grow with what is
added, and not with what is there.
"""

import gc
from collections.abc import Iterator
from functools import partial
from itertools import count
from time import perf_counter

from benchmarks.pairs import claims_on
from benchmarks.rows import Row, in_turns
from provenance import Claim, Ledger
from provenance.checking import Watch, check

__all__ = ["run"]

_SMALL, _LARGE = 10_000, 1_000_000
_PER_QUESTION, _PER_SOURCE = 5, 20
_ADDED = 10
_ROUNDS = 9
_GOAL = 2.0


def _watched(number: int) -> tuple[Watch, list[Claim]]:
    claims = claims_on(number // _PER_QUESTION, number, sources=number // _PER_SOURCE)
    return Watch(Ledger(claims)), claims[:: len(claims) // _ADDED][:_ADDED]


def _added(watch: Watch, like: list[Claim], numbers: Iterator[int]) -> float:
    """Add a claim like each of some, and say how long it took."""
    more = [claim.but(id=f"new-{next(numbers)}") for claim in like]
    gc.collect()
    gc.disable()
    try:
        start = perf_counter()
        watch.add(*more)
        return perf_counter() - start
    finally:
        gc.enable()


def _checked(ledger: Ledger) -> float:
    start = perf_counter()
    check(ledger)
    return perf_counter() - start


def run() -> list[Row]:
    """Measure additions to both in turns, and beside checking the smaller one again."""
    small, large = _watched(_SMALL), _watched(_LARGE)
    # To look through a million claims for garbage takes far longer than what is measured here.
    gc.freeze()
    try:
        return _rows(small, large)
    finally:
        gc.unfreeze()


def _rows(small: tuple[Watch, list[Claim]], large: tuple[Watch, list[Claim]]) -> list[Row]:
    numbers = count()
    adding = [partial(_added, *watched, numbers) for watched in (large, small)]
    what = f"{_ADDED} claims added to {_LARGE:,}"
    ours, theirs = in_turns(*adding, rounds=_ROUNDS)
    again = in_turns(adding[1], partial(_checked, small[0].ledger), rounds=_ROUNDS)
    return [
        Row(what, f"the same added to {_SMALL:,}", 1e3 * ours, 1e3 * theirs, "ms", _GOAL),
        Row(
            f"{_ADDED} claims added to {_SMALL:,}",
            "a whole check of them",
            1e3 * again[0],
            1e3 * again[1],
            "ms",
        ),
    ]
