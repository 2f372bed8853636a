"""Ranges: two figures that state the two ends of one estimate, and what joins them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from provenance.language.figures import Figure, Refused
from provenance.language.number_words import settled
from provenance.language.pairs import Joined, Pair
from provenance.language.scanner import Tokens
from provenance.language.shares import SHARES, share, vote_or_ratio
from provenance.language.units import MEASURES, cents_after
from provenance.number import Number

__all__ = ["is_change", "join", "may_join"]


_LONGEST_GAP = 8
_HYPHENS = frozenset((("-",), ("—",), ("-", "to"), ("-", "to", "-"), ("~",)))
_WIDTHS = frozenset(
    (
        ("±",),
        ("+", "/", "-"),
        ("+", "-"),
        ("plus", "or", "minus"),
        (",", "plus", "or", "minus"),
        ("give", "or", "take"),
        (",", "give", "or", "take"),
        ("(", "±"),
        ("(", "+", "/", "-"),
    )
)
# Words that may stand between "to" or "and" and the second figure.
_SOFTENERS: Mapping[tuple[str, ...], str] = MappingProxyType(
    {
        (): "",
        **dict.fromkeys(
            tuple(
                tuple(phrase.split())
                for phrase in (
                    "about,around,roughly,some,nearly,almost,approximately,perhaps,maybe,"
                    "an estimated,possibly,close to,the"
                ).split(",")
            ),
            "about",
        ),
        **dict.fromkeys((("as", "many", "as"), ("up", "to"), ("even",), ("at", "most")), ""),
        **dict.fromkeys((("plus",), ("+",)), ""),
        **dict.fromkeys((("more", "than"), ("over",), ("well", "over"), ("at", "least")), "open"),
    }
)
_TO = frozenset((("to",), ("through",), ("thru",), ("till",)))
_CHANGES = frozenset(
    (
        "rose rise rises rising risen increase increased increases increasing jump jumped jumps "
        "climb climbed climbs fall fell falls fallen drop dropped drops decline declined declines "
        "shrink shrank shrunk grow grew grows grown surge surged soar soared expand expanded "
        "swell swelled balloon ballooned cut cuts reduce reduced raise raised raises lower "
        "lowered revise revised slash slashed slip slipped plunge plunged slump slumped widen "
        "widened went go goes gone up down doubled tripled quadrupled upgraded downgraded boost "
        "boosted change changed moved dipped sank improved doubling tripling growing falling "
        "dropping climbing"
    ).split()
)
_RANGING = frozenset("ranging anywhere somewhere".split())
_RANGES = _RANGING | {"range", "ranges", "ranged"}
_REACH_OF_CHANGE = 6


def join(tokens: Tokens, one: Figure, other: Figure, opening: int) -> Joined | Refused | None:
    """Join two neighbouring figures into a range, or give None where they are two figures.

    Ends in the wrong order are refused. `opening` is the token before which the hedges of the
    first figure begin.

    >>> from provenance.language.numbers import read_figure
    >>> from provenance.language.scanner import scan
    >>> tokens = scan("10 to 12 thousand")
    >>> joined = join(tokens, read_figure(tokens, 0), read_figure(tokens, 2), 0)
    >>> joined.low, joined.high
    (10000, 12000)
    """
    if one.vague or other.vague:
        return None
    gap = _without_unit(tokens, one, other)
    pair = Pair(one, other, gap, opening, tokens.word(opening - 1))
    rules = _RULES.get(gap[0]) or _RULES_BY_LAST.get(gap[-1], ()) if gap else _RULES[""]
    for rule in rules:
        joined = rule(tokens, pair)
        if joined is not None:
            return joined
    return None


def may_join(tokens: Tokens, one: Figure, other: Figure) -> bool:
    """Whether the words between two figures could join them; cheap, and never wrongly False.

    >>> from provenance.language.figures import Figure
    >>> from provenance.language.scanner import scan
    >>> tokens = scan("12 men met 14 women")
    >>> may_join(tokens, Figure(0, 1, 12, ""), Figure(3, 4, 14, ""))
    False
    """
    if other.first - one.last > _LONGEST_GAP:
        return False
    return not _JOINERS.isdisjoint(tokens.words[one.last : other.first]) or bool(one.unit)


def _without_unit(tokens: Tokens, one: Figure, other: Figure) -> tuple[str, ...]:
    """Give the words between two figures without the unit or noun that both share."""
    gap = tuple(tokens.words[one.last : other.first])
    if gap[-3:] in _WIDTHS and len(gap) > 3:  # noqa: PLR2004
        # "60 people, give or take 5"
        return gap[-3:]
    if len(gap) < 2 or gap[0] in _JOINTS or gap in SHARES:  # noqa: PLR2004
        return gap
    behind = tokens.words[other.last : other.last + 3]
    count = 0
    while count < min(3, len(gap) - 1) and gap[count] not in _JOINTS:
        word = gap[count]
        if word not in MEASURES and word not in behind and word not in {"per", "°"}:
            return gap
        count += 1
    return gap[count:]


_JOINERS = frozenset("- — ~ ± + plus give out in of to and or through thru till".split())
_JOINTS = frozenset(("to", "and", "-", "or", "—", "±", "+", ","))


def _hyphened(_tokens: Tokens, pair: Pair) -> Joined | None:
    """Join "10,000-12,000" and "8- to 16-"."""
    if pair.gap not in _HYPHENS:
        return None
    return _hundreds(pair.one, pair.other) or _spanned(pair, pair.one.first, "hyphen")


def _between(_tokens: Tokens, pair: Pair) -> Joined | Refused | None:
    """Join "between 10,000 and about 12,000"."""
    if pair.gap[:1] != ("and",) or pair.opener != "between":
        return None
    softener = _SOFTENERS.get(pair.gap[1:])
    if softener is None:
        return None
    one, other = pair.one, pair.other
    joined = _spanned(pair, pair.opening - 1, "between")
    if joined is None and one.value > other.value and one.unit == other.unit:
        return Refused(pair.opening - 1, other.last, "reversed range")
    return _softened(joined, softener)


def _ends(one: Figure, other: Figure, rule: str) -> tuple[Number, Number]:
    """Give both ends, the first in the scale that only the second names: "350-400,000"."""
    scale = other.scale
    if one.part and one.scale == 1 and other.rule == _PART_OF_SCALE:
        # "half to three quarters of a million"
        return settled(Fraction(one.value) * scale), other.value
    grouped = other.rule == "numeral"
    bare = (
        one.scale <= _LARGEST_BARE
        and one.value > 0
        and not (one.part or (grouped and one.value % 1))
    )
    if not bare or scale == 1 or one.value * scale >= other.value:
        return one.value, other.value
    if grouped and rule != "hyphen":
        # "between 10 and 12,000" may mean ten thousand; "between 1 and 1,001" does not.
        whole = other.value % scale == 0 and other.value <= _WIDEST_UNSAID * one.value * scale
        if not whole:
            return one.value, other.value
    return settled(Fraction(one.value) * scale), other.value


_WIDEST_UNSAID = 5
# "two hundred to three hundred thousand"
_LARGEST_BARE = 100
_PART_OF_SCALE = "part of a scale"


def _spanned(pair: Pair, first: int, rule: str) -> Joined | None:
    one, other = pair.one, pair.other
    if one.unit and one.unit != other.unit and (other.unit or one.unit == "percent"):
        # "rose 0.4 percent to 5,432" names two things; "$10 to 12 million" is one.
        return None
    low, high = _ends(one, other, rule)
    if low > high and one.value < 0:
        low, high = high, low
    if low >= high:
        return None
    ambiguous: tuple[Number, ...] = ()
    if low != one.value and other.rule == "numeral" and rule != "hyphen":
        ambiguous = (low, one.value)
    return Joined(
        min(first, one.first),
        other.last,
        low,
        high,
        rule,
        ambiguous=ambiguous,
        unit=other.unit,
    )


def _hundreds(one: Figure, other: Figure) -> Joined | None:
    """Read "3-400" as 300 to 400 and "3-400,000" likewise, and say that it may be 3."""
    if not one.rule == other.rule == "numeral" or other.scale > 1000:  # noqa: PLR2004
        return None
    hundred = 100 * other.scale
    if not (isinstance(one.value, int) and isinstance(other.value, int)) or one.scale != 1:
        return None
    if other.value % hundred or other.value >= 10 * hundred:
        return None
    low = one.value * hundred
    if one.value < 2 or low >= other.value:  # noqa: PLR2004
        return None
    ambiguous = (low, one.value * other.scale)
    return Joined(one.first, other.last, low, other.value, "hyphen", ambiguous=ambiguous)


def _softened(joined: Joined | None, softener: str) -> Joined | None:
    if joined is None or not softener:
        return joined
    if softener == "open":
        # "from 100,000 to more than 200,000": no upper end was stated.
        return joined._replace(high=None, approximate=True)
    return joined._replace(approximate=True)


def _from_to(tokens: Tokens, pair: Pair) -> Joined | Refused | None:
    """Join "from 10 to 12 thousand", "5 through 10"; but "rose from … to …" is a change."""
    gap = pair.gap
    if pair.opener == "from" and gap[:2] == ("up", "to"):
        gap = gap[1:]
    softener = _SOFTENERS.get(gap[1:])
    if gap[:1] not in _TO or softener is None:
        return None
    opened = pair.opener in {"from", "between"}
    first = pair.opening - 1 if opened else pair.one.first
    changes = is_change(tokens, first if opened else pair.opening)
    refused = vote_or_ratio(tokens, pair, changes=changes)
    if refused is not None or changes:
        return refused
    if opened and tokens.word(first - 1) in _RANGING:
        first -= 1
    return _softened(_spanned(pair, first, "from to"), softener)


def is_change(tokens: Tokens, at: int) -> bool:
    """Whether a verb of change stands shortly before token `at`: "rose from … to …".

    >>> from provenance.language.scanner import scan
    >>> is_change(scan("troops rose from 3,000 to 12,000"), 2)
    True
    """
    # "rose 12 percent, from 50 to 56": what stands before the comma is how much it changed.
    apposed = tokens.word(at - 1) == ","
    for back in range(1 + apposed, _REACH_OF_CHANGE + 1 + 2 * apposed):
        word = tokens.word(at - back)
        if word in _CHANGES:
            return True
        if not word or word in _RANGES or word in ".,;:(":
            return False
        if word[0].isdecimal() and not apposed:
            return False
    return False


def _centred(_tokens: Tokens, pair: Pair) -> Joined | None:
    """Read "12,000 ± 500" and "10,000, give or take 500"."""
    if pair.gap not in _WIDTHS:
        return None
    one, other = pair.one, pair.other
    half, middle = Fraction(other.value), Fraction(one.value)
    if other.unit == "percent" and one.unit != "percent":
        half = middle * half / 100
    if half < 0:
        return None
    low, high = settled(middle - half), settled(middle + half)
    return Joined(one.first, other.last, low, high, "give or take", one.value)


def _cents(tokens: Tokens, pair: Pair) -> Joined | None:
    """Read "20 dollars and 43 cents"."""
    one, other = pair.one, pair.other
    if pair.gap not in _CENTS_GAPS or not one.unit or not cents_after(tokens, other.last):
        return None
    if one.unit == "percent" or not 0 < other.value < 100:  # noqa: PLR2004
        return None
    value = settled(Fraction(one.value) + Fraction(other.value) / 100)
    return Joined(one.first, other.last + 1, value, value, "money with cents")


def _either(_tokens: Tokens, pair: Pair) -> Joined | None:
    """Read "two or three", "10 or 12 thousand" and "20 or even 30"."""
    if pair.gap not in _EITHER or pair.one.part or pair.other.part:
        return None
    one, other = pair.one, pair.other
    if other.value == 2 and other.scale == 1 < one.scale == one.value:  # noqa: PLR2004
        # "a thousand or two"
        return Joined(one.first, other.last, one.value, 2 * one.value, "either or")
    joined = _spanned(pair, pair.one.first, "either or")
    if joined is None or joined.high is None:
        return None
    return joined if joined.low > 0 and joined.high <= 3 * joined.low else None


_EITHER = frozenset((("or",), *(("or", doubt) for doubt in ("even", "perhaps", "maybe"))))
_Rule = Callable[[Tokens, Pair], Joined | Refused | None]
# By the first of the words between two figures.
_RULES: Mapping[str, tuple[_Rule, ...]] = MappingProxyType(
    {
        "": (_cents,),
        **dict.fromkeys(("—", "~"), (_hyphened,)),
        "-": (_hyphened, share),
        **dict.fromkeys(("±", "+", "plus", ",", "give", "("), (_centred,)),
        **dict.fromkeys(("out", "in", "of"), (share,)),
        **dict.fromkeys(("to", "through", "thru", "till", "up"), (_from_to,)),
        "and": (_between, _cents),
        "or": (_either,),
    }
)
# "one person in every 10"
_RULES_BY_LAST: Mapping[str, tuple[_Rule, ...]] = MappingProxyType(
    dict.fromkeys(("in", "every"), (share,))
)
_CENTS_GAPS = frozenset(((), ("and",)))
