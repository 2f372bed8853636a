"""Two claims, phrases or whole ledgers compared, each by a judge made for it."""

from __future__ import annotations

from collections.abc import Iterator

from provenance import reasons
from provenance.claim import Claim
from provenance.comparison.judge import VERDICT_OF, Judge
from provenance.errors import RecordError, shown
from provenance.estimate import Estimate
from provenance.figures import match
from provenance.ledger import Ledger
from provenance.number import Number
from provenance.policy import Policy
from provenance.tolerance import Tolerance
from provenance.verdict import Comparison, Verdict

__all__ = ["compare", "compare_all"]


def compare(
    first: Claim | Estimate | str,
    second: Claim | Estimate | str,
    *,
    tolerance: Tolerance | str | None = None,
    policy: Policy | None = None,
    ledger: Ledger | None = None,
) -> Comparison:
    """Judge two claims; or two estimates or phrases, the question then taken to be the same.

    A ledger adds what it knows of parts and lineage. Bare figures without a fraction are taken for
    counts. `RecordError` where a claim is held against a bare estimate, `UnreadableWords` for a
    phrase that holds no single estimate.

    >>> print(compare("3,000", "about 12,000"))
    conflict: 3,000 and about 12,000 exclude each other by 8,500 (73.9 %)
    """
    policy = policy or (ledger.policy if ledger is not None else Policy())
    if tolerance is not None:
        policy = policy.but(tolerance=tolerance)
    if isinstance(first, Claim) and isinstance(second, Claim):
        judge = Judge(policy) if ledger is None else Judge.of(ledger, policy)
        return judge.compare(first, second)
    if not (isinstance(first, (Estimate, str)) and isinstance(second, (Estimate, str))):
        message = f"compare two claims or two estimates, not {shown(first)} with {shown(second)}"
        raise RecordError(message, value=(first, second))
    return _compare_estimates(_as_estimate(first), _as_estimate(second), policy)


def _as_estimate(value: Estimate | str) -> Estimate:
    return value if isinstance(value, Estimate) else Estimate.parse(value)


def _compare_estimates(first: Estimate, second: Estimate, policy: Policy) -> Comparison:
    for one, other in ((first, second), (second, first)):
        if one.is_unknown or one.oddities:
            amiss = "there is no figure to hold"
            if one.oddities:
                amiss = f"{one.oddities[0]}, so it cannot be held"
            reason = f"{amiss} against {reasons.said_by(other)}"
            return Comparison(Verdict.CANNOT_JUDGE, first, second, "estimate", reason, policy)
    whole = all(isinstance(figure, int) for one in (first, second) for figure in _numbers(one))
    found = match(first, second, policy.tolerance, counts=whole)
    return Comparison(
        VERDICT_OF[found.fit],
        first,
        second,
        "estimate",
        reasons.of_figures(first, second, found),
        policy,
        gap=found.gap,
        notes=found.notes,
    )


def _numbers(estimate: Estimate) -> tuple[Number, ...]:
    return tuple(one for one in (estimate.low, estimate.high, estimate.best) if one is not None)


def compare_all(ledger: Ledger, *, policy: Policy | None = None) -> Iterator[Comparison]:
    """Judge every pair on one question, or on a part and its whole, one after another.

    >>> from provenance.question import Question
    >>> there = Question("troops", place="Russia")
    >>> both = [Claim.said(words, by=words, of=there) for words in ("3,000", "at least 3,000")]
    >>> [comparison.verdict.value for comparison in compare_all(Ledger(both))]
    ['agree']
    """
    judge = Judge.of(ledger, policy)
    return (judge.compare(first, second) for first, second in judge.pairs())
