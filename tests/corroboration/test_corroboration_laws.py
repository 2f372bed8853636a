"""What must hold of any ledger whatever: echoes, dependence, unknown lineage, order, retraction."""

from itertools import combinations

import attrs
import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from provenance import Claim, Estimate, Ledger, Link, Question, Source
from provenance.comparison import Judge
from provenance.corroboration import (
    Backed,
    Credibility,
    consensus,
    credibility,
    relays_that_differ,
    sensitivity,
    support,
    trace,
)
from provenance.lineage import Lineage

TOLL = Question("the siege", measure="killed", place="Ghor", moves="final", id="toll")
PRESENT = Question("troops", measure="troops", place="Russia", id="present")

STATE = Source("state", name="State", kind="state")
MINISTRY = Source("ministry", kind="ministry", speaks_for=STATE)
MINISTER = Source("minister", kind="person", speaks_for=MINISTRY)
ALLY = Source("ally", kind="state")
MONITOR = Source("monitor", kind="monitor")
OFFICIALS = Source("officials", kind="unnamed")
WIRE, PAPER, RADIO = (Source(id_, kind="outlet") for id_ in ("wire", "paper", "radio"))
SOURCES = (STATE, MINISTRY, MINISTER, ALLY, MONITOR, OFFICIALS, WIRE, PAPER)

# Few of everything, so that claims collide.
FIGURES = (
    None,
    Estimate.exactly(3),
    Estimate.exactly(5),
    Estimate.at_least(3),
    Estimate.about(30),
    Estimate.between(2, 4),
    Estimate.at_most(4),
)
DAYS = (None, "2024-10-23", "2024-10-24")
RELATIONS = ("repeats", "repeats", "repeats", "shares", "supersedes", "retracts")


@st.composite
def claims(draw, id_, question=TOLL):
    figure = draw(st.sampled_from(FIGURES))
    source = draw(st.sampled_from(SOURCES))
    chain = draw(st.sampled_from(((), (WIRE,), (PAPER,), (WIRE, PAPER))))
    return Claim(
        source,
        question,
        figure,
        stance=draw(st.sampled_from(("asserts", "asserts", "asserts", "denies"))),
        said_on=draw(st.sampled_from(DAYS)),
        via=[relay for relay in chain if relay is not source],
        utterance=draw(st.sampled_from(("", "", "", "briefing"))),
        id=id_,
    )


@st.composite
def ledgers(draw, question=None, relations=RELATIONS, most=6):
    asked = question or draw(st.sampled_from((TOLL, PRESENT)))
    ids = [f"c{number}" for number in range(draw(st.integers(1, most)))]
    said = [draw(claims(id_, asked)) for id_ in ids]
    links = []
    if len(ids) > 1:
        ends = st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True)
        for _ in range(draw(st.integers(0, 5))):
            one, *others = draw(ends)
            relation = draw(st.sampled_from(relations))
            links.append(Link(relation, by=RADIO, claims=[one], targets=others))
    return Ledger(said, links={link.id: link for link in links}.values())


def question_of(ledger):
    return ledger.claims[0].question


def origins(ledger):
    return {origin.ids for origin in support(ledger, question_of(ledger)).origins}


def outline(ledger):
    """Write a ledger shortly, for whoever reads why a law failed."""
    said = [
        f"{c.id}: {c.source.id} {c.stance} {c.estimate} on {c.said_on} via "
        f"{[one.id for one in c.via]} {c.utterance}"
        for c in ledger
    ]
    return "\n".join([*said, *(str(link) for link in ledger.links)])


def judged(ledger, about):
    """Everything that an echo must leave alone, for the claims asked about."""
    note(outline(ledger))
    asked = question_of(ledger)
    found = support(ledger, asked)
    met = consensus(ledger, asked)
    judge = Judge.of(ledger)
    pairs = combinations([ledger.claim(id_) for id_ in about], 2)
    return {
        "origins": {origin.ids for origin in found.origins},
        "backed": found.backed,
        "value": met.value if met.is_known else None,
        "agreeing": {origin.ids for origin in met.agreeing} if met.is_known else None,
        "credibility": {id_: credibility(ledger, id_).credibility for id_ in about},
        "verdicts": [judge.compare(*pair).verdict for pair in pairs],
    }


