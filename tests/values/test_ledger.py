"""The ledger: one content for each id, nothing lost, nothing dangling, the past as it was."""

import copy
import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import strategies as draw
from provenance.claim import Claim
from provenance.comparison import compare
from provenance.dates import Window
from provenance.errors import DateError, LedgerError, RecordError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Question, Sum, Within
from provenance.settings import Exemption, RuleSettings
from provenance.source import Affiliation, Source

RUSSIA = Question("troops", place="Russia", id="russia")
KURSK = Question("troops", place="Kursk", id="kursk")
US = Source("us", name="United States", kind="state", aliases=["Washington"])
NSC = Source("nsc", name="National Security Council", speaks_for=US)


def said(id_, by="us", of=RUSSIA, **fields):
    return Claim(by, of, Estimate.exactly(3000), id=id_, **fields)


def link(relation="confirms", claims=("a",), targets=("b",), **fields):
    return Link(relation, by="nbc", claims=claims, targets=targets, **fields)


# One id, one content


@given(draw.ledgers())
def test_what_is_there_already_changes_nothing(ledger):
    everything = (*ledger.claims, *ledger.links, *ledger.sources, *ledger.questions)
    assert ledger.add(*everything, *ledger.wholes) == ledger
    assert ledger.add() == ledger


@given(draw.ledgers(), draw.claims(id_="new"))
def test_a_ledger_only_grows_and_the_old_one_stays_as_it_was(ledger, claim):
    before = ledger.claims
    grown = ledger.add(claim)
    assert grown.claims[: len(before)] == before
    assert grown.claim("new") == claim
    assert ledger.claims == before


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Ledger([said("a"), said("a", "uk")]), "two claims with other content have the"),
        (
            lambda: Ledger([said("a", Source("us", name="A")), said("b", Source("us", name="B"))]),
            "two sources with other content have the id 'us'",
        ),
        (
            lambda: Ledger(sources=[Source("us", name="A"), Source("us", name="B")]),
            "two sources with other content have the id 'us'",
        ),
        (
            lambda: Ledger(sources=[Source("a", speaks_for="b"), Source("a", speaks_for="c")]),
            "two sources with other content have the id 'a'",
        ),
        (
            lambda: Ledger([said("a", of=KURSK.but(id="q")), said("b", of=RUSSIA.but(id="q"))]),
            "two questions with other content have the id 'q'",
        ),
        (
            lambda: Ledger([said("a"), said("b")], links=[link(id="l"), link("disputes", id="l")]),
            "two links with other content have the id 'l'",
        ),
    ],
)
def test_another_content_under_a_used_id_is_refused(make, why):
    with pytest.raises(LedgerError) as refused:
        make()
    assert str(refused.value).startswith(why)


def test_questions_that_differ_in_capitals_alone_are_one():
    one, other = Question("Troops", place="Russia"), Question("troops", place="RUSSIA")
    ledger = Ledger([said("a", of=one), said("b", of=other)])
    assert ledger.questions == (one,)
    assert [claim.id for claim in ledger.where(question=other)] == ["a", "b"]


# Nothing dangling


@pytest.mark.parametrize(
    ("made", "missing"),
    [
        (link(targets=["ghost"]), "ghost"),
        (link(claims=["ghost"]), "ghost"),
        (link("retracts", claims=["ghost"], targets=[]), "ghost"),
    ],
)
def test_a_link_to_no_claim_is_refused(made, missing):
    with pytest.raises(LedgerError, match=f"names the claim '{missing}', not on record"):
        Ledger([said("a"), said("b")], links=[made])


def test_a_link_to_no_source_is_refused():
    with pytest.raises(LedgerError, match="no source has the id 'ghost'"):
        Ledger([said("a")], links=[link(targets=["source:ghost"])])


