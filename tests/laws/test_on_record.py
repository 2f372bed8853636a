"""Laws tried in a script, on claims of one's own, without drawing examples."""

import random
import subprocess
import sys
import tomllib

import pytest

from provenance import Claim, Ledger, Question
from provenance.errors import ProvenanceError
from provenance.laws import broken, culprits
from provenance.laws.lineage import Tracing
from provenance.laws.on_record import examples, smallest
from provenance.link import Link
from provenance.tolerance import Tolerance

ASKED = Question("troops", place="Russia")
WORDS = ("3,000", "at least 3,000", "12,000", "500", "about 10,000", "up to 9,000")
CLAIMS = [
    Claim.said(words, by=f"source-{number}", of=ASKED, on="2024-10-23", id=f"claim-{number}")
    for number, words in enumerate(WORDS * 4)
]


@pytest.mark.parametrize(
    ("rule", "law", "most"),
    [
        (culprits.asymmetric, "two-claims-either-way-round", 2),
        (culprits.counts_echoes, "an-echo-adds-nothing", 2),
        (culprits.order_dependent, "order-changes-nothing", 3),
        (culprits.blames_one, "the-cited-claims-suffice", 2),
        (culprits.says_it_twice, None, 0),
    ],
    ids=lambda value: getattr(value, "id", value),
)
def test_a_broken_rule_is_caught_on_real_claims(rule, law, most):
    found = {violation.law.name: violation for violation in broken(rule, CLAIMS)}
    if law is None:
        assert not found  # every claim has a figure: the slip does not show here
    else:
        assert len(found[law].ledger) <= most


def test_what_is_found_can_be_pasted_and_loaded():
    violation = broken(culprits.asymmetric, CLAIMS)[0]
    records = tomllib.loads(violation.dossier)
    assert len(Ledger.from_records(records)) == 2
    assert violation.dossier in str(violation)


def test_other_subjects_are_tried_on_what_the_claims_hold():
    assert broken(Tolerance.grain(), CLAIMS, family="tolerances") == ()

    class Generous:
        method = "grain"
        widen = Tolerance.grain().widen
        rounds_together = Tolerance.grain().rounds_together

        def half_width(self, value, side=None):
            return value + (side is not None)

        def __str__(self):
            return "grain"

    names = {violation.law.name for violation in broken(Generous(), CLAIMS, family="tolerances")}
    assert names == {"about-some-is-not-none"}


def test_kinds_that_claims_do_not_hold_are_refused():
    message = "claims hold nothing of the kind 'phrase'; draw examples instead"
    with pytest.raises(ProvenanceError, match=message) as refused:
        list(examples(("phrase",), Ledger(CLAIMS)))
    assert refused.value.value == "phrase"


def test_a_ledger_is_tried_with_all_that_is_on_record():
    links = [Link("confirms", by="desk", claims=["claim-0"], targets=["claim-1"], id="l")]
    ledger = Ledger(CLAIMS, links=links, title="kept")
    seen = []

    def counts(shown, _question, _level):
        seen.append((shown.title, [link.id for link in shown.links]))
        return len(seen), 0

    assert broken(Tracing(counts=counts), ledger, family="lineage")
    assert ("kept", ["l"]) in seen


def test_examples_are_a_few_hundred_at_most():
    assert 50 <= len(list(examples(("estimate", "estimate", "estimate"), Ledger(CLAIMS)))) <= 400


@pytest.mark.parametrize("seed", range(5))
def test_the_smallest_ledger_holds_what_it_takes_and_no_more(seed):
    chosen = random.Random(seed).sample(CLAIMS, 3)  # noqa: S311 - no secret
    needed = {claim.id for claim in chosen}
    least = smallest(Ledger(CLAIMS), lambda less: needed <= {claim.id for claim in less})
    assert {claim.id for claim in least} == needed


def test_laws_need_no_hypothesis():
    code = "import sys, provenance.laws.rules; assert 'hypothesis' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
