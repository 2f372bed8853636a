"""What every part of a page needs: the account, and where on the page each thing stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from provenance.claim import Claim
from provenance.report.account import Account
from provenance.report.element import Markup, element, fragment
from provenance.report.phrases import figure

__all__ = ["Sheet"]


@attrs.frozen(slots=False)
class Sheet:
    """An account on its way to a page; places on the page never take their name from a file."""

    account: Account

    @cached_property
    def _anchors(self) -> Mapping[str, str]:
        return {claim.id: f"c{place}" for place, claim in enumerate(self.account.ledger, start=1)}

    @cached_property
    def _chapters(self) -> Mapping[str, str]:
        return {
            claim.id: f"k{place}"
            for place, told in enumerate(self.account.told, start=1)
            for claim in told.chapter.claims
        }

    @cached_property
    def voices(self) -> Mapping[str, tuple[str, str]]:
        """The key and the name of every voice, under its id, by name."""
        voices = {
            one.id: one.name for one in map(self.account.judge.lineage.voice, self.account.ledger)
        }
        named = sorted(voices.items(), key=lambda voice: (voice[1].casefold(), voice[0]))
        return {id_: (f"v{place}", name) for place, (id_, name) in enumerate(named, start=1)}

    def voice(self, claim: Claim) -> str:
        """The key of the voice that speaks in a claim."""
        return self.voices[self.account.judge.lineage.voice(claim).id][0]

    def chapter(self, claim: Claim) -> str:
        """The key of the chapter that tells a claim; "k0" where it stands alone."""
        return self._chapters.get(claim.id, "k0")

    def anchor(self, claim: Claim) -> str:
        """The name of the place where a claim stands in full."""
        return self._anchors[claim.id]

    def link(self, id_: str, text: str = "") -> Markup:
        """Lead to a claim by its id; an id that is not on record is plain text."""
        if id_ not in self._anchors:
            return element("code", id_)
        return element("a", text or id_, href=f"#{self._anchors[id_]}")

    def reference(self, claim: Claim) -> Markup:
        """Lead to a claim by what it says: "3,000 (Kim Yong-hyun)"."""
        return fragment(self.link(claim.id, figure(claim)), f" ({claim.source})")

    def keys(self, ids: Iterable[str]) -> tuple[str, str]:
        """The keys of all chapters and voices that some claims belong to, for filters."""
        claims = [self.account.ledger.claim(id_) for id_ in ids if id_ in self._anchors]
        chapters = dict.fromkeys(self.chapter(claim) for claim in claims)
        voices = dict.fromkeys(self.voice(claim) for claim in claims)
        return " ".join(chapters), " ".join(voices)
