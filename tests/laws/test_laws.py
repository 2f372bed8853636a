"""Every law holds of what ships here, and is broken by the subject that ships with it."""

import re
from pathlib import Path

import pytest
from hypothesis import settings

import provenance
from provenance.errors import ProvenanceError
from provenance.laws import Family, all_laws, law_named, laws_of, suite_of
from provenance.laws.catalogue import page
from provenance.laws.counterexamples import NON_LAWS
from provenance.testing import violations
from provenance.testing.examples import drawn

PAGE = Path(provenance.__file__).parent.parent / "docs" / "laws.md"

# Laws on whole ledgers take many steps an example, and files are written for each.
SHARE = {Family.RULES: 10, Family.CHECKING: 5, Family.FORMATS: 10, Family.REPORTS: 10}
SLOW = 4
# Of a few laws it is the very slip that the subject raises.
RAISES = {
    "a-rule-never-raises",
    "a-tolerance-is-known-by-its-name",
    "every-text-has-an-answer",
    "what-is-damaged-is-refused",
}


def examples(family):
    return max(5, settings.default.max_examples // SHARE.get(family, SLOW))


OURS = [
    pytest.param(law, subject, id=f"{law.name}-{subject_id}")
    for family in Family
    if family is not Family.RULES  # the built-in rules have a test file of their own
    for law in laws_of(family)
    for subject_id, subject in enumerate(suite_of(family).ours())
    if law.applies(subject)
]


@pytest.mark.parametrize(("law", "subject"), OURS)
def test_a_law_holds_of_what_ships_here(law, subject):
    found = violations(subject, family=law.family, laws=[law], max_examples=examples(law.family))
    assert not found, "\n".join(map(str, found))


def caught(law):
    """The first violation by the subject that ships with a law."""
    for count in (examples(law.family), 50, 150, 600):
        for example in drawn(law.needs, count):
            held = law.holds(law.breaker, *example)
            if held is not True:
                return held
    return None


@pytest.mark.parametrize("law", all_laws(), ids=lambda law: law.name)
def test_a_law_catches_the_subject_that_breaks_it(law):
    violation = caught(law)
    assert violation.law is law
    assert violation.reason.startswith("it raised") is (law.name in RAISES), violation.reason
    assert len(violation.ledger) <= 8
    assert law.name in str(violation)


def test_there_are_laws_in_every_family():
    assert len(all_laws()) >= 140
    assert all(len(laws_of(family)) >= 6 for family in Family)


def test_laws_have_names_of_their_own():
    names = [law.name for law in all_laws()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) for name in names)
    assert all(law_named(name).name == name for name in names)


@pytest.mark.parametrize("law", all_laws(), ids=lambda law: law.name)
def test_a_law_is_one_sentence_and_says_what_it_catches(law):
    assert re.fullmatch(r"[A-Z][^|\n]*\.", law.statement), law.statement
    assert 40 <= len(law.statement) + len(law.catches) <= 250
    assert law.catches[0].islower() or law.catches.startswith(("None", "3,000"))
    assert not law.catches.endswith(".")


def test_an_unknown_law_is_refused():
    message = "no law is named 'no-such-law'; see docs/laws.md"
    with pytest.raises(ProvenanceError, match=message) as refused:
        law_named("no-such-law")
    assert refused.value.value == "no-such-law"


@pytest.mark.parametrize("one", NON_LAWS, ids=lambda one: one.sentence)
def test_what_only_sounds_true_is_false(one):
    assert one.shown_by() is True


def test_the_page_of_laws_is_written_from_the_laws():
    assert PAGE.read_text(encoding="utf-8") == page()
