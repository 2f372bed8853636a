"""How two claims stand to each other before any figure is looked at: in what they ask, and when.

A part binds its whole and an earlier running total a later one, in one direction only: the value
of the one cannot exceed the value of the other. That direction is the *bearing* of two claims.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.naming import Remembered, folded
from provenance.policy import Policy
from provenance.question import FIELDS, Moves, Question

__all__ = ["Bearing", "Scope", "relate", "relate_times"]

IsPart = Callable[[str, str], bool]
_NESTING_FIELDS = frozenset({"subject", "measure", "place"})


class Bearing(Enum):
    """What the value of the first claim can be, given the value of the second.

    >>> Bearing.NO_MORE.and_(Bearing.SAME), Bearing.NO_MORE.and_(Bearing.NO_LESS)
    (<Bearing.NO_MORE: 'no more'>, <Bearing.NONE: 'none'>)
    """

    SAME = "same"
    NO_MORE = "no more"
    NO_LESS = "no less"
    NONE = "none"

    def and_(self, other: Bearing) -> Bearing:
        """The bearing that is left when two hold at once."""
        if self is Bearing.SAME:
            return other
        return self if other in (Bearing.SAME, self) else Bearing.NONE


@attrs.frozen
class Scope:
    """How two claims stand to each other: their bearing, and the field that parts or binds them.

    `first` and `second` hold what each says in that field; a missing field is an empty one, and
    where nothing parts or binds the two no field is told. Where `doubt` is true, the two may be of
    different times, so that they cannot be told to conflict.
    """

    bearing: Bearing
    field: str = ""
    first: str = ""
    second: str = ""
    doubt: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether the field is missing in one of the two, so that nothing can be judged."""
        return self.bearing is Bearing.NONE and not (self.first and self.second)


_SAME = Scope(Bearing.SAME)


def relate(first: Question, second: Question, is_part: IsPart) -> Scope:
    """Find how two questions stand to each other; what differs is told before what is missing.

    >>> troops = Question("troops", place="Kursk")
    >>> relate(troops, troops.but(place="Russia"), lambda part, whole: part == "Kursk").bearing
    <Bearing.NO_MORE: 'no more'>
    """
    if first is second:
        return _SAME
    missing: Scope | None = None
    nested = _SAME
    for field, one, other in _differences(first, second):
        if not (one and other):
            missing = missing or Scope(Bearing.NONE, field, one, other)
        elif field in _NESTING_FIELDS and (is_part(one, other) or is_part(other, one)):
            turn = Bearing.NO_MORE if is_part(one, other) else Bearing.NO_LESS
            nested = Scope(nested.bearing.and_(turn), field, one, other)
        else:
            return Scope(Bearing.NONE, field, one, other)
    return missing or nested


def _differences(first: Question, second: Question) -> list[tuple[str, str, str]]:
    pairs = [(field, str(getattr(first, field)), str(getattr(second, field))) for field in FIELDS]
    one, other = dict(first.scope), dict(second.scope)
    pairs += [(key, one.get(key, ""), other.get(key, "")) for key in sorted({*one, *other})]
    return [pair for pair in pairs if folded(pair[1]) != folded(pair[2])]


def relate_times(first: Claim, second: Claim, policy: Policy) -> Scope:
    """Find how two answers to one kind of question stand in time: when they hold, and for when.

    Levels must meet within the day slip; a running total binds forward; a final number is of all
    time; a change is of its own window, and no more than that of a window around it. Where neither
    is dated both are taken as of one time; where one is not, nothing can be judged. What is
    expected for different days is treated alike, but where only one says for when, in doubt.
    """
    moves = first.question.moves
    one, other = first.holds_on, second.holds_on
    if moves is Moves.FINAL:
        return _SAME
    if (one is None) != (other is None):
        return _told(Bearing.NONE, "as_of", one, other)
    held = _relate_windows("as_of", one, other, moves, policy.day_slip)
    if held.bearing is not Bearing.SAME or not (first.target or second.target):
        return held
    due = _relate_windows("target", first.target, second.target, moves, policy.day_slip)
    return held if due.bearing is Bearing.SAME and held.doubt else due


def _relate_windows(
    field: str, one: Window | None, other: Window | None, moves: Moves, slip: int
) -> Scope:
    if one is None or other is None:
        return _SAME if one is other else _told(Bearing.SAME, field, one, other, doubt=True)
    same_days = one.start == other.start and one.end == other.end
    bearing, doubt = Bearing.NONE, False
    if moves is Moves.LEVEL:
        bearing = Bearing.SAME if same_days or one.meets(other, slip) else Bearing.NONE
    elif moves is Moves.RUNNING_TOTAL:
        bearing = _turned(one.is_before(other), other.is_before(one), Bearing.SAME)
        doubt = bearing is Bearing.SAME and not same_days
    elif same_days:
        bearing = Bearing.SAME
    else:
        bearing = _turned(one.within(other), other.within(one), Bearing.NONE)
    if bearing is Bearing.SAME and not doubt:
        return _SAME
    return _told(bearing, field, one, other, doubt=doubt)


def _turned(no_more: bool, no_less: bool, neither: Bearing) -> Bearing:  # noqa: FBT001 - two facts
    if no_more:
        return Bearing.NO_MORE
    return Bearing.NO_LESS if no_less else neither


def _told(
    bearing: Bearing, field: str, one: Window | None, other: Window | None, *, doubt: bool = False
) -> Scope:
    first = "" if one is None else _written(one)
    second = "" if other is None else _written(other)
    return Scope(bearing, field, first, second, doubt)


_written: Remembered[Window] = Remembered(str)
