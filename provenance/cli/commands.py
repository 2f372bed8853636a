"""The commands: each reads its input, calls the function it is named after, and prints."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from provenance.cli.output import as_json, complain, refuse, say
from provenance.cli.progress import working
from provenance.errors import Fault, LedgerError, ProvenanceError, UnreadableWords, UnusableInput

if TYPE_CHECKING:
    from provenance.checking import Report
    from provenance.corroboration import Support, Trace
    from provenance.formats import Dossier, Rejected, Spreadsheet
    from provenance.ledger import Ledger

__all__ = ["check", "compare", "convert", "read", "report", "support", "trace"]

_Found = TypeVar("_Found")

MOST_BYTES_READ = 8 * 1024 * 1024
_UNUSABLE = 2


def check(arguments: argparse.Namespace) -> int:
    """Check each file and report on it; a file that cannot be used does not hide the others."""
    from provenance.checking import check as checked
    from provenance.formats import read as read_file
    from provenance.formats.files import keep_apart

    keep_apart(arguments.rejects, *arguments.files)
    spreadsheet = _spreadsheet(arguments)
    reports: list[tuple[Dossier, Report]] = []
    code = 0
    for file in arguments.files:
        try:
            with working(f"checking {file}"):
                rejecting = arguments.rejects is not None
                dossier = read_file(file, spreadsheet=spreadsheet, rejecting=rejecting)
                report = checked(dossier.ledger)
        except ProvenanceError as error:
            refuse(error)
            code = _UNUSABLE
            continue
        if report.findings:
            report = report.located(dossier.places)
        _remark(dossier)
        reports.append((dossier, report))
        code = max(code, report.exit_code)
    _keep_rejects([one for dossier, _ in reports for one in dossier.rejected], arguments.rejects)
    with working("writing the report"):
        text = _WRITERS[arguments.format](reports)
    print(text, end="")
    return code


def _keep_rejects(rejected: Sequence[Rejected], file: str | None) -> None:
    """Write what was left out where that was asked for, and say so apart from the answer."""
    from provenance.corroboration.phrases import plural
    from provenance.formats import write_rejects

    if file is not None:
        write_rejects(rejected, file)
        complain(f"{file}: {plural(len(rejected), 'record')} left out")


def _remark(dossier: Dossier) -> None:
    """Name the rows that count only once, apart from the answer."""
    from provenance.formats import remarks

    for remark in remarks(dossier):
        complain(remark)


def _in_text(reports: Sequence[tuple[Dossier, Report]]) -> str:
    from provenance.report.account import account_of
    from provenance.report.ink import Ink
    from provenance.report.text import render

    ink = Ink.for_stream(sys.stdout)
    accounts = (account_of(report, one.ledger, name=one.file) for one, report in reports)
    return "\n".join(render(account, ink=ink) for account in accounts)


def _in_markdown(reports: Sequence[tuple[Dossier, Report]]) -> str:
    from provenance.report import render

    return "\n".join(
        render(report, dossier.ledger, format="markdown", name=dossier.file)
        for dossier, report in reports
    )


def _in_json(reports: Sequence[tuple[Dossier, Report]]) -> str:
    """Write one object for one file, and a list of them for several."""
    from provenance.report.account import account_of

    told = [account_of(report, one.ledger, name=one.file).to_dict() for one, report in reports]
    return as_json(told[0] if len(told) == 1 else told) + "\n"


def _in_annotations(reports: Sequence[tuple[Dossier, Report]]) -> str:
    from provenance.checking import annotate

    texts = (annotate(report, file=dossier.file) for dossier, report in reports)
    return "".join(f"{text}\n" for text in texts if text)


_WRITERS = {
    "text": _in_text,
    "json": _in_json,
    "markdown": _in_markdown,
    "github": _in_annotations,
}


def compare(arguments: argparse.Namespace) -> int:
    """Judge two figures in words, the question taken to be the same."""
    from provenance.comparison import compare as compared
    from provenance.tolerance import Tolerance

    tolerance = Tolerance.named(arguments.tolerance)
    comparison = compared(arguments.first, arguments.second, tolerance=tolerance)
    if arguments.format == "json":
        print(as_json(comparison.to_dict()))
    else:
        say(str(comparison))
        for note in comparison.notes:
            say(f"  {note}")
    return 0


def trace(arguments: argparse.Namespace) -> int:
    """Show the ways from a claim back to its origins."""
    from provenance.corroboration import trace as traced

    with working(f"tracing in {arguments.file}"):
        ledger = _ledger(arguments)
        claim = _known(arguments.claim, ledger.claim, (claim.id for claim in ledger))
        found = traced(ledger, claim, level=arguments.level)
    return _tell(found, arguments.format)


def support(arguments: argparse.Namespace) -> int:
    """Count who backs the answers to a question, or the figure of a claim, and show why."""
    from provenance.corroboration import support as supported

    level = arguments.level
    with working(f"counting in {arguments.file}"):
        ledger = _ledger(arguments)
        ids = [*(one.id for one in ledger.questions), *(claim.id for claim in ledger)]
        found = _known(arguments.question, lambda id_: supported(ledger, id_, level=level), ids)
    return _tell(found, arguments.format)


def _tell(found: Support | Trace, format_: str) -> int:
    """Tell what was found in full, in the format asked for."""
    if format_ == "json":
        print(as_json(found.to_dict()))
    else:
        say(found.to_markdown() if format_ == "markdown" else found.account())
    return 0


def _known(id_: str, find: Callable[[str], _Found], ids: Iterable[str]) -> _Found:
    """Find by id, and suggest the nearest one where there is none."""
    from provenance.formats.faults import suggestion

    try:
        return find(id_)
    except LedgerError as error:
        raise LedgerError(f"{error}{suggestion(id_, ids)}", value=id_) from error


def read(arguments: argparse.Namespace) -> int:
    """Show the estimates of a text: underlined in place, and in a table of what they mean."""
    from provenance.language import read_estimates
    from provenance.language.showing import table

    text = _standard_input() if arguments.text == "-" else arguments.text
    if arguments.format == "json":
        with working("reading"):
            mentions = read_estimates(text, profile=arguments.profile)
        print(as_json([mention.to_dict() for mention in mentions]))
        return 0
    with working("reading"):
        told = table(text, profile=arguments.profile, refused=arguments.refused)
    say(told)
    return 0


def _standard_input() -> str:
    data = sys.stdin.buffer.read(MOST_BYTES_READ + 1)
    if len(data) > MOST_BYTES_READ:
        raise UnreadableWords("at most 8 MiB of text are read at once", text="", offset=0)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"standard input is not UTF-8: byte offset {error.start:,}"
        raise UnreadableWords(message, text="", offset=0) from error


def convert(arguments: argparse.Namespace) -> int:
    """Write a dossier again in the format of another suffix, and say what has no place there."""
    from provenance.corroboration.phrases import plural
    from provenance.formats import dump, has_comments, losses
    from provenance.formats import read as read_file
    from provenance.formats.files import keep_apart

    keep_apart(arguments.target, arguments.source)
    keep_apart(arguments.rejects, arguments.source, arguments.target)
    with working(f"converting {arguments.source}"):
        rejecting = arguments.rejects is not None
        dossier = read_file(
            arguments.source, spreadsheet=_spreadsheet(arguments), rejecting=rejecting
        )
        ledger = dossier.ledger
        dump(ledger, arguments.target)
    _keep_rejects(dossier.rejected, arguments.rejects)
    _remark(dossier)
    for loss in losses(ledger, arguments.target):
        complain(f"{arguments.target}: left out: {loss}")
    if has_comments(dossier):
        complain(f"{arguments.target}: left out: comments: they belong to no record")
    say(f"{arguments.target}: {plural(len(ledger), 'claim')}")
    return 0


_REPORTS = {".html": "html", ".md": "markdown", ".svg": "svg", ".json": "json", ".txt": "text"}


def report(arguments: argparse.Namespace) -> int:
    """Write the account of a file as a page, a text or a picture."""
    from provenance.checking import check as checked
    from provenance.formats import read as read_file
    from provenance.formats.files import keep_apart, write_whole
    from provenance.report import render

    target = Path(arguments.output)
    format_ = _REPORTS.get(target.suffix.lower())
    if format_ is None:
        known = ", ".join(_REPORTS)
        raise UnusableInput([Fault(arguments.output, "", f"name a report {known}")])
    keep_apart(arguments.output, arguments.file)
    with working(f"reporting on {arguments.file}"):
        dossier = read_file(arguments.file, spreadsheet=_spreadsheet(arguments))
        made = checked(dossier.ledger).located(dossier.places)
        text = render(made, dossier.ledger, format=format_, name=dossier.file)
    write_whole(target, iter([text]), arguments.output)
    _remark(dossier)
    say(f"{arguments.output}: {made}")
    return made.exit_code


def _spreadsheet(arguments: argparse.Namespace) -> Spreadsheet:
    """Give what was declared of a table; what people bring to a terminal is kept in one."""
    from provenance.formats import Spreadsheet

    return Spreadsheet(
        separator=arguments.separator, decimal=arguments.decimal, dates=arguments.dates
    )


def _ledger(arguments: argparse.Namespace) -> Ledger:
    from provenance.formats import load

    return load(arguments.file, spreadsheet=_spreadsheet(arguments))
