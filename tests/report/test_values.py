"""Values in a notebook, and as rows for a data frame."""

from datetime import date

import pytest
from hypothesis import given, settings

from provenance import Claim, Estimate, Ledger, Question, check, compare, compare_all
from provenance.errors import RecordError
from provenance.report import in_html, render, to_dicts
from provenance.report.notebook import interval
from provenance.strategies import ledgers


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (Estimate.exactly(3000), "3,000"),
        (Estimate.at_least(3000), "[3,000, ∞)"),
        (Estimate.less_than(12), "(−∞, 12)"),
        (Estimate.between(1, 5), "[1, 5]"),
        (Estimate.about(12000), "≈ 12,000"),
        (Estimate.unknown(), ""),
    ],
)
def test_intervals(estimate, text):
    assert interval(estimate) == text


def test_a_claim_in_a_notebook():
    claim = Claim.said("at least 3,000 <b>", by="us", of=Question("x"), on="2024-10-23", id="a")
    shown = in_html(claim)
    assert "at least 3,000 &lt;b&gt;" in shown
    assert "23 Oct 2024" in shown
    assert "as of" not in shown


def test_a_comparison_in_a_notebook():
    assert "3,000 fits at least 3,000" in in_html(compare("at least 3,000", "3,000"))


def test_a_ledger_and_its_report_in_a_notebook(seed, seed_report):
    assert "17 claims" in in_html(seed)
    assert "asserted-agreement-not-borne-out" in in_html(seed_report)
    long = Ledger(Claim("a", Question("x"), Estimate(n, n), id=f"c{n}") for n in range(50))
    assert "30 of 50 claims are shown." in in_html(long)


def test_anything_else_is_shown_as_python_does():
    assert in_html(["<"]) == "<code>[&#x27;&lt;&#x27;]</code>" or "&lt;" in in_html(["<"])


def test_rows_of_the_seed(seed, seed_report):
    rows = {row["claim"]: row for row in to_dicts(seed)}
    kirby = rows["kirby-there"]
    assert (kirby["low"], kirby["high"], kirby["voice"]) == (3000, None, "United States")
    assert kirby["said_from"] == kirby["said_until"] == date(2024, 10, 23)
    assert kirby["origins"] == "United States"
    assert to_dicts(seed_report)[0]["rule"] == "asserted-agreement-not-borne-out"
    verdicts = {row["claims"]: row["verdict"] for row in to_dicts(compare_all(seed))}
    assert "agree" in verdicts.values()


@settings(max_examples=40)
@given(ledgers())
def test_rows_are_as_many_as_claims_and_of_one_shape(ledger):
    rows = to_dicts(ledger)
    assert sorted(row["claim"] for row in rows) == sorted(claim.id for claim in ledger)
    assert len({tuple(row) for row in rows}) <= 1
    assert len({tuple(row) for row in to_dicts(check(ledger))}) <= 1


def test_a_notebook_shows_every_value_as_reports_do(seed, seed_report):
    values = [*seed.claims, seed, seed_report, compare("at least 3,000", "3,000")]
    values += [claim.estimate for claim in seed.claims if claim.estimate]
    for value in values:
        assert value._repr_html_() == str(in_html(value))


@pytest.mark.parametrize("things", [3, None, "x", [1]])
def test_what_has_no_rows_is_refused_in_a_sentence(things):
    with pytest.raises(RecordError, match="rows are made of a ledger, a report or comparisons"):
        to_dicts(things)


def test_a_format_that_is_not_known_is_refused_in_a_sentence(seed, seed_report):
    with pytest.raises(RecordError, match="written as text, markdown, json, html, svg, not 'pdf'"):
        render(seed_report, seed, format="pdf")
