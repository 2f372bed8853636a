"""The account of a ledger as plain text that reads well at 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from provenance.claim import Claim
from provenance.corroboration import Assertion
from provenance.corroboration.phrases import plural
from provenance.report.account import Account, Told
from provenance.report.chapters import Section, backing, turns
from provenance.report.escape import visible
from provenance.report.ink import Ink
from provenance.report.phrases import answer, asserted, cut, day, figure, said, title_of
from provenance.report.width import clipped, padded, width_of, wrap
from provenance.rules import Finding
from provenance.verdict import Comparison

__all__ = ["Limits", "render"]

WIDTH = 80
LABEL = 16
LONGEST = 400
"""How many columns one told thing may take in all; what is longer is cut with an ellipsis."""


@attrs.frozen
class Limits:
    """How many items of each list are told; what is cut is counted, never silently dropped."""

    chapters: int | None = 12
    claims: int | None = 12
    comparisons: int | None = 12
    alone: int | None = 20
    findings: int | None = 200

    @classmethod
    def none(cls) -> Limits:
        """Tell everything.

        >>> Limits.none().claims is None
        True
        """
        return cls(None, None, None, None, None)


def render(account: Account, *, ink: Ink | None = None, limits: Limits | None = None) -> str:
    """Write an account for a terminal: what is said first, then what needs a second look."""
    page = _Page(account, ink or Ink(), limits or Limits())
    return "\n".join(page.lines()).rstrip("\n") + "\n"


@attrs.frozen
class _Page:
    account: Account
    ink: Ink
    limits: Limits

    def lines(self) -> Iterator[str]:
        yield from self._heading(self.account.title, "=")
        yield f"{self.account.on_record}; found: {self.account.found}"
        yield visible(f"policy: {self.account.report.policy}")
        told = self.account.told[: self.limits.chapters]
        for one in told:
            yield ""
            yield from self._chapter(one)
        yield from _left(len(told), len(self.account.told), "topic", "\n")
        for part in (self._assertions, self._alone, self._findings):
            lines = list(part())
            if lines:
                yield ""
                yield from lines

    def _heading(self, text: str, line: str = "-") -> Iterator[str]:
        shown = visible(text)
        lines = list(wrap(clipped(shown, LONGEST), WIDTH))
        yield from (self.ink.strong(one) for one in lines)
        yield line * min(max(map(width_of, lines), default=0), WIDTH)

    def _chapter(self, told: Told) -> Iterator[str]:
        yield from self._heading(told.chapter.title)
        yield from wrap(clipped(visible(told.headline), 2 * LONGEST), WIDTH)
        several = len(told.chapter.sections) > 1
        for section in told.chapter.sections:
            yield ""
            if several:
                yield self.ink.strong(f"  {section.question.status}")
            yield from self._section(section)
        for plan in told.plans:
            yield ""
            yield from self._comparison(plan.comparison, with_figures=True)
            yield from self._item(plan.verdict, plan.reason, self.ink.verdict)

    def _section(self, section: Section) -> Iterator[str]:
        most = self.limits.claims
        claims = section.claims if most is None else section.claims[-most:]
        yield from _left(len(claims), len(section.claims), "claim", "  the last ")
        for claim in claims:
            yield from self._item(figure(claim), _told(claim, section))
        yield from self._item("backed by", backing(section))
        for name, who in turns(section):
            yield from self._item(name, who)
        for assent in section.assents:
            yield from self._item("agree", assent, self.ink.verdict)
        shown = section.by_weight[: self.limits.comparisons]
        for comparison in shown:
            yield from self._comparison(comparison)
        yield from _left(len(shown) + section.assenting, section.pairs, "pair")

    def _comparison(self, one: Comparison, *, with_figures: bool = False) -> Iterator[str]:
        reason = one.reason
        if with_figures:
            reason += f": {' and '.join(map(_with_speaker, (one.first, one.second)))}"
        yield from self._item(one.verdict.in_words, reason, self.ink.verdict)
        if one.path:
            sides = [side for side in (one.first, one.second) if isinstance(side, Claim)]
            for route in self.account.routes(sides):
                yield from self._item("  route", " < ".join(route))

    def _item(
        self, label: str, text: str, paint: Callable[[str, str], str] | None = None
    ) -> Iterator[str]:
        """Write a label and, hanging beside it, what it says."""
        name = clipped(visible(label), WIDTH - 4)
        body = list(wrap(clipped(visible(text), LONGEST), WIDTH - LABEL - 2)) or [""]
        shown = paint(label, name) if paint else name
        if width_of(name) > LABEL - 2:
            yield f"  {shown}"
        else:
            yield f"  {shown}{padded(name, LABEL)[len(name) :]}{body.pop(0)}".rstrip()
        yield from (f"  {' ' * LABEL}{line}" for line in body)

    def _assertions(self) -> Iterator[str]:
        if self.account.assertions:
            yield from self._heading("What was said about these claims")
        for assertion in self.account.assertions:
            yield from self._assertion(assertion)

    def _assertion(self, assertion: Assertion) -> Iterator[str]:
        yield from self._item(
            assertion.outcome, asserted(assertion.link, self.account.ledger), self.ink.verdict
        )
        for one in assertion.checked:
            yield from self._item(f"  {one.standing}", one.reason)

    def _alone(self) -> Iterator[str]:
        alone = self.account.alone[: self.limits.alone]
        if alone:
            yield from self._heading("Also said, once and without a figure")
        for claim in alone:
            yield from self._item(answer(claim), f"{title_of(claim.question)}; {_who(claim)}")
        yield from _left(len(alone), len(self.account.alone), "claim")

    def _findings(self) -> Iterator[str]:
        yield from self._heading(f"Findings: {self.account.found}")
        findings = self.account.findings(self.limits.findings)
        for finding in findings:
            yield from self._finding(finding)
        left = cut(len(findings), len(self.account.report.findings), "finding")
        if left:
            yield f"  {left}; JSON holds them all"
        accepted = len(self.account.report.accepted)
        if accepted:
            yield f"  {plural(accepted, 'finding')} accepted, with a reason on record"

    def _finding(self, finding: Finding) -> Iterator[str]:
        yield from self._item(finding.severity, finding.rule, self.ink.severity)
        yield from self._item("", finding.reason)
        for name, what in _details(finding):
            yield from self._item("", f"{name}: {what}")


def _details(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.claims:
        yield "claims", ", ".join(finding.claims)
    if finding.where:
        yield "where", ", ".join(finding.where)
    if finding.causes:
        yield "likely", "; ".join(finding.causes)
    if finding.hint:
        yield "mend", finding.hint


def _left(shown: int, total: int, thing: str, before: str = "  ") -> Iterator[str]:
    text = cut(shown, total, thing)
    if text:
        yield f"{before}{text}"


def _told(claim: Claim, section: Section) -> str:
    """Tell a claim: who, where if it is a part, when, in which words, through whom."""
    parts = [_who(claim)]
    if claim.question.key != section.question.key:
        parts.append(f"on {title_of(claim.question)}")
    return "; ".join(parts)


def _who(claim: Claim) -> str:
    via = f"via {', '.join(str(relay) for relay in claim.via)}" if claim.via else ""
    parts = (f"{claim.source}, {day(claim.said_on)}", said(claim), via)
    return "; ".join(part for part in parts if part)


def _with_speaker(side: object) -> str:
    return f"{figure(side)} ({side.source})" if isinstance(side, Claim) else str(side)
