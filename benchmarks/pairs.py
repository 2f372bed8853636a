"""Pairs that conflict, counted and listed by sorting, beside sorting alone and beside peers.

Claims are given as objects, with stances, days, origins, hedges and rounding in force; bare
intervals are numbers and nothing else. portion and intervaltree know bare intervals alone, and a
row appears for each that is installed.
"""

import gc
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from itertools import combinations
from random import Random
from time import perf_counter
from typing import Any

from benchmarks.rows import Row, in_turns
from provenance import Claim, Estimate, Ledger, Question, Source
from provenance.comparison import Judge
from provenance.dates import Window
from provenance.sweep import Pairs, excluded, summary

__all__ = ["claims_on", "run"]


_QUESTIONS = 200_000
_CLAIMS = 1_000_000
_CROWD = 100_000
_LISTED = 4_000
_PEERED = 600
_ROUNDS = 3


def claims_on(questions: int, number: int, *, sources: int = 500) -> list[Claim]:
    """Make so many claims in no order: half of them bare, the others hedged, floors and ranges."""
    draw = Random(number)  # noqa: S311 - the same on every machine
    days = [Window.of(f"2024-10-{day}") for day in range(21, 24)]
    asked = [Question("troops", place=f"place {number}") for number in range(questions)]
    voices = [Source(f"source-{number}") for number in range(sources)]
    return [
        Claim(
            voices[number % sources],
            draw.choice(asked),
            _figure(draw),
            said_on=draw.choice(days) if questions > 1 else days[0],
            id=f"c{number}",
        )
        for number in range(number)
    ]


def _figure(draw: Random) -> Estimate:
    value, kind = draw.randrange(1_000, 90_000), draw.random()
    if kind < 0.5:  # noqa: PLR2004 - half of all figures are bare
        return Estimate.exactly(value)
    if kind < 0.7:  # noqa: PLR2004
        return Estimate.about(round(value, -3))
    if kind < 0.8:  # noqa: PLR2004
        return Estimate.at_least(value)
    return Estimate.between(value, value + value // 10)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the collector of garbage out of the way."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _seconds(act: Callable[[], object]) -> float:
    with _undisturbed():
        start = perf_counter()
        act()
        return perf_counter() - start


def _beside(
    what: str,
    beside: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    scale: tuple[float, str],
    goal: float | None = None,
) -> Row:
    per, unit = scale
    one, other = in_turns(partial(_seconds, ours), partial(_seconds, theirs), rounds=_ROUNDS)
    return Row(what, beside, one * per, other * per, unit, goal)


def _of_many_questions() -> Row:
    claims = claims_on(_QUESTIONS, _CLAIMS)
    judge = Judge.of(Ledger(claims))
    tuples = [(one.question.id, one.estimate.low, one.id) for one in claims if one.estimate]
    return _beside(
        f"conflicts of {_QUESTIONS:,} questions, {_CLAIMS:,} claims",
        "sorted() on the same tuples",
        lambda: summary(claims, judge),
        lambda: sorted(tuples),
        scale=(1, "s"),
        goal=2,
    )


def _of_one_question() -> Iterator[Row]:
    claims = claims_on(1, _CROWD, sources=_CROWD)
    judge = Judge.of(Ledger(claims))
    draw = Random(_CROWD)  # noqa: S311
    floats = [draw.random() * 90_000 for _ in range(_CROWD)]
    lows = [int(number * 1_000) for number in floats]
    highs = [low + low // 10 for low in lows]
    beside, scale = "sorting as many floats", (1_000, "ms")
    yield _beside(
        f"pairs apart of {_CROWD:,} bare intervals",
        beside,
        lambda: excluded(lows, highs),
        lambda: sorted(floats),
        scale=scale,
    )
    yield _beside(
        f"conflicts of one question, {_CROWD:,} claims",
        beside,
        lambda: Pairs.of(claims, judge).counts(),
        lambda: sorted(floats),
        scale=scale,
        goal=7,
    )


def _listed() -> Iterator[Row]:
    claims = claims_on(1, _LISTED, sources=_LISTED)
    judge = Judge.of(Ledger(claims))
    conflicts = Pairs.of(claims, judge).counts().conflicts
    ends = [(one.low or 0, one.high or 10**9) for one in (c.estimate for c in claims) if one]
    scale = (1e9 / conflicts, "ns")
    naive = partial(_consumed, lambda: ((a, b) for a, b in combinations(ends, 2) if _apart(a, b)))
    for what, listed in (
        ("a conflict listed as a tuple", lambda: Pairs.of(claims, judge).conflicts()),
        ("a conflict listed in columns", lambda: _each(Pairs.of(claims, judge))),
    ):
        yield _beside(what, "a loop over bare ends", partial(_consumed, listed), naive, scale=scale)


def _apart(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    return bool(one[1] < other[0] or other[1] < one[0])


def _consumed(listed: Callable[[], Iterator[object]]) -> None:
    deque(listed(), maxlen=0)


def _each(pairs: Pairs) -> Iterator[object]:
    for _, others in pairs.columns():
        deque(others, maxlen=0)
        yield others


def _beside_peers() -> Iterator[Row]:
    draw = Random(_PEERED)  # noqa: S311
    lows = [draw.randrange(90_000) for _ in range(_PEERED)]
    highs = [low + 1 + low // 10 for low in lows]
    for name, count in (("portion", _by_portion), ("intervaltree", _by_intervaltree)):
        try:
            peer = import_module(name)
        except ImportError:
            continue
        if excluded(lows, highs) != count(peer, lows, highs):
            message = f"{name} finds another number of pairs"
            raise ValueError(message)
        yield _beside(
            f"pairs apart of {_PEERED} bare intervals",
            name,
            lambda: excluded(lows, highs),
            partial(count, peer, lows, highs),
            scale=(1_000, "ms"),
        )


def _by_portion(portion: Any, lows: list[int], highs: list[int]) -> int:
    intervals = [portion.closed(*ends) for ends in zip(lows, highs, strict=True)]
    return sum(not one.overlaps(other) for one, other in combinations(intervals, 2))


def _by_intervaltree(intervaltree: Any, lows: list[int], highs: list[int]) -> int:
    # Its intervals leave their end out.
    ends = [(low, high + 1) for low, high in zip(lows, highs, strict=True)]
    tree = intervaltree.IntervalTree.from_tuples(
        (low, high, number) for number, (low, high) in enumerate(ends)
    )
    met = sum(len(tree.overlap(low, high)) - 1 for low, high in ends)
    return (len(ends) * (len(ends) - 1) - met) // 2


def run() -> list[Row]:
    """Measure each thing and what stands beside it in turns."""
    # The many come last: what is made after them lies scattered over the memory that they left.
    return [*_of_one_question(), *_listed(), *_beside_peers(), _of_many_questions()]
