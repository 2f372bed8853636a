"""Which group a row belongs to, found from the columns that name its question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.errors import ProvenanceError
from provenance.formats.claim_rows import read_cell
from provenance.ledger import Ledger
from provenance.lineage.classes import classes_of
from provenance.question import FIELDS, Moves, Question
from provenance.rules.grouping import Key, grouped_keys

__all__ = ["LINKED", "Keys", "Place", "head_columns", "joined", "number_of"]

LINKED = -1
"""The group of all that a link leads to: links are judged in one piece."""

_STATUS, _MOVES = FIELDS.index("status"), FIELDS.index("moves")
_BITS = 63
_LONGEST_PLAIN = 200
_SCOPE = "scope."
_STEADY = (Moves.LEVEL, Moves.FINAL)


def head_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Choose the columns that name the question of a row.

    >>> head_columns(["id", "source", "subject", "low", "scope.side"])
    ('subject', 'scope.side')
    """
    known = ("question", *FIELDS)
    return tuple(name for name in columns if name in known or name.startswith(_SCOPE))


def number_of(*parts: str) -> int:
    """Make a number of texts that is the same on every machine and in every run.

    >>> number_of("troops", "russia") == number_of("troops", "russia") != number_of("troops")
    True
    """
    joined_ = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(joined_, digest_size=8).digest()) >> (64 - _BITS)


@attrs.frozen
class Place:
    """Where a row belongs: `plain` numbers what it is of, `question` what it asks.

    `pattern` numbers the fields that the question states, and is 0 where there is no question.
    `is_steady` tells that its answers are counts of no running total and no change, and that no
    reader of files would refuse its names.
    """

    plain: int
    question: int
    pattern: int = 0
    is_steady: bool = False
    key: Key = ()


@attrs.frozen
class Keys:
    """Finds the place of a row from its head, and remembers every head that it has seen.

    >>> keys = Keys(("subject", "status"))
    >>> keys.of(("Troops", None)).plain == keys.of(("troops ", "expected")).plain
    True
    """

    columns: tuple[str, ...]
    questions: Mapping[str, Question] = attrs.field(factory=dict)
    _known: dict[tuple[Any, ...], Place] = attrs.field(factory=dict, init=False, repr=False)

    def of(self, head: tuple[Any, ...]) -> Place:
        """Give the place of a row with this head."""
        place = self._known.get(head)
        if place is None:
            place = self._known[head] = self._place(head)
        return place

    def all_of(self, heads: Iterable[tuple[Any, ...]]) -> Iterator[Place]:
        """Go through the places of many rows."""
        return map(self.of, heads)

    def _place(self, head: Sequence[Any]) -> Place:
        question = self._question(head)
        if question is None:
            nowhere = number_of("no question", *(str(part) for part in head))
            return Place(nowhere, nowhere)
        key = question.key
        stated = [name for name, what in zip(FIELDS, key, strict=False) if what]
        stated += [f"scope {name}" for name in key[len(FIELDS) :: 2]]
        pattern = number_of(*(name for name in stated if name not in ("status", "moves")))
        is_steady = question.counts and question.moves in _STEADY and all(map(_is_plain, key))
        return Place(number_of(*_plain(key)), number_of(*key), pattern, is_steady, key)

    def _question(self, head: Sequence[Any]) -> Question | None:
        fields = described(self.columns, head)
        try:
            if "id" in fields:
                return self.questions.get(fields["id"])
            return Question(**fields)
        except (ProvenanceError, TypeError, ValueError):
            return None


def described(columns: Sequence[str], head: Sequence[Any]) -> dict[str, Any]:
    """Read the cells of a head as the fields of a question.

    >>> described(("subject", "scope.side"), ("troops", "north"))
    {'subject': 'troops', 'scope': {'side': 'north'}}
    """
    fields: dict[str, Any] = {}
    scope: dict[str, str] = {}
    for name, cell in zip(columns, head, strict=True):
        value = read_cell(name, cell) if cell else None
        if value is None:
            continue
        if name.startswith(_SCOPE):
            scope[name.removeprefix(_SCOPE)] = value
        else:
            fields["id" if name == "question" else name] = value
    return {**fields, "scope": scope} if scope else fields


def _is_plain(name: str) -> bool:
    return name.isprintable() and len(name) <= _LONGEST_PLAIN


def _plain(key: Key) -> Key:
    """What a question is of, in whatever status and however its values move."""
    return key[:_STATUS] + key[_MOVES + 1 :]


def joined(
    places: Iterable[Place], side: Ledger, together: Iterable[Sequence[Place]], linked: set[int]
) -> dict[int, int]:
    """Give the group of every place that is not a group of its own.

    Joined are questions that can bear on one another by what they leave out or are part of, those
    that stand `together`, and under `LINKED` all that a link leads to.
    """
    keys = {place.key: place.plain for place in places if place.pattern}
    nothing: dict[Key, list[Claim]] = {key: [] for key in keys}
    leaders = grouped_keys(nothing, (), Ledger(wholes=side.wholes, sums=side.sums))
    pairs = {(keys[key], keys[leader]) for key, leader in leaders.items()}
    pairs |= {(one[0].plain, other.plain) for one in together for other in one[1:]}
    pairs |= {(plain, LINKED) for plain in linked}
    classes = classes_of((str(one), str(other)) for one, other in pairs if one != other)
    groups: dict[int, int] = {}
    for class_ in classes:
        members = sorted(map(int, class_))
        groups |= dict.fromkeys(members[1:] if members[0] >= 0 else members, members[0])
    return groups
