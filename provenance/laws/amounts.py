"""Laws of estimates that are added up, and of the gaps between them."""

from __future__ import annotations

from decimal import Decimal

import attrs

from provenance.estimate import Estimate
from provenance.gap import Gap
from provenance.laws.algebra import Algebra
from provenance.laws.law import Family, Gathering
from provenance.laws.saying import alike, claimed
from provenance.number import Number, exact

__all__ = ["LAWS"]

LAWS = Gathering(Family.ESTIMATES)
law = LAWS.law


def _gap_or_zero(one: Estimate, other: Estimate) -> Gap | None:
    return Gap.between(one.low or 0, other.low or 0)


def _one_sided_gap(one: Estimate, other: Estimate) -> Gap | None:
    gap = one.gap(other)
    return gap if gap is None or (one.high or 0) < (other.low or 0) else None


@law(
    "parts-add-up-in-any-order",
    "A sum of estimates depends on neither order nor brackets.",
    needs="estimate estimate estimate",
    catches="sums that keep the hedge of their first part",
    breaker=Algebra(add=lambda a, b: attrs.evolve(a + b, approximate=a.approximate)),
)
def _sums(algebra: Algebra, a: Estimate, b: Estimate, c: Estimate) -> str | None:
    left = algebra.add(algebra.add(a, b), c)
    right = algebra.add(a, algebra.add(b, c))
    return alike(algebra.add(a, b), algebra.add(b, a), "the sum either way round") or claimed(
        left.same_values(right), f"{left!r} one way and {right!r} the other"
    )


@law(
    "members-add-up",
    "A value possible here and one possible there add up to a value possible in the sum.",
    needs="number number estimate estimate",
    catches="sums that are too narrow",
    breaker=Algebra(add=lambda a, b: attrs.evolve(a + b, low_open=True, high=None, best=None)),
)
def _members(algebra: Algebra, x: Number, y: Number, one: Estimate, other: Estimate) -> str | None:
    one, other = one.hull(Estimate.exactly(x)), other.hull(Estimate.exactly(y))
    total = exact(Decimal(x) + Decimal(y))
    return claimed(algebra.contains(algebra.add(one, other), total), f"{x} + {y} is not in the sum")


@law(
    "sums-are-tight",
    "Two exact numbers add up to one exact number, and wider parts give no narrower sum.",
    needs="number number estimate",
    catches="sums that are too wide",
    breaker=Algebra(add=lambda a, b: Estimate.at_least(exact((a + b).low or 0))),
)
def _tight(algebra: Algebra, one: Number, other: Number, wider: Estimate) -> str | None:
    parts = Estimate.exactly(one), Estimate.exactly(other)
    total = exact(Decimal(one) + Decimal(other))
    wide = algebra.add(parts[0].hull(wider), parts[1])
    return alike(algebra.add(*parts), Estimate.exactly(total), "the sum of exact parts") or claimed(
        Estimate.exactly(total).within(wide), "widening a part lost a possible sum"
    )


@law(
    "a-gap-is-where-nothing-is-shared",
    "Two estimates are apart exactly where they share no value.",
    needs="estimate estimate",
    catches="measuring between figures instead of between sets",
    breaker=Algebra(gap=_gap_or_zero),
)
def _gap(algebra: Algebra, one: Estimate, other: Estimate) -> str | None:
    gap = algebra.gap(one, other)
    return alike(gap is None, algebra.overlaps(one, other), "having no gap, and sharing a value")


@law(
    "a-gap-is-symmetric",
    "Two estimates are as far apart whichever comes first.",
    needs="estimate estimate",
    catches="a gap measured upwards only",
    breaker=Algebra(gap=_one_sided_gap),
)
def _gap_symmetric(algebra: Algebra, one: Estimate, other: Estimate) -> str | None:
    return alike(algebra.gap(one, other), algebra.gap(other, one), "the gap either way round")


@law(
    "a-gap-grows-with-its-unit",
    "In a unit k times smaller a gap is k times as large, and the same share of the figure.",
    needs="estimate estimate factor",
    catches="a severity that depends on the unit",
    breaker=Algebra(gap=lambda a, b: Gap(1, Decimal(1)) if a.gap(b) else None),
)
def _gap_scales(algebra: Algebra, one: Estimate, other: Estimate, factor: Number) -> str | None:
    gap = algebra.gap(one, other)
    scaled = algebra.gap(one.scaled(factor), other.scaled(factor))
    if gap is None or scaled is None:
        return alike(gap, scaled, "no gap before and after scaling")
    grown = exact(Decimal(gap.absolute) * Decimal(factor))
    return alike(grown, scaled.absolute, "the gap, scaled") or alike(
        gap.relative, scaled.relative, "the gap as a share"
    )


@law(
    "widening-brings-closer",
    "Widening an estimate never takes it further from another.",
    needs="estimate estimate estimate",
    catches="gaps between best figures",
    breaker=Algebra(gap=_gap_or_zero),
)
def _closer(algebra: Algebra, one: Estimate, wider: Estimate, other: Estimate) -> str | None:
    before, after = algebra.gap(one, other), algebra.gap(one.hull(wider), other)
    if after is None:
        return None
    further = before is None or after.absolute > before.absolute
    return claimed(not further, f"{before} became {after} by widening")
