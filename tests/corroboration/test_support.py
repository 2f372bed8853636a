"""Who backs a question or a figure, and who does not."""

import pytest

from provenance import Claim, Ledger, LedgerError, Link, Question, Source, Within
from provenance.corroboration import Backed, support
from provenance.source import Level

RUSSIA = Question("troops", measure="troops", place="Russia", id="russia")
KURSK = RUSSIA.but(place="Kursk", id="kursk")
TOLL = Question("blast", measure="killed", moves="final", id="toll")
US = Source("us", name="United States", kind="state")
KIRBY = Source("kirby", name="John Kirby", kind="person", speaks_for=US)
AUSTIN = Source("austin", name="Lloyd Austin", kind="person", speaks_for=US)
SEOUL = Source("seoul", name="South Korea", kind="state")
OFFICE = Source("office", kind="office", speaks_for=SEOUL)
NATO = Source("nato", name="NATO", kind="alliance")
AFP, AP = (Source(id_, name=id_.upper(), kind="outlet") for id_ in ("afp", "ap"))


def says(source, words, id_, of=RUSSIA, **fields):
    return Claim.said(words, by=source, of=of, id=id_, **fields)


def ledger(*things, **fields):
    return Ledger(**fields).add(*things)


def test_counts_names_and_one_line():
    found = support(
        ledger(says(KIRBY, "at least 3,000", "a", via=[AFP]), says(SEOUL, "3,000", "b")), "russia"
    )
    assert str(found) == "2 origins (South Korea, United States), 1 outlet, 0 of unknown lineage"
    assert found.counts == (2, 1, 0)
    assert found.backed is Backed.CORROBORATED


def test_nothing_on_record():
    found = support(Ledger(questions=[RUSSIA]), "russia")
    assert str(found) == "0 origins, 0 outlets, 0 of unknown lineage"
    assert found.backed is Backed.NOT_BACKED


def test_two_who_speak_for_one_are_one_origin_unless_speakers_are_told_apart():
    known = ledger(says(KIRBY, "3,000", "a"), says(AUSTIN, "3,000", "b"))
    assert support(known, "russia").counts == (1, 0, 0)
    assert support(known, "russia", level=Level.SPEAKER).counts == (2, 0, 0)
    assert support(known, "russia", level="speaker").counts == (2, 0, 0)


def test_a_question_and_its_claims_may_be_given_as_such_or_by_id():
    claim = says(KIRBY, "3,000", "a")
    known = ledger(claim)
    assert support(known, RUSSIA) == support(known, "russia")
    assert support(known, claim) == support(known, "a")
    with pytest.raises(LedgerError, match="no question or claim has the id 'b'"):
        support(known, "b")


def test_a_denial_dissents_and_whoever_is_unsure_does_neither():
    unsure = Claim(NATO, RUSSIA, stance="unsure", id="c")
    known = ledger(says(KIRBY, "3,000", "a"), Claim.denied(by=SEOUL, of=RUSSIA, id="b"), unsure)
    found = support(known, "russia")
    assert found.backed is Backed.CONTESTED
    assert [claim.id for claim in found.dissents] == ["b"]
    assert [str(origin) for origin in found.dissenting] == ["South Korea"]
    assert [claim.id for claim in found.undecided] == ["c"]


def test_some_in_a_part_are_some_in_the_whole_and_not_the_other_way_round():
    known = ledger(
        says(KIRBY, "3,000", "a", of=KURSK), says(SEOUL, "3,000", "b"), Within("Kursk", "Russia")
    )
    assert support(known, "russia").counts == (2, 0, 0)
    assert [str(origin) for origin in support(known, "kursk").origins] == ["United States"]


def test_up_to_so_many_in_a_part_may_be_none():
    known = ledger(
        says(KIRBY, "up to 3,000", "a", of=KURSK),
        says(SEOUL, "3,000", "b"),
        Within("Kursk", "Russia"),
    )
    assert support(known, "russia").counts == (1, 0, 0)


