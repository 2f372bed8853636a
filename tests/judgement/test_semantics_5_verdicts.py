"""The seven verdicts in the order in which they are decided, sentence by sentence."""

import pytest

from provenance import (
    Affiliation,
    Claim,
    Estimate,
    Ledger,
    Link,
    Policy,
    Question,
    RecordError,
    Source,
    Verdict,
    Window,
    Within,
    compare,
)
from provenance.comparison import compare_all

RUSSIA = Question("North Korean troops", measure="troops", place="Russia")
KURSK = RUSSIA.but(place="Kursk")
KILLED = Question("the siege", measure="killed", place="Russia", moves="running_total")
KOREA = Source("rok", name="South Korea", kind="state")
MINISTRY = Source("mnd", name="the defence ministry", kind="ministry", speaks_for=KOREA)
KIM = Source("kim", name="Kim Yong-hyun", kind="person", speaks_for=MINISTRY)
KIRBY = Source("kirby", name="John Kirby", kind="person", speaks_for="United States")
INSIDE = Within("Kursk", "Russia")
DAY, DAY_BEFORE, WEEK_LATER = "2024-10-24", "2024-10-23", "2024-10-31"


def said(words, by=KIM, of=RUSSIA, on=DAY, **fields):
    return Claim.said(words, by=by, of=of, on=on, **fields)


def verdict(first, second, **given):
    """The verdict on two claims, which is the same whichever comes first."""
    there, back = compare(first, second, **given), compare(second, first, **given)
    assert (there.verdict, there.field, there.gap) == (back.verdict, back.field, back.gap)
    return there.verdict, there.field


# 1. not comparable


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("subject", {"subject": "Russian troops"}),
        ("measure", {"measure": "killed"}),
        ("place", {"place": "Ukraine"}),
        ("status", {"status": "expected"}),
        ("moves", {"moves": "final"}),
        ("unit", {"unit": "vehicles"}),
        ("side", {"scope": {"side": "Ukraine"}}),
    ],
)
def test_1_not_comparable_names_the_field_in_which_the_questions_differ(field, changes):
    asked = RUSSIA.but(unit="persons", scope={"side": "Russia"})
    other = said("12,000", KIRBY, asked.but(**changes))
    assert verdict(said("3,000", of=asked), other) == ("not_comparable", field)


def test_1_planned_is_not_expected():
    planned, expected = (RUSSIA.but(status=status) for status in ("planned", "expected"))
    both = said("12,000", of=planned), said("3,000", KIRBY, expected)
    assert verdict(*both) == ("not_comparable", "status")


def test_1_what_differs_is_told_before_what_is_missing():
    vague = Question("North Korean troops", status="expected")
    assert verdict(said("3,000"), said("3,000", KIRBY, vague)) == ("not_comparable", "status")


def test_1_a_lower_bound_on_a_part_binds_the_whole():
    part = said("at least 3,000", KIRBY, KURSK)
    for whole, wanted in [
        (said("3,000"), "agree"),
        (said("12,000"), "compatible"),
        (said("2,000"), "conflict"),
        (said("up to 2,999"), "conflict"),
        (said("at least 1,000"), "compatible"),
    ]:
        ledger = Ledger([part, whole], wholes=[INSIDE])
        assert verdict(part, whole, ledger=ledger)[0] == wanted


def test_1_an_upper_bound_on_the_whole_binds_the_part():
    whole = said("up to 2,000")
    for words, wanted in [("3,000", "conflict"), ("2,000", "agree"), ("500", "compatible")]:
        part = said(words, KIRBY, KURSK)
        ledger = Ledger([part, whole], wholes=[INSIDE])
        assert verdict(part, whole, ledger=ledger)[0] == wanted


@pytest.mark.parametrize("words", ["at most 500", "fewer than 500"])
def test_1_an_upper_bound_on_the_part_says_nothing_of_the_whole(words):
    part, whole = said(words, KIRBY, KURSK), said("at least 12,000")
    ledger = Ledger([part, whole], wholes=[INSIDE])
    assert verdict(part, whole, ledger=ledger) == ("not_comparable", "place")


