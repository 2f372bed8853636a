"""Why a figure may have dropped or jumped: likely causes with their evidence, the likeliest first.

Causes are hints. Nothing is ever corrected by them, and a figure that no cause explains may still
be wrong, or right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

import attrs

from provenance.claim import Claim
from provenance.errors import shown
from provenance.estimate import Estimate
from provenance.number import Number, arithmetic, exact, grouped
from provenance.series import Point, Series, Step
from provenance.tolerance import grain

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


def slips(written: Estimate, meant: Estimate) -> tuple[Cause, ...]:
    """Slips of the pen that would turn a figure that fits into the one that was written.

    A kind of slip under which more than three figures would fit explains nothing and is left out.

    >>> [cause.sentence for cause in slips(Estimate.exactly(1320), Estimate.exactly(1230))]
    ['1,320 may be 1,230 with two digits swapped']
    """
    if not written.is_point or written.low is None or meant.is_unknown:
        return ()
    found = []
    for kind, phrase in _PHRASES.items():
        fitting = sorted({one for one in _candidates(kind, written.low) if one in meant})
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
            yield _scaled(value, 3)
        elif value % 1000:
            yield _scaled(value, -3)
    elif kind is CauseKind.FACTOR_OF_TEN:
        yield from (_scaled(value, 1), _scaled(value, -1))
    elif isinstance(value, int) and 0 < value < 10**_MOST_DIGITS:
        yield from (
            int(digits) for digits in _edited(kind, str(value)) if digits[:1] not in ("", "0")
        )


def _scaled(value: Number, places: int) -> Number:
    return exact(Decimal(value).scaleb(places, arithmetic))


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
    if step in series.restarts():
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
    points = series.points
    place = points.index(step.after)
    following = points[place + 1] if place + 1 < len(points) else None
    previous = points[place - 2] if place > 1 else None
    yield from slips(step.after.figure, _between(step.before, following))
    if previous is not None:
        yield from slips(step.before.figure, _between(previous, step.after))


def _between(earlier: Point, later: Point | None) -> Estimate:
    """What a running total may be between two points; nothing where these contradict each other."""
    low = earlier.figure.low
    high = later.figure.high if later is not None else None
    if low is None or high is None or high < low:
        return Estimate.unknown()
    return Estimate(low, high)


def _rounding(step: Step) -> list[Cause]:
    was, now = step.before.figure.low, step.after.figure.low
    if was is None or now is None or not step.after.figure.is_point:
        return []
    apart = arithmetic.subtract(Decimal(was), Decimal(now)).copy_abs()
    if apart == 0 or apart > Decimal(grain(now)) / 2:
        return []
    sentence = (
        f"{grouped(now)} may be {grouped(was)} or a little more, rounded to {grouped(grain(now))}"
    )
    return [_cause(CauseKind.ROUNDED, sentence)]


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
