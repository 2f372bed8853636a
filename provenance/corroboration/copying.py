"""Copying suspected from rare values that two sources share, as they were printed.

A suspicion is reported with its evidence and never acted upon: nothing is merged by it. Two sources
that give the same rare figure, in the same words, time and again are hardly independent; the same
common figure says nothing. With c the share of values that a copier copies and p the share of the
others that print the value, each shared value weighs ln(c / p + 1 - c), each differing one
ln(1 - c), in nats; a pair is suspected once the sum outweighs the number of pairs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.phrases import as_markdown, as_text
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.naming import folded
from provenance.policy import Policy
from provenance.question import Moves
from provenance.source import Source

__all__ = ["SharedValue", "Suspicion", "suspected_copying"]

COPIED = 0.8
"""The share of values that a copier is taken to copy."""

SMOOTHING = 0.5
"""How often each value, and one never seen, is taken to have been printed besides."""

FEWEST = 3
"""How many rare values two sources must share before anything is said of them."""

_MOST_PRINTERS = 50
"""A value that more sources print is common: it weighs next to nothing, and is not looked at."""

Item = tuple[Any, ...]


@attrs.frozen
class SharedValue:
    """One value that both sources print: where, in which words, and what it weighs in nats.

    >>> from provenance import Question
    >>> toll = Claim.said("17", by="kim", of=Question("toll"), id="a")
    >>> SharedValue(toll, toll.but(id="b", source="lee"), "17", 4.5).weight
    4.5
    """

    first: Claim
    second: Claim
    value: str
    weight: float


@attrs.frozen
class Suspicion:
    """Two sources that share rare values, which, and how much these weigh; nothing is merged.

    `score` is the sum of the weights and of `differing` times the weight of a differing value, so
    that the evidence listed gives it again; `prior` the logarithm of one in so many pairs, and
    `odds` both together: above zero, copying is likelier than not. `later` is the one that printed
    no shared value first, where the days tell.

    >>> suspicion = Suspicion(Source("kim"), Source("lee"), (), differing=2, prior=-3.0)
    >>> suspicion.later is None
    True
    """

    first: Source
    second: Source
    shared: tuple[SharedValue, ...]
    differing: int
    prior: float
    later: Source | None = None

    @property
    def score(self) -> float:
        """The weight of all the evidence, in nats."""
        return math.fsum((*(one.weight for one in self.shared), self.differing * _differing()))

    @property
    def odds(self) -> float:
        """The logarithm of the odds that one copies the other or both a third."""
        return self.score + self.prior

    @property
    def reason(self) -> str:
        """The suspicion in one sentence, with the rarest value."""
        rarest = max(self.shared, key=lambda one: (one.weight, one.value))
        later = f"; {self.later} is the later one" if self.later else ""
        return (
            f"{self.first} and {self.second} share {len(self.shared):,} values that few others "
            f"print, such as '{rarest.value}', and differ in {self.differing:,}: suspected "
            f"copying, not proof{later}"
        )

    def __str__(self) -> str:
        """Give the reason."""
        return self.reason

    def lines(self) -> Iterable[tuple[int, str]]:
        """Tell it all, line by line, each with its depth."""
        yield 0, self.reason
        for one in self.shared:
            yield 1, f"'{one.value}' on {one.first.question} (weight {one.weight:.2f})"

    def account(self) -> str:
        """Tell it all as indented text."""
        return as_text(self.lines())

    def to_markdown(self) -> str:
        """Tell it all as a nested list in Markdown."""
        return as_markdown(self.lines())

    def to_dict(self) -> dict[str, Any]:
        """The suspicion as plain values, for JSON; weights are rounded to six digits."""
        return {
            "sources": [self.first.id, self.second.id],
            "later": None if self.later is None else self.later.id,
            "score": round(self.score, 6),
            "odds": round(self.odds, 6),
            "differing": self.differing,
            "shared": [
                {
                    "value": one.value,
                    "claims": [one.first.id, one.second.id],
                    "weight": round(one.weight, 6),
                }
                for one in self.shared
            ],
            "reason": self.reason,
        }


def _differing() -> float:
    return math.log(1 - COPIED)


def suspected_copying(ledger: Ledger, *, policy: Policy | None = None) -> tuple[Suspicion, ...]:
    """Find pairs of sources that share so many rare values that copying is likelier than not.

    Values are compared as printed, per question and time; a `final` one is of all time. What is
    declared to have one origin is left out: there is nothing to suspect. The strongest come first.

    >>> from provenance import Question
    >>> days = [f"2024-10-{day:02}" for day in range(1, 6)]
    >>> toll = Question("toll")
    >>> said = [
    ...     Claim.said(f"{number + shift:,}", by=by, of=toll, on=day)
    ...     for shift, names in ((0, "ab"), (40, "c"), (77, "d"))
    ...     for by in names
    ...     for number, day in zip((1417, 1533, 1689, 1702, 1856), days)
    ... ]
    >>> [(one.first.id, one.second.id) for one in suspected_copying(Ledger(said))]
    [('a', 'b')]
    """
    records = _Records.of(ledger, Judge.of(ledger, policy).lineage)
    found = (records.suspicion(*pair) for pair in sorted(records.candidates()))
    likely = (one for one in found if one is not None and one.odds > 0)
    return tuple(sorted(likely, key=lambda one: (-one.odds, one.first.id, one.second.id)))


@attrs.frozen(slots=False)
class _Records:
    """What every source printed on every item, and how often each value was printed."""

    lineage: Lineage
    printed: Mapping[str, dict[Item, Claim]]
    items: Mapping[Item, dict[str, str]]
    counts: Mapping[Item, Counter[str]]

    @classmethod
    def of(cls, ledger: Ledger, lineage: Lineage) -> _Records:
        printed: dict[str, dict[Item, Claim]] = {}
        items: dict[Item, dict[str, str]] = {}
        for claim in sorted(ledger.standing, key=_first_printed):
            if claim.estimate is None or claim.estimate.is_unknown:
                continue
            item = (*claim.question.key, _time_of(claim))
            source = lineage.voice(claim).id
            printed.setdefault(source, {}).setdefault(item, claim)
            items.setdefault(item, {}).setdefault(source, _as_printed(claim))
        counts = {item: Counter(values.values()) for item, values in items.items()}
        return cls(lineage, printed, items, counts)

    def candidates(self) -> set[tuple[str, str]]:
        """Find the pairs that share enough values, each printed by few."""
        shared: Counter[tuple[str, str]] = Counter()
        for item, values in self.items.items():
            by_value: dict[str, list[str]] = {}
            for source, value in values.items():
                by_value.setdefault(value, []).append(source)
            for sources in by_value.values():
                rare = len(sources) <= _MOST_PRINTERS and len(sources) < len(self.items[item])
                shared.update(combinations(sorted(sources), 2) if rare else ())
        return {pair for pair, count in shared.items() if count >= FEWEST}

    def suspicion(self, one: str, other: str) -> Suspicion | None:
        """Weigh what two sources share and where they differ."""
        both = [item for item in self.printed[one] if item in self.printed[other]]
        shared: list[SharedValue] = []
        differing = 0
        for item in both:
            first, second = self.printed[one][item], self.printed[other][item]
            if _are_tied(first, second, self.lineage):
                continue
            if self.items[item][one] == self.items[item][other]:
                value = self.items[item][one]
                shared.append(SharedValue(first, second, value, self._weight(item, value)))
            else:
                differing += 1
        if len(shared) < FEWEST:
            return None
        shared.sort(key=lambda found: (-found.weight, found.value, found.first.id))
        voices = [self.lineage.voice(claim) for claim in (shared[0].first, shared[0].second)]
        return Suspicion(
            voices[0], voices[1], tuple(shared), differing, self._prior, _later(shared, voices)
        )

    def _weight(self, item: Item, value: str) -> float:
        """Weigh a shared value by how many of the others print it, the two left out."""
        counts = self.counts[item]
        others = counts.total() - 2
        share = (counts[value] - 2 + SMOOTHING) / (others + SMOOTHING * (len(counts) + 1))
        return math.log(COPIED / share + 1 - COPIED)

    @property
    def _prior(self) -> float:
        """One in so many pairs, among the sources that share an item with any other."""
        sharing = {source for values in self.items.values() if len(values) > 1 for source in values}
        return -math.log(math.comb(len(sharing), 2))


def _first_printed(claim: Claim) -> tuple[Any, ...]:
    said = claim.said_on
    return said is None, () if said is None else said.sort_key, claim.id


def _time_of(claim: Claim) -> tuple[Any, ...]:
    # The toll of one event is of no day, so that whoever prints it later may have copied it.
    held = None if claim.question.moves is Moves.FINAL else claim.holds_on
    return () if held is None else (held.start, held.end)


def _as_printed(claim: Claim) -> str:
    return folded(claim.words or str(claim.estimate))


def _are_tied(first: Claim, second: Claim, lineage: Lineage) -> bool:
    """Whether two claims are known to share an origin, so that agreeing is no wonder."""
    ends = ({end.name for end in lineage.ends(claim)} for claim in (first, second))
    return not next(ends).isdisjoint(next(ends))


def _later(shared: Iterable[SharedValue], voices: list[Source]) -> Source | None:
    """Tell who printed none of the shared values first, if one of the two did not."""
    first_to_print = set(_firsts(shared))
    if first_to_print == {0}:
        return voices[1]
    return voices[0] if first_to_print == {1} else None


def _firsts(shared: Iterable[SharedValue]) -> Iterator[int]:
    for one in shared:
        days = one.first.said_on, one.second.said_on
        if days[0] is not None and days[1] is not None:
            if days[0].is_before(days[1]):
                yield 0
            elif days[1].is_before(days[0]):
                yield 1