def test_1_a_part_that_was_not_declared_is_another_place():
    part, whole = said("at least 3,000", KIRBY, KURSK), said("2,000")
    assert verdict(part, whole) == ("not_comparable", "place")


def test_1_a_part_in_one_field_and_a_whole_in_another_bind_nothing():
    killed = RUSSIA.but(measure="killed")
    hurt = KURSK.but(measure="casualties")
    both = said("500", of=killed), said("300", KIRBY, hurt)
    ledger = Ledger(both, wholes=[INSIDE, Within("killed", "casualties")])
    found = compare(*both, ledger=ledger)
    assert (found.verdict, found.field) == ("not_comparable", "place")


# 2. cannot judge


@pytest.mark.parametrize("field", ["measure", "place", "unit"])
def test_2_cannot_judge_names_the_field_that_is_missing(field):
    asked = RUSSIA.but(unit="persons")
    other = said("12,000", KIRBY, asked.but(**{field: ""}))
    assert verdict(said("3,000", of=asked), other) == ("cannot_judge", field)


def test_2_a_scope_that_only_one_states_is_missing():
    sided = RUSSIA.but(scope={"side": "Ukraine"})
    assert verdict(said("3,000", of=sided), said("12,000", KIRBY)) == ("cannot_judge", "side")


@pytest.mark.parametrize(
    ("claim", "field"),
    [
        (Claim(KIRBY, RUSSIA, stance="unsure", said_on=DAY), "stance"),
        (Claim(KIRBY, RUSSIA, Estimate.unknown(), said_on=DAY), "estimate"),
        (Claim(KIRBY, RUSSIA, Estimate(5, 3), said_on=DAY), "estimate"),
        (Claim(KIRBY, RUSSIA, Estimate(5, 9, best=12), said_on=DAY), "estimate"),
        (Claim.asserted(by=KIRBY, of=RUSSIA, on=DAY), "estimate"),
    ],
)
def test_2_cannot_judge_names_the_figure_or_stance_that_is_missing(claim, field):
    assert verdict(said("3,000"), claim) == ("cannot_judge", field)


def test_2_of_two_things_missing_the_stance_is_named_whichever_comes_first():
    unsure = Claim(KIRBY, RUSSIA, stance="unsure", said_on=DAY)
    unknown = Claim(KIM, RUSSIA, Estimate.unknown(), said_on=DAY)
    assert verdict(unsure, unknown) == ("cannot_judge", "stance")


def test_2_a_date_that_only_one_gives_is_missing():
    undated = said("12,000", KIRBY, on=None)
    assert verdict(said("3,000"), undated) == ("cannot_judge", "as_of")


def test_2_two_without_a_date_are_of_one_time_and_a_note_says_so():
    found = compare(said("3,000", on=None), said("12,000", KIRBY, on=None))
    assert found.verdict == "conflict"
    assert found.notes == ("neither claim is dated; both are taken as of one time",)


def test_2_a_final_number_needs_no_date():
    toll = KILLED.but(moves="final")
    assert verdict(said("3,000", of=toll), said("12,000", KIRBY, toll, on=None))[0] == "conflict"


def test_2_what_is_expected_for_a_day_does_not_conflict_with_what_is_for_no_day():
    total = RUSSIA.but(status="expected")
    dated = said("12,000", of=total, target="2024-12")
    assert verdict(dated, said("10,000", KIRBY, total)) == ("cannot_judge", "target")
    assert verdict(dated, said("at least 12,000", KIRBY, total))[0] == "agree"


def test_2_totals_of_windows_that_overlap_do_not_conflict_for_either_may_be_the_later():
    month = said("3,000", of=KILLED, as_of="2024-10")
    assert verdict(month, said("2,000", KIRBY, KILLED, as_of="2024-10-24")) == (
        "cannot_judge",
        "as_of",
    )
    assert verdict(month, said("2,000", KIRBY, KILLED, as_of="2024-10"))[0] == "conflict"
    assert verdict(month, said("3,000", KIRBY, KILLED, as_of="2024-10-24"))[0] == "agree"


# 3. same origin


