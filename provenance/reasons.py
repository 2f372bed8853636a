"""Why a verdict is what it is, as one good English sentence that names both figures."""

from __future__ import annotations

from provenance.claim import Claim, Stance
from provenance.estimate import Estimate
from provenance.figures import Fit, Match
from provenance.naming import Remembered, plain
from provenance.question import Moves
from provenance.scope import Bearing, Scope
from provenance.source import Source
from provenance.verdict import Verdict

__all__ = [
    "assumptions",
    "bindings",
    "of_doubt",
    "of_excess",
    "of_figures",
    "of_no_reach",
    "of_repeat",
    "of_revision",
    "of_scope",
    "of_stance",
    "of_unusable",
    "said_by",
    "written",
]

_BARE_STANCES = {
    Stance.ASSERTS: "an assertion without a figure",
    Stance.DENIES: "a denial",
    Stance.UNSURE: "no figure",
}
_NONE = Estimate.exactly(0)


def said_by(side: Claim | Estimate) -> str:
    """Name a figure and who gave it: "at least 3,000 (John Kirby)".

    >>> said_by(Estimate.at_least(3000))
    'at least 3,000'
    """
    if isinstance(side, Estimate):
        return plain(str(side))
    return _said(side)


def _written_figure(claim: Claim) -> str:
    if claim.estimate is None:
        return _BARE_STANCES[claim.stance]
    figure = "none" if claim.estimate == _NONE else plain(written(claim.estimate))
    return f"a denial of {figure}" if claim.stance is Stance.DENIES else figure


def _name(claim: Claim) -> str:
    return _source(claim.source)


written: Remembered[Estimate] = Remembered(str)
"""An estimate as it was said, or in words where none were kept."""

_source: Remembered[Source] = Remembered(lambda source: plain(source.name))
_figure: Remembered[Claim] = Remembered(_written_figure)
_said: Remembered[Claim] = Remembered(lambda claim: f"{_figure(claim)} ({_name(claim)})")


# Different questions, different times, and what is missing


def of_scope(first: Claim, second: Claim, scope: Scope) -> str:
    """Say in which field two claims differ, or which of them leaves it out."""
    if scope.is_missing:
        lacking, other = (second, first) if scope.first else (first, second)
        field = _MISSING.get(scope.field, plain(scope.field))
        vain = f"it cannot be held against {said_by(other)}"
        return f"{field} is missing for {said_by(lacking)}, so {vain}"
    if scope.field in _TIMES:
        when = _TIMES[scope.field]
        ends = ((first, scope.first), (second, scope.second))
        return ", but ".join(f"{said_by(claim)} is {when} {said}" for claim, said in ends)
    if scope.field == "moves":
        return f"one is {_MOVES[scope.first]}, the other {_MOVES[scope.second]}"
    return f"{plain(scope.field)} is {plain(scope.first)}, not {plain(scope.second)}"


_MISSING = {"as_of": "the date"}
_TIMES = {"as_of": "as of", "target": "for"}
_MOVES = {
    "level": "a level that rises and falls",
    "running_total": "a running total",
    "final": "a final number",
    "change": "what was added in a time",
}


def of_no_reach(first: Claim, second: Claim, scope: Scope, bearing: Bearing) -> str:
    """Say that neither end of a part and its whole bears on the other."""
    part, whole = _part_first(first, second, scope, bearing)
    ends = "no high end of a part binds its whole, nor a low end of a whole its part"
    if _is_in_time(first, scope):
        ends = "no high end of an earlier total binds a later one, nor a low end of it the earlier"
    return f"{part} and {whole} do not bear on each other: {ends}"


def _part_first(first: Claim, second: Claim, scope: Scope, bearing: Bearing) -> tuple[str, str]:
    word = "by" if _is_in_time(first, scope) else "for"
    one = f"{said_by(first)} {word} {plain(scope.first)}"
    other = f"{said_by(second)} {word} {plain(scope.second)}"
    return (one, other) if bearing is Bearing.NO_MORE else (other, one)


def _is_in_time(claim: Claim, scope: Scope) -> bool:
    """Whether two differ by when a total stood; what is added in a time is a part of more time."""
    return scope.field in _TIMES and claim.question.moves is not Moves.CHANGE


def of_unusable(claim: Claim, other: Claim) -> str:
    """Say why a claim can be held against nothing, or give an empty string where it can."""
    if claim.stance is Stance.UNSURE:
        return f"{_name(claim)} is unsure, so there is nothing to hold against {said_by(other)}"
    if claim.estimate is None:
        return ""
    if claim.estimate.is_unknown:
        return f"{_name(claim)} gives no figure to hold against {said_by(other)}"
    if claim.estimate.oddities:
        amiss = f"{_name(claim)} contradicts itself, for {claim.estimate.oddities[0]}"
        return f"{amiss}, so it cannot be held against {said_by(other)}"
    return ""


def of_doubt(first: Claim, second: Claim, times: Scope) -> str:
    """Say why two claims that seem to conflict may only be of different times."""
    if times.field == "target":
        lacking, other = (second, first) if times.first else (first, second)
        vain = f"it cannot be held against {said_by(other)}"
        return f"the target date is missing for {said_by(lacking)}, so {vain}"
    one = f"{said_by(first)}, as of {times.first}"
    return (
        f"it cannot be told which is the later total: {one},"
        f" or {said_by(second)}, as of {times.second}"
    )


# One origin


def of_repeat(first: Claim, second: Claim, origin: str) -> str:
    """Say that two claims are one statement, or one figure restated."""
    whence = f"for both come from one origin, {plain(origin)}"
    if first.estimate is None and second.estimate is None and first.stance is second.stance:
        one_does, both_do = _VERBS[first.stance]
        names = dict.fromkeys((_name(first), _name(second)))
        if len(names) == 1:
            return f"{_name(first)} {one_does} it twice, which counts once"
        return f"{' and '.join(names)} both {both_do} it and count once, {whence}"
    return f"{said_by(first)} and {said_by(second)} count once, {whence}"


