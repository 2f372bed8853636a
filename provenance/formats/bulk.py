"""Many records at once: columns of alike rows, each distinct value checked once.

What is built here equals what the complete way builds, row by row: that is a law of the tests. A
row that is not certain to be sound, for whatever reason, is handed back, and the complete way
builds it or says what is wrong with it.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar, cast

import attrs

from provenance.claim import Claim, Stance
from provenance.estimate import Estimate
from provenance.formats import texts
from provenance.formats.blank import blank_of
from provenance.formats.certain import (
    DOUBTS,
    Days,
    Doubt,
    Figures,
    Memo,
    addresses,
    ids_of,
    one_name,
    or_nothing,
    prose,
)
from provenance.formats.claim_lines import NEEDED
from provenance.formats.limits import LONGEST_NOTE, LONGEST_WORDS
from provenance.formats.shapes import ClaimShape
from provenance.question import Question
from provenance.source import Source

__all__ = ["ROWS_AT_ONCE", "BulkClaims", "in_bulk"]

ROWS_AT_ONCE = 1_000
"""How many rows are looked at together; a doubtful one among them costs a few more looks."""

_Built = TypeVar("_Built")
_KNOWN = frozenset(ClaimShape.__annotations__) - {"after"}

_Blank = blank_of(Claim)


def in_bulk(
    rows: Sequence[object],
    build: Callable[[tuple[str, ...], Sequence[Any]], Sequence[_Built | None]],
) -> list[_Built | None]:
    """Build rows, those with the same keys together; None stands for a row that is not certain.

    >>> in_bulk([{"a": 1}, {"b": 2}, 3], lambda keys, rows: [(keys, len(rows))] * len(rows))
    [(('a',), 1), (('b',), 1), None]
    """
    made: list[_Built | None] = []
    for start in range(0, len(rows), ROWS_AT_ONCE):
        block = rows[start : start + ROWS_AT_ONCE]
        if set(map(type, block)) != {dict}:
            tables = [row if type(row) is dict else {} for row in block]
            made += _by_shape(tables, build)
        else:
            made += _by_shape(cast("Any", block), build)
    return made


def _by_shape(
    block: Sequence[Mapping[str, Any]],
    build: Callable[[tuple[str, ...], Sequence[Any]], Sequence[_Built | None]],
) -> Iterable[_Built | None]:
    """Build the rows of each shape together, and give what became of all in their order."""
    shapes = list(map(tuple, block))
    groups: dict[tuple[str, ...], list[Any]] = {keys: [] for keys in set(shapes)}
    if len(groups) == 1:
        return _halved(shapes[0], block, build)
    for keys, row in zip(shapes, block, strict=True):
        groups[keys].append(row)
    built = {keys: iter(_halved(keys, alike, build)) for keys, alike in groups.items()}
    return map(next, map(built.__getitem__, shapes))


def _halved(
    keys: tuple[str, ...],
    rows: Sequence[Any],
    build: Callable[[tuple[str, ...], Sequence[Any]], Sequence[_Built | None]],
) -> Sequence[_Built | None]:
    """Build rows of one shape; where there is a doubt, halve them until it is on a single row."""
    try:
        return build(keys, rows) if keys else [None] * len(rows)
    except DOUBTS:
        if len(rows) == 1:
            return [None]
    middle = len(rows) // 2
    return [*_halved(keys, rows[:middle], build), *_halved(keys, rows[middle:], build)]


class BulkClaims:
    """Builds claims on known sources and questions, column by column.

    >>> bulk = BulkClaims({"us": Source("us")}, {"there": Question("troops", id="there")})
    >>> rows = [{"id": "a", "source": "us", "question": "there", "low": 3000}]
    >>> print(bulk.build(tuple(rows[0]), rows)[0])
    at least 3,000 (us)
    """

    def __init__(self, sources: Mapping[str, Source], questions: Mapping[str, Question]) -> None:
        self._figures, near = Figures(questions), _side_by_side(questions)
        days, names = Days(), Memo(one_name)
        self._chains = Memo(partial(_chain, sources))
        self._read: dict[str, Callable[[Sequence[Any]], Sequence[Any]]] = {
            "id": ids_of,
            "source": lambda column: list(map(sources.__getitem__, column)),
            "question": lambda column: list(map(near.__getitem__, column)),
            "stance": lambda column: list(map(_STANCES.__getitem__, column)),
            "words": lambda column: prose(column, texts.text, LONGEST_WORDS),
            "locator": lambda column: prose(column, texts.text, LONGEST_WORDS),
            "note": lambda column: prose(column, texts.note, LONGEST_NOTE),
            "url": addresses,
            **dict.fromkeys(_DAYS, days.all_of),
            **dict.fromkeys(_NAMES, names.all_of),
        }
        days_if_any = Memo(or_nothing(days.__getitem__, None))
        names_if_any = Memo(or_nothing(names.__getitem__, ""))
        self._read_texts = {
            **self._read,
            "stance": Memo(or_nothing(_STANCES.__getitem__, Stance.ASSERTS)).all_of,
            "url": _addresses_if_any,
            **dict.fromkeys(_DAYS, days_if_any.all_of),
            **dict.fromkeys(_NAMES, names_if_any.all_of),
        }
        self._written_chains = Memo(self._chain_written)

    def build(self, keys: tuple[str, ...], rows: Sequence[Any]) -> Sequence[Claim | None]:
        """Build claims from rows that all have these keys; raise where one is not certain."""
        if not (_KNOWN.issuperset(keys) and NEEDED.issubset(keys)):
            return [None] * len(rows)
        columns = dict(zip(keys, zip(*map(dict.values, rows), strict=True), strict=True))
        estimates = self._figures.all_of(columns)
        read = {key: self._read[key](columns[key]) for key in keys if key in self._read}
        if "via" in columns:
            read["via"] = self._relays(columns["source"], columns["via"])
        return _filled(read, estimates, len(rows))

    def of_texts(self, columns: Mapping[str, Sequence[str]]) -> list[Claim]:
        """Build claims from columns of texts, as `ClaimLines` reads them; raise as `build` does.

        >>> bulk = BulkClaims({"us": Source("us")}, {"there": Question("troops", id="there")})
        >>> said = {"id": ["a"], "source": ["us"], "question": ["there"]}
        >>> said["figures"] = [', "low": 3000']
        >>> print(bulk.of_texts(said)[0])
        at least 3,000 (us)
        """
        read = {key: self._read_texts[key](columns[key]) for key in columns if key in self._read}
        if "via" in columns:
            pairs = zip(columns["source"], columns["via"], strict=True)
            read["via"] = self._written_chains.all_of(list(pairs))
        return _filled(read, self._figures.of_texts(columns), len(columns["id"]))

    def _chain_written(self, said: tuple[str, str]) -> tuple[Source, ...]:
        source, chain = said
        return self._chains[(source, *json.loads(chain))] if chain else ()

    def _relays(self, sources: Sequence[str], chains: Sequence[Any]) -> list[Any]:
        if set(map(type, chains)) != {list}:
            raise Doubt
        whole = [(source, *chain) for source, chain in zip(sources, chains, strict=True)]
        return self._chains.all_of(whole)


def _side_by_side(questions: Mapping[str, Question]) -> dict[str, Question]:
    """Lay ids side by side in memory, for most of the time to find one goes into getting there."""
    ids = "\n".join(questions).split("\n") if questions else []
    return dict(zip(ids, questions.values(), strict=True))


_DAYS = ("said_on", "as_of", "recorded_on", "target")
_NAMES = ("utterance", "audience")
_STANCES = {stance.value: stance for stance in Stance}


def _addresses_if_any(column: Sequence[str]) -> Sequence[str]:
    addresses([one for one in column if one])
    return column


def _chain(sources: Mapping[str, Source], ids: tuple[str, ...]) -> tuple[Source, ...]:
    """Give the relays behind a source; one that stands twice in a chain would cite itself."""
    if len(set(ids)) < len(ids):
        raise Doubt
    return tuple(sources[id_] for id_ in ids[1:])


_PUT = {field.name: getattr(Claim, field.name).__set__ for field in attrs.fields(Claim)}
_IN_THE_LOOP = ("source", "question", "id", "said_on")


def _filled(
    columns: dict[str, Sequence[Any]], estimates: Sequence[Estimate | None], count: int
) -> list[Claim]:
    """Make claims of columns that are certain; what is not among these has its default."""
    claims: list[Any] = []
    blank, keep, asserts = _Blank, claims.append, Stance.ASSERTS
    said_on = columns.get("said_on") or [None] * count
    rows = zip(
        columns["source"], columns["question"], columns["id"], estimates, said_on, strict=True
    )
    for source, question, id_, estimate, day in rows:
        claim = blank()
        claim.source = source
        claim.question = question
        claim.estimate = estimate
        claim.stance = asserts
        claim.words = ""
        claim.said_on = day
        claim.as_of = None
        claim.recorded_on = None
        claim.target = None
        claim.via = ()
        claim.after = ()
        claim.utterance = ""
        claim.audience = ""
        claim.locator = ""
        claim.url = ""
        claim.note = ""
        claim.id = id_
        claim._attrs_cached_hash = None  # noqa: SLF001 - a field that attrs keeps
        claim.__class__ = Claim
        keep(claim)
    for key in columns.keys() - _IN_THE_LOOP:
        deque(map(_PUT[key], claims, columns[key]), maxlen=0)
    return claims
