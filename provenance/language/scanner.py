# ruff: noqa: RUF001 - the signs that are easily taken for one another are what this module is about
"""The text as one immutable list of tokens, found in one cheap pass.

Every later step looks at tokens by their index; offsets always point into the caller's text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from provenance.errors import EstimateError

__all__ = ["LONGEST_TEXT", "Tokens", "scan"]

LONGEST_TEXT = 10_000_000
"""How many characters are read at once; split longer texts by paragraph."""

FRACTION_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"

# Signs that stand for one another, each one character for one, so that offsets stay true.
_PLAIN = (
    *((quote, "'") for quote in "’‘ʼ"),
    *((dash, "-") for dash in "‐‑‒–−﹣－"),
    *((space, " ") for space in "\u00a0\u2009\u202f\u2007\u2002\u2003"),
    ("～", "~"),
    ("∼", "~"),
    ("〜", "~"),
    ("／", "/"),
    ("＄", "$"),
    ("≃", "≈"),
    ("⩽", "≤"),
    ("⩾", "≥"),
    ("⁄", "/"),
    ("％", "%"),
    ("＋", "+"),
    ("×", "x"),
)

# A token and the white space behind it; every character of the text falls into exactly one piece.
# No alternative can start where another has failed after more than one character.
_ASCII = re.compile(
    r"(?:[a-z]+(?:'[a-z]+)?|[0-9]+(?:[.,'][0-9]+)*|&#?[a-z0-9]{1,8};|.)\s*|\s+",
    re.DOTALL | re.ASCII,
)
_ANY = re.compile(
    rf"(?:[^\W\d_{FRACTION_SIGNS}]+(?:'[^\W\d_]+)?"
    r"|\d+(?:[.,'٬٫，．]\d+)*|&#?[a-z0-9]{1,8};|.)\s*|\s+",
    re.DOTALL,
)

# What an entity of HTML stands for; one that is not named here separates what it stands between.
ENTITIES = {
    **dict.fromkeys(("nbsp", "#160", "#xa0", "thinsp", "#8201", "#8239", "ensp", "emsp"), " "),
    **dict.fromkeys(("ndash", "#8211", "#x2013", "minus", "#8722", "#45"), "-"),
    **dict.fromkeys(("mdash", "#8212", "#x2014"), "—"),
    **dict.fromkeys(("rsquo", "lsquo", "apos", "#39", "#8217", "#8216", "#x2019"), "'"),
    **dict.fromkeys(("lt", "#60"), "<"),
    **dict.fromkeys(("gt", "#62"), ">"),
    **dict.fromkeys(("le", "#8804"), "≤"),
    **dict.fromkeys(("ge", "#8805"), "≥"),
    **dict.fromkeys(("plusmn", "#177"), "±"),
    **dict.fromkeys(("amp", "#38"), "&"),
    **dict.fromkeys(("asymp", "#8776", "sim", "#8764"), "≈"),
    **dict.fromkeys(("frac12", "#189", "half"), "½"),
    **dict.fromkeys(("frac14", "#188"), "¼"),
    **dict.fromkeys(("frac34", "#190"), "¾"),
    **dict.fromkeys(("pound", "#163"), "£"),
    **dict.fromkeys(("euro", "#8364"), "€"),
    **dict.fromkeys(("yen", "#165"), "¥"),
    **dict.fromkeys(("comma", "#44"), ","),
    **dict.fromkeys(("shy", "zwnj", "zwj", "#173", "#8203", "#8204", "#8205"), "\u200b"),
}


class Tokens(NamedTuple):
    """A text cut into words, numerals and signs.

    `words[i]` is token i in lower case; it stands at `starts[i]` and is `sizes[i]` characters long.

    >>> scan("Some 12,000 troops").words
    ['some', '12,000', 'troops']
    """

    text: str
    words: list[str]
    starts: list[int]
    sizes: list[int]

    def glued(self, index: int) -> bool:
        """Whether nothing separates token `index` from the one behind it.

        >>> scan("12K men").glued(0), scan("12 K men").glued(0)
        (True, False)
        """
        starts = self.starts
        if not 0 <= index < len(starts) - 1:
            return False
        return starts[index] + self.sizes[index] == starts[index + 1]

    def end(self, index: int) -> int:
        """Give the offset just behind token `index`."""
        return self.starts[index] + self.sizes[index]

    def word(self, index: int) -> str:
        """Give token `index` in lower case, or an empty string outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def original(self, index: int) -> str:
        """Give token `index` as it was written."""
        return self.text[self.starts[index] : self.end(index)]


