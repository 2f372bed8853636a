"""Relays that distort: one utterance printed with another figure, hedge or question elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.phrases import joined, said_briefly
from provenance.dates import Window
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.lineage.classes import classes_of
from provenance.naming import folded
from provenance.number import Number
from provenance.policy import Policy
from provenance.question import Moves

__all__ = ["Distortion", "Shift", "relays_that_differ"]


class Shift(StrEnum):
    """What differs between prints of one utterance.

    >>> Shift("definition")
    <Shift.DEFINITION: 'definition'>
    """

    FIGURE = "figure"
    HEDGE = "hedge"
    STANCE = "stance"
    DEFINITION = "definition"


@attrs.frozen
class Distortion:
    """Prints of one utterance that differ, and which of them is at odds where that can be told.

    `versions` are the prints grouped by what they print, `odd` those at odds: against the majority
    of the relays, else farther from the source (`told_by`); empty where neither tells. A definition
    shift names the `field` in which the questions differ.

    >>> from provenance import Question
    >>> said = Claim.said("about 29", by="mod", of=Question("troops"), id="a")
    >>> other = Claim.said("at least 29", by="mod", of=Question("troops"), id="b")
    >>> Distortion(Shift.HEDGE, ((said,), (other,)), ()).odd
    ()
    """

    shift: Shift
    versions: tuple[tuple[Claim, ...], ...]
    odd: tuple[Claim, ...]
    told_by: str = ""
    field: str = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every print of the utterance that was held against the others."""
        return tuple(claim for version in self.versions for claim in version)

    @property
    def reason(self) -> str:
        """What differs, where, and which print is at odds, in one sentence."""
        said = " but ".join(f"{self._told(v[0])} in {_printers(v)}" for v in self.versions)
        source = self.versions[0][0].source
        return f"one utterance of {source} is {said}; {self._verdict()}"

    def _told(self, claim: Claim) -> str:
        if self.shift is Shift.DEFINITION:
            return f"of {_value(claim, self.field)}"
        return said_briefly(claim)

    def _verdict(self) -> str:
        if not self.odd:
            return "which of them is at odds cannot be told"
        verb = "is" if len(self.odd) == 1 else "are"
        return f"{_printers(self.odd)} {verb} at odds {_WHY[self.told_by]}"

    def __str__(self) -> str:
        """Give the reason."""
        return self.reason

    def to_dict(self) -> dict[str, Any]:
        """The distortion as plain values, for JSON."""
        return {
            "shift": self.shift.value,
            "versions": [[claim.id for claim in version] for version in self.versions],
            "odd": [claim.id for claim in self.odd],
            "told_by": self.told_by,
            **({"field": self.field} if self.field else {}),
            "reason": self.reason,
        }


_WHY = {
    "majority": "with most of the relays",
    "nearness": "with the print nearest to the source",
    "citation": "with the print that it repeats",
}


def _printers(claims: Sequence[Claim]) -> str:
    printers = ((claim.via[-1] if claim.via else claim.source).name for claim in claims)
    return joined(dict.fromkeys(printers))


def relays_that_differ(ledger: Ledger, *, policy: Policy | None = None) -> tuple[Distortion, ...]:
    """Find every utterance that was printed with another figure, hedge, stance or question.

    Prints belong together where they name one utterance, or where one repeats the other.

    >>> from provenance import Question
    >>> there = Question("troops", place="Russia")
    >>> said = [
    ...     Claim.said(words, by="kim", of=there, via=[outlet], utterance="briefing", id=outlet)
    ...     for outlet, words in (("afp", "about 3,000"), ("ap", "at least 3,000"))
    ... ]
    >>> print(relays_that_differ(Ledger(said))[0])
    one utterance of kim is about 3,000 in afp but at least 3,000 in ap; which of them is at odds \
cannot be told
    """
    lineage = Judge.of(ledger, policy).lineage
    found = [one for group in _utterances(ledger, lineage) for one in _in_group(group, lineage)]
    return tuple(sorted(found, key=lambda one: (one.shift, [c.id for c in one.claims])))


def _utterances(ledger: Ledger, lineage: Lineage) -> Iterator[tuple[Claim, ...]]:
    """Go through the standing claims that print one utterance, group by group."""
    standing = {claim.id: claim for claim in ledger.standing}
    named: dict[str, list[str]] = {}
    for claim in standing.values():
        if claim.utterance:
            named.setdefault(claim.utterance, []).append(claim.id)
    quoted = ((id_, *targets) for id_, targets in lineage.cited.items() if len(targets) == 1)
    joined_ = ([id_ for id_ in ids if id_ in standing] for ids in (*named.values(), *quoted))
    for ids in classes_of(joined_):
        yield tuple(standing[id_] for id_ in ids)


