"""Numbers told as no quantities by their shape: dates, times, codes, phone numbers, ordinals."""

from __future__ import annotations

import unicodedata

from provenance.language.figures import Refused
from provenance.language.names import is_local_phone
from provenance.language.neighbours import FUNCTION_WORDS, counts, is_year
from provenance.language.number_words import ATOMS, LETTERS
from provenance.language.pseudo_tables import AFTER, MONTHS, PAIRS, SCORE_AFTER, SCORE_BEFORE
from provenance.language.scanner import Tokens
from provenance.language.units import CURRENCY_NAMES, MEASURES, unit_before
from provenance.language.vague import DIGIT_PLURALS

__all__ = ["before_reading", "web_addresses"]

_SEPARATORS = frozenset("-/:.")
_ORDINALS = frozenset(("st", "nd", "rd", "th", "ths"))
_LONGEST_CHAIN = 40
_ODD_KINDS = frozenset(("Cf", "Cc", "Mn", "Me", "Mc"))
_LAST_DAY = 31
_PREFIXES = frozenset(
    (
        "usd",
        "eur",
        "gbp",
        "us",
        "mid",
        "pre",
        "post",
        "sub",
        "magnitude",
        "non",
        "about",
        "in",
        "to",
        "and",
        "or",
        "over",
    )
)


def web_addresses(text: str) -> list[tuple[int, int]]:
    """Find the spans of addresses on the web, up to the white space behind each.

    >>> web_addresses("see https://example.org/12 now")
    [(4, 26)]
    """
    found = []
    for mark in ("://", "www."):
        at = text.find(mark)
        while at >= 0:
            start = at
            while start > 0 and at - start < 12 and text[start - 1].isalpha():  # noqa: PLR2004
                start -= 1
            end = at
            while end < len(text) and not text[end].isspace():
                end += 1
            found.append((start, end))
            at = text.find(mark, end)
    return sorted(found)


def before_reading(tokens: Tokens, at: int) -> Refused | None:
    """Judge digits by what is glued to them: dates, times, codes, phone numbers, ordinals.

    >>> from provenance.language.scanner import scan
    >>> before_reading(scan("F-16"), 2).rule
    'name'
    """
    if tokens.word(at + 1) in _ENDING_AN_ITEM and _numbers_an_item(tokens, at):
        return Refused(at, at + 2, "reference")
    if tokens.glued(at - 1):
        refused = _glued_before(tokens, at, tokens.words[at - 1])
        if refused is not None:
            return refused
    if _is_padded(tokens.words[at]):
        groups = _bare_groups(tokens, at)
        if groups > _FEWEST_OF_A_PHONE:
            return Refused(at, at + groups, "phone number")
        if tokens.word(at + 1) == "hours":
            return Refused(at, at + 2, "time")
        if tokens.word(at - 1).isalpha() and not counts(tokens, at + 1):
            return Refused(at, at + 1, "code")
    return _glued_behind(tokens, at, tokens.words[at + 1]) if tokens.glued(at) else None


_ENDING_AN_ITEM = frozenset((".", ")"))


def _numbers_an_item(tokens: Tokens, at: int) -> bool:
    """Whether a line begins with the number of an item: "2. 40 tents" below "1. 12 beds".

    The number before it, or behind the first one the second, has to open a line nearby.
    """
    text, words, starts, _ = tokens
    start, word = starts[at], words[at]
    opens = start == 0 or text[start - 1] == "\n"
    if not opens or not word.isdecimal() or len(word) > 2 or not tokens.glued(at):  # noqa: PLR2004
        return False
    mark = words[at + 1]
    if word == "1":
        return text.find(f"\n2{mark}", start, start + _LONGEST_ITEM) >= 0
    before = f"{int(word) - 1}{mark}"
    nearest = max(0, start - _LONGEST_ITEM)
    listed = text.rfind(f"\n{before}", nearest, start) >= 0
    return listed or (nearest == 0 and text.startswith(before))


_LONGEST_ITEM = 1000


def _is_padded(word: str) -> bool:
    """Whether digits begin with a zero as no count does: "007", "0800"."""
    return word[0] == "0" and len(word) > 2 and word.isdecimal() and word.strip("0") != ""  # noqa: PLR2004


