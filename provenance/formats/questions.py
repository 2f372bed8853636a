"""Questions built from their rows, each with its id or one made from what it asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from provenance.errors import ProvenanceError
from provenance.formats import texts
from provenance.formats.blank import blank_of
from provenance.formats.bulk import in_bulk
from provenance.formats.certain import Doubt, Memo, ids_of, one_name
from provenance.formats.faults import Faults, Path
from provenance.formats.references import Register
from provenance.formats.shapes import QuestionShape
from provenance.formats.structuring import structured
from provenance.naming import slug
from provenance.question import Moves, Question, Status

__all__ = ["questions_of"]


def questions_of(rows: Sequence[object], faults: Faults) -> Register[Question]:
    """Build every question that can be built, and report the rest.

    >>> rows = [{"subject": "troops", "place": "Russia"}]
    >>> list(questions_of(rows, Faults("a.toml")).values)
    ['troops/russia/actual']
    """
    register: Register[Question] = Register("question", faults)
    made = in_bulk(rows, BulkQuestions().build)
    if made and all(made):
        values = {question.id: question for question in cast("Sequence[Question]", made)}
        if len(values) == len(rows):
            register.values = values
            register.places = dict(zip(values, range(len(values)), strict=True))
            return register
    firsts = register.declare(rows)
    for place, row in enumerate(rows):
        path = ("question", place)
        certain = made[place]
        if certain is not None:
            if place in firsts:
                register.keep(certain.id, certain, place)
            continue
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


_NAMES = ("subject", "measure", "place")
_KNOWN = frozenset({"id", *_NAMES, "status", "moves", "unit"})
_Blank = blank_of(Question)


class BulkQuestions:
    """Builds questions of the usual keys, each distinct name checked once.

    >>> rows = [{"subject": "troops", "place": "Russia"}]
    >>> BulkQuestions().build(tuple(rows[0]), rows)[0].id
    'troops/russia/actual'
    """

    def __init__(self) -> None:
        names = Memo(one_name)
        self._read: dict[str, Callable[[Sequence[Any]], Sequence[Any]]] = {
            **dict.fromkeys(_NAMES, names.all_of),
            "unit": Memo(_unit).all_of,
            "status": lambda column: list(map(_STATUSES.__getitem__, column)),
            "moves": lambda column: list(map(_MOVES.__getitem__, column)),
            "id": _slugged,
        }
        self._parts = Memo(slug)

    def build(self, keys: tuple[str, ...], rows: Sequence[Any]) -> list[Question | None]:
        """Build questions from rows that all have these keys; raise where one is not certain."""
        if not _KNOWN.issuperset(keys) or "subject" not in keys:
            return [None] * len(rows)
        columns = dict(zip(keys, zip(*map(dict.values, rows), strict=True), strict=True))
        read = {key: self._read[key](columns[key]) for key in keys}
        usual = (read.get(key) or [default] * len(rows) for key, default in _USUAL.items())
        made: list[Any] = []
        for subject, measure, place, status, moves, unit, id_ in zip(*usual, strict=True):
            question = _Blank()
            question.subject = subject
            question.measure = measure
            question.place = place
            question.status = status
            question.moves = moves
            question.unit = unit
            question.scope = ()
            question.id = id_ or self._made_id(subject, measure, place, status, moves, unit)
            question._attrs_cached_hash = None  # noqa: SLF001 - a field that attrs keeps
            question.__class__ = Question
            made.append(question)
        return made

    def _made_id(self, *parts: Any) -> str:
        """Make the id that a question makes of its parts."""
        *names, status, moves, unit = parts
        names.append(status.value)
        if moves is not Moves.LEVEL:
            names.append(moves.value.replace("_", " "))
        slugs = self._parts.all_of([*names, unit])
        return "/".join(part for part in slugs if part)


_STATUSES = {one.value: one for one in Status}
_MOVES = {one.value: one for one in Moves}
_USUAL = {
    **dict.fromkeys(_NAMES, ""),
    "status": Status.ACTUAL,
    "moves": Moves.LEVEL,
    "unit": "",
    "id": "",
}


def _unit(value: object) -> str:
    return Question("unknown", unit=texts.name(value)).unit


def _slugged(column: Sequence[Any]) -> Sequence[str]:
    try:
        return ids_of(column)
    except Doubt:
        return [texts.slugged(one) for one in column]