def test_a_link_may_be_added_together_with_its_ends():
    assert len(Ledger().add(link(), said("a"), said("b"))) == 2


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda ledger: ledger.claim("x"), "no claim has the id 'x'"),
        (lambda ledger: ledger.source("x"), "no source has the id 'x'"),
        (lambda ledger: ledger.question("x"), "no question has the id 'x'"),
        (lambda ledger: ledger.where(question="x"), "no question has the id 'x'"),
        (lambda ledger: ledger.where(source="x"), "no source has the id 'x'"),
    ],
)
def test_what_is_not_on_record_is_said_so(ask, why):
    with pytest.raises(LedgerError) as refused:
        ask(Ledger([said("a")]))
    assert str(refused.value) == why
    assert refused.value.value == "x"


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Ledger(said("a")), "a ledger takes a list of Claims, not Claim(source="),
        (lambda: Ledger("a"), "a ledger takes a list of Claims, not 'a'"),
        (lambda: Ledger(5), "a ledger takes a list of Claims, not 5"),
        (lambda: Ledger(["a"]), "a ledger takes a list of Claims, and 'a' is none"),
        (lambda: Ledger(links=[said("a")]), "a ledger takes a list of Links, and Claim("),
        (lambda: Ledger(wholes=["a"]), "a ledger takes a list of Withins, and 'a' is none"),
        (lambda: Ledger(policy="grain"), "a ledger's policy is a Policy, not 'grain'"),
        (lambda: Ledger(title=5), "a text is a string, not 5"),
        (lambda: Ledger().add("a"), "a ledger holds claims, links and what they rest on, not 'a'"),
    ],
)
def test_what_a_ledger_cannot_hold_is_refused(make, why):
    with pytest.raises(RecordError) as refused:
        make()
    assert str(refused.value).startswith(why)


def test_everything_a_ledger_holds_can_be_added():
    things = [
        said("a"),
        said("b"),
        link(),
        Source("nato"),
        KURSK,
        Within("Kursk", "Russia"),
        Sum("hurt", ["killed"]),
        Exemption("r", ["a"], "so"),
        RuleSettings("r", {"severity": "note"}),
    ]
    ledger = Ledger().add(*things)
    assert ledger.question("kursk") == KURSK
    assert ledger.source("nato") == Source("nato")
    assert (ledger.wholes, ledger.sums) == ((things[5],), (things[6],))
    assert (ledger.exemptions, ledger.rule_settings) == ((things[7],), (things[8],))
    assert ledger.add(*things) == ledger
    assert ledger.but(title="x", policy=Policy(day_slip=0)).title == "x"


# Sources put together


def test_sources_that_are_mentioned_belong_to_the_ledger_with_all_above_them():
    later = Affiliation(Source("later"), since="2030-01-01")
    kirby = Source("kirby", speaks_for=[Affiliation(NSC, until="2029-12-31"), later])
    ledger = Ledger(
        [said("a", kirby, via=["nbc"], said_on="2024-10-23"), said("b")], links=[link()]
    )
    assert {one.id for one in ledger.sources} == {"kirby", "nbc", "nsc", "us", "later"}


@pytest.mark.parametrize("order", [1, -1])
def test_a_source_known_by_its_id_alone_gives_way_to_its_full_record(order):
    kirby = Source("kirby", name="John Kirby", speaks_for="nsc")
    ledger = Ledger([said("a", "kirby"), said("b", kirby), said("c", NSC)][::order])
    assert ledger.source("kirby").line() == (ledger.source("kirby"), NSC, US)
    assert [claim.id for claim in ledger.where(source="us")] == ["a", "b", "c"][::order]


def test_a_full_record_may_be_listed_for_sources_that_claims_know_by_id():
    ledger = Ledger([said("a", "kirby")], sources=[Source("kirby", speaks_for="nsc"), NSC])
    assert [one.id for one in ledger.source("kirby").line()] == ["kirby", "nsc", "us"]
    assert ledger.where(source="us") == ledger.claims
    both = ledger.add(said("b", "us"))
    assert compare(both.claim("a"), both.claim("b"), ledger=both).verdict == "repeat"


