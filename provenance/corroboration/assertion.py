"""Asserted agreement held against the numbers, figure by figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.latest import latest
from provenance.corroboration.phrases import as_markdown, as_text, said_briefly, with_article
from provenance.errors import RecordError
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE, Link, Relation
from provenance.policy import Policy
from provenance.scope import relate
from provenance.verdict import Comparison, Verdict

__all__ = ["Assertion", "Checked", "Outcome", "Standing", "assess"]


class Standing(StrEnum):
    """How one figure of an asserted agreement or dispute comes out.

    >>> Standing.NO_FIGURE.value
    'no figure'
    """

    BORNE_OUT = "borne out"
    CONTRADICTED = "contradicted"
    NOT_BACKED = "not backed"
    CANNOT_JUDGE = "cannot judge"
    NO_FIGURE = "no figure"


class Outcome(StrEnum):
    """How an asserted agreement or dispute comes out as a whole.

    >>> str(Outcome.PARTLY_SUPPORTED)
    'partly supported'
    """

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly supported"
    NOT_SUPPORTED = "not supported"
    CANNOT_JUDGE = "cannot judge"


# What each verdict says of an assertion that two claims agree, and that they do not.
_AGREED = {
    Verdict.AGREE: Standing.BORNE_OUT,
    Verdict.REPEAT: Standing.BORNE_OUT,
    Verdict.CONFLICT: Standing.CONTRADICTED,
    Verdict.COMPATIBLE: Standing.NOT_BACKED,
    Verdict.REVISION: Standing.NOT_BACKED,
    Verdict.CANNOT_JUDGE: Standing.CANNOT_JUDGE,
    Verdict.NOT_COMPARABLE: Standing.NO_FIGURE,
}
_DISPUTED = _AGREED | {
    Verdict.AGREE: Standing.CONTRADICTED,
    Verdict.REPEAT: Standing.CONTRADICTED,
    Verdict.CONFLICT: Standing.BORNE_OUT,
}
_READINGS = {Relation.CONFIRMS: _AGREED, Relation.DISPUTES: _DISPUTED}

# Where a target has said several things, a contradiction weighs more than what bears it out.
_WEIGHT = (
    Standing.CONTRADICTED,
    Standing.BORNE_OUT,
    Standing.NOT_BACKED,
    Standing.CANNOT_JUDGE,
    Standing.NO_FIGURE,
)


@attrs.frozen
class Checked:
    """One figure held against one target: how it comes out, and by which comparison.

    `target` names who was said to agree; `independent` is False where both rest on one origin, so
    that a figure borne out is repeated rather than confirmed.
    """

    claim: Claim
    target: str
    standing: Standing
    comparison: Comparison | None = None
    reason: str = ""

    @property
    def found(self) -> Claim | None:
        """The target's claim that decided, if there is one.

        >>> from provenance import Question
        >>> Checked(Claim("us", Question("troops")), "NATO", Standing.NO_FIGURE).found is None
        True
        """
        other = None if self.comparison is None else self.comparison.second
        return other if isinstance(other, Claim) else None

    @property
    def independent(self) -> bool:
        """Whether the figure found is not known to rest on the same origin."""
        return self.comparison is None or self.comparison.field != "origin"

    def to_dict(self) -> dict[str, Any]:
        """The figure and how it comes out as plain values, for JSON."""
        return {
            "claim": self.claim.id,
            "figure": said_briefly(self.claim),
            "target": self.target,
            "standing": self.standing.value,
            "reason": self.reason,
            **({} if self.comparison is None else {"comparison": self.comparison.to_dict()}),
        }


@attrs.frozen
class Assertion:
    """What became of an asserted agreement or dispute once held against the numbers.

    It is the statement of `link.by` alone; `reason` tells every figure of it in one sentence.

    >>> from provenance import Question, Source
    >>> there = Question("troops", place="Russia")
    >>> kim = Claim.said("3,000", by="kim", of=there, id="kim")
    >>> kirby = Claim.said(
    ...     "at least 3,000", by=Source("kirby", name="John Kirby"), of=there, id="k"
    ... )
    >>> link = Link("confirms", by="nbc", claims=["kim"], targets=["k"])
    >>> print(assess(Ledger([kim, kirby], links=[link]), link))
    supported: 3,000 is borne out by 'at least 3,000' (John Kirby)
    """

    link: Link
    outcome: Outcome
    checked: tuple[Checked, ...]
    policy: Policy = attrs.field(repr=False)

    @property
    def reason(self) -> str:
        """What became of every figure, in one sentence."""
        ranked = sorted(self.checked, key=lambda one: _TOLD.index(one.standing))
        return "; ".join(dict.fromkeys(one.reason for one in ranked))

    @property
    def unsupported(self) -> tuple[Checked, ...]:
        """The figures that are not borne out: the part of an assertion that does not hold."""
        return tuple(one for one in self.checked if one.standing is not Standing.BORNE_OUT)

    def __str__(self) -> str:
        """Give the outcome and its reason."""
        return f"{self.outcome}: {self.reason}"

    def lines(self) -> Iterable[tuple[int, str]]:
        """Tell it all, line by line, each with its depth."""
        words = f' ("{self.link.words}")' if self.link.words else ""
        yield 0, f"{self.link}{words}: {self.outcome}"
        for one in self.checked:
            yield 1, one.reason

    def account(self) -> str:
        """Tell it all as indented text."""
        return as_text(self.lines())

    def to_markdown(self) -> str:
        """Tell it all as a nested list in Markdown."""
        return as_markdown(self.lines())

    def to_dict(self) -> dict[str, Any]:
        """The assertion and its outcome as plain values, for JSON."""
        return {
            "link": self.link.id,
            "by": self.link.by.name,
            "relation": self.link.relation.value,
            "words": self.link.words,
            "outcome": self.outcome.value,
            "reason": self.reason,
            "figures": [one.to_dict() for one in self.checked],
        }


_TOLD = (
    Standing.BORNE_OUT,
    Standing.CONTRADICTED,
    Standing.NOT_BACKED,
    Standing.CANNOT_JUDGE,
    Standing.NO_FIGURE,
)


def assess(ledger: Ledger, link: Link, *, policy: Policy | None = None) -> Assertion:
    """Hold an asserted agreement or dispute against the numbers, figure by figure.

    Each claim of the link is compared with what each target had said by then and has not taken
    back. `RecordError` for a link that asserts neither.

    >>> from provenance.question import Question
    >>> from provenance.estimate import Estimate
    >>> there = Question("troops")
    >>> said = [Claim(who, there, Estimate.exactly(3000), id=who) for who in ("us", "kr")]
    >>> link = Link("confirms", by="nbc", claims=["kr"], targets=["us"])
    >>> assess(Ledger(said, links=[link]), link).outcome.value
    'supported'
    """
    if link.relation not in _READINGS:
        message = f"a {link.relation} link asserts no agreement; assess confirms and disputes"
        raise RecordError(message, value=link)
    judge = Judge.of(ledger, policy)
    claims = [ledger.claim(id_) for id_ in link.claims]
    checked = [_check(judge, link, claim, target) for claim in claims for target in link.targets]
    kept = tuple(_without_crossings(checked, link))
    return Assertion(link, _outcome(kept), kept, judge.policy)


def _outcome(checked: Sequence[Checked]) -> Outcome:
    standings = {one.standing for one in checked}
    if standings == {Standing.BORNE_OUT}:
        return Outcome.SUPPORTED
    if Standing.BORNE_OUT in standings:
        return Outcome.PARTLY_SUPPORTED
    return Outcome.CANNOT_JUDGE if standings == {Standing.CANNOT_JUDGE} else Outcome.NOT_SUPPORTED


def _without_crossings(checked: Sequence[Checked], link: Link) -> Iterable[Checked]:
    """Leave out the pairs of claims that nobody meant, where several stand on either side.

    "A and B confirm C and D" need not hold A against D, if A answers C and D is answered by B.
    """
    met = [one for one in checked if one.standing is not Standing.NO_FIGURE]
    claims = {one.claim.id for one in met}
    targets = {one.comparison.ids[1] for one in met if one.comparison is not None}
    for one, target in zip(checked, link.targets * len(link.claims), strict=True):
        meant = one.standing is not Standing.NO_FIGURE or target.startswith(OF_SOURCE)
        if meant or not (one.claim.id in claims and target in targets):
            yield one


def _check(judge: Judge, link: Link, claim: Claim, target: str) -> Checked:
    name = _name_of(judge.ledger, target)
    met = _met(judge, link, claim, _said_by(judge, claim, target))
    if not met and target.startswith(OF_SOURCE):
        # Nothing is on record of the same thing; something may be that leaves a field out.
        met = _met(judge, link, claim, _of_source(judge, claim, target, _unclear(judge, claim)))
    last = {one.id for one in latest(judge, (_target_of(one) for one in met))}
    compared = [one for one in met if _target_of(one).id in last]
    readings = _READINGS[link.relation]
    ranked = sorted(compared, key=lambda one: _WEIGHT.index(readings[one.verdict]))
    standing = readings[ranked[0].verdict] if ranked else Standing.NO_FIGURE
    comparison = ranked[0] if ranked else None
    reason = _reason(link, claim, name, standing, comparison)
    return Checked(claim, name, standing, comparison, reason)


def _name_of(ledger: Ledger, target: str) -> str:
    if target.startswith(OF_SOURCE):
        return ledger.source(target.removeprefix(OF_SOURCE)).name
    return ledger.claim(target).source.name


def _met(judge: Judge, link: Link, claim: Claim, said: Iterable[Claim]) -> list[Comparison]:
    held = (judge.compare(claim, one) for one in said if _by_then(one, link))
    return [one for one in held if one.verdict is not Verdict.NOT_COMPARABLE]


def _said_by(judge: Judge, claim: Claim, target: str) -> Iterable[Claim]:
    """Go through what a target has said that bears on a claim, and that still stands."""
    ledger = judge.ledger
    if not target.startswith(OF_SOURCE):
        return (one for one in (ledger.claim(target),) if one.id not in ledger.replaced)
    return _of_source(judge, claim, target, ledger.bearing_on(claim.question))


def _of_source(judge: Judge, claim: Claim, target: str, claims: Iterable[Claim]) -> Iterable[Claim]:
    ledger, identity = judge.ledger, judge.lineage.identity
    source = identity.of_all(ledger.source(target.removeprefix(OF_SOURCE))).id
    return (
        one
        for one in claims
        if one.id != claim.id
        and one.id not in ledger.replaced
        and any(identity.of_all(up).id == source for up in identity.line(one.source, one.day))
    )


def _unclear(judge: Judge, claim: Claim) -> Iterable[Claim]:
    """Go through the claims that may be of the same thing, but for a field that is left out."""
    ledger, asked = judge.ledger, claim.question
    for group in ledger.by_question.values():
        if relate(asked, group[0].question, ledger.is_part).is_missing:
            yield from group


def _by_then(claim: Claim, link: Link) -> bool:
    """Whether a claim had been said when the link was: what came later cannot bear it out."""
    said, asserted = claim.said_on, link.said_on
    return said is None or asserted is None or not asserted.is_before(said)


def _target_of(comparison: Comparison) -> Claim:
    other = comparison.second
    assert isinstance(other, Claim)  # noqa: S101 - only claims are compared; tells the type checker
    return other


def _reason(
    link: Link, claim: Claim, name: str, standing: Standing, comparison: Comparison | None
) -> str:
    figure = said_briefly(claim)
    if comparison is None:
        asked = f"for {figure}" if claim.estimate is not None else f"on {claim.question}"
        what = "figure" if claim.estimate is not None else "statement"
        return f"no {what} of {with_article(name)} {asked} is on record"
    other = _target_of(comparison)
    said = str(other.source)
    if other.estimate is not None:
        said = f"'{said_briefly(other)}' ({said})"
    subject = figure if claim.estimate is not None else f"what {claim.source} {claim.stance}"
    verb = "agree" if link.relation is Relation.CONFIRMS else "differ"
    told = {
        Standing.BORNE_OUT: f"{subject} is borne out by {said}",
        Standing.CONTRADICTED: f"{subject} and {said} do not {verb}: {comparison.reason}",
        Standing.NOT_BACKED: f"{subject} is not backed by {said}: {comparison.reason}",
        Standing.CANNOT_JUDGE: f"{subject} cannot be held against {said}: {comparison.reason}",
    }[standing]
    if link.relation is Relation.DISPUTES and standing is Standing.BORNE_OUT:
        told = f"{subject} is disputed by {said}, as asserted: {comparison.reason}"
    shared = standing is Standing.BORNE_OUT and comparison.field == "origin"
    return f"{told}, though both rest on one origin" if shared else told
