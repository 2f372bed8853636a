"""Reading a text: the pipeline of pure functions from the text to its mentions.

scanner → numbers → pseudo-quantities → ranges → hedges → relations → status and noun
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter

import attrs

from provenance.errors import EstimateError
from provenance.estimate import Estimate
from provenance.language.anchors import may_hold_estimates, may_hold_numbers
from provenance.language.context import announced, noun_of
from provenance.language.figures import Figure, Refused
from provenance.language.hedging import Hedges
from provenance.language.mention import (
    Mention,
    Reading,
    Rejection,
    Relation,
    RelationKind,
)
from provenance.language.merging import merged
from provenance.language.minting import minted
from provenance.language.profiles import PROFILES, Profile, next_order, profile_named
from provenance.language.pseudo_tables import REASONS, UNREADABLE
from provenance.language.quantities import Quantity, find_quantities
from provenance.language.relations import relate
from provenance.language.scanner import LONGEST_TEXT, Tokens, scan
from provenance.language.sifting import find_figures
from provenance.language.status import status_of, tellings
from provenance.number import Number

__all__ = ["Reader", "read_all", "read_estimates"]


@attrs.frozen
class Reader:
    """How to read: a profile for vague words, the hedges known, and conventions one may choose.

    `half_open_ranges` leaves the high end out of "between 20 and 30"; `ages` reads ages as well.
    `refusing` names words that stand before a number which counts nothing, each with a rule.

    >>> Reader(half_open_ranges=True).read("between 20 and 30").mentions[0].estimate
    Estimate(low=20, high=30, high_open=True)
    >>> Reader(refusing={"brent": "the name of an oil"}).read("Brent 82").rejections[0].rule
    'the name of an oil'
    """

    profile: Profile = attrs.field(factory=lambda: PROFILES["neutral"], converter=profile_named)
    hedges: Hedges = attrs.field(factory=Hedges.standard)
    half_open_ranges: bool = False
    ages: bool = False
    refusing: Mapping[str, str] = attrs.field(factory=dict)

    def read(self, text: str) -> Reading:
        """Read everything in a text, in time proportional to its length."""
        if len(text) <= LONGEST_TEXT and not may_hold_numbers(text):
            return _NOTHING
        mentions, refused, tokens = self._read(text)
        return Reading(tuple(mentions), tuple(_rejection(tokens, one) for one in refused))

    def estimates(self, text: str) -> list[Mention]:
        """Read the estimates alone."""
        if len(text) <= LONGEST_TEXT and not may_hold_estimates(text):
            return []
        return self._read(text)[0]

    def _read(self, text: str) -> tuple[list[Mention], list[Refused], Tokens]:
        tokens = scan(text)
        found = find_figures(tokens)
        if self.refusing:
            found = [self._refused(tokens, one) for one in found]
        if not found:
            return [], [], tokens
        each = find_quantities(
            tokens, found, self.hedges, half_open=self.half_open_ranges, ages=self.ages
        )
        kept = each if len(each) == 1 else merged(tokens, each)
        counted = [one for one in kept if isinstance(one, Quantity)]
        if any(map(_vague_word, counted)):
            kept = [self._known(one) for one in kept]
            counted = [one for one in kept if isinstance(one, Quantity)]
        if not counted:
            return [], [one for one in kept if isinstance(one, Refused)], tokens
        related = relate(tokens, counted, self.hedges)
        return *self._mentions(tokens, kept, related), tokens

    def _mentions(
        self, tokens: Tokens, kept: list[Quantity | Refused], related: Mapping[int, Relation]
    ) -> tuple[list[Mention], list[Refused]]:
        """Make the mentions, each with what the words between its neighbours tell of it."""
        mentions: list[Mention] = []
        refused: list[Refused] = []
        words = tokens.words
        told = tellings(words)
        ends = [one.first for one in kept[1:]]
        ends += [len(words)] * 2
        left, lent = 0, False
        for place, one in enumerate(kept):
            if isinstance(one, Refused):
                refused.append(one)
                left, lent = one.last, False
                continue
            right = ends[place]
            relation = related.get(len(mentions))
            span = (one.first, one.last, left, right, False, lent)
            lent = relation is not None and _part_and_whole(tokens, one, relation)
            if lent and place + 1 < len(kept):
                # The verb of "3,000 of the 12,000 have arrived" follows the whole.
                span = (one.first, kept[place + 1].last, left, ends[place + 1], True, False)
            status, negated = status_of(words, told, span)
            if relation is not None and not status:
                status = _inherited(mentions, relation)
            mentions.append(self._mention(tokens, one, left, right, (status, negated), relation))
            left = one.last
        return mentions, refused

    def _refused(self, tokens: Tokens, one: Figure | Refused) -> Figure | Refused:
        rule = self.refusing.get(tokens.word(one.first - 1))
        return Refused(one.first, one.last, rule) if rule else one

    def _known(self, one: Quantity | Refused) -> Quantity | Refused:
        """Refuse a vague word that the profile does not know, or that is past all counting."""
        if isinstance(one, Refused) or not one.figure.vague:
            return one
        try:
            self.profile.ends(one.figure.vague, one.figure.times)
        except EstimateError:
            known = one.figure.vague in self.profile.words
            return Refused(one.first, one.last, "size" if known else "vague")
        return one

    def _mention(  # noqa: PLR0917 - by position for speed
        self,
        tokens: Tokens,
        one: Quantity,
        left: int,
        right: int,
        status: tuple[str, bool],
        relation: Relation | None,
    ) -> Mention:
        whole, _, starts, sizes = tokens
        first, last, low, high, effect, rules, figure, low_open, high_open, best, ambiguous = one
        start, end = starts[first], starts[last - 1] + sizes[last - 1]
        text = whole[start:end]
        if figure.vague:
            estimate, rules = self._vague(one, text), (*rules, *self._whose(one))
        else:
            hedge = (effect.approximate, effect.side)
            estimate = minted(low, high, low_open, high_open, best, *hedge, "", text)
        # Made without the constructor, which would take all of this over field by field.
        mention = object.__new__(Mention)
        mention.__dict__.update(
            estimate=estimate,
            start=start,
            end=end,
            text=text,
            status=status[0],
            noun=noun_of(tokens, last, right) or announced(tokens, first, left),
            unit=figure.unit,
            negated=status[1],
            increment=effect.increment,
            ambiguous=ambiguous,
            relation=relation,
            trace=rules,
        )
        return mention

    def _whose(self, one: Quantity) -> tuple[str, ...]:
        """Say whose reading of a vague word was taken, and where the profile is silent on it."""
        name, source = self.profile.name, self.profile.source_of(one.figure.vague)
        if name == source:
            return (f"profile {name}",)
        return (f"profile {name}, which follows {source} here",)

    def _vague(self, one: Quantity, text: str) -> Estimate:
        effect, figure, profile = one.effect, one.figure, self.profile
        low: Number | None
        low, high = profile.ends(figure.vague, figure.times)
        low_open, high_open = effect.low and effect.open, effect.high and effect.open
        if effect.low:
            high = None
        elif effect.high:
            low = None
            if high is None:
                high, high_open = next_order(figure.vague, figure.times), True
        if low is None and high is None:
            return Estimate.unknown(words=text)
        vague = (True, effect.side, profile.name, text)
        return minted(low, high, low_open, high_open, None, *vague)


_NOTHING = Reading((), ())
_vague_word = attrgetter("figure.vague")


def _part_and_whole(tokens: Tokens, one: Quantity, relation: Relation) -> bool:
    """Whether a figure is the part in "3,000 of the 12,000 …"."""
    return relation.kind in _PARTS and tokens.word(one.last) == "of"


_PARTS = frozenset((RelationKind.PART_OF, RelationKind.FRACTION_OF))
_INCLUDED = frozenset((RelationKind.PART_OF, RelationKind.INCLUDING))


def _inherited(mentions: list[Mention], relation: Relation) -> str:
    """Give a part without a verb of its own the status of its whole, named before it."""
    target = relation.target
    if target is None or target >= len(mentions) or relation.kind not in _INCLUDED:
        return ""
    return mentions[target].status


def _rejection(tokens: Tokens, refused: Refused) -> Rejection:
    start, end = tokens.starts[refused.first], tokens.end(refused.last - 1)
    rule = refused.rule
    text = tokens.text[start:end]
    return Rejection(start, end, text, rule, REASONS.get(rule, rule), rule in UNREADABLE)


_STANDARD = Reader()


@lru_cache(maxsize=64)
def _standard(profile: str, *, half_open_ranges: bool, ages: bool) -> Reader:
    return Reader(profile_named(profile), half_open_ranges=half_open_ranges, ages=ages)


def _reader(profile: Profile | str, *, half_open_ranges: bool, ages: bool) -> Reader:
    if isinstance(profile, str):
        return _standard(profile, half_open_ranges=half_open_ranges, ages=ages)
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
    return _reader(profile, half_open_ranges=half_open_ranges, ages=ages).read(text)


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
    if profile == "neutral" and not (half_open_ranges or ages):
        return _STANDARD.estimates(text)
    return _reader(profile, half_open_ranges=half_open_ranges, ages=ages).estimates(text)
