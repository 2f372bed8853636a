"""A finding as a value: its order, its plain form, its one line; and what a rule refuses to be."""

from decimal import Decimal

import pytest

from provenance.errors import RuleError
from provenance.rules import Finding, Found, rule

NOTE = Finding("r", "note", ["a"], "so")
WARNING = Finding("q", "warning", ["b", "a"], "so", "mend it", numbers={"gap": 3})


def test_the_severest_comes_first():
    error = Finding("z", "error", ["z"], "so")
    assert sorted([NOTE, error, WARNING], key=lambda one: one.sort_key) == [error, WARNING, NOTE]


def test_findings_of_one_severity_go_by_rule_claims_reason_and_hint():
    in_order = [
        Finding("q", "note", ["b"], "z"),
        Finding("r", "note", ["a"], "z"),
        Finding("r", "note", ["b"], "a", "z"),
        Finding("r", "note", ["b"], "b", "a"),
        Finding("r", "note", ["b"], "b", "b"),
    ]
    backwards = [*reversed(in_order)]
    assert sorted(backwards, key=lambda one: one.sort_key) == in_order


def test_the_plain_form_says_all_that_there_is_to_say():
    full = WARNING.but(causes=["a slip"], where=["x.toml:3"])
    assert full.to_dict() == {
        "rule": "q",
        "severity": "warning",
        "claims": ["b", "a"],
        "reason": "so",
        "hint": "mend it",
        "numbers": {"gap": 3},
        "causes": ["a slip"],
        "where": ["x.toml:3"],
    }


def test_a_finding_is_told_in_one_line():
    assert str(WARNING) == "warning: q: so [b, a]"
    assert str(NOTE.but(claims=[])) == "note: r: so"


def test_numbers_are_kept_as_they_are_and_figures_as_text():
    made = Found("so", numbers=[("a", 3), ("b", Decimal("1.5")), ("c", "3,000"), ("d", True)])
    assert made.numbers == (("a", 3), ("b", Decimal("1.5")), ("c", "3,000"), ("d", "True"))


def test_what_is_invisible_is_spelled_out():
    assert Found("a\x07b\u202ec").reason == "a\\u0007b\\u202ec"
    assert Found("  a \n b ").reason == "a b"
    assert Found("é 北").reason == "é 北"


def silent(claim):
    assert claim.id


def greedy(*claims):
    assert claims


REFUSED = {
    "numbers": (lambda: Found("so", numbers="gap"), "numbers are pairs of a name and a figure"),
    "nothing": (lambda: Found("so", numbers=3), "numbers are pairs of a name and a figure"),
    "reason": (lambda: Found(3), "a reason is a string, not 3"),
    "silence": (lambda: Found(" "), "a finding gives its reason in one sentence"),
    "claims": (lambda: Found("so", claims="a"), "a finding names a list of claims or their ids"),
    "id": (lambda: Found("so", claims=[3]), "the id of a claim is a string, not 3"),
    "brackets": (lambda: rule(silent), 'write @rule("its-id") with brackets and an id'),
    "words": (
        lambda: rule("Its Id")(silent),
        "a rule's id is lowercase words joined by hyphens, not 'Its Id'",
    ),
    "stars": (lambda: rule("r")(greedy), "rule 'r' cannot take *claims"),
    "number": (lambda: rule("r")(3), "rule 'r' is made of a function"),
}


@pytest.mark.parametrize(("make", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_finding_or_rule_is_refused(make, message):
    with pytest.raises(RuleError) as caught:
        make()
    assert str(caught.value).startswith(message)
    assert caught.value.value is not None


@rule("big", hint="look again")
def big(claim, *, most: int = 5, what: str = "troops"):
    """No figure is big."""
    return f"{claim.id} {most} {what}"


class TestOptions:
    def test_can_be_set_with_the_hint_and_the_id(self):
        other = big.but(most=9, hint="count again", id="bigger")
        assert (other.id, other.hint, dict(other.options)["most"]) == ("bigger", "count again", 9)
        assert (big.id, big.hint) == ("big", "look again")

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"mots": 3}, "did you mean 'most'?"),
            ({"zzz": 3}, "it has severity, enabled, most, what"),
            ({"what": 3}, "a text"),
            ({"most": "many"}, "many"),
        ],
    )
    def test_that_do_not_exist_or_fit_are_refused(self, options, message):
        with pytest.raises(RuleError) as caught:
            big.but(**options)
        assert message in str(caught.value)
