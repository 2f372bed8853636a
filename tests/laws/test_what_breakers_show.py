"""What laws say of the subjects that break them, and of those that ship here, on a few values.

The values are written out, and so is all that is said of them, in what_breakers_show.json.
"""

import json
import re
from decimal import Decimal
from itertools import islice, product
from pathlib import Path

import pytest

from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.laws import Family, all_laws, suite_of
from provenance.ledger import Ledger
from provenance.lineage import Lineage
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Question, Sum, Within
from provenance.series import series_of
from provenance.source import Source
from provenance.tolerance import Tolerance

TROOPS = Question("troops", place="Russia", unit="persons")
KURSK = TROOPS.but(place="Kursk")
KILLED = Question("the siege", measure="killed", place="Russia", moves="running_total")
MINISTRY = Source("ministry", kind="ministry")
MINISTER = Source("minister", kind="person", speaks_for=MINISTRY)


def said(id_, words, of=TROOPS, by=None, on="2024-10-23", **fields):
    return Claim.said(words, by=by or id_, of=of, on=on, id=id_, **fields)


def totals(*figures, by="ministry"):
    return [
        said(f"{by}-{day}", words, KILLED, by=by, on=f"2024-10-{day}")
        for day, words in enumerate(figures, start=10)
    ]


CLAIMS = (
    said("kim", "3,000"),
    said("us", "at least 3,000", note="from the podium"),
    said("wire", "3,000", by="kim", via=["wire"]),
    said("ru", "about 12,000"),
    said("un", "between 2,500 and 3,500", on="2024-10-25"),
    Claim("moscow", TROOPS, stance="denies", said_on="2024-10-24", id="no"),
    said("part", "some 4,000", KURSK, by=MINISTER),
    said("again", "3,000", by="kim", on="2024-10-24"),
)
FELL = Ledger([*totals("900", "850", "at least 860", "920"), *totals("910", "1,200", by="other")])
MIXED = Ledger(
    CLAIMS,
    links=[
        Link("confirms", by="nbc", claims=["kim"], targets=["us"], words="matches", id="l1"),
        Link("repeats", by="desk", claims=["un"], targets=["kim"], id="l2"),
        Link("shares", by="desk", claims=["part"], targets=["us"], id="l3"),
    ],
    wholes=[Within("Kursk", "Russia")],
    sources=[MINISTRY, MINISTER],
)
SUMMED = Ledger(
    [
        said("all", "1,000", TROOPS.but(measure="casualties"), by="m"),
        said("dead", "400", TROOPS.but(measure="dead"), by="m"),
        said("hurt", "410", TROOPS.but(measure="hurt"), by="m"),
        said("else", "700", TROOPS.but(measure="dead", place=""), by="n", via=["o"]),
    ],
    sums=[Sum("casualties", ["dead", "hurt"])],
)
ONE = Ledger([said("alone", "up to 40", utterance="speech", recorded_on="2024-10-24")])
FIGURES = tuple(
    Estimate.parse(words)
    for words in (
        "3,000",
        "at least 3,000",
        "about 12,000",
        "between 2,500 and 3,500",
        "fewer than 4",
        "more than 3",
        "up to 9,000",
        "11,900",
    )
)


def _only(series):
    (one,) = series
    return one


def _series(*figures):
    claims = totals(*figures)
    return _only(series_of(claims, Lineage.of(Ledger(claims)), Tolerance.grain()))


RISING, FALLING = _series("10", "20", "35", "35"), _series("30", "20", "25", "4")
PHRASES = ("some 3,000 troops", "at least 900", "Up to 1.5 million", "3,000-4,000", "a dozen")
OF_KIND = {
    "claim": CLAIMS,
    "count": (0, 3, 12000, 450),
    "days": (-400, 1, 31),
    "estimate": FIGURES,
    "factor": (1, 10, Decimal("0.1"), 2),
    "falling": (FALLING,),
    "figure": FIGURES,
    "ledger": (MIXED, FELL, SUMMED, ONE, Ledger()),
    "meant": tuple((words, Estimate.parse(words)) for words in PHRASES),
    "number": (3000, 12000, 0, 450, 7),
    "percent": (5, 0, 50),
    "phrase": PHRASES,
    "policy": (Policy(), Policy(tolerance=Tolerance.as_said(), day_slip=0, level="speaker")),
    "range": tuple(one for one in FIGURES if one.has_both_ends),
    "rising": (RISING,),
    "series": (FALLING, RISING),
    "slip": (0, 1, 7),
    "text": ("", "3,000", "no figure", "12 of 40 (30 %)", "1.2.3 -- ±"),
    "window": tuple(claim.said_on for claim in CLAIMS[:1] + CLAIMS[4:6]),
}
_MOST = 40
SAID = json.loads((Path(__file__).parent / "what_breakers_show.json").read_text(encoding="utf-8"))
# What stands in such a set has no order, and records have more fields than anyone reads.
_IN_NO_ORDER = re.compile(r"(?:frozenset|Claim|Finding|Step)\(")


def shown_to(law):
    every = list(product(*(OF_KIND[kind] for kind in law.needs)))
    return every[:: 1 + len(every) // _MOST]


def said_of(law):
    """The first things that a law says of the subject that breaks it, each once."""
    held = (law.holds(law.breaker, *example) for example in shown_to(law))
    reasons = (_IN_NO_ORDER.split(one.reason)[0] for one in held if one is not True)
    return list(islice(dict.fromkeys(reasons), 3))


@pytest.mark.parametrize("law", all_laws(), ids=lambda law: law.name)
def test_what_a_law_says_of_the_subject_that_breaks_it(law):
    assert said_of(law) == SAID.get(law.name, [])


def test_nearly_every_law_shows_on_these_few():
    assert SAID.keys() <= {law.name for law in all_laws()}
    assert len(SAID) >= 130


OURS = [
    pytest.param(law, subject, id=f"{law.name}-{number}")
    for family in Family
    for number, subject in enumerate(suite_of(family).ours()[:4])
    for law in suite_of(family).laws
    if law.applies(subject)
]


@pytest.mark.parametrize(("law", "subject"), OURS)
def test_a_law_holds_of_what_ships_here_on_these_too(law, subject):
    broken = (law.holds(subject, *example) for example in shown_to(law))
    assert [one.reason for one in broken if one is not True] == []
