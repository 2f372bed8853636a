"""Patterns mean the same in every Python that is supported."""

import re
from pathlib import Path

import pytest

import provenance

ROOM = Path(provenance.__file__).parent
MODULES = sorted(str(path.relative_to(ROOM)) for path in ROOM.rglob("*.py"))
POSSESSIVE_GROUP = re.compile(r"\)(?:[*?+]|\{[0-9,]+\})\+")


@pytest.mark.parametrize("module", MODULES)
def test_no_group_is_repeated_possessively(module):
    # Before Python 3.11.5 such a group takes in what it does not match.
    found = POSSESSIVE_GROUP.search((ROOM / module).read_text(encoding="utf-8"))
    assert found is None