@given(
    st.permutations(
        [
            said("a", "kirby"),
            said("b", Source("kirby", speaks_for="nsc")),
            said("c", NSC),
            said("d", Source("nsc", name=NSC.name, speaks_for="us")),
        ]
    )
)
def test_what_is_known_of_sources_does_not_depend_on_the_order(claims):
    ledger = Ledger(claims)
    assert ledger.source("kirby").speaks_for == (Affiliation(NSC),)
    assert {one.id for one in ledger.sources} == {"kirby", "nsc", "us"}


def test_sources_that_speak_for_one_another_in_a_ring_are_refused():
    with pytest.raises(RecordError, match="cannot speak for itself"):
        Ledger(sources=[Source("a", speaks_for="b"), Source("b", speaks_for="a")])


def test_sources_that_change_places_over_time_are_no_ring():
    one = Source("a", speaks_for=Affiliation("b", until="2020-01-01"))
    other = Source("b", speaks_for=Affiliation("a", since="2021-01-01"))
    assert len(Ledger(sources=[one, other]).sources) == 2


def test_a_source_is_found_by_id_name_or_alias():
    ledger = Ledger([said("a", US)])
    assert ledger.source("us") == ledger.source("UNITED STATES") == ledger.source("washington")


# What is found in it


@given(draw.ledgers())
def test_every_claim_is_found_under_its_question_once(ledger):
    found = [claim for group in ledger.by_question.values() for claim in group]
    assert sorted(claim.id for claim in found) == sorted(claim.id for claim in ledger)
    for question in ledger.questions:
        assert all(claim.question.key == question.key for claim in ledger.where(question=question))


def test_claims_are_found_by_question_source_and_test_together():
    ledger = Ledger([said("a", NSC), said("b", "uk"), said("c", NSC, KURSK)])
    assert [claim.id for claim in ledger.where(question="russia", source="us")] == ["a"]
    assert [claim.id for claim in ledger.where(lambda claim: claim.id > "a")] == ["b", "c"]
    assert ledger.where() == ledger.claims
    assert ledger.where(question=Question("tanks")) == ()


NESTED = Ledger(
    [said("r"), said("k", of=KURSK), said("o", of=Question("tanks", id="tanks"))],
    wholes=[Within("Kursk", "Russia")],
)


def test_what_bears_on_a_question_are_its_parts_and_wholes_too():
    assert [claim.id for claim in NESTED.bearing_on("russia")] == ["r", "k"]
    assert [claim.id for claim in NESTED.bearing_on(KURSK)] == ["k", "r"]
    assert [claim.id for claim in NESTED.on_wholes_of(KURSK)] == ["r"]
    assert [claim.id for claim in NESTED.on_parts_of(RUSSIA)] == ["k"]
    assert NESTED.on_wholes_of(RUSSIA) == NESTED.on_parts_of(KURSK) == ()
    assert NESTED.is_part("kursk", "RUSSIA")
    assert not Ledger([said("r")]).is_part("Kursk", "Russia")


def test_what_bears_on_a_question_that_nobody_answers_are_its_parts_and_wholes_too():
    wholes = [Within("Kursk", "Russia"), Within("Sudzha", "Kursk"), Within("Lgov", "Kursk")]
    ends = [said(id_, of=KURSK.but(place=id_)) for id_ in ("Sudzha", "Lgov", "Russia", "Omsk")]
    ledger = Ledger(ends, wholes=wholes)
    assert [claim.id for claim in ledger.on_parts_of(KURSK)] == ["Sudzha", "Lgov"]
    assert [claim.id for claim in ledger.on_wholes_of(KURSK)] == ["Russia"]
    assert [claim.id for claim in ledger.bearing_on(KURSK)] == ["Sudzha", "Lgov", "Russia"]
    assert Ledger(ends).bearing_on(KURSK) == ()


