"""Subjects that break a law make the one slip that they are there for, and get the rest right."""

import pytest

from provenance.checking import check
from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.laws import law_named, laws_of
from provenance.laws.formats import Format
from provenance.laws.lineage import Tracing
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Question
from provenance.report import render
from provenance.series import Step, series_in
from provenance.source import Level, Source
from provenance.tolerance import Tolerance

TROOPS = Question("troops", place="Russia", unit="persons")
SIEGE = Question("the siege", measure="killed", place="Russia", moves="running_total")
EXACT, UNKNOWN = Estimate.exactly, Estimate.unknown()


def said(id_, words="3,000", of=TROOPS, by=None, on="2024-10-23", **fields):
    return Claim.said(words, by=by or id_, of=of, on=on, id=id_, **fields)


KIM, US, RU = said("kim"), said("us", "at least 3,000"), said("ru", "12,000")
REPEATED = Link("repeats", by="desk", claims=["ru"], targets=["kim"], id="l")
ON_BOTH = Link("repeats", by="desk", claims=["ru"], targets=["kim", "us"], id="b")
GONE = Link("retracts", by="kim", claims=[], targets=["kim"], reason="an error", id="g")
LOOSE = Ledger([KIM, RU])
PAIR = Ledger([KIM, RU], links=[REPEATED])
MINISTRY = Source("ministry", kind="ministry")


def breaker(name):
    return law_named(name).breaker


NEARLY = breaker("pairs-that-meet-meet-together").overlaps
WITHIN_5000 = breaker("the-unit-changes-no-overlap").overlaps
BY_MIDDLE = breaker("widening-keeps-overlap").overlaps
ZERO = breaker("no-figure-excludes-nothing").overlaps
MEETING = [
    (NEARLY, EXACT(2), EXACT(3), True),
    (NEARLY, EXACT(3), EXACT(3), True),
    (NEARLY, EXACT(0), EXACT(5), False),
    (WITHIN_5000, EXACT(0), EXACT(5000), True),
    (WITHIN_5000, EXACT(0), EXACT(5001), False),
    (BY_MIDDLE, UNKNOWN, EXACT(0), True),
    (BY_MIDDLE, Estimate.between(2, 4), EXACT(3), True),
    (BY_MIDDLE, Estimate.between(2, 4), EXACT(4), False),
    (ZERO, UNKNOWN, EXACT(0), True),
    (ZERO, UNKNOWN, EXACT(1), False),
]


@pytest.mark.parametrize(("meets", "one", "other", "told"), MEETING)
def test_what_else_counts_as_a_meeting(meets, one, other, told):
    assert meets(one, other) is told


def test_a_gap_is_seen_from_below_alone():
    (gap,) = {law.breaker.gap for law in laws_of("estimates") if "_one_sided" in str(law.breaker)}
    for low, high in ((0, 1), (3, 5)):
        assert gap(EXACT(low), EXACT(high)) == EXACT(low).gap(EXACT(high))
        assert gap(EXACT(high), EXACT(low)) is None
    assert gap(EXACT(3), EXACT(3)) is None


@pytest.mark.parametrize("law", laws_of("comparison"), ids=lambda law: law.name)
def test_a_way_to_compare_that_is_wrong_keeps_to_the_policy_asked_for(law):
    asked = Policy(day_slip=7, tolerance=Tolerance.as_said())
    bare = {"estimate", "range", "policy"}.intersection(law.needs) and "claim" not in law.needs
    both = (EXACT(3000), EXACT(12000)) if bare else (KIM, RU)
    assert law.breaker(*both, policy=asked).policy == asked


def test_digits_alone_are_read_where_words_matter():
    assert breaker("words-mean-what-they-mean").parse("at least 1X2") == EXACT(12)


