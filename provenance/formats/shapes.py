"""The tables of a dossier file, key by key, as they are written: ids in place of values.

Each class is one table. A key says which reader checks what stands under it, and a key without
default must be there. A new key is one line here and one where its value is built.
"""

# ruff: noqa: RUF009 - `_key` makes a field of attrs, not a default shared by all.

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs

from provenance.claim import Stance
from provenance.estimate import Side
from provenance.formats import texts, values
from provenance.formats.values import Reader
from provenance.link import Relation
from provenance.number import Number
from provenance.question import Moves, Status
from provenance.source import Level, Reliability, SourceKind

__all__ = [
    "READER",
    "TABLES",
    "TOP_LEVEL",
    "VERSION",
    "AffiliationShape",
    "ClaimShape",
    "ExceptionShape",
    "LinkShape",
    "PolicyShape",
    "QuestionShape",
    "SourceShape",
    "SumShape",
    "WithinShape",
]

VERSION = 1
"""The version of the file format that is written, and the newest that is read."""

READER = "reader"
"""Where the reader of a key stands in the metadata of its field."""


def _key(reader: Reader, default: Any = attrs.NOTHING) -> Any:
    return attrs.field(default=default, metadata={READER: reader})


def _ids_of(what: str) -> Any:
    return _key(values.list_of(texts.reference, f"{what} ids"), ())


_figure = values.nothing_or(values.figure)


@attrs.frozen(kw_only=True)
class AffiliationShape:
    """One entry of `speaks_for` in full; the source may be named under `id` as well.

    >>> AffiliationShape(source="us").since is None
    True
    """

    source: str = _key(texts.reference, "")
    id: str = _key(texts.reference, "")
    since: date | str | None = _key(values.dated, None)
    until: date | str | None = _key(values.dated, None)


@attrs.frozen(kw_only=True)
class SourceShape:
    """A `[[source]]`; `speaks_for` is checked entry by entry where sources are built.

    >>> SourceShape(id="kirby").name
    ''
    """

    id: str = _key(texts.identifier)
    name: str = _key(texts.name, "")
    kind: SourceKind = _key(values.choice(SourceKind), SourceKind.UNSTATED)
    speaks_for: Any = _key(lambda value: value, ())
    aliases: tuple[str, ...] = _key(values.list_of(texts.name, "names"), ())
    same_as: tuple[str, ...] = _ids_of("source")
    reliability: Reliability | None = _key(values.choice(Reliability), None)
    note: str = _key(texts.note, "")


@attrs.frozen(kw_only=True)
class QuestionShape:
    """A `[[question]]`.

    >>> QuestionShape(subject="troops").status.value
    'actual'
    """

    id: str = _key(texts.slugged, "")
    subject: str = _key(texts.name)
    measure: str = _key(texts.name, "")
    place: str = _key(texts.name, "")
    status: Status = _key(values.choice(Status), Status.ACTUAL)
    moves: Moves = _key(values.choice(Moves), Moves.LEVEL)
    unit: str = _key(texts.name, "")
    scope: tuple[tuple[str, str], ...] = _key(values.names_by_name, ())


@attrs.frozen(kw_only=True)
class ClaimShape:
    """A `[[claim]]`: its figure stands in the words, in the figures, or in both alike.

    >>> ClaimShape(source="kirby", question="there", words="at least 3,000").low is None
    True
    """

    id: str = _key(texts.identifier, "")
    source: str = _key(texts.reference)
    question: str = _key(texts.reference)
    words: str = _key(texts.text, "")
    low: Number | None = _key(_figure, None)
    high: Number | None = _key(_figure, None)
    low_open: bool = _key(values.flag, default=False)
    high_open: bool = _key(values.flag, default=False)
    best: Number | None = _key(_figure, None)
    approximate: bool = _key(values.flag, default=False)
    side: Side = _key(values.choice(Side), Side.BOTH)
    profile: str = _key(texts.name, "")
    stance: Stance = _key(values.choice(Stance), Stance.ASSERTS)
    said_on: date | str | None = _key(values.dated, None)
    as_of: date | str | None = _key(values.dated, None)
    recorded_on: date | str | None = _key(values.dated, None)
    target: date | str | None = _key(values.dated, None)
    via: tuple[str, ...] = _ids_of("source")
    after: tuple[str, ...] = _ids_of("claim")
    utterance: str = _key(texts.name, "")
    audience: str = _key(texts.name, "")
    locator: str = _key(texts.text, "")
    url: str = _key(texts.address, "")
    note: str = _key(texts.note, "")


@attrs.frozen(kw_only=True)
class LinkShape:
    """A `[[link]]`: what the source `by` said about claims.

    >>> LinkShape(relation=Relation.CONFIRMS, by="nbc", claims=("a",)).targets
    ()
    """

    relation: Relation = _key(values.choice(Relation))
    by: str = _key(texts.reference)
    claims: tuple[str, ...] = _ids_of("claim")
    targets: tuple[str, ...] = _ids_of("claim")
    words: str = _key(texts.text, "")
    said_on: date | str | None = _key(values.dated, None)
    reason: str = _key(texts.note, "")
    id: str = _key(texts.slugged, "")


@attrs.frozen(kw_only=True)
class WithinShape:
    """A `[[within]]`: a place, measure or subject inside another.

    >>> WithinShape(part="Kursk", whole="Russia").whole
    'Russia'
    """

    part: str = _key(texts.name)
    whole: str = _key(texts.name)


@attrs.frozen(kw_only=True)
class SumShape:
    """A `[[sum]]`: measures that make up a whole.

    >>> SumShape(whole="casualties", parts=("killed", "wounded")).whole
    'casualties'
    """

    whole: str = _key(texts.name)
    parts: tuple[str, ...] = _key(values.list_of(texts.name, "names"))


@attrs.frozen(kw_only=True)
class ExceptionShape:
    """An `[[exception]]`: a finding that was looked at and accepted.

    >>> ExceptionShape(rule="relay-differs", claims=("a",), reason="a misprint").rule
    'relay-differs'
    """

    rule: str = _key(texts.identifier)
    claims: tuple[str, ...] = _key(values.list_of(texts.reference, "claim ids"))
    reason: str = _key(texts.note)


@attrs.frozen(kw_only=True)
class PolicyShape:
    """The `[policy]` table; a key left out keeps the default of `provenance.policy.Policy`.

    >>> PolicyShape().tolerance
    'grain'
    """

    tolerance: str = _key(texts.text, "grain")
    day_slip: int = _key(values.whole, 1)
    level: Level = _key(values.choice(Level), Level.PRINCIPAL)


TABLES: Mapping[str, type[Any]] = MappingProxyType(
    {
        "source": SourceShape,
        "question": QuestionShape,
        "claim": ClaimShape,
        "link": LinkShape,
        "within": WithinShape,
        "sum": SumShape,
        "exception": ExceptionShape,
    }
)
"""The tables of which a dossier holds any number."""

TOP_LEVEL = ("version", "title", "dateline", "policy", "rules", *TABLES)
"""Every key that may stand at the top of a dossier."""