def test_3_repeat_is_one_statement_relayed_again():
    first = said("3,000", via="nbc", utterance="hearing")
    second = said("about 3,500", KIRBY, via="afp", utterance="hearing")
    assert verdict(first, second) == ("repeat", "origin")


def test_3_repeat_is_a_claim_that_cites_another():
    quoted, quoting = said("3,000", id="a"), said("4,000", Source("nbc", kind="outlet"), id="b")
    link = Link("repeats", by="nbc", claims=["b"], targets=["a"])
    ledger = Ledger([quoted, quoting], links=[link])
    assert verdict(quoted, quoting, ledger=ledger) == ("repeat", "origin")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,000", "3,000"),
        ("some 12,000", "12,000"),
        ("at least 3,000", "3,000"),
        ("at least 3,000", "more than 3,000"),
        ("dozens", "dozens"),
    ],
)
def test_3_repeat_is_the_same_figure_restated_hedged_alike_or_not(one, other):
    assert verdict(said(one), said(other, MINISTRY, on=WEEK_LATER)) == ("repeat", "origin")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,000", "4,000"),
        ("at least 3,000", "up to 3,000"),
        ("at least 3,000", "at least 4,000"),
        ("3,000", "more than 3,000"),
        ("dozens", "hundreds"),
        ("dozens", "60"),
    ],
)
def test_3_revision_is_another_figure_said_later(one, other):
    earlier, later = said(one), said(other, MINISTRY, on=WEEK_LATER)
    for pair in ((earlier, later), (later, earlier)):
        found = compare(*pair)
        assert (found.verdict, found.field, found.later) == ("revision", "origin", later.id)


@pytest.mark.parametrize(
    ("dates", "change"),
    [
        ({}, "update"),
        ({"as_of": WEEK_LATER}, "update"),
        ({"as_of": DAY}, "correction"),
        ({"as_of": "2024-10"}, "correction"),
    ],
)
def test_3_a_revision_is_an_update_where_as_of_moved_on_and_else_a_correction(dates, change):
    found = compare(said("3,000"), said("4,000", on=WEEK_LATER, **dates))
    assert (found.verdict, found.change) == ("revision", change)


def test_3_what_is_later_may_be_declared_where_no_clock_tells():
    first, second = said("3,000", id="a"), said("4,000", id="b", after=["a"])
    for pair in ((first, second), (second, first)):
        assert compare(*pair).later == "b"
    link = Link("supersedes", by="rok", claims=["a"], targets=["b"])
    undeclared = second.but(after=())
    ledger = Ledger([first, undeclared], links=[link])
    assert compare(first, undeclared, ledger=ledger).later == "a"


def test_3_two_that_are_each_declared_the_later_are_neither():
    first, second = said("3,000", id="a", after=["b"]), said("4,000", id="b", after=["a"])
    assert verdict(first, second) == ("conflict", "estimate")


def test_3_of_two_said_on_one_day_what_is_of_a_later_day_is_the_later():
    first, second = said("3,000", as_of="2024-10-20"), said("4,000", as_of="2024-10-22")
    found = compare(first, second)
    assert (found.verdict, found.change, found.later) == ("revision", "update", second.id)


def test_3_what_is_said_later_of_an_earlier_time_revises_nothing():
    now = said("3,000", as_of=DAY)
    before = said("1,000", on=WEEK_LATER, as_of="2024-10-01")
    assert verdict(now, before) == ("not_comparable", "as_of")


def test_3_unless_it_makes_what_was_said_impossible():
    now = said("3,000", of=KILLED, as_of=DAY)
    fewer = said("1,000", of=KILLED, on=WEEK_LATER, as_of="2024-10-01")
    more = said("5,000", of=KILLED, on=WEEK_LATER, as_of="2024-10-01")
    assert verdict(now, fewer) == ("compatible", "estimate")
    found = compare(now, more)
    assert (found.verdict, found.change, found.later) == ("revision", "correction", more.id)


def test_3_who_first_gives_no_figure_and_then_one_revises_nothing():
    first = Claim.asserted(by=KIM, of=RUSSIA, on=DAY)
    assert verdict(first, said("3,000", on=WEEK_LATER)) == ("not_comparable", "as_of")
    assert verdict(first, said("3,000", on="2024-10-25")) == ("cannot_judge", "estimate")


