"""The entry point that makes `st.from_type(Claim)` work: lazy, quick, and never in the way."""

import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

import provenance

PACKAGE = Path(provenance.__file__).parent
PROJECT = PACKAGE.parent / "pyproject.toml"
INFO = "Metadata-Version: 2.1\nName: claim-provenance-here\nVersion: 1\n"


@pytest.fixture
def python(tmp_path):
    """Run code where the package has its entry point and, maybe, not all its files."""

    def run(code, *, without=(), instead=None):
        here = tmp_path / "provenance"
        here.mkdir()
        for file in PACKAGE.iterdir():
            if file.name not in without and file.name != "__pycache__":
                (here / file.name).symlink_to(file)
        for name, text in (instead or {}).items():
            (here / name).unlink(missing_ok=True)
            (here / name).write_text(text)
        info = tmp_path / "claim_provenance_here-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(INFO)
        (info / "entry_points.txt").write_text(
            "[hypothesis]\nprovenance = provenance._hypothesis:register\n"
        )
        # In front of everything else, so that it is this package that is found.
        start = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        command = [sys.executable, "-c", start + textwrap.dedent(code)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_the_entry_point_is_declared():
    declared = tomllib.loads(PROJECT.read_text())["project"]["entry-points"]["hypothesis"]
    assert declared == {"provenance": "provenance._hypothesis:register"}


def test_every_value_is_drawn_without_importing_a_strategy(python):
    names = "Claim Estimate Ledger Link Policy Question Source Tolerance Window"
    code = f"""
        from hypothesis import find, settings, strategies as st
        import provenance
        few = settings(max_examples=1, database=None)
        for name in {names.split()}:
            kind = getattr(provenance, name)
            assert isinstance(find(st.from_type(kind), lambda _: True, settings=few), kind)
        from provenance.series import Series
        assert find(st.from_type(Series), lambda _: True, settings=few).claims
        print(find(st.from_type(provenance.Claim), lambda _: True, settings=few))
    """
    assert python(code) == "0 (state)"


def test_values_imported_before_hypothesis_are_drawn_too(python):
    code = """
        from provenance import Claim
        from hypothesis import find, settings, strategies as st
        few = settings(max_examples=1, database=None)
        print(find(st.from_type(Claim), lambda _: True, settings=few))
    """
    assert python(code) == "0 (state)"


def test_hypothesis_alone_loads_nothing_of_the_library(python):
    code = """
        import hypothesis
        print(sorted(name for name in sys.modules if name.startswith("provenance")))
    """
    assert python(code) == "['provenance', 'provenance._hypothesis']"


def test_importing_a_value_loads_no_strategy(python):
    code = """
        import hypothesis
        from provenance import Claim
        print("provenance.strategies" in sys.modules)
    """
    assert python(code) == "False"


def test_registering_takes_no_time(python):
    code = """
        import time
        import provenance
        start = time.perf_counter()
        from provenance import _hypothesis
        _hypothesis.register()
        print(time.perf_counter() - start < 0.1)
    """
    assert python(code) == "True"


@pytest.mark.parametrize(
    "broken",
    [
        {"without": ["strategies"]},
        {"without": ["claim.py", "dates", "estimate"]},
        {"instead": {"claim.py": "raise RuntimeError('half-installed')"}},
        {"instead": {"claim.py": "syntax error here"}},
        {"instead": {"__init__.py": "", "question.py": "Question = None"}},
    ],
    ids=str,
)
def test_a_broken_installation_breaks_no_import_of_hypothesis(python, broken):
    code = """
        import hypothesis
        from hypothesis import given, strategies as st
        for room in ("claim", "question", "ledger"):
            try:
                __import__(f"provenance.{room}")
            except (ImportError, RuntimeError, SyntaxError, NameError, AttributeError):
                pass
        @given(st.integers())
        def test(number):
            pass
        test()
        print("fine")
    """
    assert python(code, **broken) == "fine"


def test_an_error_in_a_module_is_that_modules_own(python):
    code = """
        import hypothesis
        try:
            import provenance.claim
        except RuntimeError as error:
            print(error)
    """
    broken = {"instead": {"claim.py": "raise RuntimeError('half-installed')"}}
    assert python(code, **broken) == "half-installed"
