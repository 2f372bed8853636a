"""A phrase as one estimate: nothing may be left over that could change its meaning."""

from __future__ import annotations

import json
import re
import unicodedata

import attrs

from provenance.errors import UnreadableWords
from provenance.estimate import Estimate
from provenance.language.mention import Mention, Reading
from provenance.language.numbers import COUNTED
from provenance.language.reading import read_all
from provenance.language.wording import PROFILE_MARK, UNKNOWN_WORDS

__all__ = ["parse_estimate"]

_LONGEST_PHRASE = 2_000
_MARKUP = re.compile(r"<[a-z/!]", re.IGNORECASE)
_UNIT_NOUNS = frozenset(
    (
        "brigade brigades battalion battalions division divisions regiment regiments company "
        "companies corps platoon platoons squad squads unit units army armies group groups team "
        "teams squadron squadrons fleet fleets convoy convoys"
    ).split()
)


def parse_estimate(text: str) -> Estimate:
    """Read the one estimate that a phrase states; `UnreadableWords` shows with a caret why not.

    >>> parse_estimate("at least 3,000")
    Estimate(low=3000)
    """
    _refuse_unsafe(text)
    if text.strip().lower() in _UNKNOWN:
        return Estimate.unknown(words=text.strip())
    named = _NAMED_PROFILE.search(text)
    if named:
        return _by_profile(text, named)
    reading = read_all(text)
    for rejection in reading.rejections:
        if rejection.unreadable:
            raise _unreadable(f"not readable: {rejection.reason}", text, rejection.start)
    if not reading.mentions:
        raise _without_number(text, reading)
    if len(reading.mentions) > 1:
        second = reading.mentions[1]
        message = "several estimates where one was wanted; read them with read_estimates"
        raise _unreadable(message, text, second.start)
    mention = reading.mentions[0]
    _refuse_loose_ends(text, mention)
    _refuse_doubtful(text, mention)
    return mention.estimate


_UNKNOWN = frozenset((UNKNOWN_WORDS, "no figure", "number unknown", "figure unknown"))
_NAMED_PROFILE = re.compile(re.escape(PROFILE_MARK) + r'("(?:[^"\\]|\\.)*")$')


def _by_profile(text: str, named: re.Match[str]) -> Estimate:
    """Read the figures that some profile gave a vague word, as `in_words` writes them."""
    try:
        profile = json.loads(named[1])
    except ValueError as error:
        raise _unreadable("not the name of a profile", text, named.start(1)) from error
    figures = parse_estimate(text[: named.start()])
    return attrs.evolve(figures, profile=profile, words=text)


def _unreadable(message: str, text: str, offset: int) -> UnreadableWords:
    return UnreadableWords(message, text=text, offset=offset)


def _refuse_unsafe(text: str) -> None:
    if len(text) > _LONGEST_PHRASE:
        message = (
            f"a phrase of {len(text):,} characters; at most {_LONGEST_PHRASE:,} are one phrase"
        )
        raise _unreadable(message, text, _LONGEST_PHRASE)
    if not text.strip():
        raise _unreadable("an empty phrase states no number", text, 0)
    for at, char in enumerate(text):
        odd = (char > "~" or char < " ") and not char.isspace()
        if odd and unicodedata.category(char) in {"Cc", "Cf"}:
            raise _unreadable("an invisible or control character (NUL, mark)", text, at)
    tag = _MARKUP.search(text)
    if tag:
        raise _unreadable("markup (<...>) instead of plain words", text, tag.start())


def _without_number(text: str, reading: Reading) -> UnreadableWords:
    if reading.rejections:
        first = reading.rejections[0]
        return _unreadable(f"no number that counts: {first.reason}", text, first.start)
    return _unreadable("no number in these words", text, 0)


# Words that make of the figure beside them something else than what was read, each with the reason.
_OPENERS = (
    ("one end of a range; the other is missing", re.compile(r"\A\W*(?:between|from)\s\Z")),
    (
        "a width without the figure that it belongs to",
        re.compile(r"(?:±|&plusmn;|\+/-|\bplus or minus|\bgive or take)\s?\Z"),
    ),
    (
        "a multiple of a figure, which is not worked out",
        re.compile(r"\b(?:twice|thrice|double|treble|triple|quadruple)\s(?:the\s|that\s)?\Z"),
    ),
)
_BROKEN_OFF = re.compile(
    r",?\s?(?:to|or|and|±|\+/-|plus|minus|plus or minus|give or take|[-\u2010-\u2015\u2212])"
    r"(?:\s(?:unknown|infinity|unlimited|many|more))?\W{0,9}\Z"
)
_FARTHEST = 40


def _refuse_loose_ends(text: str, mention: Mention) -> None:
    """Refuse a figure beside words that were to go on, or that make another figure of it."""
    ahead = text[max(0, mention.start - _FARTHEST) : mention.start].lower()
    behind = text[mention.end : mention.end + _FARTHEST].lower()
    for reason, opener in _OPENERS:
        if opener.search(ahead):
            raise _unreadable(reason, text, mention.start)
    if _BROKEN_OFF.match(behind):
        message = "cut off: the words break off before the other figure"
        raise _unreadable(message, text, mention.end)


def _refuse_doubtful(text: str, mention: Mention) -> None:
    estimate, start = mention.estimate, mention.start
    if mention.negated:
        raise _unreadable('"not" is said of the figure; state what is so', text, start)
    if mention.ambiguous:
        readings = " or ".join(f"{value:,}" for value in mention.ambiguous)
        raise _unreadable(f"ambiguous: {readings}; write it without doubt", text, start)
    if "exponent" in mention.trace:
        raise _unreadable("the exponent form is for formulas; write the figure out", text, start)
    if mention.unit.startswith("percent"):
        raise _unreadable("a percent states a share of a whole, not an estimate", text, start)
    figures = (estimate.low, estimate.high)
    negative = any(figure is not None and figure < 0 for figure in figures)
    if negative and any(rule.endswith("minus") for rule in mention.trace):
        raise _unreadable("a negative number counts nothing", text, start)
    if "fraction" in mention.trace or "share" in mention.trace:
        raise _unreadable("a ratio or fraction is a share, not an estimate", text, start)
    head = mention.noun.rpartition(" ")[2].lower()
    if head in _UNIT_NOUNS:
        message = f"counts units ({head}), not the people in them; no conversion is made"
        raise _unreadable(message, text, start)
    if head in COUNTED and any(not isinstance(figure, int | None) for figure in figures):
        raise _unreadable(f"{head} come in whole numbers, not in a fraction", text, start)