def _glued_before(tokens: Tokens, at: int, sign: str) -> Refused | None:
    if sign in {"(", "$", "€", "£"}:
        return None
    if sign.isalpha():
        if unit_before(tokens, at)[0] or sign in {"x", "e"}:
            return None
        return Refused(at, _glued_end(tokens, at), "code")
    if _is_odd(sign):
        return Refused(at, at + 1, "invisible character")
    if sign == "'":
        return Refused(at, _glued_end(tokens, at), "decade")
    if sign in {"-", "/"}:
        return _hanging(tokens, at)
    groups = _bare_groups(tokens, at) if sign == "+" else 0
    if groups > _FEWEST_OF_A_PHONE:
        return Refused(at, at + groups, "phone number")
    rule = _rule_of_sign(tokens, at, sign)
    return Refused(at, at + 1, rule) if rule else None


def _rule_of_sign(tokens: Tokens, at: int, sign: str) -> str:
    """Name the rule that one sign before digits calls for, or nothing."""
    earlier = tokens.word(at - 2)
    if _is_unknown_entity(sign):
        return "markup"
    if sign in {"#", "§"} or (sign == "[" and tokens.glued(at - 2) and tokens.word(at + 1) == "]"):
        return "reference"
    if sign == "," and not earlier[:1].isalnum():
        return "grouping"
    if sign == "+" and earlier in _ZONES:
        return "time"
    hanging = (sign == "^" and earlier.isalpha()) or (sign in _CODE_SIGNS and tokens.glued(at - 2))
    return "code" if hanging else ""


_FEWEST_OF_A_PHONE = 2


def _bare_groups(tokens: Tokens, at: int) -> int:
    """Count the groups of bare digits from a token on, as in "+44 20 7946 0958"."""
    end = at
    while end - at < _LONGEST_CHAIN and tokens.word(end).isdecimal():
        end += 1
    return end - at


def _hanging(tokens: Tokens, at: int) -> Refused | None:
    """Judge digits that hang on a word by a hyphen or slash: "F-16", "COVID-19", "GMT-5"."""
    before = tokens.word(at - 2)
    if before in _ZONES:
        return Refused(at, at + 1, "time")
    if not tokens.glued(at - 2) or not before[:1].isalpha():
        return None
    listed = tokens.words[at - 1] == "/" and "," in tokens.words[at]
    if before in ATOMS or before in _PREFIXES or listed:
        return None
    joined = tokens.glued(at - 3) or len(before) > _LONGEST_SYMBOL
    if joined and before in _ENDING_A_FIGURE and tokens.word(at - 3)[:1].isdecimal():
        # The second end of "10K-12K" or "10 dollars-20 dollars".
        return None
    return Refused(at, _glued_end(tokens, at), "name")


_LONGEST_SYMBOL = 2
_ENDING_A_FIGURE = frozenset((*LETTERS, *MEASURES, *CURRENCY_NAMES))
_ZONES = frozenset("gmt utc z cet est pst bst".split())


def _glued_end(tokens: Tokens, at: int) -> int:
    """Find the end of what is glued together from token `at` on, within bounds."""
    end = at
    while end - at < _LONGEST_CHAIN and tokens.glued(end) and tokens.words[end + 1] not in _CLOSING:
        end += 1
    return end + 1 if tokens.words[end][:1].isalnum() else end


_CLOSING = frozenset(".,;:!?)]}\"'")


_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_CODE_SIGNS = frozenset("_\\@")


# Signs of codes, and those that look like a sign between thousands and are none.
_INSIDE = {**dict.fromkeys(_CODE_SIGNS, "code"), **dict.fromkeys("‚´`·˙‧∙•", "grouping")}  # noqa: RUF001


def _is_unknown_entity(sign: str) -> bool:
    """Whether an entity is left that the scanner did not know; it may stand for a digit."""
    return sign[:1] == "&" and len(sign) > 1


def _is_odd(word: str) -> bool:
    return (word > "~" or word < " ") and unicodedata.category(word[0]) in _ODD_KINDS


def _glued_behind(tokens: Tokens, at: int, sign: str) -> Refused | None:
    ahead = tokens.word(at + 2)
    if sign in _SEPARATORS and ahead[:1].isdecimal() and tokens.glued(at + 1):
        return _chain(tokens, at, sign)
    if sign == "s" or (sign == "'" and ahead == "s"):
        return _decade(tokens, at)
    if sign.isalpha() and sign not in LETTERS and sign not in AFTER and sign not in _ORDINALS:
        return _lettered(tokens, at, sign)
    if sign in _INSIDE and tokens.glued(at + 1) and ahead[:1].isalnum():
        return Refused(at, _glued_end(tokens, at), _INSIDE[sign])
    if sign == "°" and ahead in _DIRECTIONS:
        return Refused(at, at + 3, "coordinates")
    if sign in {"(", ")"}:
        return _bracketed(tokens, at, sign)
    if sign in _ORDINALS:
        return _ordinal_or_day(tokens, at)
    rule = _rule_of_ending(tokens.words[at], sign)
    return Refused(at, at + 2, rule) if rule else None