@pytest.mark.parametrize("first", [said("3,000"), Claim.asserted(by=KIM, of=RUSSIA, on=DAY)])
def test_3_who_asserts_and_later_denies_revises(first):
    later = Claim.denied(by=MINISTRY, of=RUSSIA, on=WEEK_LATER)
    found = compare(first, later)
    assert (found.verdict, found.later) == ("revision", later.id)


def test_3_never_across_different_origins():
    for other in ("3,000", "4,000"):
        assert verdict(said("3,000"), said(other, KIRBY, on=WEEK_LATER))[0] == "not_comparable"


def test_3_two_figures_for_one_day_are_a_conflict_of_an_origin_with_itself():
    found = compare(said("3,000"), said("4,000", MINISTRY))
    assert (found.verdict, found.field) == ("conflict", "estimate")
    assert found.path == (
        "Kim Yong-hyun",
        "the defence ministry",
        "South Korea",
        "the defence ministry",
    )


def test_3_an_origin_never_agrees_with_itself():
    for words in ("10,000 to 12,000", "at least 9,000"):
        assert verdict(said("12,000"), said(words, MINISTRY))[0] == "compatible"


def test_3_two_figures_of_one_statement_for_two_times_are_no_repeat():
    then = said("3,000", of=KILLED, as_of="2024-10-01", utterance="hearing")
    now = said("5,000", of=KILLED, as_of="2024-10-20", utterance="hearing")
    assert verdict(then, now) == ("revision", "origin")


@pytest.mark.parametrize(
    ("level", "wanted"),
    [("principal", "repeat"), ("organisation", "repeat"), ("speaker", "agree")],
)
def test_3_the_level_decides_what_one_origin_is(level, wanted):
    policy = Policy(level=level)
    assert verdict(said("3,000"), said("3,000", MINISTRY), policy=policy)[0] == wanted


def test_3_an_affiliation_counts_on_the_day_it_held():
    aide = Source(
        "aide",
        speaks_for=[
            Affiliation("rok", until="2024-10-01"),
            Affiliation("other", since="2024-10-02"),
        ],
    )
    before = said("3,000", aide, on="2024-10-01"), said("3,000", on="2024-10-01")
    after = said("3,000", aide, on="2024-10-02"), said("3,000", on="2024-10-02")
    assert verdict(*before)[0] == "repeat"
    assert verdict(*after)[0] == "agree"


def test_3_what_was_added_on_two_days_is_not_revised():
    added = KILLED.but(moves="change")
    monday = said("30", of=added, as_of="2024-10-21")
    assert verdict(monday, said("40", of=added, as_of="2024-10-22"))[0] == "not_comparable"


# 4. not comparable by as_of


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (DAY, "conflict"),
        ("2024-10-25", "conflict"),
        ("2024-10-26", "not_comparable"),
        ("2024-10", "conflict"),
        (DAY_BEFORE, "conflict"),
        ("2024-10-22", "not_comparable"),
    ],
)
def test_4_levels_are_comparable_where_their_windows_meet_within_a_day(day, wanted):
    assert verdict(said("3,000"), said("12,000", KIRBY, on=day))[0] == wanted


def test_4_the_day_tolerance_is_named_and_may_be_another():
    pair = said("3,000"), said("12,000", KIRBY, on=WEEK_LATER)
    found = compare(*pair, policy=Policy(day_slip=7))
    assert found.verdict == "conflict"
    assert "day slip 7" in str(found.policy)
    assert verdict(*pair, policy=Policy(day_slip=6)) == ("not_comparable", "as_of")


def test_4_a_running_total_binds_forward():
    monday = said("at least 3,000", of=KILLED, on="2024-10-21")
    for words, wanted in [("2,000", "conflict"), ("3,000", "agree"), ("5,000", "compatible")]:
        assert verdict(monday, said(words, KIRBY, KILLED, on="2024-10-25"))[0] == wanted


