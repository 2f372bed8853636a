"""A check told of an earlier one looks again only at what changed."""

from provenance.checking import check
from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question, Within
from provenance.rules import built_in, conflict, rule
from provenance.source import Source

TROOPS = Question("troops", place="Russia")
TANKS = Question("tanks", place="Russia")


def said(id_, figure, of=TROOPS, **fields):
    return Claim(f"by-{id_}", of, Estimate.exactly(figure), said_on="2024-10-23", id=id_, **fields)


class Counter:
    """A rule that counts how often it is asked about each claim."""

    def __init__(self):
        self.seen = []
        self.rule = rule("counts")(self.look)

    def look(self, claim):
        self.seen.append(claim.id)

    def asked(self, ledger, since=None):
        self.seen.clear()
        self.report = check(ledger, [self.rule, conflict], since=since)
        return sorted(self.seen)


BOTH = Ledger([said("a", 3000), said("b", 12000), said("t", 40, TANKS)])


class TestOnlyTouchedQuestions:
    def test_are_looked_at_again(self):
        counter = Counter()
        assert counter.asked(BOTH) == ["a", "b", "t"]
        assert counter.asked(BOTH, since=counter.report) == []
        assert counter.asked(BOTH.add(said("c", 3000)), since=counter.report) == ["a", "b", "c"]
        assert len(counter.report.findings) == 2

    def test_wholes_of_a_new_part_are_not(self):
        counter = Counter()
        ledger = BOTH.but(wholes=[Within("Kursk", "Russia")])
        counter.asked(ledger)
        part = said("k", 50_000, TROOPS.but(place="Kursk"))
        assert counter.asked(ledger.add(part), since=counter.report) == ["k"]

    def test_but_parts_of_a_new_whole_are(self):
        counter = Counter()
        ledger = Ledger(
            [said("k", 5, TROOPS.but(place="Kursk"))], wholes=[Within("Kursk", "Russia")]
        )
        counter.asked(ledger)
        assert counter.asked(ledger.add(said("a", 3)), since=counter.report) == ["a", "k"]


class TestEverythingElse:
    def test_is_looked_at_again_under_other_rules_or_another_policy(self):
        before = check(BOTH, [conflict])
        assert check(BOTH, built_in(), since=before) == check(BOTH)
        other = BOTH.policy.but(tolerance="percent(80)")
        assert check(BOTH, policy=other, since=check(BOTH)) == check(BOTH, policy=other)

    def test_is_looked_at_again_when_two_sources_turn_out_to_be_one(self):
        known = Source("by-b", same_as=["by-a"])
        before = check(BOTH)
        assert [one.rule for one in before.findings] == ["conflict"]
        now = BOTH.but(sources=[known])
        assert check(now, since=before) == check(now)

    def test_is_looked_at_again_when_a_link_changes_where_claims_come_from(self):
        before = check(BOTH)
        now = BOTH.add(Link("repeats", by="desk", claims=["b"], targets=["a"]))
        report = check(now, since=before)
        assert report == check(now)
        assert [one.rule for one in report.findings] == ["relay-differs"]

    def test_is_looked_at_again_when_a_claim_is_taken_back(self):
        before = check(BOTH)
        now = BOTH.add(Link("retracts", by="by-b", claims=[], targets=["b"], reason="a slip"))
        assert check(now, since=before).findings == ()

    def test_is_looked_at_again_when_a_link_far_up_the_chain_is_new(self):
        asked = [said(id_, 3) for id_ in "abc"]
        chain = Link("repeats", by="desk", claims=["a"], targets=["b"])
        gone = Link("retracts", by="desk", claims=[], targets=["b"], reason="a slip")
        before = Ledger(asked, links=[chain, gone])
        now = before.add(Link("repeats", by="desk", claims=["b"], targets=["c"]))
        assert check(now, since=check(before)) == check(now)
