"""The judgement on one pair of claims, in the order in which the seven verdicts are decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from provenance import reasons
from provenance.claim import Claim, Stance
from provenance.errors import RecordError, shown
from provenance.estimate import Estimate
from provenance.figures import Fit, Match, match, named_alike, reaches
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.policy import Policy
from provenance.question import Moves
from provenance.scope import Bearing, Scope, relate, relate_times
from provenance.tolerance import Tolerance
from provenance.verdict import Comparison, Verdict

__all__ = ["Judge", "compare", "compare_all"]

_VERDICT_OF = {
    Fit.AGREE: Verdict.AGREE,
    Fit.COMPATIBLE: Verdict.COMPATIBLE,
    Fit.CONFLICT: Verdict.CONFLICT,
}
_SOME = Estimate.more_than(0)
_NONE = Estimate.exactly(0)


@attrs.frozen
class Judge:
    """All that a verdict depends on besides the two claims: the policy, the parts, the lineage.

    >>> Judge.of(Ledger()).policy.tolerance.method
    'grain'
    """

    policy: Policy = attrs.field(factory=Policy)
    ledger: Ledger = attrs.field(factory=Ledger)
    lineage: Lineage = attrs.field(factory=Lineage)

    @classmethod
    def of(cls, ledger: Ledger, policy: Policy | None = None) -> Judge:
        """A judge who knows a ledger, under its own policy or another."""
        policy = policy or ledger.policy
        return cls(policy, ledger, Lineage.of(ledger, policy.level))

    def compare(self, first: Claim, second: Claim) -> Comparison:
        """Decide what two claims are to each other."""
        scope = relate(first.question, second.question, self.ledger.is_part)
        if scope.bearing is Bearing.NONE and not scope.is_missing:
            return self._verdict(Verdict.NOT_COMPARABLE, first, second, scope)
        times = relate_times(first, second, self.policy)
        return (
            self._something_missing(first, second, scope, times)
            or self._one_origin(first, second, scope, times)
            or self._other_times(first, second, scope, times)
            or self._by_stance(first, second, scope, times)
            or self._by_figures(first, second, scope, times)
        )

    def pairs(self) -> Iterator[tuple[Claim, Claim]]:
        """Every pair on one question, or on a part and its whole, in the order of the ledger."""
        for group in self.ledger.by_question.values():
            for position, first in enumerate(group):
                for second in group[position + 1 :]:
                    yield first, second
            around = self.ledger.on_wholes_of(group[0].question)
            for first in group if around else ():
                for second in around:
                    yield first, second

    def _verdict(
        self, verdict: Verdict, first: Claim, second: Claim, scope: Scope, **known: Any
    ) -> Comparison:
        fields: dict[str, Any] = {"field": scope.field} | known
        if "reason" not in fields:
            fields["reason"] = reasons.of_scope(first, second, scope)
        return Comparison(verdict, first, second, policy=self.policy, **fields)

    def _something_missing(
        self, first: Claim, second: Claim, scope: Scope, times: Scope
    ) -> Comparison | None:
        if scope.is_missing:
            return self._verdict(Verdict.CANNOT_JUDGE, first, second, scope)
        for claim in (first, second):
            unusable = reasons.of_unusable(claim)
            if unusable:
                field = "stance" if claim.stance is Stance.UNSURE else "estimate"
                fields = {"field": field, "reason": unusable}
                return self._verdict(Verdict.CANNOT_JUDGE, first, second, scope, **fields)
        if times.bearing is Bearing.NONE and times.is_missing:
            return self._verdict(Verdict.CANNOT_JUDGE, first, second, times)
        return None

    # One origin: a repeat or a revision, never agreement

    def _one_origin(
        self, first: Claim, second: Claim, scope: Scope, times: Scope
    ) -> Comparison | None:
        if scope.bearing is not Bearing.SAME or not self._share_their_origin(first, second):
            return None
        if first.question.moves is Moves.CHANGE and times.bearing is not Bearing.SAME:
            return None  # what was added on two days is two answers, and neither revises the other
        told: dict[str, Any] = {"field": "origin", "path": self._path(first, second)}
        origin = ", ".join(sorted(str(one) for one in self.lineage.origins(first)))
        if self.lineage.same_utterance(first, second) or self._restates(first, second):
            reason = reasons.of_repeat(first, second, origin)
            return self._verdict(Verdict.REPEAT, first, second, scope, reason=reason, **told)
        later = self._later(first, second)
        if later is None:
            return None
        earlier = second if later is first else first
        change = "update" if _moved_on(earlier, later) else "correction"
        reason = reasons.of_revision(earlier, later, origin, change)
        fields: dict[str, Any] = told | {"reason": reason, "later": later.id, "change": change}
        return self._verdict(Verdict.REVISION, first, second, scope, **fields)

    def _share_their_origin(self, first: Claim, second: Claim) -> bool:
        return self.lineage.origins(first) == self.lineage.origins(second)

    def _restates(self, first: Claim, second: Claim) -> bool:
        if first.stance is not second.stance:
            return False
        one, other = first.estimate, second.estimate
        if one is None or other is None:
            return one is other
        return named_alike(one, other, self.policy.tolerance)

    def _later(self, first: Claim, second: Claim) -> Claim | None:
        """Find which was said later, by declaration, by the clock or by what it is of."""
        for one, other in ((first, second), (second, first)):
            if one.id in other.after or self.lineage.supersedes(other, one):
                return other
        for field in ("said_on", "as_of"):
            one, other = getattr(first, field), getattr(second, field)
            if one is not None and other is not None:
                if one.is_before(other):
                    return second
                if other.is_before(one):
                    return first
        return None

    def _path(self, first: Claim, second: Claim) -> tuple[str, ...]:
        back = self.lineage.path(second)[::-1]
        return (*self.lineage.path(first), *back[1:])

    # Different origins, or one origin that says two things at once

    def _other_times(
        self, first: Claim, second: Claim, scope: Scope, times: Scope
    ) -> Comparison | None:
        bearing = scope.bearing.and_(times.bearing)
        if bearing is Bearing.NONE:
            return self._verdict(Verdict.NOT_COMPARABLE, first, second, times)
        one, other = first.estimate, second.estimate
        if one is not None and other is not None and not reaches(one, other, bearing):
            parted = scope if scope.bearing is not Bearing.SAME else times
            return self._verdict(Verdict.NOT_COMPARABLE, first, second, parted)
        return None

    def _by_stance(
        self, first: Claim, second: Claim, scope: Scope, times: Scope
    ) -> Comparison | None:
        """Decide where somebody denies, or gives no figure."""
        one, other = first.estimate, second.estimate
        both_assert = first.stance is second.stance is Stance.ASSERTS
        if both_assert and one is not None and other is not None:
            return None
        verdict = _stance_verdict(first, second, scope.bearing.and_(times.bearing))
        reason = reasons.of_stance(first, second, verdict)
        missing = verdict is Verdict.CANNOT_JUDGE
        return self._verdict(
            verdict,
            first,
            second,
            scope,
            field="estimate" if missing else "stance",
            reason=reason,
            notes=reasons.assumptions(first, second),
        )

    def _by_figures(self, first: Claim, second: Claim, scope: Scope, times: Scope) -> Comparison:
        assert first.estimate is not None and second.estimate is not None  # noqa: S101, PT018
        bearing = scope.bearing.and_(times.bearing)
        found = match(
            first.estimate,
            second.estimate,
            self.policy.tolerance,
            bearing=bearing,
            counts=first.question.counts,
        )
        nested = reasons.of_nesting(scope) + reasons.assumptions(first, second)
        itself = self._share_their_origin(first, second)
        return self._verdict(
            _VERDICT_OF[found.fit],
            first,
            second,
            scope,
            field="estimate",
            reason=reasons.of_figures(first, second, found, itself=itself, bearing=bearing),
            gap=found.gap,
            notes=nested + found.notes,
        )


def _moved_on(earlier: Claim, later: Claim) -> bool:
    one, other = earlier.holds_on, later.holds_on
    return one is not None and other is not None and one.is_before(other)


def _stance_verdict(first: Claim, second: Claim, bearing: Bearing) -> Verdict:
    """Read an assertion without a figure as "some", and a denial without one as "none"."""
    one, other = first.estimate, second.estimate
    denials = [claim for claim in (first, second) if claim.stance is Stance.DENIES]
    figures = [claim.estimate for claim in (first, second) if claim.estimate is not None]
    if not figures and len(denials) != 1:
        return Verdict.AGREE
    denied = [claim.estimate for claim in denials]
    if len(denials) == 2:  # noqa: PLR2004 - both of the two
        return Verdict.AGREE if one == other else Verdict.COMPATIBLE
    if denied and denied[0] is not None:
        return _denied_figure(first, second, bearing)
    ends = _some_or_none(first), _some_or_none(second)
    fit = match(ends[0], ends[1], Tolerance.as_said(), bearing=bearing).fit
    if fit is not Fit.CONFLICT and not denied:
        return Verdict.CANNOT_JUDGE
    return _VERDICT_OF[fit]


def _some_or_none(claim: Claim) -> Estimate:
    if claim.estimate is not None:
        return claim.estimate
    return _NONE if claim.stance is Stance.DENIES else _SOME


def _denied_figure(first: Claim, second: Claim, bearing: Bearing) -> Verdict:
    denying, asserting = (first, second) if first.stance is Stance.DENIES else (second, first)
    if asserting.estimate is None or denying.estimate is None:
        return Verdict.CANNOT_JUDGE
    if bearing is Bearing.SAME and asserting.estimate.within(denying.estimate):
        return Verdict.CONFLICT
    return Verdict.COMPATIBLE


def compare(
    first: Claim | Estimate | str,
    second: Claim | Estimate | str,
    *,
    tolerance: Tolerance | str | None = None,
    policy: Policy | None = None,
    ledger: Ledger | None = None,
) -> Comparison:
    """Judge two claims; or two estimates or phrases, the question then taken to be the same.

    A ledger adds what it knows of parts and lineage. `RecordError` where a claim is held against
    a bare estimate, `UnreadableWords` for a phrase that holds no single estimate.

    >>> print(compare("3,000", "about 12,000"))
    conflict: 3,000 and about 12,000 exclude each other by 8,500 (73.9 %)
    """
    policy = policy or (ledger.policy if ledger is not None else Policy())
    if tolerance is not None:
        policy = policy.but(tolerance=tolerance)
    if isinstance(first, Claim) and isinstance(second, Claim):
        judge = Judge(policy) if ledger is None else Judge.of(ledger, policy)
        return judge.compare(first, second)
    if isinstance(first, Claim) or isinstance(second, Claim):
        message = f"compare two claims or two estimates, not {shown(first)} with {shown(second)}"
        raise RecordError(message, value=(first, second))
    return _compare_estimates(_as_estimate(first), _as_estimate(second), policy)


def _as_estimate(value: Estimate | str) -> Estimate:
    return value if isinstance(value, Estimate) else Estimate.parse(value)


def _compare_estimates(first: Estimate, second: Estimate, policy: Policy) -> Comparison:
    for one in (first, second):
        if one.is_unknown or one.oddities:
            why = one.oddities[0] if one.oddities else "one of the two gives no figure"
            return Comparison(Verdict.CANNOT_JUDGE, first, second, "estimate", why, policy)
    found: Match = match(first, second, policy.tolerance)
    return Comparison(
        _VERDICT_OF[found.fit],
        first,
        second,
        "estimate",
        reasons.of_figures(first, second, found),
        policy,
        gap=found.gap,
        notes=found.notes,
    )


def compare_all(ledger: Ledger, *, policy: Policy | None = None) -> Iterator[Comparison]:
    """Judge every pair on one question, or on a part and its whole, one after another.

    >>> there = Question("troops", place="Russia")
    >>> both = [Claim.said(words, by=words, of=there) for words in ("3,000", "at least 3,000")]
    >>> [comparison.verdict.value for comparison in compare_all(Ledger(both))]
    ['agree']
    """
    judge = Judge.of(ledger, policy)
    return (judge.compare(first, second) for first, second in judge.pairs())
