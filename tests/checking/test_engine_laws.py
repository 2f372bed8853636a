"""Laws that every check keeps, whatever is on record."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.checking import check
from provenance.claim import Claim
from provenance.comparison import Judge, compare_all
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question, Sum
from provenance.rules import Severity, built_in, rule
from provenance.rules.contested import contested_pairs
from provenance.rules.pairs import kind_of
from provenance.rules.topic import topics_in
from provenance.settings import Exemption
from provenance.strategies import claims, ledgers, policies, questions
from provenance.verdict import Verdict

# Each example checks several ledgers by every rule.
fewer = settings(max_examples=max(10, settings.default.max_examples // 3))

ELSEWHERE = Question("locusts", measure="swarms", place="Elsewhere", unit="items")
SUMS = [Sum("casualties", ["killed", "wounded"])]
WITH_SUMS = st.builds(lambda ledger: ledger.but(sums=SUMS), ledgers())


@rule("sees-topics", severity="note")
def sees_topics(topic):
    """Says how large each topic is, so that what is in one shows."""
    yield f"a topic of {len(topic.claims)} claims and {len(topic.links)} links"


@rule("sees-series", severity="note")
def sees_series(series):
    """Says how long each series is."""
    yield f"{series.source}: {len(series.points)} points"


@rule("sees-comparisons", severity="note")
def sees_comparisons(comparison):
    """Says what every verdict is."""
    yield f"{comparison}"


@rule("raises")
def raises(claim):
    """Never gives an answer."""
    raise LookupError(claim.id)


WATCHFUL = (sees_topics, sees_series, sees_comparisons)


def told(report):
    return [finding.to_dict() for finding in report.findings]


def without_failures(report):
    return [finding for finding in report.findings if finding.rule != "rule-failed"]


class TestOrder:
    @fewer
    @given(WITH_SUMS, st.randoms(use_true_random=False))
    def test_of_claims_and_links_changes_nothing(self, ledger, random):
        shuffled = ledger.but(
            claims=random.sample(ledger.claims, len(ledger.claims)),
            links=random.sample(ledger.links, len(ledger.links)),
        )
        rules = (*built_in(), *WATCHFUL)
        assert told(check(shuffled, rules)) == told(check(ledger, rules))

    @fewer
    @given(ledgers(), st.randoms(use_true_random=False))
    def test_of_rules_changes_nothing(self, ledger, random):
        rules = built_in()
        assert check(ledger, random.sample(rules, len(rules))) == check(ledger)

    @fewer
    @given(ledgers())
    def test_repeated_claims_change_nothing(self, ledger):
        twice = ledger.but(claims=(*ledger.claims, *ledger.claims))
        assert told(check(twice)) == told(check(ledger))


class TestLocality:
    @fewer
    @given(ledgers(), claims(question=st.just(ELSEWHERE), id_="far"))
    def test_an_unrelated_claim_changes_no_finding(self, ledger, far):
        rules = (*built_in(), *WATCHFUL)
        far = far.but(utterance="")  # a shared utterance would relate them
        before, after = check(ledger, rules), check(ledger.add(far), rules)
        assert set(before.findings) <= set(after.findings)
        new = set(after.findings) - set(before.findings)
        assert all(finding.claims == ("far",) for finding in new)

    @fewer
    @given(ledgers(), ledgers())
    def test_reports_on_separate_subjects_add_up(self, one, other):
        def apart(claim):
            asked = claim.question.but(subject=f"other {claim.question.subject}")
            return claim.but(
                question=asked,
                id=f"o-{claim.id}",
                utterance=claim.utterance and f"o-{claim.utterance}",
                after=[f"o-{id_}" for id_ in claim.after],
            )

        moved = Ledger([apart(claim) for claim in other])
        both = one.add(*moved.claims)
        found = [*check(one).findings, *check(moved.but(wholes=one.wholes)).findings]
        assert set(check(both).findings) == set(found)

    @fewer
    @given(ledgers())
    def test_topics_part_what_stands(self, ledger):
        topics = topics_in(Judge.of(ledger))
        ids = [claim.id for topic in topics for claim in topic.claims]
        assert sorted(ids) == sorted(claim.id for claim in ledger.standing)

    @fewer
    @given(WITH_SUMS)
    def test_what_can_be_compared_lies_in_one_topic(self, ledger):
        topic_of = {
            claim.id: place
            for place, topic in enumerate(topics_in(Judge.of(ledger)))
            for claim in topic.claims
        }
        standing = {claim.id for claim in ledger.standing}
        judge = Judge.of(ledger)
        for one, other in combinations(ledger.standing, 2):
            if judge.compare(one, other).verdict is not Verdict.NOT_COMPARABLE:
                assert topic_of[one.id] == topic_of[other.id]
        for link in ledger.links:
            ends = [end for end in (*link.claims, *link.targets) if end in standing]
            if set(link.claims) <= standing and set(link.targets) <= standing:
                assert len({topic_of[end] for end in ends}) <= 1


class TestAddition:
    @fewer
    @given(ledgers(min_claims=1), st.data())
    def test_incremental_is_the_same_as_full(self, ledger, data):
        rules = (*built_in(), *WATCHFUL)
        first = data.draw(st.integers(0, len(ledger.claims)))
        kept = {claim.id for claim in ledger.claims[:first]}
        early = Ledger(
            ledger.claims[:first],
            links=[link for link in ledger.links if kept.issuperset((*link.claims, *link.targets))],
            wholes=ledger.wholes,
        )
        before = check(early, rules)
        assert check(ledger, rules, since=before) == check(ledger, rules)
        assert check(early, rules, since=check(ledger, rules)) == before

    @fewer
    @given(ledgers(), policies(), policies())
    def test_incremental_is_the_same_under_another_policy(self, ledger, one, other):
        before = check(ledger, policy=one)
        assert check(ledger, policy=other, since=before) == check(ledger, policy=other)

    @fewer
    @given(ledgers(min_claims=1))
    def test_a_retracted_claim_is_as_one_never_made(self, ledger):
        bare = ledger.but(links=())
        gone = bare.claims[0]
        link = Link("retracts", by="desk", claims=[], targets=[gone.id], reason="a slip")
        rest = bare.but(claims=bare.claims[1:], questions=())
        rules = (*built_in(), *WATCHFUL)
        assert told(check(bare.add(link), rules)) == told(check(rest, rules))


class TestFailure:
    @fewer
    @given(ledgers())
    def test_a_rule_that_raises_hides_nothing(self, ledger):
        report = check(ledger, (*built_in(), raises))
        assert without_failures(report) == list(check(ledger).findings)
        assert len(report.findings) - len(without_failures(report)) == len(ledger.standing)


class TestConservation:
    @fewer
    @given(ledgers(), st.data())
    def test_exemptions_move_findings_and_lose_none(self, ledger, data):
        plain = check(ledger)
        chosen = data.draw(st.lists(st.sampled_from(plain.findings or [None]), unique=True))
        exempted = [Exemption(one.rule, one.claims, "seen") for one in chosen if one and one.claims]
        report = check(ledger.but(exemptions=exempted))
        kept = [one for one in report.findings if one.rule != "unused-exemption"]
        together = [*kept, *(accepted.finding for accepted in report.accepted)]
        assert sorted(together, key=lambda one: one.sort_key) == list(plain.findings)
        assert not [one for one in report.findings if one.rule == "unused-exemption"]

    @fewer
    @given(ledgers())
    def test_counts_add_up(self, ledger):
        report = check(ledger)
        assert sum(report.counts.values()) == len(report.findings)
        assert sum(map(len, report.by_rule.values())) == len(report.findings)
        assert sum(report.verdicts.values()) == len(report.comparisons)

    @fewer
    @given(ledgers(), st.sampled_from(Severity), st.sampled_from(Severity))
    def test_a_higher_threshold_only_removes(self, ledger, one, other):
        low, high = sorted((one, other))
        report = check(ledger)
        assert set(report.at_least(high).findings) <= set(report.at_least(low).findings)

    @fewer
    @given(ledgers())
    def test_no_finding_stands_there_twice(self, ledger):
        findings = check(ledger).findings
        assert len(set(findings)) == len(findings)

    @fewer
    @given(ledgers())
    def test_a_baseline_accepts_what_it_was_made_of_and_nothing_else(self, ledger):
        from provenance.checking import Baseline

        report = check(ledger)
        baseline = Baseline.read(Baseline.of(report.findings[1:]).write())
        new = report.against(baseline)
        assert len(new.findings) + len(new.accepted) == len(report.findings)
        assert set(new.findings) <= set(report.findings[:1])


class TestConflicts:
    @fewer
    @given(WITH_SUMS, policies())
    def test_every_conflict_is_among_the_contested_pairs(self, ledger, policy):
        ledger = ledger.but(links=[link for link in ledger.links if not link.relation.replaces])
        judge = Judge.of(ledger, policy)
        contested = {
            frozenset((one.id, other.id))
            for question in {claim.question.key: claim.question for claim in ledger}.values()
            for one, other in contested_pairs(judge, question)
        }
        for comparison in compare_all(ledger, policy=policy):
            if comparison.verdict is Verdict.CONFLICT:
                assert frozenset(comparison.ids) in contested

    @fewer
    @given(ledgers())
    def test_each_is_told_once_by_one_rule(self, ledger):
        told_by = ("conflict", "self-contradiction", "part-exceeds-whole", "floor-above-ceiling")
        report = check(ledger)
        found = [frozenset(one.claims) for rule in told_by for one in report.by_rule.get(rule, ())]
        judged = [one for one in report.comparisons if one.verdict is Verdict.CONFLICT]
        assert sorted(map(sorted, found)) == sorted(sorted(one.ids) for one in judged)
        assert all(
            kind_of(one) in {"conflict", "itself", "nested", "across time"} for one in judged
        )


@given(claims(about=questions(), id_="a"))
def test_a_claim_agrees_with_itself(claim: Claim):
    assert [f for f in check(Ledger([claim])).findings if len(f.claims) > 1] == []
