"""What a report tells, before anybody decides how it looks: one account for every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import permutations
from typing import Any

import attrs

from provenance.checking import Report
from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration import Assertion, assess
from provenance.corroboration.phrases import plural
from provenance.ledger import Ledger
from provenance.link import Relation
from provenance.report.chapters import Chapter, Section, chapters_of
from provenance.report.headline import headline_of
from provenance.report.order import ordered
from provenance.report.plans import Plan, plans_in
from provenance.rules import Finding

__all__ = ["Account", "Told", "account_of"]


@attrs.frozen
class Told:
    """A chapter with its headline, and how what is there stands to what was expected."""

    chapter: Chapter
    headline: str
    plans: tuple[Plan, ...]


@attrs.frozen(slots=False)
class Account:
    """A ledger and all that was found in it, in the order in which it is told.

    `told` are the chapters in which something can be compared, `alone` the claims that answer a
    question by themselves and give no figure; every claim is in one or the other.
    """

    name: str
    ledger: Ledger
    report: Report
    told: tuple[Told, ...]
    alone: tuple[Claim, ...]
    assertions: tuple[Assertion, ...]
    judge: Judge = attrs.field(repr=False)

    @property
    def title(self) -> str:
        """The ledger's own title, or the name of its file."""
        return self.ledger.title or self.name or "Claims on record"

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section of every chapter."""
        return tuple(section for told in self.told for section in told.chapter.sections)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How much is on record and how much was found, by name: the same in every format."""
        return {
            "claims": len(self.ledger),
            "sources": len({claim.source.id for claim in self.ledger}),
            "questions": len(self.ledger.by_question),
            **{f"{severity.value}s": count for severity, count in self.report.counts.items()},
            "accepted": len(self.report.accepted),
        }

    @property
    def on_record(self) -> str:
        """How much is on record, in a phrase."""
        counts = self.counts
        parts = (
            plural(counts["claims"], "claim"),
            f"by {plural(counts['sources'], 'source')}",
            f"on {plural(counts['questions'], 'question')}",
        )
        return " ".join(parts)

    @property
    def found(self) -> str:
        """How much was found, in a phrase: "1 error, 2 warnings"."""
        kinds = [plural(self.counts[f"{kind}s"], kind) for kind in ("error", "warning", "note")]
        said = [text for text in kinds if not text.startswith("0 ")]
        return ", ".join(said) or "nothing"

    @cached_property
    def disputes(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the claims that were found to exclude each claim, by its id."""
        found: dict[str, dict[str, None]] = {}
        for finding in self.report.findings:
            if finding.rule in _EXCLUDING:
                for one, other in permutations(finding.claims, 2):
                    found.setdefault(one, {})[other] = None
        return {id_: tuple(others) for id_, others in found.items()}

    def findings(self, most: int | None) -> tuple[Finding, ...]:
        """The findings to tell, the severest first; of very many, no rule drowns the others."""
        every = self.report.findings
        if most is None or len(every) <= most:
            return every
        share = -(-most // len({finding.rule for finding in every}))
        told: Counter[str] = Counter()
        first: list[Finding] = []
        rest: list[Finding] = []
        for finding in every:
            told[finding.rule] += 1
            (first if told[finding.rule] <= share else rest).append(finding)
        kept = (*first, *rest)[:most]
        return tuple(sorted(kept, key=lambda finding: finding.sort_key))

    def routes(self, claims: Iterable[Claim]) -> tuple[tuple[str, ...], ...]:
        """The ways from print back to where claims come from, name by name, each once."""
        return tuple(dict.fromkeys(self.judge.lineage.path(claim) for claim in claims))

    def to_dict(self) -> dict[str, Any]:
        """The account as plain values, for JSON."""
        return {
            "name": self.name,
            "title": self.title,
            "on_record": self.counts,
            "topics": [_topic(told) for told in self.told],
            "alone": [claim.id for claim in self.alone],
            "assertions": [assertion.to_dict() for assertion in self.assertions],
            **self.report.to_dict(),
        }


_EXCLUDING = frozenset({"conflict", "self-contradiction", "floor-above-ceiling"})
"""The rules on pairs of figures that no value satisfies both of."""


def _topic(told: Told) -> dict[str, Any]:
    return {
        "topic": told.chapter.title,
        "headline": told.headline,
        "questions": [section.to_dict() for section in told.chapter.sections],
        "plans": [plan.to_dict() for plan in told.plans],
    }


_ASSERTED = (Relation.CONFIRMS, Relation.DISPUTES)


def account_of(report: Report, ledger: Ledger, *, name: str = "") -> Account:
    """Gather what there is to tell of a ledger and the report on it.

    >>> from provenance import check
    >>> account_of(check(Ledger()), Ledger(), name="empty").told
    ()
    """
    ledger = ordered(ledger)
    judge = Judge.of(ledger, report.policy)
    chapters = chapters_of(ledger, judge)
    telling = [chapter for chapter in chapters if chapter.has_figures or len(chapter.claims) > 1]
    inside = {claim.id for chapter in telling for claim in chapter.claims}
    asserted = (link for link in ledger.links if link.relation in _ASSERTED)
    return Account(
        name,
        ledger,
        report,
        tuple(
            Told(chapter, headline_of(chapter, judge), plans_in(chapter, judge))
            for chapter in telling
        ),
        tuple(claim for claim in ledger if claim.id not in inside),
        tuple(assess(ledger, link, policy=report.policy) for link in asserted),
        judge,
    )
