"""Questions built from their rows, each with its id or one made from what it asks."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.errors import ProvenanceError
from provenance.formats.faults import Faults, Path
from provenance.formats.references import Register
from provenance.formats.shapes import QuestionShape
from provenance.formats.structuring import structured
from provenance.question import Question

__all__ = ["questions_of"]


def questions_of(rows: Sequence[object], faults: Faults) -> Register[Question]:
    """Build every question that can be built, and report the rest.

    >>> rows = [{"subject": "troops", "place": "Russia"}]
    >>> list(questions_of(rows, Faults("a.toml")).values)
    ['troops/russia/actual']
    """
    register: Register[Question] = Register("question", faults)
    firsts = register.declare(rows)
    for place, row in enumerate(rows):
        path = ("question", place)
        read = structured(row, QuestionShape, path, faults)
        question = _built(read.shape, path, faults) if read is not None else None
        if question is not None and read is not None and read.sound and place in firsts:
            register.keep(question.id, question, place)
    return register


def _built(shape: QuestionShape, path: Path, faults: Faults) -> Question | None:
    try:
        return Question(
            shape.subject or "unknown",
            measure=shape.measure,
            place=shape.place,
            status=shape.status,
            moves=shape.moves,
            unit=shape.unit,
            scope=shape.scope,
            id=shape.id,
        )
    except ProvenanceError as error:
        # The keys have been checked one by one: only the unit can still be unknown.
        faults.add((*path, "unit"), str(error))
        return None
