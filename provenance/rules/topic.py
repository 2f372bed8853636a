"""All claims that can bear on one another, and what a rule on one question is shown of them.

A topic gathers the questions that differ in status, in the way their values move, or in a field
that one of them leaves out; those that are part of one another; and those that links lead between.
What lies in another topic changes nothing here, so that an addition costs only its own topic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE, Link
from provenance.naming import folded
from provenance.question import Question, Sum, Within
from provenance.series import Series, in_order, series_of

__all__ = ["Topic", "topics_in"]

Key = tuple[str, ...]


@attrs.frozen(slots=False, eq=False)
class Topic:
    """Claims that can bear on one another, with the links among them and a judge who knows them.

    >>> there = Question("troops", place="Russia")
    >>> claims = [Claim("us", there, id="a"), Claim("us", Question("tanks"), id="b")]
    >>> [[claim.id for claim in topic.claims] for topic in topics_in(Judge.of(Ledger(claims)))]
    [['b'], ['a']]
    """

    judge: Judge

    @property
    def ledger(self) -> Ledger:
        """The claims and links of this topic as a ledger by themselves."""
        return self.judge.ledger

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in order of time."""
        return self.ledger.claims

    @property
    def links(self) -> tuple[Link, ...]:
        """The links among them, in order of their ids."""
        return self.ledger.links

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that have claims, each once."""
        return tuple(group[0].question for group in self.ledger.by_question.values())

    @property
    def is_relayed(self) -> bool:
        """Whether anything here is told of somebody else: by a link, an utterance or a relay."""
        return bool(self.links) or any(claim.utterance or claim.via for claim in self.claims)

    def series(self, question: Question) -> Iterator[Series]:
        """The series of every origin on a question."""
        group = self.ledger.by_question.get(question.key, ())
        yield from series_of(group, self.judge.lineage, self.judge.policy.tolerance)


def topics_in(judge: Judge) -> tuple[Topic, ...]:
    """Split what stands in a ledger into topics; claims that were replaced belong to none.

    >>> there = Question("troops", place="Russia")
    >>> both = [Claim("us", one, id=one.id) for one in (there, there.but(status="expected"))]
    >>> len(topics_in(Judge.of(Ledger(both))))
    1
    """
    ledger = judge.ledger
    gone = ledger.replaced
    groups: dict[Key, list[Claim]] = {}
    for claim in ledger.claims:
        if claim.id not in gone:
            groups.setdefault(claim.question.key, []).append(claim)
    links = [_trimmed(link, gone) for link in ledger.links]
    sets = _Sets({key: group[0].question for key, group in groups.items()})
    sets.join_by_fields()
    sets.join_by_nesting(ledger)
    sets.join_by_links(ledger, [link for link in links if link is not None])
    sets.join_by_utterance(claim for group in groups.values() for claim in group)
    declared = _Declared.of(ledger)
    kept: dict[Key, list[Link]] = {}
    for link in links:
        if link is not None:
            first = ledger.claim(_ends(link)[0])
            kept.setdefault(sets.find(first.question.key), []).append(link)
    return tuple(
        Topic(
            _judge_of(judge, [c for key in keys for c in groups[key]], kept.get(top, []), declared)
        )
        for top, keys in sorted(sets.groups().items())
    )


def _trimmed(link: Link, gone: frozenset[str]) -> Link | None:
    """A link among the claims that stand, or None where an end of it is gone."""
    claims = tuple(id_ for id_ in link.claims if id_ not in gone)
    targets = tuple(id_ for id_ in link.targets if id_ not in gone)
    if not (claims and targets):
        return None
    if (claims, targets) == (link.claims, link.targets):
        return link
    return attrs.evolve(link, claims=claims, targets=targets)


def _ends(link: Link) -> list[str]:
    targets = [target for target in link.targets if not target.startswith(OF_SOURCE)]
    return [*link.claims, *targets]


def _judge_of(
    judge: Judge, claims: Iterable[Claim], links: Iterable[Link], declared: _Declared
) -> Judge:
    ordered = in_order(claims)
    linked = tuple(sorted(links, key=lambda link: link.id))
    wholes, sums = declared.above(ordered)
    inside = Ledger(
        ordered,
        links=linked,
        # Who is who matters where links and utterances lead; elsewhere those mentioned are enough.
        sources=judge.ledger.sources if linked or _is_relayed(ordered) else (),
        wholes=wholes,
        sums=sums,
        policy=judge.policy,
    )
    return Judge(judge.policy, inside, judge.lineage)


def _is_relayed(claims: Iterable[Claim]) -> bool:
    return any(claim.utterance for claim in claims)


class _Sets:
    """Questions joined into sets, by union-find: bearing on one another reaches through others."""

    def __init__(self, questions: Mapping[Key, Question]) -> None:
        self.questions = questions
        self.leader = {key: key for key in questions}

    def find(self, key: Key) -> Key:
        while self.leader[key] != key:
            self.leader[key] = key = self.leader[self.leader[key]]
        return key

    def join(self, keys: Iterable[Key]) -> None:
        tops = {self.find(key) for key in keys}
        for top in tops:
            self.leader[top] = min(tops)

    def join_by_fields(self) -> None:
        """Join questions that differ in status or movement, or in what one leaves out."""
        stated = {key: _stated(question) for key, question in self.questions.items()}
        patterns = {frozenset(fields) for fields in stated.values()}
        for pattern in patterns:
            buckets: dict[frozenset[tuple[str, str]], list[Key]] = {}
            for key, fields in stated.items():
                if pattern <= fields.keys():
                    shared = frozenset((field, fields[field]) for field in pattern)
                    buckets.setdefault(shared, []).append(key)
            for bucket in buckets.values():
                # Without one that leaves the other fields out, the rest say different things.
                if any(len(stated[key]) == len(pattern) for key in bucket):
                    self.join(bucket)

    def join_by_nesting(self, ledger: Ledger) -> None:
        if not ledger.nesting:
            return
        asked: dict[Key, Key] = {_plain(question): key for key, question in self.questions.items()}
        for key, question in self.questions.items():
            wholes = (_plain(whole) for whole in ledger.nesting.around(question))
            self.join([key, *(asked[whole] for whole in wholes if whole in asked)])

    def join_by_links(self, ledger: Ledger, links: Iterable[Link]) -> None:
        for link in links:
            self.join(ledger.claim(id_).question.key for id_ in _ends(link))

    def join_by_utterance(self, claims: Iterable[Claim]) -> None:
        first: dict[str, Key] = {}
        for claim in claims:
            if claim.utterance:
                self.join(
                    (first.setdefault(claim.utterance, claim.question.key), claim.question.key)
                )

    def groups(self) -> Mapping[Key, list[Key]]:
        groups: dict[Key, list[Key]] = {}
        for key in sorted(self.questions):
            groups.setdefault(self.find(key), []).append(key)
        return groups


def _plain(question: Question) -> Key:
    """The key of a question whatever its status and however its values move."""
    return question.but(status="actual", moves="level").key


def _stated(question: Question) -> dict[str, str]:
    """The fields that a question states, but not its status and how its values move."""
    fields = {name: getattr(question, name) for name in ("subject", "measure", "place", "unit")}
    fields |= {f"scope {name}": what for name, what in question.scope}
    return {name: folded(what) for name, what in fields.items() if what}


@attrs.frozen
class _Declared:
    """Declared parts and sums, found from the names of their parts."""

    by_part: Mapping[str, tuple[Within | Sum, ...]]

    @classmethod
    def of(cls, ledger: Ledger) -> _Declared:
        by_part: dict[str, list[Within | Sum]] = {}
        for within in sorted(ledger.wholes):
            by_part.setdefault(folded(within.part), []).append(within)
        for total in sorted(ledger.sums):
            for part in total.parts:
                by_part.setdefault(folded(part), []).append(total)
        return cls({part: tuple(found) for part, found in by_part.items()})

    def above(self, claims: Iterable[Claim]) -> tuple[list[Within], list[Sum]]:
        """What was declared of the names in some claims, and of all that lies above them."""
        if not self.by_part:
            return [], []
        questions = {claim.question for claim in claims}
        waiting = sorted(
            {folded(n) for q in questions for n in (q.subject, q.measure, q.place) if n}
        )
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
