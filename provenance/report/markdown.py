"""The account of a ledger as Markdown, for an issue, a wiki or a page that others build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.claim import Claim
from provenance.corroboration.phrases import plural
from provenance.report.account import Account, Told
from provenance.report.chapters import Section, backing, turns
from provenance.report.escape import for_markdown
from provenance.report.phrases import answer, asserted, cut, day, figure, said, title_of
from provenance.report.width import clipped
from provenance.rules import Finding
from provenance.verdict import Comparison

__all__ = ["render"]

MOST_CLAIMS = 50
MOST_COMPARISONS = 24
MOST_FINDINGS = 200
LONGEST = 400


def render(account: Account) -> str:
    """Write an account as Markdown with a heading a topic, its tables, and the findings."""
    blocks = [
        f"# {_plain(account.title)}",
        f"{account.on_record}; found: {account.found}.",
        f"Policy: {_plain(str(account.report.policy))}.",
        *(block for told in account.told for block in _chapter(told, account)),
        *_assertions(account),
        *_alone(account),
        *_findings(account),
    ]
    return "\n\n".join(blocks) + "\n"


def _plain(text: str) -> str:
    return for_markdown(clipped(" ".join(text.split()), LONGEST))


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(columns)
    lines = [names, ["---"] * len(names), *([_plain(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _chapter(told: Told, account: Account) -> Iterator[str]:
    yield f"## {_plain(told.chapter.title)}"
    yield _plain(told.headline)
    for section in told.chapter.sections:
        if len(told.chapter.sections) > 1:
            yield f"### {_plain(section.question.status)}"
        yield from _section(section, account)
    if told.plans:
        yield _table(
            ("plan", "reason"),
            ((plan.verdict, f"{plan.reason} ({plan.comparison})") for plan in told.plans),
        )


def _section(section: Section, account: Account) -> Iterator[str]:
    claims = section.claims[-MOST_CLAIMS:]
    yield _table(
        ("figure", "said by", "on", "words", "via", "claim"),
        (_row(claim, section) for claim in claims),
    )
    yield from _left(len(claims), len(section.claims), "claim")
    yield f"Backed by {_plain(backing(section))}."
    yield from (f"{name.capitalize()}: {_plain(who)}." for name, who in turns(section))
    yield from (f"Agree: {_plain(assent)}." for assent in section.assents)
    shown = section.by_weight[:MOST_COMPARISONS]
    if shown:
        yield _table(("verdict", "reason", "routes"), (_comparison(one, account) for one in shown))
    yield from _left(len(shown) + section.assenting, section.pairs, "pair")


def _row(claim: Claim, section: Section) -> tuple[str, ...]:
    speaker = str(claim.source)
    if claim.question.key != section.question.key:
        speaker += f" (on {title_of(claim.question)})"
    via = ", ".join(str(relay) for relay in claim.via)
    return figure(claim), speaker, day(claim.said_on), said(claim), via, claim.id


def _comparison(one: Comparison, account: Account) -> tuple[str, str, str]:
    sides = [side for side in (one.first, one.second) if isinstance(side, Claim) and one.path]
    routes = "; ".join(" ← ".join(route) for route in account.routes(sides))
    return one.verdict.in_words, one.reason, routes


def _assertions(account: Account) -> Iterator[str]:
    if account.assertions:
        yield "## What was said about these claims"
        yield _table(
            ("said", "outcome", "reason"),
            (
                (asserted(one.link, account.ledger), one.outcome, one.reason)
                for one in account.assertions
            ),
        )


def _alone(account: Account) -> Iterator[str]:
    if account.alone:
        yield "## Also said, once and without a figure"
        yield _table(
            ("answer", "asked", "said by", "on", "words"),
            (
                (
                    answer(claim),
                    title_of(claim.question),
                    str(claim.source),
                    day(claim.said_on),
                    said(claim),
                )
                for claim in account.alone[:MOST_CLAIMS]
            ),
        )
        yield from _left(min(len(account.alone), MOST_CLAIMS), len(account.alone), "claim")


def _findings(account: Account) -> Iterator[str]:
    yield f"## Findings: {account.found}"
    findings = account.findings(MOST_FINDINGS)
    for finding in findings:
        yield _finding(finding)
    yield from _left(len(findings), len(account.report.findings), "finding")
    accepted = len(account.report.accepted)
    if accepted:
        yield f"{plural(accepted, 'finding')} accepted, with a reason on record."


def _finding(finding: Finding) -> str:
    lines = [f"- **{finding.severity}** {_plain(finding.rule)}: {_plain(finding.reason)}"]
    details = {
        "claims": ", ".join(finding.claims),
        "where": ", ".join(finding.where),
        "likely": "; ".join(finding.causes),
        "mend": finding.hint,
    }
    lines += [f"  - {name}: {_plain(what)}" for name, what in details.items() if what]
    return "\n".join(lines)


def _left(shown: int, total: int, thing: str) -> Iterator[str]:
    text = cut(shown, total, thing)
    if text:
        yield f"({text} are shown.)"
