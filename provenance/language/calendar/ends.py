"""Terms with two ends, or one: from … to …, between, since, after, until, before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs

from provenance.dates import Window
from provenance.dates.periods import moved
from provenance.errors import DateError
from provenance.language.calendar.anchor import Anchor
from provenance.language.calendar.relative import InYear, WeekdayIn
from provenance.language.calendar.sections import Part
from provenance.language.calendar.slashed import settle
from provenance.language.calendar.terms import Partial, Term, Whole

__all__ = ["Between", "Bound", "is_deadline", "shown_ends"]


@attrs.frozen
class Bound(Whole):
    """A term with one end only: since, after, until, before.

    >>> print(Bound("before", Partial(2024, 10)).resolve(Anchor()))
    until September 2024
    """

    kind: str
    of: Term

    def resolve(self, anchor: Anchor) -> Window:
        """The window that is open on the side nobody spoke of."""
        exact = isinstance(self.of, Part) and _EXACT_PARTS.get((self.kind, self.of.name))
        if isinstance(self.of, Part) and exact:
            return _BOUNDS[exact](self.of.of.resolve(anchor))
        return _BOUNDS[self.kind](self.of.resolve(anchor))


# "By the end of May" is by its last day, however wide the end of May may be.
_EXACT_PARTS = {
    ("until", "end"): "until",
    ("before", "end"): "until",
    ("before", "start"): "before",
    ("after", "end"): "after",
    ("since", "start"): "since",
    ("after", "start"): "since",
}


def _bounded(window: Window, start: date | None, end: date | None) -> Window:
    return Window(start, end, approximate=window.approximate)


_BOUNDS: dict[str, Callable[[Window], Window]] = {
    "since": Window.since,
    "until": Window.until,
    "after": lambda window: _bounded(window, window.end and moved(window.end, 1), None),
    "before": lambda window: _bounded(window, None, window.start and moved(window.start, -1)),
    "in": lambda window: window,
}


@attrs.frozen
class Between(Whole):
    """From one term to another, both included; each lends the other the parts it leaves unsaid.

    >>> print(Between(Partial(day=24), Partial(2024, 10, 26)).resolve(Anchor()).days)
    3
    """

    first: Term
    last: Term

    def resolve(self, anchor: Anchor) -> Window:
        """From the first day of the first to the last day of the last."""
        one, two = self.ends(anchor)
        if isinstance(self.last, Part) and self.last.name == "end":
            two = attrs.evolve(two, approximate=False)
        if isinstance(self.first, Part) and self.first.name == "start":
            one = attrs.evolve(one, approximate=False)
        return Window.between(one, two)

    def ends(self, anchor: Anchor) -> tuple[Window, Window]:
        """The two windows as they were said."""
        first, last = _share(*settle(self.first, self.last, anchor))
        if first.lacks_year and last.stated_year is not None:
            one, two = _earlier_year(first, last, anchor)
        else:
            one, two = _in_order(first, last, anchor)
        if one.start and two.end and two.end < one.start:
            raise DateError(f"the date ends before it starts: {one} to {two}")
        return one, two


def _in_order(first: Term, last: Term, anchor: Anchor) -> tuple[Window, Window]:
    """Resolve the second as the next after the first; a range under way is still to come."""
    pairs = []
    for future in (False, True) if anchor.future and first.lacks_year else (anchor.future,):
        one = first.resolve(attrs.evolve(anchor, future=future))
        two = last.resolve(attrs.evolve(anchor, future=future, not_before=one.start))
        pairs.append((one, two))
    under_way = (
        pairs[0][1].end is None or anchor.said_on is None or pairs[0][1].end >= anchor.said_on
    )
    return pairs[0] if under_way else pairs[-1]


def _share(first: Term, last: Term) -> tuple[Term, Term]:
    if isinstance(last, InYear) and first.lacks_year:
        return InYear(first, last.offset), last
    if not isinstance(first, Partial):
        return first, last
    if isinstance(last, WeekdayIn) and first.weekday is not None and not first.lean:
        return WeekdayIn(first.weekday, last.week), last
    if isinstance(last, Partial) and first.month is None and first.day and last.month:
        return _month_before(first, last), last
    return first, last


def _month_before(first: Partial, last: Partial) -> Partial:
    month, year = last.month or 1, last.year
    if (first.day or 1) > (last.day or 31):
        month, year = (month - 1, year) if month > 1 else (12, year and year - 1)
    return attrs.evolve(first, month=month, year=year)


def _earlier_year(first: Term, last: Term, anchor: Anchor) -> tuple[Window, Window]:
    year = last.stated_year or 1
    two = last.resolve(anchor)
    one = first.in_year(year).resolve(anchor)
    if one.start and two.start and one.start > two.start:
        one = first.in_year(year - 1).resolve(anchor)
    return one, two


def shown_ends(term: Term, anchor: Anchor) -> tuple[Window, ...]:
    """Give the windows a range or a bound was made from, as they were said.

    >>> [str(end) for end in shown_ends(Bound("since", Partial(2024, 10)), Anchor())]
    ['October 2024']
    """
    if isinstance(term, Between):
        return term.ends(anchor)
    if isinstance(term, Bound):
        return (term.of.resolve(anchor),)
    return ()


def is_deadline(term: Term) -> bool:
    """Tell whether a term says by when, which is to come unless a cue says otherwise.

    >>> is_deadline(Bound("until", Partial(weekday=4)))
    True
    """
    return isinstance(term, Bound) and term.kind in {"until", "before"}
