"""Small ledgers in which claims meet, and what one source says day by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import accumulate

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from provenance.claim import Claim
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Moves, Question, Within
from provenance.series import Series
from provenance.source import Source
from provenance.strategies.arguments import strategy_or_none, whole_number
from provenance.strategies.claims import claims, links
from provenance.strategies.dates import FIRST_DAY
from provenance.strategies.figures import most_of, numbers
from provenance.strategies.questions import questions
from provenance.strategies.sources import STATES

__all__ = ["ledgers", "series"]

_MOST_QUESTIONS = 3
_RISE = 1_000


@st.composite
def _drawn_ledgers(
    draw: DrawFn,
    size: tuple[int, int],
    claim: Callable[[str], SearchStrategy[Claim]] | None,
    question: SearchStrategy[Question],
    with_links: bool,  # noqa: FBT001 - passed on
) -> Ledger:
    count = draw(st.integers(*size))
    ids = [f"c{number}" for number in range(1, count + 1)]
    asked = draw(st.lists(question, min_size=1, max_size=_MOST_QUESTIONS, unique=True))
    among = st.sampled_from(asked)
    made = [draw(claims(about=among, id_=id_) if claim is None else claim(id_)) for id_ in ids]
    linked: list[Link] = []
    if with_links and len(ids) > 1:
        linked = draw(st.lists(links(ids), max_size=3, unique_by=lambda link: link.id))
    wholes = draw(st.sampled_from([(), (Within("Kursk", "Russia"),)]))
    return Ledger(made, links=linked, wholes=wholes)


def ledgers(
    *,
    min_claims: int = 0,
    max_claims: int = 6,
    about: Question | SearchStrategy[Question] | None = None,
    claim: Callable[[str], SearchStrategy[Claim]] | None = None,
    with_links: bool = True,
) -> SearchStrategy[Ledger]:
    """Small ledgers of claims on up to three questions, with links and a declared part and whole.

    `claim` gives the strategy for the claim with an id: `lambda id_: claims(id_=id_)`.

    >>> from hypothesis import find
    >>> len(find(ledgers(), lambda ledger: len(ledger.links) > 0))
    2
    """
    whole_number(min_claims, "min_claims")
    whole_number(max_claims, "max_claims", least=min_claims)
    if claim is not None and not callable(claim):
        raise InvalidArgument(f"claim={claim!r} is no function of an id")
    asked = st.just(about) if isinstance(about, Question) else about
    strategy_or_none(asked, "about")
    drawn = questions() if asked is None else asked
    return _drawn_ledgers((min_claims, max_claims), claim, drawn, with_links)


@st.composite
def series(
    draw: DrawFn,
    *,
    falling: bool | None = None,
    min_size: int = 2,
    max_size: int = 6,
    source: Source = STATES[0],
    about: Question | None = None,
) -> Series:
    """What one source says day by day of a running total that falls, never does, or may.

    Its `claims` can be put into a ledger.

    >>> from hypothesis import find
    >>> fallen = find(series(falling=True), lambda one: True)
    >>> [claim.estimate.low for claim in fallen.claims]
    [3000, 0]
    """
    if falling not in (True, False, None):
        raise InvalidArgument(f"falling={falling!r} is not True, False or None")
    if not isinstance(source, Source):
        raise InvalidArgument(f"source={source!r} is no source")
    if about is not None and not isinstance(about, Question):
        raise InvalidArgument(f"about={about!r} is no question")
    whole_number(min_size, "min_size", least=2 if falling else 1)
    whole_number(max_size, "max_size", least=min_size)
    asked = about or Question(
        "the siege", measure="killed", place="Russia", moves=Moves.RUNNING_TOTAL
    )
    count = draw(st.integers(min_size, max_size))
    rises = draw(st.lists(st.integers(0, _RISE), min_size=count - 1, max_size=count - 1))
    most = most_of(asked)
    first = draw(numbers(1 if falling else 0, min(10**6, most)))
    figures = [min(figure, most) for figure in accumulate(rises, initial=int(first))]
    if falling or (falling is None and count > 1 and draw(st.booleans())):
        fall = draw(st.integers(1, count - 1))
        figures[fall] = draw(st.integers(0, max(figures[fall - 1] - 1, 0)))
    told = [
        Claim(source, asked, Estimate.exactly(figure), as_of=day, said_on=day, id=f"day-{number}")
        for number, figure in enumerate(figures, start=1)
        for day in [Window.on(FIRST_DAY + timedelta(number - 1))]
    ]
    return Series(source.id, asked, told)
