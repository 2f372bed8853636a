"""Rings and ends of a graph of citations, in time proportional to its edges and at any depth."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

__all__ = [
    "MOST_KEPT",
    "Ends",
    "citation_cycles",
    "ends_of",
    "gathered",
    "last_of",
    "reached",
    "ring_from",
    "steps_back",
    "strongly_connected",
    "with_pools",
]

MOST_KEPT = 64
"""How many ends are kept for each member; the ends of one with more are gathered when asked for."""

Ends = str | frozenset[str] | None

_OPEN = ""
"""Stands for ends that are still to be found; no id is empty."""

_ON_THE_WAY = " "
"""Stands for the ends of what is on the way down; no id is a space."""


def with_pools(
    edges: Mapping[str, tuple[str, ...]], pools: Sequence[Sequence[str]]
) -> Mapping[str, tuple[str, ...]]:
    """Let every member of a pool lead to the next one, so that each leads to all of them.

    >>> with_pools({"a": ("b",)}, [("a", "c")])
    {'a': ('b', 'c'), 'c': ('a',)}
    """
    if not pools:
        return edges
    joined = dict(edges)
    for pool in pools:
        for member, following in zip(pool, (*pool[1:], pool[0]), strict=True):
            joined[member] = (*joined.get(member, ()), following)
    return joined


def strongly_connected(edges: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Go through the strongly connected groups of a graph, each after those it leads to.

    Tarjan's algorithm (1972) without recursion, so that depth is no limit.

    >>> sorted(sorted(group) for group in strongly_connected({"a": ["b"], "b": ["a", "c"]}))
    [['a', 'b'], ['c']]
    """
    done: set[str] = set()
    for root in edges:
        if root not in done:
            for group in _groups_from(root, edges, done.__contains__):
                done.update(group)
                yield group


def _groups_from(
    root: str, edges: Mapping[str, Iterable[str]], is_done: Callable[[str], bool]
) -> Iterator[list[str]]:
    """Go through the groups that a root leads to, leaving out what is done.

    Whoever asks has done with each group before asking for the next.
    """
    order: dict[str, int] = {root: 0}
    lowest: dict[str, int] = {root: 0}
    open_: list[str] = [root]
    work = [(root, iter(edges.get(root, ())))]
    while work:
        node, ahead = work[-1]
        for target in ahead:
            if is_done(target):
                continue
            if target not in order:
                order[target] = lowest[target] = len(order)
                open_.append(target)
                work.append((target, iter(edges.get(target, ()))))
                break
            lowest[node] = min(lowest[node], order[target])
        else:
            work.pop()
            if work:
                below = work[-1][0]
                lowest[below] = min(lowest[below], lowest[node])
            if lowest[node] == order[node]:
                yield _popped(open_, node)


def _popped(open_: list[str], until: str) -> list[str]:
    start = len(open_) - 1
    while open_[start] != until:
        start -= 1
    group = open_[start:]
    del open_[start:]
    return group


def ends_of(
    edges: Mapping[str, Sequence[str]],
) -> tuple[dict[str, Ends], dict[str, tuple[str, ...]]]:
    """Find where every chain of a graph ends, and the rings among those ends and on the way.

    An end is a member that leads nowhere, or a ring that leads nowhere else, named by the least of
    its members. A lone end stands bare, several stand in a set that is shared by all who have the
    same, and None stands for more than `MOST_KEPT`. Ends themselves are left out of the first map.

    >>> ends, rings = ends_of({"a": ["b"], "b": ["c"], "d": ["e"], "e": ["d"]})
    >>> ends["a"], ends["e"], rings
    ('c', 'd', {'d': ('d', 'e')})
    """
    if not all(edges.values()):
        edges = {member: targets for member, targets in edges.items() if targets}
    ends: dict[str, Ends] = dict.fromkeys(edges, _OPEN)
    rings: dict[str, tuple[str, ...]] = {}
    known = ends.get
    for root, targets in edges.items():
        if ends[root] is not _OPEN:
            continue
        # Most claims are on record after what they cite, and need no search.
        if len(targets) == 1:
            only = known(targets[0], targets[0])
            if only is not _OPEN:
                ends[root] = only
                continue
        met = {known(target, target) for target in targets}
        if _OPEN not in met:
            ends[root] = met.pop() if len(met) == 1 else _union(met)
        elif not _go_down(root, edges, ends):
            for group in _groups_from(root, edges, lambda one: known(one, _OPEN) is not _OPEN):
                _close(group, edges, ends, rings)
    return ends, rings


def gathered(
    start: str, edges: Mapping[str, Sequence[str]], ends: Mapping[str, Ends]
) -> frozenset[str]:
    """Gather the ends of a member that leads to more than are kept.

    >>> sorted(gathered("all", {"all": ("a", "b")}, {"all": None}))
    ['a', 'b']
    """
    found: set[str] = set()
    seen = {start}
    waiting = [start]
    while waiting:
        for target in edges.get(waiting.pop(), ()):
            kept = ends.get(target, target)
            if kept is not None:
                found.update((kept,) if isinstance(kept, str) else kept)
            elif target not in seen:
                seen.add(target)
                waiting.append(target)
    return frozenset(found)