def test_whoever_denies_it_of_the_whole_denies_it_of_a_part():
    known = ledger(
        says(KIRBY, "3,000", "a", of=KURSK),
        Claim.denied(by=SEOUL, of=RUSSIA, id="b"),
        Within("Kursk", "Russia"),
    )
    assert [claim.id for claim in support(known, "kursk").dissents] == ["b"]


def test_what_was_taken_back_backs_nothing_and_is_shown():
    known = ledger(
        says(KIRBY, "3,000", "a"),
        Link("retracts", by=US, claims=[], targets=["a"]),
        says(SEOUL, "5,000", "b"),
    )
    found = support(known, "russia")
    assert [str(origin) for origin in found.origins] == ["South Korea"]
    assert [claim.id for claim in found.withdrawn] == ["a"]


def test_an_echo_of_what_was_taken_back_has_no_ground():
    known = ledger(
        says(KIRBY, "3,000", "a"),
        says(AFP, "3,000", "b"),
        Link("repeats", by=AFP, claims=["b"], targets=["a"]),
        Link("retracts", by=US, claims=[], targets=["a"]),
    )
    found = support(known, "russia")
    assert found.counts == (0, 0, 0)
    assert [claim.id for claim in found.groundless] == ["b"]


def test_an_outlet_without_a_source_is_of_unknown_lineage():
    found = support(ledger(says(AFP, "3,000", "a"), says(AP, "3,000", "b")), "russia")
    assert str(found) == "0 origins, 2 outlets, 2 of unknown lineage"
    assert found.backed is Backed.UNKNOWN
    assert found.most_origins == 2


def test_a_minister_s_own_office_prints_nothing():
    known = ledger(
        says(SEOUL, "3,000", "a", via=[OFFICE]), says(SEOUL, "3,000", "b", via=[OFFICE, AFP])
    )
    assert support(known, "russia").outlets == ("AFP",)


def test_whoever_prints_last_is_an_outlet_even_if_nobody_says_so():
    assert support(ledger(says(SEOUL, "3,000", "a", via=["yonhap"])), "russia").outlets == (
        "yonhap",
    )


def test_who_was_first_and_who_followed():
    known = ledger(
        Claim.asserted(by=SEOUL, of=RUSSIA, on="2024-10-18", id="seoul"),
        Claim.asserted(by=AUSTIN, of=RUSSIA, on="2024-10-23", id="austin"),
        Claim.asserted(by=NATO, of=RUSSIA, on="2024-10-23", id="nato", after=["austin"]),
        Claim.asserted(by=KIRBY, of=RUSSIA, on="2024-10-24", id="kirby"),
    )
    turns = support(known, "russia").turns
    assert [(turn.claim.id, turn.first, turn.independent) for turn in turns] == [
        ("seoul", True, True),
        ("austin", False, True),
        ("nato", False, True),
    ]


def test_a_follower_that_cites_the_leader_is_not_independent():
    known = ledger(
        Claim.asserted(by=AUSTIN, of=RUSSIA, on="2024-10-23", id="austin"),
        Claim.asserted(by=NATO, of=RUSSIA, on="2024-10-24", id="nato"),
        Link("repeats", by=AFP, claims=["nato"], targets=["austin"]),
    )
    found = support(known, "russia")
    assert [str(turn) for turn in found.turns] == [
        "United States (23 October 2024)",
        "NATO (24 October 2024), not independent",
    ]
    assert found.counts == (1, 0, 0)


def test_those_who_shared_intelligence_are_one_origin_until_one_speaks_alone():
    said = [says(KIRBY, "3,000", "a"), says(SEOUL, "3,000", "b")]
    shared = ledger(*said, Link("shares", by=AFP, claims=["a"], targets=["b"]))
    assert [str(origin) for origin in support(shared, "russia").origins] == [
        "South Korea with United States"
    ]
    alone = shared.add(says(SEOUL, "5,000", "c"))
    assert [str(origin) for origin in support(alone, "russia").origins] == ["South Korea"]