def _in_group(group: Sequence[Claim], lineage: Lineage) -> Iterator[Distortion]:
    for answers in _on_each_question(group).values():
        for claims in _of_each_time(answers):
            versions = _versions(claims)
            if len(versions) > 1:
                odd, told_by = _at_odds(versions, lineage)
                yield Distortion(_shift(versions), versions, odd, told_by)
    yield from _definitions(group, lineage)


def _of_each_time(claims: Sequence[Claim]) -> Iterable[Sequence[Claim]]:
    """Part the figures that one utterance gives for several days; whose day is not told has none.

    A toll of one event is of no day.
    """
    found: dict[Window, list[Claim]] = {}
    for claim in claims:
        if claim.as_of is not None:
            found.setdefault(claim.as_of, []).append(claim)
    # The one that ends first and the one that starts last lie farthest apart.
    first = min(found, key=lambda window: window.end or date.max, default=None)
    last = max(found, key=lambda window: window.start or date.min, default=None)
    if claims[0].question.moves is Moves.FINAL or not first or not last:
        return (claims,)
    return found.values() if first.is_before(last) else (claims,)


def _on_each_question(claims: Iterable[Claim]) -> dict[tuple[str, ...], list[Claim]]:
    found: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.question.key, []).append(claim)
    return found


def _versions(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    found: dict[object, list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.stance, claim.estimate), []).append(claim)
    return tuple(tuple(version) for version in found.values())


def _shift(versions: Sequence[Sequence[Claim]]) -> Shift:
    if len({version[0].stance for version in versions}) > 1:
        return Shift.STANCE
    figures = {v[0].estimate.figures if v[0].estimate else None for v in versions}
    return Shift.FIGURE if len(figures) > 1 else Shift.HEDGE


def _at_odds(
    versions: Sequence[tuple[Claim, ...]], lineage: Lineage
) -> tuple[tuple[Claim, ...], str]:
    """Pick the prints at odds, and say by what they were told."""
    prints = frozenset(claim.id for version in versions for claim in version)
    votes = [_voters(version, prints, lineage) for version in versions]
    if sum(map(bool, votes)) == 1:
        return _all_but(votes.index(max(votes, key=len)), versions), "citation"
    nearest = [min((len(claim.via) for claim in voters), default=_FAR) for voters in votes]
    for told_by, weights in (
        ("majority", [len(voters) for voters in votes]),
        ("nearness", [-distance for distance in nearest]),
    ):
        if weights.count(max(weights)) == 1:
            return _all_but(weights.index(max(weights)), versions), told_by
    return (), ""


_FAR = 1_000_000


def _all_but(best: int, versions: Sequence[tuple[Claim, ...]]) -> tuple[Claim, ...]:
    return tuple(c for number, version in enumerate(versions) if number != best for c in version)


def _voters(
    version: Iterable[Claim], prints: frozenset[str], lineage: Lineage
) -> Collection[Claim]:
    """Leave out prints that repeat another, and count each printer once, by its nearest print."""
    own = (one for one in version if prints.isdisjoint(lineage.cited.get(one.id, ())))
    return {_printer(one): one for one in sorted(own, key=lambda one: -len(one.via))}.values()


def _definitions(group: Sequence[Claim], lineage: Lineage) -> Iterator[Distortion]:
    """Find one figure that different printers give for different things.

    A printer who answers both questions tells two figures that happen to be equal.
    """
    printers = {k: {_printer(c) for c in v} for k, v in _on_each_question(group).items()}
    alike: dict[tuple[Number, ...], list[Claim]] = {}
    for claim in group:
        if claim.estimate is not None and claim.estimate.figures:
            alike.setdefault(claim.estimate.figures, []).append(claim)
    for claims in alike.values():
        for one, other in combinations(_on_each_question(claims).items(), 2):
            field = _field_that_differs(one[1][0], other[1][0])
            if field and not printers[one[0]] & printers[other[0]]:
                versions = tuple(one[1]), tuple(other[1])
                odd, told_by = _at_odds(versions, lineage)
                yield Distortion(Shift.DEFINITION, versions, odd, told_by, field)


def _printer(claim: Claim) -> str:
    return claim.via[-1].id if claim.via else claim.source.id


_DEFINING = ("subject", "measure", "status", "unit", "moves")


def _field_that_differs(one: Claim, other: Claim) -> str:
    """Name the field in which two questions mean other things; a missing one tells nothing."""
    for field in _DEFINING:
        first, second = _value(one, field), _value(other, field)
        if first and second and folded(first) != folded(second):
            return field
    return ""


def _value(claim: Claim, field: str) -> str:
    return str(getattr(claim.question, field))
