"""A claim: stated in four ways, refused where it says nothing, known by an id from its content."""

import copy
import pickle
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from provenance import strategies as draw
from provenance.claim import Claim, Stance
from provenance.dates import Window
from provenance.errors import (
    DateError,
    EstimateError,
    ProvenanceError,
    RecordError,
    UnreadableWords,
)
from provenance.estimate import Estimate
from provenance.question import Question
from provenance.source import Source

THERE = Question("troops", place="Russia", id="there")
KM = Question("front", unit="km")
PERCENT = Question("turnout", unit="percent")


# Ways to state one


def test_a_claim_is_read_from_words_that_hold_one_figure():
    claim = Claim.said("at least 3,000 have arrived", by="kirby", of=THERE, on="2024-10-23")
    assert claim.estimate == Estimate.at_least(3000)
    assert claim.words == "at least 3,000 have arrived"
    assert claim.source == Source("kirby")
    assert claim.question is THERE
    assert claim.said_on == Window.on("2024-10-23")


@pytest.mark.parametrize(
    ("asked", "words", "status"),
    [
        ("actual", "12,000 expected", "expected"),
        ("actual", "3,000 deployed", "actual"),
        ("actual", "3,000", "actual"),
        ("expected", "3,000 deployed", "actual"),
        ("expected", "3,000", "expected"),
        ("planned", "12,000 expected", "planned"),
        ("expected", "12,000 expected", "expected"),
    ],
)
def test_words_decide_the_status_unless_the_question_is_more_exact(asked, words, status):
    claim = Claim.said(words, by="kim", of=THERE.but(status=asked))
    assert claim.question.status.value == status
    assert claim.question.place == "Russia"


def test_words_with_two_figures_make_two_claims_each_with_its_status():
    words = "12,000 expected, with 3,000 deployed already"
    both = Claim.all_said(words, by="kim", of=THERE, on="2024-10-24", id="kim")
    assert [(one.estimate.best, one.question.status.value) for one in both] == [
        (12000, "expected"),
        (3000, "actual"),
    ]
    assert [one.id for one in both] == ["kim-1", "kim-2"]
    assert {one.words for one in both} == {words}


def test_a_single_figure_keeps_the_id_it_was_given():
    assert Claim.all_said("3,000", by="kim", of=THERE, id="kim")[0].id == "kim"


def test_a_figure_in_another_unit_is_no_answer():
    (claim,) = Claim.all_said("12,000 troops, 30 percent of them new", by="kim", of=THERE)
    assert claim.estimate.best == 12000
    assert Claim.said("30 percent", by="kim", of=PERCENT).estimate.best == 30


@pytest.mark.parametrize(
    ("words", "of", "why", "offset"),
    [
        ("12,000 and 3,000", THERE, "these words hold 2 figures; say which, or use Claim.all", 11),
        ("unknown", THERE, "these words hold no figure; without one, use Claim.asserted", 0),
        ("", THERE, "these words hold no figure", 0),
        ("now 30 percent", THERE, "30 percent is in percent, and the question is for a count", 4),
        ("not 3,000", THERE, "the figure 3,000 is denied; use Claim.denied", 4),
        ("another 3,000", THERE, "the figure another 3,000 is added to another; state the sum", 0),
        ("1.700 troops", THERE, "the figure 1.700 may be 1.7 or 1,700; say which", 0),
        ("30 percent", KM, "30 percent is in percent, and the question is for km", 0),
    ],
)
def test_words_that_answer_nothing_are_refused_where_it_shows(words, of, why, offset):
    with pytest.raises(UnreadableWords) as refused:
        Claim.said(words, by="kim", of=of)
    assert str(refused.value).startswith(why)
    assert refused.value.offset == offset


@pytest.mark.parametrize("words", ["unknown", "not 3,000", "12,000 expected, another 500 later"])
def test_what_one_claim_refuses_several_refuse_too(words):
    with pytest.raises(UnreadableWords):
        Claim.all_said(words, by="kim", of=THERE)


def test_an_assertion_and_a_denial_need_no_figure():
    asserted = Claim.asserted(by="nato", of=THERE, on="2024-10-23")
    denied = Claim.denied(by="kremlin", of=THERE, on="2024-10-23")
    assert (asserted.stance, asserted.estimate) == (Stance.ASSERTS, None)
    assert (denied.stance, denied.estimate) == (Stance.DENIES, None)
    assert asserted.said_on == denied.said_on == Window.on("2024-10-23")


def test_a_denial_may_name_the_figure_it_denies():
    claim = Claim.denied(by="kremlin", of=THERE, estimate=Estimate.exactly(3000))
    assert str(claim) == "denies 3,000 (kremlin)"


# Dates