def _bracketed(tokens: Tokens, at: int, sign: str) -> Refused | None:
    """Refuse "401(k)" and "(202) 456-1414"."""
    if sign == "(":
        plan = tokens.words[at + 2 : at + 4] == ["k", ")"]
        return Refused(at, at + 4, "name") if plan else None
    phone = tokens.word(at - 1) == "(" and is_local_phone(tokens, at + 2)
    return Refused(at, at + 5, "phone number") if phone else None


def _rule_of_ending(digits: str, ending: str) -> str:
    """Name the rule that what is glued behind digits calls for, or nothing."""
    if digits + ending in _GENERATIONS:
        return "name"
    if _is_unknown_entity(ending):
        return "markup"
    if _is_odd(ending):
        return "invisible character"
    # Behind a grouped number a raised digit is the mark of a footnote.
    return "superscript" if ending in _SUPERSCRIPTS and len(digits) <= 3 else ""  # noqa: PLR2004


def _ordinal_or_day(tokens: Tokens, at: int) -> Refused:
    """Tell "3rd May" from "the 3rd Brigade"."""
    ahead = at + 2 + (tokens.word(at + 2) == "of")
    if tokens.word(ahead) in MONTHS and tokens.original(ahead)[:1].isupper():
        return Refused(at, ahead + 1, "date")
    return Refused(at, at + 2, "ordinal")


# Generations of networks, which no one counts in billions.
_GENERATIONS = frozenset(("2g", "3g", "4g", "5g", "6g", "720p", "1080p"))
_DIRECTIONS = frozenset(("n", "s", "e", "w", "'", "north", "south", "east", "west"))


def _decade(tokens: Tokens, at: int) -> Refused | None:
    word = tokens.words[at]
    plural = word in DIGIT_PLURALS and ("," in word or tokens.word(at + 2) == "of")
    return None if plural else Refused(at, at + 2, "decade")


def _lettered(tokens: Tokens, at: int, word: str) -> Refused | None:
    """Judge letters glued to digits: "06F6" and "5G" are names, "180ml bottle" is a size."""
    behind = tokens.word(at + 2)
    if tokens.glued(at + 1) and behind[:1].isalnum():
        if word in {"x", "e"} and behind[:1].isdecimal():
            return _times_or_code(tokens, at, word)
        return Refused(at, _glued_end(tokens, at), "code")
    if word == "x":
        return Refused(at, at + 2, "multiple")
    if word in {"d", "g", "ers", "er"}:
        return Refused(at, at + 2, "name")
    if word in _SIZES and behind.isalpha() and behind not in _BEHIND_A_MEASURE:
        return Refused(at, at + 2, "measure of a thing")
    return None


# "40C heat" and "a 10kg bomb" tell how much; "a 180ml bottle" is a kind of bottle.
_SIZES = MEASURES - frozenset("c f kmh kph mph kw mw gw kwh mwh gwh kg lb lbs".split())
_BEHIND_A_MEASURE = FUNCTION_WORDS | ATOMS.keys()
# "300mm fell within a day"
_BEHIND_A_MEASURE |= frozenset(
    "fell fall falls rose hit since when while because after before during until within between "
    "today yesterday overnight last this each every daily more less have has had will would could "
    "can may might must did do does also still already only just altogether instead again "
    "which who that we they it he she you ago later earlier".split()
)


def _times_or_code(tokens: Tokens, at: int, word: str) -> Refused | None:
    if word == "e":
        return None
    power = tokens.word(at + 3) in {"^", "-"} and tokens.glued(at + 2)
    return None if power else Refused(at, at + 3, "name")


_HALVES_AND_PARTS = frozenset(("2", "3", "4", "5", "8", "16"))


