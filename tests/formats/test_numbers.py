"""Figures are read strictly and exactly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UnusableInput
from provenance.formats import ledger_from, load
from provenance.formats.cells import number
from provenance.formats.faults import Unfit

LARGEST = 2**53 - 1


def json_with(low):
    return (
        '{"source": [{"id": "a"}], "question": [{"id": "q", "subject": "troops"}],\n'
        f'"claim": [{{"source": "a", "question": "q",\n"low": {low}}}]}}'
    )


def toml_with(low):
    return (
        '[[source]]\nid = "a"\n[[question]]\nid = "q"\nsubject = "troops"\n'
        f'[[claim]]\nsource = "a"\nquestion = "q"\nlow = {low}\n'
    )


def csv_with(low):
    return f'source,subject,low\na,troops,"{low}"\n'


@pytest.mark.parametrize(
    ("low", "reason"),
    [
        ("true", "not true"),
        ("false", "not false"),
        ('"3000"', "write 3000 without quotes"),
        ('"12,000"', "write 12000 without quotes"),
        ('"3_000"', "the string"),
        ('"\uff11\uff12\uff10\uff10\uff10"', "the string"),
        ('"١٢٠٠٠"', "the string"),
        ('" 12000 "', "the string"),
        ('""', "the string"),
        ("[3000]", "a list"),
        ('{"low": 3000}', "a table"),
        ("3.9", "whole number"),
        ("-5", "negative"),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
        ("-Infinity", "Infinity"),
        ("1e400", "too large"),
        ("1e999999999999999999999", "too large"),
        ("0." + "9" * 500, "too long"),
        ("0." + "9" * 200, "digits"),
        ("-1e400", "too large"),
        ("9" * 4300, "too large"),
        ("9" * 5000, "too large"),
        (str(LARGEST + 1), "too large"),
        (str(-LARGEST - 1), "too large"),
    ],
)
def test_json_holds_no_such_count(refused, low, reason):
    (fault,) = refused(json_with(low))
    assert fault.path == "claim[0].low"
    assert fault.line == 3
    assert reason in fault.message


@pytest.mark.parametrize(
    ("low", "reason"),
    [
        ("nan", "nan"),
        ("+nan", "nan"),
        ("inf", "inf"),
        ("-inf", "inf"),
        ("3.9", "whole number"),
        ("-5", "negative"),
        ("true", "not true"),
        ('"12000"', "the string"),
        ("1e400", "too large"),
        ("1e999999999999999999999", "too large"),
        ("9" * 399, "too large"),
        ("9" * 5000, "too large"),
        ("16:25:00", "time"),
        ("2024-10-24", "date"),
        ("[[3000]]", "a list"),
        ("{ low = 3 }", "a table"),
    ],
)
def test_toml_holds_no_such_count(refused, low, reason):
    (fault,) = refused(toml_with(low), ".toml")
    assert fault.path == "claim[0].low"
    assert fault.line == 9
    assert reason in fault.message


@pytest.mark.parametrize(
    ("low", "reason"),
    [
        ("3.9", "whole number"),
        ("-5", "negative"),
        ("3_000", "number"),
        ("1e5", "number"),
        ("12,00", "number"),
        ("1,2000", "number"),
        ("007", "number"),
        ("12 000", "number"),
        ("12\u00a0000", "number"),
        ("\uff11\uff12", "number"),
        ("0x10", "number"),
        ("NaN", "number"),
        ("Mar-12", "month"),
        ("12-Mar", "month"),
        ("$12", "number"),
        ("9" * 101, "too large"),
        ("9" * 60, "too large"),
    ],
)
def test_a_cell_holds_no_such_count(refused, low, reason):
    (fault,) = refused(csv_with(low), ".csv")
    assert fault.path == "claim[0].low"
    assert fault.line == 2
    assert reason in fault.message


@pytest.mark.parametrize(
    ("text", "suffix", "low"),
    [
        (json_with("12000"), ".json", 12000),
        (json_with("12000.0"), ".json", 12000),
        (json_with("1.2e4"), ".json", 12000),
        (json_with("-0"), ".json", 0),
        (json_with(str(LARGEST)), ".json", LARGEST),
        (toml_with("12_000"), ".toml", 12000),
        (toml_with("0o17"), ".toml", 15),
        (csv_with("12,000"), ".csv", 12000),
        (csv_with("1,234,567"), ".csv", 1234567),
        (csv_with(" 12000 "), ".csv", 12000),
        (csv_with("0"), ".csv", 0),
    ],
)
def test_a_whole_number_may_be_written_so(written, text, suffix, low):
    (claim,) = load(written(text, suffix))
    assert claim.estimate.low == low
    assert type(claim.estimate.low) is int


def test_a_fraction_is_kept_exactly_where_the_unit_has_fractions(written):
    text = json_with("0.1").replace('"troops"', '"front", "unit": "km"')
    (claim,) = load(written(text))
    assert claim.estimate.low == Decimal("0.1")


def test_a_share_lies_between_none_and_all(refused):
    (fault,) = refused(json_with("12000").replace('"troops"', '"turnout", "unit": "percent"'))
    assert fault.path == "claim[0].low"
    assert "100" in fault.message


def test_an_end_may_be_null_but_not_all_of_them(refused, written):
    (claim,) = load(written(json_with('3000, "high": null')))
    assert claim.estimate.high is None
    (fault,) = refused(json_with('null, "high": null'))
    assert "low and high" in fault.message


@pytest.mark.parametrize(("low", "high", "best"), [(5, 3, None), (3, 5, 9), (5, 3, 9)])
def test_odd_but_real_figures_are_loaded(written, low, high, best):
    best_too = "" if best is None else f', "best": {best}'
    (claim,) = load(written(json_with(f'{low}, "high": {high}{best_too}')))
    assert claim.estimate.oddities


def test_no_value_lies_between_one_and_the_same_with_an_end_left_out(refused):
    (fault,) = refused(json_with('3, "high": 3, "low_open": true'))
    assert fault.path == "claim[0].low"


@pytest.mark.parametrize("flag", ["low_open", "high_open"])
def test_an_end_that_is_left_out_must_be_there(refused, flag):
    other = "high" if flag == "low_open" else "low"
    text = json_with(3).replace('"low": 3', f'"{other}": 3, "{flag}": true')
    (fault,) = refused(text)
    assert fault.path == f"claim[0].{flag}"


@given(st.integers(min_value=0, max_value=LARGEST))
def test_a_number_is_the_same_with_its_digits_in_threes(value):
    assert number(f"{value:,}") == number(str(value)) == value


@given(st.text(max_size=20))
def test_a_cell_is_a_number_or_says_why_not(cell):
    found = number(cell)
    assert isinstance(found, (int, Decimal, Unfit))
    if not isinstance(found, Unfit):
        assert Decimal(cell.strip().replace(",", "")) == found


@given(st.one_of(st.floats(), st.decimals(), st.booleans(), st.integers(), st.none(), st.text()))
def test_whatever_stands_for_a_count_is_one_or_refused(value):
    dossier = {
        "source": [{"id": "a"}],
        "question": [{"id": "q", "subject": "troops"}],
        "claim": [{"source": "a", "question": "q", "best": value}],
    }
    figure_is_sound = False
    try:
        (claim,) = ledger_from(dossier)
        figure_is_sound = True
    except UnusableInput as refused:
        paths = [fault.path for fault in refused.faults]
    if figure_is_sound:
        assert claim.estimate.best == value
        assert type(claim.estimate.best) is int
        assert not isinstance(value, (bool, float, str))
    else:
        assert paths == ["claim[0].best"]
