"""Relays that distort: which print of one utterance is at odds, and when that cannot be told."""

import pytest

from provenance import Claim, Estimate, Ledger, Link, Question, Source
from provenance.corroboration import Shift, relays_that_differ

TOLL = Question("blast", measure="killed", place="Ghor", moves="final", id="toll")
HURT = TOLL.but(measure="casualties", id="hurt")
SPOKESMAN = Source("spokesman", kind="person", speaks_for="interior-ministry")
OUTLETS = {id_: Source(id_, name=id_.upper(), kind="outlet") for id_ in ("afp", "ap", "bbc", "dpa")}


def prints(outlet, words, of=TOLL, by=SPOKESMAN, through=(), **fields):
    via = [*(OUTLETS[id_] for id_ in through), OUTLETS[outlet]]
    fields = {"utterance": "briefing", "id": outlet} | fields
    return Claim.said(words, by=by, of=of, via=via, **fields)


def found_in(*things):
    return relays_that_differ(Ledger().add(*things))


def only(*things):
    (found,) = found_in(*things)
    return found


def test_two_hedges_for_one_briefing_cannot_be_told_apart():
    found = only(prints("afp", "about 30"), prints("ap", "at least 30"))
    assert found.shift is Shift.HEDGE
    assert found.odd == ()
    assert found.reason == (
        "one utterance of spokesman is about 30 in AFP but at least 30 in AP; "
        "which of them is at odds cannot be told"
    )


def test_most_relays_against_one():
    found = only(prints("afp", "30"), prints("ap", "30"), prints("bbc", "13"))
    assert found.shift is Shift.FIGURE
    assert [claim.id for claim in found.odd] == ["bbc"]
    assert found.told_by == "majority"
    assert found.reason.endswith("BBC is at odds with most of the relays")


def test_the_print_nearest_to_the_source_wins_a_tie():
    found = only(prints("afp", "30"), prints("ap", "13", through=["dpa"]))
    assert [claim.id for claim in found.odd] == ["ap"]
    assert found.told_by == "nearness"


def test_whoever_repeats_another_print_and_differs_is_at_odds():
    said = Claim.said("30", by=SPOKESMAN, of=TOLL, id="said")
    copies = [prints(id_, "13", utterance="") for id_ in ("afp", "ap")]
    links = [Link("repeats", by="x", claims=[copy.id], targets=["said"]) for copy in copies]
    found = only(said, *copies, *links)
    assert [claim.id for claim in found.odd] == ["afp", "ap"]
    assert found.told_by == "citation"


def test_a_copy_of_a_misprint_does_not_outvote_the_others():
    misprints = [prints("afp", "13"), prints("ap", "13"), prints("bbc", "13")]
    copied = [Link("repeats", by="x", claims=[id_], targets=["afp"]) for id_ in ("ap", "bbc")]
    found = only(*misprints, *copied, prints("dpa", "30", through=[]))
    assert found.odd == ()


def test_one_printer_that_prints_twice_counts_once():
    twice = [prints("afp", "13"), prints("afp", "13", id="afp-2")]
    assert only(*twice, prints("ap", "30")).odd == ()


def test_the_same_figure_in_other_words_is_no_difference():
    assert found_in(prints("afp", "about 30"), prints("ap", "around 30")) == ()


def test_what_was_taken_back_is_held_against_nothing():
    retracted = Link("retracts", by="ap", claims=[], targets=["ap"])
    assert found_in(prints("afp", "30"), prints("ap", "13"), retracted) == ()


def test_a_denial_out_of_an_assertion():
    denial = Claim.denied(by=SPOKESMAN, of=TOLL, via=OUTLETS["ap"], utterance="briefing", id="ap")
    assertion = Claim.asserted(
        by=SPOKESMAN, of=TOLL, via=OUTLETS["afp"], utterance="briefing", id="afp"
    )
    assert only(assertion, denial).shift is Shift.STANCE


def test_casualties_printed_as_deaths():
    said = [prints("afp", "45", of=HURT), prints("bbc", "45", of=HURT), prints("ap", "45")]
    found = only(*said)
    assert (found.shift, found.field) == (Shift.DEFINITION, "measure")
    assert [claim.id for claim in found.odd] == ["ap"]
    assert found.reason == (
        "one utterance of spokesman is of casualties in AFP and BBC but of killed in AP; "
        "AP is at odds with most of the relays"
    )


def test_a_plan_printed_as_a_fact():
    plan = TOLL.but(status="planned", id="plan")
    assert only(prints("afp", "45", of=plan), prints("ap", "45")).field == "status"


def test_whoever_prints_both_tells_two_figures_that_happen_to_be_equal():
    both = [prints("afp", "45", of=HURT), prints("afp", "45", id="afp-2")]
    assert found_in(*both, prints("ap", "45")) == ()


def test_two_figures_of_one_utterance_are_two_answers():
    assert found_in(prints("afp", "45", of=HURT), prints("ap", "30")) == ()


