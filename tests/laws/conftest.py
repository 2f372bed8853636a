"""The few values that laws are shown, written out."""

from decimal import Decimal
from itertools import product

import pytest

from provenance.claim import Claim
from provenance.estimate import Estimate
from provenance.laws import law_named
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


@pytest.fixture(scope="session")
def shown_to():
    """Gives the values that a law is shown, by its needs: forty times at most."""

    def shown(law):
        every = list(product(*(OF_KIND[kind] for kind in law.needs)))
        return every[:: 1 + len(every) // _MOST]

    return shown


@pytest.fixture(scope="session")
def reason_against():
    """Gives the reason for which a law, named, does not hold of a subject; it must not hold."""

    def reason(name, subject, values):
        held = law_named(name).holds(subject, *values)
        assert held is not True
        return held.reason

    return reason
