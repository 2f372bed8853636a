"""From plain records to a ledger: all of it, or every fault at once and nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.errors import LedgerError, ProvenanceError, shown
from provenance.formats.faults import Draft, Faults, Wrong, described
from provenance.formats.heads import Head, rows_in
from provenance.formats.links import exemptions_of, links_of, parts_of
from provenance.formats.references import Register
from provenance.formats.shapes import TOP_LEVEL, VERSION, PolicyShape
from provenance.formats.structuring import structured
from provenance.formats.texts import identifier, text
from provenance.formats.values import option
from provenance.ledger import Ledger
from provenance.policy import Policy
from provenance.settings import RuleSettings

__all__ = ["Dossier", "Rejected", "dossier_of", "ledger_from", "ledger_of", "ledger_on"]

_BESIDE_CLAIMS = ("link", "within", "sum", "exception")


def ledger_from(records: Mapping[str, Any], *, file: str = "records") -> Ledger:
    """Build a ledger from plain lists and dicts in the shape of a dossier file.

    Raises `UnusableInput` with every fault, each with its path and what would be right.

    >>> ledger_from({"source": [{"id": "kirby", "kind": "person"}]}).source("kirby").kind.value
    'person'
    """
    return dossier_of(Draft(records), file).ledger


@attrs.frozen
class Rejected:
    """A record that was left out of a ledger: where it stands, why, and what it says.

    `record` is what was read, or the text of a line that could not be read at all.

    >>> Rejected("a.jsonl", 3, "claim[0]", ("low: missing",), {"id": "a"}).line
    3
    """

    file: str
    line: int | None
    path: str
    reasons: tuple[str, ...]
    record: Any = attrs.field(eq=False)


@attrs.frozen(slots=False, eq=False)
class Dossier:
    """A ledger together with the file it was read from.

    `rejected` are the records left out, where that was asked for.

    >>> dossier_of(Draft({}), "a.toml").places
    {}
    """

    ledger: Ledger
    file: str
    _draft: Draft = attrs.field(repr=False)
    _rows: Mapping[str, int] | None = attrs.field(repr=False)
    rejected: tuple[Rejected, ...] = ()

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Where each claim stands, as "file:line" under its id, in formats that have lines."""
        # Without a note of which row holds which claim, they stand as the ledger holds them.
        in_order = {claim.id: row for row, claim in enumerate(self.ledger)}
        rows = in_order if self._rows is None else self._rows
        lines = {id_: self._draft.line_of(("claim", row)) for id_, row in rows.items()}
        return {id_: f"{self.file}:{line}" for id_, line in lines.items() if line is not None}


def dossier_of(draft: Draft, file: str) -> Dossier:
    """Build the ledger of what a format found in a file; `file` is the name that faults carry.

    >>> len(dossier_of(Draft({}), "a.toml").ledger)
    0
    """
    faults = Faults(file)
    for path, message in draft.faults:
        faults.add(path, message)
    rows: dict[str, int] = {}
    ledger = ledger_of(draft.records, faults, rows)
    if faults or ledger is None:
        raise faults.error(draft)
    return Dossier(ledger, file, draft, rows)


def ledger_of(records: object, faults: Faults, places: dict[str, int]) -> Ledger | None:
    """Build the ledger of records, and note the place of each claim; None where there are faults.

    >>> places = {}
    >>> len(ledger_of({}, Faults("a.toml"), places))
    0
    """
    if not isinstance(records, Mapping):
        faults.add((), f"a table (object) of sources and claims is due, not {described(records)}")
        return None
    head = Head.of(records, faults)
    claims = head.claims(rows_in(records, "claim", faults), faults)
    places |= claims.places
    return ledger_on(head, claims, records, faults)


def ledger_on(
    head: Head, claims: Register[Claim], records: Mapping[str, Any], faults: Faults
) -> Ledger | None:
    """Build the ledger of claims, what they rest on, and all else among the records.

    >>> faults = Faults("a.toml")
    >>> head = Head.of({}, faults)
    >>> ledger_on(head, head.claims([], faults), {"title": "Troops"}, faults).title
    'Troops'
    """
    _check_keys(records, faults)
    _check_version(records, faults)
    sources = head.sources
    rows = {table: rows_in(records, table, faults) for table in _BESIDE_CLAIMS}
    links = links_of(rows["link"], sources, claims, head.dateline, faults)
    wholes, sums = parts_of(rows["within"], rows["sum"], faults)
    fields: dict[str, Any] = {
        "links": links.values.values(),
        "sources": sources.values.values(),
        "questions": head.questions.values.values(),
        "wholes": wholes,
        "sums": sums,
        "exemptions": exemptions_of(rows["exception"], claims, faults),
        "rule_settings": _rule_settings(records, faults),
        "policy": _policy(records, faults),
        "title": _title(records, faults),
    }
    if faults:
        return None
    made = tuple(claims.values.values())
    try:
        if not fields["links"]:
            # Whatever claims mention was declared, and is the very thing that the ledger holds.
            return Ledger(**fields).with_certain(made)
        return Ledger(made, **fields)
    except LedgerError as error:
        faults.add((), str(error))
        return None


def _check_keys(records: Mapping[Any, Any], faults: Faults) -> None:
    for key in records:
        if key not in TOP_LEVEL:
            known = f"; known here are {', '.join(TOP_LEVEL)}"
            hint = faults.did_you_mean(str(key), TOP_LEVEL) or known
            faults.add((str(key),), f"unknown key {shown(key)}{hint}")


def _check_version(records: Mapping[str, Any], faults: Faults) -> None:
    version = records.get("version", VERSION)
    if type(version) is int and version > VERSION:
        message = f"this file is of version {shown(version)}; only version {VERSION} is read here"
        faults.add(("version",), f"{message}: a newer release of provenance may know it")
    elif type(version) is not int or version != VERSION:
        message = f"the version of a file is {VERSION}, not {described(version)}"
        faults.add(("version",), message)


def _title(records: Mapping[str, Any], faults: Faults) -> str:
    try:
        return text(records.get("title", ""))
    except Wrong as wrong:
        faults.add(("title",), str(wrong))
        return ""


def _policy(records: Mapping[str, Any], faults: Faults) -> Policy:
    row = structured(records.get("policy", {}), PolicyShape, ("policy",), faults)
    policy = Policy()
    if row is None:
        return policy
    for key in ("tolerance", "day_slip", "level"):
        try:
            policy = policy.but(**{key: getattr(row.shape, key)})
        except ProvenanceError as error:
            faults.add(("policy", key), str(error))
    return policy


def _rule_settings(records: Mapping[str, Any], faults: Faults) -> list[RuleSettings]:
    rules = records.get("rules", {})
    if not isinstance(rules, Mapping):
        faults.add(("rules",), f"a table (object) for each rule is due, not {described(rules)}")
        return []
    settings: list[RuleSettings] = []
    for rule, options in rules.items():
        path = ("rules", str(rule))
        named = True
        try:
            identifier(rule)
        except Wrong as wrong:
            faults.add(path, str(wrong))
            named = False
        if not isinstance(options, Mapping):
            message = f"a table (object) of settings is due, not {described(options)}"
            faults.add(path, message)
            continue
        chosen: dict[str, Any] = {}
        for key, value in options.items():
            try:
                chosen[str(key)] = option(value)
            except Wrong as wrong:
                for inside, message in wrong.faults:
                    faults.add((*path, str(key), *inside), message)
        if named:
            settings.append(RuleSettings(str(rule), chosen))
    return settings
