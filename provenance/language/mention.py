"""What reading yields: mentions, the relations between them, and what was refused."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from provenance.estimate import Estimate
from provenance.number import Number

__all__ = ["Mention", "Reading", "Rejection", "Relation", "RelationKind"]


class RelationKind(StrEnum):
    """How a figure hangs together with another one in the same text.

    >>> RelationKind("including")
    <RelationKind.INCLUDING: 'including'>
    """

    FRACTION_OF = "fraction_of"
    PART_OF = "part_of"
    INCLUDING = "including"
    INCREMENT = "increment"
    FROM_TO = "from_to"
    MULTIPLE = "multiple"


@attrs.frozen
class Relation:
    """A link from one mention to another; `target` is its place in the list that was read.

    "3,000 of the 12,000": the first is `part_of` the second. `target` is None where the other
    figure was not said ("another 3,000"); `factor` is set for a `multiple` ("doubled": 2).

    >>> Relation(RelationKind.PART_OF, 1)
    Relation(kind=<RelationKind.PART_OF: 'part_of'>, target=1, factor=None)
    """

    kind: RelationKind
    target: int | None = None
    factor: Estimate | None = None


@attrs.frozen(slots=False)
class Mention:
    """One estimate found in a text: `text` stands at `start` up to `end` of what was read.

    `status` says whether the figure is actual, expected, planned, feared or possible, or nothing
    where no word tells; `noun` is what is counted; `unit` is "percent", a currency code or empty.
    `ambiguous` holds every reading where a figure has several, and `trace` the rules that read it.

    >>> from provenance.language import read_estimates
    >>> mention = read_estimates("at least 3,000 soldiers have arrived")[0]
    >>> mention.text, mention.noun, mention.status
    ('at least 3,000', 'soldiers', 'actual')
    """

    estimate: Estimate
    start: int
    end: int
    text: str
    status: str = ""
    noun: str = ""
    unit: str = ""
    negated: bool = False
    increment: bool = False
    ambiguous: tuple[Number, ...] = ()
    relation: Relation | None = None
    trace: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the mention as plain values that JSON can write; numbers that are not whole as text.

        >>> from provenance.language import read_estimates
        >>> read_estimates("up to 12,000")[0].to_dict()["high"]
        12000
        """
        estimate, relation = self.estimate, self.relation
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "kind": estimate.kind.value,
            "low": _plain(estimate.low),
            "high": _plain(estimate.high),
            "low_open": estimate.low_open,
            "high_open": estimate.high_open,
            "best": _plain(estimate.best),
            "approximate": estimate.approximate,
            "side": estimate.side.value,
            "profile": estimate.profile,
            "status": self.status,
            "noun": self.noun,
            "unit": self.unit,
            "negated": self.negated,
            "increment": self.increment,
            "ambiguous": [_plain(value) for value in self.ambiguous],
            "relation": relation
            and {
                "kind": relation.kind.value,
                "target": relation.target,
                "factor": relation.factor and relation.factor.in_words(),
            },
            "trace": list(self.trace),
        }


def _plain(value: Number | None) -> int | str | None:
    return value if value is None or isinstance(value, int) else str(value)


@attrs.frozen
class Rejection:
    """Words that look like a quantity and are none: the rule that says so, and why.

    `unreadable` marks what ought to be a number but cannot be read as one.

    >>> Rejection(14, 15, "5", "reference", "the number of an article").rule
    'reference'
    """

    start: int
    end: int
    text: str
    rule: str
    reason: str
    unreadable: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Give the rejection as plain values that JSON can write.

        >>> Rejection(0, 4, "2024", "year", "a year").to_dict()["rule"]
        'year'
        """
        return attrs.asdict(self)


@attrs.frozen
class Reading:
    """All that was found in a text, in its order: the mentions, and what was refused.

    >>> from provenance.language import read_all
    >>> reading = read_all("3,000 troops since 2022")
    >>> [m.text for m in reading.mentions], [r.rule for r in reading.rejections]
    (['3,000'], ['year'])
    """

    mentions: tuple[Mention, ...]
    rejections: tuple[Rejection, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the reading as plain values that JSON can write.

        >>> from provenance.language import read_all
        >>> [mention["text"] for mention in read_all("some 3,000").to_dict()["mentions"]]
        ['some 3,000']
        """
        return {
            "mentions": [mention.to_dict() for mention in self.mentions],
            "rejections": [rejection.to_dict() for rejection in self.rejections],
        }
