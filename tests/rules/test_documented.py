"""The page on rules tells what the rules are."""

from pathlib import Path

import pytest

from provenance.checking import check
from provenance.ledger import Ledger
from provenance.rules import Looks, built_in

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
ROWS = {
    cells[1].strip(" `"): cells
    for line in PAGE.splitlines()
    if line.startswith("| `") and len(cells := line.split("|")) == 6
}


@pytest.mark.parametrize("rule", built_in(), ids=lambda rule: rule.id)
def test_every_built_in_rule_with_its_severity_and_options(rule):
    _, _, severity, options, law, _ = ROWS[rule.id]
    assert severity.strip() == rule.severity
    assert [one.strip(" `") for one in options.split(",") if one.strip()] == sorted(rule.options)
    assert law.strip()


def test_no_rule_that_there_is_not():
    assert ROWS.keys() <= {rule.id for rule in built_in()}


def test_every_key_of_the_json_twin():
    for key in check(Ledger()).to_dict():
        assert f"| `{key}` |" in PAGE, key


def test_everything_a_rule_can_look_at():
    names = ("Claim", "Comparison", "Sequence[Claim]", "Series", "Topic", "Ledger", "Judge")
    assert len(names) + 1 == len(Looks)
    for name in names:
        assert f": {name}`" in PAGE, name
