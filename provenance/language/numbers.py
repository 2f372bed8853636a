"""Figures: every number in the text with its value, wherever a digit or a number word stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from provenance.errors import EstimateError
from provenance.language.cues import HEADS
from provenance.language.digits import and_a_part, over, read_digits, signed, with_point
from provenance.language.figures import Figure, Refused
from provenance.language.number_words import ATOMS, FRACTION_VALUES, Atom, AtomKind, settled
from provenance.language.scaling import grand, odd
from provenance.language.scanner import Tokens
from provenance.language.spelled import first_of_two, read_cardinal, read_fraction
from provenance.language.vague import read_few, read_plural

__all__ = ["COUNTED", "read_figure"]

# What "no" is read as zero of; with any other noun it says nothing of a number.
COUNTED = frozenset(
    (
        "troops soldiers casualties deaths injuries fatalities people civilians survivors victims "
        "arrests losses men women children prisoners hostages fighters militants personnel "
        "officers missiles drones tanks planes aircraft ships houses buildings homes cases "
        "infections patients refugees migrants protesters police passengers students workers "
        "wounded dead killed injured missing"
    ).split()
)


def read_figure(tokens: Tokens, at: int) -> Figure | Refused | None:
    """Read the number that starts at token `at`, a numeral or a number word.

    >>> from provenance.language.scanner import scan
    >>> read_figure(scan("1.2m people"), 0).value
    1200000
    """
    word = tokens.words[at]
    if word[:1].isdecimal():
        return read_digits(tokens, at, word)
    if word in FRACTION_VALUES:
        return _carried(tokens, at, FRACTION_VALUES[word], at + 1)
    atom = ATOMS[word]
    return _READERS[atom.kind](tokens, at, atom)


def _spelled(tokens: Tokens, at: int, atom: Atom) -> Figure | Refused | None:
    """Read a number that starts with a number word, and any fraction it turns out to be part of."""
    words = tokens.words
    # Most number words stand alone.
    follower = words[at + 1] if at + 1 < len(words) else ""
    if follower not in _GOES_ON and atom.kind in _LONE:
        return signed(tokens, Figure(at, at + 1, atom.value, "number word"))
    read = first_of_two(tokens, at, read_cardinal(tokens, at))
    behind = tokens.word(read.last)
    if behind in ATOMS or behind == "-":
        part = read_fraction(tokens, at)
        if part is not None:
            return _carried(tokens, at, *part)
    if read.last == at:
        return None
    first = at
    if atom.kind in _WITH_ARTICLE and at and words[at - 1] in {"a", "an"}:
        first = at - 1
    try:
        value = settled(read.value)
    except EstimateError:
        return Refused(first, read.last, "size")
    ordinal = _ordinal_end(tokens, read.last)
    if ordinal and value:
        return Refused(first, ordinal, "ordinal")
    rule = "number word" if read.last == at + 1 and atom.kind in _LONE else "spelled number"
    figure = Figure(first, read.last, value, rule, scale=read.unit)
    for continued in (with_point, over, odd, and_a_part, grand):
        longer = continued(tokens, figure)
        if isinstance(longer, Refused):
            return longer
        figure = longer or figure
    return signed(tokens, figure)


def _unit(tokens: Tokens, at: int, atom: Atom) -> Figure | Refused | None:
    """Read "not one soldier" as zero; "not one but two" are two."""
    denied = atom.value == 1 and tokens.word(at - 1) == "not" and tokens.word(at + 1).isalpha()
    if denied and tokens.words[at + 1] not in _AFTER_NOT_ONE:
        return Figure(at - 1, at + 1, 0, "not a single")
    return _spelled(tokens, at, atom)


def _ordinal_end(tokens: Tokens, last: int) -> int:
    """Find the end of "twenty-fifth" behind its "twenty", or 0 where no ordinal ends there."""
    ahead = last + (tokens.word(last) in {"-", "and"} and tokens.glued(last - 1))
    atom = ATOMS.get(tokens.word(ahead))
    return ahead + 1 if atom and atom.kind == AtomKind.PART and not atom.plural else 0


_AFTER_NOT_ONE = frozenset(("but", "or", "and", "to", "hundred", "thousand", "million"))
_LONE = frozenset((AtomKind.UNIT, AtomKind.TEEN))
_WITH_ARTICLE = frozenset((AtomKind.HUNDRED, AtomKind.SCALE, AtomKind.DOZEN))
_GOES_ON = frozenset((*ATOMS, "-", "and", "&", "point", "over", "grand", "odd"))


def _carried(tokens: Tokens, at: int, part: Fraction, last: int) -> Figure | Refused | None:
    """Multiply a fraction by the scale it is of: "two thirds of a million", "half a dozen"."""
    ahead = last + (tokens.word(last) in {"of", "-"})
    if tokens.word(ahead) in {"a", "an", "one"}:
        ahead += 1 + (tokens.word(ahead + 1) == "-" and tokens.word(ahead - 1) == "-")
    atom = ATOMS.get(tokens.word(ahead))
    if atom and atom.kind in _WITH_ARTICLE:
        value = settled(part * atom.value)
        return signed(tokens, Figure(at, ahead + 1, value, "part of a scale", scale=atom.value))
    figure = Figure(at, last, settled(part), "fraction", part=True)
    return signed(tokens, figure)


def _half(tokens: Tokens, at: int, _atom: Atom) -> Figure | Refused | None:
    before, behind = tokens.word(at - 1), tokens.word(at + 1)
    ahead = tokens.word(at + 2)
    dozen = behind == "-" and (ahead in ATOMS or ahead in {"a", "an"})
    dozen = dozen or (behind == "-" and ahead in _HALVED)
    named = before == "-" and tokens.word(at - 2) in _BEFORE_HALF
    if before in _BEFORE_HALF or named or (behind in _BEHIND_HALF and not dozen):
        # "the second half", "half full", "half-time"
        timed = behind == "past" and _is_hour(tokens, at + 2)
        return Refused(at, at + 3, "time") if timed else Refused(at, at + 1, "idiom")
    first = at - 1 if before in {"a", "one"} else at
    return _carried(tokens, first, Fraction(1, 2), at + 1)


def _is_hour(tokens: Tokens, at: int) -> bool:
    """Whether the number of an hour stands at a token, by itself."""
    word = tokens.word(at)
    hour = int(word) if word.isdecimal() and len(word) <= 2 else 0  # noqa: PLR2004
    atom = ATOMS.get(word)
    if atom is not None and atom.kind in _LONE:
        hour = atom.value
    return 0 < hour <= _HOURS and tokens.word(at + 1) not in ATOMS


_HOURS = 12
# "a half-hour delay", "a half-point cut"
_HALVED = frozenset("hour mile point percentage percent inch day century ton tonne".split())
_BEFORE_A_TIME = frozenset("at until till by since around about before after past".split())
_BEFORE_HALF = frozenset(("first", "second", "other", "latter", "better", "last", "next", "this"))
_BEHIND_HALF = frozenset(
    "- full empty time way past open closed brother sister mast dead asleep finished done".split()
)


def _part(tokens: Tokens, at: int, atom: Atom) -> Figure | Refused | None:
    """Read "a third of", "quarter million"; any other ordinal is no quantity."""
    article = tokens.word(at - 1) in {"a", "an"}
    ahead = ATOMS.get(tokens.word(at + 1))
    if atom.value == 4 and not atom.plural and ahead and ahead.kind in _WITH_ARTICLE:  # noqa: PLR2004
        return _carried(tokens, at - article, Fraction(1, 4), at + 1)
    follower = tokens.word(at + 1)
    timed = follower in {"to", "past"} and tokens.word(at - 1 - article) in _BEFORE_A_TIME
    if timed and atom.value == 4 and _is_hour(tokens, at + 2):  # noqa: PLR2004
        # "at a quarter to five"
        return Refused(at, at + 3, "time")
    named = follower == "-" and tokens.glued(at)
    named = named and (atom.value != 4 or tokens.word(at + 2) in _QUARTER_NAMES)  # noqa: PLR2004
    is_part = follower == "of" or _to_a_part(tokens, at)
    # "a third-party cookie" is no third of one, "a quarter-point cut" a quarter.
    is_part = is_part or not (follower[:1].isalnum() or named)
    is_part = is_part or (tokens.word(at - 2) == "by" and follower in _BEHIND_A_CHANGE)
    is_part = is_part or follower in _COMPARING or follower in _OF_SEVERAL
    is_part = is_part or (follower in _OF_ONE and tokens.word(at - 2) in _HEDGING)
    is_part = is_part or (atom.value == 4 and follower in _QUARTERED)  # noqa: PLR2004
    if article and is_part and not atom.plural and atom.value > 2:  # noqa: PLR2004
        return _carried(tokens, at - 1, Fraction(1, atom.value), at + 1)
    if atom.value == 4 and not atom.plural and tokens.words[at + 1 : at + 3] == ["of", "a"]:  # noqa: PLR2004
        return _carried(tokens, at, Fraction(1, 4), at + 1)
    if follower == "of" and atom.value > 2 and not atom.plural and _opens_headline(tokens, at):  # noqa: PLR2004
        return _carried(tokens, at, Fraction(1, atom.value), at + 1)
    if tokens.word(at - 1) == "the" and (follower in _BETWEEN_RANKS or not follower[:1].isalnum()):
        # Kept only where ranks are compared: "between the tenth and the fifteenth".
        return Figure(at - 1, at + 1, atom.value, "ordinal")
    return Refused(at, at + 1, "ordinal")


def _opens_headline(tokens: Tokens, at: int) -> bool:
    """Whether a headline leaves the article out: "Third of staff quit"; "Third of 12" is a rank."""
    if tokens.word(at - 1) not in {"", ":", "\n"}:
        return False
    of_whom = tokens.word(at + 2)
    return of_whom in COUNTED or of_whom in HEADS or (of_whom.endswith("s") and len(of_whom) > 3)  # noqa: PLR2004


def _to_a_part(tokens: Tokens, at: int) -> bool:
    """Whether "a third" opens "between a third and a half" or "a third to a half"."""
    joint, article, part = (tokens.word(at + ahead) for ahead in (1, 2, 3))
    if joint == "to" and article == "half":
        return True
    joins = joint in {"to", "or"} or (joint == "and" and tokens.word(at - 2) == "between")
    ends = part in {"half", "quarter"} or tokens.word(at + 4) == "of"
    lower = ATOMS.get(part)
    ends = ends or (tokens.word(at - 2) == "from" and lower is not None and lower.value > 2)  # noqa: PLR2004
    return joins and article in {"a", "one"} and ends


# "Sales fell by a third to 200", but "by a third party".
_BEHIND_A_CHANGE = frozenset(
    "to from in since this last next over during between compared year and or but after before "
    "within on at for as while when because".split()
)
_QUARTER_NAMES = frozenset("final finals finalist finalists back backs master deck".split())
_COMPARING = frozenset("more less fewer higher lower larger smaller below above short".split())
# "a third were children"; "a third was hurt" may be one more man, unless a hedge stands before.
_OF_SEVERAL = frozenset("were are have".split())
_OF_ONE = frozenset("was is has had will would could may might went lives said say".split())
_HEDGING = frozenset("about nearly almost over than around roughly as to least under only".split())
_QUARTERED = frozenset("point century mile hour pound ounce inch acre".split())
_BETWEEN_RANKS = frozenset(("and", "but", "to"))


def _plural(tokens: Tokens, at: int, _atom: Atom) -> Figure | Refused | None:
    return read_plural(tokens, at)


def _few(tokens: Tokens, at: int, _atom: Atom) -> Figure | Refused | None:
    return read_few(tokens, at)


def _none(tokens: Tokens, at: int, _atom: Atom) -> Figure | Refused | None:
    """Read "none", "no troops" and "no soldier" as zero; "no doubt" counts nothing."""
    words = tokens.words
    if words[at] == "none":
        return Figure(at, at + 1, 0, "none")
    if tokens.word(at + 1) in _COUNTED_ALONE:
        return Figure(at, at + 1, 0, "no")
    for word in words[at + 1 : at + 4]:
        if not word[:1].isalpha() or word in _NOT_COUNTED:
            return None
        if word.endswith("'s"):
            # "no man's land"
            continue
        if word in COUNTED or (word[-1] == "s" and word[-2:] not in {"ss", "us", "is"}):
            return Figure(at, at + 1, 0, "no")
    return None


# One is named where none came: "no soldier was hurt"; most other nouns are said of no number.
_COUNTED_ALONE = frozenset(
    "man woman child boy girl dog cat soldier civilian officer policeman worker student pupil "
    "patient prisoner hostage passenger casualty fatality survivor victim house building ship "
    "plane tank drone missile aircraft vehicle".split()
)
_NOT_COUNTED = frozenset(
    "doubt one longer evidence more less fewer sign signs report reports comment comments "
    "other way ways need matter idea word words reason reasons official plans plan details "
    "news means terms doubts illusions indications questions circumstances was is has of to "
    "in on at and or but the later sooner higher lower greater better worse such so real".split()
)


def _lone(tokens: Tokens, at: int, atom: Atom) -> Figure | Refused | None:
    """Read "a single", "a pair of" and "a score of", or either of the first two alone."""
    word, before, behind = tokens.words[at], tokens.word(at - 1), tokens.word(at + 1)
    if word == "score" and not (before == "a" and behind == "of" and _is_plural(tokens, at + 2)):
        return None
    if before == "a" and tokens.word(at - 2) == "not" and word == "single":
        return Figure(at - 2, at + 1, 0, "not a single")
    if before in {"a", "one"}:
        return Figure(at - 1, at + 1, atom.value, "number word")
    if not before and not behind:
        return Figure(at, at + 1, atom.value, "number word")
    return (
        None
        if word == "single" or behind != "of"
        else Figure(at, at + 1, atom.value, "number word")
    )


def _is_plural(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word in COUNTED or (word.endswith("s") and word not in _SCORED)


_SCORED = frozenset("points goals runs marks touchdowns baskets".split())


_Reader = Callable[[Tokens, int, Atom], Figure | Refused | None]
_READERS: Mapping[str, _Reader] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                AtomKind.ZERO,
                AtomKind.TEEN,
                AtomKind.TENS,
                AtomKind.HUNDRED,
                AtomKind.SCALE,
                AtomKind.DOZEN,
            ),
            _spelled,
        ),
        AtomKind.UNIT: _unit,
        AtomKind.PLURAL: _plural,
        AtomKind.PART: _part,
        AtomKind.HALF: _half,
        AtomKind.FEW: _few,
        AtomKind.NONE: _none,
        AtomKind.LONE: _lone,
    }
)
