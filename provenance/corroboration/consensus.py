"""The values that most independent origins allow, every group that agrees, and who dissents.

Nothing is averaged and no winner is picked silently: where two groups are equally large, both are
told, and `value` is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import attrs

from provenance.comparison import Judge
from provenance.corroboration.dispersion import Spread, spread_of
from provenance.corroboration.phrases import as_markdown, as_text, joined, plural
from provenance.corroboration.sweep import Meeting, meetings, most_meetings
from provenance.corroboration.votes import LeftOut, Vote, votes_on
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.lineage import Origin
from provenance.policy import Policy
from provenance.question import Question
from provenance.source import Level

__all__ = ["Consensus", "Group", "consensus"]


@attrs.frozen
class Group:
    """Origins that have a value in common, and the values that all of them allow.

    Where all of them say the very same, `value` is what they say, hedge and all.

    >>> from provenance import Claim
    >>> there = Question("troops", id="there")
    >>> said = [Claim.said("about 3,000", by=id_, of=there, id=id_) for id_ in ("us", "kim")]
    >>> (group,) = consensus(Ledger(said), "there").groups
    >>> [str(origin) for origin in group.origins]
    ['kim', 'us']
    """

    value: Estimate
    votes: tuple[Vote, ...]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The origins of the group."""
        return tuple(vote.origin for vote in self.votes)

    def __str__(self) -> str:
        """Give the value and who allows it."""
        origins = self.origins
        between = ", " if all(origin.known for origin in origins) else "; "
        return f"{self.value} ({between.join(map(str, origins))})"

    def to_dict(self) -> dict[str, Any]:
        """The group as plain values, for JSON."""
        return {
            "value": str(self.value),
            "origins": [str(origin) for origin in self.origins],
            "claims": [claim.id for vote in self.votes for claim in vote.claims],
        }


@attrs.frozen(slots=False)
class Consensus:
    """What the independent origins of a question's answers have in common, by their last words.

    Origins of unknown lineage vote only where none is known, and `is_known` then says no. `left`
    are the claims that have no vote, each with the reason.

    >>> from provenance import Claim
    >>> there = Question("troops", place="Russia")
    >>> words = {"us": "at least 3,000", "kim": "3,000", "kyiv": "2,000"}
    >>> said = [Claim.said(text, by=id_, of=there, id=id_) for id_, text in words.items()]
    >>> print(consensus(Ledger(said), there))
    2 of 3 origins allow 3,000 (kim, us); dissenting: 2,000 (kyiv)
    """

    question: Question
    votes: tuple[Vote, ...]
    left: tuple[LeftOut, ...]
    policy: Policy = attrs.field(repr=False)

    @property
    def is_known(self) -> bool:
        """Whether the origins that vote are known."""
        return all(vote.origin.known for vote in self.votes)

    @cached_property
    def best(self) -> tuple[Group, ...]:
        """The largest group, or all of them where several are equally large."""
        return self._told(most_meetings([vote.allowed for vote in self.votes]))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every group that agrees and that no other origin could join, the largest first."""
        return self._told(meetings([vote.allowed for vote in self.votes]))

    def _told(self, found: Sequence[Meeting]) -> tuple[Group, ...]:
        return tuple(
            Group(_as_said(one.value, votes), votes)
            for one in found
            for votes in [tuple(self.votes[member] for member in one.members)]
        )

    @property
    def value(self) -> Estimate | None:
        """The values that most origins allow; None where there are none, or several groups tie."""
        return self.best[0].value if len(self.best) == 1 else None

    @property
    def agreeing(self) -> tuple[Origin, ...]:
        """The origins that allow the value."""
        return self.best[0].origins if len(self.best) == 1 else ()

    @property
    def dissenters(self) -> tuple[Vote, ...]:
        """The votes of origins that are in none of the largest groups."""
        inside = {vote.origin for group in self.best for vote in group.votes}
        return tuple(vote for vote in self.votes if vote.origin not in inside)

    @property
    def spread(self) -> Spread | None:
        """How far figures with stated errors lie apart; None where fewer than two have one."""
        return spread_of(vote.said for vote in self.votes if vote.said is not None)

    def __str__(self) -> str:
        """Tell the value and who dissents, on one line."""
        if not self.votes:
            return "no figure on record"
        kind = "origin" if self.is_known else "unknown lineage"
        total = plural(len(self.votes), kind)
        dissent = f"; dissenting: {', '.join(map(str, self.dissenters))}" if self.dissenters else ""
        if len(self.best) > 1:
            told = joined(str(group) for group in self.best)
            return f"no value stands out among {total}: {told}{dissent}"
        return _allowing(f"{len(self.best[0].votes):,} of {total}", self.best[0]) + dissent

    def lines(self) -> Iterable[tuple[int, str]]:
        """Tell it all, line by line, each with its depth."""
        yield 0, f"{self.question}: {self}"
        # A vote may be told in very many groups.
        told = {vote.origin: _with_note(vote) for vote in self.votes}
        for group in self.groups:
            yield 1, _allowing(plural(len(group.votes), "origin"), group)
            yield from ((2, told[vote.origin]) for vote in group.votes)
        if self.spread is not None:
            yield 1, str(self.spread)
        for one in self.left:
            yield 1, f"no vote: {one.claim} {one.reason}"

    def account(self) -> str:
        """Tell it all as indented text."""
        return as_text(self.lines())

    def to_markdown(self) -> str:
        """Tell it all as a nested list in Markdown."""
        return as_markdown(self.lines())

    def to_dict(self) -> dict[str, Any]:
        """The consensus as plain values, for JSON."""
        return {
            "question": self.question.id,
            "value": None if self.value is None else str(self.value),
            "known": self.is_known,
            "groups": [group.to_dict() for group in self.groups],
            "dissenters": [str(vote.origin) for vote in self.dissenters],
            "spread": None if self.spread is None else self.spread.to_dict(),
            "left": [{"claim": one.claim.id, "reason": one.reason} for one in self.left],
            "policy": str(self.policy),
        }


def _with_note(vote: Vote) -> str:
    return f"{vote}, contradicting itself" if vote.contradicts_itself else str(vote)


def _allowing(who: str, group: Group) -> str:
    return f"{who} {'allows' if len(group.votes) == 1 else 'allow'} {group}"


def _as_said(region: Estimate, votes: Sequence[Vote]) -> Estimate:
    said = votes[0].said
    if said is not None and all(vote.said == said for vote in votes):
        return said
    return region


def consensus(
    ledger: Ledger,
    question: Question | str,
    *,
    on: Window | date | str | None = None,
    level: Level | str | None = None,
    policy: Policy | None = None,
) -> Consensus:
    """Find the values that the largest number of independent origins allow, without averaging.

    What holds at one time is asked as of the last day that anybody gives a figure for, or `on`.
    `LedgerError` where the ledger knows no such question.

    >>> from provenance.claim import Claim
    >>> from provenance.estimate import Estimate
    >>> there = Question("troops", id="there")
    >>> at = {"us": 3000, "ru": 0, "kr": 3000}
    >>> said = [Claim(who, there, Estimate(n, n), id=who) for who, n in at.items()]
    >>> print(consensus(Ledger(said), "there"))
    2 of 3 origins allow 3,000 (kr, us); dissenting: 0 (ru)
    """
    policy = policy or ledger.policy
    if level is not None:
        policy = policy.but(level=Level(level))
    asked = ledger.question(question)
    votes, left = votes_on(Judge.of(ledger, policy), asked, None if on is None else Window.of(on))
    return Consensus(asked, votes, left, policy)
