"""A function becomes a rule, or it is said why it cannot."""

# ruff: noqa: ARG001, ARG002, ARG005 - what a rule takes decides what it is shown

from decimal import Decimal

import pytest

from provenance.checking import check
from provenance.claim import Claim
from provenance.errors import RuleError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.rules import Looks, Severity, built_in, conflict, rule
from provenance.verdict import Verdict


def declared(function):
    return rule("any-rule")(function)


class TestARule:
    def test_keeps_its_function_and_can_be_called_like_it(self):
        @rule("says")
        def says(claim: Claim, *, what: str = "so"):
            return what

        assert says(None) == "so"
        assert says(None, what="other") == "other"
        assert says.but(what="changed")(None) == "changed"

    def test_has_a_law_which_is_the_first_paragraph_of_its_docstring(self):
        @rule("says")
        def says(claim: Claim):
            """A claim is
            true.

            Or else it is not.
            """

        assert says.law == "A claim is true."

    def test_may_be_a_method_bound_to_something(self):
        class Desk:
            def look(self, claim: Claim):
                return None

        assert declared(Desk().look).looks is Looks.CLAIM

    def test_takes_lists_as_options(self):
        @rule("says")
        def says(claim: Claim, *, words: tuple[str, ...] = ()):
            return None

        assert says.but(words=["a", "b"]).options["words"] == ("a", "b")
        with pytest.raises(RuleError, match="words is a list, not 'ab'"):
            says.but(words="ab")

    @pytest.mark.parametrize("odd", ["Big", "two words", "", "x_y", "-x", 3])
    def test_has_a_plain_id(self, odd):
        with pytest.raises(RuleError):
            rule(odd)(lambda claim: None)

    def test_needs_brackets(self):
        with pytest.raises(RuleError, match="with brackets and an id"):

            @rule
            def bare(claim):
                return None


class TestWhatCannotBeShown:
    @pytest.mark.parametrize(
        "function",
        [
            lambda: None,
            lambda one, two, three: None,
            lambda *claims: None,
            lambda claim, **options: None,
            lambda claim, ledger: None,
            3,
        ],
    )
    def test_is_refused(self, function):
        with pytest.raises(RuleError):
            declared(function)

    def test_another_type_is_named(self):
        def look(claim: int):
            return None

        with pytest.raises(RuleError, match="no rule is shown a 'int': 'claim'"):
            declared(look)

    def test_an_option_without_a_default_is_refused(self):
        def look(claim: Claim, *, least):
            return None

        due = "option 'least' of rule 'any-rule' needs a default"
        with pytest.raises(RuleError, match=due) as refused:
            declared(look)
        assert refused.value.value is look

    def test_an_option_that_may_be_given_in_its_place_is_refused(self):
        def zeros(claim, zeros=3):
            return None

        due = r"'zeros' of rule 'any-rule' has a default: write \*,"
        with pytest.raises(RuleError, match=due) as refused:
            declared(zeros)
        assert refused.value.value is zeros

    def test_an_async_function_is_refused(self):
        async def later(claim):
            return None

        async def one_by_one(claim):
            yield "late"

        for function in (later, one_by_one):
            with pytest.raises(RuleError, match="a plain function, no async one") as refused:
                declared(function)
            assert refused.value.value is function

    @pytest.mark.parametrize("value", [10, -1, Decimal("1.01")])
    def test_a_share_beyond_all_is_refused(self, value):
        due = r"^\[rules\.conflict\] at_least_share is a share from 0 to 1, such as 0\.1 for 10 per"
        with pytest.raises(RuleError, match=f"{due}cent, not {value}$") as refused:
            conflict.but(at_least_share=value)
        assert refused.value.value == value

    @pytest.mark.parametrize("value", [0, Decimal("0.5"), 1])
    def test_a_share_may_be_none_or_all(self, value):
        assert conflict.but(at_least_share=value).options["at_least_share"] == value

    def test_severity_cannot_be_an_option(self):
        def look(claim: Claim, *, severity="note"):
            return None

        with pytest.raises(RuleError, match="every rule has it") as refused:
            declared(look)
        assert refused.value.value is look


class TestTheBuiltInRules:
    def test_have_ids_laws_and_hints_of_their_own(self):
        rules = built_in()
        assert len({one.id for one in rules}) == len(rules) == 20
        for one in rules:
            assert one.law.endswith("."), one.id
            assert one.hint, one.id
            assert one.function.__name__.replace("_", "-") == one.id

    def test_that_look_at_comparisons_look_at_conflicts_alone(self):
        # The engine then need not judge the pairs that surely are none.
        for one in built_in():
            if one.looks is Looks.COMPARISON:
                assert one.verdicts == {Verdict.CONFLICT}, one.id

    def test_depend_on_no_more_than_their_topic(self):
        assert not {one.looks for one in built_in()} & {Looks.LEDGER, Looks.JUDGE}


class TestSeverity:
    def test_is_ordered(self):
        assert Severity.NOTE < Severity.WARNING <= Severity.WARNING < Severity.ERROR
        assert max(Severity) is Severity.ERROR
        assert Severity.ERROR > "note"
        assert Severity.ERROR >= Severity.ERROR
        assert sorted([Severity.WARNING, Severity.ERROR, Severity.NOTE]) == list(Severity)


class TestMoves:
    def test_narrow_which_series_a_rule_is_shown(self):
        @rule("totals-alone", moves=["running_total"])
        def totals_alone(series):
            return f"{series.question.moves} of {series.source}"

        asked = Question("killed", moves="running_total"), Question("troops")
        said = [
            Claim("m", one, Estimate.exactly(3), as_of="2024-10-23", id=one.id) for one in asked
        ]
        found = check(Ledger(said), [totals_alone]).findings
        assert [finding.reason for finding in found] == ["running_total of m"]

    def test_are_of_series_alone(self):
        with pytest.raises(RuleError, match="looks at one claim, not at a series"):
            rule("mine", moves=["level"])(lambda claim: None)