@given(ledgers(), st.data())
def test_an_echo_changes_nothing_however_often_it_is_added(ledger, data):
    ids = [claim.id for claim in ledger.standing]
    before = judged(ledger, ids)
    echoed = ledger
    for number in range(data.draw(st.integers(1, 3))):
        repeated = data.draw(st.sampled_from(echoed.standing or echoed.claims))
        if repeated.id in echoed.replaced:
            return
        day = data.draw(st.sampled_from((repeated.said_on, "2024-11-01")))
        echo = repeated.but(
            id=f"echo-{number}", source=RADIO, via=(), said_on=day, utterance="", after=()
        )
        link = Link("repeats", by=RADIO, claims=[echo.id], targets=[repeated.id])
        echoed = echoed.add(echo, link)
    assert judged(echoed, ids) == before


@given(ledgers(), st.data())
def test_the_same_statement_through_another_outlet_changes_nothing(ledger, data):
    repeated = data.draw(st.sampled_from(ledger.claims))
    # Two sets of officials of nobody in particular need not be the same people.
    # An outlet may have one figure from two.
    if repeated.source in (OFFICIALS, WIRE, PAPER):
        return
    if repeated.id in ledger.replaced:
        return
    # What repeats a claim that lends no weight here may be said again without it.
    if repeated.id in Lineage.of(ledger).cited:
        return
    ids = [claim.id for claim in ledger.standing]
    again = repeated.but(id="again", via=(*repeated.via, RADIO))
    assert judged(ledger.add(again), ids) == judged(ledger, ids)


@pytest.mark.parametrize("relation", ["repeats", "shares"])
@given(ledger=ledgers(), data=st.data())
def test_declaring_a_dependence_never_raises_the_origins(relation, ledger, data):
    if len(ledger) < 2:
        return
    ends = st.lists(st.sampled_from([claim.id for claim in ledger]), min_size=2, unique=True)
    one, other = data.draw(ends)[:2]
    linked = ledger.add(Link(relation, by=RADIO, claims=[one], targets=[other], id="learned"))
    assert len(origins(linked)) <= len(origins(ledger))


@given(ledgers(), claims("new"))
def test_an_unknown_lineage_never_raises_the_origins(ledger, claim):
    for source in (RADIO, Source("somebody", kind="unnamed")):
        one = claim.but(source=source, question=question_of(ledger), utterance="", via=())
        assert origins(ledger.add(one)) == origins(ledger)


@given(ledgers())
def test_unknown_lineages_give_a_range_of_origins(ledger):
    found = support(ledger, question_of(ledger))
    assert len(found.origins) <= found.most_origins == len(found.origins) + len(found.unknown)


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_claims_links_and_sources_changes_nothing(ledger, random):
    claims_, links, sources = list(ledger.claims), list(ledger.links), list(ledger.sources)
    for items in (claims_, links, sources):
        random.shuffle(items)
    turned = Ledger(claims_, links=links, sources=sources)
    asked = question_of(ledger)
    for function in (support, consensus, sensitivity):
        assert function(turned, asked).to_dict() == function(ledger, asked).to_dict()
    assert relays_that_differ(turned) == relays_that_differ(ledger)
    for claim in ledger:
        assert trace(turned, claim.id).dependence is trace(ledger, claim.id).dependence
        assert credibility(turned, claim.id).to_dict() == credibility(ledger, claim.id).to_dict()


NAMES = {source.id: f"{9 - n}-{source.id}" for n, source in enumerate((*SOURCES, RADIO))}


def renamed(source):
    spoken_for = tuple(
        attrs.evolve(one, principal=renamed(one.principal)) for one in source.speaks_for
    )
    return source.but(id=NAMES[source.id], speaks_for=spoken_for)


@given(ledgers())
def test_renaming_the_sources_renames_the_answer_and_no_more(ledger):
    said = [
        claim.but(source=renamed(claim.source), via=[renamed(one) for one in claim.via])
        for claim in ledger
    ]
    links = [attrs.evolve(link, by=renamed(link.by)) for link in ledger.links]
    other = Ledger(said, links=links)
    asked = question_of(ledger)
    one, two = support(ledger, asked), support(other, asked)
    assert one.counts == two.counts
    assert one.backed is two.backed
    assert {frozenset(NAMES[id_] for id_ in ids) for ids in origins(ledger)} == {
        frozenset(ids) for ids in origins(other)
    }
    assert consensus(ledger, asked).value == consensus(other, asked).value
    assert sensitivity(ledger, asked).fewest == sensitivity(other, asked).fewest


