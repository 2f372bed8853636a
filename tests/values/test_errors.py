"""Errors: fitting built-in types, the value carried along, messages that are short and visible."""

import copy
import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import errors
from provenance.errors import (
    DateError,
    EstimateError,
    Fault,
    LedgerError,
    ProvenanceError,
    RecordError,
    RuleError,
    UnreadableWords,
    UnusableInput,
    shown,
)

FAMILY = {
    EstimateError: ValueError,
    DateError: ValueError,
    RecordError: ValueError,
    LedgerError: LookupError,
    RuleError: TypeError,
    UnreadableWords: ValueError,
    UnusableInput: ValueError,
}


@pytest.mark.parametrize(("child", "builtin"), FAMILY.items(), ids=lambda kind: kind.__name__)
def test_every_child_is_also_the_built_in_type_that_fits(child, builtin):
    assert issubclass(child, ProvenanceError)
    assert issubclass(child, builtin)


def test_the_family_is_complete():
    children = {
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, ProvenanceError)
    }
    assert children == {ProvenanceError, *FAMILY}


MADE = [
    EstimateError("not a number: nan", value="nan"),
    UnreadableWords("no number here", text="unknown", offset=3),
    UnusableInput([Fault("a.toml", "claim[0].id", "an id is missing", line=4)]),
]


@pytest.mark.parametrize("error", MADE, ids=lambda error: type(error).__name__)
def test_an_error_survives_copying_and_travelling_between_processes(error):
    for again in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)


def test_the_caret_stands_under_the_character_that_could_not_be_read():
    error = UnreadableWords("no number here", text="a\tbc", offset=2)
    assert str(error) == "no number here\n  a·bc\n    ^"
    assert (error.value, error.offset, error.reason) == ("a\tbc", 2, "no number here")


def test_the_caret_of_a_long_text_shows_its_surroundings_only():
    error = UnreadableWords("no number here", text="x" * 10_000, offset=5_000)
    _, text, caret = str(error).splitlines()
    assert len(text) == len("  ") + 60
    assert caret.index("^") == len("  ") + 30


def test_words_that_are_empty_need_no_caret():
    assert str(UnreadableWords("no words", text="", offset=0)) == "no words"


def test_a_message_never_passes_five_hundred_characters():
    assert len(str(EstimateError("x" * 5_000))) == 500


def test_faults_read_as_editors_expect_them_and_sort_by_place():
    first = Fault("a.toml", "claim[0].id", "an id is missing", line=4)
    second = Fault("a.toml", "", "the file is empty")
    assert str(first) == "a.toml:4: claim[0].id: an id is missing"
    assert str(second) == "a.toml: the file is empty"
    assert sorted([second, first]) == [second, first]
    assert Fault("a", "b", "c") < Fault("a", "b", "c", line=1)


def test_unusable_input_shows_twenty_faults_and_counts_the_rest_but_keeps_all():
    faults = [Fault("a.json", f"claim[{n}]", "wrong " * 200) for n in range(25)]
    error = UnusableInput(faults)
    lines = str(error).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 5 more"
    assert max(map(len, lines)) <= 500
    assert error.faults == error.value == tuple(faults)


class Unprintable:
    def __repr__(self):
        return "\x1b[31m\u202e"


class Failing:
    def __repr__(self):
        raise OSError


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("it's", '"it\'s"'),
        ("a\u202eb", "'a\\u202eb'"),
        ("x" * 80, "'" + "x" * 57 + "…'"),
        (b"x" * 80, "b'" + "x" * 56 + "…'"),
        (10**5_000, "a whole number of 16610 bits"),
        (10**66, "1" + "0" * 57 + "…"),
        ([10**5_000], "a value of type list"),
        ([1] * 50, "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, …"),
        ([1] * 1_000, "a list of 1,000 items"),
        (True, "True"),
        (None, "None"),
        (Unprintable(), "\\x1b[31m\\u202e"),
        (Failing(), "a value of type Failing"),
    ],
    ids=itertools.count(),
)
def test_a_value_is_shown_short_and_with_nothing_invisible(value, expected):
    assert shown(value) == expected


def test_a_deeply_nested_value_can_still_be_shown():
    nested = []
    for _ in range(100_000):
        nested = [nested]
    assert shown(nested) == "a value of type list"


@given(st.one_of(st.text(), st.binary(), st.integers(), st.floats(), st.lists(st.text())))
def test_whatever_is_shown_is_short_and_printable(value):
    text = shown(value, limit=30)
    assert len(text) <= 30 or text.startswith("a ")
    assert text.isprintable()
