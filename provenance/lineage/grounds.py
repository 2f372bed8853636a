"""Whether claims rest on anything: on a known party, or only on one another or on what is gone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence

from provenance.lineage.graph import reached, strongly_connected

__all__ = ["adrift", "is_grounded", "turned_round"]

Edges = Mapping[str, Sequence[str]]


def is_grounded(
    members: Iterable[str],
    good: Collection[str],
    cited: Edges,
    statement_of: Callable[[str], str],
) -> bool:
    """Whether the members of a ring rest on a good one, and repeat none of another kind.

    Prints of one statement are good together, so that one which repeats another of them tells
    nothing new; a good one that does so follows what it repeats.

    >>> is_grounded(["us", "nbc"], {"us"}, {"nbc": ["us"]}, str)
    True
    >>> is_grounded(["us", "nbc"], {"us"}, {"nbc": ["us"], "us": ["nbc"]}, str)
    False
    """
    inside = set(members)
    steps = [(one, other) for one in inside for other in cited.get(one, ()) if other in inside]
    within: dict[str, list[str]] = {}
    repeated: set[str] = set()
    for one, other in steps:
        if statement_of(one) == statement_of(other):
            within.setdefault(other, []).append(one)
        else:
            repeated.add(statement_of(other))
    tainted = reached(inside.difference(good), lambda here: within.get(here, ()))
    sound = {statement_of(member) for member in inside if member not in tainted}
    return bool(sound) and repeated <= sound


def turned_round(edges: Edges) -> dict[str, list[str]]:
    """Turn a graph round: what each member is led to by.

    >>> turned_round({"a": ["b"], "c": ["b"]})
    {'b': ['a', 'c']}
    """
    turned: dict[str, list[str]] = {}
    for one, others in edges.items():
        for other in others:
            turned.setdefault(other, []).append(one)
    return turned


def adrift(
    cited: Edges, gone: Container[str], starts: Iterable[str], repeated_by: Edges
) -> frozenset[str]:
    """Find the claims that repeat others, but only what is gone and who repeats only that.

    `starts` are the members of `gone` to look behind.

    >>> cited = {"a": ["b"], "b": ["c"], "d": ["b", "e"]}
    >>> sorted(adrift(cited, {"c"}, ["c"], turned_round(cited)))
    ['a', 'b']
    """
    citing = reached(starts, lambda here: repeated_by.get(here, ()))
    left = {id_ for id_ in citing if id_ not in gone}
    ahead = {id_: [one for one in cited[id_] if one in left] for id_ in left}
    found: set[str] = set()
    for group in strongly_connected(ahead):
        outside = {one for id_ in group for one in cited[id_]}.difference(group)
        if all(one in gone or one in found for one in outside):
            found.update(group)
    return frozenset(found)
