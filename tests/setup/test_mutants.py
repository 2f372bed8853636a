"""The trial of small changes: what it makes of a function, and that its register is up to date."""

import ast
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
REGISTER = tomllib.loads((ROOT / "docs" / "mutants.toml").read_text(encoding="utf-8"))["survivor"]
PARTS = tomllib.loads((ROOT / "tools" / "mutants" / "parts.toml").read_text(encoding="utf-8"))
SAMPLE = '''
class Box:
    @property
    def half(self):
        return self.size / 2


def larger(one, other=0):
    """Tell which is larger."""
    return one > other
'''


def ids(entry):
    return f"{entry['function']}: {entry['now'][:40]}"


@pytest.mark.parametrize("entry", REGISTER, ids=ids)
def test_what_survives_for_a_reason_still_stands_there(entry):
    source = (ROOT / entry["file"]).read_text(encoding="utf-8")
    lines = " ".join(line.strip() for line in source.splitlines())
    assert entry["was"] in lines
    assert entry["was"] != entry["now"]
    assert entry["function"].rpartition(".")[2] in names(source)
    assert entry["why"]


def names(source):
    return {one.name for one in ast.walk(ast.parse(source)) if isinstance(one, ast.FunctionDef)}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_each_part_has_code_and_tests(part):
    assert any(list(ROOT.glob(pattern)) for pattern in part["code"])
    assert all(list(ROOT.glob(pattern)) for pattern in part["tests"])


@pytest.fixture
def making(monkeypatch):
    pytest.importorskip("mutmut", reason="mutmut makes the changes; it is there for `make mutants`")
    monkeypatch.syspath_prepend(str(ROOT / "tools" / "mutants"))
    import making

    yield making
    del sys.modules["making"]


def test_every_change_of_a_function_is_made_also_of_a_decorated_one(making, tmp_path):
    (tmp_path / "box.py").write_text(SAMPLE)
    made = making.mutants_of(tmp_path / "box.py", "box.py")
    changes = {(one.function, one.line, one.was, one.now) for one in made}
    assert ("larger", 8, "return one > other", "return one >= other") in changes
    assert ("Box.half", 4, "return self.size / 2", "return self.size * 2") in changes
    assert ("Box.half", 4, "return self.size / 2", "return self.size / 3") in changes


def test_a_changed_function_can_take_the_place_of_the_other(making, tmp_path):
    (tmp_path / "box.py").write_text(SAMPLE)
    made = making.mutants_of(tmp_path / "box.py", "box.py")

    def larger(one, other=0):
        raise NotImplementedError

    (turned,) = [one for one in made if one.now == "return one >= other"]
    larger.__code__ = turned.code
    assert larger(3, 3) is True
    (other,) = [one for one in made if one.now == "def larger(one, other=1):"]
    assert other.defaults == {"other": 1}
