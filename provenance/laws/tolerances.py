"""Laws of tolerances: a hedge widens, nothing else does, and never past its meaning."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs

from provenance.estimate import Estimate, Side
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed
from provenance.number import Number, exact
from provenance.tolerance import Tolerance

__all__ = ["SUITE", "Careless"]

_HERE = Gathering(Family.TOLERANCES)
law = _HERE.law
_GRAIN = Tolerance.grain()


@attrs.frozen
class Careless:
    """A tolerance some of whose ways are replaced: what the laws of tolerances are proven on.

    >>> Careless(half_width=lambda value, side=None: -1).half_width(3000)
    -1
    """

    widen: Callable[[Estimate], Estimate] = _GRAIN.widen
    half_width: Callable[..., Number] = _GRAIN.half_width
    rounds_together: Callable[[Number, Number], bool] = _GRAIN.rounds_together
    method: str = "grain"
    name: str = "grain"

    def __str__(self) -> str:
        """Give the name it goes by."""
        return self.name


def _negative(value: Number, _side: Side = Side.BOTH) -> Number:
    return -value


def _whole_figure(value: Number, _side: Side = Side.BOTH) -> Number:
    return value


def _at_most_five(value: Number, _side: Side = Side.BOTH) -> Number:
    return min(value, 5)


def _shifted(estimate: Estimate) -> Estimate:
    return _GRAIN.widen(estimate) + Estimate.exactly(500 if estimate.approximate else 0)


def _around(estimate: Estimate) -> Estimate:
    if estimate.low is None or estimate.high is None:
        return estimate
    return attrs.evolve(estimate, low=min(estimate.low, 1), high=estimate.high + 1)


def _still_hedged(estimate: Estimate) -> Estimate:
    widened = _GRAIN.widen(estimate)
    return attrs.evolve(widened, approximate=estimate.approximate)


def _both_sides(estimate: Estimate) -> Estimate:
    return _GRAIN.widen(attrs.evolve(estimate, side=Side.BOTH))


@law(
    "widening-allows-what-was-said",
    "A widened estimate still allows every value that the words allowed.",
    needs="estimate",
    catches="tolerances that are shifted",
    breaker=Careless(widen=_shifted),
)
def _keeps(tolerance: Any, one: Estimate) -> str | None:
    wide = tolerance.widen(one)
    return claimed(one.within(wide), f"{one!r} became {wide!r}")


@law(
    "only-a-hedge-widens",
    "A figure without a hedge is judged as it was said.",
    needs="estimate",
    catches="a margin given to everything",
    breaker=Careless(widen=_around),
)
def _only_hedged(tolerance: Any, one: Estimate) -> str | None:
    bare = attrs.evolve(one, approximate=False)
    return claimed(bare.same_values(tolerance.widen(bare)), f"{bare!r} was widened")


@law(
    "widening-happens-once",
    "Widening what is widened already changes nothing.",
    needs="estimate",
    catches="a margin that is added at every step",
    breaker=Careless(widen=_still_hedged),
)
def _once(tolerance: Any, one: Estimate) -> str | None:
    wide = tolerance.widen(one)
    return alike(wide, tolerance.widen(wide), "widened once and widened twice")


@law(
    "nearly-reaches-one-way",
    "Nearly a number is never above it, and a bit over it never below.",
    needs="number",
    catches="hedges that lose their side",
    breaker=Careless(widen=_both_sides),
)
def _one_sided(tolerance: Any, number: Number) -> str | None:
    below = tolerance.widen(Estimate.about(number, side=Side.BELOW))
    above = tolerance.widen(Estimate.about(number, side=Side.ABOVE))
    return alike((below.high, above.low), (number, number), "the ends on the side not hedged")


@law(
    "vague-words-keep-their-interval",
    "What a profile says that dozens are is not widened again.",
    needs="estimate",
    catches="two conventions on top of each other",
    breaker=Careless(widen=lambda a: _GRAIN.widen(attrs.evolve(a, profile=""))),
)
def _vague(tolerance: Any, one: Estimate) -> str | None:
    vague = attrs.evolve(one, profile="neutral", approximate=True)
    return claimed(vague.same_values(tolerance.widen(vague)), f"{vague!r} was widened")


@law(
    "a-half-width-is-never-negative",
    "How far a figure may lie from the one named is zero or more.",
    needs="number",
    catches="signs lost in the arithmetic",
    breaker=Careless(half_width=_negative),
)
def _not_negative(tolerance: Any, number: Number) -> str | None:
    width = tolerance.half_width(number)
    return claimed(width >= 0, f"{number} may lie {width} off")


@law(
    "about-some-is-not-none",
    "About a number of things is never as few as none of them.",
    needs="number",
    catches="widths that swallow the figure",
    breaker=Careless(half_width=_whole_figure),
    applies=lambda tolerance: tolerance.method != "percent",
)
def _not_none(tolerance: Any, number: Number) -> str | None:
    width = tolerance.half_width(number)
    return claimed(number <= 0 or width < number, f"{number} may lie {width} off")


@law(
    "the-unit-changes-no-tolerance",
    "About 12 thousand is as wide as about 12,000.",
    needs="number",
    catches="widths that hang on the unit",
    breaker=Careless(half_width=_at_most_five),
    applies=lambda tolerance: tolerance.method != "ferson",
)
def _unit(tolerance: Any, number: Number) -> str | None:
    thousands = exact(Decimal(number) * 1000)
    grown = exact(Decimal(tolerance.half_width(number)) * 1000)
    return alike(
        grown, tolerance.half_width(thousands), f"the width of {number} thousand, {thousands}"
    )


@law(
    "rounding-is-symmetric",
    "Whether two figures are equal within rounding does not depend on which comes first.",
    needs="number number",
    catches="rounding upwards only",
    breaker=Careless(rounds_together=lambda a, b: a <= b <= 2 * a),
)
def _rounding(tolerance: Any, one: Number, other: Number) -> str | None:
    both = tolerance.rounds_together(one, other), tolerance.rounds_together(other, one)
    return alike(*both, f"rounding {one} and {other} together, either way round")


@law(
    "a-figure-rounds-with-itself",
    "A figure is equal to itself within rounding, except where no rounding is allowed.",
    needs="number",
    catches="less than where at most was meant",
    breaker=Careless(rounds_together=lambda a, b: a != b),
    applies=lambda tolerance: tolerance.method != "as_said",
)
def _with_itself(tolerance: Any, number: Number) -> str | None:
    return claimed(tolerance.rounds_together(number, number), f"{number} is not equal to itself")


@law(
    "a-tolerance-is-known-by-its-name",
    "The name that a result gives for its tolerance leads back to that tolerance.",
    needs="",
    catches="names that leave the setting out",
    breaker=Careless(name="percent"),
)
def _named(tolerance: Any) -> str | None:
    found = Tolerance.named(str(tolerance))
    return alike(str(found), str(tolerance), "the name, and that of what it names")


SUITE = Suite(
    Family.TOLERANCES,
    "a `Tolerance`, or anything with its `widen`, `half_width` and `rounds_together`",
    tuple(_HERE),
    lambda: (
        Tolerance.grain(),
        Tolerance.as_said(),
        Tolerance.ferson(),
        Tolerance.percent(5),
        Tolerance.percent(50),
    ),
)
