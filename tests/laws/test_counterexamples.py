"""What each sentence that only sounds true is tried on: the very figures its reason tells of."""

import pytest

from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.laws import counterexamples
from provenance.laws.counterexamples import NON_LAWS, THROWN_OUT
from provenance.ledger import Ledger

SHOWN = {
    "What is wider as said is wider under every tolerance.": ["hull: about 12,000 | 11,900"],
    "The hull of two figures is a figure that somebody gave.": [
        "hull: between 1 and 2 | between 8 and 9"
    ],
    "Two figures whose middles lie apart disagree.": ["compare: between 0 and 100 | 90 | grain"],
    "Names that look the same are the same.": [
        "folded: NATO",
        "folded: N\N{CYRILLIC CAPITAL LETTER A}TO",
    ],
    "Agreement is transitive.": [
        "compare: 9,000 | between 9,000 and 11,000 | grain",
        "compare: 11,000 | between 9,000 and 11,000 | grain",
        "compare: 9,000 | 11,000 | grain",
    ],
    "Being equal within rounding is transitive.": [
        "compare: 11,500 | 12,000 | grain",
        "compare: 12,000 | 12,500 | grain",
        "compare: 11,500 | 12,500 | grain",
    ],
    "Taking the same number from both figures keeps the verdict.": [
        "compare: about 1,000 | 1,100 | percent(10)",
        "compare: about 100 | 200 | percent(10)",
    ],
    "Multiplying both figures keeps the verdict.": [
        "compare: more than 3 | fewer than 4 | grain",
        "compare: more than 30 | fewer than 40 | grain",
    ],
    "Widening a bare figure never makes a conflict.": [
        "compare: 11,900 | 12,000 | grain",
        "compare: at most 11,900 | 12,000 | grain",
    ],
    "Claims that do not conflict agree.": [
        "compare: 3,000 (a) on troops in Russia | asserts (b) on troops in Russia (expected)",
    ],
    "Parts that each fit into the whole fit into it together.": [
        (
            "check: wounded: 6,100 (hq, 21 October 2024) on army, wounded; killed: 6,100 "
            "(hq, 21 October 2024) on army, killed; losses: 10,000 (hq, 21 October 2024) "
            "on army, losses; losses = wounded + killed"
        ),
    ],
    "The origins of two records together are those of one and those of the other, added up.": [
        "support: kim: 3,000 (kim) on troops in Russia | there",
        "support: echo: 3,000 (kim) on troops in Russia; via Echo Wire | there",
        (
            "support: kim: 3,000 (kim) on troops in Russia; echo: 3,000 (kim) on troops in "
            "Russia; via Echo Wire; Echo Wire: echo repeats kim | there"
        ),
    ],
    "What is printed more often is better supported.": [
        (
            "support: a: asserts (kim) on troops in Russia; b: asserts (kim) on troops in "
            "Russia; c: asserts (kim) on troops in Russia; d: asserts (kim) on troops in "
            "Russia; via a; via b; via c; via d | there"
        ),
    ],
    "Taking a claim back never raises the number of origins.": [
        (
            "support: us: asserts (us) on troops in Russia; both: asserts (us) on troops in "
            "Russia; uk: asserts (uk) on troops in Russia; both in briefing; uk in briefing | there"
        ),
        (
            "support: us: asserts (us) on troops in Russia; both: asserts (us) on troops in "
            "Russia; uk: asserts (uk) on troops in Russia; both in briefing; uk in briefing; "
            "us: retracts both | there"
        ),
    ],
    "Adding a claim never removes a finding, whatever the rule.": [
        (
            "check: day-1: 10 (m) on siege, killed; day-3: 5 (m) on siege, killed | "
            "running-total-fell"
        ),
        (
            "check: day-1: 10 (m) on siege, killed; day-2: 7 (m) on siege, killed; day-3: "
            "5 (m) on siege, killed | running-total-fell"
        ),
    ],
}


def _written(thing):
    if isinstance(thing, Ledger):
        claims = [f"{claim.id}: {claim} on {claim.question}" for claim in thing]
        via = [f"{claim.id} in {claim.utterance}" for claim in thing if claim.utterance]
        via += [f"via {', '.join(map(str, claim.via))}" for claim in thing if claim.via]
        sums = [f"{one.whole} = {' + '.join(one.parts)}" for one in thing.sums]
        return "; ".join([*claims, *via, *sums, *map(str, thing.links)])
    if isinstance(thing, (list, tuple)):
        return ", ".join(getattr(one, "id", str(one)) for one in thing)
    return f"{thing} on {thing.question}" if isinstance(thing, Claim) else str(thing)


@pytest.fixture
def shown(monkeypatch):
    """What the counterexamples show to what they try, one line a call."""
    lines = []

    def watched(name):
        function = getattr(counterexamples, name)

        def called(*things, **options):
            told = [*things, *options.values()]
            lines.append(f"{name}: {' | '.join(map(_written, told))}")
            return function(*things, **options)

        return called

    for name in ("compare", "check", "support", "folded"):
        monkeypatch.setattr(counterexamples, name, watched(name))
    hull = Estimate.hull

    def widened(one, other):
        lines.append(f"hull: {one} | {other}")
        return hull(one, other)

    monkeypatch.setattr(Estimate, "hull", widened)
    return lines


@pytest.mark.parametrize("one", NON_LAWS, ids=lambda one: one.sentence)
def test_a_counterexample_is_what_its_reason_tells(one, shown):
    assert one.shown_by() is True
    assert shown == SHOWN.get(one.sentence, [])


def test_every_sentence_has_a_reason():
    for sentence, reason in [*((one.sentence, one.because) for one in NON_LAWS), *THROWN_OUT]:
        assert sentence.endswith(".")
        assert reason.endswith(".")