@given(ledgers(), claims("new"), st.sampled_from(("retracts", "supersedes")))
def test_what_was_retracted_might_as_well_never_have_been_added(ledger, claim, relation):
    claim = claim.but(question=question_of(ledger))
    link = (
        Link("retracts", by=claim.source, claims=[], targets=["new"])
        if relation == "retracts"
        else Link("supersedes", by=claim.source, claims=["c0"], targets=["new"])
    )
    taken_back = ledger.add(claim, link)
    ids = [one.id for one in ledger.standing]
    assert judged(taken_back, ids) == judged(ledger, ids)
    assert relays_that_differ(taken_back) == relays_that_differ(ledger)


@given(ledgers(), claims("new"))
def test_one_more_claim_that_nothing_ties_never_lowers_the_origins(ledger, claim):
    claim = claim.but(question=question_of(ledger), utterance="", via=())
    assert len(origins(ledger.add(claim))) >= len(origins(ledger))


@given(ledgers(), st.sampled_from(FIGURES[1:]))
def test_a_new_origin_that_agrees_never_lowers_what_it_agrees_with(ledger, figure):
    asked = question_of(ledger)
    said = Claim(Source("own"), asked, figure, said_on="2024-10-24", id="own")
    fresh = Claim(Source("fresh"), asked, figure, said_on="2024-10-24", id="fresh")
    before, after = (
        credibility(one, "own").credibility for one in (ledger.add(said), ledger.add(said, fresh))
    )
    assert before is Credibility.CANNOT_BE_JUDGED or after <= before
    assert after is not Credibility.CANNOT_BE_JUDGED


@given(ledgers())
def test_a_new_origin_that_denies_never_raises_what_it_denies(ledger):
    asked = question_of(ledger)
    said = Claim(Source("own"), asked, Estimate.exactly(3), said_on="2024-10-24", id="own")
    denial = Claim.denied(by=Source("fresh"), of=asked, on="2024-10-24", id="fresh")
    before, after = (
        credibility(one, "own").credibility for one in (ledger.add(said), ledger.add(said, denial))
    )
    assert after >= before or before is Credibility.CANNOT_BE_JUDGED


@given(claims("only"))
def test_the_consensus_of_one_is_that_one(claim):
    met = consensus(Ledger([claim]), TOLL)
    if claim.estimate is None or claim.stance.value == "denies":
        return
    assert met.value == claim.estimate


@given(st.sampled_from(FIGURES[1:]), st.integers(2, 5))
def test_unanimity_stays(figure, number):
    said = [Claim(Source(f"s{n}"), TOLL, figure, id=f"c{n}") for n in range(number)]
    met = consensus(Ledger(said), TOLL)
    assert met.value == figure
    assert len(met.agreeing) == number
    assert not met.dissenters


@given(ledgers())
def test_every_part_of_the_account_is_accounted_for(ledger):
    asked = question_of(ledger)
    found = support(ledger, asked)
    ids = {claim.id for claim in ledger}
    others = (found.dissents, found.undecided, found.withdrawn, found.groundless)
    sides = [*found.claims, *(claim for claims_ in others for claim in claims_)]
    assert sorted(claim.id for claim in sides) == sorted(ids)
    met = consensus(ledger, asked)
    counted = [claim.id for vote in met.votes for claim in vote.claims]
    assert {*counted, *(one.claim.id for one in met.left)} == ids - ledger.replaced
    assert {vote.origin for group in met.best for vote in group.votes}.isdisjoint(
        vote.origin for vote in met.dissenters
    )


@given(ledgers())
def test_every_claim_comes_from_somewhere_and_every_account_ends(ledger):
    for claim in ledger:
        found = trace(ledger, claim.id)
        assert found.origins
        assert str(found)
        assert found.to_markdown()


@given(ledgers(relations=("repeats", "shares")))
def test_what_is_backed_is_backed_by_somebody(ledger):
    found = support(ledger, question_of(ledger))
    assert (found.backed is Backed.NOT_BACKED) == (not found.backings)
