"""Who speaks and for whom: lines, levels, and affiliations that change over time."""

import copy
import pickle
from datetime import date, datetime

import pytest

from provenance.errors import DateError, RecordError
from provenance.source import MOST_ABOVE, Affiliation, Level, Reliability, Source, SourceKind

US = Source("us", name="United States", kind="state")
NSC = Source("us-nsc", name="National Security Council", kind="agency", speaks_for=US)
KIRBY = Source("kirby", name="John Kirby", kind="person", speaks_for=NSC)


def test_a_line_runs_from_the_speaker_to_the_principal():
    assert KIRBY.line() == (KIRBY, NSC, US)
    assert KIRBY.principal() is US
    assert US.line() == (US,)
    assert (KIRBY.above, NSC.above, US.above) == (2, 1, 0)


@pytest.mark.parametrize(
    ("source", "level", "seen"),
    [
        (KIRBY, "speaker", "kirby"),
        (KIRBY, "organisation", "us-nsc"),
        (KIRBY, "principal", "us"),
        (US, Level.ORGANISATION, "us"),
        (Source("a", kind="person"), "organisation", "a"),
        (Source("spokes", kind="office", speaks_for="us"), "organisation", "us"),
    ],
)
def test_the_level_tells_who_is_seen(source, level, seen):
    assert source.at(level).id == seen


def test_whom_one_speaks_for_may_change_over_time():
    aide = Source(
        "aide",
        speaks_for=[
            Affiliation("campaign", until="2024-06-30"),
            Affiliation(NSC, since=date(2024, 7, 1)),
        ],
    )
    assert [one.id for one in aide.line(date(2024, 6, 30))] == ["aide", "campaign"]
    assert [one.id for one in aide.line(date(2024, 7, 1))] == ["aide", "us-nsc", "us"]
    assert [one.id for one in aide.line()] == ["aide", "campaign"]
    assert aide.above == 2


def test_affiliations_are_kept_in_the_order_of_time_however_they_were_given():
    one, two = Affiliation("x", until="2024-01-01"), Affiliation("y", since="2024-02-01")
    assert Source("a", speaks_for=[two, one]) == Source("a", speaks_for=[one, two])
    assert Source("a", speaks_for=[[one], two]).speaks_for == (one, two)


def test_nobody_is_spoken_for_by_default():
    for nobody in ((), None, ""):
        assert Source("a", speaks_for=nobody).speaks_for == ()


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        (None, None, None, True),
        ("2024-01-01", None, "2023-12-31", False),
        ("2024-01-01", None, "2024-01-01", True),
        (None, "2024-01-01", "2024-01-01", True),
        (None, "2024-01-01", "2024-01-02", False),
        ("2024-01-01", "2024-02-01", None, True),
    ],
)
def test_an_affiliation_holds_on_its_days_and_on_an_unknown_day(since, until, day, holds):
    on = None if day is None else date.fromisoformat(day)
    assert Affiliation("x", since, until).holds_on(on) is holds


def test_two_affiliations_have_the_days_in_common_that_both_hold_on():
    spring = Affiliation("x", since="2024-03-01", until="2024-05-31")
    from_may = Affiliation("y", since="2024-05-01")
    assert spring.during(from_may) == (Affiliation("y", "2024-05-01", "2024-05-31"),)
    assert spring.overlaps(from_may)
    assert not spring.overlaps(Affiliation("y", since="2024-06-01"))
    assert spring.overlaps(Affiliation("y"))


def _two_at_once():
    return Source("a", speaks_for=["x", "y"])


def _ring():
    return Source("a", speaks_for=Source("b", speaks_for="a"))


