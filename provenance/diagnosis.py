"""Why a figure may have dropped or jumped: likely causes with their evidence, the likeliest first.

Causes are hints. Nothing is ever corrected by them, and a figure that no cause explains may still
be wrong, or right.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

import attrs

from provenance.claim import Claim
from provenance.errors import EstimateError, shown
from provenance.estimate import Estimate
from provenance.number import MOST_DIGITS, Number, arithmetic, exact, grouped
from provenance.series import Point, Series, Step
from provenance.tolerance import Tolerance, grain

__all__ = ["Cause", "CauseKind", "explain", "slips"]


class CauseKind(StrEnum):
    """What may lie behind an odd figure.

    >>> CauseKind("transposed").value
    'transposed'
    """

    DECIMAL_POINT = "decimal point"
    FACTOR_OF_TEN = "factor of ten"
    TRANSPOSED = "transposed"
    DIGIT_LOST = "digit lost"
    DIGIT_ADDED = "digit added"
    ONE_DIGIT = "one digit"
    ROUNDED = "rounded"
    RESTART = "restart"
    NEW_SPEAKER = "new speaker"
    NEW_ROUTE = "new route"
    NEW_DEFINITION = "new definition"
    NEW_HEDGE = "new hedge"
    REVISION = "revision"


@attrs.frozen
class Cause:
    """A possible cause: its kind, a sentence with the evidence, and a weight to rank it by.

    Weights only order the causes of one figure; they are no probabilities.

    >>> str(slips(Estimate.exactly(1320), Estimate.exactly(1230))[0])
    '1,320 may be 1,230 with two digits swapped'
    """

    kind: CauseKind
    sentence: str
    weight: int

    def __str__(self) -> str:
        """Give the sentence."""
        return self.sentence


# How much each kind of cause says when nothing else would explain the figure as well.
_WEIGHTS = {
    CauseKind.DECIMAL_POINT: 95,
    CauseKind.FACTOR_OF_TEN: 90,
    CauseKind.RESTART: 85,
    CauseKind.TRANSPOSED: 80,
    CauseKind.DIGIT_LOST: 75,
    CauseKind.DIGIT_ADDED: 75,
    CauseKind.NEW_DEFINITION: 70,
    CauseKind.ROUNDED: 65,
    CauseKind.ONE_DIGIT: 60,
    CauseKind.NEW_SPEAKER: 50,
    CauseKind.NEW_HEDGE: 40,
    CauseKind.NEW_ROUTE: 30,
    CauseKind.REVISION: 10,
}
_MOST_CANDIDATES = 3
_MOST_DIGITS = 15


def slips(written: Estimate, meant: Estimate, *, counts: bool = False) -> tuple[Cause, ...]:
    """Slips of the pen that would turn a figure that fits into the one that was written.

    A kind of slip under which more than three figures would fit explains nothing and is left out.
    What `counts` things was never meant to be a fraction.

    >>> [cause.sentence for cause in slips(Estimate.exactly(1320), Estimate.exactly(1230))]
    ['1,320 may be 1,230 with two digits swapped']
    """
    if not written.is_point or written.low is None or meant.is_unknown:
        return ()
    found = []
    for kind, phrase in _PHRASES.items():
        candidates = {one for one in _candidates(kind, written.low) if one in meant}
        fitting = sorted(one for one in candidates if isinstance(one, int) or not counts)
        if 0 < len(fitting) <= _MOST_CANDIDATES:
            named = " or ".join(grouped(one) for one in fitting)
            sentence = f"{grouped(written.low)} may be {named} {phrase}"
            found.append(Cause(kind, sentence, _WEIGHTS[kind] - 10 * (len(fitting) - 1)))
    return _ranked(found)


_PHRASES = {
    CauseKind.DECIMAL_POINT: "with its thousands mark read as a decimal point, or the reverse",
    CauseKind.FACTOR_OF_TEN: "off by a factor of ten",
    CauseKind.TRANSPOSED: "with two digits swapped",
    CauseKind.DIGIT_LOST: "with a digit left out",
    CauseKind.DIGIT_ADDED: "with a digit too many",
    CauseKind.ONE_DIGIT: "with one digit wrong",
}


def _candidates(kind: CauseKind, value: Number) -> Iterator[Number]:
    """What may have been meant, if this is the kind of slip."""
    if kind is CauseKind.DECIMAL_POINT:
        if not isinstance(value, int):
            yield from _scaled(value, 3)
        elif value % 1000:
            yield from _scaled(value, -3)
    elif kind is CauseKind.FACTOR_OF_TEN:
        yield from (*_scaled(value, 1), *_scaled(value, -1))
    elif isinstance(value, int) and 0 < value < 10**_MOST_DIGITS:
        yield from (
            int(digits) for digits in _edited(kind, str(value)) if digits[:1] not in ("", "0")
        )


def _scaled(value: Number, places: int) -> Iterator[Number]:
    # What is larger or finer than any number may be was not meant either.
    with suppress(EstimateError):
        yield exact(Decimal(value).scaleb(places, arithmetic))


def _edited(kind: CauseKind, digits: str) -> Iterator[str]:
    places = range(len(digits))
    if kind is CauseKind.TRANSPOSED:
        for i in places[:-1]:
            if digits[i] != digits[i + 1]:
                yield digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
    elif kind is CauseKind.DIGIT_ADDED:
        yield from (digits[:i] + digits[i + 1 :] for i in places)
    elif kind is CauseKind.DIGIT_LOST:
        yield from (
            digits[:i] + d + digits[i:] for i in range(len(digits) + 1) for d in "0123456789"
        )
    else:
        for i in places:
            yield from (digits[:i] + d + digits[i + 1 :] for d in "0123456789" if d != digits[i])


def explain(step: Step, series: Series) -> tuple[Cause, ...]:
    """Likely causes of a step that looks wrong, such as the fall of a running total.

    The points around the step tell what would have fitted, and the claims what changed with it.

    >>> from provenance.question import Question
    >>> asked = Question("killed", moves="running_total")
    >>> days = enumerate((1_210, 1_230, 1_042, 1_251), start=1)
    >>> said = [Claim("m", asked, Estimate(n, n), as_of=f"2024-10-0{day}") for day, n in days]
    >>> series = Series("m", asked, said)
    >>> explain(series.steps[1], series)[0].sentence
    '1,042 may be 1,242 with one digit wrong'
    """
    found = [*_slips_around(step, series), *_changes(step.before.claim, step.after.claim)]
    if series.starts_anew(step):
        found.append(
            _cause(CauseKind.RESTART, f"the count may have begun anew on {step.after.window}")
        )
    found += _rounding(step)
    found.append(_cause(CauseKind.REVISION, f"{series.source} may have revised the earlier figure"))
    return _ranked(found)


def _ranked(causes: list[Cause]) -> tuple[Cause, ...]:
    return tuple(sorted(causes, key=lambda cause: (-cause.weight, cause.kind, cause.sentence)))


def _cause(kind: CauseKind, sentence: str) -> Cause:
    return Cause(kind, sentence, _WEIGHTS[kind])


def _slips_around(step: Step, series: Series) -> Iterator[Cause]:
    """Slips in either figure under which the series would run on smoothly."""
    counts = series.question.counts
    previous, following = series.neighbours(step.before)[0], series.neighbours(step.after)[1]
    high = _highest_to_come(step, series) if following is None else following.figure.high
    fitting = _between(step.before, high)
    yield from slips(step.after.figure, fitting, counts=counts)
    if previous is not None:
        fitting = _between(previous, step.after.figure.high)
        yield from slips(step.before.figure, fitting, counts=counts)


def _between(earlier: Point, high: Number | None) -> Estimate:
    """What a running total may be from a point on; nothing where that contradicts its end."""
    low = earlier.figure.low
    if low is None or high is None or high < low:
        return Estimate.unknown()
    return Estimate(low, high)


_FASTER = 2
"""How many times as fast as ever before a count is taken to grow where nothing came after."""


def _highest_to_come(step: Step, series: Series) -> Number | None:
    """How far the last figure of a series would be if it grew at most twice as fast as ever."""
    rates = [
        Fraction(one.change) / one.days
        for one in series.steps
        if one.change is not None and one.change > 0 and one.days and not _touches(one, step)
    ]
    high = step.before.figure.high
    if high is None or not rates:
        return None
    highest = ceil(Fraction(high) + _FASTER * max(rates) * step.days)
    return highest if highest < 10**MOST_DIGITS else None


def _touches(one: Step, step: Step) -> bool:
    """Whether one of the figures in doubt is an end of a step, so that it tells no usual growth."""
    return one is step or one.after is step.before


def _rounding(step: Step) -> Iterator[Cause]:
    """The later figure rounded down, or the earlier one rounded up."""
    was, now = step.before.figure, step.after.figure
    if was.low is None or now.low is None:
        return
    twice = abs(2 * Fraction(was.low) - 2 * Fraction(now.low))
    if now.is_point and 0 < twice <= grain(now.low):
        yield _rounded(now.low, was.low, "more")
    # Whoever rounds up reaches no further than a hedge does: nobody calls 60 a round 100.
    if was.is_point and 0 < twice < 2 * Fraction(Tolerance.grain().half_width(was.low)):
        yield _rounded(was.low, now.low, "less")


def _rounded(written: Number, near: Number, more: str) -> Cause:
    told = f"{grouped(near)} or a little {more}, rounded to {grouped(grain(written))}"
    return _cause(CauseKind.ROUNDED, f"{grouped(written)} may be {told}")


def _changes(before: Claim, after: Claim) -> Iterator[Cause]:
    """What else changed from the one claim to the other."""
    if before.source.id != after.source.id:
        sentence = f"the speaker changed from {before.source} to {after.source}"
        yield _cause(CauseKind.NEW_SPEAKER, sentence)
    elif before.via != after.via:
        yield _cause(CauseKind.NEW_ROUTE, "it reached us by another route")
    if after.note and after.note != before.note:
        sentence = f"a note came with the later figure: {shown(after.note)}"
        yield _cause(CauseKind.NEW_DEFINITION, sentence)
    if _hedge(before) != _hedge(after):
        sentence = f"the hedge changed from {_hedge(before)} to {_hedge(after)}"
        yield _cause(CauseKind.NEW_HEDGE, sentence)


def _hedge(claim: Claim) -> str:
    return claim.estimate.kind.value if claim.estimate is not None else "no figure"
