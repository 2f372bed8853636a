"""What a word behind a number makes of it: a scale, thousands of a currency, or below zero."""

from __future__ import annotations

from provenance.errors import EstimateError
from provenance.language.figures import Figure, Refused
from provenance.language.number_words import ATOMS, AtomKind
from provenance.language.scanner import Tokens
from provenance.number import arithmetic, exact

__all__ = ["MONEY_SIGNS", "ODD", "below_zero", "grand", "odd", "scaled"]

MONEY_SIGNS = frozenset("$€£¥₹₽₩")
"""Beside these a lone letter stands for a scale ("$10 m"), for it names a unit otherwise."""


def scaled(figure: Figure, size: int, last: int, rule: str) -> Figure | Refused:
    """Multiply a figure by the scale behind it, which ends before token `last`.

    >>> scaled(Figure(0, 1, 12, "numeral"), 1000, 2, "scale letter").value
    12000
    """
    try:
        if isinstance(figure.value, int):
            value = exact(figure.value * size)
        else:
            value = exact(arithmetic.multiply(figure.value, size))
    except EstimateError:
        return Refused(figure.first, last, "size")
    return Figure(figure.first, last, value, rule, None, size)


def below_zero(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "5 below zero" and "12 degrees Celsius below zero".

    >>> from provenance.language.scanner import scan
    >>> below_zero(scan("5 below zero"), Figure(0, 1, 5, "numeral")).value
    -5
    """
    at = figure.last
    while at - figure.last < _LONGEST_SCALE and tokens.word(at) in _DEGREES:
        at += 1
    if tokens.words[at : at + 2] != ["below", "zero"]:
        return None
    rule = f"{figure.rule}, below zero"
    return figure._replace(last=at + 2, value=-figure.value, rule=rule)


_LONGEST_SCALE = 3
_DEGREES = frozenset("degrees degree ° c f celsius fahrenheit centigrade".split())


def grand(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "10 grand" as thousands; "10 grand pianos" are pianos.

    >>> from provenance.language.scanner import scan
    >>> grand(scan("10 grand"), Figure(0, 1, 10, "numeral")).value
    10000
    """
    at = figure.last + 1
    if tokens.word(at - 1) != "grand" or figure.scale > 1 or figure.vague:
        return None
    behind = tokens.word(at)
    money = tokens.word(figure.first - 1) in MONEY_SIGNS
    if behind.isalpha() and behind not in _BEHIND_GRAND and not money:
        return None
    return scaled(figure, 1000, at, "scale letter")


_BEHIND_GRAND = frozenset(
    "for a an in to on of and or from off per but each at by with more less up he she they it "
    "that was were is last this".split()
)


ODD = "odd thousands"
"""The rule that reads "20-odd thousand", which is 20,000 and some more."""


def odd(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "20-odd thousand" and "twenty-odd thousand".

    >>> from provenance.language.scanner import scan
    >>> odd(scan("20-odd thousand"), Figure(0, 1, 20, "numeral")).value
    20000
    """
    at = figure.last + (tokens.word(figure.last) == "-")
    scale = ATOMS.get(tokens.word(at + 1))
    if tokens.word(at) != "odd" or scale is None or scale.kind not in _SCALES:
        return None
    return scaled(figure, scale.value, at + 2, ODD)


_SCALES = frozenset((AtomKind.HUNDRED, AtomKind.SCALE))
