"""Conflicts of two claims, each told by the one rule whose law it breaks."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from provenance.checking import check
from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.question import Question, Within
from provenance.source import Source
from provenance.strategies import contradicting_pairs

THERE = Question("troops", place="Russia")
KILLED = Question("the siege", measure="killed", moves="running_total")
RULES = ("conflict", "self-contradiction", "part-exceeds-whole", "floor-above-ceiling")


def said(words, by, *, of=THERE, on="2024-10-23", **fields):
    return Claim.said(words, by=by, of=of, on=on, id=f"{getattr(by, 'id', by)}-{on}", **fields)


def broken(*claims, **ledger):
    report = check(Ledger(claims, **ledger))
    return [finding.rule for finding in report.findings if finding.rule in RULES]


class TestConflict:
    def test_between_two_sources(self):
        assert broken(said("3,000", "us"), said("12,000", "seoul")) == ["conflict"]

    def test_not_where_room_is_left(self):
        assert broken(said("at least 3,000", "us"), said("12,000", "seoul")) == []

    def test_of_a_denial(self):
        denial = Claim.denied(by="kremlin", of=THERE, on="2024-10-23", id="no")
        assert broken(said("3,000", "us"), denial) == ["conflict"]

    def test_not_when_the_days_are_far_apart(self):
        assert broken(said("3,000", "us"), said("12,000", "seoul", on="2024-11-23")) == []

    def test_thresholds(self):
        from provenance.rules import conflict

        ledger = Ledger([said("3,000", "us"), said("3,400", "seoul")])
        assert check(ledger, [conflict.but(at_least=401)]).findings == ()
        assert check(ledger, [conflict.but(at_least_share=Decimal("0.12"))]).findings == ()
        assert len(check(ledger, [conflict.but(at_least=400)]).findings) == 1

    @given(contradicting_pairs())
    def test_is_found_in_every_pair_that_no_value_satisfies(self, pair):
        assert broken(*pair) != []


class TestSelfContradiction:
    def test_by_one_source_on_one_day(self):
        both = [said("3,000", "us"), said("12,000", "us").but(id="again")]
        assert broken(*both) == ["self-contradiction"]

    def test_by_two_who_speak_for_one(self):
        nsc, pentagon = (Source(id_, speaks_for="us") for id_ in ("nsc", "dod"))
        assert broken(said("3,000", nsc), said("12,000", pentagon)) == ["self-contradiction"]

    def test_not_where_the_one_revises_the_other(self):
        assert broken(said("3,000", "us"), said("12,000", "us", on="2024-10-24")) == []

    def test_is_only_a_warning_of_a_total_that_may_have_grown_that_day(self):
        both = [said("30", "m", of=KILLED), said("40", "m", of=KILLED).but(id="again")]
        (finding,) = check(Ledger(both)).findings
        assert (finding.rule, finding.severity.value) == ("self-contradiction", "warning")


class TestFloorAboveCeiling:
    def test_across_time(self):
        floor = said("at least 3,000", "monitor", of=KILLED, on="2024-10-21")
        ceiling = said("2,000", "ministry", of=KILLED, on="2024-10-25")
        assert broken(floor, ceiling) == ["floor-above-ceiling"]

    def test_not_the_other_way_round(self):
        floor = said("at least 3,000", "monitor", of=KILLED, on="2024-10-25")
        ceiling = said("2,000", "ministry", of=KILLED, on="2024-10-21")
        assert broken(floor, ceiling) == []

    def test_not_of_a_level(self):
        assert broken(said("3,000", "us"), said("2,000", "seoul", on="2024-11-23")) == []

    @given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 400))
    def test_exactly_where_the_earlier_floor_is_above(self, floor, ceiling, days):
        from provenance.rules import floor_above_ceiling

        early = Claim("a", KILLED, Estimate.at_least(floor), as_of="2024-01-01", id="a")
        late = Claim(
            "b", KILLED, Estimate.at_most(ceiling), as_of=early.as_of.shifted(days), id="b"
        )
        found = check(Ledger([early, late]), [floor_above_ceiling]).findings
        assert bool(found) == (floor > ceiling)


class TestPartExceedsWhole:
    WITHIN = (Within("Kursk", "Russia"),)

    def test_by_place(self):
        part = said("at least 5,000", "us", of=THERE.but(place="Kursk"))
        assert broken(part, said("3,000", "seoul"), wholes=self.WITHIN) == ["part-exceeds-whole"]

    def test_by_one_source_too(self):
        part = said("5,000", "us", of=THERE.but(place="Kursk")).but(id="part")
        assert broken(part, said("3,000", "us"), wholes=self.WITHIN) == ["part-exceeds-whole"]

    def test_not_where_nothing_was_declared(self):
        part = said("at least 5,000", "us", of=THERE.but(place="Kursk"))
        assert broken(part, said("3,000", "seoul")) == []

    def test_not_of_a_part_below_its_whole(self):
        part = said("2,000", "us", of=THERE.but(place="Kursk"))
        assert broken(part, said("3,000", "seoul"), wholes=self.WITHIN) == []
