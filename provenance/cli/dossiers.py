"""The commands that write dossiers by hand's side: one begins a file, one adds to it."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.cli.output import say
from provenance.cli.progress import working
from provenance.errors import Fault, LedgerError, RecordError, UnusableInput, shown

if TYPE_CHECKING:
    from provenance.ledger import Ledger
    from provenance.question import Question

__all__ = ["add", "init"]

_CLAIM = ("id", "words", "said_on", "as_of", "stance", "audience", "locator", "url", "note")
_QUESTION = ("subject", "measure", "place", "status", "moves", "unit")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_APPENDED = {".toml": "toml", ".jsonl": "jsonl", ".ndjson": "jsonl"}


def init(arguments: argparse.Namespace) -> int:
    """Write a commented dossier to start from; a file that is there already is left alone."""
    from provenance.formats.files import write_whole

    target = Path(arguments.file)
    if target.suffix.lower() != ".toml":
        raise _refused(arguments.file, "a dossier to write by hand has the suffix .toml")
    if target.exists():
        raise _refused(arguments.file, "there is such a file already; it was left as it is")
    text = (files("provenance.cli") / "starter.toml").read_text(encoding="utf-8")
    write_whole(target, iter([text]), arguments.file)
    say(f"{arguments.file}: a dossier to start from; judge it with: provenance check {target}")
    return 0


def add(arguments: argparse.Namespace) -> int:
    """Add a claim at the end of a dossier; whatever stands there stays as it is.

    What is left out is asked for on a terminal. A source or question that is not on record yet is
    added before the claim.
    """
    from provenance.formats import load

    format_ = _APPENDED.get(Path(arguments.file).suffix.lower())
    if format_ is None:
        known = ", ".join(_APPENDED)
        raise _refused(arguments.file, f"claims are added to files with the suffix {known}")
    with working(f"reading {arguments.file}"):
        ledger = load(arguments.file)
    given = {key: value for key, value in vars(arguments).items() if value}
    if sys.stdin.isatty():
        try:
            _ask(given, ledger)
        except EOFError as error:
            print()
            message = "the answers ended before all was asked; nothing was added"
            raise _refused(arguments.file, message) from error
    records = _records(given, ledger, arguments.file)
    with working(f"adding to {arguments.file}"):
        _append(Path(arguments.file), arguments.file, format_, records)
    say(f"{arguments.file}: added {_counted(records)}")
    return 0


def _refused(file: str, message: str) -> UnusableInput:
    return UnusableInput([Fault(file, "", message)])


_ASKED = (
    ("source", "who said it (an id or a name)", "sources"),
    ("question", "what is asked (an id; a new one for a new question)", "questions"),
    ("words", "the few words that carry the figure (empty for a plain yes)", ""),
    ("said_on", "said on (2024-10-24, or October 2024)", ""),
    ("via", "through whom, nearest to the source first (ids or names, with ; between)", "sources"),
)


def _ask(given: dict[str, Any], ledger: Ledger) -> None:
    """Ask for what was not given; an empty answer leaves it out."""
    for key, asked, known in _ASKED:
        if key in given:
            continue
        if known:
            ids = [one.id for one in getattr(ledger, known)][:20]
            say(f"  on record: {', '.join(ids) or 'none'}")
        answer = input(f"{asked}: ").strip()
        if answer:
            given[key] = [one.strip() for one in answer.split(";")] if key == "via" else answer
    if "question" in given and not _is_asked(given["question"], ledger):
        for key in ("subject", "measure", "place", "status"):
            if key not in given:
                given[key] = input(f"{key} of the new question: ").strip()


def _is_asked(id_: str, ledger: Ledger) -> bool:
    return any(question.id == id_ for question in ledger.questions)


def _records(given: Mapping[str, Any], ledger: Ledger, file: str) -> dict[str, Any]:
    """Make the records to be added: the claim, and before it what it is the first to mention."""
    missing = [key for key in ("source", "question") if not given.get(key)]
    if "question" in missing and given.get("subject"):
        missing.remove("question")
    if missing:
        options = " and ".join(f"--{key}" for key in missing)
        raise _refused(file, f"a claim needs {options}")
    sources: dict[str, dict[str, str]] = {}
    claim: dict[str, Any] = {"source": _source(given["source"], ledger, sources)}
    if given.get("via"):
        claim["via"] = [_source(one, ledger, sources) for one in given["via"]]
    asked, question = _question(given, ledger, file)
    claim["question"] = asked
    claim |= {key: _as_written(given[key]) for key in _CLAIM if given.get(key)}
    records = {"source": list(sources.values()), "question": question, "claim": [claim]}
    return {table: rows for table, rows in records.items() if rows}


def _as_written(text: str) -> str | date:
    """Give a day as one, so that it is written without quotes."""
    return date.fromisoformat(text) if _DAY.fullmatch(text) and _is_day(text) else text


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _source(name: str, ledger: Ledger, added: dict[str, dict[str, str]]) -> str:
    """Give the id of a source by its id, name or alias; one that is not on record is added."""
    from provenance.naming import identifier, slug

    try:
        return ledger.source(name).id
    except LedgerError:
        pass
    try:
        id_ = identifier(name)
    except RecordError:
        id_ = slug(name) or name
    added[id_] = {"id": id_} if id_ == name else {"id": id_, "name": name}
    return id_


def _question(
    given: Mapping[str, Any], ledger: Ledger, file: str
) -> tuple[str, list[dict[str, str]]]:
    """Give the id of the question, and the question itself where it is not on record yet."""
    fields = {key: given[key] for key in _QUESTION if given.get(key)}
    id_ = given.get("question", "")
    if id_ and _is_asked(id_, ledger):
        if fields:
            keys = ", ".join(f"--{key}" for key in fields)
            raise _refused(file, f"the question {shown(id_)} is on record; leave out {keys}")
        return id_, []
    if "subject" not in fields:
        message = f"no question has the id {shown(id_)}; describe it with --subject and so on"
        raise _refused(file, message)
    made = {"id": id_, **fields} if id_ else {"id": _as_question(fields).id, **fields}
    return made["id"], [made]


def _as_question(fields: Mapping[str, str]) -> Question:
    from provenance.question import Question

    return Question(**fields)


def _append(path: Path, file: str, format_: str, records: Mapping[str, Any]) -> None:
    """Write the file with more at its end, if it can still be read then; else change nothing."""
    from importlib import import_module

    from provenance.formats import load
    from provenance.formats.files import write_whole

    before = path.read_bytes().decode("utf-8")
    end = "\r\n" if "\r\n" in before else "\n"
    lines = list(import_module(f"provenance.formats.{format_}").written(records))
    # JSON lines begin with a record of the dossier itself, which is there already.
    added = "".join(line for line in lines if not line.startswith('{"record": "dossier"'))
    text = before + ("" if before.endswith("\n") else end) + added.replace("\n", end)
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / path.name
        trial.write_bytes(text.encode("utf-8"))
        try:
            load(trial)
        except UnusableInput as error:
            if not error.faults[0].path:
                raise _refused(file, _IN_ONE_VALUE) from error
            faults = [Fault(file, one.path, one.message, one.line) for one in error.faults]
            raise UnusableInput(faults) from error
    write_whole(path, iter([text]), file)


_IN_ONE_VALUE = (
    "a table of this file is one value, as in claim = [...], to which nothing can be added;"
    " write each record under a heading of its own, as in [[claim]]"
)


def _counted(records: Mapping[str, Any]) -> str:
    from provenance.corroboration.phrases import joined, plural

    return joined(plural(len(rows), table) for table, rows in records.items())
