"""Which strategy draws what a law needs to be shown."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from provenance import strategies as draw
from provenance.claim import Claim
from provenance.errors import ProvenanceError, shown
from provenance.estimate import Kind
from provenance.ledger import Ledger

__all__ = ["drawn", "examples_of"]

_MOST_CLAIMS = 4


def _ledgers() -> SearchStrategy[Ledger]:
    """Ledgers biased to collisions: one question, series that may fall, contradictions."""
    return st.one_of(
        draw.ledgers(max_claims=_MOST_CLAIMS),
        draw.questions(places=["Russia"]).flatmap(
            lambda asked: draw.ledgers(about=asked, max_claims=_MOST_CLAIMS, with_links=False)
        ),
        draw.series(max_size=_MOST_CLAIMS).map(lambda one: Ledger(one.claims)),
        draw.contradicting_pairs().map(Ledger),
    )


_PHRASES = draw.phrases()
_STRATEGIES: Mapping[str, Callable[[], SearchStrategy[Any]]] = {
    "claim": draw.claims,
    "count": draw.numbers,
    "days": lambda: st.integers(-400, 400),
    "estimate": lambda: draw.estimates(whole=False),
    "factor": lambda: st.sampled_from([1, 10, 1000, 2, 5, Decimal("0.1")]),
    "figure": draw.estimates,
    "ledger": _ledgers,
    "number": draw.numbers,
    "percent": lambda: st.integers(0, 50),
    "meant": lambda: _PHRASES,
    "phrase": lambda: _PHRASES.map(lambda pair: pair[0]),
    "policy": draw.policies,
    "range": lambda: draw.estimates(kinds=[Kind.EXACT, Kind.ABOUT, Kind.RANGE]),
    "rising": lambda: draw.series(falling=False),
    "falling": lambda: draw.series(falling=True),
    "series": draw.series,
    "slip": lambda: st.integers(0, 9),
    "text": lambda: st.text(max_size=40) | st.text("0123456789,.-–± atleksomu", max_size=25),
    "window": draw.windows,
}


def examples_of(
    needs: tuple[str, ...], *, claims: SearchStrategy[Claim] | None = None
) -> SearchStrategy[tuple[Any, ...]]:
    """Tuples of values of the kinds a law needs; `claims` draws the claims of one's own domain.

    >>> from hypothesis import find
    >>> find(examples_of(("number", "slip")), lambda example: True)
    (0, 0)
    """
    unknown = [kind for kind in needs if kind not in _STRATEGIES]
    if unknown:
        raise ProvenanceError(f"nothing draws values of the kind {shown(unknown[0])}", value=needs)
    own = {} if claims is None else {"claim": claims, "ledger": _own_ledgers(claims)}
    return st.tuples(*(own[kind] if kind in own else _STRATEGIES[kind]() for kind in needs))


def drawn(needs: tuple[str, ...], count: int) -> Iterator[tuple[Any, ...]]:
    """So many examples of what a law needs and half as many again, always the same ones.

    Each is a copy of its own.

    They are drawn once for all laws that need the same, since drawing takes most of the time.

    >>> list(drawn(("slip",), 3)) == list(drawn(("slip",), 3))
    True
    """
    return map(pickle.loads, _pool(needs, count))


@cache
def _pool(needs: tuple[str, ...], count: int) -> tuple[bytes, ...]:
    """Examples as bytes, for what one subject does to one must not be seen by the next."""
    found: list[bytes] = []

    def collect(example: tuple[Any, ...]) -> None:
        found.append(pickle.dumps(example))

    # Run on, Hypothesis varies each example, so that parts of it are alike; begun anew, it draws
    # another one, after the simplest there is.
    run_on, afresh = (
        settings(
            max_examples=most,
            database=None,
            deadline=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )(given(examples_of(needs))(collect))
        for most in (count, 2)
    )
    seed(0)(run_on)()
    for number in range(count // 2):
        seed(number)(afresh)()
    return tuple(sorted(set(found), key=lambda example: (len(example), example)))


def _own_ledgers(claims: SearchStrategy[Claim]) -> SearchStrategy[Ledger]:
    drawn = st.lists(claims, max_size=_MOST_CLAIMS)
    return drawn.map(
        lambda several: Ledger(
            claim.but(id=f"c{number}", after=()) for number, claim in enumerate(several, start=1)
        )
    )