def test_4_a_running_total_does_not_bind_backward():
    monday = said("2,000", of=KILLED, on="2024-10-21")
    assert verdict(monday, said("5,000", KIRBY, KILLED, on="2024-10-25"))[0] == "compatible"
    at_most, at_least = (
        said("up to 2,000", of=KILLED),
        said("at least 1,000", KIRBY, KILLED, on=WEEK_LATER),
    )
    assert verdict(at_most, at_least) == ("not_comparable", "as_of")


def test_4_a_final_number_is_comparable_at_any_time():
    toll = KILLED.but(moves="final")
    assert verdict(said("3,000", of=toll), said("4,000", KIRBY, toll, on="2034"))[0] == "conflict"


@pytest.mark.parametrize(
    ("window", "words", "wanted"),
    [
        ("2024-10-21", "40", "conflict"),
        ("2024-10-22", "40", "not_comparable"),
        ("2024-10", "20", "conflict"),
        ("2024-10", "40", "compatible"),
        ("2024-10-20/2024-10-21", "20", "conflict"),
        ("2024-10-22/2024-10-23", "20", "not_comparable"),
    ],
)
def test_4_what_was_added_is_of_its_own_window_and_no_more_than_around_it(window, words, wanted):
    added = KILLED.but(moves="change")
    monday = said("30", of=added, as_of="2024-10-21")
    other = said(words, KIRBY, added, as_of=Window.of(window))
    assert verdict(monday, other)[0] == wanted


def test_4_what_is_expected_for_another_day_is_another_question():
    total = RUSSIA.but(status="expected")
    winter, spring = (
        said("12,000", by, total, target=day) for by, day in ((KIM, "2024-12"), (KIRBY, "2025-03"))
    )
    assert verdict(winter, spring) == ("not_comparable", "target")
    assert verdict(winter, spring.but(target="2024-12-24"))[0] == "agree"


def test_4_without_as_of_the_day_of_saying_counts_and_every_result_says_so():
    pair = said("3,000"), said("12,000", KIRBY)
    note = "as of assumed to be the day it was said: John Kirby, Kim Yong-hyun"
    assert note in compare(*pair).notes
    far = compare(pair[0], said("12,000", KIRBY, on=WEEK_LATER))
    assert (far.verdict, far.notes) == ("not_comparable", (note,))
    later = compare(pair[0], said("4,000", MINISTRY, on=WEEK_LATER))
    assert later.verdict == "revision"
    assert later.notes[0].startswith("as of assumed")
    stated = compare(*(claim.but(as_of=DAY) for claim in pair))
    assert stated.notes == ()


# 5. conflict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,000", "12,000"),
        ("at least 12,000", "3,000"),
        ("up to 3,000", "12,000"),
        ("10,000-12,000", "3,000"),
        ("more than 3,000", "3,000"),
        ("fewer than 3,000", "3,000"),
        ("about 3,000", "about 12,000"),
        ("dozens", "12"),
        ("none", "3,000"),
    ],
)
def test_5_conflict_where_no_value_satisfies_both(one, other):
    assert verdict(said(one), said(other, KIRBY)) == ("conflict", "estimate")
    assert compare(one, other).verdict == "conflict"


def test_5_a_conflict_carries_the_gap_absolute_and_relative():
    gap = compare(said("3,000"), said("12,000", KIRBY)).gap
    assert (gap.absolute, str(gap.relative)) == (9000, "0.75")


def test_5_the_gap_is_what_remains_after_the_tolerance():
    assert compare("about 3,000", "about 12,000").gap.absolute == 8200


@pytest.mark.parametrize(
    "other",
    [
        said("3,000", KIRBY),
        said("at least 3,000", KIRBY),
        said("dozens", KIRBY),
        Claim.asserted(by=KIRBY, of=RUSSIA, on=DAY),
    ],
)
def test_5_conflict_where_one_denies_what_the_other_asserts(other):
    assert verdict(Claim.denied(by="kremlin", of=RUSSIA, on=DAY), other) == ("conflict", "stance")


