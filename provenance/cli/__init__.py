"""The command line: `provenance check`, `compare`, `trace`, `support`, `read` and so on.

Every command is a few calls of the public functions. It ends with 0 where nothing is at error
level, 1 where something is, and 2 where the input or the command itself cannot be used.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from provenance.cli.output import complain, prepare, refuse
from provenance.cli.parser import parser

__all__ = ["INTERRUPTED", "TERMINATED", "UNUSABLE", "main"]

UNUSABLE = 2
INTERRUPTED = 130
TERMINATED = 143


class _Terminated(BaseException):
    """Somebody asked this process to end."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; nothing but plain sentences reaches the user.

    >>> main(["compare", "at least 3,000", "3,000"])
    agree: 3,000 fits at least 3,000
    0
    """
    prepare()
    try:
        with _ending_cleanly():
            arguments = parser().parse_args(argv)
            code: int = arguments.run(arguments)
            sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else UNUSABLE
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except _Terminated:
        complain("terminated")
        return TERMINATED
    except BrokenPipeError:
        # Whoever read our output has gone. What is still buffered must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the user gets a sentence, whatever went wrong
        return _refused(error)
    return code


@contextmanager
def _ending_cleanly() -> Iterator[None]:
    """Let whoever is asked to end put away what is half-written, as one who is interrupted does."""
    is_ours = threading.current_thread() is threading.main_thread()
    if not is_ours or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _end(_number: int, _frame: object) -> None:
    raise _Terminated


def _refused(error: Exception) -> int:
    from provenance.errors import ProvenanceError

    if isinstance(error, ProvenanceError):
        refuse(error)
    elif isinstance(error, OSError):
        place = error.filename or "standard input or output"
        complain(f"{place}: {(error.strerror or str(error)).lower()}")
    elif isinstance(error, (MemoryError, RecursionError)):
        complain("the input is too large for the memory there is")
    else:
        kind = f"{type(error).__name__}: {error}"
        complain(f"provenance failed, which is a fault of its own ({kind}); please report it")
    return UNUSABLE
