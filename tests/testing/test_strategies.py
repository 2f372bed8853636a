"""Strategies: what they draw is what they say, and wrong arguments are refused at once."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import find, given
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from provenance import Claim, Estimate, Ledger, Question, Stance, Verdict, compare
from provenance import strategies as draw
from provenance.strategies.dates import FIRST_DAY


@given(draw.numbers(5, 5000))
def test_numbers_lie_in_bounds(number):
    assert 5 <= number <= 5000


BOUNDS = [(10, 20), (5, 5), (0, 0), (0, 1), (-5, -1), (Decimal("0.5"), 2), (0, 10**66 - 1)]


@pytest.mark.parametrize(("least", "most"), BOUNDS)
def test_figures_lie_in_bounds(least, most):
    @given(draw.estimates(least, most))
    def test(estimate):
        assert all(least <= figure <= most for figure in estimate.figures)
        assert not estimate.oddities
        assert not estimate.is_unknown

    test()


@given(draw.estimates(5, 5, kinds=["range", "exact"]))
def test_kinds_for_which_there_is_no_room_are_not_drawn(estimate):
    assert estimate == Estimate.exactly(5)


@given(draw.estimates(Decimal("0.5"), Decimal("0.7"), whole=False))
def test_figures_that_are_not_whole_lie_in_bounds(estimate):
    assert all(Decimal("0.5") <= figure <= Decimal("0.7") for figure in estimate.figures)


TURNOUT = Question("turnout", unit="percent", id="turnout")


@given(st.data(), draw.claims(about=TURNOUT), draw.contradicting_pairs(about=TURNOUT))
def test_shares_are_of_no_more_than_all(data, claim, pair):
    assert compare(*pair).verdict is Verdict.CONFLICT
    later = data.draw(draw.revisions_of(claim.but(id="first")))
    told = [one.estimate.high or 0 for one in (claim, later, *pair) if one.estimate]
    assert max(told) <= 100
    assert data.draw(draw.series(about=TURNOUT))


@given(draw.estimates(kinds=["unknown"]))
def test_no_figure_is_drawn_where_asked_for(estimate):
    assert estimate.is_unknown


@given(draw.dates(date(2020, 1, 1), date(2020, 1, 3)))
def test_dates_lie_in_bounds(day):
    assert day.days == 1
    assert date(2020, 1, 1) <= day.start <= date(2020, 1, 3)


@given(draw.contradicting_pairs())
def test_contradicting_pairs_are_in_conflict(pair):
    assert compare(*pair).verdict is Verdict.CONFLICT


@given(
    st.data(), draw.claims(stances=["asserts"], source=draw.sources(kinds=["state", "ministry"]))
)
def test_an_echo_repeats_its_claim(data, claim):
    echo = data.draw(draw.echoes_of(claim, id_="echo"))
    assert compare(claim.but(id="first"), echo).verdict in (Verdict.REPEAT, Verdict.CANNOT_JUDGE)
    assert len(echo.via) == len(claim.via) + 1
    assert Ledger([claim, echo])


DATED = draw.claims(
    about=Question("troops", place="Russia"),
    source=draw.sources(kinds=["state"]),
    stances=["asserts"],
    estimate=draw.estimates(),
    said_on=draw.dates(),
    as_of=st.none(),
)


@given(st.data(), DATED)
def test_a_revision_is_later_and_other(data, claim):
    first = claim.but(id="first", utterance="")
    later = data.draw(draw.revisions_of(first, id_="later"))
    found = compare(first, later)
    assert found.verdict is Verdict.REVISION
    assert found.later == "later"


@pytest.mark.parametrize("day", [None, "9999-12-31"])
def test_a_revision_of_what_has_no_day_or_the_last_is_one(day):
    first = Claim("kim", Question("troops"), Estimate.exactly(3000), said_on=day, id="first")

    @given(draw.revisions_of(first, id_="later"))
    def test(later):
        found = compare(first, later)
        assert (found.verdict, found.later) == (Verdict.REVISION, "later")

    test()


@pytest.mark.parametrize("falling", [True, False])
def test_series_fall_or_not(falling):
    @given(draw.series(falling=falling))
    def test(series):
        figures = [claim.estimate.low for claim in series.claims]
        assert (figures != sorted(figures)) is falling
        assert any(step.fell for step in series.steps) is falling

    test()


@given(draw.phrases())
def test_phrases_mean_what_they_come_with(pair):
    words, estimate = pair
    assert Estimate.parse(words) == estimate


@given(draw.ledgers(min_claims=2, max_claims=3))
def test_ledgers_are_as_large_as_asked_for(ledger):
    assert 2 <= len(ledger) <= 3


def test_claims_meet_on_few_questions_and_sources():
    sizes = []

    @given(draw.ledgers(min_claims=4, max_claims=4))
    def test(ledger):
        sizes.append(max(len(group) for group in ledger.by_question.values()))

    test()
    assert sum(size > 1 for size in sizes) > len(sizes) // 2


@pytest.mark.parametrize(
    ("strategy", "simplest"),
    [
        (draw.estimates(), Estimate.exactly(0)),
        (draw.numbers(), 0),
        (draw.sources().map(str), "state"),
        (draw.claims().map(str), "0 (state)"),
        (draw.dates().map(str), "21 October 2024"),
        (draw.chains(), ()),
        (draw.ledgers().map(len), 0),
        (draw.tolerances().map(str), "grain"),
        (draw.phrases(), ("3,000", Estimate.exactly(3000))),
        (draw.windows().map(str), "21 October 2024"),
        (draw.contradicting_pairs().map(lambda pair: str(pair[0].estimate)), "3,000"),
    ],
    ids="estimates numbers sources claims dates chains ledgers tolerances phrases windows"
    " contradicting".split(),
)
def test_everything_shrinks_to_what_a_person_would_write(strategy, simplest):
    assert find(strategy, lambda _: True) == simplest


@pytest.mark.parametrize(
    "make",
    [
        lambda: draw.numbers(3, 2),
        lambda: draw.numbers("3"),
        lambda: draw.numbers(Decimal("NaN")),
        lambda: draw.numbers(Decimal("-Infinity")),
        lambda: draw.estimates(0, 10**70),
        lambda: draw.estimates(Decimal("0.5"), Decimal("0.7")),
        lambda: draw.estimates(5, 5, kinds=["range", "vague"]),
        lambda: draw.estimates(-3, 0, kinds=["less than"]),
        lambda: draw.numbers(min_value=True),
        lambda: draw.estimates(kinds=["exactly"]),
        lambda: draw.estimates(kinds="exact"),
        lambda: draw.estimates(kinds=[]),
        lambda: draw.estimates(number=3),
        lambda: draw.dates(FIRST_DAY, date(2020, 1, 1)),
        lambda: draw.windows(days=0),
        lambda: draw.sources(kinds=["document"]),
        lambda: draw.sources(kinds=["spy"]),
        lambda: draw.chains(max_size=9),
        lambda: draw.chains(min_size=2, max_size=1),
        lambda: draw.questions(statuses=["done"]),
        lambda: draw.questions(places="Russia"),
        lambda: draw.claims(about="troops"),
        lambda: draw.claims(source="kim"),
        lambda: draw.claims(stances=["maybe"]),
        lambda: draw.links(["a"]),
        lambda: draw.links("ab"),
        lambda: draw.ledgers(min_claims=3, max_claims=2),
        lambda: draw.ledgers(claim=draw.claims()),
        lambda: draw.ledgers(about=3),
        lambda: draw.phrases(0),
        lambda: draw.dates("2024-10-21"),
        lambda: draw.dates(datetime(2024, 10, 21)),  # noqa: DTZ001
        lambda: draw.windows(3),
        lambda: draw.echoes_of("claim"),
        lambda: draw.revisions_of("claim").example(),
        lambda: draw.contradicting_pairs(about="troops").example(),
        lambda: draw.series(falling="yes").example(),
        lambda: draw.series(about="troops").example(),
        lambda: draw.series(source="kim").example(),
    ],
)
@pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")
def test_wrong_arguments_are_refused(make):
    with pytest.raises(InvalidArgument):
        make()


def test_claims_about_one_question_answer_it():
    asked = Question("boats", place="the strait")

    @given(draw.claims(about=asked, stances=["denies"]))
    def test(claim):
        assert claim.question == asked
        assert claim.stance is Stance.DENIES
        assert isinstance(claim, Claim)

    test()