_VERBS = {Stance.ASSERTS: ("asserts", "assert"), Stance.DENIES: ("denies", "deny")}


def of_revision(earlier: Claim, later: Claim, origin: str, change: str) -> str:
    """Say who changed which figure into which, and when."""
    was, now = _said_when(earlier), _said_when(later)
    of_one = (
        "" if earlier.source.id == later.source.id else f", both from one origin, {plain(origin)}"
    )
    return f"{now} revises {was}{of_one}: {_CHANGES[change]}"


def _said_when(claim: Claim) -> str:
    day = f", {claim.said_on}" if claim.said_on else ""
    return f"{_figure(claim)} ({_name(claim)}{day})"


_CHANGES = {
    "update": "an update, as it is of a later time",
    "correction": "a correction, as it is of no later time",
}


# Who asserts and who denies


def of_stance(first: Claim, second: Claim, verdict: Verdict) -> str:
    """Say how an assertion or denial stands to the other claim."""
    one, other = (first, second) if _comes_first(first, second) else (second, first)
    match verdict:
        case Verdict.CONFLICT if one.estimate is other.estimate is None:
            return f"{_name(one)} denies what {_name(other)} asserts, both without a figure"
        case Verdict.CONFLICT:
            return f"{said_by(one)} rules out {said_by(other)}"
        case Verdict.CANNOT_JUDGE:
            lacking, given = (first, second) if first.estimate is None else (second, first)
            return f"{said_by(lacking)} cannot be held against {said_by(given)}"
        case Verdict.AGREE if first.estimate is None and second.estimate is None:
            both_do = _VERBS[first.stance][1]
            return f"{_name(first)} and {_name(second)} both {both_do} it, without a figure"
        case Verdict.AGREE if one.stance is other.stance:
            return f"{_name(first)} and {_name(second)} both deny {plain(str(first.estimate))}"
        case Verdict.AGREE:
            return f"{said_by(one)} fits {said_by(other)}"
        case _:
            return f"{said_by(first)} and {said_by(second)} can both be true"


def _comes_first(one: Claim, other: Claim) -> bool:
    """Whether the first of two is the one that denies, or else the one that gives a figure."""
    if one.stance is not other.stance:
        return one.stance is Stance.DENIES
    return one.estimate is not None


# Two figures


def of_figures(
    first: Claim | Estimate, second: Claim | Estimate, found: Match, *, itself: bool = False
) -> str:
    """Say how two figures fit, the narrower one first."""
    one, other = said_by(first), said_by(second)
    if found.fit is Fit.CONFLICT:
        apart = f" by {found.gap}" if found.gap and found.gap.absolute else ""
        though = ", though of one origin" if itself else ""
        return f"{one} and {other} exclude each other{apart}{though}"
    if found.only:
        return f"{one} and {other} are equal only within {found.only}"
    if itself:
        return f"{one} and {other} can both be true, but one origin does not back itself"
    if found.fit is Fit.COMPATIBLE:
        return f"{one} and {other} can both be true, but neither backs the other's figure"
    narrow, wide = _estimates(first, second)
    if narrow.same_values(wide):
        return f"{one} and {other} name the same figure"
    if narrow.within(wide):
        return f"{one} fits {other}"
    if wide.within(narrow):
        return f"{other} fits {one}"
    return f"{one} and {other} each allow the other's figure"


def _estimates(first: Claim | Estimate, second: Claim | Estimate) -> tuple[Estimate, Estimate]:
    one = first.estimate if isinstance(first, Claim) else first
    other = second.estimate if isinstance(second, Claim) else second
    return one or Estimate(), other or Estimate()


def of_excess(first: Claim, second: Claim, found: Match, scope: Scope, bearing: Bearing) -> str:
    """Say by how much a part exceeds its whole, or an earlier total a later one."""
    part, whole = _part_first(first, second, scope, bearing)
    apart = f" by {found.gap}" if found.gap and found.gap.absolute else ""
    if _is_in_time(first, scope):
        return f"{part} exceeds {whole}{apart}, though a total never falls"
    inner, outer = _inner_first(scope, bearing)
    return f"{part} exceeds {whole}{apart}, though {inner} is part of {outer}"


def _inner_first(scope: Scope, bearing: Bearing) -> tuple[str, str]:
    one, other = plain(scope.first), plain(scope.second)
    return (one, other) if bearing is Bearing.NO_MORE else (other, one)


# What is taken for granted


def bindings(first: Claim, scope: Scope) -> tuple[str, ...]:
    """Note which part binds which whole, or which total a later one."""
    if scope.bearing not in (Bearing.NO_MORE, Bearing.NO_LESS):
        return ()
    part, whole = _inner_first(scope, scope.bearing)
    if _is_in_time(first, scope):
        return (f"a total never falls, so a low end by {part} holds by {whole} too",)
    return (f"{part} is part of {whole}, so a low end for {part} holds for {whole} too",)


def assumptions(first: Claim, second: Claim) -> tuple[str, ...]:
    """Note what a verdict takes for granted about the time of its claims."""
    if first.as_of is not None and second.as_of is not None:
        return ()
    assumed = {_name(claim) for claim in (first, second) if claim.as_of_is_assumed}
    if assumed:
        return (f"as of assumed to be the day it was said: {', '.join(sorted(assumed))}",)
    if first.holds_on is None and second.holds_on is None:
        return ("neither claim is dated; both are taken as of one time",)
    return ()
