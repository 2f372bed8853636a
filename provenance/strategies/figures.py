"""Numbers, estimates, and the tolerances and policies under which they are judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from provenance.estimate import Estimate, Kind, Side
from provenance.number import Number
from provenance.policy import Policy
from provenance.source import Level
from provenance.strategies.arguments import chosen, in_order, strategy_or_none
from provenance.tolerance import Tolerance

__all__ = ["estimates", "numbers", "policies", "tolerances"]

_FAMILIAR = (0, 3000, 12000, 1, 10000, 12, 500, 11900, 2900, 3500)
_MOST = 10**9
_PROFILE = "neutral"
_QUARTERS = 4


def numbers(
    min_value: Number = 0, max_value: Number = _MOST, *, whole: bool = True
) -> SearchStrategy[Number]:
    """Numbers, mostly one of a few that people report; decimals too if not `whole`.

    >>> from hypothesis import find
    >>> find(numbers(), lambda number: number > 1)
    3000
    """
    in_order(min_value, max_value, (int, Decimal))
    familiar = [number for number in _FAMILIAR if min_value <= number <= max_value]
    low, high = -int(-min_value // 1), int(max_value // 1)
    kinds: list[SearchStrategy[Number]] = [st.sampled_from(familiar)] * 2 if familiar else []
    if low <= high:
        kinds.append(st.integers(low, high))
    if not whole and min_value < max_value:
        kinds.append(st.decimals(min_value, max_value, places=1).map(_plain))
    if not kinds:
        raise InvalidArgument(f"no whole number lies from {min_value} to {max_value}")
    return st.one_of(kinds)


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value.normalize()


def _apart(pair: tuple[Number, Number]) -> tuple[Number, Number]:
    low, high = sorted(pair)
    return (low, high) if low < high else (low, high + 500)


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


def _makers(number: SearchStrategy[Number]) -> Mapping[Kind, SearchStrategy[Estimate]]:
    pair = st.tuples(number, number).map(_apart)
    quarter = st.integers(0, 2 * _QUARTERS).map(lambda share: 2 * _QUARTERS - share)
    return {
        Kind.EXACT: number.map(Estimate.exactly),
        Kind.AT_LEAST: number.map(Estimate.at_least),
        Kind.ABOUT: st.builds(_about, number, st.sampled_from(Side)),
        Kind.RANGE: st.builds(_between, pair, quarter),
        Kind.AT_MOST: number.map(Estimate.at_most),
        Kind.MORE_THAN: number.map(Estimate.more_than),
        Kind.LESS_THAN: number.map(lambda value: Estimate.less_than(value + 1)),
        Kind.VAGUE: pair.map(_vague),
        Kind.UNKNOWN: st.builds(Estimate),
    }


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
    max_value: Number = _MOST,
    *,
    kinds: Iterable[Kind | str] = _STATED,
    whole: bool = True,
    number: SearchStrategy[Number] | None = None,
) -> SearchStrategy[Estimate]:
    """Estimates of some kinds whose figures lie in bounds; no figure only if asked for.

    `number` draws the figures itself. The high end of a range whose ends would be equal is 500
    more, and that of "less than" one more.

    >>> from hypothesis import find
    >>> find(estimates(), lambda estimate: True) == Estimate.exactly(0)
    True
    """
    strategy_or_none(number, "number")
    drawn = numbers(min_value, max_value, whole=whole) if number is None else number
    makers = _makers(drawn)
    return st.one_of([makers[kind] for kind in chosen(kinds, Kind)])


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
