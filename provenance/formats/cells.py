"""Cells of a table of claims: what a spreadsheet wrote into one, and what it must not run."""

from __future__ import annotations

import re
from decimal import Decimal

from provenance.errors import shown
from provenance.formats.faults import Unfit

__all__ = ["guarded", "is_month", "listed", "number", "truth", "unguarded"]

_NUMBER = re.compile(r"[+-]?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_LONGEST_NUMBER = 100
_MONTH_DAY = re.compile(r"(?:[0-9]{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-[0-9]{1,4})")

# A spreadsheet takes a cell that starts so for a formula, whatever stands behind it; and a cell of
# one dash, or of nothing to be seen, says that nothing was said.
_FORMULA = re.compile(
    r"'*(?:[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|(?=[\s\S])\s*+[-\u2013\u2014]?+\s*+\Z)"
)


def guarded(text: str) -> str:
    """Keep a text from being run as a formula, or taken for an empty cell: an apostrophe before it.

    >>> guarded("=1+1"), guarded("NATO")
    ("'=1+1", 'NATO')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Take the guard away again; a text that never had one stays as it is.

    >>> unguarded("'=1+1"), unguarded("'twas")
    ('=1+1', "'twas")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text


def number(cell: str) -> int | Decimal | Unfit:
    """Read a number, digits in threes or not; nothing that merely looks like one.

    >>> number("12,000"), number("0.5")
    (12000, Decimal('0.5'))
    """
    text = cell.strip()
    if len(text) > _LONGEST_NUMBER:
        return Unfit(f"a number of {len(text):,} characters is too large, out of range")
    if not _NUMBER.fullmatch(text):
        hint = "; a spreadsheet made a month of it" if is_month(text) else ""
        return Unfit(f"a figure is a number such as 12000 or 12,000, not {shown(cell)}{hint}")
    digits = text.replace(",", "")
    return Decimal(digits) if "." in digits else int(digits)


def is_month(cell: str) -> bool:
    """Whether a spreadsheet made a day of a month of what somebody typed, as of 3-4.

    >>> is_month("3-Apr"), is_month("3-4")
    (True, False)
    """
    return _MONTH_DAY.fullmatch(cell) is not None


def truth(cell: str) -> bool | Unfit:
    """Read true or false, in capitals or not.

    >>> truth("TRUE")
    True
    """
    known = {"true": True, "false": False}
    return known.get(cell.strip().lower(), Unfit(f"write true or false, not {shown(cell)}"))


def listed(cell: str) -> list[str]:
    """Read several entries with semicolons between.

    >>> listed("kim-office; nbc")
    ['kim-office', 'nbc']
    """
    return [entry.strip() for entry in cell.split(";")]
