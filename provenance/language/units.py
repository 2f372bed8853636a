"""Signs and words that say what a figure is measured in: percent, money, and lengths or weights."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from provenance.language.scanner import Tokens

__all__ = ["CURRENCY_NAMES", "MEASURES", "cents_after", "unit_after", "unit_before"]

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW"}
_SIGNS |= {"₴": "UAH", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₱": "PHP", "₫": "VND", "฿": "THB"}

# The letters before a dollar sign: US$, A$, C$, HK$.
_DOLLARS = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD"}
_DOLLARS |= {"nz": "NZD", "s": "SGD", "r": "BRL"}

_CODES = (
    "usd eur gbp jpy cny inr rub uah krw kpw chf cad aud nzd sek nok dkk pln czk huf try ils aed "
    "sar qar kwd egp bgn myr sgd hkd thb idr php vnd zar ngn brl mxn ars"
)
_NAMES = {
    "USD": "dollar dollars",
    "EUR": "euro euros",
    "GBP": "pounds",
    "JPY": "yen",
    "CNY": "yuan renminbi",
    "INR": "rupee rupees",
    "RUB": "rouble roubles ruble rubles",
    "KRW": "won",
    "UAH": "hryvnia hryvnias",
    "CHF": "franc francs",
    "MYR": "ringgit ringgits",
    "SAR": "riyal riyals",
    "IRR": "rial rials",
    "ILS": "shekel shekels",
    "EGP": "geneh",
    "ZAR": "rand",
    "MXN": "peso pesos",
}
CURRENCY_NAMES: Mapping[str, str] = MappingProxyType(
    {name: code for code, names in _NAMES.items() for name in names.split()}
)
_WORDS: Mapping[str, str] = MappingProxyType(
    {code: code.upper() for code in _CODES.split()} | dict(CURRENCY_NAMES) | _SIGNS
)
BEFORE_MONEY = _SIGNS | {code: code.upper() for code in _CODES.split()} | {"rs": "INR"}
_CENTS = frozenset(("cent", "cents", "c", "¢", "sen", "sens", "pence", "kopecks", "paise"))

PERCENT = frozenset(("%", "percent", "percents", "pct", "percentage"))

MEASURES = frozenset(
    (
        "mm cm m km metre metres meter meters kilometre kilometres kilometer kilometers mile miles "
        "foot feet ft inch inches in yard yards yd nm g kg mg lb lbs oz gram grams gramme grammes "
        "kilogram kilograms kilo kilos tonne tonnes ton tons pound pounds ounce ounces l ml cl "
        "litre litres liter liters gallon gallons barrel barrels bpd hectare hectares acre acres "
        "sq square cubic kmh kph mph kw mw gw kwh mwh gwh hz mhz ghz kb mb gb tb degrees celsius "
        "fahrenheit c f cup cups mgy j w v"
    ).split()
)
"""Units of measure that may stand behind each end of a range: "44 mg and 50 mg"."""


BEHIND_FIGURE = frozenset((*PERCENT, *_WORDS, *_CENTS, "per", "us", "pc"))
"""The words behind a figure that may begin its unit."""


def unit_before(tokens: Tokens, first: int) -> tuple[str, int]:
    """Find money named just before token `first`: the code and the token it starts at.

    >>> from provenance.language.scanner import scan
    >>> unit_before(scan("US$3"), 2)
    ('USD', 0)
    """
    at = first - 1
    if at < 0:
        return "", first
    word = tokens.words[at]
    if word == "." and tokens.word(at - 1) == "rs":
        return "INR", at - 1
    unit = BEFORE_MONEY.get(word, "")
    if not unit or (word.isalpha() and len(word) < 3 and not tokens.glued(at) and word != "rs"):  # noqa: PLR2004
        return "", first
    if word == "$" and at and tokens.glued(at - 1) and tokens.words[at - 1] in _DOLLARS:
        return _DOLLARS[tokens.words[at - 1]], at - 1
    if (
        at
        and word.isalpha()
        and tokens.glued(at - 1)
        and tokens.words[at - 1] not in {"(", "-", "/"}
    ):
        return "", first
    return unit, at


def unit_after(tokens: Tokens, last: int) -> tuple[str, int]:
    """Find percent or money named just behind a figure: the unit and the token behind it.

    >>> from provenance.language.scanner import scan
    >>> unit_after(scan("20 per cent of them"), 1)
    ('percent', 3)
    """
    words = tokens.words
    if last >= len(words):
        return "", last
    word = words[last]
    if word in PERCENT or (word == "pc" and tokens.glued(last - 1)):
        if word == "percentage" and tokens.word(last + 1) in {"point", "points"}:
            return "percentage points", last + 2
        return "percent", last + 1
    if word == "per" and tokens.word(last + 1) == "cent":
        return "percent", last + 2
    if word == "-" and tokens.glued(last) and tokens.word(last + 1) in {"percent", "per"}:
        unit, behind = unit_after(tokens, last + 1)
        return (unit, behind) if unit else ("", last)
    if word == "us" and tokens.word(last + 1) in {"$", "dollars", "dollar"}:
        return "USD", last + 2
    unit = _WORDS.get(word, "")
    if not unit or (word in _SIGNS and (last == 0 or not tokens.glued(last - 1))):
        return "", last
    return unit, last + 1


def cents_after(tokens: Tokens, last: int) -> bool:
    """Whether the token behind a figure names hundredths of a currency."""
    return tokens.word(last) in _CENTS
