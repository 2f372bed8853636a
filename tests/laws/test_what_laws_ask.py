"""What laws put to their subject: the very values, and in a ledger what was changed of it.

A law that asks about the same thing twice, or leaves out what it is about, holds of everything. So
what each asks is written out, in what_laws_ask.json, as far as it differs from what it was shown;
and in what_breakers_answer.json what the subject that breaks it answers, where that is wrong. What
files and pages hold is not written out.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from provenance.checking import Report, check
from provenance.claim import Claim
from provenance.comparison import compare
from provenance.language import Mention
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
from provenance.series import Series, series_in
from provenance.source import Source
from provenance.tolerance import Tolerance
from provenance.verdict import Comparison

HERE = Path(__file__).parent
ASKED = json.loads((HERE / "what_laws_ask.json").read_text(encoding="utf-8"))
ANSWERED = json.loads((HERE / "what_breakers_answer.json").read_text(encoding="utf-8"))
_MOST, _MOST_WRONG, _LONGEST = 8, 4, 600
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
        self.heard.append(_clipped(self.call(name, *things, **options)))

    def call(self, name, *things, **options):
        named = [f"{key}={self.told(value)}" for key, value in options.items()]
        return f"{name}({', '.join([*map(self.told, things), *named])})"

    def told(self, thing):
        if isinstance(thing, Ledger):
            return f"<{'; '.join(self.changes(thing))}>"
        if isinstance(thing, Claim):
            return self.told_claim(thing)
        if isinstance(thing, Report):
            return f"report of {len(thing.findings)}"
        if isinstance(thing, Rule):
            return f"{thing.id} {thing.severity}"
        if isinstance(thing, Mention):
            return f"{thing.text!r} at {thing.start}"
        if isinstance(thing, Series):
            return _told_series(thing)
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
        kept = [one for one in map(_plain, ledger.links) if one in links]
        if kept != [one for one in links if one in kept]:
            yield "other order of links"
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

    def doubting(self, bundle, right, *names):
        """A bundle of ways of which is noted what they answer, and what would be right."""
        ways = {name: (getattr(bundle, name), getattr(right, name)) for name in names}
        return attrs.evolve(
            bundle, **{name: self.doubt(name, *both) for name, both in ways.items()}
        )

    def doubt(self, name, answers, right):
        def asked(*things, **options):
            call = _clipped(self.call(name, *things, **options), _LONGEST // 2)
            given = self.held(answers(*things, **options))
            told, wanted = self.answer(given), self.answer(self.held(right(*things, **options)))
            if told != wanted:
                self.heard.append(_clipped(f"{call} -> {told}, not {wanted}"))
            return given

        return asked

    @staticmethod
    def are_claims(things):
        return all(isinstance(one, Claim) for one in things)

    def held(self, answer):
        """What is given one by one, all of it."""
        return [*answer] if isinstance(answer, Iterator) else answer

    def answer(self, given):
        if isinstance(given, Report):
            found = [f"{one.rule} {one.severity} {' '.join(one.claims)}" for one in given.findings]
            return f"{found}, {given.exit_code}, {len(given.accepted)}, {dict(given.counts)}"
        if isinstance(given, Comparison):
            why = "for a reason" if given.reason else "for none"
            return f"{given.verdict} {given.field} {given.gap} {given.later} {why}"
        if isinstance(given, frozenset):
            return f"{sorted(map(str, given))}"
        if isinstance(given, Ledger | list) or (
            isinstance(given, tuple) and self.are_claims(given)
        ):
            return " ".join(getattr(one, "id", str(one)) for one in given)
        return self.told(given)


def _clipped(line, longest=_LONGEST):
    return line if len(line) <= longest else f"{line[:longest]}..."


def _claims_in(example):
    for one in example:
        yield from (one,) if isinstance(one, Claim) else getattr(one, "claims", ())


def _steps_of(series):
    """Gives the series as they are, which are told by their points and steps."""
    return lambda ledger: tuple(series(ledger))


def _told_series(one):
    points = [" ".join(claim.id for claim in point.said) for point in one.points]
    steps = [f"{step.change} {step.days} {step.fell}" for step in one.steps]
    return f"{one.source} on {one.question}: {points}, {steps}"


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


DOUBTED = {
    Family.ESTIMATES: lambda one, breaker: one.doubting(
        breaker, Algebra(), *(field.name for field in attrs.fields(Algebra))
    ),
    Family.TOLERANCES: lambda one, breaker: one.doubting(
        breaker, Careless(), "widen", "half_width", "rounds_together"
    ),
    Family.COMPARISON: lambda one, breaker: one.doubt("compare", breaker, compare),
    Family.LINEAGE: lambda one, breaker: one.doubting(breaker, Tracing(), "origins", "counts"),
    Family.CHECKING: lambda one, breaker: one.doubt("check", breaker, check),
    Family.SERIES: lambda one, breaker: one.doubt(
        "series", _steps_of(breaker), _steps_of(series_in)
    ),
    Family.LEDGER: lambda one, breaker: one.doubting(
        breaker, Store(), "put", "held", "standing", "answering", "known", "named"
    ),
    Family.LANGUAGE: lambda one, breaker: one.doubting(
        breaker, Reading(), "parse", "read", "write"
    ),
}


def answered_by_breaker(law, shown_to):
    """The first wrong answers that the subject which breaks a law gives, each once."""
    heard = {}
    for example in shown_to(law):
        if law.family in DOUBTED and len(heard) < _MOST_WRONG:
            onlooker = Onlooker(example)
            law.holds(DOUBTED[law.family](onlooker, law.breaker), *example)
            heard |= dict.fromkeys(onlooker.heard)
    return [*heard][:_MOST_WRONG]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_what_the_subject_that_breaks_a_law_answers(law, shown_to):
    assert answered_by_breaker(law, shown_to) == ANSWERED.get(law.name, [])


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_what_a_law_asks(law, shown_to):
    assert asked_by(law, shown_to) == ASKED.get(law.name, [])