@pytest.mark.parametrize("field", ["place", "measure"])
def test_a_field_that_one_print_leaves_out_or_widens_is_no_shift(field):
    vaguer = TOLL.but(**{field: ""}, id="vaguer")
    assert found_in(prints("afp", "45", of=vaguer), prints("ap", "45")) == ()


def test_other_utterances_have_nothing_to_do_with_it():
    assert found_in(prints("afp", "30"), prints("ap", "13", utterance="interview")) == ()


def test_a_distortion_as_plain_values():
    told = only(prints("afp", "30"), prints("ap", "30"), prints("bbc", "13")).to_dict()
    assert told["versions"] == [["afp", "ap"], ["bbc"]]
    assert told["odd"] == ["bbc"]
    assert told["shift"] == "figure"


def test_an_utterance_without_figures():
    vague = Claim(
        SPOKESMAN,
        TOLL,
        Estimate(low=24, profile="airwars"),
        via=OUTLETS["ap"],
        utterance="briefing",
        id="ap",
    )
    plain = Claim.asserted(
        by=SPOKESMAN, of=TOLL, via=OUTLETS["afp"], utterance="briefing", id="afp"
    )
    assert only(plain, vague).shift is Shift.FIGURE


def test_several_at_odds_are_named_together():
    found = only(prints("afp", "30"), prints("ap", "30"), prints("bbc", "13"), prints("dpa", "15"))
    assert ids(found.odd) == ["bbc", "dpa"]
    assert found.reason == (
        "one utterance of spokesman is 30 in AFP and AP but 13 in BBC but 15 in DPA; "
        "BBC and DPA are at odds with most of the relays"
    )


def ids(claims):
    return [claim.id for claim in claims]


def test_an_utterance_is_told_as_that_of_whom_the_first_print_names():
    other = prints("ap", "13", by=Source("envoy", kind="person"))
    assert only(prints("afp", "30"), other).reason.startswith("one utterance of spokesman is 30")


def test_a_print_that_repeats_another_has_no_voice_of_its_own():
    three = [prints("afp", "30"), prints("ap", "13"), prints("bbc", "15")]
    found = only(*three, Link("repeats", by="x", claims=["bbc"], targets=["afp"]))
    assert (found.odd, found.told_by) == ((), "")


def test_of_two_prints_of_one_outlet_the_nearer_to_the_source_counts():
    twice = [
        prints("afp", "30", through=["dpa"], id="a1"),
        prints("afp", "30", id="a2"),
    ]
    found = only(*twice, prints("ap", "13", through=["bbc"]))
    assert (ids(found.odd), found.told_by) == (["ap"], "nearness")


def test_a_shift_of_definition_names_its_field():
    told = only(prints("afp", "45", of=HURT), prints("ap", "45")).to_dict()
    assert (told["shift"], told["field"]) == ("definition", "measure")
    assert "field" not in only(prints("afp", "30"), prints("ap", "13")).to_dict()


def test_distortions_come_by_what_shifted_and_by_their_claims():
    found = found_in(
        prints("afp", "30"),
        prints("ap", "13"),
        prints("bbc", "about 30", utterance="second"),
        prints("dpa", "30", utterance="second"),
        prints("afp", "45", of=HURT, utterance="third", id="c1"),
        prints("ap", "45", utterance="third", id="c2"),
        prints("afp", "7", utterance="fourth", id="a1"),
        prints("ap", "8", utterance="fourth", id="a2"),
    )
    assert [(str(one.shift), ids(one.claims)) for one in found] == [
        ("definition", ["c1", "c2"]),
        ("figure", ["a1", "a2"]),
        ("figure", ["afp", "ap"]),
        ("hedge", ["bbc", "dpa"]),
    ]


GROWING = TOLL.but(moves="running_total", id="growing")


def dated(outlet, words, as_of, of=GROWING):
    return prints(outlet, words, of=of, as_of=as_of, on="2024-03-02", id=f"{outlet} {as_of}")


def test_figures_that_one_utterance_gives_for_two_days_are_two():
    earlier, later = dated("afp", "10", "2024-02-28"), dated("ap", "15", "2024-03-01")
    assert found_in(earlier, later) == ()
    assert found_in(earlier, later, prints("bbc", "12", of=GROWING)) == ()
    # A month says less of when than two of its days.
    within = dated("ap", "15", "2024-02-03"), dated("bbc", "20", "2024-02-20")
    assert found_in(dated("afp", "10", "2024-02"), *within) == ()
    slip = only(earlier, later, dated("bbc", "51", "2024-03-01"))
    assert {claim.estimate.low for claim in slip.claims} == {15, 51}


def test_figures_for_one_day_or_for_all_time_are_one():
    earlier = dated("afp", "10", "2024-03-01")
    assert only(earlier, dated("ap", "15", "2024-03"))
    assert only(earlier, prints("ap", "15", of=GROWING))
    assert only(dated("afp", "10", "2024-02-28", TOLL), dated("ap", "15", "2024-03-01", TOLL))
