"""Every figure of a text, and every number that was refused as counting nothing."""

from __future__ import annotations

from bisect import bisect_right

from provenance.language.figures import Figure, Refused
from provenance.language.number_words import ATOMS, FRACTION_VALUES
from provenance.language.numbers import read_figure
from provenance.language.pseudo import after_reading, before_reading, web_addresses
from provenance.language.scanner import Tokens
from provenance.language.units import unit_after, unit_before

__all__ = ["find_figures"]


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
