"""A check that is kept up to date while claims come in, at the cost of what they touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from provenance.checking.acquaintance import Acquaintance
from provenance.checking.decisions import Decisions
from provenance.checking.report import Report
from provenance.checking.run import check
from provenance.checking.running import merged_failures
from provenance.checking.work import Work, work_through
from provenance.claim import Claim
from provenance.collector import collector_paused
from provenance.comparison import Judge
from provenance.errors import LedgerError, RuleError, shown
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.rules.finding import Finding
from provenance.rules.grouping import Key
from provenance.rules.rule import Looks, Rule
from provenance.rules.topic import topics_in

__all__ = ["Watch"]


class Watch:
    """A ledger under check to which claims are added a few at a time.

    Where claims answer questions already on record, only the topics they belong to are looked at
    again, however much else there is; anything that may bear on other topics (links, prints of one
    utterance, another record of a source, a new question) brings a whole check.

    >>> from provenance import Question
    >>> there = Question("troops", place="Russia")
    >>> watch = Watch(Ledger([Claim.said("at least 3,000", by="us", of=there, id="us")]))
    >>> [finding.rule for finding in watch.add(Claim.said("none", by="kremlin", of=there, id="k"))]
    ['conflict']
    >>> watch.report == check(watch.ledger)
    True
    """

    def __init__(self, ledger: Ledger, rules: Iterable[Rule] | None = None) -> None:
        """Check a ledger as it is; `RuleError` for a rule that looks at the whole of it at once."""
        self._rules = None if rules is None else tuple(rules)
        self._since: Report | None = None
        self._start(ledger)

    @collector_paused()
    def _start(self, ledger: Ledger) -> None:
        self._base, self._added = ledger, list[Claim]()
        self._decisions = Decisions.of(ledger, self._rules)
        for rule in self._decisions.in_force:
            if rule.looks in (Looks.LEDGER, Looks.JUDGE):
                message = (
                    f"a watch sees topics, and rule {rule.id!r} looks at {rule.looks.in_words}"
                )
                raise RuleError(message, value=rule)
        self._since = check(ledger, self._rules, since=self._since)
        work = self._since.work
        self._told = {top: pieces.seen[0] for top, pieces in work.topics.items()}
        self._found = {top: tuple(pieces.findings) for top, pieces in work.topics.items()}
        self._top_of = {
            key: top for top, pieces in work.topics.items() for key in pieces.by_question
        }
        self._ids = {claim.id: claim for claim in ledger}
        self._sources = Acquaintance(ledger.sources)

    @property
    def ledger(self) -> Ledger:
        """All that is on record by now."""
        if self._added:
            self._base = self._base.add(*self._added)
            self._added.clear()
        return self._base

    @property
    def report(self) -> Report:
        """The report on all that is on record, the same as `check` gives."""
        ledger, decisions = self.ledger, self._decisions
        found = chain.from_iterable(self._found.values())
        findings, accepted = decisions.on(merged_failures(found))
        ran = tuple(sorted(rule.id for rule in decisions.in_force))
        return Report(ledger, findings, accepted, rules=ran, policy=ledger.policy)

    def add(self, *things: Claim | Link) -> tuple[Finding, ...]:
        """Put claims and links on record, and give the findings that were not there before.

        Findings that the dossier exempts are among them. `LedgerError` for a used id with other
        content; then nothing is put on record.
        """
        links = [thing for thing in things if not isinstance(thing, Claim)]
        new = self._new(thing for thing in things if isinstance(thing, Claim))
        if links or not all(map(self._touches_one_topic, new)):
            before = {finding for found in self._found.values() for finding in found}
            self._start(self.ledger.add(*new, *links))
            every = chain.from_iterable(self._found.values())
            return tuple(finding for finding in every if finding not in before)
        touched: dict[Key, list[Claim]] = {}
        for claim in new:
            touched.setdefault(self._top_of[claim.question.key], []).append(claim)
            self._ids[claim.id] = claim
            self._sources.meet(claim.source)
        self._added += new
        return self._again({top: (*self._told[top], *more) for top, more in touched.items()})

    def _new(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that are not on record, each once."""
        new: dict[str, Claim] = {}
        for claim in claims:
            first = self._ids.get(claim.id) or new.setdefault(claim.id, claim)
            if first != claim:
                message = f"two claims with other content have the id {shown(claim.id)}"
                raise LedgerError(message, value=claim.id)
        return list(new.values())

    def _touches_one_topic(self, claim: Claim) -> bool:
        """Whether a claim bears on nothing but the topic that its question is in."""
        is_told = claim.utterance or claim.via or self._base.links
        is_on_record = claim.question.key in self._top_of
        return not is_told and is_on_record and self._sources.is_no_news(claim.source)

    def _again(self, touched: Mapping[Key, tuple[Claim, ...]]) -> tuple[Finding, ...]:
        """Look at some topics again, and give what is new in them."""
        base = self._base
        claims = tuple(chain.from_iterable(touched.values()))
        # A rule may look up anybody in a topic in which somebody is told of.
        is_relayed = any(claim.utterance or claim.via for claim in claims)
        sources = self._sources.around(claim.source for claim in claims)
        inside = Ledger(
            claims,
            sources=self._sources if is_relayed else sources,
            wholes=base.wholes,
            sums=base.sums,
            policy=base.policy,
        )
        topics = topics_in(Judge.of(inside))
        declared = (base.wholes, base.sums)
        new: list[Finding] = []
        for top, pieces in work_through(topics, self._by_looks, Work(), declared):
            found, before = tuple(pieces.findings), set(self._found[top])
            self._told[top], self._found[top] = pieces.seen[0], found
            new += [finding for finding in found if finding not in before]
        return tuple(new)

    @property
    def _by_looks(self) -> Mapping[Looks, tuple[Rule, ...]]:
        rules = self._decisions.in_force
        return {looks: tuple(rule for rule in rules if rule.looks is looks) for looks in Looks}
