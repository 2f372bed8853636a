"""Everything on record, immutable and indexed: sources, questions, claims, links, parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from importlib import import_module
from itertools import product
from types import MappingProxyType
from typing import Any, Self, TypeVar

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.errors import LedgerError, RecordError, shown
from provenance.link import OF_SOURCE, Link
from provenance.naming import folded
from provenance.policy import Policy
from provenance.question import Question, Sum, Within
from provenance.source import Source

__all__ = ["Exemption", "Ledger", "RuleSettings"]


def _ids(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise RecordError(f"a list of claim ids, not one string: {shown(values)}", value=values)
    return tuple(values)


@attrs.frozen(order=True)
class Exemption:
    """A finding that was looked at and accepted: the rule, the claims, and why.

    >>> Exemption("running-total-fell", ["gaza-12"], reason="a recount").claims
    ('gaza-12',)
    """

    rule: str
    claims: tuple[str, ...] = attrs.field(converter=_ids)
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse an exemption that gives no reason."""
        if not self.reason.strip():
            raise RecordError(f"why is {self.rule!r} exempted? give a reason", value=self)


@attrs.frozen
class RuleSettings:
    """What a dossier sets for one rule: its severity, its thresholds, or that it is off.

    >>> RuleSettings("running-total-fell", {"severity": "warning"}).options["severity"]
    'warning'
    """

    rule: str
    options: Mapping[str, Any] = attrs.field(
        factory=dict, converter=lambda options: MappingProxyType(dict(options)), hash=False
    )


_Item = TypeVar("_Item", Source, Question, Claim, Link)


def _once(items: Iterable[_Item], what: str) -> tuple[_Item, ...]:
    """Keep one of each id; the same thing twice is one thing, another under its id is refused."""
    kept: dict[str, _Item] = {}
    for item in items:
        first = kept.setdefault(item.id, item)
        if first is not item and first != item:
            message = f"two {what}s with other content have the id {shown(item.id)}"
            raise LedgerError(message, value=item.id)
    return tuple(kept.values())