def _plain(lowered: str) -> str:
    """Write the signs of a text in their plain form, character for character."""
    if not lowered.isascii():
        for sign, plain in _PLAIN:
            lowered = lowered.replace(sign, plain)
    return lowered


def scan(text: str) -> Tokens:
    """Cut a text into tokens, in time proportional to its length.

    Raises `EstimateError` for more than `LONGEST_TEXT` characters.

    >>> scan("nearly 3&nbsp;000").words
    ['nearly', '3', ' ', '000']
    """
    if len(text) > LONGEST_TEXT:
        message = f"a text of {len(text):,} characters; at most {LONGEST_TEXT:,} are read at once"
        raise EstimateError(message, value=len(text))
    lowered = text.lower()
    if len(lowered) != len(text):
        # One letter of Unicode grows when lowered.
        lowered = text.replace("\u0130", "I").lower()
    if "&" in lowered:
        return _with_entities(text, lowered)
    words: list[str] = []
    starts: list[int] = []
    at = 0
    for piece in lowered.replace(_LETTER_QUOTE, "'").split(" "):
        if piece.isalpha():
            words.append(piece)
            starts.append(at)
        elif piece:
            for word, offset in _cut(piece) if len(piece) <= _LONGEST_KNOWN else _tokens(piece):
                words.append(word)
                starts.append(at + offset)
        at += len(piece) + 1
    return Tokens(text, words, starts, list(map(len, words)))


# The one sign of those above that is a letter by its kind.
_LETTER_QUOTE = "\u02bc"
_LONGEST_KNOWN = 24


def _tokens(piece: str) -> tuple[tuple[str, int], ...]:
    """Cut what no space divides into tokens, each with its offset."""
    plain = _plain(piece)
    pieces = (_ASCII if plain.isascii() else _ANY).findall(plain)
    words = map(str.rstrip, pieces)
    starts = accumulate(map(len, pieces), initial=0)
    return tuple((word, start) for word, start in zip(words, starts, strict=False) if word)


# The same few thousand pieces make up most of what is written.
_cut = lru_cache(maxsize=16384)(_tokens)


def _with_entities(text: str, lowered: str) -> Tokens:
    """Cut a text that holds entities, each of which stands for one sign."""
    words: list[str] = []
    starts: list[int] = []
    sizes: list[int] = []
    for word, start in _tokens(lowered):
        entity = word[:1] == "&" and len(word) > 1
        if word[0].isdecimal() and _groups_digits(words, starts, sizes, start):
            # "3&rsquo;000" is one numeral, as "3'000" is.
            sign, size = words.pop(), sizes.pop()
            starts.pop()
            words[-1] += sign + word
            sizes[-1] += size + len(word)
            continue
        words.append(ENTITIES.get(word[1:-1], word) if entity else word)
        starts.append(start)
        sizes.append(len(word))
    return Tokens(text, words, starts, sizes)


def _groups_digits(words: list[str], starts: list[int], sizes: list[int], start: int) -> bool:
    """Whether an entity joins what begins here to the digits before it."""
    if len(words) < 2 or words[-1] not in {"'", ","} or sizes[-1] == 1:  # noqa: PLR2004
        return False
    glued = starts[-2] + sizes[-2] == starts[-1] and starts[-1] + sizes[-1] == start
    return glued and words[-2][-1].isdecimal() and len(words[-2]) < _LONGEST_JOINED


# More digits than any count may have; joined without end they would be copied again and again.
_LONGEST_JOINED = 200
