"""Very many new objects are taken for old once, and the collector goes on as before."""

import gc
from unittest.mock import patch

import pytest

from provenance import collector


def _are_old(made):
    old = set(map(id, gc.get_objects(generation=2)))
    return all(id(one) in old for one in made)


@pytest.fixture(autouse=True)
def few_are_many():
    with patch.object(collector, "_MANY", 10_000):
        gc.collect()
        yield


def _made(number, **how):
    with collector.collector_paused(**how):
        return [[] for _ in range(number)]


def test_very_many_are_old_at_once():
    made = _made(20_000, settle=True)
    assert gc.isenabled()
    assert _are_old(made)


def test_few_are_looked_through_as_ever():
    assert not _are_old(_made(50, settle=True))
    assert not _are_old(_made(20_000))


def test_it_is_done_once_until_all_was_looked_through():
    assert _are_old(_made(20_000, settle=True))
    assert not _are_old(_made(20_000, settle=True))
    gc.collect()
    assert _are_old(_made(20_000, settle=True))


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    try:
        assert not _are_old(_made(20_000, settle=True))
        assert not gc.isenabled()
    finally:
        gc.enable()
