"""What each table of a ledger takes in; the fields of `Ledger` are converted by these."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.claim import Claim
from provenance.errors import RecordError, shown
from provenance.ledger.holding import distinct, once
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Question, Sum, Within
from provenance.settings import Exemption, RuleSettings
from provenance.source import Source

__all__ = [
    "claims",
    "exemptions",
    "links",
    "policy",
    "questions",
    "rule_settings",
    "sources",
    "sums",
    "wholes",
]


def claims(items: Iterable[Claim]) -> tuple[Claim, ...]:
    """Take in claims, one of each id."""
    return once(items, Claim)


def links(items: Iterable[Link]) -> tuple[Link, ...]:
    """Take in links, one of each id."""
    return once(items, Link)


def sources(items: Iterable[Source]) -> tuple[Source, ...]:
    """Take in sources; one known by its id alone gives way later to its full record."""
    return distinct(items, Source)


def questions(items: Iterable[Question]) -> tuple[Question, ...]:
    """Take in questions, one of each id."""
    return once(items, Question)


def wholes(items: Iterable[Within]) -> tuple[Within, ...]:
    """Take in what is declared to lie within what."""
    return distinct(items, Within)


def sums(items: Iterable[Sum]) -> tuple[Sum, ...]:
    """Take in what is declared to add up to what."""
    return distinct(items, Sum)


def exemptions(items: Iterable[Exemption]) -> tuple[Exemption, ...]:
    """Take in the findings that are set aside, with the reason."""
    return distinct(items, Exemption)


def rule_settings(items: Iterable[RuleSettings]) -> tuple[RuleSettings, ...]:
    """Take in what was set for the rules."""
    return distinct(items, RuleSettings)


def policy(value: object) -> Policy:
    """Take in a policy; `RecordError` where it is none."""
    if not isinstance(value, Policy):
        raise RecordError(f"a ledger's policy is a Policy, not {shown(value)}", value=value)
    return value
