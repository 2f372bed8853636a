"""Numbers that are names: whom one calls, what one flies with, and what is named by a number.

Each rule answers with a refusal that names it, or with None where it has nothing to say.
"""

from __future__ import annotations

from provenance.language.figures import Refused
from provenance.language.neighbours import Beside, counts
from provenance.language.number_words import ATOMS, LETTERS
from provenance.language.pseudo_tables import (
    AIRLINES,
    BEHIND_A_COUNT,
    CALLED,
    CALLING,
    EMERGENCIES,
    GIVING,
    JETS,
    MONTHS,
    NAMED_WITH,
)
from provenance.language.scanner import Tokens
from provenance.language.titles import OPENING_A_TITLE, is_word_of_a_name
from provenance.language.units import MEASURES, PERCENT

__all__ = [
    "NAMING_BEFORE",
    "NAMING_BEHIND",
    "airborne",
    "capitals",
    "end_of_reference",
    "has_capitals",
    "is_jet",
    "is_local_phone",
    "listed",
    "ranked",
    "routed",
    "singular",
    "telephoned",
]

NAMING_BEFORE = frozenset((*CALLING, *AIRLINES, *OPENING_A_TITLE, "top"))
"""The words before a number for which a rule of this module may have to answer."""

_ROUTED = frozenset(("train", "bus", "tram", "freeway", "motorway", "expressway"))
NAMING_BEHIND = frozenset((*CALLED, *NAMED_WITH, *_ROUTED, "is", "was", "has"))
"""The words behind a number for which a rule of this module may have to answer."""

_ARTICLES = frozenset(("the", "a", "an"))
_OPENING_A_NAME = _ARTICLES | {"air"}
_DETERMINERS = _ARTICLES | {"its", "their", "his", "her", "our", "this", "that", "every", "each"}
_OPENING_A_RANKING = frozenset(("", ".", ",", "in", "of", "among", "into", "within", "outside"))
_OPENING_A_RANGE = frozenset("between from ranging about some around roughly nearly over".split())
_PLACING = frozenset("in across from around near inside outside throughout".split())
_JOINING = frozenset(("and", "or", ","))
_PLURAL_REFERENCES = frozenset(
    "articles sections resolutions paragraphs chapters pages pp nos clauses".split()
)
_SHORTEST_CODE = 5
_LONGEST_FLIGHT = 4


def _is_bare(beside: Beside, word: str) -> bool:
    """Whether a figure is one numeral without a sign in it and without a scale."""
    figure = beside.figure
    return word.isdecimal() and figure.last - figure.first == 1 and figure.scale == 1


def is_local_phone(tokens: Tokens, at: int) -> bool:
    """Whether "555-1234" stands at a token; "500-1000 troops" are a range.

    >>> from provenance.language.scanner import scan
    >>> is_local_phone(scan("555-1234"), 0), is_local_phone(scan("500-1000"), 0)
    (True, False)
    """
    low, dash, high = (tokens.word(at), tokens.word(at + 1), tokens.word(at + 2))
    digits = low.isdecimal() and high.isdecimal() and (len(low), len(high)) == (3, 4)
    if not digits or dash != "-" or counts(tokens, at + 3):
        return False
    behind = tokens.word(at + 3)
    if behind in MEASURES or behind in PERCENT or behind in ATOMS or behind in LETTERS:
        return False
    if tokens.word(at - 1) in _OPENING_A_RANGE:
        return False
    exact = high[0] == "0" or low[-1] not in "05" or high[-1] != "0"
    return exact or not CALLING.isdisjoint(tokens.words[max(0, at - 3) : at])


