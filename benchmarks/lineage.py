"""The origins of every claim and every cycle among a million relays, beside networkx.

Both start from the same ledger: stories of one to a few statements that outlets take from one
another, some of them in a ring. networkx builds its graph, condenses it and hands the ends of
chains back along it; a row appears only where it is installed, and only if both find the same.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from itertools import count
from time import perf_counter
from types import ModuleType
from typing import Any

import attrs

from benchmarks.rows import Row, in_turns
from provenance import Claim, Estimate, Ledger, Link, Question, Source
from provenance.lineage import Lineage

__all__ = ["run"]

_RELAYS = 1_000_000
_STORY = 40
_ROUNDS = 3
_GOAL = 0.2

Found = tuple[int, int]
"""How many origins all claims have together, and how many cycles there are."""


def _numbers(seed: int) -> Iterator[int]:
    """Give the same scattered numbers on every machine."""
    for _ in count():
        seed = (seed * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        yield seed >> 33


def relays(number: int) -> Ledger:
    """Make a ledger of so many relays, in stories that have nothing to do with one another."""
    toll = Question("the toll", id="toll")
    outlets = [Source(f"outlet-{n}", kind="outlet") for n in range(997)]
    parties = [Source(f"party-{n}", kind="ministry") for n in range(_STORY)]
    draw = _numbers(number).__next__
    claims: list[Claim] = []
    links: list[Link] = []
    edges = 0
    while edges < number:
        first = len(claims)
        figure = Estimate.exactly(first)
        for place in range(_STORY):
            id_ = f"c{first + place}"
            told = draw() % (1 + place // 8)
            if place < 2 or told > 2:  # noqa: PLR2004 - each story starts with two statements
                claims.append(Claim(parties[place], toll, figure, id=id_))
                continue
            claims.append(Claim(outlets[(first + place) % len(outlets)], toll, figure, id=id_))
            ids = {f"c{first + draw() % place}" for _ in range(1 + draw() % 3)}
            links.append(
                Link("repeats", by="desk", claims=[id_], targets=sorted(ids), id=f"l{id_}")
            )
            edges += len(ids)
        if not draw() % 5:
            ring = Link("repeats", by="desk", claims=[f"c{first + 2}"], targets=[f"c{first + 9}"])
            links.append(ring)
            edges += 1
    return Ledger(claims, links=links)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the collector of garbage out of the way."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _forget(ledger: Ledger) -> None:
    """Forget all that a ledger keeps of what follows from it."""
    fields = {field.name for field in attrs.fields(Ledger)}
    for name in vars(ledger).keys() - fields:
        del vars(ledger)[name]


def _ours(ledger: Ledger) -> Found:
    lineage = Lineage.of(ledger)
    origins = sum(len(lineage.origins(claim)) for claim in ledger)
    return origins, len(lineage.cycles)


def _by_networkx(nx: ModuleType, ledger: Ledger) -> Found:
    """Find the same in the way that the library offers it."""
    graph: Any = nx.DiGraph()
    voices = {claim.id: claim.source.id for claim in ledger}
    graph.add_nodes_from(voices)
    for link in ledger.links:
        graph.add_edges_from((one, other) for one in link.claims for other in link.targets)
    groups = list(nx.strongly_connected_components(graph))
    whole = nx.condensation(graph, groups)
    origins: dict[int, frozenset[str]] = {}
    for group in reversed(list(nx.topological_sort(whole))):
        ahead = [origins[other] for other in whole.successors(group)]
        own = frozenset([",".join(sorted({voices[id_] for id_ in whole.nodes[group]["members"]}))])
        origins[group] = frozenset().union(*ahead) if ahead else own
    mapping = whole.graph["mapping"]
    total = sum(len(origins[mapping[id_]]) for id_ in voices)
    return total, sum(1 for group in groups if len(group) > 1)


def _timed(find: Callable[[Ledger], Found], ledger: Ledger, found: set[Found]) -> float:
    _forget(ledger)
    with _undisturbed():
        start = perf_counter()
        found.add(find(ledger))
        return perf_counter() - start


def run() -> list[Row]:
    """Measure both in turns on one ledger."""
    try:
        nx = import_module("networkx")
    except ImportError:
        return []
    ledger = relays(_RELAYS)
    found: set[Found] = set()
    pair = (partial(_timed, find, ledger, found) for find in (_ours, partial(_by_networkx, nx)))
    ours, theirs = in_turns(*pair, rounds=_ROUNDS)
    if len(found) > 1:
        message = f"the two find other origins or cycles: {sorted(found)}"
        raise ValueError(message)
    what = f"origins and cycles of {_RELAYS:,} relays"
    return [Row(what, f"networkx {nx.__version__}", ours, theirs, "s", _GOAL)]
