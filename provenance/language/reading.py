"""Reading a text: the pipeline of pure functions from the text to its mentions.

scanner → numbers → pseudo-quantities → ranges → hedges → status and noun → relations
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import attrs

from provenance.estimate import Estimate, Side
from provenance.language.figures import Figure, Refused
from provenance.language.hedges import NEUTRAL, Effect, Hedge, Hedges, or_equal
from provenance.language.mention import Mention, Reading, Rejection
from provenance.language.nouns import noun_of
from provenance.language.number_words import ATOMS, FRACTION_VALUES
from provenance.language.numbers import read_figure
from provenance.language.profiles import Profile, profile_named
from provenance.language.pseudo import after_reading, before_reading, web_addresses
from provenance.language.pseudo_tables import REASONS, UNREADABLE
from provenance.language.ranges import Joined, join
from provenance.language.scanner import Tokens, scan
from provenance.language.status import is_negated, status_of
from provenance.language.units import unit_after, unit_before
from provenance.number import Number

__all__ = ["Reader", "read_all", "read_estimates"]


class Quantity(NamedTuple):
    """One estimate on its way: the tokens it spans, its ends, and what is known of it so far."""

    first: int
    last: int
    core: int
    low: Number | None
    high: Number | None
    effect: Effect
    rules: tuple[str, ...]
    figure: Figure
    low_open: bool = False
    high_open: bool = False
    best: Number | None = None
    ambiguous: tuple[Number, ...] = ()


def find_figures(tokens: Tokens) -> list[Figure | Refused]:
    """Read every number of a text, and refuse those that count nothing.

    >>> [type(one).__name__ for one in find_figures(scan("12 men on May 5"))]
    ['Figure', 'Refused']
    """
    words = tokens.words
    found: list[Figure | Refused] = []
    done, previous = 0, None
    webs = web_addresses(tokens.text) if "://" in tokens.text or "www." in tokens.text else []
    for at, word in enumerate(words):
        if at < done or not (word in ATOMS or word[:1].isdecimal() or word in FRACTION_VALUES):
            continue
        one = _judged(tokens, at, word, previous, webs)
        if one is None:
            continue
        found.append(one)
        previous = one if isinstance(one, Refused) else None
        done = max(one.last, at + 1)
    return found


def _judged(
    tokens: Tokens, at: int, word: str, previous: Refused | None, webs: list[tuple[int, int]]
) -> Figure | Refused | None:
    if webs:
        nearest = webs[bisect_right(webs, (tokens.starts[at], len(tokens.text))) - 1]
        if nearest[0] <= tokens.starts[at] < nearest[1]:
            return Refused(at, at + 1, "url")
    if word[:1].isdecimal():
        refused = before_reading(tokens, at)
        if refused is not None:
            return refused
    figure = read_figure(tokens, at)
    if figure is None or isinstance(figure, Refused):
        return figure
    return after_reading(tokens, figure, previous) or _measured(tokens, figure)


def _measured(tokens: Tokens, figure: Figure) -> Figure:
    unit, first = unit_before(tokens, figure.first)
    if unit:
        return figure._replace(unit=unit, first=first)
    unit, last = unit_after(tokens, figure.last)
    return figure._replace(unit=unit, last=last) if unit else figure


def _quantities(
    tokens: Tokens, found: list[Figure | Refused], reader: Reader
) -> Iterator[Quantity | Refused]:
    """Join figures into ranges and put their hedges around them."""
    at, done = 0, 0
    while at < len(found):
        one = found[at]
        at += 1
        if isinstance(one, Refused):
            yield one
            done = one.last
            continue
        left = reader.hedges.to_the_left(tokens, one.first, done)
        joined = None
        if at < len(found):
            other = found[at]
            if isinstance(other, Figure):
                joined = join(tokens, one, other, left.reach)
        if joined is not None:
            at += 1
            quantity = _ranged(tokens, one, joined, left, reader, done)
        elif one.rule == "ordinal" and not left.phrases:
            quantity = Refused(one.first, one.last, "ordinal")
        else:
            quantity = _single(tokens, one, left, reader)
        yield quantity
        done = quantity.last


def _single(tokens: Tokens, one: Figure, left: Hedge, reader: Reader) -> Quantity | Refused:
    right = reader.hedges.to_the_right(tokens, one.last)
    return _hedged(tokens, one, left, right, one.first, one.last)


def _ranged(
    tokens: Tokens, one: Figure, joined: Joined, left: Hedge, reader: Reader, done: int
) -> Quantity | Refused:
    if joined.first < left.reach:
        # "about between 10 and 12": the hedge stands before what opens the range.
        outer = reader.hedges.to_the_left(tokens, joined.first, done)
        left = _stacked(left, outer)
    right = reader.hedges.to_the_right(tokens, joined.last)
    quantity = _hedged(tokens, one, left, right, joined.first, joined.last, joined)
    if reader.half_open_ranges and isinstance(quantity, Quantity) and quantity.high is not None:
        if quantity.low is not None and quantity.best is None and quantity.low < quantity.high:
            return quantity._replace(high_open=True)
    return quantity


def _stacked(inner: Hedge, outer: Hedge) -> Hedge:
    if inner.effect is None or outer.effect is None:
        return Hedge(None, outer.reach, inner.phrases + outer.phrases)
    effect = inner.effect.with_other(outer.effect)
    return Hedge(effect, outer.reach, inner.phrases + outer.phrases)


def _hedged(
    tokens: Tokens,
    one: Figure,
    left: Hedge,
    right: Hedge,
    core: int,
    last: int,
    joined: Joined | None = None,
) -> Quantity | Refused:
    first, last = min(left.reach, core), max(right.reach, last)
    both = left.effect.with_other(right.effect) if left.effect and right.effect else None
    if both is None:
        return Refused(first, last, "contradictory hedges")
    closed = or_equal(tokens, last) if both.open else last
    if closed > last:
        both, last = both._replace(open=False), closed
    rules = (one.rule, *((joined.rule,) if joined else ()), *left.phrases, *right.phrases)
    low, high = (joined.low, joined.high) if joined else (one.value, one.value)
    best = joined.best if joined else None
    approximate = both.approximate or bool(joined and joined.approximate)
    ambiguous = joined.ambiguous if joined else ()
    if one.other is not None and not ambiguous:
        ambiguous = (one.value, one.other)
    both = both._replace(approximate=approximate)
    quantity = Quantity(first, last, core, low, high, both, rules, one, best=best)
    return _bounded(quantity)._replace(ambiguous=ambiguous)


def _bounded(quantity: Quantity) -> Quantity:
    """Let a hedge that states one end take the other end away."""
    effect = quantity.effect
    if effect.low:
        return quantity._replace(high=None, low_open=effect.open, best=None)
    if effect.high:
        return quantity._replace(low=None, high_open=effect.open, best=None)
    return quantity


_CONJUNCTIONS = frozenset(("and", "but", ",", "or", "possibly", "perhaps", "maybe", "even", "also"))
_LONGEST_CONJUNCTION = 3


def _merged(tokens: Tokens, quantities: list[Quantity | Refused]) -> list[Quantity | Refused]:
    """Make one estimate of "more than 10 and fewer than 40"."""
    kept: list[Quantity | Refused] = []
    for quantity in quantities:
        before = kept[-1] if kept else None
        both = _both(tokens, before, quantity)
        if both is None:
            kept.append(quantity)
        else:
            kept[-1] = both
    return kept


def _both(tokens: Tokens, one: Quantity | Refused | None, other: Quantity | Refused) -> Quantity | None:
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)):
        return None
    if (one.low is None) == (other.low is None) or (one.high is None) == (other.high is None):
        return None
    gap = tokens.words[one.last : other.first]
    if not 0 < len(gap) <= _LONGEST_CONJUNCTION or gap == [","]:
        return None
    if not all(word in _CONJUNCTIONS for word in gap):
        return None
    lower, upper = (one, other) if one.low is not None else (other, one)
    assert lower.low is not None and upper.high is not None  # noqa: S101, PT018
    if lower.low >= upper.high or (one.figure.unit and one.figure.unit != other.figure.unit):
        return None
    effect = one.effect.with_other(other.effect._replace(low=one.effect.low, high=one.effect.high))
    return lower._replace(
        first=one.first,
        last=other.last,
        core=one.core,
        high=upper.high,
        high_open=upper.high_open,
        effect=effect or one.effect,
        rules=(*one.rules, *other.rules, "both ends"),
    )


@attrs.frozen
class Reader:
    """How to read: a profile for vague words, the hedges known, and conventions one may choose.

    `half_open_ranges` leaves the high end out of "between 20 and 30"; `ages` reads ages as well.

    >>> Reader(half_open_ranges=True).read("between 20 and 30").mentions[0].estimate
    Estimate(low=20, high=30, high_open=True)
    """

    profile: Profile = attrs.field(default="neutral", converter=profile_named)
    hedges: Hedges = attrs.field(factory=Hedges.standard)
    half_open_ranges: bool = False
    ages: bool = False

    def read(self, text: str) -> Reading:
        """Read everything in a text, in time proportional to its length."""
        tokens = scan(text)
        found = find_figures(tokens)
        quantities = _merged(tokens, list(_quantities(tokens, found, self)))
        mentions: list[Mention] = []
        rejections: list[Rejection] = []
        last_before = 0
        for place, quantity in enumerate(quantities):
            behind = quantities[place + 1] if place + 1 < len(quantities) else None
            right = behind.first if behind else len(tokens.words)
            if isinstance(quantity, Quantity):
                mention = self._mention(tokens, quantity, last_before, right)
                if mention is not None:
                    mentions.append(mention)
                else:
                    quantity = Refused(quantity.first, quantity.last, "vague")
            if isinstance(quantity, Refused):
                rejections.append(_rejection(tokens, quantity))
            last_before = quantity.last
        return Reading(tuple(mentions), tuple(rejections))

    def _mention(self, tokens: Tokens, quantity: Quantity, left: int, right: int) -> Mention | None:
        start, end = tokens.starts[quantity.first], tokens.ends[quantity.last - 1]
        text = tokens.text[start:end]
        estimate = self._estimate(quantity, text)
        if estimate is None:
            return None
        return Mention(
            estimate,
            start,
            end,
            text,
            status_of(tokens, quantity.first, quantity.last, left, right),
            noun_of(tokens, quantity.last, right),
            quantity.figure.unit,
            is_negated(tokens, quantity.first, left),
            quantity.effect.increment,
            quantity.ambiguous,
            None,
            quantity.rules,
        )

    def _estimate(self, quantity: Quantity, text: str) -> Estimate | None:
        effect = quantity.effect
        figure = quantity.figure
        if figure.vague:
            estimate = self.profile.estimate(figure.vague, figure.times, said=text)
            if estimate is None or not (effect.low or effect.high):
                return estimate
            if effect.low:
                return attrs.evolve(estimate, high=None, low_open=effect.open, side=effect.side)
            return attrs.evolve(estimate, low=None, high_open=effect.open, side=effect.side)
        return Estimate(
            quantity.low,
            quantity.high,
            low_open=quantity.low_open,
            high_open=quantity.high_open,
            best=quantity.best,
            approximate=effect.approximate,
            side=effect.side,
            words=text,
        )


def _rejection(tokens: Tokens, refused: Refused) -> Rejection:
    start, end = tokens.starts[refused.first], tokens.ends[refused.last - 1]
    rule = refused.rule
    text = tokens.text[start:end]
    return Rejection(start, end, text, rule, REASONS.get(rule, rule), rule in UNREADABLE)


@lru_cache(maxsize=64)
def _standard(profile: str, half_open_ranges: bool, ages: bool) -> Reader:
    return Reader(profile, half_open_ranges=half_open_ranges, ages=ages)


def read_all(
    text: str,
    *,
    profile: Profile | str = "neutral",
    half_open_ranges: bool = False,
    ages: bool = False,
) -> Reading:
    """Read a text and report what was refused as well, each refusal with its rule and reason.

    >>> [(r.text, r.rule) for r in read_all("under Article 5").rejections]
    [('5', 'reference')]
    """
    if isinstance(profile, str):
        return _standard(profile, half_open_ranges, ages).read(text)
    return Reader(profile, half_open_ranges=half_open_ranges, ages=ages).read(text)


def read_estimates(
    text: str,
    *,
    profile: Profile | str = "neutral",
    half_open_ranges: bool = False,
    ages: bool = False,
) -> list[Mention]:
    """Read the estimates in a text, in their order.

    Raises `EstimateError` only for an unknown profile or a text beyond `LONGEST_TEXT` characters.

    >>> [m.status for m in read_estimates("3,000 deployed, 12,000 expected")]
    ['actual', 'expected']
    """
    reading = read_all(text, profile=profile, half_open_ranges=half_open_ranges, ages=ages)
    return list(reading.mentions)
