"""The words around a figure: its status, its denial, and what it counts."""

import pytest

from provenance.language import read_estimates


def statuses(text):
    return [mention.status for mention in read_estimates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,000 deployed, 12,000 expected", ["actual", "expected"]),
        ("expected to reach 12,000, with 3,000 deployed already", ["expected", "actual"]),
        ("Some 12,000 troops will be sent", ["expected"]),
        ("12,000 expected to be deployed", ["expected"]),
        ("at least 3,000 soldiers have arrived", ["actual"]),
        ("the number could reach 12,000", ["possible"]),
        ("up to 200,000 people may be displaced", ["possible"]),
        ("plans to send 12,000", ["planned"]),
        ("12,000 to be sent by December", ["planned"]),
        ("200 feared dead", ["feared"]),
        ("12 killed and 30 injured", ["actual", "actual"]),
        ("killing seven", ["actual"]),
        ("300 houses", [""]),
        ("It expects growth; 12 men left", ["actual"]),
        ("who expect rain, he said, 12 men", [""]),
    ],
)
def test_status_is_told_clause_by_clause(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("not 3,000", True),
        ("Moscow denied sending 12,000 troops", True),
        ("He did not say 3,000 had left", True),
        ("it denied that 12,000 were sent", True),
        ("not only 3,000", False),
        ("no more than 3,000", False),
        ("not fewer than 3,000", False),
        ("He denied it; 3,000 left", False),
    ],
)
def test_denial(text, negated):
    assert [mention.negated for mention in read_estimates(text)] == [negated]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("12,000 North Korean troops will be sent", "North Korean troops"),
        ("3,000 have arrived", ""),
        ("thousands of the soldiers", "soldiers"),
        ("a 12,000-strong contingent", "contingent"),
        ("300 houses collapsed", "houses"),
        ("500 Navy; 200 Air Force", "Navy"),
        ("12 dead in blast", "dead"),
        ("200 feared dead", "dead"),
        ("a 24-hour curfew", "hour"),
        ("nearly 10 Afghan soldiers killed", "Afghan soldiers"),
        ("the death toll rose to 1,250", "death toll"),
        ("the number of migrants reached 900", "migrants"),
        ("active-duty troops: 12 active-duty pilots", "active-duty pilots"),
        ("12 expected", ""),
        ("Pyongyang 10,000 strong", ""),
        ("20 F-16s were sent", "F-16s"),
        ("3 Su-34 jets", "Su-34 jets"),
        ("12 M1-A1 Abrams", "M1-A1 Abrams"),
        ("half of Gaza's 36 hospitals", ""),
        ("12 men's shoes", "men's shoes"),
    ],
)
def test_what_is_counted(text, noun):
    assert read_estimates(text)[0].noun == noun
