"""Words of quantity without a figure: "dozens", "several thousand", "tens of thousands".

What they amount to is for a profile to say; here only the words are found.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from provenance.language.figures import Figure, Refused
from provenance.language.number_words import ATOMS, AtomKind
from provenance.language.scanner import Tokens

__all__ = ["DIGIT_PLURALS", "plural_of_digits", "read_few", "read_plural"]

_MOST_LINKS = 4
_BEFORE_FEW = frozenset(
    ("a", "some", "past", "last", "next", "first", "these", "those", "every", "another")
)
_BARE_WITH_OF = frozenset(("tens", "scores"))
_BEHIND_SCORES = frozenset(
    ("of", "dead", "wounded", "injured", "killed", "hurt", "missing", "more")
)
# "a blast, killing scores"
_HARMING = frozenset(
    "killing wounding injuring trapping hurting leaving displacing arresting detaining".split()
)
_OR_MORE = frozenset(("hundreds", "thousands", "millions", "dozens", "tens"))


# "1,000s of people"; by the digits, what is meant.
DIGIT_PLURALS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "10": ("tens", 1),
        "100": ("hundreds", 1),
        **dict.fromkeys(("1000", "1,000"), ("thousands", 1)),
        **dict.fromkeys(("10000", "10,000"), ("tens", 1000)),
        **dict.fromkeys(("100000", "100,000"), ("hundreds", 1000)),
    }
)


def plural_of_digits(tokens: Tokens, figure: Figure) -> Figure | None:
    """Read "1,000s" as thousands.

    >>> from provenance.language.scanner import scan
    >>> plural_of_digits(scan("10,000s of men"), Figure(0, 1, 10000, "numeral")).times
    1000
    """
    vague, times = DIGIT_PLURALS.get(tokens.words[figure.first], ("", 1))
    if not vague or not tokens.glued(figure.last - 1):
        return None
    return Figure(figure.first, figure.last + 1, 0, "vague plural", vague=vague, times=times)


def read_plural(tokens: Tokens, at: int) -> Figure | Refused | None:
    """Read "hundreds", "tens of thousands" and "hundreds, if not thousands" as one vague figure.

    >>> from provenance.language.scanner import scan
    >>> figure = read_plural(scan("tens of thousands"), 0)
    >>> figure.vague, figure.times
    ('tens', 1000)
    """
    word = tokens.words[at]
    times, last = 1, at + 1
    for _ in range(_MOST_LINKS):
        ahead = ATOMS.get(tokens.word(last + 1))
        if tokens.word(last) != "of" or ahead is None:
            break
        if ahead.kind not in {AtomKind.PLURAL, AtomKind.SCALE} or ahead.value <= 12:  # noqa: PLR2004
            break
        times, last = times * ahead.value, last + 2
    bare = word in _BARE_WITH_OF and last == at + 1 and tokens.word(last) not in _BEHIND_SCORES
    bare = bare and tokens.word(at - 1) not in _HARMING
    raised = _raised_or_repeated(tokens, last)
    if bare and raised == last:
        return None
    last = raised
    return Figure(at, last, 0, "vague plural", vague=word, times=times)


def _raised_or_repeated(tokens: Tokens, last: int) -> int:
    """Pass over "…, if not thousands", "… or even thousands" and "… and hundreds"."""
    ahead = last + (tokens.word(last) == ",")
    if tokens.word(ahead) not in _LINKING:
        return last
    for link in _LINKS:
        behind = ahead + len(link)
        if tuple(tokens.words[ahead:behind]) == link and tokens.word(behind) in _OR_MORE:
            while tokens.word(behind + 1) == "of" and tokens.word(behind + 2) in _OR_MORE:
                behind += 2
            return behind + 1
    return last


_LINKS = (
    ("if", "not"),
    ("or", "even"),
    ("or", "possibly"),
    ("and", "possibly"),
    ("and", "perhaps"),
    ("perhaps", "even"),
    ("upon",),
    ("and",),
    ("or",),
    ("to",),
)
_LINKING = frozenset(link[0] for link in _LINKS)


def read_few(tokens: Tokens, at: int) -> Figure | Refused | None:
    """Read "several", "a few", "a couple of", with the scale behind them.

    >>> from provenance.language.scanner import scan
    >>> figure = read_few(scan("a few thousand"), 1)
    >>> figure.vague, figure.times, figure.first
    ('a few', 1000, 0)
    """
    word, before = tokens.words[at], tokens.word(at - 1)
    if word == "few" and before not in _BEFORE_FEW and len(tokens.words) > 1:
        return None
    first = at - 1 if before == "a" else at
    last = at + 1
    of = tokens.word(last) == "of"
    if word == "couple" and not of and before != "a" and tokens.word(last):
        return None
    times = 1
    ahead = last + of
    for _ in range(_MOST_LINKS):
        scale = ATOMS.get(tokens.word(ahead))
        if scale is None or scale.kind not in _SCALES or scale.value in _NO_SCALES:
            break
        if times > 1 and scale.value <= times:
            break
        times, last = times * scale.value, ahead + 1
        ahead = last + (scale.kind == AtomKind.PLURAL and tokens.word(last) == "of")
    name = word if word == "several" else f"a {word}"
    return Figure(first, last, 0, "vague count", vague=name, times=times)


# "several tens" and "several scores" are no more than "several".
_NO_SCALES = frozenset((10, 20))
_SCALES = frozenset((AtomKind.HUNDRED, AtomKind.SCALE, AtomKind.DOZEN, AtomKind.PLURAL))
