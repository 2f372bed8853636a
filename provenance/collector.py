"""The collector of garbage kept out of the way while very many objects are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


_MANY = 50_000
_settled_after = [-1]


@contextmanager
def collector_paused(*, settle: bool = False) -> Iterator[None]:
    """Make objects that all stay without looking again and again for some that do not.

    With `settle`, very many of them are then taken for old, as they would be once looked through.

    >>> with collector_paused():
    ...     gc.isenabled()
    False
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if settle and was_on:
            _settle()
        if was_on:
            gc.enable()


def _settle() -> None:
    """Move all that is young to the old; only once until the collector has looked at everything.

    Its counters start anew at that, so that often done it would keep garbage for ever. What
    somebody has frozen stays so.
    """
    full_collections = gc.get_stats()[-1]["collections"]
    if gc.get_count()[0] < _MANY or _settled_after == [full_collections] or gc.get_freeze_count():
        return
    _settled_after[:] = [full_collections]
    gc.freeze()
    gc.unfreeze()
