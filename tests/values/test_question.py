"""What is estimated: the key that makes two questions one, units, scopes, parts and sums."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import RecordError
from provenance.question import UNITS, Moves, Question, Status, Sum, Within

TROOPS = Question("North Korean troops", measure="troops", place="Russia")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Question("Troops"), Question(" troops ")),
        (Question("troops", place="Russia"), Question("troops", place="RUSSIA")),
        (Question("troops", unit="people"), Question("troops", unit="persons")),
        (Question("troops", id="a"), Question("troops", id="b")),
        (
            Question("troops", scope={"Side": "Ukraine", "event": "x"}),
            Question("troops", scope=[("event", "X"), ("side", "ukraine")]),
        ),
    ],
)
def test_two_writings_of_one_question_have_one_key(one, other):
    assert one.key == other.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Question("troops"), Question("tanks")),
        (Question("troops"), Question("troops", measure="troops")),
        (Question("troops", measure="x"), Question("troops", place="x")),
        (Question("troops"), Question("troops", status="planned")),
        (Question("troops"), Question("troops", moves="final")),
        (Question("troops"), Question("troops", unit="persons")),
        (Question("troops", scope={"a": "b=c"}), Question("troops", scope={"a=b": "c"})),
        (Question("troops", scope={"a": "b"}), Question("troops", scope={"b": "a"})),
    ],
)
def test_another_question_has_another_key(one, other):
    assert one.key != other.key


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        (TROOPS, "north-korean-troops/troops/russia/actual"),
        (TROOPS.but(status="expected"), "north-korean-troops/troops/russia/expected"),
        (Question("deaths", moves="running_total"), "deaths/actual/running-total"),
        (Question("front", unit="km"), "front/actual/km"),
        (Question("deaths", scope={"side": "Ukraine"}), "deaths/actual/side-ukraine"),
        (Question("deaths", id="mine"), "mine"),
    ],
)
def test_a_question_without_an_id_gets_a_readable_one(question, id_):
    assert question.id == id_


FIELDS = st.fixed_dictionaries(
    {"subject": st.sampled_from(["troops", "tanks"])},
    optional={
        "place": st.sampled_from(["Russia", "Kursk"]),
        "status": st.sampled_from(Status),
        "moves": st.sampled_from(Moves),
        "unit": st.sampled_from(["persons", "km"]),
        "scope": st.dictionaries(st.sampled_from(["side", "event"]), st.sampled_from(["a", "b"])),
    },
)


@given(FIELDS, FIELDS)
def test_questions_have_the_same_id_exactly_where_they_are_the_same(one, other):
    first, second = Question(**one), Question(**other)
    assert (first.id == second.id) == (first.key == second.key) == (first == second)


def test_changing_a_question_gives_it_an_id_of_its_own():
    assert Question("troops", id="there").but(place="Kursk").id == "troops/kursk/actual"
    assert Question("troops", id="there").but(place="Kursk", id="here").id == "here"


@pytest.mark.parametrize(
    ("question", "written"),
    [
        (TROOPS, "North Korean troops in Russia"),
        (TROOPS.but(status="expected"), "North Korean troops in Russia (expected)"),
        (Question("losses", measure="killed"), "losses, killed"),
        (
            Question("losses", status="feared", scope={"side": "Ukraine"}),
            "losses (feared, side Ukraine)",
        ),
    ],
)
def test_a_question_reads_as_a_person_would_name_it(question, written):
    assert str(question) == written


def test_only_what_is_measured_is_no_count():
    assert Question("troops").counts
    assert Question("troops", unit="persons").counts
    assert not Question("front", unit="kilometres").counts
    assert Question("front", unit="kilometres").unit == "km"


def test_every_name_of_a_unit_leads_to_it():
    assert all(UNITS[unit.name] is unit for unit in UNITS.values())


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Question(""), "a name cannot be empty"),
        (lambda: Question(None), "a name is a string, not None"),
        (lambda: Question("a", place=5), "a name is a string, not 5"),
        (lambda: Question("a", unit="furlongs"), "unknown unit 'furlongs'; write one of persons"),
        (lambda: Question("a", unit=5), "unknown unit 5"),
        (lambda: Question("a", status="sure"), "no status is called 'sure'"),
        (lambda: Question("a", moves="up"), "no moves is called 'up'"),
        (lambda: Question("a", id=5), "a text is a string"),
        (lambda: Question("a", scope="side"), "a scope maps names to names, not 'side'"),
        (lambda: Question("a", scope=5), "a scope maps names to names, not 5"),
        (lambda: Question("a", scope=["ab"]), "a scope maps names to names, not 'ab'"),
        (lambda: Question("a", scope={"side": 5}), "a name is a string, not 5"),
        (
            lambda: Question("a", scope=[("side", "x"), ("Side", "y")]),
            "a scope names 'side' twice",
        ),
        (lambda: Within("Kursk", "KURSK"), "'Kursk' cannot be part of itself"),
        (lambda: Within("", "Russia"), "a name cannot be empty"),
        (lambda: Sum("hurt", "killed"), "a list of parts is asked for"),
        (lambda: Sum("hurt", []), "'hurt' needs parts to be the sum of"),
        (lambda: Sum("hurt", ["killed", "Killed"]), "a part is named twice"),
        (lambda: Sum("hurt", ["killed", "HURT"]), "'hurt' cannot be part of itself"),
    ],
)
def test_what_no_question_can_ask_is_refused(make, why):
    with pytest.raises(RecordError) as refused:
        make()
    assert str(refused.value).startswith(why)


@given(FIELDS)
def test_questions_can_be_copied_and_sent(fields):
    question = Question(**fields)
    for again in (copy.deepcopy(question), pickle.loads(pickle.dumps(question))):  # noqa: S301
        assert again == question
        assert hash(again) == hash(question)


def test_only_what_is_is_actual():
    assert [status for status in Status if status.is_actual] == [Status.ACTUAL]
