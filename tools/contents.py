"""Refuse an sdist or wheel that holds what it should not, or lacks what it needs.

Usage: python tools/contents.py FILE...
"""

import re
import sys
import tarfile
import zipfile

IN_WHEEL = re.compile(
    r"provenance/[\w/]+\.(py|typed|toml|css|js)|claim_provenance-[\d.]+\.dist-info/.+"
)
NOT_IN_SDIST = re.compile(
    r".*(\.pyc|/\.coverage.*|/__pycache__/.*|/\.\w+_cache/.*|/\.hypothesis/.*)"
)


def faults(path: str) -> list[str]:
    """Say what is odd or missing in one archive."""
    if path.endswith(".whl"):
        with zipfile.ZipFile(path) as wheel:
            names = wheel.namelist()
        needed = ["provenance/__init__.py", "provenance/py.typed"]
        odd = [name for name in names if not IN_WHEEL.fullmatch(name)]
    else:
        with tarfile.open(path) as sdist:
            names = [name.partition("/")[2] for name in sdist.getnames()]
        needed = ["provenance/py.typed", "README.md", "Makefile", "tools/setup", "LICENSE"]
        odd = [name for name in names if NOT_IN_SDIST.fullmatch("/" + name)]
    return [f"odd: {name}" for name in odd] + [
        f"missing: {name}" for name in needed if name not in names
    ]


found = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
print(*(found or [f"{len(sys.argv) - 1} archives hold what they should"]), sep="\n")
sys.exit(bool(found))