@pytest.mark.parametrize(
    ("denied", "words", "wanted"),
    [
        ("3,000", "3,000", "conflict"),
        ("3,000", "about 3,000", "conflict"),
        ("3,000", "4,000", "compatible"),
        ("3,000", "at least 3,000", "compatible"),
        ("at least 3,000", "3,500", "conflict"),
        ("at least 3,000", "2,999", "compatible"),
        ("more than 2,999", "3,000 or more", "conflict"),
    ],
)
def test_5_who_denies_a_figure_conflicts_with_who_leaves_nothing_else(denied, words, wanted):
    denial = Claim.denied(by="kremlin", of=RUSSIA, on=DAY, estimate=Estimate.parse(denied))
    assert verdict(denial, said(words, KIRBY)) == (wanted, "stance")


def test_5_denying_any_figure_denies_the_assertion_without_one():
    some = Claim.asserted(by=KIRBY, of=RUSSIA, on=DAY)
    for words, wanted in [("at least 1", "conflict"), ("3,000", "cannot_judge")]:
        estimate = Estimate.parse(words)
        denial = Claim.denied(by="kremlin", of=RUSSIA, on=DAY, estimate=estimate)
        assert verdict(denial, some)[0] == wanted


@pytest.mark.parametrize("words", ["none", "fewer than 1"])
def test_5_a_figure_that_leaves_nothing_conflicts_with_an_assertion(words):
    some = Claim.asserted(by=KIRBY, of=RUSSIA, on=DAY)
    assert verdict(some, said(words)) == ("conflict", "stance")


def test_5_of_what_is_measured_some_is_anything_but_zero():
    front = Question("the front", measure="advance", place="Russia", unit="km")
    some, denial = Claim.asserted(by="a", of=front, on=DAY), Claim.denied(by="b", of=front, on=DAY)
    for words, with_some, with_denial in [
        ("0.5", "cannot_judge", "conflict"),
        ("0", "conflict", "agree"),
    ]:
        figure = said(words, of=front)
        assert verdict(some, figure)[0] == with_some
        assert verdict(denial, figure)[0] == with_denial
    assert verdict(some, denial) == ("conflict", "stance")
    about = Claim.denied(by="b", of=front, on=DAY, estimate=Estimate.exactly(3))
    assert verdict(some, about) == ("cannot_judge", "estimate")


@pytest.mark.parametrize(
    ("part", "whole", "wanted"),
    [
        (said("3,000", of=KURSK), Claim.denied(by="b", of=RUSSIA, on=DAY), "conflict"),
        (
            Claim.asserted(by="a", of=KURSK, on=DAY),
            Claim.denied(by="b", of=RUSSIA, on=DAY),
            "conflict",
        ),
        (Claim.denied(by="b", of=KURSK, on=DAY), said("3,000"), "compatible"),
        (
            Claim.denied(by="b", of=KURSK, on=DAY),
            Claim.asserted(by="a", of=RUSSIA, on=DAY),
            "compatible",
        ),
        (Claim.denied(by="b", of=KURSK, on=DAY), Claim.denied(by="a", of=RUSSIA, on=DAY), "agree"),
        (
            Claim.asserted(by="a", of=KURSK, on=DAY),
            Claim.asserted(by="b", of=RUSSIA, on=DAY),
            "agree",
        ),
        (
            said("3,000", of=KURSK),
            Claim.denied(by="b", of=RUSSIA, on=DAY, estimate=Estimate.at_least(1000)),
            "conflict",
        ),
        (
            Claim.denied(by="b", of=KURSK, on=DAY, estimate=Estimate.at_least(1000)),
            said("3,000"),
            "compatible",
        ),
        (
            Claim.denied(by="b", of=KURSK, on=DAY, estimate=Estimate.at_most(5000)),
            said("up to 4,000"),
            "conflict",
        ),
        (
            Claim.denied(by="b", of=KURSK, on=DAY, estimate=Estimate.at_most(5000)),
            said("at least 4,000"),
            "compatible",
        ),
    ],
)
def test_5_a_denial_reaches_from_part_to_whole_as_far_as_bounds_do(part, whole, wanted):
    ledger = Ledger([part, whole], wholes=[INSIDE])
    assert verdict(part, whole, ledger=ledger)[0] == wanted


