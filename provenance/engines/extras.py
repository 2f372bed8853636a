"""What only some engines need: imported when it is used, asked for in a sentence when missing."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from provenance.errors import ProvenanceError
from provenance.naming import plain

__all__ = ["EngineError", "needed", "told_plainly"]


_CALLING = "An error occurred while calling "


class EngineError(ProvenanceError, RuntimeError):
    """What an engine cannot do, or needs first.

    >>> raise EngineError("no engine is called 'abacus'", value="abacus")
    Traceback (most recent call last):
    provenance.engines.extras.EngineError: no engine is called 'abacus'
    """


@contextmanager
def told_plainly(name: str, *errors: type[Exception]) -> Generator[None]:
    """Turn the errors of an engine's own into one sentence with the first line that it said.

    >>> with told_plainly("DuckDB", KeyError):
    ...     raise KeyError("no such column")
    Traceback (most recent call last):
    provenance.engines.extras.EngineError: DuckDB gave up: 'no such column'
    """
    try:
        yield
    except errors as error:
        # What PySpark was doing stands on a line of its own before what went wrong.
        lines = [line for line in str(error).splitlines() if not line.startswith(_CALLING)]
        said = next(filter(None, (line.strip(": ") for line in lines)), type(error).__name__)
        raise EngineError(f"{name} gave up: {plain(said)}", value=error) from error


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
