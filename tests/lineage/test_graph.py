"""Rings and ends of a graph, against the plainest way to find them."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage.classes import classes_of
from provenance.lineage.graph import (
    MOST_KEPT,
    citation_cycles,
    ends_of,
    last_of,
    ring_from,
    strongly_connected,
)

NODES = "abcdefg"
GRAPHS = st.dictionaries(
    st.sampled_from(NODES),
    st.lists(st.sampled_from(NODES), min_size=1, max_size=3, unique=True).map(tuple),
)


def reach(graph, start):
    found, waiting = set(), [start]
    while waiting:
        for target in graph.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def members(graph):
    return {*graph, *(target for targets in graph.values() for target in targets)}


def group_of(graph, node):
    return {node} | {other for other in reach(graph, node) if node in reach(graph, other)}


def plain_ends(graph, node):
    around = {node} | reach(graph, node)
    return {min(group_of(graph, n)) for n in around if reach(graph, n) <= group_of(graph, n)}


def as_set(ends, node):
    found = ends.get(node, node)
    return {found} if isinstance(found, str) else set(found)


@given(GRAPHS)
def test_groups_are_those_that_lead_to_one_another(graph):
    groups = [frozenset(group) for group in strongly_connected(graph)]
    assert set(groups) == {frozenset(group_of(graph, node)) for node in members(graph)}
    assert sum(map(len, groups)) == len(members(graph))


@given(GRAPHS)
def test_a_group_comes_after_those_it_leads_to(graph):
    done = set()
    for group in strongly_connected(graph):
        assert reach(graph, group[0]) <= done | set(group)
        done |= set(group)


@given(GRAPHS)
def test_ends_are_what_leads_nowhere_else(graph):
    ends, rings = ends_of(graph)
    for node in members(graph):
        assert as_set(ends, node) == plain_ends(graph, node)
    groups = (group_of(graph, node) for node in members(graph))
    assert {name: set(ring) for name, ring in rings.items()} == {
        min(group): group for group in groups if len(group) > 1
    }


@given(GRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_a_graph_changes_nothing(graph, random):
    items = [(node, random.sample(targets, len(targets))) for node, targets in graph.items()]
    random.shuffle(items)
    turned, rings = ends_of(dict(items))
    ends, known = ends_of(graph)
    assert rings == known
    assert all(as_set(turned, node) == as_set(ends, node) for node in members(graph))


@given(GRAPHS)
def test_citing_twice_is_citing_once(graph):
    doubled = {node: (*targets, *targets) for node, targets in graph.items()}
    assert ends_of(doubled) == ends_of(graph)


def test_depth_is_no_limit():
    number = 100_000
    chain = {str(n): (str(n + 1),) for n in range(number)}
    ends, rings = ends_of(chain)
    assert not rings
    assert set(ends.values()) == {str(number)}
    ring = chain | {str(number): ("0",)}
    assert len(ends_of(ring)[1]["0"]) == number + 1
    assert len(ring_from("0", ring)) == number + 1
    assert len(next(strongly_connected(ring))) == number + 1


def test_those_with_the_same_ends_share_one_set():
    ends, _ = ends_of({"a": ("x", "y"), "b": ("a",), "c": ("b", "x")})
    assert ends["a"] is ends["b"] is ends["c"]


def test_very_many_ends_are_not_kept():
    graph = {"all": tuple(str(n) for n in range(MOST_KEPT + 1)), "above": ("all", "one")}
    assert ends_of(graph)[0] == {"all": None, "above": None}


@given(st.dictionaries(st.sampled_from(NODES), st.sampled_from(NODES)))
def test_the_last_is_where_following_stops(next_):
    assert last_of(next_) == {
        node: next(iter(plain_ends({n: (t,) for n, t in next_.items()}, node))) for node in next_
    }


def test_a_cycle_may_close_through_another_print():
    cited = {"a": ("b",), "b": ("c",)}
    assert list(citation_cycles("abc", cited, {"a": "a", "b": "a", "c": "a"})) == []
    assert list(citation_cycles("abc", cited, {"a": "a", "c": "a"})) == [("a", "b")]


@given(st.lists(st.lists(st.sampled_from(NODES), max_size=3), max_size=5))
def test_classes_are_the_finest_that_keep_every_group_whole(groups):
    classes = classes_of(groups)
    graph = {}
    for group in groups:
        for one in group:
            graph.setdefault(one, set()).update(group)
    assert set(classes) == {tuple(sorted({node} | reach(graph, node))) for node in graph}


@given(st.lists(st.lists(st.sampled_from(NODES), min_size=1, max_size=3), max_size=5))
def test_classes_do_not_depend_on_order(groups):
    assert set(classes_of(groups)) == set(classes_of(group[::-1] for group in reversed(groups)))


def test_many_groups_are_joined_in_time_proportional_to_them():
    groups = [(f"{n:06}", f"{n + 1:06}") for n in range(50_000)]
    assert len(classes_of(groups)) == 1
    assert len(classes_of(groups[::-1])) == 1
