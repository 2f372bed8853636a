"""Lines of claims that all look alike, read by one pattern straight into columns.

Programs write the same keys in the same order, line by line. Once some lines were read with care,
those that follow are held against the pattern of these, which admits nothing but JSON of the
plainest kind: no key twice, no escapes, no exponents, nothing nested but a list of ids. What only
looks like a number is refused by whoever reads it. All or none of a block is read so; nothing in
the pattern can be read in two ways, so that it takes its time by the length of the lines. Groups
are repeated without being possessive, which Python before 3.11.5 gets wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

__all__ = ["FIGURES", "NEEDED", "ClaimLines"]

NEEDED = frozenset({"id", "source", "question"})
"""The keys that every claim has to have to be read with many others."""

FIGURES = "figures"
"""What stands for all figures of a claim and what is said of them, which lines name in a row."""

_PLAIN = r'[^"\\\x00-\x1f]++'
_STRING = f'"({_PLAIN})"'
# Whatever is read as one of these holds neither escapes nor controls, or it is none of them.
_NAMED = '"([^"]++)"'
# Whether it is one is told when it is read, once for all lines that say the same.
_NUMBER = "[0-9.-]{1,32}+"
_FLAG = "(?:true|false)"
_FIGURES = {
    **dict.fromkeys(("low", "high", "best"), _NUMBER),
    **dict.fromkeys(("low_open", "high_open", "approximate"), _FLAG),
}
_NAMES = ("id", "source", "question", "said_on", "as_of", "recorded_on", "target")
_TEXTS = ("words", "side", "profile", "stance", "utterance", "audience", "locator", "url", "note")
_VALUES: Mapping[str, str] = {
    **dict.fromkeys(_NAMES, _NAMED),
    **dict.fromkeys(_TEXTS, _STRING),
    **_FIGURES,
    "via": rf'(\["{_PLAIN}"(?:, ?"{_PLAIN}")*\])',
}
_OPENINGS = {
    b'{"record": "claim", ': ('{"record": "claim"', ", ", ": "),
    b'{"record":"claim",': ('{"record":"claim"', ",", ":"),
}


class ClaimLines:
    r"""The keys of claims in the order in which lines name them, those left out by some among them.

    >>> lines = ClaimLines.like(b'{"record": "claim", "id": ...', [("id", "source", "question")])
    >>> lines.columns('{"record": "claim", "id": "a", "source": "us", "question": "there"}\n')
    {'id': ('a',), 'source': ('us',), 'question': ('there',)}
    """

    def __init__(self, opening: bytes, keys: tuple[str, ...]) -> None:
        self.opening = opening
        self.keys = keys
        start, comma, colon = _OPENINGS[opening]
        pairs = {key: f'{comma}"{key}"{colon}{_VALUES[key]}' for key in keys}
        parts: dict[str, str] = {}
        for key, pair in pairs.items():
            if key in _FIGURES:
                parts[FIGURES] = f"{parts.get(FIGURES, '')}(?:{pair})?"
            else:
                parts[key] = pair if key in NEEDED else f"(?:{pair})?"
        if FIGURES in parts:
            parts[FIGURES] = f"({parts[FIGURES]})"
        self._columns = tuple(parts)
        whole = rf"^{re.escape(start)}{''.join(parts.values())}\}}\n"
        self._pattern = re.compile(whole, re.MULTILINE)

    @classmethod
    def like(
        cls, line: bytes, shapes: Iterable[tuple[str, ...]], known: Self | None = None
    ) -> Self | None:
        """Learn from a line how lines begin, and from the keys of rows in what order these stand.

        What is `known` of earlier lines is kept. None where no pattern can be made of them.
        """
        opening = next(filter(line.startswith, _OPENINGS), None)
        if opening is None:
            return None
        before = known.keys if known is not None and known.opening == opening else ()
        keys = _merged([before, *shapes])
        if not (NEEDED.issubset(keys) and _VALUES.keys() >= set(keys)):
            return None
        return known if known is not None and keys == before else cls(opening, keys)

    def columns(self, text: str) -> dict[str, Sequence[str]] | None:
        """Give what stands under each key, line by line; None where one line is not of this shape.

        Strings are given without their quotes; what is said under `FIGURES`, and lists, as they are
        written. "" is a key left out.
        """
        found = self._pattern.findall(text)
        # Each match is one whole line: it starts at one, ends one, and holds no other line's end.
        if not found or len(found) != text.count("\n") or text[-1] != "\n":
            return None
        return dict(zip(self._columns, zip(*found, strict=True), strict=True))


def _merged(shapes: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Put keys of several orders into one that has each order, where there is one."""
    order: list[str] = []
    for keys in shapes:
        place = 0
        for key in keys:
            if key in order:
                place = order.index(key) + 1
            else:
                order.insert(place, key)
                place += 1
    return tuple(order)
