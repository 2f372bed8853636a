"""What is asked: one subject in few places, statuses and ways to move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from provenance.question import Moves, Question, Status
from provenance.strategies.arguments import chosen

__all__ = ["questions"]


def questions(
    *,
    moves: Iterable[Moves | str] = tuple(Moves),
    statuses: Iterable[Status | str] = tuple(Status),
    places: Sequence[str] = ("Russia", "Kursk", ""),
    **fixed: Any,
) -> SearchStrategy[Question]:
    """Questions about one subject that differ in place, status and how they move.

    Other fields of a question are given once for all: `questions(measure="killed")`.

    >>> from hypothesis import find
    >>> find(questions(), lambda question: question.status == "expected").place
    'Russia'
    """
    if isinstance(places, str) or not places:
        raise InvalidArgument(f"places={places!r} is no list of places")
    Question(**({"subject": "troops"} | fixed))
    drawn: dict[str, SearchStrategy[Any]] = {
        "subject": st.just("troops"),
        "place": st.sampled_from(tuple(places)),
        "status": st.sampled_from(chosen(statuses, Status)),
        "moves": st.sampled_from(chosen(moves, Moves)),
    }
    drawn |= {field: st.just(value) for field, value in fixed.items()}
    return st.builds(Question, **drawn)
