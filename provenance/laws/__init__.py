"""Laws as plain values: what must be true of estimates, verdicts, rules, files and reports.

The laws of all families, and the first of three ways to use them: in a script, on claims of one's
own. `provenance.testing` has the other two, with drawn examples.

>>> len(laws_of("estimates")) > 20
True
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from provenance.errors import ProvenanceError, shown
from provenance.laws.law import Family, Law, Suite, Violation
from provenance.laws.on_record import broken

__all__ = [
    "Family",
    "Law",
    "Suite",
    "Violation",
    "all_laws",
    "broken",
    "law_named",
    "laws_of",
    "suite_of",
]


@cache
def suite_of(family: Family | str) -> Suite:
    """The laws of a family, with what they are tested on.

    >>> suite_of("lineage").family.value
    'lineage'
    """
    suite: Suite = import_module(f"provenance.laws.{Family(family)}").SUITE
    return suite


def laws_of(family: Family | str) -> tuple[Law, ...]:
    """The laws of a family, in the order in which they are stated.

    >>> laws_of("lineage") == suite_of("lineage").laws
    True
    """
    return suite_of(family).laws


def all_laws() -> tuple[Law, ...]:
    """Every law, family by family.

    >>> len(all_laws()) > 100
    True
    """
    return tuple(law for family in Family for law in laws_of(family))


def law_named(name: str) -> Law:
    """The law with a name; `ProvenanceError` where there is none.

    >>> law_named("an-echo-is-no-origin").family.value
    'lineage'
    """
    for law in all_laws():
        if law.name == name:
            return law
    raise ProvenanceError(f"no law is named {shown(name)}; see docs/laws.md", value=name)
