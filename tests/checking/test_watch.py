"""A watch gives, claim by claim, what a whole check gives at the end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.checking import Watch, check
from provenance.claim import Claim
from provenance.errors import LedgerError, RuleError
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question
from provenance.rules import rule
from provenance.source import Source
from provenance.strategies import ledgers

TROOPS = Question("troops", place="Russia")
fewer = settings(max_examples=max(10, settings.default.max_examples // 3))


def said(id_, figure, of=TROOPS, **fields):
    return Claim(f"by-{id_}", of, Estimate.exactly(figure), said_on="2024-10-23", id=id_, **fields)


class TestAWatch:
    @fewer
    @given(ledgers(max_claims=10), st.integers(0, 8), st.booleans())
    def test_reports_what_a_check_reports(self, ledger, first, plain):
        if plain:
            # Without relays and links nothing but the topics that are touched is looked at.
            claims = [claim.but(via=(), utterance="") for claim in ledger.claims]
            ledger = ledger.but(claims=claims, links=())
        early = ledger.but(claims=ledger.claims[:first], links=())
        watch = Watch(early)
        found = set(watch.report.findings)
        for claim in ledger.claims[first:]:
            found.update(watch.add(claim))
        whole = check(early.add(*ledger.claims[first:]))
        assert watch.report == whole
        assert set(whole.findings) <= found | {f for f in whole.findings if f.rule == "rule-failed"}

    def test_tells_of_new_findings_alone(self):
        watch = Watch(Ledger([said("a", 3000), said("b", 12000)]))
        assert [finding.claims for finding in watch.add(said("c", 3000))] == [("b", "c")]
        assert watch.add(said("c", 3000)) == ()
        assert len(watch.ledger) == 3

    def test_takes_links_as_well(self):
        watch = Watch(Ledger([said("a", 3000), said("b", 12000)]))
        takes_back = Link("retracts", by="by-b", claims=[], targets=["b"], reason="a slip")
        assert watch.add(takes_back) == ()
        assert watch.report == check(watch.ledger)
        assert watch.report.findings == ()
        ring = [Link("repeats", by="desk", claims=[a], targets=[b]) for a, b in ("ac", "ca")]
        found = watch.add(said("c", 3000), *ring)
        assert [finding.rule for finding in found] == ["circular-reporting"]
        assert watch.report == check(watch.ledger)

    def test_looks_only_at_what_is_touched(self):
        seen = []

        @rule("counts")
        def counts(claim):
            seen.append(claim.id)

        elsewhere = [said(f"t{n}", n, Question("tanks", place=f"p{n}")) for n in range(50)]
        watch = Watch(Ledger([said("a", 3000), *elsewhere]), [counts])
        seen.clear()
        watch.add(said("b", 3000))
        assert seen == ["a", "b"]

    def test_looks_at_everything_again_where_a_source_turns_out_to_be_another(self):
        watch = Watch(Ledger([said("a", 3000), said("b", 12000)]))
        known = Source("new", same_as=["by-a"])
        claim = Claim(known, TROOPS, Estimate.exactly(12000), said_on="2024-10-23", id="c")
        watch.add(claim)
        assert watch.report == check(watch.ledger)

    @fewer
    @given(st.data())
    def test_knows_who_is_who_among_those_it_does_not_look_at(self, data):
        names = st.sampled_from(["A", "B", "C", "D"])
        drawn = st.builds(
            lambda name, alias, above: {"name": name, "aliases": alias, "speaks_for": above},
            names,
            st.lists(names, max_size=1),
            st.none() | st.sampled_from(["x", "y", "a"]),
        )
        records = [Source(f"s{n}", **data.draw(drawn)) for n in range(4)]
        records += [
            Source("x", same_as=data.draw(st.sampled_from([[], ["y"], ["s0"]]))),
            Source("y"),
        ]
        speakers = st.sampled_from([*records, Source("a"), Source("B"), Source("s1")])
        asked = [TROOPS, TROOPS.but(place="Kursk"), TROOPS.but(place="Belgorod")]
        claims = [
            Claim(
                data.draw(speakers),
                data.draw(st.sampled_from(asked)),
                Estimate.exactly(data.draw(st.sampled_from([3000, 8000]))),
                said_on=data.draw(st.sampled_from(["2024-10-23", "2024-10-26"])),
                id=f"c{n}",
            )
            for n in range(10)
        ]
        watch = Watch(Ledger(claims[:5], sources=records))
        for claim in claims[5:]:
            watch.add(claim)
        assert watch.report == check(watch.ledger)

    def test_refuses_an_id_with_other_content_and_rules_on_a_whole_ledger(self):
        watch = Watch(Ledger([said("a", 3000)]))
        with pytest.raises(LedgerError, match="other content"):
            watch.add(said("b", 5), said("a", 4000))
        assert len(watch.ledger) == 1

        @rule("large")
        def large(ledger):
            return f"{len(ledger)} claims"

        with pytest.raises(RuleError, match="a watch sees topics"):
            Watch(Ledger(), [large])
