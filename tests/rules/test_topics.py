"""Rules on all claims that can bear on one another: lineage, scope, outliers."""

from provenance.checking import check
from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question, Within
from provenance.rules import asserted_agreement_not_borne_out, outlier
from provenance.rules.topic import topics_in
from provenance.source import Source

THERE = Question("troops", measure="troops", place="Russia")


def said(id_, figure=3000, of=THERE, **fields):
    estimate = figure if isinstance(figure, Estimate) else Estimate.exactly(figure)
    by = fields.pop("by", id_)
    return Claim(by, of, estimate, id=id_, **({"said_on": "2024-10-23"} | fields))


def found(*claims, **ledger):
    report = check(Ledger(claims, **ledger))
    return {finding.rule: finding for finding in report.findings}


def groups(*claims, **ledger):
    topics = topics_in(Judge.of(Ledger(claims, **ledger)))
    return sorted([claim.id for claim in topic.claims] for topic in topics)


class TestTopics:
    def test_hold_questions_that_differ_in_status_or_movement(self):
        assert groups(said("a"), said("b", of=THERE.but(status="expected"))) == [["a", "b"]]
        assert groups(said("a"), said("b", of=THERE.but(moves="change"))) == [["a", "b"]]

    def test_hold_questions_that_leave_a_field_out(self):
        assert groups(said("a"), said("b", of=THERE.but(place=""))) == [["a", "b"]]
        assert groups(said("a"), said("b", of=THERE.but(scope={"side": "x"}))) == [["a", "b"]]

    def test_hold_parts_and_wholes(self):
        kursk = said("k", of=THERE.but(place="Kursk"))
        assert groups(said("a"), kursk) == [["a"], ["k"]]
        assert groups(said("a"), kursk, wholes=[Within("Kursk", "Russia")]) == [["a", "k"]]

    def test_hold_parts_of_what_is_expected(self):
        kursk = said("k", of=THERE.but(place="Kursk"))
        wanted = said("e", of=THERE.but(status="expected"))
        assert groups(kursk, wanted, wholes=[Within("Kursk", "Russia")]) == [["e", "k"]]

    def test_hold_what_links_and_utterances_join(self):
        far = said("f", of=Question("tanks"))
        link = Link("confirms", by="nbc", claims=["a"], targets=["f"])
        assert groups(said("a"), far, links=[link]) == [["a", "f"]]
        assert groups(said("a", utterance="u"), far.but(utterance="u")) == [["a", "f"]]

    def test_keep_what_is_declared_above_their_names_and_no_more(self):
        wholes = [Within("Kursk", "Russia"), Within("Sudzha", "Kursk"), Within("Lyon", "France")]
        topics = topics_in(
            Judge.of(Ledger([said("s", of=THERE.but(place="Sudzha"))], wholes=wholes))
        )
        assert topics[0].ledger.wholes == (Within("Kursk", "Russia"), Within("Sudzha", "Kursk"))


