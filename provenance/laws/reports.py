"""Laws of reports: nothing on record is dropped, and nothing said in it can break the page."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import attrs

from provenance.checking import Report, check
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed
from provenance.laws.variations import renamed_sources
from provenance.ledger import Ledger
from provenance.report import FORMATS, render
from provenance.rules import conflict, running_total_fell, scope_missing

__all__ = ["SUITE", "Telling"]


def _render(report: Report, ledger: Ledger, format_: str) -> str:
    return render(report, ledger, format=format_)


@attrs.frozen
class Telling:
    """How a ledger and the report on it are told; replace `render` to test another way.

    >>> str(Telling("text"))
    'text'
    """

    format: str
    render: Callable[[Report, Ledger, str], str] = _render

    def of(self, ledger: Ledger) -> str:
        """Tell a ledger and what a few rules find in it."""
        report = check(ledger, (conflict, running_total_fell, scope_missing))
        return self.render(report, ledger, self.format)

    def __str__(self) -> str:
        """Name the format."""
        return self.format


_HERE = Gathering(Family.REPORTS)
law = _HERE.law
_ODD = "\u202e<b>x</b>\x1b[31m"


def _plain(text: str) -> str:
    """What a reader sees, as far as letters and digits go."""
    return "".join(char for char in html.unescape(text) if char.isalnum())


def _first_only(report: Report, ledger: Ledger, format_: str) -> str:
    return _render(report, ledger.but(claims=ledger.claims[:1], links=()), format_)


def _without_findings(report: Report, ledger: Ledger, format_: str) -> str:
    return _render(attrs.evolve(report, findings=()), ledger, format_)


def _in_order_of_record(report: Report, ledger: Ledger, format_: str) -> str:
    return "".join(claim.id for claim in ledger) + _render(report, ledger, format_)


def _raw(report: Report, ledger: Ledger, format_: str) -> str:
    return _render(report, ledger, format_) + "".join(claim.note for claim in ledger)


def _in_narrow_columns(report: Report, ledger: Ledger, format_: str) -> str:
    return " ".join(word[:12] for word in _render(report, ledger, format_).split())


# A picture tells some of it and a record for other programs refers to the ledger; pages tell all.
_PAGES = ("text", "markdown", "html")


def _tells_claims(telling: Any) -> bool:
    return telling.format in _PAGES


def _tells_findings(telling: Any) -> bool:
    return telling.format in (*_PAGES, "json")


@law(
    "every-source-is-told",
    "Every source that says something is named in the report.",
    needs="ledger",
    catches="cutting a long list without a word",
    breaker=Telling("text", _first_only),
    applies=_tells_claims,
)
def _sources(telling: Any, ledger: Ledger) -> str | None:
    told = _plain(telling.of(ledger))
    lost = [claim.source.name for claim in ledger if _plain(claim.source.name) not in told]
    return claimed(not lost, f"not named: {', '.join(lost)}")


@law(
    "every-figure-is-told",
    "Every figure on record stands in the report.",
    needs="ledger",
    catches="telling the verdict without the figures",
    breaker=Telling("text", _first_only),
    applies=_tells_claims,
)
def _figures(telling: Any, ledger: Ledger) -> str | None:
    told = _plain(telling.of(ledger))
    figures = (str(claim.estimate) for claim in ledger if claim.estimate is not None)
    lost = [figure for figure in figures if _plain(figure) not in told]
    return claimed(not lost, f"not told: {', '.join(lost)}")


@law(
    "every-finding-is-told",
    "Every finding stands in the report with its rule and its reason.",
    needs="ledger",
    catches="reports that stop at the first finding",
    breaker=Telling("text", _without_findings),
    applies=_tells_findings,
)
def _findings(telling: Any, ledger: Ledger) -> str | None:
    told = _plain(telling.of(ledger))
    report = check(ledger, (conflict, running_total_fell, scope_missing))
    lost = [one for one in report.findings if _plain(one.rule) not in told]
    lost += [one for one in report.findings if _plain(one.reason) not in told]
    return claimed(not lost, f"not told: {lost[:1]}")


@law(
    "the-order-of-the-record-changes-no-page",
    "The same record in another order gives the same report, byte for byte.",
    needs="ledger",
    catches="reports that cannot be compared",
    breaker=Telling("text", _in_order_of_record),
)
def _order(telling: Any, ledger: Ledger) -> str | None:
    backwards = ledger.but(
        claims=ledger.claims[::-1],
        links=ledger.links[::-1],
        sources=ledger.sources[::-1],
        questions=ledger.questions[::-1],
    )
    there, back = telling.of(ledger), telling.of(backwards)
    return alike(there.splitlines(), back.splitlines(), "the report in either order")


@law(
    "a-report-repeats-itself",
    "The same record gives the same report every time.",
    needs="ledger",
    catches="the time of day on the page",
    breaker=Telling(
        "text",
        lambda report, ledger, format_: f"{id(object())}{_render(report, ledger, format_)}{id([])}",
    ),
)
def _again(telling: Any, ledger: Ledger) -> str | None:
    return claimed(telling.of(ledger) == telling.of(ledger), "two runs give two reports")


@law(
    "nothing-said-breaks-the-page",
    "Markup, control and direction characters in what was said do not reach the page as such.",
    needs="ledger",
    catches="text put into a page as it came",
    breaker=Telling("text", _raw),
)
def _safe(telling: Any, ledger: Ledger) -> str | None:
    odd = tuple(claim.but(note=_ODD, words="", locator=_ODD) for claim in ledger)
    told = telling.of(ledger.but(claims=odd, title=_ODD))
    raw = [char for char in told if not (char.isprintable() or char in "\n\t")]
    markup = telling.format == "html" and "<b>x" in told
    return claimed(not raw and not markup, f"on the page as it came: {raw[:3] or _ODD!r}")


@law(
    "long-names-are-told-in-full",
    "A source with a long name is named in full.",
    needs="ledger",
    catches="columns that lose what does not fit",
    breaker=Telling("text", _in_narrow_columns),
    applies=_tells_claims,
)
def _names(telling: Any, ledger: Ledger) -> str | None:
    other = renamed_sources(ledger, lambda id_: f"{id_}-{id_}-{id_}")
    told = _plain(telling.of(other))
    lost = [claim.source.name for claim in other if _plain(claim.source.name) not in told]
    return claimed(not lost, f"not told in full: {', '.join(lost)}")


SUITE = Suite(
    Family.REPORTS,
    "a `Telling`: a format, and how a report and its ledger are told in it",
    tuple(_HERE),
    lambda: tuple(map(Telling, FORMATS)),
)
