"""What laws change in a ledger, and that nothing else of it changes."""

import attrs
import pytest

from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.laws import broken, culprits, law_named, laws_of
from provenance.laws.on_record import examples, smallest
from provenance.laws.saying import alike, claimed, no_less
from provenance.laws.variations import (
    echo_of,
    fresh,
    map_source,
    moved,
    renamed_claims,
    renamed_sources,
    unrelated_claim,
    with_claims,
    without,
)
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question, Sum, Within
from provenance.rules import rule
from provenance.series import series_in
from provenance.settings import Exemption
from provenance.source import Affiliation, Source

TROOPS = Question("troops", place="Russia")
STATE = Source("state", name="The State", aliases=["Realm"], note="far above")
MINISTRY = Source(
    "ministry",
    name="Ministry",
    kind="ministry",
    speaks_for=[Affiliation(STATE, since="2024-01-01", until="2024-12-31")],
    same_as=["office"],
)
WIRE = Source("wire", name="Wire", kind="outlet", speaks_for=[Affiliation(STATE)])
CLAIM = Claim.said(
    "3,000",
    by=MINISTRY,
    of=TROOPS,
    on="2024-10-23",
    as_of="2024-10-22",
    recorded_on="2024-10-24",
    target="2024-11",
    via=[WIRE],
    note="kept",
    id="a",
)
LEDGER = Ledger(
    [
        CLAIM,
        Claim.said("3,100", by="us", of=TROOPS, on="2024-10-23", after=["a"], id="b"),
        Claim.said("3,200", by="us", of=TROOPS, on="2024-10-24", after=["a", "b"], id="c"),
    ],
    links=[
        Link("confirms", by="desk", claims=["b"], targets=["a", "source:us"], words="so", id="l"),
        Link("repeats", by="desk", claims=["c"], targets=["b"], id="m"),
    ],
    exemptions=[Exemption("conflict", ["a", "b"], reason="known")],
    sources=[Source("office", name="Office")],
    title="kept",
)


def test_moving_moves_every_date_and_whom_somebody_speaks_for():
    later = moved(CLAIM, 31)
    dates = ("said_on", "as_of", "recorded_on", "target")
    assert [getattr(later, name).start.isoformat() for name in dates] == [
        "2024-11-23",
        "2024-11-22",
        "2024-11-24",
        "2024-12-02",
    ]
    (spoken,) = later.source.speaks_for
    assert (spoken.since.isoformat(), spoken.until.isoformat()) == ("2024-02-01", "2025-01-31")
    (spoken,) = later.via[0].speaks_for
    assert (spoken.since, spoken.until) == (None, None)
    relayed = moved(CLAIM.but(via=[MINISTRY]), 31).via[0]
    assert relayed == later.source
    back = moved(later, -31)
    assert (back.said_on, back.as_of, back.source) == (CLAIM.said_on, CLAIM.as_of, CLAIM.source)
    assert (later.id, later.note, later.estimate) == ("a", "kept", CLAIM.estimate)


def test_a_source_is_changed_with_everybody_above_it():
    changed = map_source(MINISTRY, lambda one: one.but(note=f"{one.note}!"))
    (spoken,) = changed.speaks_for
    assert (changed.note, spoken.principal.note) == ("!", "far above!")
    assert (spoken.since.isoformat(), spoken.until.isoformat()) == ("2024-01-01", "2024-12-31")


def test_renaming_sources_renames_them_wherever_they_stand():
    there = renamed_sources(LEDGER, lambda name: f"the-{name}")
    first = there.claim("a")
    assert (first.source.id, first.source.name) == ("the-ministry", "the-Ministry")
    assert first.source.same_as == ("the-office",)
    above = first.source.speaks_for[0].principal
    assert (above.id, above.name, above.aliases) == ("the-state", "the-The State", ("the-Realm",))
    assert first.via[0].id == "the-wire"
    link = next(one for one in there.links if one.id == "l")
    assert (link.by.id, link.targets, link.words) == ("the-desk", ("a", "source:the-us"), "so")
    assert {one.id for one in there.sources} == {f"the-{one.id}" for one in LEDGER.sources}
    assert (there.title, len(there)) == ("kept", 3)
    assert renamed_sources(there, lambda name: name.removeprefix("the-")) == LEDGER


