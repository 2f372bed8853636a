"""All that is known of every source, put together from wherever it is mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from provenance.errors import LedgerError, shown
from provenance.source import MOST_ABOVE, Affiliation, Source

__all__ = ["gathered"]


def gathered(listed: Iterable[Source], mentioned: Iterable[Source]) -> tuple[Source, ...]:
    """Put together all that is known of every source listed or mentioned, and of those above."""
    kept: dict[str, Source] = {}
    distinct = {id(source): source for source in (*listed, *mentioned)}
    waiting = [*reversed(distinct.values())]
    while waiting:
        source = waiting.pop()
        first = kept.get(source.id)
        if first is not source:
            kept[source.id] = source if first is None else _fuller(first, source)
            waiting += [one.principal for one in reversed(source.speaks_for)]
    filled: dict[str, Source] = {}
    return tuple(_filled(source, kept, filled, ()) for source in kept.values())


def _fuller(first: Source, other: Source) -> Source:
    """Choose between two records of a source; one known by its id alone gives way to the other."""
    if other == Source(other.id):
        return first
    if first == Source(first.id):
        return other
    if _own_record(first) != _own_record(other):
        message = f"two sources with other content have the id {shown(other.id)}"
        raise LedgerError(message, value=other.id)
    return first


def _own_record(source: Source) -> Source:
    """Give what is said of a source itself, and not of those it speaks for."""
    above = [(one.principal.id, one.since, one.until) for one in source.speaks_for]
    return source.but(speaks_for=[Affiliation(*one) for one in above])


def _filled(
    source: Source, kept: Mapping[str, Source], filled: dict[str, Source], below: tuple[str, ...]
) -> Source:
    """Give a source with the full record of everyone above it."""
    if source.id in filled or source.id in below or len(below) > MOST_ABOVE:
        return filled.get(source.id, source)
    inside = (*below, source.id)
    above = [_filled(kept[one.principal.id], kept, filled, inside) for one in source.speaks_for]
    if any(one is not old.principal for one, old in zip(above, source.speaks_for, strict=True)):
        lines = [
            attrs.evolve(old, principal=one)
            for one, old in zip(above, source.speaks_for, strict=True)
        ]
        source = source.but(speaks_for=lines)
    filled[source.id] = source
    return source
