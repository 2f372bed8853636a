"""One interval out of several, only on request and by a method that the result names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from types import MappingProxyType
from typing import Any

import attrs

from provenance.corroboration.dispersion import COVERAGE, DIGITS, Point, point_of, weighted_mean
from provenance.errors import EstimateError, shown
from provenance.estimate import Estimate
from provenance.number import exact

__all__ = ["METHODS", "Combined", "combine"]


@attrs.frozen
class Combined:
    """An interval that nobody stated, the method that made it, and what to beware of.

    >>> combine([Estimate.between(40, 44), Estimate.between(46, 50)]).method
    'linear_pool'
    """

    value: Estimate
    method: str
    figures: tuple[Estimate, ...]
    warning: str

    def __str__(self) -> str:
        """Name the method with the value, and warn."""
        return f"{self.value} by {self.method} of {len(self.figures)} figures; {self.warning}"

    def to_dict(self) -> dict[str, Any]:
        """The combined interval as plain values, for JSON."""
        return {
            "value": str(self.value),
            "method": self.method,
            "figures": [str(figure) for figure in self.figures],
            "warning": self.warning,
        }


@attrs.frozen
class Method:
    """A way to combine figures: what it gives, and what to beware of."""

    function: Callable[[Sequence[Point]], tuple[Decimal, Decimal, Decimal]]
    warning: str


def _linear_pool(points: Sequence[Point]) -> tuple[Decimal, Decimal, Decimal]:
    """Mix the figures evenly: the scatter between them adds to the error within each."""
    count = len(points)
    mean = sum((point.value for point in points), Decimal(0)) / count
    within = sum((point.error**2 for point in points), Decimal(0)) / count
    between = sum(((point.value - mean) ** 2 for point in points), Decimal(0)) / count
    half = COVERAGE * (within + between).sqrt()
    return mean - half, mean, mean + half


def _inverse_variance(points: Sequence[Point]) -> tuple[Decimal, Decimal, Decimal]:
    if any(point.error == 0 for point in points):
        message = "a figure without a stated error cannot be weighted by it; use linear_pool"
        raise EstimateError(message, value=points)
    mean, error = weighted_mean(points)
    return mean - COVERAGE * error, mean, mean + COVERAGE * error


def _envelope(points: Sequence[Point]) -> tuple[Decimal, Decimal, Decimal]:
    low = min(point.value - COVERAGE * point.error for point in points)
    high = max(point.value + COVERAGE * point.error for point in points)
    return low, (low + high) / 2, high


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "linear_pool": Method(_linear_pool, "no origin has stated this interval"),
        "inverse_variance": Method(
            _inverse_variance,
            "it is far too narrow unless the figures are proven independent",
        ),
        "envelope": Method(_envelope, "it is as wide as the widest figures make it"),
    }
)
"""Every way to combine figures; add a row to know another."""


def combine(figures: Iterable[Estimate], *, method: str = "linear_pool") -> Combined:
    """Combine figures with two ends into one interval, by a named method.

    `linear_pool` needs no independence and is the default. `inverse_variance` takes independence
    for granted, which lineage never proves. `EstimateError` for no figures, for one without two
    ends, for none with an error under `inverse_variance`, or for an unknown method.

    >>> figures = [Estimate.between(40, 44), Estimate.between(46, 50)]
    >>> combine(figures).value
    Estimate(low=Decimal('38.67'), high=Decimal('51.33'), best=45)
    >>> combine(figures, method="envelope").value
    Estimate(low=40, high=50, best=45)
    """
    known = tuple(figures)
    if method not in METHODS:
        message = f"no method is called {shown(method)}; choose {', '.join(METHODS)}"
        raise EstimateError(message, value=method)
    if not known:
        raise EstimateError("there are no figures to combine", value=known)
    points = sorted(map(point_of, known), key=lambda point: (point.value, point.error))
    with localcontext(DIGITS):
        low, best, high = METHODS[method].function(points)
        value = Estimate(
            _outward(low, ROUND_FLOOR), _outward(high, ROUND_CEILING), best=_whole(best)
        )
    return Combined(value, method, known, METHODS[method].warning)


_GRAIN = Decimal("0.01")


def _outward(value: Decimal, rounding: str) -> Any:
    """Round an end outwards, so that the interval never narrows."""
    return exact(value.quantize(_GRAIN, rounding=rounding))


def _whole(value: Decimal) -> Any:
    return exact(value.quantize(_GRAIN))