def _go_down(root: str, edges: Mapping[str, Sequence[str]], ends: dict[str, Ends]) -> bool:
    """Find the ends of all that a root leads to; False, and nothing done, where it meets a ring."""
    work = [root]
    opened: list[str] = []
    while work:
        node = work[-1]
        if ends[node] is _OPEN:
            ends[node] = _ON_THE_WAY
            opened.append(node)
            for target in edges[node]:
                found = ends.get(target, target)
                if found is _OPEN:
                    work.append(target)
                elif found is _ON_THE_WAY:
                    _forget(opened, ends)
                    return False
        else:
            work.pop()
            if ends[node] is _ON_THE_WAY:
                ends[node] = _union({ends.get(target, target) for target in edges[node]})
    return True


def _forget(opened: Iterable[str], ends: dict[str, Ends]) -> None:
    for node in opened:
        if ends[node] is _ON_THE_WAY:
            ends[node] = _OPEN


def _union(met: Collection[Ends]) -> Ends:
    """Join ends, making a new set only where no old one will do."""
    joined: Ends = _OPEN
    for found in met:
        if found is None:
            return None
        if joined is _OPEN or joined is None:
            joined = found
            continue
        one = joined if isinstance(joined, frozenset) else frozenset((joined,))
        other = found if isinstance(found, frozenset) else frozenset((found,))
        if not other <= one:
            joined = found if one <= other else one | other
    return None if isinstance(joined, frozenset) and len(joined) > MOST_KEPT else joined


def _close(
    group: list[str],
    edges: Mapping[str, Sequence[str]],
    ends: dict[str, Ends],
    rings: dict[str, tuple[str, ...]],
) -> None:
    """Settle the ends of a group once those of all that it leads to are known."""
    inside = set(group)
    ahead = {target for node in group for target in edges.get(node, ()) if target not in inside}
    name = min(group)
    if len(group) > 1:
        rings[name] = tuple(sorted(group))
    found = _union({ends.get(target, target) for target in ahead}) if ahead else name
    ends.update(dict.fromkeys(group, found))


def citation_cycles(
    ring: Sequence[str], cited: Mapping[str, Sequence[str]], statement: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    """Go through the cycles of citation among members of a ring.

    A cycle may also close through another print of a statement; `statement` names the statement of
    each print.

    >>> cited = {"a": ["b"], "b": ["a2"]}
    >>> list(citation_cycles(["a", "a2", "b"], cited, {"a2": "a"}))
    [('a', 'b')]
    """
    inside = set(ring)
    steps = [(one, other) for one in ring for other in cited.get(one, ()) if other in inside]
    wider = tuple(_cycles(steps, statement))
    within = {member: set(cycle) for cycle in wider for member in cycle}
    yield from wider
    for cycle in _cycles(steps, {}):
        if not within.get(cycle[0], set()).issuperset(cycle):
            yield cycle


def _cycles(
    steps: Iterable[tuple[str, str]], statement: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    named = [(one, statement.get(one, one), statement.get(to, to)) for one, to in steps]
    citing: dict[str, list[str]] = {}
    for _, one, other in named:
        if one != other:
            citing.setdefault(one, []).append(other)
    for group in strongly_connected(citing):
        members = set(group)
        if len(members) > 1:
            within = {m for m, one, to in named if one != to and {one, to} <= members}
            yield tuple(sorted(within))


def last_of(next_: Mapping[str, str]) -> dict[str, str]:
    """Find for every member the last that it leads to, one step after another.

    A ring is led to by the least of its members.

    >>> last_of({"a": "b", "b": "c", "e": "d", "d": "e"})
    {'a': 'c', 'b': 'c', 'e': 'd', 'd': 'd'}
    """
    last: dict[str, str] = {}
    for member in next_:
        steps: dict[str, None] = {}
        here = member
        while here in next_ and here not in last and here not in steps:
            steps[here] = None
            here = next_[here]
        ring = [*steps][[*steps].index(here) :] if here in steps else [here]
        found = last.get(here, min(ring))
        last.update(dict.fromkeys(steps, found))
    return last


def reached(starts: Iterable[str], ahead: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """Find all that some members lead to, nearest first, each with the one through which it is.

    >>> reached(["a"], lambda member: {"a": "bc", "b": "c"}.get(member, ""))
    {'a': '', 'b': 'a', 'c': 'a'}
    """
    found = dict.fromkeys(starts, "")
    waiting = deque(found)
    while waiting:
        here = waiting.popleft()
        for target in ahead(here):
            if target not in found:
                found[target] = here
                waiting.append(target)
    return found


def steps_back(here: str, behind: Mapping[str, str]) -> tuple[str, ...]:
    """List the steps by which a search came to a member, from where it began.

    >>> steps_back("c", {"a": "", "b": "a", "c": "b"})
    ('a', 'b', 'c')
    """
    steps = [here]
    while behind[steps[-1]]:
        steps.append(behind[steps[-1]])
    return tuple(reversed(steps))


def ring_from(start: str, cited: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Give the shortest way from a member back to itself, without its start; none where none is.

    >>> ring_from("a", {"a": ["b"], "b": ["c"], "c": ["a"]})
    ('b', 'c', 'a')
    """
    behind = reached(sorted(cited.get(start, ())), lambda here: sorted(cited.get(here, ())))
    return steps_back(start, behind) if start in behind else ()
