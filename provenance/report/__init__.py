"""What was said and what was found, told for a terminal, as a page, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from provenance.checking import Report
from provenance.errors import RecordError, shown
from provenance.ledger import Ledger
from provenance.report import html, json, markdown, svg, text
from provenance.report.account import Account, account_of
from provenance.report.dicts import to_dicts
from provenance.report.notebook import in_html

__all__ = ["FORMATS", "account_of", "in_html", "render", "to_dicts"]

FORMATS: Mapping[str, Callable[[Account], str]] = MappingProxyType(
    {
        "text": text.render,
        "markdown": markdown.render,
        "json": json.render,
        "html": html.render,
        "svg": svg.render,
    }
)
"""Every format that a report is written in; add a row to know another."""


def render(report: Report, ledger: Ledger, *, format: str = "text", name: str = "") -> str:  # noqa: A002 - what the command line calls it
    """Tell a ledger and the report on it in one of the `FORMATS`; `name` is that of its file.

    >>> from provenance.checking import check
    >>> nothing = Ledger()
    >>> render(check(nothing), nothing, format="markdown", name="empty.toml").splitlines()[0]
    '# empty.toml'
    """
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise RecordError(f"a report is written as {known}, not {shown(format)}", value=format)
    return FORMATS[format](account_of(report, ledger, name=name))
