"""Numbers that begin with digits, and everything that may continue them: 1½, 3/4, 12K.

Each way to continue is one named rule, found in `_RULES` by the token behind the figure; it gives
the longer figure, a refusal, or None where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from provenance.errors import EstimateError
from provenance.language.figures import Figure, Refused
from provenance.language.number_words import ATOMS, FRACTION_VALUES, LETTERS, AtomKind, settled
from provenance.language.numerals import read_numeral
from provenance.language.powers import plain_whole, power
from provenance.language.scaling import MONEY_SIGNS, below_zero, grand, odd, scaled
from provenance.language.scanner import Tokens
from provenance.language.spelled import is_time, read_cardinal, read_fraction
from provenance.language.units import BEFORE_MONEY, MEASURES
from provenance.language.vague import plural_of_digits
from provenance.number import MOST_DIGITS

__all__ = ["and_a_part", "over", "read_digits", "signed", "with_point"]

_Continuation = Callable[[Tokens, Figure], Figure | Refused | None]
_MINUS = frozenset(("minus", "negative"))
_OPENS = frozenset(("", "(", "<", ">", "=", "≤", "≥", "[", ":", "~", "≈"))
_FAR_BEFORE = frozenset(
    "ran run runs running swam swim jumped walked dived threw sprinted within measures measuring "
    "stands stood".split()
)
# "within 6.1m km"
_LENGTHS = frozenset("km miles mile kilometres kilometers metres meters".split())
_FAR = frozenset(
    "long wide tall high deep away race sprint run dash hurdles freestyle final relay wall tower "
    "fence pool trench depth distance mark tsunami waves wave swell range gun ship vessel".split()
)


def read_digits(tokens: Tokens, at: int, word: str) -> Figure | Refused:
    """Read the number whose first digits are token `at`.

    >>> from provenance.language.scanner import scan
    >>> read_digits(scan("12 000 men"), 0, "12").value
    12000
    """
    numeral = read_numeral(word)
    if numeral.fault:
        return Refused(at, at + 1, numeral.fault)
    rule = numeral.rule
    figure = Figure(at, at + 1, numeral.value, rule, numeral.other, numeral.scale)
    if at and tokens.words[at - 1] == ".":
        figure = _leading_point(tokens, figure, word)
    behind = tokens.word(figure.last)
    atom = ATOMS.get(behind)
    if atom is not None and atom.kind is AtomKind.SCALE and _ends_at(tokens, at + 2):
        # By far the most frequent continuation: "3.5 million".
        longer = scaled(figure, atom.value, at + 2, "numeral with words")
        return longer if isinstance(longer, Refused) else signed(tokens, longer)
    continued = _continued(tokens, figure)
    return continued if isinstance(continued, Refused) else signed(tokens, continued)


def _continued(tokens: Tokens, figure: Figure) -> Figure | Refused:
    """Let the token behind a figure say which rules may continue it, as often as one does."""
    for _ in range(_MOST_CONTINUATIONS):
        behind = tokens.word(figure.last)
        rules = _SPACING if behind[:1].isdecimal() else _RULES.get(behind, ())
        for rule in rules:
            longer = rule(tokens, figure)
            if isinstance(longer, Refused):
                return longer
            if longer is not None:
                figure = longer
                break
        else:
            break
    return figure


_MOST_CONTINUATIONS = 6


def _ends_at(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word not in _CONTINUES and not word[:1].isdecimal()


def _leading_point(tokens: Tokens, figure: Figure, word: str) -> Figure:
    """Read ".08", unless the point ends what stands before it."""
    before = tokens.word(figure.first - 2)
    if not word.isdecimal() or not tokens.glued(figure.first - 1):
        return figure
    if before[:1].isalnum() and tokens.glued(figure.first - 2):
        return figure
    value = settled(Fraction(int(word), 10 ** len(word)))
    return figure._replace(first=figure.first - 1, value=value, rule="leading point")


def signed(tokens: Tokens, figure: Figure) -> Figure:
    """Take a minus before the figure into it; a dash between words or numbers is none.

    >>> from provenance.language.scanner import scan
    >>> read_digits(scan("down to -5"), 3, "5").value
    -5
    """
    at = figure.first - 1
    if at < 0:
        return figure
    word = tokens.words[at]
    minus = word in _MINUS
    if word == "minus" and tokens.words[at - 2 : at] == ["plus", "or"]:
        return figure
    if word == "-":
        before = tokens.word(at - 1)
        apart = at == 0 or not tokens.glued(at - 1) or before in _OPENS
        number = before[:1].isdecimal() or before in ATOMS
        number = number or (before in MEASURES and tokens.word(at - 2)[:1].isdecimal())
        listed = before in _OPENS and not tokens.word(figure.last).isalpha()
        minus = apart and not number and (tokens.glued(at) or listed)
    if not minus or figure.vague:
        return figure
    other = None if figure.other is None else -figure.other
    return figure._replace(first=at, value=-figure.value, other=other, rule=f"{figure.rule}, minus")


def _slash(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    at = figure.last
    if tokens.word(at) != "/" or not (tokens.glued(at - 1) and tokens.glued(at)):
        return None
    below = plain_whole(tokens, at + 1)
    if below is None and figure.value == 1 and "," in tokens.word(at + 1):
        # A risk of "1/3,000"; but "120/3,000" are a part and its whole.
        grouped = read_numeral(tokens.words[at + 1])
        below = grouped.value if isinstance(grouped.value, int) and not grouped.fault else None
    if below is None or not isinstance(figure.value, int):
        return None
    if below == 0:
        return Refused(figure.first, at + 2, "zero below")
    value = settled(Fraction(figure.value, below))
    return figure._replace(last=at + 2, value=value, rule="fraction", other=None, part=True)


def _mixed(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "1 4/5", "6-1/2" and "1½"."""
    at = figure.last
    at += tokens.word(at) == "-" and tokens.glued(at - 1) and tokens.glued(at)
    if not isinstance(figure.value, int) or figure.rule != "numeral":
        return None
    sign = FRACTION_VALUES.get(tokens.word(at))
    if sign is not None:
        return figure._replace(last=at + 1, value=settled(figure.value + sign), rule="mixed number")
    if tokens.word(at + 1) != "/" or figure.value >= 1000:  # noqa: PLR2004
        return None
    above, below = plain_whole(tokens, at), plain_whole(tokens, at + 2)
    if not (above and below and above < below and tokens.glued(at) and tokens.glued(at + 1)):
        return None
    value = settled(figure.value + Fraction(above, below))
    return figure._replace(last=at + 3, value=value, rule="mixed number")


