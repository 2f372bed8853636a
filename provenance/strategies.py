"""Values of this library for tests that draw their examples, with Hypothesis.

Every strategy gives valid values by construction, draws from few names and few round figures so
that claims meet one another, and shrinks to something that a person would write. It needs
Hypothesis, which nothing else here imports: `pip install claim-provenance[testing]`.

>>> from hypothesis import find
>>> find(estimates(kinds=[Kind.AT_LEAST]), lambda estimate: True)
Estimate(low=3000)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from provenance.claim import Claim, Stance
from provenance.dates import Window
from provenance.estimate import Estimate, Kind, Side
from provenance.ledger import Ledger
from provenance.link import Link, Relation
from provenance.number import Number
from provenance.policy import Policy
from provenance.question import Moves, Question, Status, Within
from provenance.source import Level, Source, SourceKind
from provenance.tolerance import Tolerance

__all__ = [
    "claims",
    "estimates",
    "ledgers",
    "links",
    "numbers",
    "policies",
    "questions",
    "sources",
    "tolerances",
    "windows",
]

_ROUND = (3000, 12000, 10000, 500, 11900, 2900, 1, 0, 12, 3500)
_MOST = 10**9


def numbers(
    *, whole: bool = True, least: int = 0, most: int = _MOST, few: bool = True
) -> SearchStrategy[Number]:
    """Numbers from `least` to `most`, often one of a few round ones, and decimals if not `whole`.

    >>> from hypothesis import find
    >>> find(numbers(), lambda number: number > 3000)
    12000
    """
    kinds: list[SearchStrategy[Number]] = []
    familiar = [number for number in _ROUND if least <= number <= most]
    if few and familiar:
        kinds.append(st.sampled_from(familiar))
    kinds.append(st.integers(least, most))
    if not whole:
        kinds.append(st.decimals(least, most, places=1).map(_plain))
    return st.one_of(kinds)


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value.normalize()


def _ends(number: SearchStrategy[Number]) -> SearchStrategy[tuple[Number, Number]]:
    """Two different numbers, the lower one first."""
    return st.tuples(number, number).map(_apart)


def _apart(pair: tuple[Number, Number]) -> tuple[Number, Number]:
    low, high = sorted(pair)
    return (low, high) if low < high else (low, high + 500)


def _between(ends: tuple[Number, Number], share: int) -> Estimate:
    """Make a range, with a best value for some shares of the way from its low to its high end."""
    low, high = ends
    if share > _QUARTERS:
        return Estimate.between(low, high)
    return Estimate.between(low, high, best=low + (high - low) * share // _QUARTERS)


_QUARTERS = 4
_PROFILE = "neutral"


def _makers(number: SearchStrategy[Number]) -> Mapping[Kind, SearchStrategy[Estimate]]:
    ends = _ends(number)
    return {
        Kind.EXACT: number.map(Estimate.exactly),
        Kind.AT_LEAST: number.map(Estimate.at_least),
        Kind.ABOUT: st.builds(_about, number, st.sampled_from(Side)),
        Kind.RANGE: st.builds(_between, ends, st.integers(0, 2 * _QUARTERS).map(_likelier_none)),
        Kind.AT_MOST: number.map(Estimate.at_most),
        Kind.MORE_THAN: number.map(Estimate.more_than),
        Kind.LESS_THAN: number.map(lambda value: Estimate.less_than(value + 1)),
        Kind.VAGUE: ends.map(lambda pair: Estimate(*pair, high_open=True, profile=_PROFILE)),
        Kind.UNKNOWN: st.builds(Estimate),
    }


def _likelier_none(share: int) -> int:
    return 2 * _QUARTERS - share


def _about(value: Number, side: Side) -> Estimate:
    return Estimate.about(value, side=side)


_STATED = tuple(kind for kind in Kind if kind is not Kind.UNKNOWN)


def estimates(
    *,
    kinds: Iterable[Kind] = _STATED,
    number: SearchStrategy[Number] | None = None,
    whole: bool = True,
) -> SearchStrategy[Estimate]:
    """Estimates of the kinds named, their figures drawn from `number`; "no figure" if asked for.

    >>> from hypothesis import find
    >>> find(estimates(), lambda estimate: estimate.approximate)
    Estimate(low=3000, high=3000, best=3000, approximate=True)
    """
    makers = _makers(numbers(whole=whole) if number is None else number)
    return st.one_of([makers[Kind(kind)] for kind in kinds])


def tolerances() -> SearchStrategy[Tolerance]:
    """Every named tolerance, with percentages from 0 to 50.

    >>> from hypothesis import find
    >>> str(find(tolerances(), lambda tolerance: tolerance.method == "percent"))
    'percent(0)'
    """
    named = st.sampled_from([Tolerance.grain(), Tolerance.as_said(), Tolerance.ferson()])
    return named | st.integers(0, 50).map(Tolerance.percent)


def policies() -> SearchStrategy[Policy]:
    """Policies with any tolerance and level, and up to a week of day slip.

    >>> from hypothesis import find
    >>> find(policies(), lambda policy: True) == Policy(day_slip=0)
    True
    """
    return st.builds(
        Policy,
        tolerance=tolerances(),
        day_slip=st.integers(0, 7),
        level=st.sampled_from([Level.PRINCIPAL, Level.ORGANISATION, Level.SPEAKER]),
    )


_FIRST_DAY = date(2024, 10, 21)


def windows(*, first: date = _FIRST_DAY, days: int = 10) -> SearchStrategy[Window]:
    """Windows of days: mostly single days close to `first`, also spans, months and open ends.

    >>> from hypothesis import find
    >>> print(find(windows(), lambda window: True))
    21 October 2024
    """
    day = st.integers(0, days - 1).map(lambda after: first + timedelta(after))
    span = st.tuples(day, day).map(lambda pair: Window.between(min(pair), max(pair)))
    month = day.map(lambda one: Window.month(one.year, one.month))
    return st.one_of(
        day.map(Window.on),
        day.map(Window.on),
        span,
        month,
        day.map(Window.since),
        day.map(Window.until),
    )


# Who speaks in the ledgers drawn: two states with all their voices, an alliance, and the press.
_LINES = {
    "state": ("ministry", "spokesperson"),
    "neighbour": ("neighbour-ministry", "neighbour-spokesperson"),
}
_OUTLETS = ("wire", "paper")


def _speakers() -> tuple[Source, ...]:
    made = []
    for state, (ministry, spokesperson) in _LINES.items():
        top = Source(state, kind=SourceKind.STATE)
        office = Source(ministry, kind=SourceKind.MINISTRY, speaks_for=top)
        made += [top, office, Source(spokesperson, kind=SourceKind.PERSON, speaks_for=office)]
    made.append(Source("alliance", kind=SourceKind.ALLIANCE))
    made.append(Source("officials", kind=SourceKind.UNNAMED))
    return (*made, *_relays())


def _relays() -> tuple[Source, ...]:
    return tuple(Source(outlet, kind=SourceKind.OUTLET) for outlet in _OUTLETS)


def sources(*, kinds: Iterable[SourceKind] = tuple(SourceKind)) -> SearchStrategy[Source]:
    """Sources from one small world, so that the same one speaks often, for itself or its state.

    >>> from hypothesis import find
    >>> find(sources(), lambda source: source.speaks_for != ()).id
    'ministry'
    """
    wanted = frozenset(kinds)
    return st.sampled_from([source for source in _speakers() if source.kind in wanted])


def questions(
    *,
    moves: Iterable[Moves] = tuple(Moves),
    statuses: Iterable[Status] = tuple(Status),
    places: Sequence[str] = ("Russia", "Kursk", ""),
    **fixed: Any,
) -> SearchStrategy[Question]:
    """Questions about one subject that differ in place, status and how they move.

    >>> from hypothesis import find
    >>> find(questions(), lambda question: question.status == "expected").place
    'Russia'
    """
    drawn: dict[str, SearchStrategy[Any]] = {
        "subject": st.just("troops"),
        "place": st.sampled_from(places),
        "status": st.sampled_from(tuple(statuses)),
        "moves": st.sampled_from(tuple(moves)),
    }
    drawn |= {field: st.just(value) for field, value in fixed.items()}
    return st.builds(Question, **drawn)


@st.composite
def claims(
    draw: DrawFn,
    *,
    question: SearchStrategy[Question] | None = None,
    source: SearchStrategy[Source] | None = None,
    estimate: SearchStrategy[Estimate | None] | None = None,
    stances: Iterable[Stance] = tuple(Stance),
    said_on: SearchStrategy[Window | None] | None = None,
    as_of: SearchStrategy[Window | None] | None = None,
    id_: str = "",
) -> Claim:
    """Claims in every stance, dated or not, with a figure or without, relayed or direct.

    >>> from hypothesis import find
    >>> print(find(claims(), lambda claim: claim.estimate is not None))
    3,000 (state)
    """
    stance = draw(st.sampled_from(tuple(stances)))
    figure = None
    if stance is not Stance.UNSURE:
        figure = draw(st.one_of(estimates(), st.none()) if estimate is None else estimate)
    undated_too = st.one_of(st.none(), windows())
    return Claim(
        draw(sources() if source is None else source),
        draw(questions() if question is None else question),
        figure,
        stance=stance,
        said_on=draw(undated_too if said_on is None else said_on),
        as_of=draw(undated_too if as_of is None else as_of),
        via=draw(st.lists(st.sampled_from(_relays()), max_size=2, unique=True)),
        utterance=draw(st.sampled_from(["", "", "", "briefing"])),
        id=id_,
    )


def links(
    ids: Sequence[str], *, relations: Iterable[Relation] = tuple(Relation)
) -> SearchStrategy[Link]:
    """Links between the claims with these ids, of which there must be two.

    >>> from hypothesis import find
    >>> print(find(links(["a", "b"]), lambda link: True))
    wire: a confirms b
    """
    return st.builds(
        _link,
        st.sampled_from(tuple(relations)),
        st.sampled_from(_relays()),
        st.permutations(list(ids)).map(lambda order: order[:2]),
    )


def _link(relation: Relation, by: Source, ends: Sequence[str]) -> Link:
    first, second = ends
    return Link(relation, by=by, claims=[first], targets=[second], reason="so it was said")


@st.composite
def ledgers(
    draw: DrawFn,
    *,
    min_claims: int = 0,
    max_claims: int = 6,
    claim: Callable[[str], SearchStrategy[Claim]] | None = None,
    with_links: bool = True,
) -> Ledger:
    """Small ledgers of claims on few questions, with links and a declared part and whole.

    `claim` gives the strategy for the claim with an id: `lambda id_: claims(id_=id_)`.

    >>> from hypothesis import find
    >>> len(find(ledgers(), lambda ledger: len(ledger.links) > 0))
    2
    """
    count = draw(st.integers(min_claims, max_claims))
    ids = [f"c{number}" for number in range(1, count + 1)]
    made = [draw(claims(id_=id_) if claim is None else claim(id_)) for id_ in ids]
    linked: list[Link] = []
    if with_links and len(ids) > 1:
        linked = draw(st.lists(links(ids), max_size=3, unique_by=lambda link: link.id))
    wholes = draw(st.sampled_from([(), (Within("Kursk", "Russia"),)]))
    return Ledger(made, links=linked, wholes=wholes)