def test_5_of_what_is_measured_a_part_without_a_figure_rules_nothing_out():
    front = Question("the front", measure="advance", place="Russia", unit="km")
    part = Claim.asserted(by="a", of=front.but(place="Kursk"), on=DAY)
    whole = Claim.denied(by="b", of=front, on=DAY)
    ledger = Ledger([part, whole], wholes=[INSIDE])
    assert verdict(part, whole, ledger=ledger)[0] == "compatible"


# 6. agree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,000", "3,000"),
        ("3,000", "at least 3,000"),
        ("3,000", "up to 3,000"),
        ("10,000-12,000", "12,000"),
        ("10,000-12,000", "about 11,000"),
        ("between 9,000 and 13,000", "10,000-12,000"),
        ("about 3,000", "3,000"),
        ("about 3,000", "at least 3,000"),
        ("at least 3,000", "up to 3,000"),
        ("12,000 ± 500", "12,000"),
        ("0 to 5", "none"),
    ],
)
def test_6_agree_where_each_figure_is_possible_or_one_lies_in_a_stated_range(one, other):
    assert verdict(said(one), said(other, KIRBY)) == ("agree", "estimate")
    assert compare(one, other).verdict == "agree"


@pytest.mark.parametrize("state", [Claim.asserted, Claim.denied])
def test_6_two_assertions_or_two_denials_without_number_agree(state):
    both = state(by=KIM, of=RUSSIA, on=DAY), state(by=KIRBY, of=RUSSIA, on=DAY)
    assert verdict(*both) == ("agree", "stance")


def test_6_a_denial_agrees_with_a_figure_of_none():
    denial = Claim.denied(by="kremlin", of=RUSSIA, on=DAY)
    assert verdict(denial, said("none", KIRBY)) == ("agree", "stance")


def test_6_two_who_deny_the_same_figure_agree():
    both = [Claim.denied(by=by, of=RUSSIA, on=DAY, estimate=Estimate.exactly(3000)) for by in "ab"]
    assert verdict(*both) == ("agree", "stance")
    other = Claim.denied(by="c", of=RUSSIA, on=DAY)
    assert verdict(both[0], other) == ("compatible", "stance")


# 7. compatible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 3,000", "12,000"),
        ("up to 12,000", "3,000"),
        ("at least 3,000", "at least 10,000"),
        ("10,000-12,000", "11,000-13,000"),
        ("11,900", "12,000"),
        ("about 12,000", "12,400"),
        ("dozens", "60"),
        ("dozens", "hundreds"),
        ("more than 2,000", "3,000"),
    ],
)
def test_7_compatible_where_a_value_satisfies_both_but_neither_backs_the_other(one, other):
    assert verdict(said(one), said(other, KIRBY)) == ("compatible", "estimate")
    assert compare(one, other).verdict == "compatible"


def test_7_up_to_does_not_deny_and_a_denial_does_not_deny_it():
    denial = Claim.denied(by="kremlin", of=RUSSIA, on=DAY)
    assert verdict(denial, said("up to 12,000", KIRBY)) == ("compatible", "stance")


# What holds of all of them


def test_there_are_seven_verdicts():
    assert [one.value for one in Verdict] == [
        "agree",
        "compatible",
        "conflict",
        "revision",
        "repeat",
        "not_comparable",
        "cannot_judge",
    ]
    assert Verdict.NOT_COMPARABLE.in_words == "not comparable"


def test_the_earlier_question_decides():
    """Each claim here breaks one more condition than the one before; the first one told wins."""
    base = said("3,000")
    other_place = said("9", KIM, KURSK, on=None)
    undated = Claim(KIM, RUSSIA, Estimate(9, 5))
    same_origin = said("9", MINISTRY, on=WEEK_LATER)
    other_time = said("9", KIRBY, on=WEEK_LATER)
    conflicting = said("9", KIRBY)
    found = [
        compare(base, claim).verdict.value
        for claim in (other_place, undated, same_origin, other_time, conflicting)
    ]
    assert found == ["not_comparable", "cannot_judge", "revision", "not_comparable", "conflict"]