def test_renaming_claims_renames_them_wherever_they_stand():
    there = renamed_claims(LEDGER, {"a": "x", "b": "y"})
    assert [(claim.id, claim.after) for claim in there] == [
        ("x", ()),
        ("y", ("x",)),
        ("c", ("x", "y")),
    ]
    ends = {link.id: (link.claims, link.targets) for link in there.links}
    assert ends == {"l": (("y",), ("x", "source:us")), "m": (("c",), ("y",))}
    assert there.exemptions[0].claims == ("x", "y")
    assert renamed_claims(there, {"x": "a", "y": "b"}) == LEDGER


def test_leaving_out_a_claim_leaves_out_what_ends_at_it():
    less = without(LEDGER, CLAIM)
    assert [(claim.id, claim.after) for claim in less] == [("b", ()), ("c", ("b",))]
    assert [link.id for link in less.links] == ["m"]
    assert less.exemptions == ()
    same = with_claims(LEDGER, LEDGER.claims)
    assert same == LEDGER
    assert [one.id for one in with_claims(LEDGER, LEDGER.claims[:2]).links] == ["l"]


def test_an_echo_is_the_same_statement_in_one_more_outlet():
    echo, link = echo_of(LEDGER.claim("b"), "e")
    assert [one.name for one in echo.via] == ["Echo Wire"]
    assert echo.via[0].kind.value == "outlet"
    assert (echo.after, echo.but(id="b", via=(), after=["a"])) == ((), LEDGER.claim("b"))
    assert (link.relation.value, link.by.id) == ("repeats", "echo-wire")
    assert (link.claims, link.targets) == (("e",), ("b",))
    assert [one.id for one in echo_of(CLAIM, "e")[0].via] == ["wire", "echo-wire"]


def test_a_claim_about_something_else_is_of_another_time_and_source():
    claim = unrelated_claim("z")
    assert (claim.id, claim.source.id, str(claim.estimate)) == ("z", "keeper", "12")
    assert claim.said_on.isoformat() == "1999-01-01"
    assert str(claim.question) == "lighthouses of another coast, lamps in Nowhere"
    assert unrelated_claim().id == "unrelated"


def test_a_fresh_id_counts_on():
    taken = Ledger([Claim("us", TROOPS, id=id_) for id_ in ("new", "new-2")])
    assert (fresh(taken, "new"), fresh(taken, "other"), fresh(Ledger(), "new")) == (
        "new-3",
        "other",
        "new",
    )


def test_what_is_said_of_two_things():
    assert alike(1, 1, "both") is None
    assert alike("a", "b", "both") == "both must be the same: 'a' and 'b'"
    assert claimed(holds=True, otherwise="never") is None
    assert claimed(holds=False, otherwise="said so") == "said so"
    assert no_less(frozenset("abc"), frozenset("ab"), "lost") is None
    assert no_less(frozenset("a"), frozenset("cab"), "lost") == "lost: 'b', 'c'"


