"""Every law holds of what ships here, and is broken by the subject that ships with it."""

import pytest
from hypothesis import settings

from provenance.laws import Family, all_laws, laws_of, suite_of
from provenance.laws.counterexamples import NON_LAWS
from provenance.testing import violations
from provenance.testing.examples import drawn

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


@pytest.mark.parametrize("one", NON_LAWS, ids=lambda one: one.sentence)
def test_what_only_sounds_true_is_false(one):
    assert one.shown_by() is True