class TestAssertedAgreement:
    LINK = Link("confirms", by="nbc", claims=["a", "b"], targets=["source:us"], words="matches")

    def test_partly_supported(self):
        claims = [said("a"), said("b", 12000, of=THERE.but(status="expected"))]
        us = said("c", Estimate.at_least(3000), by="us")
        finding = found(*claims, us, links=[self.LINK])["asserted-agreement-not-borne-out"]
        assert "'matches', is partly supported" in finding.reason
        assert finding.claims == ("a", "b", "c")
        assert finding.severity.value == "warning"

    def test_supported(self):
        claims = [said("a"), said("b"), said("c", by="us")]
        assert found(*claims, links=[self.LINK]) == {}

    def test_names_what_was_pointed_at_even_where_it_is_no_figure_for_it(self):
        link = Link("confirms", by="nbc", claims=["a"], targets=["c"])
        elsewhere = said("c", of=THERE.but(status="expected"), by="us")
        finding = found(said("a"), elsewhere, links=[link])["asserted-agreement-not-borne-out"]
        assert finding.claims == ("a", "c")

    def test_says_so_where_nobody_can_judge(self):
        link = Link("confirms", by="nbc", claims=["a"], targets=["c"])
        finding = found(said("a", Estimate.unknown()), said("c", by="us"), links=[link])
        assert "cannot be judged: " in finding["asserted-agreement-not-borne-out"].reason

    def test_of_links_either_way_once(self):
        links = [
            Link("confirms", by="nbc", claims=["a"], targets=["b"], words="matches"),
            Link("confirms", by="cnn", claims=["b"], targets=["a"], words="backs"),
        ]
        ledger = Ledger([said("a"), said("b", 9000)], links=links)
        (finding,) = check(ledger, [asserted_agreement_not_borne_out]).findings
        assert "what cnn asserts, 'backs', is not supported" in finding.reason
        assert "; what nbc asserts, 'matches', is not supported" in finding.reason

    def test_what_nobody_can_judge_is_a_note_unless_something_else_is_wrong(self):
        sides = [said("a"), said("b", Estimate.at_least(2500), by="us")]
        links = [
            Link(relation, by="nbc", claims=["a"], targets=["b"])
            for relation in ("confirms", "disputes")
        ]
        both = found(*sides, links=links)
        assert both["asserted-agreement-not-borne-out"].severity.value == "warning"

    def test_a_dispute_that_is_none(self):
        link = Link("disputes", by="nbc", claims=["a"], targets=["c"])
        finding = found(said("a"), said("c"), links=[link])["asserted-agreement-not-borne-out"]
        assert "that the claims differ" in finding.reason


class TestRelayDiffers:
    def test_of_one_utterance(self):
        relays = [
            said("afp", by="kim", via=["afp"], utterance="briefing"),
            said("ap", 3500, by="kim", via=["ap"], utterance="briefing"),
        ]
        assert "relay-differs" in found(*relays)

    def test_not_of_prints_that_are_alike(self):
        relays = [said(id_, by="kim", via=[id_], utterance="briefing") for id_ in ("afp", "ap")]
        assert found(*relays) == {}


class TestCircularReporting:
    def test_of_claims_that_cite_one_another(self):
        links = [
            Link("repeats", by="desk", claims=[one], targets=[other])
            for one, other in (("a", "b"), ("b", "c"), ("c", "a"))
        ]
        finding = found(said("a"), said("b"), said("c"), links=links)["circular-reporting"]
        assert finding.claims == ("a", "b", "c")

    def test_not_of_a_chain(self):
        links = [Link("repeats", by="desk", claims=["a"], targets=["b"])]
        assert found(said("a"), said("b"), links=links) == {}


class TestScopeMissing:
    def test_names_the_field_once(self):
        vague = THERE.but(place="")
        others = [said("r"), said("k", 99, of=THERE.but(place="Kursk"))]
        finding = found(said("a", of=vague), said("b", 99, of=vague), *others)["scope-missing"]
        assert finding.reason.startswith(
            "place is missing for troops, so it cannot be held against"
        )
        assert finding.claims == ("a", "b")
        assert finding.severity.value == "note"

    def test_not_of_a_question_that_differs_otherwise(self):
        assert found(said("a", of=THERE.but(place="", status="expected")), said("b")) == {}


class TestOutlier:
    def others(self, count):
        return [said(f"s{number}", 3000 + number) for number in range(count)]

    def alone(self, *claims):
        return [one.claims[0] for one in check(Ledger(claims), [outlier]).findings]

    def test_one_against_many_who_agree(self):
        crowd = [said(f"s{n}", Estimate.between(2900, 3100 + n)) for n in range(3)]
        assert self.alone(*crowd, said("odd", 12000)) == ["odd"]

    def test_not_among_few_or_where_the_others_differ_too(self):
        crowd = [said(f"s{n}", Estimate.between(2900, 3100 + n)) for n in range(3)]
        assert self.alone(*crowd[:2], said("odd", 12000)) == []
        assert self.alone(*self.others(3), said("odd", 12000)) == []

    def test_an_echo_counts_for_nothing(self):
        crowd = [said(f"s{n}", by=Source(f"s{n}", speaks_for="us")) for n in range(5)]
        assert self.alone(*crowd, said("odd", 12000)) == []

    def test_the_last_word_of_each_counts(self):
        crowd = [said(f"s{n}") for n in range(3)]
        revised = said("odd-2", by="odd", said_on="2024-10-24")
        assert self.alone(*crowd, said("odd", 12000), revised) == []
