"""Claims and links, and claims aimed at one another: contradictions, echoes, revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from provenance.claim import Claim, Stance
from provenance.dates import Window
from provenance.estimate import Estimate, Kind
from provenance.link import Link, Relation
from provenance.question import Question
from provenance.source import Source
from provenance.strategies.arguments import a_day, chosen, strategy_or_none
from provenance.strategies.dates import dates, windows
from provenance.strategies.figures import MOST, estimates, most_of, numbers
from provenance.strategies.questions import questions
from provenance.strategies.sources import OUTLETS, STATES, chains, sources

__all__ = ["claims", "contradicting_pairs", "echoes_of", "links", "revisions_of"]

_STANCES = (Stance.ASSERTS, Stance.DENIES, Stance.UNSURE)
_MOSTLY = (Stance.ASSERTS, Stance.ASSERTS, Stance.ASSERTS)


def claims(
    *,
    about: Question | SearchStrategy[Question] | None = None,
    question: SearchStrategy[Question] | None = None,
    source: SearchStrategy[Source] | None = None,
    estimate: SearchStrategy[Estimate | None] | None = None,
    stances: Iterable[Stance | str] = _STANCES,
    said_on: SearchStrategy[Window | None] | None = None,
    as_of: SearchStrategy[Window | None] | None = None,
    id_: str = "",
) -> SearchStrategy[Claim]:
    """Claims in every stance, dated or not, with a figure or without, relayed or direct.

    `about` is the one question they answer, or a strategy for questions (as `question` is).

    >>> from hypothesis import find
    >>> print(find(claims(), lambda claim: claim.estimate is not None))
    0 (state)
    """
    asked = question if about is None else about
    most = most_of(asked) if isinstance(asked, Question) else MOST
    if isinstance(asked, Question):
        asked = st.just(asked)
    for name, given in (
        ("about", asked),
        ("source", source),
        ("estimate", estimate),
        ("said_on", said_on),
        ("as_of", as_of),
    ):
        strategy_or_none(given, name)
    picked = chosen(stances, Stance)
    return _claims(
        questions() if asked is None else asked,
        sources() if source is None else source,
        _figures(most) if estimate is None else estimate,
        picked if Stance.ASSERTS not in picked else (*_MOSTLY, *picked),
        _mostly_dated() if said_on is None else said_on,
        st.one_of(st.none(), st.none(), windows()) if as_of is None else as_of,
        id_,
    )


def _figures(most: int) -> SearchStrategy[Estimate | None]:
    # Drawn before it is dropped, for otherwise no figure would be simpler than the figure 0.
    return st.builds(_kept, estimates(0, most), st.sampled_from([True, True, True, False]))


def _kept(figure: Estimate, kept: bool) -> Estimate | None:  # noqa: FBT001 - drawn
    return figure if kept else None


def _mostly_dated() -> SearchStrategy[Window | None]:
    return st.one_of(st.none(), dates(), windows())


@st.composite
def _claims(  # noqa: PLR0917 - one argument a field, all of them given
    draw: DrawFn,
    question: SearchStrategy[Question],
    source: SearchStrategy[Source],
    estimate: SearchStrategy[Estimate | None],
    stances: Sequence[Stance],
    said_on: SearchStrategy[Window | None],
    as_of: SearchStrategy[Window | None],
    id_: str,
) -> Claim:
    stance = draw(st.sampled_from(stances))
    figure = draw(estimate)
    speaker = draw(source)
    return Claim(
        speaker,
        draw(question),
        None if stance is Stance.UNSURE else figure,
        stance=stance,
        said_on=draw(said_on),
        as_of=draw(as_of),
        via=[relay for relay in draw(chains()) if relay.id != speaker.id],
        utterance=draw(st.sampled_from(["", "", "", "briefing"])),
        id=id_,
    )


def links(
    ids: Sequence[str] = ("c1", "c2"), *, relations: Iterable[Relation | str] = tuple(Relation)
) -> SearchStrategy[Link]:
    """Links between the claims with these ids, of which there must be two; as `ledgers` names them.

    >>> from hypothesis import find
    >>> print(find(links(["a", "b"]), lambda link: True))
    wire: a confirms b
    """
    if isinstance(ids, str) or len(set(ids)) < len(("one", "other")):
        raise InvalidArgument(f"a link needs two claims to go between, not {ids!r}")
    return st.builds(
        _link,
        st.sampled_from(chosen(relations, Relation)),
        st.sampled_from(OUTLETS),
        st.permutations(sorted(set(ids), key=list(ids).index)).map(lambda order: order[:2]),
    )


def _link(relation: Relation, by: Source, ends: Sequence[str]) -> Link:
    first, second = ends
    return Link(relation, by=by, claims=[first], targets=[second], reason="so it was said")


_LOWER = (Kind.EXACT, Kind.AT_MOST, Kind.ABOUT)
_HIGHER = (Kind.EXACT, Kind.AT_LEAST, Kind.ABOUT)
_LARGE = 10**6
_TIMES = 10


@st.composite
def contradicting_pairs(draw: DrawFn, *, about: Question | None = None) -> tuple[Claim, Claim]:
    """Two claims of independent sources, on one day and question, that no value satisfies both.

    >>> from hypothesis import find
    >>> pair = find(contradicting_pairs(), lambda pair: True)
    >>> [str(claim) for claim in pair]
    ['3,000 (state, 21 October 2024)', '6,000 (neighbour, 21 October 2024)']
    """
    if about is not None and not isinstance(about, Question):
        raise InvalidArgument(f"about={about!r} is no question")
    asked = draw(questions(places=["Russia", "Kursk"])) if about is None else about
    low = draw(numbers(1, min(_LARGE, most_of(asked) // _TIMES)))
    high = low * draw(st.integers(2, _TIMES))
    figures = [
        draw(estimates(kinds=kinds, number=st.just(number)))
        for kinds, number in ((_LOWER, low), (_HIGHER, high))
    ]
    day = draw(dates())
    pair = [
        Claim(source, asked, figure, said_on=day, via=draw(chains()), id=source.id)
        for source, figure in zip(STATES, figures, strict=True)
    ]
    return (pair[0], pair[1]) if draw(st.booleans()) is False else (pair[1], pair[0])


def echoes_of(claim: Claim, *, id_: str = "") -> SearchStrategy[Claim]:
    """Claims that print the same statement again, through one outlet more.

    >>> from hypothesis import find
    >>> first = Claim("kim", Question("troops"), Estimate.exactly(3000), id="kim-1")
    >>> find(echoes_of(first), lambda echo: True).via[0].id
    'wire'
    """
    if not isinstance(claim, Claim):
        raise InvalidArgument(f"an echo is of a claim, not of {claim!r}")
    known = {source.id for source in (claim.source, *claim.via)}
    outlets = [outlet for outlet in OUTLETS if outlet.id not in known] or list(OUTLETS)
    return st.sampled_from(outlets).map(
        lambda outlet: claim.but(via=(*claim.via, outlet), after=(), id=id_)
    )


@st.composite
def revisions_of(draw: DrawFn, claim: Claim, *, id_: str = "") -> Claim:
    """Claims by which the same source later gives another figure in answer to the same question.

    >>> from hypothesis import find
    >>> first = Claim("kim", Question("troops"), Estimate.exactly(3000), id="kim-1")
    >>> later = find(revisions_of(first), lambda claim: True)
    >>> later.after, later.estimate
    (('kim-1',), Estimate(low=0, high=0, best=0))
    """
    if not isinstance(claim, Claim):
        raise InvalidArgument(f"a revision is of a claim, not of {claim!r}")
    named = () if claim.estimate is None else claim.estimate.figures
    most = most_of(claim.question)
    number = draw(numbers(0, most))
    while number in named:
        number = number + 1 if number < most else 0
    later = None
    if claim.day is not None:
        day = a_day(claim.day, draw(st.integers(1, 7)))
        end = claim.said_on.end if claim.said_on is not None else None
        later = Window.on(day if end is None or end < day else a_day(end, 1))
    return claim.but(
        estimate=Estimate.exactly(number),
        stance=Stance.ASSERTS,
        words="",
        said_on=later,
        as_of=None,
        after=(claim.id,),
        utterance="",
        id=id_,
    )
