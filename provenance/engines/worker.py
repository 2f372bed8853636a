"""A worker: a process that is told its task once, then answers one request after another.

Requests and answers are a line of JSON that says how many bytes follow, and these bytes. Nothing
is pickled, and nothing of the parent's own program is run again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import IO, Any

from provenance.engines.columns import Row
from provenance.engines.context import Context, from_json
from provenance.engines.kernel import Kernel
from provenance.engines.outcome import written_judged
from provenance.engines.texts import read_texts

__all__ = ["JOBS", "Answer", "main", "receive", "rows_in", "send", "serve"]

Answer = Callable[[Mapping[str, Any], bytes], str]


def send(stream: IO[bytes], head: Mapping[str, Any], body: bytes) -> None:
    r"""Send one message.

    >>> from io import BytesIO
    >>> stream = BytesIO()
    >>> send(stream, {"job": "rows"}, b"[]")
    >>> stream.getvalue()
    b'{"job": "rows", "size": 2}\n[]'
    """
    line = json.dumps({**head, "size": len(body)}).encode()
    stream.write(line + b"\n" + body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    r"""Receive one message, or None where no whole one comes any more.

    >>> from io import BytesIO
    >>> receive(BytesIO(b'{"size": 2}\n[]')), receive(BytesIO(b'{"size": 2}\n['))
    (({'size': 2}, b'[]'), None)
    """
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head: dict[str, Any] = json.loads(line)
    body = stream.read(head["size"])
    return (head, body) if len(body) == head["size"] else None


def rows_in(head: Mapping[str, Any], body: bytes) -> list[Row]:
    """Read the rows of a request, which come as JSON or as Arrow.

    >>> rows_in({"form": "json"}, b'[[2, "a"]]')
    [(2, 'a')]
    """
    if head["form"] == "json":
        return [tuple(row) for row in from_json(body)]
    from provenance.engines.arrow import rows_of

    return rows_of(body)


def _checker(context: str) -> Answer:
    kernel = Kernel(Context.read(context))

    def answer(head: Mapping[str, Any], body: bytes) -> str:
        judged = kernel.of_rows(rows_in(head, body), linked=head["linked"])
        return written_judged(judged)

    return answer


def _reader(_task: str) -> Answer:
    def answer(head: Mapping[str, Any], body: bytes) -> str:
        return read_texts(rows_in(head, body))

    return answer


JOBS: Mapping[str, Callable[[str], Answer]] = {"check": _checker, "read": _reader}
"""What a worker can be hired for: from the text of its task to how it answers."""


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more."""
    hired = receive(requests)
    if hired is None:
        return
    answer = JOBS[hired[0]["job"]](hired[1].decode())
    while (request := receive(requests)) is not None:
        send(answers, {}, answer(*request).encode("utf-8", "surrogatepass"))


def main() -> None:
    """Serve whoever started this process, through its standard input and output, while it lives."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a rule prints must not get among the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        # Nobody waits for the answer any more; what is still buffered must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), answers.fileno())
