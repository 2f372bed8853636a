"""How the figures of each source moved in time, with revisions and falls: one small chart each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from provenance.corroboration.phrases import plural
from provenance.estimate import Estimate
from provenance.report.axis import Axis, Days, axis_for, days_for
from provenance.report.chapters import Chapter
from provenance.report.element import Markup, element
from provenance.report.phrases import cut, figure, short_day
from provenance.report.sheet import Sheet
from provenance.series import Point, Series, Step, series_of

__all__ = ["charted", "timelines"]

MOST_SERIES = 12
MOST_NAMED = 3
_HEIGHT = 88
_EDGE = 7
_BOX = _HEIGHT + 18
_MOST_DOTS = 60
_HIDDEN = {"aria_hidden": "true", "height": _BOX}


def charted(chapter: Chapter, sheet: Sheet) -> tuple[Series, ...]:
    """Pick the series of a chapter that have at least two days, the longest first."""
    judge = sheet.account.judge
    found = (
        series
        for section in chapter.sections
        for series in series_of(section.claims, judge.lineage, judge.policy.tolerance)
        if len({day for day, _ in _places(series)}) > 1
    )
    return tuple(sorted(found, key=lambda one: (-len(one), one.source, one.question.key)))


def timelines(chapter: Chapter, sheet: Sheet) -> Markup | None:
    """Draw every series on the same days and the same scale; None where there is none."""
    series = charted(chapter, sheet)
    if not series:
        return None
    shown = series[:MOST_SERIES]
    days = days_for(day for one in shown for day, _ in _places(one))
    scale = axis_for(_figures(shown))
    left = cut(len(shown), len(series), "line")
    several = len(chapter.sections) > 1
    return element(
        "div",
        (_chart(one, days, scale, sheet, several=several) for one in shown),
        element("p", f"The longest {left} are drawn.", class_="note") if left else None,
        class_="timelines",
    )


def _places(series: Series) -> Iterator[tuple[date, Point]]:
    for point in series.points:
        day = point.window.end or point.window.start
        if day is not None and _height(point.figure) is not None:
            yield day, point


def _height(estimate: Estimate) -> float | None:
    """Find how high the line runs: at the figure named, or between two ends."""
    ends = [
        float(end) for end in estimate.figures or (estimate.low, estimate.high) if end is not None
    ]
    return sum(ends) / len(ends) if ends else None


def _figures(series: Iterable[Series]) -> Iterator[Estimate]:
    for one in series:
        for point in one.points:
            yield from (claim.estimate for claim in point.said if claim.estimate is not None)


def _chart(series: Series, days: Days, scale: Axis, sheet: Sheet, *, several: bool) -> Markup:
    title = f"{series.source}, {series.question.status}" if several else series.source
    summary = "; ".join(_summary(series))
    scales = element("svg", _levels(scale, labels=True), class_="levels", **_HIDDEN)
    line = element("svg", _drawn(series, days, scale), class_="line", **_HIDDEN)
    return element(
        "figure",
        element("figcaption", element("b", title), f" {summary}"),
        element("div", scales, line, class_="chart"),
        class_="series",
        data_voice=sheet.voice(series.claims[0]),
    )


def _summary(series: Series) -> Iterator[str]:
    """Tell in words what the line shows, so that nothing has to be read off a picture."""
    places = list(_places(series))
    (start, first), (end, last) = places[0], places[-1]
    was, now = figure(first.claim), figure(last.claim)
    days = f"{was} on {short_day(start)} to {now} on {short_day(end)}"
    yield f"{plural(len(places), 'figure')}, from {days}"
    falls = [step for step in series.steps if step.fell]
    yield from _named("fell", [_fall(step) for step in falls])
    changed = [f"{figure(one.was)} to {figure(one.now)}" for one in series.revisions]
    yield from _named("revised", changed)


def _fall(step: Step) -> str:
    when = step.after.day
    on = f" on {short_day(when)}" if when else ""
    return f"from {figure(step.before.claim)} to {figure(step.after.claim)}{on}"


def _named(what: str, told: list[str]) -> Iterator[str]:
    if told:
        shown = told[:MOST_NAMED]
        left = cut(len(shown), len(told), "time")
        yield f"{what} {', '.join(shown)}" + (f" ({left})" if left else "")


def _levels(scale: Axis, *, labels: bool = False) -> Iterator[Markup]:
    ticks = scale.ticks
    for tick in (ticks[0], ticks[-1]):
        y = f"{_y(tick.place):.1f}"
        if labels:
            yield element("text", tick.label, x="100%", y=f"{_y(tick.place) + 4:.1f}", class_="to")
        else:
            yield element("line", class_="grid", x1=0, x2="100%", y1=y, y2=y)


def _y(place: float) -> float:
    return _EDGE + (1 - place) * (_HEIGHT - 2 * _EDGE)


def _drawn(series: Series, days: Days, scale: Axis) -> Iterator[Markup]:
    yield from _levels(scale)
    spots = [
        (days.at(day), _y(scale.at(_height(point.figure) or 0)), point)
        for day, point in _places(series)
    ]
    path = "L".join(f"{1000 * x:.1f} {y:.1f}" for x, y, _ in spots)
    line = element("path", class_="trend", d=f"M{path}")
    box = f"0 0 1000 {_HEIGHT}"
    yield element("svg", line, viewBox=box, preserveAspectRatio="none", height=_HEIGHT)
    fallen = {id(step.after) for step in series.steps if step.fell}
    revised = {id(point) for point in series.points if len(point.said) > 1}
    for x, y, point in spots:
        kind = "fall" if id(point) in fallen else "revised" if id(point) in revised else "dot"
        if kind != "dot" or len(spots) <= _MOST_DOTS:
            yield element("circle", class_=kind, cx=f"{100 * x:.4g}%", cy=f"{y:.1f}", r=3.5)
    for place, day, side in ((0, days.first, "from"), (100, days.last, "to")):
        yield element("text", short_day(day), x=f"{place}%", y=_BOX - 3, class_=side)