def telephoned(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "call 911", "text 88022" and "a 911 call"; "called 12 witnesses" are counted.

    >>> from provenance.language import read_all
    >>> read_all("she called 911").rejections[0].rule
    'phone number'
    """
    first, last = beside.figure.first, beside.figure.last
    word = tokens.words[first]
    if not _is_bare(beside, word):
        return None
    if beside.behind in CALLED and word in {"911", "999"}:
        return Refused(first, last, "phone number")
    if beside.before not in CALLING or counts(tokens, last) or beside.behind in {"more", "of"}:
        return None
    called = word in EMERGENCIES or len(word) >= _SHORTEST_CODE
    return Refused(first, last, "phone number") if called else None


def ranked(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "the top 10 donors" and "in the top 5"; "the top 10 officials were killed" counts ten.

    >>> from provenance.language import read_all
    >>> [one.rule for one in read_all("a Top 40 hit").rejections]
    ['ranking']
    """
    figure = beside.figure
    if beside.before != "top" or figure.scale > 1 or beside.behind in PERCENT:
        return None
    if beside.behind == "per" or "," in tokens.words[figure.first]:
        return None
    opening = tokens.word(figure.first - 2)
    determined = opening in _DETERMINERS or opening.endswith("'s")
    if not determined and opening not in _OPENING_A_RANKING:
        # "Deaths top 500."
        return None
    if counts(tokens, figure.last) and not (determined and _is_standing(tokens, beside)):
        return None
    return Refused(figure.first, figure.last, "ranking")


def _is_standing(tokens: Tokens, beside: Beside) -> bool:
    """Whether nothing is said to have been done to those on a list."""
    first, last = beside.figure.first, beside.figure.last
    if tokens.word(first - 3) in _DOING:
        return False
    return _DONE_TO.isdisjoint(tokens.words[last : last + _LONGEST_NOUN + 1])


_DOING = frozenset(
    "killed killing captured capturing arrested arresting detained detaining wounded injured "
    "sacked fired dismissed expelled executed sanctioned lost".split()
)
_DONE_TO = frozenset(("were", "was", "have", "has", "had", "are", "been"))
_LONGEST_NOUN = 3


def airborne(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "Air France 447" and "Korean Airlines 007", which are flights.

    >>> from provenance.language import read_all
    >>> read_all("the wreck of Air France 447").rejections[0].rule
    'reference'
    """
    first, last = beside.figure.first, beside.figure.last
    word = tokens.words[first]
    if first == 0 or not _is_bare(beside, word) or len(word) > _LONGEST_FLIGHT:
        return None
    line = beside.before in AIRLINES or tokens.original(first - 2) == "Air"
    if not line or not tokens.original(first - 1)[:1].isupper() or counts(tokens, last):
        return None
    return Refused(first, last, "reference")


def is_jet(tokens: Tokens, first: int) -> bool:
    """Whether a figure is an aeroplane: "hours on the 787"; but "the 747 who died" are people.

    >>> from provenance.language.scanner import scan
    >>> is_jet(scan("he flew the 787."), 3), is_jet(scan("of the 787 who died"), 2)
    (True, False)
    """
    words = tokens.words
    if words[first] not in JETS or tokens.word(first - 1) not in _BEFORE_A_JET:
        return False
    behind = tokens.word(first + 1)
    return behind in _BEHIND_A_JET or (bool(behind) and tokens.original(first + 1).istitle())


_BEFORE_A_JET = frozenset(("the", "a", "its", "their", "boeing's"))
_BEHIND_A_JET = frozenset(
    (
        "",
        *".,;)?!'",
        *"jet plane aircraft was is has had crashed landed took made flew jets".split(),
    )
)


def routed(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "the 7 train", which runs on a line of that number.

    >>> from provenance.language import read_all
    >>> read_all("she took the 7 train").rejections[0].rule
    'reference'
    """
    figure = beside.figure
    line = beside.behind in _ROUTED and beside.before == "the" and figure.value != 1
    bare = _is_bare(beside, tokens.words[figure.first]) and not counts(tokens, figure.last)
    return Refused(figure.first, figure.last, "reference") if line and bare else None


def has_capitals(tokens: Tokens, first: int) -> bool:
    """Whether a number or the word before it has a capital, with "the", "a" or "Air" in front.

    >>> from provenance.language.scanner import scan
    >>> has_capitals(scan("the Big Four"), 2), has_capitals(scan("in Kursk 12"), 2)
    (True, False)
    """
    text, words, starts, _ = tokens
    if first < 1:
        return False
    if words[first - 1] in _ARTICLES:
        return text[starts[first]].isupper()
    return first > 1 and words[first - 2] in _OPENING_A_NAME and text[starts[first - 1]].isupper()


def capitals(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse what capitals tell to be a name: "50 Cent", "the Big Four", "the Leopard 2".

    >>> from provenance.language import read_all
    >>> [one.text for one in read_all("the Five Eyes and a Leopard 2").rejections]
    ['Five', '2']
    """
    first, last = beside.figure.first, beside.figure.last
    refused = Refused(first, last, "name")
    named = NAMED_WITH.get(beside.behind) == tokens.words[first]
    if named and tokens.original(last)[:1].isupper():
        return refused
    if last - first > 1:
        return None
    if is_word_of_a_name(tokens, first):
        return refused
    if not has_capitals(tokens, first):
        return None
    if tokens.words[first].isalpha():
        return refused if _is_spelled_name(tokens, first, beside.before) else None
    if not _is_model(tokens, beside):
        return None
    ends = end_of_reference(tokens, last) if tokens.words[first] in JETS else last
    return Refused(first, ends, "name")


def singular(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse a number behind a name that has the verb of one thing: "Voyager 5 is far away".

    >>> from provenance.language import read_all
    >>> read_all("far behind it Odysseus 3 is lost").rejections[0].rule
    'name'
    """
    first, last = beside.figure.first, beside.figure.last
    before = beside.before
    if not _is_bare(beside, tokens.words[first]):
        return None
    # "In Texas 12 is the limit."
    named = before.isalpha() and before not in MONTHS and tokens.word(first - 2) not in _PLACING
    named = named and tokens.original(first - 1).istitle()
    return Refused(first, last, "name") if named else None


def _is_spelled_name(tokens: Tokens, first: int, before: str) -> bool:
    """Tell "the Five Eyes" and "the Big Four" from a headline and from plain words."""
    if not tokens.original(first).istitle():
        return False
    article = first - 1 if before in _ARTICLES else first - 2
    opens = article == 0 or tokens.words[article - 1] in {".", '"', "“"}
    if not opens and not tokens.original(article).islower():
        return False
    if before not in _ARTICLES:
        return tokens.original(first - 1).istitle()
    # "the Six-Day War"
    ahead = first + 1 + (tokens.word(first + 1) == "-")
    return tokens.original(ahead).istitle() if ahead < len(tokens.words) else False


def _is_model(tokens: Tokens, beside: Beside) -> bool:
    """Tell "the Leopard 2" from "in the Bahamas 12 drowned"."""
    first, last = beside.figure.first, beside.figure.last
    name = beside.before
    if not _is_bare(beside, tokens.words[first]) or not name.isalpha() or name[-1] == "s":
        return False
    if tokens.word(first - 3) in _PLACING | GIVING or counts(tokens, last):
        return False
    return beside.behind not in BEHIND_A_COUNT


def end_of_reference(tokens: Tokens, last: int) -> int:
    """Pass over the second number in "pages 12-14", "docket 19-1234" and "a 737-800".

    >>> from provenance.language.scanner import scan
    >>> end_of_reference(scan("pages 12-14"), 2)
    4
    """
    ranged = tokens.word(last) == "-" and tokens.glued(last - 1) and tokens.glued(last)
    return last + 2 if ranged and tokens.word(last + 1).isdecimal() else last


def listed(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse the second of "resolutions 1718 and 1874" and of "dial 112 or 999".

    >>> from provenance.language import read_all
    >>> [one.text for one in read_all("Resolutions 1718 and 1874").rejections]
    ['1718', '1874']
    """
    previous, figure = beside.previous, beside.figure
    if previous is None or figure.first - previous.last != 1:
        return None
    if previous.rule == "score" and beside.before == "(" and beside.behind == ")":
        return Refused(figure.first, figure.last, "score")
    if previous.rule == "name" and beside.before == "max":
        # "a 737 MAX 8"
        return Refused(figure.first, figure.last, "name")
    if beside.before not in _JOINING:
        return None
    word = tokens.words[figure.first]
    if not _is_bare(beside, word) or counts(tokens, figure.last):
        return None
    calls = previous.rule == "phone number" and word in EMERGENCIES
    plural = previous.rule == "reference" and tokens.word(previous.first - 1) in _PLURAL_REFERENCES
    return Refused(figure.first, figure.last, previous.rule) if calls or plural else None