@attrs.frozen(slots=False)
class Ledger:
    """An immutable record of who said what; every change gives a new one.

    Sources and questions that claims mention belong to it without being listed.

    >>> there = Question("troops", place="Russia", id="there")
    >>> ledger = Ledger([Claim.said("3,000", by="kim", of=there, id="kim-1")])
    >>> len(ledger), ledger.claim("kim-1").source.id
    (1, 'kim')
    """

    claims: tuple[Claim, ...] = attrs.field(
        default=(), converter=lambda items: _once(items, "claim")
    )
    links: tuple[Link, ...] = attrs.field(
        default=(), converter=lambda items: _once(items, "link"), kw_only=True
    )
    sources: tuple[Source, ...] = attrs.field(
        default=(), converter=lambda items: _once(items, "source"), kw_only=True
    )
    questions: tuple[Question, ...] = attrs.field(
        default=(), converter=lambda items: _once(items, "question"), kw_only=True
    )
    wholes: tuple[Within, ...] = attrs.field(
        default=(), converter=lambda items: tuple(dict.fromkeys(items)), kw_only=True
    )
    sums: tuple[Sum, ...] = attrs.field(
        default=(), converter=lambda items: tuple(dict.fromkeys(items)), kw_only=True
    )
    exemptions: tuple[Exemption, ...] = attrs.field(default=(), converter=tuple, kw_only=True)
    rule_settings: tuple[RuleSettings, ...] = attrs.field(default=(), converter=tuple, kw_only=True)
    policy: Policy = attrs.field(factory=Policy, kw_only=True)
    title: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Take in the sources and questions that claims and links mention."""
        mentioned = [one for claim in self.claims for one in _speakers(claim)]
        mentioned += [one for link in self.links for one in link.by.line()]
        mentioned += [above for one in self.sources for above in one.line()]
        object.__setattr__(self, "sources", _merged(self.sources, mentioned))
        asked = _once((*self.questions, *(claim.question for claim in self.claims)), "question")
        object.__setattr__(self, "questions", asked)

    # Where ledgers come from

    @classmethod
    def from_records(cls, records: Mapping[str, Any], *, file: str = "records") -> Ledger:
        """Build a ledger from plain lists and dicts in the shape of a dossier file.

        Raises `UnusableInput` with every fault, each with its path and what would be right.

        >>> Ledger.from_records({"source": [{"id": "kim"}]}).source("kim").id
        'kim'
        """
        # The room of formats stands above this one: it is looked up when called, not imported.
        built: Ledger = import_module("provenance.formats").ledger_from(records, file=file)
        return built

    def add(self, *things: Claim | Link | Source | Question | Within | Sum) -> Self:
        """The ledger with more on record; `LedgerError` for a used id with other content.

        >>> Ledger().add(Claim("us", Question("troops"), id="a")).claim("a").id
        'a'
        """
        places: dict[type, str] = {
            Claim: "claims",
            Link: "links",
            Source: "sources",
            Question: "questions",
            Within: "wholes",
            Sum: "sums",
        }
        added: dict[str, list[Any]] = {}
        for thing in things:
            if type(thing) not in places:
                message = f"a ledger holds claims, links and what they rest on, not {shown(thing)}"
                raise RecordError(message, value=thing)
            added.setdefault(places[type(thing)], []).append(thing)
        return self.but(**{name: (*getattr(self, name), *new) for name, new in added.items()})

    def but(self, **changes: Any) -> Self:
        """The ledger with whole fields replaced.

        >>> Ledger().but(title="Troops").title
        'Troops'
        """
        return attrs.evolve(self, **changes)

    # What is on record

    def claim(self, id_: str) -> Claim:
        """The claim with an id; `LedgerError` where there is none."""
        return _found(self._claims, id_, "claim")

    def source(self, id_: str) -> Source:
        """The source with an id, or known by that name or alias; `LedgerError` where none is."""
        found = self._sources.get(id_) or self._sources_by_name.get(folded(id_))
        return found if found is not None else _found(self._sources, id_, "source")

    def question(self, id_: str | Question) -> Question:
        """The question with an id; `LedgerError` where there is none."""
        if isinstance(id_, Question):
            return id_
        return _found(self._questions, id_, "question")

    @cached_property
    def _claims(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _sources_by_name(self) -> Mapping[str, Source]:
        named = {}
        for source in self.sources:
            for one in (source.name, *source.aliases):
                named.setdefault(folded(one), source)
        return named

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def by_question(self) -> Mapping[tuple[str, ...], tuple[Claim, ...]]:
        """Every claim under the key of its question, in the order of the ledger."""
        groups: dict[tuple[str, ...], list[Claim]] = {}
        for claim in self.claims:
            groups.setdefault(claim.question.key, []).append(claim)
        return MappingProxyType({key: tuple(group) for key, group in groups.items()})

    def where(
        self,
        test: Callable[[Claim], bool] | None = None,
        /,
        *,
        question: str | Question | None = None,
        source: str | None = None,
    ) -> tuple[Claim, ...]:
        """The claims on a question, by a source (or whoever speaks for it), or passing a test.

        >>> ledger = Ledger([Claim("us", Question("troops"), id="a")])
        >>> [claim.id for claim in ledger.where(source="us")]
        ['a']
        """
        found: Iterable[Claim] = self.claims
        if question is not None:
            found = self.by_question.get(self.question(question).key, ())
        if source is not None:
            wanted = self.source(source).id
            found = [c for c in found if any(s.id == wanted for s in c.source.line(c.day))]
        return tuple(claim for claim in found if test is None or test(claim))

    def targets_of(self, link: Link) -> tuple[Claim, ...]:
        """The claims that a link points at, "source:" targets taken on the link's own questions.

        What the target's line has said counts, but not what the link's own claims are.
        """
        found: dict[str, Claim] = {}
        keys = {self.claim(id_).question.key for id_ in link.claims}
        for target in link.targets:
            if not target.startswith(OF_SOURCE):
                found[target] = self.claim(target)
                continue
            for claim in self.where(source=target.removeprefix(OF_SOURCE)):
                if claim.question.key in keys and claim.id not in link.claims:
                    found[claim.id] = claim
        return tuple(found.values())

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The ids of claims that a link supersedes or retracts."""
        gone = (link for link in self.links if link.relation.replaces)
        return frozenset(target for link in gone for target in link.targets)

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that nobody has superseded or retracted."""
        return tuple(claim for claim in self.claims if claim.id not in self.replaced)

    def is_part(self, part: str, whole: str) -> bool:
        """Whether one place, measure or subject was declared to lie inside another.

        >>> Ledger(wholes=[Within("Kursk", "Russia")]).is_part("kursk", "Russia")
        True
        """
        return folded(whole) in self._wholes_of(folded(part))

    @cached_property
    def _parents(self) -> Mapping[str, frozenset[str]]:
        parents: dict[str, set[str]] = {}
        for one in self.wholes:
            parents.setdefault(folded(one.part), set()).add(folded(one.whole))
        for total in self.sums:
            for part in total.parts:
                parents.setdefault(folded(part), set()).add(folded(total.whole))
        return {part: frozenset(wholes) for part, wholes in parents.items()}

    def _wholes_of(self, part: str) -> set[str]:
        found: set[str] = set()
        waiting = [part]
        while waiting:
            for whole in self._parents.get(waiting.pop(), ()):
                if whole not in found:
                    found.add(whole)
                    waiting.append(whole)
        return found

    def groups_around(self, question: Question) -> Iterator[tuple[Claim, ...]]:
        """The claims on each question that this one is a part of, by declared parts and wholes."""
        if not self._parents:
            return
        fields = ("subject", "measure", "place")
        choices = [
            (getattr(question, f), *sorted(self._wholes_of(folded(getattr(question, f)))))
            for f in fields
        ]
        for subject, measure, place in product(*choices):
            around = question.but(subject=subject, measure=measure, place=place)
            if around.key != question.key and around.key in self.by_question:
                yield self.by_question[around.key]

    def known_as_of(self, day: date | Window | str) -> Self:
        """The ledger as it stood at the end of a day: nothing recorded or said later.

        A claim counts from `recorded_on`, or else from the day it was said; one without either
        day was never known not to be there and stays.

        >>> claim = Claim("us", Question("troops"), said_on="2024-10-23", id="a")
        >>> len(Ledger([claim]).known_as_of("2024-10-22"))
        0
        """
        end = Window.on(day).end if not isinstance(day, Window) else day.end
        kept = tuple(claim for claim in self.claims if _known(claim, end))
        ids = {claim.id for claim in kept}
        links = tuple(
            link
            for link in self.links
            if ids.issuperset(link.claims)
            and all(t in ids or t.startswith(OF_SOURCE) for t in link.targets)
            and not _is_later(link.said_on, end)
        )
        return self.but(claims=kept, links=links)

    def __len__(self) -> int:
        """Count the claims."""
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:
        """Go through the claims in the order they were put on record."""
        return iter(self.claims)


def _speakers(claim: Claim) -> Iterator[Source]:
    yield from claim.source.line(claim.day)
    for relay in claim.via:
        yield from relay.line(claim.day)


def _merged(listed: tuple[Source, ...], mentioned: Iterable[Source]) -> tuple[Source, ...]:
    """Add the sources mentioned; one known by its id alone gives way to its full record."""
    kept = {source.id: source for source in listed}
    for source in mentioned:
        first = kept.setdefault(source.id, source)
        if first is source or first == source or source == Source(source.id):
            continue
        if first == Source(source.id):
            kept[source.id] = source
            continue
        message = f"two sources with other content have the id {shown(source.id)}"
        raise LedgerError(message, value=source.id)
    return tuple(kept.values())


_Held = TypeVar("_Held")


def _found(table: Mapping[str, _Held], id_: str, what: str) -> _Held:
    try:
        return table[id_]
    except KeyError:
        raise LedgerError(f"no {what} has the id {shown(id_)}", value=id_) from None


def _known(claim: Claim, end: date | None) -> bool:
    return not _is_later(claim.recorded_on or claim.said_on, end)


def _is_later(window: Window | None, end: date | None) -> bool:
    if window is None or end is None:
        return False
    first = window.start or window.end
    return first is not None and first > end
