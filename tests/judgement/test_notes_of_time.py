"""What a verdict notes of the time it was judged at: only where the verdict turns on time."""

import pytest

from provenance import Claim, Ledger, Policy, Question, Source, compare
from provenance.comparison import Judge

TROOPS = Question("troops", place="Russia", unit="persons")
ASSUMED = "as of assumed to be the day it was said: "


def said(by, of=TROOPS, on="2024-10-24", **fields):
    return Claim.said("3,000", by=by, of=of, on=on, id=by, **fields)


@pytest.mark.parametrize(
    ("first", "second", "verdict", "field", "notes"),
    [
        (
            said("a", TROOPS.but(status="expected")),
            said("b"),
            "not_comparable",
            "status",
            (),
        ),
        (said("a", TROOPS.but(place="")), said("b"), "cannot_judge", "place", ()),
        (said("a"), said("b", on=None), "cannot_judge", "as_of", (f"{ASSUMED}a",)),
        (said("a"), said("b", on="2024-11-20"), "not_comparable", "as_of", (f"{ASSUMED}a, b",)),
        (
            said("a", as_of="2024-10-23"),
            said("b", as_of="2024-11-20"),
            "not_comparable",
            "as_of",
            (),
        ),
    ],
)
def test_what_is_taken_for_granted_is_noted_where_it_counts(first, second, verdict, field, notes):
    found = compare(first, second)
    assert (found.verdict.value, found.field, found.notes) == (verdict, field, notes)


def test_a_judge_of_a_ledger_knows_its_lineage_at_the_level_asked_for():
    ministry = Source("ministry", speaks_for="state")
    speakers = Source("minister", speaks_for=ministry), Source("office", speaks_for="state")
    pair = [Claim.said("3,000", by=one, of=TROOPS, on="2024-10-24", id=one.id) for one in speakers]
    judged = [
        Judge.of(Ledger(pair), Policy(level=level)).compare(*pair).verdict.value
        for level in ("principal", "organisation", "speaker")
    ]
    assert judged == ["repeat", "agree", "agree"]
