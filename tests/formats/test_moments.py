"""Dates as dossiers write them."""

import json

import pytest

from provenance.formats import load

KEYS = ("said_on", "as_of", "recorded_on", "target")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("2024-02-30", "2024-02-30"),
        ("2024-13-01", "month"),
        ("10/11/2024", "10/11/2024"),
        ("", "empty"),
        ("   ", "empty"),
        (20241024, "20241024"),
        (45589, "45589"),
        ("45589", "45589"),
        (True, "true"),
        (None, "null"),
        (["2024-10-24"], "list"),
        ("2024-10-24/2024-10-01", "2024-10-"),
        ("soon", "soon"),
        ("x" * 121, "120"),
        ("2024-10-24T25:00", "2024-10-24T25:00"),
    ],
)
def test_a_date_that_does_not_exist_is_refused(faulty, key, value, reason):
    fault = faulty(**{key: value})
    assert fault.path == f"claim[0].{key}"
    assert "date" in fault.message
    assert reason in fault.message


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-10-24", "2024-10-24", "2024-10-24"),
        ("2024-10", "2024-10-01", "2024-10-31"),
        ("24 October 2024", "2024-10-24", "2024-10-24"),
        ("2024-10-24T16:25+05:00", "2024-10-24", "2024-10-24"),
        ("2024-10-24/2024-10-26", "2024-10-24", "2024-10-26"),
    ],
)
def test_a_date_may_be_written_so(sound, written, value, first, last):
    sound["claim"][0]["said_on"] = value
    window = load(written(sound)).claim("first").said_on
    assert [window.start.isoformat(), window.end.isoformat()] == [first, last]


TOML = """\
[[source]]
id = "a"
[[question]]
id = "q"
subject = "rain"
[[claim]]
id = "c"
source = "a"
question = "q"
said_on = """


@pytest.mark.parametrize("value", ["2024-10-24", "2024-10-24T16:25:00Z", "2024-10-24 16:25:00"])
def test_toml_has_dates_of_its_own(written, value):
    said_on = load(written(f"{TOML}{value}\n", ".toml")).claim("c").said_on
    assert said_on.start.isoformat() == "2024-10-24"


def test_a_time_of_day_is_no_date(refused):
    (fault,) = refused(f"{TOML}16:25:00\n", ".toml")
    assert (fault.path, fault.line) == ("claim[0].said_on", 10)
    assert "date" in fault.message


def test_words_are_read_against_the_dateline_and_as_of_against_the_day_it_was_said(sound, written):
    sound["dateline"] = "2024-10-24"
    sound["claim"][0] |= {"said_on": "Wednesday", "as_of": "yesterday"}
    claim = load(written(sound)).claim("first")
    assert claim.said_on.isoformat() == "2024-10-23"
    assert claim.as_of.isoformat() == "2024-10-22"


def test_words_without_a_dateline_are_refused(faulty):
    fault = faulty(said_on="Wednesday")
    assert fault.path == "claim[0].said_on"


@pytest.mark.parametrize("value", ["yesterday", "", 3, None, "2024-02-30"])
def test_a_dateline_stands_by_itself(refused, sound, value):
    sound["dateline"] = value
    faults = refused(json.dumps(sound, indent=1))
    assert faults[-1].path == "dateline"


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("yesterday", "it needs a dateline, or to be written in full"),
        ("24 Oct", "it needs a dateline, or to be written in full"),
        ("3-Apr-24", "write all four, or state a dateline"),
        ("10/11/2024", "write the month as a word, or write it as 2024-10-24"),
    ],
)
def test_a_remedy_is_one_that_a_file_has(faulty, value, remedy):
    assert remedy in faulty(said_on=value).message


def test_dates_beside_the_day_of_speech_count_from_it(faulty):
    assert "as context (said_on)" in faulty(as_of="yesterday", without=("said_on",)).message
