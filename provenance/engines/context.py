"""What every worker has to know besides its rows: who is who, what is part of what, which rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.engines.extras import EngineError
from provenance.errors import shown
from provenance.formats import FORMATS, records_from
from provenance.formats.faults import Draft, Faults, spelled
from provenance.formats.links import exemptions_of, links_of
from provenance.formats.moments import window_of
from provenance.formats.records import dossier_of
from provenance.formats.references import Register
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE, Link
from provenance.policy import Policy
from provenance.question import Question
from provenance.rules.rule import Looks, Rule
from provenance.settings import Exemption
from provenance.source import Source

__all__ = ["Context", "as_json", "context_draft", "from_json", "rule_named", "written_rule"]

_ON_CLAIMS = ("claim", "link", "exception")


def context_draft(context: Ledger | str | Path | None) -> Draft:
    """Read a context: everything that a dossier holds but claims, which belong in the table.

    >>> context_draft(Ledger(title="Troops")).records["title"]
    'Troops'
    """
    if context is None:
        return Draft({})
    if isinstance(context, Ledger):
        name, draft = "context", Draft(records_from(context))
    else:
        path, name = Path(context), str(context)
        module = FORMATS.get(path.suffix.lower())
        if module is None:
            message = f"a context is a dossier file or a ledger, not {shown(name)}"
            raise EngineError(message, value=context)
        draft = import_module(f"provenance.formats.{module}").draft(path, name)
    if draft.records.get("claim"):
        faults = Faults(name)
        faults.add(("claim", 0), "a context holds no claims; put them in the table")
        raise faults.error(draft)
    return draft


@attrs.frozen(slots=False)
class Context:
    """All that a worker is told before its first row; it goes from process to process as JSON.

    `records` is a dossier without claims, `first_lines` the first line of every id that stands on
    several. What is wrong with a row though only the whole table tells is in `refused` by its line,
    and in `unfit` by what it says of its source.

    >>> context = Context(("id", "source", "low"), {"source": [{"id": "nbc"}]})
    >>> Context.read(context.write()).side.source("nbc").id
    'nbc'
    """

    columns: tuple[str, ...]
    records: Mapping[str, Any] = attrs.field(factory=dict, repr=False)
    rules: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    first_lines: Mapping[str, int] = attrs.field(factory=dict, repr=False, kw_only=True)
    refused: Mapping[int, str] = attrs.field(factory=dict, repr=False, kw_only=True)
    unfit: Mapping[str, str] = attrs.field(factory=dict, repr=False, kw_only=True)
    cited: frozenset[str] = attrs.field(default=frozenset(), repr=False, kw_only=True)
    file: str = attrs.field(default="context", kw_only=True)

    def write(self) -> str:
        """Write it as one line of JSON."""
        fields = {
            "columns": self.columns,
            "records": self.records,
            "rules": self.rules,
            "first_lines": self.first_lines,
            "refused": list(self.refused.items()),
            "unfit": self.unfit,
            "cited": sorted(self.cited),
        }
        return as_json(fields)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `write` wrote."""
        fields = from_json(text)
        return cls(
            tuple(fields["columns"]),
            fields["records"],
            rules=tuple(fields["rules"]),
            first_lines=fields["first_lines"],
            refused=dict(fields["refused"]),
            unfit=fields["unfit"],
            cited=frozenset(fields["cited"]),
        )

    @cached_property
    def side(self) -> Ledger:
        """The ledger of all that is no claim and stands on none."""
        kept = {key: rows for key, rows in self.records.items() if key not in _ON_CLAIMS}
        return dossier_of(Draft(kept), self.file).ledger

    @property
    def policy(self) -> Policy:
        """The policy of the context."""
        return self.side.policy

    @cached_property
    def dateline(self) -> Window | None:
        """The day from which words such as "Monday" count back."""
        return window_of(self.records.get("dateline"))

    @cached_property
    def in_force(self) -> tuple[Rule, ...]:
        """The rules to run, as they were set."""
        return tuple(map(rule_named, self.rules))

    @cached_property
    def by_looks(self) -> Mapping[Looks, tuple[Rule, ...]]:
        """The rules to run by what they look at."""
        return {looks: tuple(r for r in self.in_force if r.looks is looks) for looks in Looks}

    def sources(self, faults: Faults) -> Register[Source]:
        """Every source, to be looked up."""
        return _register("source", {one.id: one for one in self.side.sources}, faults)

    def questions(self, faults: Faults) -> Register[Question]:
        """Every question of the context, to be looked up."""
        return _register("question", {one.id: one for one in self.side.questions}, faults)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, whether or not the claims that it names turn out to be usable."""
        faults = Faults(self.file)
        made = links_of(
            self.records.get("link", ()),
            self.sources(faults),
            _named(self.cited, faults),
            self.dateline,
            faults,
        )
        if faults:
            raise faults.error(Draft(self.records))
        return tuple(made.values.values())

    @cached_property
    def exemptions(self) -> tuple[Exemption, ...]:
        """Every exemption."""
        faults = Faults(self.file)
        rows = self.records.get("exception", ())
        made = tuple(exemptions_of(rows, _named(self.cited, faults), faults))
        if faults:
            raise faults.error(Draft(self.records))
        return made

    def wrong_with(self, table: str, rows: Sequence[Any]) -> dict[int, str]:
        """Say what is wrong with which links or exceptions, by their places, until none is."""
        told: dict[int, list[str]] = {}
        while True:
            left = [place for place in range(len(rows)) if place not in told]
            faults = Faults(self.file)
            named, kept = _named(self.cited, faults), [rows[place] for place in left]
            if table == "link":
                links_of(kept, self.sources(faults), named, self.dateline, faults)
            else:
                list(exemptions_of(kept, named, faults))
            if not faults:
                return {place: "; ".join(dict.fromkeys(said)) for place, said in told.items()}
            for (_, place, *at), message in faults:
                key = f"{spelled(tuple(at))}: " if at else ""
                told.setdefault(left[int(place)], []).append(f"{key}{message}")

    def named(self) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of the claims that links name, and of those that exemptions do."""
        in_links = (
            end
            for link in self.records.get("link", ())
            for end in (*_listed(link, "claims"), *_listed(link, "targets"))
            if not end.startswith(OF_SOURCE)
        )
        exempted = (
            id_ for row in self.records.get("exception", ()) for id_ in _listed(row, "claims")
        )
        return frozenset(in_links), frozenset(exempted)


