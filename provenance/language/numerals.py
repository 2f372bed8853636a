"""Numbers written in digits: which groupings are read, which are ambiguous, which are refused."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from provenance.number import MOST_DIGITS, Number, exact

__all__ = ["Numeral", "read_numeral"]


class Numeral(NamedTuple):
    """What a run of digits means, or the fault that keeps it from being read.

    `other` is a second reading that another country's habit would give; `scale` is the unit of the
    first group of digits ("400,000" is 400 of 1,000), which "350-400,000" leaves unsaid.
    """

    value: Number = 0
    other: Number | None = None
    scale: int = 1
    fault: str = ""
    rule: str = "numeral"


_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_APOSTROPHES = re.compile(r"[1-9][0-9]{0,2}(?:'[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_CONTINENTAL = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?")
_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")

_TRANSLATED = str.maketrans({"٬": ",", "٫": ".", "，": ",", "．": "."})  # noqa: RUF001


def _of_one_script(digits: str) -> str | None:
    """Write digits of any one script in ASCII; None where scripts are mixed."""
    zeros = {ord(char) - int(char) for char in digits if char.isdecimal()}
    if len(zeros) > 1:
        return None
    plain = digits.translate(_TRANSLATED)
    return "".join(str(int(char)) if char.isdecimal() else char for char in plain)


@lru_cache(maxsize=4096)
def _read_short(written: str) -> Numeral:
    return _read(written)


def read_numeral(written: str) -> Numeral:
    """Read one run of digits with its separators, in time proportional to its length.

    >>> read_numeral("12,000").value, read_numeral("12.000").other
    (12000, 12000)
    >>> read_numeral("1,2,3").fault
    'grouping'
    """
    # The same figures stand in many texts; long ones in few, and they would fill the memory.
    return _read_short(written) if len(written) <= _LONGEST_KNOWN else _read(written)


_LONGEST_KNOWN = 16


def _read(written: str) -> Numeral:
    # Only so much can be a number: longer runs are refused before anything is computed.
    if len(written) > 2 * MOST_DIGITS + MOST_DIGITS // 3:
        return Numeral(fault="size")
    if not written.isascii():
        plain = _of_one_script(written)
        if plain is None:
            return Numeral(fault="scripts")
        written = plain
    if written.isdecimal():
        return Numeral(int(written)) if len(written) <= MOST_DIGITS else Numeral(fault="size")
    return _separated(written)


def _separated(written: str) -> Numeral:
    if "," not in written and "'" not in written:
        return _pointed(written)
    for mark, pattern in ((",", _THOUSANDS), (",", _INDIAN), ("'", _APOSTROPHES)):
        if pattern.fullmatch(written):
            groups = written.partition(".")[0].count(mark)
            scale = 1000**groups if pattern is not _INDIAN else 1
            return _sized(written.replace(mark, ""), scale=scale)
    if _CONTINENTAL.fullmatch(written):
        return _sized(written.replace(".", "").replace(",", "."), rule=_POINTS)
    if _COMMA.fullmatch(written):
        whole, _, part = written.partition(",")
        other = int(whole + part) if len(whole) <= MOST_DIGITS else None
        return _sized(f"{whole}.{part}", other=other, rule="decimal comma")
    return Numeral(fault="grouping")


_POINTS = "numeral with points between the thousands"


def _pointed(written: str) -> Numeral:
    whole, _, part = written.partition(".")
    if "." in part:
        if _CONTINENTAL.fullmatch(written):
            return _sized(written.replace(".", ""), rule=_POINTS)
        return Numeral(fault="dotted")
    # One point with three digits behind it: a decimal here, a grouped thousand elsewhere.
    either = len(part) == 3 and len(whole) <= 3 and whole[0] != "0"  # noqa: PLR2004
    return _sized(written, other=int(whole + part) if either else None)


def _sized(
    plain: str, *, other: int | None = None, scale: int = 1, rule: str = "numeral"
) -> Numeral:
    whole, _, part = plain.partition(".")
    if len(whole) > MOST_DIGITS or len(part) > MOST_DIGITS:
        return Numeral(fault="size")
    value = Decimal(plain)
    # Only a trailing zero, or no place at all, keeps it from being canonical.
    canonical = part and plain[-1] != "0"
    return Numeral(value if canonical else exact(value), other, scale, "", rule)
