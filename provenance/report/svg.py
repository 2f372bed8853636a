"""The account of a ledger as one picture: the figures of each topic, to be put into a page."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from provenance.report.account import Account, Told
from provenance.report.axis import Tick, axis_for
from provenance.report.element import Markup, element, own_file
from provenance.report.marks import HEIGHT, Pen, marks_of
from provenance.report.phrases import cut
from provenance.report.plot import figures_in, legend_of, row_texts, scale_of, side_of
from provenance.report.rows import Band, Row, bands_of
from provenance.report.width import clipped, width_of, wrap

__all__ = ["render"]

WIDTH = 760
MOST_TOPICS = 8
_EDGE = 24
_LEFT = 350
_RIGHT = WIDTH - _EDGE - 8
_LINE = 17
_COLUMN = 7
"""How wide one column of the small type is, on the safe side."""


def render(account: Account) -> str:
    """Write an account as one picture in SVG, readable alone and in light and dark."""
    told = [one for one in account.told if one.chapter.has_figures]
    canvas = _Canvas()
    canvas.write(account.title, "title", line=26, columns=64)
    for one in told[:MOST_TOPICS]:
        _topic(one, account, canvas)
    if not told:
        canvas.write("No figures are on record.", "lead", line=24, columns=90)
    left = cut(min(len(told), MOST_TOPICS), len(told), "topic")
    if left:
        canvas.write(f"{left} are drawn.", "", line=_LINE, columns=90)
    return _whole(account, told[:MOST_TOPICS], canvas) + "\n"


@attrs.define
class _Canvas:
    """Shapes drawn so far, and how far down they reach."""

    shapes: list[Markup] = attrs.field(factory=list)
    bottom: float = _EDGE

    def write(self, text: str, kind: str, *, line: float, columns: int, x: float = _EDGE) -> None:
        """Write text below what is there, broken into at most four lines."""
        for part in list(wrap(clipped(text, 4 * columns), columns))[:4]:
            self.bottom += line
            self.put("text", part, x=x, y=self.bottom, class_=kind or None)

    def put(self, tag: str, *children: str, **attributes: object) -> None:
        """Draw one shape."""
        self.shapes.append(element(tag, *children, **attributes))


def _whole(account: Account, told: list[Told], canvas: _Canvas) -> Markup:
    height = round(canvas.bottom + _EDGE)
    return element(
        "svg",
        element("title", account.title),
        element("desc", " ".join(one.headline for one in told)),
        element("style", own_file("picture.css")),
        element("rect", class_="page", width=WIDTH, height=height),
        canvas.shapes,
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=height,
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
    )


def _topic(told: Told, account: Account, canvas: _Canvas) -> None:
    canvas.bottom += 16
    canvas.write(told.chapter.title, "topic", line=20, columns=84)
    canvas.write(told.headline, "lead", line=20, columns=96)
    bands = bands_of(told.chapter, account.judge, account.disputes)
    tolerance = account.report.policy.tolerance
    axis = axis_for(figures_in(bands, tolerance))
    pen = Pen.in_pixels(axis, tolerance, _LEFT, _RIGHT - _LEFT)
    canvas.bottom += 14
    several = len({row.claim.question.status for band in bands for row in band.rows}) > 1
    for band in bands:
        _band(band, pen, canvas, several=several)
    for tick in axis.ticks:
        x = pen.at(tick.place)
        canvas.put("text", tick.label, x=x, y=canvas.bottom + 15, class_=side_of(tick.place))
    canvas.bottom += 32
    _legend(bands, canvas)
    canvas.write(scale_of(bands, axis), "", line=_LINE, columns=90)


def _band(band: Band, pen: Pen, canvas: _Canvas, *, several: bool) -> None:
    if not band.is_dated:
        canvas.write("Undated", "", line=_LINE, columns=40)
        canvas.bottom += 4
    for place, row in enumerate(band.rows):
        if place:
            y = canvas.bottom
            canvas.put("line", class_="between", x1=_EDGE, x2=_RIGHT, y1=y, y2=y)
        _row(row, pen, canvas, several=several)
    left = cut(len(band.rows), band.total, "figure")
    if left:
        canvas.write(f"The last {left} are drawn.", "", line=_LINE, columns=90)
        canvas.bottom += 4


def _row(row: Row, pen: Pen, canvas: _Canvas, *, several: bool) -> None:
    """Draw a row: its label on the left, as high as it needs to be, and its mark beside it."""
    top = canvas.bottom
    columns = int((_LEFT - _EDGE - 16) / _COLUMN)
    canvas.bottom += 1
    for kind, text in row_texts(row, several=several):
        canvas.write(text, kind, line=_LINE, columns=columns)
    canvas.bottom = max(canvas.bottom + 7, top + HEIGHT)
    for tick in pen.axis.ticks:
        _level(tick, pen, canvas, top)
    middle = (top + canvas.bottom - HEIGHT) / 2
    canvas.shapes.extend(marks_of(row.claim, pen, middle, contested=bool(row.conflicts)))


def _level(tick: Tick, pen: Pen, canvas: _Canvas, top: float) -> None:
    x = pen.at(tick.place)
    canvas.put("line", class_="grid", x1=x, x2=x, y1=top, y2=canvas.bottom)


def _legend(bands: tuple[Band, ...], canvas: _Canvas) -> None:
    for x, sample, text in _laid_out(bands, canvas):
        canvas.shapes.append(element("svg", sample, x=x, y=canvas.bottom, overflow="visible"))
        canvas.put("text", text, x=x + 32, y=canvas.bottom + 11)
    canvas.bottom += 20


def _laid_out(bands: tuple[Band, ...], canvas: _Canvas) -> Iterator[tuple[float, Markup, str]]:
    x: float = _EDGE
    for sample, text in legend_of(bands):
        needed = 32 + width_of(text) * _COLUMN + 18
        if x > _EDGE and x + needed > WIDTH:
            x = _EDGE
            canvas.bottom += 18
        yield x, sample, text
        x += needed
