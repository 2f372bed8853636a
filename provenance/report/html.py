"""The account of a ledger as one page of HTML that needs nothing else: no network, no framework."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from provenance.corroboration.phrases import plural
from provenance.report.account import Account, Told
from provenance.report.chapters import Section, backing, turns
from provenance.report.element import DOCTYPE, Child, Markup, element, fragment, own_file
from provenance.report.findings import accepted_list, assertions_list, findings_list, policy_list
from provenance.report.matrix import matrix
from provenance.report.plot import picture
from provenance.report.records import claims_table, sources_table
from provenance.report.sheet import Sheet
from provenance.report.timeline import timelines
from provenance.report.tree import tree

__all__ = ["page_of", "render"]

_FEW = 12
"""Up to so many claims are listed in full without being asked for."""


def render(account: Account) -> str:
    """Write an account as one self-contained page."""
    return page_of(account)


def page_of(account: Account) -> Markup:
    """Make the page of an account: answers first, then findings, sources and the policy."""
    sheet = Sheet(account)
    return fragment(
        DOCTYPE,
        element("html", _head(account), element("body", _body(sheet)), lang="en"),
    )


def _head(account: Account) -> Markup:
    style, script = own_file("page.css"), own_file("page.js")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", account.title),
        element("style", style),
        element("script", script, type="module"),
    )


def _body(sheet: Sheet) -> Iterator[Child]:
    account = sheet.account
    yield element("a", "To the answers", href="#answers", class_="skip")
    yield element(
        "header",
        element("h1", account.title),
        element("p", f"{account.on_record}. Found: {account.found}.", class_="counts"),
        _contents(sheet),
    )
    yield _filters(sheet)
    yield element("main", _main(sheet), id="answers")
    yield element("footer", element("p", f"Policy: {account.report.policy}."))


def _contents(sheet: Sheet) -> Markup:
    parts = [
        (f"k{place}", told.chapter.title) for place, told in enumerate(sheet.account.told, start=1)
    ]
    parts += [(id_, title) for id_, title, content in _parts(sheet) if content]
    links = (element("li", element("a", title, href=f"#{id_}")) for id_, title in parts)
    return element("nav", element("ul", links), aria_label="Contents")


def _filters(sheet: Sheet) -> Markup:
    titles = ((f"k{at}", told.chapter.title) for at, told in enumerate(sheet.account.told, start=1))
    severities = ((one, f"{one}s") for one in ("error", "warning", "note"))
    return element(
        "form",
        _choice("question", "Question", titles),
        _choice("source", "Source", sheet.voices.values()),
        _choice("severity", "Findings", severities),
        element("button", "Show all", type="reset"),
        element("output", "", id="shown", aria_live="polite"),
        id="filters",
        aria_label="Filters",
        hidden=True,
    )


def _choice(name: str, label: str, options: Iterable[tuple[str, str]]) -> Markup:
    pairs = [("", "all"), *options]
    return element(
        "label",
        element("span", label),
        element("select", (element("option", text, value=key) for key, text in pairs), name=name),
    )


def _main(sheet: Sheet) -> Iterator[Child]:
    for place, told in enumerate(sheet.account.told, start=1):
        yield _chapter(told, f"k{place}", sheet)
    for id_, title, content in _parts(sheet):
        if content:
            yield element("section", element("h2", title), content, id=id_, class_="block")


def _parts(sheet: Sheet) -> Iterator[tuple[str, str, Child]]:
    account = sheet.account
    if account.assertions:
        yield "said", "What was said about these claims", assertions_list(account.assertions, sheet)
    if account.alone:
        told = claims_table(account.alone, sheet, with_question=True)
        yield "alone", "Also said, once and without a figure", told
    found = fragment(findings_list(sheet), accepted_list(account.report, sheet))
    yield "findings", f"Findings: {account.found}", found
    yield "sources", "Sources", sources_table(account)
    yield "policy", "Policy in force", policy_list(account.report)


def _chapter(told: Told, key: str, sheet: Sheet) -> Markup:
    chapter = told.chapter
    several = len(chapter.sections) > 1
    return element(
        "section",
        element("h2", chapter.title),
        element("p", told.headline, class_="lead"),
        element(
            "dl", (_backing(one, several=several) for one in chapter.sections), class_="backing"
        ),
        _named("Every figure, by source in order of time", picture(chapter, sheet)),
        _plans(told),
        _named("Who agrees with whom", _agreement(told, sheet)),
        _named("From origin to print", tree(chapter, sheet)),
        _named("Over time", timelines(chapter, sheet)),
        element(
            "details",
            element("summary", f"{plural(len(chapter.claims), 'claim')} in full"),
            claims_table(chapter.claims, sheet),
            open=len(chapter.claims) <= _FEW and not chapter.has_figures,
        ),
        id=key,
        class_="chapter",
        tabindex=-1,
    )


def _named(title: str, content: Child) -> Markup | None:
    return fragment(element("h3", title), content) if content else None


def _backing(section: Section, *, several: bool) -> Iterator[Markup]:
    status = f"{section.question.status}, backed by" if several else "backed by"
    for name, what in ((status, backing(section)), *turns(section)):
        yield element("div", element("dt", name), element("dd", what))


def _plans(told: Told) -> Markup | None:
    if not told.plans:
        return None
    items = (
        element("li", element("b", plan.verdict), f" {plan.reason} ({plan.comparison})")
        for plan in told.plans
    )
    return _named(
        "What is there, held against what was expected", element("ul", items, class_="plans")
    )


def _agreement(told: Told, sheet: Sheet) -> Markup | None:
    """Draw the matrix of a chapter, or tell in a sentence that all merely say the same."""
    sections = told.chapter.sections
    if len(sections) > 1 or any(section.by_weight for section in sections):
        return matrix(told.chapter, sheet)
    return fragment(element("p", f"{one}.") for section in sections for one in section.assents)
