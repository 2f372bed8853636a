"""How much the tests try: set here once for every test that draws its examples."""

import os
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.database import DirectoryBasedExampleDatabase

STORE = Path(__file__).parent.parent / ".hypothesis"
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(STORE))

# Explaining a failure makes finding it many times slower.
PHASES = [phase for phase in Phase if phase is not Phase.explain]

settings.register_profile(
    "default",
    database=DirectoryBasedExampleDatabase(STORE / "examples"),
    deadline=None,
    max_examples=100,
    phases=PHASES,
    suppress_health_check=[HealthCheck.too_slow],
)
# The same examples every time, so that a change is judged by what it changed.
settings.register_profile(
    "ci", settings.get_profile("default"), database=None, derandomize=True, print_blob=True
)
settings.register_profile("deep", settings.get_profile("default"), max_examples=3_000)
# As little as tells a changed line from the one that was: tried on thousands of them, one by one.
settings.register_profile(
    "mutants",
    settings.get_profile("ci"),
    max_examples=30,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("ci" if os.environ.get("CI") else "default")
