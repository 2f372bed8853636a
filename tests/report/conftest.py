from pathlib import Path

import pytest

from provenance import Claim, Estimate, Ledger, Question, Source, check, load
from provenance.report import account_of, render

SEED = Path(__file__).parents[2] / "seeds" / "north-korean-troops.toml"


@pytest.fixture(scope="session")
def seed():
    return load(SEED)


@pytest.fixture(scope="session")
def seed_report(seed):
    return check(seed)


@pytest.fixture(scope="session")
def seed_text(seed, seed_report):
    return render(seed_report, seed, name=SEED.name)


@pytest.fixture(scope="session")
def told():
    """Render a ledger, by default as text."""

    def tell(ledger, format_="text", name="a.toml"):
        return render(check(ledger), ledger, format=format_, name=name)

    return tell


@pytest.fixture(scope="session")
def accounted():
    def account(ledger):
        return account_of(check(ledger), ledger, name="a.toml")

    return account


@pytest.fixture(scope="session")
def variety():
    """One ledger in which every kind of estimate, stance and status occurs."""
    there = Question("fighters", measure="fighters", place="Aleppo", unit="persons", id="there")
    army = Source("army", name="the army", kind="ministry", speaks_for="government")
    paper = Source("paper", name="The Paper", kind="outlet")
    day = {"said_on": "2024-10-10"}
    return Ledger(
        [
            Claim("un", there, Estimate.between(1000, 1500), id="range", **day),
            Claim("health", there, Estimate.about(2000), via=[paper], id="about", **day),
            Claim(army, there, Estimate.more_than(500), id="more", **day),
            Claim("north", there, Estimate.at_most(300), id="most", **day),
            Claim("monitor", there, Estimate(10, 90, profile="neutral"), id="vague", **day),
            Claim("east", there, Estimate.exactly(1200), id="exact", **day),
            Claim("leaflet", there, Estimate.exactly(5000), id="undated"),
            Claim("un", there, Estimate.exactly(2000), stance="denies", id="denied", **day),
            Claim("west", there, None, stance="denies", id="none", **day),
            Claim("south", there, None, stance="unsure", id="unsure", **day),
            Claim("clerk", there, Estimate(5, 3), id="odd", **day),
            Claim("clerk", there, Estimate.unknown(), id="unknown", **day),
            Claim(
                army,
                there.but(status="planned"),
                Estimate.between(2500, 90000, best=3000),
                id="wide",
                **day,
            ),
        ],
        title="A variety",
    )


@pytest.fixture(scope="session")
def siege():
    """A running total over sixteen days that falls twice and is once revised."""
    killed = Question("the siege", measure="killed", moves="running_total", unit="persons")
    figures = (30, 35, 41, 60, 58, 75, 90, 90, 120, 118, 140, 180, 200, 230, 260, 300)
    said = [
        Claim(
            "ministry", killed, Estimate.exactly(figure), said_on=f"2024-10-{day:02}", id=f"m{day}"
        )
        for day, figure in enumerate(figures, start=1)
    ]
    late = Claim(
        "ministry",
        killed,
        Estimate.exactly(36),
        as_of="2024-10-02",
        said_on="2024-10-05",
        id="late",
    )
    army = [
        Claim("army", killed, Estimate.at_most(100), said_on=f"2024-10-{day:02}", id=f"a{day}")
        for day in (3, 16)
    ]
    return Ledger([*said, late, *army], title="The siege")
