"""Laws of estimates as sets of possible values: what meets, what lies within, what both allow."""

from __future__ import annotations

from decimal import Decimal

import attrs

from provenance.estimate import Estimate
from provenance.laws import amounts
from provenance.laws.algebra import Algebra
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed
from provenance.number import Number, exact

__all__ = ["SUITE"]

_HERE = Gathering(Family.ESTIMATES)
law = _HERE.law


def _middle(estimate: Estimate) -> Decimal:
    ends = [Decimal(figure) for figure in estimate.figures or (0,)]
    return sum(ends, Decimal(0)) / len(ends)


def _by_middle(one: Estimate, other: Estimate) -> bool:
    return Estimate.__contains__(other, exact(_middle(one).quantize(Decimal(1))))


def _nearly(one: Estimate, other: Estimate) -> bool:
    gap = one.gap(other)
    return gap is None or gap.relative < 1


def _within_5000(one: Estimate, other: Estimate) -> bool:
    gap = one.gap(other)
    return gap is None or gap.absolute <= 5_000  # noqa: PLR2004 - the slip


def _meet_of_first(one: Estimate, other: Estimate) -> Estimate | None:
    return one if one.overlaps(other) else None


def _average(one: Estimate, other: Estimate) -> Estimate:
    return Estimate.exactly(exact(((_middle(one) + _middle(other)) / 2).quantize(Decimal(1))))


