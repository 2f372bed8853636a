"""Which questions can bear on one another, found from their keys alone and in linear time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from provenance.claim import Claim
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE, Link
from provenance.nesting import Nesting
from provenance.question import FIELDS

__all__ = ["Key", "grouped_keys", "link_ends"]

Key: TypeAlias = tuple[str, ...]
Fields: TypeAlias = tuple[tuple[str, str], ...]

_STATUS, _MOVES = FIELDS.index("status"), FIELDS.index("moves")


def grouped_keys(
    groups: Mapping[Key, Sequence[Claim]], links: Iterable[Link], ledger: Ledger
) -> Mapping[Key, Key]:
    """Give every question with claims the least key of those that it can bear on.

    Bearing on one another reaches through others: what bears on a question bears on all that do.
    """
    sets = _Sets(groups)
    plain: dict[Key, Key] = {}
    for key in groups:
        # Questions that differ in status or movement alone are of one thing.
        first = plain.setdefault(_plain(key), key)
        if first is not key:
            sets.join(first, key)
    _join_by_fields(sets, plain)
    if ledger.nesting:
        _join_by_nesting(sets, plain, ledger.nesting)
    for link in links:
        one, *others = (ledger.claim(id_).question.key for id_ in link_ends(link))
        sets.join(one, *others)
    uttered: dict[str, Key] = {}
    for key, claims in groups.items():
        for claim in claims:
            if claim.utterance:
                sets.join(uttered.setdefault(claim.utterance, key), key)
    return {key: sets.find(key) for key in groups}


def link_ends(link: Link) -> list[str]:
    """The ids of the claims that a link goes between."""
    targets = [target for target in link.targets if not target.startswith(OF_SOURCE)]
    return [*link.claims, *targets]


class _Sets:
    """Keys joined into sets, by union-find; the least of them stands for its set."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self.leader = {key: key for key in keys}

    def find(self, key: Key) -> Key:
        leader = self.leader
        while leader[key] != key:
            leader[key] = key = leader[leader[key]]
        return key

    def join(self, *keys: Key) -> None:
        tops = {self.find(key) for key in keys}
        if len(tops) > 1:
            least = min(tops)
            for top in tops:
                self.leader[top] = least


def _plain(key: Key) -> Key:
    """What a question is of, in whatever status and however its values move."""
    return key[:_STATUS] + key[_MOVES + 1 :]


def _join_by_fields(sets: _Sets, plain: Mapping[Key, Key]) -> None:
    """Join a question that leaves a field out with those that state it and are else the same."""
    if len({_pattern(key) for key in plain.values()}) < 2:  # noqa: PLR2004 - nothing left out
        return
    stated = {key: _stated(key) for key in plain.values()}
    by_pattern: dict[tuple[str, ...], list[Key]] = {}
    for key, fields in stated.items():
        by_pattern.setdefault(tuple(fields), []).append(key)
    for few, vague in by_pattern.items():
        said = {tuple(stated[key].items()): key for key in vague}
        for many, precise in by_pattern.items():
            if len(many) > len(few) and set(few) <= set(many):
                for key in precise:
                    shared = tuple((name, stated[key][name]) for name in few)
                    if shared in said:
                        sets.join(said[shared], key)


def _pattern(key: Key) -> tuple[object, ...]:
    """Which fields a question states, however it fills them."""
    subject, measure, place, _, _, unit, *scope = key
    return bool(subject), bool(measure), bool(place), bool(unit), *scope[::2]


def _stated(key: Key) -> dict[str, str]:
    """The fields that a question states, but not its status and how its values move."""
    fields = {
        name: what
        for place, (name, what) in enumerate(zip(FIELDS, key, strict=False))
        if what and place not in (_STATUS, _MOVES)
    }
    scope = key[len(FIELDS) :]
    return fields | {
        f"scope {name}": what for name, what in zip(scope[::2], scope[1::2], strict=True)
    }


def _join_by_nesting(sets: _Sets, plain: Mapping[Key, Key], nesting: Nesting) -> None:
    """Join every question with those that it is a part of, in any of the fields that nest."""
    for parts, key in plain.items():
        for whole in nesting.keys_around(parts, plain):
            sets.join(key, plain[whole])
