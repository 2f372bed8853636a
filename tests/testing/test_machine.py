"""The state machine for stores: a ledger passes it, and stores that slip do not."""

import attrs
import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from provenance import Ledger, LedgerError
from provenance.dates import Window
from provenance.testing import LedgerMachine

QUICK = settings(
    max_examples=40,
    stateful_step_count=12,
    database=None,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
)

TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)


class Overwrites(LedgerMachine):
    def put(self, store, thing):
        return Ledger((*(one for one in store if one.id != thing.id), thing))


class RefusesTheSame(LedgerMachine):
    def put(self, store, thing):
        if any(one.id == thing.id for one in store):
            raise LedgerError("taken", value=thing.id)
        return store.add(thing)


class Sorts(LedgerMachine):
    def held(self, store):
        return sorted(store, key=lambda claim: claim.id)


class ForgetsUndated(LedgerMachine):
    def known(self, store, day):
        return [one for one in store.known_as_of(day) if one.said_on]


class MixesStatuses(LedgerMachine):
    def answering(self, store, question):
        return store.where(lambda claim: claim.question.place == question.place)


class Rounds(LedgerMachine):
    def put(self, store, thing):
        return store.add(attrs.evolve(thing, note="", words="", said_on=Window.on("2024-10-21")))


@pytest.mark.parametrize(
    "machine",
    [Overwrites, RefusesTheSame, Sorts, ForgetsUndated, MixesStatuses, Rounds],
    ids=lambda machine: machine.__name__,
)
def test_a_store_that_slips_is_caught(machine):
    with pytest.raises(Exception, match=r"stands for two|refused|instead of|was changed|taken"):
        run_state_machine_as_test(machine, settings=QUICK)
