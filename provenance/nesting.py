"""What lies inside what: a place in a place, a measure in a measure, a subject in a subject."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import Self

import attrs

from provenance.naming import folded
from provenance.question import Question, Sum, Within

__all__ = ["Nesting"]

_NESTED_FIELDS = 3
"""How many of the first parts of a question's key may nest: subject, measure and place."""


@attrs.frozen(eq=False)
class Nesting:
    """The declared parts and wholes, followed as far as they go.

    >>> nesting = Nesting.of([Within("Kursk", "Russia"), Within("Sudzha", "Kursk")])
    >>> nesting.holds("Sudzha", "russia"), nesting.holds("Russia", "Sudzha")
    (True, False)
    """

    parents: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    _found: dict[str, frozenset[str]] = attrs.field(factory=dict, init=False, repr=False)

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
        start = folded(part)
        if start not in self._found:
            self._found[start] = frozenset(self._climb(start))
        return self._found[start]

    def _climb(self, start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            new = self.parents.get(waiting.pop(), frozenset()) - found
            found |= new
            waiting += new
        return found

    def around(self, question: Question) -> Iterator[Question]:
        """The questions that this one is a part of, whether or not anybody asked them."""
        names = (question.subject, question.measure, question.place)
        choices = [(written, *sorted(self.wholes_of(written))) for written in names]
        for subject, measure, place in product(*choices):
            whole = question.but(subject=subject, measure=measure, place=place)
            if whole.key != question.key:
                yield whole

    def keys_around(
        self, key: tuple[str, ...], asked: Collection[tuple[str, ...]]
    ) -> Iterator[tuple[str, ...]]:
        """The keys, among those of the questions asked, of which this key's question is a part.

        However deep the nesting, no more is looked at than was asked.

        >>> key = ("troops", "", "kursk", "actual")
        >>> asked = [key, ("troops", "", "russia", "actual")]
        >>> list(Nesting.of([Within("Kursk", "Russia")]).keys_around(key, asked))
        [('troops', '', 'russia', 'actual')]
        """
        names, rest = key[:_NESTED_FIELDS], key[_NESTED_FIELDS:]
        reach = [{one, *self.wholes_of(one)} for one in names]
        if prod(map(len, reach)) <= len(asked):
            every = ((*whole, *rest) for whole in product(*map(sorted, reach)))
            yield from (whole for whole in every if whole != key and whole in asked)
            return
        for whole in asked:
            inside = all(name in names for name, names in zip(whole, reach, strict=False))
            if inside and whole[_NESTED_FIELDS:] == rest and whole != key:
                yield whole

    def __bool__(self) -> bool:
        """Whether anything was declared at all."""
        return bool(self.parents)
