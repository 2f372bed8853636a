"""Try whether the tests notice small changes to the code they are there for.

Usage: python tools/mutants [PART...] [--sample N] [--seed N] [--of FILE] [--again OUTCOME]
       [--longest SECONDS] [--processes N]

Every part of the code is tried on its own tests alone, in a copy under build/mutants, and nine of
ten mutants have to be noticed. What survives is listed, unless docs/mutants.toml says why nobody
could notice it. After tests were added, and none taken away, what an earlier run noticed, and what
survives for a reason, need not be tried again: `--again build/mutants/PART.json` takes it over. A
first look is quickest by the tests that take less than a second.
"""

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "mutants"
REGISTER = ROOT / "docs" / "mutants.toml"
COPIED = ("provenance", "tests", "seeds", "docs", "pyproject.toml", "README.md", "Makefile")
NOTICED = ("killed", "timed out")
LEAST = 90
Found = dict[str, Any]


def main() -> int:
    """Try the parts that were asked for, and say what survived."""
    parts = tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("parts", nargs="*", metavar="PART", help=f"any of {', '.join(parts)}")
    asked.add_argument("--sample", type=int, default=0, help="try so many of each part only")
    asked.add_argument("--seed", type=int, default=0, help="which ones a sample takes")
    asked.add_argument("--of", default="", help="try the mutants of these files only: a,b")
    asked.add_argument("--again", default="", help="try what was not noticed in this outcome only")
    asked.add_argument("--processes", type=int, default=1, help="try so many at a time")
    asked.add_argument("--longest", type=float, default=600, help="seconds a test may take")
    given = asked.parse_args()
    if unknown := set(given.parts) - set(parts):
        asked.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
    chosen = given.parts or list(parts)
    return max([_part(name, parts[name], given) for name in chosen])


def _part(name: str, part: dict[str, list[str]], given: argparse.Namespace) -> int:
    place = _copied(name)
    files = [
        path
        for path in _files(place, part["code"])
        if any(one in path for one in given.of.split(","))
    ]
    print(f"{name}: {len(files)} files", file=sys.stderr)
    asked = ("sample", "seed", "longest", "processes")
    plan = {"files": files} | {one: getattr(given, one) for one in asked}
    if given.again:
        plan["earlier"] = str(_settled(Path(given.again), name))
    outcome = BUILD / f"{name}.json"
    outcome.unlink(missing_ok=True)
    started = time.monotonic()
    told = {"MUTANTS_PLAN": json.dumps(plan), "MUTANTS_OUTCOME": str(outcome)}
    tests = _files(place, part["tests"])
    _run(place, tests, told)
    if not outcome.exists():
        print(f"{name}: its tests did not run, see above")
        return 1
    found = json.loads(outcome.read_text(encoding="utf-8"))
    reasons = _reasons()
    for mutant in found["mutants"]:
        left = mutant["early"] and mutant["status"] not in NOTICED
        if left and not _is_told(mutant, reasons):
            mutant["status"] = _tried_afresh(place, tests, mutant)
    outcome.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return _judged(name, found, time.monotonic() - started)


def _settled(outcome: Path, name: str) -> Path:
    """What an earlier run leaves nothing to try of: the noticed, and what survives for a reason."""
    found = json.loads(outcome.read_text(encoding="utf-8"))["mutants"]
    reasons = _reasons()
    for one in found:
        one["settled"] = one["status"] in NOTICED or _is_told(one, reasons)
    earlier = BUILD / f"{name}.earlier.json"
    earlier.write_text(json.dumps({"mutants": found}), encoding="utf-8")
    return earlier


def _copied(name: str) -> Path:
    place = BUILD / name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for one in COPIED:
        copy = shutil.copytree if (ROOT / one).is_dir() else shutil.copy
        copy(ROOT / one, place / one)
    return place


def _files(place: Path, patterns: list[str]) -> list[str]:
    return [
        str(path.relative_to(place)) for pattern in patterns for path in sorted(place.glob(pattern))
    ]


def _run(place: Path, tests: list[str], plan: dict[str, str] | None = None) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--tb=short"]
    command += ["--hypothesis-profile=mutants", *(["-p", "trying"] if plan else []), *tests]
    paths = os.pathsep.join([str(place), str(HERE)])
    return subprocess.run(  # noqa: S603 - no word of it comes from outside
        command,
        cwd=place,
        env=os.environ | (plan or {}) | {"PYTHONPATH": paths},
        check=False,
        stdout=None if plan else subprocess.DEVNULL,
    ).returncode


def _tried_afresh(place: Path, tests: list[str], mutant: Found) -> str:
    """Try a mutant of what runs on import, in the file itself."""
    path = place / mutant["file"]
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    last = next(
        node.end_lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.lineno == mutant["line"]
    )
    first, *rest = mutant["text"].splitlines()
    indent, (_, _, signature) = first[: len(first) - len(first.lstrip())], first.partition("(")
    name = mutant["function"].rpartition(".")[2]
    lines[mutant["line"] - 1 : last] = [f"{indent}def {name}({signature}", *rest]
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return "killed" if _run(place, tests) else "survived"
    finally:
        path.write_text(source, encoding="utf-8")


def _judged(name: str, found: Found, seconds: float) -> int:
    counts = Counter(one["status"] for one in found["mutants"])
    left = [one for one in found["mutants"] if one["status"] not in NOTICED]
    reasons = _reasons()
    open_ones = [one for one in left if not _is_told(one, reasons)]
    for one in open_ones:
        print(f"{one['file']}:{one['line']} {one['function']} ({one['status']})")
        print(f"    was {one['was']}\n    now {one['now']}")
    total = sum(counts.values())
    rate = 100 * (total - len(left)) / total
    told = len(left) - len(open_ones)
    print(
        f"{name}: {rate:.1f} % of {total} mutants noticed (of {found['made']} in all), "
        f"{told} survive for a reason, {len(open_ones)} without; {seconds:.0f} s"
    )
    return int(rate < LEAST)


def _reasons() -> list[dict[str, str]]:
    if not REGISTER.exists():
        return []
    return list(tomllib.loads(REGISTER.read_text(encoding="utf-8")).get("survivor", []))


def _is_told(mutant: Found, reasons: list[dict[str, str]]) -> bool:
    parts = ("file", "function", "was", "now")
    return any(all(one[part] == mutant[part] for part in parts) for one in reasons)


if __name__ == "__main__":
    sys.exit(main())
