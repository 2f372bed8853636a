"""The three ways to hold a rule to the laws, and what they say when it breaks one."""

import os
import subprocess
import sys
import textwrap
import tomllib
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import strategies as st

import provenance
from provenance import Claim, Estimate, Ledger, Question, strategies
from provenance.errors import ProvenanceError
from provenance.laws import culprits, law_named, laws_of
from provenance.rules import conflict, rule
from provenance.testing import Unlawful, assert_lawful, examples_of, lawful, violations

FEW = 25
FOUND = os.environ | {"PYTHONPATH": str(Path(provenance.__file__).parent.parent)}

# Each of three rules that are wrong in a way of its own: the law it breaks, and how many claims
# the smallest counterexample may have.
WRONG = [
    (culprits.asymmetric, "two-claims-either-way-round", 2),
    (culprits.counts_echoes, "an-echo-adds-nothing", 2),
    (culprits.order_dependent, "order-changes-nothing", 3),
]


@cache
def charges(rule):
    """What a rule is told to break, as the exception tells it."""
    with pytest.raises(Unlawful) as caught:
        assert_lawful(rule, max_examples=FEW)
    return caught.value


@pytest.mark.parametrize(("rule", "law", "most"), WRONG, ids=[rule.id for rule, _, _ in WRONG])
def test_a_wrong_rule_is_caught_with_the_law_it_breaks(rule, law, most):
    (violation,) = [one for one in charges(rule).violations if one.law.name == law]
    assert 1 <= len(violation.ledger) <= most
    assert violation.law.statement in str(charges(rule))


@pytest.mark.parametrize(("rule", "law", "most"), WRONG, ids=[rule.id for rule, _, _ in WRONG])
def test_the_counterexample_is_a_dossier_that_shows_it_again(rule, law, most):
    (violation,) = [one for one in charges(rule).violations if one.law.name == law]
    ledger = Ledger.from_records(tomllib.loads(violation.dossier))
    assert len(ledger) <= most
    assert not violation.law.holds(rule, ledger)


def test_the_counterexample_is_what_a_person_would_write():
    (violation,) = violations(culprits.asymmetric, laws=[law_named(WRONG[0][1])], max_examples=FEW)
    assert all(claim.estimate.is_point for claim in violation.ledger)
    assert not any(claim.via or claim.utterance for claim in violation.ledger)
    assert {claim.question.status for claim in violation.ledger} == {"actual"}


def test_a_lawful_rule_passes():
    assert_lawful(conflict, max_examples=10)


def test_a_plain_function_will_do():
    def without_words(claim):
        return "nobody is quoted" if claim.estimate and not claim.words else None

    assert_lawful(without_words, max_examples=10)


def test_a_known_exception_is_passed_over():
    assert_lawful(
        culprits.reads_notes, except_for={"notes-change-nothing": "it reads them"}, max_examples=10
    )


def test_a_known_exception_may_name_its_rule():
    known = {"reads-notes/notes-change-nothing": "it reads them"}
    assert_lawful(culprits.reads_notes, except_for=known, max_examples=10)


def test_an_exception_from_a_law_that_asks_nothing_of_a_rule_is_refused():
    known = {"two-claims-either-way-round": "it is of one claim"}
    for excepted in (known, {"other/notes-change-nothing": "of another rule"}):
        with pytest.raises(ProvenanceError, match="nothing here is asked"):
            lawful(culprits.reads_notes, except_for=excepted)
    assert lawful(culprits.reads_notes, culprits.asymmetric, except_for=known)


def test_an_exception_that_is_none_is_told():
    with pytest.raises(Unlawful, match="notes-change-nothing: holds, though excepted"):
        assert_lawful(conflict, except_for={"notes-change-nothing": "who knows"}, max_examples=10)


@pytest.mark.parametrize(
    ("except_for", "message"),
    [
        ({"notes-change-nothin": "a slip"}, "no law of rules is named 'notes-change-nothin'"),
        ({"notes-change-nothing": " "}, "give a reason"),
        ({"mine/notes-change-nothing": "not mine"}, "nothing here is asked for 'mine/notes"),
    ],
)
def test_exceptions_are_checked(except_for, message):
    with pytest.raises(ProvenanceError, match=message):
        assert_lawful(conflict, except_for=except_for)


def test_claims_of_ones_own_domain_are_drawn():
    asked = Question("boats", unit="vessels")
    boats = strategies.claims(
        about=asked, estimate=st.sampled_from([Estimate.exactly(3), Estimate.at_least(5)])
    )
    seen = []

    def looks(claim: Claim) -> None:
        seen.append(claim.question.subject)

    assert_lawful(looks, claims=boats, max_examples=10)
    assert "boats" in seen
    assert set(seen) <= {"boats", "lighthouses of another coast"}


def test_a_rule_with_a_memory_is_caught():
    law = law_named("asked-again-it-says-the-same")
    (found,) = violations(culprits.every_other_time(), laws=[law], max_examples=FEW)
    assert found.law is law


def test_a_rule_that_says_it_otherwise_every_time_is_caught():
    asked = count()

    @rule("counting")
    def counting(claim: Claim) -> str:  # noqa: ARG001 - it does not even look
        return f"asked {next(asked)} times"

    law = law_named("asked-again-it-says-the-same")
    (found,) = violations(counting, laws=[law], max_examples=FEW)
    assert found.law is law
    assert len(found.ledger) == 1


def test_kinds_nobody_draws_are_refused():
    with pytest.raises(ProvenanceError, match="nothing draws values of the kind 'unicorn'"):
        examples_of(("unicorn",))


@pytest.fixture
def suite(tmp_path):
    def run(*options):
        text = """
            from provenance.laws.culprits import asymmetric, reads_notes
            from provenance.rules import conflict
            from provenance.testing import lawful

            @lawful(reads_notes, asymmetric, max_examples=20, except_for={
                "reads-notes/notes-change-nothing": "it is about notes",
            })
            def test_mine(): ...

            @lawful(conflict, max_examples=5, except_for={"notes-change-nothing": "no reason"})
            def test_strict(): ...
        """
        (tmp_path / "test_rules.py").write_text(textwrap.dedent(text))
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rA", *options]
        done = subprocess.run(
            command, cwd=tmp_path, env=FOUND, capture_output=True, text=True, check=False
        )
        return done.stdout

    return run


def test_pytest_shows_each_law_under_an_id_of_its_own(suite):
    said = suite("-k", "test_mine")
    assert "PASSED test_rules.py::test_mine[reads-notes-order-changes-nothing]" in said
    assert "XFAIL test_rules.py::test_mine[reads-notes-notes-change-nothing]" in said
    assert "FAILED test_rules.py::test_mine[asymmetric-two-claims-either-way-round]" in said
    assert "[[claim]]" in said


def test_pytest_selects_a_law_and_a_rule(suite):
    assert "1 passed" in suite("-k", "reads-notes-order-changes-nothing")
    assert f"{len(laws_of('rules'))} deselected" not in suite("-k", "reads-notes", "--collect-only")


def test_pytest_fails_an_exception_that_is_none(suite):
    said = suite("-k", "test_strict and notes-change-nothing")
    assert "XPASS(strict)" in said
    assert "1 failed" in said
