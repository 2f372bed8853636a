"""What laws are called, what they say of themselves, and the page that lists them."""

import re
from pathlib import Path

import pytest

import provenance
from provenance.errors import ProvenanceError
from provenance.laws import Family, all_laws, law_named, laws_of
from provenance.laws.catalogue import page

PAGE = Path(provenance.__file__).parent.parent / "docs" / "laws.md"


def test_there_are_laws_in_every_family():
    assert len(all_laws()) >= 140
    assert all(len(laws_of(family)) >= 6 for family in Family)


def test_laws_have_names_of_their_own():
    names = [law.name for law in all_laws()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) for name in names)
    assert all(law_named(name).name == name for name in names)


@pytest.mark.parametrize("law", all_laws(), ids=lambda law: law.name)
def test_a_law_is_one_sentence_and_says_what_it_catches(law):
    assert re.fullmatch(r"[A-Z][^|\n]*\.", law.statement), law.statement
    assert 40 <= len(law.statement) + len(law.catches) <= 250
    assert law.catches[0].islower() or law.catches.startswith(("None", "3,000"))
    assert not law.catches.endswith(".")


def test_an_unknown_law_is_refused():
    message = "no law is named 'no-such-law'; see docs/laws.md"
    with pytest.raises(ProvenanceError, match=message) as refused:
        law_named("no-such-law")
    assert refused.value.value == "no-such-law"


def test_the_page_of_laws_is_written_from_the_laws():
    assert PAGE.read_text(encoding="utf-8") == page()
