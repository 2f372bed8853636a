"""The words that numbers are spelled with, each with its kind and its value."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from provenance.language.scanner import FRACTION_SIGNS
from provenance.number import Number, arithmetic, exact

__all__ = ["ATOMS", "FRACTION_VALUES", "LETTERS", "Atom", "AtomKind", "settled"]


class AtomKind:
    """What a number word does in the number it stands in."""

    ZERO = "zero"
    UNIT = "unit"  # one .. nine
    TEEN = "teen"  # ten .. nineteen
    TENS = "tens"  # twenty .. ninety
    HUNDRED = "hundred"
    SCALE = "scale"  # thousand, million, lakh, ...
    DOZEN = "dozen"
    PLURAL = "plural"  # hundreds, thousands: a scale after a number, else vague
    PART = "part"  # third, thirds, quarter, twentieth
    HALF = "half"
    FEW = "few"  # several, few, couple: vague counts
    NONE = "none"  # none, no
    LONE = "lone"  # single, pair


class Atom(NamedTuple):
    """One number word: its kind, its value, and whether it is a plural."""

    kind: str
    value: int
    plural: bool = False


_UNITS = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
# Three digits a step, as English in the news has counted since the 1970s.
_SCALES = (
    "thousand million billion trillion quadrillion quintillion sextillion septillion octillion "
    "nonillion decillion undecillion duodecillion tredecillion quattuordecillion quindecillion "
    "sexdecillion septendecillion octodecillion novemdecillion vigintillion"
)
_INDIAN = {
    "lakh": 10**5,
    "lac": 10**5,
    "lkh": 10**5,
    "crore": 10**7,
    "cr": 10**7,
    "kr": 10**7,
    "koti": 10**7,
    "arab": 10**9,
}
_SHORT_SCALES = {"mln": 10**6, "mn": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
_UNIT_PARTS = "first second third fourth fifth sixth seventh eighth ninth"
_TEEN_PARTS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth"
)
_TENS_PARTS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"


def _atoms() -> dict[str, Atom]:
    kind = AtomKind
    found: dict[str, Atom] = {}
    for number, word in enumerate(_UNITS.split(), start=1):
        found[word] = Atom(kind.UNIT, number)
    for number, word in enumerate(_TEENS.split(), start=10):
        found[word] = Atom(kind.TEEN, number)
    for number, word in enumerate(_TENS.split(), start=2):
        found[word] = Atom(kind.TENS, 10 * number)
    found |= dict.fromkeys(("zero", "nought", "naught", "nil", "zilch"), Atom(kind.ZERO, 0))
    found |= {"fourty": found["forty"], "ninty": found["ninety"]}
    found["hundred"] = Atom(kind.HUNDRED, 100)
    found |= {
        "hundreds": Atom(kind.PLURAL, 100, plural=True),
        "tens": Atom(kind.PLURAL, 10, plural=True),
    }
    found |= {"dozen": Atom(kind.DOZEN, 12), "dozens": Atom(kind.PLURAL, 12, plural=True)}
    found["scores"] = Atom(kind.PLURAL, 20, plural=True)
    scales = {word: 1000**step for step, word in enumerate(_SCALES.split(), start=1)}
    for word, value in (scales | _INDIAN).items():
        found[word] = Atom(kind.SCALE, value)
        found[f"{word}s"] = Atom(kind.PLURAL, value, plural=True)
    for word, value in _SHORT_SCALES.items():
        found[word] = Atom(kind.SCALE, value)
    found |= _parts(scales)
    found |= {"several": Atom(kind.FEW, 3), "few": Atom(kind.FEW, 3), "couple": Atom(kind.FEW, 2)}
    found |= {"none": Atom(kind.NONE, 0), "no": Atom(kind.NONE, 0)}
    found |= {"single": Atom(kind.LONE, 1), "pair": Atom(kind.LONE, 2)}
    found["score"] = Atom(kind.LONE, 20)
    found |= {"pairs": Atom(kind.LONE, 2), "couples": Atom(kind.LONE, 2)}
    return found


def _parts(scales: Mapping[str, int]) -> dict[str, Atom]:
    named: dict[str, int] = {}
    named |= {word: number for number, word in enumerate(_UNIT_PARTS.split(), start=1)}
    named |= {word: number for number, word in enumerate(_TEEN_PARTS.split(), start=10)}
    named |= {word: 10 * number for number, word in enumerate(_TENS_PARTS.split(), start=2)}
    named |= {"quarter": 4, "hundredth": 100}
    named |= {f"{word}th": value for word, value in scales.items()}
    found = {word: Atom(AtomKind.PART, value) for word, value in named.items()}
    found |= {f"{word}s": Atom(AtomKind.PART, value, plural=True) for word, value in named.items()}
    found["half"] = Atom(AtomKind.HALF, 2)
    found["halves"] = Atom(AtomKind.PART, 2, plural=True)
    # Seconds are a time, never a fraction.
    del found["seconds"]
    return found


ATOMS: Mapping[str, Atom] = MappingProxyType(_atoms())
"""Every word that may stand in a spelled number."""

FRACTION_VALUES: Mapping[str, Fraction] = MappingProxyType(
    dict(
        zip(
            FRACTION_SIGNS,
            map(
                Fraction,
                "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/7 1/8 3/8 5/8 7/8 1/9 1/10".split(),
            ),
            strict=True,
        )
    )
)
"""The fractions that have a sign of their own."""

LETTERS: Mapping[str, int] = MappingProxyType(
    {"k": 10**3, "m": 10**6, "b": 10**9, "g": 10**9, "t": 10**12} | _SHORT_SCALES
)
"""Scales written as letters right behind a numeral: 12K, 1.2m, 5bn."""


def settled(value: Fraction | Number) -> Number:
    """Give an exact number, or one rounded to ten places where decimals have no end.

    >>> settled(Fraction(2, 3)), settled(Fraction(1, 8)), settled(Fraction(4, 2))
    (Decimal('0.6666666667'), Decimal('0.125'), 2)
    """
    return _rounded(value) if isinstance(value, Fraction) else exact(value)


@lru_cache(maxsize=1024)
def _rounded(value: Fraction) -> Number:
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        return exact(arithmetic.divide(Decimal(value.numerator), Decimal(value.denominator)))
    return exact(Decimal(round(value * 10**10)).scaleb(-10, arithmetic))
