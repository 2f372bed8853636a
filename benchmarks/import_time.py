"""What it costs to import the package, beside importing attrs, the least it could do with."""

import subprocess
import sys
from functools import partial

from benchmarks.rows import Row, in_turns

__all__ = ["loaded", "run"]

_ROUNDS = 25
_GOAL = 1.6
_PEER = "import attrs"
_OURS = (
    "import provenance",
    "import provenance; provenance.Estimate",
    "import provenance; provenance.Claim",
    "import provenance; provenance.compare",
    "import provenance; provenance.check",
)
_WATCHED = ("attrs", "dateutil", "dateutil.parser", "cattrs", "hypothesis", "rich", "tomlkit")


def _fresh(program: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return run.stdout


def _milliseconds(code: str) -> float:
    """Time some code in an interpreter of its own, less what starting that one takes."""
    program = (
        "from time import perf_counter; start = perf_counter(); "
        f"{code}; print((perf_counter() - start) * 1000)"
    )
    return float(_fresh(program))


def loaded(code: str) -> list[str]:
    """Name the dependencies and extras that some code brings along."""
    program = f"import sys; {code}; print(*(name for name in {_WATCHED} if name in sys.modules))"
    return _fresh(program).split()


def run() -> list[Row]:
    """Measure every way in, each in turns with its peer."""
    rows = []
    for code in _OURS:
        ours, theirs = in_turns(
            partial(_milliseconds, code), partial(_milliseconds, _PEER), rounds=_ROUNDS
        )
        what = f"{code}  [loads {' '.join(loaded(code)) or 'nothing'}]"
        rows.append(Row(what, _PEER, ours, theirs, "ms", _GOAL))
    return rows
