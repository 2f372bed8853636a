"""Numbers written as powers: 2^10, 1e10, 1.3x10^6."""

from __future__ import annotations

from fractions import Fraction

from provenance.errors import EstimateError
from provenance.language.figures import Figure, Refused
from provenance.language.number_words import settled
from provenance.language.scanner import Tokens
from provenance.number import MOST_DIGITS, Number

__all__ = ["plain_whole", "power"]


def plain_whole(tokens: Tokens, at: int) -> int | None:
    """Give the whole number at a token that is nothing but digits.

    >>> from provenance.language.scanner import scan
    >>> plain_whole(scan("12 men"), 0), plain_whole(scan("12 men"), 1)
    (12, None)
    """
    word = tokens.word(at)
    return int(word) if word.isdecimal() and len(word) <= MOST_DIGITS else None


def power(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "2^10", "1e10", "1.3x10^6" and "2.48×10−5".

    >>> from provenance.language.scanner import scan
    >>> figure = power(scan("2^10"), Figure(0, 1, 2, "numeral"))
    >>> isinstance(figure, Figure) and figure.value
    1024
    """
    at = figure.last
    word = tokens.word(at)
    if word == "^":
        exponent = _exponent(tokens, at + 1)
        return exponent and _raised(figure, figure.value, exponent, 1)
    if word == "e" and tokens.glued(at - 1) and tokens.glued(at):
        exponent = _exponent(tokens, at + 1)
        return exponent and _raised(figure, 10, exponent, figure.value)
    if word == "x":
        base = plain_whole(tokens, at + 1)
        behind = at + 2 + (tokens.word(at + 2) == "^")
        if base is None or not tokens.glued(at + 1) or (base != 10 and behind == at + 2):  # noqa: PLR2004
            return None
        exponent = _exponent(tokens, behind)
        return exponent and _raised(figure, base, exponent, figure.value)
    return None


def _exponent(tokens: Tokens, at: int) -> tuple[int, int] | None:
    sign = tokens.word(at)
    ahead = at + 1 if sign in {"-", "+"} and tokens.glued(at) else at
    word = tokens.word(ahead)
    if not word.isdecimal() or not tokens.glued(ahead - 1) or len(word) > MOST_DIGITS:
        return None
    return (-int(word) if sign == "-" else int(word)), ahead + 1


def _raised(
    figure: Figure, base: Number, exponent: tuple[int, int], factor: Number
) -> Figure | Refused:
    power, last = exponent
    refused = Refused(figure.first, last, "size")
    if abs(power) > MOST_DIGITS or abs(base) > 10**MOST_DIGITS or (base == 0 and power < 0):
        return refused
    if abs(power) * len(str(base)) > 4 * MOST_DIGITS:
        return refused
    try:
        value = settled(Fraction(base) ** power * Fraction(factor))
    except EstimateError:
        return refused
    return figure._replace(last=last, value=value, rule="exponent", other=None)
