"""Days and years among the numbers: refused here, and read by the calendar."""

from __future__ import annotations

from provenance.language.figures import Figure, Refused
from provenance.language.neighbours import Beside, counts, is_year
from provenance.language.number_words import ATOMS, AtomKind
from provenance.language.numbers import COUNTED
from provenance.language.pseudo_tables import BEFORE_A_YEAR, DECADES, MONTHS, TIMES_OF_YEAR
from provenance.language.scanner import Tokens
from provenance.language.status import CUES

__all__ = [
    "CENTURIES",
    "day_before_month",
    "is_day",
    "month_before",
    "spelled_year",
    "stamped",
    "year",
]

_LAST_DAY = 31
_FIRST_RECENT, _LAST_RECENT = 1900, 2100
# Words that are months only with a capital letter.
_WORDS_TOO = frozenset(("may", "march"))
_DETERMINERS = frozenset(("the", "a", "this", "its", "their", "his", "her", "our"))
_OF_A_YEAR = frozenset(("mid", "early", "late", "pre", "post"))


def month_before(tokens: Tokens, at: int) -> Refused | None:
    """Refuse "24" in "Oct. 24", and what follows of the date.

    >>> from provenance.language.scanner import scan
    >>> month_before(scan("Oct. 24, 2024"), 2)
    Refused(first=2, last=5, rule='date')
    """
    words = tokens.words
    named = at - 2 if at > 1 and words[at - 1] == "." else at - 1
    if named < 0 or words[named] not in MONTHS or not _is_month(tokens, named):
        return None
    if not (is_day(words[at]) or is_year(words[at])):
        return None
    if named > 0 and words[named - 1] == "in" and counts(tokens, at + 1):
        # "In May 12 people died."
        return None
    return Refused(at, _date_end(tokens, at + 1), "date")


def stamped(tokens: Tokens, at: int) -> Refused | None:
    """Refuse "20240509", a day written as files are named.

    >>> from provenance.language.scanner import scan
    >>> stamped(scan("report 20240509"), 1), stamped(scan("report 20249999"), 1)
    (Refused(first=1, last=2, rule='date'), None)
    """
    word = tokens.words[at]
    if len(word) != _LENGTH_OF_STAMP or not word.isdecimal() or word[:2] not in {"19", "20"}:
        return None
    month, day = int(word[4:6]), int(word[6:])
    dated = 0 < month <= _LAST_MONTH and 0 < day <= _LAST_DAY
    return Refused(at, at + 1, "date") if dated and not counts(tokens, at + 1) else None


_LENGTH_OF_STAMP, _LAST_MONTH = 8, 12


def _is_month(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] not in _WORDS_TOO or tokens.original(at)[:1].isupper()


def _date_end(tokens: Tokens, last: int) -> int:
    """Pass over the rest of a date: "-26", "th, 2024", ", 2024", "2024"."""
    last += tokens.word(last) in _RANKING and tokens.glued(last - 1)
    ranging = tokens.word(last) in {"-", "to", "and"} and is_day(tokens.word(last + 1))
    if ranging and not counts(tokens, last + 2):
        last += 2
    comma = tokens.word(last) == ","
    return last + comma + 1 if is_year(tokens.word(last + comma)) else last


_RANKING = frozenset(("st", "nd", "rd", "th"))


def is_day(word: str) -> bool:
    """Whether digits could be the day of a month.

    >>> is_day("24"), is_day("32")
    (True, False)
    """
    return word.isdecimal() and len(word) <= 2 and 0 < int(word) <= _LAST_DAY  # noqa: PLR2004


