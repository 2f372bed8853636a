"""The sources met so far, by id and by name, to tell at once whether another changes who is who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.naming import folded
from provenance.source import Source

__all__ = ["Acquaintance"]


class Acquaintance:
    """Sources by their ids and by all that anyone calls them.

    >>> known = Acquaintance([Source("us", name="United States"), Source("uk")])
    >>> known.is_no_news(Source("un")), known.is_no_news(Source("united states"))
    (True, False)
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        """Meet some sources."""
        self._by_id: dict[str, Source] = {}
        self._by_name: dict[str, list[Source]] = {}
        for source in sources:
            self.meet(source)

    def __iter__(self) -> Iterator[Source]:
        """Go through all that were met, in that order."""
        return iter(self._by_id.values())

    def meet(self, source: Source) -> None:
        """Take in a source, unless one of its id was met before."""
        if self._by_id.setdefault(source.id, source) is source:
            for name in _names_of(source):
                self._by_name.setdefault(name, []).append(source)

    def is_no_news(self, source: Source) -> bool:
        """Whether a source changes nothing of who is who: it is known, or nobody is called so."""
        known = self._by_id.get(source.id)
        if known is not None:
            return source is known or source == Source(source.id) or source == known
        is_plain = not (source.speaks_for or source.same_as)
        return is_plain and self._by_name.keys().isdisjoint(_names_of(source))

    def around(self, sources: Iterable[Source]) -> list[Source]:
        """The records of some sources, of all that share a name with them, and of those above.

        Who they are follows from these alone, however many others there are.

        >>> us = Source("us", name="United States")
        >>> known = Acquaintance([us, Source("uk"), Source("kirby", speaks_for=us)])
        >>> [source.id for source in known.around([Source("kirby")])]
        ['kirby', 'us']
        """
        found: dict[str, Source] = {}
        waiting = [*sources]
        while waiting:
            source = waiting.pop()
            source = self._by_id.get(source.id, source)
            if source.id not in found:
                found[source.id] = source
                waiting += [one.principal for one in source.speaks_for]
                for name in _names_of(source):
                    waiting += self._by_name.get(name, ())
        return list(found.values())


def _names_of(source: Source) -> set[str]:
    """What a source is called in one way or another, and what it says that it is called too."""
    return {folded(one) for one in (source.id, source.name, *source.aliases, *source.same_as)}
