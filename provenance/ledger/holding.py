"""What a ledger takes in: lists of the right things, each id with one content, each thing once."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar

from provenance.claim import Claim
from provenance.errors import LedgerError, RecordError, shown
from provenance.link import Link
from provenance.question import Question
from provenance.source import Source

__all__ = ["distinct", "once"]

_Item = TypeVar("_Item", Source, Question, Claim, Link)
_Any = TypeVar("_Any")
_id = attrgetter("id")


def once(items: Iterable[_Item], kind: type[_Item]) -> tuple[_Item, ...]:
    """Keep one of each id; the same thing twice is one thing, another under its id is refused."""
    what = kind.__name__.lower()
    held = _all_of(items, kind)
    if len(set(map(_id, held))) == len(held):
        return held
    kept: dict[str, _Item] = {}
    for item in held:
        first = kept.setdefault(item.id, item)
        if first is not item and first != item and not _same_question(first, item):
            message = f"two {what}s with other content have the id {shown(item.id)}"
            raise LedgerError(message, value=item.id)
    return tuple(kept.values())


def distinct(items: Iterable[_Any], kind: type[_Any]) -> tuple[_Any, ...]:
    """Keep one of each thing, whether or not it has an id."""
    return tuple(dict.fromkeys(_all_of(items, kind)))


def _all_of(items: Iterable[_Any], kind: type[_Any]) -> tuple[_Any, ...]:
    if isinstance(items, (str, kind)) or not isinstance(items, Iterable):
        message = f"a ledger takes a list of {kind.__name__}s, not {shown(items)}"
        raise RecordError(message, value=items)
    held = tuple(items)
    if {kind}.issuperset(map(type, held)):
        return held
    for item in held:
        if not isinstance(item, kind):
            message = f"a ledger takes a list of {kind.__name__}s, and {shown(item)} is none"
            raise RecordError(message, value=item)
    return held


def _same_question(one: object, other: object) -> bool:
    """Whether two questions differ in nothing but capitals and spacing."""
    return isinstance(one, Question) and isinstance(other, Question) and one.key == other.key
