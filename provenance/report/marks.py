"""The mark of one estimate: a dot, a whisker, an arrow, as shapes of SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from provenance.claim import Claim, Stance
from provenance.estimate import Estimate
from provenance.number import Number
from provenance.report.axis import Axis
from provenance.report.element import Markup, element
from provenance.tolerance import Tolerance

__all__ = ["HEIGHT", "Pen", "marks_of"]

HEIGHT = 24
"""How high the strip of one mark is, in pixels."""

_MIDDLE = HEIGHT / 2
_CAP = 5
_DOT = 5.5
_BREAK = "M12 5L16 -5M17 5L21 -5"


@attrs.frozen
class Pen:
    """Where a place from 0 to 1 comes to lie, as a coordinate that SVG understands."""

    at: Callable[[float], str]
    axis: Axis
    tolerance: Tolerance

    @classmethod
    def in_percent(cls, axis: Axis, tolerance: Tolerance) -> Pen:
        """A pen for a strip that is as wide as the page allows."""
        return cls(lambda place: f"{100 * place:.4g}%", axis, tolerance)

    @classmethod
    def in_pixels(cls, axis: Axis, tolerance: Tolerance, left: float, width: float) -> Pen:
        """A pen for a strip of a fixed width."""
        return cls(lambda place: f"{left + width * place:.1f}", axis, tolerance)

    def x(self, value: Number | float) -> str:
        """Where a number comes to lie."""
        return self.at(self.axis.at(value))


def marks_of(
    claim: Claim, pen: Pen, top: float = 0, *, contested: bool = False
) -> Iterator[Markup]:
    """Draw the figure of a claim: filled where actual, hollow where not, crossed where denied.

    An arrow leads to where no end was stated, a whisker spans a stated range, a dashed one what a
    tolerance allows. Figures that contradict themselves are not drawn.
    """
    estimate = claim.estimate
    if estimate is None or estimate.is_unknown or estimate.oddities:
        return
    y = top + _MIDDLE
    yield from _whiskers(estimate, pen, y, contested=contested)
    for figure in _dots(estimate):
        if pen.axis.holds(figure):
            yield from _dot(claim, pen.x(figure), y, contested=contested)
        elif pen.axis.is_below(figure):
            yield from _dot(claim, pen.x(figure), y, contested=contested)
            yield _at(pen.x(figure), y, element("path", class_="clipped", d=_BREAK))


def _dots(estimate: Estimate) -> tuple[Number, ...]:
    """Pick the figures that get a dot: a best one, or a one-sided end that is itself possible."""
    if estimate.best is not None:
        return (estimate.best,)
    if estimate.has_both_ends or estimate.low_open or estimate.high_open:
        return ()
    return estimate.figures


def _dot(claim: Claim, x: str, y: float, *, contested: bool) -> Iterator[Markup]:
    if contested:
        yield element("circle", class_="contested", cx=x, cy=y, r=_DOT + 4)
    if claim.stance is Stance.DENIES:
        yield _at(x, y, element("path", class_="cross", d="M-5 -5L5 5M-5 5L5 -5"))
        return
    kind = "dot" if claim.question.status.is_actual else "hollow"
    yield element("circle", class_=kind, cx=x, cy=y, r=_DOT)


def _whiskers(estimate: Estimate, pen: Pen, y: float, *, contested: bool) -> Iterator[Markup]:
    widened = pen.tolerance.widen(estimate)
    if widened.is_point:
        return
    stated = estimate.same_values(widened) and not estimate.profile
    kind = f"{'whisker' if stated else 'tolerance'}{' clash' if contested else ''}"
    low = pen.axis.low if widened.low is None else widened.low
    high = pen.axis.high if widened.high is None else widened.high
    yield element(
        "line",
        class_=f"{kind} clash" if contested else kind,
        x1=pen.x(low),
        x2=pen.x(high),
        y1=y,
        y2=y,
    )
    for end, is_open, side in (
        (widened.low, widened.low_open, -1),
        (widened.high, widened.high_open, 1),
    ):
        x = pen.at(max(side, 0)) if end is None or not pen.axis.holds(end) else pen.x(end)
        yield _at(x, y, _end(end, pen.axis, side, is_open=is_open))


def _end(end: Number | None, axis: Axis, side: int, *, is_open: bool) -> Markup:
    """Shape the end of a whisker: an arrow, a break where the axis ends, a bracket or a cap."""
    if end is None:
        return element("path", class_="arrow", d=f"M{-7 * side} -4.5L0 0L{-7 * side} 4.5")
    if not axis.holds(end):
        return element("path", class_="clipped", d="M-8 5L-4 -5M-3 5L1 -5")
    if is_open:
        curve = f"M{-3 * side} {-_CAP}Q{side} 0 {-3 * side} {_CAP}"
        return element("path", class_="cap", d=curve)
    return element("path", class_="cap", d=f"M0 {-_CAP}V{_CAP}")


def _at(x: str, y: float, shape: Markup) -> Markup:
    """Put a shape of fixed size at a place that may be a share of the width."""
    return element("svg", shape, x=x, y=y, overflow="visible")
