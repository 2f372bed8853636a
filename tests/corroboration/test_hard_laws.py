"""The laws of echoes and dependence on ledgers with every kind of source, link and clock."""

from itertools import combinations

from hypothesis import assume, given, note
from hypothesis import strategies as st

from provenance import Claim, Estimate, Ledger, Link, Question, Source, Within
from provenance.comparison import Judge
from provenance.corroboration import (
    consensus,
    credibility,
    independent,
    relays_that_differ,
    sensitivity,
    support,
    suspected_copying,
    trace,
)
from provenance.source import Affiliation

TOLL = Question("the siege", measure="killed", place="Ghor", moves="final", id="toll")
RUNNING = Question("the war", measure="killed", place="Ghor", moves="running_total", id="running")
PRESENT = Question("troops", measure="troops", place="Russia", id="present")
PART = PRESENT.but(place="Kursk", id="part")

STATE = Source("state", name="State", kind="state")
ALLY = Source("ally", kind="state")
MINISTRY = Source("ministry", kind="ministry", speaks_for=STATE)
MINISTER = Source(
    "minister",
    kind="person",
    speaks_for=[
        Affiliation(MINISTRY, until="2024-10-23"),
        Affiliation(ALLY, since="2024-10-24"),
    ],
)
RENAMED = Source("renamed", kind="state", same_as=["state"])
OFFICIALS = Source("officials", kind="unnamed")
SENIOR = Source("senior", kind="unnamed", speaks_for=MINISTRY)
WIRE, PAPER, RADIO = (Source(id_, kind="outlet") for id_ in ("wire", "paper", "radio"))
BUREAU = Source("bureau", kind="outlet", speaks_for=STATE)
DOCUMENT = Source("document", kind="document")
LISTED = (STATE, ALLY, MINISTRY, MINISTER, RENAMED, OFFICIALS, SENIOR, WIRE, PAPER, BUREAU)
SPEAKING = (*LISTED, STATE, OFFICIALS, DOCUMENT)

FIGURES = (
    None,
    *(Estimate.exactly(number) for number in (3, 3, 5)),
    Estimate.at_least(3),
    Estimate.about(30),
    Estimate.between(2, 4),
    Estimate.at_most(4),
    Estimate.unknown(),
)
DAYS = (None, None, "2024-10-23", "2024-10-24", "2024-10", "2024-11-01")
CHAINS = ((), (), (WIRE,), (PAPER,), (WIRE, PAPER), (BUREAU,), (ALLY,), (STATE, WIRE))
RELATIONS = "repeats repeats repeats shares supersedes retracts confirms disputes".split()
LEVELS = st.sampled_from(("speaker", "organisation", "principal"))


@st.composite
def claims(draw, id_, question, before=()):
    source, chain = draw(st.sampled_from(SPEAKING)), draw(st.sampled_from(CHAINS))
    return Claim(
        source,
        question,
        draw(st.sampled_from(FIGURES)),
        stance=draw(st.sampled_from(("asserts", "asserts", "asserts", "denies"))),
        said_on=draw(st.sampled_from(DAYS)),
        as_of=draw(st.sampled_from((None, None, None, "2024-10-23", "2024-10-26"))),
        via=[relay for relay in chain if relay is not source],
        utterance=draw(st.sampled_from(("", "", "", "u", "v"))),
        after=draw(st.sampled_from(((), (), (), *((one,) for one in before)))),
        id=id_,
    )


@st.composite
def ledgers(draw, most=6):
    asked = draw(st.sampled_from((TOLL, PRESENT, RUNNING, PART)))
    near = {PART: PRESENT, PRESENT: PART}.get(asked, asked)
    ids = [f"c{number}" for number in range(draw(st.integers(1, most)))]
    said = [draw(claims("c0", asked))]
    for number, id_ in enumerate(ids[1:], start=1):
        said.append(draw(claims(id_, draw(st.sampled_from((asked, asked, near))), ids[:number])))
    ends = st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True)
    links = []
    for _ in range(draw(st.integers(0, 5)) if len(ids) > 1 else 0):
        one, *others = draw(ends)
        if draw(st.integers(0, 9)) == 0:
            others = [f"source:{draw(st.sampled_from(said)).source.id}"]
        relation = draw(st.sampled_from(RELATIONS))
        links.append(Link(relation, by=RADIO, claims=[one], targets=others))
    kept = {link.id: link for link in links}.values()
    return Ledger(said, links=kept, sources=LISTED, wholes=[Within("Kursk", "Russia")])


def outline(ledger):
    """Write a ledger shortly, for whoever reads why a law failed."""
    said = [
        f"{c.id}: {c.source.id} {c.stance} {c.estimate} on {c.question.id}, said {c.said_on}, of "
        f"{c.as_of}, via {[one.id for one in c.via]}, {c.utterance!r}, after {c.after}"
        for c in ledger
    ]
    return "\n".join([*said, *(str(link) for link in ledger.links)])


