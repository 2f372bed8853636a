"""An estimate: the interval of values left possible, and what was said about them."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import Self

import attrs

from provenance.errors import EstimateError
from provenance.estimate.interval import (
    Interval,
    optional_number,
    reach_high,
    reach_low,
    yes_or_no,
)
from provenance.naming import Choice, text
from provenance.notebook import ShownInNotebooks
from provenance.number import Number, arithmetic, exact, grouped, next_whole

__all__ = ["Estimate", "Kind", "Side"]


class Kind(Choice):
    """How an estimate was stated, in the words of the field.

    >>> Estimate.at_least(3000).kind
    <Kind.AT_LEAST: 'at least'>
    """

    EXACT = "exact"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    RANGE = "range"
    ABOUT = "about"
    VAGUE = "vague"
    UNKNOWN = "unknown"


class Side(Choice):
    """On which side of the named figure an approximate estimate may lie.

    >>> Estimate.about(3000, side="below").side  # "nearly 3,000"
    <Side.BELOW: 'below'>
    """

    BOTH = "both"
    BELOW = "below"
    ABOVE = "above"


@attrs.frozen
class Estimate(Interval, ShownInNotebooks):
    """What a statement about a number leaves possible; equal means the same values, same hedge.

    `low` and `high` are None where no end was stated ("up to 12,000" says nothing of the least).
    A row of real data may hold `low` above `high` or `best` outside both: such an estimate can
    only be made by naming the fields, says so in `oddities`, and is never judged.

    >>> Estimate.at_least(3000) & Estimate.at_most(12000)
    Estimate(low=3000, high=12000)
    >>> 3000 in Estimate.more_than(3000)
    False
    """

    best: Number | None = attrs.field(default=None, converter=optional_number, kw_only=True)
    approximate: bool = attrs.field(default=False, converter=yes_or_no, kw_only=True)
    side: Side = attrs.field(default=Side.BOTH, converter=Side, kw_only=True)
    profile: str = attrs.field(default="", converter=text, kw_only=True)
    words: str = attrs.field(default="", converter=text, kw_only=True, eq=False)

    # The decorator `override` that is missing here comes with Python 3.12.
    def __attrs_post_init__(self) -> None:  # pyrefly: ignore[missing-override-decorator]
        """Bring the fields into canonical form, so that equality means the same estimate."""
        super().__attrs_post_init__()
        if self.is_unknown:
            self._settle(low=self.best, high=self.best)
        elif self.is_point and self.best is None:
            self._settle(best=self.low)
        if self.is_unknown:
            self._settle(approximate=False, profile="")
        if not self.approximate:
            self._settle(side=Side.BOTH)

    # How a person states one

    @classmethod
    def exactly(cls, value: Number, *, words: str = "") -> Self:
        """One value and no other.

        >>> Estimate.exactly(3000).kind.value
        'exact'
        """
        return cls(value, value, words=words)

    @classmethod
    def at_least(cls, value: Number, *, words: str = "") -> Self:
        """The value or anything above it.

        >>> 12000 in Estimate.at_least(3000)
        True
        """
        return cls(value, None, words=words)

    @classmethod
    def more_than(cls, value: Number, *, words: str = "") -> Self:
        """Anything above the value, but not the value.

        >>> Estimate.more_than(3000).low_open
        True
        """
        return cls(value, None, low_open=True, words=words)

    @classmethod
    def at_most(cls, value: Number, *, words: str = "") -> Self:
        """The value or anything below it; a least value was not stated, so `low` is None.

        >>> Estimate.at_most(12000).low is None
        True
        """
        return cls(None, value, words=words)

    @classmethod
    def less_than(cls, value: Number, *, words: str = "") -> Self:
        """Anything below the value, but not the value.

        >>> 12000 in Estimate.less_than(12000)
        False
        """
        return cls(None, value, high_open=True, words=words)

    @classmethod
    def between(
        cls, low: Number, high: Number, *, best: Number | None = None, words: str = ""
    ) -> Self:
        """Any value from `low` to `high`, both included; `EstimateError` where they are reversed.

        >>> Estimate.between(10000, 12000).kind.value
        'range'
        """
        made = cls(low, high, best=best, words=words)
        if made.oddities:
            raise EstimateError(made.oddities[0], value=(low, high, best))
        return made

    @classmethod
    def about(
        cls,
        value: Number,
        *,
        give_or_take: Number | None = None,
        side: Side | str = Side.BOTH,
        words: str = "",
    ) -> Self:
        """The value, approximately: a stated half-width makes a range, else a tolerance will.

        >>> Estimate.about(12000).approximate
        True
        >>> Estimate.about(12000, give_or_take=500)
        Estimate(low=11500, high=12500, best=12000)
        """
        if give_or_take is None:
            return cls(value, value, approximate=True, side=Side(side), words=words)
        middle, half = Decimal(exact(value)), Decimal(exact(give_or_take))
        if half < 0:
            raise EstimateError(f"a half-width cannot be negative: {half}", value=give_or_take)
        low, high = arithmetic.subtract(middle, half), arithmetic.add(middle, half)
        return cls(low, high, best=value, words=words)

    @classmethod
    def unknown(cls, *, words: str = "") -> Self:
        """No figure given: any value is possible, which is not the same as zero.

        >>> Estimate.unknown().is_unknown, Estimate.exactly(0).is_unknown
        (True, False)
        """
        return cls(words=words)

    @classmethod
    def parse(cls, text: str) -> Estimate:
        """Read the one estimate that a phrase states; `UnreadableWords` shows where it cannot.

        >>> Estimate.parse("at least 3,000")
        Estimate(low=3000)
        """
        # The room of language stands above this one: it is looked up when called, not imported.
        parsed: Estimate = import_module("provenance.language").parse_estimate(text)
        return parsed

    # What it is

    @property
    def kind(self) -> Kind:
        """How the estimate was stated.

        >>> Estimate.about(12000).kind.value
        'about'
        """
        if self.profile:
            return Kind.VAGUE
        if self.low is None and self.high is None:
            return Kind.UNKNOWN
        if self.high is None:
            return Kind.MORE_THAN if self.low_open else Kind.AT_LEAST
        if self.low is None:
            return Kind.LESS_THAN if self.high_open else Kind.AT_MOST
        if self.low == self.high:
            return Kind.ABOUT if self.approximate else Kind.EXACT
        return Kind.ABOUT if self._is_centred else Kind.RANGE

    @property
    def _is_centred(self) -> bool:
        if self.best is None or self.low is None or self.high is None:
            return False
        below = arithmetic.subtract(Decimal(self.best), Decimal(self.low))
        return below == arithmetic.subtract(Decimal(self.high), Decimal(self.best))

    @property
    def figures(self) -> tuple[Number, ...]:
        """The numbers that were named: the best one where given, else the stated ends.

        Vague words name none: the ends that a profile gives them were never said.

        >>> Estimate.between(10000, 12000).figures, Estimate.at_least(3000).figures
        ((10000, 12000), (3000,))
        """
        if self.profile:
            return ()
        if self.best is not None:
            return (self.best,)
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def oddities(self) -> tuple[str, ...]:  # pyrefly: ignore[missing-override-decorator]
        """What is wrong with the figures among themselves, as real records sometimes are.

        >>> Estimate(5, 3).oddities
        ('low 5 is above high 3',)
        """
        found = list(super().oddities)
        best, low, high = self.best, self.low, self.high
        if best is None or best in self:
            return tuple(found)
        if low is not None and best <= low:
            found.append(_misplaced(best, "below", f"low {grouped(low)}", on_it=best == low))
        if high is not None and best >= high:
            found.append(_misplaced(best, "above", f"high {grouped(high)}", on_it=best == high))
        return tuple(found)

    # The algebra: of the sets as said; a tolerance is applied before, by whoever names it

    def __and__(self, other: Estimate) -> Estimate | None:
        """Give what both leave possible, or None; a hedge survives where both have it.

        >>> Estimate.between(1, 5) & Estimate.between(5, 9)
        Estimate(low=5, high=5, best=5)
        >>> Estimate.between(1, 4) & Estimate.between(5, 9) is None
        True
        """
        if not isinstance(other, Estimate):
            return NotImplemented
        if not self.overlaps(other):
            return None
        if self.is_unknown or other.is_unknown:
            return attrs.evolve(other if self.is_unknown else self, words="")
        low_side = max(self, other, key=reach_low)
        high_side = min(self, other, key=reach_high)
        hedged = self.approximate and other.approximate
        return self._joined(other, low_side, high_side, approximate=hedged)

    def hull(self, other: Estimate) -> Estimate:
        """The smallest interval that holds both; nobody need have said it.

        >>> Estimate.exactly(3000).hull(Estimate.exactly(12000))
        Estimate(low=3000, high=12000)
        """
        low_side = min(self, other, key=reach_low)
        high_side = max(self, other, key=reach_high)
        hedged = self.approximate or other.approximate
        return self._joined(other, low_side, high_side, approximate=hedged)

    def _joined(
        self, other: Estimate, low_side: Estimate, high_side: Estimate, *, approximate: bool
    ) -> Estimate:
        return Estimate(
            low_side.low,
            high_side.high,
            low_open=low_side.low_open,
            high_open=high_side.high_open,
            best=self.best if self.best == other.best else None,
            approximate=approximate,
            side=self.side if self.side is other.side else Side.BOTH,
            profile=self.profile if self.profile == other.profile else "",
        )

    def __add__(self, other: Estimate) -> Estimate:
        """Add part to part: the ends add up, and the sum is approximate where a part is.

        >>> Estimate.at_least(3000) + Estimate.exactly(500)
        Estimate(low=3500)
        """
        if not isinstance(other, Estimate):
            return NotImplemented
        return Estimate(
            _sum(self.low, other.low),
            _sum(self.high, other.high),
            low_open=self.low_open or other.low_open,
            high_open=self.high_open or other.high_open,
            best=_sum(self.best, other.best),
            approximate=self.approximate or other.approximate,
            side=_side_of_sum(self, other),
            profile=max(self.profile, other.profile),
        )

    def scaled(self, factor: Number) -> Estimate:
        """The same estimate in a unit `factor` times smaller; the factor must be above zero.

        >>> Estimate.at_least(3).scaled(1000)
        Estimate(low=3000)
        """
        by = Decimal(exact(factor))
        if by <= 0:
            raise EstimateError(f"a scale must be above zero, not {by}", value=factor)

        def times(end: Number | None) -> Number | None:
            return None if end is None else exact(arithmetic.multiply(Decimal(end), by))

        return attrs.evolve(
            self, low=times(self.low), high=times(self.high), best=times(self.best), words=""
        )

    def counted(self) -> Estimate:
        """The whole numbers among the values: "more than 5" people are at least 6 people.

        A count starts at zero, but an unstated low stays unstated.

        >>> Estimate.more_than(5).counted()
        Estimate(low=6)
        """
        low, high = self.low, self.high
        if not (self.low_open or self.high_open) or self.oddities:
            return self
        if low is not None and self.low_open:
            low = next_whole(low)
        if high is not None and self.high_open:
            high = -next_whole(Decimal(high).copy_negate())
        if low is not None and high is not None and low > high:
            return self
        return attrs.evolve(self, low=low, high=high, low_open=False, high_open=False)

    # How it reads

    def in_words(self) -> str:
        """Write the estimate as good English that reads back as the same estimate.

        >>> Estimate.between(10000, 12000).in_words()
        'between 10,000 and 12,000'
        """
        written: str = import_module("provenance.language").in_words(self)
        return written

    def __str__(self) -> str:
        """Give the words that were said, or `in_words()` where none were kept."""
        return self.words or self.in_words()

    def __repr__(self) -> str:
        """Show the fields that say something."""
        parts = [f"low={self.low!r}"] if self.low is not None else []
        parts += [f"high={self.high!r}"] if self.high is not None else []
        parts += [f"{name}=True" for name in ("low_open", "high_open") if getattr(self, name)]
        parts += [f"best={self.best!r}"] if self.best is not None else []
        parts += ["approximate=True"] if self.approximate else []
        parts += [f"side={self.side.value!r}"] if self.side is not Side.BOTH else []
        parts += [f"profile={self.profile!r}"] if self.profile else []
        return f"Estimate({', '.join(parts)})"


def _side_of_sum(one: Estimate, other: Estimate) -> Side:
    if one.approximate and other.approximate:
        return one.side if one.side is other.side else Side.BOTH
    return one.side if one.approximate else other.side


def _misplaced(best: Number, side: str, end: str, *, on_it: bool) -> str:
    where = f"on {end}, which is left out" if on_it else f"{side} {end}"
    return f"best {grouped(best)} is {where}"


def _sum(one: Number | None, other: Number | None) -> Number | None:
    if one is None or other is None:
        return None
    return exact(arithmetic.add(Decimal(one), Decimal(other)))
