"""The lazy root: every public name is there, none twice, and nothing heavy comes along."""

import ast
import importlib
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import provenance

ROOT = Path(provenance.__file__)
ROOMS = provenance._ROOMS  # noqa: SLF001  (no other way to compare the table with the imports)
PAIRS = [(room, name) for room, names in ROOMS.items() for name in names]
HEAVY = {"cattrs", "hypothesis", "rich", "tomlkit", "xml", "sqlite3", "asyncio", "unittest"}


def imports_for_type_checkers():
    tree = ast.parse(ROOT.read_text(encoding="utf-8"))
    [block] = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    return {
        (node.module.removeprefix("provenance."), alias.name)
        for node in block.body
        for alias in node.names
    }


def loaded_after(code):
    """The modules that a fresh interpreter holds after some code, beyond those it starts with."""
    program = (
        f"import json, sys; old = set(sys.modules); {code}; "
        "print(json.dumps(sorted(set(sys.modules) - old)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(run.stdout))


def test_the_table_the_imports_for_type_checkers_and_all_agree():
    assert set(PAIRS) == imports_for_type_checkers()
    assert sorted(name for _, name in PAIRS) == sorted(provenance.__all__)


def test_no_name_stands_in_two_rooms():
    assert len({name for _, name in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize(("room", "name"), PAIRS)
def test_a_name_is_the_object_of_its_room(room, name):
    assert getattr(provenance, name) is getattr(importlib.import_module(f"provenance.{room}"), name)


@pytest.mark.parametrize(("room", "name"), PAIRS)
def test_a_name_is_public_in_its_room(room, name):
    assert name in importlib.import_module(f"provenance.{room}").__all__


@pytest.mark.parametrize("name", provenance.__all__)
def test_no_name_is_also_that_of_a_room(name):
    """Importing the room would put the module in the place of the function."""
    assert find_spec(f"provenance.{name}") is None


def test_dir_lists_every_name_before_it_is_used():
    code = "import provenance; assert {*provenance.__all__, '__version__'} <= {*dir(provenance)}"
    assert "provenance.estimate" not in loaded_after(code)


def test_a_misspelt_name_is_an_attribute_error_that_python_can_mend():
    with pytest.raises(AttributeError, match="has no attribute 'Estmate'") as caught:
        _ = provenance.Estmate
    assert (caught.value.name, caught.value.obj) == ("Estmate", provenance)


def test_a_star_import_gives_every_name():
    room = {}
    exec("from provenance import *", room)  # noqa: S102  (a star import is refused in a function)
    assert set(provenance.__all__) <= set(room)


def test_the_version_is_three_numbers():
    assert [part.isdigit() for part in provenance.__version__.split(".")] == [True] * 3


def test_import_loads_no_room_and_no_dependency():
    loaded = loaded_after("import provenance")
    assert {name for name in loaded if name.startswith("provenance.")} == set()
    assert not loaded & {"attr", "attrs", "cattrs", "dateutil", *HEAVY}


@pytest.mark.parametrize("name", ["Estimate", "Claim", "Ledger", "compare", "check"])
def test_a_value_comes_without_what_only_files_and_tests_need(name):
    loaded = loaded_after(f"import provenance; provenance.{name}")
    assert not loaded & HEAVY
    assert "dateutil.parser" not in loaded