def judged(ledger, ids, asked, level):
    """Everything that an echo, or a claim that was taken back, must leave alone."""
    found = support(ledger, asked, level=level)
    met = consensus(ledger, asked, level=level)
    judge = Judge.of(ledger, ledger.policy.but(level=level))
    grades = {id_: credibility(ledger, id_, level=level) for id_ in ids}
    return {
        "origins": {origin.ids for origin in found.origins},
        "unknown": len(found.unknown),
        "backed": found.backed,
        "dissenting": {origin.ids for origin in found.dissenting},
        "value": met.value,
        "votes": sorted(str(vote.allowed) for vote in met.votes),
        "agreeing": {origin.ids for origin in met.agreeing} if met.is_known else None,
        "behind": {id_: {one.ids for one in grades[id_].support.origins} for id_ in ids},
        "against": {id_: {one.ids for one in grades[id_].support.dissenting} for id_ in ids},
        "credibility": {id_: grades[id_].credibility for id_ in ids},
        "verdicts": [
            judge.compare(*map(ledger.claim, pair)).verdict for pair in combinations(ids, 2)
        ],
    }


def number(ledger, level):
    return len(support(ledger, ledger.claims[0].question, level=level).origins)


@given(ledgers(), st.data(), LEVELS)
def test_an_echo_on_any_day_of_any_claim_changes_nothing(ledger, data, level):
    ids, asked = [claim.id for claim in ledger.standing], ledger.claims[0].question
    before, echoed = judged(ledger, ids, asked, level), ledger
    for count in range(data.draw(st.integers(1, 2))):
        repeated = data.draw(st.sampled_from(echoed.claims))
        echo = repeated.but(
            id=f"echo-{count}",
            source=RADIO,
            via=data.draw(st.sampled_from(((), (PAPER,)))),
            said_on=data.draw(st.sampled_from((repeated.said_on, *DAYS))),
            utterance=data.draw(st.sampled_from(("", repeated.utterance))),
            after=(),
        )
        link = Link("repeats", by=RADIO, claims=[echo.id], targets=[repeated.id])
        echoed = echoed.add(echo, link)
    note(outline(echoed))
    assert judged(echoed, ids, asked, level) == before


@given(ledgers(), st.data(), LEVELS, st.sampled_from(("repeats", "shares")))
def test_declaring_a_dependence_never_raises_the_origins(ledger, data, level, relation):
    asked = ledger.claims[0].question
    ids = [claim.id for claim in ledger if claim.question.key == asked.key]
    assume(len(ids) > 1)
    one, other = data.draw(st.permutations(ids))[:2]
    learned = Link(relation, by=RADIO, claims=[one], targets=[other], id="learned")
    note(outline(ledger.add(learned)))
    assert number(ledger.add(learned), level) <= number(ledger, level)


@given(ledgers(), st.data(), LEVELS)
def test_an_unknown_lineage_never_raises_the_origins(ledger, data, level):
    asked = ledger.claims[0].question
    claim = data.draw(claims("new", asked)).but(utterance="", via=())
    for source in (RADIO, OFFICIALS, Source("somebody", kind="unnamed")):
        more = ledger.add(claim.but(source=source))
        note(outline(more))
        assert number(more, level) <= number(ledger, level)


@given(ledgers(), st.data(), LEVELS, st.sampled_from(("retracts", "supersedes")))
def test_what_was_taken_back_might_as_well_never_have_been_added(ledger, data, level, relation):
    asked, ids = ledger.claims[0].question, [claim.id for claim in ledger.standing]
    new = data.draw(claims("new", asked, [claim.id for claim in ledger]))
    # What is said of all that a source has said is said of the new claim, too.
    assume(not any(one.startswith("source:") for link in ledger.links for one in link.targets))
    replacing = ["c0"] if relation == "supersedes" else []
    taken_back = ledger.add(new, Link(relation, by=RADIO, claims=replacing, targets=["new"]))
    note(outline(taken_back))
    assert judged(taken_back, ids, asked, level) == judged(ledger, ids, asked, level)
    assert relays_that_differ(taken_back) == relays_that_differ(ledger)


@given(ledgers(), LEVELS, st.randoms(use_true_random=False))
def test_order_changes_no_account_and_no_way(ledger, level, random):
    claims_, links, sources = list(ledger.claims), list(ledger.links), list(ledger.sources)
    for items in (claims_, links, sources):
        random.shuffle(items)
    turned = Ledger(claims_, links=links, sources=sources, wholes=ledger.wholes)
    note(outline(ledger))
    asked = ledger.claims[0].question
    for function, about in ((support, asked), (support, "c0"), (consensus, asked)):
        there, back = (function(one, about, level=level).to_dict() for one in (ledger, turned))
        assert there == back
    assert sensitivity(turned, asked).to_dict() == sensitivity(ledger, asked).to_dict()
    for pair in combinations([claim.id for claim in ledger], 2):
        assert independent(turned, *pair, level=level) == independent(ledger, *pair, level=level)


@given(ledgers(most=8), LEVELS)
def test_every_account_ends_and_what_joins_two_is_told_alike(ledger, level):
    note(outline(ledger))
    suspected_copying(ledger)
    for claim in ledger:
        assert trace(ledger, claim.id, level=level).origins
    for one, other in combinations([claim.id for claim in ledger], 2):
        forth, back = (
            independent(ledger, *pair, level=level) for pair in ((one, other), (other, one))
        )
        assert forth.is_known == back.is_known
        assert [str(origin) for origin in forth.shared] == [str(origin) for origin in back.shared]
        assert forth.path or not forth.shared
