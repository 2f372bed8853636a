"""Laws of the verdict on figures: what conflicts, what cannot, and what a tolerance may change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from provenance.claim import Claim, Stance
from provenance.comparison import compare
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.laws.law import Family, Gathering
from provenance.laws.saying import alike, claimed
from provenance.ledger import Ledger
from provenance.number import Number
from provenance.policy import Policy
from provenance.question import Moves, Question, Within
from provenance.verdict import Comparison, Verdict

__all__ = ["LAWS"]

Compare = Callable[..., Comparison]

LAWS = Gathering(Family.COMPARISON)
law = LAWS.law
_ASKED = Question("troops", place="Russia", id="there")
_SEEN = "2024-10-23"


def _otherwise(verdict: Verdict, when: Callable[[Any, Any, Comparison], bool]) -> Compare:
    def told(first: Any, second: Any, **options: Any) -> Comparison:
        found = compare(first, second, **options)
        return attrs.evolve(found, verdict=verdict) if when(first, second, found) else found

    return told


def _without_gap(first: Any, second: Any, **options: Any) -> Comparison:
    return attrs.evolve(compare(first, second, **options), gap=None)


def _told(estimate: Estimate, by: str, **fields: Any) -> Claim:
    return Claim(by, fields.pop("of", _ASKED), estimate, **{"said_on": _SEEN, "id": by} | fields)


@law(
    "a-conflict-carries-its-gap",
    "Two stated figures are in conflict exactly where the answer says how far apart they are.",
    needs="estimate estimate policy",
    catches="conflicts without a measure, and measures without a conflict",
    breaker=_without_gap,
)
def _gap(compare: Compare, one: Estimate, other: Estimate, policy: Policy) -> str | None:
    found = compare(one, other, policy=policy)
    return alike(found.verdict is Verdict.CONFLICT, found.gap is not None, "conflict, and a gap")


@law(
    "no-figure-cannot-be-judged",
    "Where one of two gives no figure, nothing can be judged: it is neither zero nor a conflict.",
    needs="estimate",
    catches="None treated as zero",
    breaker=_otherwise(Verdict.CONFLICT, lambda a, b, _f: a.is_unknown or b.is_unknown),
)
def _no_figure(compare: Compare, one: Estimate) -> str | None:
    found = compare(one, Estimate.unknown()).verdict
    return alike(found.value, "cannot_judge", "the verdict beside no figure")


@law(
    "bounds-of-one-kind-never-conflict",
    "At least 3,000 and at least 12,000 can both be true, and so can two upper bounds.",
    needs="number number policy",
    catches="bounds compared as if they were figures",
    breaker=_otherwise(Verdict.CONFLICT, lambda a, b, _f: a.figures != b.figures),
)
def _bounds(compare: Compare, one: Number, other: Number, policy: Policy) -> str | None:
    for bound in (Estimate.at_least, Estimate.at_most):
        found = compare(bound(one), bound(other), policy=policy)
        if found.verdict is Verdict.CONFLICT:
            return str(found)
    return None


@law(
    "no-tolerance-makes-a-conflict",
    "What conflicts under a tolerance conflicts under every narrower one, and as said.",
    needs="estimate estimate percent percent",
    catches="tolerances that widen one side only, or narrow",
    breaker=_otherwise(
        Verdict.CONFLICT, lambda a, b, found: found.policy.tolerance.share > 0 and a != b
    ),
)
def _wider(compare: Compare, one: Estimate, other: Estimate, p: int, q: int) -> str | None:
    narrow, wide = sorted((p, q))
    names = ("as_said", f"percent({narrow})", f"percent({wide})")
    found = [compare(one, other, policy=Policy(tolerance=name)).verdict for name in names]
    conflicts = [verdict is Verdict.CONFLICT for verdict in found]
    return claimed(
        conflicts == sorted(conflicts, reverse=True), f"{dict(zip(names, found, strict=True))}"
    )


@law(
    "dropping-an-end-makes-no-conflict",
    "A claim that gives up one of its ends conflicts with nothing new.",
    needs="range estimate",
    catches="verdicts that turn on a midpoint",
    breaker=_otherwise(
        Verdict.CONFLICT, lambda a, b, _f: not (a.has_both_ends and b.has_both_ends)
    ),
)
def _dropped(compare: Compare, one: Estimate, other: Estimate) -> str | None:
    before = compare(one, other)
    if before.verdict is Verdict.CONFLICT:
        return None
    for wider in (
        attrs.evolve(one, best=None, low=None, low_open=False),
        attrs.evolve(one, best=None, high=None, high_open=False),
    ):
        found = compare(wider, other)
        if found.verdict is Verdict.CONFLICT:
            return f"{before}; without an end {found}"
    return None


@law(
    "figures-alone-decide-between-strangers",
    "Two sources that nothing joins are judged as their bare figures would be.",
    needs="figure figure",
    catches="verdicts that turn on who speaks",
    breaker=_otherwise(
        Verdict.CONFLICT, lambda a, _b, _f: isinstance(a, Claim) and a.source.id == "one"
    ),
)
def _strangers(compare: Compare, one: Estimate, other: Estimate) -> str | None:
    bare = compare(one, other).verdict
    told = compare(_told(one, "one"), _told(other, "two")).verdict
    return alike(bare.value, told.value, "the verdict on bare figures and on claims")


@law(
    "a-denial-conflicts-with-some",
    "Who denies that it is so conflicts with whoever gives a figure above zero.",
    needs="number",
    catches="denials passed over for want of a figure",
    breaker=_otherwise(
        Verdict.CANNOT_JUDGE, lambda a, b, _f: a.estimate is None or b.estimate is None
    ),
)
def _denial(compare: Compare, number: Number) -> str | None:
    some = _told(Estimate.at_least(number + 1), "one")
    denial = Claim("two", _ASKED, stance=Stance.DENIES, said_on=_SEEN, id="two")
    found = compare(some, denial)
    return alike(found.verdict.value, "conflict", "the verdict on a figure and a denial")


@law(
    "a-running-total-binds-forward",
    "A running total conflicts with an earlier higher one of another source, not with a lower.",
    needs="number number",
    catches="totals compared as levels, or backwards",
    breaker=_otherwise(Verdict.NOT_COMPARABLE, lambda a, b, _f: a.holds_on != b.holds_on),
)
def _forward(compare: Compare, one: Number, other: Number) -> str | None:
    low, high = sorted((one, other))
    killed = Question("the siege", measure="killed", moves=Moves.RUNNING_TOTAL)
    first, last = Window.on("2024-10-21"), Window.on("2024-10-25")

    def told(number: Number, by: str, day: Window) -> Claim:
        return _told(Estimate.exactly(number), by, of=killed, as_of=day, said_on=day)

    rising = compare(told(low, "one", first), told(high, "two", last)).verdict
    falling = compare(told(high, "one", first), told(low, "two", last)).verdict
    if rising is Verdict.CONFLICT:
        return f"{low} and later {high} are called a conflict"
    return alike(
        falling is Verdict.CONFLICT, high > low, f"a fall from {high} to {low} as a conflict"
    )


@law(
    "a-part-binds-its-whole",
    "At least so many in a part, and at most fewer in its whole, is a conflict; no fewer is none.",
    needs="number number",
    catches="parts compared as if they were the whole",
    breaker=_otherwise(Verdict.CONFLICT, lambda a, b, _f: a.estimate.low != b.estimate.high),
)
def _part(compare: Compare, low: Number, high: Number) -> str | None:
    inside = _told(Estimate.at_least(low), "one", of=_ASKED.but(place="Kursk"))
    whole = _told(Estimate.at_most(high), "two")
    ledger = Ledger([inside, whole], wholes=[Within("Kursk", "Russia")])
    found = compare(inside, whole, ledger=ledger).verdict
    return alike(found is Verdict.CONFLICT, low > high, f"at least {low} in, at most {high} around")


@law(
    "a-wider-slip-parts-no-dates",
    "Levels whose dates are close enough under some day slip are close enough under a wider one.",
    needs="window window slip slip",
    catches="slips added on one side, or compared the wrong way round",
    breaker=_otherwise(
        Verdict.NOT_COMPARABLE, lambda _a, _b, found: found.policy.day_slip % 2 == 1
    ),
)
def _slip(compare: Compare, one: Window, other: Window, p: int, q: int) -> str | None:
    claims = [
        _told(Estimate.exactly(3000), by, as_of=day) for by, day in (("one", one), ("two", other))
    ]
    narrow, wide = (compare(*claims, policy=Policy(day_slip=days)) for days in sorted((p, q)))
    lost = narrow.verdict is not Verdict.NOT_COMPARABLE and wide.verdict is Verdict.NOT_COMPARABLE
    return claimed(not lost, f"{narrow} with the smaller slip, {wide} with the larger")


@law(
    "agreement-needs-no-conflict",
    "Figures that share no value, as said and under a tolerance, never agree.",
    needs="estimate estimate policy",
    catches="agreement by name, or by order of magnitude",
    breaker=_otherwise(
        Verdict.AGREE, lambda a, b, _f: len(str(a.low or a.high)) == len(str(b.low or b.high))
    ),
)
def _agreement(compare: Compare, one: Estimate, other: Estimate, policy: Policy) -> str | None:
    found = compare(one, other, policy=policy)
    wide = [policy.tolerance.widen(estimate).counted() for estimate in (one, other)]
    return claimed(
        found.verdict is not Verdict.AGREE or wide[0].overlaps(wide[1]), f"nothing shared: {found}"
    )
