"""What is promised of the public names: code that reads like English, run as it was promised."""

from pathlib import Path

from provenance import Claim, Question, Source, check, compare, load, support

SEED = Path(__file__).parents[2] / "seeds" / "north-korean-troops.toml"


def test_three_claims_of_one_day_and_the_day_before():
    there = Question("North Korean troops", measure="troops", place="Russia")
    total = there.but(status="expected")
    seoul = Source("kim", name="Kim Yong-hyun", speaks_for="South Korea")
    kirby = Source("kirby", name="John Kirby", speaks_for="United States")

    expected, deployed = Claim.all_said(
        "12,000 expected, with 3,000 deployed already", by=seoul, of=there, on="2024-10-24"
    )
    seen = Claim.said("at least 3,000 have arrived", by=kirby, of=there, on="2024-10-23")
    denial = Claim.denied(
        by=Source("kremlin", name="Kremlin", speaks_for="Russia"), of=there, on="2024-10-18"
    )

    assert str(compare(deployed, seen)) == (
        "agree: 3,000 (Kim Yong-hyun) fits at least 3,000 (John Kirby)"
    )
    assert str(compare(expected, seen)) == "not comparable: status is expected, not actual"
    assert expected.question.key == total.key
    assert str(compare(denial, seen)) == (
        "not comparable: a denial (Kremlin) is as of 18 October 2024,"
        " but at least 3,000 (John Kirby) is as of 23 October 2024"
    )
    assert compare(denial.but(said_on="2024-10-22"), seen).verdict == "conflict"


def test_a_whole_file():
    ledger = load(str(SEED))
    report = check(ledger)
    for finding in report.findings:
        assert str(finding.severity) in ("note", "warning", "error")
        assert finding.rule
        assert finding.reason
    assert str(support(ledger, "there")) == (
        "2 origins (South Korea, United States), 1 outlet, 0 of unknown lineage"
    )
    assert report.exit_code == 0
