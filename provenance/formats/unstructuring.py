"""From a ledger back to plain records, so that reading them gives the same ledger.

Keys that say nothing are left out: a default, an id that is made from the content, figures that
the words already state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from provenance.claim import Claim, Stance
from provenance.dates import Precision, Window
from provenance.errors import RecordError
from provenance.estimate import Estimate
from provenance.formats.faults import Wrong
from provenance.formats.figures import FIGURE_KEYS, figure_of
from provenance.formats.shapes import VERSION, ClaimShape
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE, Link
from provenance.naming import identifier, slug
from provenance.policy import Policy
from provenance.question import Question
from provenance.source import Source

__all__ = ["records_from"]

_Record = dict[str, Any]


@attrs.frozen
class _Ids:
    """The ids as they stand in a file, where names with spaces may not."""

    sources: Mapping[str, str]
    claims: Mapping[str, str]

    @classmethod
    def of(cls, ledger: Ledger) -> _Ids:
        return cls(
            _written_ids(source.id for source in _all_sources(ledger)),
            _written_ids(claim.id for claim in ledger.claims),
        )

    def target(self, target: str) -> str:
        if target.startswith(OF_SOURCE):
            source = target.removeprefix(OF_SOURCE)
            return OF_SOURCE + self.sources.get(source, source)
        return self.claims.get(target, target)


def records_from(ledger: Ledger) -> dict[str, Any]:
    """Give a ledger as plain lists and dicts in the shape of a dossier file.

    >>> records_from(Ledger(sources=[Source("us"), Source("kirby", speaks_for=Source("us"))]))
    {'version': 1, 'source': [{'id': 'us'}, {'id': 'kirby', 'speaks_for': 'us'}]}
    """
    ids = _Ids.of(ledger)
    rows: dict[str, list[_Record]] = {
        "source": [_source(source, ids) for source in _all_sources(ledger)],
        "question": [_question(question) for question in ledger.questions],
        "claim": [_claim(claim, ids) for claim in ledger.claims],
        "link": [_link(link, ids) for link in ledger.links],
        "within": [{"part": one.part, "whole": one.whole} for one in ledger.wholes],
        "sum": [{"whole": one.whole, "parts": list(one.parts)} for one in ledger.sums],
        "exception": [
            {
                "rule": one.rule,
                "claims": [ids.claims.get(claim, claim) for claim in one.claims],
                "reason": one.reason,
            }
            for one in ledger.exemptions
        ],
    }
    head: _Record = {
        "title": ledger.title,
        "policy": _policy(ledger.policy),
        "rules": _rules(ledger),
    }
    return {"version": VERSION} | {key: value for key, value in (head | rows).items() if value}


def _all_sources(ledger: Ledger) -> list[Source]:
    """Give the sources of a ledger, and whomever they speak for at any time."""
    found = {source.id: source for source in ledger.sources}
    waiting = list(ledger.sources)
    while waiting:
        for affiliation in waiting.pop().speaks_for:
            above = affiliation.principal
            if above.id not in found:
                found[above.id] = above
                waiting.append(above)
    return list(found.values())


def _written_ids(ids: Iterable[str]) -> dict[str, str]:
    """Give each id as it is written: itself where a file may hold it, else made from its words."""
    originals = list(ids)
    taken = {id_ for id_ in originals if _is_identifier(id_)}
    written: dict[str, str] = {}
    for id_ in originals:
        new = id_
        if id_ not in taken:
            base = slug(id_)[:100] or "unnamed"
            new, number = base, 2
            while new in taken:
                new, number = f"{base}-{number}", number + 1
            taken.add(new)
        written[id_] = new
    return written


def _is_identifier(id_: str) -> bool:
    try:
        identifier(id_)
    except RecordError:
        return False
    return True


def _without_empty(record: _Record) -> _Record:
    return {
        key: value
        for key, value in record.items()
        if value is not None and value is not False and value not in ("", [], {})
    }


def _source(source: Source, ids: _Ids) -> _Record:
    id_ = ids.sources[source.id]
    return _without_empty(
        {
            "id": id_,
            "name": "" if source.name == id_ else source.name,
            "kind": source.kind.value,
            "speaks_for": _speaks_for(source, ids),
            "aliases": list(source.aliases),
            "same_as": [ids.sources.get(one, one) for one in source.same_as],
            "reliability": source.reliability.value if source.reliability else "",
            "note": source.note,
        }
    )


def _speaks_for(source: Source, ids: _Ids) -> str | list[str | _Record]:
    entries: list[str | _Record] = []
    for one in source.speaks_for:
        id_ = ids.sources[one.principal.id]
        dated = _without_empty({"since": one.since, "until": one.until})
        entries.append({"source": id_, **dated} if dated else id_)
    return entries[0] if len(entries) == 1 and isinstance(entries[0], str) else entries


def _question(question: Question) -> _Record:
    made = question.but(id="").id
    return _without_empty(
        {
            "id": "" if question.id == made else question.id,
            "subject": question.subject,
            "measure": question.measure,
            "place": question.place,
            "status": question.status.value,
            "moves": question.moves.value,
            "unit": question.unit,
            "scope": dict(question.scope),
        }
    )


def _claim(claim: Claim, ids: _Ids) -> _Record:
    record = _without_empty(
        {
            "id": ids.claims[claim.id],
            "source": ids.sources[claim.source.id],
            "question": claim.question.id,
            "words": claim.words,
            "stance": _stance(claim),
            "said_on": _window(claim.said_on),
            "as_of": _window(claim.as_of),
            "recorded_on": _window(claim.recorded_on),
            "target": _window(claim.target),
            "via": [ids.sources[relay.id] for relay in claim.via],
            "after": [ids.claims.get(one, one) for one in claim.after],
            "utterance": claim.utterance,
            "audience": claim.audience,
            "locator": claim.locator,
            "url": claim.url,
            "note": claim.note,
        }
    )
    if claim.estimate is not None and not _is_said(claim):
        record |= _figures(claim.estimate)
    return record


def _stance(claim: Claim) -> str:
    """Leave the stance of a claim unsaid where it asserts, and does so in words or figures."""
    if claim.stance is not Stance.ASSERTS:
        return claim.stance.value
    says = claim.words or claim.estimate is not None or not claim.question.unit
    return "" if says else claim.stance.value


def _is_said(claim: Claim) -> bool:
    """Whether reading the words of a claim gives its very estimate."""
    if not claim.words:
        return False
    raw: _Record = {"words": claim.words, "stance": claim.stance}
    shape = ClaimShape(source="", question="", **raw)
    try:
        return figure_of(shape, raw, claim.question) == claim.estimate
    except Wrong:
        return False


def _figures(estimate: Estimate) -> _Record:
    fields = {key: getattr(estimate, key) for key in FIGURE_KEYS}
    fields["side"] = estimate.side.value if estimate.approximate else ""
    if estimate.low == estimate.high == estimate.best:
        fields["best"] = None
    if fields["side"] == "both":
        fields["side"] = ""
    return _without_empty(fields)


def _window(window: Window | None) -> date | str | None:
    """Give a plain day as a day, and every other window in ISO form."""
    if window is None:
        return None
    if window.precision is Precision.DAY and not window.approximate:
        return window.start
    return window.isoformat()


def _link(link: Link, ids: _Ids) -> _Record:
    made = attrs.evolve(link, id="").id
    return _without_empty(
        {
            "id": "" if link.id == made else link.id,
            "relation": link.relation.value,
            "by": ids.sources.get(link.by.id, link.by.id),
            "claims": [ids.claims.get(one, one) for one in link.claims],
            "targets": [ids.target(one) for one in link.targets],
            "words": link.words,
            "said_on": _window(link.said_on),
            "reason": link.reason,
        }
    )


def _rules(ledger: Ledger) -> dict[str, _Record]:
    """Give the settings of each rule as one table; what is set later holds."""
    rules: dict[str, _Record] = {}
    for settings in ledger.rule_settings:
        rules.setdefault(settings.rule, {}).update(settings.options)
    return rules


def _policy(policy: Policy) -> _Record:
    usual = Policy()
    values = {
        "tolerance": (str(policy.tolerance), str(usual.tolerance)),
        "day_slip": (policy.day_slip, usual.day_slip),
        "level": (policy.level.value, usual.level.value),
    }
    return {key: value for key, (value, default) in values.items() if value != default}
