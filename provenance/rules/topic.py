"""All claims that can bear on one another, and what a rule on one question is shown of them.

A topic gathers the questions that differ in status, in the way their values move, or in a field
that one of them leaves out; those that are part of one another; and those that links lead between.
What lies in another topic changes nothing here, so that an addition costs only its own topic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Self

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.link import Link
from provenance.naming import folded
from provenance.policy import Policy
from provenance.question import Question, Sum, Within
from provenance.rules.grouping import Key, grouped_keys, link_ends
from provenance.series import Series, in_order, series_of

__all__ = ["Topic", "topics_in"]


@attrs.frozen
class Declared:
    """Declared parts and sums, found from the names of their parts."""

    by_part: Mapping[str, tuple[Within | Sum, ...]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """Take in all that a ledger declares."""
        by_part: dict[str, list[Within | Sum]] = {}
        for within in sorted(ledger.wholes):
            by_part.setdefault(folded(within.part), []).append(within)
        for total in sorted(ledger.sums):
            for part in total.parts:
                by_part.setdefault(folded(part), []).append(total)
        return cls({part: tuple(found) for part, found in by_part.items()})

    def above(self, names: Iterable[str]) -> tuple[list[Within], list[Sum]]:
        """What was declared of some folded names, and of all that lies above them."""
        waiting = sorted(set(names)) if self.by_part else []
        seen = set(waiting)
        found: dict[Within | Sum, None] = {}
        while waiting:
            for one in self.by_part.get(waiting.pop(), ()):
                found[one] = None
                whole = folded(one.whole)
                if whole not in seen:
                    seen.add(whole)
                    waiting.append(whole)
        wholes = [one for one in found if isinstance(one, Within)]
        return sorted(wholes), sorted(one for one in found if isinstance(one, Sum))


@attrs.frozen(slots=False, eq=False)
class Topic:
    """Claims that can bear on one another, with the links among them and a judge who knows them.

    >>> there = Question("troops", place="Russia")
    >>> claims = [Claim("us", there, id="a"), Claim("us", Question("tanks"), id="b")]
    >>> [[claim.id for claim in topic.claims] for topic in topics_in(Judge.of(Ledger(claims)))]
    [['b'], ['a']]
    """

    key: Key
    told: tuple[Claim, ...]
    links: tuple[Link, ...] = ()
    around: Judge = attrs.field(factory=Judge, kw_only=True, repr=False)
    _declared: Declared = attrs.field(factory=Declared, kw_only=True)
    _groups: Mapping[Key, Sequence[Claim]] = attrs.field(factory=dict, kw_only=True, repr=False)

    @cached_property
    def judge(self) -> Judge:
        """A judge who knows this topic alone, but the lineage of the whole ledger."""
        around = self.around
        inside = Ledger(
            self.claims,
            links=self.links,
            # Who is who matters where somebody tells of others; else those mentioned are enough.
            sources=around.ledger.sources if self.is_relayed else (),
            wholes=self._above[0],
            sums=self._above[1],
            policy=around.policy,
        )
        return Judge(around.policy, inside, around.lineage)

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return self.around.policy

    @property
    def lineage(self) -> Lineage:
        """Where the claims of the whole ledger come from."""
        return self.around.lineage

    @property
    def ledger(self) -> Ledger:
        """The claims and links of this topic as a ledger by themselves."""
        return self.judge.ledger

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in order of time."""
        return in_order(self.told)

    @cached_property
    def by_question(self) -> Mapping[Key, tuple[Claim, ...]]:
        """The claims under the key of their question, in order of time."""
        if len(self._groups) == 1:
            return dict.fromkeys(self._groups, self.claims)
        groups: dict[Key, list[Claim]] = {}
        for claim in self.claims:
            groups.setdefault(claim.question.key, []).append(claim)
        return {key: tuple(group) for key, group in groups.items()}

    def on(self, question: Question) -> tuple[Claim, ...]:
        """The claims on a question, in order of time.

        >>> there = Question("troops", place="Russia")
        >>> topic = topics_in(Judge.of(Ledger([Claim("us", there, id="a")])))[0]
        >>> [claim.id for claim in topic.on(there)]
        ['a']
        """
        return self.by_question.get(question.key, ())

    def on_wholes_of(self, question: Question) -> tuple[Claim, ...]:
        """The claims on the questions that this one is a part of."""
        # Without declared parts there are none, and no ledger has to be made to know it.
        return self.ledger.on_wholes_of(question) if self.around.ledger.nesting else ()

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The declared sums that have a part here."""
        return tuple(self._above[1])

    @cached_property
    def _above(self) -> tuple[list[Within], list[Sum]]:
        if not self._declared.by_part:
            return [], []
        return self._declared.above(name for key in self.by_question for name in key[:_NESTED])

    def is_part(self, part: str, whole: str) -> bool:
        """Whether one place, measure or subject was declared to lie inside another."""
        return self.around.ledger.is_part(part, whole)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that have claims, each once."""
        return tuple(group[0].question for group in self.by_question.values())

    @cached_property
    def is_relayed(self) -> bool:
        """Whether anything here is told of somebody else: by a link, an utterance or a relay."""
        return bool(self.links) or any(claim.utterance or claim.via for claim in self.told)

    def series(self, question: Question) -> Iterator[Series]:
        """The series of every origin on a question."""
        yield from series_of(self.on(question), self.lineage, self.policy.tolerance)


_NESTED = 3


def topics_in(judge: Judge) -> tuple[Topic, ...]:
    """Split what stands in a ledger into topics; claims that were replaced belong to none.

    >>> there = Question("troops", place="Russia")
    >>> both = [Claim("us", one, id=one.id) for one in (there, there.but(status="expected"))]
    >>> len(topics_in(Judge.of(Ledger(both))))
    1
    """
    ledger = judge.ledger
    gone = ledger.replaced
    groups: Mapping[Key, Sequence[Claim]] = ledger.by_question
    if gone:
        standing = ((key, _standing(held, gone)) for key, held in groups.items())
        groups = {key: claims for key, claims in standing if claims}
    trimmed = (_trimmed(link, gone) for link in sorted(ledger.links, key=lambda link: link.id))
    links = [link for link in trimmed if link is not None]
    top_of = grouped_keys(groups, links, ledger)
    told: dict[Key, dict[Key, Sequence[Claim]]] = {}
    for key in sorted(groups):
        told.setdefault(top_of[key], {})[key] = groups[key]
    linked: dict[Key, list[Link]] = {}
    for link in links:
        first = ledger.claim(link_ends(link)[0])
        linked.setdefault(top_of[first.question.key], []).append(link)
    declared = Declared.of(ledger)
    return tuple(
        Topic(
            top,
            tuple(chain.from_iterable(held.values())),
            tuple(linked.get(top, ())),
            around=judge,
            declared=declared,
            groups=held,
        )
        for top, held in told.items()
    )


def _standing(claims: Iterable[Claim], gone: frozenset[str]) -> list[Claim]:
    return [claim for claim in claims if claim.id not in gone]


def _trimmed(link: Link, gone: frozenset[str]) -> Link | None:
    """A link among the claims that stand, or None where an end of it is gone."""
    if gone.isdisjoint(link.claims) and gone.isdisjoint(link.targets):
        return link
    claims = tuple(id_ for id_ in link.claims if id_ not in gone)
    targets = tuple(id_ for id_ in link.targets if id_ not in gone)
    return attrs.evolve(link, claims=claims, targets=targets) if claims and targets else None
