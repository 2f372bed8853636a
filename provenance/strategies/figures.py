"""Numbers, estimates, and the tolerances and policies under which they are judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from math import ceil, floor

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from provenance.estimate import Estimate, Kind, Side
from provenance.number import Number
from provenance.policy import Policy
from provenance.question import UNITS, Question
from provenance.source import Level
from provenance.strategies.arguments import a_number, chosen, in_order, strategy_or_none
from provenance.tolerance import Tolerance

__all__ = ["MOST", "estimates", "most_of", "numbers", "policies", "tolerances"]

_FAMILIAR = (0, 3000, 12000, 1, 10000, 12, 500, 11900, 2900, 3500)
MOST = 10**9
"""The greatest figure that is drawn unless another is asked for."""
_PROFILE = "neutral"
_QUARTERS = 4
_WIDTH = 500


def numbers(
    min_value: Number = 0, max_value: Number = MOST, *, whole: bool = True
) -> SearchStrategy[Number]:
    """Numbers, mostly one of a few that people report; decimals too if not `whole`.

    >>> from hypothesis import find
    >>> find(numbers(), lambda number: number > 1)
    3000
    """
    least, most = _ends(min_value, max_value, whole=whole)
    familiar = [number for number in _FAMILIAR if least <= number <= most]
    low, high = ceil(least), floor(most)
    kinds: list[SearchStrategy[Number]] = [st.sampled_from(familiar)] * 2 if familiar else []
    if low <= high:
        kinds.append(st.integers(low, high))
    if not whole and least < most:
        kinds.append(st.decimals(least, most, places=1).map(_plain))
    if not kinds:
        raise InvalidArgument(f"no whole number lies from {min_value} to {max_value}")
    return st.one_of(kinds)


def _ends(min_value: Number, max_value: Number, *, whole: bool) -> tuple[Number, Number]:
    """The least and the greatest number that may be drawn, if it is whole or else if it is not."""
    for name, value in (("min_value", min_value), ("max_value", max_value)):
        a_number(value, name)
    in_order(min_value, max_value, (int, Decimal))
    return (ceil(min_value), floor(max_value)) if whole else (min_value, max_value)


def most_of(question: Question) -> int:
    """The greatest figure to draw in answer to a question: a share is at most 100 percent.

    >>> most_of(Question("turnout", unit="percent"))
    100
    """
    unit = UNITS.get(question.unit)
    return MOST if unit is None or unit.most is None else unit.most


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value.normalize()


def _apart(
    pair: tuple[Number, Number], least: Number | None, most: Number | None
) -> tuple[Number, Number]:
    low, high = sorted(pair)
    if low < high:
        return low, high
    high = low + _WIDTH if most is None else min(low + _WIDTH, most)
    if low < high:
        return low, high
    return (high - _WIDTH if least is None else max(high - _WIDTH, least)), high


def _between(pair: tuple[Number, Number], quarter: int) -> Estimate:
    """Make a range, sometimes with a best value some quarters of the way up."""
    low, high = pair
    if quarter > _QUARTERS:
        return Estimate.between(low, high)
    return Estimate.between(low, high, best=low + (high - low) * quarter // _QUARTERS)


def _vague(pair: tuple[Number, Number]) -> Estimate:
    return Estimate(*pair, high_open=True, profile=_PROFILE)


def _about(value: Number, side: Side) -> Estimate:
    return Estimate.about(value, side=side)


def _fewer_than(value: Number, most: Number | None) -> Estimate:
    return Estimate.less_than(value + 1 if most is None else min(value + 1, most))


def _makers(
    number: SearchStrategy[Number], least: Number | None, most: Number | None
) -> Mapping[Kind, SearchStrategy[Estimate]]:
    pair = st.tuples(number, number).map(lambda ends: _apart(ends, least, most))
    quarter = st.integers(0, 2 * _QUARTERS).map(lambda share: 2 * _QUARTERS - share)
    makers = {
        Kind.EXACT: number.map(Estimate.exactly),
        Kind.AT_LEAST: number.map(Estimate.at_least),
        Kind.ABOUT: st.builds(_about, number, st.sampled_from(Side)),
        Kind.RANGE: st.builds(_between, pair, quarter),
        Kind.AT_MOST: number.map(Estimate.at_most),
        Kind.MORE_THAN: number.map(Estimate.more_than),
        Kind.LESS_THAN: number.map(lambda value: _fewer_than(value, most)),
        Kind.VAGUE: pair.map(_vague),
        Kind.UNKNOWN: st.builds(Estimate),
    }
    if most is not None and most < 1:
        del makers[Kind.LESS_THAN]
    if most is not None and least == most:
        del makers[Kind.RANGE], makers[Kind.VAGUE]
    return makers


_STATED = (
    Kind.EXACT,
    Kind.AT_LEAST,
    Kind.ABOUT,
    Kind.RANGE,
    Kind.AT_MOST,
    Kind.MORE_THAN,
    Kind.LESS_THAN,
    Kind.VAGUE,
)


def estimates(
    min_value: Number = 0,
    max_value: Number = MOST,
    *,
    kinds: Iterable[Kind | str] = _STATED,
    whole: bool = True,
    number: SearchStrategy[Number] | None = None,
) -> SearchStrategy[Estimate]:
    """Estimates of some kinds whose figures lie in bounds; no figure only if asked for.

    `number` draws the figures itself; the high end of a range whose ends would be equal is then 500
    more, and that of "less than" one more. Kinds for which the bounds leave no room are not drawn.

    >>> from hypothesis import find
    >>> find(estimates(), lambda estimate: True) == Estimate.exactly(0)
    True
    """
    strategy_or_none(number, "number")
    if number is None:
        drawn = numbers(min_value, max_value, whole=whole)
        makers = _makers(drawn, *_ends(min_value, max_value, whole=whole))
    else:
        makers = _makers(number, None, None)
    wanted = chosen(kinds, Kind)
    possible = [makers[kind] for kind in wanted if kind in makers]
    if not possible:
        named = ", ".join(wanted)
        raise InvalidArgument(f"there is no room for {named} from {min_value} to {max_value}")
    return st.one_of(possible)


def tolerances() -> SearchStrategy[Tolerance]:
    """Every named tolerance, with percentages from 0 to 50.

    >>> from hypothesis import find
    >>> str(find(tolerances(), lambda tolerance: tolerance.method == "percent"))
    'percent(0)'
    """
    named = st.sampled_from([Tolerance.grain(), Tolerance.as_said(), Tolerance.ferson()])
    return named | st.integers(0, 50).map(Tolerance.percent)


def policies() -> SearchStrategy[Policy]:
    """Policies with any tolerance and level, and up to a week of day slip.

    >>> from hypothesis import find
    >>> find(policies(), lambda policy: True) == Policy()
    True
    """
    return st.builds(
        Policy,
        tolerance=tolerances(),
        day_slip=st.sampled_from([1, 0, 2, 7]),
        level=st.sampled_from([Level.PRINCIPAL, Level.ORGANISATION, Level.SPEAKER]),
    )