class TestStores:
    @pytest.mark.parametrize("name", ["one-id-one-content", "the-record-only-grows"])
    def test_a_store_that_overwrites_or_sorts_keeps_its_links(self, name):
        put = breaker(name).put
        linked = put(LOOSE, REPEATED)
        assert (linked.claims, linked.links) == (LOOSE.claims, (REPEATED,))
        wider = put(PAIR, US)
        assert ({one.id for one in wider}, wider.links) == ({"kim", "ru", "us"}, (REPEATED,))

    def test_a_store_that_takes_things_twice_takes_links_once(self):
        put = breaker("the-same-again-changes-nothing").put
        assert put(LOOSE, REPEATED) == PAIR
        assert put(LOOSE, US) == LOOSE.add(US)
        assert [one.id for one in put(LOOSE, KIM)] == ["kim", "ru", "kim-2"]

    def test_a_store_that_tidies_up_does_so_when_a_link_is_put_in(self):
        put = breaker("what-is-replaced-stays-on-record").put
        retracted = LOOSE.add(GONE)
        assert put(retracted, US) == retracted.add(US)
        assert [one.id for one in put(LOOSE, GONE)] == ["ru"]


class TestCounts:
    TWO_VOICES = Ledger(
        [
            said(name, by=Source(name, kind="person", speaks_for=MINISTRY), on=f"2024-10-2{day}")
            for day, name in enumerate(("minister", "speaker"))
        ]
    )
    S_TOO = Ledger([said("kim"), said("s1")])

    def test_origins_are_counted_at_the_level_asked_for(self):
        levels = {Level.PRINCIPAL: 1, Level.SPEAKER: 2}
        for level, number in levels.items():
            assert Tracing().counts(self.TWO_VOICES, TROOPS, level) == (number, 0)

    @pytest.mark.parametrize(
        ("name", "ledger", "number"),
        [
            ("two-who-cite-one-count-once", Ledger(), 0),
            ("two-who-cite-one-count-once", PAIR, 2),
            ("citing-two-does-not-join-them", LOOSE, 2),
            ("citing-two-does-not-join-them", Ledger([KIM, US, RU], links=[REPEATED]), 2),
            ("citing-two-does-not-join-them", Ledger([KIM, US, RU], links=[ON_BOTH]), 1),
            ("names-change-no-count", Ledger(), 0),
            ("names-change-no-count", LOOSE, 2),
            ("names-change-no-count", S_TOO, 3),
        ],
    )
    def test_what_is_counted_otherwise(self, name, ledger, number):
        assert breaker(name).counts(ledger, TROOPS, Level.PRINCIPAL) == (number, 0)


class TestSeries:
    CLAIMS = (
        said("a", "900", SIEGE, by="m", on="2024-10-10"),
        said("b", "850", SIEGE, by="m", on="2024-10-12"),
    )

    def test_steps_that_run_backwards_keep_their_tolerance(self):
        ledger = Ledger(self.CLAIMS, policy=Policy(tolerance=Tolerance.percent(5)))
        (right,), (wrong,) = series_in(ledger), breaker("time-runs-forward")(ledger)
        (step,) = right.steps
        assert step.tolerance == Tolerance.percent(5)
        assert wrong.steps == (Step(step.after, step.before, step.tolerance),)


class TestFiles:
    LEDGER = Ledger([KIM, US, RU], links=[REPEATED])
    DATA = Format(".json").write(LEDGER, ".json")

    def test_a_reader_of_lines_loses_the_first_claim_to_other_line_ends(self):
        read = breaker("line-ends-change-nothing").read
        assert read(self.DATA, ".json") == self.LEDGER
        other = read(self.DATA.replace(b"\n", b"\r\n"), ".json")
        assert ([one.id for one in other], other.links) == (["us", "ru"], ())

    def test_a_reader_that_guesses_reads_what_is_sound(self):
        assert breaker("what-is-damaged-is-refused").read(self.DATA, ".json") == self.LEDGER


class TestPages:
    LEDGER = Ledger([said("kim", note="one"), said("ru", "12,000", note="two")])
    REPORT = check(LEDGER)
    RIGHT = render(REPORT, LEDGER, format="text")

    def told(self, name):
        return breaker(name).render(self.REPORT, self.LEDGER, "text")

    def test_notes_are_put_on_the_page_as_they_came(self):
        assert self.told("nothing-said-breaks-the-page") == f"{self.RIGHT}onetwo"

    def test_columns_lose_what_is_longer_than_twelve_letters(self):
        cut = [word[:12] for word in self.RIGHT.split()]
        assert cut != self.RIGHT.split()
        assert self.told("long-names-are-told-in-full").split(" ") == cut
