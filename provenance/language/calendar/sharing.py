"""The year that dates in a list share: "in January and February 2023" names it once."""

from __future__ import annotations

from itertools import pairwise

import attrs

from provenance.language.calendar.grammar import Found, Reader
from provenance.language.calendar.terms import Numbered, Partial, Term

__all__ = ["with_year_of_list"]

_MOST_LISTED = 6
_JOINTS = frozenset({",", "and", "or", "&", "/"})


def with_year_of_list(reader: Reader, found: Found) -> Found:
    """Give a date that lacks its year the one that a date of its kind behind it in a list has.

    >>> reader = Reader("January and February 2023")
    >>> with_year_of_list(reader, reader.phrase(0)).term
    Partial(year=2023, month=1, day=None, weekday=None, lean='', two_digits=None)
    """
    if found.before or not _shares(found.term):
        return found
    terms, end = [found.term], found.end
    while len(terms) < _MOST_LISTED:
        at = _after_joint(reader, end)
        later = reader.point(at, expecting=True) if at > end else None
        if later is None or type(later.term) is not type(found.term):
            return found
        terms.append(later.term)
        if later.term.stated_year is not None:
            return attrs.evolve(found, term=_in_year(terms, later.term.stated_year))
        if not _shares(later.term):
            return found
        end = later.end
    return found


def _shares(term: Term) -> bool:
    return isinstance(term, Partial | Numbered) and term.lacks_year


def _after_joint(reader: Reader, index: int) -> int:
    """Pass over ", and in the" between two dates of a list, or over nothing."""
    tokens, at = reader.tokens, index
    while at < index + 2 and tokens[at].text in _JOINTS:
        at += 1
    if at == index:
        return index
    at += tokens[at].text in {"in", "on"}
    return at + (tokens[at].text == "the")


def _in_year(terms: list[Term], year: int) -> Term:
    """The first of the terms, in the year of the last or, where the list passes it, before that."""
    places = [_place(term) for term in terms]
    passed = sum(one > two for one, two in pairwise(places))
    return terms[0].in_year(year - passed)


def _place(term: Term) -> tuple[int, int]:
    if isinstance(term, Numbered):
        return term.number, 0
    return (term.month or 0, term.day or 0) if isinstance(term, Partial) else (0, 0)
