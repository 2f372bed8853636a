"""One source's answer to one question: the figure or stance, the words, the dates, the chain."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any, Self
from urllib.parse import urlsplit

import attrs

from provenance.dates import Window
from provenance.errors import RecordError, UnreadableWords, shown
from provenance.estimate import Estimate
from provenance.language import Mention, parse_date, read_estimates
from provenance.naming import Choice, name, plain, several, slug, text
from provenance.notebook import ShownInNotebooks
from provenance.number import grouped
from provenance.question import Question, Status
from provenance.source import Source, as_source

__all__ = ["Claim", "Stance"]


class Stance(Choice):
    """Whether a source says that it is so, that it is not, or that it cannot say.

    >>> Stance("denies")
    <Stance.DENIES: 'denies'>
    """

    ASSERTS = "asserts"
    DENIES = "denies"
    UNSURE = "unsure"


def _question(value: object) -> Question:
    if not isinstance(value, Question):
        raise RecordError(f"a claim answers a Question, not {shown(value)}", value=value)
    return value


def _estimate(value: object) -> Estimate | None:
    if value is None or isinstance(value, Estimate):
        return value
    message = f"a claim's figure is an Estimate, not {shown(value)}; write Estimate.exactly(...)"
    raise RecordError(message, value=value)


def _chain(value: Source | str | Iterable[Source | str]) -> tuple[Source, ...]:
    if isinstance(value, (Source, str)):
        return (as_source(value),)
    if not isinstance(value, Iterable):
        raise RecordError(f"via names one source or several, not {shown(value)}", value=value)
    return tuple(as_source(one) for one in value)


def _window(value: Window | date | str | None) -> Window | None:
    if isinstance(value, str):
        return parse_date(value)
    return None if value is None else Window.of(value)


def _address(value: object) -> str:
    address = text(value)
    if address:
        try:
            parts = urlsplit(address)
        except ValueError:
            raise RecordError(f"not a url: {shown(address)}", value=value) from None
        if parts.scheme not in ("http", "https") or not parts.hostname or " " in address:
            message = f"a url has the scheme http or https and a host: {shown(address)}"
            raise RecordError(message, value=value)
        if parts.username is not None or parts.password is not None:
            raise RecordError("a url must not carry a user or password", value=value)
    return address


def _ids(values: object) -> tuple[str, ...]:
    return several(values, "claim ids", text)


def _optional_id(value: object) -> str:
    return name(value) if value else ""


@attrs.frozen(cache_hash=True, weakref_slot=False)
class Claim(ShownInNotebooks):
    """What a source said in answer to a question, when, and through whom it reached us.

    `via` runs from the relay nearest the source to the one that printed it. `utterance` is shared
    by relays of one and the same statement, and `after` names claims that were said before this
    one where no clock tells. Raises `RecordError` where the fields contradict one another.

    >>> there = Question("North Korean troops", measure="troops", place="Russia")
    >>> seen = Claim.said("at least 3,000", by="us", of=there, on="2024-10-23")
    >>> print(seen.estimate, "/", seen.said_on)
    at least 3,000 / 23 October 2024
    """

    source: Source = attrs.field(converter=as_source)
    question: Question = attrs.field(converter=_question)
    estimate: Estimate | None = attrs.field(default=None, converter=_estimate)
    stance: Stance = attrs.field(default=Stance.ASSERTS, converter=Stance, kw_only=True)
    words: str = attrs.field(default="", converter=text, kw_only=True)
    said_on: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    as_of: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    recorded_on: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    target: Window | None = attrs.field(default=None, converter=_window, kw_only=True)
    via: tuple[Source, ...] = attrs.field(default=(), converter=_chain, kw_only=True)
    after: tuple[str, ...] = attrs.field(default=(), converter=_ids, kw_only=True)
    utterance: str = attrs.field(default="", converter=text, kw_only=True)
    audience: str = attrs.field(default="", converter=text, kw_only=True)
    locator: str = attrs.field(default="", converter=text, kw_only=True)
    url: str = attrs.field(default="", converter=_address, kw_only=True)
    note: str = attrs.field(default="", converter=text, kw_only=True)
    id: str = attrs.field(default="", converter=_optional_id, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse what no source can have said, and give an unnamed claim an id from its content."""
        if self.estimate is not None:
            _refuse_impossible(self.estimate, self.question)
        if self.stance is Stance.UNSURE and self.estimate is not None:
            message = "an unsure source gives no figure; leave the estimate or the stance out"
            raise RecordError(message, value=self.estimate)
        if not self.id:
            object.__setattr__(self, "id", self._content_id())
        if self.id in self.after:
            raise RecordError(f"claim {shown(self.id)} cannot come after itself", value=self.id)

    def _content_id(self) -> str:
        dates = (self.said_on, self.as_of, self.recorded_on, self.target)
        content = (
            self.source.id,
            [str(part) for part in attrs.astuple(self.question, recurse=False)],
            self.estimate,
            str(self.stance),
            self.words,
            [date and date.isoformat() for date in dates],
            [relay.id for relay in self.via],
            self.after,
            (self.utterance, self.audience, self.locator, self.url, self.note),
        )
        digest = hashlib.blake2s(repr(content).encode(), digest_size=6).hexdigest()
        return f"{slug(self.source.id) or 'claim'}-{digest}"

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
        mentions = _answers(words, of)
        if len(mentions) > 1:
            message = f"these words hold {len(mentions)} figures; say which, or use Claim.all_said"
            raise UnreadableWords(message, text=words, offset=mentions[1].start)
        return cls(by, **_stated(mentions[0], words, of), **_dated(on, fields))

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

        An `id` is numbered where the figures are several: "kim-1", "kim-2".

        >>> there = Question("troops", place="Russia")
        >>> both = Claim.all_said("12,000 expected, 3,000 deployed", by="kim", of=there)
        >>> [(str(one.estimate), one.question.status.value) for one in both]
        [('12,000', 'expected'), ('3,000', 'actual')]
        """
        mentions = _answers(words, of)
        known = _dated(on, fields)
        claims: list[Self] = []
        for number, mention in enumerate(mentions, start=1):
            if "id" in fields and len(mentions) > 1:
                known["id"] = f"{fields['id']}-{number}"
            claims.append(cls(by, **_stated(mention, words, of), **known))
        return tuple(claims)

    @classmethod
    def asserted(
        cls, *, by: Source | str, of: Question, on: Window | date | str | None = None, **fields: Any
    ) -> Self:
        """A claim that it is so, without a figure.

        >>> Claim.asserted(by="nato", of=Question("troops", place="Russia")).estimate is None
        True
        """
        return cls(by, of, **_dated(on, fields))

    @classmethod
    def denied(
        cls, *, by: Source | str, of: Question, on: Window | date | str | None = None, **fields: Any
    ) -> Self:
        """A claim that it is not so; with `estimate`, that this figure is wrong.

        >>> Claim.denied(by="kremlin", of=Question("troops", place="Russia")).stance.value
        'denies'
        """
        return cls(by, of, stance=Stance.DENIES, **_dated(on, fields))

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
        return f"{plain(said)} ({plain(self.source.name)}{day})"


# What the ways to state a claim have in common


def _answers(words: str, of: Question) -> list[Mention]:
    """Find the figures in words that can answer a question; there must be one."""
    question = _question(of)
    mentions = read_estimates(words)
    answers = [mention for mention in mentions if _has_unit(mention, question)]
    if answers:
        return answers
    if not mentions:
        message = "these words hold no figure; without one, use Claim.asserted or Claim.denied"
        raise UnreadableWords(message, text=words, offset=0)
    asked = question.unit or "a count; give it a unit if it is for something else"
    message = f"{plain(mentions[0].text)} is in {mentions[0].unit}, and the question is for {asked}"
    raise UnreadableWords(message, text=words, offset=mentions[0].start)


def _has_unit(mention: Mention, question: Question) -> bool:
    unit = mention.unit.lower()
    return unit in ("", question.unit) or question.unit == f"{unit}-change"


def _stated(mention: Mention, words: str, of: Question) -> dict[str, Any]:
    """Give the fields that a figure in words states, or refuse one that states nothing alone."""
    amiss = ""
    if mention.negated:
        amiss = "is denied; use Claim.denied with the estimate"
    elif mention.increment:
        amiss = "is added to another; state the sum"
    elif mention.ambiguous:
        readings = " or ".join(grouped(value) for value in mention.ambiguous)
        amiss = f"may be {readings}; say which"
    if amiss:
        message = f"the figure {plain(mention.text)} {amiss}"
        raise UnreadableWords(message, text=words, offset=mention.start)
    question = _with_status(of, mention.status)
    return {"question": question, "estimate": mention.estimate, "words": words}


def _dated(on: Window | date | str | None, fields: dict[str, Any]) -> dict[str, Any]:
    """Read the other dates of a claim by the day it was said: "on Monday" is the one before."""
    said_on = _window(on)
    read: dict[str, Any] = {
        field: parse_date(fields[field], said_on=said_on)
        for field in ("as_of", "recorded_on", "target")
        if isinstance(fields.get(field), str)
    }
    return {**fields, **read, "said_on": said_on}


def _with_status(question: Question, cue: str) -> Question:
    """Let words decide the status, unless the question states one the words do not deny."""
    if not cue or cue == question.status or cue not in tuple(Status):
        return question
    if question.status.is_actual or Status(cue).is_actual:
        return question.but(status=cue)
    return question


# What no source can have said


def _refuse_impossible(estimate: Estimate, question: Question) -> None:
    figures = [one for one in (estimate.low, estimate.high, estimate.best) if one is not None]
    for figure in figures:
        if question.counts and figure < 0:
            raise RecordError(f"a count cannot be negative: {grouped(figure)}", value=figure)
        if question.counts and not isinstance(figure, int):
            message = f"a count is a whole number, not the fraction {grouped(figure)}"
            hint = "" if question.unit else "; give the question a unit if it is measured"
            raise RecordError(message + hint, value=figure)
        if question.unit == "percent" and not 0 <= figure <= _WHOLE:
            message = f"a share lies between 0 and 100 percent, not {grouped(figure)}"
            raise RecordError(f"{message}; the unit of growth is percent-change", value=figure)
    if question.counts and not estimate.oddities and _counts_nothing(estimate):
        message = f"no count is {estimate.in_words()}"
        raise RecordError(message, value=estimate)


_WHOLE = 100


def _counts_nothing(estimate: Estimate) -> bool:
    counted = estimate.counted()
    return counted.low_open or (counted.high is not None and counted.high < 0)
