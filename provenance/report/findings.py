"""The findings of a report and the policy in force, as parts of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.checking import Report
from provenance.corroboration import Assertion
from provenance.language.wording import numeral
from provenance.number import Number
from provenance.report.element import Child, Markup, element, fragment
from provenance.report.phrases import asserted, cut
from provenance.report.sheet import Sheet
from provenance.rules import Finding
from provenance.source import Level

__all__ = ["accepted_list", "assertions_list", "findings_list", "policy_list"]

MOST_FINDINGS = 1000


def findings_list(sheet: Sheet) -> Markup:
    """List the findings: each with its rule, where, why, and how to mend it."""
    every = sheet.account.report.findings
    if not every:
        return element("p", "No rule found anything.")
    told = sheet.account.findings(MOST_FINDINGS)
    left = cut(len(told), len(every), "finding")
    return fragment(
        element("p", f"{left} are shown; the report in JSON holds them all.") if left else None,
        element("ol", (_finding(one, sheet) for one in told), class_="findings"),
    )


def _finding(finding: Finding, sheet: Sheet) -> Markup:
    chapters, voices = sheet.keys(finding.claims)
    return element(
        "li",
        element(
            "p",
            element("span", finding.severity.value, class_=f"severity {finding.severity}"),
            " ",
            element("code", finding.rule),
        ),
        element("p", finding.reason, class_="reason"),
        _details(_about(finding, sheet)),
        class_="finding",
        data_severity=finding.severity.value,
        data_chapters=chapters,
        data_voices=voices,
    )


def _about(finding: Finding, sheet: Sheet) -> Iterator[tuple[str, Child]]:
    if finding.claims:
        yield "claims", _listed(sheet.link(id_) for id_ in finding.claims)
    if finding.where:
        yield "where", ", ".join(finding.where)
    if finding.numbers:
        yield "figures", ", ".join(f"{name} {_plain(value)}" for name, value in finding.numbers)
    if finding.causes:
        yield "likely", "; ".join(finding.causes)
    if finding.hint:
        yield "remedy", finding.hint


def _plain(value: Number | str) -> str:
    return value if isinstance(value, str) else numeral(value)


def _listed(parts: Iterable[Markup]) -> Iterator[Markup]:
    for place, part in enumerate(parts):
        yield fragment(", " if place else "", part)


def _details(pairs: Iterable[tuple[str, Child]]) -> Markup:
    rows = (element("div", element("dt", name), element("dd", what)) for name, what in pairs)
    return element("dl", rows)


def accepted_list(report: Report, sheet: Sheet) -> Markup | None:
    """List the findings that were accepted, each with the reason given; None without any."""
    if not report.accepted:
        return None
    rows = (
        element(
            "li",
            element("code", one.finding.rule),
            f" {one.finding.reason} Accepted: {one.reason} ",
            _listed(sheet.link(id_) for id_ in one.finding.claims),
        )
        for one in report.accepted
    )
    return element(
        "details",
        element("summary", f"{len(report.accepted):,} accepted, with a reason"),
        element("ul", rows, class_="accepted"),
    )


def assertions_list(assertions: Iterable[Assertion], sheet: Sheet) -> Markup:
    """List what somebody asserted of claims, held against the numbers figure by figure."""
    return element("ul", (_assertion(one, sheet) for one in assertions), class_="assertions")


def _assertion(assertion: Assertion, sheet: Sheet) -> Markup:
    chapters, voices = sheet.keys(assertion.link.claims)
    figures = (
        element("li", element("b", one.standing.value), f": {one.reason}")
        for one in assertion.checked
    )
    kind = assertion.outcome.value.replace(" ", "-")
    return element(
        "li",
        element(
            "p",
            element("span", assertion.outcome.value, class_=f"outcome {kind}"),
            f" {asserted(assertion.link, sheet.account.ledger)}",
        ),
        element("ul", figures),
        class_="assertion",
        data_chapters=chapters,
        data_voices=voices,
    )


_TOLERANCES = {
    "as_said": "hedged figures are judged as if they were bare",
    "grain": "a hedged figure is widened by half a unit of its last digit that says something, "
    "at most by 10 %: about 3,000 is 2,700 to 3,300, about 12,000 is 11,500 to 12,500",
    "ferson": "a hedged figure is widened by a published regression on how people read hedges "
    "(Ferson and others, 2015)",
    "percent": "a hedged figure is widened by a fixed share of it",
}
_LEVELS = {
    Level.SPEAKER: "every speaker is an origin of their own",
    Level.ORGANISATION: "speakers of one organisation are one origin",
    Level.PRINCIPAL: "all who speak for one principal, such as a state, are one origin",
}


def policy_list(report: Report) -> Markup:
    """Say which choices every judgement on the page rests on."""
    policy = report.policy
    days = "1 day" if policy.day_slip == 1 else f"{policy.day_slip} days"
    pairs: list[tuple[str, Child]] = [
        (f"tolerance {policy.tolerance}", _TOLERANCES[policy.tolerance.method]),
        (
            f"day slip {policy.day_slip}",
            f"levels are held against one another where their days are at most {days} apart",
        ),
        (f"level {policy.level}", _LEVELS[policy.level]),
    ]
    if report.rules:
        pairs.append(("rules in force", ", ".join(report.rules)))
    return _details(pairs)
