"""The work of a check, cut into pieces that can be kept: what was looked at, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, combinations
from typing import Any

import attrs

from provenance.checking.running import findings_of
from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.lineage import Lineage
from provenance.lineage.identity import Identity
from provenance.question import Question
from provenance.rules.contested import contested
from provenance.rules.finding import Finding
from provenance.rules.grouping import Key
from provenance.rules.rule import Looks, Rule
from provenance.rules.topic import Topic
from provenance.verdict import Comparison, Verdict

__all__ = ["Piece", "Pieces", "Work", "work_through"]

_CONFLICTS = frozenset({Verdict.CONFLICT})


@attrs.frozen(eq=False)
class Piece:
    """What was found on one question or topic, and all that it depends on besides the rules."""

    seen: tuple[Any, ...]
    findings: tuple[Finding, ...]


@attrs.frozen(eq=False)
class Pieces:
    """All pieces of a topic by what they are of, and all that they depend on between them."""

    seen: tuple[Any, ...]
    by_question: Mapping[Key, Piece]
    of_topic: Piece

    @property
    def findings(self) -> Iterator[Finding]:
        """What was found in all of them."""
        for piece in (*self.by_question.values(), self.of_topic):
            yield from piece.findings


_NOTHING = Piece((), ())


@attrs.frozen(slots=False, eq=False)
class Work:
    """The pieces of a check topic by topic, and what all of them depend on.

    >>> Work().on(("troops",), seen=()) is None
    True
    """

    context: tuple[Any, ...] = ()
    identity: Identity = attrs.field(factory=Identity)
    topics: Mapping[Key, Pieces] = attrs.field(factory=dict)

    def is_like(self, context: tuple[Any, ...], identity: Identity) -> bool:
        """Whether pieces may be kept: the same rules and policy, and no source known differently.

        A source that only one of the two knows of can have been met in no piece of the other.
        """
        shared = self.identity.records.keys() & identity.records.keys()
        return self.context == context and all(
            self.identity.records[id_] == identity.records[id_]
            and self.identity.namesakes(id_) == identity.namesakes(id_)
            for id_ in shared
        )

    @cached_property
    def _by_question(self) -> Mapping[Key, Piece]:
        kept = (pieces.by_question.items() for pieces in self.topics.values())
        return {key: piece for items in kept for key, piece in items}

    def on(self, question: Key, seen: tuple[Any, ...]) -> Piece | None:
        """The piece on a question, if it depends on the very same things."""
        piece = self._by_question.get(question)
        return piece if piece is not None and piece.seen == seen else None

    def of(self, topic: Key, seen: tuple[Any, ...]) -> Pieces | None:
        """All pieces of a topic, if they depend on the very same things."""
        pieces = self.topics.get(topic)
        return pieces if pieces is not None and pieces.seen == seen else None


def work_through(
    topics: Iterable[Topic], rules: Mapping[Looks, tuple[Rule, ...]], before: Work, declared: object
) -> Iterator[tuple[Key, Pieces]]:
    """Do every piece of a check that was not done before in the same circumstances.

    `declared` is what the whole ledger declares of parts and sums.
    """
    for topic in topics:
        chains = _chains(topic.told, topic.lineage)
        seen = (topic.told, topic.links, chains, declared)
        yield topic.key, before.of(topic.key, seen) or _pieces(topic, rules, before, seen)


def _pieces(
    topic: Topic, rules: Mapping[Looks, tuple[Rule, ...]], before: Work, seen: tuple[Any, ...]
) -> Pieces:
    on_questions: dict[Key, Piece] = {}
    for key, claims in topic.by_question.items():
        question = claims[0].question
        wholes = topic.on_wholes_of(question)
        facts = (claims, wholes, _chains((*claims, *wholes), topic.lineage))
        piece = before.on(key, facts) or Piece(facts, _on(question, topic, rules, claims, wholes))
        on_questions[key] = piece
    of_topic = Piece(seen, _of_topic(topic, rules)) if rules[Looks.TOPIC] else _NOTHING
    return Pieces(seen, on_questions, of_topic)


def _chains(claims: tuple[Claim, ...], lineage: Lineage) -> tuple[Any, ...]:
    """Where claims come from that rest on others; most claims are their own origin."""
    if not (lineage.cited or lineage.pools):
        return ()
    told = [one for one in claims if one.id in lineage.cited or one.id in lineage.shared]
    behind = lineage.behind(*told)
    pools = {number for id_ in behind for number in lineage.shared.get(id_, ())}
    return (
        tuple((one.id, lineage.origins(one), lineage.prints.get(one.id)) for one in told),
        # What stands behind each follows from who cites whom, and shares with whom, among these.
        tuple((id_, lineage.cited.get(id_)) for id_ in behind),
        tuple(sorted(lineage.pools[number] for number in pools)),
    )


def _of_topic(topic: Topic, rules: Mapping[Looks, tuple[Rule, ...]]) -> tuple[Finding, ...]:
    found = (findings_of(rule, (topic,), topic.claims) for rule in rules[Looks.TOPIC])
    return tuple(chain.from_iterable(found))


def _on(
    question: Question,
    topic: Topic,
    rules: Mapping[Looks, tuple[Rule, ...]],
    claims: tuple[Claim, ...],
    wholes: tuple[Claim, ...],
) -> tuple[Finding, ...]:
    found: list[Finding] = []
    for looks, things, about in _shown(rules, claims):
        for rule in rules[looks]:
            found += findings_of(rule, things, about)
    moves = question.moves
    on_series = [rule for rule in rules[Looks.SERIES] if not rule.moves or moves in rule.moves]
    for one in topic.series(question) if on_series else ():
        for rule in on_series:
            found += findings_of(rule, (one,), one.claims)
    for comparison in _comparisons(topic.around, rules[Looks.COMPARISON], claims, wholes):
        about = _both(comparison)
        for rule in rules[Looks.COMPARISON]:
            if rule.verdicts is None or comparison.verdict in rule.verdicts:
                found += findings_of(rule, (comparison,), about)
    return tuple(found)


def _shown(
    rules: Mapping[Looks, tuple[Rule, ...]], claims: tuple[Claim, ...]
) -> Iterator[tuple[Looks, tuple[Any, ...], tuple[Claim, ...]]]:
    """Go through the claims on one question as rules look at them, each with what it is about."""
    yield from ((Looks.CLAIM, (claim,), (claim,)) for claim in claims)
    if rules[Looks.CLAIMS]:
        yield Looks.CLAIMS, (claims,), claims
    if rules[Looks.PAIR]:
        yield from ((Looks.PAIR, pair, pair) for pair in combinations(claims, 2))


def _both(comparison: Comparison) -> tuple[Claim, ...]:
    sides = (comparison.first, comparison.second)
    return tuple([side for side in sides if isinstance(side, Claim)])


def _comparisons(
    judge: Judge, rules: tuple[Rule, ...], claims: tuple[Claim, ...], wholes: tuple[Claim, ...]
) -> Iterator[Comparison]:
    """Judge each pair once for all rules; only what may conflict, where no rule wants more."""
    if not rules or (len(claims) == 1 and not wholes):
        return
    if all(rule.verdicts == _CONFLICTS for rule in rules):
        yield from contested(judge, claims, wholes)
        return
    for first, second in _all_pairs(claims, wholes):
        yield judge.compare(first, second)


def _all_pairs(
    claims: tuple[Claim, ...], wholes: tuple[Claim, ...]
) -> Iterator[tuple[Claim, Claim]]:
    yield from combinations(claims, 2)
    yield from ((part, whole) for part in claims for whole in wholes)
