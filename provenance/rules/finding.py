"""What a rule finds: severe or not, about which claims, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

import attrs

from provenance.claim import Claim
from provenance.errors import RuleError, shown
from provenance.number import Number
from provenance.telling import Tell, ToldWhenAsked

__all__ = ["Figure", "Finding", "Found", "Severity"]

LONGEST_REASON = 500

Figure = Number | str
"""A number of a finding: exact where it is one number, in words where it is an estimate."""


class Severity(StrEnum):
    """How much a finding matters; they are ordered, and only an error fails a build.

    >>> Severity.NOTE < Severity.WARNING < Severity.ERROR
    True
    """

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Its place in the order, from 0 for a note."""
        return _RANKS[self.value]

    # A severity is a string too, but its order is that of the ranks (3.11 has no typing.override).

    def __lt__(self, other: str) -> bool:  # pyrefly: ignore[missing-override-decorator]
        return self.rank < Severity(other).rank

    def __le__(self, other: str) -> bool:  # pyrefly: ignore[missing-override-decorator]
        return self.rank <= Severity(other).rank

    def __gt__(self, other: str) -> bool:  # pyrefly: ignore[missing-override-decorator]
        return self.rank > Severity(other).rank

    def __ge__(self, other: str) -> bool:  # pyrefly: ignore[missing-override-decorator]
        return self.rank >= Severity(other).rank


_RANKS = {"note": 0, "warning": 1, "error": 2}


def _claim_ids(values: object) -> tuple[str, ...]:
    if isinstance(values, Claim):
        return (values.id,)
    if isinstance(values, str) or not isinstance(values, Iterable):
        message = f"a finding names a list of claims or their ids, not {shown(values)}"
        raise RuleError(message, value=values)
    ids = (value.id if isinstance(value, Claim) else value for value in values)
    return tuple(dict.fromkeys(_text(id_, "the id of a claim") for id_ in ids))


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise RuleError(f"{what} is a string, not {shown(value)}", value=value)
    return value


def _reason(value: object) -> str:
    """Give a reason as one line of a bearable length, in which nothing is invisible."""
    text = " ".join(_text(value, "a reason").split())
    if not text:
        raise RuleError("a finding gives its reason in one sentence", value=value)
    if not text.isprintable():
        text = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return text if len(text) <= LONGEST_REASON else f"{text[: LONGEST_REASON - 1]}…"


def _pairs(values: object) -> tuple[tuple[str, Figure], ...]:
    items = values.items() if isinstance(values, Mapping) else values
    if isinstance(items, str) or not isinstance(items, Iterable):
        message = f"numbers are pairs of a name and a figure, not {shown(values)}"
        raise RuleError(message, value=values)
    return tuple({str(name): _figure(figure) for name, figure in items}.items())


def _figure(value: object) -> Figure:
    plain = isinstance(value, _FIGURES) and not isinstance(value, bool)
    return value if plain else str(value)  # type: ignore[return-value]


_FIGURES = (int, Decimal, str)


def _sentences(values: Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


@attrs.frozen
class Found(ToldWhenAsked):
    """What a rule says it found; the engine adds the rule, and what is left out here.

    Without `claims` it is about all that the rule was shown. `causes` are likely explanations,
    the likeliest first, and `severity` is the rule's own unless given.

    >>> Found("3,000 fell to 2,900", numbers={"before": 3000, "after": 2900}).numbers
    (('before', 3000), ('after', 2900))
    """

    reason: str = attrs.field(converter=_reason)
    claims: tuple[str, ...] | None = attrs.field(
        default=None, converter=attrs.converters.optional(_claim_ids), kw_only=True
    )
    hint: str = attrs.field(default="", kw_only=True)
    numbers: tuple[tuple[str, Figure], ...] = attrs.field(
        default=(), converter=_pairs, kw_only=True
    )
    causes: tuple[str, ...] = attrs.field(default=(), converter=_sentences, kw_only=True)
    severity: Severity | None = attrs.field(
        default=None, converter=attrs.converters.optional(Severity), kw_only=True
    )
    _tell: Tell | None = attrs.field(default=None, init=False, repr=False, eq=False)


@attrs.frozen
class Finding(ToldWhenAsked):
    """One thing that wants a second look: the rule, the claims, why, and how to mend it.

    `where` names the file and line of each claim where they are known.

    >>> finding = Finding("running-total-fell", "warning", ["a", "b"], "30 fell to 20")
    >>> print(finding)
    warning: running-total-fell: 30 fell to 20 [a, b]
    """

    rule: str
    severity: Severity = attrs.field(converter=Severity)
    claims: tuple[str, ...] = attrs.field(converter=_claim_ids)
    reason: str = attrs.field(converter=_reason)
    hint: str = ""
    numbers: tuple[tuple[str, Figure], ...] = attrs.field(
        default=(), converter=_pairs, kw_only=True
    )
    causes: tuple[str, ...] = attrs.field(default=(), converter=_sentences, kw_only=True)
    where: tuple[str, ...] = attrs.field(default=(), converter=tuple, kw_only=True)
    _tell: Tell | None = attrs.field(default=None, init=False, repr=False, eq=False)

    @classmethod
    def of(
        cls, found: Found, claims: tuple[str, ...], *, rule: str, severity: Severity, hint: str
    ) -> Self:
        """The finding that a rule's find makes, about claims of these ids.

        >>> made = Finding.of(Found("so"), ("a",), rule="r", severity=Severity.NOTE, hint="")
        >>> made == Finding("r", "note", ["a"], "so")
        True
        """
        # All parts were converted when the find was made: converting them again would cost more
        # than all else that is done for a finding, of which there may be very many.
        known: dict[str, Any] = {"rule": rule, "severity": severity, "claims": claims}
        known |= {"hint": hint, "where": ()}
        if found.is_told:
            return cls.made(**_told(found), causes=found.causes, **known)
        return cls.untold(lambda: _told(found), causes=found.causes, **known)

    @property
    def key(self) -> tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]:
        """What makes two findings the same one, however either is worded.

        >>> Finding("r", "note", ["b", "a"], "so").key
        ('r', ('a', 'b'), ())
        """
        figures = tuple((name, str(figure)) for name, figure in self.numbers)
        return self.rule, tuple(sorted(self.claims)), figures

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Orders findings: the severest first, then by rule and claims."""
        return -self.severity.rank, self.rule, self.claims, self.reason, self.hint

    def but(self, **changes: Any) -> Self:
        """The finding with some fields changed.

        >>> Finding("r", "note", ["a"], "so").but(severity="error").severity.value
        'error'
        """
        return attrs.evolve(self, **changes)

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain values, for JSON; what says nothing is left out.

        >>> Finding("r", "note", ["a"], "so").to_dict()
        {'rule': 'r', 'severity': 'note', 'claims': ['a'], 'reason': 'so'}
        """
        said = {
            "hint": self.hint,
            "numbers": {name: _plain(figure) for name, figure in self.numbers},
            "causes": list(self.causes),
            "where": list(self.where),
        }
        named = {"rule": self.rule, "severity": self.severity.value, "claims": list(self.claims)}
        return (
            named | {"reason": self.reason} | {key: value for key, value in said.items() if value}
        )

    def __str__(self) -> str:
        """Say it on one line."""
        about = f" [{', '.join(self.claims)}]" if self.claims else ""
        return f"{self.severity}: {self.rule}: {self.reason}{about}"


def _told(found: Found) -> dict[str, Any]:
    return {"reason": found.reason, "numbers": found.numbers}


def _plain(figure: Figure) -> int | str:
    return figure if isinstance(figure, int) else str(figure)
