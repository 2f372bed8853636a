"""The verdict on two claims, as a value that explains itself."""

from __future__ import annotations

from typing import Any

import attrs

from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.gap import Gap
from provenance.naming import Choice
from provenance.notebook import ShownInNotebooks
from provenance.policy import Policy
from provenance.telling import Tell, ToldWhenAsked

__all__ = ["Comparison", "Verdict"]


class Verdict(Choice):
    """The seven things that two claims can be to each other.

    >>> Verdict("not_comparable").in_words
    'not comparable'
    """

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    REVISION = "revision"
    REPEAT = "repeat"
    NOT_COMPARABLE = "not_comparable"
    CANNOT_JUDGE = "cannot_judge"

    @property
    def in_words(self) -> str:
        """The verdict as a person writes it."""
        return self.value.replace("_", " ")


@attrs.frozen
class Comparison(ToldWhenAsked, ShownInNotebooks):
    """What two claims (or two bare estimates) are to each other, and why.

    `field` is what decided: a field of the question, `as_of`, `said_on`, `stance`, `estimate` or
    `origin`. `reason` is one sentence with both figures; `policy` names what was in force, `notes`
    what had to be assumed, and `path` the names from one speaker to the other where they have one
    origin. Of a revision, `later` is the id of the claim that revises, and `change` tells an
    *update* (the value holds for a later time) from a *correction*.

    >>> from provenance.comparison import compare
    >>> print(compare("at least 3,000", "3,000"))
    agree: 3,000 fits at least 3,000
    """

    verdict: Verdict
    first: Claim | Estimate
    second: Claim | Estimate
    field: str
    reason: str
    policy: Policy
    gap: Gap | None = None
    later: str = ""
    change: str = ""
    notes: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    _tell: Tell | None = attrs.field(default=None, init=False, repr=False, eq=False)

    @property
    def figures(self) -> tuple[Estimate | None, Estimate | None]:
        """Both figures, as said; None where a claim gives none.

        >>> from provenance.comparison import compare
        >>> [str(figure) for figure in compare("some 12,000", "3,000").figures]
        ['some 12,000', '3,000']
        """
        return _estimate_of(self.first), _estimate_of(self.second)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the claims compared; none for bare estimates."""
        return tuple(side.id for side in (self.first, self.second) if isinstance(side, Claim))

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain values, for JSON; what says nothing is left out."""
        said = {
            "verdict": self.verdict.value,
            "claims": list(self.ids),
            "figures": [None if figure is None else str(figure) for figure in self.figures],
            "field": self.field,
            "reason": self.reason,
            "policy": str(self.policy),
            "gap": None if self.gap is None else str(self.gap),
            "later": self.later,
            "change": self.change,
            "notes": list(self.notes),
            "path": list(self.path),
        }
        return {key: value for key, value in said.items() if value}

    def __str__(self) -> str:
        """Give the verdict and its reason."""
        return f"{self.verdict.in_words}: {self.reason}"


def _estimate_of(side: Claim | Estimate) -> Estimate | None:
    return side.estimate if isinstance(side, Claim) else side
