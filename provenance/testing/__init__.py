"""A kit for testing rules, stores and pipelines of one's own, with Hypothesis.

`assert_lawful` and `lawful` hold a rule to the laws of rules, `LedgerMachine` a store to a plain
list, `reference_check` a fast engine to a slow one, and the metamorphic helpers a pipeline to what
must not change. `pip install claim-provenance[testing]`.
"""

from __future__ import annotations

from provenance.testing.examples import examples_of
from provenance.testing.lawfulness import Unlawful, assert_lawful, lawful, violations
from provenance.testing.machine import LedgerMachine
from provenance.testing.metamorphic import (
    Change,
    renamed,
    rescaled,
    shifted,
    shuffled,
    widened,
    with_echo,
    with_unrelated,
)
from provenance.testing.reference import reference_check

__all__ = [
    "Change",
    "LedgerMachine",
    "Unlawful",
    "assert_lawful",
    "examples_of",
    "lawful",
    "reference_check",
    "renamed",
    "rescaled",
    "shifted",
    "shuffled",
    "violations",
    "widened",
    "with_echo",
    "with_unrelated",
]
