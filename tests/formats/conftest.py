"""A small sound dossier, and what becomes of it once something in it is wrong."""

import copy
import json

import pytest

from provenance.errors import UnusableInput
from provenance.formats import load

SOUND = {
    "version": 1,
    "source": [
        {"id": "defence", "name": "Defence ministry", "kind": "ministry", "speaks_for": "republic"},
        {"id": "republic", "name": "The Republic", "kind": "state"},
        {"id": "gazette", "name": "The Gazette", "kind": "outlet"},
    ],
    "question": [
        {"id": "there", "subject": "foreign troops", "place": "the border", "unit": "persons"}
    ],
    "claim": [
        {
            "id": "first",
            "source": "defence",
            "question": "there",
            "low": 3000,
            "high": 5000,
            "said_on": "2024-05-06",
            "via": ["gazette"],
        },
        {"id": "second", "source": "republic", "question": "there", "words": "at least 4,000"},
    ],
}


@pytest.fixture
def sound():
    """A dossier as plain values, to be spoilt by the test that asks for it."""
    return copy.deepcopy(SOUND)


@pytest.fixture
def written(tmp_path):
    """Write text, bytes or plain values to a file of a format and give its path."""

    def write(content, suffix=".json"):
        if isinstance(content, (dict, list)):
            content = json.dumps(content)
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogatepass")
        path = tmp_path / f"dossier{suffix}"
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def refused(written):
    """Load what must be refused, and give its faults."""

    def refuse(content, suffix=".json"):
        with pytest.raises(UnusableInput) as caught:
            load(written(content, suffix))
        assert all(len(str(fault)) < 700 for fault in caught.value.faults)
        assert all(str(fault).isprintable() for fault in caught.value.faults)
        return caught.value.faults

    return refuse


@pytest.fixture
def faulty(refused, sound):
    """Change one record of the sound dossier and give the one fault that it is refused for."""

    def change(table="claim", row=0, /, *, without=(), **fields):
        sound[table][row] |= fields
        for key in without:
            del sound[table][row][key]
        (fault,) = refused(sound)
        return fault

    return change
