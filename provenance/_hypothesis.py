"""What Hypothesis calls when it is imported: makes `st.from_type(Claim)` work, at next to no cost.

Nothing of this library is loaded here. A watcher waits until one of the modules below is imported
and registers a strategy for its value then; the strategies are loaded when one is drawn from.
Whatever goes wrong is left out: a broken installation of this library breaks nobody's tests.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

__all__ = ["register"]

_PACKAGE = __name__.rpartition(".")[0]
# The module of each value, the value, and the strategy that draws it.
_VALUES = {
    "claim": ("Claim", "claims"),
    "dates.window": ("Window", "windows"),
    "estimate.value": ("Estimate", "estimates"),
    "ledger": ("Ledger", "ledgers"),
    "link": ("Link", "links"),
    "policy": ("Policy", "policies"),
    "question": ("Question", "questions"),
    "series": ("Series", "series"),
    "source": ("Source", "sources"),
    "tolerance": ("Tolerance", "tolerances"),
}
_WATCHED = {f"{_PACKAGE}.{room}": names for room, names in _VALUES.items()}


def register() -> None:
    """Register what is imported already, and watch for the rest."""
    with suppress(Exception):
        waiting = dict(_WATCHED)
        for module in [name for name in waiting if name in sys.modules]:
            _register(sys.modules[module], *waiting.pop(module))
        if waiting:
            sys.meta_path.insert(0, _Watcher(waiting))


def _register(module: object, value: str, strategy: str) -> None:
    with suppress(Exception):
        from hypothesis import strategies as st

        def drawn(_type: object) -> st.SearchStrategy[object]:
            made: st.SearchStrategy[object]
            made = getattr(import_module(f"{_PACKAGE}.strategies"), strategy)()
            return made

        st.register_type_strategy(getattr(module, value), drawn)


class _Watcher:
    """Finds no module itself: it lets the others find it, and has its value registered after."""

    def __init__(self, waiting: dict[str, tuple[str, str]]) -> None:
        self.waiting = waiting

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a watched module by the other finders, and register its value once it is loaded."""
        names = self.waiting.pop(name, None)
        if names is None:
            return None
        if not self.waiting and self in sys.meta_path:
            sys.meta_path.remove(self)
        with suppress(Exception):
            return _registering(_found_by_others(self, name, path, target), names)
        return None


def _found_by_others(
    watcher: _Watcher, name: str, path: Sequence[str] | None, target: ModuleType | None
) -> ModuleSpec | None:
    for finder in list(sys.meta_path):
        if finder is not watcher and hasattr(finder, "find_spec"):
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                return spec
    return None


def _registering(spec: ModuleSpec | None, names: tuple[str, str]) -> ModuleSpec | None:
    loader: Any = getattr(spec, "loader", None)
    if loader is None or not hasattr(loader, "exec_module"):
        return spec
    run = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        run(module)
        _register(module, *names)

    with suppress(Exception):
        loader.exec_module = exec_module
    return spec
