"""Dates as they are stated, and windows of days."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from provenance.dates import Precision, Window
from provenance.strategies.arguments import a_day, in_order, whole_number

__all__ = ["FIRST_DAY", "dates", "windows"]

FIRST_DAY = date(2024, 10, 21)
"""Where dates begin that nobody asked to begin elsewhere."""
_DAYS = 10


def dates(min_value: date = FIRST_DAY, max_value: date | None = None) -> SearchStrategy[Window]:
    """Single days as windows, ten of them unless a last one is given.

    >>> from hypothesis import find
    >>> print(find(dates(), lambda day: True))
    21 October 2024
    """
    last = a_day(min_value, _DAYS - 1) if max_value is None else max_value
    in_order(min_value, last, (date,))
    return st.dates(min_value, last).map(Window.on)


def windows(
    min_value: date | None = None,
    max_value: date | None = None,
    *,
    first: date = FIRST_DAY,
    days: int = _DAYS,
) -> SearchStrategy[Window]:
    """Windows of days: mostly single days, also spans, weeks, months and open ends.

    Without bounds they lie in the `days` from `first`; a month or week may reach beyond them.

    >>> from hypothesis import find
    >>> print(find(windows(), lambda window: window.days is None))
    since 21 October 2024
    """
    whole_number(days, "days", least=1)
    start = first if min_value is None else min_value
    end = a_day(start, days - 1) if max_value is None else max_value
    in_order(start, end, (date,))
    day = st.dates(start, end)
    pair = st.tuples(day, day).map(sorted)
    return st.one_of(
        day.map(Window.on),
        day.map(Window.on),
        pair.map(lambda ends: Window.between(*ends)),
        day.map(lambda one: Window.around(Precision.MONTH, one)),
        day.map(lambda one: Window.around(Precision.WEEK, one)),
        day.map(Window.since),
        day.map(Window.until),
    )