@pytest.mark.parametrize("state", [Claim.asserted, Claim.denied])
def test_other_dates_are_read_by_the_day_it_was_said(state):
    claim = state(by="us", of=THERE, on="2024-10-24", as_of="yesterday", target="next month")
    assert claim.as_of == Window.on("2024-10-23")
    assert claim.target == Window.month(2024, 11)


def test_words_are_dated_by_the_day_they_were_said():
    claim = Claim.said("3,000", by="us", of=THERE, on="2024-10-24", as_of="Monday")
    assert claim.as_of == Window.on("2024-10-21")


@pytest.mark.parametrize(
    "day", ["2024-10-23", "23 October 2024", date(2024, 10, 23), Window.on("2024-10-23")]
)
def test_a_day_may_be_given_in_any_form(day):
    assert Claim("us", THERE, said_on=day).said_on == Window.on("2024-10-23")


def test_a_moment_stays_a_moment():
    claim = Claim("us", THERE, said_on=datetime(2024, 10, 23, 9, 30))  # noqa: DTZ001
    assert claim.said_on.moment is not None
    assert claim.day == date(2024, 10, 23)


def test_a_claim_holds_when_stated_or_else_when_it_was_said():
    stated = Claim("us", THERE, said_on="2024-10-23", as_of="2024-10-01")
    assumed = Claim("us", THERE, said_on="2024-10-23")
    undated = Claim("us", THERE)
    assert (stated.holds_on, stated.as_of_is_assumed) == (Window.on("2024-10-01"), False)
    assert (assumed.holds_on, assumed.as_of_is_assumed) == (Window.on("2024-10-23"), True)
    assert (undated.holds_on, undated.as_of_is_assumed) == (None, False)


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({"said_on": "2024-10"}, date(2024, 10, 1)),
        ({"said_on": "until 2024-10-22"}, date(2024, 10, 22)),
        ({"as_of": "2024-10-20"}, date(2024, 10, 20)),
        ({"said_on": "2024-10-23", "as_of": "2024-10-20"}, date(2024, 10, 23)),
        ({}, None),
        ({"said_on": Window()}, None),
    ],
)
def test_affiliations_are_looked_up_on_the_first_day_it_may_have_been_said(dates, day):
    assert Claim("us", THERE, **dates).day == day


# What no source can have said


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Claim(5, THERE), "a name is a string, not 5"),
        (lambda: Claim("us", "there"), "a claim answers a Question, not 'there'"),
        (lambda: Claim("us", THERE, 3000), "a claim's figure is an Estimate, not 3000; write"),
        (lambda: Claim.said("3,000", by="us", of="there"), "a claim answers a Question"),
        (lambda: Claim("us", THERE, stance="maybe"), "no stance is called 'maybe'"),
        (lambda: Claim("us", THERE, words=5), "a text is a string, not 5"),
        (lambda: Claim("us", THERE, note="\ud800"), "half a surrogate pair"),
        (lambda: Claim("us", THERE, via=5), "via names one source or several, not 5"),
        (lambda: Claim("us", THERE, via=[5]), "a name is a string, not 5"),
        (lambda: Claim("us", THERE, after="a"), "a list of claim ids is asked for, not 'a'"),
        (lambda: Claim("us", THERE, after=None), "a list of claim ids is asked for, not None"),
        (lambda: Claim("us", THERE, id="a", after=["a"]), "claim 'a' cannot come after itself"),
        (
            lambda: Claim("us", THERE, Estimate.exactly(5), stance="unsure"),
            "an unsure source gives no figure",
        ),
        (lambda: Claim("us", THERE, Estimate.exactly(-5)), "a count cannot be negative: -5"),
        (
            lambda: Claim("us", THERE, Estimate.exactly(Decimal("2.5"))),
            "a count is a whole number, not the fraction 2.5; give the question a unit",
        ),
        (
            lambda: Claim("us", THERE.but(unit="persons"), Estimate.exactly(Decimal("2.5"))),
            "a count is a whole number, not the fraction 2.5",
        ),
        (lambda: Claim("us", THERE, Estimate.less_than(0)), "no count is fewer than 0"),
        (
            lambda: Claim("us", THERE, Estimate(5, 6, low_open=True, high_open=True)),
            "no count is more than 5",
        ),
        (
            lambda: Claim("us", PERCENT, Estimate.exactly(101)),
            "a share lies between 0 and 100 percent, not 101; the unit of growth is",
        ),
        (lambda: Claim("us", PERCENT, Estimate.at_least(-1)), "a share lies between 0 and 100"),
    ],
)
def test_what_cannot_have_been_said_is_refused(make, why):
    with pytest.raises(RecordError) as refused:
        make()
    assert str(refused.value).startswith(why)