def test_a_link_points_at_claims_or_at_all_a_source_has_said_on_its_questions():
    kirby = Source("kirby", speaks_for=NSC)
    claims = [said("a", "kim"), said("b", kirby), said("c", kirby, KURSK), said("d", "uk")]
    wholes = [Within("Kursk", "Russia")]
    all_said = link(claims=["a"], targets=["source:Washington"])
    ledger = Ledger(claims, links=[all_said], sources=[US], wholes=wholes)
    assert [claim.id for claim in ledger.targets_of(all_said)] == ["b", "c"]
    one = link(claims=["b"], targets=["d", "source:us"])
    assert [claim.id for claim in ledger.targets_of(one)] == ["d", "c"]


def test_what_was_replaced_no_longer_stands():
    claims = [said("a"), said("b"), said("c"), said("d", "uk")]
    links = [link("supersedes", ["b"], ["a"]), link("retracts", ["c"], [])]
    ledger = Ledger(claims, links=links)
    assert ledger.replaced == {"a", "c"}
    assert [claim.id for claim in ledger.standing] == ["b", "d"]
    all_gone = Ledger(claims, links=[link("supersedes", ["d"], ["source:us"])])
    assert [claim.id for claim in all_gone.standing] == ["d"]


# What was known when


@given(draw.ledgers(), st.dates(Window.year(2020).start, Window.year(2026).end))
def test_what_was_known_is_never_changed_by_what_came_later(ledger, day):
    then = ledger.known_as_of(day)
    assert set(then.claims) <= set(ledger.claims)
    assert then.known_as_of(day) == then
    later = ledger.add(said("later", said_on=Window.since("2027-01-01")))
    assert later.known_as_of(day).claims == then.claims


def test_a_claim_is_known_from_the_day_it_was_recorded_or_else_said():
    claims = [
        said("said", said_on="2024-10-23"),
        said("recorded", said_on="2024-10-20", recorded_on="2024-10-25"),
        said("undated"),
        said("open", said_on=Window.until("2024-10-22")),
        said("always", said_on=Window()),
    ]
    ledger = Ledger(claims, links=[link(claims=["said"], targets=["undated"])])
    known = ledger.known_as_of("2024-10-22")
    assert [claim.id for claim in known] == ["undated", "open", "always"]
    assert known.links == ()
    assert len(ledger.known_as_of("2024-10").links) == 1
    assert ledger.known_as_of(Window.since("2024-10-01")) == ledger
    with pytest.raises(DateError):
        ledger.known_as_of("soon")


def test_a_link_is_known_from_the_day_it_was_said():
    claims = [said("a", said_on="2024-10-20"), said("b")]
    ledger = Ledger(claims, links=[link(said_on="2024-10-24")])
    assert len(ledger.known_as_of("2024-10-24").links) == 1
    assert len(ledger.known_as_of("2024-10-23").links) == 0


# Values


@given(draw.ledgers())
def test_a_ledger_can_be_hashed_copied_and_sent_after_use(ledger):
    ledger.standing, ledger.nesting, ledger.by_question  # noqa: B018 - what is worked out is kept
    for again in (copy.deepcopy(ledger), pickle.loads(pickle.dumps(ledger))):  # noqa: S301
        assert again == ledger
        assert hash(again) == hash(ledger)
        assert again.standing == ledger.standing


def test_a_ledger_is_counted_and_gone_through():
    ledger = Ledger([said("a"), said("b")])
    assert len(ledger) == 2
    assert [claim.id for claim in ledger] == ["a", "b"]


def test_a_ledger_is_built_from_plain_records():
    records = {"source": [{"id": "kim"}], "question": [{"id": "q", "subject": "troops"}]}
    assert Ledger.from_records(records).question("q").subject == "troops"


def test_a_long_ledger_is_put_together_in_linear_time():
    kirby = Source("kirby", speaks_for=NSC)
    claims = [said(f"c{number}", kirby, via=["nbc"]) for number in range(20_000)]
    started = time.perf_counter()
    ledger = Ledger(claims)
    assert len(ledger.by_question) == 1
    assert len(ledger.standing) == 20_000
    assert time.perf_counter() - started < 3
