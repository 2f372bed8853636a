"""A state machine that holds a store of claims to a plain list: put on record, replace, ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from provenance import strategies as draw
from provenance.claim import Claim
from provenance.errors import LedgerError
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question
from provenance.strategies.dates import FIRST_DAY

__all__ = ["LedgerMachine"]

_DAYS = st.integers(0, 12).map(lambda days: date.fromordinal(FIRST_DAY.toordinal() + days))


class LedgerMachine(RuleBasedStateMachine):
    """Drives a store of claims and compares it, at every step, with a plain list.

    Override the first five methods to drive a store of your own; as it is, it drives a `Ledger`.
    Steps draw claims on few questions by few sources, so that ids, days and questions collide.

    >>> class MyStore(LedgerMachine):
    ...     def start(self):
    ...         return Ledger(title="mine")
    >>> TestMyStore = MyStore.TestCase
    """

    # What to override

    def start(self) -> Any:
        """Give an empty store."""
        return Ledger()

    def put(self, store: Any, thing: Claim | Link) -> Any:
        """Put a claim or link on record, and give the store that holds it.

        What has the id of something else must raise `LedgerError` and change nothing.
        """
        return store.add(thing)

    def held(self, store: Any) -> Iterable[Claim]:
        """Every claim of the store, in the order they were put on record."""
        return store.claims  # type: ignore[no-any-return]

    def answering(self, store: Any, question: Question) -> Iterable[Claim]:
        """The claims that answer a question."""
        return store.where(lambda claim: claim.question.key == question.key)  # type: ignore[no-any-return]

    def known(self, store: Any, day: date) -> Iterable[Claim]:
        """The claims that were on record, or said, by the end of a day."""
        return store.known_as_of(day).claims  # type: ignore[no-any-return]

    # What drives it

    def __init__(self) -> None:
        super().__init__()
        self.store: Any = None
        self.said: list[Claim] = []

    @initialize()
    def begin(self) -> None:
        """Start with an empty store."""
        self.store = self.start()

    @rule(claim=draw.claims(), number=st.integers(1, 4))
    def record(self, claim: Claim, number: int) -> None:
        """Put a claim on record under one of few ids, which may be taken."""
        new = claim.but(id=f"c{number}")
        taken = [one for one in self.said if one.id == new.id]
        try:
            self.store = self.put(self.store, new)
        except LedgerError:
            assert taken and taken[0] != new, f"refused without a reason: {new!r}"  # noqa: PT018, S101
            return
        assert not taken or taken[0] == new, f"{new.id!r} now stands for two claims"  # noqa: S101
        if not taken:
            self.said.append(new)

    @precondition(lambda self: bool(self.said))
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        """Put a claim on record that is there already: nothing may change."""
        self.store = self.put(self.store, data.draw(st.sampled_from(self.said)))

    @precondition(lambda self: bool(self.said))
    @rule(data=st.data())
    def ask(self, data: st.DataObject) -> None:
        """Ask for the answers to a question that was asked before."""
        question = data.draw(st.sampled_from(self.said)).question
        wanted = [one.id for one in self.said if one.question.key == question.key]
        self._same(self.answering(self.store, question), wanted, f"answers to {question}")

    @rule(day=_DAYS)
    def look_back(self, day: date) -> None:
        """Ask what was known by a day."""
        wanted = [one.id for one in self.said if _by(one, day)]
        self._same(self.known(self.store, day), wanted, f"known by {day}")

    @invariant()
    def holds_what_was_said(self) -> None:
        """Compare all that the store holds with the list."""
        if self.store is not None:
            self._same(self.held(self.store), [one.id for one in self.said], "on record")
            assert list(self.held(self.store)) == self.said, "a claim was changed"  # noqa: S101

    def _same(self, found: Iterable[Claim], wanted: list[str], what: str) -> None:
        ids = [claim.id for claim in found]
        assert ids == wanted, f"{what}: {ids} instead of {wanted}"  # noqa: S101


def _by(claim: Claim, day: date) -> bool:
    window = claim.recorded_on or claim.said_on
    first = None if window is None else window.start or window.end
    return first is None or first <= day
