"""Claims built from their rows: ids looked up, the figure found, the dates read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.errors import ProvenanceError, shown
from provenance.estimate import Estimate
from provenance.formats.bulk import BulkClaims, in_bulk
from provenance.formats.faults import Faults, Path, Wrong
from provenance.formats.figures import FIGURE_KEYS, figure_of
from provenance.formats.moments import in_file, window_of
from provenance.formats.references import Register, rings, written_ring
from provenance.formats.shapes import ClaimShape
from provenance.formats.structuring import Row, structured
from provenance.question import Question
from provenance.source import Source

__all__ = ["claims_of", "read_dates"]

_Value = TypeVar("_Value")
# Stand in where a reference leads nowhere, so that the rest of the claim is still checked.
_SOME_SOURCE = Source("unknown")
_SOME_QUESTION = Question("unknown")
_DATES = ("as_of", "recorded_on", "target")
_AS_THEY_ARE = ("stance", "words", "after", "utterance", "audience", "locator", "url", "note", "id")
_BESIDE_FIGURES = frozenset(ClaimShape.__annotations__) - {*FIGURE_KEYS, "words"}
_SAYS_SOMETHING = ("words", "low", "high", "best", "stance")


@attrs.frozen
class _Builder:
    sources: Register[Source]
    questions: Register[Question]
    dateline: Window | None
    faults: Faults

    def build(self, row: Row[ClaimShape], raw: Mapping[str, Any], path: Path) -> Claim | None:
        """Build a claim; where anything is amiss, report all that is and give None."""
        shape, faults_before = row.shape, len(self.faults)
        source = _found(self.sources, shape.source, (*path, "source"))
        asked = _found(self.questions, shape.question, (*path, "question"))
        question = asked or _SOME_QUESTION
        fields = {key: getattr(shape, key) for key in _AS_THEY_ARE}
        fields |= read_dates(shape, _DATES, path, self)
        fields["via"] = self._chain(shape, path)
        fields["estimate"] = self._estimate(row, raw, question, path)
        claim = None
        try:
            claim = Claim(source or _SOME_SOURCE, question, **fields)
        except (ProvenanceError, ValueError) as error:
            self._explain(error, question, fields, row, path)
        if not row.sound or source is None or asked is None or len(self.faults) > faults_before:
            return None
        return claim

    def _explain(
        self,
        error: Exception,
        question: Question,
        fields: Mapping[str, Any],
        row: Row[ClaimShape],
        path: Path,
    ) -> None:
        """Report each key for which a claim that held it alone would be refused."""
        suspects: dict[str, dict[str, Any]] = {"url": {"url": fields["url"]}}
        figures = _figures_alone(row.shape)
        suspects |= figures or {"words": {"estimate": fields["estimate"]}}
        found = _refused(suspects, question)
        if not found:
            key = "after" if fields["id"] in fields["after"] else "stance"
            found = {key: str(error)}
        for key, message in found.items():
            self.faults.add((*path, key), message)

    def _estimate(
        self, row: Row[ClaimShape], raw: Mapping[str, Any], question: Question, path: Path
    ) -> Estimate | None:
        if question.unit and all(raw.get(key) in (None, "") for key in _SAYS_SOMETHING):
            message = f"missing: the question asks for {question.unit}, and the claim says nothing"
            choices = ", ".join(_SAYS_SOMETHING)
            self.faults.add((*path, "words"), f"{message}; give one of {choices}")
            return None
        found: dict[Any, str] = {}
        # A figure that could not be read, or hides under a misspelt key, contradicts nothing.
        if not row.faulty - _BESIDE_FIGURES:
            try:
                return figure_of(row.shape, raw, question)
            except Wrong as wrong:
                found |= {inside[0]: message for inside, message in wrong.faults}
        found |= _refused(_figures_alone(row.shape), question)
        for key, message in found.items():
            self.faults.add((*path, key), message)
        return None

    def _chain(self, shape: ClaimShape, path: Path) -> list[Source]:
        passed = {shape.source}
        for number, id_ in enumerate(shape.via):
            if id_ in passed:
                message = f"via runs in a circle (a cycle): {shown(id_)} would cite itself"
                self.faults.add((*path, "via", number), message)
            passed.add(id_)
        return self.sources.find_all(shape.via, (*path, "via")) or []


def _figures_alone(shape: ClaimShape) -> dict[str, dict[str, Any]]:
    """Give each figure that a claim states as the fields of a claim that states nothing else."""
    return {
        key: {"estimate": Estimate.exactly(getattr(shape, key))}
        for key in ("low", "high", "best")
        if getattr(shape, key) is not None
    }


def _refused(suspects: Mapping[str, Mapping[str, Any]], question: Question) -> dict[str, str]:
    """Give what is said against each key whose fields no claim on the question can have."""
    found: dict[str, str] = {}
    for key, fields in suspects.items():
        try:
            Claim("unknown", question, **fields)
        except (ProvenanceError, ValueError) as refused:
            found[key] = str(refused)
    return found


def read_dates(
    shape: Any, keys: Sequence[str], path: Path, builder: Any
) -> dict[str, Window | None]:
    """Read `said_on` against the dateline, and the other dates against both."""
    dates: dict[str, Window | None] = {}
    for key in ("said_on", *keys):
        anchor = dates.get("said_on") or builder.dateline
        try:
            dates[key] = window_of(getattr(shape, key), anchor)
        except Wrong as wrong:
            builder.faults.add((*path, key), in_file(str(wrong), first=key == "said_on"))
            dates[key] = None
    return dates


def _found(register: Register[_Value], id_: str | None, path: Path) -> _Value | None:
    return None if id_ is None else register.find(id_, path)


def claims_of(
    rows: Sequence[object],
    sources: Register[Source],
    questions: Register[Question],
    dateline: Window | None,
    faults: Faults,
    *,
    bulk: BulkClaims | None = None,
    in_order: bool = True,
) -> Register[Claim]:
    """Build every claim that can be built, and report the rest.

    `bulk` builds on the same sources and questions, and knows what it has built before. Without
    `in_order`, nobody looks yet for what a claim comes after: these are not all there are.
    """
    register: Register[Claim] = Register("claim", faults)
    firsts = register.declare(rows)
    bulk = bulk or BulkClaims(sources.values, questions.values)
    made = in_bulk(rows, bulk.build)
    if made and all(made) and len(firsts) == len(rows):
        # Each has an id of its own, and none comes after another.
        known = dict(zip(register.places, made, strict=True))
        register.values = cast("dict[str, Claim]", known)
        return register
    builder = _Builder(sources, questions, dateline, faults)
    order: dict[str, tuple[int, ClaimShape]] = {}
    for place, raw in enumerate(rows):
        path = ("claim", place)
        certain = made[place]
        if certain is not None:
            if place in firsts:
                register.keep(certain.id, certain, place)
            continue
        row = structured(raw, ClaimShape, path, faults)
        if row is None or not isinstance(raw, Mapping):
            continue
        claim = builder.build(row, raw, path)
        if place not in firsts:
            continue
        if claim is not None:
            register.keep(claim.id, claim, place)
        order[row.shape.id or (claim.id if claim else f"\0{place}")] = (place, row.shape)
    if in_order:
        _check_order(order, register)
    return register


def _check_order(order: Mapping[str, tuple[int, ClaimShape]], register: Register[Claim]) -> None:
    """Check that `after` names claims on record, and that no claim comes before itself."""
    for place, shape in order.values():
        for number, id_ in enumerate(shape.after):
            register.find(id_, ("claim", place, "after", number))
    for ring in rings({id_: shape.after for id_, (_, shape) in order.items()}):
        if len(ring) > 1:
            path = ("claim", order[ring[0]][0], "after")
            message = f"after runs in a circle (a cycle): {written_ring(ring)}"
            register.faults.add(path, message)
