"""A dossier as one JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from provenance.formats.faults import Draft, Path, refusal
from provenance.formats.files import LineCounter, decoded, read_bytes
from provenance.formats.limits import MOST_BYTES
from provenance.formats.quick_json import document
from provenance.formats.strict_json import NotJson, TooDeep, lines, parse

__all__ = ["draft", "written"]


class _Lines:
    """Where each path stands, found out only once a fault asks for it."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _known(self) -> dict[Path, int]:
        return lines(self._text)

    def of(self, path: Path) -> int | None:
        while path and path not in self._known:
            path = path[:-1]
        return self._known.get(path)


def draft(path: FilePath, file: str) -> Draft:
    """Read the records of a JSON file, its syntax checked."""
    text = decoded(read_bytes(path, file, MOST_BYTES), file, "JSON")
    where = _Lines(text)
    certain = document(text)
    if certain is not None:
        return Draft(certain, where.of)
    try:
        parsed = parse(text)
    except TooDeep as deep:
        return Draft({}, where.of, ((deep.path, str(deep)),))
    except NotJson as error:
        counter = LineCounter(text)
        line, column = counter.line(error.offset), counter.column(error.offset)
        message = f"not JSON at line {line}, column {column}: {error}{_hint(text)}"
        raise refusal(file, message, line=line) from error
    faults = [(at, f"duplicate key: {at[-1]!r} stands here twice") for at in parsed.repeated]
    return Draft(parsed.value, where.of, faults)


def _hint(text: str) -> str:
    """Say what else the text looks like."""
    start = text.lstrip()
    if start.startswith(("[[", "#")) or start[:1].isalpha():
        return "; TOML has the suffix .toml"
    lines_ = start.splitlines()
    if len(lines_) > 1 and all(line.strip()[-1:] == "}" for line in lines_[:2]):
        return "; one record a line has the suffix .jsonl"
    return ""


def written(records: Mapping[str, Any]) -> Iterator[str]:
    """Write records as JSON, indented; numbers stay exact.

    >>> print("".join(written({"claim": [{"low": Decimal("0.5")}]})))
    {
      "claim": [
        {
          "low": 0.5
        }
      ]
    }
    <BLANKLINE>
    """
    yield from _pieces(records, "\n")
    yield "\n"


def _pieces(value: Any, line: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        deeper = f"{line}  "
        for number, (key, inside) in enumerate(value.items()):
            yield f"{',' if number else '{'}{deeper}{json.dumps(key, ensure_ascii=False)}: "
            yield from _pieces(inside, deeper)
        yield f"{line}}}"
    elif isinstance(value, (list, tuple)) and value:
        deeper = f"{line}  "
        for number, inside in enumerate(value):
            yield f"{',' if number else '['}{deeper}"
            yield from _pieces(inside, deeper)
        yield f"{line}]"
    else:
        yield _one_line(value)


def _one_line(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        value = value.isoformat()
    return json.dumps(value, ensure_ascii=False)
