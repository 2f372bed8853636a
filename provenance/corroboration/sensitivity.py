"""On whom an answer hangs: the smallest sets of origins without which it would be another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.corroboration.consensus import Consensus, consensus
from provenance.corroboration.phrases import as_markdown, as_text, joined
from provenance.corroboration.sides import subject_of
from provenance.corroboration.support import Backed, Support, support
from provenance.corroboration.sweep import stretches
from provenance.dates import Window
from provenance.ledger import Ledger
from provenance.lineage import Origin
from provenance.policy import Policy
from provenance.question import Question
from provenance.source import Level

__all__ = ["Removal", "Sensitivity", "sensitivity"]


@attrs.frozen
class Removal:
    """Any `size` of these origins: without them, the answer would be another.

    >>> us, kim = Origin(("us",), ("United States",)), Origin(("kim",), ("Kim",))
    >>> print(Removal(1, (us, kim)))
    any 1 of United States and Kim
    """

    size: int
    origins: tuple[Origin, ...]

    def __str__(self) -> str:
        """Name the origins, and how many of them it takes."""
        names = joined(str(origin) for origin in self.origins)
        return names if self.size == len(self.origins) else f"any {self.size:,} of {names}"

    def to_dict(self) -> dict[str, Any]:
        """The removal as plain values, for JSON."""
        return {"size": self.size, "of": [str(origin) for origin in self.origins]}


@attrs.frozen
class Sensitivity:
    """How few origins an answer hangs on: by how well it is backed, and by its consensus.

    `verdict` are the smallest removals that change how well it is backed, `value` those that
    change the values that most origins allow. Removals of one tuple are all of one size.

    >>> from provenance import Claim
    >>> there = Question("troops", place="Russia", id="there")
    >>> words = {"us": "at least 3,000", "kim": "3,000"}
    >>> said = [Claim.said(text, by=id_, of=there, id=id_) for id_, text in words.items()]
    >>> print(sensitivity(Ledger(said), "there"))
    corroborated, but not without kim or us; 3,000, but not without kim
    """

    backed: Backed
    verdict: tuple[Removal, ...]
    consensus: Consensus | None
    value: tuple[Removal, ...]

    @property
    def fewest(self) -> int:
        """The size of the smallest removal that changes either; 0 where nothing is there to change.

        >>> Sensitivity(Backed.NOT_BACKED, (), None, ()).fewest
        0
        """
        return min((one.size for one in (*self.verdict, *self.value)), default=0)

    def __str__(self) -> str:
        """Tell both on one line."""
        return "; ".join(text for _, text in self.lines())

    def lines(self) -> Iterable[tuple[int, str]]:
        """Tell both, line by line, each with its depth."""
        yield 0, f"{self.backed.value}{_but_for(self.verdict)}"
        if self.consensus is not None and self.consensus.votes:
            value = self.consensus.value
            told = "no value that stands out" if value is None else str(value)
            yield 0, f"{told}{_but_for(self.value)}"

    def account(self) -> str:
        """Tell it all as indented text."""
        return as_text(self.lines())

    def to_markdown(self) -> str:
        """Tell it all as a list in Markdown."""
        return as_markdown(self.lines())

    def to_dict(self) -> dict[str, Any]:
        """The sensitivity as plain values, for JSON."""
        value = None if self.consensus is None else self.consensus.value
        return {
            "backed": self.backed.value,
            "verdict": [one.to_dict() for one in self.verdict],
            "consensus": None if value is None else str(value),
            "value": [one.to_dict() for one in self.value],
        }


def _but_for(removals: tuple[Removal, ...]) -> str:
    told = " or ".join(dict.fromkeys(_alternatives(removals)))
    return f", but not without {told}" if told else ""


def _alternatives(removals: tuple[Removal, ...]) -> Iterator[str]:
    for one in removals:
        yield from map(str, one.origins) if one.size == 1 else (str(one),)


def sensitivity(
    ledger: Ledger,
    about: Question | Claim | str,
    *,
    on: Window | date | str | None = None,
    level: Level | str | None = None,
    policy: Policy | None = None,
) -> Sensitivity:
    """Find the smallest sets of origins whose removal changes an answer; all of that size.

    A claim is asked about its own figure alone, a question about its consensus too.

    >>> from provenance.estimate import Estimate
    >>> there = Question("troops", id="there")
    >>> at = {"us": 3000, "ru": 0, "kr": 3000}
    >>> said = [Claim(who, there, Estimate(n, n), id=who) for who, n in at.items()]
    >>> print(sensitivity(Ledger(said), "us"))
    contested, but not without ru
    """
    subject = subject_of(ledger, about)
    backing = support(ledger, subject, level=level, policy=policy)
    met = None
    if isinstance(subject, Question):
        met = consensus(ledger, subject, on=on, level=level, policy=policy)
    value = () if met is None else tuple(_changing_value(met))
    return Sensitivity(backing.backed, tuple(_changing_verdict(backing)), met, value)


def _changing_verdict(known: Support) -> Iterator[Removal]:
    """Take away as many backers, or all who dissent, as it takes to judge otherwise."""
    backers, dissenters = known.origins, known.dissenting
    needed = {
        Backed.CORROBORATED: ((len(backers) - 1, backers),),
        Backed.CONTESTED: ((len(dissenters), dissenters), (len(backers), backers)),
        Backed.ONE_ORIGIN: ((1, backers),),
        Backed.UNKNOWN: ((len(known.unknown), known.unknown),),
        Backed.NOT_BACKED: (),
    }[known.backed]
    fewest = min((size for size, _ in needed), default=0)
    yield from (Removal(size, origins) for size, origins in needed if size == fewest)


def _changing_value(known: Consensus) -> Iterator[Removal]:
    """Find how few of the largest group must go until other values are allowed by as many.

    A stretch of values that c origins allow draws level with the best, which m allow, once any
    m - c of those go that allow the best and not the stretch; what touches the best draws level
    when one goes. Where several groups tie, any member that is not in all of them breaks the tie.
    """
    votes = known.votes
    best = [frozenset(vote.origin for vote in group.votes) for group in known.best]
    stretched = stretches([vote.allowed for vote in votes])
    others = {frozenset(votes[member].origin for member in one) for one in stretched}
    others.add(frozenset())
    found: dict[frozenset[Origin], int] = {}
    for group in best:
        for other in others:
            beyond = group - other
            if beyond:
                size = max(1, len(group) - len(other))
                found[beyond] = min(size, found.get(beyond, size))
    fewest = min(found.values(), default=0)
    sets = [origins for origins, size in found.items() if size == fewest]
    least = (one for one in sets if not any(one < other for other in sets))
    ranked = sorted((_ranked(one) for one in least), key=_names)
    yield from (Removal(fewest, origins) for origins in ranked)


def _ranked(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(sorted(origins, key=lambda one: (one.names, one.ids)))


def _names(origins: tuple[Origin, ...]) -> list[tuple[str, ...]]:
    return [(*one.names, *one.ids) for one in origins]
