"""Ids: declared once, found when referred to, and never leading round in a circle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UnusableInput
from provenance.formats import ledger_from, load
from provenance.formats.references import bottom_up, rings


@pytest.mark.parametrize(
    ("table", "fields", "path", "hint"),
    [
        ("claim", {"source": "defense"}, "claim[0].source", "'defence'"),
        ("claim", {"question": "their"}, "claim[0].question", "'there'"),
        ("claim", {"via": ["gazete"]}, "claim[0].via[0]", "'gazette'"),
        ("claim", {"after": ["secnod"]}, "claim[0].after[0]", "'second'"),
        ("source", {"speaks_for": "republik"}, "source[0].speaks_for", "'republic'"),
        ("source", {"speaks_for": ["republik"]}, "source[0].speaks_for[0]", "'republic'"),
        ("source", {"same_as": ["xyz"]}, "source[0].same_as[0]", "declare it"),
    ],
)
def test_an_id_that_nothing_bears_is_named_with_the_nearest(faulty, table, fields, path, hint):
    fault = faulty(table, **fields)
    assert fault.path == path
    assert "has the id" in fault.message
    assert hint in fault.message


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"by": "gazete"}, "link[0].by"),
        ({"claims": ["frist"]}, "link[0].claims[0]"),
        ({"targets": ["secnod"]}, "link[0].targets[0]"),
        ({"targets": ["source:republik"]}, "link[0].targets[0]"),
        ({"targets": []}, "link[0].targets"),
        ({"targets": ["first"]}, "link[0].targets"),
        ({"relation": "confirmed"}, "link[0].relation"),
    ],
)
def test_a_link_leads_from_claims_to_claims(refused, sound, fields, path):
    link = {"relation": "confirms", "by": "gazette", "claims": ["first"], "targets": ["second"]}
    sound["link"] = [link | fields]
    (fault,) = refused(sound)
    assert fault.path == path


def test_an_exception_is_of_claims_on_record(refused, sound):
    sound["exception"] = [{"rule": "conflict", "claims": ["frist"], "reason": "looked at"}]
    (fault,) = refused(sound)
    assert fault.path == "exception[0].claims[0]"


@pytest.mark.parametrize("table", ["source", "question", "claim"])
def test_one_id_stands_for_one_thing(refused, sound, table):
    key = "note" if table != "question" else "place"
    sound[table].append(sound[table][0] | {key: "something else"})
    (fault,) = refused(sound)
    place = len(sound[table]) - 1
    assert fault.path == f"{table}[{place}].id"
    assert "used twice" in fault.message
    assert f"{table}[0]" in fault.message


@pytest.mark.parametrize("table", ["source", "question", "claim"])
def test_the_same_thing_twice_is_one_thing(written, sound, table):
    sound[table].append(dict(sound[table][0]))
    assert len(load(written(sound))) == 2


def test_what_gets_the_same_id_from_its_words_needs_one_of_its_own(refused, sound):
    link = {"relation": "confirms", "by": "gazette", "claims": ["first"], "targets": ["second"]}
    sound["link"] = [link, link | {"words": "as others say"}]
    (fault,) = refused(sound)
    assert fault.path == "link[1]"
    assert "used twice" in fault.message


def test_a_faulty_record_is_not_missed_where_it_is_referred_to(refused, sound):
    sound["source"][1]["kind"] = "sstate"
    (fault,) = refused(sound)
    assert fault.path == "source[1].kind"


def test_a_source_speaks_for_no_one_who_speaks_for_it(refused, sound):
    sound["source"][1]["speaks_for"] = "defence"
    (fault,) = refused(sound)
    assert fault.path == "source[0].speaks_for"
    assert "'defence' → 'republic' → 'defence'" in fault.message


@pytest.mark.parametrize("key", ["speaks_for", "same_as"])
def test_a_source_neither_speaks_for_itself_nor_is_its_own_namesake(faulty, key):
    fault = faulty("source", **{key: ["defence"]})
    assert fault.path == f"source[0].{key}"
    assert "cycle" in fault.message


def test_two_rings_are_two_faults(refused, sound):
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    sound["source"] += [{"id": one, "speaks_for": other} for one, other in pairs]
    assert len(refused(sound)) == 2


def test_a_long_ring_is_shown_in_part(refused, sound):
    sound["source"] += [{"id": f"s{n}", "speaks_for": f"s{(n + 1) % 50}"} for n in range(50)]
    (fault,) = refused(sound)
    assert fault.message.endswith("'s5' \u2192 44 more \u2192 's0'")


def test_namesakes_in_a_circle_are_refused(refused, sound):
    sound["source"][0]["same_as"] = ["republic"]
    sound["source"][1]["same_as"] = ["defence"]
    (fault,) = refused(sound)
    assert fault.path == "source[0].same_as"


def test_a_source_speaks_for_one_at_a_time(refused, sound):
    sound["source"][0]["speaks_for"] = ["republic", "gazette"]
    (fault,) = refused(sound)
    assert fault.path == "source[0].speaks_for"
    assert "at one time" in fault.message


def test_a_source_may_speak_for_one_after_the_other(written, sound):
    sound["source"][0]["speaks_for"] = [
        {"source": "republic", "until": "2023"},
        {"id": "gazette", "since": "2024-01"},
    ]
    first, second = load(written(sound)).source("defence").speaks_for
    assert first.until.isoformat() == "2023-12-31"
    assert second.since.isoformat() == "2024-01-01"


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ({"source": "republic", "since": "2024", "until": "2023"}, "speaks_for[0]"),
        ({"source": "republic", "since": "../2023"}, "speaks_for[0].since"),
        ({"source": "republic", "since": 2023}, "speaks_for[0].since"),
        ({"source": "republic", "id": "republic"}, "speaks_for[0]"),
        ({"since": "2024"}, "speaks_for[0]"),
        ({"source": "republic", "form": "2024"}, "speaks_for[0].form"),
        (7, "speaks_for[0].source"),
    ],
)
def test_an_affiliation_has_one_source_and_dates_in_order(faulty, entry, path):
    assert faulty("source", speaks_for=[entry]).path == f"source[0].{path}"


def test_a_claim_reaches_no_one_through_its_own_source(faulty):
    fault = faulty(via=["gazette", "defence"])
    assert fault.path == "claim[0].via[1]"
    assert "cycle" in fault.message


def test_a_claim_passes_through_nobody_twice(faulty):
    assert faulty(via=["gazette", "republic", "gazette"]).path == "claim[0].via[2]"


def test_a_claim_comes_after_no_claim_that_comes_after_it(refused, sound):
    sound["claim"][0]["after"] = ["second"]
    sound["claim"][1]["after"] = ["first"]
    (fault,) = refused(sound)
    assert fault.path == "claim[0].after"
    assert "'first' → 'second' → 'first'" in fault.message


def test_a_claim_does_not_come_after_itself(faulty):
    assert faulty(after=["first"]).path == "claim[0].after"


def test_a_claim_replaces_none_that_replaces_it(refused, sound):
    ends = [("first", "second"), ("second", "first")]
    sound["link"] = [
        {"relation": "supersedes", "by": "defence", "claims": [one], "targets": [other]}
        for one, other in ends
    ]
    (fault,) = refused(sound)
    assert fault.path == "link[0].targets"
    assert "cycle" in fault.message


def test_claims_may_repeat_one_another_in_a_circle_for_that_is_a_finding(written, sound):
    ends = [("first", "second"), ("second", "first")]
    sound["link"] = [
        {"relation": "repeats", "by": "gazette", "claims": [one], "targets": [other]}
        for one, other in ends
    ]
    assert len(load(written(sound)).links) == 2


def test_a_place_lies_in_none_that_lies_in_it(refused, sound):
    sound["within"] = [{"part": "Here", "whole": "There"}, {"part": "there", "whole": "HERE"}]
    (fault,) = refused(sound)
    assert fault.path == "within[0]"


@pytest.mark.parametrize(
    ("total", "path"),
    [
        ({"whole": "hurt", "parts": ["hurt"]}, "sum[0]"),
        ({"whole": "hurt", "parts": []}, "sum[0]"),
        ({"whole": "hurt", "parts": ["killed", "Killed"]}, "sum[0]"),
        ({"whole": "hurt", "parts": "killed"}, "sum[0].parts"),
        ({"whole": "hurt"}, "sum[0].parts"),
    ],
)
def test_a_sum_has_parts_other_than_itself(refused, sound, total, path):
    sound["sum"] = [total]
    (fault,) = refused(sound)
    assert fault.path == path


def test_a_line_of_speakers_is_long_but_not_endless(refused, sound):
    sound["source"] += [{"id": "s0"}]
    sound["source"] += [{"id": f"s{n}", "speaks_for": f"s{n - 1}"} for n in range(1, 3000)]
    (fault,) = refused(sound)
    assert fault.path == "source[103].speaks_for"
    assert "100 steps" in fault.message


def test_a_long_chain_of_claims_is_followed_without_recursion(written, sound):
    claim = sound["claim"][1]
    sound["claim"] += [claim | {"id": f"c{n}", "after": [f"c{n - 1}"]} for n in range(1, 3000)]
    sound["claim"].append(claim | {"id": "c0"})
    assert len(load(written(sound))) == 3002


names = st.sampled_from("abcdefgh")
graphs = st.dictionaries(names, st.lists(names, max_size=3), max_size=8)


@given(graphs)
def test_what_can_be_ordered_comes_after_all_it_leads_to(leads_to):
    order = bottom_up(leads_to)
    for place, one in enumerate(order):
        assert set(leads_to[one]) & leads_to.keys() <= set(order[:place])


@given(graphs)
def test_a_ring_leads_round_and_each_part_is_in_one_ring_only(leads_to):
    found = list(rings(leads_to))
    for ring in found:
        for one, following in zip(ring, [*ring[1:], ring[0]], strict=True):
            assert following in leads_to[one]
    members = [one for ring in found for one in ring]
    assert len(members) == len(set(members))
    assert bool(found) == (len(bottom_up(leads_to)) < len(leads_to))


@given(graphs)
def test_sources_load_exactly_where_none_speaks_for_itself_by_way_of_others(leads_to):
    above = {one: aims[0] for one, aims in leads_to.items() if aims}
    declared = sorted({*leads_to, *above.values()})
    rows = [{"id": one} | ({"speaks_for": above[one]} if one in above else {}) for one in declared]
    has_ring = any(rings({one: [above[one]] if one in above else [] for one in declared}))
    try:
        ledger_from({"source": rows})
    except UnusableInput:
        assert has_ring
    else:
        assert not has_ring
