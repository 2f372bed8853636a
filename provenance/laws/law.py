"""A law: one sentence that must hold of a subject whatever it is shown, and the test of it.

Laws are plain values and need no test framework. What a law is tested on is its *subject*: a rule,
a tolerance, a way to compare, a format. What it is shown are example values of the kinds that
`needs` lists. Every law carries a subject that breaks it, the proof that it can fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, Literal

import attrs

from provenance.claim import Claim
from provenance.errors import shown
from provenance.ledger import Ledger

__all__ = ["Family", "Law", "Suite", "Violation"]

Test = Callable[..., str | None]
_LONGEST_REASON = 300


class Family(StrEnum):
    """What a law is about.

    >>> Family("series")
    <Family.SERIES: 'series'>
    """

    ESTIMATES = "estimates"
    TOLERANCES = "tolerances"
    COMPARISON = "comparison"
    LINEAGE = "lineage"
    RULES = "rules"
    CHECKING = "checking"
    SERIES = "series"
    LEDGER = "ledger"
    LANGUAGE = "language"
    FORMATS = "formats"
    REPORTS = "reports"


@attrs.frozen
class Violation:
    """A law that does not hold: which, how one sees it, and the values that show it. It is false.

    >>> from provenance.laws import law_named
    >>> law = law_named("overlap-is-symmetric")
    >>> from provenance.estimate import Estimate
    >>> violation = law.holds(law.breaker, Estimate(3000, 3000), Estimate(3000))
    >>> bool(violation), violation.reason
    (False, 'either way round must be the same: True and False')
    """

    law: Law
    reason: str
    example: tuple[Any, ...]

    def __bool__(self) -> Literal[False]:
        """Count as false, so that `if law.holds(...)` reads as it should."""
        return False

    @property
    def ledger(self) -> Ledger:
        """The claims that show it, as a ledger."""
        return _ledger_of(self.example)

    @property
    def dossier(self) -> str:
        """The claims as a dossier in TOML, to be saved and run with `provenance check`."""
        from provenance.laws.snippet import written

        return written(self.ledger)

    def __str__(self) -> str:
        """Name the law, say what was seen, and give the values: claims as a dossier."""
        lines = [f"{self.law.name}: {self.law.statement}", f"broken: {self.reason}"]
        plain = [value for value in self.example if not _is_told(value)]
        lines += [f"with {shown(value, limit=_LONGEST_REASON)}" for value in plain]
        return "\n".join([*lines, self.dossier] if self.ledger.claims else lines)


def _ledger_of(values: tuple[Any, ...]) -> Ledger:
    whole = next((value for value in values if isinstance(value, Ledger)), Ledger())
    apart = {claim.id: claim for claim in whole}
    for value in values:
        told = (value,) if isinstance(value, Claim) else getattr(value, "claims", ())
        for claim in told:
            apart.setdefault(claim.id, claim)
    return whole.but(claims=tuple(apart.values()))


def _is_told(value: object) -> bool:
    return isinstance(value, Claim) or hasattr(value, "claims")


def _always(_subject: object) -> bool:
    return True


@attrs.frozen
class Law:
    """One sentence that must be true of every subject of its family, and the test of it.

    `needs` names the kinds of value the test is shown, after which strategies are chosen;
    `catches` is the slip that breaks it, and `breaker` a subject that makes that slip. A law binds
    only those subjects for which `applies` is true.

    >>> from provenance.laws import law_named
    >>> law = law_named("overlap-is-symmetric")
    >>> law.family.value, law.needs, law.arity
    ('estimates', ('estimate', 'estimate'), 2)
    """

    name: str
    statement: str
    family: Family = attrs.field(converter=Family)
    needs: tuple[str, ...]
    catches: str
    test: Test = attrs.field(repr=False)
    breaker: Any = attrs.field(repr=False)
    applies: Callable[[Any], bool] = attrs.field(default=_always, repr=False)

    @property
    def arity(self) -> int:
        """How many values the test is shown."""
        return len(self.needs)

    def holds(self, subject: Any, *values: Any) -> Literal[True] | Violation:
        """Test the law on a subject with example values: True, or what breaks it.

        A subject that raises breaks the law: every value it is shown is a valid one.

        >>> from provenance.laws import law_named
        >>> from provenance.tolerance import Tolerance
        >>> law_named("a-half-width-is-never-negative").holds(Tolerance.grain(), 3000)
        True
        """
        try:
            reason = self.test(subject, *values)
        except Exception as error:  # noqa: BLE001 - whatever a user's subject raises is the answer
            reason = f"it raised {type(error).__name__}: {error}"
        return Violation(self, reason, values) if reason else True

    def __str__(self) -> str:
        """Say the law."""
        return f"{self.name}: {self.statement}"


@attrs.frozen
class Suite:
    """The laws of one family, what they are tested on, and such subjects as ship here.

    >>> Suite(Family.SERIES, "a daily series", (), tuple).subject
    'a daily series'
    """

    family: Family
    subject: str
    laws: tuple[Law, ...]
    ours: Callable[[], tuple[Any, ...]] = attrs.field(repr=False)


class Gathering:
    """Collects the laws of a family as its module states them."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self._laws: list[Law] = []

    def law(
        self,
        name: str,
        statement: str,
        *,
        needs: str,
        catches: str,
        breaker: Any,
        applies: Callable[[Any], bool] = _always,
    ) -> Callable[[Test], Test]:
        """State a law; the function below is its test, and gives what is wrong, or None."""

        def stated(test: Test) -> Test:
            kinds: tuple[str, ...] = tuple(needs.split())
            made = Law(name, statement, self.family, kinds, catches, test, breaker, applies)
            self._laws.append(made)
            return test

        return stated

    def __iter__(self) -> Iterator[Law]:
        return iter(self._laws)
