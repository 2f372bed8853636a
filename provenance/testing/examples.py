"""Which strategy draws what a law needs to be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from provenance import strategies as draw
from provenance.claim import Claim
from provenance.errors import ProvenanceError, shown
from provenance.estimate import Kind
from provenance.ledger import Ledger

__all__ = ["examples_of"]

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


def _own_ledgers(claims: SearchStrategy[Claim]) -> SearchStrategy[Ledger]:
    drawn = st.lists(claims, max_size=_MOST_CLAIMS)
    return drawn.map(
        lambda several: Ledger(
            claim.but(id=f"c{number}", after=()) for number, claim in enumerate(several, start=1)
        )
    )
