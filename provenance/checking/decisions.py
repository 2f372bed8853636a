"""What a dossier decides about a check: which rules run and how, and what was accepted."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import attrs

from provenance.checking.report import Accepted
from provenance.errors import RuleError, shown
from provenance.ledger import Ledger
from provenance.rules import built_in
from provenance.rules.finding import Finding, Severity
from provenance.rules.rule import Rule
from provenance.settings import Exemption

__all__ = ["UNKNOWN", "UNUSED", "Decisions"]

UNUSED = "unused-exemption"
UNKNOWN = "unknown-rule"


@attrs.frozen
class Decisions:
    """The rules that a check was given, and those of them that run, as the dossier sets them.

    >>> decisions = Decisions.of(Ledger(), built_in()[:2])
    >>> [rule.id for rule in decisions.in_force]
    ['actual-exceeds-expected', 'asserted-agreement-not-borne-out']
    """

    ledger: Ledger
    given: tuple[Rule, ...]
    in_force: tuple[Rule, ...]

    @classmethod
    def of(cls, ledger: Ledger, rules: Iterable[Rule] | None) -> Decisions:
        """Take all built-in rules unless others are given, and set them as the dossier says."""
        given = _usable(built_in() if rules is None else rules)
        in_force = tuple(rule for rule in _configured(given, ledger) if rule.enabled)
        return cls(ledger, given, in_force)

    def on(self, found: Iterable[Finding]) -> tuple[list[Finding], list[Accepted]]:
        """Part what was found from what was accepted, and tell what the dossier says in vain."""
        exemptions = self.ledger.exemptions
        findings, accepted, used = _with_exemptions(found, exemptions)
        findings += _unused(exemptions, used, {rule.id for rule in self.in_force})
        findings += _unknown(self.ledger, {rule.id for rule in (*self.given, *built_in())})
        return findings, accepted


def _usable(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    usable: dict[str, Rule] = {}
    for rule in rules:
        if not isinstance(rule, Rule):
            message = f'no rule: {shown(rule)}; decorate a function with @rule("its-id")'
            raise RuleError(message, value=rule)
        if usable.setdefault(rule.id, rule) is not rule:
            raise RuleError(f"two rules have the id {rule.id!r}", value=rule.id)
    return tuple(usable[id_] for id_ in sorted(usable))


def _configured(rules: tuple[Rule, ...], ledger: Ledger) -> tuple[Rule, ...]:
    changes: dict[str, dict[str, Any]] = {}
    for settings in ledger.rule_settings:
        changes.setdefault(settings.rule, {}).update(settings.options)
    return tuple(rule.but(**changes[rule.id]) if rule.id in changes else rule for rule in rules)


def _with_exemptions(
    findings: Iterable[Finding], exemptions: tuple[Exemption, ...]
) -> tuple[list[Finding], list[Accepted], set[Exemption]]:
    if not exemptions:
        return list(findings), [], set()
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    used: set[Exemption] = set()
    for finding in findings:
        fitting = sorted(one for one in exemptions if _accepts(one, finding))
        used.update(fitting)
        if fitting:
            accepted.append(Accepted(finding, fitting[0].reason))
        else:
            kept.append(finding)
    return kept, accepted, used


def _accepts(exemption: Exemption, finding: Finding) -> bool:
    """Whether a finding is of the rule and has a part in it for every claim exempted."""
    named = set(exemption.claims)
    return exemption.rule == finding.rule and bool(named) and named.issubset(finding.claims)


def _unused(
    exemptions: tuple[Exemption, ...], used: set[Exemption], ran: set[str]
) -> list[Finding]:
    return [
        Finding(
            UNUSED,
            Severity.NOTE,
            one.claims,
            f"nothing is found any more that {one.rule!r} was exempted for: {one.reason}",
            "remove the exemption, or check the ids of its claims",
        )
        for one in sorted(set(exemptions))
        if one not in used and one.rule in ran
    ]


def _unknown(ledger: Ledger, known: set[str]) -> list[Finding]:
    named = {settings.rule for settings in ledger.rule_settings}
    named |= {exemption.rule for exemption in ledger.exemptions}
    found = []
    for name in sorted(named - known):
        near = get_close_matches(name, sorted(known), n=1)
        hint = f"did you mean {near[0]!r}?" if near else "its rule may have to be passed to check"
        reason = f"the dossier speaks of a rule {shown(name)} that did not run"
        found.append(Finding(UNKNOWN, Severity.NOTE, (), reason, hint))
    return found
