"""Where a claim comes from in the end."""

from __future__ import annotations

import attrs

__all__ = ["End", "Origin"]


@attrs.frozen(cache_hash=True)
class Origin:
    """Where a claim comes from: one source, or several that only cite or share with one another.

    Where the lineage is unknown, `known` is False and the source is the last one known to have
    passed it on.

    >>> print(Origin(("us",), ("United States",)))
    United States
    """

    ids: tuple[str, ...]
    names: tuple[str, ...] = attrs.field(eq=False)
    known: bool = True

    def __str__(self) -> str:
        """Name it for a reader."""
        text = " with ".join(self.names)
        return text if self.known else f"unknown, by way of {text}"


@attrs.frozen(eq=False)
class End:
    """Where chains end: a claim that cites nothing, or several that cite nothing but each other.

    `name` tells ends apart within one lineage.

    >>> End("a", ("a",), Origin(("us",), ("United States",))).claims
    ('a',)
    """

    name: str
    claims: tuple[str, ...]
    origin: Origin
