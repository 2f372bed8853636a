"""The same bytes whatever the time zone, locale, hash seed, clock and order of input."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import random, sys, time
from provenance import Claim, Ledger, Link, Question, Source, Within, compare, compare_all

order = int(sys.argv[1])
there = Question("troops", place="Russia", scope={"side": "x", "event": "y"})
kursk = there.but(place="Kursk")
nsc = Source("nsc", speaks_for="us")
said = [
    Claim.said(words, by=by, of=of, on=on, via=via)
    for words, by, of, on, via in [
        ("at least 3,000", "kirby", there, "2024-10-23", "nbc"),
        ("about 3,000", nsc, there, "2024-10-23T23:30-05:00", "afp"),
        ("3,000", Source("kim", speaks_for="rok"), kursk, "24 October 2024", ()),
        ("12,000 expected", "rok", there, "October 2024", ()),
        ("dozens", "x", there, "2024-W43", ()),
        ("2,000", "y", there, None, ()),
    ]
]
said.append(Claim.denied(by="z", of=there, on="2024-10-24"))
links = [Link("repeats", by="afp", claims=[said[1].id], targets=[said[0].id])]
random.Random(order).shuffle(said)
ledger = Ledger(said, links=links, sources=[Source("kirby", speaks_for=nsc)],
                wholes=[Within("Kursk", "Russia")])
lines = {" ".join(sorted(one.ids)): one for one in compare_all(ledger)}
ends = {claim.id: claim for claim in said}
for ids in sorted(lines):
    first, second = (ends[id_] for id_ in ids.split())
    print(ids, compare(first, second, ledger=ledger).to_dict())
print(sorted(repr(source) for source in ledger.sources))
print(sorted(claim.id for claim in ledger.known_as_of("2024-10-24")))
"""
SURROUNDINGS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Seoul", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2024", "TZ": "America/Anchorage", "LC_ALL": "de_DE.UTF-8"},
    {"PYTHONHASHSEED": "random", "TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX"},
]


def answers(surroundings, order):
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM, str(order)],
        cwd=ROOT,
        env=os.environ | surroundings,
        check=True,
        capture_output=True,
    )
    assert told.stderr == b""
    return told.stdout


@pytest.fixture(scope="module")
def wanted():
    made = answers(SURROUNDINGS[0], 0)
    assert made.count(b"verdict") > 10
    return made


@pytest.mark.parametrize(
    ("surroundings", "order"), list(zip(SURROUNDINGS, range(4), strict=True)), ids=str
)
def test_an_answer_depends_on_nothing_but_what_was_asked(wanted, surroundings, order):
    assert answers(surroundings, order) == wanted
