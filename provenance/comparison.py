"""The judgement on one pair of claims, in the order in which the seven verdicts are decided."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import attrs

from provenance import reasons
from provenance.claim import Claim, Stance
from provenance.errors import RecordError, shown
from provenance.estimate import Estimate
from provenance.figures import Fit, fit_of_stances, is_sound, match, named_alike, reaches
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.number import Number
from provenance.policy import Policy
from provenance.question import Moves, Question
from provenance.scope import Bearing, Scope, relate, relate_times
from provenance.tolerance import Tolerance
from provenance.verdict import Comparison, Verdict

__all__ = ["Judge", "compare", "compare_all"]

_VERDICT_OF = {
    Fit.AGREE: Verdict.AGREE,
    Fit.COMPATIBLE: Verdict.COMPATIBLE,
    Fit.CONFLICT: Verdict.CONFLICT,
}


@attrs.frozen
class _Pair:
    """Two claims and how they stand to each other in what they ask, in time and in origin."""

    first: Claim
    second: Claim
    scope: Scope
    times: Scope
    itself: bool

    @property
    def bearing(self) -> Bearing:
        return self.scope.bearing.and_(self.times.bearing)

    @property
    def parted(self) -> Scope:
        """The scope that keeps the two from being about the same thing at the same time."""
        return self.times if self.scope.bearing is Bearing.SAME else self.scope

    @property
    def notes(self) -> tuple[str, ...]:
        if self.scope.bearing is self.times.bearing is Bearing.SAME:
            return self.assumptions
        bound = (reasons.bindings(self.first, scope) for scope in (self.scope, self.times))
        return (*chain.from_iterable(bound), *self.assumptions)

    @property
    def assumptions(self) -> tuple[str, ...]:
        return reasons.assumptions(self.first, self.second)

    @property
    def both_give_figures(self) -> bool:
        """Whether both assert a figure, so that nothing turns on their stances."""
        first, second = self.first, self.second
        return (
            first.stance is second.stance is Stance.ASSERTS
            and first.estimate is not None
            and second.estimate is not None
        )


@attrs.frozen
class Judge:
    """All that a verdict depends on besides the two claims: the policy, the parts, the lineage.

    >>> from provenance.ledger import Ledger
    >>> Judge.of(Ledger()).policy.tolerance.method
    'grain'
    """

    policy: Policy = attrs.field(factory=Policy)
    ledger: Ledger = attrs.field(factory=Ledger)
    lineage: Lineage = attrs.field(
        default=attrs.Factory(lambda self: Lineage(self.policy.level), takes_self=True)
    )
    _scopes: dict[tuple[Question, Question], Scope] = attrs.field(
        factory=dict, init=False, repr=False, eq=False
    )

    @classmethod
    def of(cls, ledger: Ledger, policy: Policy | None = None) -> Judge:
        """A judge who knows a ledger, under its own policy or another."""
        policy = policy or ledger.policy
        return cls(policy, ledger, Lineage.of(ledger, policy.level))

    def compare(self, first: Claim, second: Claim) -> Comparison:
        """Decide what two claims are to each other."""
        scope = self._scope(first.question, second.question)
        itself = self.lineage.origins(first) == self.lineage.origins(second)
        times = relate_times(first, second, self.policy)
        pair = _Pair(first, second, scope, times, itself)
        if scope.bearing is Bearing.NONE and not scope.is_missing:
            return self._by_scope(Verdict.NOT_COMPARABLE, pair, scope)
        return (
            self._something_missing(pair)
            or self._one_origin(pair)
            or self._other_times(pair)
            or self._doubtful(pair, self._on_merits(pair))
        )

    def _scope(self, first: Question, second: Question) -> Scope:
        """Relate two questions once, for there are far fewer of them than pairs of claims."""
        if first is second:
            return relate(first, second, self.ledger.is_part)
        known = self._scopes.get((first, second))
        if known is None:
            known = self._scopes[first, second] = relate(first, second, self.ledger.is_part)
        return known

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
        self, verdict: Verdict, pair: _Pair, field: str, reason: str, **known: Any
    ) -> Comparison:
        ends = (pair.first, pair.second)
        return Comparison(verdict, *ends, field=field, reason=reason, policy=self.policy, **known)

    def _by_scope(
        self, verdict: Verdict, pair: _Pair, scope: Scope, notes: tuple[str, ...] = ()
    ) -> Comparison:
        reason = reasons.of_scope(pair.first, pair.second, scope)
        return self._verdict(verdict, pair, scope.field, reason, notes=notes)

    def _something_missing(self, pair: _Pair) -> Comparison | None:
        if pair.scope.is_missing:
            return self._by_scope(Verdict.CANNOT_JUDGE, pair, pair.scope)
        if not pair.both_give_figures or not all(map(_has_sound_figure, (pair.first, pair.second))):
            unusable = self._unusable(pair)
            if unusable is not None:
                return unusable
        if pair.times.bearing is Bearing.NONE and pair.times.is_missing:
            return self._by_scope(Verdict.CANNOT_JUDGE, pair, pair.times, pair.assumptions)
        return None

    def _unusable(self, pair: _Pair) -> Comparison | None:
        both = ((pair.first, pair.second), (pair.second, pair.first))
        # The stance is looked at before the figure, whichever of the two comes first.
        for one, other in sorted(both, key=lambda ends: ends[0].stance is not Stance.UNSURE):
            unusable = reasons.of_unusable(one, other)
            if unusable:
                field = "stance" if one.stance is Stance.UNSURE else "estimate"
                return self._verdict(Verdict.CANNOT_JUDGE, pair, field, unusable)
        return None

    # One origin: a repeat or a revision, never agreement

    def _one_origin(self, pair: _Pair) -> Comparison | None:
        first, second = pair.first, pair.second
        if pair.scope.bearing is not Bearing.SAME:
            return None
        said_once = self._is_one_statement(first, second)
        if not (said_once or pair.itself):
            return None
        if first.question.moves is Moves.CHANGE and pair.times.bearing is not Bearing.SAME:
            return None  # what was added on two days is two answers, and neither revises the other
        known: dict[str, Any] = {"path": self._path(first, second)}
        origin = ", ".join(sorted(str(one) for one in self.lineage.origins(first)))
        if said_once or self._restates(first, second):
            reason = reasons.of_repeat(first, second, origin)
            return self._verdict(Verdict.REPEAT, pair, "origin", reason, **known)
        later = self._later(first, second)
        if later is None or not self._revises(pair, later):
            return None
        earlier = second if later is first else first
        change = "update" if _moved_on(earlier, later) else "correction"
        reason = reasons.of_revision(earlier, later, origin, change)
        known |= {"later": later.id, "change": change, "notes": pair.assumptions}
        return self._verdict(Verdict.REVISION, pair, "origin", reason, **known)

    def _is_one_statement(self, first: Claim, second: Claim) -> bool:
        lineage = self.lineage
        if not (first.utterance or lineage.cited or lineage.statements):
            return False
        return _is_another(first, second) and lineage.same_utterance(first, second)

    def _restates(self, first: Claim, second: Claim) -> bool:
        if first.stance is not second.stance:
            return False
        one, other = first.estimate, second.estimate
        if one is None or other is None:
            return one is other
        return named_alike(one, other, self.policy.tolerance)

    def _later(self, first: Claim, second: Claim) -> Claim | None:
        """Find which was said later, by declaration, by the clock or by what it is of."""
        declared = [
            other
            for one, other in ((first, second), (second, first))
            if one.id in other.after or self.lineage.supersedes(other, one)
        ]
        if declared:
            # Each declared to be later than the other is neither.
            return declared[0] if len(declared) == 1 else None
        for one, other in ((first.said_on, second.said_on), (first.as_of, second.as_of)):
            if one is not None and other is not None:
                if one.is_before(other):
                    return second
                if other.is_before(one):
                    return first
        return None

    def _revises(self, pair: _Pair, later: Claim) -> bool:
        """Tell another answer from one that only adds: of an earlier time, or with less in it."""
        earlier = pair.first if later is pair.second else pair.second
        is_final = later.question.moves is Moves.FINAL
        if not is_final and _moved_on(later, earlier):
            reached = pair.bearing is not Bearing.NONE
            return reached and self._on_merits(pair).verdict is Verdict.CONFLICT
        if pair.both_give_figures:
            return True
        alike = attrs.evolve(pair, times=Scope(Bearing.SAME))
        return self._on_merits(alike).verdict is Verdict.CONFLICT

    def _path(self, first: Claim, second: Claim) -> tuple[str, ...]:
        back = self.lineage.path(second)[::-1]
        return (*self.lineage.path(first), *back[1:])

    # Different origins, or one origin that says two things at once

    def _other_times(self, pair: _Pair) -> Comparison | None:
        if pair.bearing is Bearing.NONE:
            return self._by_scope(Verdict.NOT_COMPARABLE, pair, pair.times, pair.assumptions)
        one, other = pair.first.estimate, pair.second.estimate
        if one is None or other is None or not pair.both_give_figures:
            return None
        if reaches(one, other, pair.bearing):
            return None
        parted = pair.parted
        reason = reasons.of_no_reach(pair.first, pair.second, parted, pair.bearing)
        notes = pair.assumptions
        return self._verdict(Verdict.NOT_COMPARABLE, pair, parted.field, reason, notes=notes)

    def _doubtful(self, pair: _Pair, found: Comparison) -> Comparison:
        """Take back a conflict between two claims that may be of different times."""
        if found.verdict is not Verdict.CONFLICT or not pair.times.doubt:
            return found
        reason = reasons.of_doubt(pair.first, pair.second, pair.times)
        return self._verdict(
            Verdict.CANNOT_JUDGE, pair, pair.times.field, reason, notes=found.notes
        )

    def _on_merits(self, pair: _Pair) -> Comparison:
        """Decide by what the two say, it being settled that they speak of the same thing."""
        known: dict[str, Any] = {"notes": pair.notes}
        if pair.itself:
            known["path"] = self._path(pair.first, pair.second)
        if pair.both_give_figures:
            return self._by_figures(pair, known)
        fit = fit_of_stances(pair.first, pair.second, pair.bearing)
        if "path" in known and fit is Fit.AGREE:
            fit = Fit.COMPATIBLE
        verdict = Verdict.CANNOT_JUDGE if fit is None else _VERDICT_OF[fit]
        reason = reasons.of_stance(pair.first, pair.second, verdict)
        field = "estimate" if verdict is Verdict.CANNOT_JUDGE else "stance"
        return self._verdict(verdict, pair, field, reason, **known)

    def _by_figures(self, pair: _Pair, known: dict[str, Any]) -> Comparison:
        first, second, bearing = pair.first, pair.second, pair.bearing
        assert first.estimate is not None and second.estimate is not None  # noqa: S101, PT018
        found = match(
            first.estimate,
            second.estimate,
            self.policy.tolerance,
            bearing=bearing,
            counts=first.question.counts,
        )
        itself = "path" in known
        verdict = _VERDICT_OF[found.fit]
        if itself and verdict is Verdict.AGREE:
            verdict = Verdict.COMPATIBLE
        if found.fit is Fit.CONFLICT and bearing is not Bearing.SAME:
            reason = reasons.of_excess(first, second, found, pair.parted, bearing)
        else:
            reason = reasons.of_figures(first, second, found, itself=itself)
        known |= {"gap": found.gap, "notes": known["notes"] + found.notes}
        return self._verdict(verdict, pair, "estimate", reason, **known)


def _has_sound_figure(claim: Claim) -> bool:
    return claim.estimate is not None and is_sound(claim.estimate)


def _is_another(first: Claim, second: Claim) -> bool:
    """Whether two claims may be prints of one statement, and not two figures given in it."""
    one, other = first.as_of, second.as_of
    apart = one is not None and other is not None and (one.is_before(other) or other.is_before(one))
    return first.id != second.id and not apart


def _moved_on(earlier: Claim, later: Claim) -> bool:
    one, other = earlier.holds_on, later.holds_on
    return one is not None and other is not None and one.is_before(other)


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
        _VERDICT_OF[found.fit],
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
