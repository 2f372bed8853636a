"""Findings that were there before, so that only new ones count."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Self

import attrs

from provenance.errors import Fault, UnusableInput, shown
from provenance.rules.finding import Finding

__all__ = ["Baseline"]

_VERSION = 1
_MOST_CHARACTERS = 20_000_000
_Key = tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]


def _frozen(keys: Iterable[_Key]) -> frozenset[_Key]:
    return frozenset(keys)


@attrs.frozen
class Baseline:
    """Findings known by rule, claims and numbers; how they are worded makes no difference.

    >>> finding = Finding("running-total-fell", "warning", ["a", "b"], "30 fell to 20")
    >>> finding in Baseline.read(Baseline.of([finding]).write())
    True
    """

    keys: frozenset[_Key] = attrs.field(default=frozenset(), converter=_frozen)

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        """The baseline that holds some findings, such as those of a report."""
        return cls(finding.key for finding in findings)

    @classmethod
    def read(cls, text: str, *, file: str = "baseline") -> Self:
        """Read what `write` wrote; `UnusableInput` says everything that is wrong with it.

        >>> Baseline.read("[]")
        Traceback (most recent call last):
        provenance.errors.UnusableInput: baseline: an object with "version" and "findings", not []
        """
        found = _parsed(text, file)
        if not isinstance(found, dict) or found.get("version") != _VERSION:
            wrong = f'an object with "version" and "findings", not {shown(found)}'
            if isinstance(found, dict):
                wrong = f"version {shown(found.get('version'))} is not {_VERSION}"
            raise UnusableInput([Fault(file, "", wrong)])
        records = found.get("findings")
        if not isinstance(records, list):
            raise UnusableInput([Fault(file, "findings", f"a list, not {shown(records)}")])
        keys = [_key(record) for record in records]
        faults = [
            Fault(
                file, f"findings[{place}]", f"rule, claims and numbers, not {shown(records[place])}"
            )
            for place, key in enumerate(keys)
            if key is None
        ]
        if faults:
            raise UnusableInput(faults)
        return cls(key for key in keys if key is not None)

    def write(self) -> str:
        """Write it as JSON, one finding a line, in an order that makes small differences."""
        lines = [
            json.dumps(
                {"rule": rule, "claims": claims, "numbers": dict(numbers)}, ensure_ascii=False
            )
            for rule, claims, numbers in sorted(self.keys)
        ]
        body = ",\n  ".join(lines)
        held = f"[\n  {body}\n ]" if lines else "[]"
        return f'{{"version": {_VERSION},\n "findings": {held}}}\n'

    def __contains__(self, finding: object) -> bool:
        """Tell whether a finding was there before."""
        return isinstance(finding, Finding) and finding.key in self.keys

    def __len__(self) -> int:
        """Count the findings."""
        return len(self.keys)


def _parsed(text: str, file: str) -> Any:
    if len(text) > _MOST_CHARACTERS:
        wrong = f"a baseline has at most {_MOST_CHARACTERS:,} characters"
        raise UnusableInput([Fault(file, "", wrong)])
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnusableInput([Fault(file, "", f"no JSON: {error.msg}", error.lineno)]) from None
    except (RecursionError, ValueError):
        wrong = "JSON that is nested too deeply, or holds too long a number"
        raise UnusableInput([Fault(file, "", wrong)]) from None


def _key(record: Any) -> _Key | None:
    if not isinstance(record, dict) or record.keys() - {"rule", "claims", "numbers"}:
        return None
    rule, claims, numbers = (record.get(name) for name in ("rule", "claims", "numbers"))
    if not isinstance(rule, str) or not isinstance(claims, list) or not isinstance(numbers, dict):
        return None
    if not all(isinstance(one, str) for one in (*claims, *numbers.values())):
        return None
    return rule, tuple(sorted(claims)), tuple(numbers.items())
