"""One source's answer to one question: the figure or stance, the words, the dates, the chain."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Self
from urllib.parse import urlsplit

import attrs

from provenance.dates import Window
from provenance.errors import RecordError, UnreadableWords, shown
from provenance.estimate import Estimate
from provenance.language import Mention, parse_date, read_estimates
from provenance.naming import name
from provenance.question import Question, Status
from provenance.source import Source

__all__ = ["Claim", "Stance"]


class Stance(StrEnum):
    """Whether a source says that it is so, that it is not, or that it cannot say.

    >>> Stance("denies")
    <Stance.DENIES: 'denies'>
    """

    ASSERTS = "asserts"
    DENIES = "denies"
    UNSURE = "unsure"


def _as_source(value: Source | str) -> Source:
    return value if isinstance(value, Source) else Source(value)


def _chain(value: Source | str | Iterable[Source | str]) -> tuple[Source, ...]:
    if isinstance(value, (Source, str)):
        return (_as_source(value),)
    return tuple(_as_source(one) for one in value)


def _window(value: Window | date | str | None, *, said_on: Window | None = None) -> Window | None:
    if value is None or isinstance(value, Window):
        return value
    return parse_date(value, said_on=said_on) if isinstance(value, str) else Window.on(value)


def _address(value: str) -> str:
    if value:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            message = f"a url has the scheme http or https and a host: {shown(value)}"
            raise RecordError(message, value=value)
        if parts.username is not None or parts.password is not None:
            raise RecordError("a url must not carry a user or password", value=value)
    return value


def _ids(values: str | Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise RecordError(f"a list of claim ids, not one string: {shown(values)}", value=values)
    return tuple(values)


def _optional_id(value: str) -> str:
    return name(value) if value else ""


@attrs.frozen(cache_hash=True)
class Claim:
    """What a source said in answer to a question, when, and through whom it reached us.

    `via` runs from the relay nearest the source to the one that printed it. `utterance` is shared
    by relays of one and the same statement, and `after` names claims that were said before this
    one where no clock tells. Raises `RecordError` where the fields contradict one another.

    >>> there = Question("North Korean troops", measure="troops", place="Russia")
    >>> seen = Claim.said("at least 3,000", by="us", of=there, on="2024-10-23")
    >>> print(seen.estimate, "/", seen.said_on)
    at least 3,000 / 23 October 2024
    """

    source: Source = attrs.field(converter=_as_source)
    question: Question
    estimate: Estimate | None = None
    stance: Stance = attrs.field(default=Stance.ASSERTS, converter=Stance, kw_only=True)
    words: str = attrs.field(default="", kw_only=True)
    said_on: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    as_of: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    recorded_on: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    target: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    via: tuple[Source, ...] = attrs.field(default=(), converter=_chain, kw_only=True)
    after: tuple[str, ...] = attrs.field(default=(), converter=_ids, kw_only=True)
    utterance: str = attrs.field(default="", kw_only=True)
    audience: str = attrs.field(default="", kw_only=True)
    locator: str = attrs.field(default="", kw_only=True)
    url: str = attrs.field(default="", converter=_address, kw_only=True)
    note: str = attrs.field(default="", kw_only=True)
    id: str = attrs.field(default="", converter=_optional_id, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse what no source can have said, and give an unnamed claim an id from its content."""
        if self.estimate is not None and self.question.counts:
            _refuse_impossible_counts(self.estimate)
        elif self.estimate is not None:
            _refuse_impossible_shares(self.estimate, self.question)
        if self.stance is Stance.UNSURE and self.estimate is not None:
            message = "an unsure source gives no figure; leave the estimate or the stance out"
            raise RecordError(message, value=self.estimate)
        if not self.id:
            object.__setattr__(self, "id", self._content_id())
        if self.id in self.after:
            raise RecordError(f"claim {self.id!r} cannot come after itself", value=self.id)

    def _content_id(self) -> str:
        fields = attrs.asdict(self, recurse=False, filter=lambda field, _: field.name != "id")
        digest = hashlib.blake2s(repr(sorted(fields.items())).encode(), digest_size=4).hexdigest()
        return f"{self.source.id}-{digest}"

    # How a claim is stated

    @classmethod
    def said(
        cls,
        words: str,
        *,
        by: Source | str,
        of: Question,
        on: Window | date | str | None = None,
        **fields: Any,
    ) -> Self:
        """A claim read from the words quoted, which must hold exactly one figure.

        `UnreadableWords` where they hold none, or several: then use `all_said`.

        >>> there = Question("troops", place="Russia")
        >>> Claim.said("up to 12,000 expected", by="kim", of=there).question.status.value
        'expected'
        """
        mentions = read_estimates(words)
        if len(mentions) != 1:
            several = f"{len(mentions)} figures; say which, or use Claim.all_said"
            message = f"these words hold {several if mentions else 'no figure'}"
            offset = mentions[1].start if mentions else 0
            raise UnreadableWords(message, text=words, offset=offset)
        return cls._from_mention(mentions[0], words, by=by, of=of, on=on, **fields)

    @classmethod
    def all_said(
        cls,
        words: str,
        *,
        by: Source | str,
        of: Question,
        on: Window | date | str | None = None,
        **fields: Any,
    ) -> tuple[Self, ...]:
        """One claim for each figure in the words, each with the status that its clause gives it.

        >>> there = Question("troops", place="Russia")
        >>> both = Claim.all_said("12,000 expected, 3,000 deployed", by="kim", of=there)
        >>> [(str(one.estimate), one.question.status.value) for one in both]
        [('12,000', 'expected'), ('3,000', 'actual')]
        """
        mentions = read_estimates(words)
        if not mentions:
            raise UnreadableWords("these words hold no figure", text=words, offset=0)
        return tuple(
            cls._from_mention(mention, words, by=by, of=of, on=on, **fields) for mention in mentions
        )

    @classmethod
    def _from_mention(
        cls,
        mention: Mention,
        words: str,
        *,
        by: Source | str,
        of: Question,
        on: Window | date | str | None,
        **fields: Any,
    ) -> Self:
        if mention.negated or mention.increment:
            what = "is denied; use Claim.denied" if mention.negated else "is added to another"
            message = f"the figure {what}, so it answers nothing by itself"
            raise UnreadableWords(message, text=words, offset=mention.start)
        question = _with_status(of, mention.status)
        return cls(by, question, mention.estimate, words=words, said_on=on, **fields)

    @classmethod
    def asserted(
        cls, *, by: Source | str, of: Question, on: Window | date | str | None = None, **fields: Any
    ) -> Self:
        """A claim that it is so, without a figure.

        >>> Claim.asserted(by="nato", of=Question("troops", place="Russia")).estimate is None
        True
        """
        return cls(by, of, said_on=on, **fields)

    @classmethod
    def denied(
        cls, *, by: Source | str, of: Question, on: Window | date | str | None = None, **fields: Any
    ) -> Self:
        """A claim that it is not so; with `estimate`, that this figure is wrong.

        >>> Claim.denied(by="kremlin", of=Question("troops", place="Russia")).stance.value
        'denies'
        """
        return cls(by, of, stance=Stance.DENIES, said_on=on, **fields)

    # What follows from it

    @property
    def holds_on(self) -> Window | None:
        """When the value holds: `as_of`, or the day it was said where no other was stated.

        >>> Claim("us", Question("troops"), said_on="2024-10-23").holds_on.isoformat()
        '2024-10-23'
        """
        return self.as_of or self.said_on

    @property
    def as_of_is_assumed(self) -> bool:
        """Whether `holds_on` rests on the day it was said alone.

        >>> Claim("us", Question("troops"), said_on="2024-10-23").as_of_is_assumed
        True
        """
        return self.as_of is None and self.said_on is not None

    @property
    def day(self) -> date | None:
        """The day by which affiliations are looked up: the first it may have been said on.

        >>> Claim("us", Question("troops"), said_on="2024-10-23").day
        datetime.date(2024, 10, 23)
        """
        spoken = self.said_on or self.as_of
        return None if spoken is None else spoken.start or spoken.end

    def but(self, **changes: Any) -> Self:
        """The claim with some fields changed, under the same id.

        >>> claim = Claim("us", Question("troops"), id="a")
        >>> claim.but(note="checked").id
        'a'
        """
        return attrs.evolve(self, **changes)

    def __str__(self) -> str:
        """Say it in a phrase: who, what figure or stance, when."""
        said = str(self.estimate) if self.estimate is not None else self.stance.value
        if self.stance is Stance.DENIES and self.estimate is not None:
            said = f"denies {said}"
        day = f", {self.said_on}" if self.said_on else ""
        return f"{said} ({self.source}{day})"


def _with_status(question: Question, cue: str) -> Question:
    """Let words decide the status, unless the question states one the words do not deny."""
    if not cue or cue == question.status or cue not in tuple(Status):
        return question
    if question.status.is_actual or Status(cue).is_actual:
        return question.but(status=cue)
    return question


def _refuse_impossible_counts(estimate: Estimate) -> None:
    for figure in (estimate.low, estimate.high, estimate.best):
        if figure is not None and figure < 0:
            raise RecordError(f"a count cannot be negative: {figure}", value=figure)
        if figure is not None and not isinstance(figure, int):
            raise RecordError(f"a count is a whole number, not the fraction {figure}", value=figure)


def _refuse_impossible_shares(estimate: Estimate, question: Question) -> None:
    if question.unit != "percent":
        return
    for figure in (estimate.low, estimate.high, estimate.best):
        if figure is not None and not 0 <= figure <= 100:
            message = f"{figure} percent of what? a share lies between 0 and 100 (growth is percent-change)"
            raise RecordError(message, value=figure)
