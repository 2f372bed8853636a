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
    for add in (_check, _compare, _trace, _support, _read, _report, _convert, _init, _add):
        add(commands.add_parser)
    return top


_New = Callable[..., argparse.ArgumentParser]
"""What makes the parser of one command."""


def _command(
    new: _New, name: str, what: str, epilog: str, *formats: str
) -> argparse.ArgumentParser:
    made = new(
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


def _check(new: _New) -> None:
    made = _command(new, "check", "find what does not hold in a file", _CHECK, *_FORMATS)
    made.add_argument("files", metavar="FILE", nargs="+", help=".toml, .json, .jsonl or .csv")
    made.add_argument("--rejects", metavar="FILE", help=_REJECTS)
    _add_table_options(made)


def _compare(new: _New) -> None:
    what = "judge one figure against another"
    made = _command(new, "compare", what, _COMPARE, "text", "json")
    made.add_argument("first", metavar="WORDS", help='such as "at least 3,000"')
    made.add_argument("second", metavar="WORDS", help='such as "3,000"')
    made.add_argument("--tolerance", default="grain", metavar="NAME", help="how wide hedges are")


def _trace(new: _New) -> None:
    what = "show where a claim comes from"
    made = _command(new, "trace", what, _TRACE, *_TOLD_FORMATS)
    made.add_argument("file", metavar="FILE")
    made.add_argument("claim", metavar="CLAIM", help="the id of a claim")
    made.add_argument("--level", choices=_LEVELS, help=_LEVEL)
    _add_table_options(made)


def _support(new: _New) -> None:
    what = "show who backs the answers to a question"
    made = _command(new, "support", what, _SUPPORT, *_TOLD_FORMATS)
    made.add_argument("file", metavar="FILE")
    made.add_argument("question", metavar="QUESTION", help="the id of a question or claim")
    made.add_argument("--level", choices=_LEVELS, help=_LEVEL)
    _add_table_options(made)


def _read(new: _New) -> None:
    what = "list the estimates that a text holds"
    made = _command(new, "read", what, _READ, "text", "json")
    made.add_argument("text", metavar="TEXT", help="the text, or - for standard input")
    whose = "whose reading of words such as dozens: neutral, acled, airwars or crowd_counting"
    made.add_argument("--profile", metavar="NAME", default="neutral", help=whose)
    made.add_argument(
        "--refused", action="store_true", help="list the numbers that count nothing, too"
    )


def _report(new: _New) -> None:
    made = _command(new, "report", "write a page, a text or a picture of a file", _REPORT)
    made.add_argument("file", metavar="FILE")
    out = ".html, .md, .svg, .json or .txt"
    made.add_argument("-o", "--output", metavar="OUT", required=True, help=out)
    _add_table_options(made)


def _convert(new: _New) -> None:
    made = _command(new, "convert", "write a file again in another format", _CONVERT)
    made.add_argument("source", metavar="IN")
    made.add_argument("target", metavar="OUT")
    made.add_argument("--rejects", metavar="FILE", help=_REJECTS)
    _add_table_options(made)


def _init(new: _New) -> None:
    made = _command(new, "init", "begin a dossier", _INIT)
    made.add_argument("file", metavar="FILE", nargs="?", default="dossier.toml")


def _add(new: _New) -> None:
    _add_claim_options(_command(new, "add", "add a claim to a dossier", _ADD))


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


_LEVEL = "whom to count as one origin (default: as the file says)"
_REJECTS = "leave faulty records out, and keep them in this file with line and reason"
_LEVELS = ("speaker", "organisation", "principal")
_TOLD_FORMATS = ("text", "json", "markdown")
_FORMATS = ("text", "json", "markdown", "github")
