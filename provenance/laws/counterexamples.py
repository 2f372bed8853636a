"""Sentences that sound like laws and are false, each with an example that shows it.

A rule that needs one of these to be true is wrong.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from provenance.checking import check
from provenance.claim import Claim
from provenance.comparison import compare
from provenance.corroboration import support
from provenance.estimate import Estimate
from provenance.laws.variations import echo_of
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.naming import folded
from provenance.question import Moves, Question, Sum
from provenance.rules import parts_do_not_add_up, running_total_fell
from provenance.tolerance import Tolerance

__all__ = ["NON_LAWS", "THROWN_OUT", "NonLaw"]


@attrs.frozen
class NonLaw:
    """A sentence that is false, what shows it in words, and the same as code that gives True.

    >>> all(one.shown_by() for one in NON_LAWS)
    True
    """

    sentence: str
    because: str
    shown_by: Callable[[], bool] = attrs.field(repr=False)


def _verdict(one: str, other: str, tolerance: str = "grain") -> str:
    return compare(one, other, tolerance=tolerance).verdict.value


def _transitive() -> bool:
    agrees = (
        _verdict("9,000", "between 9,000 and 11,000"),
        _verdict("11,000", "between 9,000 and 11,000"),
    )
    return agrees == ("agree", "agree") and _verdict("9,000", "11,000") == "conflict"


def _rounding() -> bool:
    near = _verdict("11,500", "12,000"), _verdict("12,000", "12,500")
    return near == ("compatible", "compatible") and _verdict("11,500", "12,500") == "conflict"


def _shifted_values() -> bool:
    large = _verdict("about 1,000", "1,100", "percent(10)")
    small = _verdict("about 100", "200", "percent(10)")
    return (large, small) == ("compatible", "conflict")


def _scaled_counts() -> bool:
    ones = _verdict("more than 3", "fewer than 4")
    tens = _verdict("more than 30", "fewer than 40")
    return (ones, tens) == ("conflict", "agree")


def _widened_bare_figure() -> bool:
    return (_verdict("11,900", "12,000"), _verdict("at most 11,900", "12,000")) == (
        "compatible",
        "conflict",
    )


def _hull_of_hedged() -> bool:
    about = Estimate.about(12000)
    hull = about.hull(Estimate.exactly(11900))
    widened = [Tolerance.grain().widen(one) for one in (about, hull)]
    return (about.within(hull), widened[0].within(widened[1])) == (True, False)


def _hull_is_said() -> bool:
    held = 5
    return held in Estimate.between(1, 2).hull(Estimate.between(8, 9))


def _no_conflict_is_agreement() -> bool:
    asked = Question("troops", place="Russia")
    said = Claim("a", asked, Estimate.exactly(3000)), Claim("b", asked.but(status="expected"))
    return compare(*said).verdict.value == "not_comparable"


def _words_back() -> bool:
    return Estimate.parse("some 12,000").in_words() == "about 12,000"


def _fit_together() -> bool:
    wounded, killed, both = (
        Question("army", measure=one) for one in ("wounded", "killed", "losses")
    )
    figures = {wounded: 6_100, killed: 6_100, both: 10_000}
    said = [
        Claim("hq", asked, Estimate.exactly(number), said_on="2024-10-21", id=asked.measure)
        for asked, number in figures.items()
    ]

    ledger = Ledger(said, sums=[Sum("losses", ["wounded", "killed"])])
    rules = {finding.rule for finding in check(ledger).findings}
    return rules == {parts_do_not_add_up.id}


def _counts_add() -> bool:
    asked = Question("troops", place="Russia", id="there")
    first = Claim("kim", asked, Estimate.exactly(3000), id="kim")
    echo, link = echo_of(first, "echo")
    records = Ledger([first]), Ledger([echo]), Ledger([first, echo], links=[link])
    return [support(one, "there").counts[0] for one in records] == [1, 1, 1]


def _joined_by_what_is_taken_back() -> bool:
    asked = Question("troops", place="Russia", id="there")
    spoke = (("us", "us", ""), ("both", "us", "briefing"), ("uk", "uk", "briefing"))
    said = [Claim(by, asked, utterance=uttered, id=id_) for id_, by, uttered in spoke]
    before = Ledger(said)
    after = before.add(Link("retracts", by="us", claims=[], targets=["both"]))
    return [support(one, "there").counts[0] for one in (before, after)] == [1, 2]


def _added_removes() -> bool:
    asked = Question("siege", measure="killed", moves=Moves.RUNNING_TOTAL)
    said = [
        Claim("m", asked, Estimate.exactly(number), as_of=f"2024-10-0{day}", id=f"day-{day}")
        for day, number in ((1, 10), (2, 7), (3, 5))
    ]
    both_ends = check(Ledger([said[0], said[2]]), [running_total_fell]).findings
    all_three = check(Ledger(said), [running_total_fell]).findings
    return both_ends[0].claims not in {finding.claims for finding in all_three}


def _look_alike() -> bool:
    return folded("NATO") != folded("N\N{CYRILLIC CAPITAL LETTER A}TO")


def _many_prints() -> bool:
    asked = Question("troops", place="Russia", id="there")
    prints = [Claim("kim", asked, via=[name], id=name) for name in ("a", "b", "c", "d")]
    return support(Ledger(prints), "there").counts[:2] == (1, 4)


def _middle() -> bool:
    return _verdict("between 0 and 100", "90") == "agree"


NON_LAWS = (
    NonLaw(
        "Agreement is transitive.",
        "9,000 and 11,000 each agree with 9,000 to 11,000, and exclude each other.",
        _transitive,
    ),
    NonLaw(
        "Being equal within rounding is transitive.",
        "11,500 and 12,500 each round to 12,000, and not to each other.",
        _rounding,
    ),
    NonLaw(
        "Taking the same number from both figures keeps the verdict.",
        "At 10 percent about 1,000 allows 1,100, and about 100 does not allow 200.",
        _shifted_values,
    ),
    NonLaw(
        "Multiplying both figures keeps the verdict.",
        "No whole number is more than 3 and fewer than 4; 35 is more than 30 and fewer than 40. "
        "It is a law of sets of numbers, not of counts.",
        _scaled_counts,
    ),
    NonLaw(
        "Widening a bare figure never makes a conflict.",
        "11,900 and 12,000 are equal within rounding; at most 11,900 is a bound, which is not "
        "rounded. It is a law of figures as they were said.",
        _widened_bare_figure,
    ),
    NonLaw(
        "What is wider as said is wider under every tolerance.",
        "About 12,000 reaches down to 11,500; about 11,900 to 12,000 only to 11,850, for its low "
        "end is a finer figure.",
        _hull_of_hedged,
    ),
    NonLaw(
        "The hull of two figures is a figure that somebody gave.",
        "Between 1 and 2, and between 8 and 9, have a hull that holds 5.",
        _hull_is_said,
    ),
    NonLaw(
        "Two figures whose middles lie apart disagree.",
        "Between 0 and 100 has its middle far from 90, and allows it.",
        _middle,
    ),
    NonLaw(
        "Claims that do not conflict agree.",
        "3,000 deployed and some expected answer different questions.",
        _no_conflict_is_agreement,
    ),
    NonLaw(
        "Writing what was read gives the same words.",
        '"Some 12,000" is written back as "about 12,000": the same estimate, not the same words.',
        _words_back,
    ),
    NonLaw(
        "Parts that each fit into the whole fit into it together.",
        "6,100 wounded and 6,100 killed each fit into losses of 10,000.",
        _fit_together,
    ),
    NonLaw(
        "The origins of two records together are those of one and those of the other, added up.",
        "A claim has one origin, its echo has one, and both together have one.",
        _counts_add,
    ),
    NonLaw(
        "What is printed more often is better supported.",
        "Four outlets that quote one spokesman have one origin.",
        _many_prints,
    ),
    NonLaw(
        "Taking a claim back never raises the number of origins.",
        "What was taken back joins nobody: two who shared an utterance with it alone are two. "
        "Kept as: it counts for no more than if it were not on record.",
        _joined_by_what_is_taken_back,
    ),
    NonLaw(
        "Adding a claim never removes a finding, whatever the rule.",
        "A total that fell from 10 to 5 fell in two other steps once a 7 in between is on record. "
        "It is a law of rules on one claim or two.",
        _added_removes,
    ),
    NonLaw(
        "Names that look the same are the same.",
        "NATO with a Cyrillic letter in it is another name, and folding case and accents does not "
        "make it the same.",
        _look_alike,
    ),
)
"""What is false of estimates, verdicts, counts and rules, however true it sounds."""

THROWN_OUT = (
    (
        "Verdicts do not depend on the unit.",
        "Counts are whole: see above. Kept for overlap, gaps and tolerances.",
    ),
    (
        "A wider tolerance of any name removes conflicts.",
        "Named tolerances are not ordered among each other; kept for percentages and for none.",
    ),
    (
        "A finding stays when a claim is added, and what is new names the new claim.",
        "False of rules on series and totals: see above. Kept for rules on one claim or two.",
    ),
    (
        "The ids of claims do not matter to a ledger's order.",
        "Claims of one time stand in the order of their ids; kept for what is found.",
    ),
    (
        "A file that is cut short is refused.",
        "What ends after a whole record is whole; kept as: it is read, or refused with faults.",
    ),
    (
        "Any edit of a stored log changes its head; a failed write leaves the log as it was.",
        "This library keeps no log of its own: a file is written whole, or stays as it was.",
    ),
    (
        "A combined figure lies between the lowest and the highest, and moves with reliability.",
        "Nothing here averages figures, so that there is no combined figure to hold to it.",
    ),
    (
        "Independent fusion is narrower than dependent; no source outweighs the rest.",
        "Nothing here weighs sources; who dissents is told instead.",
    ),
    (
        "Sharing a rare mistake raises a copying score, sharing what everyone says does not.",
        "Independence is read off the chains on record and is not scored.",
    ),
    (
        "The attack graph of claims has one grounded extension.",
        "Claims conflict, and none attacks another: no winner is picked.",
    ),
)
"""Laws of other systems that are not true of this one or say nothing of it, and why."""
