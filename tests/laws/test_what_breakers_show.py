"""What laws say of the subjects that break them, and of those that ship here, on a few values.

The values are written out, and so is all that is said of them, in what_breakers_show.json.
"""

import json
import re
from itertools import islice
from pathlib import Path

import pytest

from provenance.laws import Family, all_laws, suite_of

SAID = json.loads((Path(__file__).parent / "what_breakers_show.json").read_text(encoding="utf-8"))
# What stands in such a set has no order, and records have more fields than anyone reads.
_IN_NO_ORDER = re.compile(r"(?:frozenset|Claim|Finding|Step)\(")


def said_of(law, shown_to):
    """The first things that a law says of the subject that breaks it, each once."""
    held = (law.holds(law.breaker, *example) for example in shown_to(law))
    reasons = (_IN_NO_ORDER.split(one.reason)[0] for one in held if one is not True)
    return list(islice(dict.fromkeys(reasons), 3))


@pytest.mark.parametrize("law", all_laws(), ids=lambda law: law.name)
def test_what_a_law_says_of_the_subject_that_breaks_it(law, shown_to):
    assert said_of(law, shown_to) == SAID.get(law.name, [])


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
def test_a_law_holds_of_what_ships_here_on_these_too(law, subject, shown_to):
    broken = (law.holds(subject, *example) for example in shown_to(law))
    assert [one.reason for one in broken if one is not True] == []