class TestOnRecord:
    def test_the_smallest_has_nothing_else_on_record(self):
        least = smallest(LEDGER, lambda less: any(one.id == "c" for one in less))
        assert [one.id for one in least] == ["c"]
        assert (least.links, least.title, least.exemptions) == ((), "", ())
        assert [one.id for one in least.sources] == ["us"]
        linked = smallest(LEDGER, lambda less: bool(less.links))
        assert [one.id for one in linked.links] == ["m"]
        assert (len(linked), linked.title) == (2, "kept")
        assert [one.id for one in linked.sources] == ["us", "desk"]
        assert smallest(LEDGER, lambda less: less.title == "kept").claims == ()

    def test_the_smallest_declares_nothing_that_is_not_used(self):
        spare = LEDGER.but(
            questions=[TROOPS.but(place="Kursk")],
            wholes=[Within("Kursk", "Russia")],
            sums=[Sum("casualties", ["dead", "hurt"])],
            sources=[Source("office", kind="ministry")],
        )
        alone = with_claims(spare, spare.claims[1:2])
        for ledger in (spare, alone):
            least = smallest(ledger, lambda less: any(one.id == "b" for one in less))
            assert [one.id for one in least] == ["b"]
            assert (least.wholes, least.sums, least.title, least.links) == ((), (), "", ())
            assert [one.id for one in least.sources] == ["us"]
            assert [one.place for one in least.questions] == ["Russia"]
        linked = smallest(spare, lambda less: bool(less.links))
        assert [one.place for one in linked.questions] == ["Russia"]
        assert [one.id for one in linked.sources] == ["us", "desk"]

    def test_what_breaks_a_law_once_and_never_again_is_told_as_it_was_seen(self):
        asked = []

        @rule("wrong-at-first")
        def wrong_at_first(claim: Claim) -> str | None:
            asked.append(claim)
            return claim.gone if len(asked) == 1 else None

        (violation,) = broken(wrong_at_first, LEDGER)
        assert violation.ledger == LEDGER
        assert "AttributeError" in violation.reason

    def test_what_is_cut_down_is_told_with_what_the_smallest_shows(self):
        (violation,) = [
            one for one in broken(culprits.counts_echoes, LEDGER) if "echo" in one.law.name
        ]
        held = violation.law.holds(culprits.counts_echoes, violation.ledger)
        assert (violation.reason, len(violation.ledger)) == (held.reason, 1)
        whole = violation.law.holds(culprits.counts_echoes, LEDGER)
        assert whole.reason != held.reason

    def test_no_figure_is_no_example_of_one(self):
        unknown = Claim("us", TROOPS, Estimate.unknown(), id="u")
        assert list(examples(("estimate",), Ledger([unknown]))) == []
        assert len(list(examples(("estimate",), LEDGER.add(unknown)))) == 3

    def test_examples_are_what_is_on_record_each_once(self):
        of_kind = {
            "claim": LEDGER.claims,
            "figure": [one.estimate for one in LEDGER],
            "number": [3000, 3100, 3200],
            "count": [3000, 3100, 3200],
            "window": [LEDGER.claim("a").said_on, LEDGER.claim("c").said_on],
            "ledger": [LEDGER],
            "percent": [0, 5, 20, 50],
            "days": [-400, 1, 31],
        }
        for kind, values in of_kind.items():
            assert [value for (value,) in examples((kind,), LEDGER)] == list(values)

    def test_many_examples_are_thinned_out_evenly(self):
        asked = [Claim.said(f"{n}", by="us", of=TROOPS, id=f"c{n}") for n in range(1, 131)]
        found = [value for (value,) in examples(("number",), Ledger(asked))]
        assert found == list(range(1, 131, 3))
        pairs = list(examples(("number", "number"), Ledger(asked)))
        assert (len(pairs), pairs[:2]) == (388, [(1, 1), (1, 16)])


class TestALaw:
    LAW = law_named("overlap-is-symmetric")

    def test_is_told_by_name_and_statement(self):
        assert str(self.LAW) == f"overlap-is-symmetric: {self.LAW.statement}"
        assert self.LAW in laws_of("estimates")

    def test_is_broken_by_what_raises(self):
        def raises(_subject, *_values):
            raise KeyError("gone")

        held = attrs.evolve(self.LAW, test=raises).holds(None, 3, CLAIM)
        assert held.reason == "it raised KeyError: 'gone'"
        assert (held.law.name, held.example) == (self.LAW.name, (3, CLAIM))
        assert str(held).splitlines()[:3] == [str(self.LAW), f"broken: {held.reason}", "with 3"]
        assert [claim.id for claim in held.ledger] == ["a"]
        assert str(held).splitlines()[3:] == held.dossier.splitlines()

    def test_shows_no_dossier_where_there_are_no_claims(self):
        held = attrs.evolve(self.LAW, test=lambda *_: "so").holds(None, 3, "words")
        assert str(held) == f"{self.LAW}\nbroken: so\nwith 3\nwith 'words'"

    def test_shows_a_long_value_in_full(self):
        words = "word " * 50
        held = attrs.evolve(self.LAW, test=lambda *_: "so").holds(None, words)
        assert str(held).splitlines()[2] == f"with {words!r}"

    def test_shows_a_series_by_its_claims(self):
        said = [claim.but(as_of=None, after=()) for claim in LEDGER.claims[1:]]
        (series,) = series_in(Ledger(said))
        held = attrs.evolve(self.LAW, test=lambda *_: "so").holds(None, series)
        assert held.ledger == Ledger(said)
        assert str(held).splitlines()[2:] == held.dossier.splitlines()
        both = attrs.evolve(self.LAW, test=lambda *_: "so").holds(None, *said)
        assert both.ledger == Ledger(said)

    @pytest.mark.parametrize("values", [(LEDGER, CLAIM), (CLAIM, LEDGER), (LEDGER,)])
    def test_shows_the_claims_of_a_ledger_once(self, values):
        held = attrs.evolve(self.LAW, test=lambda *_: "so").holds(None, *values)
        assert [claim.id for claim in held.ledger] == ["a", "b", "c"]
        assert held.ledger.links == LEDGER.links