def _listed(row: object, key: str) -> list[str]:
    found = row.get(key) if isinstance(row, Mapping) else None
    return (
        [one for one in found if isinstance(one, str)] if isinstance(found, (list, tuple)) else []
    )


def _register(what: str, values: dict[str, Any], faults: Faults) -> Register[Any]:
    register: Register[Any] = Register(what, faults)
    register.values, register.places = values, dict.fromkeys(values, 0)
    return register


def _named(ids: Iterable[str], faults: Faults) -> Register[Claim]:
    """Ids of claims that are on record, though their claims are not here."""
    register: Register[Claim] = Register("claim", faults)
    register.places = dict.fromkeys(ids, 0)
    return register


# What goes from process to process


def as_json(value: Any) -> str:
    """Write plain values on one line; decimals and days stay what they are.

    >>> from_json(as_json({"low": Decimal("1.5"), "on": date(2024, 10, 24)}))
    {'low': Decimal('1.5'), 'on': datetime.date(2024, 10, 24)}
    """
    return json.dumps(value, default=_tagged, ensure_ascii=False)


def _tagged(value: object) -> Any:
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    if isinstance(value, datetime):
        return {"$moment": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, Mapping):
        return dict(value)
    message = f"no JSON can be made of {shown(value)}"
    raise EngineError(message, value=value)


_UNTAGGED: Mapping[str, Callable[[str], Any]] = {
    "$decimal": Decimal,
    "$moment": datetime.fromisoformat,
    "$date": date.fromisoformat,
}


def from_json(text: str | bytes) -> Any:
    """Read what `as_json` wrote."""
    return json.loads(text, object_hook=_untagged)


def _untagged(table: dict[str, Any]) -> Any:
    if len(table) == 1:
        (key, value) = next(iter(table.items()))
        if key in _UNTAGGED:
            return _UNTAGGED[key](value)
    return table


def written_rule(rule: Rule) -> str:
    """Write a rule as the place where another process finds it, with all that was set.

    Raises `EngineError` for a rule that looks at the whole ledger, or that no module holds.

    >>> from provenance.rules import conflict
    >>> written_rule(conflict.but(at_least=10))
    '["provenance.rules.pairs:conflict", {"at_least": 10}]'
    """
    if rule.looks in (Looks.LEDGER, Looks.JUDGE):
        message = f"rule {rule.id!r} looks at {rule.looks.in_words}, which no engine holds at once"
        raise EngineError(f"{message}: load the file and use check", value=rule)
    module = getattr(rule.function, "__module__", "")
    name = getattr(rule.function, "__qualname__", "")
    base = getattr(import_module(module), name, None) if module != "__main__" else None
    if isinstance(base, Rule) and base.id == rule.id:
        changes = {key: value for key, value in rule.settings if base.options[key] != value}
        for key in ("hint", "enabled"):
            if getattr(rule, key) != getattr(base, key):
                changes[key] = getattr(rule, key)
        if rule.fixed_severity:
            changes["severity"] = rule.severity.value
        if base.but(**changes) == rule:
            return as_json([f"{module}:{name}", changes])
    message = f"rule {rule.id!r} is found under no name of an importable module"
    raise EngineError(f"{message}: define it there, for every worker loads it by name", value=rule)


def rule_named(written: str) -> Rule:
    """Find the rule that `written_rule` wrote.

    >>> rule_named('["provenance.rules.pairs:conflict", {"at_least": 10}]').options["at_least"]
    10
    """
    place, changes = from_json(written)
    module, _, name = place.partition(":")
    found: Rule = getattr(import_module(module), name)
    return found.but(**changes)
