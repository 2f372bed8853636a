"""Why a verdict is what it is, as one good English sentence that names both figures."""

from __future__ import annotations

from provenance.claim import Claim, Stance
from provenance.estimate import Estimate
from provenance.figures import Fit, Match
from provenance.scope import Bearing, Scope
from provenance.verdict import Verdict

__all__ = [
    "assumptions",
    "of_figures",
    "of_nesting",
    "of_repeat",
    "of_revision",
    "of_scope",
    "of_stance",
    "of_unusable",
    "said_by",
]


def said_by(side: Claim | Estimate) -> str:
    """Name a figure and who gave it: "at least 3,000 (John Kirby)".

    >>> said_by(Estimate.at_least(3000))
    'at least 3,000'
    """
    if isinstance(side, Estimate):
        return str(side)
    if side.estimate is not None:
        denied = "not " if side.stance is Stance.DENIES else ""
        return f"{denied}{side.estimate} ({side.source})"
    stances = {"asserts": "that it is so", "denies": "that it is not so", "unsure": "unsure"}
    return f"{stances[side.stance]} ({side.source})"


def of_scope(first: Claim, second: Claim, scope: Scope) -> str:
    """Say in which field two claims differ, or which of them leaves it out."""
    field = scope.field.replace("_", " ")
    if scope.is_missing:
        lacking = first if not scope.first else second
        return f"{field} is missing for {said_by(lacking)}, so it cannot be held against {said_by(second if lacking is first else first)}"
    if scope.field == "as_of":
        ends = f"{said_by(first)} is of {scope.first}, {said_by(second)} of {scope.second}"
        return f"as of differs: {ends}"
    return f"{field} is {scope.first}, not {scope.second}"


def of_unusable(claim: Claim) -> str:
    """Say why a claim can be held against nothing, or give an empty string where it can."""
    if claim.stance is Stance.UNSURE:
        return f"{claim.source} is unsure and gives no figure"
    if claim.estimate is not None and claim.estimate.is_unknown:
        return f"{claim.source} gives no figure: the estimate is missing"
    if claim.estimate is not None and claim.estimate.oddities:
        return f"the figures of {claim.source} contradict one another: {claim.estimate.oddities[0]}"
    return ""


def of_repeat(first: Claim, second: Claim, origin: str) -> str:
    """Say that two claims are one statement, or one figure restated."""
    if first.estimate is None and second.estimate is None:
        return f"both rest on one origin, {origin}, and say the same"
    both = f"{said_by(first)} and {said_by(second)}"
    return f"{both} rest on one origin, {origin}, and count once"


def of_revision(earlier: Claim, later: Claim, origin: str, change: str) -> str:
    """Say who changed which figure into which, and when."""
    when = f" on {later.said_on}" if later.said_on else ""
    was, now = said_by(earlier), said_by(later)
    return f"{origin} later said {now}{when}, after {was}: {_CHANGES[change]}"


_CHANGES = {
    "update": "an update, as it is of a later time",
    "correction": "a correction, as it is of the same time",
}


def of_stance(first: Claim, second: Claim, verdict: Verdict) -> str:
    """Say how an assertion or denial stands to the other claim."""
    match verdict:
        case Verdict.CONFLICT:
            denying, other = (first, second) if _denies_more(first, second) else (second, first)
            return f"{denying.source} denies what {other.source} asserts: {said_by(denying)} against {said_by(other)}"
        case Verdict.CANNOT_JUDGE:
            lacking = first if first.estimate is None else second
            other = second if lacking is first else first
            return f"{lacking.source} gives no figure, so there is no estimate to hold against {said_by(other)}"
        case Verdict.AGREE if first.estimate is None and second.estimate is None:
            what = "deny" if first.stance is Stance.DENIES else "assert"
            return f"{first.source} and {second.source} both {what} it, without a figure"
        case Verdict.AGREE:
            return f"{said_by(first)} and {said_by(second)} come to the same"
        case _:
            return f"{said_by(first)} and {said_by(second)} can both be true"


def _denies_more(first: Claim, second: Claim) -> bool:
    return first.stance is Stance.DENIES or second.stance is not Stance.DENIES and _is_none(first)


def _is_none(claim: Claim) -> bool:
    return claim.estimate is not None and claim.estimate.high == 0


def of_figures(
    first: Claim | Estimate,
    second: Claim | Estimate,
    found: Match,
    *,
    itself: bool = False,
    bearing: Bearing = Bearing.SAME,
) -> str:
    """Say how two figures fit, the narrower one first."""
    one, other = said_by(first), said_by(second)
    if found.fit is Fit.CONFLICT:
        apart = f" by {found.gap}" if found.gap and found.gap.absolute else ""
        if itself and isinstance(first, Claim):
            return f"one origin contradicts itself: {one} and {other} exclude each other{apart}"
        if bearing is not Bearing.SAME:
            part, whole = (one, other) if bearing is Bearing.NO_MORE else (other, one)
            return f"{part} cannot be more than {whole}, but exceeds it{apart}"
        return f"{one} and {other} exclude each other{apart}"
    if found.fit is Fit.COMPATIBLE:
        rounding = next((note for note in found.notes if "rounding" in note), "")
        if rounding:
            return f"{one} and {other} are {rounding}"
        return f"{one} and {other} can both be true, but neither backs the other's figure"
    narrow, wide = _estimates(first, second)
    if narrow.same_values(wide):
        return f"{one} and {other} are the same figure"
    if not narrow.within(wide) or (wide.is_point and not narrow.is_point):
        one, other = other, one
    return f"{one} fits {other}"


def _estimates(first: Claim | Estimate, second: Claim | Estimate) -> tuple[Estimate, Estimate]:
    one = first.estimate if isinstance(first, Claim) else first
    other = second.estimate if isinstance(second, Claim) else second
    return one or Estimate(), other or Estimate()


def of_nesting(scope: Scope) -> tuple[str, ...]:
    """Note which part binds which whole."""
    if scope.bearing is Bearing.NO_MORE:
        return (f"{scope.first} is part of {scope.second}, so a low end there binds here",)
    if scope.bearing is Bearing.NO_LESS:
        return (f"{scope.second} is part of {scope.first}, so a low end there binds here",)
    return ()


def assumptions(first: Claim, second: Claim) -> tuple[str, ...]:
    """Note what a verdict takes for granted about the time of its claims."""
    assumed = [str(claim.source) for claim in (first, second) if claim.as_of_is_assumed]
    if assumed:
        return (f"as of assumed to be the day it was said: {', '.join(dict.fromkeys(assumed))}",)
    if first.holds_on is None and second.holds_on is None:
        return ("neither claim is dated; both are taken as of one time",)
    return ()
