"""Equivalence: what is the same as what, by union-find.

Right for identity, of a source under several names and of a statement in several prints. Wrong for
citation: an article that cites two ministries does not make them one.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["classes_of"]


def classes_of(groups: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Join the groups that have a member in common; members and classes come in sorted order.

    >>> classes_of([("a", "b"), ("c",), ("d", "b")])
    (('a', 'b', 'd'), ('c',))
    """
    leader: dict[str, str] = {}

    def find(member: str) -> str:
        while leader[member] != member:
            leader[member] = member = leader[leader[member]]
        return member

    for group in groups:
        first = ""
        for member in group:
            leader.setdefault(member, member)
            root = find(member)
            first = first or root
            leader[root] = first = find(first)
    classes: dict[str, list[str]] = {}
    for member in sorted(leader):
        classes.setdefault(find(member), []).append(member)
    return tuple(map(tuple, classes.values()))
