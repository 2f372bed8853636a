"""A plugin for pytest that tries every mutant on the tests which run through it.

The tests are collected once. Every mutant then gets a process of its own, forked from that state,
in which the code of one function is exchanged, and which ends with the first test that fails.
"""

import gc
import json
import os
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import attrs
import pytest
from _pytest.runner import runtestprotocol
from making import Mutant, mutants_of

PLAN, OUTCOME = "MUTANTS_PLAN", "MUTANTS_OUTCOME"
SURVIVED, KILLED, LATE, UNTRIED = "survived", "killed", "timed out", "no test runs it"
# Seconds that a test may take beyond so many times what it took without any mutant.
_PATIENCE, _FACTOR = 2, 3
_LONGEST_WAIT = 900
# What it takes to try a mutant at all, so that no test counts as free.
_ANYHOW = 0.02
_MEMORY = 6 * 2**30
_OF_TRIAL = ("status", "killer", "early")
Place = tuple[str, str]


class Watch:
    """Notes which functions of some files are run."""

    def __init__(self, files: list[str]) -> None:
        self.paths = {str(Path(file).resolve()): file for file in files}
        self.known: dict[CodeType, Place | None] = {}
        self.seen: set[Place] = set()

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Note a call, as the profile function of Python."""
        if event == "call":
            code = frame.f_code
            if code not in self.known:
                file = self.paths.get(code.co_filename)
                name = code.co_qualname.partition(".<locals>")[0]
                self.known[code] = (file, name) if file else None
            if place := self.known[code]:
                self.seen.add(place)


PLANNED: dict[str, Any] = json.loads(os.environ[PLAN])
# What runs while the tests are collected has left its traces before any mutant is tried.
EARLY = Watch(PLANNED["files"])
sys.setprofile(EARLY)


@attrs.define
class Tests:
    """The collected tests: what each takes, and which functions it runs through."""

    items: list[pytest.Item]
    seconds: list[float] = attrs.Factory(list)
    through: list[set[Place]] = attrs.Factory(list)
    kills: Counter[int] = attrs.Factory(Counter)

    def of(self, place: Place) -> list[int]:
        """The tests that run through a function, those first that promise most for their time."""
        longest = PLANNED["longest"]
        found = [
            at
            for at, places in enumerate(self.through)
            if place in places and self.seconds[at] <= longest
        ]
        return sorted(found, key=lambda at: -(self.kills[at] + 1) / (self.seconds[at] + _ANYHOW))

    def passes(self, number: int, following: int | None) -> bool:
        """Run one test."""
        after = None if following is None else self.items[following]
        reports = runtestprotocol(self.items[number], nextitem=after, log=False)
        return not any(report.failed for report in reports)


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Try the mutants instead of running the tests."""
    sys.setprofile(None)
    if session.testsfailed:
        return True
    plan = PLANNED
    tests = _measured(session.items, plan["files"])
    made = [one for file in plan["files"] for one in mutants_of(Path(file), file)]
    known = _settled(plan.get("earlier", ""))
    chosen = made
    if plan["sample"]:
        chosen = random.Random(plan["seed"]).sample(made, min(plan["sample"], len(made)))  # noqa: S311
    functions = _functions(plan["files"])
    chosen = sorted(chosen, key=lambda one: (one.file, one.line, one.number))
    children = []
    for number in range(plan["processes"]):
        children.append(os.fork())
        if not children[-1]:
            share = Share(number, chosen[number :: plan["processes"]], known)
            share.tried(tests, functions, lambda line: _tell(session, line))
            os._exit(0)
    for child in children:
        os.waitpid(child, 0)
    _gather(made, tests, len(children))
    return True


@attrs.frozen
class Share:
    """The mutants that one of several processes tries, and what is settled of them already."""

    number: int
    chosen: list[Mutant]
    known: dict[Place, dict[str, Any]]

    def tried(
        self,
        tests: Tests,
        functions: dict[Place, list[FunctionType]],
        tell: Callable[[str], None],
    ) -> None:
        """Try them one after the other, and write down now and then what was found."""
        outcome: list[dict[str, Any]] = []
        started = time.monotonic()
        for place, one in enumerate(self.chosen, start=1):
            if earlier := self.known.get((one.file, one.text)):
                trial = {part: earlier[part] for part in _OF_TRIAL}
            else:
                status, killer = _tried(one, tests, functions)
                early = (one.file, one.function) in EARLY.seen
                trial = {"status": status, "killer": killer, "early": early}
            outcome.append(_written(one) | trial)
            if place % 100 == 0 or place == len(self.chosen):
                tell(f"  {place} of {len(self.chosen)} in {time.monotonic() - started:.0f} s")
                _outcome_of(self.number).write_text(json.dumps(outcome), encoding="utf-8")


def _outcome_of(number: int) -> Path:
    return Path(f"{os.environ[OUTCOME]}.{number}")


