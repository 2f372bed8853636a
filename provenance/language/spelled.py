"""Numbers spelled in words, alone or mixed with digits: "two hundred and five", "1.2 million".

A number grows atom by atom through one table of what may follow what; where no row allows the next
atom, the number ends and another may begin ("one two three" are three numbers).
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from provenance.language.number_words import ATOMS, Atom, AtomKind
from provenance.language.scanner import LONGEST_TEXT, Tokens

__all__ = ["Cardinal", "first_of_two", "is_time", "read_cardinal", "read_fraction"]

# An exact whole or broken number; decimals come in as fractions, so that none is rounded.
Rational = int | Fraction
_Group = tuple[Rational, Rational | None, int]
_MOST_ATOMS = 120
_SMALL = frozenset((AtomKind.UNIT, AtomKind.TEEN, AtomKind.TENS))
_ARTICLES = frozenset(("a", "an", "one"))


class Cardinal(NamedTuple):
    """A whole number as far as it was read; `last` is the token behind it.

    `total` holds the scales already closed, `rest` the group that is still open, `scale` the last
    scale and `kind` the kind of the last atom; `tens_at` is where "one hundred thirty" may be split
    for the sake of a fraction ("one hundred thirty-fifths").
    """

    total: Rational
    rest: Rational | None
    scale: int
    kind: str
    last: int
    tens_at: int = 0

    @property
    def value(self) -> Rational:
        """What the number amounts to."""
        return self.total + (self.rest or 0)

    @property
    def unit(self) -> int:
        """What its last word counts in: 1,000 for "two thousand", 1 for "two thousand and one"."""
        if self.kind == AtomKind.HUNDRED:
            return 100
        return (self.scale if self.rest is None else 1) or 1


def _small(so_far: Cardinal, atom: Atom, joint: str) -> _Group | None:
    total, rest, scale, kind = so_far[:4]
    if rest is None:
        return (total, atom.value, scale) if not scale or atom.value < scale else None
    if kind == AtomKind.HUNDRED and joint != "-":
        return total, rest + atom.value, scale
    if kind == AtomKind.TENS and atom.kind == AtomKind.UNIT and joint != "and":
        return total, rest + atom.value, scale
    return None


def _hundred(so_far: Cardinal, _atom: Atom, joint: str) -> _Group | None:
    total, rest, scale, kind = so_far[:4]
    if joint == "and":
        return None
    if rest is None:
        return None if scale else (total, 100, scale)
    if kind == "numeral" or (0 < rest < 100 and kind != AtomKind.HUNDRED):  # noqa: PLR2004
        return total, rest * 100, scale
    return None


def _scale(so_far: Cardinal, atom: Atom, joint: str) -> _Group | None:
    total, rest, scale = so_far[:3]
    size = atom.value
    if joint == "and":
        return None
    if rest is None:
        if not scale:
            return size, None, size
        # "three lakh crore", "two thousand million"; but "two thousand thousand" are two numbers.
        return (total * size, None, size) if size > scale else None
    if not scale or size < scale:
        return total + rest * size, None, size
    return ((total + rest) * size, None, size) if total < size else None


def _dozen(so_far: Cardinal, atom: Atom, joint: str) -> _Group | None:
    if joint == "and" or so_far.scale:
        return None
    count = 1 if so_far.rest is None else so_far.rest
    return count * atom.value, None, atom.value


def _zero(so_far: Cardinal, _atom: Atom, _joint: str) -> _Group | None:
    return (0, 0, 0) if so_far.kind == "" else None


_FOLLOW = {
    AtomKind.ZERO: _zero,
    AtomKind.UNIT: _small,
    AtomKind.TEEN: _small,
    AtomKind.TENS: _small,
    AtomKind.HUNDRED: _hundred,
    AtomKind.SCALE: _scale,
    AtomKind.DOZEN: _dozen,
}
_ENDS = frozenset((AtomKind.ZERO, AtomKind.DOZEN))


def _singular(atom: Atom) -> Atom:
    """Take "sixty hundreds" and "12 lakhs" as "hundred" and "lakh"."""
    if atom.value == 100:  # noqa: PLR2004
        return Atom(AtomKind.HUNDRED, 100)
    kind = AtomKind.DOZEN if atom.value < 100 else AtomKind.SCALE  # noqa: PLR2004
    return Atom(kind, atom.value)


_COUNTS = frozenset((*_SMALL, AtomKind.HUNDRED, "numeral"))


def _joint(tokens: Tokens, at: int, so_far: Cardinal) -> tuple[str, int]:
    """Find what joins the number to the token behind it: nothing, a hyphen, "and" or a comma."""
    word = tokens.word(at)
    if word == "-":
        glued = tokens.glued(at) and tokens.glued(at - 1)
        return ("-", at + 1) if glued or so_far.kind == AtomKind.TENS else ("?", at)
    if word in {"and", "&"}:
        joins = so_far.kind in {AtomKind.HUNDRED, AtomKind.SCALE}
        if so_far.kind == AtomKind.TENS and _is_unit_and_part(tokens, at + 1):
            return "", at + 1
        joins = joins and not (so_far.kind == AtomKind.SCALE and _is_part(tokens, at + 1))
        joins = joins and not _is_as_large(tokens, at + 1, so_far)
        return ("and", at + 1) if joins else ("?", at)
    if word == "," and so_far.kind == AtomKind.SCALE and so_far.scale > 100:  # noqa: PLR2004
        return ("", at + 1) if _is_large(tokens, at + 1, so_far.scale) else ("?", at)
    if so_far.kind == AtomKind.HUNDRED and tokens.word(at + 1) == "hundred":
        # "seven hundred eight hundred" are two.
        return "?", at
    return "", at


def _is_as_large(tokens: Tokens, at: int, so_far: Cardinal) -> bool:
    """Whether a number of its own stands behind "and": "a hundred and two hundred"."""
    ahead = ATOMS.get(tokens.word(at + 1))
    if so_far.kind == AtomKind.SCALE:
        return ahead is not None and ahead.kind == AtomKind.SCALE and ahead.value >= so_far.scale
    if so_far.kind != AtomKind.HUNDRED:
        return False
    if tokens.words[at : at + 2] == ["one", "half"] and tokens.word(at + 2) != "-":
        return True
    if tokens.word(at) in {"a", "an"}:
        return True
    return ahead is not None and ahead.kind == AtomKind.HUNDRED


def _is_part(tokens: Tokens, at: int) -> bool:
    """Whether a fraction stands behind "and", as in "two million and one half"."""
    ahead = at + 2 if tokens.word(at + 1) == "-" else at + 1
    lower = ATOMS.get(tokens.word(ahead))
    return lower is not None and lower.kind in {AtomKind.PART, AtomKind.HALF}


def _is_unit_and_part(tokens: Tokens, at: int) -> bool:
    """Whether "twenty and …" goes on with "three and three fifths"."""
    unit = ATOMS.get(tokens.word(at))
    if unit is None or unit.kind != AtomKind.UNIT or tokens.word(at + 1) != "and":
        return False
    return _is_part(tokens, at + 2)


def _is_large(tokens: Tokens, at: int, below: int) -> bool:
    """Whether "…, two hundred" goes on below a scale, where "…, two" would begin a list."""
    first = ATOMS.get(tokens.word(at))
    if first is None or first.kind not in _SMALL:
        return False
    for ahead in range(at + 1, at + 4):
        atom = ATOMS.get(tokens.word(ahead))
        if atom and atom.kind in {AtomKind.HUNDRED, AtomKind.SCALE}:
            return atom.value < below
    return False


def _atom_at(tokens: Tokens, at: int, so_far: Cardinal, joint: str) -> Atom | None:
    word = tokens.word(at)
    atom = ATOMS.get(word)
    if word == "kr" and so_far.kind not in _SMALL and so_far.kind != AtomKind.HUNDRED:
        # Behind digits it is a price in kroner.
        return None
    if atom is None:
        return _numeral_atom(tokens, at, so_far, joint) if word[:1].isdecimal() else None
    if atom.kind == AtomKind.PLURAL:
        # "3 dozens", "five lakhs"; but "tens" and "scores" are no scales.
        larger = so_far.kind == AtomKind.SCALE and atom.value > so_far.scale
        follows = (larger or so_far.kind in _COUNTS) and word not in {"tens", "scores"}
        return _singular(atom) if follows else None
    return atom


def _numeral_atom(tokens: Tokens, at: int, so_far: Cardinal, joint: str) -> Atom | None:
    """Take digits inside a number only where no other reading is left: "3 hundred and 21"."""
    word = tokens.word(at)
    if not (word.isdecimal() and len(word) <= 3) or tokens.glued(at):  # noqa: PLR2004
        return None
    value = int(word)
    ahead = ATOMS.get(tokens.word(at + 1))
    if joint == "and" and so_far.kind == AtomKind.HUNDRED and 0 < value < 100:  # noqa: PLR2004
        return None if ahead and ahead.kind in _FOLLOW else Atom(AtomKind.TEEN, value)
    grows = ahead is not None and ahead.kind in {AtomKind.SCALE, AtomKind.HUNDRED}
    if joint == "" and so_far.kind == AtomKind.SCALE and ahead and grows:
        return Atom(AtomKind.TEEN, value) if ahead.value < so_far.scale else None
    return None


def read_cardinal(
    tokens: Tokens, at: int, *, opening: Rational | None = None, until: int = LONGEST_TEXT
) -> Cardinal:
    """Read a whole number from token `at` on; `opening` is one already read just before it.

    No token from `until` on is taken in. Nothing could be read where `last` is still `at` and no
    opening was given.

    >>> from provenance.language.scanner import scan
    >>> read_cardinal(scan("two hundred and five men"), 0).value
    205
    """
    so_far = Cardinal(0, None, 0, "", at)
    if opening is not None:
        so_far = Cardinal(0, opening, 0, "numeral", at)
    for _ in range(_MOST_ATOMS):
        joint, ahead = _joint(tokens, so_far.last, so_far) if so_far.kind else ("", so_far.last)
        ends = joint == "?" or ahead >= until
        atom = None if ends else _atom_at(tokens, ahead, so_far, joint)
        follow = _FOLLOW.get(atom.kind) if atom else None
        if atom is None or follow is None:
            break
        grown = follow(so_far, atom, joint)
        if grown is None:
            break
        splits = atom.kind == AtomKind.TENS and so_far.kind == AtomKind.HUNDRED and not joint
        so_far = Cardinal(*grown, atom.kind, ahead + 1, ahead if splits else 0)
        if atom.kind in _ENDS:
            break
    return so_far


def first_of_two(tokens: Tokens, at: int, read: Cardinal) -> Cardinal:
    """Cut a number at the "and" between two ends: "between five hundred and one thousand".

    >>> from provenance.language.scanner import scan
    >>> tokens = scan("between five hundred and one thousand")
    >>> first_of_two(tokens, 1, read_cardinal(tokens, 1)).value
    500
    """
    words, last = tokens.words, read.last
    opening = at - 1 - (tokens.word(at - 1) in _ARTICLES)
    if tokens.word(opening) != "between" or "and" not in words[at:last]:
        return read
    if tokens.word(last) == "and" and not _is_part(tokens, last + 1):
        return read
    joint = last - 1 - words[at:last][::-1].index("and")
    first, second = read_cardinal(tokens, at, until=joint), read_cardinal(tokens, joint + 1)
    # "between a hundred and one men" and whatever follows is one number.
    parts = second.value > first.value or tokens.word(second.last) == "and"
    return first if parts else read


def _ordinal(tokens: Tokens, at: int) -> tuple[int, int, bool] | None:
    """Read an ordinal as the lower half of a fraction: value, token behind, plural."""
    cardinal = read_cardinal(tokens, at)
    end = cardinal.last
    if end > at and tokens.word(end) in {"-", "and"}:
        end += 1
    atom = ATOMS.get(tokens.word(end))
    if atom is None or atom.kind != AtomKind.PART:
        return None
    if cardinal.last == at:
        # "one first" and "one second" are no fractions.
        return (atom.value, end + 1, atom.plural) if atom.value > 2 or atom.plural else None  # noqa: PLR2004
    lower = cardinal.value
    fits = cardinal.kind in {AtomKind.TENS, AtomKind.HUNDRED, AtomKind.SCALE}
    return (int(lower) + atom.value, end + 1, atom.plural) if fits and lower > atom.value else None


def is_time(upper: int, lower: int) -> bool:
    """Whether so many quarters are a time rather than a fraction.

    >>> is_time(2, 4), is_time(3, 4)
    (True, False)
    """
    return lower == 4 and upper in {2, 4}  # noqa: PLR2004


def read_fraction(tokens: Tokens, at: int) -> tuple[Fraction, int] | None:
    """Read a fraction from token `at` on: "a half", "two thirds", "fifty-four hundredths".

    >>> from provenance.language.scanner import scan
    >>> read_fraction(scan("two thirds of them"), 0)
    (Fraction(2, 3), 2)
    """
    word = tokens.word(at)
    if word == "half" and tokens.word(at + 1) not in {"of", "the", "a", "an", "were", "are"}:
        return Fraction(1, 2), at + 1
    ahead = at + 2 if tokens.word(at + 1) == "-" else at + 1
    if word in _ARTICLES and tokens.word(ahead) == "half":
        return Fraction(1, 2), ahead + 1
    if word in {"a", "an"}:
        upper, behind = 1, at + 1
    else:
        cardinal = read_cardinal(tokens, at)
        if cardinal.last == at:
            return None
        if cardinal.tens_at and cardinal.tens_at == cardinal.last - 1:
            split = _ordinal(tokens, cardinal.tens_at)
            if split and split[2]:
                whole = int(cardinal.value) - ATOMS[tokens.words[cardinal.tens_at]].value
                return Fraction(whole, split[0]), split[1]
        upper, behind = int(cardinal.value), cardinal.last
    if tokens.word(behind) == "-":
        behind += 1
    lower = _ordinal(tokens, behind)
    if lower is None or lower[2] != (upper > 1) or is_time(upper, lower[0]):
        return None
    return Fraction(upper, lower[0]), lower[1]
