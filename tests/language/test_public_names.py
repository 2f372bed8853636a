"""The public names of the room: each is there, and is the one of the module it lives in."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from provenance import language

OWNERS = {
    name: module
    for found in iter_modules(language.__path__, f"{language.__name__}.")
    for module in [import_module(found.name)]
    for name in getattr(module, "__all__", ())
}


@pytest.mark.parametrize("name", language.__all__)
def test_a_public_name_is_the_one_of_its_module(name):
    assert getattr(language, name) is getattr(OWNERS[name], name)


def test_every_reader_and_every_record_it_gives_is_public():
    calendar = import_module("provenance.language.calendar")
    assert set(calendar.__all__) <= set(language.__all__)
    assert {"Mention", "Reading", "Rejection", "Relation"} <= set(language.__all__)


def test_an_unknown_name_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'mention_all'"):
        _ = language.mention_all
