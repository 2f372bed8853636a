"""Dates in running text, and the one date that a text is: what users of this package call."""

from __future__ import annotations

from datetime import date

import attrs

from provenance.dates import Precision, Window
from provenance.dates.iso import is_iso
from provenance.errors import DateError, shown
from provenance.language.calendar.anchor import Anchor
from provenance.language.calendar.cues import leans_forward
from provenance.language.calendar.ends import Bound, is_deadline, shown_ends
from provenance.language.calendar.grammar import Found, Reader
from provenance.language.calendar.numerals import glued
from provenance.language.calendar.refusals import (
    check_characters,
    none_found,
    refuse_left_over,
)
from provenance.language.calendar.sharing import with_year_of_list

__all__ = ["DateMention", "UnreadDate", "parse_date", "read_dates", "unread_dates"]

# Four figures that are more likely a count than a year.
_NO_YEARS = frozenset({*range(1000), *range(3000, 10_000)})
# "Starting Nov. 1" is to come unless a cue says otherwise.
_FROM_NOW_ON = frozenset(("starting", "beginning", "effective", "with"))
SaidOn = Window | date | str | None


@attrs.frozen
class DateMention:
    """A date found in a text: its window, the words, where they stand, and the rules that read it.

    `ends` holds the dates a range or bound was made from, as they were said; `notes` what was cut
    or assumed.

    >>> [mention] = read_dates("until 24 October 2024")
    >>> mention.text, str(mention.ends[0]), mention.trace
    ('until 24 October 2024', '24 October 2024', ('bound', 'day'))
    """

    window: Window
    start: int
    end: int
    text: str
    notes: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()
    ends: tuple[Window, ...] = ()


@attrs.frozen
class UnreadDate:
    """Words that are a date but were not guessed at, and the reason.

    >>> unread_dates("on 10/11/2024")[0].text
    '10/11/2024'
    """

    start: int
    end: int
    text: str
    reason: str


def read_dates(
    text: str, said_on: SaidOn = None, *, day_first: bool | None = None
) -> list[DateMention]:
    """Find every date in a text, in order.

    `said_on` is the one day the text was said or published: relative dates count from it, and
    without it they are left out. `day_first` tells how to read 10/11/2024, which is left out
    otherwise. What was left out, and why, `unread_dates` lists.

    >>> [str(m.window) for m in read_dates("He said Wednesday", said_on="2024-10-24")]
    ['23 October 2024']
    """
    read = _read_all(Reader(text), Anchor(_day_said(said_on), day_first))
    return [item for item in read if isinstance(item, DateMention)]


def unread_dates(
    text: str, said_on: SaidOn = None, *, day_first: bool | None = None
) -> list[UnreadDate]:
    """List the dates that `read_dates` leaves out, each with the reason.

    >>> unread_dates("in spring 2024")[0].reason[:20]
    'a season is no date:'
    """
    read = _read_all(Reader(text), Anchor(_day_said(said_on), day_first))
    return [item for item in read if isinstance(item, UnreadDate)]


def _day_said(said_on: SaidOn) -> date | None:
    if said_on is None:
        return None
    window = Window.of(said_on)
    return window.start if window.precision in {Precision.DAY, Precision.MOMENT} else None


def _read_all(reader: Reader, anchor: Anchor) -> list[DateMention | UnreadDate]:
    items: list[DateMention | UnreadDate] = []
    index, last_day = reader.next_start(0), None
    while reader.tokens[index].kind != "end":
        found = reader.phrase(index)
        if found is None:
            index = reader.next_start(index + 1)
            continue
        found = with_year_of_list(reader, found)
        for piece in (*found.before, found):
            ahead = is_deadline(piece.term) or (
                isinstance(piece.term, Bound) and _is_from_now_on(reader, piece)
            )
            lean = leans_forward(reader.tokens, piece.start, deadline=ahead, end=piece.end)
            item = _resolved(reader, piece, attrs.evolve(anchor, future=lean, last_day=last_day))
            items.append(item)
            if isinstance(item, DateMention) and item.window.days == 1:
                last_day = item.window.start
        reader.last, index = found, reader.next_start(found.end)
    return items


def _is_from_now_on(reader: Reader, found: Found) -> bool:
    one, two = reader.tokens[found.start : found.start + 2]
    return one.text in _FROM_NOW_ON or (one.text, two.text) == ("as", "from")


def _resolved(reader: Reader, found: Found, anchor: Anchor) -> DateMention | UnreadDate:
    tokens = reader.tokens
    first = found.start
    if tokens[first - 1].text == "the" and first > 0 and not glued(tokens, first):
        first -= 1
    start, end = tokens[first].start, tokens[found.end - 1].end
    words = reader.text[start:end]
    try:
        window = attrs.evolve(found.term.resolve(anchor), words=words)
        ends = shown_ends(found.term, anchor)
    except DateError as error:
        return UnreadDate(start, end, words, str(error))
    return DateMention(window, start, end, words, window.notes, found.trace, ends)


def parse_date(text: str, said_on: SaidOn = None, *, day_first: bool | None = None) -> Window:
    """Read a text that is exactly one date and nothing else, or raise `DateError` with the reason.

    >>> print(parse_date("Oct. 24, 2024, 4:25 PM GMT+5"))
    24 October 2024, 11:25 UTC
    """
    check_characters(text)
    bare = text.strip()
    if is_iso(bare) and not (bare.isdigit() and int(bare) in _NO_YEARS):
        return attrs.evolve(Window.from_iso(bare), words=text)
    return attrs.evolve(_only_date(text, _day_said(said_on), day_first), words=text)


def _only_date(text: str, said_on: date | None, day_first: bool | None) -> Window:  # noqa: FBT001
    reader = Reader(text, whole=True)
    items = _read_all(reader, Anchor(said_on, day_first, strict=True))
    if not items:
        raise none_found(text, reader.tokens)
    if len(items) > 1:
        raise DateError(
            f"more than one date in {shown(text)}: the next begins at character {items[1].start}",
            value=text,
        )
    item = items[0]
    refuse_left_over(text, reader.tokens, item.start, item.end)
    if isinstance(item, UnreadDate):
        raise DateError(f"{item.reason} (at character {item.start})", value=text)
    return item.window
