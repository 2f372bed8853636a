"""What somebody said about claims: that one confirms, disputes, repeats or replaces another."""

from __future__ import annotations

from datetime import date

import attrs

from provenance.dates import Window
from provenance.errors import RecordError, shown
from provenance.language import parse_date
from provenance.naming import Choice, plain, several, slug, text
from provenance.source import Source, as_source

__all__ = ["OF_SOURCE", "Link", "Relation"]

OF_SOURCE = "source:"
"""Before a source's id, a target means all that this source has said on the same questions."""


class Relation(Choice):
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


def _ids(values: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(several(values, "ids", text)))


def _window(value: Window | date | str | None) -> Window | None:
    if isinstance(value, str):
        return parse_date(value)
    return None if value is None else Window.of(value)


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
    by: Source = attrs.field(converter=as_source, kw_only=True)
    claims: tuple[str, ...] = attrs.field(converter=_ids, kw_only=True)
    targets: tuple[str, ...] = attrs.field(converter=_ids, kw_only=True)
    words: str = attrs.field(default="", converter=text, kw_only=True)
    said_on: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    reason: str = attrs.field(default="", converter=text, kw_only=True)
    id: str = attrs.field(default="", converter=text, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a link without ends or onto itself, and give it a readable id."""
        if self.relation is Relation.RETRACTS and not self.targets:
            object.__setattr__(self, "targets", self.claims)
            object.__setattr__(self, "claims", ())
        if not self.targets or not (self.claims or self.relation is Relation.RETRACTS):
            message = f"a {self.relation} link needs claims and targets"
            raise RecordError(message, value=(self.claims, self.targets))
        for target in self.targets:
            self._check(target)
        if not self.id:
            made = slug(self.by.id, self.relation, *self.claims, "of", *self.targets)
            object.__setattr__(self, "id", made)

    def _check(self, target: str) -> None:
        if target in self.claims:
            message = f"a claim cannot stand in a relation to itself: {shown(target)}"
            raise RecordError(message, value=target)
        if target.startswith(OF_SOURCE) and not self.claims:
            # All that a source said is said on the questions of some claim.
            message = f"name the claims that are retracted, not {shown(target)}"
            raise RecordError(message, value=target)

    def __str__(self) -> str:
        """Say it in a phrase: who says that what stands how to what."""
        ends = (", ".join(self.claims), self.relation.value, ", ".join(self.targets))
        return plain(f"{self.by}: {' '.join(part for part in ends if part)}", limit=500)
