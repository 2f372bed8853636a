"""Laws tried on real claims, in a script: what is broken, cut down to the claims that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice, product
from typing import Any

from provenance.claim import Claim
from provenance.errors import ProvenanceError, shown
from provenance.laws.law import Family, Law, Violation
from provenance.laws.variations import with_claims
from provenance.ledger import Ledger
from provenance.policy import Policy
from provenance.tolerance import Tolerance

__all__ = ["broken", "examples", "smallest"]

_MOST_EXAMPLES = 400
_MOST_OF_A_KIND = 60


def broken(
    subject: Any, claims: Iterable[Claim] | Ledger, *, family: Family | str = Family.RULES
) -> tuple[Violation, ...]:
    """The laws of a family that a subject breaks on claims of one's own, each cut down.

    The subject of most interest is a rule; `family` tells what else it is.

    >>> from provenance.laws.culprits import asymmetric
    >>> from provenance import Question
    >>> asked = Question("troops")
    >>> said = [Claim.said(words, by=words, of=asked) for words in ("3,000", "12,000", "500")]
    >>> violation = broken(asymmetric, said)[0]
    >>> violation.law.name, len(violation.ledger)
    ('two-claims-either-way-round', 2)
    """
    from provenance.laws import laws_of

    ledger = claims if isinstance(claims, Ledger) else Ledger(claims)
    found = (_first(law, subject, ledger) for law in laws_of(family) if law.applies(subject))
    return tuple(violation for violation in found if violation is not None)


def _first(law: Law, subject: Any, ledger: Ledger) -> Violation | None:
    for example in examples(law.needs, ledger):
        held = law.holds(subject, *example)
        if held is not True:
            return _cut_down(law, subject, held)
    return None


def _cut_down(law: Law, subject: Any, violation: Violation) -> Violation:
    if law.needs != ("ledger",):
        return violation

    def breaks(ledger: Ledger) -> bool:
        return not law.holds(subject, ledger)

    least = smallest(violation.example[0], breaks)
    held = law.holds(subject, least)
    return violation if held is True else held


def smallest(ledger: Ledger, breaks: Callable[[Ledger], bool]) -> Ledger:
    """The ledger without everything that can be left out while it still breaks something.

    >>> from provenance import Question
    >>> claims = [Claim("us", Question("troops"), id=id_) for id_ in "abcd"]
    >>> [one.id for one in smallest(Ledger(claims), lambda less: any(c.id == "c" for c in less))]
    ['c']
    """
    size = max(1, len(ledger) // 2)
    while True:
        shorter = _shortened(ledger, size, breaks)
        if len(shorter) < len(ledger):
            ledger = shorter
        elif size == 1:
            break
        else:
            size //= 2
    bare = ledger.but(links=(), wholes=(), sums=(), sources=(), questions=(), title="")
    return bare if breaks(bare) else ledger


def _shortened(ledger: Ledger, size: int, breaks: Callable[[Ledger], bool]) -> Ledger:
    place = 0
    while place < len(ledger):
        kept = (*ledger.claims[:place], *ledger.claims[place + size :])
        less = with_claims(ledger, kept).but(sources=(), questions=())
        if breaks(less):
            ledger = less
        else:
            place += size
    return ledger


def examples(needs: tuple[str, ...], ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    """What a ledger holds of the kinds a law needs, in combinations, a few hundred at most.

    >>> [slip for slip, ledger in examples(("slip", "ledger"), Ledger())]
    [0, 1, 7]
    """
    kinds = [_of_kind(kind, ledger) for kind in needs]
    every = product(*kinds)
    count = 1
    for kind in kinds:
        count *= len(kind)
    return islice(every, 0, None, 1 + count // _MOST_EXAMPLES)


_FIXED: dict[str, tuple[Any, ...]] = {
    "factor": (1, 10, 1000, Decimal("0.1")),
    "percent": (0, 5, 20, 50),
    "slip": (0, 1, 7),
    "days": (-400, 1, 31),
    "policy": (Policy(), Policy(tolerance=Tolerance.as_said(), day_slip=0)),
}


def _of_kind(kind: str, ledger: Ledger) -> list[Any]:
    if kind in _FIXED:
        return list(_FIXED[kind])
    if kind == "ledger":
        return [ledger]
    if kind not in _DRAWN:
        message = f"claims hold nothing of the kind {shown(kind)}; draw examples instead"
        raise ProvenanceError(message, value=kind)
    found = list(dict.fromkeys(_DRAWN[kind](ledger)))
    return found[:: 1 + len(found) // _MOST_OF_A_KIND]


def _figures(ledger: Ledger) -> list[Any]:
    stated = (claim.estimate for claim in ledger if claim.estimate is not None)
    return [one for one in stated if not (one.is_unknown or one.oddities)]


_DRAWN: dict[str, Callable[[Ledger], Iterable[Any]]] = {
    "claim": lambda ledger: ledger.claims,
    "estimate": _figures,
    "figure": _figures,
    "range": lambda ledger: (one for one in _figures(ledger) if one.has_both_ends),
    "number": lambda ledger: (n for one in _figures(ledger) for n in one.figures),
    "count": lambda ledger: (n for one in _figures(ledger) for n in one.figures if type(n) is int),
    "window": lambda ledger: (one.said_on for one in ledger if one.said_on is not None),
}
