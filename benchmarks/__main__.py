"""Run every benchmark, or those named: `python -m benchmarks [import_time ...]`."""

import json
import platform
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import attrs

from benchmarks.rows import Row, table

_HERE = Path(__file__).parent
_RESULT = _HERE.parent / "build" / "benchmarks.json"


def _rows_of(name: str) -> list[Row]:
    run = getattr(import_module(f"benchmarks.{name}"), "run", None)
    return run() if callable(run) else []


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all; print their rows and write them to a file."""
    known = [module.name for module in iter_modules([str(_HERE)]) if module.name != "__main__"]
    if unknown := [name for name in names if name not in known]:
        print(f"no benchmark is called {unknown[0]!r}; there are {', '.join(known)}")
        return 2
    measured = {name: rows for name in names or known if (rows := _rows_of(name))}
    print(table(measured))
    _RESULT.parent.mkdir(exist_ok=True)
    _RESULT.write_text(json.dumps(_as_json(measured), indent=2) + "\n", encoding="utf-8")
    return 0


def _as_json(measured: dict[str, list[Row]]) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "benchmarks": {
            name: [{**attrs.asdict(row), "ratio": row.ratio} for row in rows]
            for name, rows in measured.items()
        },
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
