"""The page of laws, written from the laws themselves: `python -m provenance.laws.catalogue`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from provenance.laws import Family, suite_of
from provenance.laws.counterexamples import NON_LAWS, THROWN_OUT

__all__ = ["page"]

_INTRODUCTION = """\
# Laws

A law is one sentence that must be true of a subject whatever it is shown. Each is a value of
`provenance.laws` that can be run without any test framework, and each is proven able to fail: a
subject that makes the slip in the last column ships with it, and a test catches it.

This page is written from those values by `python -m provenance.laws.catalogue`. How to use them is
told in [testing rules of your own](testing.md).
"""


def page() -> str:
    """Every law by family, then what is false though it sounds true, and what was left out.

    >>> page().splitlines()[0]
    '# Laws'
    """
    return "\n".join([_INTRODUCTION, *_families(), *_non_laws(), *_thrown_out()]) + "\n"


def _families() -> Iterator[str]:
    for family in Family:
        suite = suite_of(family)
        yield f"## {family.value.capitalize()}\n"
        yield f"Tested on {suite.subject}.\n"
        yield "| law | what must hold | what it catches |\n|---|---|---|"
        for law in suite.laws:
            yield f"| `{law.name}` | {law.statement} | {law.catches} |"
        yield ""


def _non_laws() -> Iterator[str]:
    yield "## False, though it sounds true\n"
    yield "Each has a counterexample that the tests run (`provenance.laws.counterexamples`).\n"
    yield "| sentence | why it is false |\n|---|---|"
    for one in NON_LAWS:
        yield f"| {one.sentence} | {one.because} |"
    yield ""


def _thrown_out() -> Iterator[str]:
    yield "## Left out\n"
    yield "| law of other systems | why it is none here, or how much of it was kept |\n|---|---|"
    for sentence, reason in THROWN_OUT:
        yield f"| {sentence} | {reason} |"


if __name__ == "__main__":
    sys.stdout.write(page())