def _gather(made: list[Mutant], tests: Tests, processes: int) -> None:
    """Put together what the processes found, each of which wrote it to a file of its own."""
    outcome: list[dict[str, Any]] = []
    for path in filter(Path.exists, map(_outcome_of, range(processes))):
        outcome += json.loads(path.read_text(encoding="utf-8"))
        path.unlink()
    outcome.sort(key=lambda one: (one["file"], one["line"], one["number"]))
    summary = {"made": len(made), "tests": len(tests.items), "mutants": outcome}
    Path(os.environ[OUTCOME]).write_text(json.dumps(summary), encoding="utf-8")


def _settled(earlier: str) -> dict[Place, dict[str, Any]]:
    """What an earlier run has settled, by the file and the text of the changed function."""
    found = json.loads(Path(earlier).read_text(encoding="utf-8"))["mutants"] if earlier else ()
    settled = [one for one in found if one["status"] in (KILLED, LATE) or one.get("settled")]
    return {(one["file"], one["text"]): one for one in settled}


def _tell(session: pytest.Session, line: str) -> None:
    with session.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print(line, file=sys.stderr, flush=True)


def _written(one: Mutant) -> dict[str, Any]:
    parts = ("file", "function", "line", "number", "was", "now", "text")
    return {part: getattr(one, part) for part in parts}


def _measured(items: list[pytest.Item], files: list[str]) -> Tests:
    """Run every test once, in a process of its own so that nothing is remembered here."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        tests = Tests(items)
        failed = [item.nodeid for item in _watched(tests, files)]
        told = [tests.seconds, [sorted(one) for one in tests.through], failed]
        with os.fdopen(writing, "w") as out:
            json.dump(told, out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        seconds, through, failed = json.load(answer)
    os.waitpid(child, 0)
    if failed:
        pytest.exit(f"these fail without any mutant: {', '.join(failed)}", returncode=2)
    return Tests(items, seconds, [{(file, name) for file, name in one} for one in through])


def _watched(tests: Tests, files: list[str]) -> list[pytest.Item]:
    watch = Watch(files)
    failed = []
    for number, item in enumerate(tests.items):
        following = number + 1 if number + 1 < len(tests.items) else None
        watch.seen.clear()
        sys.setprofile(watch)
        start = time.process_time()
        passed = tests.passes(number, following)
        tests.seconds.append(time.process_time() - start)
        sys.setprofile(None)
        tests.through.append(set(watch.seen))
        if not passed:
            failed.append(item)
    return failed


def _functions(files: list[str]) -> dict[Place, list[FunctionType]]:
    """All functions of the files that are alive, also those within others."""
    paths = {str(Path(file).resolve()): file for file in files}
    found: dict[Place, list[FunctionType]] = {}
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and (file := paths.get(one.__code__.co_filename)):
            found.setdefault((file, one.__code__.co_qualname), []).append(one)
    return found


def _tried(
    mutant: Mutant, tests: Tests, functions: dict[Place, list[FunctionType]]
) -> tuple[str, str]:
    numbers = tests.of((mutant.file, mutant.function))
    if not numbers:
        return UNTRIED, ""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _confine()
        killer = _first_failing(mutant, tests, numbers, functions)
        os.write(writing, str(killer).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    if not told:
        return LATE, ""
    if told == "None":
        return SURVIVED, ""
    tests.kills[int(told)] += 1
    return KILLED, tests.items[int(told)].nodeid


def _confine() -> None:
    """Let a process end by itself that runs on, waits or grows without end."""
    for number in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.alarm(_LONGEST_WAIT)


def _first_failing(
    mutant: Mutant,
    tests: Tests,
    numbers: list[int],
    functions: dict[Place, list[FunctionType]],
) -> int | None:
    _exchange(mutant, mutant.code, mutant.function, functions)
    for place, number in enumerate(numbers):
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        signal.setitimer(signal.ITIMER_PROF, _PATIENCE + _FACTOR * tests.seconds[number])
        if not tests.passes(number, following):
            return number
    return None


def _exchange(
    mutant: Mutant, code: CodeType, name: str, functions: dict[Place, list[FunctionType]]
) -> None:
    for one in functions.get((mutant.file, name), ()):
        if one.__code__.co_freevars == code.co_freevars:
            one.__code__ = code
        if name == mutant.function:
            _give_defaults(one, mutant.defaults)
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    for within in inner:
        if [one.co_name for one in inner].count(within.co_name) == 1:
            _exchange(mutant, within, f"{name}.<locals>.{within.co_name}", functions)


def _give_defaults(function: FunctionType, defaults: dict[str, object]) -> None:
    """Set those defaults that were changed."""
    if function.__defaults__:
        names = function.__code__.co_varnames[: function.__code__.co_argcount]
        given = names[-len(function.__defaults__) :]
        function.__defaults__ = tuple(
            defaults.get(name, value)
            for name, value in zip(given, function.__defaults__, strict=True)
        )
    for name in function.__kwdefaults__ or ():
        function.__kwdefaults__[name] = defaults.get(name, function.__kwdefaults__[name])
