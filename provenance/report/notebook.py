"""How values look in a notebook: small pieces of HTML that any theme dresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from provenance.checking import Report
from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.language.wording import numeral
from provenance.ledger import Ledger
from provenance.report.element import Child, Markup, element, fragment
from provenance.report.order import ordered
from provenance.report.phrases import answer, cut, day, said, title_of
from provenance.verdict import Comparison

__all__ = ["in_html"]

MOST_ROWS = 30


@singledispatch
def in_html(value: object) -> Markup:
    """Show an estimate, a claim, a comparison, a ledger or a report as HTML.

    >>> print(in_html(Estimate.at_least(3000)))
    <span><b>at least 3,000</b> [3,000, ∞)</span>
    """
    return element("code", repr(value))


@in_html.register
def _(estimate: Estimate) -> Markup:
    return element("span", element("b", str(estimate)), f" {interval(estimate)}")


def interval(estimate: Estimate) -> str:
    """Write the values left possible as mathematicians do, with ≈ for what is approximate.

    >>> interval(Estimate.more_than(5)), interval(Estimate.about(12000))
    ('(5, ∞)', '≈ 12,000')
    """
    if estimate.is_unknown:
        return ""
    if estimate.is_point and estimate.low is not None:
        return f"{'≈ ' if estimate.approximate else ''}{numeral(estimate.low)}"
    low = "(−∞" if estimate.low is None else f"{_open(estimate.low_open)}{numeral(estimate.low)}"
    high = "∞)" if estimate.high is None else f"{numeral(estimate.high)}{_shut(estimate.high_open)}"
    return f"{'≈ ' if estimate.approximate else ''}{low}, {high}"


def _open(is_open: object) -> str:
    return "(" if is_open else "["


def _shut(is_open: object) -> str:
    return ")" if is_open else "]"


@in_html.register
def _(claim: Claim) -> Markup:
    return _table([], (((name, what)) for name, what in _fields(claim) if what))


def _fields(claim: Claim) -> Iterator[tuple[str, Child]]:
    yield "says", element("b", answer(claim))
    yield "words", said(claim)
    yield "said by", str(claim.source)
    yield "asked", str(claim.question)
    yield "said on", day(claim.said_on)
    yield "as of", day(claim.as_of) if claim.as_of else ""
    yield "through", ", ".join(str(relay) for relay in claim.via)
    yield "claim", element("code", claim.id)


@in_html.register
def _(comparison: Comparison) -> Markup:
    notes = [element("li", note) for note in comparison.notes]
    return element(
        "div",
        element("p", element("b", comparison.verdict.in_words), f": {comparison.reason}"),
        element("ul", notes) if notes else None,
        element("p", element("small", str(comparison.policy))),
    )


@in_html.register
def _(ledger: Ledger) -> Markup:
    claims = ordered(ledger).claims[:MOST_ROWS]
    rows = (
        (answer(one), str(one.source), day(one.said_on), title_of(one.question), one.id)
        for one in claims
    )
    return fragment(
        element("p", element("b", ledger.title or "Ledger"), f": {len(ledger):,} claims"),
        _table(["says", "said by", "on", "asked", "claim"], rows),
        _left(len(claims), len(ledger), "claim"),
    )


@in_html.register
def _(report: Report) -> Markup:
    findings = report.findings[:MOST_ROWS]
    rows = (
        (element("b", one.severity.value), element("code", one.rule), one.reason, one.hint)
        for one in findings
    )
    return fragment(
        element("p", str(report)),
        _table(["severity", "rule", "reason", "remedy"], rows) if findings else None,
        _left(len(findings), len(report.findings), "finding"),
    )


def _table(columns: Iterable[str], rows: Iterable[Iterable[Child]]) -> Markup:
    heads = [element("th", column) for column in columns]
    body = (element("tr", (element("td", cell) for cell in row)) for row in rows)
    return element(
        "table",
        element("thead", element("tr", heads)) if heads else None,
        element("tbody", body),
    )


def _left(shown: int, total: int, thing: str) -> Markup | None:
    text = cut(shown, total, thing)
    return element("p", f"{text} are shown.") if text else None
