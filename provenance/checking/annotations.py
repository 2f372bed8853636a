"""Findings as annotations that a build shows beside the lines they are about."""

from __future__ import annotations

import re

from provenance.checking.report import Report
from provenance.rules.finding import Finding, Severity

__all__ = ["annotate"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_PLACE = re.compile(r"(?P<file>.+?)(?::(?P<line>[0-9]{1,9}))?", re.DOTALL)


def annotate(report: Report, *, file: str = "") -> str:
    """Write one workflow command a finding, in the form that GitHub reads from a build's output.

    `file` stands for findings whose place is unknown.

    >>> from provenance import Ledger
    >>> finding = Finding("conflict", "error", ["a"], "3 and 5", where=["dossier.toml:7"])
    >>> print(annotate(Report(Ledger(), [finding])))
    ::error file=dossier.toml,line=7,title=conflict::3 and 5
    """
    return "\n".join(_annotation(finding, file) for finding in report.findings)


def _annotation(finding: Finding, file: str) -> str:
    place = _PLACE.fullmatch(finding.where[0] if finding.where else file)
    named = {"file": place["file"], "line": place["line"]} if place else {}
    named["title"] = finding.rule
    said = ",".join(f"{key}={_property(value)}" for key, value in named.items() if value)
    hint = f" ({finding.hint})" if finding.hint else ""
    about = f" [{', '.join(finding.claims)}]" if not finding.where and finding.claims else ""
    return f"::{_COMMANDS[finding.severity]} {said}::{_data(finding.reason + about + hint)}"


def _data(text: str) -> str:
    """Escape what would end the command, and show what would not be seen."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
