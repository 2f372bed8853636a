"""Who is who, and for whom they speak on a given day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from provenance import Affiliation, Claim, Ledger, Question, Source, support
from provenance.lineage import Identity
from provenance.source import Level

DAY = date(2024, 10, 23)
US = Source("us", name="United States", kind="state")
NSC = Source("nsc", kind="agency", speaks_for=US)
PENTAGON = Source("pentagon", kind="ministry", speaks_for=US)


def test_a_spokesperson_changes_jobs():
    kirby = Source(
        "kirby",
        kind="person",
        speaks_for=[
            Affiliation(PENTAGON, until=date(2022, 5, 25)),
            Affiliation(NSC, since=date(2022, 5, 26)),
        ],
    )
    identity = Identity.of([kirby, PENTAGON, NSC, US])
    assert identity.at(kirby, Level.ORGANISATION, date(2021, 8, 1)) == PENTAGON
    assert identity.at(kirby, Level.ORGANISATION, DAY) == NSC
    assert identity.at(kirby, Level.PRINCIPAL, DAY) == US
    assert identity.at(kirby, Level.SPEAKER, DAY) == kirby


def test_a_change_of_name_changes_no_identity():
    new = Source("myanmar", name="Myanmar", kind="state", same_as=["burma"])
    old = Source("burma", name="Burma", kind="state")
    office = Source("office", kind="office", speaks_for=new)
    identity = Identity.of([new, old, office])
    assert identity.of_all(new) == identity.of_all(old) == old
    assert identity.at(office, Level.PRINCIPAL) == old
    assert identity.namesakes("myanmar") == identity.namesakes("burma") == ("burma", "myanmar")


def test_what_is_known_under_another_name_counts():
    known = Source("john-kirby", kind="person", speaks_for=NSC)
    other = Source("j-kirby", kind="person", same_as=["john-kirby"])
    identity = Identity.of([known, other, NSC, US])
    assert [one.id for one in identity.line(other)] == ["j-kirby", "nsc", "us"]
    assert identity.at(other, Level.PRINCIPAL) == US


def test_a_bare_id_means_the_source_that_has_it_as_name_or_alias():
    known = Source("us-defense", name="US Defense Department", aliases=["Pentagon"], speaks_for=US)
    identity = Identity.of([known, Source("Pentagon"), Source("us-defense-2"), US])
    assert identity.of_all(Source("Pentagon")) == known
    assert identity.at(Source("Pentagon"), Level.PRINCIPAL) == US


def test_an_alias_that_two_have_means_neither():
    georgia = Source("georgia-us", aliases=["Georgia"])
    other = Source("georgia-caucasus", aliases=["Georgia"])
    identity = Identity.of([georgia, other, Source("Georgia")])
    assert identity.of_all(Source("Georgia")).id == "Georgia"
    assert not identity.is_party(Source("Georgia"))
    assert identity.is_party(georgia)


def test_an_alias_of_one_source_under_two_names_means_that_source():
    burma = Source("burma", aliases=["Naypyidaw"])
    myanmar = Source("myanmar", same_as=["burma"], aliases=["Naypyidaw"])
    identity = Identity.of([burma, myanmar, Source("Naypyidaw")])
    assert identity.of_all(Source("Naypyidaw")) == burma
    assert identity.unclear == frozenset()


def test_ids_that_differ_in_case_alone_are_one_source_however_many():
    spellings = [Source(id_) for id_ in ("us", "US", "Us")]
    identity = Identity.of(spellings)
    assert len({identity.of_all(one).id for one in spellings}) == 1
    assert identity.unclear == frozenset()


def test_a_name_that_two_bear_is_no_origin_of_its_own():
    there = Question("troops", id="there")
    two = [Source(id_, aliases=["Observatory"]) for id_ in ("sohr", "eso")]
    said = [Claim.said("3,000", by=by, of=there, id=str(by)) for by in (*two, "Observatory")]
    assert support(Ledger(said), "there").counts == (2, 0, 1)
    assert support(Ledger(said[1:]), "there").counts == (1, 0, 0)


def test_a_source_known_by_its_id_has_its_full_record():
    identity = Identity.of([NSC, US])
    assert [one.id for one in identity.line(Source("nsc"))] == ["nsc", "us"]


def test_speaking_for_oneself_under_another_name_ends():
    one = Source("one", speaks_for="two")
    two = Source("two", same_as=["three"])
    three = Source("three", speaks_for="one")
    identity = Identity.of([one, two, three])
    assert [source.id for source in identity.line(one)] == ["one", "three"]


IDS = "abcde"


@st.composite
def name_changes(draw):
    others = st.lists(st.sampled_from(IDS), max_size=2, unique=True)
    return [Source(id_, same_as=[o for o in draw(others) if o != id_]) for id_ in IDS]


@given(name_changes(), st.randoms(use_true_random=False))
def test_being_the_same_is_an_equivalence_whatever_the_order(sources, random):
    identity = Identity.of(sources)
    turned = sources[:]
    random.shuffle(turned)
    assert Identity.of(turned).leaders == identity.leaders
    for source in sources:
        leader = identity.of_all(source)
        assert identity.of_all(leader) == leader
        assert all(identity.of_all(Source(id_)) == leader for id_ in source.same_as)


@given(name_changes(), st.sampled_from(IDS), st.sampled_from(IDS))
def test_merging_two_never_makes_more_of_them(sources, one, other):
    def number(known):
        identity = Identity.of(known)
        return len({identity.of_all(source).id for source in known})

    merged = [
        source.but(same_as=(*source.same_as, other)) if source.id == one != other else source
        for source in sources
    ]
    assert number(merged) <= number(sources)