def _spaced(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read groups of three digits set apart by one space each: "1 234 567.89"."""
    first, last = figure.first, figure.last
    written = tokens.words[first]
    if not written.isdecimal() or len(written) > 3 or written[0] == "0":  # noqa: PLR2004
        return None
    groups = [written]
    while last - first < 2 * MOST_DIGITS:
        ahead = last + (tokens.word(last) in _ENTITY_SPACE)
        word = tokens.word(ahead)
        whole, _, part = word.partition(".")
        if not (len(whole) == 3 and whole.isdecimal() and (not part or part.isdecimal())):  # noqa: PLR2004
            break
        if tokens.starts[ahead] - tokens.end(ahead - 1) != (ahead == last):
            break
        groups.append(word)
        last = ahead + 1
        if part:
            break
    if len(groups) == 1 or _grouping_goes_on(tokens, last):
        return None
    numeral = read_numeral(",".join(groups))
    if numeral.fault:
        return Refused(first, last, numeral.fault)
    return figure._replace(
        last=last, value=numeral.value, scale=numeral.scale, rule="spaced groups", other=None
    )


_ENTITY_SPACE = frozenset((" ",))


def _grouping_goes_on(tokens: Tokens, last: int) -> bool:
    """Whether more digits or a fraction follow, so that the groups were none."""
    behind = tokens.word(last)
    if behind == "mm" and tokens.glued(last - 1):
        # "500 155mm shells" are shells of a calibre.
        return True
    return behind[:1].isdecimal() or (behind in {"/", ":"} and tokens.glued(last - 1))


def _lettered(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "12K", "1.2m" and "5bn"; "100m long" is a length."""
    at = figure.last
    word = tokens.word(at)
    behind, before = tokens.word(at + 1), tokens.word(figure.first - 1)
    glued, capital = tokens.glued(at - 1), tokens.original(at).isupper()
    money = before in MONEY_SIGNS or (capital and before in BEFORE_MONEY)
    size = LETTERS.get(word, _OF_MONEY.get(word) if money else None)
    if before == "the":
        before = tokens.word(figure.first - 2)
    far = behind in _FAR or before in _FAR_BEFORE
    if size is None or (word == "m" and far and behind not in _LENGTHS):
        return None
    if word == "m" and figure.scale > 1 and before not in BEFORE_MONEY:
        # Nobody writes ten billion as "10,000m", which is how far some run.
        return None
    if tokens.glued(at) and (behind in _NAMING or behind[:1].isdecimal()):
        # "12 M1 tanks"
        return None
    if word in {"g", "t", "b"} and not (glued and (capital or word == "b" or money)):
        # "$12 T-shirts" are shirts.
        spaced = money and capital and word != "g" and not (behind == "-" and tokens.glued(at))
        return scaled(figure, size, at + 1, "scale letter") if spaced else None
    if word in {"m", "mm"} and not (glued or capital or (money and word == "m")):
        return None
    return scaled(figure, size, at + 1, "scale letter")


_OF_MONEY = {"mm": 10**6}
_NAMING = frozenset(("^", "'", "&"))


def _with_words(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "3.5 million", "two" standing in digits: "3 hundred and 21", "2 dozen"."""
    opening = figure.value
    if opening < 0:
        return None
    read = read_cardinal(tokens, figure.last, opening=Fraction(opening))
    if read.last == figure.last:
        return None
    try:
        value = settled(read.value)
    except EstimateError:
        return Refused(figure.first, read.last, "size")
    return figure._replace(
        last=read.last, value=value, scale=read.unit, other=None, rule="numeral with words"
    )


def and_a_part(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "… and a half", of the scale before it: "a million and a half" is 1,500,000."""
    at = _past_hyphen(tokens, figure.last)
    if tokens.word(at) not in {"and", "&"} or tokens.word(figure.first - 1) == "between":
        return None
    at = _past_hyphen(tokens, at + 1)
    part = _fraction_in_digits(tokens, figure) or read_fraction(tokens, at)
    if part is None or part[0] >= 1 or figure.part:
        return None
    size = figure.scale if figure.scale >= 1000 or figure.scale == _DOZEN else 1  # noqa: PLR2004
    scale = ATOMS.get(tokens.word(part[1]))
    behind, times = part[1], 1
    if scale and scale.kind == AtomKind.SCALE and size == 1:
        behind, times = behind + 1, scale.value
    try:
        value = settled((Fraction(figure.value) + part[0] * size) * times)
    except EstimateError:
        return Refused(figure.first, behind, "size")
    return figure._replace(last=behind, value=value, rule="number and fraction", other=None)


_DOZEN = 12


def _past_hyphen(tokens: Tokens, at: int) -> int:
    """Pass over the hyphens of "two-and-a-half"."""
    return at + 1 if tokens.word(at) == "-" and tokens.glued(at) else at


def _fraction_in_digits(tokens: Tokens, figure: Figure) -> tuple[Fraction, int] | None:
    """Read the "3/4" of "2 and 3/4"."""
    at = figure.last + 1
    above, below = plain_whole(tokens, at), plain_whole(tokens, at + 2)
    glued = tokens.word(at + 1) == "/" and tokens.glued(at) and tokens.glued(at + 1)
    if not (glued and above and below and above < below < 100 and figure.rule != "fraction"):  # noqa: PLR2004
        return None
    return Fraction(above, below), at + 3


def with_point(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "nine point nought four" and "two point five million"."""
    at = figure.last
    if tokens.word(at) != "point" or not isinstance(figure.value, int):
        return None
    digits, last = "", at + 1
    while len(digits) < MOST_DIGITS:
        word = tokens.word(last)
        atom = ATOMS.get(word)
        if word.isdecimal() and not digits and len(word) < MOST_DIGITS:
            digits, last = word, last + 1
            break
        if atom is None or atom.kind not in {AtomKind.ZERO, AtomKind.UNIT}:
            break
        digits, last = f"{digits}{atom.value}", last + 1
    if not digits:
        cardinal = read_cardinal(tokens, last)
        if cardinal.last == last or cardinal.value >= 100:  # noqa: PLR2004
            return None
        digits, last = str(cardinal.value), cardinal.last
    value = settled(Fraction(Decimal(f"{figure.value}.{digits}")))
    longer = figure._replace(last=last, value=value, rule="spelled decimal")
    if tokens.word(last) == "k":
        return scaled(longer, LETTERS["k"], last + 1, "spelled decimal")
    return _with_words(tokens, longer) or longer


def _parts(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "4 thirds"; but "2 quarters" are half a year."""
    atom = ATOMS.get(tokens.word(figure.last))
    if atom is not None and atom.kind is AtomKind.HALF and figure.value == 1:
        return figure._replace(
            last=figure.last + 1, value=Decimal("0.5"), rule="fraction", part=True
        )
    if atom is None or atom.kind is not AtomKind.PART or not atom.plural or figure.part:
        return None
    if not isinstance(figure.value, int) or figure.value < 2 or is_time(figure.value, atom.value):  # noqa: PLR2004
        return None
    value = settled(Fraction(figure.value, atom.value))
    return figure._replace(last=figure.last + 1, value=value, rule="fraction", part=True)


def over(tokens: Tokens, figure: Figure) -> Figure | Refused | None:
    """Read "one over three", where nothing is counted behind it."""
    if tokens.word(figure.last) != "over":
        return None
    below = _whole_at(tokens, figure.last + 1)
    if below is None or not isinstance(below.value, int) or below.value <= 0:
        return None
    if tokens.word(below.last)[:1].isalnum() or not isinstance(figure.value, int):
        return None
    value = settled(Fraction(figure.value, below.value))
    return figure._replace(last=below.last, value=value, rule="fraction", part=True)


def _whole_at(tokens: Tokens, at: int) -> Figure | None:
    """Read a plain whole number at a token, if one stands there."""
    word = tokens.word(at)
    if word[:1].isdecimal():
        value = plain_whole(tokens, at)
        return None if value is None else Figure(at, at + 1, value, "numeral")
    read = read_cardinal(tokens, at)
    return None if read.last == at else Figure(at, read.last, settled(read.value), "spelled number")


_Rules = tuple[_Continuation, ...]
_SPACING: _Rules = (_mixed, _spaced)
_WORDED: _Rules = (_parts, _with_words)
_RULES: Mapping[str, _Rules] = MappingProxyType(
    {
        **dict.fromkeys(ATOMS, _WORDED),
        **dict.fromkeys(LETTERS, (_lettered, _with_words)),
        **dict.fromkeys(FRACTION_VALUES, (_mixed,)),
        **dict.fromkeys(("^", "x", "e"), (power,)),
        **dict.fromkeys(("and", "&"), (and_a_part,)),
        "-": (_mixed, _with_words, and_a_part, odd),
        "odd": (odd,),
        "mm": (_lettered,),
        "s": (plural_of_digits,),
        "/": (_slash,),
        " ": (_spaced,),
        "point": (with_point,),
        "over": (over,),
        **dict.fromkeys(("below", "degrees", "degree", "°"), (below_zero,)),
        "grand": (grand,),
    }
)
_CONTINUES = frozenset(_RULES)
