"""Several workers at once: each request is answered, though workers may die over it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from queue import Queue
from threading import Event, Thread
from typing import Any

import attrs

from provenance.engines.extras import EngineError
from provenance.engines.worker import receive, send

__all__ = ["Crew", "Request", "cores"]

_MOST_TRIES = 3
_AHEAD = 2
_WORKER = "from provenance.engines.worker import main; main()"


@attrs.frozen
class Request:
    """What a worker is asked: how it is to be read, and the bytes."""

    head: Mapping[str, Any]
    body: bytes = attrs.field(repr=False)


@attrs.frozen
class _Done:
    number: int
    answer: bytes | None
    mishaps: tuple[str, ...] = ()
    error: BaseException | None = None


def cores() -> int:
    """How many workers can run at once on this machine.

    >>> cores() > 0
    True
    """
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _at_least_one(size: int) -> int:
    return max(size, 1)


@attrs.define
class Crew:
    """Workers hired for a job; `mishaps` tells of those that died and were replaced.

    A request over which three workers die in turn is given up with `EngineError`.
    """

    job: str
    task: str = attrs.field(repr=False)
    size: int = attrs.field(factory=cores, converter=_at_least_one)
    mishaps: list[str] = attrs.field(factory=list, init=False)
    _running: set[subprocess.Popen[bytes]] = attrs.field(factory=set, init=False, repr=False)
    _over: Event = attrs.field(factory=Event, init=False, repr=False)

    def answers(self, requests: Iterable[Request]) -> Iterator[bytes]:
        """Give the answers in the order of the requests, which are drawn no faster than done."""
        self._over.clear()
        todo: Queue[tuple[int, Request] | None] = Queue()
        done: Queue[_Done] = Queue()
        threads = [
            Thread(target=self._work, args=(todo, done), daemon=True) for _ in range(self.size)
        ]
        for thread in threads:
            thread.start()
        try:
            yield from self._in_order(iter(requests), todo, done)
        finally:
            self._over.set()
            for _ in threads:
                todo.put(None)
            for process in list(self._running):
                process.kill()
            for thread in threads:
                thread.join()

    def _in_order(
        self, requests: Iterator[Request], todo: Queue[Any], done: Queue[_Done]
    ) -> Iterator[bytes]:
        waiting: dict[int, bytes] = {}
        asked = given = 0
        more = True
        while more or given < asked:
            while more and asked - given < _AHEAD * self.size + len(waiting):
                request = next(requests, None)
                more = request is not None
                if request is not None:
                    todo.put((asked, request))
                    asked += 1
            if given < asked and given not in waiting:
                waiting.update(self._finished(done.get()))
            while given in waiting:
                yield waiting.pop(given)
                given += 1

    def _finished(self, one: _Done) -> dict[int, bytes]:
        self.mishaps += one.mishaps
        if one.error is not None:
            raise one.error
        return {one.number: one.answer or b""}

    # One thread for each worker: it hires, asks, and hires again

    def _work(self, todo: Queue[tuple[int, Request] | None], done: Queue[_Done]) -> None:
        process: subprocess.Popen[bytes] | None = None
        while (asked := todo.get()) is not None and not self._over.is_set():
            number, request = asked
            mishaps: list[str] = []
            answer = None
            try:
                while answer is None and not self._over.is_set():
                    process = self._hired() if process is None else process
                    answer = _asked(process, request)
                    if answer is None:
                        mishaps.append(_death(self._dismissed(process)))
                        process = None
                        _give_up_after(mishaps)
                done.put(_Done(number, answer, tuple(mishaps)))
            except BaseException as error:  # noqa: BLE001 - it is raised again where answers go
                done.put(_Done(number, None, tuple(mishaps), error))
        if process is not None:
            self._dismissed(process)

    def _hired(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109
        process = subprocess.Popen(  # noqa: S603 - our own interpreter on our own module
            [sys.executable, "-c", _WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            # What a terminal interrupts is who hired, and that one dismisses them.
            process_group=0,
        )
        self._running.add(process)
        if self._over.is_set():
            process.kill()
        _told(process, {"job": self.job}, self.task.encode("utf-8", "surrogatepass"))
        return process

    def _dismissed(self, process: subprocess.Popen[bytes]) -> int:
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        self._running.discard(process)
        return process.wait()


def _told(process: subprocess.Popen[bytes], head: Mapping[str, Any], body: bytes) -> bool:
    """Tell a worker something; whether it was still there to hear it."""
    assert process.stdin is not None  # noqa: S101 - it was opened as a pipe
    try:
        send(process.stdin, head, body)
    except OSError:
        return False
    return True


def _asked(process: subprocess.Popen[bytes], request: Request) -> bytes | None:
    if not _told(process, request.head, request.body):
        return None
    assert process.stdout is not None  # noqa: S101 - it was opened as a pipe
    found = receive(process.stdout)
    return None if found is None else found[1]


def _death(code: int) -> str:
    how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
    return f"a worker ended {how}; its groups were given to another"


def _give_up_after(mishaps: list[str]) -> None:
    if len(mishaps) >= _MOST_TRIES:
        message = f"{_MOST_TRIES} workers died over the same groups, the last one: {mishaps[-1]}"
        raise EngineError(message, value=tuple(mishaps))