def day_before_month(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "24" in "24 October 2024"."""
    figure = beside.figure
    at = figure.last + (beside.behind == "of")
    if tokens.word(at) not in MONTHS or not _is_month(tokens, at):
        return None
    if not isinstance(figure.value, int) or not 0 < figure.value <= _LAST_DAY:
        return None
    end = at + 1
    end += tokens.word(end) == "." and is_year(tokens.word(end + 1))
    return Refused(figure.first, end + 1 if is_year(tokens.word(end)) else end, "date")


def year(tokens: Tokens, beside: Beside) -> Refused | None:
    """Refuse "2024" in "since 2024", "(2024)" and "the 2024 election"."""
    figure, before, behind = beside.figure, beside.before, beside.behind
    first, last = figure.first, figure.last
    if last - first > 1 or not is_year(tokens.words[first]):
        return None
    quarter = before.isdecimal() and tokens.word(first - 2) in {"q", "h", "fy"}
    noted = before == "(" and behind in {")", "est", ",", ";", "-", ":"}
    if noted or quarter or _follows_a_date(beside) or _says_a_year(tokens, figure, before, behind):
        return Refused(first, last, "year")
    return None


def _follows_a_date(beside: Beside) -> bool:
    previous = beside.previous
    if previous is None or beside.figure.first - previous.last > 1:
        return False
    return previous.rule in {"year", "date"}


CENTURIES = frozenset(("seventeen", "eighteen", "nineteen", "twenty"))
"""The words that may open a year as it is spoken."""

_OF_A_SPOKEN_YEAR = frozenset((AtomKind.TEEN, AtomKind.TENS))


def spelled_year(tokens: Tokens, at: int) -> Refused | None:
    """Refuse "in nineteen eighty-four"; "in twenty-ten homes" are homes.

    >>> from provenance.language.scanner import scan
    >>> spelled_year(scan("since nineteen eighty-four"), 1)
    Refused(first=1, last=5, rule='year')
    """
    decade = at + 1 + (tokens.word(at + 1) == "-")
    if tokens.word(decade) in DECADES:
        return Refused(at, decade + 1, "year")
    tens = ATOMS.get(tokens.word(at + 1))
    if tens is None or tens.kind not in _OF_A_SPOKEN_YEAR:
        return None
    before = tokens.word(at - 1)
    if before not in BEFORE_A_YEAR and before not in {"of", ""}:
        return None
    last = at + 2
    unit = last + (tokens.word(last) == "-")
    atom = ATOMS.get(tokens.word(unit))
    if tens.kind == AtomKind.TENS and atom is not None and atom.kind == AtomKind.UNIT:
        last = unit + 1
    return None if counts(tokens, last) or tokens.word(last) in ATOMS else Refused(at, last, "year")


_ENDS_OF_A_NAME = frozenset(("", *".,;)(?!"))
_FIRST_NAMED, _LAST_NAMED = 1996, 2040


def _is_named(tokens: Tokens, at: int) -> bool:
    """Whether a name stands inside a sentence, as in "at Tokyo 2020"."""
    if at < 0 or not tokens.words[at].isalpha() or tokens.words[at] in CUES:
        return False
    year = int(tokens.words[at + 1])
    if not (tokens.original(at).istitle() and _FIRST_NAMED <= year < _LAST_NAMED):
        return False
    # "Executions 2007" is a heading where nothing follows.
    before = tokens.word(at - 1)
    inside = before == "the" or (before.isalpha() and tokens.original(at - 1).islower())
    return inside or (at + 2 == len(tokens.words) and tokens.words[at] not in COUNTED)


# "below 2019 levels"
_OF_THAT_YEAR = frozenset("level levels baseline".split())
_THAT = frozenset(("that", "those"))
_AS_LATE_AS = frozenset("recently late early back".split())
_ROUNDEST = 2000
_COMPARED = frozenset("on versus vs against with".split())


def _stands_apart(tokens: Tokens, figure: Figure, before: str, behind: str) -> bool:
    """Whether nothing is counted in "up 3 points on 2019.", "Ian, 2022, …", "2024 YR4"."""
    first, last = figure.first, figure.last
    if before in _COMPARED and behind in _ENDS_OF_A_NAME:
        # Of round numbers this one is said far more often than the year is compared with.
        return _FIRST_NAMED <= figure.value < _LAST_NAMED and figure.value != _ROUNDEST
    if behind == "-" and is_year(tokens.word(last + 1)):
        # "1991- 1994"
        return int(tokens.words[last + 1]) < _LAST_RECENT and not counts(tokens, last + 2)
    if first > 1 and behind and _is_named(tokens, first - 1) and tokens.original(last).istitle():
        # "the Paris 2024 Games"
        return True
    if before == "as" and tokens.word(first - 2) in _AS_LATE_AS:
        return not counts(tokens, last)
    if before == "," == behind:
        return first > 1 and tokens.original(first - 2).istitle()
    code = tokens.glued(last) and tokens.word(last + 1).isdecimal() and len(behind) < 3  # noqa: PLR2004
    return code and behind.isalpha() and tokens.original(last).isupper()


def _says_a_year(tokens: Tokens, figure: Figure, before: str, behind: str) -> bool:
    recent = _FIRST_RECENT <= figure.value < _LAST_RECENT
    if before in {"from", "between"}:
        ahead = figure.last + 1
        if is_year(tokens.word(ahead)):
            return not counts(tokens, ahead + 1)
        return recent and behind not in {"to", "and", "-"} and not counts(tokens, figure.last)
    if recent and (behind in _OF_THAT_YEAR or _stands_apart(tokens, figure, before, behind)):
        return True
    counted = counts(tokens, figure.last)
    if counted or before in BEFORE_A_YEAR:
        return not counted
    if before == "of":
        of_that_year = recent and tokens.word(figure.first - 3) == "the"
        # "twice that of 2021"
        of_that_year = of_that_year or (recent and tokens.word(figure.first - 2) in _THAT)
        return of_that_year or tokens.word(figure.first - 2) in TIMES_OF_YEAR | MONTHS
    if before == "-":
        return tokens.word(figure.first - 2) in _OF_A_YEAR
    if recent and behind in _ENDS_OF_A_NAME and _is_named(tokens, figure.first - 1):
        return True
    determined = before in _DETERMINERS or before.endswith("'s")
    return determined and recent and behind.isalpha() and behind not in COUNTED
