"""Ages: numbers that tell how old somebody is, which is no count."""

from __future__ import annotations

from provenance.language.figures import Figure
from provenance.language.scanner import Tokens

__all__ = ["is_age"]

_OLDEST = 120
_AGES = frozenset(("aged", "age", "ages"))
_TURNING = frozenset(("turn", "turned", "turns", "turning"))
_YOUNG = frozenset(("young", "old"))
_BEHIND_TURNED = frozenset(("", *"on in last this next and when yesterday today".split()))
_BEHIND_TURNED |= frozenset(".,;)?!")
_PERSONS = frozenset(
    "suspect man woman boy girl driver gunman attacker victim teacher student father mother son "
    "daughter husband wife officer actor actress singer pilot owner resident mayor widow president "
    "minister pensioner grandmother grandfather doctor nurse soldier athlete player coach priest "
    "pastor bishop billionaire tycoon lawyer judge professor scientist author writer comedian "
    "footballer striker rapper tourist hiker climber cyclist farmer engineer worker chief leader "
    "founder veteran activist journalist politician lawmaker senator governor baby toddler "
    "teenager passenger grandson granddaughter nephew niece uncle aunt".split()
)
_SIBLINGS = frozenset(
    "brothers sisters sons daughters boys girls children siblings twins men women teenagers "
    "students victims suspects teens youths grandchildren cousins".split()
)
_BEFORE_A_POINT = frozenset((*"abcdefghijklmnopqrstuvwxyz", "jr", "sr"))
_YEARS = frozenset(("years", "year", "yrs", "months"))
_BEHIND_AN_AGE = _YEARS | {"-", ",", "and"}


def is_age(tokens: Tokens, figure: Figure) -> bool:
    """Whether a figure is somebody's age: "the 65-year-old", "aged 65", "Kim, 65, said".

    >>> from provenance.language.numbers import read_figure
    >>> from provenance.language.scanner import scan
    >>> tokens = scan("a man aged 65")
    >>> is_age(tokens, read_figure(tokens, 3))
    True
    """
    words, first, last = tokens.words, figure.first, figure.last
    before = words[first - 1] if first else ""
    behind = words[last] if last < len(words) else ""
    if before in _AGES:
        return True
    if before in _TURNING:
        return figure.value < _OLDEST and words[first].isdecimal() and behind in _BEHIND_TURNED
    if before == "as" and tokens.word(first - 2) in _YOUNG:
        # "as young as 12", but "as old as 90 years"
        return figure.value < _OLDEST and behind not in _YEARS
    if behind not in _BEHIND_AN_AGE:
        return False
    if behind == "-":
        unit, _, old = [*words[last + 1 : last + 4], "", "", ""][:3]
        return unit in {"year", "month"} and old in {"old", "olds"}
    if behind in _YEARS:
        return tokens.word(last + 1) == "old" or words[last + 1 : last + 3] == ["of", "age"]
    bare = before == "," and first > 1 and words[first].isdecimal() and figure.value < _OLDEST
    return bare and _is_named(tokens, first, last)


def _is_named(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a person stands before the comma of "Kim, 65, said"."""
    words, person = tokens.words, first - 2
    if words[last] == "and":
        # "two brothers, 8 and 11, drowned"
        both = tokens.word(last + 1).isdecimal() and tokens.word(last + 2) == ","
        return both and words[person] in _SIBLINGS
    if words[person] == ".":
        # "Ali H., 32", "John Smith Jr., 54"
        return tokens.word(person - 1) in _BEFORE_A_POINT
    named = words[person].isalpha() and tokens.original(person)[:1].isupper()
    return named or words[person] in _PERSONS