def _ring_later():
    gone = Affiliation("c", until="2020-01-01")
    back = Affiliation("a", since="2021-01-01")
    return Source("a", speaks_for=Source("b", speaks_for=[gone, back]))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Source(""), "a name cannot be empty"),
        (lambda: Source(5), "a name is a string, not 5"),
        (lambda: Source("a", name=" "), "a name cannot be empty"),
        (lambda: Source("a", kind="king"), "no source kind is called 'king'"),
        (lambda: Source("a", aliases="Washington"), "a list of names is asked for"),
        (lambda: Source("a", aliases=None), "a list of names is asked for"),
        (lambda: Source("a", same_as="b"), "a list of ids is asked for"),
        (lambda: Source("a", note=5), "a text is a string"),
        (lambda: Source("a", reliability="Z"), "no reliability is called 'Z'"),
        (lambda: Source("a", speaks_for=5), "a source speaks for a source or its id, not 5"),
        (lambda: Source("a", speaks_for="a"), "'a' cannot speak for itself"),
        (_ring, "'a' cannot speak for itself"),
        (_ring_later, "'a' cannot speak for itself"),
        (_two_at_once, "'a' speaks for 'x' and 'y' at one time; give each its dates"),
        (
            lambda: Affiliation("x", since="2024-02-01", until="2024-01-01"),
            "an affiliation ends 2024-01-01 before it starts 2024-02-01",
        ),
        (lambda: Source("a").at("boss"), "no level is called 'boss'"),
    ],
)
def test_what_no_source_can_be_is_refused(make, why):
    with pytest.raises(RecordError) as refused:
        make()
    assert str(refused.value).startswith(why)


@pytest.mark.parametrize("day", ["2024-02-30", "2024-10", 5])
def test_an_affiliation_starts_and_ends_on_days_that_exist(day):
    with pytest.raises(DateError):
        Affiliation("x", since=day)


def test_a_moment_stands_for_its_day():
    assert Affiliation("x", since=datetime(2024, 1, 1, 12)).since == date(2024, 1, 1)  # noqa: DTZ001


def test_who_was_subordinate_first_and_superior_later_speaks_for_no_self():
    first = Affiliation("a", until="2020-01-01")
    later = Affiliation(Source("b", speaks_for=first), since="2021-01-01")
    assert Source("a", speaks_for=later).above == 2


def test_a_line_has_a_limit_that_no_chain_of_command_meets():
    source = Source("s0")
    for number in range(1, MOST_ABOVE + 1):
        source = Source(f"s{number}", speaks_for=source)
    assert source.above == MOST_ABOVE
    assert pickle.loads(pickle.dumps(source)) == source == copy.deepcopy(source)  # noqa: S301
    with pytest.raises(RecordError, match="has more than 100 sources above it"):
        Source("one more", speaks_for=source)


def test_a_source_shows_who_it_is_and_not_its_whole_line():
    assert str(KIRBY) == "John Kirby"
    assert repr(KIRBY) == "Source('kirby', name='John Kirby', kind='person', speaks_for=['us-nsc'])"
    assert repr(Source("nato")) == "Source('nato')"


def test_sources_with_the_same_content_are_equal_and_can_be_sent():
    again = pickle.loads(pickle.dumps(KIRBY))  # noqa: S301
    assert again == KIRBY == copy.deepcopy(KIRBY)
    assert hash(again) == hash(KIRBY)
    assert KIRBY.but(note="x") != KIRBY
    assert KIRBY.but(name="Kirby").name == "Kirby"


def test_an_id_may_be_a_name_and_so_may_the_ids_it_is_the_same_as():
    assert Source("South Korea", same_as=["Republic of Korea"]).same_as == ("Republic of Korea",)


def test_an_outlet_relays_and_the_unnamed_are_not_named():
    assert SourceKind.OUTLET.is_relay
    assert not SourceKind.MONITOR.is_relay
    assert not Source("officials", kind="unnamed").is_named
    assert KIRBY.is_named


@pytest.mark.parametrize("grade", Reliability)
def test_every_grade_has_its_words(grade):
    assert grade.meaning
    assert Source("a", reliability=grade.value).reliability is grade
