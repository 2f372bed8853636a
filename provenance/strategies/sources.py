"""Who speaks in what is drawn: two states with all their voices, an alliance, and the press."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from provenance.source import Source, SourceKind
from provenance.strategies.arguments import chosen, whole_number

__all__ = ["OUTLETS", "STATES", "chains", "sources"]

STATES = (Source("state", kind=SourceKind.STATE), Source("neighbour", kind=SourceKind.STATE))
"""Two that nothing joins."""
OUTLETS = tuple(Source(name, kind=SourceKind.OUTLET) for name in ("wire", "paper", "portal"))
"""Who prints what others say."""


def _speakers() -> tuple[Source, ...]:
    made = list(STATES)
    for state in STATES:
        front = "" if state is STATES[0] else f"{state.id}-"
        office = Source(f"{front}ministry", kind=SourceKind.MINISTRY, speaks_for=state)
        person = Source(f"{front}spokesperson", kind=SourceKind.PERSON, speaks_for=office)
        made += [office, person]
    made.append(Source("alliance", kind=SourceKind.ALLIANCE))
    made.append(Source("officials", kind=SourceKind.UNNAMED))
    return (*made, *OUTLETS)


_WORLD = _speakers()


def sources(*, kinds: Iterable[SourceKind | str] = tuple(SourceKind)) -> SearchStrategy[Source]:
    """Sources from one small world, so that the same one speaks often, for itself or its state.

    >>> from hypothesis import find
    >>> find(sources(), lambda source: source.speaks_for != ()).id
    'ministry'
    """
    wanted = frozenset(chosen(kinds, SourceKind))
    there = [source for source in _WORLD if source.kind in wanted]
    if not there:
        known = ", ".join(sorted({source.kind.value for source in _WORLD}))
        raise InvalidArgument(f"nobody of that kind is in the small world, only {known}")
    return st.sampled_from(there)


def chains(*, min_size: int = 0, max_size: int = 2) -> SearchStrategy[tuple[Source, ...]]:
    """Chains of outlets that a statement came through, the one nearest to its source first.

    >>> from hypothesis import find
    >>> [source.id for source in find(chains(), lambda chain: len(chain) == 2)]
    ['wire', 'paper']
    """
    whole_number(min_size, "min_size")
    whole_number(max_size, "max_size", least=min_size)
    if max_size > len(OUTLETS):
        raise InvalidArgument(
            f"max_size={max_size} is more than the {len(OUTLETS)} outlets there are"
        )
    outlets = st.sampled_from(OUTLETS)
    return st.lists(outlets, min_size=min_size, max_size=max_size, unique=True).map(tuple)
