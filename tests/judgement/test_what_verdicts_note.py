"""What a verdict notes besides: of time, of what binds, of the way between two speakers."""

import pytest

from provenance import Claim, Estimate, Ledger, Policy, Question, Source, Within, compare
from provenance.comparison import Judge
from provenance.link import Link

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
    assert found.path == ()


def test_a_judge_of_a_ledger_knows_its_lineage_at_the_level_asked_for():
    ministry = Source("ministry", speaks_for="state")
    speakers = Source("minister", speaks_for=ministry), Source("office", speaks_for="state")
    pair = [Claim.said("3,000", by=one, of=TROOPS, on="2024-10-24", id=one.id) for one in speakers]
    judged = [
        Judge.of(Ledger(pair), Policy(level=level)).compare(*pair).verdict.value
        for level in ("principal", "organisation", "speaker")
    ]
    assert judged == ["repeat", "agree", "agree"]


def denied(by, id_):
    return Claim.denied(by=by, of=TROOPS, on="2024-10-24", id=id_)


def asserted(by, id_, of=TROOPS, on="2024-10-24"):
    return Claim.asserted(by=by, of=of, on=on, id=id_)


def test_a_denial_is_noted_with_what_binds_it_and_with_the_way_to_who_denies_himself():
    found = compare(asserted("us", "a"), denied("us", "b"))
    assert (found.verdict.value, found.path, found.notes) == (
        "conflict",
        ("us",),
        (f"{ASSUMED}us",),
    )
    assert compare(asserted("us", "a"), denied("ru", "b")).path == ()
    kursk = said("a", TROOPS.but(place="Kursk"))
    ledger = Ledger([kursk, denied("ru", "b")], wholes=[Within("Kursk", "Russia")])
    assert compare(*ledger.claims, ledger=ledger).notes == (
        "Kursk is part of Russia, so a low end for Kursk holds for Russia too",
        f"{ASSUMED}a, ru",
    )


def test_only_things_are_counted_in_whole_numbers():
    ends = (Estimate.more_than(3), Estimate.less_than(4))
    for unit, verdict in (("persons", "conflict"), ("tonnes", "agree")):
        claims = [
            Claim(id_, TROOPS.but(unit=unit), end, id=id_)
            for id_, end in zip("ab", ends, strict=True)
        ]
        assert compare(*claims).verdict.value == verdict


def test_a_revision_names_the_earlier_figure_as_such_either_way_round():
    early = Claim.said("3,000", by="us", of=TROOPS, on="2024-10-24", id="early")
    late = Claim.said("4,000", by="us", of=TROOPS, on="2024-10-28", id="late")
    reason = (
        "4,000 (us, 28 October 2024) revises 3,000 (us, 24 October 2024): an update, "
        "as it is of a later time"
    )
    for pair in ((early, late), (late, early)):
        found = compare(*pair)
        assert (found.later, found.change, found.reason) == ("late", "update", reason)


def test_a_conflict_proven_otherwise_is_told_as_if_it_were_compared():
    one, other = said("a"), Claim.said("9,000", by="b", of=TROOPS, on="2024-10-24", id="b")
    judge = Judge.of(Ledger([one, other], policy=Policy(day_slip=7)))
    found, compared = judge.proven_conflict(one, other), judge.compare(one, other)
    assert found.reason == "3,000 (a) and 9,000 (b) exclude each other by 6,000 (66.7 %)"
    assert (found.later, found.change, found.path, found.field) == ("", "", (), "estimate")
    assert found.to_dict() == compared.to_dict()
    assert found == compared


def test_a_final_figure_is_revised_by_the_last_word_whatever_time_it_is_of():
    final = TROOPS.but(moves="final")
    first = said("us", final, on="2024-10-10", as_of="2024-11-25")
    last = Claim.said(
        "at least 1,000", by="us", of=final, on="2024-11-25", as_of="2024-10-20", id="last"
    )
    found = compare(first, last)
    assert (found.verdict.value, found.later, found.change) == ("revision", "last", "correction")


@pytest.mark.parametrize("moves", ["running_total", "level"])
def test_who_denied_it_first_and_gives_a_figure_later_revises_the_denial(moves):
    asked = TROOPS.but(moves=moves)
    denial = Claim.denied(by="us", of=asked, on="2024-10-10", as_of="2024-10-11", id="no")
    figure = said("us", asked, on="2024-10-11", as_of="2024-10-20")
    found = compare(figure, denial)
    assert (found.verdict.value, found.later, found.change) == ("revision", "us", "update")


@pytest.mark.parametrize(
    ("figure", "on", "verdict", "later"),
    [
        ("at least 2,000", "2024-10-11", "revision", "no"),
        ("at least 4,000", "2024-10-11", "compatible", ""),
        ("at least 2,000", "2024-10-20", "revision", "no"),
    ],
)
def test_who_denies_later_what_he_said_before_revises_it(figure, on, verdict, later):
    denied_figure = Estimate.parse(figure)
    denial = Claim("us", TROOPS, denied_figure, stance="denies", said_on=on, id="no")
    found = compare(said("us", on="2024-10-10"), denial)
    assert (found.verdict.value, found.later) == (verdict, later)


KURSK = TROOPS.but(place="Kursk")
PLACES = ("Kursk", "Russia")
BOUND = "Kursk is part of Russia, so a low end for Kursk holds for Russia too"
UNREACHED = Claim.said("up to 5,000", by="a", of=KURSK, on="2024-10-24", id="a")
FLOOR = Claim.said("at least 3,000", by="b", of=TROOPS, on="2024-10-24", id="b")
UNDUE = Claim.denied(by="b", of=TROOPS, on="2024-10-24", target="2025-02-01", id="b")


@pytest.mark.parametrize(
    ("first", "second", "verdict", "field", "notes"),
    [
        (UNREACHED, FLOOR, "not_comparable", "place", (f"{ASSUMED}a, b",)),
        (said("a", KURSK), UNDUE, "cannot_judge", "target", (BOUND, f"{ASSUMED}a, b")),
    ],
)
def test_what_parts_two_is_noted_with_what_is_taken_for_granted(
    first, second, verdict, field, notes
):
    found = compare(first, second, ledger=Ledger([first, second], wholes=[Within(*PLACES)]))
    assert (found.verdict.value, found.field, found.notes) == (verdict, field, notes)
    assert found.path == ()


def test_two_denials_of_one_origin_for_a_part_and_its_whole_do_not_agree():
    one, other = denied("us", "a"), Claim.denied(by="us", of=KURSK, on="2024-10-24", id="b")
    found = compare(one, other, ledger=Ledger([one, other], wholes=[Within(*PLACES)]))
    assert (found.verdict.value, found.field) == ("compatible", "stance")


def test_a_repeat_of_two_names_both_in_order():
    prints = [said(id_) for id_ in ("us", "kim", "post", "herald")]
    links = [
        Link("repeats", by="desk", claims=[id_], targets=["us", "kim"], id=id_)
        for id_ in ("post", "herald")
    ]
    ledger = Ledger(prints, links=links)
    found = compare(ledger.claim("post"), ledger.claim("herald"), ledger=ledger)
    assert found.verdict.value == "repeat"
    assert "kim, us" in found.reason
