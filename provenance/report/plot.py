"""The dot-and-whisker picture of a chapter, as a part of a page that fits any width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from provenance.claim import Stance
from provenance.corroboration.phrases import joined, plural, with_article
from provenance.estimate import Estimate
from provenance.report.axis import Axis, axis_for
from provenance.report.chapters import Chapter
from provenance.report.element import Markup, element, fragment
from provenance.report.marks import HEIGHT, Pen, marks_of
from provenance.report.phrases import cut, day, figure, with_status
from provenance.report.rows import Band, Row, bands_of
from provenance.report.sheet import Sheet
from provenance.tolerance import Tolerance

__all__ = ["figures_in", "legend_of", "picture", "row_texts", "scale_of", "side_of"]

MOST_NAMED = 3


def picture(chapter: Chapter, sheet: Sheet) -> Markup | None:
    """Draw every figure of a chapter by source in order of time; None where there is none."""
    bands = bands_of(chapter, sheet.account.judge, sheet.account.disputes)
    if not bands:
        return None
    tolerance = sheet.account.report.policy.tolerance
    pen = Pen.in_percent(axis_for(figures_in(bands, tolerance)), tolerance)
    several = len({row.claim.question.status for band in bands for row in band.rows}) > 1
    return element(
        "figure",
        element("ol", (_band(band, pen, sheet, several=several) for band in bands), class_="rows"),
        _scale(pen.axis),
        element("figcaption", _caption(bands, pen.axis)),
        class_="plot",
    )


def figures_in(bands: Iterable[Band], tolerance: Tolerance) -> Iterator[Estimate]:
    """Go through the figures of a picture, each as wide as its whisker."""
    for band in bands:
        for row in band.rows:
            if row.claim.estimate is not None and not row.claim.estimate.oddities:
                yield tolerance.widen(row.claim.estimate)


def _band(band: Band, pen: Pen, sheet: Sheet, *, several: bool) -> Iterator[Markup]:
    if not band.is_dated:
        yield element("li", "Undated", class_="band")
    for row in band.rows:
        yield _row(row, pen, sheet, several=several)
    left = cut(len(band.rows), band.total, "figure")
    if left:
        yield element("li", f"The last {left} are drawn.", class_="band")


def _row(row: Row, pen: Pen, sheet: Sheet, *, several: bool) -> Markup:
    return element(
        "li",
        element("div", _told(row, sheet, several=several), class_="told"),
        _strip(row, pen),
        class_="row",
        data_voice=sheet.voice(row.claim),
    )


def _told(row: Row, sheet: Sheet, *, several: bool) -> Iterator[Markup]:
    (_, said), (_, who), *_ = row_texts(row, several=several)
    yield element("b", sheet.link(row.claim.id, said), class_="figure")
    yield element("span", f" {who}", class_="who")
    if row.echoes:
        links = _listed(
            (sheet.link(one.id, str(one.source)) for one in row.echoes), len(row.echoes)
        )
        yield element("span", f"; {plural(len(row.echoes), 'repeat')}: ", links, class_="echo")
    if row.conflicts:
        links = _listed(map(sheet.reference, row.conflicts), len(row.conflicts))
        yield element("span", "; conflicts with ", links, class_="clash")


def row_texts(row: Row, *, several: bool) -> Iterator[tuple[str, str]]:
    """Tell a row in words: the figure, who gave it and when, who repeats it, what excludes it."""
    claim = row.claim
    yield "figure", with_status(claim) if several else figure(claim)
    speaker = str(claim.source)
    who = speaker if speaker == row.voice else f"{speaker}, for {with_article(row.voice)}"
    yield "who", f"{who}; {day(claim.holds_on)}"
    if row.echoes:
        names = joined(dict.fromkeys(str(one.source) for one in row.echoes))
        yield "echo", f"{plural(len(row.echoes), 'repeat')}: {names}"
    if row.conflicts:
        names = joined(f"{figure(one)} ({one.source})" for one in row.conflicts[:MOST_NAMED])
        more = cut(MOST_NAMED, len(row.conflicts), "figure")
        yield "clash", f"conflicts with {names}" + (f" ({more})" if more else "")


def _listed(links: Iterable[Markup], total: int) -> Iterator[Markup]:
    for place, link in enumerate(islice(links, MOST_NAMED)):
        yield fragment(", " if place else "", link)
    more = cut(MOST_NAMED, total, "claim")
    if more:
        yield fragment(f" ({more})")


def _strip(row: Row, pen: Pen) -> Markup:
    grid = (
        element(
            "line", class_="grid", x1=pen.at(tick.place), x2=pen.at(tick.place), y1=0, y2="100%"
        )
        for tick in pen.axis.ticks
    )
    marks = marks_of(row.claim, pen, -HEIGHT / 2, contested=bool(row.conflicts))
    return element(
        "svg",
        grid,
        element("svg", marks, y="50%", overflow="visible"),
        class_="strip",
        aria_hidden="true",
        height=HEIGHT,
    )


def _scale(axis: Axis) -> Markup:
    """Draw the labels of the axis; the first and the last stay inside of the picture."""
    labels = (
        element("text", tick.label, x=f"{100 * tick.place:.4g}%", y=14, class_=side_of(tick.place))
        for tick in axis.ticks
    )
    scale = element("svg", labels, class_="scale", aria_hidden="true", height=20)
    return element("div", element("span"), scale, class_="row axis")


def side_of(place: float) -> str:
    """Tell from which side a label hangs, so that it stays inside of the picture."""
    if place < 0.04:  # noqa: PLR2004 - so near to an edge that half of a label would be cut off
        return "from"
    return "to" if place > 0.96 else "amid"  # noqa: PLR2004


def _caption(bands: Iterable[Band], axis: Axis) -> Markup:
    keys = (
        element("span", _sample(shape), f" {text}", class_="key")
        for shape, text in legend_of(bands)
    )
    scale = scale_of(bands, axis)
    return fragment(keys, element("span", scale, class_="key") if scale else None)


def scale_of(bands: Iterable[Band], axis: Axis) -> str:
    """Say how an axis has to be read, where it is not as anybody would expect."""
    if not axis.logarithmic:
        return ""
    claims = (row.claim for band in bands for row in band.rows)
    figures = (figure for one in claims if one.estimate for figure in one.estimate.figures)
    zero = ", and zero lies left of a double stroke" if any(map(axis.is_below, figures)) else ""
    return f"Each mark on the axis is a multiple of the one before{zero}."


def _sample(shape: Markup) -> Markup:
    return element("svg", shape, class_="sample", aria_hidden="true", width=26, height=14)


def legend_of(bands: Iterable[Band]) -> Iterator[tuple[Markup, str]]:
    """Go through the signs that a picture uses, each with what it means."""
    rows = [row for band in bands for row in band.rows]
    used = {sign for row in rows for sign in _signs(row)}
    for sign, (shape, meaning) in _LEGEND.items():
        if sign in used:
            yield shape, meaning


def _signs(row: Row) -> Iterator[str]:
    claim = row.claim
    estimate = claim.estimate
    if estimate is None:
        return
    if claim.stance is Stance.DENIES:
        yield "denied"
    else:
        yield "actual" if claim.question.status.is_actual else "hollow"
    if not estimate.has_both_ends:
        yield "arrow"
    elif estimate.approximate or estimate.profile:
        yield "tolerance"
    elif not estimate.is_point:
        yield "range"
    if row.conflicts:
        yield "contested"


def _circle(kind: str, r: float = 5) -> Markup:
    return element("circle", class_=kind, cx=13, cy=7, r=r)


_LEGEND = {
    "actual": (_circle("dot"), "actual"),
    "hollow": (_circle("hollow"), "expected, planned, feared or possible"),
    "denied": (element("path", class_="cross", d="M8 2L18 12M8 12L18 2"), "denied"),
    "arrow": (
        element("path", class_="arrow", d="M2 7H22M16 2.5L22 7L16 11.5"),
        "no end was stated on this side",
    ),
    "range": (element("path", class_="whisker", d="M2 7H24M2 2V12M24 2V12"), "a stated range"),
    "tolerance": (
        element("path", class_="tolerance", d="M2 7H24"),
        "what the hedge allows, by the policy",
    ),
    "contested": (_circle("contested", 6), "in conflict with another figure"),
}
