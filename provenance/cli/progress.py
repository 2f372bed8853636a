"""A sign of life on a terminal for work that takes longer than a second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["working"]

PATIENCE = 1.0
"""After how many seconds of silence a sign is given."""


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show that something is being worked on, once it takes longer than a second.

    With the extra `cli` there is a moving bar, without it a plain line; where standard error is no
    terminal, nothing is shown.

    >>> with working("adding"):
    ...     print(1 + 1)
    2
    """
    if not sys.stderr.isatty():
        yield
        return
    ended: list[Callable[[], None]] = []
    timer = threading.Timer(PATIENCE, lambda: ended.append(_sign(what)))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for end in ended:
            end()


def _sign(what: str) -> Callable[[], None]:
    """Give a sign of life; what is returned takes it away."""
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    except ImportError:
        print(f"{what} ...", file=sys.stderr, flush=True)
        return lambda: None
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(what.replace("[", r"\["), total=None)
    bar.start()
    return bar.stop
