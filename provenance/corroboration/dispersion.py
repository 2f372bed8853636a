"""How far figures with stated errors lie apart: measures of conflict, never of the truth.

A stated error is the half-width of "12,000 ± 500" or of a range with its best figure in the middle,
read as twice the standard uncertainty (the expanded uncertainty of metrology). All is computed in
decimals of 28 digits, so that every machine gives the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, localcontext
from typing import Any, Final

import attrs

from provenance.errors import EstimateError
from provenance.estimate import Estimate

__all__ = ["COVERAGE", "DIGITS", "Point", "Spread", "point_of", "spread_of"]

COVERAGE: Final = Decimal(2)
"""How many standard uncertainties a stated half-width is taken to be."""

DIGITS: Final = Context(prec=28)
_SHOWN: Final = Decimal("0.001")
_MOST_UNCERTAIN: Final = Decimal(3)
"""Points more uncertain than 3 √n times the mean's uncertainty tell nothing of the others' scatter
(Particle Data Group, Review of Particle Physics, introduction)."""


@attrs.frozen
class Point:
    """A figure and its standard uncertainty, which is zero for a bare one.

    >>> point_of(Estimate.about(12000, give_or_take=500))
    Point(value=Decimal('12000'), error=Decimal('250'))
    """

    value: Decimal
    error: Decimal


def point_of(figure: Estimate) -> Point:
    """Read a figure with both ends as its middle, or best figure, and standard uncertainty.

    `EstimateError` where an end is missing, or the figures contradict one another.
    """
    if figure.low is None or figure.high is None or figure.oddities:
        message = f"{figure} has no two ends, so no error can be read from it"
        raise EstimateError(message, value=figure)
    with localcontext(DIGITS):
        low, high = Decimal(figure.low), Decimal(figure.high)
        middle = (low + high) / 2 if figure.best is None else Decimal(figure.best)
        return Point(middle, (high - low) / 2 / COVERAGE)


@attrs.frozen
class Spread:
    """How far several figures lie apart, measured by the errors that they state.

    `q` is Cochran's Q; `i_squared` the share of the scatter that the errors do not explain (Higgins
    and Thompson, 2002); `birge` the Birge ratio, above 1 where the errors are too small for the
    scatter; `scale` the Particle Data Group's factor, which leaves out the least certain figures.

    >>> two = [Estimate.about(100, give_or_take=20), Estimate.about(140, give_or_take=20)]
    >>> print(spread_of(two))
    2 figures with stated errors scatter 2.828 times as far as these explain (Q 8, I² 87.5 %)
    """

    points: tuple[Point, ...]
    q: Decimal
    i_squared: Decimal
    birge: Decimal
    scale: Decimal

    def __str__(self) -> str:
        """Tell the Birge ratio, Q and I² in a sentence."""
        share = _short(self.i_squared * 100)
        return (
            f"{len(self.points)} figures with stated errors scatter {_short(self.birge)} times "
            f"as far as these explain (Q {_short(self.q)}, I² {share} %)"
        )

    def to_dict(self) -> dict[str, Any]:
        """The measures as plain values, for JSON."""
        measures = {"q": self.q, "i_squared": self.i_squared}
        measures |= {"birge": self.birge, "scale": self.scale}
        return {"figures": len(self.points)} | {k: _short(v) for k, v in measures.items()}


def _short(value: Decimal) -> str:
    return f"{value.quantize(_SHOWN, context=DIGITS).normalize(DIGITS):f}"


def spread_of(figures: Iterable[Estimate]) -> Spread | None:
    """Measure how far figures lie apart, by those that state an error; None for fewer than two.

    >>> spread_of([Estimate.exactly(3), Estimate.exactly(5)]) is None
    True
    """
    known = (one for one in figures if _states_error(one))
    points = tuple(sorted(map(point_of, known), key=lambda point: (point.value, point.error)))
    if len(points) < 2:  # noqa: PLR2004 - one figure is not apart from any other
        return None
    with localcontext(DIGITS):
        q, degrees = _q(points), len(points) - 1
        i_squared = max(Decimal(0), (q - degrees) / q) if q else Decimal(0)
        return Spread(points, q, i_squared, (q / degrees).sqrt(), _scale(points))


def _states_error(figure: Estimate) -> bool:
    """Whether a best figure lies between two stated ends; a profile's or a tolerance's are not."""
    named = figure.best is not None and figure.has_both_ends and not figure.is_point
    return named and not (figure.approximate or figure.profile or figure.oddities)


def weighted_mean(points: Sequence[Point]) -> tuple[Decimal, Decimal]:
    """Give the mean weighted by inverse variance, and its uncertainty if all were independent.

    >>> [str(one) for one in weighted_mean([Point(Decimal(1), Decimal(1))] * 4)]
    ['1', '0.5']
    """
    with localcontext(DIGITS):
        weights = [1 / point.error**2 for point in points]
        total = sum(weights, Decimal(0))
        pairs = zip(weights, points, strict=True)
        mean = sum((weight * point.value for weight, point in pairs), Decimal(0)) / total
        return mean, 1 / total.sqrt()


def _q(points: Sequence[Point]) -> Decimal:
    mean, _ = weighted_mean(points)
    return sum((((point.value - mean) / point.error) ** 2 for point in points), Decimal(0))


def _scale(points: Sequence[Point]) -> Decimal:
    _, error = weighted_mean(points)
    most = _MOST_UNCERTAIN * Decimal(len(points)).sqrt() * error
    certain = [point for point in points if point.error <= most]
    if len(certain) < 2:  # noqa: PLR2004 - one figure does not scatter
        return Decimal(1)
    return (_q(certain) / (len(certain) - 1)).sqrt()
