"""What only some engines need: imported when it is used, asked for in a sentence when missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from provenance.errors import ProvenanceError

__all__ = ["EngineError", "needed"]


class EngineError(ProvenanceError, RuntimeError):
    """What an engine cannot do, or needs first.

    >>> raise EngineError("no engine is called 'abacus'", value="abacus")
    Traceback (most recent call last):
    provenance.engines.extras.EngineError: no engine is called 'abacus'
    """


def needed(module: str, extra: str, what: str) -> ModuleType:
    """Import a module of an extra, or say how to install it.

    >>> needed("decimal", "duckdb", "numbers are read").__name__
    'decimal'
    """
    try:
        return import_module(module)
    except ImportError as error:
        missing = module.partition(".")[0]
        message = f"{what} with {missing}: pip install 'claim-provenance[{extra}]'"
        raise EngineError(message, value=module) from error
