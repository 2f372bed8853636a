"""What laws put to their subject: the very values, and in a ledger what was changed of it.

A law that asks about the same thing twice, or leaves out what it is about, holds of everything. So
what each asks is written out, in what_laws_ask.json, as far as it differs from what it was shown.
"""

import json
from pathlib import Path

import attrs
import pytest

from provenance.checking import Report, check
from provenance.claim import Claim
from provenance.comparison import compare
from provenance.laws import Family, laws_of
from provenance.laws.algebra import Algebra
from provenance.laws.formats import Format
from provenance.laws.language import Reading
from provenance.laws.ledger import Store
from provenance.laws.lineage import Tracing
from provenance.laws.reports import Telling
from provenance.laws.tolerances import Careless
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question
from provenance.rules import Rule, rule
from provenance.series import series_in
from provenance.source import Source
from provenance.tolerance import Tolerance

ASKED = json.loads((Path(__file__).parent / "what_laws_ask.json").read_text(encoding="utf-8"))
_MOST, _LONGEST = 8, 600
NOTHING_SAID = Claim("nobody", Question("nothing"))
_OF_LEDGER = ("title", "policy", "exemptions", "rule_settings", "wholes", "sums")


class Onlooker:
    """Stands in for what laws are tested on, and notes what it is asked."""

    def __init__(self, example):
        ledgers = [one for one in example if isinstance(one, Ledger)]
        self.ledger = Ledger().add(*{one.id: one for one in _claims_in(example)}.values())
        self.ledger = ledgers[0] if ledgers else self.ledger
        self.heard = []

    def note(self, name, *things, **options):
        named = [f"{key}={self.told(value)}" for key, value in options.items()]
        line = f"{name}({', '.join([*map(self.told, things), *named])})"
        self.heard.append(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}...")

    def told(self, thing):
        if isinstance(thing, Ledger):
            return f"<{'; '.join(self.changes(thing))}>"
        if isinstance(thing, Claim):
            return self.told_claim(thing)
        if isinstance(thing, Report):
            return f"report of {len(thing.findings)}"
        if isinstance(thing, Rule):
            return f"{thing.id} {thing.severity}"
        if isinstance(thing, tuple | list):
            return f"[{', '.join(map(self.told, thing))}]"
        return str(thing) if isinstance(thing, Question) else repr(thing)

    def told_claim(self, claim):
        before = next((one for one in self.ledger if one.id == claim.id), None)
        before = before or NOTHING_SAID
        changed = [
            f"{name}={_plain(getattr(claim, name))}"
            for name in (field.name for field in attrs.fields(Claim))
            if name != "id" and getattr(claim, name) != getattr(before, name)
        ]
        return f"{claim.id}{': ' if changed else ''}{', '.join(changed)}"

    def changes(self, ledger):
        """What a ledger has that the one shown to the law has not, and the other way round."""
        ids, known = ([one.id for one in each] for each in (ledger, self.ledger))
        yield from (f"-{id_}" for id_ in known if id_ not in ids)
        if [id_ for id_ in ids if id_ in known] != [id_ for id_ in known if id_ in ids]:
            yield f"order {' '.join(ids)}"
        yield from (f"+{t}" for t in map(self.told, ledger.claims) if t not in known)
        links = [_plain(one) for one in self.ledger.links]
        yield from (f"-{one}" for one in links if one not in map(_plain, ledger.links))
        yield from (f"+{t}" for t in map(_plain, ledger.links) if t not in links)
        for name in _OF_LEDGER:
            if getattr(ledger, name) != getattr(self.ledger, name):
                yield f"{name}={_plain(getattr(ledger, name))}"

    def watching(self, bundle, *names):
        """A bundle of ways whose calls are noted, and answered as before."""
        return attrs.evolve(
            bundle, **{name: self.way(name, getattr(bundle, name)) for name in names}
        )

    def way(self, name, answers):
        def asked(*things, **options):
            self.note(name, *things, **options)
            return answers(*things, **options)

        return asked


def _claims_in(example):
    for one in example:
        yield from (one,) if isinstance(one, Claim) else getattr(one, "claims", ())


def _plain(value):
    if isinstance(value, Source):
        above = "".join(f" > {_plain(one.principal)}" for one in value.speaks_for)
        return f"{value.id}{'' if value.name == value.id else f' {value.name}'}{above}"
    if isinstance(value, Question):
        return f"{value} {value.unit}".strip()
    if isinstance(value, tuple):
        return f"({', '.join(map(_plain, value))})"
    if isinstance(value, Link):
        return f"{value} [{value.id}]{f' for {value.reason}' if value.reason else ''}"
    told = str(value)
    return told if told.isprintable() else ascii(told)


def _rules(onlooker):
    @rule("on-claims")
    def on_claims(claims: tuple[Claim, ...]) -> None:
        onlooker.note("claims", *claims)

    @rule("on-two")
    def on_two(first: Claim, second: Claim) -> None:
        onlooker.note("pair", first, second)

    @rule("on-one")
    def on_one(claim: Claim) -> str | None:
        return "no estimate" if claim.estimate is None else None

    @rule("on-ledger")
    def on_ledger(ledger: Ledger) -> None:
        onlooker.note("ledger", ledger)

    return (on_ledger, on_claims, on_two, on_one)


def _formats(onlooker):
    def write(ledger, suffix):
        onlooker.note("write", ledger, suffix)
        return b'{"claims": [\n"one",\n"two"]}\n'

    def read(data, suffix):
        onlooker.note("read", data, suffix)
        return onlooker.ledger

    return (Format(".json", write, read, onlooker.way("loses", lambda *_: False)),)


SUBJECTS = {
    Family.ESTIMATES: lambda one: [
        one.watching(Algebra(), *(field.name for field in attrs.fields(Algebra)))
    ],
    Family.TOLERANCES: lambda one: [
        one.watching(Careless(), "widen", "half_width", "rounds_together"),
        one.watching(
            Careless(method="as_said", rounds_together=Tolerance.as_said().rounds_together),
            "rounds_together",
        ),
    ],
    Family.COMPARISON: lambda one: [one.way("compare", compare)],
    Family.LINEAGE: lambda one: [one.watching(Tracing(), "origins", "counts")],
    Family.RULES: _rules,
    Family.CHECKING: lambda one: [one.way("check", check)],
    Family.SERIES: lambda one: [one.way("series", series_in)],
    Family.LEDGER: lambda one: [
        one.watching(Store(), "put", "held", "standing", "answering", "known", "named")
    ],
    Family.LANGUAGE: lambda one: [one.watching(Reading(), "parse", "read", "write")],
    Family.FORMATS: _formats,
    Family.REPORTS: lambda one: [
        Telling("html", one.way("render", Telling("html").render)),
        Telling("picture", one.way("render", lambda *_: "<svg/>")),
    ],
}
LAWS = [law for family in Family for law in laws_of(family)]


def asked_by(law, shown_to):
    """The first things that a law asks, each once, on two of the examples at most."""
    heard = {}
    every = shown_to(law)
    for example in every[:: max(1, len(every) // 2)][:2]:
        onlooker = Onlooker(example)
        for subject in SUBJECTS[law.family](onlooker):
            if law.applies(subject):
                law.holds(subject, *example)
        heard |= dict.fromkeys(onlooker.heard[:_MOST])
    return [*heard]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_what_a_law_asks(law, shown_to):
    assert asked_by(law, shown_to) == ASKED.get(law.name, [])
