"""Dates of two figures, one the day and one the month: settled by evidence, or refused."""

from __future__ import annotations

import attrs

from provenance.dates import Window
from provenance.errors import DateError
from provenance.language.calendar.anchor import Anchor
from provenance.language.calendar.terms import Partial, Term, Whole

__all__ = ["Slashed", "settle"]

_MONTHS_IN_YEAR = 12


@attrs.frozen
class Slashed(Whole):
    """Two figures, one the day and one the month, with the year after them or left unsaid.

    Which is which is settled by a figure above 12, by equal figures, by a date of the same form
    beside it, or by the reader's `day_first`; never by a guess.

    >>> print(Slashed(24, 10, 2024).resolve(Anchor()))
    24 October 2024
    """

    one: int
    two: int
    year: int | None = None
    two_digits: int | None = None
    lean: str = ""

    @property
    def day_first(self) -> bool | None:
        """What the figures themselves say about their order."""
        if self.one > _MONTHS_IN_YEAR or self.one == self.two:
            return True
        return False if self.two > _MONTHS_IN_YEAR else None

    def settled(self, day_first: bool | None) -> Partial:  # noqa: FBT001  (None is the third)
        """The date with its parts in order, or the refusal to guess it."""
        order = self.day_first if self.day_first is not None else day_first
        if order is None:
            raise DateError(
                f"ambiguous date: {self.one} and {self.two} may be day and month or month and day;"
                " write the month as a word, or say which comes first (day_first)"
            )
        day, month = (self.one, self.two) if order else (self.two, self.one)
        return Partial(self.year, month, day, lean=self.lean, two_digits=self.two_digits)

    def resolve(self, anchor: Anchor) -> Window:
        """The day, once its order is known."""
        return self.settled(anchor.day_first).resolve(anchor)


def settle(first: Term, last: Term, anchor: Anchor) -> tuple[Term, Term]:
    """Put the figures of two dates in order, each by the other where its own do not tell.

    >>> settle(Slashed(29, 2), Slashed(1, 3), Anchor())[1].month
    3
    """
    pair = (first, last)
    orders = [term.day_first for term in pair if isinstance(term, Slashed) and term.one != term.two]
    told = next((order for order in orders if order is not None), anchor.day_first)
    one, two = (term.settled(told) if isinstance(term, Slashed) else term for term in pair)
    return one, two
