"""How a table was kept in a spreadsheet: what was declared of its separator, figures and dates.

Nothing that has two readings is guessed. A comma is a decimal comma, and 03/04/2024 a day of
April, only where that was declared: by the caller, or in lines before the header that start with
"#", such as "# dates: day/month/year".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Self

import attrs

from provenance.errors import RecordError, shown
from provenance.formats.cells import is_month, number
from provenance.formats.faults import Unfit
from provenance.language import read_estimates
from provenance.naming import LONGEST_ID, folded, identifier, slug
from provenance.number import Number

__all__ = ["SEPARATORS", "Spreadsheet", "id_for", "states_something"]

SEPARATORS: Mapping[str, str] = MappingProxyType(
    {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
)
"""What may stand between cells, by name."""

_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "day/month/year": "dmy",
        "dd/mm/yyyy": "dmy",
        "dmy": "dmy",
        "month/day/year": "mdy",
        "mm/dd/yyyy": "mdy",
        "mdy": "mdy",
        "serial": "serial",
    }
)
_MISSING = frozenset({"", "-", "–", "—"})
_FIGURES = re.compile(r"(?<![0-9./-])([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{2,4})(?![0-9/-])")
_TWO_READINGS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_SERIAL = re.compile(r"[0-9]{4,5}")
_FIRST_SERIAL_DAY = date(1899, 12, 30)
_DECLARED = re.compile(r"#\s*(dates?|decimals?|separator)\s*[:=]\s*(.*)", re.IGNORECASE)
_WHOLE_YEAR = 4
_MONTHS = 12


def _separator(value: str) -> str:
    found = SEPARATORS.get(value.strip().lower(), value)
    if found not in ("", *SEPARATORS.values()):
        known = ", ".join(SEPARATORS)
        raise RecordError(f"cells are separated by {known}, not by {shown(value)}", value=value)
    return found


def _decimal(value: str) -> str:
    value = {".": "point", ",": "comma"}.get(value, value)
    if value not in ("", "point", "comma"):
        raise RecordError(f"a decimal sign is point or comma, not {shown(value)}", value=value)
    return value


def _dates(value: str | Iterable[str]) -> frozenset[str]:
    names = re.split(r"[,;]|\band\b", value) if isinstance(value, str) else list(value)
    styles = set()
    for name in filter(None, (one.strip().lower() for one in names)):
        style = _STYLES.get(name.translate(_SLASHES))
        if style is None:
            known = "day/month/year, month/day/year and serial"
            raise RecordError(f"dates are {known}, not {shown(name)}", value=name)
        styles.add(style)
    if {"dmy", "mdy"} <= styles:
        message = "dates are either day/month/year or month/day/year, not both"
        raise RecordError(message, value=value)
    return frozenset(styles)


@attrs.frozen
class Spreadsheet:
    """What is known of the way a table was kept; the separator is found where none is given.

    `dates` names the styles of figures that occur beside ISO dates and dates with a month's name:
    "day/month/year" or "month/day/year", and "serial" for the day numbers that spreadsheets keep.

    >>> Spreadsheet(decimal="comma").number("1.250,5")
    Decimal('1250.5')
    """

    separator: str = attrs.field(default="", converter=_separator, kw_only=True)
    decimal: str = attrs.field(default="", converter=_decimal, kw_only=True)
    dates: frozenset[str] = attrs.field(default=frozenset(), converter=_dates, kw_only=True)

    def declare(self, line: str) -> Self:
        """Take in a line before the header: a declaration, or a comment that declares nothing.

        >>> Spreadsheet().declare("# decimal: comma").decimal
        'comma'
        """
        found = _DECLARED.match(line.strip())
        if found is None:
            return self
        said = found[2].strip().lower()
        if found[1].lower().startswith("date"):
            return attrs.evolve(self, dates=self.dates | _dates(said))
        key = "decimal" if found[1].lower().startswith("decimal") else "separator"
        made = attrs.evolve(self, **{key: said})
        if getattr(self, key) not in ("", getattr(made, key)):
            message = f"the {key} was declared otherwise before, so {shown(said)} cannot be it"
            raise RecordError(message, value=said)
        return made

    def is_missing(self, cell: str) -> bool:
        """Whether a cell says nothing: it is empty, or a dash.

        >>> Spreadsheet().is_missing(" - "), Spreadsheet().is_missing("0")
        (True, False)
        """
        return cell.strip() in _MISSING

    def word(self, cell: str) -> str:
        """Bring a word out of a short list into the form in which a dossier writes it.

        >>> Spreadsheet().word("Running total")
        'running_total'
        """
        return "_".join(folded(cell.replace("-", " ")).split())

    def number(self, cell: str) -> Number | Unfit:
        """Read a number with the decimal sign declared, its thousands grouped or not.

        >>> Spreadsheet().number("12,000")
        12000
        """
        if self.decimal == "comma":
            return number(cell.translate(_SWAPPED))
        if self.has_two_readings(cell):
            remedy = "declare the decimal sign, as in a line # decimal: comma before the header"
            return Unfit(f"{shown(cell)} is a number with two readings; {remedy}")
        return number(cell)

    def has_two_readings(self, cell: str) -> bool:
        """Whether a number means another with another decimal sign, and none was declared.

        >>> Spreadsheet().has_two_readings("12.000")
        True
        """
        return not self.decimal and _TWO_READINGS.fullmatch(cell.strip()) is not None

    def day(self, cell: str) -> str | Unfit:
        """Bring a date of a declared style into ISO form; any other stays as it is.

        >>> Spreadsheet(dates="day/month/year").day("3/4/2024")
        '2024-04-03'
        """
        text = cell.strip()
        if "serial" in self.dates and _SERIAL.fullmatch(text):
            return (_FIRST_SERIAL_DAY + timedelta(days=int(text))).isoformat()
        refused = [why for found in _FIGURES.finditer(text) if (why := self._amiss(found))]
        if refused:
            return Unfit(refused[0])
        # A day may have its hour beside it, the name of its weekday, or the last day of a stretch.
        return _FIGURES.sub(self._in_order, text) if self.dates & {"dmy", "mdy"} else text

    def _amiss(self, found: re.Match[str]) -> str:
        """Say why a day in figures cannot be read, or nothing."""
        if self.dates & {"dmy", "mdy"}:
            if len(found[4]) != _WHOLE_YEAR:
                return f"not a date: write the year of {shown(found[0])} with four digits"
        elif int(found[1]) <= _MONTHS and int(found[3]) <= _MONTHS and found[1] != found[3]:
            remedy = "declare the style, as in a line # dates: day/month/year before the header"
            return f"{shown(found[0])} is a date with two readings; {remedy}"
        return ""

    def _in_order(self, found: re.Match[str]) -> str:
        first, second = found[1], found[3]
        day, month = (first, second) if "dmy" in self.dates else (second, first)
        return f"{found[4]}-{month:0>2}-{day:0>2}"


def id_for(name: str) -> str:
    """Give the id of a source that a table knows by its name; an id stays as it is.

    >>> id_for("John Kirby"), id_for("us-nsc")
    ('john-kirby', 'us-nsc')
    """
    try:
        return identifier(name)
    except RecordError:
        return slug(name)[:LONGEST_ID] or name


def states_something(text: str) -> bool:
    """Whether words in the place of a figure are a statement: no mere sign, and no lost number.

    >>> states_something("up to 9"), states_something("very many"), states_something("n/a")
    (True, True, False)
    """
    plain = folded(text).rstrip(".")
    if plain in _NOT_GIVEN or text.startswith("#") or not any(map(str.isalnum, text)):
        return False
    if not any(map(str.isdecimal, text)):
        return True
    return not is_month(text) and bool(read_estimates(text))


_NOT_GIVEN = frozenset("n/a na n.a null nan unknown tbc tbd true false inf infinity".split())
_SWAPPED = str.maketrans(",.", ".,")
_SLASHES = str.maketrans(".-", "//")
