"""Tables turned into ledgers by a short mapping: which columns hold a figure, and of what.

A mapping is written with templates: "{report_date}" stands for what a row holds in that column, and
"{parts.civilians}" for what it holds one level down. An empty cell makes no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.dates import Window
from provenance.errors import Fault, ProvenanceError, RecordError, UnusableInput, shown
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.number import Number, exact
from provenance.question import Question, Sum, Within
from provenance.source import Source

__all__ = ["Figure", "Table"]

Row = Mapping[str, Any]

_FIELD = re.compile(r"\{([^{}]{1,200})\}")
_NUMERAL = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,20}|[0-9]{1,66})(?:\.[0-9]{1,66})?")
_MOST_FAULTS = 1000
_HOURS_IN_DAY = 24


@attrs.frozen
class Figure:
    """One figure of a row: its columns, and the question it answers, which may hold templates.

    Give `column` for a single or best figure, `low` and `high` for a range (`low` alone for a
    floor), `words` for a template of what was said; with `read` the figure is read out of them,
    else they are only quoted. `hours` is how long the period is that ends on the row's day.

    >>> Figure("killed_cum", Question("the siege", measure="killed", moves="running_total")).name
    'killed_cum'
    """

    column: str = ""
    question: Question = attrs.field(default=Question("unstated"))
    low: str = attrs.field(default="", kw_only=True)
    high: str = attrs.field(default="", kw_only=True)
    words: str = attrs.field(default="", kw_only=True)
    read: bool = attrs.field(default=False, kw_only=True)
    hours: str = attrs.field(default="", kw_only=True)
    approximate: bool = attrs.field(default=False, kw_only=True)
    name: str = attrs.field(
        default=attrs.Factory(lambda self: self.column or self.low or self.high, takes_self=True),
        kw_only=True,
    )

    @property
    def is_quoted(self) -> bool:
        """Whether it is words alone."""
        return not (self.column or self.low or self.high)


def _figures(values: Iterable[Figure]) -> tuple[Figure, ...]:
    return (values,) if isinstance(values, Figure) else tuple(values)


def _sources(values: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(values)


def _several(values: str | Iterable[str]) -> tuple[str, ...]:
    return ((values,) if values else ()) if isinstance(values, str) else tuple(values)


@attrs.frozen
class Table:
    """How the rows of a table become claims; all texts are templates.

    `key` tells rows apart: a claim's id is the key, with the name of its figure where a row has
    several. `source` and `via` give ids; what is known of those sources may stand in `sources`.

    >>> killed = Question("the siege", measure="killed", moves="running_total")
    >>> table = Table(Figure("total", killed), key="{day}", source="ministry", as_of="{day}")
    >>> ledger = table.ledger([{"day": "2024-10-01", "total": 30}, {"day": "2024-10-02"}])
    >>> [(claim.id, str(claim.estimate)) for claim in ledger]
    [('2024-10-01', '30')]
    """

    figures: tuple[Figure, ...] = attrs.field(converter=_figures)
    key: str = attrs.field(kw_only=True)
    source: str = attrs.field(kw_only=True)
    via: tuple[str, ...] = attrs.field(default=(), converter=_several, kw_only=True)
    as_of: str = attrs.field(default="", kw_only=True)
    said_on: str = attrs.field(default="", kw_only=True)
    recorded_on: str = attrs.field(default="", kw_only=True)
    target: str = attrs.field(default="", kw_only=True)
    utterance: str = attrs.field(default="", kw_only=True)
    locator: str = attrs.field(default="", kw_only=True)
    note: str = attrs.field(default="", kw_only=True)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=_sources, kw_only=True)
    wholes: tuple[Within, ...] = attrs.field(default=(), converter=tuple, kw_only=True)
    sums: tuple[Sum, ...] = attrs.field(default=(), converter=tuple, kw_only=True)
    title: str = attrs.field(default="", kw_only=True)

    def ledger(self, rows: Iterable[Row], *, file: str = "table") -> Ledger:
        """Make a ledger of rows; `UnusableInput` with every fault in them, and nothing half done.

        >>> table = Table(Figure("n", Question("troops")), key="{id}", source="us")
        >>> table.ledger([{"id": "a", "n": "many"}])
        Traceback (most recent call last):
        provenance.errors.UnusableInput: table: row 1.n: no number: 'many'
        """
        claims: dict[str, Claim] = {}
        faults: list[Fault] = []
        for number, row in enumerate(rows, start=1):
            for figure in self.figures:
                try:
                    claim = self._claim(row, figure)
                    if claim is not None and claims.setdefault(claim.id, claim) != claim:
                        message = f"another row has the id {shown(claim.id)}; name more in the key"
                        raise RecordError(message, value=claim.id)
                except ProvenanceError as error:
                    path = f"row {number:,}{f'.{figure.name}' if figure.name else ''}"
                    faults.append(Fault(file, path, str(error)))
            if len(faults) >= _MOST_FAULTS:
                break
        if faults:
            raise UnusableInput(faults)
        return Ledger(
            claims.values(),
            sources=self.sources,
            wholes=self.wholes,
            sums=self.sums,
            title=self.title,
        )

    def _claim(self, row: Row, figure: Figure) -> Claim | None:
        words = _filled(figure.words, row)
        estimate = Estimate.parse(words) if figure.read and words else _estimate(row, figure)
        if estimate is None and not (figure.is_quoted and words):
            return None
        held = _window(_filled(self.as_of, row))
        hours = _filled(figure.hours, row)
        if hours and held is not None:
            held = _period(held, hours)
        return Claim(
            self._source(_filled(self.source, row)),
            _question(figure.question, row),
            estimate,
            id=self._id(row, figure),
            words=words,
            as_of=held,
            via=[self._source(id_) for relay in self.via if (id_ := _filled(relay, row))],
            said_on=_window(_filled(self.said_on, row)),
            recorded_on=_window(_filled(self.recorded_on, row)),
            target=_window(_filled(self.target, row)),
            utterance=_filled(self.utterance, row),
            locator=_filled(self.locator, row),
            note=_filled(self.note, row),
        )

    def _id(self, row: Row, figure: Figure) -> str:
        key = _filled(self.key, row)
        return f"{key}:{figure.name}" if len(self.figures) > 1 and figure.name else key

    def _source(self, id_: str) -> Source:
        known = (source for source in self.sources if source.id == id_)
        return next(known, None) or Source(id_)


def _cell(row: Row, path: str) -> Any:
    """What a row holds under a name, or under a path of names joined by points."""
    if path in row:
        return row[path]
    here: Any = row
    for name in path.split("."):
        here = here.get(name) if isinstance(here, Mapping) else None
    return here


def _is_empty(value: Any) -> bool:
    """Whether a cell holds nothing: an absent one, an empty text, or the NaN of a data frame."""
    return value is None or (isinstance(value, str) and not value.strip()) or value != value  # noqa: PLR0124


def _filled(template: str, row: Row) -> str:
    def fill(found: re.Match[str]) -> str:
        value = _cell(row, found[1])
        return "" if _is_empty(value) else str(value)

    return _FIELD.sub(fill, template)


def _question(template: Question, row: Row) -> Question:
    fields = {name: getattr(template, name) for name in ("subject", "measure", "place")}
    written = [*fields.values(), *(part for pair in template.scope for part in pair)]
    if not any("{" in text for text in written):
        return template
    scope = [(key, _filled(what, row)) for key, what in template.scope]
    filled = {name: _filled(text, row) for name, text in fields.items()}
    return template.but(scope=[pair for pair in scope if pair[1]], **filled)


def _estimate(row: Row, figure: Figure) -> Estimate | None:
    low, best, high = (
        _number(_cell(row, name)) if name else None
        for name in (figure.low, figure.column, figure.high)
    )
    if low is None and best is None and high is None:
        return None
    return Estimate(low, high, best=best, approximate=figure.approximate)


def _number(value: Any) -> Number | None:
    if _is_empty(value):
        return None
    if isinstance(value, str):
        text = value.strip()
        if not _NUMERAL.fullmatch(text):
            raise RecordError(f"no number: {shown(value)}", value=value)
        return exact(Decimal(text.replace(",", "")))
    if isinstance(value, float) and value.is_integer():
        # Data frames turn a column of whole numbers with an empty cell into floats.
        return int(value)
    return exact(value)


def _window(text: str) -> Window | None:
    return Window.of(text) if text else None


def _period(ends: Window, hours: str) -> Window | None:
    """The window of whole days that ends on a day and lasts some hours; none for no hours."""
    number = _number(hours)
    if number is None or not isinstance(number, int) or number < 0 or number % _HOURS_IN_DAY:
        message = f"a period is a whole number of days, given in hours, not {shown(hours)}"
        raise RecordError(message, value=hours)
    last: date | None = ends.end
    if number == 0 or last is None:
        return ends
    first = last - timedelta(days=number // _HOURS_IN_DAY - 1)
    return Window.between(first, last)