def _chain(tokens: Tokens, at: int, mark: str) -> Refused | None:
    """Judge numerals strung together by one sign: 2024-10-24, 4:25, +1-222-2222."""
    parts, end = [tokens.words[at]], at
    while (
        len(parts) < _LONGEST_CHAIN
        and tokens.word(end + 1) in _SEPARATORS
        and tokens.glued(end)
        and tokens.glued(end + 1)
        and tokens.words[end + 2][:1].isdecimal()
    ):
        end += 2
        parts.append(tokens.words[end])
    if mark == ":":
        # No clock shows one digit behind the hour: "3:1" are odds.
        is_ratio = len(parts) == 2 and len(parts[1].partition(".")[0]) != 2  # noqa: PLR2004
        return Refused(at, end + 1, "ratio" if is_ratio else "time")
    if len(parts) == 3 and mark == "-" and tokens.word(end - 1) == "/":  # noqa: PLR2004
        above, below = parts[1], parts[2]
        if below in _HALVES_AND_PARTS and above.isdecimal() and int(above) < int(below):
            # "6-1/2"
            return None
    if len(parts) > 2:  # noqa: PLR2004
        dated = len(parts) == 3 and any(len(part) == 4 for part in (parts[0], parts[2]))  # noqa: PLR2004
        short = mark == "/" and all(len(part) <= 2 for part in parts)  # noqa: PLR2004
        return Refused(at, end + 1, "date" if dated or short else "phone number")
    if mark == "/":
        return _pair(tokens, at, parts)
    if mark == "-":
        if is_local_phone(tokens, at) and tokens.word(at - 1) not in _SIGNS_OF_MONEY:
            return Refused(at, at + 3, "phone number")
        return _score_or_years(tokens, at, parts)
    return None


_SIGNS_OF_MONEY = frozenset("$€£¥")


def _pair(tokens: Tokens, at: int, parts: list[str]) -> Refused | None:
    if "/".join(parts) in PAIRS:
        return Refused(at, at + 3, "event")
    if is_year(parts[0]) and len(parts[1]) == 2 and _is_next(parts[0], parts[1]):  # noqa: PLR2004
        return Refused(at, at + 3, "year")
    days = all(part.isdecimal() and len(part) <= 2 and 0 < int(part) <= _LAST_DAY for part in parts)  # noqa: PLR2004
    if days and tokens.word(at - 1) in {"on", "since", "by", "until", "dated"}:
        return Refused(at, at + 3, "date")
    return None


def _score_or_years(tokens: Tokens, at: int, parts: list[str]) -> Refused | None:
    low, high = parts
    if not (low.isdecimal() and high.isdecimal() and len(low) <= 4 and len(high) <= 4):  # noqa: PLR2004
        return None
    behind = tokens.word(at + 3)
    next_year = len(high) == 2 and _is_next(low, high)  # noqa: PLR2004
    later = is_year(high) or (len(high) == 2 and int(high) > int(low) % 100)  # noqa: PLR2004
    later = later and not counts(tokens, at + 3) and behind not in LETTERS and behind not in ATOMS
    if is_year(low) and (next_year or later) and tokens.word(at - 1) not in _SIGNS_OF_MONEY:
        return Refused(at, at + 3, "year")
    if tokens.word(at - 1) in MONTHS or tokens.word(at - 2) in MONTHS:
        return None
    short = max(len(low), len(high)) <= 3 and behind not in LETTERS and behind not in ATOMS  # noqa: PLR2004
    told = behind in SCORE_AFTER or (_told(tokens, at) and not _is_won(tokens, at + 3))
    # What a bowler took: "5-32 in 14 overs".
    bowled = tokens.word(at - 1) in {"took", "takes"} and len(low) == 1 and behind in _BEHIND_BOWLED
    if short and (told or bowled or int(low) >= int(high)):
        return Refused(at, at + 3, "score")
    return None


_BEHIND_BOWLED = frozenset(("", *".,;)", "in", "from", "off", "as", "for", "and"))


def _is_won(tokens: Tokens, at: int) -> bool:
    """Whether a game is not what was won: "to win 240-260 of the seats", "lost 12-15 kg"."""
    word = tokens.word(at)
    measured = word in MEASURES and word not in FUNCTION_WORDS
    return word in {"of", "percent", "%", "per"} or measured or counts(tokens, at)


def _is_next(year: str, short: str) -> bool:
    """Whether two digits name the year after: "2018-19"."""
    return short.isdecimal() and int(short) == (int(year) + 1) % 100


def _told(tokens: Tokens, at: int) -> bool:
    return any(tokens.word(at - back) in SCORE_BEFORE for back in (1, 2, 3))
