"""The figure of a claim: read from its words, given in figures, or both, which must then match.

The words may say more than the figure; of several figures in them the one is taken that the
figures beside them name, or whose clause has the status that the question asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from provenance.claim import Stance
from provenance.errors import ProvenanceError, UnreadableWords, shown
from provenance.estimate import Estimate
from provenance.formats.faults import Wrong
from provenance.formats.shapes import ClaimShape
from provenance.language import Mention, read_estimates
from provenance.question import Question

__all__ = ["FIGURE_KEYS", "figure_of"]

_NUMBERS = ("low", "high", "best")
_MANNERS = ("approximate", "side", "profile")
_OPEN_ENDS = (("low_open", "low"), ("high_open", "high"))

FIGURE_KEYS = (*_NUMBERS, "low_open", "high_open", *_MANNERS)
"""The keys of a claim that together give its figure."""


def figure_of(shape: ClaimShape, raw: Mapping[str, Any], question: Question) -> Estimate | None:
    """Give the estimate of a claim, or None where it gives none; `Wrong` names the key at fault.

    >>> raw = {"source": "kirby", "question": "there", "low": 3000}
    >>> figure_of(ClaimShape(**raw), raw, Question("troops"))
    Estimate(low=3000)
    """
    given = _given(shape, raw)
    if given is None and shape.stance is Stance.UNSURE:
        return None
    mentions = _mentions(shape.words)
    answers = [mention for mention in mentions if _has_unit(mention, question)]
    if given is None and mentions and not answers:
        raise Wrong(faults=((("words",), _other_unit(mentions[0], question)),))
    mentions = answers
    if not mentions:
        return given
    if given is None:
        return _chosen(mentions, shape, raw, question)
    for mention in mentions:
        if given.best in mention.ambiguous:
            return given
        if not _disagreement(given, mention.estimate, raw, question):
            return _merged(given, mention.estimate, raw)
    said = mentions[0].estimate
    key = _disagreement(given, said, raw, question)
    says = " or ".join(repr(mention.text) for mention in mentions[:3])
    message = (
        f"the words say {says[:120]}, but the figures beside them say {_written(shape, raw)};"
        " both must match"
    )
    raise Wrong(faults=(((key,), message),))


def _given(shape: ClaimShape, raw: Mapping[str, Any]) -> Estimate | None:
    """Give the estimate that the figures state by themselves, or None where there are none."""
    numbers = [key for key in _NUMBERS if key in raw]
    if numbers and all(raw[key] is None for key in numbers):
        message = f"{' and '.join(numbers)} say nothing; state a low, high or best, or leave it out"
        raise Wrong(faults=(((numbers[0],), message),))
    for flag, end in _OPEN_ENDS:
        if getattr(shape, flag) and getattr(shape, end) is None:
            raise Wrong(faults=(((flag,), f"{flag} needs {end}, the end that is left out"),))
    if not numbers:
        return None
    fields = {key: getattr(shape, key) for key in FIGURE_KEYS}
    try:
        return Estimate(**fields)
    except ProvenanceError as error:
        raise Wrong(faults=(((numbers[0],), str(error)),)) from error


def _mentions(words: str) -> list[Mention]:
    try:
        return read_estimates(words) if words else []
    except UnreadableWords as error:
        raise Wrong(faults=((("words",), f"{error.reason}: {shown(words)}"),)) from error


def _has_unit(mention: Mention, question: Question) -> bool:
    """Whether a figure can answer the question at all: no percentage answers how many."""
    unit = mention.unit.lower()
    return unit in ("", question.unit) or question.unit == f"{unit}-change"


def _other_unit(mention: Mention, question: Question) -> str:
    asked = question.unit or "a count; give the question a unit if it asks for more"
    return f"{mention.text!r} is in {mention.unit}, and the question asks for {asked}"


def _chosen(
    mentions: list[Mention], shape: ClaimShape, raw: Mapping[str, Any], question: Question
) -> Estimate:
    """Take the only figure of the words, or the only one with the status of the question."""
    if len(mentions) > 1 and all(mention.status for mention in mentions):
        fitting = [mention for mention in mentions if mention.status == question.status]
        mentions = fitting if len(fitting) == 1 else mentions
    if len(mentions) > 1:
        several = ", ".join(repr(mention.text) for mention in mentions[:3])
        message = f"the words hold {len(mentions)} figures ({several[:120]}); say which one in low,"
        raise Wrong(faults=((("words",), f"{message} high or best, or quote fewer words"),))
    (mention,) = mentions
    if mention.negated and shape.stance is not Stance.DENIES:
        message = f'the words deny the figure {mention.text!r}; write stance = "denies"'
        raise Wrong(faults=((("words",), message),))
    if mention.ambiguous:
        readings = " or ".join(f"{value:,}" for value in mention.ambiguous)
        message = f"{mention.text!r} may be {readings}; say which in low, high or best"
        raise Wrong(faults=((("words",), message),))
    if mention.increment:
        message = f"{mention.text!r} is added to another figure; state the sum in low, high or best"
        raise Wrong(faults=((("words",), message),))
    for key in _MANNERS:
        if key in raw and getattr(shape, key) != getattr(mention.estimate, key):
            message = f"the words {mention.text!r} do not say so, and no figure stands beside them"
            raise Wrong(faults=(((key,), message),))
    return mention.estimate


def _disagreement(
    given: Estimate, said: Estimate, raw: Mapping[str, Any], question: Question
) -> str:
    """Name the first key in which the figures contradict the words, or nothing.

    Vague words have no figures of their own: whatever was made of them may stand beside them.
    """
    if said.profile:
        return ""
    for key in _MANNERS:
        if key in raw and getattr(given, key) != getattr(said, key):
            return key
    if "low" not in raw and "high" not in raw:
        return "" if given.best in (*said.figures, said.best) or _allows(said, given) else "best"
    low = _same_end(given, said, "low", raw) or _is_bare_zero(given, said, question)
    high = _same_end(given, said, "high", raw)
    alike = question.counts and given.counted().same_values(said.counted())
    if not low and not alike:
        return "low" if "low" in raw else "high"
    if not high and not alike:
        return "high" if "high" in raw else "low"
    if "best" in raw and said.best not in (None, given.best):
        return "best"
    return ""


def _same_end(given: Estimate, said: Estimate, end: str, raw: Mapping[str, Any]) -> bool:
    flag = f"{end}_open"
    if flag in raw and getattr(given, flag) != getattr(said, flag):
        return False
    return bool(getattr(given, end) == getattr(said, end))


def _is_bare_zero(given: Estimate, said: Estimate, question: Question) -> bool:
    """Whether the figures spell out the zero that every count starts from, and no one says."""
    return question.counts and given.low == 0 and said.low is None


def _allows(said: Estimate, given: Estimate) -> bool:
    return said.best is None and given.best is not None and given.best in said


def _merged(given: Estimate, said: Estimate, raw: Mapping[str, Any]) -> Estimate:
    if said.profile:
        return given
    return attrs.evolve(said, best=given.best) if raw.get("best") is not None else said


def _written(shape: ClaimShape, raw: Mapping[str, Any]) -> str:
    parts = [f"{key} = {getattr(shape, key)}" for key in FIGURE_KEYS if raw.get(key) is not None]
    alone = [end for end in ("low", "high") if getattr(shape, end) is not None]
    text = ", ".join(parts)
    if len(alone) == 1 and "best" not in raw:
        text += f" ({'at least' if alone[0] == 'low' else 'at most'} that much)"
    return text.replace("True", "true").replace("False", "false")
