"""Claims, findings and comparisons as flat dicts, for a data frame or a plotting library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from provenance.checking import Report
from provenance.claim import Claim
from provenance.dates import Window
from provenance.errors import RecordError, shown
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.report.order import ordered
from provenance.rules import Finding
from provenance.verdict import Comparison

__all__ = ["to_dicts"]


def to_dicts(things: Ledger | Report | Iterable[Comparison]) -> list[dict[str, Any]]:
    """Give one flat dict a claim of a ledger, a finding of a report, or a comparison of several.

    All dicts of one kind have the same keys, so that `pandas.DataFrame(to_dicts(ledger))` is a
    table; figures are exact numbers, and days are dates. What is missing is None.

    >>> from provenance import Question
    >>> rows = to_dicts(Ledger([Claim("us", Question("troops"), Estimate(3), id="a")]))
    >>> rows[0]["figure"], rows[0]["low"], rows[0]["high"]
    ('at least 3', 3, None)
    """
    if isinstance(things, Report):
        return [_finding(finding) for finding in things.findings]
    if not isinstance(things, Ledger):
        return [_comparison(one) for one in _comparisons(things)]
    lineage = Lineage.of(things, things.policy.level)
    return [_claim(claim, lineage) for claim in ordered(things)]


def _comparisons(things: object) -> Iterator[Comparison]:
    """Go through comparisons; whatever else was given has no rows."""
    for one in things if isinstance(things, Iterable) else (things,):
        if not isinstance(one, Comparison):
            message = f"rows are made of a ledger, a report or comparisons, not of {shown(one)}"
            raise RecordError(message, value=one)
        yield one


def _claim(claim: Claim, lineage: Lineage) -> dict[str, Any]:
    question = claim.question
    estimate = claim.estimate or Estimate()
    return {
        "claim": claim.id,
        "source": claim.source.name,
        "voice": lineage.voice(claim).name,
        "origins": "; ".join(sorted(str(origin) for origin in lineage.origins(claim))),
        "via": "; ".join(relay.name for relay in claim.via),
        "question": question.id,
        "subject": question.subject,
        "measure": question.measure or None,
        "place": question.place or None,
        "status": question.status.value,
        "unit": question.unit or None,
        "stance": claim.stance.value,
        "figure": None if claim.estimate is None else claim.estimate.in_words(),
        "kind": None if claim.estimate is None else claim.estimate.kind.value,
        "low": estimate.low,
        "high": estimate.high,
        "best": estimate.best,
        "approximate": estimate.approximate,
        "words": claim.words or None,
        **_days("said", claim.said_on),
        **_days("as_of", claim.as_of),
    }


def _days(name: str, window: Window | None) -> dict[str, Any]:
    return {
        f"{name}_from": None if window is None else window.start,
        f"{name}_until": None if window is None else window.end,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "claims": "; ".join(finding.claims),
        "reason": finding.reason,
        "hint": finding.hint or None,
        "where": "; ".join(finding.where) or None,
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    first, second = one.figures
    return {
        "verdict": one.verdict.value,
        "claims": "; ".join(one.ids),
        "first": None if first is None else first.in_words(),
        "second": None if second is None else second.in_words(),
        "field": one.field,
        "reason": one.reason,
        "gap": None if one.gap is None else one.gap.absolute,
        "later": one.later or None,
    }
