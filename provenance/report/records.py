"""Claims and sources in full, as tables of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from provenance.claim import Claim
from provenance.dates import Window
from provenance.report.account import Account
from provenance.report.element import Child, Markup, element
from provenance.report.phrases import answer, day, said, title_of
from provenance.report.sheet import Sheet
from provenance.source import Source

__all__ = ["claims_table", "sources_table"]


def claims_table(claims: Iterable[Claim], sheet: Sheet, *, with_question: bool = False) -> Markup:
    """List claims with everything on record about them; each is a place that links lead to."""
    columns = ("says", *(("asked",) if with_question else ()), "said by", "when", "through", "more")
    rows = (_claim(claim, sheet, with_question=with_question) for claim in claims)
    return _table(columns, rows, "records")


def _table(columns: Iterable[str], rows: Iterable[Markup], kind: str) -> Markup:
    # The roles are said out loud, for a narrow page lays tables out as blocks.
    heads = (element("th", column, scope="col", role="columnheader") for column in columns)
    return element(
        "table",
        element("thead", element("tr", heads, role="row"), role="rowgroup"),
        element("tbody", rows, role="rowgroup"),
        class_=kind,
        role="table",
    )


def _cell(label: str, *children: Child) -> Markup:
    return element("td", *children, data_label=label, role="cell")


def _claim(claim: Claim, sheet: Sheet, *, with_question: bool) -> Markup:
    words = said(claim)
    gone = claim.id in sheet.account.ledger.replaced
    return element(
        "tr",
        element(
            "th",
            answer(claim),
            element("span", f" {words}", class_="words") if words else None,
            element("span", " replaced", class_="part") if gone else None,
            scope="row",
            role="rowheader",
        ),
        _cell("asked", title_of(claim.question)) if with_question else None,
        _cell("said by", str(claim.source), _for(claim, sheet.account)),
        _cell("when", _when(claim)),
        _cell("through", ", ".join(str(relay) for relay in claim.via) or "—"),
        _cell("more", _more(claim)),
        role="row",
        id=sheet.anchor(claim),
        tabindex=-1,
        data_voice=sheet.voice(claim),
    )


def _for(claim: Claim, account: Account) -> str:
    voice = account.judge.lineage.voice(claim).name
    return "" if voice == str(claim.source) else f", for {voice}"


def _when(claim: Claim) -> str:
    told = [day(claim.said_on)]
    others: tuple[tuple[str, Window | None], ...] = (
        ("as of", claim.as_of),
        ("for", claim.target),
        ("recorded", claim.recorded_on),
    )
    return ", ".join(told + [f"{name} {day(window)}" for name, window in others if window])


def _more(claim: Claim) -> Iterator[Child]:
    if claim.url:
        host = urlsplit(claim.url).hostname or claim.url
        yield element("a", host, href=claim.url, rel="noopener noreferrer")
        yield " "
    told = (claim.locator, f"to {claim.audience}" if claim.audience else "", claim.note)
    yield "; ".join(part for part in told if part)
    yield element("code", f" {claim.id}")


def sources_table(account: Account) -> Markup:
    """List every source with its grade, for whom it speaks, and how much it said."""
    said_by: dict[str, int] = {}
    relayed: dict[str, int] = {}
    for claim in account.ledger:
        said_by[claim.source.id] = said_by.get(claim.source.id, 0) + 1
        for relay in claim.via:
            relayed[relay.id] = relayed.get(relay.id, 0) + 1
    rows = (
        _source(source, said_by.get(source.id, 0), relayed.get(source.id, 0))
        for source in account.ledger.sources
    )
    columns = ("source", "kind", "speaks for", "reliability", "claims", "passed on")
    return _table(columns, rows, "records sources")


def _source(source: Source, said_by: int, relayed: int) -> Markup:
    also = f" also {', '.join(source.aliases)}" if source.aliases else ""
    note = "; ".join(part for part in (also, source.note) if part)
    return element(
        "tr",
        element(
            "th",
            source.name,
            element("span", f" {note}", class_="note"),
            scope="row",
            role="rowheader",
        ),
        _cell("kind", source.kind.value or "—"),
        _cell("speaks for", "; ".join(_speaks_for(source)) or "itself"),
        _cell("reliability", _grade(source)),
        _cell("claims", f"{said_by:,}"),
        _cell("passed on", f"{relayed:,}"),
        role="row",
    )


def _speaks_for(source: Source) -> Iterator[str]:
    for one in source.speaks_for:
        since = f" since {one.since}" if one.since else ""
        until = f" until {one.until}" if one.until else ""
        yield f"{one.principal}{since}{until}"


def _grade(source: Source) -> str:
    grade = source.reliability
    return "not graded" if grade is None else f"{grade.value}: {grade.meaning}"
