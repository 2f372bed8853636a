"""The choices a judgement depends on, and what a dossier decides about rules."""

import copy
import pickle

import pytest
from hypothesis import given

from provenance import strategies as draw
from provenance.errors import ProvenanceError, RecordError
from provenance.policy import Policy
from provenance.settings import Exemption, RuleSettings
from provenance.tolerance import Tolerance


def test_a_policy_names_every_choice():
    assert str(Policy()) == "tolerance grain, day slip 1, level principal"
    assert str(Policy().but(tolerance="percent(5)", day_slip=0, level="speaker")) == (
        "tolerance percent(5), day slip 0, level speaker"
    )
    assert Policy(tolerance=Tolerance.ferson()).tolerance.method == "ferson"


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        ({"tolerance": 5}, "a tolerance is named, not 5"),
        ({"tolerance": None}, "a tolerance is named, not None"),
        ({"tolerance": "wide"}, "no tolerance named 'wide'; choose as_said, grain"),
        ({"day_slip": -1}, "a day slip is a whole number of days from 0 to 366, not -1"),
        ({"day_slip": True}, "a day slip is a whole number"),
        ({"day_slip": 1.0}, "a day slip is a whole number"),
        ({"day_slip": 367}, "a day slip is a whole number"),
        ({"level": "state"}, "no level is called 'state'"),
    ],
)
def test_a_choice_that_cannot_be_made_is_refused(choice, why):
    with pytest.raises(ProvenanceError) as refused:
        Policy(**choice)
    assert str(refused.value).startswith(why)


@given(draw.policies())
def test_every_policy_can_be_shown_hashed_and_sent(policy):
    again = pickle.loads(pickle.dumps(policy))  # noqa: S301
    assert (again, hash(again), str(again)) == (policy, hash(policy), str(policy))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Exemption("r", ["a"]), "why is 'r' exempted? give a reason"),
        (lambda: Exemption("r", ["a"], reason=" "), "why is 'r' exempted? give a reason"),
        (lambda: Exemption("r", ["a"], reason=None), "a text is a string, not None"),
        (lambda: Exemption("r", "a", reason="x"), "a list of claim ids is asked for, not 'a'"),
        (lambda: Exemption("", ["a"], reason="x"), "a name cannot be empty"),
        (lambda: RuleSettings("r", "severity"), "settings map names to values, not 'severity'"),
        (lambda: RuleSettings(""), "a name cannot be empty"),
    ],
)
def test_a_setting_that_says_nothing_is_refused(make, why):
    with pytest.raises(RecordError) as refused:
        make()
    assert str(refused.value).startswith(why)


def test_settings_are_read_only_and_can_still_be_sent():
    options = {"severity": "note"}
    settings = RuleSettings("r", options)
    options["severity"] = "error"
    assert settings.options["severity"] == "note"
    with pytest.raises(TypeError):
        settings.options["severity"] = "error"
    for again in (copy.deepcopy(settings), pickle.loads(pickle.dumps(settings))):  # noqa: S301
        assert again == settings
        assert hash(again) == hash(settings)


def test_exemptions_sort_by_rule():
    assert min(Exemption("b", [], "x"), Exemption("a", [], "x")).rule == "a"