def test_two_pools_with_a_member_in_common_count_once():
    said = [
        says(KIRBY, "3,000", "a"),
        says(SEOUL, "3,000", "b"),
        says(SEOUL, "5,000", "c"),
        says(NATO, "5,000", "d"),
    ]
    links = [Link("shares", by=AFP, claims=[one], targets=[other]) for one, other in ("ab", "cd")]
    assert support(ledger(*said, *links), "russia").counts == (1, 0, 0)


def test_a_figure_is_backed_by_what_agrees_with_it_or_repeats_it():
    known = ledger(
        says(KIRBY, "at least 3,000", "a"),
        says(SEOUL, "3,000", "b", via=[AFP]),
        says(SEOUL, "3,000", "c", via=[AP]),
        says(NATO, "12,000", "d"),
    )
    found = support(known, "b")
    assert str(found) == "2 origins (South Korea, United States), 2 outlets, 0 of unknown lineage"
    assert [claim.id for claim in found.dissents] == ["d"]
    assert found.backed is Backed.CONTESTED
    assert support(known, "d").counts == (1, 0, 0)


def test_a_corrected_figure_has_lost_its_own_origin():
    known = ledger(
        says(KIRBY, "16", "early", of=TOLL, on="2016-10-06", as_of="2016-10-06"),
        says(KIRBY, "29", "late", of=TOLL, on="2016-10-06", as_of="2016-10-06", after=["early"]),
        says(SEOUL, "16", "other", of=TOLL, on="2016-10-06"),
    )
    found = support(known, "early")
    assert [str(origin) for origin in found.origins] == ["South Korea"]
    assert [one.later for one in found.revisions] == ["late"]


def test_an_update_takes_nothing_back():
    known = ledger(
        says(KIRBY, "3,000", "a", on="2024-10-10"), says(KIRBY, "5,000", "b", on="2024-10-20")
    )
    found = support(known, "a")
    assert found.counts == (1, 0, 0)
    assert [one.change for one in found.revisions] == ["update"]


def test_the_revisions_of_a_question_are_told_step_by_step():
    said = [
        says(KIRBY, words, f"c{n}", of=TOLL, on=f"2016-10-0{n}")
        for n, words in enumerate(("16", "20", "29"), 6)
    ]
    revisions = support(ledger(*said), "toll").revisions
    assert [(one.ids, one.later) for one in revisions] == [
        (("c6", "c7"), "c7"),
        (("c7", "c8"), "c8"),
    ]


def test_a_claim_under_both_origins_it_cites():
    known = ledger(
        says(KIRBY, "3,000", "a"),
        says(SEOUL, "3,000", "b"),
        says(AFP, "3,000", "c"),
        Link("repeats", by=AFP, claims=["c"], targets=["a", "b"]),
    )
    backings = {
        str(one.origin): [claim.id for claim in one.claims]
        for one in support(known, "russia").backings
    }
    assert backings == {"South Korea": ["b", "c"], "United States": ["a", "c"]}


def test_the_account_tells_it_all():
    known = ledger(
        says(KIRBY, "at least 3,000", "a", via=[AFP], on="2024-10-23"),
        says(SEOUL, "3,000", "b", on="2024-10-24"),
        Claim.denied(by=NATO, of=RUSSIA, on="2024-10-25", id="c"),
        title="Troops",
    )
    found = support(known, "russia")
    assert found.account().splitlines() == [
        "troops in Russia: 2 origins (South Korea, United States), 1 outlet, 0 of unknown lineage",
        "  contested, at principal level",
        "  origin South Korea",
        "    3,000 (South Korea, 24 October 2024) [b]: South Korea",
        "  origin United States",
        "    at least 3,000 (John Kirby, 23 October 2024) [a]: AFP < John Kirby < United States",
        "  printed by AFP",
        "  first: United States (23 October 2024)",
        "  followed: South Korea (24 October 2024)",
        "  dissents: denies it (NATO, 25 October 2024) [c]",
    ]
    assert found.to_markdown().splitlines()[2] == "  - origin South Korea"
    told = found.to_dict()
    assert told["origins"] == ["South Korea", "United States"]
    assert told["backings"][1]["paths"] == [["AFP", "John Kirby", "United States"]]
    assert told["dissents"] == ["c"]
