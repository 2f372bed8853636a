"""The judgement on one pair of claims, in the order in which the seven verdicts are decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

import attrs

from provenance import reasons
from provenance.claim import Claim, Stance
from provenance.comparison.pair import Pair
from provenance.figures import Fit, fit_of, fit_of_stances, is_sound, match, named_alike, reaches
from provenance.gap import Gap
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.policy import Policy
from provenance.question import Moves, Question
from provenance.scope import Bearing, Scope, relate, relate_times
from provenance.telling import Tell
from provenance.verdict import Comparison, Verdict

__all__ = ["VERDICT_OF", "Judge"]

VERDICT_OF = {
    Fit.AGREE: Verdict.AGREE,
    Fit.COMPATIBLE: Verdict.COMPATIBLE,
    Fit.CONFLICT: Verdict.CONFLICT,
}
"""What two figures that fit, or do not, make of their claims."""


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
    _statements: dict[tuple[str, ...], Claim | None] = attrs.field(
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
        pair = Pair(first, second, scope, times, itself)
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
        self,
        verdict: Verdict,
        pair: Pair,
        field: str,
        tell: Tell,
        *,
        has_path: bool = False,
        **known: Any,
    ) -> Comparison:
        """A verdict of which the reason, the gap, the notes and a path are told when asked for."""
        known = {"later": "", "change": "", "policy": self.policy, **known}
        if has_path:
            tell = partial(self._told_with_path, pair, tell)
        else:
            known["path"] = ()
        ends = {"first": pair.first, "second": pair.second}
        return Comparison.untold(tell, verdict=verdict, field=field, **ends, **known)

    def _told_with_path(self, pair: Pair, tell: Tell) -> dict[str, Any]:
        return {**tell(), "path": self._path(pair.first, pair.second)}

    def _by_scope(
        self, verdict: Verdict, pair: Pair, scope: Scope, *, noted: bool = False
    ) -> Comparison:
        def tell() -> dict[str, Any]:
            reason = reasons.of_scope(pair.first, pair.second, scope)
            return _told(reason, pair.assumptions if noted else ())

        return self._verdict(verdict, pair, scope.field, tell)

    def _something_missing(self, pair: Pair) -> Comparison | None:
        if pair.scope.is_missing:
            return self._by_scope(Verdict.CANNOT_JUDGE, pair, pair.scope)
        if not pair.both_give_figures or not all(map(_has_sound_figure, (pair.first, pair.second))):
            unusable = self._unusable(pair)
            if unusable is not None:
                return unusable
        if pair.times.bearing is Bearing.NONE and pair.times.is_missing:
            return self._by_scope(Verdict.CANNOT_JUDGE, pair, pair.times, noted=True)
        return None

    def _unusable(self, pair: Pair) -> Comparison | None:
        both = ((pair.first, pair.second), (pair.second, pair.first))
        # The stance is looked at before the figure, whichever of the two comes first.
        for one, other in sorted(both, key=lambda ends: ends[0].stance is not Stance.UNSURE):
            unusable = reasons.of_unusable(one, other)
            if unusable:
                field = "stance" if one.stance is Stance.UNSURE else "estimate"
                return self._verdict(Verdict.CANNOT_JUDGE, pair, field, partial(_told, unusable))
        return None

    # One origin: a repeat or a revision, never agreement

    def _one_origin(self, pair: Pair) -> Comparison | None:
        first, second = pair.first, pair.second
        if pair.scope.bearing is not Bearing.SAME:
            return None
        said_once = self._is_one_statement(first, second)
        if not (said_once or pair.itself):
            return None
        if first.question.moves is Moves.CHANGE and pair.times.bearing is not Bearing.SAME:
            return None  # what was added on two days is two answers, and neither revises the other
        origin = partial(self._named_origin, first)
        if said_once or self._restates(first, second):
            return self._verdict(
                Verdict.REPEAT,
                pair,
                "origin",
                lambda: _told(reasons.of_repeat(first, second, origin())),
                has_path=True,
            )
        later = self._later(first, second)
        if later is None or not self._revises(pair, later):
            return None
        earlier = second if later is first else first
        moved_on = _moved_on(self._as_said(earlier), self._as_said(later))
        change = "update" if moved_on else "correction"

        def tell() -> dict[str, Any]:
            reason = reasons.of_revision(earlier, later, origin(), change)
            return _told(reason, pair.assumptions)

        known = {"later": later.id, "change": change}
        return self._verdict(Verdict.REVISION, pair, "origin", tell, has_path=True, **known)

    def _named_origin(self, claim: Claim) -> str:
        return ", ".join(sorted(str(one) for one in self.lineage.origins(claim)))

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
        said = self._as_said(first), self._as_said(second)
        for one, other in ((one.said_on for one in said), (one.as_of for one in said)):
            if one is not None and other is not None:
                if one.is_before(other):
                    return second
                if other.is_before(one):
                    return first
        return None

    def _as_said(self, claim: Claim) -> Claim:
        """Take an echo as what it repeats, for it says nothing of its own, whenever it is printed.

        It stands for itself where its chain ends in several statements, or on another question.
        """
        if claim.id not in self.lineage.cited:
            return claim
        ends = self.lineage.ends(claim)
        names = tuple(end.name for end in ends)
        if names not in self._statements:
            self._statements[names] = self._one_of(id_ for end in ends for id_ in end.claims)
        said = self._statements[names]
        if said is None or said.question.key != claim.question.key:
            return claim
        return said

    def _one_of(self, ids: Iterable[str]) -> Claim | None:
        """Pick one of several claims on one question and of one time; None where they are not."""
        said = [self.lineage.claims[id_] for id_ in ids]
        times = {(one.question.key, one.said_on, one.as_of) for one in said}
        return said[0] if len(times) == 1 else None

    def _revises(self, pair: Pair, later: Claim) -> bool:
        """Tell another answer from one that only adds: of an earlier time, or with less in it."""
        earlier = pair.first if later is pair.second else pair.second
        is_final = later.question.moves is Moves.FINAL
        if not is_final and _moved_on(self._as_said(later), self._as_said(earlier)):
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

    def _other_times(self, pair: Pair) -> Comparison | None:
        if pair.bearing is Bearing.NONE:
            return self._by_scope(Verdict.NOT_COMPARABLE, pair, pair.times, noted=True)
        one, other = pair.first.estimate, pair.second.estimate
        if one is None or other is None or not pair.both_give_figures:
            return None
        if reaches(one, other, pair.bearing):
            return None
        parted = pair.parted

        def tell() -> dict[str, Any]:
            reason = reasons.of_no_reach(pair.first, pair.second, parted, pair.bearing)
            return _told(reason, pair.assumptions)

        return self._verdict(Verdict.NOT_COMPARABLE, pair, parted.field, tell)

    def _doubtful(self, pair: Pair, found: Comparison) -> Comparison:
        """Take back a conflict between two claims that may be of different times."""
        if found.verdict is not Verdict.CONFLICT or not pair.times.doubt:
            return found

        def tell() -> dict[str, Any]:
            return _told(reasons.of_doubt(pair.first, pair.second, pair.times), found.notes)

        return self._verdict(Verdict.CANNOT_JUDGE, pair, pair.times.field, tell)

    def _on_merits(self, pair: Pair) -> Comparison:
        """Decide by what the two say, it being settled that they speak of the same thing."""
        if pair.both_give_figures:
            return self._by_figures(pair)
        fit = fit_of_stances(pair.first, pair.second, pair.bearing)
        if pair.itself and fit is Fit.AGREE:
            fit = Fit.COMPATIBLE
        verdict = Verdict.CANNOT_JUDGE if fit is None else VERDICT_OF[fit]
        field = "estimate" if verdict is Verdict.CANNOT_JUDGE else "stance"

        def tell() -> dict[str, Any]:
            return _told(reasons.of_stance(pair.first, pair.second, verdict), pair.notes)

        return self._verdict(verdict, pair, field, tell, has_path=pair.itself)

    def _by_figures(self, pair: Pair) -> Comparison:
        verdict = VERDICT_OF[self._held(pair, fit_of)]
        if pair.itself and verdict is Verdict.AGREE:
            verdict = Verdict.COMPATIBLE
        tell = partial(self._told_of_figures, pair)
        return self._verdict(verdict, pair, "estimate", tell, has_path=pair.itself)

    def _told_of_figures(self, pair: Pair) -> dict[str, Any]:
        first, second, bearing = pair.first, pair.second, pair.bearing
        found = self._held(pair, match)
        if found.fit is Fit.CONFLICT and bearing is not Bearing.SAME:
            reason = reasons.of_excess(first, second, found, pair.parted, bearing)
        else:
            reason = reasons.of_figures(first, second, found, itself=pair.itself)
        return _told(reason, pair.notes + found.notes, found.gap)

    def _held(self, pair: Pair, hold: Callable[..., _Result]) -> _Result:
        """Hold the two figures against each other, by one way or another of doing so."""
        first, second = pair.first, pair.second
        return hold(
            first.estimate,
            second.estimate,
            self.policy.tolerance,
            bearing=pair.bearing,
            counts=first.question.counts,
        )

    def proven_conflict(self, first: Claim, second: Claim) -> Comparison:
        """The conflict of two figures by independent origins that was found by other means.

        It is what `compare` gives of the two, which is asked for the reason once somebody wants it.
        """

        def tell() -> dict[str, Any]:
            found = self.compare(first, second)
            return _told(found.reason, found.notes, found.gap)

        known = {"field": "estimate", "policy": self.policy, "later": "", "change": "", "path": ()}
        ends = {"first": first, "second": second}
        return Comparison.untold(tell, verdict=Verdict.CONFLICT, **ends, **known)


_Result = TypeVar("_Result")


def _told(reason: str, notes: tuple[str, ...] = (), gap: Gap | None = None) -> dict[str, Any]:
    return {"reason": reason, "notes": notes, "gap": gap}


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
