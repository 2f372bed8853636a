"""A dossier as TOML, the format to write by hand."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path as FilePath
from typing import Any

from provenance.errors import UnusableInput
from provenance.formats.faults import Draft, Unfit, refusal
from provenance.formats.files import decoded, read_bytes
from provenance.formats.limits import MOST_BYTES_OF_TOML
from provenance.formats.shapes import TABLES
from provenance.formats.toml_index import Index, index_of

__all__ = ["draft", "written"]

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_THOUSANDS = re.compile(r"=\s*[0-9]{1,3}(?:,[0-9]{3})+\b")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ENOUGH_TO_SEE = 200


def draft(path: FilePath, file: str) -> Draft:
    """Read the records of a TOML file, its syntax and shape checked."""
    text = decoded(read_bytes(path, file, MOST_BYTES_OF_TOML), file, "TOML")
    index = index_of(text)
    if index.refusal:
        return Draft({}, index.line_of, ((index.refused_at, index.refusal),))
    try:
        records = tomllib.loads(_readable(text, index), parse_float=_decimal)
    except ValueError as error:
        raise _not_toml(str(error), text, file) from error
    if index.stopped_at is not None:
        raise refusal(file, "not TOML: what follows here cannot be read", line=_line(text, index))
    return Draft(records, index.line_of, has_comments=index.has_comments)


def _readable(text: str, index: Index) -> str:
    """Cut a text shortly after where it goes wrong: the shape of what follows was not checked."""
    if index.stopped_at is None:
        return text
    end = text.find("\n", index.stopped_at)
    enough = index.stopped_at + _ENOUGH_TO_SEE
    return text[: enough if end < 0 else min(end + 1, enough)]


def _line(text: str, index: Index) -> int:
    return text.count("\n", 0, index.stopped_at) + 1


def _decimal(digits: str) -> Decimal | Unfit:
    try:
        found = Decimal(digits)
    except InvalidOperation:
        return Unfit("a number that is too large, out of range")
    return found if found.is_finite() else Unfit(f"{digits} is not a finite number; leave it out")


def _not_toml(message: str, text: str, file: str) -> UnusableInput:
    found = _PLACE.search(message)
    line = int(found[1]) if found else text.rstrip().count("\n") + 1
    rows = text.split("\n", line)
    hint = ""
    if line <= len(rows) and _THOUSANDS.search(rows[line - 1]):
        hint = "; TOML groups digits with underscores: 12_000"
    elif text.lstrip().startswith("{"):
        hint = "; JSON has the suffix .json"
    if not found:
        message = message.replace("at end of document", f"at the end, line {line}")
    return refusal(file, f"not TOML: {message}{hint}", line=line)


def written(records: Mapping[str, Any]) -> Iterator[str]:
    """Write records as TOML, one table after another.

    >>> print("".join(written({"version": 1, "within": [{"part": "Kursk", "whole": "Russia"}]})))
    version = 1
    <BLANKLINE>
    [[within]]
    part = "Kursk"
    whole = "Russia"
    <BLANKLINE>
    """
    for key, value in records.items():
        if key not in TABLES and not isinstance(value, Mapping):
            yield f"{_key(key)} = {_value(value)}\n"
    if "policy" in records:
        yield from _table("[policy]", records["policy"])
    for rule, options in records.get("rules", {}).items():
        yield from _table(f"[rules.{_key(rule)}]", options)
    for table in TABLES:
        for row in records.get(table, ()):
            yield from _table(f"[[{table}]]", row)


def _table(header: str, row: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n{header}\n"
    for key, value in row.items():
        yield f"{_key(key)} = {_value(value)}\n"


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _string(key)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(key)} = {_value(value[key])}" for key in value)
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_value(inside) for inside in value)}]"
    return str(value)
