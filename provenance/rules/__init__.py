"""What a rule and a finding are, and the built-in rules, one module a theme."""

from __future__ import annotations

from provenance.rules.dating import recorded_before_it_was_said, said_before_it_happened
from provenance.rules.finding import Finding, Found, Severity
from provenance.rules.lineage import (
    asserted_agreement_not_borne_out,
    circular_reporting,
    relay_differs,
)
from provenance.rules.pairs import conflict, floor_above_ceiling, self_contradiction
from provenance.rules.ranges import best_outside, low_above_high
from provenance.rules.rule import Looks, Rule, rule
from provenance.rules.scoping import outlier, scope_missing
from provenance.rules.series import daily_not_the_change, floor_lowered, running_total_fell
from provenance.rules.topic import Topic
from provenance.rules.totals import (
    actual_exceeds_expected,
    part_exceeds_whole,
    parts_do_not_add_up,
)
from provenance.rules.wording import words_and_figure_differ, words_do_not_add_up

__all__ = [
    "Finding",
    "Found",
    "Looks",
    "Rule",
    "Severity",
    "Topic",
    "actual_exceeds_expected",
    "asserted_agreement_not_borne_out",
    "best_outside",
    "built_in",
    "circular_reporting",
    "conflict",
    "daily_not_the_change",
    "floor_above_ceiling",
    "floor_lowered",
    "low_above_high",
    "outlier",
    "part_exceeds_whole",
    "parts_do_not_add_up",
    "recorded_before_it_was_said",
    "relay_differs",
    "rule",
    "running_total_fell",
    "said_before_it_happened",
    "scope_missing",
    "self_contradiction",
    "words_and_figure_differ",
    "words_do_not_add_up",
]


def built_in() -> tuple[Rule, ...]:
    """Every rule that a check runs unless it is told otherwise, in order of their ids.

    >>> [rule.id for rule in built_in()][:3]
    ['actual-exceeds-expected', 'asserted-agreement-not-borne-out', 'best-outside']
    """
    found = (value for value in globals().values() if isinstance(value, Rule))
    return tuple(sorted(found, key=lambda one: one.id))
