"""Names, ids and free text: kept as written, compared without case, nothing invisible shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import RecordError
from provenance.naming import Choice, folded, identifier, name, plain, several, slug, text
from provenance.question import Status
from provenance.source import Source, SourceKind


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("", "a name cannot be empty: ''"),
        (" \t\n", "a name cannot be empty"),
        ("\u200b\u2060", "a name cannot be empty"),
        ("\u3164\u2800", "a name cannot be empty"),
        (5, "a name is a string, not 5"),
        (None, "a name is a string, not None"),
        ("x" * 2_001, "a name has at most 2,000 characters; this one has 2,001"),
        ("Kim \ud83d", "half a surrogate pair"),
    ],
)
def test_a_name_that_shows_nothing_is_refused(value, why):
    with pytest.raises(RecordError) as refused:
        name(value)
    assert str(refused.value).startswith(why)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("", "an id cannot be empty"),
        (5, "an id is a string, not 5"),
        ("us nsc", "an id cannot hold ' ': 'us nsc'"),
        ("us/nsc", "an id cannot hold '/'"),
        ("us\u202e", "an id cannot hold a control or invisible character"),
        ("x" * 201, "an id has at most 200 characters"),
    ],
)
def test_an_id_that_could_be_mistaken_is_refused(value, why):
    with pytest.raises(RecordError) as refused:
        identifier(value)
    assert str(refused.value).startswith(why)


def test_a_name_keeps_its_letters_and_loses_only_spare_spaces():
    assert name("  South \n Korea ") == "South Korea"
    assert name("한국") == "한국"


@given(st.text())
def test_folding_is_idempotent(written):
    assert folded(folded(written)) == folded(written)


@given(st.text(st.characters(codec="latin-1")))
def test_folding_is_blind_to_case_and_spacing(written):
    assert folded(f"  {written.lower()} ") == folded(written.lower().upper().lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [("RUSSIA ", "Russia"), ("Cafe\u0301", "CAF\u00c9"), ("Straße", "STRASSE"), ("a  b", "A\tb")],
)
def test_two_writings_of_one_name_fold_alike(one, other):
    assert folded(one) == folded(other)


def test_letters_that_only_look_alike_stay_different():
    assert folded("NАTO") != folded("NATO")  # noqa: RUF001 - the first A is Cyrillic


def test_a_slug_is_readable_and_skips_what_is_empty():
    assert slug("North Korean troops", "", "Russia") == "north-korean-troops/russia"
    assert slug("!!!") == ""


@pytest.mark.parametrize("values", ["Washington", 5, None])
def test_one_string_is_never_taken_for_a_list(values):
    with pytest.raises(RecordError, match="a list of names is asked for"):
        several(values, "names")


def test_free_text_may_be_empty_but_is_a_string_that_can_be_written():
    assert text("") == ""
    for value in (5, None, b"x", "\udc00"):
        with pytest.raises(RecordError):
            text(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Kim Yong-hyun", "Kim Yong-hyun"),
        ("Kim\u202e\nYong-hyun\x1b[31m", "Kim Yong-hyun[31m"),
        ("नमस्\u200dते", "नमस्\u200dते"),
        ("x" * 200, "x" * 119 + "…"),
        ("a\u2028b", "a b"),
    ],
)
def test_text_within_a_sentence_is_short_and_moves_no_cursor(value, shown):
    assert plain(value) == shown


@given(st.text())
def test_no_control_or_direction_mark_passes(written):
    shown = plain(written)
    assert len(shown) <= 120
    assert shown.replace("\u200c", "").replace("\u200d", "").isprintable()


class Colour(Choice):
    RED = "red"
    GREEN = "green"


def test_a_choice_is_made_by_its_word_alone():
    assert Colour("red") is Colour.RED
    assert Colour.RED == "red"


@pytest.mark.parametrize(
    ("choose", "why"),
    [
        (lambda: Colour("rad"), "no colour is called 'rad'; did you mean 'red'? choose red, green"),
        (lambda: Colour(5), "no colour is called 5; choose red, green"),
        (lambda: Colour("x" * 10_000), "no colour is called 'xxx"),
        (lambda: SourceKind("persn"), "no source kind is called 'persn'; did you mean 'person'?"),
        (lambda: Status(None), "no status is called None; choose actual, expected, planned"),
        (lambda: Source("x", kind="minster"), "no source kind is called 'minster'; did you mean"),
    ],
)
def test_a_word_off_the_list_is_refused_with_those_on_it(choose, why):
    with pytest.raises(RecordError) as refused:
        choose()
    assert str(refused.value).startswith(why)


def test_the_empty_word_of_a_list_is_not_offered():
    with pytest.raises(RecordError) as refused:
        SourceKind("x")
    assert "choose person, office" in str(refused.value)
