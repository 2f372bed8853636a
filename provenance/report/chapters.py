"""A ledger taken apart by what is asked: chapters, and the sections on their questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from math import comb
from typing import Any

import attrs

from provenance.claim import Claim, Stance
from provenance.comparison import Judge
from provenance.corroboration import Support, Turn, support
from provenance.corroboration.order import in_turn
from provenance.corroboration.phrases import joined, plural, with_article
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.report.order import question_key, status_rank
from provenance.report.phrases import day, title_of
from provenance.verdict import Comparison, Verdict

__all__ = ["Chapter", "Section", "backing", "chapters_of", "turns"]

MOST_COMPARED = 16
"""How many claims of a question are held against one another, each with each."""

_TELLING = (
    Verdict.CONFLICT,
    Verdict.REVISION,
    Verdict.AGREE,
    Verdict.REPEAT,
    Verdict.COMPATIBLE,
    Verdict.CANNOT_JUDGE,
    Verdict.NOT_COMPARABLE,
)


@attrs.frozen(slots=False)
class Section:
    """One question with its declared parts: what was said, how it fits, and who backs it.

    `compared` are the claims held against one another: all of them, or the last of each voice
    where there are too many; `comparisons` are all their pairs, out of `pairs` there would be.
    """

    question: Question
    claims: tuple[Claim, ...]
    compared: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    support: Support

    @property
    def pairs(self) -> int:
        """How many pairs its claims make."""
        return comb(len(self.claims), 2)

    @property
    def has_figures(self) -> bool:
        """Whether anybody gave a figure, so that it is more than a yes or no."""
        return any(claim.estimate is not None for claim in self.claims)

    @cached_property
    def by_weight(self) -> tuple[Comparison, ...]:
        """The comparisons, those first that a reader needs most; plain assent is left out."""
        told = (one for one in self.comparisons if one not in self._assents)
        return tuple(sorted(told, key=lambda one: _TELLING.index(one.verdict)))

    @cached_property
    def _assents(self) -> frozenset[Comparison]:
        without = {claim.id for claim in self.compared if claim.estimate is None}
        return frozenset(
            one
            for one in self.comparisons
            if one.verdict is Verdict.AGREE and without.issuperset(one.ids)
        )

    @property
    def assenting(self) -> int:
        """How many pairs are told by `assents`."""
        return len(self._assents)

    @property
    def assents(self) -> tuple[str, ...]:
        """Who says the same without a figure, in a sentence for all their pairs at once."""
        told = []
        for stance, verb in ((Stance.ASSERTS, "assert"), (Stance.DENIES, "deny")):
            ids = {id_ for one in self._assents for id_ in one.ids}
            who = [
                str(one.source) for one in self.compared if one.id in ids and one.stance is stance
            ]
            if who:
                both = "both" if len(who) == 2 else "all"  # noqa: PLR2004 - both of two
                told.append(f"{joined(dict.fromkeys(who))} {both} {verb} it, without a figure")
        return tuple(told)

    def to_dict(self) -> dict[str, Any]:
        """The section as plain values, for JSON."""
        return {
            "question": self.question.id,
            "asked": str(self.question),
            "status": self.question.status.value,
            "claims": [claim.id for claim in self.claims],
            "pairs": self.pairs,
            "comparisons": [one.to_dict() for one in self.comparisons],
            "support": self.support.to_dict(),
        }


@attrs.frozen(slots=False)
class Chapter:
    """The sections on questions that differ in status alone: what is, and what is expected."""

    sections: tuple[Section, ...]

    @property
    def question(self) -> Question:
        """The question of its first section, which names the chapter."""
        return self.sections[0].question

    @property
    def title(self) -> str:
        """What all of it is about."""
        return title_of(self.question)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the chapter, as they were said."""
        return in_turn(claim for section in self.sections for claim in section.claims)

    @property
    def has_figures(self) -> bool:
        """Whether anybody gave a figure."""
        return any(section.has_figures for section in self.sections)


def backing(section: Section) -> str:
    """Say who backs a section, and in how many claims where those are more than the origins."""
    claims = len(section.support.claims)
    origins = section.support.most_origins
    return f"{section.support}" + (f", in {plural(claims, 'claim')}" if claims > origins else "")


def turns(section: Section) -> Iterator[tuple[str, str]]:
    """Go through who was first and who followed, where anybody did."""
    told = section.support.turns
    names = {claim.id: str(claim.source) for claim in section.claims}
    if any(not turn.first for turn in told):
        for name, first in (("first", True), ("followed", False)):
            yield name, "; ".join(_turn(turn, names) for turn in told if turn.first is first)


def _turn(turn: Turn, names: Mapping[str, str]) -> str:
    speaker = str(turn.claim.source)
    who = speaker if speaker == turn.voice else f"{speaker} for {with_article(turn.voice)}"
    before = joined(names[id_] for id_ in turn.claim.after if id_ in names)
    when = f"{day(turn.claim.said_on)}, after {before}" if before else day(turn.claim.said_on)
    alone = "" if turn.independent else ", no new origin"
    return f"{who} ({when}){alone}"


def chapters_of(ledger: Ledger, judge: Judge) -> tuple[Chapter, ...]:
    """Take a ledger apart; chapters with figures come first, then those with more claims.

    Every claim is in one section of one chapter.
    """
    homes: dict[tuple[str, ...], list[Claim]] = {}
    asked: dict[tuple[str, ...], Question] = {}
    for group in ledger.by_question.values():
        home = _home(group[0].question, ledger)
        asked.setdefault(home.key, home)
        homes.setdefault(home.key, []).extend(group)
    chapters: dict[tuple[str, ...], list[Section]] = {}
    for key, claims in homes.items():
        section = _section(asked[key], claims, ledger, judge)
        chapters.setdefault(whatever_status(section.question), []).append(section)
    made = (Chapter(tuple(sorted(group, key=_by_status))) for group in chapters.values())
    return tuple(sorted(made, key=_by_size))


def whatever_status(question: Question) -> tuple[str, ...]:
    """Give what a question asks, its status left out."""
    return question.but(status="actual").key


def _home(question: Question, ledger: Ledger) -> Question:
    """Find the question that another is told with: the widest whole on record, or itself."""
    wholes = {claim.question.key: claim.question for claim in ledger.on_wholes_of(question)}
    widest = [one for one in wholes.values() if not ledger.on_wholes_of(one)]
    return min(widest, key=question_key, default=question)


def _by_status(section: Section) -> tuple[int, tuple[str, ...]]:
    return status_rank(section.question), section.question.key


def _by_size(chapter: Chapter) -> tuple[Any, ...]:
    size = sum(len(section.claims) for section in chapter.sections)
    return not chapter.has_figures, -size, question_key(chapter.question)


def _section(question: Question, claims: Iterable[Claim], ledger: Ledger, judge: Judge) -> Section:
    told = in_turn(claims)
    compared = told if len(told) <= MOST_COMPARED else tuple(_last_words(told, judge))
    return Section(
        question,
        told,
        compared,
        tuple(judge.compare(*pair) for pair in combinations(compared, 2)),
        support(ledger, question, policy=judge.policy),
    )


def _last_words(claims: tuple[Claim, ...], judge: Judge) -> Iterator[Claim]:
    """Go through what each voice said last, and as many voices as can be compared."""
    last = {judge.lineage.voice(claim).id: claim for claim in claims}
    yield from in_turn(last.values())[-MOST_COMPARED:]