@pytest.mark.parametrize(
    "claim",
    [
        said("3,000"),
        said("dozens"),
        said("3,000", on=None),
        Claim.asserted(by=KIM, of=RUSSIA, on=DAY),
        Claim.denied(by=KIM, of=RUSSIA),
    ],
)
def test_a_claim_and_itself_are_a_repeat(claim):
    assert compare(claim, claim).verdict == "repeat"


def test_a_comparison_is_machine_readable():
    found = compare(said("3,000", id="a"), said("12,000", KIRBY, id="b"))
    assert found.ids == ("a", "b")
    assert [str(figure) for figure in found.figures] == ["3,000", "12,000"]
    assert found.to_dict() == {
        "verdict": "conflict",
        "claims": ["a", "b"],
        "figures": ["3,000", "12,000"],
        "field": "estimate",
        "reason": "3,000 (Kim Yong-hyun) and 12,000 (John Kirby) exclude each other"
        " by 9,000 (75 %)",
        "policy": "tolerance grain, day slip 1, level principal",
        "gap": "9,000 (75 %)",
        "notes": ["as of assumed to be the day it was said: John Kirby, Kim Yong-hyun"],
    }
    asserted = compare(Claim.asserted(by="a", of=RUSSIA), Claim.asserted(by="b", of=RUSSIA))
    assert asserted.figures == (None, None)
    assert asserted.to_dict()["figures"] == [None, None]


def test_bare_figures_are_counts_unless_one_names_a_fraction():
    assert compare("more than 5", "fewer than 6").verdict == "conflict"
    assert compare("more than 5.5 km", "less than 6 km").verdict == "agree"


@pytest.mark.parametrize("pair", [("3,000", Estimate(5, 3)), ("3,000", Estimate.unknown())])
def test_a_bare_figure_that_is_none_or_odd_cannot_be_judged(pair):
    for first, second in (pair, pair[::-1]):
        found = compare(first, second)
        assert (found.verdict, found.field, found.ids) == ("cannot_judge", "estimate", ())


def test_a_claim_cannot_be_held_against_a_bare_figure():
    with pytest.raises(RecordError, match="compare two claims or two estimates, not Claim"):
        compare(said("3,000"), "3,000")


@pytest.mark.parametrize("value", [3000, None, 3.5])
def test_only_figures_and_phrases_can_be_compared(value):
    with pytest.raises(RecordError, match="compare two claims or two estimates"):
        compare("3,000", value)


def test_a_tolerance_may_be_named_for_one_comparison():
    ledger = Ledger(policy=Policy(tolerance="as_said"))
    assert compare("about 3,000", "3,100", ledger=ledger).verdict == "conflict"
    assert compare("about 3,000", "3,100", ledger=ledger, tolerance="grain").verdict == "compatible"
    assert compare("about 3,000", "3,100", policy=Policy()).verdict == "compatible"


def test_every_pair_on_a_question_and_its_parts_is_compared_once():
    claims = [said("3,000", id="a"), said("3,000", KIRBY, id="b"), said("9", KIRBY, KURSK, id="c")]
    other = said("5", of=Question("tanks"), id="d")
    ledger = Ledger([*claims, other], wholes=[INSIDE])
    found = {frozenset(one.ids): one.verdict.value for one in compare_all(ledger)}
    assert found == {
        frozenset("ab"): "agree",
        frozenset("ac"): "compatible",
        frozenset("bc"): "compatible",
    }
    assert [one.policy.day_slip for one in compare_all(ledger, policy=Policy(day_slip=3))] == [
        3
    ] * 3


class TestOneOriginOnOneDay:
    """No origin backs itself: a figure within its own range is room, and never agreement."""

    @pytest.mark.parametrize(
        "both",
        [("10,000-12,000", "12,000"), ("at least 3,000", "12,000"), ("some 12,000", "12,500")],
    )
    def test_does_not_agree_with_itself(self, both):
        kim = Source("kim", speaks_for="South Korea")
        asked = Question("troops", place="Russia")
        one, other = (Claim.said(w, by=kim, of=asked, on="2024-10-23", id=w[:2]) for w in both)
        assert compare(one, other).verdict in (Verdict.COMPATIBLE, Verdict.REPEAT)
        assert compare(other, one).verdict is compare(one, other).verdict
