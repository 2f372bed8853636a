"""What `make` sets up: once, again when it has to be, and never half.

A stand-in plays Python and pip, so that this takes no time and no network.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script is for POSIX shells")

# Writes down what it is asked; fails or kills the setup where the files beside it say so.
STAND_IN = """#!/bin/sh
here=$(cat "{home}/version")
case "$*" in
    *version_info*) case $here in 3.1[1-9]*) exit 0 ;; *) exit 1 ;; esac ;;
    -V) echo "Python $here" ;;
    *sys.version*) echo "$here" ;;
    *flock*) ;;
    *purelib*) echo .venv/packages ;;
    *) echo "$*" >>"{home}/log" ;;
esac
case "$*" in
    "-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    "-m ensurepip"*) [ ! -e "{home}/no-ensurepip" ] ;;
    "-m pip"*) [ ! -e "{home}/killed" ] || kill -9 $PPID; [ ! -e "{home}/no-network" ] ;;
esac
"""


class Place:
    """A folder with the setup in it, and a path on which there is only the stand-in."""

    def __init__(self, folder):
        self.folder = folder / "a folder with spaces"
        self.home = folder / "bin"
        (self.folder / "tools").mkdir(parents=True)
        shutil.copy(ROOT / "tools" / "setup", self.folder / "tools")
        self.project = self.folder / "pyproject.toml"
        self.project.write_text('[project]\ndependencies = ["a"]\n\n[tool.a]\nb = 1\n')
        self.home.mkdir()
        for name in ("cat", "cksum", "cp", "dirname", "mkdir", "rm", "sed", "sh", "touch"):
            (self.home / name).symlink_to(shutil.which(name))
        self.log = self.home / "log"
        self.offer("python3", "3.11.7")

    def offer(self, name, version):
        python = self.home / name
        python.write_text(STAND_IN.format(home=self.home))
        python.chmod(0o755)
        self.have(version=version)

    def have(self, **contents):
        for name, content in contents.items():
            (self.home / name.replace("_", "-")).write_text(content)

    def without(self, name):
        (self.home / name).unlink()

    def setup(self, work="run", **environment):
        self.log.write_text("")
        return subprocess.run(
            ["sh", "tools/setup", work],
            cwd=self.folder,
            env={"PATH": str(self.home), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def asked(self):
        """What was asked of Python and pip in the last setup, the checks apart."""
        return self.log.read_text().splitlines()


MAKING = [
    "-m venv --without-pip .venv",
    "-m ensurepip",
    "-m pip install --quiet --editable .",
]
FOR_TESTS = "-m pip install --quiet claim-provenance[dev-tests]"
FOR_CHECKS = "-m pip install --quiet claim-provenance[dev]"


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_the_first_setup_makes_and_the_second_does_nothing(place):
    assert place.setup().returncode == 0
    assert place.asked() == MAKING
    assert place.setup().returncode == 0
    assert place.asked() == []


def test_further_work_only_adds(place):
    place.setup()
    assert place.setup("test").returncode == 0
    assert place.asked() == [FOR_TESTS]
    assert place.setup("check").returncode == 0
    assert place.asked() == [FOR_CHECKS]
    for work in ("run", "test", "check"):
        place.setup(work)
        assert place.asked() == []


def test_what_another_dependency_needs_is_made_anew_and_other_settings_change_nothing(place):
    place.setup("test")
    text = place.project.read_text()
    place.project.write_text(text.replace("b = 1", "b = 2"))
    place.setup("test")
    assert place.asked() == []
    place.project.write_text(text.replace('"a"', '"a>=2"'))
    place.setup("test")
    assert place.asked() == [*MAKING, FOR_TESTS]


def test_a_folder_that_was_moved_is_made_anew(place):
    place.setup()
    place.folder = place.folder.rename(place.folder.with_name("elsewhere"))
    place.setup()
    assert place.asked() == MAKING


def test_another_python_under_the_same_name_is_noticed(place):
    place.setup()
    place.have(version="3.12.1")
    place.setup()
    assert place.asked() == MAKING


def test_a_setup_that_was_killed_is_repaired(place):
    place.have(killed="")
    assert place.setup().returncode < 0
    place.without("killed")
    assert place.setup().returncode == 0
    assert place.asked() == MAKING


def test_an_addition_that_was_killed_is_repaired(place):
    place.setup()
    place.have(killed="")
    assert place.setup("test").returncode < 0
    place.without("killed")
    assert place.setup("test").returncode == 0
    assert place.asked() == [*MAKING, FOR_TESTS]


def test_a_failure_is_said_and_leaves_nothing_half_made(place):
    place.have(no_network="")
    failed = place.setup()
    assert failed.returncode == 1
    assert "is there a network?" in failed.stderr
    assert not (place.folder / ".venv").exists()


def test_where_adding_fails_what_was_there_still_works(place):
    place.setup()
    place.have(no_network="")
    assert place.setup("test").returncode == 1
    assert place.setup("run").returncode == 0
    assert place.asked() == []


def test_without_ensurepip_another_pip_fetches_one(place):
    place.have(no_ensurepip="")
    assert place.setup().returncode == 0
    assert "-m pip install --quiet --target .venv/packages pip" in place.asked()


def test_without_any_pip_it_says_so(place):
    place.have(no_ensurepip="", no_network="")
    failed = place.setup()
    assert failed.returncode == 1
    assert "no pip could be had" in failed.stderr
    assert not (place.folder / ".venv").exists()


@pytest.mark.parametrize("version", ["2.7.18", "3.6.15", "3.10.13"])
def test_a_python_too_old_is_one_plain_sentence(place, version):
    place.have(version=version)
    failed = place.setup()
    assert failed.returncode == 1
    [line] = failed.stderr.splitlines()
    assert f"needs Python 3.11 or newer, but here is Python {version};" in line
    assert not (place.folder / ".venv").exists()


def test_no_python_at_all_is_one_plain_sentence(place):
    place.without("python3")
    failed = place.setup()
    assert failed.returncode == 1
    [line] = failed.stderr.splitlines()
    assert "needs Python 3.11 or newer, but here is no python3;" in line


def test_a_newer_python_beside_one_too_old_is_taken(place):
    (place.home / "python3").write_text("#!/bin/sh\nexit 1\n")
    place.offer("python3.12", "3.12.1")
    assert place.setup().returncode == 0


def test_a_python_that_is_named_is_taken(place):
    place.setup()
    place.offer("my python", "3.13.0")
    assert place.setup(PYTHON=str(place.home / "my python")).returncode == 0
