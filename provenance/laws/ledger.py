"""Laws of the record: nothing is lost, nothing is changed, and the past stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.errors import LedgerError
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed, no_less
from provenance.laws.variations import fresh, unrelated_claim
from provenance.ledger import Ledger
from provenance.link import Link, Relation
from provenance.question import Question

__all__ = ["SUITE", "Store"]


def _answering(store: Any, question: Question) -> tuple[Claim, ...]:
    return tuple(claim for claim in store if claim.question.key == question.key)


@attrs.frozen
class Store:
    """What the laws ask of a store of claims; replace a way of it to test another store.

    >>> Store().held(Store().put(Store().start(), unrelated_claim()))[0].id
    'unrelated'
    """

    start: Callable[[], Any] = Ledger
    put: Callable[[Any, Claim | Link], Any] = lambda store, thing: store.add(thing)
    held: Callable[[Any], tuple[Claim, ...]] = lambda store: store.claims
    standing: Callable[[Any], tuple[Claim, ...]] = lambda store: store.standing
    answering: Callable[[Any, Question], tuple[Claim, ...]] = _answering
    known: Callable[[Any, Window], tuple[Claim, ...]] = lambda store, day: (
        store.known_as_of(day).claims
    )
    named: Callable[[Claim], str] = lambda claim: claim.but(id="").id

    def filled(self, things: Iterable[Claim | Link]) -> Any:
        """A store with these things put into it, one after another."""
        store = self.start()
        for thing in things:
            store = self.put(store, thing)
        return store


_HERE = Gathering(Family.LEDGER)
law = _HERE.law


def _ids(claims: Iterable[Claim]) -> list[str]:
    return [claim.id for claim in claims]


def _overwriting(store: Ledger, thing: Claim | Link) -> Ledger:
    if isinstance(thing, Link):
        return store.add(thing)
    others = tuple(claim for claim in store if claim.id != thing.id)
    return Ledger((*others, thing), links=store.links)


def _in_front(store: Ledger, thing: Claim | Link) -> Ledger:
    if isinstance(thing, Link):
        return store.add(thing)
    return Ledger((thing, *store.claims), links=store.links)


def _twice(store: Ledger, thing: Claim | Link) -> Ledger:
    one = thing if isinstance(thing, Link) else thing.but(id=fresh(store, thing.id))
    return store.add(one)


def _by_place(store: Ledger, question: Question) -> tuple[Claim, ...]:
    return tuple(claim for claim in store if claim.question.place == question.place)


def _on_that_day(store: Ledger, day: Window) -> tuple[Claim, ...]:
    return tuple(claim for claim in store if claim.said_on == day)


def _dated_by(store: Ledger, day: Window) -> tuple[Claim, ...]:
    return tuple(one for one in store if one.said_on and not day.is_before(one.said_on))


def _tidied(store: Ledger, thing: Claim | Link) -> Ledger:
    added = store.add(thing)
    return added if isinstance(thing, Claim) else added.but(claims=added.standing, links=())


@law(
    "the-record-only-grows",
    "What was on record stands first, in its order, after anything is added.",
    needs="ledger claim",
    catches="stores that sort or overwrite",
    breaker=Store(put=_in_front),
)
def _grows(store: Any, ledger: Ledger, claim: Claim) -> str | None:
    before = store.filled(ledger)
    after = store.held(store.put(before, claim.but(id=fresh(ledger, "new"))))
    kept = after[: len(ledger)]
    return alike(_ids(ledger), _ids(kept), "what was on record, before and after")


@law(
    "the-same-again-changes-nothing",
    "Putting a claim on record that is there already changes nothing.",
    needs="ledger",
    catches="articles that are imported twice",
    breaker=Store(put=_twice),
)
def _again(store: Any, ledger: Ledger) -> str | None:
    once = store.filled(ledger)
    twice = store.filled((*ledger, *ledger))
    return alike(_ids(store.held(once)), _ids(store.held(twice)), "the record, put in twice")


@law(
    "one-id-one-content",
    "An id that is taken is refused for anything else, and the refusal leaves nothing behind.",
    needs="ledger",
    catches="overwriting by id",
    breaker=Store(put=_overwriting),
)
def _one_content(store: Any, ledger: Ledger) -> str | None:
    if not ledger.claims:
        return None
    filled, first = store.filled(ledger), ledger.claims[0]
    try:
        store.put(filled, unrelated_claim(first.id))
    except LedgerError:
        return alike(_ids(ledger), _ids(store.held(filled)), "the record after a refusal")
    return f"{first.id!r} was taken, and not refused"


@law(
    "adding-leaves-the-old-ledger-alone",
    "A ledger that something is added to is itself as it was.",
    needs="ledger claim",
    catches="shared lists inside a value",
    breaker=Store(
        start=list,
        put=lambda store, thing: store.append(thing) or store,
        held=tuple,
    ),
)
def _alone(store: Any, ledger: Ledger, claim: Claim) -> str | None:
    before = store.filled(ledger)
    store.put(before, claim.but(id=fresh(ledger, "new")))
    return alike(_ids(ledger), _ids(store.held(before)), "the old ledger, before and after")


@law(
    "every-claim-answers-its-question",
    "A claim is found under its own question, and under no other.",
    needs="ledger",
    catches="questions told apart by their ids or their spelling",
    breaker=Store(answering=_by_place),
)
def _found(store: Any, ledger: Ledger) -> str | None:
    filled = store.filled(ledger)
    questions = {claim.question.key: claim.question for claim in ledger}
    answers = [id_ for one in questions.values() for id_ in _ids(store.answering(filled, one))]
    return alike(
        sorted(_ids(ledger)), sorted(answers), "the claims, and the answers to all questions"
    )


@law(
    "later-knowledge-leaves-the-past-alone",
    "What was known by a day does not change when something is said later.",
    needs="ledger window",
    catches="looking back with today's eyes",
    breaker=Store(known=lambda store, _day: store.claims[::2] if len(store) > 1 else ()),
)
def _past(store: Any, ledger: Ledger, day: Window) -> str | None:
    if day.end is None:
        return None
    before = store.filled(ledger)
    late = unrelated_claim(fresh(ledger, "late")).but(said_on=Window.on(day.end).shifted(1))
    after = store.put(before, late)
    return alike(
        _ids(store.known(before, day)), _ids(store.known(after, day)), f"what was known by {day}"
    )


@law(
    "knowledge-only-grows",
    "What was known by a day is known by every later day.",
    needs="ledger window days",
    catches="claims that are known on one day only",
    breaker=Store(known=_on_that_day),
)
def _knowledge(store: Any, ledger: Ledger, day: Window, days: int) -> str | None:
    filled = store.filled(ledger)
    early, late = sorted((day, day.shifted(days)), key=lambda one: one.sort_key[1])
    known = frozenset(_ids(store.known(filled, early)))
    return no_less(
        frozenset(_ids(store.known(filled, late))), known, f"known by {early}, not by {late}"
    )


@law(
    "what-nobody-dated-was-always-known",
    "Whatever was said without a date is never left out of what was known.",
    needs="ledger window",
    catches="claims without a date that drop out of every look back",
    breaker=Store(known=_dated_by),
)
def _undated(store: Any, ledger: Ledger, day: Window) -> str | None:
    undated = frozenset(one.id for one in ledger if not (one.said_on or one.recorded_on))
    known = frozenset(_ids(store.known(store.filled(ledger), day)))
    return no_less(known, undated, f"undated, and not known by {day}")


@law(
    "what-is-replaced-stays-on-record",
    "A claim that is retracted no longer stands, stays on record, and nothing else is touched.",
    needs="ledger",
    catches="retractions that erase",
    breaker=Store(put=_tidied),
)
def _replaced(store: Any, ledger: Ledger) -> str | None:
    if not ledger.claims:
        return None
    gone = ledger.claims[0]
    link = Link(Relation.RETRACTS, by=gone.source, claims=(), targets=[gone.id], reason="an error")
    after = store.put(store.filled(ledger), link)
    standing = [id_ for id_ in _ids(ledger) if id_ != gone.id]
    return alike(_ids(ledger), _ids(store.held(after)), "the record") or alike(
        standing, _ids(store.standing(after)), "what stands"
    )


@law(
    "an-id-tells-contents-apart",
    "Claims that differ in a field get different ids of their own; equal ones get the same.",
    needs="claim",
    catches="ids made of a part of the content, or of chance",
    breaker=Store(named=lambda claim: claim.source.id),
)
def _named(store: Any, claim: Claim) -> str | None:
    changes: dict[str, Any] = {"note": "seen", "said_on": "1999-01-01", "source": "someone-else"}
    if store.named(claim) != store.named(claim.but(id="another")):
        return "the id of a claim depends on the id it had"
    for field, value in changes.items():
        other = claim.but(**{field: value})
        if other != claim and store.named(other) == store.named(claim):
            return f"{field} differs, and the id is the same: {store.named(claim)}"
    return None


@law(
    "merging-is-symmetric",
    "Two records put together hold the same claims whichever comes first.",
    needs="ledger ledger",
    catches="losing what the second record says",
    breaker=Store(held=lambda store: store.claims[:3]),
)
def _merged(store: Any, one: Ledger, other: Ledger) -> str | None:
    apart = [claim.but(id=f"other-{claim.id}", after=()) for claim in other]
    there, back = store.filled((*one, *apart)), store.filled((*apart, *one))
    every = sorted(_ids((*one, *apart)))
    return alike(every, sorted(_ids(store.held(there))), "both records together") or claimed(
        every == sorted(_ids(store.held(back))), "the other way round something is missing"
    )


SUITE = Suite(
    Family.LEDGER,
    "a `Store`: how to start one, put things into it and ask it",
    tuple(_HERE),
    lambda: (Store(),),
)
