"""What lies inside what: a place in a place, a measure in a measure, a subject in a subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Self

import attrs

from provenance.naming import folded
from provenance.question import Question, Sum, Within

__all__ = ["Nesting"]


@attrs.frozen
class Nesting:
    """The declared parts and wholes, followed as far as they go.

    >>> nesting = Nesting.of([Within("Kursk", "Russia"), Within("Sudzha", "Kursk")])
    >>> nesting.holds("Sudzha", "russia"), nesting.holds("Russia", "Sudzha")
    (True, False)
    """

    parents: Mapping[str, frozenset[str]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, wholes: Iterable[Within], sums: Iterable[Sum] = ()) -> Self:
        """Take in parts declared one by one, and those that a sum is made of."""
        parents: dict[str, set[str]] = {}
        for one in wholes:
            parents.setdefault(folded(one.part), set()).add(folded(one.whole))
        for total in sums:
            for part in total.parts:
                parents.setdefault(folded(part), set()).add(folded(total.whole))
        return cls({part: frozenset(above) for part, above in parents.items()})

    def holds(self, part: str, whole: str) -> bool:
        """Whether one lies inside the other, at once or through others."""
        return folded(whole) in self.wholes_of(part)

    def wholes_of(self, part: str) -> frozenset[str]:
        """Everything that a part lies inside, as folded names; a ring of wholes ends by itself."""
        found: set[str] = set()
        waiting = [folded(part)]
        while waiting:
            new = self.parents.get(waiting.pop(), frozenset()) - found
            found |= new
            waiting += new
        return frozenset(found)

    def around(self, question: Question) -> Iterator[Question]:
        """The questions that this one is a part of, whether or not anybody asked them."""
        choices = [
            (written, *sorted(self.wholes_of(written)))
            for written in (question.subject, question.measure, question.place)
        ]
        for subject, measure, place in product(*choices):
            whole = question.but(subject=subject, measure=measure, place=place)
            if whole.key != question.key:
                yield whole

    def __bool__(self) -> bool:
        """Whether anything was declared at all."""
        return bool(self.parents)
