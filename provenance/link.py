"""What somebody said about claims: that one confirms, disputes, repeats or replaces another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import attrs

from provenance.dates import Window
from provenance.errors import RecordError, shown
from provenance.language import parse_date
from provenance.naming import slug
from provenance.source import Source

__all__ = ["OF_SOURCE", "Link", "Relation"]

OF_SOURCE = "source:"
"""Before a source's id, a target means all that this source has said on the same questions."""


class Relation(StrEnum):
    """How claims are said to stand to their targets.

    >>> Relation.REPEATS.is_derivation, Relation.CONFIRMS.is_derivation
    (True, False)
    """

    CONFIRMS = "confirms"
    DISPUTES = "disputes"
    REPEATS = "repeats"
    SHARES = "shares"
    SUPERSEDES = "supersedes"
    RETRACTS = "retracts"

    @property
    def is_derivation(self) -> bool:
        """Whether the claims take what they say from their targets."""
        return self is Relation.REPEATS

    @property
    def replaces(self) -> bool:
        """Whether the targets no longer stand once the link is accepted."""
        return self in (Relation.SUPERSEDES, Relation.RETRACTS)


def _as_source(value: Source | str) -> Source:
    return value if isinstance(value, Source) else Source(value)


def _ids(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise RecordError(f"a list of ids, not one string: {shown(values)}", value=values)
    return tuple(dict.fromkeys(values))


def _window(value: Window | date | str | None) -> Window | None:
    if value is None or isinstance(value, Window):
        return value
    return parse_date(value) if isinstance(value, str) else Window.on(value)


@attrs.frozen(cache_hash=True)
class Link:
    """A relation that someone asserted: it is that someone's statement, nobody else's.

    `claims` stand in the relation to `targets`; a target is a claim's id, or "source:" and a
    source's id. `shares` says that both rest on the same material, such as shared intelligence.
    What is retracted may be named in either list, and stands in `targets`.

    >>> link = Link("confirms", by="nbc", claims=["minister"], targets=["source:us"])
    >>> print(link)
    nbc: minister confirms source:us
    """

    relation: Relation = attrs.field(converter=Relation)
    by: Source = attrs.field(converter=_as_source, kw_only=True)
    claims: tuple[str, ...] = attrs.field(converter=_ids, kw_only=True)
    targets: tuple[str, ...] = attrs.field(converter=_ids, kw_only=True)
    words: str = attrs.field(default="", kw_only=True)
    said_on: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    reason: str = attrs.field(default="", kw_only=True)
    id: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a link without ends or onto itself, and give it a readable id."""
        if self.relation is Relation.RETRACTS and not self.targets:
            object.__setattr__(self, "targets", self.claims)
            object.__setattr__(self, "claims", ())
        if not self.targets or not (self.claims or self.relation is Relation.RETRACTS):
            raise RecordError(f"a {self.relation} link needs claims and targets", value=self)
        both = set(self.claims) & set(self.targets)
        if both:
            message = f"a claim cannot stand in a relation to itself: {shown(min(both))}"
            raise RecordError(message, value=min(both))
        if not self.id:
            made = slug(self.by.id, self.relation, *self.claims, "of", *self.targets)
            object.__setattr__(self, "id", made)

    def __str__(self) -> str:
        """Say it in a phrase: who says that what stands how to what."""
        ends = (", ".join(self.claims), self.relation.value, ", ".join(self.targets))
        return f"{self.by}: {' '.join(part for part in ends if part)}"
