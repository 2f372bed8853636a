"""What can be typed: the commands, their arguments, and the help with examples."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module

from provenance import __version__

__all__ = ["parser"]

_EXITS = """\
exit codes:
  0  nothing at error level    1  findings at error level    2  unusable input or command
"""

_CHECK = f"""\
examples:
  provenance check seeds/north-korean-troops.toml
  provenance check dossiers/*.toml --format github
  provenance check claims.csv --format json > findings.json

{_EXITS}"""

_COMPARE = f"""\
examples:
  provenance compare "at least 3,000" "3,000"
  provenance compare "about 12,000" "11,200" --tolerance "percent(10)"
  provenance compare "up to 12,000" "3,000" --format json

tolerances: grain (the default), as_said, ferson, percent(5)

{_EXITS}"""

_TRACE = f"""\
example:
  provenance trace seeds/north-korean-troops.toml minister-there

{_EXITS}"""

_SUPPORT = f"""\
example:
  provenance support seeds/north-korean-troops.toml there

{_EXITS}"""

_READ = f"""\
examples:
  provenance read "12,000 are expected, and 3,000 have arrived"
  provenance read - < article.txt
  provenance read - --format json < article.txt

{_EXITS}"""

_REPORT = f"""\
examples:
  provenance report seeds/north-korean-troops.toml -o troops.html
  provenance report claims.csv -o claims.md

{_EXITS}"""

_INIT = f"""\
example:
  provenance init troops.toml

{_EXITS}"""

_ADD = f"""\
examples:
  provenance add troops.toml
  provenance add troops.toml --source kirby --via nbc --question there \\
      --words "at least 3,000" --said-on 2024-10-23

{_EXITS}"""

_CONVERT = f"""\
examples:
  provenance convert claims.csv claims.toml
  provenance convert dossier.toml dossier.jsonl

{_EXITS}"""


def _runs(command: str) -> Callable[[argparse.Namespace], int]:
    """Look a command up when it runs, so that `--help` need not load what it uses."""
    module = "dossiers" if command in ("add", "init") else "commands"

    def run(arguments: argparse.Namespace) -> int:
        chosen: Callable[[argparse.Namespace], int]
        chosen = getattr(import_module(f"provenance.cli.{module}"), command)
        return chosen(arguments)

    return run


def parser() -> argparse.ArgumentParser:
    """Build the reader of the command line.

    >>> parser().parse_args(["support", "a.toml", "there"]).question
    'there'
    """
    top = argparse.ArgumentParser(
        prog="provenance",
        description="Judge whether reported figures agree, conflict, repeat or revise each other.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"provenance {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, what: str, epilog: str, *formats: str) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(run=_runs(name))
        if formats:
            shown = f"how to write the answer (default: {formats[0]})"
            made.add_argument("--format", choices=formats, default=formats[0], help=shown)
        return made

    check = add("check", "find what does not hold in a file", _CHECK, *_REPORT_FORMATS)
    check.add_argument("files", metavar="FILE", nargs="+", help=".toml, .json, .jsonl or .csv")
    compare = add("compare", "judge one figure against another", _COMPARE, "text", "json")
    compare.add_argument("first", metavar="WORDS", help='such as "at least 3,000"')
    compare.add_argument("second", metavar="WORDS", help='such as "3,000"')
    compare.add_argument("--tolerance", default="grain", metavar="NAME", help="how wide hedges are")
    trace = add("trace", "show where a claim comes from", _TRACE, *_TOLD_FORMATS)
    trace.add_argument("file", metavar="FILE")
    trace.add_argument("claim", metavar="CLAIM", help="the id of a claim")
    support = add("support", "show who backs the answers to a question", _SUPPORT, *_TOLD_FORMATS)
    support.add_argument("file", metavar="FILE")
    support.add_argument("question", metavar="QUESTION", help="the id of a question or claim")
    for command in (trace, support):
        told = "whom to count as one origin (default: as the file says)"
        command.add_argument("--level", choices=_LEVELS, help=told)
    read = add("read", "list the estimates that a text holds", _READ, "text", "json")
    read.add_argument("text", metavar="TEXT", help="the text, or - for standard input")
    report = add("report", "write a page, a text or a picture of a file", _REPORT)
    report.add_argument("file", metavar="FILE")
    report.add_argument(
        *("-o", "--output"), metavar="OUT", required=True, help=".html, .md, .svg, .json or .txt"
    )
    convert = add("convert", "write a file again in another format", _CONVERT)
    convert.add_argument("source", metavar="IN")
    convert.add_argument("target", metavar="OUT")
    for command in (check, convert):
        command.add_argument("--rejects", metavar="FILE", help=_REJECTS)
    for command in (check, report, convert):
        _add_table_options(command)
    init = add("init", "begin a dossier", _INIT)
    init.add_argument("file", metavar="FILE", nargs="?", default="dossier.toml")
    _add_claim_options(add("add", "add a claim to a dossier", _ADD))
    return top


def _add_table_options(command: argparse.ArgumentParser) -> None:
    """Take what may be declared of a table kept in a spreadsheet."""
    group = command.add_argument_group("of a table kept in a spreadsheet")
    group.add_argument(
        "--separator", default="", metavar="NAME", help="comma, semicolon, tab or bar (else found)"
    )
    group.add_argument(
        "--decimal",
        default="",
        metavar="NAME",
        help="point or comma, where a number has two readings",
    )
    group.add_argument(
        "--dates", default="", metavar="STYLES", help="day/month/year, month/day/year, serial"
    )


def _add_claim_options(command: argparse.ArgumentParser) -> None:
    """Take everything that a claim may say, and what describes a new question."""
    command.add_argument("file", metavar="FILE", help=".toml or .jsonl")
    for name, what in _CLAIM_OPTIONS.items():
        command.add_argument(f"--{name}", default="", metavar="TEXT", help=what)
    command.add_argument(
        "--via", action="append", metavar="SOURCE", help="through whom; may be given several times"
    )


_CLAIM_OPTIONS = {
    "source": "who said it: an id, or a name",
    "question": "what is asked: an id",
    "words": "the few words that carry the figure",
    "said-on": "when it was said",
    "as-of": "when it holds, if that was stated",
    "stance": "asserts (default), denies or unsure",
    "id": "how the rest of the file refers to the claim",
    "audience": "to whom it was said",
    "locator": "where in the text it stands",
    "url": "where it was printed",
    "note": "anything worth knowing",
    "subject": "of a new question: of whom or what",
    "measure": "of a new question: what is counted",
    "place": "of a new question: where",
    "status": "of a new question: actual, expected, planned, feared or possible",
    "moves": "of a new question: level, running_total, final or change",
    "unit": "of a new question: persons, vehicles and so on",
}


_REJECTS = "leave faulty records out, and keep them in this file with line and reason"
_LEVELS = ("speaker", "organisation", "principal")
_TOLD_FORMATS = ("text", "json", "markdown")
_REPORT_FORMATS = ("text", "json", "markdown", "github")