def _same(one: Estimate | None, other: Estimate | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.same_values(other)


@law(
    "overlap-is-reflexive",
    "Every estimate shares a value with itself.",
    needs="estimate",
    catches="ends compared as if they were left out",
    breaker=Algebra(overlaps=lambda a, b: a.overlaps(b) and a != b),
)
def _overlap_is_reflexive(algebra: Algebra, one: Estimate) -> str | None:
    return claimed(algebra.overlaps(one, one), f"{one!r} shares no value with itself")


@law(
    "overlap-is-symmetric",
    "Whether two estimates share a value does not depend on which comes first.",
    needs="estimate estimate",
    catches="asking whether one lies within the other",
    breaker=Algebra(overlaps=Estimate.within),
)
def _overlap_is_symmetric(algebra: Algebra, one: Estimate, other: Estimate) -> str | None:
    return alike(algebra.overlaps(one, other), algebra.overlaps(other, one), "either way round")


@law(
    "pairs-that-meet-meet-together",
    "Three estimates of which any two share a value share one among all three (Helly).",
    needs="estimate estimate estimate",
    catches="calling near misses a meeting",
    breaker=Algebra(overlaps=_nearly),
)
def _helly(algebra: Algebra, one: Estimate, two: Estimate, three: Estimate) -> str | None:
    pairs = ((one, two), (two, three), (one, three))
    if not all(algebra.overlaps(a, b) for a, b in pairs):
        return None
    both = algebra.meet(one, two)
    together = None if both is None else algebra.meet(both, three)
    return claimed(together is not None, "any two meet, and all three do not")


@law(
    "widening-keeps-overlap",
    "An estimate that is widened still shares a value with whatever it shared one with.",
    needs="estimate estimate estimate",
    catches="judging by a best figure or a midpoint",
    breaker=Algebra(overlaps=_by_middle),
)
def _widening(algebra: Algebra, one: Estimate, wider: Estimate, other: Estimate) -> str | None:
    wide = one.hull(wider)
    lost = algebra.overlaps(one, other) and not algebra.overlaps(wide, other)
    return claimed(not lost, f"{one!r} meets {other!r}, and the wider {wide!r} does not")


@law(
    "no-figure-excludes-nothing",
    "Where no figure was given, every value is possible, zero and any other.",
    needs="estimate number",
    catches="taking a missing figure for zero",
    breaker=Algebra(overlaps=lambda a, b: _zero(a).overlaps(_zero(b))),
)
def _unknown(algebra: Algebra, one: Estimate, number: Number) -> str | None:
    unknown = Estimate.unknown()
    return claimed(
        algebra.overlaps(unknown, one) and algebra.contains(unknown, number),
        f"no figure excludes {one!r} or {number}",
    )


def _zero(estimate: Estimate) -> Estimate:
    return Estimate.exactly(0) if estimate.is_unknown else estimate


@law(
    "two-floors-always-meet",
    "Two least values never exclude each other, nor do two greatest ones.",
    needs="number number",
    catches="comparing the numbers named and forgetting the bound",
    breaker=Algebra(overlaps=lambda a, b: a.figures == b.figures),
)
def _floors(algebra: Algebra, one: Number, other: Number) -> str | None:
    floors = algebra.overlaps(Estimate.at_least(one), Estimate.more_than(other))
    ceilings = algebra.overlaps(Estimate.at_most(one), Estimate.less_than(other))
    return claimed(floors and ceilings, f"bounds of one kind exclude each other: {one}, {other}")


@law(
    "a-floor-meets-a-ceiling-no-lower",
    "At least one number excludes at most another only where the first is the larger.",
    needs="number number",
    catches="an end lost or left out",
    breaker=Algebra(overlaps=lambda a, b: a.overlaps(b) and a.low != b.high and a.high != b.low),
)
def _floor_and_ceiling(algebra: Algebra, low: Number, high: Number) -> str | None:
    meets = algebra.overlaps(Estimate.at_least(low), Estimate.at_most(high))
    return alike(meets, low <= high, f"at least {low} meets at most {high}, and {low} <= {high}")


@law(
    "counts-are-whole",
    "More than a number of things is at least one more; fewer than a number, at most one less.",
    needs="count",
    catches="losing that an end is left out",
    breaker=Algebra(counted=lambda a: attrs.evolve(a, low_open=False, high_open=False)),
)
def _counts(algebra: Algebra, number: int) -> str | None:
    above = algebra.counted(Estimate.more_than(number))
    below = algebra.counted(Estimate.less_than(number + 1))
    return alike(above, Estimate.at_least(number + 1), "more than, and at least one more") or alike(
        below, Estimate.at_most(number), "fewer than, and at most one less"
    )


@law(
    "a-point-meets-what-contains-it",
    "One exact number shares a value with an estimate exactly where the estimate allows it.",
    needs="number estimate",
    catches="two notions of what is possible",
    breaker=Algebra(contains=lambda a, n: n in a.figures),
)
def _point(algebra: Algebra, number: Number, estimate: Estimate) -> str | None:
    meets = algebra.overlaps(Estimate.exactly(number), estimate)
    return alike(meets, algebra.contains(estimate, number), "meeting a point and containing it")


@law(
    "the-unit-changes-no-overlap",
    "Counting in thousands instead of ones changes no meeting.",
    needs="estimate estimate factor",
    catches="a fixed width in the figure's unit",
    breaker=Algebra(overlaps=_within_5000),
)
def _unit(algebra: Algebra, one: Estimate, other: Estimate, factor: Number) -> str | None:
    before = algebra.overlaps(one, other)
    after = algebra.overlaps(one.scaled(factor), other.scaled(factor))
    return alike(before, after, f"meeting before and after scaling by {factor}")


@law(
    "scaling-there-and-back-is-exact",
    "Scaling by ten and then by a tenth gives the same estimate to the last digit.",
    needs="estimate",
    catches="binary floats on the way",
    breaker=Algebra(scaled=lambda a, k: a.scaled(k).scaled(Decimal("1.0000000001"))),
)
def _there_and_back(algebra: Algebra, one: Estimate) -> str | None:
    back = algebra.scaled(algebra.scaled(one, 10), Decimal("0.1"))
    return alike(one, back, "an estimate, and the same scaled there and back")


@law(
    "scaling-composes",
    "Scaling by one factor and then by another is scaling by their product.",
    needs="estimate factor factor",
    catches="a best figure or an end that is left unscaled",
    breaker=Algebra(scaled=lambda a, _k: attrs.evolve(a, high=None)),
)
def _scaling(algebra: Algebra, one: Estimate, first: Number, second: Number) -> str | None:
    product = exact(Decimal(first) * Decimal(second))
    twice = algebra.scaled(algebra.scaled(one, first), second)
    grown = algebra.scaled(one, product)
    whole = [end for end in (one.low, one.high) if end is not None]
    kept = [end for end in (grown.low, grown.high) if end is not None]
    return alike(twice, grown, "scaled twice and scaled once") or alike(
        len(whole), len(kept), "the number of stated ends"
    )


@law(
    "what-both-allow-is-symmetric",
    "What two estimates both allow does not depend on which comes first.",
    needs="estimate estimate",
    catches="taking the hedge or the best figure of the first",
    breaker=Algebra(meet=_meet_of_first),
)
def _meet_symmetric(algebra: Algebra, one: Estimate, other: Estimate) -> str | None:
    return alike(algebra.meet(one, other), algebra.meet(other, one), "what both allow")


@law(
    "what-both-allow-lies-within-both",
    "What two estimates both allow lies within each, and there is none only where they miss.",
    needs="estimate estimate",
    catches="joining where one should cut",
    breaker=Algebra(meet=Estimate.hull),
)
def _meet_within(algebra: Algebra, one: Estimate, other: Estimate) -> str | None:
    both = algebra.meet(one, other)
    if both is None:
        return claimed(not algebra.overlaps(one, other), "they meet, and yet allow nothing")
    inside = algebra.within(both, one) and algebra.within(both, other)
    return claimed(
        inside and algebra.overlaps(one, other), f"{both!r} is not what {one!r}, {other!r} allow"
    )


@law(
    "what-all-allow-needs-no-brackets",
    "What three estimates allow does not depend on which two are taken first.",
    needs="estimate estimate estimate",
    catches="an end that depends on the order of the steps",
    breaker=Algebra(meet=lambda a, b: a & b if (a.low or 0) <= (b.low or 0) else b),
)
def _meet_associative(algebra: Algebra, a: Estimate, b: Estimate, c: Estimate) -> str | None:
    ab, bc = algebra.meet(a, b), algebra.meet(b, c)
    left = None if ab is None else algebra.meet(ab, c)
    right = None if bc is None else algebra.meet(a, bc)
    return claimed(_same(left, right), f"{left!r} one way and {right!r} the other")


@law(
    "a-hull-holds-both",
    "The hull of two estimates holds both, whichever comes first, and is itself its own hull.",
    needs="estimate estimate",
    catches="passing an average off as a range",
    breaker=Algebra(hull=_average),
)
def _hull(algebra: Algebra, one: Estimate, other: Estimate) -> str | None:
    hull = algebra.hull(one, other)
    return (
        claimed(one.within(hull) and other.within(hull), f"{hull!r} leaves something out")
        or alike(hull, algebra.hull(other, one), "the hull either way round")
        or alike(one, algebra.hull(one, one), "an estimate, and its hull with itself")
    )


@law(
    "a-hull-is-the-smallest",
    "What an estimate and a hull around it both allow is the estimate, and nothing more was added.",
    needs="estimate estimate estimate",
    catches="a hull that reaches further than its parts",
    breaker=Algebra(hull=lambda _a, _b: Estimate.unknown()),
)
def _smallest(algebra: Algebra, one: Estimate, other: Estimate, around: Estimate) -> str | None:
    hull = algebra.hull(one, other)
    both = algebra.meet(one, hull)
    if not _same(both, one):
        return f"{one!r} cut with its hull is {both!r}"
    holds = one.within(around) and other.within(around)
    return claimed(not holds or hull.within(around), f"{hull!r} reaches beyond {around!r}")


@law(
    "within-is-an-order",
    "What lies within something that lies within a third lies within the third; all within itself.",
    needs="estimate estimate estimate",
    catches="comparing one end only",
    breaker=Algebra(within=lambda a, b: a.overlaps(b)),
)
def _order(algebra: Algebra, one: Estimate, two: Estimate, three: Estimate) -> str | None:
    if not algebra.within(one, one):
        return f"{one!r} does not lie within itself"
    chain = algebra.within(one, two) and algebra.within(two, three)
    return claimed(not chain or algebra.within(one, three), "within one another, but not in all")


@law(
    "a-hedge-keeps-its-number",
    "About, at least or up to a number still allows that number.",
    needs="number",
    catches="tolerances that are shifted, or bounds that leave their number out",
    breaker=Algebra(contains=lambda a, n: n in a and a.has_both_ends),
)
def _hedge(algebra: Algebra, number: Number) -> str | None:
    makers = (Estimate.exactly, Estimate.about, Estimate.at_least, Estimate.at_most)
    lost = [
        made for made in (make(number) for make in makers) if not algebra.contains(made, number)
    ]
    return claimed(not lost, f"{number} is not in {lost}")


SUITE = Suite(
    Family.ESTIMATES,
    "an `Algebra`: the operations on estimates, any of them replaced by one's own",
    (*_HERE, *amounts.LAWS),
    lambda: (Algebra(),),
)
