"""Every built-in rule obeys every law of rules."""

from hypothesis import settings

from provenance.rules import built_in
from provenance.testing import lawful


@lawful(*built_in(), max_examples=max(6, settings.default.max_examples // 12))
def test_every_built_in_rule_is_lawful():
    """One test for each rule and law."""
