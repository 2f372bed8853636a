"""Hold a rule, or whatever else has laws, to them: in one call, or as tests of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Flaky
from hypothesis.strategies import SearchStrategy

from provenance.claim import Claim
from provenance.errors import ProvenanceError, shown
from provenance.laws import Family, Law, Violation, laws_of
from provenance.laws.rules import as_rule
from provenance.testing.examples import drawn, examples_of

__all__ = ["Unlawful", "assert_lawful", "lawful", "violations"]

_LONG = 4
# Explaining a failure makes finding it many times slower, and a law explains itself.
_PHASES = (Phase.explicit, Phase.generate, Phase.shrink)


class Unlawful(AssertionError):
    """What a subject does against the laws: each law, the smallest example, the claims to paste."""

    def __init__(self, found: Iterable[Violation], more: Iterable[str] = ()) -> None:
        self.violations = tuple(found)
        said = [*map(str, self.violations), *more]
        super().__init__("\n\n".join(said))


class _Broken(Exception):
    """Tells Hypothesis that an example breaks a law."""


def violations(
    subject: Any,
    *,
    family: Family | str = Family.RULES,
    laws: Iterable[Law] | None = None,
    claims: SearchStrategy[Claim] | None = None,
    max_examples: int | None = None,
) -> tuple[Violation, ...]:
    """Every law that a subject breaks, each with the smallest example found.

    >>> from provenance.laws.culprits import reads_notes
    >>> [violation.law.name for violation in violations(reads_notes, max_examples=20)]
    ['notes-change-nothing']
    """
    tried = laws_of(family) if laws is None else tuple(laws)
    found = (
        _violation(law, subject, claims, max_examples) for law in tried if law.applies(subject)
    )
    return tuple(violation for violation in found if violation is not None)


def _violation(
    law: Law, subject: Any, claims: SearchStrategy[Claim] | None, max_examples: int | None
) -> Violation | None:
    count = max_examples or settings().max_examples
    seen = None
    if claims is None:
        seen = next(_broken(law, subject, drawn(law.needs, count)), None)
        if seen is None:
            return None
    # Once something is known to be wrong, it pays to look on until Hypothesis meets it too.
    found = _smallest(law, subject, claims, count if seen is None else _LONG * count)
    return seen if found is None else found  # a violation is false


def _broken(law: Law, subject: Any, examples: Iterable[tuple[Any, ...]]) -> Iterator[Violation]:
    for example in examples:
        held = law.holds(subject, *example)
        if held is not True:
            yield held


def _smallest(
    law: Law, subject: Any, claims: SearchStrategy[Claim] | None, count: int
) -> Violation | None:
    last: list[Violation] = []

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=True,
        phases=_PHASES,
        suppress_health_check=list(HealthCheck),
    )
    @given(examples_of(law.needs, claims=claims))
    def tried(example: tuple[Any, ...]) -> None:
        held = law.holds(subject, *example)
        if held is not True:
            last.append(held)
            raise _Broken

    try:
        tried()
    except (_Broken, Flaky):
        # The last one is the smallest; a subject with a memory may break a law only sometimes.
        return min(last[-1:] + last[:1], key=_size) if last else None
    return None


def _size(violation: Violation) -> int:
    return len(violation.ledger)


def assert_lawful(
    subject: Any,
    *,
    family: Family | str = Family.RULES,
    except_for: Mapping[str, str] | None = None,
    claims: SearchStrategy[Claim] | None = None,
    max_examples: int | None = None,
) -> None:
    """Raise `Unlawful` with every law that a subject breaks; a rule, unless `family` says other.

    `except_for` gives laws that it is known to break, each with the reason; one that holds after
    all is reported too. `claims` draws claims of one's own domain.

    >>> from provenance import Claim
    >>> def quoted(claim: Claim):
    ...     "Whoever gives a figure is quoted."
    ...     return "no words" if claim.estimate and not claim.words else None
    >>> assert_lawful(quoted, max_examples=10)
    """
    excepted = _checked(except_for or {}, family, [subject])
    known = {name.rpartition("/")[2]: reason for name, reason in excepted.items()}
    found = violations(subject, family=family, claims=claims, max_examples=max_examples)
    broken = {violation.law.name for violation in found}
    binding = {law.name for law in laws_of(family) if law.applies(subject)}
    kept = [
        f"{name}: holds, though excepted: {known[name]}" for name in binding & known.keys() - broken
    ]
    wrong = [violation for violation in found if violation.law.name not in known]
    if wrong or kept:
        raise Unlawful(wrong, sorted(kept))


def _checked(
    except_for: Mapping[str, str], family: Family | str, subjects: Sequence[Any]
) -> Mapping[str, str]:
    """Refuse an exception without a reason, or from what no law asks of any of the subjects."""
    laws = laws_of(family)
    names = {law.name for law in laws}
    asked = {
        name
        for subject in subjects
        for law in laws
        if law.applies(subject)
        for name in (law.name, f"{_name(subject, family)}/{law.name}")
    }
    for name, reason in except_for.items():
        if name.rpartition("/")[2] not in names:
            message = f"no law of {Family(family)} is named {shown(name)}; see docs/laws.md"
            raise ProvenanceError(message, value=name)
        if name not in asked:
            message = f"nothing here is asked for {shown(name)}; take the exception out"
            raise ProvenanceError(message, value=name)
        if not reason.strip():
            raise ProvenanceError(f"why is {name!r} excepted? give a reason", value=name)
    return dict(except_for)


@attrs.frozen
class Case:
    """One subject and one law, as a test of its own."""

    subject: Any
    law: Law
    claims: SearchStrategy[Claim] | None
    max_examples: int | None

    def check(self) -> None:
        """Raise `Unlawful` with the smallest example that breaks the law."""
        __tracebackhide__ = True
        found = _violation(self.law, self.subject, self.claims, self.max_examples)
        if found is not None:
            raise Unlawful([found])


def lawful(
    *subjects: Any,
    except_for: Mapping[str, str] | None = None,
    family: Family | str = Family.RULES,
    claims: SearchStrategy[Claim] | None = None,
    max_examples: int | None = None,
) -> Callable[[Callable[[], object]], Callable[[Case], None]]:
    """Make of a test function one pytest test for each subject and law, by the id "subject-law".

    `except_for` maps a law, or "subject/law", to the reason why it does not hold: such tests are
    expected to fail, and one that passes fails the run. The function's own body runs first.

    >>> from provenance.laws.culprits import reads_notes
    >>> @lawful(reads_notes, except_for={"notes-change-nothing": "it is about notes"})
    ... def test_reads_notes():
    ...     "Each law of rules."
    >>> [mark.name for mark in test_reads_notes.pytestmark]
    ['parametrize']
    """
    import pytest

    known = _checked(except_for or {}, family, subjects)
    params = [
        pytest.param(
            Case(subject, law, claims, max_examples),
            id=f"{_name(subject, family)}-{law.name}",
            marks=_marks(pytest, known, _name(subject, family), law),
        )
        for subject in subjects
        for law in laws_of(family)
        if law.applies(subject)
    ]

    def decorated(function: Callable[[], object]) -> Callable[[Case], None]:
        def test(case: Case) -> None:
            __tracebackhide__ = True
            function()
            case.check()

        # Not functools.wraps: pytest would look through it for the arguments of the function.
        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            setattr(test, name, getattr(function, name))
        marked: Callable[[Case], None] = pytest.mark.parametrize("case", params)(test)
        return marked

    return decorated


def _name(subject: Any, family: Family | str) -> str:
    if Family(family) is Family.RULES:
        made = as_rule(subject)
        return made.id if made is subject else str(getattr(subject, "__name__", made.id))
    return str(getattr(subject, "__name__", None) or subject)


def _marks(pytest: Any, known: Mapping[str, str], name: str, law: Law) -> list[Any]:
    reason = known.get(f"{name}/{law.name}", known.get(law.name))
    if reason is None:
        return []
    return [pytest.mark.xfail(reason=reason, raises=Unlawful, strict=True)]
