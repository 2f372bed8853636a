"""What the seed comes to, as a reader sees it who never saw the code."""

import json

import pytest

from provenance.report import render


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize(
    "sentence",
    [
        # Each row of the table that the seed must come to.
        "agree 3,000 (Kim Yong-hyun) fits at least 3,000 (John Kirby)",
        "not comparable status is expected, not actual: 12,000 (Kim Yong-hyun) and 3,000",
        "within plan 3,000 (Kim Yong-hyun), actual, is within 12,000 (Kim Yong-hyun), expected",
        "repeat 12,000 (Kim Yong-hyun) and some 12,000 (South Korea's defence ministry) count once",
        "route NBC News < South Korea's defence ministry < South Korea",
        "route NBC News < Kim Yong-hyun's office < Kim Yong-hyun < South Korea's defence",
        "followed Lloyd Austin for the United States (23 Oct 2024); NATO (23 Oct 2024, after Lloyd",
        "partly supported NBC News: “That matches Washington's assessment”",
        "borne out 3,000 is borne out by 'at least 3,000' (John Kirby)",
        "no figure no figure of the United States for 12,000 is on record",
        "backed by 1 origin (South Korea), 1 outlet, 0 of unknown lineage, in 2 claims",
        "backed by 2 origins (South Korea, United States), 1 outlet, 0 of unknown lineage",
        # The answer in a sentence.
        "Per South Korea 12,000 expected, 3,000 actual (24 Oct 2024); per the United States at",
        "per the United States at least 3,000 actual (23 Oct 2024).",
        "then the United States (23 Oct 2024), then NATO (23 Oct 2024).",
        "Findings: 1 warning",
    ],
)
def test_the_text_says(seed_text, sentence):
    assert sentence in flat(seed_text)


def test_the_text_fits_80_columns(seed_text):
    assert max(map(len, seed_text.splitlines())) <= 80


def test_markdown_says_the_same(seed, seed_report):
    text = render(seed_report, seed, format="markdown")
    for sentence in (
        "Per South Korea 12,000 expected, 3,000 actual (24 Oct 2024)",
        "| agree | 3,000 (Kim Yong-hyun) fits at least 3,000 (John Kirby) |",
        "Backed by 1 origin (South Korea), 1 outlet, 0 of unknown lineage, in 2 claims.",
        "partly supported",
        "within plan",
        "NBC News ← South Korea's defence ministry ← South Korea",
    ):
        assert sentence in text


def test_json_holds_it_all(seed, seed_report):
    told = json.loads(render(seed_report, seed, format="json", name="seed.toml"))
    troops = told["topics"][0]
    by_status = {one["status"]: one for one in troops["questions"]}
    assert len(by_status["expected"]["support"]["origins"]) == 1
    assert len(by_status["actual"]["support"]["origins"]) == 2
    assert [one["verdict"] for one in by_status["actual"]["comparisons"]] == ["agree"]
    assert [one["verdict"] for one in by_status["expected"]["comparisons"]] == ["repeat"]
    assert [plan["holds"] for plan in troops["plans"]] == [True]
    outcomes = {one["words"]: one["outcome"] for one in told["assertions"]}
    assert outcomes["That matches Washington's assessment"] == "partly supported"
    assert told["counts"]["warning"] == 1
    assert told["exit_code"] == 0
    assert told["name"] == "seed.toml"
