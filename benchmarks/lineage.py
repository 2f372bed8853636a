"""The origins of every claim and every cycle among a million relays, beside networkx.

Both start from the same ledger: stories of one to a few statements that outlets take from one
another, some of them in a ring. networkx builds its graph, condenses it and hands the ends of
chains back along it; a row appears only where it is installed, and only if both find the same.
Measured are the whole way from claims and links, and what is left of it once each side has its
graph in memory. A last row sets a relay among a million beside a relay among ten thousand.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
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
_FEW = (10_000, 100_000)
_STORY = 40
_ROUNDS = 3
_GOAL = 0.2
_LINEAR = 2.0

Found = tuple[int, int]
"""How many origins all claims have together, and how many cycles there are."""

Graph = tuple[Any, dict[str, str]]
"""A graph of networkx, and who speaks in each of its nodes."""


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


def _found_in(lineage: Lineage, ledger: Ledger) -> Found:
    origins = sum(len(lineage.origins(claim)) for claim in ledger)
    return origins, len(lineage.cycles)


def _graph(nx: ModuleType, ledger: Ledger) -> Graph:
    graph: Any = nx.DiGraph()
    voices = {claim.id: claim.source.id for claim in ledger}
    graph.add_nodes_from(voices)
    for link in ledger.links:
        graph.add_edges_from((one, other) for one in link.claims for other in link.targets)
    return graph, voices


def _found_by(nx: ModuleType, graph: Any, voices: Mapping[str, str]) -> Found:
    """Find the same in the way that the library offers it."""
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


def _ours(ledger: Ledger) -> Found:
    return _found_in(Lineage.of(ledger), ledger)


def _by_networkx(nx: ModuleType, ledger: Ledger) -> Found:
    return _found_by(nx, *_graph(nx, ledger))


def _timed(find: Callable[[], Found], ledger: Ledger, found: set[Found]) -> float:
    _forget(ledger)
    with _undisturbed():
        start = perf_counter()
        found.add(find())
        return perf_counter() - start


def _beside(nx: ModuleType, ledger: Ledger) -> Iterator[Row]:
    """Measure both in turns: all the way, and with what each works on already in memory."""
    built, (graph, voices) = Lineage.of(ledger), _graph(nx, ledger)
    pairs: dict[str, tuple[Callable[[], Found], Callable[[], Found]]] = {
        "from claims and links": (lambda: _ours(ledger), lambda: _by_networkx(nx, ledger)),
        # A copy remembers nothing of what was found before.
        "graph in memory": (
            lambda: _found_in(attrs.evolve(built), ledger),
            lambda: _found_by(nx, graph, voices),
        ),
    }
    for how, pair in pairs.items():
        found: set[Found] = set()
        turns = [partial(_timed, find, ledger, found) for find in pair]
        ours, theirs = in_turns(turns[0], turns[1], rounds=_ROUNDS)
        if len(found) > 1:
            message = f"the two find other origins or cycles: {sorted(found)}"
            raise ValueError(message)
        what = f"origins and cycles of {_RELAYS:,} relays, {how}"
        yield Row(what, f"networkx {nx.__version__}", ours, theirs, "s", _GOAL)


def _growth(ledger: Ledger) -> Iterator[Row]:
    """Set what a relay costs among many beside what it costs among few."""
    for few in _FEW:
        small = relays(few)
        turns = [partial(_timed, partial(_ours, one), one, set[Found]()) for one in (ledger, small)]
        many, less = in_turns(turns[0], turns[1], rounds=_ROUNDS)
        ours, theirs = many / _RELAYS * 1e6, less / few * 1e6
        what = f"a relay among {_RELAYS:,}"
        yield Row(what, f"a relay among {few:,}", ours, theirs, "µs", _LINEAR)


def run() -> list[Row]:
    """Measure on one ledger; without networkx, only how the time grows with the relays."""
    ledger = relays(_RELAYS)
    try:
        nx = import_module("networkx")
    except ImportError:
        return [*_growth(ledger)]
    return [*_beside(nx, ledger), *_growth(ledger)]
