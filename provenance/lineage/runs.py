"""Runs of claims of which each repeats just the next: laid out once, and shared by all on them.

A chain of citations is as deep as it likes. What is told of each claim on it, were it worked out
claim by claim, would cost the square of its depth.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

__all__ = ["Run", "Runs", "go_on"]

Spot = tuple["Run", int]
"""A run, and a place in it."""


@attrs.define(eq=False)
class Run:
    """Members of which each leads to the one laid before it alone, and the first to `base`.

    >>> run = Run("a", ["b", "c"])
    >>> run.down_from(1), run.named_from(1, lambda member: [member.upper()])
    (['c', 'b'], ['C', 'B'])
    """

    base: str
    members: list[str] = attrs.field(factory=list)
    _names: list[str] = attrs.field(factory=list)
    _marks: list[int] = attrs.field(factory=list)

    def down_from(self, place: int) -> list[str]:
        """The member at a place and all that it leads to in the run, one step after another."""
        return self.members[place::-1]

    def named_from(self, place: int, name: Callable[[str], Sequence[str]]) -> list[str]:
        """What is told of the same members, leaving out what repeats the word before it."""
        names, marks = self._names, self._marks
        while len(marks) <= place:
            for step in reversed(name(self.members[len(marks)])):
                if not names or names[-1] != step:
                    names.append(step)
            marks.append(len(names))
        return names[: marks[place]][::-1]


@attrs.frozen(eq=False)
class Runs:
    """The runs of a graph, laid as they are asked for; `ahead` gives the only step, if it is one.

    Nothing that `ahead` gives a step for may lead back to itself.

    >>> runs = Runs({"c": "b", "b": "a", "d": "b"}.get)
    >>> runs.down_from("c"), runs.down_from("d"), runs.down_from("a")
    ((['c', 'b'], 'a'), (['d', 'b'], 'a'), ([], 'a'))
    """

    ahead: Callable[[str], str | None]
    _spots: dict[str, Spot] = attrs.field(factory=dict, init=False)

    def down_from(self, start: str) -> tuple[list[str], str]:
        """The steps from a member on while each leads to just one, and what they lead to."""
        spots, base = self._spots_from(start)
        return [member for run, place in spots for member in run.down_from(place)], base

    def named_from(self, start: str, name: Callable[[str], Sequence[str]]) -> tuple[list[str], str]:
        """What is told of the same steps, no word twice in a row, and what they lead to."""
        spots, base = self._spots_from(start)
        told: list[str] = []
        for run, place in spots:
            go_on(told, run.named_from(place, name))
        return told, base

    def _spots_from(self, start: str) -> tuple[list[Spot], str]:
        """Go through the runs ahead, each with the place where the way comes in."""
        found: list[Spot] = []
        here = start
        while (spot := self._spot(here)) is not None:
            found.append(spot)
            here = spot[0].base
        return found, here

    def _spot(self, member: str) -> Spot | None:
        if member not in self._spots and self.ahead(member) is not None:
            self._lay(member)
        return self._spots.get(member)

    def _lay(self, start: str) -> None:
        """Lay a run down from a member, on top of the one that it comes upon where it can."""
        new: list[str] = []
        here, following = start, self.ahead(start)
        while following is not None and here not in self._spots:
            new.append(here)
            here, following = following, self.ahead(following)
        run, place = self._spots.get(here, (None, 0))
        if run is None or place < len(run.members) - 1:
            run = Run(here)
        for member in reversed(new):
            self._spots[member] = run, len(run.members)
            run.members.append(member)


def go_on(told: list[str], names: Sequence[str]) -> None:
    """Go on with more words, but do not tell one twice in a row.

    >>> told = ["nbc"]
    >>> go_on(told, ["nbc", "us"])
    >>> told
    ['nbc', 'us']
    """
    told += names[1:] if told and told[-1] == names[0] else names