@pytest.mark.parametrize(
    "said",
    [
        Claim("us", KM, Estimate.exactly(Decimal("-2.5"))),
        Claim("us", THERE.but(unit="percent-change"), Estimate.exactly(300)),
        Claim("us", THERE, Estimate(5, 3)),
        Claim("us", THERE, Estimate.exactly(0)),
        Claim("us", THERE, Estimate.less_than(1)),
        Claim("us", THERE, Estimate.unknown()),
        Claim("us", PERCENT, Estimate.exactly(100)),
        Claim("us", THERE, via="nbc"),
    ],
)
def test_what_is_odd_but_was_said_is_kept(said):
    assert said.id


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://",
        "http://[bad",
        "https://name:secret@example.org",
        "https://name@example.org",
        "https://example.org/a b",
        "ftp://example.org",
        "example.org",
        5,
    ],
)
def test_an_address_that_is_none_or_not_safe_is_refused(url):
    with pytest.raises(RecordError):
        Claim("us", THERE, url=url)


def test_an_address_of_the_web_is_kept():
    assert Claim("us", THERE, url="https://example.org/a?b=c").url == "https://example.org/a?b=c"


@pytest.mark.parametrize("day", ["2024-02-30", "Wednesday", 5, "yesterday"])
def test_a_day_that_cannot_be_told_is_refused(day):
    with pytest.raises(DateError):
        Claim("us", THERE, said_on=day)


def test_a_figure_that_is_no_number_is_refused_before_the_claim_is_made():
    with pytest.raises(EstimateError):
        Claim("us", THERE, Estimate.exactly(3000.0))


# Ids


def test_a_claim_without_an_id_is_known_by_its_content_alone():
    one = Claim.said("3,000", by="us", of=THERE, on="2024-10-23")
    same = Claim.said("3,000", by="us", of=THERE, on=date(2024, 10, 23))
    fuller = Claim.said("3,000", by=Source("us", name="United States"), of=THERE, on="2024-10-23")
    assert one.id == same.id == fuller.id
    assert one == same
    assert one.id.startswith("us-")


@pytest.mark.parametrize(
    "change",
    [
        {"source": "uk"},
        {"question": THERE.but(place="Kursk")},
        {"estimate": Estimate.about(3000)},
        {"stance": "denies"},
        {"words": "x"},
        {"said_on": "2024-10-24"},
        {"as_of": "2024-10-23"},
        {"recorded_on": "2024-10-23"},
        {"target": "2024-10-23"},
        {"via": "nbc"},
        {"after": ["x"]},
        {"utterance": "x"},
        {"audience": "x"},
        {"locator": "x"},
        {"url": "https://example.org"},
        {"note": "x"},
    ],
)
def test_any_other_content_has_another_id(change):
    fields = {"source": "us", "question": THERE, "estimate": Estimate.exactly(3000)}
    assert Claim(**fields).id != Claim(**(fields | change)).id


def test_an_id_made_of_content_is_the_same_on_every_machine():
    claim = Claim.said("3,000", by="South Korea", of=THERE, on="2024-10-23")
    assert claim.id == "south-korea-7ac2e22dec4b"
    assert Claim("!!!", THERE).id.startswith("claim-")


def test_changing_a_claim_keeps_its_id():
    claim = Claim("us", THERE)
    assert claim.but(note="checked").id == claim.id
    assert claim.but(note="checked") != claim


@given(draw.claims())
def test_every_claim_can_be_shown_hashed_copied_and_sent(claim):
    assert str(claim)
    assert repr(claim)
    for again in (copy.deepcopy(claim), pickle.loads(pickle.dumps(claim))):  # noqa: S301
        assert again == claim
        assert hash(again) == hash(claim)


@pytest.mark.parametrize(
    ("claim", "written"),
    [
        (Claim.said("at least 3,000", by="us", of=THERE), "at least 3,000 (us)"),
        (
            Claim("us", THERE, Estimate.at_most(5), said_on="2024-10-23"),
            "at most 5 (us, 23 October 2024)",
        ),
        (Claim.asserted(by="nato", of=THERE), "asserts (nato)"),
        (Claim("us\u202e", THERE, stance="unsure"), "unsure (us)"),
    ],
)
def test_a_claim_reads_as_a_phrase(claim, written):
    assert str(claim) == written


def test_every_refusal_is_one_of_ours():
    for bad in (None, 5, object(), b"x", ["x"]):
        for field in ("question", "estimate", "stance", "words", "via", "after", "url", "said_on"):
            if bad is None and field in ("estimate", "said_on"):
                continue
            fields = {"source": "us", "question": THERE, field: bad}
            if field in ("via", "after") and bad == ["x"]:
                continue
            with pytest.raises(ProvenanceError):
                Claim(**fields)
