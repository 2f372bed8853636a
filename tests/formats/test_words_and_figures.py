"""A claim's figure: in its words, in figures, or in both, which must then match."""

import pytest

from provenance.estimate import Estimate
from provenance.formats import load


@pytest.fixture
def estimate(sound, written):
    """Give the estimate of a claim that states some fields."""

    def of(**fields):
        claim = sound["claim"][0]
        del claim["low"], claim["high"]
        claim |= fields
        return load(written(sound)).claim("first").estimate

    return of


@pytest.fixture
def clash(faulty):
    """Give the fault of a claim that states some fields."""

    def of(**fields):
        return faulty(**fields)

    return of


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"words": "at least 3,000"}, Estimate.at_least(3000)),
        ({"low": 3000}, Estimate.at_least(3000)),
        ({"high": 3000}, Estimate.at_most(3000)),
        ({"best": 3000}, Estimate.exactly(3000)),
        ({"low": 3000, "high": 3000}, Estimate.exactly(3000)),
        ({"low": 3000, "low_open": True}, Estimate.more_than(3000)),
        ({"best": 3000, "approximate": True}, Estimate.about(3000)),
        ({"low": 1, "high": 9, "best": 5}, Estimate.between(1, 9, best=5)),
        ({"words": "there are some", "stance": "asserts"}, None),
        ({"stance": "denies"}, None),
        ({"stance": "unsure", "words": "perhaps 3,000"}, None),
    ],
)
def test_a_figure_is_given_in_words_or_in_figures(estimate, fields, expected):
    assert estimate(**fields) == expected


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("at least 3,000", {"low": 3000}),
        ("at least 3,000 soldiers came, they say", {"low": 3000, "high": None}),
        ("more than 3,000", {"low": 3000}),
        ("more than 3,000", {"low": 3000, "low_open": True}),
        ("more than 3,000", {"low": 3001}),
        ("up to 3,000", {"high": 3000}),
        ("up to 3,000", {"low": 0, "high": 3000}),
        ("fewer than 3,000", {"high": 2999}),
        ("3,000", {"low": 3000, "high": 3000}),
        ("3,000", {"best": 3000}),
        ("about 3,000", {"best": 3000}),
        ("about 3,000", {"best": 3000, "approximate": True}),
        ("between 3,000 and 5,000", {"low": 3000, "high": 5000}),
        ("between 3,000 and 5,000", {"low": 3000, "high": 5000, "best": 4000}),
        ("between 3,000 and 5,000", {"best": 4000}),
        ("12,000 expected, 3,000 deployed", {"low": 3000, "high": 3000}),
        ("dozens", {"best": 12}),
    ],
)
def test_words_and_figures_that_match_stand_side_by_side(estimate, words, fields):
    found = estimate(words=words, **fields)
    for key, value in fields.items():
        assert getattr(found, key) in (value, None, 3000)


@pytest.mark.parametrize(
    ("words", "fields", "key"),
    [
        ("at least 3,000", {"low": 4000, "high": None}, "low"),
        ("at least 3,000", {"low": 3000, "high": 5000}, "high"),
        ("at least 3,000", {"low": 3000, "high": 3000}, "high"),
        ("3,000", {"low": 3000, "high": None}, "high"),
        ("3,000", {"low": 12000, "high": 12000}, "low"),
        ("up to 3,000", {"low": 3000, "high": None}, "low"),
        ("up to 3,000", {"low": 1, "high": 3000}, "low"),
        ("about 3,000", {"low": 3000, "high": 3000, "approximate": False}, "approximate"),
        ("3,000", {"low": 3000, "high": 3000, "approximate": True}, "approximate"),
        ("between 3,000 and 5,000", {"low": 3000, "high": 6000}, "high"),
        ("12,000 expected, 3,000 deployed", {"low": 5000, "high": 5000}, "low"),
        ("3,000", {"low": 5000, "high": 3000}, "low"),
    ],
)
def test_words_and_figures_that_contradict_each_other_are_refused(clash, words, fields, key):
    fault = clash(words=words, **fields)
    assert fault.path == f"claim[0].{key}"
    assert "both must match" in fault.message
    assert "3,000" in fault.message


def test_a_best_outside_of_what_the_words_leave_possible_contradicts_them(faulty):
    fault = faulty(without=["low", "high"], words="at least 3,000", best=200)
    assert fault.path == "claim[0].best"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("3,000 or so came, then 5,000 more left, and 700 stayed", "figures"),
        ("12.000", "may be 12 or 12,000"),
        ("25 percent", "percent"),
        ("another 3,000", "added to another figure"),
        ("not 3,000", 'stance = "denies"'),
    ],
)
def test_words_that_leave_the_figure_open_are_refused(faulty, words, reason):
    fault = faulty(without=["low", "high"], words=words)
    assert fault.path == "claim[0].words"
    assert reason in fault.message


def test_of_two_figures_the_one_with_the_status_of_the_question_is_taken(estimate, sound):
    sound["question"][0]["status"] = "expected"
    words = "12,000 expected, 3,000 deployed"
    assert estimate(words=words).low == 12000


def test_a_share_is_no_answer_to_how_many(estimate):
    assert estimate(words="3,000, or 25 percent of all").low == 3000


def test_a_share_answers_a_question_in_percent(estimate, sound):
    sound["question"][0]["unit"] = "percent"
    sound["claim"][1]["words"] = "40 %"
    assert estimate(words="25 percent").low == 25


def test_an_ambiguous_figure_is_settled_by_the_one_beside_it(estimate):
    assert estimate(words="12.000", best=12000) == Estimate.exactly(12000)


def test_the_figure_that_words_deny_is_the_one_denied(estimate):
    assert estimate(words="not 3,000", stance="denies") == Estimate.exactly(3000)


def test_a_named_best_figure_is_contradicted_by_another(faulty):
    fault = faulty(words="3,000 to 5,000, most likely 4,000", low=3000, high=5000, best=3500)
    assert fault.path.startswith("claim[0].")


def test_how_it_is_meant_needs_a_figure_that_it_is_of(faulty):
    fault = faulty(without=["low", "high"], words="3,000", approximate=True)
    assert fault.path == "claim[0].approximate"


def test_who_is_unsure_gives_no_figure(faulty):
    fault = faulty(stance="unsure")
    assert fault.path == "claim[0].stance"
    assert "unsure" in fault.message


def test_a_figure_that_could_not_be_read_contradicts_nothing(faulty):
    fault = faulty(words="3,000", low=True)
    assert "exact number" in fault.message
