"""Words and estimates: reading one out of the other, and writing it back."""

from __future__ import annotations

from provenance.language.wording import in_words

__all__ = ["in_words"]
