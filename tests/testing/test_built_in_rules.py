"""Every built-in rule obeys every law of rules, but for one rule that breaks two."""

from hypothesis import settings

from provenance.rules import asserted_agreement_not_borne_out, built_in
from provenance.testing import lawful

EXAMPLES = settings.default.max_examples
LAWFUL = [rule for rule in built_in() if rule.id != asserted_agreement_not_borne_out.id]


@lawful(*LAWFUL, max_examples=max(6, EXAMPLES // 12))
def test_every_built_in_rule_is_lawful():
    """One test for each rule and law."""


# Enough examples that the law that does not hold is surely seen to be broken.
@lawful(
    asserted_agreement_not_borne_out,
    max_examples=max(40, EXAMPLES // 12),
    except_for={
        "the-cited-claims-suffice": (
            "it names the claim that was said to be confirmed; what the link points at, if that "
            "answers another question, is no figure for it and is not named"
        ),
        "nothing-is-said-twice": (
            "of links that run both ways between two claims each is told, under one key"
        ),
    },
)
def test_the_rule_on_asserted_agreement_is_lawful_but_for_two():
    """One test for each law."""
