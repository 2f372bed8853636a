"""The ledger: what it holds, how it grows, and how what it holds is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from importlib import import_module
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Self, TypeVar

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.errors import LedgerError, RecordError, shown
from provenance.ledger import tables
from provenance.ledger.gathering import gathered
from provenance.link import OF_SOURCE, Link
from provenance.naming import folded, text
from provenance.nesting import Nesting
from provenance.notebook import ShownInNotebooks
from provenance.policy import Policy
from provenance.question import Question, Sum, Within
from provenance.settings import Exemption, RuleSettings
from provenance.source import Source

__all__ = ["Ledger"]

Key = tuple[str, ...]


_source, _question, _via = map(attrgetter, ("source", "question", "via"))
_Shared = TypeVar("_Shared")


def _each(values: Iterable[_Shared]) -> list[_Shared]:
    """Give each object once, in order; claims share most of what they hold."""
    held = list(values)
    return list(dict(zip(map(id, held), held, strict=True)).values())


@attrs.frozen(slots=False)
class Ledger(ShownInNotebooks):
    """An immutable record of who said what; every change gives a new one.

    Sources and questions that claims mention belong to it without being listed.

    >>> there = Question("troops", place="Russia", id="there")
    >>> ledger = Ledger([Claim.said("3,000", by="kim", of=there, id="kim-1")])
    >>> len(ledger), ledger.claim("kim-1").source.id
    (1, 'kim')
    """

    claims: tuple[Claim, ...] = attrs.field(default=(), converter=tables.claims)
    links: tuple[Link, ...] = attrs.field(default=(), converter=tables.links, kw_only=True)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tables.sources, kw_only=True)
    questions: tuple[Question, ...] = attrs.field(
        default=(), converter=tables.questions, kw_only=True
    )
    wholes: tuple[Within, ...] = attrs.field(default=(), converter=tables.wholes, kw_only=True)
    sums: tuple[Sum, ...] = attrs.field(default=(), converter=tables.sums, kw_only=True)
    exemptions: tuple[Exemption, ...] = attrs.field(
        default=(), converter=tables.exemptions, kw_only=True
    )
    rule_settings: tuple[RuleSettings, ...] = attrs.field(
        default=(), converter=tables.rule_settings, kw_only=True
    )
    policy: Policy = attrs.field(factory=Policy, converter=tables.policy, kw_only=True)
    title: str = attrs.field(default="", converter=text, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Take in the sources and questions that claims and links mention."""
        object.__setattr__(self, "sources", gathered(self.sources, self._speakers()))
        if asked := _each(map(_question, self.claims)):
            object.__setattr__(self, "questions", tables.questions((*self.questions, *asked)))
        for link in self.links:
            self._check_ends(link)

    def with_certain(self, claims: tuple[Claim, ...]) -> Self:
        """The ledger with other claims, of distinct ids, on sources and questions it holds already.

        Nothing of this is checked, for whoever reads a file of a million claims knows it.

        >>> asked, us = Question("troops"), Source("us")
        >>> ledger = Ledger(sources=[us], questions=[asked])
        >>> len(ledger.with_certain((Claim(us, asked, id="a"),)))
        1
        """
        made = object.__new__(type(self))
        for field in attrs.fields(Ledger):
            object.__setattr__(made, field.name, getattr(self, field.name))
        object.__setattr__(made, "claims", claims)
        return made

    def _speakers(self) -> list[Source]:
        """Give whoever claims and links mention, in their order."""
        chains = _each(map(_via, self.claims))
        if any(chains):
            speakers = [one for claim in self.claims for one in (claim.source, *claim.via)]
        else:
            speakers = _each(map(_source, self.claims))
        return [*speakers, *(link.by for link in self.links)]

    def _check_ends(self, link: Link) -> None:
        """Refuse a link to what is not on record."""
        for end in (*link.claims, *link.targets):
            if end.startswith(OF_SOURCE):
                self.source(end.removeprefix(OF_SOURCE))
            elif end not in self._claims:
                message = f"link {shown(link.id)} names the claim {shown(end)}, not on record"
                raise LedgerError(message, value=end)

    def __getstate__(self) -> dict[str, Any]:
        # What was worked out from the fields is worked out again wherever the ledger is sent.
        return {field.name: getattr(self, field.name) for field in attrs.fields(Ledger)}

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

    def add(self, *things: Any) -> Self:
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
            Exemption: "exemptions",
            RuleSettings: "rule_settings",
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
        named: dict[str, Source] = {}
        for source in self.sources:
            for one in (source.name, *source.aliases):
                named.setdefault(folded(one), source)
        return named

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def by_question(self) -> Mapping[Key, tuple[Claim, ...]]:
        """Every claim under the key of its question, in the order of the ledger."""
        groups: dict[Key, list[Claim]] = {}
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
            found = [claim for claim in found if self._speaks(claim, wanted)]
        return tuple(claim for claim in found if test is None or test(claim))

    def targets_of(self, link: Link) -> tuple[Claim, ...]:
        """The claims that a link points at; "source:" means what that source's line has said.

        That is taken on the questions of the link's own claims, their parts and their wholes.
        """
        found: dict[str, Claim] = {}
        for target in link.targets:
            if not target.startswith(OF_SOURCE):
                found[target] = self.claim(target)
                continue
            wanted = self.source(target.removeprefix(OF_SOURCE)).id
            for id_ in link.claims:
                for claim in self.bearing_on(self.claim(id_).question):
                    if claim.id not in link.claims and self._speaks(claim, wanted):
                        found[claim.id] = claim
        return tuple(found.values())

    def _speaks(self, claim: Claim, wanted: str) -> bool:
        line = self._sources[claim.source.id].line(claim.day)
        return any(one.id == wanted for one in line)

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The ids of claims that a link supersedes or retracts."""
        gone = (link for link in self.links if link.relation.replaces)
        return frozenset(claim.id for link in gone for claim in self.targets_of(link))

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that nobody has superseded or retracted."""
        return tuple(claim for claim in self.claims if claim.id not in self.replaced)

    def is_part(self, part: str, whole: str) -> bool:
        """Whether one place, measure or subject was declared to lie inside another.

        >>> Ledger(wholes=[Within("Kursk", "Russia")]).is_part("kursk", "Russia")
        True
        """
        return self.nesting.holds(part, whole)

    @cached_property
    def nesting(self) -> Nesting:
        """What lies inside what, by declared parts and sums."""
        return Nesting.of(self.wholes, self.sums)

    @cached_property
    def _keys_around(self) -> Mapping[Key, tuple[Key, ...]]:
        """For each question that has claims: those that it is a part of and that have claims."""
        around: dict[Key, tuple[Key, ...]] = {}
        if self.nesting:
            place = {key: number for number, key in enumerate(self.by_question)}
            for key in self.by_question:
                wholes = self.nesting.keys_around(key, self.by_question)
                around[key] = tuple(sorted(wholes, key=place.__getitem__))
        return around

    def on_wholes_of(self, question: Question) -> tuple[Claim, ...]:
        """The claims on the questions that this one is a part of, by declared parts and wholes."""
        around = self._keys_around.get(question.key, ())
        if self.nesting and question.key not in self.by_question:
            found = frozenset(self.nesting.keys_around(question.key, self.by_question))
            around = tuple(key for key in self.by_question if key in found)
        return tuple(claim for key in around for claim in self.by_question[key])

    @cached_property
    def _keys_inside(self) -> Mapping[Key, tuple[Key, ...]]:
        inside: dict[Key, list[Key]] = {}
        for part, wholes in self._keys_around.items():
            for whole in wholes:
                inside.setdefault(whole, []).append(part)
        return {whole: tuple(parts) for whole, parts in inside.items()}

    def on_parts_of(self, question: Question) -> tuple[Claim, ...]:
        """The claims on questions that are part of this one, which low ends bind."""
        inside = self._keys_inside.get(question.key, ())
        if self.nesting and question.key not in self.by_question:
            around, asked = self.nesting.keys_around, (question.key,)
            inside = tuple(key for key in self.by_question if any(around(key, asked)))
        return tuple(claim for key in inside for claim in self.by_question[key])

    def bearing_on(self, question: str | Question) -> tuple[Claim, ...]:
        """The claims on a question, on its parts and on its wholes.

        >>> kursk, russia = (Question("troops", place=place) for place in ("Kursk", "Russia"))
        >>> claims = [Claim("a", kursk, id="a"), Claim("b", russia, id="b")]
        >>> ledger = Ledger(claims, wholes=[Within("Kursk", "Russia")])
        >>> [claim.id for claim in ledger.bearing_on(russia)]
        ['b', 'a']
        """
        asked = self.question(question)
        on_it = self.by_question.get(asked.key, ())
        return (*on_it, *self.on_parts_of(asked), *self.on_wholes_of(asked))

    def known_as_of(self, day: date | Window | str) -> Self:
        """The ledger as it stood at the end of a day: nothing recorded or said later.

        A claim counts from `recorded_on`, or else from the day it was said; one without either
        day was never known not to be there and stays.

        >>> claim = Claim("us", Question("troops"), said_on="2024-10-23", id="a")
        >>> len(Ledger([claim]).known_as_of("2024-10-22"))
        0
        """
        end = Window.of(day).end
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
